//! What may move the last of some working days, and the words for it.

use alloc::format;
use alloc::string::String;

use ocop_core::explain::day;
use ocop_core::{Date, Label, Lang};

use crate::base::working_days::{Open, Question};
use crate::check::calendar::Doubt;
use crate::check::examination::Examination;
use crate::procedure::Days;
use crate::report::value::Value;
use crate::rules::shared::due;

/// What may move the last of so many days, and where it is then if it moves.
pub(crate) fn doubt(
    examination: &Examination<'_>,
    from: Date,
    days: Days,
    due: Date,
) -> Option<(Doubt, Option<Date>)> {
    let Days::Working(days) = days else {
        return None;
    };
    let calendar = &examination.settings.calendar;
    let doubt = calendar.doubt(from.tomorrow().ok()?, due)?;
    Some((doubt, calendar.other_after_working_days(from, days)))
}

/// The value for the end of a message, if its days rest on a doubt.
pub(crate) fn remark(
    examination: &Examination<'_>,
    from: Date,
    days: Days,
    due: Date,
) -> Option<(&'static str, Value)> {
    let (doubt, other) = doubt(examination, from, days, due)?;
    Some(("doubt", sentences(doubt, other).into()))
}

/// The same for the last day of the decision, which moves if the commune's days end in another round.
pub(crate) fn of_decision(
    examination: &Examination<'_>,
    due: Date,
) -> Option<(&'static str, Value)> {
    let calendar = &examination.settings.calendar;
    let other = due::decision_by(examination, |from, days| {
        let other = match days {
            Days::Working(days) => calendar.other_after_working_days(from, days),
            Days::Calendar(_) => None,
        };
        other.unwrap_or_else(|| due::after(examination, from, days))
    });
    let moved = other.filter(|&other| other != due)?;
    let from = examination.dossier.steps.received.or(examination.day)?;
    let days = examination.procedure.commune_days?;
    let (doubt, _) = doubt(examination, from, days, due::after(examination, from, days))?;
    Some(("doubt", sentences(doubt, Some(moved)).into()))
}

/// The sentences on a doubt that follow a message: what is not certain, and the other possibility.
pub(crate) fn sentences(doubt: Doubt, other: Option<Date>) -> Label {
    let text = |lang| match doubt {
        Doubt::Unknown(year) => unknown(year, lang),
        Doubt::Computed(year) => computed(year, lang),
        Doubt::Open(year, open) => {
            let then = match (other, lang) {
                (Some(other), Lang::Vi) => format!(" thì hạn là ngày {}", day(other, lang)),
                (Some(other), Lang::En) => format!(", the last day is {}", day(other, lang)),
                (None, _) => lang
                    .pick(" thì hạn không đổi", ", the last day is the same")
                    .into(),
            };
            format!("{}{then}", case(year, open, lang))
        }
    };
    Label::new(text(Lang::Vi), text(Lang::En))
}

fn unknown(year: i16, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!(". Các ngày nghỉ lễ thay đổi theo từng năm của năm {year} chưa có trong lịch")
        }
        Lang::En => {
            format!(". The holidays of {year} that change each year are not in the calendar")
        }
    }
}

fn computed(year: i16, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            ". Ngày nghỉ của năm {year} được tính theo luật, chưa gồm ngày hoán đổi theo thông báo"
        ),
        Lang::En => format!(
            ". The days off of {year} are computed from the law, without the days that a notice swaps"
        ),
    }
}

/// What is not certain, and the condition of the other possibility.
fn case(year: i16, open: &Open, lang: Lang) -> String {
    let day = |date: Option<Date>| date.map_or_else(String::new, |date| day(date, lang));
    let (off, worked) = (day(open.off(year)), day(open.worked(year)));
    match (open.question, lang) {
        (Question::Swap, Lang::Vi) => format!(
            ". Đề xuất nghỉ ngày {worked} và làm bù ngày {off} chưa rõ kết quả. Nếu hoán đổi"
        ),
        (Question::Swap, Lang::En) => format!(
            ". A swap of {worked} for {off} was proposed, and its outcome is not known. With it"
        ),
        (Question::Tet, Lang::Vi) => format!(
            "{}. Nếu Tết nghỉ 1 ngày cuối năm cũ và 4 ngày đầu năm mới",
            computed(year, lang)
        ),
        (Question::Tet, Lang::En) => format!(
            "{}. If Tết has one day off before the new year and four from its first day",
            computed(year, lang)
        ),
        (Question::NationalDay, Lang::Vi) => format!(
            "{}. Nếu dịp Quốc khánh không nghỉ ngày {off} mà nghỉ ngày {worked}",
            computed(year, lang)
        ),
        (Question::NationalDay, Lang::En) => format!(
            "{}. If {worked} is off for the National Day in place of {off}",
            computed(year, lang)
        ),
    }
}
