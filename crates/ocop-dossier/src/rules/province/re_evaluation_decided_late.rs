//! A re-evaluation that was decided too long after the complete dossier.

use alloc::format;
use alloc::vec;

use ocop_core::{Label, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{due, uncertain};

pub(crate) const RULE: Rule = Rule {
    name: "re-evaluation-decided-late",
    stage: Stage::Province,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ReEvaluationDays),
    checks: Label::constant(
        "Phân hạng lại có kết quả trong thời hạn quy định kể từ khi hồ sơ đầy đủ",
        "A re-evaluation is decided within the days set from the complete dossier",
    ),
    why: Label::constant(
        "Chậm kết quả thì giấy chứng nhận cũ có thể hết hạn trước",
        "If the decision is late, the old certificate may expire first",
    ),
    message: Label::constant(
        "hồ sơ đầy đủ ngày {full}, kết quả phải có trong {days} {counted}, chậm nhất ngày {due}, nhưng quyết định ngày {decided}{doubt}",
        "the dossier was complete on {full} and the decision due within {days} {counted}, by {due}, but it was made on {decided}{doubt}",
    ),
    repair: Label::constant(
        "cơ quan quyết định nêu lý do chậm",
        "ask the authority that decided to state the reason for the delay",
    ),
    example: Label::constant(
        "Hồ sơ đầy đủ ngày 16/09/2026, quyết định ngày 01/11/2026",
        "Complete on 2026-09-16, decided on 2026-11-01",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let steps = &examination.dossier.steps;
    let (Some(certificate), Some(full)) = (examination.re_evaluated(), steps.completed) else {
        return;
    };
    let Some(days) = examination.procedure.re_evaluation_days else {
        return;
    };
    // Five stars are re-evaluated by the ministry.
    let (member, decided) = match certificate.tier() {
        Tier::Centre => ("decided_above", steps.decided_above),
        _ => ("decided", steps.decided),
    };
    let due = due::after(examination, full, days);
    if let Some(decided) = decided.filter(|&decided| due < decided) {
        let mut values = vec![
            ("full", full.into()),
            ("days", days.number().into()),
            ("counted", days.label().into()),
            ("due", due.into()),
            ("decided", decided.into()),
        ];
        values.extend(uncertain::remark(examination, full, days, due));
        findings.add(format!("steps.{member}"), values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition, Star, Tier};

    use crate::testing::{day, finds, re_evaluation, under};

    #[test]
    fn a_re_evaluation_is_decided_within_45_days_of_the_full_dossier() {
        let mut dossier = re_evaluation();
        dossier.steps.completed = Some(day(2026, 9, 16));
        dossier.steps.decided = Some(day(2026, 10, 31));
        finds("re-evaluation-decided-late", &dossier, &[]);

        dossier.steps.decided = Some(day(2026, 11, 1));
        finds(
            "re-evaluation-decided-late",
            &dossier,
            &[(
                "steps.decided",
                "Hồ sơ đầy đủ ngày 16/09/2026, kết quả phải có trong 45 ngày, chậm nhất ngày 31/10/2026, nhưng quyết định ngày 01/11/2026",
                "The dossier was complete on 2026-09-16 and the decision due within 45 days, by 2026-10-31, but it was made on 2026-11-01",
            )],
        );
        dossier.kind = DossierKind::Upgrade;
        finds("re-evaluation-decided-late", &dossier, &[]);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.steps.completed = None;
        finds("re-evaluation-decided-late", &dossier, &[]);
    }

    #[test]
    fn five_stars_are_decided_by_the_ministry() {
        let mut dossier = re_evaluation();
        let certificate = dossier.certificate.as_mut().unwrap();
        certificate.star = Some(Star::Five);
        certificate.tier = Some(Tier::Centre);
        dossier.steps.completed = Some(day(2026, 9, 16));
        dossier.steps.decided = Some(day(2026, 11, 1));
        finds("re-evaluation-decided-late", &dossier, &[]);
        dossier.steps.decided_above = Some(day(2026, 11, 1));
        finds(
            "re-evaluation-decided-late",
            &dossier,
            &[(
                "steps.decided_above",
                "Hồ sơ đầy đủ ngày 16/09/2026, kết quả phải có trong 45 ngày, chậm nhất ngày 31/10/2026, nhưng quyết định ngày 01/11/2026",
                "The dossier was complete on 2026-09-16 and the decision due within 45 days, by 2026-10-31, but it was made on 2026-11-01",
            )],
        );
    }

    #[test]
    fn the_earlier_editions_set_no_day() {
        let mut dossier = under(Edition::E2023, 4);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.certificate = re_evaluation().certificate;
        dossier.steps.completed = Some(day(2026, 5, 1));
        dossier.steps.decided = Some(day(2026, 8, 1));
        finds("re-evaluation-decided-late", &dossier, &[]);
    }
}
