//! A product standard or declaration without the test report that the sheet asks for beside it.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::demanded;

pub(crate) const RULE: Rule = Rule {
    name: "missing-test-report",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tiêu chuẩn, công bố sản phẩm kèm phiếu kiểm nghiệm khi bộ tiêu chí bắt buộc",
        "A product standard or declaration comes with a test report where the sheet asks for it",
    ),
    why: Label::constant(
        "Bộ tiêu chí bắt buộc có phiếu kiểm nghiệm các chỉ tiêu an toàn thực phẩm kèm tiêu chuẩn sản phẩm",
        "The sheet asks that the product standard come with a test report on the food-safety criteria",
    ),
    message: Label::constant(
        "tiêu chí {criterion} yêu cầu {document} kèm theo mà hồ sơ không có: “{note}”",
        "criterion {criterion} asks for a {document} besides, and there is none: “{note}”",
    ),
    repair: Label::constant(
        "kiểm nghiệm sản phẩm theo tiêu chuẩn đã công bố và nộp {document}",
        "have the product tested to the declared standard and add the {document}",
    ),
    example: Label::constant(
        "Có bản tự công bố nhưng chưa kiểm nghiệm",
        "A declaration is there, and nothing was tested",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(note) = demanded::test_report(examination) else {
        return;
    };
    let key = note.criterion().map_or("", |criterion| criterion.key());
    let kind = DocumentKind::TestReport;
    let values = vec![
        ("criterion", key.into()),
        ("document", kind.label().into()),
        ("note", note.label().clone().into()),
    ];
    findings.add_at_criterion(key, format!("documents.{kind}"), values, None);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, costs, finds, under};

    #[test]
    fn a_standard_comes_with_a_test_report() {
        let mut dossier = clean();
        dossier.self_score = None;
        finds("missing-test-report", &dossier, &[]);

        dossier.documents.remove("kiem-nghiem");
        finds(
            "missing-test-report",
            &dossier,
            &[(
                "documents.test-report",
                "Tiêu chí 9 yêu cầu phiếu kết quả kiểm nghiệm kèm theo mà hồ sơ không có: “Bắt buộc: tiêu chuẩn sản phẩm kèm phiếu kiểm nghiệm các chỉ tiêu an toàn thực phẩm”",
                "Criterion 9 asks for a test report besides, and there is none: “Required: the product standard comes with a test report on the food-safety criteria”",
            )],
        );

        dossier.documents.remove("cong-bo");
        assert_eq!(costs("missing-test-report", &dossier), ["nothing"]);
        // Without a standard and a declaration there is nothing to test against.
        dossier.documents.remove("tieu-chuan");
        finds("missing-test-report", &dossier, &[]);
    }

    #[test]
    fn a_claimed_level_that_lacks_it_tells_so_alone() {
        let mut dossier = clean();
        dossier.documents.remove("kiem-nghiem");
        assert!(!costs("unproven-level", &dossier).is_empty());
        finds("missing-test-report", &dossier, &[]);
    }

    #[test]
    fn the_sheets_of_26_that_ask_for_it_of_every_product_are_these() {
        for sheet in Edition::E2026.sheets() {
            let mut dossier = under(Edition::E2026, sheet.number());
            dossier.documents.remove("kiem-nghiem");
            let asked = !costs("missing-test-report", &dossier).is_empty();
            assert_eq!(asked, sheet.number() <= 17, "{sheet}");
        }
    }
}
