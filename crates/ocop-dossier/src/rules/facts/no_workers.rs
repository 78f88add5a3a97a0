//! Zero workers, against a level that requires a share of local workers.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::{Stage, Workers};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "no-workers",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Mức tự chấm về lao động địa phương có lao động được kê khai",
        "Workers are declared if a level of local workers is claimed",
    ),
    why: Label::constant(
        "Không có lao động thì không có tỷ lệ lao động địa phương",
        "Without workers, there is no share of local workers",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng kê khai 0 lao động",
        "criterion {criterion} claims level {level} “{condition}”, but 0 workers are declared",
    ),
    repair: Label::constant(
        "kê khai đúng số lao động theo danh sách lao động, hoặc chấm lại tiêu chí {criterion}",
        "declare the workers from the list of workers, or score criterion {criterion} again",
    ),
    example: Label::constant(
        "Kê khai 0/0 lao động nhưng tự chấm mức từ 75% trở lên",
        "0 of 0 workers are declared, but the claimed level requires 75% or more",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !is_declared(examination, Fact::LocalWorkers) {
        return;
    }
    for (criterion, choice, row) in examination.claims_of(&[Fact::LocalWorkers]) {
        let mut bounds = row.bounds.iter();
        if bounds.any(|bound| bound.fact == Fact::LocalWorkers && examination.is_below(bound)) {
            let left = examination.remaining(criterion, choice, examination.present(criterion));
            findings.add_at_criterion(
                criterion.key(),
                "facts.workers.total",
                claim::values(criterion, choice),
                examination.risk([(criterion, choice, left)]),
            );
        }
    }
}

/// Whether a fact is the share of local workers, and there are none of none.
pub(super) fn is_declared(examination: &Examination<'_>, fact: Fact) -> bool {
    const NONE: Workers = Workers {
        total: Some(0),
        local: Some(0),
    };
    fact == Fact::LocalWorkers && examination.dossier.facts.workers == Some(NONE)
}

#[cfg(test)]
mod tests {
    use crate::model::Workers;
    use crate::testing::{choose, clean, costs, finds};

    #[test]
    fn zero_workers_of_zero_reach_no_share() {
        let mut dossier = clean();
        finds("no-workers", &dossier, &[]);
        dossier.facts.workers = Some(Workers {
            total: Some(0),
            local: Some(0),
        });
        finds(
            "no-workers",
            &dossier,
            &[(
                "facts.workers.total",
                "Tiêu chí 3.3 tự chấm mức 3 “Sử dụng lao động là người trên địa bàn cấp xã: từ 75% trở lên” nhưng kê khai 0 lao động",
                "Criterion 3.3 claims level 3 “Workers from the commune: 75% or more”, but 0 workers are declared",
            )],
        );
        assert_eq!(
            costs("no-workers", &dossier),
            ["3.3: 3 → 0, 75 → 72, 4★ → 4★"]
        );
        // It is declared, and reported once.
        finds("fact-not-declared", &dossier, &[]);
        finds("local-workers-below-claim", &dossier, &[]);

        choose(&mut dossier, "3.3", 0);
        finds("no-workers", &dossier, &[]);
    }
}
