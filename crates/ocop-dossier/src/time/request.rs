//! The request for ways in time.

use alloc::vec::Vec;

use ocop_core::internal::error;
use ocop_core::internal::plan::costs_as_much;
use ocop_core::{Certificate, Council, Criterion, Date, ErrorDetail, ImprovementRequest};

use super::clock::{Clock, Side};
use super::lead_times::LeadTimes;
use super::needs::Needs;
use super::target::Route;
use super::ways::{WayInTime, WaysInTime};
use crate::Error;
use crate::check::settings::Settings;
use crate::procedure::Procedure;

/// A request for the ways to a star in time (lộ trình nâng hạng): the day on which work begins, the day before
/// which the commune's request must be sent, or both.
///
/// ```
/// use ocop_core::{Council, Date, Edition, ImprovementRequest, Star};
/// use ocop_dossier::time::{InTime, Task, TimeRequest};
/// use ocop_dossier::DocumentKind;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// // Full points, except that contracts for over 75 % are not carried out for 12 months yet.
/// let card = sheet.scorecard_from(best)?.choose("1.5", 3)?.complete()?;
/// let council = Council::of([card])?;
/// let five = ImprovementRequest::to(Star::Five);
///
/// let ways = TimeRequest::from_day(Date::constant(2026, 11, 30)).find(&five, &council)?;
/// let way = ways.cheapest().unwrap();
/// // The sheet asks for twelve months, so the spring round of 2028 is the first.
/// assert_eq!(way.ready(), Some((Date::constant(2027, 11, 30), Date::constant(2027, 11, 30))));
/// assert_eq!(way.surely().unwrap().request_before, Some(Date::constant(2028, 4, 30)));
///
/// // Before 30/04/2027 it cannot be done, and the report names the task.
/// let before = TimeRequest::from_day(Date::constant(2026, 11, 30)).by(Date::constant(2027, 4, 30));
/// let ways = before.find(&five, &council)?;
/// let way = ways.fastest().unwrap();
/// assert_eq!(way.in_time(), Some(InTime::No));
/// assert_eq!(way.obstacles().next().unwrap().task.name(&sheet), "contract-months");
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TimeRequest {
    pub(super) on: Option<Date>,
    pub(super) by: Option<Date>,
    pub(super) leads: LeadTimes,
    pub(super) settings: Settings,
    pub(super) certificate: Option<Certificate>,
}

impl TimeRequest {
    /// Counted from the day on which work begins.
    #[must_use]
    pub fn from_day(on: Date) -> Self {
        Self::new(Some(on), None)
    }

    /// Counted back from the day before which the commune's request must be sent. Ways are then compared by the
    /// day by which they must begin.
    #[must_use]
    pub fn before_day(by: Date) -> Self {
        Self::new(None, Some(by))
    }

    fn new(on: Option<Date>, by: Option<Date>) -> Self {
        Self {
            on,
            by,
            leads: LeadTimes::practice(),
            settings: Settings::default(),
            certificate: None,
        }
    }

    /// The request with the day before which the commune's request must be sent.
    #[must_use]
    pub const fn by(mut self, day: Date) -> Self {
        self.by = Some(day);
        self
    }

    /// The request with lead times in place of [`LeadTimes::practice`].
    #[must_use]
    pub fn with_lead_times(mut self, leads: LeadTimes) -> Self {
        self.leads = leads;
        self
    }

    /// The request with the calendar and the rounds of a council's own rules.
    #[must_use]
    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The request of a product with a certificate.
    ///
    /// A higher star is an upgrade, which joins a round (26/2026, Art. 7.5). The same or a lower star is a
    /// re-evaluation, which is filed 180 to 120 days before the certificate expires (26/2026, Art. 7.6.a).
    #[must_use]
    pub const fn with_certificate(mut self, certificate: Certificate) -> Self {
        self.certificate = Some(certificate);
        self
    }

    /// The ways from the cheapest to the fastest: each costs more than the one before it and is faster.
    ///
    /// All tasks of a way run side by side, except those that wait for documents. The longest lead times are
    /// compared. Ways of which a lead time is unknown cannot be compared; the cheapest of them is beside the
    /// others if it is cheaper.
    ///
    /// # Errors
    ///
    /// Those of [`ImprovementRequest::find`].
    ///
    /// Those of [`LeadTimes::check`](super::LeadTimes::check), and those of
    /// [`ScorecardBuilder::set`](ocop_core::ScorecardBuilder::set) for a lead time of a level that is not on
    /// the sheet. The path is, for example, `lead.criteria.9.9`.
    ///
    /// [`ErrorDetail::ByBeforeBegin`] if the request must be sent before work begins.
    pub fn find(
        &self,
        request: &ImprovementRequest,
        council: &Council,
    ) -> Result<WaysInTime, Error> {
        let under = |fault: Error| fault.under("lead");
        self.leads.check_on(council.sheet()).map_err(under)?;
        if let (Some(on), Some(by)) = (self.on, self.by)
            && by <= on
        {
            let values = [("found", by.into()), ("least", on.into())];
            return Err(error(ErrorDetail::ByBeforeBegin, "by", values));
        }
        let procedure = Procedure::of(council.sheet().edition());
        let star = request.star();
        let route = Route::new(procedure, &self.settings, star, self.certificate);
        let needs = Needs::of(council, &self.leads);
        let target = self.by.map(|by| route.before(by));
        let target = target.or_else(|| route.in_window());
        let side = match (self.on, target) {
            (Some(on), _) => Side::From(on),
            (None, Some(target)) => Side::Back(target.file_by),
            // One of the two days is given.
            (None, None) => Side::Back(Date::MAX),
        };
        let mut clock = Clock::new(&needs, side);
        let mut all_known = true;
        let late = |criterion: Criterion<'_>, to| {
            let late = clock.lateness(criterion, to);
            all_known &= late.is_some();
            late
        };
        let found = request.trade_off(council, late)?;
        // Without unknown times, no other way is cheaper.
        let improvement = match found.first() {
            Some((_, cheapest)) if all_known => cheapest.clone(),
            _ => request.find(council)?,
        };
        let mut way =
            |improvement| WayInTime::of(improvement, &needs, &mut clock, self.on, target, &route);
        let ways: Vec<WayInTime> = found.into_iter().map(|(_, own)| way(own)).collect();
        let cheapest = ways.first().map(WayInTime::improvement);
        let is_cheaper = improvement.plan().is_some()
            && cheapest.is_none_or(|own| !costs_as_much(own, &improvement));
        let untimed = is_cheaper.then(|| way(improvement.clone()));
        Ok(WaysInTime {
            request: self.clone(),
            improvement,
            ways,
            untimed,
            target,
            kind: route.kind,
            window: route.window,
            procedure: route.procedure(),
        })
    }
}
