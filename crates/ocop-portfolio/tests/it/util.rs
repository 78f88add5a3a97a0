//! Days and registers.

use ocop_core::jiff::Span;
use ocop_core::{Certificate, Date, Star, Tier};
use ocop_portfolio::{Entry, Register};

pub(crate) fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

pub(crate) fn certificate(issued: Date, star: Star, tier: Tier) -> Certificate {
    Certificate::new(issued, star, tier).unwrap()
}

/// A certificate of four stars of the province.
pub(crate) fn of_four(issued: Date) -> Certificate {
    certificate(issued, Star::Four, Tier::Province)
}

pub(crate) fn register(entries: impl IntoIterator<Item = Entry>) -> Register {
    entries.into_iter().collect()
}

/// Certificates of many products, from 2022 on.
pub(crate) fn many(count: u32) -> Register {
    register((0..count).map(|number| {
        let days = i64::from(number * 7919 % 1700);
        let certificate = of_four(day(2022, 3, 1).saturating_add(Span::new().days(days)));
        let entry = Entry::new(format!("Sản phẩm số {number}"), certificate)
            .with_row(number + 2)
            .with_holder("Hợp tác xã Ví Dụ");
        match number % 19 {
            7 => entry.with_withdrawn(day(2026, 3, 1)),
            _ => entry,
        }
    }))
}

/// Text from outside that means something to formats.
pub(crate) const HOSTILE: [&str; 12] = [
    "=1+1",
    "+84",
    "-2",
    "@SUM(A1)",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "a\rb",
    "a;b,c\\n:d\"e",
    "</title><script>alert(1)</script>",
    "\u{202E}gnôt\u{0}\u{FFFE}",
    "]]>&amp;<![CDATA[",
    "مربى التمر",
    "",
];
