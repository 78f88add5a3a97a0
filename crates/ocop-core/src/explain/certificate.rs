//! The dates of a certificate as text, with the interpretations that they rest on.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use jiff::civil::Date;

use super::text;
use crate::after::certificate::{Certificate, MONTHS, NEW_RULES, WITHDRAWN};
use crate::after::re_evaluation_window::{DECIDED, FILED};
use crate::base::lang::Lang;
use crate::law::interpretation_row::InterpretationRow;
use crate::law::tables::interpretations as table;

const MONTH_END: &str = table::CERTIFICATE_MONTH_END.id;
const CALENDAR_DAYS: &str = table::CALENDAR_DAYS.id;
const GRACE: &str = table::GRACE_FOR_RUNNING_CERTIFICATES.id;

/// What [`Certificate::explain`] prints.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CertificateText {
    certificate: Certificate,
    lang: Lang,
}

impl Certificate {
    /// All dates with their places in the law and the interpretations they rest on, as text.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Lang, Star, Tier};
    ///
    /// let certificate = Certificate::new(Date::constant(2026, 7, 10), Star::Five, Tier::Centre)?;
    /// let text = certificate.explain(Lang::Vi).to_string();
    /// assert!(text.contains("10/07/2029, 36 tháng kể từ ngày cấp"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(self, lang: Lang) -> impl fmt::Display {
        CertificateText::new(self, lang)
    }
}

impl CertificateText {
    pub(crate) const fn new(certificate: Certificate, lang: Lang) -> Self {
        Self { certificate, lang }
    }

    fn day(self, date: Date) -> String {
        crate::base::day::shown(date, self.lang)
    }

    fn title(self) -> String {
        let (issued, tier) = (self.certificate.issued(), self.certificate.tier());
        let (issued, tier) = (self.day(issued), text::tier(tier, self.lang));
        let stars = text::stars(self.certificate.star(), self.lang);
        match self.lang {
            Lang::Vi => format!("Giấy chứng nhận OCOP {stars} ({tier}), ngày cấp {issued}"),
            Lang::En => format!("OCOP certificate of {stars}, issued by the {tier} on {issued}"),
        }
    }

    /// Heads and texts, a line each, in the order of the days.
    fn rows(self) -> Vec<(&'static str, String)> {
        let Self { certificate, lang } = self;
        let vi = lang == Lang::Vi;
        let expires = self.day(certificate.expires());
        // Every edition has the 36 months; only the text of 26/2026 was available.
        let place = if certificate.issued() < NEW_RULES {
            ""
        } else {
            "26/2026; "
        };
        let mut rows = alloc::vec![(
            lang.pick("Có giá trị đến hết", "Last valid day"),
            if vi {
                format!("{expires}, {MONTHS} tháng kể từ ngày cấp [{place}{MONTH_END}]")
            } else {
                format!("{expires}, {MONTHS} months from issue [{place}{MONTH_END}]")
            },
        )];

        let window = certificate.re_evaluation_window();
        let (first, last) = (self.day(window.first()), self.day(window.last()));
        let (from, to) = FILED;
        let over = if window.last() < NEW_RULES {
            lang.pick(
                ", đã qua trước khi 26/2026 có hiệu lực",
                ", ended before 26/2026 came into force",
            )
        } else {
            ""
        };
        rows.push((
            lang.pick("Hồ sơ phân hạng lại", "Re-evaluation filed"),
            if vi {
                format!("từ {first} đến hết {last}, {from} đến {to} ngày trước khi hết hạn{over} [26/2026; {CALENDAR_DAYS}]")
            } else {
                format!("from {first} to {last}, {from} to {to} days before expiry{over} [26/2026; {CALENDAR_DAYS}]")
            },
        ));
        rows.push((
            lang.pick("Kết quả phân hạng lại", "Re-evaluation decided"),
            if vi {
                format!("trong {DECIDED} ngày kể từ khi nhận đủ hồ sơ [26/2026; {CALENDAR_DAYS}]")
            } else {
                format!("within {DECIDED} days of the complete dossier [26/2026; {CALENDAR_DAYS}]")
            },
        ));
        if let Some(grace) = certificate.grace_until() {
            let grace = self.day(grace);
            rows.push((
                lang.pick("Nếu không kịp nộp", "If not filed in time"),
                if vi {
                    format!("có giá trị đến khi có kết quả, chậm nhất {grace} [26/2026, Điều 12.3; {GRACE}]")
                } else {
                    format!("valid until the result, {grace} at the latest [26/2026, Art. 12.3; {GRACE}]")
                },
            ));
        }
        let authority = certificate.withdrawn_by().label(lang);
        rows.push((
            lang.pick("Thu hồi", "Withdrawn by"),
            if vi {
                format!("{authority}, trong {WITHDRAWN} ngày kể từ ngày có kết luận, hoặc ngày cấp xã xác nhận chủ thể đã ngừng sản xuất [26/2026, Điều 8.2 và 8.4; {CALENDAR_DAYS}]")
            } else {
                format!("{authority}, within {WITHDRAWN} days of the conclusion, or of the commune's confirmation that production ended [26/2026, Art. 8.2 and 8.4; {CALENDAR_DAYS}]")
            },
        ));
        rows
    }

    /// The interpretations that the dates rest on.
    pub(crate) fn interpretations(self) -> impl Iterator<Item = &'static InterpretationRow> {
        let grace = self.certificate.grace_until();
        let grace = grace.map(|_| &table::GRACE_FOR_RUNNING_CERTIFICATES);
        [&table::CERTIFICATE_MONTH_END, &table::CALENDAR_DAYS]
            .into_iter()
            .chain(grace)
    }
}

impl fmt::Display for CertificateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::written(f, |f| {
            writeln!(f, "{}", self.title())?;
            writeln!(f)?;
            let rows = self.rows();
            let heads = rows.iter().map(|(head, _)| head.chars().count());
            let width = heads.max().unwrap_or(0);
            for (head, text) in rows {
                writeln!(f, "{head:width$}  {text}")?;
            }
            writeln!(f)?;
            writeln!(f, "{}", text::heads(self.lang).interpretations)?;
            for row in self.interpretations() {
                writeln!(f, "  - {}: {}", row.id, row.label.get(self.lang))?;
            }
            Ok(())
        })
    }
}
