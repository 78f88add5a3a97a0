//! Faults of rows and of councils as codes.

use core::fmt;

use ocop_core::ErrorKind;
use ocop_core::internal::MOST_CRITERIA;

/// The fault of a row or a council as a code of two bytes; [`Fault::NONE`] is 0.
///
/// It is the first fault in the order of the reference path: each choice in sheet order, then what is
/// not applicable or missing in sheet order. [`Batch::scorecard`](super::Batch::scorecard) gives its
/// message.
///
/// The high byte is the kind (0 none, 1 level out of range, 2 case required, 3 unknown case, 4 not
/// applicable, 5 missing criterion, 6 no such packed scorecard, 7 a council without a scorecard); the
/// low byte the criterion by its place on the sheet from 1, or 0 for none.
///
/// ```
/// use ocop_batch::Fault;
/// use ocop_core::ErrorKind;
///
/// let fault = Fault::from_code(0x0503).unwrap();
/// assert_eq!(fault.kind(), Some(ErrorKind::MissingCriterion));
/// assert_eq!(fault.criterion(), Some(2));
/// assert_eq!(fault.code(), 0x0503);
/// assert!(Fault::from_code(0x0900).is_none());
/// ```
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
#[repr(transparent)]
pub struct Fault(u16);

/// The kinds, in the order of their codes from 1.
const KINDS: [ErrorKind; 7] = [
    ErrorKind::LevelOutOfRange,
    ErrorKind::CaseRequired,
    ErrorKind::UnknownCase,
    ErrorKind::NotApplicable,
    ErrorKind::MissingCriterion,
    ErrorKind::BadSheetCode,
    ErrorKind::NoScorecard,
];

impl Fault {
    /// No fault.
    pub const NONE: Self = Self(0);

    pub(super) const LEVEL_OUT_OF_RANGE: Self = Self(1 << 8);
    pub(super) const CASE_REQUIRED: Self = Self(2 << 8);
    pub(super) const UNKNOWN_CASE: Self = Self(3 << 8);
    pub(super) const NOT_APPLICABLE: Self = Self(4 << 8);
    pub(super) const MISSING_CRITERION: Self = Self(5 << 8);
    pub(super) const BAD_SHEET_CODE: Self = Self(6 << 8);
    pub(super) const NO_SCORECARD: Self = Self(7 << 8);

    /// The code, to be stored.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// The fault of a code; `None` for a number that is none.
    #[must_use]
    pub fn from_code(code: u16) -> Option<Self> {
        let fault = Self(code);
        let criterion_fits = usize::from(code & 0xFF) <= MOST_CRITERIA;
        (code == 0 || (fault.kind().is_some() && criterion_fits)).then_some(fault)
    }

    /// Whether there is no fault.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The kind of error of the reference path; `None` without a fault.
    #[must_use]
    pub fn kind(self) -> Option<ErrorKind> {
        let kind = usize::from(self.0 >> 8);
        kind.checked_sub(1)
            .and_then(|kind| KINDS.get(kind).copied())
    }

    /// The criterion at fault, by its place among [`Sheet::criteria`](ocop_core::Sheet::criteria) from 0.
    #[must_use]
    pub fn criterion(self) -> Option<usize> {
        usize::from(self.0 & 0xFF).checked_sub(1)
    }

    /// The same fault at a criterion; they are at most 64.
    pub(super) const fn at(self, criterion: usize) -> Self {
        let [place, ..] = criterion.to_le_bytes();
        Self(self.0 | (place as u16 + 1))
    }

    /// The fault of a packed scorecard that would be this one's row.
    pub(super) const fn packed(self) -> Self {
        Self(Self::BAD_SHEET_CODE.0 | (self.0 & 0xFF))
    }
}

/// Shows the kind and the criterion's place: `missing-criterion at 2`, or `none`.
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(kind) = self.kind() else {
            return f.write_str("none");
        };
        f.write_str(kind.as_str())?;
        match self.criterion() {
            None => Ok(()),
            Some(criterion) => write!(f, " at {criterion}"),
        }
    }
}
