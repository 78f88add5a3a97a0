//! A file without a name.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "file-without-name",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant("Mỗi tệp điện tử có tên", "Every electronic file has a name"),
    why: Label::constant(
        "Tệp không tên thì không tìm được trong bộ hồ sơ điện tử",
        "A file without a name cannot be found in the electronic set",
    ),
    message: Label::constant(
        "tệp thứ {number} của {paper} chưa có tên",
        "file {number} of the {paper} has no name",
    ),
    repair: Label::constant(
        "ghi tên tệp đúng như trong bộ hồ sơ điện tử",
        "enter the name that the file has in the electronic set",
    ),
    example: Label::constant(
        "Danh mục tệp có một dòng trống",
        "The list of files has an empty line",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document, index, file) in examination.files_with(Sign::NamelessFile) {
        if !file.name.trim().is_empty() {
            continue;
        }
        let values = vec![
            ("number", (index + 1).into()),
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
        ];
        findings.add(format!("documents.{name}.files[{index}].name"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::File;
    use crate::testing::{clean, finds, paper};

    #[test]
    fn every_file_has_a_name() {
        let mut dossier = clean();
        finds("file-without-name", &dossier, &[]);

        let files = &mut paper(&mut dossier, "nhan").files;
        files.push(File::default());
        files[0].name = " ".into();
        finds(
            "file-without-name",
            &dossier,
            &[
                (
                    "documents.nhan.files[0].name",
                    "Tệp thứ 1 của nhãn sản phẩm chưa có tên",
                    "File 1 of the product label has no name",
                ),
                (
                    "documents.nhan.files[1].name",
                    "Tệp thứ 2 của nhãn sản phẩm chưa có tên",
                    "File 2 of the product label has no name",
                ),
            ],
        );
    }
}
