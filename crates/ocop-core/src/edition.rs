//! Editions of the law: data about each decision, and the sheets it prints.

use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use jiff::civil::Date;

use crate::error::{Error, ErrorKind, Quoted};
use crate::label::Label;
use crate::mean::Mean;
use crate::points::Points;
use crate::sheet::Sheet;
use crate::sheet::row::SheetRow;
use crate::star::Star;
use crate::tables;
use crate::tier::Tier;

/// An edition of the law (bộ tiêu chí): one decision of the Prime Minister with its sheets.
///
/// It prints as the decision's number and year. All 26 sheets of 26/2026 and of 148/2023 are carried,
/// and 25 of 1048/2019: for “Gạo, ngũ cốc” there is no source.
///
/// ```
/// use ocop_core::Edition;
///
/// let edition: Edition = "26/2026".parse()?;
/// assert_eq!(edition, Edition::E2026);
/// assert_eq!(edition.sheets().count(), 26);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "quyết định")]
#[doc(alias = "bộ tiêu chí")]
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Edition {
    /// Quyết định 1048/QĐ-TTg of 21/08/2019, `1048/2019`.
    E2019,
    /// Quyết định 148/QĐ-TTg of 24/02/2023, `148/2023`.
    E2023,
    /// Quyết định 26/2026/QĐ-TTg of 22/05/2026, `26/2026`, in force.
    E2026,
}

/// The least points of the bands (reading rule 8), and whether they are printed without gaps.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bands {
    /// Least points for 2, 3, 4, 5 stars.
    from: [u8; 4],
    /// The bands end at whole points, so that a mean between 89 and 90 lies in none of them.
    gaps: bool,
}

/// What a tier's council does with a result (reading rule 13).
#[derive(Debug)]
pub(crate) struct TierRow {
    pub(crate) tier: Tier,
    pub(crate) recognises: &'static [Star],
    /// The least mean at which the dossier goes up, and to whom.
    pub(crate) sends_up: Option<(u8, Tier)>,
    /// Who may recognise a lower star from this tier's result.
    pub(crate) returns_to: Option<Tier>,
}

/// Who recognises, from a day on.
#[derive(Debug)]
pub(crate) struct PeriodRow {
    pub(crate) from: Date,
    /// The decision that changed it.
    pub(crate) amended_by: Option<Label>,
    pub(crate) tiers: &'static [TierRow],
}

/// A sheet for which there is no source.
#[derive(Debug)]
pub(crate) struct MissingRow {
    pub(crate) number: u16,
    pub(crate) heading: &'static str,
}

/// How long dossiers filed before an edition may be decided under the one before it (reading rule 14).
#[derive(Debug)]
pub(crate) struct TransitionRow {
    pub(crate) place: &'static str,
    pub(crate) first_days: u16,
    pub(crate) upgrade_days: u16,
    pub(crate) re_evaluation_days: u16,
}

/// Everything of an edition that is not a sheet.
#[derive(Debug)]
pub(crate) struct EditionRow {
    pub(crate) id: &'static str,
    /// The number of two digits that begins the codes of its sheets.
    pub(crate) code: u8,
    pub(crate) instrument: Label,
    pub(crate) in_force_from: Date,
    /// Sheets are cited by the decision's own numbers; others are cited by title.
    pub(crate) numbered_sheets: bool,
    /// Where the sheets stand.
    pub(crate) annex: Option<Label>,
    pub(crate) bands: Bands,
    /// The articles of the bands, and of one and two stars, where the text was at hand.
    pub(crate) bands_place: Option<&'static str>,
    pub(crate) unrecognised_place: Option<&'static str>,
    pub(crate) periods: &'static [PeriodRow],
    pub(crate) missing: &'static [MissingRow],
    pub(crate) transition: Option<TransitionRow>,
    /// Bands and recognition were read in the decision's own text, not in secondary sources only.
    pub(crate) text_was_read: bool,
    /// Minimum requirements exist in prose, known only in part, and are not applied.
    pub(crate) minima_in_prose: bool,
    pub(crate) sheets: &'static [&'static SheetRow],
}

impl Bands {
    /// Bands from the least points of two, three, four and five stars.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheet`] unless `0 < two < three < four < five <= 100`.
    pub fn new(two: u8, three: u8, four: u8, five: u8) -> Result<Self, Error> {
        let from = [two, three, four, five];
        if two == 0 || five > 100 || !from.is_sorted_by(|a, b| a < b) {
            let message = format!("bands must rise from above 0 to at most 100, found {from:?}");
            return Err(Error::new(ErrorKind::BadSheet, "bands", message));
        }
        Ok(Self::table(from, false))
    }

    pub(crate) const fn table(from: [u8; 4], gaps: bool) -> Self {
        Self { from, gaps }
    }

    /// The least points of two, three, four and five stars.
    #[cfg(feature = "batch")]
    pub(crate) const fn edges(&self) -> [u8; 4] {
        self.from
    }

    /// The least points of a star's band: 0 for one star.
    #[must_use]
    pub const fn least(&self, star: Star) -> Points {
        Points::new(match star {
            Star::One => 0,
            Star::Two => self.from[0] as u16,
            Star::Three => self.from[1] as u16,
            Star::Four => self.from[2] as u16,
            Star::Five => self.from[3] as u16,
        })
    }

    /// The band of an exact mean, half-open: the highest star whose least points are reached.
    #[must_use]
    pub fn of(&self, mean: Mean) -> Star {
        // 26/2026, Art. 3.3; reading rule 8.
        Star::ALL
            .into_iter()
            .rev()
            .find(|&star| mean >= Mean::from(self.least(star)))
            .unwrap_or(Star::One)
    }

    /// Whether the bands end at whole points.
    #[cfg(feature = "record")]
    pub(crate) const fn has_gaps(&self) -> bool {
        self.gaps
    }

    /// Whether an exact mean lies between two printed bands, where the edition leaves gaps.
    #[must_use]
    pub fn leaves_open(&self, mean: Mean) -> bool {
        // 1048/2019 prints 30 to 49, 50 to 69, 70 to 89: reading rule 8. "Under 30" has no gap above it.
        self.gaps
            && !mean.is_whole()
            && [Star::Three, Star::Four, Star::Five]
                .into_iter()
                .any(|star| {
                    let edge = self.least(star);
                    let below = Points::new(edge.get().saturating_sub(1));
                    mean > Mean::from(below) && mean < Mean::from(edge)
                })
    }
}

impl Edition {
    /// All editions that this release knows, the oldest first.
    pub const ALL: [Self; 3] = [Self::E2019, Self::E2023, Self::E2026];

    pub(crate) const fn row(self) -> &'static EditionRow {
        match self {
            Self::E2019 => &tables::e2019::EDITION,
            Self::E2023 => &tables::e2023::EDITION,
            Self::E2026 => &tables::e2026::EDITION,
        }
    }

    /// The one spelling of the edition: the decision's number and year.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().id
    }

    /// The decision by its full number and date.
    #[must_use]
    pub const fn instrument(self) -> &'static Label {
        &self.row().instrument
    }

    /// The first day in force; what follows by date is in [`Edition::in_force`].
    #[must_use]
    pub const fn in_force_from(self) -> Date {
        self.row().in_force_from
    }

    /// The star bands of the edition (26/2026, Art. 3.3).
    #[must_use]
    pub const fn bands(self) -> Bands {
        self.row().bands
    }

    /// The sheet of a set number (bộ tiêu chí số).
    ///
    /// For 1048/2019 the number is an index of the source, not the decision's own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownSheet`] where the edition has no such sheet, or none is carried here.
    pub fn sheet(self, number: u16) -> Result<Sheet, Error> {
        let sheets = self.row().sheets;
        match sheets.binary_search_by_key(&number, |sheet| sheet.number) {
            Ok(index) => Ok(Sheet::table(sheets[index])),
            Err(_) => Err(self.no_sheet(&format!("{number}"))),
        }
    }

    /// The error for a sheet number that the edition has not.
    pub(crate) fn no_sheet(self, number: &str) -> Error {
        let missing = self.row().missing.iter();
        let mut missing = missing.filter(|row| number.parse() == Ok(row.number));
        let message = if let Some(MissingRow { heading, .. }) = missing.next() {
            format!("there is no source for sheet {number} of edition {self}, “{heading}”")
        } else {
            let last = self.row().sheets.last().map_or(0, |sheet| sheet.number);
            format!("edition {self} has no sheet {number}, only 1 to {last}")
        };
        Error::new(ErrorKind::UnknownSheet, "", message)
    }

    /// The sheets that the decision prints and for which there is no source: number and title.
    #[must_use]
    pub fn missing_sheets(self) -> impl ExactSizeIterator<Item = (u16, &'static str)> {
        let missing = self.row().missing.iter();
        missing.map(|row| (row.number, row.heading))
    }

    /// The sheets of the edition that this release carries, by number.
    #[must_use]
    pub fn sheets(self) -> impl ExactSizeIterator<Item = Sheet> + DoubleEndedIterator {
        self.row().sheets.iter().map(|&row| Sheet::table(row))
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Edition {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|edition| edition.as_str() == text)
            .ok_or_else(|| {
                let text = Quoted(text);
                let all: Vec<_> = Self::ALL.into_iter().map(Self::as_str).collect();
                let all = all.join(", ");
                let message = format!("unknown edition {text}, this release carries {all}");
                Error::new(ErrorKind::UnknownEdition, "", message)
            })
    }
}

crate::macros::serde_text!(Edition, "an edition such as `26/2026`");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_half_open_at_every_edge() {
        for edition in Edition::ALL {
            let bands = edition.bands();
            for (edge, star) in [(30, 2), (50, 3), (70, 4), (90, 5)] {
                let star = Star::from_number(star).unwrap();
                let below = Star::from_number(star.number() - 1).unwrap();
                assert_eq!(bands.of(Mean::new(edge, 1).unwrap()), star);
                assert_eq!(bands.of(Mean::new(edge * 1000 - 1, 1000).unwrap()), below);
                assert_eq!(bands.of(Mean::new(edge * 1000 + 1, 1000).unwrap()), star);
            }
        }
    }

    #[test]
    fn only_1048_leaves_gaps_and_not_below_thirty() {
        let mean = |n, d| Mean::new(n, d).unwrap();
        let bands = Edition::E2019.bands();
        for (n, d, open) in [
            (179, 2, true),
            (89, 1, false),
            (90, 1, false),
            (139, 2, true),
            (99, 2, true),
            (59, 2, false),
            (177, 2, false),
        ] {
            assert_eq!(bands.leaves_open(mean(n, d)), open, "{n}/{d}");
            assert!(!Edition::E2023.bands().leaves_open(mean(n, d)));
            assert!(!Edition::E2026.bands().leaves_open(mean(n, d)));
        }
    }

    #[test]
    fn editions_stand_in_the_order_of_their_days() {
        let days = Edition::ALL
            .map(|edition| alloc::string::ToString::to_string(&edition.in_force_from()));
        assert_eq!(days, ["2019-08-21", "2023-02-24", "2026-05-22"]);
    }

    #[test]
    fn bands_must_rise() {
        assert!(Bands::new(30, 50, 70, 100).is_ok());
        for bad in [
            (0, 50, 70, 90),
            (30, 30, 70, 90),
            (30, 50, 70, 101),
            (50, 30, 70, 90),
        ] {
            assert!(Bands::new(bad.0, bad.1, bad.2, bad.3).is_err(), "{bad:?}");
        }
    }
}
