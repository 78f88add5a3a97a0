//! A document of no kind that a level asks for.

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
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ được xếp vào loại cụ thể",
        "Documents are of a kind that is named",
    ),
    why: Label::constant(
        "Không mức điểm nào được chứng minh bằng tài liệu loại khác",
        "No level is proven by a document of another kind",
    ),
    message: Label::constant(
        "“{name}” xếp vào loại “{document}”, tự nó không chứng minh cho mức điểm nào",
        "“{name}” is of the kind “{document}”, which proves no level by itself",
    ),
    repair: Label::constant(
        "xếp vào đúng loại nếu có, hoặc bỏ khỏi hồ sơ",
        "name its kind if there is one, or leave it out",
    ),
    example: Label::constant(
        "Giấy khen của trường học nộp kèm",
        "A school's letter of praise is added",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.documents(DocumentKind::Other) {
        let values = vec![
            ("name", name.into()),
            ("document", document.kind.label().into()),
        ];
        findings.add(format!("documents.{name}.kind"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::testing::{clean, finds, paper};

    #[test]
    fn documents_are_of_a_kind_that_proves_something() {
        let mut dossier = clean();
        finds("document-of-other-kind", &dossier, &[]);

        paper(&mut dossier, "to-roi").kind = DocumentKind::Other;
        finds(
            "document-of-other-kind",
            &dossier,
            &[(
                "documents.to-roi.kind",
                "“to-roi” xếp vào loại “tài liệu khác”, tự nó không chứng minh cho mức điểm nào",
                "“to-roi” is of the kind “other document”, which proves no level by itself",
            )],
        );
    }
}
