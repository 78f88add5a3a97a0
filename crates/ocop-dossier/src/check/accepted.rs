//! A dossier that needs no completion.

use crate::check::check;
use crate::check::settings::Settings;
use crate::model::Dossier;
use crate::report::Report;

/// A checked value that needs no completion, with the report of the check.
///
/// Only [`Dossier::accept`] makes it, so a function that takes an `Accepted<Dossier>` need not check
/// again.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Accepted<T> {
    value: T,
    report: Report,
}

impl Dossier {
    /// The dossier as an accepted one.
    ///
    /// # Errors
    ///
    /// The dossier with its report, if its verdict is [`ToBeCompleted`](crate::Verdict::ToBeCompleted) or
    /// [`Rejected`](crate::Verdict::Rejected).
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
        if report.verdict().is_acceptable() {
            let value = self;
            Ok(Accepted { value, report })
        } else {
            Err(alloc::boxed::Box::new((self, report)))
        }
    }
}

impl<T> Accepted<T> {
    /// The accepted value.
    #[must_use]
    pub const fn get(&self) -> &T {
        &self.value
    }

    /// The report, which may contain warnings and notes.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The value without the proof that it was accepted.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}
