//! The certificates of several products through time: a picture and a table.

use maud::{Markup, html};
use ocop_core::explain::day;
use ocop_core::internal::certificate::interpretations;
use ocop_core::{Certificate, CertificatePeriod, CertificateState, Date, Lang};

use crate::page::Page;
use crate::parts::{self, Columns};

/// The width of a picture, in its own units.
const WIDTH: i32 = 6000;
/// How many months the pictures show before the day of the page, and after it. A certificate of 36 months with
/// 180 days of grace ends within them.
const MONTHS: (i32, i32) = (18, 42);

/// The certificates of products as of a day: how many are in each state, a picture of their periods, and a
/// table of their dates. The order is the one in which they are given.
///
/// ```
/// use ocop_core::{Certificate, Date, Lang, Star, Tier};
/// use ocop_html::CertificateTimeline;
///
/// let day = Date::constant;
/// let honey = Certificate::new(day(2024, 2, 12), Star::Four, Tier::Province)?;
/// let tea = Certificate::new(day(2026, 7, 10), Star::Three, Tier::Province)?;
/// let page = CertificateTimeline::on(day(2026, 9, 1), Lang::En)
///     .product("Mật ong rừng", honey, None)
///     .product("Chè Shan tuyết", tea, Some(day(2026, 8, 1)))
///     .to_page();
/// assert!(page.as_str().contains("Re-evaluation can be filed"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CertificateTimeline {
    on: Date,
    lang: Lang,
    rows: Vec<Row>,
}

/// A product and its certificate.
#[derive(Clone, Debug)]
struct Row {
    product: String,
    certificate: Certificate,
    withdrawn: Option<Date>,
}

impl CertificateTimeline {
    /// An empty page as of a day.
    #[must_use]
    pub const fn on(day: Date, lang: Lang) -> Self {
        Self {
            on: day,
            lang,
            rows: Vec::new(),
        }
    }

    /// Adds a product with its certificate, and the day from which it is withdrawn, if it is.
    #[must_use]
    pub fn product(
        mut self,
        name: impl Into<String>,
        certificate: Certificate,
        withdrawn: Option<Date>,
    ) -> Self {
        self.rows.push(Row {
            product: name.into(),
            certificate,
            withdrawn,
        });
        self
    }

    /// The certificates as a page.
    #[must_use]
    pub fn to_page(&self) -> Page {
        let Self { on, lang, .. } = *self;
        let title = lang.pick(
            "Thời hạn giấy chứng nhận OCOP",
            "Terms of OCOP certificates",
        );
        let scale = Scale::around(on);
        let certificates = self.rows.iter().map(|row| row.certificate);
        let body = html! {
            h1 { (title) }
            p { (lang.pick("Tình trạng tại ngày", "State on")) " " strong { (day(on, lang)) } }
            (self.legend())
            table.stack.bars {
                thead { tr {
                    th scope="col" { (lang.pick("Sản phẩm", "Product")) }
                    th scope="col" { (day(scale.first, lang)) " – " (day(scale.last, lang)) }
                } }
                tbody { @for row in &self.rows {
                    tr { td { (row.product) } td { (bar(row, &scale, lang)) } }
                } }
            }
            (self.dates())
            (parts::lists(&[interpretations(certificates, lang)]))
        };
        Page::new(lang, title, include_str!("style/timeline.css"), &body)
    }

    /// The states with their shapes, and how many certificates are in each. States
    /// without a shape are left out if no certificate is in them.
    fn legend(&self) -> Markup {
        let states = self.rows.iter().map(|row| row.period_on(self.on).state());
        let states: Vec<_> = states.collect();
        let counted = CertificateState::ALL.into_iter().map(|state| {
            let count = states.iter().filter(|other| **other == state).count();
            (state, count)
        });
        html! {
            ul.legend { @for (state, count) in counted {
                @if count > 0 || shape(state).is_some() {
                    li {
                        @if shape(state).is_some() {
                            svg viewBox="0 0 400 270" aria-hidden="true" { (rectangle(state, 10, 380)) }
                        }
                        span { (state.label(self.lang)) ": " strong { (count) } }
                    }
                }
            } }
        }
    }

    /// The dates of each certificate, and its state with the article.
    fn dates(&self) -> Markup {
        let Self { on, lang, .. } = *self;
        let columns = Columns([
            lang.pick("Sản phẩm", "Product"),
            lang.pick("Hạng", "Star"),
            lang.pick("Ngày cấp", "Issued"),
            lang.pick("Nộp hồ sơ phân hạng lại", "Re-evaluation filed"),
            lang.pick("Có giá trị đến hết", "Last valid day"),
            lang.pick("Tình trạng", "State"),
        ]);
        html! {
            table.stack.dates {
                (columns.head())
                tbody { @for row in &self.rows {
                    @let certificate = row.certificate;
                    @let window = certificate.re_evaluation_window();
                    @let period = row.period_on(on);
                    tr {
                        (columns.cell(0, &html! { (row.product) }))
                        (columns.cell(1, &html! { (certificate.star()) "★" }))
                        (columns.cell(2, &html! { (day(certificate.issued(), lang)) }))
                        (columns.cell(3, &html! { (day(window.first(), lang)) "\u{A0}– " (day(window.last(), lang)) }))
                        (columns.cell(4, &html! { (day(certificate.expires(), lang)) }))
                        (columns.cell(5, &html! {
                            strong { (period.state().label(lang)) } ", " span.days { (days(period, lang)) }
                            @if let Some(place) = period.place(lang) { " " span.soft { "[" (place) "]" } }
                        }))
                    }
                } }
            }
        }
    }
}

impl Row {
    fn period_on(&self, on: Date) -> CertificatePeriod {
        self.certificate.period_on(on, self.withdrawn)
    }
}

/// The days of a picture, and where they are in it.
struct Scale {
    first: Date,
    last: Date,
    on: Date,
}

impl Scale {
    fn around(on: Date) -> Self {
        let months = |months| ocop_core::jiff::Span::new().months(months);
        let (before, after) = MONTHS;
        Self {
            first: on.saturating_add(months(-before)),
            last: on.saturating_add(months(after)),
            on,
        }
    }

    /// The place of a day; days outside are at the edges.
    fn at(&self, date: Date) -> i32 {
        let days = |date: Date| (date.clamp(self.first, self.last) - self.first).get_days();
        days(date) * WIDTH / days(self.last).max(1)
    }

    /// The first days of the years within, with the year.
    fn years(&self) -> impl Iterator<Item = (Date, i16)> {
        let (first, last) = (self.first, self.last);
        let years = (first.year()..=last.year()).filter_map(|year| {
            let begin = Date::new(year, 1, 1).ok()?;
            Some((begin, year))
        });
        years.filter(move |(begin, _)| first < *begin && *begin < last)
    }
}

/// The periods of a certificate, with the years below and a line on the day of the page.
fn bar(row: &Row, scale: &Scale, lang: Lang) -> Markup {
    let periods = row.certificate.periods(row.withdrawn).into_iter();
    let shown: Vec<_> = periods
        .filter(|period| shape(period.state()).is_some())
        .filter(|period| period.days().last() > scale.first && period.days().first() < scale.last)
        .collect();
    let texts: Vec<_> = shown
        .iter()
        .map(|period| format!("{} {}", period.state().label(lang), days(*period, lang)))
        .collect();
    let on = scale.at(scale.on);
    html! {
        svg viewBox="0 0 6000 400" role="img" aria-label=(texts.join("; ")) {
            @for (begin, year) in scale.years() {
                line.year x1=(scale.at(begin)) x2=(scale.at(begin)) y1="0" y2="245" {}
                text x=(scale.at(begin)) y="392" text-anchor="middle" { (year) }
            }
            @for period in shown {
                @let x = scale.at(period.days().first());
                // A period ends where the next one begins.
                @let end = period.days().last().tomorrow().map_or(WIDTH, |next| scale.at(next));
                (rectangle(period.state(), x, end - x))
            }
            line.on x1=(on) x2=(on) y1="0" y2="255" {}
        }
    }
}

/// The class of a state in pictures, and its upper edge and height. States differ in height, so that they differ
/// in grey too. Nothing is drawn for days without a certificate.
const fn shape(state: CertificateState) -> Option<(&'static str, i32, i32)> {
    Some(match state {
        CertificateState::Running => ("running", 90, 90),
        CertificateState::FileNow => ("file", 55, 160),
        CertificateState::WindowClosing => ("closing", 20, 230),
        CertificateState::WindowClosed => ("closed", 90, 90),
        CertificateState::InGrace => ("grace", 110, 50),
        CertificateState::Withdrawn => ("withdrawn", 130, 10),
        _ => return None,
    })
}

fn rectangle(state: CertificateState, x: i32, width: i32) -> Markup {
    html! {
        @if let Some((class, y, height)) = shape(state) {
            rect.(class) x=(x) y=(y) width=(width) height=(height) {}
        }
    }
}

/// The days of a period; the first and the last one of the calendar are left out.
fn days(period: CertificatePeriod, lang: Lang) -> String {
    let (first, last) = (period.days().first(), period.days().last());
    let from = lang.pick("từ", "from");
    match (first == Date::MIN, last == Date::MAX) {
        (true, _) => format!("{} {}", lang.pick("đến hết", "until"), day(last, lang)),
        (_, true) => format!("{from} {}", day(first, lang)),
        _ => format!("{} – {}", day(first, lang), day(last, lang)),
    }
}
