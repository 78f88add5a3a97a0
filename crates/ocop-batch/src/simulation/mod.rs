//! The same scorecards on two sheets, such as a sheet of the law and a custom sheet that changes it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use ocop_core::{Error, Lang, Points, Sheet, Star};

use crate::batch::{Batch, Columns, Fault, Results};

/// Rates scorecards on a sheet and on a changed copy of it, and counts how their stars change.
///
/// Columns of the one sheet must fit the other: a change keeps criteria and cases, and changes points,
/// marks or bands. Buffers are kept between calls. Keep one for each thread, and
/// [add up](Transitions::add) the counts.
///
/// ```
/// use ocop_batch::{Columns, Outcome, Simulation};
/// use ocop_core::{Edition, Points, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let mut spec = sheet.to_spec();
/// spec.bands = Some([30, 50, 70, 99]); // five stars from 99 points
/// let mut simulation = Simulation::of(&sheet, &spec.build()?);
///
/// // Two rows: the best levels everywhere, and two criteria a level lower.
/// let mut levels: Vec<[u8; 2]> =
///     sheet.criteria().map(|criterion| [criterion.best().level(); 2]).collect();
/// for key in ["1.1", "1.2"] {
///     levels[sheet.criterion(key)?.index()][1] -= 1;
/// }
/// let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
/// simulation.count(Columns::new(&levels, &[]))?;
///
/// let counts = simulation.transitions();
/// let star = |star| Outcome::Rated(Some(star));
/// assert_eq!(counts.rows(), 2);
/// assert_eq!(counts.count(star(Star::Five), star(Star::Five)), 1);
/// assert_eq!(counts.count(star(Star::Five), star(Star::Four)), 1);
/// assert_eq!(counts.now().total(Points::FULL), 1);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Simulation {
    batches: [Batch; 2],
    totals: [Vec<u8>; 2],
    bands: Vec<u8>,
    stars: [Vec<u8>; 2],
    faults: [Vec<Fault>; 2],
    transitions: Transitions,
}

/// The outcome of a row on one sheet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // A row is rated or it is not.
pub enum Outcome {
    /// The star; `None` if a zero ends the evaluation.
    Rated(Option<Star>),
    /// The row cannot be rated.
    Faulty,
}

impl Outcome {
    /// The outcome in words.
    ///
    /// ```
    /// use ocop_batch::Outcome;
    /// use ocop_core::{Lang, Star};
    ///
    /// assert_eq!(Outcome::Rated(Some(Star::Four)).label(Lang::Vi), "4 sao");
    /// ```
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Rated(Some(star)) => star.label(lang),
            Self::Rated(None) => lang.pick("không xếp hạng sao", "no star"),
            Self::Faulty => lang.pick("dòng không hợp lệ", "cannot be rated"),
        }
    }
}

/// No star, one to five stars, and rows that cannot be rated.
const OUTCOMES: usize = 7;

/// Totals from 0 to 100.
const TOTALS: usize = 101;

/// How many rows change from one outcome to another.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Transitions {
    /// By outcome now, then by outcome on the changed sheet.
    counts: [[u64; OUTCOMES]; OUTCOMES],
    /// By total, on each sheet; without rows that cannot be rated.
    totals: Box<[[u64; TOTALS]; 2]>,
}

/// How many rows have an outcome, or a total, on one of the sheets.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    transitions: &'a Transitions,
    /// 0 for now, 1 for the changed sheet.
    when: usize,
}

impl Simulation {
    /// A simulation that has counted nothing yet: the sheet of now, and the changed one.
    #[must_use]
    pub fn of(now: &Sheet, then: &Sheet) -> Self {
        Self {
            batches: [Batch::of(now), Batch::of(then)],
            totals: [Vec::new(), Vec::new()],
            bands: Vec::new(),
            stars: [Vec::new(), Vec::new()],
            faults: [Vec::new(), Vec::new()],
            transitions: Transitions::new(),
        }
    }

    /// The sheet of now, made ready.
    #[must_use]
    pub const fn now(&self) -> &Batch {
        &self.batches[0]
    }

    /// Rates the rows on both sheets and counts them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if the columns do not fit both
    /// sheets; then nothing is counted.
    pub fn count(&mut self, columns: Columns<'_>) -> Result<(), Error> {
        self.count_with(columns, [])
    }

    /// The same for rows of which some could not be read, in rising order: they count as faulty,
    /// whatever their bytes.
    ///
    /// # Errors
    ///
    /// Those of [`Simulation::count`].
    pub fn count_with(
        &mut self,
        columns: Columns<'_>,
        unreadable: impl IntoIterator<Item = usize>,
    ) -> Result<(), Error> {
        let rows = columns.rows();
        self.bands.resize(rows, 0);
        for when in 0..2 {
            self.totals[when].resize(rows, 0);
            self.stars[when].resize(rows, 0);
            self.faults[when].resize(rows, Fault::NONE);
            let mut results = Results::new(
                &mut self.totals[when],
                &mut self.bands,
                &mut self.stars[when],
                &mut self.faults[when],
            );
            self.batches[when].rate(columns, &mut results)?;
        }
        let mut unreadable = unreadable.into_iter().peekable();
        for row in 0..rows {
            let unread = unreadable.next_if_eq(&row).is_some();
            let [now, then] = [0, 1].map(|when| {
                if unread || !self.faults[when][row].is_none() {
                    return FAULTY;
                }
                let total = self.totals[when][row];
                self.transitions.totals[when][usize::from(total)] += 1;
                self.stars[when][row].into()
            });
            self.transitions.counts[now][then] += 1;
        }
        Ok(())
    }

    /// The rows of the last call that have a fault on the sheet of now.
    pub fn faulty(&self) -> impl Iterator<Item = usize> {
        let faults = self.faults[0].iter().enumerate();
        faults
            .filter(|(_, fault)| !fault.is_none())
            .map(|(row, _)| row)
    }

    /// All counts so far.
    #[must_use]
    pub const fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}

/// The place of rows that cannot be rated among the outcomes.
const FAULTY: usize = OUTCOMES - 1;

impl Outcome {
    /// All outcomes: no star, one to five stars, and faulty.
    pub const ALL: [Self; OUTCOMES] = [
        Self::Rated(None),
        Self::Rated(Some(Star::One)),
        Self::Rated(Some(Star::Two)),
        Self::Rated(Some(Star::Three)),
        Self::Rated(Some(Star::Four)),
        Self::Rated(Some(Star::Five)),
        Self::Faulty,
    ];

    pub(crate) fn place(self) -> usize {
        match self {
            Self::Rated(star) => star.map_or(0, |star| star.number().into()),
            Self::Faulty => FAULTY,
        }
    }
}

impl Transitions {
    /// Nothing counted yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            counts: [[0; OUTCOMES]; OUTCOMES],
            totals: Box::new([[0; TOTALS]; 2]),
        }
    }

    /// Adds the counts of another simulation of the same sheets, such as that of another thread.
    pub fn add(&mut self, other: &Self) {
        let counts = self.counts.iter_mut().flatten();
        for (count, other) in counts.zip(other.counts.iter().flatten()) {
            *count += other;
        }
        let totals = self.totals.iter_mut().flatten();
        for (count, other) in totals.zip(other.totals.iter().flatten()) {
            *count += other;
        }
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// The rows with one outcome now and another on the changed sheet.
    #[must_use]
    pub fn count(&self, now: Outcome, then: Outcome) -> u64 {
        self.counts[now.place()][then.place()]
    }

    /// The rows by their results on the sheet of now.
    #[must_use]
    pub const fn now(&self) -> Side<'_> {
        Side {
            transitions: self,
            when: 0,
        }
    }

    /// The rows by their results on the changed sheet.
    #[must_use]
    pub const fn then(&self) -> Side<'_> {
        Side {
            transitions: self,
            when: 1,
        }
    }
}

impl Default for Transitions {
    fn default() -> Self {
        Self::new()
    }
}

impl Side<'_> {
    /// The rows with an outcome.
    #[must_use]
    pub fn outcome(self, outcome: Outcome) -> u64 {
        let (counts, place) = (&self.transitions.counts, outcome.place());
        if self.when == 0 {
            counts[place].iter().sum()
        } else {
            counts.iter().map(|now| now[place]).sum()
        }
    }

    /// The rows with a total; rows that cannot be rated have none.
    #[must_use]
    pub fn total(self, total: Points) -> u64 {
        let totals = &self.transitions.totals[self.when];
        totals.get(usize::from(total.get())).copied().unwrap_or(0)
    }
}
