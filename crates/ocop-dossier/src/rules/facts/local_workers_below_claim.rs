//! A claimed share of local workers above the declared one.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "local-workers-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tỷ lệ lao động địa phương kê khai đạt mức tự chấm",
        "The declared share of local workers reaches the claimed level",
    ),
    why: claim::WHY,
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng chỉ kê khai {local}/{total} lao động là người địa phương ({declared})",
        "criterion {criterion} claims level {level} “{condition}” while only {local} of {total} workers are declared local ({declared})",
    ),
    repair: claim::REPAIR,
    example: Label::constant(
        "24 lao động, 17 người trong xã, tự chấm mức từ 75% trở lên",
        "24 workers, 17 of them of the commune, at the level of 75% or more",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::LocalWorkers]);
}

#[cfg(test)]
mod tests {
    use crate::model::{Dossier, Workers};
    use crate::testing::{choose, clean, costs, finds};

    const RULE: &str = "local-workers-below-claim";

    fn with_local(local: u32) -> Dossier {
        let mut dossier = clean();
        dossier.facts.workers.as_mut().unwrap().local = Some(local);
        dossier
    }

    #[test]
    fn exactly_three_quarters_reach_the_level_of_75_percent() {
        finds(RULE, &clean(), &[]);
        finds(RULE, &with_local(18), &[]);
        let dossier = with_local(17);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.workers.local",
                "Tiêu chí 3.3 tự chấm mức 3 “Lao động là người trên địa bàn cấp xã: từ 75% trở lên” nhưng chỉ kê khai 17/24 lao động là người địa phương (70,83%)",
                "Criterion 3.3 claims level 3 “Workers from the commune: 75% or more” while only 17 of 24 workers are declared local (70.83%)",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.3: 3 → 2, 75 → 74, 4★ → 4★"]);
    }

    #[test]
    fn the_level_that_remains_is_the_one_that_the_workers_reach() {
        let remaining = [(12, 2, 74), (11, 1, 73), (6, 1, 73), (5, 0, 72), (0, 0, 72)];
        for (local, level, total) in remaining {
            let cost = alloc::format!("3.3: 3 → {level}, 75 → {total}, 4★ → 4★");
            assert_eq!(costs(RULE, &with_local(local)), [cost]);
        }
        let mut dossier = with_local(11);
        choose(&mut dossier, "3.3", 1);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn what_is_not_declared_or_impossible_contradicts_nothing() {
        let mut dossier = clean();
        for (total, local) in [
            (None, Some(1)),
            (Some(24), None),
            (Some(0), Some(0)),
            (Some(1), Some(2)),
        ] {
            dossier.facts.workers = Some(Workers { total, local });
            finds(RULE, &dossier, &[]);
        }
        dossier.facts.workers = None;
        finds(RULE, &dossier, &[]);
    }
}
