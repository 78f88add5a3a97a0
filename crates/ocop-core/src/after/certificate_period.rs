//! The states of a certificate through its life: 26/2026, Art. 4.3, 7.6.a, 8 and 12.3.

use alloc::string::String;
use alloc::vec::Vec;

use jiff::civil::Date;

use crate::after::certificate::{Certificate, GRACE, NEW_RULES, plus_days};
use crate::after::date_range::DateRange;
use crate::after::re_evaluation_window::FILED;
use crate::base::lang::Lang;
use crate::law::citation::cited;
use crate::law::edition::Edition;

/// How many last days of the re-evaluation window are its close. This is a practice of the library; the
/// decision has no such number.
const CLOSING: i16 = 30;

/// The state (tình trạng) of a certificate on a day.
///
/// [`Certificate::period_on`] gives it with the days on which it lasts.
///
/// ```
/// use ocop_core::{CertificateState, Lang};
///
/// assert_eq!(CertificateState::FileNow.as_str(), "file-now");
/// assert_eq!(CertificateState::Expired.label(Lang::Vi), "Hết hiệu lực");
/// ```
#[doc(alias = "tình trạng giấy chứng nhận")]
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum CertificateState {
    /// The day is before the day of issue.
    NotIssued,
    /// It is valid, and no re-evaluation can be filed yet.
    Running,
    /// It is valid, and a re-evaluation can be filed (26/2026, Art. 7.6.a).
    FileNow,
    /// It is valid, and the last 30 days to file a re-evaluation have begun. The number of days is the
    /// library's.
    WindowClosing,
    /// It is valid, and a re-evaluation can no longer be filed (26/2026, Art. 7.6.a). Whether one was filed
    /// is not known here.
    WindowClosed,
    /// Its 36 months are over. It is valid only if the dossier could not be filed in the window and there is
    /// no result yet (26/2026, Art. 12.3).
    InGrace,
    /// It is no longer valid.
    Expired,
    /// It was withdrawn (26/2026, Art. 8).
    Withdrawn,
}

impl CertificateState {
    /// All states, in the order of a certificate's life.
    pub const ALL: [Self; 8] = [
        Self::NotIssued,
        Self::Running,
        Self::FileNow,
        Self::WindowClosing,
        Self::WindowClosed,
        Self::InGrace,
        Self::Expired,
        Self::Withdrawn,
    ];

    /// The one spelling of the state, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotIssued => "not-issued",
            Self::Running => "running",
            Self::FileNow => "file-now",
            Self::WindowClosing => "window-closing",
            Self::WindowClosed => "window-closed",
            Self::InGrace => "in-grace",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::NotIssued => lang.pick("Chưa cấp", "Not issued yet"),
            Self::Running => lang.pick("Còn hiệu lực", "Valid"),
            Self::FileNow => lang.pick(
                "Đang trong thời gian nộp hồ sơ phân hạng lại",
                "Re-evaluation can be filed",
            ),
            Self::WindowClosing => lang.pick(
                "30 ngày cuối để nộp hồ sơ phân hạng lại",
                "Last 30 days to file a re-evaluation",
            ),
            Self::WindowClosed => lang.pick(
                "Đã hết thời gian nộp hồ sơ phân hạng lại",
                "The time to file a re-evaluation is over",
            ),
            Self::InGrace => lang.pick(
                "Đã hết 36 tháng; chỉ còn hiệu lực nếu hồ sơ chưa thể nộp đúng thời gian",
                "Past its 36 months; valid only if the dossier could not be filed in time",
            ),
            Self::Expired => lang.pick("Hết hiệu lực", "Expired"),
            Self::Withdrawn => lang.pick("Đã thu hồi", "Withdrawn"),
        }
    }
}

crate::base::macros::spelled!(
    CertificateState,
    UnknownName,
    ("tình trạng giấy chứng nhận", "state of a certificate")
);

/// The days on which a certificate has a state, for good or until the next one.
///
/// ```
/// use ocop_core::{Certificate, CertificateState, Date, Lang, Star, Tier};
///
/// let day = Date::constant;
/// let certificate = Certificate::new(day(2026, 7, 10), Star::Four, Tier::Province)?;
/// let period = certificate.period_on(day(2029, 1, 11), None);
/// assert_eq!(period.state(), CertificateState::FileNow);
/// assert_eq!(period.days().to_string(), "2029-01-11/2029-02-10");
/// assert_eq!(period.place(Lang::En).as_deref(), Some("26/2026, Art. 7.6.a"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct CertificatePeriod {
    state: CertificateState,
    days: DateRange,
    article: Option<&'static str>,
}

impl CertificatePeriod {
    const fn of((begin, state, article): Begin, end: Date) -> Self {
        Self {
            state,
            days: DateRange::new(begin, end),
            article,
        }
    }

    /// The state.
    #[must_use]
    pub const fn state(self) -> CertificateState {
        self.state
    }

    /// The first and the last day. The first period begins with the calendar, and the last one ends with it.
    #[must_use]
    pub const fn days(self) -> DateRange {
        self.days
    }

    /// The article from which the state follows; none before the day of issue.
    #[must_use]
    pub fn place(self, lang: Lang) -> Option<String> {
        self.article
            .map(|article| cited(Edition::E2026, article, lang))
    }
}

impl Certificate {
    /// The states through the whole calendar, one after the other. Every day is in exactly one period.
    ///
    /// `withdrawn` is the day from which it is withdrawn, or `None`. A day before the issue counts as the day
    /// of issue. A withdrawal after the last valid day changes nothing.
    ///
    /// The re-evaluation window is a rule of 26/2026, so it opens on 22/05/2026 at the earliest. A window that
    /// ended before that day leaves the certificate [`Running`](CertificateState::Running).
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Star, Tier};
    ///
    /// let certificate = Certificate::new(Date::constant(2026, 7, 10), Star::Four, Tier::Province)?;
    /// let states: Vec<_> = certificate.periods(None).iter().map(|period| period.state().as_str()).collect();
    /// assert_eq!(
    ///     states,
    ///     ["not-issued", "running", "file-now", "window-closing", "window-closed", "expired"]
    /// );
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn periods(self, withdrawn: Option<Date>) -> Vec<CertificatePeriod> {
        let begins = self.begins(withdrawn);
        let begins = begins.into_iter().flatten();
        let ends = begins.clone().skip(1);
        let ends = ends.map(|(next, ..)| plus_days(next, -1));
        let periods = begins.zip(ends.chain([Date::MAX]));
        periods
            .filter(|((begin, ..), end)| begin <= end)
            .map(|(begin, end)| CertificatePeriod::of(begin, end))
            .collect()
    }

    /// The state on a day, with the days on which it lasts. `withdrawn` is that of
    /// [`periods`](Certificate::periods).
    ///
    /// ```
    /// use ocop_core::{Certificate, CertificateState, Date, Star, Tier};
    ///
    /// let day = Date::constant;
    /// let certificate = Certificate::new(day(2023, 7, 10), Star::Three, Tier::District)?;
    /// let state = |day| certificate.period_on(day, Some(Date::constant(2026, 9, 1))).state();
    /// assert_eq!(state(day(2026, 7, 10)), CertificateState::Running);
    /// assert_eq!(state(day(2026, 7, 11)), CertificateState::InGrace);
    /// assert_eq!(state(day(2026, 9, 1)), CertificateState::Withdrawn);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn period_on(self, day: Date, withdrawn: Option<Date>) -> CertificatePeriod {
        let (mut found, mut end) = (BEGIN, Date::MAX);
        for begin in self.begins(withdrawn).into_iter().flatten() {
            if begin.0 > day {
                end = plus_days(begin.0, -1);
                break;
            }
            // A later state that begins on the same day leaves no day for the one before.
            found = begin;
        }
        CertificatePeriod::of(found, end)
    }

    /// The state on a day. `withdrawn` is that of [`periods`](Certificate::periods).
    ///
    /// It is the state of [`period_on`](Certificate::period_on), found faster because its days are not.
    ///
    /// ```
    /// use ocop_core::{Certificate, CertificateState, Date, Star, Tier};
    ///
    /// let day = Date::constant;
    /// let certificate = Certificate::new(day(2026, 7, 10), Star::Four, Tier::Province)?;
    /// assert_eq!(certificate.state_on(day(2029, 2, 11), None), CertificateState::WindowClosing);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn state_on(self, day: Date, withdrawn: Option<Date>) -> CertificateState {
        StatesOn::new(day).of(self, withdrawn)
    }

    /// The first days of the states, none before the one in front of it. A state without days begins with the
    /// next one.
    fn begins(self, withdrawn: Option<Date>) -> [Option<Begin>; 8] {
        use CertificateState::{
            Expired, FileNow, InGrace, Running, WindowClosed, WindowClosing, Withdrawn,
        };
        // 26/2026, Art. 12.1: earlier certificates keep their own term.
        let term = match self.issued() < NEW_RULES {
            true => "Art. 12.1",
            false => "Art. 4.3",
        };
        let window = self.re_evaluation_window();
        let after = plus_days(self.expires(), 1);
        // 26/2026, Art. 12.3; without days of grace it has expired then.
        let expired = self.grace_until().map_or(after, |last| plus_days(last, 1));
        let mut begins = [None; 8];
        begins[0] = Some(BEGIN);
        begins[1] = Some((self.issued(), Running, Some(term)));
        if window.last() >= NEW_RULES {
            // 26/2026, Art. 7.6.a.
            let opens = window.first().max(NEW_RULES);
            let closing = plus_days(window.last(), 1 - CLOSING).max(opens);
            let article = Some("Art. 7.6.a");
            begins[2] = Some((opens, FileNow, article));
            begins[3] = Some((closing, WindowClosing, article));
            begins[4] = Some((plus_days(window.last(), 1), WindowClosed, article));
        }
        begins[5] = Some((after, InGrace, Some("Art. 12.3")));
        begins[6] = Some((expired, Expired, Some(term)));
        if let Some(day) = withdrawn.filter(|day| *day < expired) {
            // 26/2026, Art. 8.
            let day = day.max(self.issued());
            for begin in &mut begins {
                *begin = begin.filter(|(begin, ..)| *begin < day);
            }
            begins[7] = Some((day, Withdrawn, Some("Art. 8")));
        }
        begins
    }
}

/// The states of certificates on one day, by their expiry alone: every edge is some days before or after it.
#[derive(Clone, Copy, Debug)]
pub struct StatesOn {
    day: Date,
    /// The last expiry of certificates of which the window has opened, is closing, or was open.
    open: Date,
    closing: Date,
    closed: Date,
    /// The first expiry of certificates whose days of grace are not over.
    grace: Date,
    /// The first expiry of certificates with a window under 26/2026.
    window: Date,
}

impl StatesOn {
    /// The states on a day.
    #[must_use]
    pub fn new(day: Date) -> Self {
        let (opens, closes) = FILED;
        Self {
            day,
            open: plus_days(day, opens),
            closing: plus_days(day, closes + CLOSING - 1),
            closed: plus_days(day, closes - 1),
            grace: plus_days(day, -GRACE),
            window: plus_days(NEW_RULES, closes),
        }
    }

    /// The state of a certificate. `withdrawn` is that of [`Certificate::periods`].
    #[must_use]
    pub fn of(self, certificate: Certificate, withdrawn: Option<Date>) -> CertificateState {
        use CertificateState::{
            Expired, FileNow, InGrace, NotIssued, Running, WindowClosed, WindowClosing,
        };
        let (day, issued, expires) = (self.day, certificate.issued(), certificate.expires());
        if withdrawn.is_some() {
            // Few are.
            return certificate.period_on(day, withdrawn).state();
        }
        if day < issued {
            NotIssued
        } else if day > expires {
            // 26/2026, Art. 12.3.
            let has_grace = issued < NEW_RULES && NEW_RULES <= expires;
            match has_grace && expires >= self.grace {
                true => InGrace,
                false => Expired,
            }
        } else if expires < self.window || day < NEW_RULES || expires > self.open {
            Running
        } else if expires <= self.closed {
            WindowClosed
        } else if expires <= self.closing {
            WindowClosing
        } else {
            FileNow
        }
    }
}

/// The first day of a state, and its article.
type Begin = (Date, CertificateState, Option<&'static str>);

/// The first state, from the begin of the calendar.
const BEGIN: Begin = (Date::MIN, CertificateState::NotIssued, None);
