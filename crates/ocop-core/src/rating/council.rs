//! The council (hội đồng) of 26/2026, Art. 7.3: the members' scorecards on one product, and its
//! grounds.

use alloc::sync::Arc;
use alloc::vec::Vec;

use jiff::civil::Date;

use crate::base::error::Error;
use crate::base::mean::Mean;
use crate::law::criterion_set::CriterionSet;
use crate::law::ground::DisqualificationGround;
use crate::law::in_force::{DossierKind, check_days};
use crate::law::row::{MOST_CRITERIA, rows};
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::ballot::{Ballot, Seat};
use crate::rating::choice::Choice;
use crate::rating::council_rules::{Attendance, Rules};
use crate::rating::member::{Member, Seats};
use crate::rating::scorecard::{Scorecard, one_sheet};

/// A council (hội đồng đánh giá) with one complete scorecard of each member (26/2026, Art. 3.3).
///
/// ```
/// use ocop_core::{Council, Edition, Star, Tier};
///
/// let sheet = Edition::E2026.sheet(14)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let card = sheet.scorecard_from(best)?.complete()?;
/// let council = Council::of([card.clone(), card])?.at(Tier::Province).with_ground("forged-dossier")?;
/// let rating = council.rate()?;
/// assert_eq!(rating.band(), Star::Five);
/// assert_eq!(rating.star(), None);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "hội đồng")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Council {
    /// Those that count.
    cards: Arc<[Scorecard]>,
    /// Whose they are, if any ballot has a name or a round.
    seats: Option<Arc<Seats>>,
    tier: Tier,
    filed: Option<Date>,
    decided: Option<Date>,
    kind: Option<DossierKind>,
    rules: Rules,
    attendance: Option<Attendance>,
    /// Row indices of the sheet's grounds, in the order in which they were added.
    grounds: Vec<u16>,
}

impl Council {
    /// A council of at least one member, at the province, without grounds.
    ///
    /// It takes scorecards, each of a member of its own, or ballots with the members' names and rounds.
    /// Of a member's ballots, the one of the latest round counts alone (`latest-round`).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MemberTwice`](crate::ErrorKind::MemberTwice) for two ballots of one member in one
    /// round, [`ErrorKind::NoScorecard`](crate::ErrorKind::NoScorecard) for none,
    /// [`ErrorKind::MixedSheets`](crate::ErrorKind::MixedSheets) for different sheets.
    pub fn of<B: Into<Ballot>>(ballots: impl IntoIterator<Item = B>) -> Result<Self, Error> {
        let ballots = ballots.into_iter().map(Into::into);
        let (cards, seats): (Vec<_>, Vec<_>) = ballots
            .map(|Ballot { scorecard, seat }| (scorecard, seat))
            .unzip();
        if seats.iter().all(Seat::is_plain) {
            return Self::seated(cards.into(), None);
        }
        let seats = Seats::of(seats)?;
        let counting = cards.into_iter().enumerate();
        let counting = counting.filter(|(index, _)| seats.counts(*index));
        let cards = counting.map(|(_, card)| card).collect();
        Self::seated(cards, Some(seats))
    }

    /// A council of the scorecards that count, and whose they are.
    pub(crate) fn seated(cards: Arc<[Scorecard]>, seats: Option<Seats>) -> Result<Self, Error> {
        let index = |index: usize| {
            seats
                .as_ref()
                .map_or(index, |seats| seats.counting[index].0)
        };
        one_sheet(&cards, index)?;
        Ok(Self::checked(cards, seats))
    }

    /// A council of one member.
    pub(crate) fn single(card: Scorecard) -> Self {
        Self::checked(Arc::from([card]), None)
    }

    fn checked(cards: Arc<[Scorecard]>, seats: Option<Seats>) -> Self {
        Self {
            cards,
            seats: seats.map(Arc::new),
            tier: Tier::default(),
            filed: None,
            decided: None,
            kind: None,
            rules: Rules::default(),
            attendance: None,
            grounds: Vec::new(),
        }
    }

    /// The same council at another tier.
    #[must_use]
    pub fn at(mut self, tier: Tier) -> Self {
        self.tier = tier;
        self
    }

    /// The same council with the filing date of the dossier.
    ///
    /// [`Council::rate`] refuses a date before the first edition, or of another edition than the sheet's
    /// (26/2026, Art. 12).
    #[must_use]
    pub fn filed_on(mut self, day: Date) -> Self {
        self.filed = Some(day);
        self
    }

    /// The same council with its decision date, which can decide the recognising tier.
    ///
    /// [`Council::rate`] refuses a decision before the filing, or on a day on which the sheet's edition
    /// is not possible (26/2026, Art. 12).
    #[must_use]
    pub fn decided_on(mut self, day: Date) -> Self {
        self.decided = Some(day);
        self
    }

    /// The same council for a dossier of a kind, on which the transition to 26/2026 depends (26/2026, Art.
    /// 12.2). Without it, the days may be those of any kind.
    #[must_use]
    pub const fn for_dossier(mut self, kind: DossierKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// The same council under its own rules of procedure (quy chế).
    ///
    /// ```
    /// use ocop_core::{Council, Edition, RequirementRule, Rules, Star};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let full = sheet.scorecard_from(best)?;
    /// // 1.1 requires one point for three stars, and one of three members gives none.
    /// let strict = full.clone().choose("1.1", 0)?.complete()?;
    /// let council = Council::of([full.clone().complete()?, full.complete()?, strict])?;
    /// assert_eq!(council.rate()?.star(), Some(Star::Five));
    /// let rules = Rules::default().requirement(RequirementRule::EveryMember);
    /// assert_eq!(council.under(rules).rate()?.star(), Some(Star::Two));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn under(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    /// The same council with its attendance, for rules with a quorum.
    #[must_use]
    pub const fn attended(mut self, attendance: Attendance) -> Self {
        self.attendance = Some(attendance);
        self
    }

    /// The same council with common choices of all members, as the council agreed on them.
    ///
    /// Agreeing on a story without points leaves out the criteria that depend on it.
    ///
    /// ```
    /// use ocop_core::{Council, Edition};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let full = sheet.scorecard_from(best)?;
    /// let lower = full.clone().choose("3.1", 1)?;
    /// let council = Council::of([full.complete()?, lower.complete()?])?.settle([("3.1", 2), ("5.1", 1)])?;
    /// let [one, two] = council.scorecards() else { unreachable!() };
    /// assert_eq!(one.total(), two.total());
    /// assert_eq!(one.choice("5.2"), None); // no story, no structure of it
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`ScorecardBuilder::choose`](crate::ScorecardBuilder::choose) and
    /// [`ScorecardBuilder::complete`](crate::ScorecardBuilder::complete). For example, a story is
    /// agreed for a member who had none, but not its structure. Also
    /// [`ErrorKind::DuplicateKey`](crate::ErrorKind::DuplicateKey) for a key that is given twice.
    pub fn settle<K: AsRef<str>, C: Into<Choice>>(
        mut self,
        choices: impl IntoIterator<Item = (K, C)>,
    ) -> Result<Self, Error> {
        let choices = choices.into_iter();
        let choices: Vec<(K, Choice)> = choices.map(|(key, choice)| (key, choice.into())).collect();
        let agreed = |card: &Scorecard| {
            let mut builder = card.edit();
            let mut seen = CriterionSet::EMPTY;
            for (key, choice) in &choices {
                let index = builder.unseen(key.as_ref(), &mut seen)?;
                builder.choose_at(index, *choice)?;
            }
            for criterion in card.sheet().criteria() {
                let story = criterion.requires();
                let without = story.is_some_and(|story| builder.points_at(story.index()) == 0);
                if without && !seen.contains(criterion.index()) {
                    builder.clear(criterion.key())?;
                }
            }
            builder.complete()
        };
        let cards = self.cards.iter().map(agreed);
        self.cards = cards.collect::<Result<_, _>>()?;
        Ok(self)
    }

    /// The same council with a disqualification ground. Adding it twice changes nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownGround`](crate::ErrorKind::UnknownGround) if the sheet does not have
    /// the ground.
    pub fn with_ground(mut self, id: impl AsRef<str>) -> Result<Self, Error> {
        let row = self.sheet().ground_row(id.as_ref())?;
        if !self.grounds.contains(&row) {
            self.grounds.push(row);
        }
        Ok(self)
    }

    /// The sheet of all scorecards.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        self.cards[0].sheet()
    }

    /// The scorecards that count, one for each member, in the given order; at least one.
    #[must_use]
    pub fn scorecards(&self) -> &[Scorecard] {
        &self.cards
    }

    /// The members whose scorecards count, in the order of [`scorecards`](Council::scorecards).
    #[must_use]
    pub fn members(&self) -> impl ExactSizeIterator<Item = Member<'_>> {
        (0..self.cards.len()).map(|index| self.member(index))
    }

    /// The ballots left aside because their member handed in another of a later round
    /// (`latest-round`), in the given order.
    pub fn set_aside(&self) -> impl Iterator<Item = Member<'_>> {
        let aside = self.seats.iter().flat_map(|seats| &seats.aside);
        aside.map(|(index, seat)| Member::new(*index, seat))
    }

    /// The member of a scorecard that counts, by its index.
    pub(crate) fn member(&self, index: usize) -> Member<'_> {
        let seat = self
            .seats
            .as_ref()
            .and_then(|seats| seats.counting.get(index));
        seat.map_or(Member::plain(index), |(index, seat)| {
            Member::new(*index, seat)
        })
    }

    /// The tier of the council.
    #[must_use]
    pub const fn tier(&self) -> Tier {
        self.tier
    }

    /// The filing date of the dossier, if given.
    #[must_use]
    pub const fn filed(&self) -> Option<Date> {
        self.filed
    }

    /// The decision date, if given.
    #[must_use]
    pub const fn decided(&self) -> Option<Date> {
        self.decided
    }

    /// The kind of the dossier, if given.
    #[must_use]
    pub const fn dossier_kind(&self) -> Option<DossierKind> {
        self.kind
    }

    /// Checks the rules, and the days against the sheet's edition; see [`Council::rate`].
    pub(crate) fn check(&self) -> Result<(), Error> {
        let rules = self.rules.check();
        rules.map_err(|error| error.under("rules"))?;
        check_days(self.sheet(), self.filed, self.decided, self.kind)
    }

    /// The council's own rules; the default if it has none.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The attendance at the meeting, if given.
    #[must_use]
    pub const fn attendance(&self) -> Option<Attendance> {
        self.attendance
    }

    /// The exact mean of the members' totals (`exact-mean`).
    #[must_use]
    pub fn mean(&self) -> Mean {
        Mean::of(self.cards.iter().map(Scorecard::total)).unwrap_or(Mean::ZERO)
    }

    /// The same council with the same number of other scorecards of the same sheet.
    pub(crate) fn with_scorecards(&self, cards: impl Iterator<Item = Scorecard>) -> Self {
        let cards: Arc<[Scorecard]> = cards.collect();
        Self {
            cards,
            ..self.clone()
        }
    }

    /// The disqualification grounds, in the order in which they were added.
    ///
    /// ```
    /// use ocop_core::{Council, Edition};
    ///
    /// let card = Edition::E2026.sheet(14)?.best();
    /// let council = Council::of([card])?.with_ground("forged-dossier")?;
    /// assert!(council.grounds().map(|ground| ground.id()).eq(["forged-dossier"]));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn grounds(&self) -> impl ExactSizeIterator<Item = DisqualificationGround<'_>> {
        let row = self.sheet().row();
        let grounds = rows(&row.grounds);
        let named = self.grounds.iter();
        named.map(move |&index| DisqualificationGround::new(row, &grounds[usize::from(index)]))
    }

    /// The ids of the grounds.
    pub(crate) fn ground_ids(&self) -> impl Iterator<Item = &str> {
        let grounds = rows(&self.sheet().row().grounds);
        let named = self.grounds.iter();
        named.map(|&row| &*grounds[usize::from(row)].id)
    }

    pub(crate) fn ground_rows(&self) -> &[u16] {
        &self.grounds
    }

    /// Whether one of the grounds is of a head that the sources lack (`head-by-parallel`).
    pub(crate) fn names_a_head_by_parallel(&self) -> bool {
        let grounds = rows(&self.sheet().row().grounds);
        let mut named = self.grounds.iter();
        named.any(|&row| grounds[usize::from(row)].by_parallel)
    }

    /// The sum of the members' points at each criterion.
    pub(crate) fn sums(&self) -> [u64; MOST_CRITERIA] {
        let mut sums = [0; MOST_CRITERIA];
        for card in &*self.cards {
            for (sum, &points) in sums.iter_mut().zip(card.points_by_criterion()) {
                *sum += u64::from(points);
            }
        }
        sums
    }
}
