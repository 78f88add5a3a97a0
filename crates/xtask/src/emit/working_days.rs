//! The table of the working days.

use std::fmt::Write;

use jiff::civil::Date;

use super::head;
use crate::working_days::{Open, WorkingDays};

/// The table: one row for each year.
pub(crate) fn table(days: &WorkingDays) -> String {
    let mut text = head("law/working-days.toml");
    text.push_str("use crate::base::working_days::{Question, Year};\n\n");
    let fixed = &days.fixed;
    let _ = writeln!(
        text,
        "/// Month, day and first year of the holidays with a fixed date.\n\
         pub(crate) static FIXED: [(i8, i8, Option<i16>); {}] = {fixed:?};\n",
        fixed.len()
    );
    let (first, count) = (
        days.years.first().map_or(0, |year| year.year),
        days.years.len(),
    );
    let _ = writeln!(
        text,
        "pub(crate) const FIRST: i16 = {first};\n\n\
         /// Each year with its weekdays off, its weekend days worked, and what may turn out otherwise.\n\
         pub(crate) static YEARS: [Year; {count}] = ["
    );
    for year in &days.years {
        let off: Vec<_> = year.off.iter().map(short).collect();
        let worked: Vec<_> = year.worked.iter().map(short).collect();
        let open = year.open.iter().map(
            |Open {
                 question,
                 off,
                 worked,
             }| {
                let (off, worked) = (short(off), short(worked));
                format!("Question::{question}.open({off:?}, {worked:?})")
            },
        );
        let open = open.collect::<Vec<_>>().join(", ");
        let days = if year.known {
            format!("known(&{off:?}, &{worked:?}, &[{open}])")
        } else {
            format!("computed(&{off:?}, &[{open}])")
        };
        let _ = writeln!(text, "    // {}\n    Year::{days},", year.year);
    }
    text.push_str("];\n");
    text
}

/// Month and day.
fn short(day: &Date) -> (i8, i8) {
    (day.month(), day.day())
}
