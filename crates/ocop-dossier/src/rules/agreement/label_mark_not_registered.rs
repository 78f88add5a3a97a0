//! A mark on a label that is not the mark of any trademark document in the dossier.

use alloc::format;
use alloc::vec;

use ocop_core::internal::concept;
use ocop_core::{Label, Star};

use crate::check::examination::{Examination, said, same};
use crate::check::findings::Findings;
use crate::check::risk::Entry;
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
        "Nhãn hiệu trên nhãn là nhãn hiệu đã đăng ký hoặc đã nộp đơn đăng ký",
        "The mark on the label is registered or applied for",
    ),
    why: Label::constant(
        "Nhãn hiệu trên nhãn khác với giấy tờ thì giấy tờ không chứng minh được cho sản phẩm",
        "If the label shows another mark, the document proves nothing for the product",
    ),
    message: MESSAGE,
    repair: REPAIR,
    example: Label::constant(
        "Nhãn ghi “Ong Rừng”, giấy chứng nhận là của “Ong Núi”",
        "The label shows “Ong Rừng”, but the certificate is for “Ong Núi”",
    ),
    check,
};

pub(super) const MESSAGE: Label = Label::constant(
    "{paper} ghi nhãn hiệu “{mark}”, nhưng giấy tờ về nhãn hiệu trong hồ sơ là của {registered}",
    "the {paper} shows the mark “{mark}”, but the trademark documents are for {registered}",
);
pub(super) const REPAIR: Label = Label::constant(
    "ghi nhãn hiệu đã đăng ký lên nhãn, hoặc nộp giấy tờ của nhãn hiệu “{mark}”",
    "put the registered mark on the label, or submit the trademark document for “{mark}”",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    add(examination, findings, false);
}

/// Finds the marks, if a star of the self-score requires a registered mark or not.
pub(super) fn add(examination: &Examination<'_>, findings: &mut Findings<'_>, required: bool) {
    let documents = || {
        TRADEMARK
            .into_iter()
            .flat_map(|kind| examination.documents(kind))
    };
    let registered = || documents().filter_map(|(_, document)| said(&document.mark));
    // Without a document, there is nothing to compare. A document without a mark may be for this one.
    if documents().any(|(_, document)| said(&document.mark).is_none())
        || registered().next().is_none()
    {
        return;
    }
    // A collective or certification mark may also be on the label.
    let signs = || {
        examination
            .documents(DocumentKind::OriginSign)
            .filter_map(|(_, sign)| said(&sign.mark))
    };
    for (name, label) in examination.documents(DocumentKind::ProductLabel) {
        let Some(mark) = said(&label.mark) else {
            continue;
        };
        if registered().chain(signs()).any(|own| same(own, mark))
            || is_required(examination) != required
        {
            continue;
        }
        let values = vec![
            ("document", label.kind.words().into()),
            ("name", examination.document(name)),
            ("mark", mark.into()),
            ("registered", registered().map(quoted).collect()),
        ];
        let risk = examination.risk_without_kinds(Kinds::of(&TRADEMARK), Entry::Mark);
        findings.add_at_risk(format!("documents.{name}.mark"), values, risk);
    }
}

/// Whether the star of the self-score requires a level of intellectual property.
fn is_required(examination: &Examination<'_>) -> bool {
    let Some((criterion, _)) = examination.claim_on(const { concept("intellectual-property") })
    else {
        return false;
    };
    let card = examination.card.as_ref();
    let Some(star) = card.and_then(ocop_core::Scorecard::star) else {
        return false;
    };
    let mut stars = Star::ALL.into_iter().filter(|&own| own <= star);
    stars.any(|star| criterion.requirement(star).is_some())
}

fn quoted(mark: &str) -> Value {
    Value::from(&format!("“{mark}”"))
}

/// Certificates and accepted applications.
const TRADEMARK: [DocumentKind; 2] = [
    DocumentKind::TrademarkCertificate,
    DocumentKind::TrademarkApplication,
];

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{choose, clean, costs, finds, paper};

    #[test]
    fn the_mark_on_the_label_is_registered() {
        let mut dossier = clean();
        // Without a point for intellectual property, no star requires the mark.
        choose(&mut dossier, "3.5", 0);
        finds("label-mark-not-registered", &dossier, &[]);

        paper(&mut dossier, "nhan").mark = Some(" ONG núi Tuần Giáo".into());
        finds("label-mark-not-registered", &dossier, &[]);
        paper(&mut dossier, "nhan").mark = Some("Ong Rừng".into());
        finds(
            "label-mark-not-registered",
            &dossier,
            &[(
                "documents.nhan.mark",
                "Nhãn sản phẩm ghi nhãn hiệu “Ong Rừng”, nhưng giấy tờ về nhãn hiệu trong hồ sơ là của “Ong Núi Tuần Giáo”",
                "The product label shows the mark “Ong Rừng”, but the trademark documents are for “Ong Núi Tuần Giáo”",
            )],
        );
        assert_eq!(costs("label-mark-not-registered", &dossier), ["nothing"]);
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
    fn without_a_mark_nothing_is_compared() {
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
