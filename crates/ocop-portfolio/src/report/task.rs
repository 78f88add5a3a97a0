//! What has to be done about a certificate, and when (26/2026, Art. 7.6.a and 12.3).

use ocop_core::explain::day;
use ocop_core::internal::date_range;
use ocop_core::jiff::Span;
use ocop_core::{Certificate, CertificateState, Date, DateRange, Edition, Lang};

use super::{ReportLine, last_of_month};

/// The first day of 26/2026, from which there is a time to file re-evaluations.
const NEW_RULES: Date = Edition::E2026.in_force_from();

/// When something is due about a certificate, as of a day.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Due {
    /// The last day to file a re-evaluation is over, and the certificate is not withdrawn. Whether one was filed
    /// is not known.
    Overdue,
    /// The last day to file is in the rest of this month.
    ThisMonth,
    /// The last day to file is later, and filing is possible before the end of the three months after this one.
    NextThreeMonths,
    /// Filing begins later.
    Later,
    /// Nothing: the certificate is withdrawn, or not issued yet.
    Nothing,
}

impl Due {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::ThisMonth,
        Self::NextThreeMonths,
        Self::Later,
        Self::Nothing,
    ];

    /// The one spelling, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ThisMonth => "this-month",
            Self::NextThreeMonths => "next-three-months",
            Self::Later => "later",
            Self::Nothing => "nothing",
        }
    }

    /// In words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Overdue => lang.pick("Đã quá thời gian nộp hồ sơ", "Overdue"),
            Self::ThisMonth => lang.pick("Trong tháng này", "This month"),
            Self::NextThreeMonths => lang.pick("Ba tháng tới", "Next three months"),
            Self::Later => lang.pick("Sau ba tháng tới", "Later"),
            Self::Nothing => lang.pick("Không phải làm gì", "Nothing"),
        }
    }

    /// The rest of this month, and the three months after it.
    pub(super) fn months(on: Date) -> (DateRange, DateRange) {
        let this = last_of_month(on, 0);
        let next = this.tomorrow().unwrap_or(this);
        (date_range(on, this), date_range(next, last_of_month(on, 3)))
    }
}

/// The expiries at which something else is due on a day: the days to file are some days before them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edges {
    on: Date,
    /// The first expiry with days to file under 26/2026.
    first: Date,
    /// The last expiry of those to be filed this month, and in the next three months.
    this: Date,
    next: Date,
}

impl Edges {
    pub(super) fn of(on: Date) -> Self {
        let later = |date: Date, days: i64| date.saturating_add(Span::new().days(days));
        let (this, next) = Due::months(on);
        Self {
            on,
            first: later(NEW_RULES, 120),
            this: later(this.last(), 120),
            // Before 26/2026 nothing can be filed.
            next: if next.last() < NEW_RULES {
                Date::MIN
            } else {
                later(next.last(), 180)
            },
        }
    }

    pub(super) fn due(self, certificate: Certificate, state: CertificateState) -> Due {
        use CertificateState::{Expired, InGrace, NotIssued, WindowClosed, Withdrawn};
        match state {
            NotIssued | Withdrawn => return Due::Nothing,
            WindowClosed | InGrace | Expired => return Due::Overdue,
            _ => {}
        }
        let expires = certificate.expires();
        if expires < self.first {
            // It could not be filed in time, because there was no such time yet.
            return if self.on >= NEW_RULES {
                Due::Overdue
            } else {
                Due::Later
            };
        }
        if expires <= self.this {
            Due::ThisMonth
        } else if expires <= self.next {
            Due::NextThreeMonths
        } else {
            Due::Later
        }
    }
}

/// The days on which a re-evaluation can be filed under 26/2026.
pub(super) fn filing(certificate: Certificate) -> Option<DateRange> {
    let window = certificate.re_evaluation_window();
    let first = window.first().max(NEW_RULES);
    (window.last() >= NEW_RULES).then(|| date_range(first, window.last()))
}

/// What has to be done, as a sentence.
pub(super) fn words(line: &ReportLine<'_>, lang: Lang) -> String {
    let mut words = of_state(line, lang);
    if line.entry.may_be_withdrawn() {
        words.push_str(lang.pick(
            ". Bảng ghi đã thu hồi mà không có ngày: kiểm tra trước",
            ". The table says withdrawn without a day: check this first",
        ));
    }
    words
}

/// What has to be done in the state.
fn of_state(line: &ReportLine<'_>, lang: Lang) -> String {
    let (certificate, on) = (line.entry.certificate(), line.on);
    let vi = lang == Lang::Vi;
    let shown = |date| day(date, lang);
    let expires = shown(certificate.expires());
    let grace = certificate.grace_until().map(shown);
    let window = certificate.re_evaluation_window();
    let (first, last) = (window.first().max(NEW_RULES), window.last());
    let (from, until) = (shown(first), shown(last));
    let art = |article: &str| {
        let article = if vi {
            article.replace("Art.", "Điều")
        } else {
            article.to_owned()
        };
        format!("[26/2026, {article}]")
    };
    let (filed, late) = (art("Art. 7.6.a"), art("Art. 12.3"));
    match line.state {
        CertificateState::FileNow | CertificateState::WindowClosing => {
            let left = (last - on).get_days();
            match (vi, left) {
                (true, 0) => format!(
                    "Nộp hồ sơ phân hạng lại ngay hôm nay, ngày cuối cùng; giấy chứng nhận hết hạn ngày {expires} {filed}"
                ),
                (false, 0) => format!(
                    "File the re-evaluation today, the last day; the certificate expires on {expires} {filed}"
                ),
                (true, _) => format!(
                    "Nộp hồ sơ phân hạng lại chậm nhất ngày {until}, còn {left} ngày; giấy chứng nhận hết hạn ngày {expires} {filed}"
                ),
                (false, _) => {
                    let days = if left == 1 { "day" } else { "days" };
                    format!(
                        "File the re-evaluation by {until}, {left} {days} left; the certificate expires on {expires} {filed}"
                    )
                }
            }
        }
        CertificateState::Running if filing(certificate).is_some() => {
            if vi {
                format!(
                    "Nộp hồ sơ phân hạng lại từ ngày {from} đến hết ngày {until}; giấy chứng nhận hết hạn ngày {expires} {filed}"
                )
            } else {
                format!(
                    "File the re-evaluation from {from} to {until}; the certificate expires on {expires} {filed}"
                )
            }
        }
        // The window ended before 26/2026.
        CertificateState::Running => match (grace, vi) {
            (Some(grace), true) => format!(
                "Chưa nộp thì nộp hồ sơ phân hạng lại ngay: thời gian nộp đã qua trước khi 26/2026 có hiệu lực; giấy chứng nhận hết hạn ngày {expires}, sau đó có giá trị đến khi có kết quả, chậm nhất ngày {grace} {late}"
            ),
            (Some(grace), false) => format!(
                "If not filed, file the re-evaluation at once: the time to file ended before 26/2026 came into force; the certificate expires on {expires}, then it is valid until the result, {grace} at the latest {late}"
            ),
            (None, true) => format!("Giấy chứng nhận hết hạn ngày {expires}"),
            (None, false) => format!("The certificate expires on {expires}"),
        },
        CertificateState::WindowClosed => match (grace, vi) {
            (Some(grace), true) => format!(
                "Đã hết thời gian nộp ngày {until}, giấy chứng nhận hết hạn ngày {expires}. Nếu hồ sơ chưa thể nộp đúng thời gian thì nộp ngay: giấy chứng nhận có giá trị đến khi có kết quả, chậm nhất ngày {grace} {late}"
            ),
            (Some(grace), false) => format!(
                "The time to file ended on {until}, the certificate expires on {expires}. If the dossier could not be filed in time, file it at once: the certificate is valid until the result, {grace} at the latest {late}"
            ),
            (None, true) => format!(
                "Đã hết thời gian nộp ngày {until} {filed}. Nếu chưa nộp, đề nghị cơ quan quản lý Chương trình OCOP cấp tỉnh hướng dẫn trước khi giấy chứng nhận hết hạn ngày {expires}: 26/2026 không quy định việc nộp sau thời gian này"
            ),
            (None, false) => format!(
                "The time to file ended on {until} {filed}. If nothing was filed, ask the OCOP agency of the province before the certificate expires on {expires}: 26/2026 says nothing on filing later"
            ),
        },
        CertificateState::InGrace => {
            let grace = grace.unwrap_or_default();
            if vi {
                format!(
                    "Hết 36 tháng ngày {expires}. Chỉ còn giá trị nếu hồ sơ chưa thể nộp đúng thời gian và chưa có kết quả, chậm nhất đến ngày {grace}: chưa nộp thì nộp ngay {late}"
                )
            } else {
                format!(
                    "The 36 months ended on {expires}. Valid only if the dossier could not be filed in time and there is no result yet, {grace} at the latest: if not filed, file it at once {late}"
                )
            }
        }
        CertificateState::Expired => {
            let since = shown(line.period().days().first());
            if vi {
                format!(
                    "Hết hiệu lực từ ngày {since}. Nếu không có giấy chứng nhận mới: đưa sản phẩm ra khỏi danh sách OCOP, yêu cầu ngừng ghi hạng sao trên nhãn và trong quảng bá"
                )
            } else {
                format!(
                    "Expired since {since}. If there is no new certificate: take the product off the OCOP list, and require that labels and advertising no longer show the star"
                )
            }
        }
        CertificateState::Withdrawn => {
            let since = shown(line.period().days().first());
            if vi {
                format!("Đã thu hồi từ ngày {since} {}", art("Art. 8"))
            } else {
                format!("Withdrawn since {since} {}", art("Art. 8"))
            }
        }
        // One that is not issued yet.
        _ => {
            let issued = shown(certificate.issued());
            if vi {
                format!("Ngày cấp {issued} sau ngày của báo cáo: kiểm tra lại ngày cấp")
            } else {
                format!("Issued on {issued}, after the day of the report: check the day of issue")
            }
        }
    }
}
