//! A mark on a label that is not the mark of any trademark paper of the dossier.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said, same};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "label-mark-not-registered",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn hiệu trên nhãn là nhãn hiệu đã đăng ký hoặc nộp đơn",
        "The mark on the label is one that is registered or applied for",
    ),
    why: Label::constant(
        "Nhãn hiệu trên nhãn khác giấy thì giấy không chứng minh được cho sản phẩm",
        "Where the label shows another mark, the paper proves nothing for the product",
    ),
    message: Label::constant(
        "{document} “{name}” in nhãn hiệu “{mark}”, nhưng giấy tờ nhãn hiệu là {registered}",
        "the {document} “{name}” shows the mark “{mark}”, and the trademark papers are of {registered}",
    ),
    repair: Label::constant(
        "dùng nhãn hiệu đã đăng ký trên nhãn, hoặc nộp giấy của nhãn hiệu “{mark}”",
        "put the registered mark on the label, or add the paper of “{mark}”",
    ),
    example: Label::constant(
        "Nhãn in “Ong Rừng”, giấy chứng nhận là “Ong Núi”",
        "The label shows “Ong Rừng”, the certificate is of “Ong Núi”",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let papers = || PAPERS.into_iter().flat_map(|kind| examination.documents(kind));
    let registered = || papers().filter_map(|(_, paper)| said(&paper.mark));
    // Without a paper there is nothing to compare, and one that tells no mark may be of this one.
    if papers().any(|(_, paper)| said(&paper.mark).is_none()) || registered().next().is_none() {
        return;
    }
    // A collective or certification mark may stand on the label too.
    let signs = || {
        examination.documents(DocumentKind::OriginSign)
            .filter_map(|(_, sign)| said(&sign.mark))
    };
    for (name, label) in examination.documents(DocumentKind::ProductLabel) {
        let Some(mark) = said(&label.mark) else {
            continue;
        };
        if registered().chain(signs()).any(|own| same(own, mark)) {
            continue;
        }
        let values = vec![
            ("document", label.kind.label().into()),
            ("name", name.into()),
            ("mark", mark.into()),
            ("registered", registered().map(quoted).collect()),
        ];
        let risk = examination.risk_without_kinds(Kinds::of(&PAPERS));
        findings.add_at_risk(format!("documents.{name}.mark"), values, risk);
    }
}

fn quoted(mark: &str) -> Value {
    Value::from(&format!("“{mark}”"))
}

/// Certificates and accepted applications.
const PAPERS: [DocumentKind; 2] = [
    DocumentKind::TrademarkCertificate,
    DocumentKind::TrademarkApplication,
];

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn the_mark_on_the_label_is_a_registered_one() {
        let mut dossier = clean();
        finds("label-mark-not-registered", &dossier, &[]);

        paper(&mut dossier, "nhan").mark = Some(" ONG núi Tuần Giáo".into());
        finds("label-mark-not-registered", &dossier, &[]);
        paper(&mut dossier, "nhan").mark = Some("Ong Rừng".into());
        finds(
            "label-mark-not-registered",
            &dossier,
            &[(
                "documents.nhan.mark",
                "Nhãn sản phẩm “nhan” in nhãn hiệu “Ong Rừng”, nhưng giấy tờ nhãn hiệu là “Ong Núi Tuần Giáo”",
                "The product label “nhan” shows the mark “Ong Rừng”, and the trademark papers are of “Ong Núi Tuần Giáo”",
            )],
        );
        assert_eq!(
            costs("label-mark-not-registered", &dossier),
            ["3.5: 2 → 0, 75 → 73, 4★ → 2★"]
        );
    }

    #[test]
    fn applications_and_collective_marks_count() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan").mark = Some("Ong Rừng".into());
        paper(&mut dossier, "nhan-hieu-tap-the").mark = Some("Ong Rừng".into());
        finds("label-mark-not-registered", &dossier, &[]);

        paper(&mut dossier, "nhan-hieu-tap-the").mark = None;
        let mut application = Document::new(DocumentKind::TrademarkApplication);
        application.mark = Some("Ong rừng".into());
        dossier
            .documents
            .insert("don-nhan-hieu".into(), application);
        finds("label-mark-not-registered", &dossier, &[]);
    }

    #[test]
    fn where_a_mark_is_not_told_nothing_is_known() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan").mark = Some("Ong Rừng".into());
        paper(&mut dossier, "nhan-hieu").mark = Some(" ".into());
        finds("label-mark-not-registered", &dossier, &[]);
        dossier.documents.remove("nhan-hieu");
        finds("label-mark-not-registered", &dossier, &[]);
        let mut dossier = clean();
        paper(&mut dossier, "nhan").mark = None;
        finds("label-mark-not-registered", &dossier, &[]);
    }
}
