//! Working days over holidays that are set year by year, in a year without any in the calendar.

use alloc::vec;

use ocop_core::{Date, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Days;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::due;

pub(crate) const RULE: Rule = Rule {
    name: "working-days-without-lunar-holidays",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Beside(Statute::LABOUR_CODE),
    checks: Label::constant(
        "Lịch dùng để tính ngày làm việc có đủ ngày nghỉ dịp Tết, Giỗ Tổ, Quốc khánh của năm",
        "The holidays of the year are given if working days include the lunar new year, the Hùng Kings' day or the national day",
    ),
    why: Label::constant(
        "Tết Âm lịch, Giỗ Tổ và ngày nghỉ thứ hai dịp Quốc khánh được định theo từng năm",
        "The lunar new year, the Hùng Kings' day and the second day of the national day are set year by year",
    ),
    message: Label::constant(
        "{days} ngày làm việc từ {received} có thể trùng ngày nghỉ lễ của năm {year} chưa có trong lịch; hạn tính được là {due}",
        "the {days} working days from {received} may include holidays of {year} that are not in the calendar; the last day as counted is {due}",
    ),
    repair: Label::constant(
        "bổ sung các ngày nghỉ lễ và ngày làm bù của năm {year} vào lịch dùng để tính thời hạn",
        "add the holidays and make-up working days of {year} to the calendar by which the days are counted",
    ),
    example: Label::constant(
        "Tiếp nhận cuối tháng 1/2027 mà lịch chưa có Tết",
        "Received at the end of January 2027, with no lunar new year in the calendar",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(days @ Days::Working(_)) = examination.procedure.commune_days else {
        return;
    };
    let received = examination.dossier.steps.received;
    let Some(received) = received.filter(|_| examination.is_at(Stage::Commune)) else {
        return;
    };
    let calendar = &examination.settings.calendar;
    let due = due::after(examination, received, days);
    let steps = &examination.dossier.steps;
    // Done by then, more holidays change nothing.
    let in_time = |day: Option<Date>| day.is_some_and(|day| day <= due);
    if in_time(steps.reported) && in_time(steps.sent) {
        return;
    }
    let Ok(first) = received.tomorrow() else {
        return;
    };
    let moving = [first, due].into_iter().find(|day| {
        // The lunar new year and the Hùng Kings' day lie in these months.
        let spring = day.month() <= 4;
        let national = [(9, 1), (9, 2), (9, 3)].into_iter().any(|(month, number)| {
            Date::new(day.year(), month, number).is_ok_and(|day| first <= day && day <= due)
        });
        (spring || national) && !calendar.knows(day.year())
    });
    if let Some(day) = moving {
        let year = Value::Number(day.year().unsigned_abs().into());
        let values = vec![
            ("days", days.number().into()),
            ("received", received.into()),
            ("year", year),
            ("due", due.into()),
        ];
        findings.add("steps.received", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Date;

    use crate::Calendar;
    use crate::check::settings::Settings;
    use crate::model::{Dossier, Stage, Steps};
    use crate::testing::{at_commune, costs, day, finds, finds_under};

    /// At the commune, received on a day and not yet reported.
    fn received(on: Date) -> Dossier {
        let mut dossier = at_commune();
        dossier.steps = Steps::default();
        dossier.steps.filed = Some(on);
        dossier.steps.received = Some(on);
        dossier
    }

    #[test]
    fn holidays_that_move_are_given_where_days_run_over_them() {
        finds("working-days-without-lunar-holidays", &at_commune(), &[]);

        let dossier = received(day(2027, 1, 25));
        finds(
            "working-days-without-lunar-holidays",
            &dossier,
            &[(
                "steps.received",
                "15 ngày làm việc từ 25/01/2027 có thể trùng ngày nghỉ lễ của năm 2027 chưa có trong lịch; hạn tính được là 15/02/2027",
                "The 15 working days from 2027-01-25 may include holidays of 2027 that are not in the calendar; the last day as counted is 2027-02-15",
            )],
        );
        let calendar = Calendar::new().with_holiday(day(2027, 2, 8));
        let settings = Settings::default().with_calendar(calendar);
        finds_under(
            &settings,
            "working-days-without-lunar-holidays",
            &dossier,
            &[],
        );
    }

    #[test]
    fn the_days_from_january_to_april_and_around_the_national_day_move() {
        for (on, found) in [
            // The fifteenth working day: 10/12, 31/12, 04/01.
            (day(2026, 11, 19), 0),
            (day(2026, 12, 10), 0),
            (day(2026, 12, 11), 1),
            (day(2027, 4, 29), 1),
            (day(2027, 4, 30), 0),
            // 31/08, 01/09; from 03/09 on nothing moves.
            (day(2026, 8, 10), 0),
            (day(2026, 8, 11), 1),
            (day(2026, 9, 2), 1),
            (day(2026, 9, 3), 0),
        ] {
            let dossier = received(on);
            let count = costs("working-days-without-lunar-holidays", &dossier).len();
            assert_eq!(count, found, "{on}");
        }
    }

    #[test]
    fn a_report_within_the_days_needs_no_calendar() {
        let mut dossier = received(day(2027, 1, 25));
        dossier.steps.reported = Some(day(2027, 2, 15));
        dossier.steps.sent = Some(day(2027, 2, 15));
        finds("working-days-without-lunar-holidays", &dossier, &[]);
        dossier.steps.sent = Some(day(2027, 2, 16));
        assert_eq!(
            costs("working-days-without-lunar-holidays", &dossier).len(),
            1
        );
        dossier.stage = Stage::Applicant;
        finds("working-days-without-lunar-holidays", &dossier, &[]);
    }
}
