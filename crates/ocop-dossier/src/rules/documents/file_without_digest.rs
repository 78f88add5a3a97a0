//! A file without the SHA-256 digest of its bytes.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "file-without-digest",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Mỗi tệp điện tử có mã SHA-256",
        "Every electronic file has its SHA-256 digest",
    ),
    why: Label::constant(
        "Không có mã thì sau này không xác định được tệp có bị thay đổi hay không",
        "Without it, nobody can see later whether the file was changed",
    ),
    message: Label::constant(
        "tệp “{file}” của {paper} chưa có mã SHA-256",
        "the file “{file}” of the {paper} has no SHA-256 digest",
    ),
    repair: Label::constant(
        "tính mã SHA-256 của tệp và ghi vào hồ sơ",
        "compute the SHA-256 digest of the file and add it",
    ),
    example: Label::constant(
        "Tệp được tải lên bằng phần mềm không tính mã",
        "A file was uploaded with software that computes no digest",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document, index, file) in examination.files_with(Sign::NoDigest) {
        if said(&file.sha256).is_some() {
            continue;
        }
        let values = vec![
            ("file", (&file.name).into()),
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
        ];
        findings.add(format!("documents.{name}.files[{index}].sha256"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn every_file_has_a_digest() {
        let mut dossier = clean();
        finds("file-without-digest", &dossier, &[]);

        paper(&mut dossier, "nhan").files[0].sha256 = None;
        paper(&mut dossier, "to-roi").files[0].sha256 = Some(" ".into());
        finds(
            "file-without-digest",
            &dossier,
            &[
                (
                    "documents.nhan.files[0].sha256",
                    "Tệp “nhan.pdf” của nhãn sản phẩm chưa có mã SHA-256",
                    "The file “nhan.pdf” of the product label has no SHA-256 digest",
                ),
                (
                    "documents.to-roi.files[0].sha256",
                    "Tệp “to-roi.pdf” của tờ rơi, ảnh, phim quảng bá chưa có mã SHA-256",
                    "The file “to-roi.pdf” of the promotion leaflet, posters or film has no SHA-256 digest",
                ),
            ],
        );
    }
}
