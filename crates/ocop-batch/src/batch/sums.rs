//! Sums of councils whose members come in any order and from any part of the work.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::Batch;
use super::columns::beside;
use super::council::Seen;
use super::fault::Fault;
use super::results::CouncilResults;
use super::tables::{Asked, AskedSum, Lane, SETS, STOPPED, Summed};
use super::word_blocks::WordBlocks;
use super::words::{BEFORE, Head, missed, sum, values, with_missed};
use ocop_core::internal::{MOST_CRITERIA, error, is_met, named};
use ocop_core::{Error, ErrorDetail, Lang, RequirementRule, Sheet};

/// The exact sums of councils, to which members are added in any order and from any part of the work.
///
/// The members of a council may be in several tables, threads or machines: each makes sums of its own,
/// and [`Batch::merge`] adds them up. The sums are the same for every order and every split. They are
/// of one sheet and one requirement rule, those of the batch that makes them.
///
/// A council's fault is the smallest [code](Fault::code) among its members, because in any order there
/// is no first. A zero of any member ends the evaluation. If the members are in rows one after another,
/// [`Batch::rate_councils`] needs no sums.
///
/// ```
/// use ocop_batch::{Batch, Columns, CouncilResults, Fault};
/// use ocop_core::{Edition, Mean};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let batch = Batch::of(&sheet);
/// let levels: Vec<[u8; 4]> =
///     sheet.criteria().map(|criterion| [criterion.best().level(); 4]).collect();
/// let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
///
/// // Two parts of the work: the first has councils 0 and 1, the second has council 1 alone.
/// let (mut first, mut second) = (batch.sums(), batch.sums());
/// first.grow(2)?;
/// batch.add(Columns::new(&levels, &[]), &[1, 0, 1, 1], &mut first)?;
/// second.grow(1)?;
/// batch.add(Columns::new(&levels, &[]), &[0; 4], &mut second)?;
/// // Between machines they travel as words.
/// let second = batch.sums_from(&second.to_words())?;
/// batch.merge(&second, &[1], &mut first)?;
///
/// assert!(first.members().eq([1, 7]));
/// let (mut totals, mut bands, mut stars) = ([0; 2], [0; 2], [0; 2]);
/// let mut faults = [Fault::NONE; 2];
/// let mut results = CouncilResults::new(&mut totals, &mut bands, &mut stars, &mut faults);
/// batch.rate_sums(&first, &mut results)?;
/// assert_eq!((totals, stars), ([100, 700], [5, 5]));
/// assert_eq!(Mean::new(totals[1], 7).unwrap().to_string(), "100");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CouncilSums {
    sheet: Sheet,
    rule: RequirementRule,
    /// No council has more members than this.
    pub(super) most: u64,
    pub(super) words: WordBlocks,
}

impl CouncilSums {
    /// The number of councils.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no council.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.len() == 0
    }

    /// Adds councils without members until there are so many. If there are as many or more, it changes
    /// nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for more councils than an address
    /// space has room for.
    pub fn grow(&mut self, councils: usize) -> Result<(), Error> {
        let most = isize::MAX.unsigned_abs() / size_of::<u64>() / self.words_per_council();
        if councils > most {
            let values = [("found", councils.into()), ("most", most.into())];
            return Err(error(ErrorDetail::TooManyCouncils, "", values));
        }
        self.words.grow(councils);
        Ok(())
    }

    /// The number of members of each council, those at fault too.
    #[must_use]
    pub fn members(&self) -> impl ExactSizeIterator<Item = u64> {
        let councils = self.words.range(0..self.len());
        councils.map(|words| Head(words[0]).members())
    }

    /// How many words a council takes.
    #[must_use]
    pub const fn words_per_council(&self) -> usize {
        self.words.per_council()
    }

    /// The sums as numbers, to be stored or sent: the words of the first council, then those of the
    /// next. [`Batch::sums_from`] reads them.
    ///
    /// Equal sums have equal words. They have a meaning only with the same sheet, the same requirement
    /// rule and the same version of this crate.
    #[must_use]
    pub fn to_words(&self) -> Vec<u64> {
        self.words.to_vec()
    }

    /// The bytes that are allocated.
    #[must_use]
    pub fn allocated_bytes(&self) -> usize {
        self.words.allocated_bytes()
    }

    /// Takes the first councils out, at most so many; the others move up.
    #[must_use]
    pub fn take_first(&mut self, councils: usize) -> Self {
        let (at, own) = (councils.min(self.len()), self.words.per_council());
        let [first, rest] =
            [0..at, at..self.len()].map(|councils| WordBlocks::of(own, self.words.range(councils)));
        self.words = rest;
        Self {
            sheet: self.sheet.clone(),
            words: first,
            ..*self
        }
    }

    /// Checks that a council exists for each row, or for each council that is merged.
    pub(super) fn fit(&self, councils: &[usize]) -> Result<(), Error> {
        let own = self.len();
        // Without an early exit, so that many are compared at once.
        if councils
            .iter()
            .fold(true, |fit, &council| fit & (council < own))
        {
            return Ok(());
        }
        let found = (0..).zip(councils).find(|&(_, &council)| council >= own);
        let (row, &council): (usize, _) = found.unwrap_or((0, &usize::MAX));
        let values = [("found", council.into()), ("councils", own.into())];
        let path = format!("councils[{row}]");
        Err(error(ErrorDetail::NoSuchCouncil, path, values))
    }

    /// Makes sure that no council gets more members than fit, before any is added.
    ///
    /// Members are counted council by council only if all new ones together could be too many for the
    /// largest council: that is seldom.
    pub(super) fn make_room(
        &mut self,
        limit: u64,
        all: u64,
        new: impl Iterator<Item = (usize, u64)>,
    ) -> Result<(), Error> {
        let most = self.most.saturating_add(all);
        if most <= limit {
            self.most = most;
            return Ok(());
        }
        let mut members: Vec<u64> = self.members().collect();
        for (council, more) in new {
            members[council] = members[council].saturating_add(more);
            if members[council] > limit {
                let values = [("council", council.into()), ("most", limit.into())];
                return Err(error(ErrorDetail::CouncilTooLarge, "", values));
            }
        }
        self.most = members.into_iter().max().unwrap_or(0);
        Ok(())
    }
}

impl Asked {
    /// The sets that a council does not meet, up to the first: those above it do not change its star.
    fn unmet_by(&self, words: &[u64]) -> [u64; SETS] {
        let (members, missed) = (Head(words[0]).members(), missed(words[1]));
        let mut sets = [0; SETS];
        sets[STOPPED] = u64::from(missed & self.flags[STOPPED] != 0);
        for (set, sums) in self.sums.iter().enumerate() {
            let is_below =
                |sum: &AskedSum| words[sum.word] >> sum.shift & 0xFFFF_FFFF < sum.least * members;
            if missed & self.flags[set] != 0 || sums.iter().any(is_below) {
                sets[set] = 1;
                break;
            }
        }
        sets
    }
}

impl Batch {
    /// Sums of no council yet, on the sheet and by the requirement rule of the batch.
    #[must_use]
    pub fn sums(&self) -> CouncilSums {
        let lanes = self.tables.summed(self.minimum).lanes.len();
        CouncilSums {
            sheet: self.sheet.clone(),
            rule: self.minimum,
            most: 0,
            words: WordBlocks::new(BEFORE + lanes.div_ceil(2)),
        }
    }

    /// Adds sums to others: those of council `n` go to council `councils[n]`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) for sums of another sheet, and
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for those of another requirement
    /// rule, another number of `councils` than councils, a council that `sums` does not have, and more
    /// members than [fit](Batch::add). Then nothing is added.
    pub fn merge(
        &self,
        other: &CouncilSums,
        councils: &[usize],
        sums: &mut CouncilSums,
    ) -> Result<(), Error> {
        self.fit_sums(other)?;
        self.fit_sums(sums)?;
        beside(|| "councils".into(), councils.len(), other.len())?;
        sums.fit(councils)?;
        let all = other.members().fold(0, u64::saturating_add);
        let new = councils.iter().copied().zip(other.members());
        sums.make_room(self.tables.most_members, all, new)?;
        for (words, &council) in other.words.range(0..other.len()).zip(councils) {
            let into = sums.words.council_mut(council);
            into[0] = Head(into[0]).and(Head(words[0])).0;
            let totals = sum(into[1]) + sum(words[1]);
            into[1] = with_missed(totals, missed(into[1]) | missed(words[1]));
            for (into, word) in into.iter_mut().zip(words).skip(BEFORE) {
                *into += word;
            }
        }
        Ok(())
    }

    /// Rates councils by their sums, as [`Batch::rate_councils`] does by their members. A council's
    /// fault is the smallest code among its members; without a member it is
    /// [`ErrorKind::NoScorecard`](ocop_core::ErrorKind::NoScorecard).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) for sums of another sheet, and
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for those of another requirement
    /// rule, or if the results differ in length. Then nothing is written.
    pub fn rate_sums(
        &self,
        sums: &CouncilSums,
        results: &mut CouncilResults<'_>,
    ) -> Result<(), Error> {
        self.rate_sums_in(sums, 0..sums.len(), results)
    }

    /// Rates some councils by their sums: part by part, many councils need few results at a time.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::rate_sums`], with results for the councils of the range, and
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for a council that `sums` does not have.
    pub fn rate_sums_in(
        &self,
        sums: &CouncilSums,
        councils: Range<usize>,
        results: &mut CouncilResults<'_>,
    ) -> Result<(), Error> {
        self.fit_sums(sums)?;
        results.fit(councils.len())?;
        let Some(last) = councils.clone().next_back() else {
            return Ok(());
        };
        sums.fit(&[last])?;
        let summed = self.tables.summed(self.minimum);
        let stars_alone = results.unmet.is_none() && results.stopped.is_none();
        let asked = summed.asked.as_ref().filter(|_| stars_alone);
        for (place, words) in sums.words.range(councils).enumerate() {
            let head = Head(words[0]);
            let [highest, below] = head.totals();
            let seen = Seen {
                members: head.members(),
                total: sum(words[1]),
                lowest: 100_u8.saturating_sub(below),
                highest,
                fault: Fault::from_code(head.fault()).unwrap_or(Fault::NONE),
            };
            let sets = match asked {
                Some(asked) => asked.unmet_by(words),
                None => self.unmet_by(summed, words),
            };
            self.put(&seen, sets, place, results);
        }
        Ok(())
    }

    /// The unmet requirements and stops of a council by its words, criterion by criterion.
    fn unmet_by(&self, Summed { flags, lanes, .. }: &Summed, words: &[u64]) -> [u64; SETS] {
        let mut unmet = Unmet::of(self.minimum, Head(words[0]).members());
        let missed = missed(words[1]);
        for (bit, flag) in flags.iter().enumerate() {
            let sets_of = if missed >> bit & 1 == 1 { flag.sets } else { 0 };
            for (set, bits) in unmet.sets.iter_mut().enumerate() {
                *bits |= u64::from(sets_of >> set & 1) << flag.criterion;
            }
        }
        values(lanes, &words[BEFORE..], |lane, value| {
            unmet.add(lane, value);
        });
        unmet.sets
    }

    /// Whether sums are of the batch's sheet and rule.
    pub(super) fn fit_sums(&self, sums: &CouncilSums) -> Result<(), Error> {
        if sums.sheet != self.sheet {
            let values = [
                ("found", named(&sums.sheet)),
                ("expected", named(&self.sheet)),
            ];
            return Err(error(ErrorDetail::SumsOfAnotherSheet, "sums", values));
        }
        if sums.rule != self.minimum {
            let label = |rule: RequirementRule| (rule.label(Lang::Vi), rule.label(Lang::En)).into();
            let values = [
                ("found", label(sums.rule)),
                ("expected", label(self.minimum)),
            ];
            return Err(error(ErrorDetail::SumsOfAnotherRule, "sums", values));
        }
        Ok(())
    }
}

/// The unmet requirements and stops of a council, while its lanes go by.
pub(super) struct Unmet {
    rule: RequirementRule,
    members: u64,
    points: [u64; MOST_CRITERIA],
    pub(super) sets: [u64; SETS],
}

impl Unmet {
    pub(super) const fn of(rule: RequirementRule, members: u64) -> Self {
        Self {
            rule,
            members,
            points: [0; MOST_CRITERIA],
            sets: [0; SETS],
        }
    }

    /// Adds a lane with its sum over the members; points come before counts.
    #[inline(always)]
    pub(super) fn add(&mut self, lane: Lane, value: u64) {
        let Self {
            rule,
            members,
            points,
            sets,
        } = self;
        // The rule is a constant where it is asked often: then little is left of `is_met`.
        match lane.set {
            // A zero of any member ends the evaluation.
            Some(STOPPED) => {
                let met = is_met(RequirementRule::EveryMember, 1, 0, value, *members);
                sets[STOPPED] |= u64::from(!met) << lane.criterion;
            }
            Some(set) => {
                let (requirement, sum) = (lane.requirements[set], points[lane.criterion]);
                let met = is_met(*rule, requirement, sum, value, *members);
                sets[set] |= u64::from(!met) << lane.criterion;
            }
            None if *rule == RequirementRule::Mean => {
                for (set, requirement) in sets[..STOPPED].iter_mut().zip(lane.requirements) {
                    let met = is_met(RequirementRule::Mean, requirement, value, 0, *members);
                    *set |= u64::from(!met) << lane.criterion;
                }
            }
            None => points[lane.criterion] = value,
        }
    }
}
