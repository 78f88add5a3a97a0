//! The days off of public offices, as they are written: `crates/ocop-dossier/law/working-days.toml`.
//!
//! Days of a year that is not known are computed here, so that the table has nothing but days.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::law;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fixed: Vec<Fixed>,
    tet: Tet,
    national_day: NationalDay,
    lunar: BTreeMap<String, [String; 2]>,
    known: BTreeMap<String, Vec<Known>>,
    proposed: BTreeMap<String, Vec<Swap>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixed {
    day: String,
    #[serde(rename = "name")]
    _name: String,
    /// The first year with this holiday.
    from: Option<i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tet {
    days: usize,
    before: i64,
    or_before: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NationalDay {
    from: i16,
    second: String,
    or_second: String,
    /// Weekdays as numbers, from Monday as 1.
    reversed: Vec<i8>,
}

/// A weekday off, for a reason or for a weekend day that is worked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    off: String,
    what: Option<String>,
    worked: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Swap {
    off: String,
    worked: String,
}

/// What the table has.
pub(crate) struct WorkingDays {
    /// Month, day and first year of the holidays with a fixed date.
    pub(crate) fixed: Vec<(i8, i8, Option<i16>)>,
    pub(crate) years: Vec<Year>,
}

/// A year with its weekdays off and its weekend days worked.
pub(crate) struct Year {
    pub(crate) year: i16,
    pub(crate) known: bool,
    pub(crate) off: BTreeSet<Date>,
    pub(crate) worked: BTreeSet<Date>,
    pub(crate) open: Vec<Open>,
}

/// What may turn out otherwise: one day off that is worked then, and one day worked that is off then.
pub(crate) struct Open {
    /// A `Question`.
    pub(crate) question: &'static str,
    pub(crate) off: Date,
    pub(crate) worked: Date,
}

/// Reads the file, and computes the years that are not known.
pub(crate) fn read(law: &Path) -> Result<WorkingDays> {
    let written: Written = law::read(&law.join("working-days.toml"))?;
    let mut years = Vec::new();
    for year in written.lunar.keys() {
        let number = year.parse().with_context(|| year.clone())?;
        years.push(written.year(number).with_context(|| year.clone())?);
    }
    ensure!(
        years.windows(2).all(|two| two[0].year + 1 == two[1].year),
        "a year is missing"
    );
    for year in written.known.keys().chain(written.proposed.keys()) {
        ensure!(written.lunar.contains_key(year), "{year} has no lunar days");
    }
    let mut fixed = Vec::new();
    for holiday in &written.fixed {
        let date = day(2024, &holiday.day)?;
        fixed.push((date.month(), date.day(), holiday.from));
    }
    Ok(WorkingDays { fixed, years })
}

impl Written {
    fn year(&self, year: i16) -> Result<Year> {
        let computed = self.computed(year, self.tet.before, false)?;
        let mut row = Year {
            year,
            known: false,
            off: computed,
            worked: BTreeSet::new(),
            open: Vec::new(),
        };
        if let Some(known) = self.known.get(&year.to_string()) {
            self.known(&mut row, known)?;
        } else {
            let tet = self.computed(year, self.tet.or_before, false)?;
            row.open.extend(open("Tet", &row.off, &tet)?);
            let national_day = self.computed(year, self.tet.before, true)?;
            row.open
                .extend(open("NationalDay", &row.off, &national_day)?);
        }
        for Swap { off, worked } in self.proposed.get(&year.to_string()).into_iter().flatten() {
            // As counted, the weekday is worked.
            let (worked, off) = (day(year, off)?, day(year, worked)?);
            ensure!(
                is_weekend(off) && !is_weekend(worked),
                "not a swap: {worked}"
            );
            ensure!(
                !row.off.contains(&worked) && !row.worked.contains(&off),
                "already in: {worked}"
            );
            row.open.push(Open {
                question: "Swap",
                off,
                worked,
            });
        }
        Ok(row)
    }

    /// Puts a year as offices had it in the place of the computed one.
    fn known(&self, row: &mut Year, known: &[Known]) -> Result<()> {
        let by_law = std::mem::take(&mut row.off).len();
        row.known = true;
        for Known {
            off, what, worked, ..
        } in known
        {
            let off = day(row.year, off)?;
            ensure!(!is_weekend(off), "a day off on a weekend: {off}");
            ensure!(row.off.insert(off), "twice: {off}");
            ensure!(
                what.is_some() != worked.is_some(),
                "a reason or a swap: {off}"
            );
            if let Some(worked) = worked {
                let worked = day(row.year, worked)?;
                ensure!(is_weekend(worked), "worked anyway: {worked}");
                ensure!(row.worked.insert(worked), "twice: {worked}");
            }
        }
        let without_swaps = row.off.len() - row.worked.len();
        ensure!(
            without_swaps == by_law,
            "{without_swaps} days off, {by_law} by the law"
        );
        Ok(())
    }

    /// The weekdays off of a year by the law.
    fn computed(&self, year: i16, before: i64, other_second: bool) -> Result<BTreeSet<Date>> {
        let mut holidays = BTreeSet::new();
        for fixed in &self.fixed {
            if fixed.from.is_none_or(|from| from <= year) {
                holidays.insert(day(year, &fixed.day)?);
            }
        }
        let lunar = self.lunar.get(&year.to_string());
        let [tet, hung_kings] = lunar.context("no lunar days")?;
        let (tet, hung_kings) = (day(year, tet)?, day(year, hung_kings)?);
        // The 10th day of the 3rd month comes after two months, or after three in some years.
        let apart = hung_kings.since(tet)?.get_days();
        ensure!(
            (67..=69).contains(&apart) || (96..=99).contains(&apart),
            "{apart} days"
        );
        holidays.insert(hung_kings);
        let first = tet.checked_sub(before.days())?;
        holidays.extend(first.series(1.day()).take(self.tet.days));
        let second = &self.national_day;
        if second.from <= year {
            let weekday = Date::new(year, 9, 2)?.weekday().to_monday_one_offset();
            let reversed = second.reversed.contains(&weekday);
            let second = if reversed == other_second {
                &second.second
            } else {
                &second.or_second
            };
            holidays.insert(day(year, second)?);
        }
        made_up(&holidays)
    }
}

/// The one day off that only one of two possibilities has, with the one that only the other has.
fn open(
    question: &'static str,
    counted: &BTreeSet<Date>,
    other: &BTreeSet<Date>,
) -> Result<Option<Open>> {
    let off: Vec<_> = counted.difference(other).copied().collect();
    let worked: Vec<_> = other.difference(counted).copied().collect();
    match (&off[..], &worked[..]) {
        ([], []) => Ok(None),
        (&[off], &[worked]) => Ok(Some(Open {
            question,
            off,
            worked,
        })),
        _ => bail!("{off:?} or {worked:?}"),
    }
}

/// The weekdays off: holidays, and the next working day for each holiday on a weekend (Art. 111.3).
fn made_up(holidays: &BTreeSet<Date>) -> Result<BTreeSet<Date>> {
    let (weekend, mut off): (BTreeSet<Date>, BTreeSet<Date>) =
        holidays.iter().partition(|&&day| is_weekend(day));
    for day in weekend {
        let mut next = day.tomorrow()?;
        while is_weekend(next) || off.contains(&next) {
            next = next.tomorrow()?;
        }
        off.insert(next);
    }
    Ok(off)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A day as it is written, in a year.
fn day(year: i16, day: &str) -> Result<Date> {
    let parsed = format!("{year}-{day}").parse();
    parsed.with_context(|| format!("not a day: {day}"))
}

#[cfg(test)]
mod moon;
#[cfg(test)]
mod tests;
