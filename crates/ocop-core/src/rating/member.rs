//! The members of a council by name or place, and which of their ballots count.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use crate::base::digits::number;
use crate::base::error::{Cut, Error, ErrorDetail, ErrorValue};
use crate::base::label::Text;
use crate::base::padded::pad;
use crate::rating::ballot::Seat;

/// A member (thành viên) of a council: by name if the ballot names one, else by place.
///
/// It prints the name, or else the place.
#[doc(alias = "thành viên")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Member<'a> {
    place: usize,
    name: Option<&'a str>,
    round: u16,
}

impl<'a> Member<'a> {
    /// A member by the index of the ballot in the list as given.
    pub(crate) fn new(index: usize, seat: &'a Seat) -> Self {
        Self {
            place: index + 1,
            name: seat.name.as_deref(),
            round: seat.round,
        }
    }

    /// A member without a name, in round 1.
    pub(crate) const fn plain(index: usize) -> Self {
        Self {
            place: index + 1,
            name: None,
            round: 1,
        }
    }

    /// Whose ballot it is, and of which round.
    #[cfg(feature = "minutes")]
    pub(crate) fn seat(self) -> Seat {
        let name = self.name.map(Into::into);
        Seat {
            name,
            round: self.round,
        }
    }

    /// The member as it prints.
    pub(crate) fn text(self) -> Text {
        match self.name {
            Some(_) => self.to_string().into(),
            None => number(self.place as u64),
        }
    }

    /// The place of the ballot in the list as given, from 1.
    #[must_use]
    pub const fn place(self) -> usize {
        self.place
    }

    /// The name, if the ballot has one.
    #[must_use]
    pub const fn name(self) -> Option<&'a str> {
        self.name
    }

    /// The round of the ballot, from 1.
    #[must_use]
    pub const fn round(self) -> u16 {
        self.round
    }
}

/// Prints the name, or else the place. A long name is cut, so that a text stays readable.
impl fmt::Display for Member<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            Some(name) => pad(f, format_args!("{}", Cut(name))),
            None => pad(f, format_args!("{}", self.place)),
        }
    }
}

/// The ballots of a council of which some have a name or a round: each with its index in the list as
/// given.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Seats {
    /// Those that count, in the given order.
    pub(crate) counting: Vec<(usize, Seat)>,
    /// Those left aside for a later round.
    pub(crate) aside: Vec<(usize, Seat)>,
}

impl Seats {
    /// Finds which ballots count (`latest-round`).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MemberTwice`](crate::ErrorKind::MemberTwice) for two ballots of one member in one
    /// round, at the second.
    pub(crate) fn of(seats: Vec<Seat>) -> Result<Self, Error> {
        let (seats, twice) = Self::with_faults(seats);
        twice.into_iter().next().map_or(Ok(seats), Err)
    }

    /// Finds which ballots count, and the faults: each ballot of a member who has another in that round.
    pub(crate) fn with_faults(seats: Vec<Seat>) -> (Self, Vec<Error>) {
        let mut seen = BTreeSet::new();
        let mut latest = BTreeMap::new();
        let mut twice = Vec::new();
        for (index, seat) in seats.iter().enumerate() {
            let Some(name) = seat.name.as_deref() else {
                continue;
            };
            if !seen.insert((name, seat.round)) {
                let path = format!("scorecards[{index}].member");
                let values = [
                    ("found", ErrorValue::outside(name)),
                    ("round", seat.round.into()),
                ];
                twice.push(Error::new(ErrorDetail::MemberTwice, path, values));
            }
            let latest = latest.entry(name).or_insert(seat.round);
            *latest = seat.round.max(*latest);
        }
        let counts = |seat: &Seat| {
            let latest = seat.name.as_deref().and_then(|name| latest.get(name));
            latest.is_none_or(|&latest| latest == seat.round)
        };
        let counts: Vec<bool> = seats.iter().map(counts).collect();
        let (mut counting, mut aside) = (Vec::new(), Vec::new());
        for ((index, seat), counts) in seats.into_iter().enumerate().zip(counts) {
            let list = if counts { &mut counting } else { &mut aside };
            list.push((index, seat));
        }
        (Self { counting, aside }, twice)
    }

    /// Whether the ballot of an index in the list as given counts.
    pub(crate) fn counts(&self, index: usize) -> bool {
        let found = self
            .counting
            .binary_search_by_key(&index, |(index, _)| *index);
        found.is_ok()
    }
}
