//! No production licence where the sheet rejects without one (26/2026, Annex II, sets 15 and 17).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::demanded;

pub(crate) const RULE: Rule = Rule {
    name: "missing-production-licence",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Hồ sơ có giấy phép sản xuất khi bộ tiêu chí loại nếu thiếu",
        "The dossier holds the production licence where the sheet rejects without it",
    ),
    why: Label::constant(
        "Bộ tiêu chí loại sản phẩm không có giấy phép sản xuất theo quy định",
        "The sheet rejects products without the production licence that the law asks for",
    ),
    message: demanded::MESSAGE,
    repair: Label::constant(
        "bổ sung {document}, hoặc văn bản cho biết sản phẩm không phải có giấy phép",
        "add the {document}, or a paper that says that the product needs none",
    ),
    example: Label::constant(
        "Rượu thủ công nộp hồ sơ mà chưa có giấy phép sản xuất rượu",
        "A craft spirit applies without its licence",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    demanded::PRODUCTION_LICENCE.check(examination, findings);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{costs, empty, finds, under};

    #[test]
    fn the_sheets_that_reject_without_it_ask_for_it() {
        let mut dossier = under(Edition::E2026, 15);
        finds(
            "missing-production-licence",
            &dossier,
            &[(
                "documents.production-licence",
                "Thiếu giấy phép sản xuất; không có thì vướng quy định trên bộ tiêu chí: “Không có giấy phép sản xuất theo quy định”",
                "The production licence is missing, without which this line of the sheet stands: “No production licence as regulated”",
            )],
        );

        let licence = Document::new(DocumentKind::ProductionLicence);
        dossier.documents.insert("giay-phep".into(), licence);
        finds("missing-production-licence", &dossier, &[]);
    }

    #[test]
    fn grounds_found_by_people_tell_so_alone() {
        let mut dossier = under(Edition::E2026, 15);
        dossier.grounds.insert("production-licence-missing".into());
        finds("missing-production-licence", &dossier, &[]);
    }

    #[test]
    fn the_sheets_that_ask_for_it_are_these() {
        for edition in Edition::ALL {
            for sheet in edition.sheets() {
                let asked = !costs(
                    "missing-production-licence",
                    &empty(edition, sheet.number()),
                )
                .is_empty();
                let wanted = edition == Edition::E2026 && [15, 17].contains(&sheet.number());
                assert_eq!(asked, wanted, "{sheet}");
            }
        }
    }
}
