//! A document that does not tell in whose name it is.

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-holder",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ cấp cho chủ thể đều ghi tên người được cấp",
        "Papers given to the applicant tell in whose name they are",
    ),
    why: Label::constant(
        "Không có tên người được cấp thì không biết giấy có phải của chủ thể không",
        "Without its holder nobody knows whether a paper is the applicant's",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi tên người được cấp",
        "the {document} “{name}” does not tell in whose name it is",
    ),
    repair: Label::constant(
        "ghi tên người được cấp của {document}; nếu bản giấy không có thì xin cấp hoặc lập lại",
        "tell the holder of the {document}; if the paper lacks it, have it issued or drawn up anew",
    ),
    example: Label::constant(
        "Giấy chứng nhận đăng ký nhãn hiệu không ghi chủ giấy",
        "A trademark certificate without the owner",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "holder", |document| {
        document.kind.demands().holder && said(&document.holder).is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn papers_given_to_the_applicant_tell_their_holder() {
        let mut dossier = clean();
        finds("document-without-holder", &dossier, &[]);

        paper(&mut dossier, "nhan-hieu").holder = None;
        paper(&mut dossier, "moi-truong").holder = Some(" ".into());
        // A test report is of a product.
        paper(&mut dossier, "kiem-nghiem").holder = None;
        finds(
            "document-without-holder",
            &dossier,
            &[
                (
                    "documents.moi-truong.holder",
                    "Hồ sơ môi trường “moi-truong” chưa ghi tên người được cấp",
                    "The environment paper “moi-truong” does not tell in whose name it is",
                ),
                (
                    "documents.nhan-hieu.holder",
                    "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa ghi tên người được cấp",
                    "The trademark certificate “nhan-hieu” does not tell in whose name it is",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-holder", &dossier),
            [
                "1.6: 2 → 0, 75 → 73, 4★ → 3★",
                "3.5: 2 → 0, 75 → 73, 4★ → 2★"
            ]
        );
    }
}
