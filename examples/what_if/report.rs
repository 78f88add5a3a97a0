//! The report: changes of stars as a matrix, and exact counts beside the counts of the rows.

use std::fmt;

use ocop_batch::{Distribution, Outcome, Transitions};
use ocop_core::{Points, Rounding, Sheet, Star};
use rust_decimal::Decimal;

use crate::change::Change;

/// The results to print.
pub(crate) struct Report<'a> {
    pub(crate) before: Distribution,
    pub(crate) after: Distribution,
    pub(crate) changes: &'a [Change],
    pub(crate) tally: &'a Transitions,
    /// The seed of the random numbers; none for given scorecards.
    pub(crate) seed: Option<u64>,
    pub(crate) each_total: bool,
}

/// The names of outcomes.
const NAMES: [&str; Outcome::ALL.len()] = ["no star", "1", "2", "3", "4", "5", "not rated"];

/// The outcomes of rows that can be rated.
const RATED: &[Outcome] = Outcome::ALL.split_at(Outcome::ALL.len() - 1).0;

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = grouped(self.tally.rows().into());
        writeln!(f, "Sheet       {}", self.before.sheet())?;
        for change in self.changes {
            writeln!(f, "Change      {change}")?;
        }
        match self.seed {
            Some(seed) => writeln!(f, "Scorecards  {rows} drawn, seed {seed}")?,
            None => writeln!(f, "Scorecards  {rows} given")?,
        }
        let after = self.after.sheet();
        if after.reaches() < Points::FULL {
            writeln!(
                f,
                "Note        after the changes, the best levels sum to {} points",
                after.reaches()
            )?;
        }
        let others = !same_scorecards(self.before.sheet(), after);
        if others {
            writeln!(
                f,
                "Note        after the changes, the sheet has other scorecards than before"
            )?;
        }

        writeln!(f, "\nStars before (rows) and after (columns)\n")?;
        self.matrix(f, |count| grouped(count.into()))?;
        writeln!(f, "\nThe same as percentages\n")?;
        self.matrix(f, |count| percent(count, self.tally.rows()))?;
        self.moves(f)?;

        for (when, heading) in [(0, "Before"), (1, "After")] {
            self.exactly(f, when, heading, when == 1 && others)?;
        }
        Ok(())
    }
}

impl Report<'_> {
    /// Outcomes before by outcomes after; the outcome “not rated” appears only if it occurs.
    fn matrix(&self, f: &mut fmt::Formatter<'_>, shown: impl Fn(u64) -> String) -> fmt::Result {
        let faulty = [self.tally.now(), self.tally.then()]
            .iter()
            .any(|side| side.outcome(Outcome::Faulty) > 0);
        let outcomes = if faulty { &Outcome::ALL[..] } else { RATED };
        write!(f, "{:>9}", "")?;
        for name in &NAMES[..outcomes.len()] {
            write!(f, " {name:>11}")?;
        }
        writeln!(f, " {:>11}", "all")?;
        for (&now, name) in outcomes.iter().zip(NAMES) {
            write!(f, "{name:>9}")?;
            for &then in outcomes {
                let count = self.tally.count(now, then);
                let shown = if count == 0 {
                    "·".into()
                } else {
                    shown(count)
                };
                write!(f, " {shown:>11}")?;
            }
            writeln!(f, " {:>11}", shown(self.tally.now().outcome(now)))?;
        }
        write!(f, "{:>9}", "all")?;
        for &then in outcomes {
            write!(f, " {:>11}", shown(self.tally.then().outcome(then)))?;
        }
        writeln!(f, " {:>11}", shown(self.tally.rows()))
    }

    /// The numbers of scorecards that go up and down.
    fn moves(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut up, mut down) = (0, 0);
        for (place, &now) in RATED.iter().enumerate() {
            let count = |then: &Outcome| self.tally.count(now, *then);
            down += RATED[..place].iter().map(count).sum::<u64>();
            up += RATED[place + 1..].iter().map(count).sum::<u64>();
        }
        let rows = self.tally.rows();
        let (percent_up, percent_down) = (percent(up, rows), percent(down, rows));
        let (up, down) = (grouped(up.into()), grouped(down.into()));
        writeln!(
            f,
            "\n{up} go up ({percent_up} %), {down} go down ({percent_down} %)."
        )?;
        let lost = self.tally.now().outcome(Outcome::Faulty);
        let gone: u64 = RATED
            .iter()
            .map(|&now| self.tally.count(now, Outcome::Faulty))
            .sum();
        if lost > 0 {
            writeln!(f, "{} cannot be rated.", grouped(lost.into()))?;
        }
        if gone > 0 {
            let gone = grouped(gone.into());
            writeln!(
                f,
                "{gone} more cannot be rated after the changes: a choice is gone or missing."
            )?;
        }
        Ok(())
    }

    /// The exact counts of a sheet, the rows counted, and the rows expected from the exact share.
    fn exactly(
        &self,
        f: &mut fmt::Formatter<'_>,
        when: usize,
        heading: &str,
        others: bool,
    ) -> fmt::Result {
        let (all, side) = if when == 0 {
            (&self.before, self.tally.now())
        } else {
            (&self.after, self.tally.then())
        };
        let scorecards = grouped(all.scorecards());
        writeln!(
            f,
            "\n{heading}: exact counts of all {scorecards} scorecards of the sheet\n"
        )?;
        let (expected, found) = match self.seed {
            Some(_) => ("expected", "drawn"),
            None => ("", "given"),
        };
        writeln!(
            f,
            "{:>9} {:>26} {:>11} {found:>13} {expected:>13}",
            "", "scorecards", "%"
        )?;
        let mut line = |name: &str, exact: u128, found: u64| {
            let share = all.share(exact, 8, Rounding::HalfUp) * Decimal::ONE_HUNDRED;
            let (shown, found) = (grouped(exact), grouped(found.into()));
            // Rows drawn from the sheet before the changes say nothing about other scorecards.
            let rows = self.tally.rows().into();
            let rows = exact
                .checked_mul(rows)
                .filter(|_| self.seed.is_some() && !others);
            let expected =
                rows.map(|rows| grouped((rows + all.scorecards() / 2) / all.scorecards()));
            let line = format!(
                "{name:>9} {shown:>26} {share:>11.6} {found:>13} {:>13}",
                expected.unwrap_or_default()
            );
            writeln!(f, "{}", line.trim_end())
        };
        for star in [None].into_iter().chain(Star::ALL.map(Some)) {
            let name = star.map_or("no star".into(), |star| format!("{star}★"));
            let found = side.outcome(Outcome::Rated(star));
            line(&name, all.with_star(star), found)?;
        }
        let step = if self.each_total { 1 } else { 5 };
        let totals: Vec<(Points, u128)> = all.totals().collect();
        for some in totals.chunks(step) {
            let exact = some.iter().map(|(_, count)| count).sum();
            let found = some.iter().map(|&(total, _)| side.total(total)).sum();
            let (first, last) = (some[0].0, some[some.len() - 1].0);
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

/// Whether two sheets have the same scorecards: the same choices, and points at the same choices.
fn same_scorecards(before: &Sheet, after: &Sheet) -> bool {
    before
        .criteria()
        .zip(after.criteria())
        .all(|(before, after)| {
            let of = |criterion: ocop_core::Criterion<'_>| -> Vec<_> {
                let points = |choice| {
                    criterion
                        .level_of(choice)
                        .map_or(0, |level| level.points().get())
                };
                let choices = criterion.choices();
                choices.map(|choice| (choice, points(choice) > 0)).collect()
            };
            of(before) == of(after)
        })
}

/// A share of rows as a percentage.
fn percent(count: u64, rows: u64) -> String {
    let share = Decimal::from(count) * Decimal::ONE_HUNDRED;
    let share = share.checked_div(Decimal::from(rows)).unwrap_or_default();
    let mut share = share.round_dp(4);
    share.rescale(4);
    share.to_string()
}

/// A number with its digits in groups of three.
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
