//! One file that is attached to documents of different kinds, without the pages of each.

use ocop_core::Label;

use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::repeated;

pub(crate) const RULE: Rule = Rule {
    name: "same-file-under-two-kinds",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Tệp dùng chung cho nhiều loại giấy tờ có ghi trang của từng giấy tờ",
        "A file with several kinds of document states the pages of each",
    ),
    why: Label::constant(
        "Ghi số trang thì người xét hồ sơ tìm được từng giấy tờ trong bản quét chung, và biết tệp không bị đính kèm nhầm",
        "With page numbers, a reader finds each document in the scan and sees that the right file is attached",
    ),
    message: Label::constant(
        "tệp “{file}” được dùng chung cho {count} giấy tờ khác loại nhưng chưa ghi trang của từng giấy tờ, trong đó có: {documents}",
        "the file “{file}” is attached to {count} documents of different kinds without separate pages, among them: {documents}",
    ),
    repair: Label::constant(
        "ghi trang đầu, trang cuối của từng giấy tờ trong tệp “{file}”, hoặc đính kèm đúng tệp",
        "state the first and last page of each document in “{file}”, or attach the right file",
    ),
    example: Label::constant(
        "Cả bộ hồ sơ được quét thành một tệp, không ghi giấy tờ nào ở trang nào",
        "The whole set is one scan, and no document states its pages",
    ),
    check: |examination, findings| {
        repeated::shared(examination, findings, |same| {
            same.iter().any(|file| file.kind != same[0].kind)
        });
    },
};

#[cfg(test)]
mod tests {
    use alloc::vec;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::Pages;
    use crate::testing::{clean, costs, finds, paper};

    const RULE: &str = "same-file-under-two-kinds";

    #[test]
    fn a_bundle_is_one_note_that_costs_nothing() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);

        let file = paper(&mut dossier, "kiem-nghiem").files[0].clone();
        paper(&mut dossier, "tieu-chuan").files = vec![file.clone()];
        paper(&mut dossier, "nhan-hieu").files.push(file);
        finds(
            RULE,
            &dossier,
            &[(
                "documents.nhan-hieu.files[1].sha256",
                "Tệp “kiem-nghiem.pdf” được dùng chung cho 3 giấy tờ khác loại nhưng chưa ghi trang của từng giấy tờ, trong đó có: phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026, giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023, tiêu chuẩn sản phẩm số TCCS 01:2025/MORTG ngày 25/04/2025",
                "The file “kiem-nghiem.pdf” is attached to 3 documents of different kinds without separate pages, among them: test report no. KN-2026-0715 of 2026-07-15, trademark certificate no. GD-NH-400123 of 2023-11-20, product standard no. TCCS 01:2025/MORTG of 2025-04-25",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
    }

    #[test]
    fn one_scan_of_the_whole_set_is_one_note_and_none_with_pages() {
        let mut dossier = clean();
        let file = paper(&mut dossier, "kiem-nghiem").files[0].clone();
        for document in dossier.documents.values_mut() {
            document.files = vec![file.clone()];
        }
        let report = check(&dossier, &Settings::default());
        let rules: vec::Vec<_> = report.findings().map(|found| found.rule().name()).collect();
        assert_eq!(rules, [RULE]);

        for (first, document) in (1..).zip(dossier.documents.values_mut()) {
            document.files[0].pages = Some(Pages::new(first * 3 - 2, first * 3));
        }
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.findings().len(), 0);
    }

    #[test]
    fn pages_that_overlap_are_shared() {
        let mut dossier = clean();
        let file = paper(&mut dossier, "kiem-nghiem").files[0].clone();
        for (name, first, last) in [
            ("kiem-nghiem", 1, 9),
            ("tieu-chuan", 4, 5),
            ("cong-bo", 9, 10),
            ("nhan", 11, 11),
            ("vietgap", 12, 20),
        ] {
            let mut own = file.clone();
            own.pages = Some(Pages::new(first, last));
            paper(&mut dossier, name).files = vec![own];
        }
        finds(
            RULE,
            &dossier,
            &[(
                "documents.tieu-chuan.files[0].sha256",
                "Tệp “kiem-nghiem.pdf” được dùng chung cho 3 giấy tờ khác loại nhưng chưa ghi trang của từng giấy tờ, trong đó có: phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026, tiêu chuẩn sản phẩm số TCCS 01:2025/MORTG ngày 25/04/2025, bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025",
                "The file “kiem-nghiem.pdf” is attached to 3 documents of different kinds without separate pages, among them: test report no. KN-2026-0715 of 2026-07-15, product standard no. TCCS 01:2025/MORTG of 2025-04-25, quality declaration no. 01/MORTG/2025 of 2025-05-05",
            )],
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
        finds(RULE, &dossier, &[]);
    }
}
