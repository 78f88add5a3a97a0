//! Sums over certificates: how many are in each state on a day, star by star.

use core::ops::AddAssign;

use jiff::civil::Date;

use crate::after::certificate::Certificate;
use crate::after::certificate_period::{CertificateState, StatesOn};
use crate::base::per_star::PerStar;
use crate::base::star::Star;

/// How many certificates are in each state, for each star.
///
/// Sums are exact, and do not depend on the order in which certificates are added.
///
/// ```
/// use ocop_core::{Certificate, CertificateCounts, CertificateState, Date, Star, Tier};
///
/// let day = Date::constant;
/// let honey = Certificate::new(day(2024, 2, 12), Star::Four, Tier::Province)?;
/// let tea = Certificate::new(day(2026, 7, 30), Star::Three, Tier::Province)?;
/// let counts = CertificateCounts::on(day(2026, 10, 1), [(honey, None), (tea, None)]);
/// assert_eq!(counts.of(Star::Four, CertificateState::WindowClosing), 1);
/// assert_eq!((counts.in_state(CertificateState::Running), counts.total()), (1, 2));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct CertificateCounts([PerStar<u64>; CertificateState::ALL.len()]);

impl CertificateCounts {
    /// The counts of certificates on a day. Each comes with the day from which it is withdrawn, or `None`, as
    /// for [`Certificate::periods`].
    #[must_use]
    pub fn on(
        day: Date,
        certificates: impl IntoIterator<Item = (Certificate, Option<Date>)>,
    ) -> Self {
        let (mut counts, states) = (Self::default(), StatesOn::new(day));
        for (certificate, withdrawn) in certificates {
            counts.add(certificate, states.of(certificate, withdrawn));
        }
        counts
    }

    /// Adds a certificate that is in a state.
    pub fn add(&mut self, certificate: Certificate, state: CertificateState) {
        // No certificate has another star.
        if let Some(star) = certificate.star().mark_index() {
            self.0[state as usize].values_mut()[star] += 1;
        }
    }

    /// The certificates of a star in a state; none for one and two stars, which get no certificate.
    #[must_use]
    pub fn of(&self, star: Star, state: CertificateState) -> u64 {
        self.0[state as usize].get(star).copied().unwrap_or(0)
    }

    /// The certificates of a star in all states.
    #[must_use]
    pub fn of_star(&self, star: Star) -> u64 {
        let states = CertificateState::ALL.into_iter();
        states.map(|state| self.of(star, state)).sum()
    }

    /// The certificates of all stars in a state.
    #[must_use]
    pub fn in_state(&self, state: CertificateState) -> u64 {
        let stars = Star::RECOGNISED.into_iter();
        stars.map(|star| self.of(star, state)).sum()
    }

    /// All certificates.
    #[must_use]
    pub fn total(&self) -> u64 {
        let stars = Star::RECOGNISED.into_iter();
        stars.map(|star| self.of_star(star)).sum()
    }
}

impl AddAssign for CertificateCounts {
    fn add_assign(&mut self, other: Self) {
        for (counts, more) in self.0.iter_mut().zip(other.0) {
            *counts = counts.with(&more, |count, more| count + more);
        }
    }
}
