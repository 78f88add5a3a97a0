//! A document that does not tell when it was issued or drawn up.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-issue-day",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ thuộc loại có ngày cấp, ngày lập đều ghi ngày đó",
        "Papers of kinds that have a day of issue tell it",
    ),
    why: Label::constant(
        "Không có ngày cấp thì không biết giấy có trước khi nộp hồ sơ và còn mới không",
        "Without its day nobody knows whether a paper is older than the filing, and how old it is",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi ngày cấp",
        "the {document} “{name}” does not tell its day of issue",
    ),
    repair: Label::constant(
        "ghi ngày cấp của {document}; nếu bản giấy không có thì xin cấp hoặc lập lại",
        "tell the day of issue of the {document}; if the paper lacks it, have it issued or drawn up anew",
    ),
    example: Label::constant(
        "Danh sách lao động không ghi ngày lập",
        "A list of workers without the day on which it was drawn up",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "issued", |document| {
        document.kind.demands().issued && document.issued.is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn papers_of_kinds_that_have_a_day_tell_it() {
        let mut dossier = clean();
        finds("document-without-issue-day", &dossier, &[]);

        paper(&mut dossier, "danh-sach-lao-dong").issued = None;
        paper(&mut dossier, "kiem-nghiem").issued = None;
        // A label has none.
        paper(&mut dossier, "nhan").issued = None;
        finds(
            "document-without-issue-day",
            &dossier,
            &[
                (
                    "documents.danh-sach-lao-dong.issued",
                    "Danh sách lao động “danh-sach-lao-dong” chưa ghi ngày cấp",
                    "The list of workers “danh-sach-lao-dong” does not tell its day of issue",
                ),
                (
                    "documents.kiem-nghiem.issued",
                    "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa ghi ngày cấp",
                    "The test report “kiem-nghiem” does not tell its day of issue",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-issue-day", &dossier),
            [
                "3.3: 3 → 0, 75 → 72, 4★ → 4★",
                "7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"
            ]
        );
    }
}
