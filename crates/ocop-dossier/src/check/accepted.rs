//! A dossier in which no error was found.

use crate::check::check;
use crate::check::settings::Settings;
use crate::model::Dossier;
use crate::report::{Report, Verdict};

/// Something that was checked and has no finding that is an error, with the report of the check.
///
/// It cannot be made otherwise than by [`Dossier::accept`], so that a function that takes an
/// `Accepted<Dossier>` need not check again.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Accepted<T> {
    value: T,
    report: Report,
}

impl Dossier {
    /// The dossier as an accepted one.
    ///
    /// # Errors
    ///
    /// The dossier with its report, where a finding is an error.
    ///
    /// ```
    /// use ocop_core::{DossierKind, Edition};
    /// use ocop_dossier::{Dossier, Settings};
    ///
    /// let empty = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
    /// let refused = empty.accept(&Settings::default()).unwrap_err();
    /// assert!(refused.1.findings().len() > 10);
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    pub fn accept(
        self,
        settings: &Settings,
    ) -> Result<Accepted<Self>, alloc::boxed::Box<(Self, Report)>> {
        let report = check(&self, settings);
        if report.verdict() == Verdict::Acceptable {
            let value = self;
            Ok(Accepted { value, report })
        } else {
            Err(alloc::boxed::Box::new((self, report)))
        }
    }
}

impl<T> Accepted<T> {
    /// What was accepted.
    #[must_use]
    pub const fn get(&self) -> &T {
        &self.value
    }

    /// The report, which may hold warnings and notes.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// What was accepted, no longer known to be so.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}
