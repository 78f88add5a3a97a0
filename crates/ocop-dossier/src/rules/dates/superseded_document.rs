//! A document that expired, beside its valid renewal.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::due;

pub(crate) const RULE: Rule = Rule {
    name: "superseded-document",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ hết hạn có bản còn giá trị đi kèm",
        "A document that expired comes with its valid renewal",
    ),
    why: Label::constant(
        "Bản cũ cho thấy quá trình, bản còn giá trị là minh chứng",
        "The old copy shows the history; the valid one is the evidence",
    ),
    message: Label::constant(
        "{paper} đã hết hạn ngày {until}; bản còn giá trị là {other_paper}",
        "the {paper} expired on {until}; its valid renewal is the {other_paper}",
    ),
    repair: Label::constant(
        "không phải bổ sung; có thể rút bản cũ khỏi hồ sơ",
        "nothing needs to be added; the old copy may be left out",
    ),
    example: Label::constant(
        "Nộp cả giấy chứng nhận an toàn thực phẩm cũ và bản cấp lại",
        "Both the old food-safety certificate and its renewal are submitted",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document, _, until, newer) in due::expired(examination) {
        let Some(newer) = newer else { continue };
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("until", until.into()),
            ("newer", examination.document(newer)),
        ];
        findings.add(format!("documents.{name}.valid_until"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::settings::Settings;
    use crate::model::{Document, Dossier};
    use crate::testing::{clean, costs, day, finds, paper};

    /// The clean dossier with the food-safety certificate of before.
    fn with_old(change: impl FnOnce(&mut Document)) -> Dossier {
        let mut dossier = clean();
        let mut old = paper(&mut dossier, "an-toan-thuc-pham").clone();
        old.number = Some("GD-ATTP-0001".into());
        old.issued = Some(day(2022, 4, 10));
        old.valid_until = Some(day(2025, 4, 9));
        old.files[0].name = "cu.pdf".into();
        old.files[0].sha256 = Some("0".repeat(64));
        change(&mut old);
        dossier.documents.insert("an-toan-thuc-pham-cu".into(), old);
        dossier
    }

    #[test]
    fn an_expired_paper_beside_its_renewal_is_a_note() {
        let dossier = with_old(|_| {});
        finds("expired-document", &dossier, &[]);
        finds(
            "superseded-document",
            &dossier,
            &[(
                "documents.an-toan-thuc-pham-cu.valid_until",
                "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm số GD-ATTP-0001 ngày 10/04/2022 đã hết hạn ngày 09/04/2025; bản còn giá trị là giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm số GD-ATTP-0042 ngày 10/04/2025",
                "The food-safety eligibility certificate no. GD-ATTP-0001 of 2022-04-10 expired on 2025-04-09; its valid renewal is the food-safety eligibility certificate no. GD-ATTP-0042 of 2025-04-10",
            )],
        );
        let report = crate::check(&dossier, &Settings::default());
        assert_eq!(report.findings().len(), 1);
        assert_eq!(report.supported(), report.claimed());
    }

    #[test]
    fn without_a_renewal_it_is_an_error() {
        let only = |change: fn(&mut Document)| {
            let mut dossier = with_old(|_| {});
            change(paper(&mut dossier, "an-toan-thuc-pham"));
            dossier
        };
        for dossier in [
            // Another's, of another product, for another criterion, not yet issued, or expired too.
            only(|newer| newer.holder = Some("Công ty khác (giả định)".into())),
            only(|newer| newer.criteria = ["1.1".into()].into()),
            only(|newer| newer.issued = Some(day(2026, 9, 15))),
            only(|newer| newer.valid_until = Some(day(2026, 9, 13))),
            only(|newer| newer.valid_until = None),
            with_old(|old| old.standard = Some("ISO 22000".into())),
        ] {
            finds("superseded-document", &dossier, &[]);
            assert!(!costs("expired-document", &dossier).is_empty());
        }
        let mut dossier = with_old(|old| old.products = ["Mật ong rừng Tuần Giáo".into()].into());
        assert_eq!(costs("superseded-document", &dossier).len(), 1);
        paper(&mut dossier, "an-toan-thuc-pham").products = ["Phấn hoa".into()].into();
        assert_eq!(costs("expired-document", &dossier).len(), 1);
    }

    #[test]
    fn the_renewal_of_a_former_holder_is_in_the_applicants_name() {
        let dossier = with_old(|old| old.holder = Some("Hộ kinh doanh cũ (giả định)".into()));
        for rule in ["expired-document", "holder-is-not-applicant"] {
            finds(rule, &dossier, &[]);
        }
        assert_eq!(costs("superseded-document", &dossier), ["nothing"]);
    }

    #[test]
    fn a_renewal_may_keep_the_number() {
        let dossier = with_old(|old| old.number = Some("GD-ATTP-0042".into()));
        finds("document-number-twice", &dossier, &[]);
        assert_eq!(costs("superseded-document", &dossier), ["nothing"]);
    }
}
