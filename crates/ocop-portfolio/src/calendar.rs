//! The days of certificates as calendar entries (iCalendar, RFC 5545): 26/2026, Art. 4.3, 7.6.a and 12.3.

use std::collections::HashMap;

use icalendar::{Calendar, Component, Event, Property, ValueType};
use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::units::Unit;
use ocop_core::{Certificate, CertificateState, Date, DateRange, Lang};

use crate::register::Register;
use crate::register::entry::Entry;

/// The most characters of a text from outside.
const MOST: usize = 120;

impl Register {
    /// The days on which an office or a holder has to act, as a calendar (iCalendar) in a language: the first and
    /// the last day to file a re-evaluation, the last valid day, and the last day of grace if there is one.
    ///
    /// Each is an entry of one whole day. Days before `on` are left out. Days that a withdrawal or a later
    /// certificate takes away are written as cancelled, so that a calendar which has them already removes them.
    /// The law moves no last day off weekends and holidays.
    ///
    /// An entry keeps its UID as long as the product code and the day of issue stay the same; without a code, as
    /// long as the names of the product and the holder do. A calendar that is read again replaces its entries.
    /// The library has no clock: `on` is also the day on which the entries were made.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Lang, Star, Tier};
    /// use ocop_portfolio::{Entry, Register};
    ///
    /// let day = Date::constant;
    /// let certificate = Certificate::new(day(2026, 7, 10), Star::Four, Tier::Province)?;
    /// let register: Register = [Entry::new("Mật ong", certificate)].into_iter().collect();
    /// let text = register.to_calendar(day(2026, 9, 1), Lang::En);
    /// assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
    /// assert!(text.contains("DTSTART;VALUE=DATE:20290312\r\n"));
    /// assert!(text.contains("SUMMARY:Mật ong (4★): last day to file a re-evaluation\r\n"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn to_calendar(&self, on: Date, lang: Lang) -> String {
        let title = lang.pick(
            "Thời hạn giấy chứng nhận OCOP",
            "Terms of OCOP certificates",
        );
        let about = format!(
            "-//ocop-portfolio//{}//{}",
            env!("CARGO_PKG_VERSION"),
            lang.pick("VI", "EN")
        );
        let mut calendar = Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", about.as_str()))
            .append_property(("CALSCALE", "GREGORIAN"))
            .append_property(("METHOD", "PUBLISH"))
            .append_property(("X-WR-CALNAME", title));
        let mut given = HashMap::new();
        let (counted, replaced): (Vec<_>, Vec<_>) =
            self.entries().iter().partition(|entry| entry.counts_on(on));
        for (entry, is_counted) in counted
            .into_iter()
            .map(|entry| (entry, true))
            .chain(replaced.into_iter().map(|entry| (entry, false)))
        {
            for (kind, date) in deadlines(entry.certificate()) {
                let uid = uid(entry, kind);
                // A row that repeats another one has no days of its own.
                if date < on || (!is_counted && given.contains_key(&uid)) {
                    continue;
                }
                let mut event = event(entry, kind, date, (on, lang));
                // 26/2026, Art. 8.
                if !is_counted || entry.withdrawn().is_some_and(|day| day <= date) {
                    event
                        .append_property(("SEQUENCE", "1"))
                        .append_property(("STATUS", "CANCELLED"));
                }
                calendar.push(event.uid(&only(uid, &mut given)).done());
            }
        }
        calendar.to_string()
    }
}

/// What happens on a day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Deadline {
    /// The first day to file a re-evaluation.
    Opens,
    /// The last day to file a re-evaluation.
    Closes,
    /// The last valid day.
    Expires,
    /// The last day of grace.
    GraceEnds,
}

impl Deadline {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Opens => "opens",
            Self::Closes => "closes",
            Self::Expires => "expires",
            Self::GraceEnds => "grace-ends",
        }
    }

    const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Opens => lang.pick(
                "ngày đầu nộp hồ sơ phân hạng lại",
                "first day to file a re-evaluation",
            ),
            Self::Closes => lang.pick(
                "ngày cuối nộp hồ sơ phân hạng lại",
                "last day to file a re-evaluation",
            ),
            Self::Expires => lang.pick(
                "ngày cuối giấy chứng nhận có giá trị",
                "last valid day of the certificate",
            ),
            Self::GraceEnds => lang.pick(
                "ngày cuối có thể có giá trị, nếu hồ sơ chưa thể nộp đúng thời gian",
                "last day that can be valid, if the dossier could not be filed in time",
            ),
        }
    }
}

/// The days of a certificate, in order.
fn deadlines(certificate: Certificate) -> Vec<(Deadline, Date)> {
    let periods = certificate.periods(None);
    // 26/2026, Art. 7.6.a: the rule begins with the edition, so that a window can open late or never.
    let window = periods.iter().filter(|period| {
        let state = period.state();
        state == CertificateState::FileNow || state == CertificateState::WindowClosing
    });
    let mut window = window.map(|period| period.days());
    let opens = window.next();
    let closes = window.next_back().or(opens);
    let days = [
        (Deadline::Opens, opens.map(DateRange::first)),
        (Deadline::Closes, closes.map(DateRange::last)),
        (Deadline::Expires, Some(certificate.expires())),
        // 26/2026, Art. 12.3.
        (Deadline::GraceEnds, certificate.grace_until()),
    ];
    let days = days.into_iter();
    days.filter_map(|(kind, date)| Some((kind, date?)))
        .collect()
}

fn event(entry: &Entry, kind: Deadline, date: Date, (on, lang): (Date, Lang)) -> Event {
    let certificate = entry.certificate();
    let star = match lang {
        Lang::Vi => format!("{} sao", certificate.star()),
        Lang::En => format!("{}★", certificate.star()),
    };
    let mut event = Event::new();
    event
        .summary(&format!(
            "{} ({star}): {}",
            entry.shown(lang),
            kind.label(lang)
        ))
        .description(&description(entry, lang))
        .append_property(("CATEGORIES", "OCOP"))
        // A day of a certificate occupies nobody.
        .append_property(("TRANSP", "TRANSPARENT"))
        .append_property((
            "DTSTAMP",
            on.strftime("%Y%m%dT000000Z").to_string().as_str(),
        ))
        .append_property(whole_day("DTSTART", date));
    // The end is the first day after. `all_day` of `icalendar` 0.17 has an end that is the begin.
    if let Ok(next) = date.tomorrow() {
        event.append_property(whole_day("DTEND", next));
    }
    event.done()
}

fn whole_day(key: &str, date: Date) -> Property {
    Property::new(key, date.strftime("%Y%m%d").to_string())
        .append_parameter(ValueType::Date)
        .done()
}

/// What is known of the product, a line each.
fn description(entry: &Entry, lang: Lang) -> String {
    let certificate = entry.certificate();
    let days = [certificate.issued(), certificate.expires()].map(|date| day(date, lang));
    let code = entry.code().map(|code| code.to_string());
    let commune = entry.place().commune().map(Unit::full_name);
    let province = entry.place().province().map(Unit::full_name);
    let withdrawn = entry.withdrawn().map(|date| day(date, lang));
    let holder =
        Some(outside::short(entry.holder(), MOST).into_owned()).filter(|holder| !holder.is_empty());
    let lines = [
        (lang.pick("Mã sản phẩm", "Product code"), code),
        (lang.pick("Chủ thể", "Holder"), holder),
        (lang.pick("Xã", "Commune"), commune),
        (lang.pick("Tỉnh", "Province"), province),
        (
            lang.pick("Giấy chứng nhận", "Certificate"),
            Some(days.join(" – ")),
        ),
        (lang.pick("Thu hồi từ", "Withdrawn from"), withdrawn),
    ];
    let lines = lines.into_iter();
    let mut lines: Vec<_> = lines
        .filter_map(|(head, text)| Some(format!("{head}: {}", text?)))
        .collect();
    lines.push(
        lang.pick(
            "Thời hạn tính theo ngày dương lịch, không lùi vì ngày nghỉ. Căn cứ: 26/2026, Điều 4.3, 7.6.a và 12.3",
            "Calendar days; a last day does not move off a day off. Source: 26/2026, Art. 4.3, 7.6.a and 12.3",
        )
        .to_owned(),
    );
    lines.join("\n")
}

/// A name that the entry keeps.
fn uid(entry: &Entry, kind: Deadline) -> String {
    let certificate = entry.certificate();
    let product = match entry.code() {
        Some(code) => code.to_string(),
        None => {
            let [product, holder] =
                [entry.product(), entry.holder()].map(|name| outside::short(name, MOST));
            format!("{product}-{holder}")
        }
    };
    format!(
        "ocop-{product}-{}-{}-{}",
        certificate.star(),
        certificate.issued(),
        kind.as_str()
    )
}

/// The name, with a number if others have it already. No name ends with a number of its own.
fn only(uid: String, given: &mut HashMap<String, u32>) -> String {
    let count = given.entry(uid.clone()).or_default();
    *count += 1;
    match count {
        1 => uid,
        count => format!("{uid}-{count}"),
    }
}
