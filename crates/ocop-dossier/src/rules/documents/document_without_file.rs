//! A document that is named while no electronic file of it is there.

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::lacking;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-file",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6", "Art. 6")]),
    checks: Label::constant(
        "Mỗi giấy tờ có tệp điện tử kèm theo",
        "Every document comes with an electronic file",
    ),
    why: Label::constant(
        "Hồ sơ gồm một bộ giấy và một bộ điện tử; giấy tờ chỉ có tên thì chưa phải minh chứng",
        "A dossier is one set on paper and one electronic set; a mere name is no evidence",
    ),
    message: Label::constant(
        "{document} “{name}” chưa kèm tệp nào",
        "the {document} “{name}” comes with no file",
    ),
    repair: Label::constant(
        "quét {document} và đính kèm tệp",
        "scan the {document} and attach the file",
    ),
    example: Label::constant(
        "Danh mục có hợp đồng đại lý mà không có bản quét",
        "An agency contract is listed and no scan of it is there",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    // 1048/2019 asked for paper only.
    let (_, electronic) = crate::check::required::sets(examination.edition());
    if electronic > 0 {
        lacking::lacking(examination, findings, "files", |document| {
            document.files.is_empty()
        });
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, costs, finds, paper, under};

    #[test]
    fn every_document_comes_with_a_file() {
        let mut dossier = clean();
        finds("document-without-file", &dossier, &[]);

        paper(&mut dossier, "hop-dong-dai-ly").files.clear();
        paper(&mut dossier, "nhan-hieu").files.clear();
        finds(
            "document-without-file",
            &dossier,
            &[
                (
                    "documents.hop-dong-dai-ly.files",
                    "Hợp đồng bán hàng, đại lý “hop-dong-dai-ly” chưa kèm tệp nào",
                    "The sales or agency contract “hop-dong-dai-ly” comes with no file",
                ),
                (
                    "documents.nhan-hieu.files",
                    "Giấy chứng nhận đăng ký nhãn hiệu “nhan-hieu” chưa kèm tệp nào",
                    "The trademark certificate “nhan-hieu” comes with no file",
                ),
            ],
        );
        assert_eq!(
            costs("document-without-file", &dossier),
            ["nothing", "3.5: 2 → 0, 75 → 73, 4★ → 2★"]
        );
    }

    #[test]
    fn the_first_edition_asked_for_paper_only() {
        for (edition, found) in [
            (Edition::E2019, 0),
            (Edition::E2023, 1),
            (Edition::E2026, 1),
        ] {
            let mut dossier = under(edition, 4);
            paper(&mut dossier, "nhan-hieu").files.clear();
            assert_eq!(
                costs("document-without-file", &dossier).len(),
                found,
                "{edition}"
            );
        }
    }
}
