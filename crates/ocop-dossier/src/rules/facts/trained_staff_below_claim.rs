//! A claimed share of trained managers and staff above the declared one (tourism).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "trained-staff-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tỷ lệ quản lý, nhân viên được đào tạo kê khai đạt mức tự chấm",
        "The declared share of trained managers and staff reaches the claimed level",
    ),
    why: claim::WHY,
    message: claim::SHARE,
    repair: claim::REPAIR,
    example: Label::constant(
        "75% nhân viên đã qua đào tạo, tự chấm mức trên 75%",
        "75% of the staff trained, at the level of over 75%",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::TrainedStaff]);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{best, choose, costs, decimal, finds};

    const RULE: &str = "trained-staff-below-claim";

    #[test]
    fn over_75_percent_is_more_than_75() {
        let mut dossier = best(Edition::E2026, 26);
        finds(RULE, &dossier, &[]);
        dossier.facts.trained_staff = decimal("0.7501");
        finds(RULE, &dossier, &[]);
        // The level below reaches to 75% itself.
        dossier.facts.trained_staff = decimal("0.75");
        finds(
            RULE,
            &dossier,
            &[(
                "facts.trained_staff",
                "Tiêu chí 12 tự chấm mức 3 “Lao động tham gia quản lý và nhân viên đã được đào tạo chuyên môn, nghiệp vụ: trên 75%; có nhân viên tiếp đón thành thạo ít nhất 1 ngoại ngữ” nhưng tỷ lệ quản lý, nhân viên được đào tạo kê khai là 75%",
                "Criterion 12 claims level 3 “Workers in management and staff with professional training: over 75%; reception staff fluent in at least 1 foreign language” while the declared share of managers and staff with training is 75%",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["12: 3 → 2, 100 → 99, 5★ → 5★"]);
        choose(&mut dossier, "12", 2);
        dossier.facts.trained_staff = decimal("0.5");
        finds(RULE, &dossier, &[]);
        dossier.facts.trained_staff = decimal("0.4999");
        assert_eq!(costs(RULE, &dossier), ["12: 2 → 1, 99 → 98, 5★ → 5★"]);
    }
}
