//! A report or request of the commune later than its days after receipt.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{due, steps, uncertain};

pub(crate) const RULE: Rule = Rule {
    name: "commune-late",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::CommuneDays),
    checks: Label::constant(
        "Cấp xã báo cáo và đề nghị trong thời hạn quy định kể từ ngày tiếp nhận",
        "The commune sends its report and request within the days set from receipt",
    ),
    why: Label::constant(
        "Cấp xã chậm thì hồ sơ có thể không kịp đợt đánh giá của tỉnh",
        "If the commune is late, the dossier may miss its round at the province",
    ),
    message: Label::constant(
        "{step} là {on}, quá thời hạn {days} {counted} kể từ ngày tiếp nhận {received} (đến hết ngày {due}){doubt}",
        "the {step} is {on}, more than {days} {counted} after receipt on {received} (due {due}){doubt}",
    ),
    repair: Label::constant(
        "cấp xã nêu lý do chậm trong văn bản gửi cấp tỉnh",
        "state the reason for the delay in the letter to the province",
    ),
    example: Label::constant(
        "Tiếp nhận ngày 14/09/2026, báo cáo ngày 06/10/2026",
        "Received on 2026-09-14, reported on 2026-10-06",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let steps = &examination.dossier.steps;
    let (Some(days), Some(received)) = (examination.procedure.commune_days, steps.received) else {
        return;
    };
    let due = due::after(examination, received, days);
    let of_commune = steps::STEPS.iter().zip(steps::days(steps));
    let mut of_commune = of_commune.filter(|((name, _), _)| matches!(*name, "reported" | "sent"));
    // Only the first late step is reported.
    let late = of_commune.find_map(|(step, day)| Some((step, day.filter(|&day| due < day)?)));
    if let Some(((name, label), on)) = late {
        let mut values = vec![
            ("step", label.into()),
            ("on", on.into()),
            ("days", days.number().into()),
            ("counted", days.label().into()),
            ("received", received.into()),
            ("due", due.into()),
        ];
        values.extend(uncertain::remark(examination, received, days, due));
        findings.add(format!("steps.{name}"), values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::Calendar;
    use crate::check::settings::Settings;
    use crate::testing::{at_commune, day, finds, finds_under, under};

    #[test]
    fn the_commune_has_fifteen_working_days() {
        let mut dossier = at_commune();
        dossier.steps.reported = Some(day(2026, 10, 5));
        dossier.steps.sent = Some(day(2026, 10, 5));
        finds("commune-late", &dossier, &[]);

        dossier.steps.sent = Some(day(2026, 10, 6));
        finds(
            "commune-late",
            &dossier,
            &[(
                "steps.sent",
                "Ngày gửi cấp tỉnh là 06/10/2026, quá thời hạn 15 ngày làm việc kể từ ngày tiếp nhận 14/09/2026 (đến hết ngày 05/10/2026)",
                "The date of sending to the province is 2026-10-06, more than 15 working days after receipt on 2026-09-14 (due 2026-10-05)",
            )],
        );
        dossier.steps.reported = Some(day(2026, 10, 6));
        finds(
            "commune-late",
            &dossier,
            &[(
                "steps.reported",
                "Ngày báo cáo của cấp xã là 06/10/2026, quá thời hạn 15 ngày làm việc kể từ ngày tiếp nhận 14/09/2026 (đến hết ngày 05/10/2026)",
                "The date of the commune's report is 2026-10-06, more than 15 working days after receipt on 2026-09-14 (due 2026-10-05)",
            )],
        );

        let calendar = Calendar::new().with_holiday(day(2026, 9, 21));
        let settings = Settings::default().with_calendar(calendar);
        finds_under(&settings, "commune-late", &dossier, &[]);
    }

    #[test]
    fn without_a_receipt_and_under_the_earlier_editions_nothing_is_known() {
        let mut dossier = at_commune();
        dossier.steps.received = None;
        dossier.steps.sent = Some(day(2026, 12, 1));
        finds("commune-late", &dossier, &[]);

        let mut dossier = under(Edition::E2023, 4);
        dossier.steps = at_commune().steps;
        dossier.steps.sent = Some(day(2026, 12, 1));
        finds("commune-late", &dossier, &[]);
    }
}
