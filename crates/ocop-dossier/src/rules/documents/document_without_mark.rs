//! A trademark paper that does not name its mark, or a label that shows none beside one.

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-mark",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ nhãn hiệu ghi rõ nhãn hiệu, nhãn sản phẩm cho biết nhãn hiệu đang dùng",
        "Trademark papers name the mark, and labels the mark that they show",
    ),
    why: Label::constant(
        "Không ghi nhãn hiệu thì không đối chiếu được giấy chứng nhận với nhãn sản phẩm",
        "Without the mark the paper cannot be set beside the label",
    ),
    message: Label::constant(
        "{document} “{name}” chưa ghi nhãn hiệu",
        "the {document} “{name}” does not tell its mark",
    ),
    repair: Label::constant(
        "ghi nhãn hiệu đúng như trên {document}",
        "tell the mark as it stands on the {document}",
    ),
    example: Label::constant(
        "Giấy chứng nhận đăng ký nhãn hiệu được kê khai mà không ghi là nhãn hiệu nào",
        "A trademark certificate is listed without saying of which mark",
    ),
    check,
};

/// Papers of a trademark.
const PAPERS: Kinds = Kinds::of(&[
    DocumentKind::TrademarkApplication,
    DocumentKind::TrademarkCertificate,
]);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let trademark = examination.has_any(PAPERS);
    lacking::lacking(examination, findings, "mark", |document| {
        let named =
            PAPERS.has(document.kind) || (document.kind == DocumentKind::ProductLabel && trademark);
        named && said(&document.mark).is_none()
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn trademark_papers_name_the_mark_and_labels_beside_them_too() {
        let mut dossier = clean();
        finds("document-without-mark", &dossier, &[]);

        paper(&mut dossier, "nhan").mark = None;
        paper(&mut dossier, "nhan-hieu").mark = Some(" ".into());
        finds(
            "document-without-mark",
            &dossier,
            &[
                (
                    "documents.nhan-hieu.mark",
                    "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa ghi nhãn hiệu",
                    "The trademark certificate “nhan-hieu” does not tell its mark",
                ),
                (
                    "documents.nhan.mark",
                    "Nhãn sản phẩm “nhan” chưa ghi nhãn hiệu",
                    "The product label “nhan” does not tell its mark",
                ),
            ],
        );

        // Without a trademark a label may show none.
        dossier.documents.remove("nhan-hieu");
        finds("document-without-mark", &dossier, &[]);
    }
}
