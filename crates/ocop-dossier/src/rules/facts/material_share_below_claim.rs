//! A claimed share of raw material or product from the commune or province above the declared one.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "material-share-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tỷ lệ nguyên liệu, sản phẩm trong xã, trong tỉnh kê khai đạt mức tự chấm",
        "The declared share of material or product from the commune or province reaches the claimed level",
    ),
    why: claim::WHY,
    message: claim::SHARE,
    repair: claim::REPAIR,
    example: Label::constant(
        "70% mật ong lấy trong xã, tự chấm mức 75% đến 100%",
        "70% of the honey from the commune, at the level of 75% to 100%",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(
        examination,
        findings,
        &[Fact::CommuneMaterial, Fact::ProvinceMaterial],
    );
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Material;
    use crate::testing::{best, choose, clean, costs, decimal, finds};

    const RULE: &str = "material-share-below-claim";

    #[test]
    fn a_share_from_the_commune_reaches_its_level() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.material.as_mut().unwrap().commune = decimal("0.75");
        finds(RULE, &dossier, &[]);
        dossier.facts.material.as_mut().unwrap().commune = decimal("0.7499");
        finds(
            RULE,
            &dossier,
            &[(
                "facts.material.commune",
                "Tiêu chí 1.1 tự chấm mức 3 “Sản phẩm nuôi/trồng trên địa bàn cấp xã: 75% đến 100%” nhưng tỷ lệ nguyên liệu, sản phẩm trong xã kê khai là 74,99%",
                "Criterion 1.1 claims level 3 “Product raised/grown in the commune: 75% to 100%” while the declared share of material or product from the commune is 74.99%",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["1.1: 3 → 2, 75 → 74, 4★ → 4★"]);
    }

    #[test]
    fn the_lowest_level_asks_for_some_at_all() {
        let mut dossier = clean();
        choose(&mut dossier, "1.1", 1);
        dossier.facts.material.as_mut().unwrap().commune = decimal("0.0001");
        finds(RULE, &dossier, &[]);
        dossier.facts.material.as_mut().unwrap().commune = decimal("0");
        assert_eq!(costs(RULE, &dossier), ["1.1: 1 → 0, 73 → 72, 4★ → 4★"]);
    }

    #[test]
    fn processed_products_go_by_the_province() {
        let mut dossier = best(Edition::E2026, 7);
        let mut material = Material {
            province: decimal("0.5"),
            ..Material::default()
        };
        dossier.facts.material = Some(material);
        choose(&mut dossier, "1.1", 2);
        finds(RULE, &dossier, &[]);
        material.province = decimal("0.4999");
        dossier.facts.material = Some(material);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.material.province",
                "Tiêu chí 1.1 tự chấm mức 2 “Nguyên liệu trong tỉnh: 50% đến dưới 75%” nhưng tỷ lệ nguyên liệu, sản phẩm trong tỉnh kê khai là 49,99%",
                "Criterion 1.1 claims level 2 “Raw material from the province: 50% to under 75%” while the declared share of material or product from the province is 49.99%",
            )],
        );
    }

    #[test]
    fn shares_that_are_none_contradict_nothing() {
        let mut dossier = clean();
        dossier.facts.material.as_mut().unwrap().commune = decimal("-0.1");
        finds(RULE, &dossier, &[]);
        dossier.facts.material = None;
        finds(RULE, &dossier, &[]);
    }
}
