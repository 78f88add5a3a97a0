//! What costs products their stars: unmet requirements alone or with others, points that are missing,
//! and what a measure would gain.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::columns::{Columns, beside, blocks};
use super::fault::Fault;
use super::results::Results;
use super::row::CardPoints;
use super::tables::{STOPPED, Tables};
use super::{Batch, row};
use ocop_core::internal::{MOST_CRITERIA, error, named};
use ocop_core::{Error, ErrorDetail, Rules, Sheet};

mod applied;
mod councils;
mod counts;
mod measure;
mod planes;

pub use counts::CostCounts;
pub use measure::Measure;

use applied::Applied;
use counts::FAULTY;
use planes::Planes;

/// The rows that are counted at once: few enough that their columns stay in the second cache.
const BLOCK: usize = 16 * 1024;

/// The shortest run of rows of one group for which vectors pay.
const RUN: usize = 16;

/// Counts what keeps scorecards from the stars, and what measures would gain, in one pass over columns.
///
/// A star is missed for two reasons: the total is below its band, or criteria are in its way. A
/// criterion is in the way of a star if its points do not meet the requirement of that star or of a
/// lower recognised one, or if its zero ends the evaluation. All rows are counted by
/// [group](StarCosts::grow), such as a commune; without groups there is one.
///
/// A row is a product; [`StarCosts::count_councils`] counts products with several members.
///
/// Counts are exact, and do not depend on the order or on the split of the rows: each part of the work
/// counts by itself, and [`CostCounts::add`] adds them up. A row that cannot be rated is counted as
/// faulty, and nowhere else. Grounds are facts of a product and not of its choices, so they are not
/// counted.
///
/// ```
/// use ocop_batch::{Columns, Measure, Outcome, StarCosts};
/// use ocop_core::{Edition, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// // “If every product at level 2 of 2.3 reached level 3.”
/// let mut costs = StarCosts::of(&sheet).with(Measure::new("2.3", 2, 3))?;
///
/// // Two rows: the best levels everywhere, and 2.3 at level 2.
/// let mut levels: Vec<[u8; 2]> =
///     sheet.criteria().map(|criterion| [criterion.best().level(); 2]).collect();
/// let story = sheet.criterion("2.3")?.index();
/// levels[story][1] = 2;
/// let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
/// costs.count(Columns::new(&levels, &[]))?;
///
/// let counts = &costs.groups()[0];
/// assert_eq!(counts.rows(), 2);
/// assert_eq!(counts.outcome(Outcome::Rated(Some(Star::Three))), 1);
/// // 99 points, but four stars ask for more on 2.3, and five stars too.
/// assert_eq!(counts.alone(story, Star::Four), 1);
/// assert_eq!(counts.alone(story, Star::Five), 1);
/// assert_eq!(counts.points_lost(story), 1);
/// assert_eq!((counts.moved(0), counts.gains(0)), (1, 1));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct StarCosts {
    pub(super) batch: Batch,
    bars: Bars,
    measures: Vec<(Measure, Applied)>,
    groups: Vec<CostCounts>,
    scratch: Scratch,
}

/// The least points that three, four and five stars ask for at each criterion, with those of lower
/// stars and with zeros that end the evaluation; 0 where nothing is asked.
#[derive(Clone, Debug)]
struct Bars([CardPoints; 3]);

/// Buffers that are kept between calls.
#[derive(Clone, Debug, Default)]
struct Scratch {
    now: Rated,
    then: Rated,
    planes: Planes,
    changed: Changed,
}

/// The results of a block.
#[derive(Clone, Debug, Default)]
struct Rated {
    totals: Vec<u8>,
    bands: Vec<u8>,
    stars: Vec<u8>,
    faults: Vec<Fault>,
}

/// The columns of a block after a measure; those that it does not touch are empty.
#[derive(Clone, Debug, Default)]
struct Changed {
    levels: Vec<Vec<u8>>,
    cases: Vec<Vec<u8>>,
    /// 1 for each row that the measure moves.
    moved: Vec<u8>,
}

impl StarCosts {
    /// Nothing counted yet, on a sheet of the law or built at run time, with one group and no measure.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let batch = Batch::of(sheet);
        Self {
            bars: Bars::of(&batch.tables),
            groups: Vec::from([CostCounts::new(sheet)]),
            batch,
            measures: Vec::new(),
            scratch: Scratch::default(),
        }
    }

    /// The same with one measure more, for rows that are still to be counted. Every measure is by
    /// itself: none builds on another.
    ///
    /// Measures come before rows: with a new measure all counts begin at 0.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](ocop_core::ErrorKind::UnknownCriterion), and the errors of a
    /// choice that the criterion does not have, as of
    /// [`ScorecardBuilder::set`](ocop_core::ScorecardBuilder::set).
    pub fn with(mut self, measure: Measure) -> Result<Self, Error> {
        let applied = Applied::of(&measure, &self.batch)?;
        self.measures.push((measure, applied));
        let measures = self.measures.iter().map(|(measure, _)| measure.clone());
        let none = CostCounts::with(self.batch.sheet(), measures.collect());
        self.groups.fill(none);
        Ok(self)
    }

    /// Adds groups without rows until there are so many. If there are as many or more, it changes
    /// nothing.
    pub fn grow(&mut self, groups: usize) {
        if groups > self.groups.len() {
            let measures = self.measures.iter().map(|(measure, _)| measure.clone());
            let none = CostCounts::with(self.batch.sheet(), measures.collect());
            self.groups.resize(groups, none);
        }
    }

    /// The same for councils with rules of their own, of which only the requirement rule matters.
    #[must_use]
    pub fn under(mut self, rules: &Rules) -> Self {
        self.batch = self.batch.under(rules);
        self
    }

    /// The sheet, made ready.
    #[must_use]
    pub const fn batch(&self) -> &Batch {
        &self.batch
    }

    /// The counts of each group so far.
    #[must_use]
    pub fn groups(&self) -> &[CostCounts] {
        &self.groups
    }

    /// Counts the rows, all of the first group.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if the columns are not those of the
    /// sheet, or differ in length; then nothing is counted.
    pub fn count(&mut self, columns: Columns<'_>) -> Result<(), Error> {
        self.batch.fit(columns)?;
        self.count_rows(columns, |_| 0, [])
    }

    /// Counts the rows, each in its group. Rows that could not be read are named in rising order: they
    /// count as faulty, whatever their bytes.
    ///
    /// Rows side by side of one group are counted fastest.
    ///
    /// # Errors
    ///
    /// Those of [`StarCosts::count`], and the same kind if there is not one group for each row, or for a
    /// group that there is not; then nothing is counted.
    pub fn count_groups(
        &mut self,
        columns: Columns<'_>,
        groups: &[usize],
        unreadable: impl IntoIterator<Item = usize>,
    ) -> Result<(), Error> {
        self.batch.fit(columns)?;
        beside(|| "groups".into(), groups.len(), columns.rows())?;
        self.fit_groups(groups)?;
        self.count_rows(columns, |row| groups[row], unreadable)
    }

    /// Whether there is each of the groups.
    fn fit_groups(&self, groups: &[usize]) -> Result<(), Error> {
        let own = self.groups.len();
        let found = (0_usize..).zip(groups).find(|&(_, &group)| group >= own);
        let Some((row, &group)) = found else {
            return Ok(());
        };
        let values = [("found", group.into()), ("groups", own.into())];
        let path = format!("groups[{row}]");
        Err(error(ErrorDetail::NoSuchGroup, path, values))
    }

    fn count_rows(
        &mut self,
        columns: Columns<'_>,
        group: impl Fn(usize) -> usize + Copy,
        unreadable: impl IntoIterator<Item = usize>,
    ) -> Result<(), Error> {
        let mut unreadable = unreadable.into_iter().peekable();
        for block in blocks(0..columns.rows(), BLOCK) {
            columns.with_bytes(block.clone(), |part| {
                let now = &mut self.scratch.now;
                now.rate(&self.batch, part)?;
                while let Some(row) = unreadable.next_if(|&row| row < block.end) {
                    if let Some(place) = row.checked_sub(block.start) {
                        (now.bands[place], now.stars[place]) = (0, FAULTY);
                    }
                }
                let first = block.start;
                let group = move |place: usize| group(first + place);
                for (run, own) in runs(block.len(), group) {
                    self.count_run(part, run, own);
                }
                for measure in 0..self.measures.len() {
                    self.count_measure(part, measure, group)?;
                }
                Ok::<_, Error>(())
            })?;
        }
        Ok(())
    }

    /// Counts rows side by side of one group.
    fn count_run(&mut self, columns: Columns<'_>, run: Range<usize>, group: usize) {
        let (tables, now) = (&self.batch.tables, &self.scratch.now);
        let counts = &mut self.groups[group];
        counts.add_outcomes(&now.stars[run.clone()]);
        if run.len() >= RUN && !tables.has_higher_levels() {
            let results = (&now.totals[..], &now.bands[..]);
            let planes = &mut self.scratch.planes;
            counts.scorecards +=
                planes.count(&self.batch, &self.bars, columns, run, results, counts);
            return;
        }
        for place in run.filter(|&place| now.bands[place] > 0) {
            if let Ok(points) = row::read(tables, columns, place) {
                counts.add_row(&self.bars, tables.edges, &points);
            }
        }
    }

    /// Rates the rows after a measure, and counts those that it moves.
    fn count_measure(
        &mut self,
        columns: Columns<'_>,
        measure: usize,
        group: impl Fn(usize) -> usize,
    ) -> Result<(), Error> {
        let Scratch {
            now, then, changed, ..
        } = &mut self.scratch;
        let applied = &self.measures[measure].1;
        if !applied.apply(&self.batch.tables, columns, changed) {
            return Ok(());
        }
        let (levels, cases) = changed.slices(columns);
        then.rate(&self.batch, Columns::new(&levels, &cases))?;
        for (run, group) in runs(columns.rows(), group) {
            let [before, after] = [&now.stars, &then.stars].map(|stars| &stars[run.clone()]);
            let moved = &changed.moved[run];
            self.groups[group].add_moves(measure, before, after, moved);
        }
        Ok(())
    }
}

impl Changed {
    /// The columns, with those that a measure changes in the place of their own.
    fn slices<'a>(&'a self, columns: Columns<'a>) -> (Vec<&'a [u8]>, Vec<&'a [u8]>) {
        let (mut levels, mut cases) = (columns.levels.to_vec(), columns.cases.to_vec());
        for (own, changed) in [(&mut levels, &self.levels), (&mut cases, &self.cases)] {
            for (own, changed) in own.iter_mut().zip(changed) {
                if !changed.is_empty() {
                    *own = changed;
                }
            }
        }
        (levels, cases)
    }
}

impl Rated {
    /// Rates the rows of a block; a row at fault has a star of its own, [`FAULTY`].
    fn rate(&mut self, batch: &Batch, columns: Columns<'_>) -> Result<(), Error> {
        let rows = columns.rows();
        for bytes in [&mut self.totals, &mut self.bands, &mut self.stars] {
            bytes.resize(rows, 0);
        }
        self.faults.resize(rows, Fault::NONE);
        let mut results = Results::new(
            &mut self.totals,
            &mut self.bands,
            &mut self.stars,
            &mut self.faults,
        );
        batch.rate(columns, &mut results)?;
        for (star, &band) in self.stars.iter_mut().zip(&self.bands) {
            *star = if band == 0 { FAULTY } else { *star };
        }
        Ok(())
    }
}

impl Bars {
    fn of(tables: &Tables) -> Self {
        let mut bars = [[0; MOST_CRITERIA]; 3];
        for (criterion, entry) in tables.entries.iter().enumerate() {
            // Zero points end the evaluation: then one point is asked for.
            let mut least = entry.requirements[STOPPED];
            for (bar, &requirement) in bars.iter_mut().zip(&entry.requirements) {
                least = least.max(requirement);
                bar[criterion] = least;
            }
        }
        Self(bars)
    }
}

/// The runs of rows side by side of one group, and that group.
fn runs(
    rows: usize,
    group: impl Fn(usize) -> usize,
) -> impl Iterator<Item = (Range<usize>, usize)> {
    let mut start = 0;
    core::iter::from_fn(move || {
        let own = (start < rows).then(|| group(start))?;
        let end = (start + 1..rows).find(|&row| group(row) != own);
        let run = start..end.unwrap_or(rows);
        start = run.end;
        Some((run, own))
    })
}

/// The error for counts of another sheet.
fn another_sheet(found: &Sheet, expected: &Sheet) -> Error {
    let values = [("found", named(found)), ("expected", named(expected))];
    error(ErrorDetail::SumsOfAnotherSheet, "counts", values)
}
