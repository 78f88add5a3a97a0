//! Councils, each a product: what keeps it from the stars by the sums of its members.

use alloc::vec;
use alloc::vec::Vec;

use super::StarCosts;
use super::counts::FAULTY;
use crate::batch::columns::{Columns, beside};
use crate::batch::fault::Fault;
use crate::batch::results::CouncilResults;
use crate::batch::{Batch, row};
use ocop_core::{Error, Star};

/// The results of councils.
struct Rated {
    bands: Vec<u8>,
    /// A council at fault has a star of its own, [`FAULTY`].
    stars: Vec<u8>,
    /// By star: its unmet requirements.
    unmet: [Vec<u64>; 3],
    stopped: Vec<u64>,
}

impl StarCosts {
    /// Counts councils, each in its group: the rows of council `n` are those from `offsets[n]` up to
    /// `offsets[n + 1]`, as for [`Batch::rate_councils`]. Councils that could not be read are named in
    /// rising order: they count as faulty, whatever their bytes.
    ///
    /// A measure changes the choices of all members with the same level, and moves a council if it
    /// changes the choice of any.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::rate_councils`] and of [`StarCosts::count_groups`]; then nothing is counted.
    pub fn count_councils(
        &mut self,
        columns: Columns<'_>,
        offsets: &[u32],
        groups: &[usize],
        unreadable: impl IntoIterator<Item = usize>,
    ) -> Result<(), Error> {
        self.batch.fit(columns)?;
        columns.with_bytes(0..columns.rows(), |columns| {
            self.count_each(columns, offsets, groups, unreadable)
        })
    }

    /// The same for columns with a row a byte.
    fn count_each(
        &mut self,
        columns: Columns<'_>,
        offsets: &[u32],
        groups: &[usize],
        unreadable: impl IntoIterator<Item = usize>,
    ) -> Result<(), Error> {
        let mut now = Rated::of(&self.batch, columns, offsets)?;
        beside(|| "groups".into(), groups.len(), now.stars.len())?;
        self.fit_groups(groups)?;
        for council in unreadable {
            if let Some(star) = now.stars.get_mut(council) {
                *star = FAULTY;
            }
        }
        let rows = |council: usize| offsets[council] as usize..offsets[council + 1] as usize;
        for (council, &group) in groups.iter().enumerate() {
            let counts = &mut self.groups[group];
            counts.add_outcomes(&now.stars[council..=council]);
            if now.stars[council] == FAULTY {
                continue;
            }
            let mut missed = now.stopped[council];
            let missed = now.unmet.each_ref().map(|unmet| {
                missed |= unmet[council];
                missed
            });
            let band = now.bands[council];
            counts.add_missed(missed, Star::RECOGNISED.map(|star| band >= star.number()));
            for row in rows(council) {
                if let Ok(points) = row::read(&self.batch.tables, columns, row) {
                    counts.add_points(&points);
                }
            }
        }
        let changed = &mut self.scratch.changed;
        for (measure, (_, applied)) in self.measures.iter().enumerate() {
            if !applied.apply(&self.batch.tables, columns, changed) {
                continue;
            }
            let (levels, cases) = changed.slices(columns);
            let then = Rated::of(&self.batch, Columns::new(&levels, &cases), offsets)?;
            for (council, &group) in groups.iter().enumerate() {
                let is_moved = changed.moved[rows(council)].iter().any(|&moved| moved != 0);
                let [before, after] =
                    [&now.stars, &then.stars].map(|stars| &stars[council..=council]);
                let moved = [u8::from(is_moved)];
                self.groups[group].add_moves(measure, before, after, &moved);
            }
        }
        Ok(())
    }
}

impl Rated {
    fn of(batch: &Batch, columns: Columns<'_>, offsets: &[u32]) -> Result<Self, Error> {
        let councils = offsets.len().saturating_sub(1);
        let mut rated = Self {
            bands: vec![0; councils],
            stars: vec![0; councils],
            unmet: [vec![0; councils], vec![0; councils], vec![0; councils]],
            stopped: vec![0; councils],
        };
        let (mut totals, mut faults) = (vec![0; councils], vec![Fault::NONE; councils]);
        let (bands, stars) = (&mut rated.bands, &mut rated.stars);
        let [three, four, five] = &mut rated.unmet;
        let mut results = CouncilResults::new(&mut totals, bands, stars, &mut faults)
            .unmet(three, four, five)
            .stopped(&mut rated.stopped);
        batch.rate_councils(columns, offsets, &mut results)?;
        for (star, fault) in rated.stars.iter_mut().zip(&faults) {
            *star = if fault.is_none() { *star } else { FAULTY };
        }
        Ok(rated)
    }
}
