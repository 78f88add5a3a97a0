//! A claimed share of raw material meeting a standard above the declared one (1048/2019).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "standard-material-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tỷ lệ nguyên liệu đạt tiêu chuẩn kê khai đạt mức tự chấm",
        "The declared share of raw material meeting a standard reaches the claimed level",
    ),
    why: claim::WHY,
    message: claim::SHARE,
    repair: claim::REPAIR,
    example: Label::constant(
        "Một nửa dược liệu đạt GACP-WHO, tự chấm mức trên 75%",
        "Half of the herbs meet GACP-WHO, at the level of over 75%",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::StandardMaterial]);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Material;
    use crate::testing::{best, costs, decimal, finds};

    const RULE: &str = "standard-material-below-claim";

    #[test]
    fn the_share_meeting_a_standard_reaches_its_level() {
        let mut dossier = best(Edition::E2019, 21);
        finds(RULE, &dossier, &[]);
        let mut material = Material {
            standard: decimal("0.75"),
            ..Material::default()
        };
        dossier.facts.material = Some(material);
        finds(RULE, &dossier, &[]);
        material.standard = decimal("0.7499");
        dossier.facts.material = Some(material);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.material.standard",
                "Tiêu chí 6 tự chấm mức 5 “Nguyên liệu có tiêu chuẩn (GACP-WHO hoặc tương đương): sử dụng trên 75%” nhưng tỷ lệ nguyên liệu đạt tiêu chuẩn kê khai là 74,99%",
                "Criterion 6 claims level 5 “Raw material to a standard (GACP-WHO or equivalent): over 75% used” while the declared share of raw material meeting a standard is 74.99%",
            )],
        );
        let remaining = [
            ("0.5", "6: 5 → 4, 98 → 96, 5★ → 5★"),
            ("0.4999", "6: 5 → 3, 98 → 95, 5★ → 5★"),
            ("0.0999", "6: 5 → 2, 98 → 94, 5★ → 5★"),
            ("0.0499", "6: 5 → 1, 98 → 93, 5★ → 5★"),
        ];
        for (share, cost) in remaining {
            material.standard = decimal(share);
            dossier.facts.material = Some(material);
            assert_eq!(costs(RULE, &dossier), [cost]);
        }
    }
}
