//! A claim of a label or declaration on the product's content that no test report covers.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::demanded;
use crate::rules::shared::tested::{self, Reason};

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-without-test",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mỗi chỉ tiêu công bố, ghi trên nhãn đều có kết quả kiểm nghiệm",
        "Every indicator on the declaration or the label has a test result",
    ),
    why: Label::constant(
        "Chỉ tiêu chưa kiểm nghiệm thì không có căn cứ",
        "A claim that was not tested has no basis",
    ),
    message: Label::constant(
        "{paper} ghi chỉ tiêu “{indicator}” nhưng hồ sơ chưa có phiếu kết quả kiểm nghiệm chỉ tiêu này",
        "the {paper} states “{indicator}”, but no test report covers this indicator",
    ),
    repair: Label::constant(
        "đề nghị phòng kiểm nghiệm phân tích chỉ tiêu “{indicator}”, hoặc bỏ chỉ tiêu này khỏi {document}",
        "ask a laboratory to test “{indicator}”, or remove it from the {document}",
    ),
    example: Label::constant(
        "Nhãn ghi hàm lượng vitamin C, phiếu kết quả kiểm nghiệm không có chỉ tiêu này",
        "The label states the vitamin C content, but no test report covers it",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    const REPORT: Kinds = Kinds::of(&[DocumentKind::TestReport]);
    for (stated, _) in tested::unproven(examination, Reason::Untested) {
        // If no report lists a result, or if all are missing, another finding reports it.
        let missing = !examination.has_any(REPORT);
        let mut reports = examination.documents(DocumentKind::TestReport);
        if !missing && reports.all(|(_, report)| report.results.is_empty()) {
            return;
        }
        if missing
            && (demanded::lacks_proof(examination, REPORT)
                || demanded::test_report(examination).is_some())
        {
            return;
        }
        findings.add_at_risk(
            stated.path(),
            stated.values(examination),
            stated.risk(examination),
        );
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, costs, finds, paper, under};

    #[test]
    fn every_claim_has_a_test_result() {
        let mut dossier = clean();
        finds("label-claim-without-test", &dossier, &[]);

        let mut claim = paper(&mut dossier, "nhan").claims[0].clone();
        claim.indicator = "đường khử  TỰ DO ".into();
        paper(&mut dossier, "nhan").claims.push(claim.clone());
        finds("label-claim-without-test", &dossier, &[]);
        claim.indicator = "Đường khử tự do (*)".into();
        paper(&mut dossier, "nhan").claims[1] = claim.clone();
        finds("label-claim-without-test", &dossier, &[]);
        claim.indicator = "Đường khử".into();
        paper(&mut dossier, "nhan").claims.push(claim.clone());
        claim.indicator = "HMF".into();
        paper(&mut dossier, "cong-bo")
            .claims
            .insert(0, claim.clone());
        claim.indicator = " ".into();
        paper(&mut dossier, "cong-bo").claims.push(claim);
        finds(
            "label-claim-without-test",
            &dossier,
            &[
                (
                    "documents.cong-bo.claims[0]",
                    "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi chỉ tiêu “HMF” nhưng hồ sơ chưa có phiếu kết quả kiểm nghiệm chỉ tiêu này",
                    "The quality declaration no. 01/MORTG/2025 of 2025-05-05 states “HMF”, but no test report covers this indicator",
                ),
                (
                    "documents.nhan.claims[2]",
                    "Nhãn sản phẩm ghi chỉ tiêu “Đường khử” nhưng hồ sơ chưa có phiếu kết quả kiểm nghiệm chỉ tiêu này",
                    "The product label states “Đường khử”, but no test report covers this indicator",
                ),
            ],
        );
    }

    #[test]
    fn reports_that_are_all_without_results_may_cover_the_claim() {
        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").results.clear();
        finds("label-claim-without-test", &dossier, &[]);
        assert_eq!(costs("test-report-without-results", &dossier).len(), 1);
    }

    #[test]
    fn a_report_without_results_beside_another_hides_no_claim_that_was_not_tested() {
        let mut dossier = clean();
        let mut second = paper(&mut dossier, "kiem-nghiem").clone();
        second.results.clear();
        dossier.documents.insert("kiem-nghiem-hai".into(), second);
        finds("label-claim-without-test", &dossier, &[]);
        let results = &mut paper(&mut dossier, "kiem-nghiem").results;
        results.retain(|result| result.indicator != "Nước");
        assert_eq!(
            costs("label-claim-without-test", &dossier),
            ["9: 2 → 0, 75 → 71, 4★ → 2★"]
        );
    }

    #[test]
    fn missing_reports_are_reported_once() {
        let mut dossier = clean();
        dossier.documents.remove("kiem-nghiem");
        finds("label-claim-without-test", &dossier, &[]);
        dossier.self_score = None;
        finds("label-claim-without-test", &dossier, &[]);
        // No sheet of crafts requires a report.
        let mut dossier = under(Edition::E2026, 22);
        dossier.documents.remove("kiem-nghiem");
        assert_eq!(costs("label-claim-without-test", &dossier), ["nothing"; 3]);
    }
}
