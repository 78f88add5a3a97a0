//! Ballots: a scorecard as a member hands it in, with the member's name and the round.

use alloc::boxed::Box;

use crate::base::error::{Error, ErrorDetail};
use crate::rating::scorecard::Scorecard;

/// A scorecard as a member of a council hands it in: by name or without, in a round.
///
/// A council may score twice, for example after totals that differ too much. Of a member's ballots,
/// the one of the latest round counts alone (`latest-round`). Ballots without a name are each of a
/// member of their own. A [`Scorecard`] by itself is a ballot without a name, of round 1.
///
/// ```
/// use ocop_core::{Council, Edition, Points};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let full = sheet.scorecard_from(best)?;
/// let strict = full.clone().choose("8", 1)?.complete()?;
/// let full = full.complete()?;
///
/// let council = Council::of([
///     strict.by("tv-3")?,
///     full.clone().by("tv-1")?,
///     full.by("tv-3")?.in_round(2)?,
/// ])?;
/// assert_eq!(council.scorecards().len(), 2);
/// assert_eq!(council.mean().to_string(), "100");
/// let names: Vec<_> = council.members().map(|member| member.to_string()).collect();
/// assert_eq!(names, ["tv-1", "tv-3"]);
/// let aside = council.set_aside().next().unwrap();
/// assert_eq!((aside.name(), aside.round(), aside.place()), (Some("tv-3"), 1, 1));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "phiếu chấm")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Ballot {
    pub(super) scorecard: Scorecard,
    pub(super) seat: Seat,
}

/// Whose ballot it is, and of which round.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Seat {
    pub(crate) name: Option<Box<str>>,
    pub(crate) round: u16,
}

impl Scorecard {
    /// The scorecard as the ballot of a named member, in round 1.
    ///
    /// Spaces around the name do not count; apart from them names are compared exactly.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) at `member` for an empty name.
    pub fn by(self, member: &str) -> Result<Ballot, Error> {
        let name = Some(Seat::name(member)?);
        let seat = Seat { name, round: 1 };
        let scorecard = self;
        Ok(Ballot { scorecard, seat })
    }
}

impl Ballot {
    /// The same ballot in another round.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) at `round` for round 0.
    pub fn in_round(mut self, round: u16) -> Result<Self, Error> {
        self.seat.round = Seat::round(round.into())?;
        Ok(self)
    }

    /// The scorecard.
    #[must_use]
    pub const fn scorecard(&self) -> &Scorecard {
        &self.scorecard
    }

    /// The member's name, if given.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        self.seat.name.as_deref()
    }

    /// The round, from 1.
    #[must_use]
    pub const fn round(&self) -> u16 {
        self.seat.round
    }
}

/// A ballot without a name, of round 1.
impl From<Scorecard> for Ballot {
    fn from(scorecard: Scorecard) -> Self {
        let seat = Seat::PLAIN;
        Self { scorecard, seat }
    }
}

/// A ballot without a name, of round 1.
impl From<&Scorecard> for Ballot {
    fn from(scorecard: &Scorecard) -> Self {
        scorecard.clone().into()
    }
}

impl Seat {
    /// No name, and round 1.
    pub(crate) const PLAIN: Self = Self {
        name: None,
        round: 1,
    };

    pub(crate) fn is_plain(&self) -> bool {
        *self == Self::PLAIN
    }

    /// A member's name without the spaces around it.
    pub(crate) fn name(text: &str) -> Result<Box<str>, Error> {
        let name = text.trim();
        if name.is_empty() {
            return Err(Error::new(ErrorDetail::EmptyMember, "member", []));
        }
        Ok(name.into())
    }

    /// A round by its number.
    pub(crate) fn round(number: u64) -> Result<u16, Error> {
        let round = u16::try_from(number).ok().filter(|&round| round > 0);
        round.ok_or_else(|| {
            let values = [
                ("found", number.into()),
                ("least", 1_u8.into()),
                ("most", u16::MAX.into()),
            ];
            Error::new(ErrorDetail::RoundOutOfRange, "round", values)
        })
    }
}
