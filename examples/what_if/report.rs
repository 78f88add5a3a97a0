//! What is printed: the movement of stars as a matrix, and exact counts beside those drawn.

use std::fmt;

use ocop_core::{Distribution, Points, Rounding, Sheet, Star};
use rust_decimal::Decimal;

use crate::change::Change;
use crate::tally::{FAULTY, OUTCOMES, TOTALS, Tally};

/// What was found, to be printed.
pub(crate) struct Report<'a> {
    pub(crate) now: Distribution,
    pub(crate) then: Distribution,
    pub(crate) changes: &'a [Change],
    pub(crate) tally: &'a Tally,
    /// Where the random numbers started; none for given scorecards.
    pub(crate) seed: Option<u64>,
    pub(crate) each_total: bool,
}

/// The outcomes in words.
const NAMES: [&str; OUTCOMES] = ["no star", "1", "2", "3", "4", "5", "not rated"];

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = grouped(self.tally.rows().into());
        writeln!(f, "Sheet       {}", self.now.sheet())?;
        for change in self.changes {
            writeln!(f, "Change      {change}")?;
        }
        match self.seed {
            Some(seed) => writeln!(f, "Scorecards  {rows} drawn, seed {seed}")?,
            None => writeln!(f, "Scorecards  {rows} given")?,
        }
        let then = self.then.sheet();
        if then.reaches() < Points::FULL {
            writeln!(
                f,
                "Note        as changed, the best levels sum to {} points",
                then.reaches()
            )?;
        }
        let others = !same_scorecards(self.now.sheet(), then);
        if others {
            writeln!(
                f,
                "Note        as changed, the sheet has other scorecards than those of now"
            )?;
        }

        writeln!(f, "\nStars now (rows) and then (columns)\n")?;
        self.matrix(f, |count| grouped(count.into()))?;
        writeln!(f, "\nThe same in percent\n")?;
        self.matrix(f, |count| percent(count, self.tally.rows()))?;
        self.moves(f)?;

        for (when, heading) in [(0, "Now"), (1, "Then")] {
            self.exactly(f, when, heading, when == 1 && others)?;
        }
        Ok(())
    }
}

impl Report<'_> {
    /// Outcomes now by outcomes then; those that cannot be rated only where there are some.
    fn matrix(&self, f: &mut fmt::Formatter<'_>, shown: impl Fn(u64) -> String) -> fmt::Result {
        let faulty = [0, 1]
            .iter()
            .any(|&when| self.tally.outcome(when, FAULTY) > 0);
        let outcomes = if faulty { OUTCOMES } else { FAULTY };
        write!(f, "{:>9}", "")?;
        for name in &NAMES[..outcomes] {
            write!(f, " {name:>11}")?;
        }
        writeln!(f, " {:>11}", "all")?;
        for (now, name) in NAMES[..outcomes].iter().enumerate() {
            write!(f, "{name:>9}")?;
            for &count in &self.tally.stars[now][..outcomes] {
                let shown = if count == 0 {
                    "·".into()
                } else {
                    shown(count)
                };
                write!(f, " {shown:>11}")?;
            }
            writeln!(f, " {:>11}", shown(self.tally.outcome(0, now)))?;
        }
        write!(f, "{:>9}", "all")?;
        for then in 0..outcomes {
            write!(f, " {:>11}", shown(self.tally.outcome(1, then)))?;
        }
        writeln!(f, " {:>11}", shown(self.tally.rows()))
    }

    /// How many go up and down.
    fn moves(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut up, mut down) = (0, 0);
        for (now, row) in self.tally.stars[..FAULTY].iter().enumerate() {
            down += row[..now].iter().sum::<u64>();
            up += row[now + 1..FAULTY].iter().sum::<u64>();
        }
        let rows = self.tally.rows();
        let (percent_up, percent_down) = (percent(up, rows), percent(down, rows));
        let (up, down) = (grouped(up.into()), grouped(down.into()));
        writeln!(
            f,
            "\n{up} go up ({percent_up} %), {down} go down ({percent_down} %)."
        )?;
        let lost = self.tally.outcome(0, FAULTY);
        let then: u64 = self.tally.stars[..FAULTY]
            .iter()
            .map(|row| row[FAULTY])
            .sum();
        if lost > 0 {
            writeln!(f, "{} cannot be rated.", grouped(lost.into()))?;
        }
        if then > 0 {
            let then = grouped(then.into());
            writeln!(
                f,
                "{then} more cannot be rated as changed: a choice of theirs is gone or wanted."
            )?;
        }
        Ok(())
    }

    /// The exact counts of a sheet, and beside them how many of the rows they make and were found.
    fn exactly(
        &self,
        f: &mut fmt::Formatter<'_>,
        when: usize,
        heading: &str,
        others: bool,
    ) -> fmt::Result {
        let all = if when == 0 { &self.now } else { &self.then };
        let scorecards = grouped(all.scorecards());
        writeln!(
            f,
            "\n{heading}, of all {scorecards} scorecards of the sheet exactly\n"
        )?;
        let (of_these, found) = match self.seed {
            Some(_) => ("of these", "drawn"),
            None => ("", "given"),
        };
        writeln!(
            f,
            "{:>9} {:>26} {:>11} {found:>13} {of_these:>13}",
            "", "scorecards", "%"
        )?;
        let mut line = |name: &str, exact: u128, found: u64| {
            let share = all.share(exact, 8, Rounding::HalfUp) * Decimal::ONE_HUNDRED;
            let (shown, found) = (grouped(exact), grouped(found.into()));
            // Drawn among the scorecards of now, it says nothing of others.
            let rows = self.tally.rows().into();
            let rows = exact
                .checked_mul(rows)
                .filter(|_| self.seed.is_some() && !others);
            let of_these =
                rows.map(|rows| grouped((rows + all.scorecards() / 2) / all.scorecards()));
            let line = format!(
                "{name:>9} {shown:>26} {share:>11.6} {found:>13} {:>13}",
                of_these.unwrap_or_default()
            );
            writeln!(f, "{}", line.trim_end())
        };
        for star in [None].into_iter().chain(Star::ALL.map(Some)) {
            let place = star.map_or(0, |star| usize::from(star.number()));
            let name = star.map_or("no star".into(), |star| format!("{star}★"));
            line(&name, all.with_star(star), self.tally.outcome(when, place))?;
        }
        let step = if self.each_total { 1 } else { 5 };
        for first in (0..TOTALS).step_by(step) {
            let last = (first + step).min(TOTALS) - 1;
            let totals = all.totals().skip(first).take(last + 1 - first);
            let exact = totals.map(|(_, count)| count).sum();
            let found = self.tally.totals[when][first..=last].iter().sum();
            let name = if first == last {
                format!("{first}")
            } else {
                format!("{first}–{last}")
            };
            line(&name, exact, found)?;
        }
        Ok(())
    }
}

/// Whether two sheets have the same scorecards: the same choices, and stories with points at the same.
fn same_scorecards(now: &Sheet, then: &Sheet) -> bool {
    now.criteria().zip(then.criteria()).all(|(now, then)| {
        let of = |criterion: ocop_core::Criterion<'_>| -> Vec<_> {
            let points = |choice| {
                criterion
                    .level_of(choice)
                    .map_or(0, |level| level.points().get())
            };
            let choices = criterion.choices();
            choices.map(|choice| (choice, points(choice) > 0)).collect()
        };
        of(now) == of(then)
    })
}

/// A share of rows in percent.
fn percent(count: u64, rows: u64) -> String {
    let share = Decimal::from(count) * Decimal::ONE_HUNDRED;
    let share = share.checked_div(Decimal::from(rows)).unwrap_or_default();
    let mut share = share.round_dp(4);
    share.rescale(4);
    share.to_string()
}

/// A number with its digits in threes.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut shown = digits[..first].to_owned();
    for place in (first..digits.len()).step_by(3) {
        if !shown.is_empty() {
            shown.push(',');
        }
        shown.push_str(&digits[place..place + 3]);
    }
    shown
}
