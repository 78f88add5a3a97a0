//! Where the results of a batch go: columns that the caller owns.

use core::ops::Range;

use super::columns::fits;
use super::fault::Fault;
use ocop_core::Error;

/// Columns for the results, one place a row or council, owned by the caller.
///
/// | column | content | for a row with a fault |
/// |---|---|---|
/// | totals | the points of a row, 0 to 100; for a council the sum of its members' totals | 0 |
/// | bands | the band (khung điểm), 1 to 5 | 0 |
/// | stars | the star (hạng sao), 1 to 5; 0 if a zero ends the evaluation | 0 |
/// | faults | the fault, [`Fault::NONE`] if there is none | the fault |
/// | unmet | for three, four, five stars: the criteria whose requirement is unmet, one bit per criterion | 0 |
/// | stopped | the criteria whose zero ends the evaluation, one bit per criterion | 0 |
/// | spreads | for a council: the points between its highest and lowest total | 0 |
///
/// The bit of a criterion is its place on the sheet: 1 for the first, 2 for the second, 4 for the
/// third. `unmet`, `stopped` and `spreads` are filled in only on request. Grounds are facts of a
/// product and not of its choices: a ground takes the star.
///
/// ```
/// use ocop_batch::{Fault, Results};
///
/// let (mut totals, mut bands, mut stars) = ([0; 3], [0; 3], [0; 3]);
/// let (mut faults, mut unmet) = ([Fault::NONE; 3], [[0; 3]; 3]);
/// let [three, four, five] = &mut unmet;
/// let results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults).unmet(three, four, five);
/// ```
#[derive(Debug)]
pub struct Results<'a, T = u8> {
    pub(super) totals: &'a mut [T],
    pub(super) bands: &'a mut [u8],
    pub(super) stars: &'a mut [u8],
    pub(super) faults: &'a mut [Fault],
    pub(super) unmet: Option<[&'a mut [u64]; 3]>,
    pub(super) stopped: Option<&'a mut [u64]>,
    pub(super) spreads: Option<&'a mut [u8]>,
}

/// Columns for the results of councils, whose totals are sums over the members.
pub type CouncilResults<'a> = Results<'a, u64>;

impl<'a, T> Results<'a, T> {
    /// The columns that are always filled in.
    #[must_use]
    pub const fn new(
        totals: &'a mut [T],
        bands: &'a mut [u8],
        stars: &'a mut [u8],
        faults: &'a mut [Fault],
    ) -> Self {
        Self {
            totals,
            bands,
            stars,
            faults,
            unmet: None,
            stopped: None,
            spreads: None,
        }
    }

    /// The same with the unmet requirements of three, four and five stars, whatever the band.
    #[must_use]
    pub fn unmet(mut self, three: &'a mut [u64], four: &'a mut [u64], five: &'a mut [u64]) -> Self {
        self.unmet = Some([three, four, five]);
        self
    }

    /// The same with the criteria whose zero ends the evaluation.
    #[must_use]
    pub fn stopped(mut self, stopped: &'a mut [u64]) -> Self {
        self.stopped = Some(stopped);
        self
    }

    /// Whether every column has a place for each row or council.
    pub(super) fn fit(&self, places: usize) -> Result<(), Error> {
        fits("totals", self.totals.len(), places)?;
        fits("bands", self.bands.len(), places)?;
        fits("stars", self.stars.len(), places)?;
        fits("faults", self.faults.len(), places)?;
        for unmet in self.unmet.iter().flatten() {
            fits("unmet", unmet.len(), places)?;
        }
        if let Some(stopped) = &self.stopped {
            fits("stopped", stopped.len(), places)?;
        }
        match &self.spreads {
            Some(spreads) => fits("spreads", spreads.len(), places),
            None => Ok(()),
        }
    }

    /// The places of a range.
    pub(super) fn part(&mut self, range: Range<usize>) -> Results<'_, T> {
        let unmet = self.unmet.as_mut();
        Results {
            totals: &mut self.totals[range.clone()],
            bands: &mut self.bands[range.clone()],
            stars: &mut self.stars[range.clone()],
            faults: &mut self.faults[range.clone()],
            unmet: unmet.map(|stars| stars.each_mut().map(|column| &mut column[range.clone()])),
            stopped: self
                .stopped
                .as_mut()
                .map(|column| &mut column[range.clone()]),
            spreads: self.spreads.as_mut().map(|column| &mut column[range]),
        }
    }
}

impl<'a> CouncilResults<'a> {
    /// The same with the points between the highest and the lowest total, which
    /// [`Spread::allows`](ocop_core::Spread::allows) or not.
    #[must_use]
    pub fn spreads(mut self, spreads: &'a mut [u8]) -> Self {
        self.spreads = Some(spreads);
        self
    }
}
