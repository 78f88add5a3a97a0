//! A step with an earlier date than the step before it.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::steps;

pub(crate) const RULE: Rule = Rule {
    name: "steps-out-of-order",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Các bước theo đúng thứ tự thời gian",
        "The steps are in order of time",
    ),
    why: Label::constant(
        "Bước sau không thể có trước bước trước, nên có một ngày ghi sai",
        "A step cannot come before the step that leads to it, so one date is wrong",
    ),
    message: Label::constant(
        "{later} ({to}) ghi sớm hơn {earlier} ({from})",
        "the {later} ({to}) is before the {earlier} ({from})",
    ),
    repair: Label::constant(
        "đối chiếu sổ tiếp nhận và văn bản, sửa ngày ghi sai",
        "compare the register and the letters, and correct the wrong date",
    ),
    example: Label::constant(
        "Ngày báo cáo của cấp xã sớm hơn ngày tiếp nhận",
        "The date of the commune's report is before the date of receipt",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let days = steps::days(&examination.dossier.steps);
    let mut given = steps::STEPS
        .iter()
        .zip(days)
        .filter_map(|(step, day)| Some((step, day?)));
    let Some(mut earlier) = given.next() else {
        return;
    };
    let mut full = None;
    for later in given {
        let ((name, label), to) = later;
        // The province, too, may have a dossier completed, after the commune sent it (26/2026, Art. 7.3.a).
        if !matches!(*name, "reported" | "sent")
            && let Some(full) = full.take()
        {
            earlier = core::cmp::max_by_key(earlier, full, |&(_, day)| day);
        }
        let ((_, before), from) = earlier;
        if to < from {
            let values = vec![
                ("later", label.into()),
                ("to", to.into()),
                ("earlier", before.into()),
                ("from", from.into()),
            ];
            findings.add(format!("steps.{name}"), values);
        }
        if *name == "completed" {
            full = Some(later);
        } else {
            earlier = later;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{at_province, clean, costs, day, finds};

    #[test]
    fn steps_may_be_of_one_day_and_none_before_the_one_that_leads_to_it() {
        finds("steps-out-of-order", &clean(), &[]);
        finds("steps-out-of-order", &at_province(), &[]);

        let mut dossier = clean();
        dossier.steps.received = Some(day(2026, 9, 14));
        finds("steps-out-of-order", &dossier, &[]);
        dossier.steps.received = Some(day(2026, 9, 13));
        finds(
            "steps-out-of-order",
            &dossier,
            &[(
                "steps.received",
                "Ngày tiếp nhận (13/09/2026) ghi sớm hơn ngày nộp hồ sơ (14/09/2026)",
                "The date of receipt (2026-09-13) is before the filing date (2026-09-14)",
            )],
        );
    }

    #[test]
    fn neighbours_are_compared_and_what_is_not_given_is_passed_over() {
        let mut dossier = at_province();
        dossier.steps.received = None;
        dossier.steps.completed = None;
        dossier.steps.reported = Some(day(2026, 9, 13));
        dossier.steps.sent_up = Some(day(2026, 11, 30));
        dossier.steps.decided_above = Some(day(2026, 11, 29));
        finds(
            "steps-out-of-order",
            &dossier,
            &[
                (
                    "steps.decided_above",
                    "Ngày quyết định của Bộ (29/11/2026) ghi sớm hơn ngày gửi Bộ (30/11/2026)",
                    "The date of the ministry's decision (2026-11-29) is before the date of sending to the ministry (2026-11-30)",
                ),
                (
                    "steps.reported",
                    "Ngày báo cáo của cấp xã (13/09/2026) ghi sớm hơn ngày nộp hồ sơ (14/09/2026)",
                    "The date of the commune's report (2026-09-13) is before the filing date (2026-09-14)",
                ),
                (
                    "steps.sent_up",
                    "Ngày gửi Bộ (30/11/2026) ghi sớm hơn ngày quyết định của cấp tỉnh (01/12/2026)",
                    "The date of sending to the ministry (2026-11-30) is before the date of the province's decision (2026-12-01)",
                ),
            ],
        );
    }

    #[test]
    fn a_dossier_may_be_completed_at_the_province() {
        let mut dossier = at_province();
        dossier.steps.filed = Some(day(2026, 9, 14));
        dossier.steps.received = Some(day(2026, 9, 14));
        dossier.steps.reported = Some(day(2026, 9, 28));
        dossier.steps.sent = Some(day(2026, 9, 28));
        dossier.steps.decided = Some(day(2026, 12, 1));
        dossier.steps.completed = Some(day(2026, 10, 5));
        finds("steps-out-of-order", &dossier, &[]);
        dossier.steps.completed = Some(day(2026, 12, 2));
        finds(
            "steps-out-of-order",
            &dossier,
            &[(
                "steps.decided",
                "Ngày quyết định của cấp tỉnh (01/12/2026) ghi sớm hơn ngày hồ sơ đầy đủ (02/12/2026)",
                "The date of the province's decision (2026-12-01) is before the date of the complete dossier (2026-12-02)",
            )],
        );
    }

    #[test]
    fn every_pair_of_neighbours_is_looked_at() {
        let last = day(2027, 1, 10);
        for index in 1..8 {
            let mut dossier = at_province();
            let steps = &mut dossier.steps;
            steps.decided_above = Some(last);
            let all = [
                &mut steps.filed,
                &mut steps.received,
                &mut steps.completed,
                &mut steps.reported,
                &mut steps.sent,
                &mut steps.decided,
                &mut steps.sent_up,
                &mut steps.decided_above,
            ];
            for (step, number) in all.into_iter().zip(1..) {
                *step = Some(day(2026, 9, number));
            }
            let broken = Some(day(2026, 8, 31));
            match index {
                1 => steps.received = broken,
                2 => steps.completed = broken,
                3 => steps.reported = broken,
                4 => steps.sent = broken,
                5 => steps.decided = broken,
                6 => steps.sent_up = broken,
                _ => steps.decided_above = broken,
            }
            assert_eq!(costs("steps-out-of-order", &dossier).len(), 1, "{index}");
        }
    }
}
