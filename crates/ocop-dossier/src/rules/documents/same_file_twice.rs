//! One file that is attached twice under the same kind of document.

use ocop_core::Label;

use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::repeated;

pub(crate) const RULE: Rule = Rule {
    name: "same-file-twice",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant("Mỗi tệp chỉ nộp một lần", "Each file is submitted once"),
    why: Label::constant(
        "Nộp lại cùng một tệp không thêm minh chứng, chỉ thêm việc cho người xét hồ sơ",
        "A second copy of a file adds no evidence, only work for the reader",
    ),
    message: Label::constant(
        "tệp “{file}” được nộp {count} lần cho cùng một loại giấy tờ: {documents}",
        "the file “{file}” is attached {count} times under one kind of document: {documents}",
    ),
    repair: Label::constant(
        "bỏ tệp trùng; nếu tệp gồm nhiều giấy tờ thì ghi trang của từng giấy tờ",
        "remove the copies; if the file contains several documents, state the pages of each",
    ),
    example: Label::constant(
        "Hai phiếu kết quả kiểm nghiệm khác tên nhưng cùng một bản quét",
        "Two test reports under different names have the same scan",
    ),
    check: |examination, findings| {
        repeated::shared(examination, findings, |same| {
            same.iter().all(|file| file.kind == same[0].kind)
        });
    },
};

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
                    "Tệp “kiem-nghiem.pdf” được nộp 2 lần cho cùng một loại giấy tờ: phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 (“kiem-nghiem”), phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 (“kiem-nghiem-2”)",
                    "The file “kiem-nghiem.pdf” is attached 2 times under one kind of document: test report no. KN-2026-0715 of 2026-07-15 (“kiem-nghiem”), test report no. KN-2026-0715 of 2026-07-15 (“kiem-nghiem-2”)",
                ),
                (
                    "documents.nhan.files[1].sha256",
                    "Tệp “nhan.pdf” được nộp 2 lần cho cùng một loại giấy tờ: nhãn sản phẩm",
                    "The file “nhan.pdf” is attached 2 times under one kind of document: product label",
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
