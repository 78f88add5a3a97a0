//! One file that is attached to documents of different kinds.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::repeated;

pub(crate) const RULE: Rule = Rule {
    name: "same-file-under-two-kinds",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Một tệp không được dùng cho hai loại giấy tờ",
        "No file is attached to two kinds of document",
    ),
    why: Label::constant(
        "Mỗi giấy tờ chỉ thuộc một loại. Đính kèm nhầm tệp thì loại kia không có minh chứng",
        "A document has one kind. If a file was attached by mistake, the other kind has no evidence",
    ),
    message: Label::constant(
        "{paper} và {other_paper} dùng chung một tệp “{file}”",
        "the {paper} and the {other_paper} share the file “{file}”",
    ),
    repair: Label::constant(
        "đính kèm đúng tệp của {document} và của {other}",
        "attach the right file to the {document} and to the {other}",
    ),
    example: Label::constant(
        "Bản quét phiếu kết quả kiểm nghiệm được đính kèm cả vào bản công bố",
        "The scan of the test report is also attached to the declaration",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let files = repeated::files(examination);
    for same in files.chunk_by(|one, other| one.digest == other.digest) {
        let first = same[0];
        for file in same.iter().filter(|file| file.kind != first.kind) {
            let values = vec![
                ("document", file.kind.words().into()),
                ("name", file.document.into()),
                ("other", first.kind.words().into()),
                ("other_name", first.document.into()),
                ("file", file.file.into()),
            ];
            let path = format!("documents.{}.files[{}].sha256", file.document, file.index);
            findings.add_at_risk(path, values, examination.risk_without(file.document));
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn a_file_belongs_to_one_kind() {
        let mut dossier = clean();
        finds("same-file-under-two-kinds", &dossier, &[]);

        let file = paper(&mut dossier, "kiem-nghiem").files[0].clone();
        paper(&mut dossier, "tieu-chuan").files = vec![file.clone()];
        paper(&mut dossier, "nhan-hieu").files.push(file);
        finds(
            "same-file-under-two-kinds",
            &dossier,
            &[
                (
                    "documents.nhan-hieu.files[1].sha256",
                    "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 và phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 dùng chung một tệp “kiem-nghiem.pdf”",
                    "The trademark certificate no. GD-NH-400123 of 2023-11-20 and the test report no. KN-2026-0715 of 2026-07-15 share the file “kiem-nghiem.pdf”",
                ),
                (
                    "documents.tieu-chuan.files[0].sha256",
                    "Tiêu chuẩn sản phẩm số TCCS 01:2025/MORTG ngày 25/04/2025 và phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 dùng chung một tệp “kiem-nghiem.pdf”",
                    "The product standard no. TCCS 01:2025/MORTG of 2025-04-25 and the test report no. KN-2026-0715 of 2026-07-15 share the file “kiem-nghiem.pdf”",
                ),
            ],
        );
        assert_eq!(
            costs("same-file-under-two-kinds", &dossier),
            ["3.5: 2 → 0, 75 → 73, 4★ → 2★", "nothing"]
        );
    }

    #[test]
    fn files_of_one_kind_and_malformed_digests_are_left_to_other_rules() {
        let mut dossier = clean();
        let copy = paper(&mut dossier, "kiem-nghiem").clone();
        dossier.documents.insert("kiem-nghiem-2".into(), copy);
        for name in ["nhan", "to-roi"] {
            paper(&mut dossier, name).files[0].sha256 = Some("abc".into());
        }
        finds("same-file-under-two-kinds", &dossier, &[]);
    }
}
