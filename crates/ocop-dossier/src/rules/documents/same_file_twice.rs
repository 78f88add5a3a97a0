//! One file that is attached twice under the same kind of document.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::repeated;

pub(crate) const RULE: Rule = Rule {
    name: "same-file-twice",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant("Mỗi tệp chỉ nộp một lần", "Each file is submitted once"),
    why: Label::constant(
        "Nộp lại cùng một tệp không thêm minh chứng, chỉ thêm việc cho người xét hồ sơ",
        "A second copy of a file adds no evidence, only work for the reader",
    ),
    message: Label::constant(
        "tệp “{file}” được nộp hai lần: tại {paper} và tại {other_paper}",
        "the file “{file}” is attached twice: to the {paper} and to the {other_paper}",
    ),
    repair: Label::constant(
        "bỏ tệp trùng; nếu đính kèm nhầm thì thay bằng tệp đúng",
        "remove the file, or attach the right one if it was attached by mistake",
    ),
    example: Label::constant(
        "Hai phiếu kết quả kiểm nghiệm khác tên nhưng cùng một bản quét",
        "Two test reports under different names have the same scan",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let files = repeated::files(examination);
    for same in files.chunk_by(|one, other| one.digest == other.digest) {
        let first = same[0];
        for file in same[1..].iter().filter(|file| file.kind == first.kind) {
            let values = vec![
                ("file", file.file.into()),
                ("document", file.kind.words().into()),
                ("name", file.document.into()),
                ("other_name", first.document.into()),
            ];
            findings.add(
                format!("documents.{}.files[{}].sha256", file.document, file.index),
                values,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use crate::testing::{clean, finds, paper};

    #[test]
    fn a_file_is_submitted_once() {
        let mut dossier = clean();
        finds("same-file-twice", &dossier, &[]);

        let copy = paper(&mut dossier, "kiem-nghiem").clone();
        dossier.documents.insert("kiem-nghiem-2".into(), copy);
        let label = &mut paper(&mut dossier, "nhan").files;
        label.push(label[0].clone());
        finds(
            "same-file-twice",
            &dossier,
            &[
                (
                    "documents.kiem-nghiem-2.files[0].sha256",
                    "Tệp “kiem-nghiem.pdf” được nộp hai lần: tại phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 (“kiem-nghiem-2”) và tại phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 (“kiem-nghiem”)",
                    "The file “kiem-nghiem.pdf” is attached twice: to the test report no. KN-2026-0715 of 2026-07-15 (“kiem-nghiem-2”) and to the test report no. KN-2026-0715 of 2026-07-15 (“kiem-nghiem”)",
                ),
                (
                    "documents.nhan.files[1].sha256",
                    "Tệp “nhan.pdf” được nộp hai lần: tại nhãn sản phẩm và tại nhãn sản phẩm",
                    "The file “nhan.pdf” is attached twice: to the product label and to the product label",
                ),
            ],
        );
    }

    #[test]
    fn one_file_under_two_kinds_is_left_to_another_rule() {
        let mut dossier = clean();
        let file = paper(&mut dossier, "kiem-nghiem").files[0].clone();
        paper(&mut dossier, "tieu-chuan").files = vec![file];
        finds("same-file-twice", &dossier, &[]);
    }
}
