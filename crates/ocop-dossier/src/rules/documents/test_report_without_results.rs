//! A test report of which no result is told.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "test-report-without-results",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Phiếu kiểm nghiệm được kê khai cùng kết quả của từng chỉ tiêu",
        "Test reports are listed with their results, indicator by indicator",
    ),
    why: Label::constant(
        "Không có kết quả thì không đối chiếu được với nhãn và bản công bố",
        "Without results nothing can be set beside label and declaration",
    ),
    message: Label::constant(
        "{document} “{name}” chưa kê khai kết quả chỉ tiêu nào",
        "no result of the {document} “{name}” is told",
    ),
    repair: Label::constant(
        "kê khai kết quả từng chỉ tiêu trên {document}",
        "tell the results on the {document}, indicator by indicator",
    ),
    example: Label::constant(
        "Phiếu kiểm nghiệm chỉ được kê khai số và ngày",
        "A test report is listed with number and day only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "results", |document| {
        document.kind == DocumentKind::TestReport && document.results.is_empty()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn a_test_report_tells_its_results() {
        let mut dossier = clean();
        finds("test-report-without-results", &dossier, &[]);

        paper(&mut dossier, "kiem-nghiem").results.clear();
        finds(
            "test-report-without-results",
            &dossier,
            &[(
                "documents.kiem-nghiem.results",
                "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa kê khai kết quả chỉ tiêu nào",
                "No result of the test report “kiem-nghiem” is told",
            )],
        );
    }
}
