//! A ministry that is not on the sheet.

use alloc::vec;

use ocop_core::{Label, Lang};

use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "ministry-disagrees",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Bộ quản lý là một trong các bộ ghi trên bộ tiêu chí",
        "The ministry is one of those on the sheet",
    ),
    why: Label::constant(
        "Ghi sai bộ quản lý thì dễ áp dụng nhầm quy định chuyên ngành",
        "A wrong ministry leads to the wrong sector rules",
    ),
    message: Label::constant(
        "hồ sơ ghi bộ quản lý là “{ministry}”, trong khi bộ tiêu chí ghi {ministries}",
        "the dossier names “{ministry}” as the ministry, but the sheet prints: {ministries}",
    ),
    repair: Label::constant(
        "sửa bộ quản lý thành {choice}{ministries}",
        "name {choice}{ministries}",
    ),
    example: Label::constant(
        "Rượu trắng ghi Bộ Y tế thay vì Bộ Công Thương",
        "A clear spirit names the Ministry of Health instead of the Ministry of Industry and Trade",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(ministry) = said(&examination.dossier.product.ministry) else {
        return;
    };
    let ministries = examination.sheet().ministries();
    let is_own = |own: &Label| {
        Lang::ALL
            .iter()
            .any(|&lang| same_name(own.get(lang), ministry))
    };
    if ministries.len() > 0 && !examination.sheet().ministries().any(is_own) {
        let values = vec![
            ("ministry", ministry.into()),
            (
                "choice",
                if ministries.len() > 1 { ONE_OF } else { THE }.into(),
            ),
            ("ministries", ministries.cloned().collect()),
        ];
        findings.add("product.ministry", values);
    }
}

const THE: Label = Label::constant("", "the ");

/// Any of several is right.
const ONE_OF: Label = Label::constant("một trong các bộ: ", "one of: ");

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{both_repairs, clean, finds, of_sheet};

    #[test]
    fn the_ministry_is_on_the_sheet() {
        let mut dossier = clean();
        finds("ministry-disagrees", &dossier, &[]);

        for own in [
            "bộ nông nghiệp  và môi trường",
            "Ministry of Agriculture and Environment",
            "Bộ NN&MT",
            "Bộ NN và MT",
            "Bộ Nông nghiệp & Môi trường",
            "BỘ NÔNG NGHIỆP – MÔI TRƯỜNG",
        ] {
            dossier.product.ministry = Some(own.into());
            finds("ministry-disagrees", &dossier, &[]);
        }

        dossier.product.ministry = Some("Bộ Y tế".into());
        finds(
            "ministry-disagrees",
            &dossier,
            &[(
                "product.ministry",
                "Hồ sơ ghi bộ quản lý là “Bộ Y tế”, trong khi bộ tiêu chí ghi Bộ Nông nghiệp và Môi trường",
                "The dossier names “Bộ Y tế” as the ministry, but the sheet prints: Ministry of Agriculture and Environment",
            )],
        );
        assert_eq!(
            both_repairs("ministry-disagrees", &dossier),
            [
                "Sửa bộ quản lý thành Bộ Nông nghiệp và Môi trường",
                "Name the Ministry of Agriculture and Environment"
            ]
        );
    }

    #[test]
    fn either_of_two_ministries_is_accepted() {
        let mut dossier = of_sheet(Edition::E2026, 6);
        for own in ["Bộ Nông nghiệp và Môi trường", "Bộ Công Thương"] {
            dossier.product.ministry = Some(own.into());
            finds("ministry-disagrees", &dossier, &[]);
        }
        dossier.product.ministry = Some("Bộ Y tế".into());
        finds(
            "ministry-disagrees",
            &dossier,
            &[(
                "product.ministry",
                "Hồ sơ ghi bộ quản lý là “Bộ Y tế”, trong khi bộ tiêu chí ghi Bộ Nông nghiệp và Môi trường, Bộ Công Thương",
                "The dossier names “Bộ Y tế” as the ministry, but the sheet prints: Ministry of Agriculture and Environment, Ministry of Industry and Trade",
            )],
        );
        assert_eq!(
            both_repairs("ministry-disagrees", &dossier),
            [
                "Sửa bộ quản lý thành một trong các bộ: Bộ Nông nghiệp và Môi trường, Bộ Công Thương",
                "Name one of: Ministry of Agriculture and Environment, Ministry of Industry and Trade"
            ]
        );
    }

    #[test]
    fn without_a_ministry_on_both_sides_nothing_is_compared() {
        let mut dossier = clean();
        dossier.product.ministry = Some(" ".into());
        finds("ministry-disagrees", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.product.ministry = Some("Bộ Y tế".into());
        finds("ministry-disagrees", &dossier, &[]);
    }
}
