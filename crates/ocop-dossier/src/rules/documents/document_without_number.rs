//! A document without the number by which papers of its kind are known.

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-number",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ thuộc loại có số đều được ghi số",
        "Papers of kinds that have a number tell it",
    ),
    why: Label::constant(
        "Không có số thì không đối chiếu được với nơi cấp",
        "Without its number a paper cannot be checked with its issuer",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi số",
        "the {document} “{name}” does not tell its number",
    ),
    repair: Label::constant(
        "ghi số của {document}; nếu bản giấy không có thì xin cấp hoặc lập lại",
        "tell the number of the {document}; if the paper lacks it, have it issued or drawn up anew",
    ),
    example: Label::constant(
        "Giấy chứng nhận an toàn thực phẩm bỏ trống ô số",
        "A food-safety certificate with the number left blank",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "number", |document| {
        document.kind.demands().number && said(&document.number).is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn papers_of_kinds_that_have_a_number_tell_it() {
        let mut dossier = clean();
        finds("document-without-number", &dossier, &[]);

        paper(&mut dossier, "an-toan-thuc-pham").number = Some(" ".into());
        paper(&mut dossier, "nhan-hieu").number = None;
        // Photographs have none.
        paper(&mut dossier, "anh-san-xuat").number = None;
        finds(
            "document-without-number",
            &dossier,
            &[
                (
                    "documents.an-toan-thuc-pham.number",
                    "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm “an-toan-thuc-pham” chưa ghi số",
                    "The food-safety eligibility certificate “an-toan-thuc-pham” does not tell its number",
                ),
                (
                    "documents.nhan-hieu.number",
                    "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa ghi số",
                    "The trademark certificate “nhan-hieu” does not tell its number",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-number", &dossier),
            ["nothing", "3.5: 2 → 0, 75 → 73, 4★ → 2★"]
        );
    }
}
