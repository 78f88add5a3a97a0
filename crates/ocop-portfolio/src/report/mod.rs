//! What an office has to do about the certificates of a register, as of a day.

mod counts;
mod csv;
mod task;
mod text;

use std::fmt;

use ocop_core::internal::certificate::StatesOn;
use ocop_core::jiff::Span;
use ocop_core::units::Unit;
use ocop_core::{
    CertificateCounts, CertificatePeriod, CertificateState, Date, DateRange, Edition, Lang,
};

pub use task::Due;

use crate::register::Register;
use crate::register::entry::Entry;
use text::ReportText;

/// The certificates of a register as of a day: what has to be filed and until when, and how many are in each
/// state.
///
/// An entry with a later certificate of the same product is left out from the issue of that one on. A register
/// does not say whether a re-evaluation was filed, so every task is to be compared with the dossiers received.
///
/// ```
/// use ocop_core::{Date, Lang};
/// use ocop_portfolio::{Due, OfficeReport, Register};
///
/// let register = Register::read("Sản phẩm,Sao,Ngày cấp\nMật ong rừng,4,12/02/2024\n")?;
/// let report = OfficeReport::on(Date::constant(2026, 10, 1), &register);
/// let honey = report.lines(Due::ThisMonth).next().unwrap();
/// assert_eq!(
///     honey.task(Lang::En),
///     "File the re-evaluation by 2026-10-15, 14 days left; the certificate expires on 2027-02-12 \
///      [26/2026, Art. 7.6.a]"
/// );
/// assert_eq!(report.counts().total(), 1);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct OfficeReport<'a> {
    register: &'a Register,
    on: Date,
    /// By what is due, then by the day until which it is.
    lines: Vec<ReportLine<'a>>,
    counts: CertificateCounts,
}

/// A certificate in a report: its state, and what has to be done.
#[derive(Clone, Copy, Debug)]
pub struct ReportLine<'a> {
    entry: &'a Entry,
    on: Date,
    state: CertificateState,
    due: Due,
}

impl<'a> OfficeReport<'a> {
    /// The report as of a day.
    #[must_use]
    pub fn on(day: Date, register: &'a Register) -> Self {
        let (mut counts, states) = (CertificateCounts::default(), StatesOn::new(day));
        let edges = task::Edges::of(day);
        let entries = register.entries().iter();
        let entries = entries.filter(|entry| entry.counts_on(day));
        let mut lines: Vec<(u64, ReportLine<'_>)> = entries
            .map(|entry| {
                let certificate = entry.certificate();
                let state = states.of(certificate, entry.withdrawn());
                counts.add(certificate, state);
                let due = edges.due(certificate, state);
                let line = ReportLine {
                    entry,
                    on: day,
                    state,
                    due,
                };
                (urgency(entry, state, due), line)
            })
            .collect();
        // One number is compared faster than its parts. Entries without a row keep their order.
        lines.sort_by_key(|(urgency, _)| *urgency);
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        Self {
            register,
            on: day,
            lines,
            counts,
        }
    }

    /// The day of the report.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.on
    }

    /// The register.
    #[must_use]
    pub const fn register(&self) -> &'a Register {
        self.register
    }

    /// The certificates of which something is due then, the most urgent first.
    pub fn lines(&self, due: Due) -> impl Iterator<Item = &ReportLine<'a>> {
        self.all_lines().filter(move |line| line.due == due)
    }

    /// All certificates that count, by what is due.
    #[must_use]
    pub fn all_lines(&self) -> impl ExactSizeIterator<Item = &ReportLine<'a>> {
        self.lines.iter()
    }

    /// The entries that do not count, because a later certificate of the product was issued.
    pub fn replaced(&self) -> impl Iterator<Item = &'a Entry> {
        let entries = self.register.entries().iter();
        entries.filter(|entry| !entry.counts_on(self.on))
    }

    /// How many certificates are in each state, for each star.
    #[must_use]
    pub const fn counts(&self) -> CertificateCounts {
        self.counts
    }

    /// The counts of each province of now, by its code; first those whose province is not known.
    #[must_use]
    pub fn by_province(&self) -> Vec<(Option<Unit>, CertificateCounts)> {
        counts::by(self, |entry| entry.place().province(), Unit::code)
    }

    /// The counts of each commune of now, by its code; first those whose commune is not known, or is one of
    /// several.
    #[must_use]
    pub fn by_commune(&self) -> Vec<(Option<Unit>, CertificateCounts)> {
        counts::by(self, |entry| entry.place().commune(), Unit::code)
    }

    /// The counts of each sheet, by edition and number; first those whose sheet or edition is not known.
    #[must_use]
    pub fn by_sheet(&self) -> Vec<(Option<(Edition, u16)>, CertificateCounts)> {
        let sheet = |entry: &Entry| Some((entry.edition()?, entry.set()?));
        counts::by(self, sheet, |(edition, set)| {
            edition as u32 * (u32::from(u16::MAX) + 1) + u32::from(set)
        })
    }

    /// The days of this month from the day of the report on, and those of the three months after it.
    #[must_use]
    pub fn months(&self) -> (DateRange, DateRange) {
        Due::months(self.on)
    }

    /// The report as text, for the office.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> impl fmt::Display {
        ReportText::of(self, lang)
    }

    /// All rows of products as a table in CSV, by row: days, state and task of each certificate, and what is
    /// wrong with a row. Days are ISO 8601. A text of the register is on one line, and gets an apostrophe in front if
    /// it begins like a formula.
    #[must_use]
    pub fn to_csv(&self, lang: Lang) -> String {
        csv::table(self, lang)
    }
}

impl<'a> ReportLine<'a> {
    /// The entry of the register.
    #[must_use]
    pub const fn entry(&self) -> &'a Entry {
        self.entry
    }

    /// The state on the day of the report.
    #[must_use]
    pub const fn state(&self) -> CertificateState {
        self.state
    }

    /// The state with the days on which it lasts.
    #[must_use]
    pub fn period(&self) -> CertificatePeriod {
        let certificate = self.entry.certificate();
        certificate.period_on(self.on, self.entry.withdrawn())
    }

    /// When something is due.
    #[must_use]
    pub const fn due(&self) -> Due {
        self.due
    }

    /// The days on which a re-evaluation can be filed (26/2026, Art. 7.6.a); `None` if they ended before
    /// 26/2026 was in force, or if the certificate is withdrawn.
    #[must_use]
    pub fn filing(&self) -> Option<DateRange> {
        let is_withdrawn = self.state == CertificateState::Withdrawn;
        task::filing(self.entry.certificate()).filter(|_| !is_withdrawn)
    }

    /// What has to be done and until when, as a sentence.
    #[must_use]
    pub fn task(&self, lang: Lang) -> String {
        task::words(self, lang)
    }
}

/// What comes first: what is due first; of what is overdue, what is still valid; then the earlier issue, from which all
/// other days follow; then the earlier row.
fn urgency(entry: &Entry, state: CertificateState, due: Due) -> u64 {
    let state = if due == Due::Overdue { state as u64 } else { 0 };
    let issued = entry.certificate().issued();
    let [month, day] = [issued.month(), issued.day()].map(i8::unsigned_abs);
    let year = u64::from(issued.year().unsigned_abs());
    let issued = (year << 9) | (u64::from(month) << 5) | u64::from(day);
    ((due as u64) << 60) | (state << 56) | (issued << 32) | u64::from(entry.row())
}

/// The last day of the month that is some months later.
fn last_of_month(day: Date, later: i8) -> Date {
    let month = day
        .first_of_month()
        .saturating_add(Span::new().months(later));
    month.last_of_month()
}
