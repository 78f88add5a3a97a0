//! A document of an authority or body that does not tell which.

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-issuer",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ do cơ quan, tổ chức cấp đều ghi nơi cấp",
        "Papers of authorities and bodies tell who issued them",
    ),
    why: Label::constant(
        "Không rõ nơi cấp thì không biết giấy có đúng thẩm quyền không",
        "Without its issuer nobody knows whether a paper comes from the right authority",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi nơi cấp",
        "the {document} “{name}” does not tell who issued it",
    ),
    repair: Label::constant(
        "ghi nơi cấp của {document}; nếu bản giấy không có thì xin cấp hoặc lập lại",
        "tell who issued it of the {document}; if the paper lacks it, have it issued or drawn up anew",
    ),
    example: Label::constant(
        "Phiếu kết quả kiểm nghiệm không ghi phòng kiểm nghiệm",
        "A test report that does not name the laboratory",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    lacking::lacking(examination, findings, "issuer", |document| {
        document.kind.demands().issuer && said(&document.issuer).is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn papers_of_an_authority_or_body_name_it() {
        let mut dossier = clean();
        finds("document-without-issuer", &dossier, &[]);

        paper(&mut dossier, "haccp").issuer = None;
        paper(&mut dossier, "kiem-nghiem").issuer = Some(" ".into());
        // The applicant's own papers need none.
        paper(&mut dossier, "cong-bo").issuer = None;
        finds(
            "document-without-issuer",
            &dossier,
            &[
                (
                    "documents.haccp.issuer",
                    "Giấy chứng nhận quản lý chất lượng (ISO, HACCP…) “haccp” chưa ghi nơi cấp",
                    "The quality-management certificate (ISO, HACCP, …) “haccp” does not tell who issued it",
                ),
                (
                    "documents.kiem-nghiem.issuer",
                    "Phiếu kết quả kiểm nghiệm “kiem-nghiem” chưa ghi nơi cấp",
                    "The test report “kiem-nghiem” does not tell who issued it",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-issuer", &dossier),
            [
                "10: 2 → 1, 75 → 73, 4★ → 3★",
                "7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"
            ]
        );
    }
}
