//! No declaration of the product where the sheet rejects or stops without one (26/2026, Annex II, sets 18 to 20).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::demanded;

pub(crate) const RULE: Rule = Rule {
    name: "missing-quality-declaration",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Hồ sơ có bản công bố khi bộ tiêu chí loại hoặc dừng nếu thiếu",
        "The dossier holds the declaration where the sheet rejects or stops without it",
    ),
    why: Label::constant(
        "Bộ tiêu chí ghi rõ: không có công bố thì không đánh giá tiếp",
        "The sheet says so: without a declaration the evaluation ends",
    ),
    message: demanded::MESSAGE,
    repair: Label::constant(
        "bổ sung {document} hoặc phiếu tiếp nhận công bố",
        "add the {document}, or the receipt of it",
    ),
    example: Label::constant(
        "Mỹ phẩm dược liệu chưa có phiếu công bố",
        "A herbal cosmetic without its declaration",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    demanded::QUALITY_DECLARATION.check(examination, findings);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, costs, empty, finds, under};

    #[test]
    fn the_sheets_that_stop_without_a_declaration_ask_for_it() {
        let mut dossier = under(Edition::E2026, 19);
        finds("missing-quality-declaration", &dossier, &[]);

        dossier.documents.remove("cong-bo");
        finds(
            "missing-quality-declaration",
            &dossier,
            &[(
                "documents.quality-declaration",
                "Thiếu bản công bố chất lượng sản phẩm; không có thì vướng quy định trên bộ tiêu chí: “Không có bản công bố sản phẩm (hoặc tương đương)”",
                "The quality declaration is missing, without which this line of the sheet stands: “No product declaration (or equivalent)”",
            )],
        );
    }

    #[test]
    fn other_sheets_and_grounds_found_by_people_ask_for_nothing() {
        let mut dossier = clean();
        dossier.self_score = None;
        dossier.documents.remove("cong-bo");
        finds("missing-quality-declaration", &dossier, &[]);

        let mut dossier = under(Edition::E2026, 19);
        dossier.documents.remove("cong-bo");
        dossier.grounds.insert("quality-declaration-missing".into());
        finds("missing-quality-declaration", &dossier, &[]);
    }

    #[test]
    fn a_claimed_level_that_lacks_it_tells_so_alone() {
        let mut dossier = under(Edition::E2026, 19);
        let best = dossier
            .sheet()
            .criteria()
            .map(|criterion| (criterion.key(), criterion.best()));
        let card = dossier
            .sheet()
            .scorecard_from(best)
            .unwrap()
            .complete()
            .unwrap();
        dossier.self_score = Some((&card).into());
        dossier.documents.remove("cong-bo");
        assert!(!costs("unproven-level", &dossier).is_empty());
        finds("missing-quality-declaration", &dossier, &[]);
    }

    #[test]
    fn the_sheets_that_ask_for_it_are_these() {
        for (edition, sets) in [
            (Edition::E2019, &[12, 17, 22]),
            (Edition::E2026, &[18, 19, 20]),
        ] {
            for sheet in edition.sheets() {
                let asked = !costs(
                    "missing-quality-declaration",
                    &empty(edition, sheet.number()),
                )
                .is_empty();
                assert_eq!(asked, sets.contains(&sheet.number()), "{sheet}");
            }
        }
    }
}
