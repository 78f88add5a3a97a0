//! A document of a kind that no level requires.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "document-of-other-kind",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Giấy tờ được xếp vào loại cụ thể",
        "Every document has a specific kind",
    ),
    why: Label::constant(
        "Tài liệu loại khác không chứng minh cho mức điểm nào",
        "Documents of the kind “other document” prove no level",
    ),
    message: Label::constant(
        "tài liệu “{name}” chưa được xếp vào loại cụ thể nên chưa chứng minh cho mức điểm nào",
        "the document “{name}” has no specific kind, so it proves no level",
    ),
    repair: Label::constant(
        "xếp tài liệu vào loại cụ thể nếu có, hoặc rút khỏi hồ sơ",
        "state its specific kind if there is one, or withdraw it",
    ),
    example: Label::constant(
        "Giấy khen của trường học nộp kèm",
        "A school's letter of commendation is attached",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.documents(DocumentKind::Other) {
        let values = vec![
            ("name", examination.document(name)),
            ("document", document.kind.words().into()),
        ];
        findings.add(format!("documents.{name}.kind"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::testing::{clean, finds, paper};

    #[test]
    fn documents_have_a_kind_that_proves_something() {
        let mut dossier = clean();
        finds("document-of-other-kind", &dossier, &[]);

        paper(&mut dossier, "to-roi").kind = DocumentKind::Other;
        finds(
            "document-of-other-kind",
            &dossier,
            &[(
                "documents.to-roi.kind",
                "Tài liệu “to-roi” chưa được xếp vào loại cụ thể nên chưa chứng minh cho mức điểm nào",
                "The document “to-roi” has no specific kind, so it proves no level",
            )],
        );
    }
}
