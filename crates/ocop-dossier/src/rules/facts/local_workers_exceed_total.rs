//! More local workers than workers in total.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{Stage, Workers};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "local-workers-exceed-total",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Số lao động địa phương không vượt tổng số lao động",
        "The number of local workers does not exceed the total number of workers",
    ),
    why: Label::constant(
        "Số liệu sai thì không tính được tỷ lệ lao động địa phương",
        "The share of local workers cannot be computed from wrong figures",
    ),
    message: Label::constant(
        "kê khai {local} lao động địa phương, vượt tổng số {total} lao động",
        "{local} local workers are declared, but only {total} workers in total",
    ),
    repair: Label::constant(
        "sửa số lao động theo danh sách lao động",
        "correct the figures from the list of workers",
    ),
    example: Label::constant(
        "30 lao động địa phương trong tổng số 24",
        "30 local workers of 24 in total",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let workers = examination.dossier.facts.workers;
    let Some(Workers {
        total: Some(total),
        local: Some(local),
    }) = workers
    else {
        return;
    };
    if local > total {
        let values = vec![("local", local.into()), ("total", total.into())];
        findings.add("facts.workers.local", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Workers;
    use crate::testing::{clean, finds};

    #[test]
    fn all_workers_may_be_local_and_no_more() {
        let mut dossier = clean();
        finds("local-workers-exceed-total", &dossier, &[]);
        for (total, local) in [(Some(24), Some(24)), (None, Some(25)), (Some(24), None)] {
            dossier.facts.workers = Some(Workers { total, local });
            finds("local-workers-exceed-total", &dossier, &[]);
        }
        dossier.facts.workers = None;
        finds("local-workers-exceed-total", &dossier, &[]);
        dossier.facts.workers = Some(Workers {
            total: Some(24),
            local: Some(25),
        });
        finds(
            "local-workers-exceed-total",
            &dossier,
            &[(
                "facts.workers.local",
                "Kê khai 25 lao động địa phương, vượt tổng số 24 lao động",
                "25 local workers are declared, but only 24 workers in total",
            )],
        );
    }
}
