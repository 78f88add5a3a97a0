//! Product labels of which the dossier does not say what they show.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "label-contents-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn sản phẩm được kê khai kèm các nội dung ghi trên nhãn",
        "A product label is listed with the contents that it shows",
    ),
    why: Label::constant(
        "Chưa kê khai nội dung thì chưa kiểm tra được nhãn có đủ nội dung bắt buộc hay không",
        "Without its contents, nobody can check whether the label is complete",
    ),
    message: Label::constant(
        "{paper} chưa được kê khai các nội dung ghi trên nhãn",
        "the {paper} is listed without the contents that it shows",
    ),
    repair: Label::constant(
        "kê khai các nội dung đã ghi trên nhãn. Nhãn cần có: {required}",
        "list the contents that the label shows. A label needs: {required}",
    ),
    example: Label::constant(
        "Nhãn chỉ được kê khai tên tệp ảnh",
        "A label is listed with the name of its picture only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let mut labels = examination.documents(DocumentKind::ProductLabel);
    let Some((name, label)) = labels.next() else {
        return;
    };
    // A product may have several labels, such as front and back. The contents of one are enough.
    if !label.contents.is_empty() || labels.any(|(_, label)| !label.contents.is_empty()) {
        return;
    }
    let required = examination.procedure.label(examination.sheet());
    if required.is_empty() {
        return;
    }
    let values = vec![
        ("document", label.kind.words().into()),
        ("name", examination.document(name)),
        ("required", required.iter().map(|own| own.words()).collect()),
    ];
    findings.add(format!("documents.{name}.contents"), values);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, paper, under};

    #[test]
    fn a_label_is_listed_with_its_contents() {
        let mut dossier = clean();
        finds("label-contents-not-stated", &dossier, &[]);
        let mut back = paper(&mut dossier, "nhan").clone();
        paper(&mut dossier, "nhan").contents.clear();
        finds(
            "label-contents-not-stated",
            &dossier,
            &[(
                "documents.nhan.contents",
                "Nhãn sản phẩm chưa được kê khai các nội dung ghi trên nhãn",
                "The product label is listed without the contents that it shows",
            )],
        );
        // The contents of one label are enough, and two without are one finding.
        dossier.documents.insert("nhan-sau".into(), back.clone());
        finds("label-contents-not-stated", &dossier, &[]);
        back.contents.clear();
        dossier.documents.insert("nhan-sau".into(), back);
        assert_eq!(
            crate::testing::costs("label-contents-not-stated", &dossier),
            ["nothing"]
        );
    }

    #[test]
    fn services_have_no_label() {
        let mut dossier = under(Edition::E2026, 26);
        paper(&mut dossier, "nhan").contents.clear();
        finds("label-contents-not-stated", &dossier, &[]);
    }
}
