//! Working days over days off that are computed, unknown or proposed.

use alloc::vec;

use ocop_core::{Date, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Days;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::{due, uncertain};

pub(crate) const RULE: Rule = Rule {
    name: "uncertain-working-days",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Beside(Statute::LABOUR_CODE),
    checks: Label::constant(
        "Các ngày nghỉ trong thời hạn tính theo ngày làm việc của cấp xã đã được xác định",
        "The days off within the working days of the commune are certain",
    ),
    why: Label::constant(
        "Ngày nghỉ dịp Tết, Quốc khánh và ngày hoán đổi được quyết định theo từng năm, nên hạn có thể thay đổi",
        "Days off at Tết and National Day and swapped days are decided each year and can move the last day",
    ),
    message: Label::constant(
        "{days} ngày làm việc từ {received} kết thúc ngày {due}{doubt}",
        "the {days} working days from {received} end on {due}{doubt}",
    ),
    repair: Label::constant(
        "đối chiếu với thông báo nghỉ lễ, Tết của năm {year} và bổ sung ngày nghỉ, ngày làm bù còn thiếu vào lịch dùng để tính thời hạn",
        "compare with the notice on days off of {year}, and add the days off and make-up working days that differ to the calendar",
    ),
    example: Label::constant(
        "Tiếp nhận ngày 14/01/2027, trước kỳ nghỉ Tết 2027 được tính theo luật",
        "Received on 2027-01-14, before the days off of Tết 2027, which are computed from the law",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(days @ Days::Working(_)) = examination.procedure.commune_days else {
        return;
    };
    let steps = &examination.dossier.steps;
    let received = steps.received;
    let Some(received) = received.filter(|_| examination.is_at(Stage::Commune)) else {
        return;
    };
    let due = due::after(examination, received, days);
    let Some((doubt, other)) = uncertain::doubt(examination, received, days, due) else {
        return;
    };
    // Done by then, days off in a computed or unknown year change nothing. A proposed swap is always named,
    // because its year is exact otherwise.
    let last = other.map_or(due, |other| other.min(due));
    let in_time = |day: Option<Date>| day.is_some_and(|day| day <= last);
    if !doubt.is_swap() && in_time(steps.reported) && in_time(steps.sent) {
        return;
    }
    let mut values = vec![
        ("days", days.number().into()),
        ("received", received.into()),
        ("due", due.into()),
        ("doubt", uncertain::sentences(doubt, other).into()),
        ("year", Value::Number(doubt.year().unsigned_abs().into())),
    ];
    values.extend(other.map(|other| ("otherwise", other.into())));
    findings.add("steps.received", values);
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use ocop_core::{Date, Lang};

    use super::RULE;
    use crate::Calendar;
    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{Dossier, Stage, Steps};
    use crate::testing::{at_commune, costs, costs_under, day, finds, finds_under};

    /// At the commune, received on a day and not yet reported.
    fn received(on: Date) -> Dossier {
        let mut dossier = at_commune();
        dossier.steps = Steps::default();
        dossier.steps.filed = Some(on);
        dossier.steps.received = Some(on);
        dossier
    }

    #[test]
    fn the_possibilities_of_a_computed_year_are_named() {
        finds("uncertain-working-days", &at_commune(), &[]);

        // Computed: 4 to 10 February 2027 are off. The other possibility: 5 to 11 February.
        let dossier = received(day(2027, 1, 14));
        finds(
            "uncertain-working-days",
            &dossier,
            &[(
                "steps.received",
                "15 ngày làm việc từ 14/01/2027 kết thúc ngày 11/02/2027. Ngày nghỉ của năm 2027 được tính theo luật, chưa gồm ngày hoán đổi theo thông báo. Nếu Tết nghỉ 1 ngày cuối năm cũ và 4 ngày đầu năm mới thì hạn là ngày 04/02/2027",
                "The 15 working days from 2027-01-14 end on 2027-02-11. The days off of 2027 are computed from the law, without the days that a notice swaps. If Tết has one day off before the new year and four from its first day, the last day is 2027-02-04",
            )],
        );
        finds(
            "uncertain-working-days",
            &received(day(2027, 1, 25)),
            &[(
                "steps.received",
                "15 ngày làm việc từ 25/01/2027 kết thúc ngày 22/02/2027. Ngày nghỉ của năm 2027 được tính theo luật, chưa gồm ngày hoán đổi theo thông báo. Nếu Tết nghỉ 1 ngày cuối năm cũ và 4 ngày đầu năm mới thì hạn không đổi",
                "The 15 working days from 2027-01-25 end on 2027-02-22. The days off of 2027 are computed from the law, without the days that a notice swaps. If Tết has one day off before the new year and four from its first day, the last day is the same",
            )],
        );
        finds(
            "uncertain-working-days",
            &received(day(2027, 8, 11)),
            &[(
                "steps.received",
                "15 ngày làm việc từ 11/08/2027 kết thúc ngày 01/09/2027. Ngày nghỉ của năm 2027 được tính theo luật, chưa gồm ngày hoán đổi theo thông báo. Nếu dịp Quốc khánh không nghỉ ngày 03/09/2027 mà nghỉ ngày 01/09/2027 thì hạn là ngày 03/09/2027",
                "The 15 working days from 2027-08-11 end on 2027-09-01. The days off of 2027 are computed from the law, without the days that a notice swaps. If 2027-09-01 is off for the National Day in place of 2027-09-03, the last day is 2027-09-03",
            )],
        );
        finds(
            "uncertain-working-days",
            &received(day(2027, 4, 21)),
            &[(
                "steps.received",
                "15 ngày làm việc từ 21/04/2027 kết thúc ngày 14/05/2027. Ngày nghỉ của năm 2027 được tính theo luật, chưa gồm ngày hoán đổi theo thông báo",
                "The 15 working days from 2027-04-21 end on 2027-05-14. The days off of 2027 are computed from the law, without the days that a notice swaps",
            )],
        );
    }

    #[test]
    fn days_of_the_office_settle_what_they_name() {
        let with = |calendar: Calendar, on: Date| {
            let settings = Settings::default().with_calendar(calendar);
            costs_under(&settings, "uncertain-working-days", &received(on)).len()
        };
        let january = day(2027, 1, 14);
        for off in [day(2027, 2, 4), day(2027, 2, 11)] {
            assert_eq!(with(Calendar::viet_nam().with_holiday(off), january), 0);
            assert_eq!(with(Calendar::viet_nam().with_working_day(off), january), 0);
        }
        // A day of both possibilities settles neither, but days of the year are known.
        let both = Calendar::viet_nam().with_holiday(day(2027, 2, 8));
        assert_eq!(with(both.clone(), january), 1);
        assert_eq!(with(both, day(2027, 4, 21)), 0);
        let november = day(2026, 11, 9);
        let own = Calendar::viet_nam().with_holiday(day(2026, 11, 24));
        assert_eq!(with(own.clone(), november), 1);
        let swapped = own
            .with_holiday(day(2026, 11, 23))
            .with_working_day(day(2026, 11, 28));
        assert_eq!(with(swapped, november), 0);
    }

    #[test]
    fn only_days_off_of_years_that_are_not_known_are_uncertain() {
        for (on, found) in [
            // The fifteenth working day: 10/12, 31/12, 04/01.
            (day(2026, 11, 27), 1),
            (day(2026, 11, 28), 0),
            (day(2026, 12, 10), 0),
            (day(2026, 12, 11), 1),
            // From the first days of 2027 to 21/01 and 22/01.
            (day(2026, 12, 31), 1),
            (day(2027, 1, 1), 0),
            (day(2027, 4, 29), 1),
            (day(2027, 5, 2), 1),
            (day(2027, 5, 3), 0),
            // The days off of August and September 2026 are known.
            (day(2026, 8, 11), 0),
            (day(2026, 9, 2), 0),
            (day(2026, 2, 2), 0),
        ] {
            let dossier = received(on);
            let count = costs("uncertain-working-days", &dossier).len();
            assert_eq!(count, found, "{on}");
        }
    }

    #[test]
    fn unknown_years_are_named_without_days_of_their_own() {
        let mut dossier = received(day(2061, 1, 17));
        let message = (
            "steps.received",
            "15 ngày làm việc từ 17/01/2061 kết thúc ngày 07/02/2061. Các ngày nghỉ lễ thay đổi theo từng năm của năm 2061 chưa có trong lịch",
            "The 15 working days from 2061-01-17 end on 2061-02-07. The holidays of 2061 that change each year are not in the calendar",
        );
        finds("uncertain-working-days", &dossier, &[message]);
        let calendar = Calendar::viet_nam().with_holiday(day(2061, 1, 21));
        let settings = Settings::default().with_calendar(calendar);
        finds_under(&settings, "uncertain-working-days", &dossier, &[]);

        // A calendar of weekends knows no year.
        dossier.steps.received = Some(day(2026, 8, 17));
        let weekends = Settings::default().with_calendar(Calendar::new());
        finds_under(
            &weekends,
            "uncertain-working-days",
            &dossier,
            &[(
                "steps.received",
                "15 ngày làm việc từ 17/08/2026 kết thúc ngày 08/09/2026. Các ngày nghỉ lễ thay đổi theo từng năm của năm 2026 chưa có trong lịch",
                "The 15 working days from 2026-08-17 end on 2026-09-08. The holidays of 2026 that change each year are not in the calendar",
            )],
        );
    }

    #[test]
    fn days_that_touch_the_proposed_swap_of_november_2026_name_it() {
        let message = |received: &str, due: &str, then: &str| {
            format!(
                "The 15 working days from {received} end on {due}. A swap of 2026-11-23 for 2026-11-28 was proposed, and its outcome is not known. With it, the last day is {then}"
            )
        };
        for (on, due, then) in [
            (day(2026, 11, 2), "2026-11-23", "2026-11-25"),
            (day(2026, 11, 3), "2026-11-25", "2026-11-26"),
            (day(2026, 11, 5), "2026-11-27", "2026-11-28"),
            (day(2026, 11, 6), "2026-11-30", "the same"),
            (day(2026, 11, 9), "2026-12-01", "the same"),
            (day(2026, 11, 23), "2026-12-15", "2026-12-14"),
            (day(2026, 11, 27), "2026-12-18", "2026-12-17"),
        ] {
            let report = check(&received(on), &Settings::default());
            let found = report
                .findings()
                .find(|found| found.rule().name() == RULE.name);
            let wanted = message(&format!("{on}"), due, then);
            assert_eq!(found.map(|found| found.message(Lang::En)), Some(wanted));
        }
        for on in [day(2026, 11, 1), day(2026, 11, 28)] {
            finds("uncertain-working-days", &received(on), &[]);
        }
        // The year is exact otherwise, so the swap is named whether or not the report came in time.
        let mut dossier = received(day(2026, 11, 9));
        dossier.steps.reported = Some(day(2026, 12, 1));
        dossier.steps.sent = Some(day(2026, 12, 1));
        finds(
            "uncertain-working-days",
            &dossier,
            &[(
                "steps.received",
                "15 ngày làm việc từ 09/11/2026 kết thúc ngày 01/12/2026. Đề xuất nghỉ ngày 23/11/2026 và làm bù ngày 28/11/2026 chưa rõ kết quả. Nếu hoán đổi thì hạn không đổi",
                "The 15 working days from 2026-11-09 end on 2026-12-01. A swap of 2026-11-23 for 2026-11-28 was proposed, and its outcome is not known. With it, the last day is the same",
            )],
        );
    }

    #[test]
    fn a_report_within_the_days_needs_no_calendar() {
        let mut dossier = received(day(2027, 1, 25));
        dossier.steps.reported = Some(day(2027, 2, 22));
        dossier.steps.sent = Some(day(2027, 2, 22));
        finds("uncertain-working-days", &dossier, &[]);
        dossier.steps.sent = Some(day(2027, 2, 23));
        assert_eq!(costs("uncertain-working-days", &dossier).len(), 1);
        dossier.stage = Stage::Applicant;
        finds("uncertain-working-days", &dossier, &[]);
        // In time by one possibility only.
        let mut dossier = received(day(2027, 1, 14));
        dossier.steps.reported = Some(day(2027, 2, 4));
        dossier.steps.sent = Some(day(2027, 2, 4));
        finds("uncertain-working-days", &dossier, &[]);
        dossier.steps.sent = Some(day(2027, 2, 11));
        assert_eq!(costs("uncertain-working-days", &dossier).len(), 1);
    }
}
