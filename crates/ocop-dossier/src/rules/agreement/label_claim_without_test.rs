//! A claim of a label or declaration on the product's content that no test report measured.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{demanded, tested};

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-without-test",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mỗi chỉ tiêu công bố, ghi trên nhãn có kết quả kiểm nghiệm",
        "Every indicator that is declared or stands on the label was tested",
    ),
    why: Label::constant(
        "Chỉ tiêu không kiểm nghiệm thì không có căn cứ",
        "A claim that was not tested rests on nothing",
    ),
    message: Label::constant(
        "{document} “{name}” ghi chỉ tiêu “{indicator}” nhưng chưa có kết quả kiểm nghiệm",
        "the {document} “{name}” states “{indicator}”, which no test report measured",
    ),
    repair: Label::constant(
        "kiểm nghiệm chỉ tiêu “{indicator}”, hoặc bỏ khỏi {document}",
        "have “{indicator}” tested, or leave it out of the {document}",
    ),
    example: Label::constant(
        "Nhãn ghi hàm lượng vitamin C mà phiếu kiểm nghiệm không có",
        "The label tells the vitamin C that no report measured",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    const REPORT: Kinds = Kinds::of(&[DocumentKind::TestReport]);
    for stated in tested::claims(examination) {
        let indicator = &stated.claim.indicator;
        if tested::results(examination, indicator).next().is_some() {
            continue;
        }
        // A report whose results are not told may hold it.
        let mut reports = examination.documents(DocumentKind::TestReport);
        if reports.any(|(_, report)| report.results.is_empty()) {
            return;
        }
        // That all reports are missing is told once.
        let missing = !examination.has_any(REPORT);
        if missing && (demanded::lacks_proof(examination, REPORT) || demanded::test_report(examination).is_some())
        {
            return;
        }
        let (name, index) = (stated.name, stated.index);
        let values = vec![
            ("document", stated.document.kind.label().into()),
            ("name", name.into()),
            ("indicator", indicator.into()),
        ];
        findings.add(format!("documents.{name}.claims[{index}]"), values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, costs, finds, paper, under};

    #[test]
    fn every_claim_was_tested() {
        let mut dossier = clean();
        finds("label-claim-without-test", &dossier, &[]);

        let mut claim = paper(&mut dossier, "nhan").claims[0].clone();
        claim.indicator = "đường khử  TỰ DO ".into();
        paper(&mut dossier, "nhan").claims.push(claim.clone());
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
                    "Bản công bố chất lượng sản phẩm “cong-bo” ghi chỉ tiêu “HMF” nhưng chưa có kết quả kiểm nghiệm",
                    "The quality declaration “cong-bo” states “HMF”, which no test report measured",
                ),
                (
                    "documents.nhan.claims[2]",
                    "Nhãn sản phẩm “nhan” ghi chỉ tiêu “Đường khử” nhưng chưa có kết quả kiểm nghiệm",
                    "The product label “nhan” states “Đường khử”, which no test report measured",
                ),
            ],
        );
    }

    #[test]
    fn reports_whose_results_are_not_told_may_hold_it() {
        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").results.clear();
        finds("label-claim-without-test", &dossier, &[]);
    }

    #[test]
    fn that_all_reports_are_missing_is_told_once() {
        let mut dossier = clean();
        dossier.documents.remove("kiem-nghiem");
        finds("label-claim-without-test", &dossier, &[]);
        dossier.self_score = None;
        finds("label-claim-without-test", &dossier, &[]);
        // No sheet of crafts asks for a report.
        let mut dossier = under(Edition::E2026, 22);
        dossier.documents.remove("kiem-nghiem");
        assert_eq!(costs("label-claim-without-test", &dossier), ["nothing"; 3]);
    }
}
