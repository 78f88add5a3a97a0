//! A document of a kind that runs out, without the day on which it does.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-term",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ thuộc loại có thời hạn đều ghi ngày hết hạn",
        "Papers of kinds that run out tell when",
    ),
    why: Label::constant(
        "Không có ngày hết hạn thì không biết giấy còn giá trị khi nộp và khi xét không",
        "Without the day nobody knows whether a paper is valid on filing and on the decision",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi ngày hết hạn",
        "the {document} “{name}” does not tell when it runs out",
    ),
    repair: Label::constant(
        "ghi ngày hết hạn của {document}; nếu bản giấy không có thì xin cấp hoặc lập lại",
        "tell the last valid day of the {document}; if the paper lacks it, have it issued or drawn up anew",
    ),
    example: Label::constant(
        "Giấy chứng nhận VietGAP bỏ trống ngày hết hạn",
        "A VietGAP certificate with the last valid day left blank",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "valid_until", |document| {
        document.kind.demands().term && document.valid_until.is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn papers_that_run_out_tell_when() {
        let mut dossier = clean();
        finds("document-without-term", &dossier, &[]);

        paper(&mut dossier, "vietgap").valid_until = None;
        paper(&mut dossier, "haccp").valid_until = None;
        // A test report has no term of its own.
        paper(&mut dossier, "kiem-nghiem").valid_until = None;
        finds(
            "document-without-term",
            &dossier,
            &[
                (
                    "documents.haccp.valid_until",
                    "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) “haccp” chưa ghi ngày hết hạn",
                    "The quality-management certificate (ISO, HACCP, …) “haccp” does not tell when it runs out",
                ),
                (
                    "documents.vietgap.valid_until",
                    "Giấy chứng nhận vùng nguyên liệu, vùng sản xuất (VietGAP, hữu cơ…) “vietgap” chưa ghi ngày hết hạn",
                    "The certificate of the raw-material or production area (VietGAP, organic, …) “vietgap” does not tell when it runs out",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-term", &dossier),
            [
                "10: 2 → 1, 75 → 73, 4★ → 3★",
                "1.2: 2 → 1, 75 → 74, 4★ → 4★"
            ]
        );
    }
}
