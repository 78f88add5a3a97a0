//! The re-evaluation (phân hạng lại) before a certificate expires: its window and the day of its
//! decision. 26/2026, Art. 7.6.

use jiff::civil::Date;

use crate::after::certificate::{Certificate, plus_days};
use crate::after::date_range::DateRange;

/// Days before expiry: the first and the last day to file a re-evaluation (26/2026, Art. 7.6.a).
pub(crate) const FILED: (i16, i16) = (180, 120);
/// Days from a full dossier to the decision (26/2026, Art. 7.6.g).
pub(crate) const DECIDED: i16 = 45;
impl Certificate {
    /// The re-evaluation window (phân hạng lại): 180 to 120 days before expiry, both included
    /// (26/2026, Art. 7.6.a).
    ///
    /// If it ends before 22/05/2026, the rule did not apply yet.
    #[doc(alias = "phân hạng lại")]
    #[must_use]
    pub fn re_evaluation_window(self) -> DateRange {
        let (first, last) = FILED;
        let expires = self.expires();
        DateRange::new(plus_days(expires, -first), plus_days(expires, -last))
    }

    /// The last day for the decision of a re-evaluation: 45 days after a full dossier (26/2026,
    /// Art. 7.6.g; `calendar-days`).
    ///
    /// It saturates at the last day of the calendar.
    #[must_use]
    pub fn decision_due(self, full_dossier: Date) -> Date {
        plus_days(full_dossier, DECIDED)
    }
}
