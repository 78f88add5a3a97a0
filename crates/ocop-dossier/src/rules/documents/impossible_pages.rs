//! A range of pages that begins before page 1 or ends before it begins.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-pages",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Trang đầu của giấy tờ trong tệp từ 1 trở lên, trang cuối không trước trang đầu",
        "The pages of a document in a file begin at 1 or later and do not end before they begin",
    ),
    why: Label::constant(
        "Ghi sai trang thì người xét hồ sơ không tìm được giấy tờ trong tệp",
        "With wrong pages, a reader cannot find the document in the file",
    ),
    message: Label::constant(
        "số trang của {paper} ghi chưa đúng: từ trang {first} đến trang {last} của tệp “{file}”",
        "the pages of the {paper} are wrong: from {first} to {last} of “{file}”",
    ),
    repair: Label::constant(
        "sửa trang đầu, trang cuối của {document} theo tệp “{file}”",
        "correct the first and last page of the {document} from “{file}”",
    ),
    example: Label::constant(
        "Hợp đồng ghi từ trang 14 đến trang 12 của bản quét chung",
        "A contract is listed on pages 14 to 12 of the scan",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document, index, file) in examination.files_with(Sign::ImpossiblePages) {
        let pages = file.pages.filter(|own| !own.are_possible());
        let Some(pages) = pages else { continue };
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("first", pages.first.into()),
            ("last", pages.last.into()),
            ("file", (&file.name).into()),
        ];
        findings.add(format!("documents.{name}.files[{index}].pages"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Pages;
    use crate::testing::{clean, finds, paper};

    #[test]
    fn pages_begin_at_one_and_do_not_end_before_they_begin() {
        let mut dossier = clean();
        for (first, last, found) in [(1, 1, false), (2, 7, false), (0, 3, true), (3, 2, true)] {
            paper(&mut dossier, "nhan").files[0].pages = Some(Pages::new(first, last));
            let vi = alloc::format!(
                "Số trang của nhãn sản phẩm ghi chưa đúng: từ trang {first} đến trang {last} của tệp “nhan.pdf”"
            );
            let en = alloc::format!(
                "The pages of the product label are wrong: from {first} to {last} of “nhan.pdf”"
            );
            let wanted = ("documents.nhan.files[0].pages", &*vi, &*en);
            finds(
                "impossible-pages",
                &dossier,
                if found {
                    core::slice::from_ref(&wanted)
                } else {
                    &[]
                },
            );
        }
    }
}
