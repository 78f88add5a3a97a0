//! A registered mark that no label shows, although another registered mark is on a label.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said, same};
use crate::check::findings::Findings;
use crate::check::risk::Entry;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "registered-mark-not-on-label",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn hiệu đã đăng ký được dùng trên nhãn sản phẩm",
        "A registered mark is on the label of the product",
    ),
    why: Label::constant(
        "Nhãn hiệu không dùng trên sản phẩm thì không chứng minh được cho sản phẩm",
        "A mark that is not on the product proves nothing for it",
    ),
    message: Label::constant(
        "{paper} là của nhãn hiệu “{mark}”, nhưng nhãn sản phẩm không ghi nhãn hiệu này",
        "the {paper} is for the mark “{mark}”, but no label of the product shows this mark",
    ),
    repair: Label::constant(
        "rút giấy tờ này nếu không dùng cho sản phẩm, hoặc nộp nhãn có ghi nhãn hiệu “{mark}”",
        "withdraw the document if it is not for this product, or submit the label that shows “{mark}”",
    ),
    example: Label::constant(
        "Nộp giấy tờ nhãn hiệu của sản phẩm khác của hợp tác xã",
        "The trademark of another product of the cooperative is submitted",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let documents = || {
        TRADEMARK
            .into_iter()
            .flat_map(|kind| examination.documents(kind))
    };
    let labels = || examination.documents(DocumentKind::ProductLabel);
    let shown = || labels().filter_map(|(_, label)| said(&label.mark));
    let is_shown = |mark: &str| shown().any(|shown| same(shown, mark));
    // A label without a mark may show this one. If no document fits, another rule reports the label.
    let unknown = labels().any(|(_, label)| said(&label.mark).is_none());
    let fits = documents().any(|(_, document)| said(&document.mark).is_some_and(is_shown));
    if unknown || !fits {
        return;
    }
    for (name, document) in documents() {
        let Some(mark) = said(&document.mark).filter(|mark| !is_shown(mark)) else {
            continue;
        };
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("mark", mark.into()),
        ];
        let path = format!("documents.{name}.mark");
        let cost = examination.risk_without_entry(name, Entry::Mark);
        findings.add_at_risk(path, values, cost);
    }
}

/// Certificates and accepted applications.
const TRADEMARK: [DocumentKind; 2] = [
    DocumentKind::TrademarkCertificate,
    DocumentKind::TrademarkApplication,
];

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::model::{Document, Dossier};
    use crate::testing::{clean, costs, finds, paper};

    /// The clean dossier with an application for another mark.
    fn two_marks() -> Dossier {
        let mut dossier = clean();
        let mut application = Document::new(DocumentKind::TrademarkApplication);
        application.mark = Some("Ong Rừng".into());
        dossier
            .documents
            .insert("don-nhan-hieu".into(), application);
        dossier
    }

    #[test]
    fn registered_marks_are_on_the_label() {
        finds("registered-mark-not-on-label", &clean(), &[]);

        let mut dossier = two_marks();
        finds(
            "registered-mark-not-on-label",
            &dossier,
            &[(
                "documents.don-nhan-hieu.mark",
                "Đơn đăng ký nhãn hiệu được chấp nhận hợp lệ hoặc công bố là của nhãn hiệu “Ong Rừng”, nhưng nhãn sản phẩm không ghi nhãn hiệu này",
                "The accepted or published trademark application is for the mark “Ong Rừng”, but no label of the product shows this mark",
            )],
        );
        assert_eq!(costs("registered-mark-not-on-label", &dossier), ["nothing"]);
        let mut second = paper(&mut dossier, "nhan").clone();
        second.mark = Some("ong rừng".into());
        dossier.documents.insert("nhan-2".into(), second);
        finds("registered-mark-not-on-label", &dossier, &[]);
    }

    #[test]
    fn points_depend_on_the_unused_mark() {
        let mut dossier = two_marks();
        // Only the application is for the label's mark. The level requires a certificate.
        paper(&mut dossier, "nhan").mark = Some("Ong rừng".into());
        finds(
            "registered-mark-not-on-label",
            &dossier,
            &[(
                "documents.nhan-hieu.mark",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 là của nhãn hiệu “Ong Núi Tuần Giáo”, nhưng nhãn sản phẩm không ghi nhãn hiệu này",
                "The trademark certificate no. GD-NH-400123 of 2023-11-20 is for the mark “Ong Núi Tuần Giáo”, but no label of the product shows this mark",
            )],
        );
        assert_eq!(
            costs("registered-mark-not-on-label", &dossier),
            ["3.5: 2 → 1, 75 → 74, 4★ → 3★"]
        );
    }

    #[test]
    fn a_label_of_another_mark_or_of_none_is_left_to_other_rules() {
        let mut dossier = two_marks();
        paper(&mut dossier, "nhan").mark = Some("Ong Đá".into());
        finds("registered-mark-not-on-label", &dossier, &[]);
        paper(&mut dossier, "nhan").mark = None;
        finds("registered-mark-not-on-label", &dossier, &[]);
        dossier.documents.remove("nhan");
        finds("registered-mark-not-on-label", &dossier, &[]);
    }
}
