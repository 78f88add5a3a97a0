//! The certificates of a register through time, as a picture (SVG): 26/2026, Art. 4.3, 7.6.a, 8 and 12.3.

use maud::{Markup, PreEscaped, html};
use ocop_core::explain::day;
use ocop_core::{CertificatePeriod, CertificateState, Date, Lang, jiff};

use crate::register::Register;
use crate::register::entry::Entry;

/// The width of a picture, in its own units.
const WIDTH: i32 = 12_000;
/// Where the days begin and end; the names are before them.
const DAYS: (i32, i32) = (3_500, 11_900);
/// The months before the day of the picture, and after it. A certificate of 36 months with 180 days of grace ends
/// within them.
const MONTHS: (i32, i32) = (6, 42);
/// The height of a row.
const ROW: i32 = 180;
/// The height of the highest bar of a month.
const BAR: i32 = 360;

/// The colours are those of the pages of `ocop-html`.
const STYLE: &str = "\
text{font:110px sans-serif;fill:#1b1b1b}\
.title{font-size:190px;font-weight:bold}\
.soft{fill:#4d4d4d}\
.paper{fill:#fff}\
.band{fill:#f3f2ee}\
.month{fill:#6f6f6f}\
.year{stroke:#c4c4c4;stroke-width:10}\
.on{stroke:#1b1b1b;stroke-width:16;stroke-dasharray:50 25}\
.running,.closed,.grace{stroke-width:10}\
.running{fill:#e9f3ea;stroke:#3a7d4c}\
.file{fill:#3a7d4c}\
.closing{fill:#8f1d1d}\
.closed{fill:#fbeceb;stroke:#b03030}\
.grace{fill:none;stroke:#b03030;stroke-dasharray:60 30}\
.withdrawn{fill:#1b1b1b}";

impl Register {
    /// The certificates through time as a picture (SVG), with their states on a day.
    ///
    /// Each certificate is a row with its periods, in the order of their last valid days. Above them are the
    /// states with their numbers, and how many dossiers of re-evaluation have their last day in each month.
    /// Certificates that are replaced are left out. The picture is as high as the register is long; it has no
    /// script and no link.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Lang, Star, Tier};
    /// use ocop_portfolio::{Entry, Register};
    ///
    /// let day = Date::constant;
    /// let certificate = Certificate::new(day(2026, 7, 10), Star::Four, Tier::Province)?;
    /// let register: Register = [Entry::new("Mật ong", certificate)].into_iter().collect();
    /// let picture = register.to_svg(day(2026, 9, 1), Lang::En);
    /// assert!(picture.starts_with("<svg "));
    /// assert!(picture.contains("Mật ong") && picture.contains("Re-evaluation can be filed"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self, on: Date, lang: Lang) -> String {
        let entries = self.entries().iter();
        let entries = entries.filter(|entry| entry.counts_on(on));
        let mut rows: Vec<_> = entries.map(|entry| Row::of(entry, on)).collect();
        rows.sort_by_key(|row| row.entry.certificate().expires());
        Picture {
            rows,
            scale: Scale::around(on),
            lang,
        }
        .draw()
        .into_string()
    }
}

/// A certificate with its periods and the one of the day.
struct Row<'a> {
    entry: &'a Entry,
    periods: Vec<CertificatePeriod>,
    now: CertificatePeriod,
}

impl<'a> Row<'a> {
    fn of(entry: &'a Entry, on: Date) -> Self {
        let certificate = entry.certificate();
        Self {
            entry,
            periods: certificate.periods(entry.withdrawn()),
            now: certificate.period_on(on, entry.withdrawn()),
        }
    }

    /// The last day to file, unless the certificate is withdrawn before.
    fn last_day_to_file(&self) -> Option<Date> {
        let mut periods = self.periods.iter();
        let closing = periods.find(|period| period.state() == CertificateState::WindowClosing);
        let last = closing?.days().last();
        (last == self.entry.certificate().re_evaluation_window().last()).then_some(last)
    }

    /// The product with its code, its star and its days, for a pointer that rests on the row.
    fn title(&self, lang: Lang) -> String {
        let certificate = self.entry.certificate();
        let code = self.entry.code().map(|code| format!(" ({code})"));
        let window = certificate.re_evaluation_window();
        let [issued, expires, first, last] = [
            certificate.issued(),
            certificate.expires(),
            window.first(),
            window.last(),
        ]
        .map(|date| day(date, lang));
        format!(
            "{}{}, {} ★, {issued} – {expires}; {}: {first} – {last}; {}",
            self.entry.shown(lang),
            code.unwrap_or_default(),
            certificate.star(),
            lang.pick("nộp hồ sơ phân hạng lại", "re-evaluation filed"),
            self.now.state().label(lang)
        )
    }
}

/// What is drawn.
struct Picture<'a> {
    rows: Vec<Row<'a>>,
    scale: Scale,
    lang: Lang,
}

impl Picture<'_> {
    fn draw(&self) -> Markup {
        let Self { rows, scale, lang } = self;
        let (legend, legend_end) = self.legend(620);
        let months_end = legend_end + 260 + BAR;
        // The years are below the bars of the months, and once more below the rows.
        let first_row = months_end + 240;
        let height = |rows: usize| ROW * i32::try_from(rows).unwrap_or(i32::MAX / ROW / 2);
        let end = first_row + height(rows.len());
        let title = lang.pick(
            "Thời hạn giấy chứng nhận OCOP",
            "Terms of OCOP certificates",
        );
        let about = format!(
            "{} {} · {} {}",
            lang.pick("Tình trạng tại ngày", "State on"),
            day(scale.on, *lang),
            rows.len(),
            match rows.len() {
                1 => lang.pick("giấy chứng nhận", "certificate"),
                _ => lang.pick("giấy chứng nhận", "certificates"),
            },
        );
        let on = scale.at(scale.on);
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (end + 260) } role="img"
                lang=(lang) aria-label={ (title) ". " (about) } {
                style { (PreEscaped(STYLE)) }
                rect.paper width=(WIDTH) height=(end + 260) {}
                text.title x="100" y="260" { (title) }
                text.soft x="100" y="440" { (about) }
                (legend)
                (self.months(legend_end + 260, months_end))
                // Every other group of five is on a darker paper, so that an eye finds its row.
                @for y in (first_row + 5 * ROW..end).step_by(10 * ROW as usize) {
                    rect.band x="0" y=(y) width=(WIDTH) height=((5 * ROW).min(end - y)) {}
                }
                @for (begin, year) in scale.years() {
                    @let x = scale.at(begin);
                    line.year x1=(x) x2=(x) y1=(months_end) y2=(end + 60) {}
                    text x=(x) y=(months_end + 170) text-anchor="middle" { (year) }
                    text x=(x) y=(end + 180) text-anchor="middle" { (year) }
                }
                (self.rows(first_row))
                line.on x1=(on) x2=(on) y1=(months_end) y2=(end + 60) {}
            }
        }
    }

    /// The states with their shapes and numbers, in two columns, and where they end.
    fn legend(&self, y: i32) -> (Markup, i32) {
        let counted = CertificateState::ALL.into_iter().map(|state| {
            let states = self.rows.iter().map(|row| row.now.state());
            (state, states.filter(|other| *other == state).count())
        });
        let shown: Vec<_> = counted
            .filter(|(state, count)| *count > 0 || shape(*state).is_some())
            .collect();
        let lines = shown.len().div_ceil(2);
        let at = |index: usize| {
            let (column, line) = (index / lines, index % lines);
            let number = |number: usize| i32::try_from(number).unwrap_or_default();
            (100 + number(column) * WIDTH / 2, y + number(line) * ROW)
        };
        let markup = html! {
            @for (index, (state, count)) in shown.iter().enumerate() {
                @let (x, y) = at(index);
                (rectangle(*state, x, 400, y))
                text x=(x + 500) y=(y + 120) { (state.label(self.lang)) ": " (count) }
            }
        };
        (markup, at(lines - 1).1 + ROW)
    }

    /// A bar for each month with the number of dossiers that have their last day in it.
    fn months(&self, top: i32, foot: i32) -> Markup {
        let days = self.rows.iter().filter_map(Row::last_day_to_file);
        let days: Vec<_> = days.collect();
        let counted = |month: Date| {
            let last = month.last_of_month();
            let days = days.iter().filter(|day| (month..=last).contains(*day));
            days.count()
        };
        let months: Vec<_> = self
            .scale
            .months()
            .map(|month| (month, counted(month)))
            .collect();
        let most = months
            .iter()
            .map(|(_, count)| *count)
            .max()
            .unwrap_or(0)
            .max(1);
        let high = |count: usize| i32::try_from(count * BAR as usize / most).unwrap_or(BAR);
        html! {
            text.soft x="100" y=(foot) {
                (self.lang.pick(
                    "Số hồ sơ phân hạng lại đến ngày cuối, theo tháng",
                    "Re-evaluations with their last day, by month",
                ))
            }
            @for (month, count) in months {
                @if count > 0 {
                    @let (begin, end) = (self.scale.at(month), self.scale.at(month.last_of_month()));
                    @let y = foot - high(count);
                    rect.month x=(begin) y=(y) width=((end - begin).max(10)) height=(foot - y) {
                        title { (month.strftime("%m/%Y")) ": " (count) }
                    }
                    text x=((begin + end) / 2) y=(y.max(top) - 30) text-anchor="middle" { (count) }
                }
            }
        }
    }

    /// A row for each certificate.
    fn rows(&self, first: i32) -> Markup {
        let (begin, _) = DAYS;
        let on = self.scale.at(self.scale.on);
        html! {
            @for (row, y) in self.rows.iter().zip((first..).step_by(ROW as usize)) {
                g {
                    title { (row.title(self.lang)) }
                    svg x="100" y=(y) width=(begin - 400) height=(ROW) {
                        text y="130" { (row.entry.shown(self.lang)) }
                    }
                    text x=(begin - 100) y=(y + 130) text-anchor="end" { (row.entry.certificate().star()) "★" }
                    @for period in &row.periods {
                        @let (from, to) = self.scale.span(*period);
                        @if from < to {
                            (rectangle(period.state(), from, to - from, y))
                        }
                    }
                    // States without a shape are written, on the side where nothing is drawn.
                    @if shape(row.now.state()).is_none() {
                        @let (x, anchor) = match row.now.state() {
                            CertificateState::NotIssued => (on - 60, "end"),
                            _ => (on + 60, "start"),
                        };
                        text.soft x=(x) y=(y + 130) text-anchor=(anchor) { (row.now.state().label(self.lang)) }
                    }
                }
            }
        }
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
        let months = |months| jiff::Span::new().months(months);
        let (before, after) = MONTHS;
        Self {
            first: on.saturating_add(months(-before)).first_of_month(),
            last: on.saturating_add(months(after)).last_of_month(),
            on,
        }
    }

    /// The place of a day; days outside are at the edges.
    fn at(&self, date: Date) -> i32 {
        let days = |date: Date| (date.clamp(self.first, self.last) - self.first).get_days();
        let (begin, end) = DAYS;
        begin + days(date) * (end - begin) / days(self.last).max(1)
    }

    /// Where a period begins and ends. It ends where the next one begins.
    fn span(&self, period: CertificatePeriod) -> (i32, i32) {
        let next = period.days().last().tomorrow();
        (
            self.at(period.days().first()),
            next.map_or(DAYS.1, |next| self.at(next)),
        )
    }

    /// The first days of the months.
    fn months(&self) -> impl Iterator<Item = Date> {
        let month = |month: &Date| month.checked_add(jiff::Span::new().months(1)).ok();
        let last = self.last;
        std::iter::successors(Some(self.first), month).take_while(move |month| *month <= last)
    }

    /// The first days of the years, with the year.
    fn years(&self) -> impl Iterator<Item = (Date, i16)> {
        self.months()
            .filter(|month| month.month() == 1)
            .map(|month| (month, month.year()))
    }
}

/// The class of a state in pictures, and its upper edge and height. States differ in height, so that they differ
/// in grey too. Nothing is drawn for days without a certificate.
const fn shape(state: CertificateState) -> Option<(&'static str, i32, i32)> {
    Some(match state {
        CertificateState::Running => ("running", 60, 60),
        CertificateState::FileNow => ("file", 40, 100),
        CertificateState::WindowClosing => ("closing", 15, 150),
        CertificateState::WindowClosed => ("closed", 60, 60),
        CertificateState::InGrace => ("grace", 75, 30),
        CertificateState::Withdrawn => ("withdrawn", 85, 10),
        _ => return None,
    })
}

fn rectangle(state: CertificateState, x: i32, width: i32, row: i32) -> Markup {
    html! {
        @if let Some((class, y, height)) = shape(state) {
            rect.(class) x=(x) y=(row + y) width=(width) height=(height) {}
        }
    }
}
