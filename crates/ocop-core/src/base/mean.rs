//! Exact means of points (26/2026, Art. 3.3), as fractions (`exact-mean`).

use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use crate::base::digits::{is_digits, number, too_long};
use crate::base::error::{Error, ErrorDetail, ErrorValue, wrong_text};
use crate::base::label::Text;
use crate::base::points::Points;

/// A mean of points (điểm trung bình) over the members of a council: an exact reduced fraction.
///
/// No edition prints a rounding rule, so 269/3 is below 90 (`exact-mean`). A mean prints as an integer
/// or a reduced fraction. It parses as published too: from a decimal, which is exact, and from any
/// fraction, at most 100. [`Mean::round`] is for display only.
///
/// ```
/// use ocop_core::{Mean, Points, Rounding};
///
/// let mean = Mean::of([90, 90, 89].map(Points::new)).expect("three members");
/// assert_eq!(mean.to_string(), "269/3");
/// assert!(mean < Mean::from(Points::new(90)));
/// assert_eq!(mean.round(2, Rounding::HalfUp).to_string(), "89.67");
/// assert_eq!("269/3".parse::<Mean>()?, mean);
/// assert_eq!("90,75".parse::<Mean>()?.to_string(), "363/4");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "điểm trung bình")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Mean {
    numerator: u64,
    /// At least 1, with no common divisor with the numerator.
    denominator: u64,
}

/// The rounding of a displayed figure, with 89.665 at two places as the example.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Rounding {
    /// Half away from zero: 89.665 becomes 89.67.
    HalfUp,
    /// Half to the even digit: 89.665 becomes 89.66.
    HalfEven,
    /// Cut off: 89.669 becomes 89.66. The figure never reaches a band that the mean does not reach.
    Down,
}

impl Rounding {
    /// All roundings.
    pub const ALL: [Self; 3] = [Self::HalfUp, Self::HalfEven, Self::Down];

    /// The one spelling of the rounding.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HalfUp => "half-up",
            Self::HalfEven => "half-even",
            Self::Down => "down",
        }
    }
}

crate::base::macros::spelled!(
    Rounding,
    UnknownName,
    ("cách làm tròn", "rounding"),
    ("half-up, half-even hoặc down", "half-up, half-even or down")
);

crate::base::macros::labels! {
    /// The rounding in words.
    Rounding {
        Self::HalfUp => "làm tròn nửa lên", "half rounded up";
        Self::HalfEven => "làm tròn nửa về số chẵn", "half rounded to even";
        Self::Down => "làm tròn xuống", "rounded down";
    }
}

impl Mean {
    /// No points.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// The fraction `sum / count`; `None` if `count` is 0.
    #[must_use]
    pub const fn new(sum: u64, count: u64) -> Option<Self> {
        if count == 0 {
            return None;
        }
        let divisor = gcd(sum, count);
        Some(Self {
            numerator: sum / divisor,
            denominator: count / divisor,
        })
    }

    /// The mean of some totals; `None` if there are none.
    #[must_use]
    pub fn of(totals: impl IntoIterator<Item = Points>) -> Option<Self> {
        let (sum, count) = totals
            .into_iter()
            .fold((0_u64, 0_u64), |(sum, count), points| {
                (sum.saturating_add(points.get().into()), count + 1)
            });
        Self::new(sum, count)
    }

    /// The mean, if it is one of a council: at most 100. The text is how it was written.
    pub(crate) fn in_range(self, text: &str) -> Result<Self, Error> {
        if self <= Self::from(Points::FULL) {
            return Ok(self);
        }
        let values = [
            ("found", ErrorValue::outside(text)),
            ("least", Points::ZERO.get().into()),
            ("most", Points::FULL.get().into()),
        ];
        Err(Error::new(ErrorDetail::MeanOutOfRange, "", values))
    }

    /// The numerator of the reduced fraction.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The denominator of the reduced fraction, at least 1.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// Whether the mean is a whole number of points.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The number of whole points as text; `None` for a fraction.
    pub(crate) fn whole(self) -> Option<Text> {
        self.is_whole().then(|| number(self.numerator))
    }

    /// The difference to a lower mean; 0 if the other is higher.
    pub(crate) fn minus(self, other: Self) -> Self {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        let below = u128::from(self.denominator) * u128::from(other.denominator);
        let fits = |number: u128| u64::try_from(number).unwrap_or(u64::MAX);
        Self::new(fits(left.saturating_sub(right)), fits(below)).unwrap_or(self)
    }

    /// The mean with so many decimal places, cut off.
    fn decimals(self, places: usize) -> String {
        let below = u128::from(self.denominator);
        let mut rest = u128::from(self.numerator % self.denominator);
        let mut shown = (self.numerator / self.denominator).to_string();
        if places > 0 {
            shown.push('.');
        }
        for _ in 0..places {
            rest *= 10;
            let digit = u8::try_from(rest / below).unwrap_or_default();
            shown.push(char::from(b'0' + digit));
            rest %= below;
        }
        shown
    }

    /// The mean as a decimal with `dp` places, for display.
    ///
    /// It has at most 20 places, and fewer if a decimal of 96 bits has no room for them.
    ///
    /// Integers alone compute it, so that the last place is right.
    #[must_use]
    pub fn round(self, dp: u32, rounding: Rounding) -> Decimal {
        let (numerator, denominator) = (self.numerator.into(), self.denominator.into());
        fitting(dp, |places| {
            decimal(numerator, denominator, places, rounding)
        })
    }

    /// The mean as a decimal with `dp` places, rounded up, for what is missing to an edge.
    ///
    /// A shortfall above 0 is never shown as 0. The places are those of [`Mean::round`].
    ///
    /// ```
    /// use ocop_core::Mean;
    ///
    /// let lacks = Mean::new(1, 3).unwrap();
    /// assert_eq!(lacks.round_up(2).to_string(), "0.34");
    /// assert_eq!(lacks.round_up(0).to_string(), "1");
    /// ```
    #[must_use]
    pub fn round_up(self, dp: u32) -> Decimal {
        let (numerator, denominator) = (self.numerator.into(), self.denominator.into());
        fitting(dp, |places| {
            let (digits, rest) = digits(numerator, denominator, places)?;
            scaled(digits.checked_add(u128::from(rest > 0))?, places)
        })
    }
}

/// A fraction with exactly these places; `None` if a decimal has no room for them.
///
/// The caller ensures that the denominator is above 0 and that 10 times the denominator fits.
#[must_use]
pub fn decimal(
    numerator: u128,
    denominator: u128,
    places: u32,
    rounding: Rounding,
) -> Option<Decimal> {
    let (digits, rest) = digits(numerator, denominator, places)?;
    let up = match (rounding, (rest * 2).cmp(&denominator)) {
        (Rounding::Down, _) | (_, Ordering::Less) => false,
        (_, Ordering::Greater) | (Rounding::HalfUp, Ordering::Equal) => true,
        (Rounding::HalfEven, Ordering::Equal) => digits % 2 == 1,
    };
    scaled(digits.checked_add(u128::from(up))?, places)
}

/// All digits of a fraction with exactly these places, cut off, and the rest.
fn digits(numerator: u128, denominator: u128, places: u32) -> Option<(u128, u128)> {
    let mut rest = numerator % denominator;
    let mut digits = numerator / denominator;
    for _ in 0..places {
        rest *= 10;
        digits = digits.checked_mul(10)?.checked_add(rest / denominator)?;
        rest %= denominator;
    }
    Some((digits, rest))
}

fn scaled(digits: u128, places: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(i128::try_from(digits).ok()?, places).ok()
}

/// What a function gives for the most places that fit a decimal: at most so many, and at most 20.
fn fitting(places: u32, shown: impl Fn(u32) -> Option<Decimal>) -> Decimal {
    let mut fitting = (0..=places.min(20)).rev().filter_map(shown);
    fitting.next().unwrap_or_default()
}

pub(crate) const fn gcd(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl From<Points> for Mean {
    fn from(points: Points) -> Self {
        Self {
            numerator: points.get().into(),
            denominator: 1,
        }
    }
}

impl Ord for Mean {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Mean {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Prints an integer or a reduced fraction. A precision asks for so many decimal places, cut off, so
/// that the figure never reaches a band that the mean does not reach.
///
/// ```
/// use ocop_core::Mean;
///
/// let mean = Mean::new(299, 3).unwrap();
/// assert_eq!(format!("{mean} {mean:.2} {mean:>8.1}"), "299/3 99.66     99.6");
/// ```
impl fmt::Display for Mean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = match f.precision() {
            Some(places) => self.decimals(places),
            None if self.is_whole() => return fmt::Display::fmt(&self.numerator, f),
            None => alloc::format!("{}/{}", self.numerator, self.denominator),
        };
        // A number: signs and zeros count, and it is aligned to the right.
        f.pad_integral(true, "", &shown)
    }
}

impl FromStr for Mean {
    type Err = Error;

    /// Parses an integer, a fraction such as `523/6` or `9000/100`, or a decimal such as `90.75` or
    /// `90,75`, from 0 to 100. A decimal is exact: 90.75 is 363/4.
    fn from_str(text: &str) -> Result<Self, Error> {
        let not_a_mean = || wrong_text(text, EXPECTED);
        let read = match text.split_once('/') {
            Some((numerator, denominator)) => {
                let both = plain(numerator).zip(plain(denominator));
                let (numerator, denominator) = both.ok_or_else(not_a_mean)?;
                if denominator == "0" {
                    return Err(not_a_mean());
                }
                let both = numerator.parse().ok().zip(denominator.parse().ok());
                both.and_then(|(numerator, denominator)| Self::new(numerator, denominator))
            }
            None => {
                let (whole, places) = match text.split_once(['.', ',']) {
                    Some((whole, places)) if is_digits(places) => (whole, places),
                    Some(_) => return Err(not_a_mean()),
                    None => (text, ""),
                };
                let whole = plain(whole).ok_or_else(not_a_mean)?;
                // Zeros at the end are no digits of the number.
                exact(whole, places.trim_end_matches('0'))
            }
        };
        read.ok_or_else(|| too_long(text, MOST_DIGITS))?
            .in_range(text)
    }
}

/// What is expected of a mean.
const EXPECTED: (&str, &str) = (
    "điểm trung bình từ 0 đến 100 viết thành chuỗi, như `\"90.75\"` hoặc `\"523/6\"`",
    "a mean from 0 to 100 as a string, such as `\"90.75\"` or `\"523/6\"`",
);

/// So many digits always fit the numbers of a mean.
const MOST_DIGITS: u8 = 19;

/// A whole number as it prints.
fn plain(text: &str) -> Option<&str> {
    let is_plain = is_digits(text) && (text == "0" || !text.starts_with('0'));
    is_plain.then_some(text)
}

/// A decimal as a fraction; `None` if it has too many digits.
fn exact(whole: &str, places: &str) -> Option<Mean> {
    let below = 10_u64.checked_pow(u32::try_from(places.len()).ok()?)?;
    let rest = if places.is_empty() {
        0
    } else {
        places.parse::<u64>().ok()?
    };
    let above = whole
        .parse::<u64>()
        .ok()?
        .checked_mul(below)?
        .checked_add(rest)?;
    Mean::new(above, below)
}

crate::base::macros::serde_text!(Mean, |f| crate::base::error::in_both(f, EXPECTED));

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[track_caller]
    fn shown(sum: u64, count: u64, dp: u32, rounding: Rounding) -> String {
        Mean::new(sum, count)
            .unwrap()
            .round(dp, rounding)
            .to_string()
    }

    #[test]
    fn the_three_roundings_part_at_the_half() {
        assert_eq!(shown(17933, 200, 2, Rounding::HalfUp), "89.67");
        assert_eq!(shown(17933, 200, 2, Rounding::HalfEven), "89.66");
        assert_eq!(shown(17933, 200, 2, Rounding::Down), "89.66");
        assert_eq!(shown(17935, 200, 2, Rounding::HalfEven), "89.68");
    }

    #[test]
    fn a_digit_far_behind_the_half_still_counts() {
        // 0.5 and a little more: 5000000000000000001 / 10^19.
        let just_above = Mean::new(5_000_000_000_000_000_001, 10_000_000_000_000_000_000).unwrap();
        assert_eq!(just_above.round(0, Rounding::HalfEven).to_string(), "1");
        let half = Mean::new(1, 2).unwrap();
        assert_eq!(half.round(0, Rounding::HalfEven).to_string(), "0");
        assert_eq!(half.round(0, Rounding::HalfUp).to_string(), "1");
        assert_eq!(
            Mean::new(3, 2)
                .unwrap()
                .round(0, Rounding::HalfEven)
                .to_string(),
            "2"
        );
    }

    #[test]
    fn places_are_kept_and_bounded() {
        assert_eq!(shown(90, 1, 2, Rounding::HalfUp), "90.00");
        assert_eq!(shown(269, 3, 3, Rounding::Down), "89.666");
        assert_eq!(shown(1, 3, 99, Rounding::Down), "0.33333333333333333333");
    }

    #[test]
    fn large_means_do_not_overflow() {
        assert_eq!(
            shown(u64::MAX, 1, 2, Rounding::HalfUp),
            "18446744073709551615.00"
        );
        // A decimal of 96 bits has room for ten places fewer than requested here.
        let large = 18_000_000_000_000_000_001;
        assert_eq!(
            shown(large, 18, 20, Rounding::Down),
            "1000000000000000000.0555555555"
        );
        assert_eq!(
            shown(17_999_999_999_999_999_999, 7, 12, Rounding::Down),
            "2571428571428571428.4285714285"
        );
        assert!(Mean::new(u64::MAX, 1) > Mean::new(u64::MAX - 1, 1));
        assert_eq!(Mean::new(1, 0), None);
    }

    #[test]
    fn a_difference_is_exact_and_never_below_zero() {
        let mean = |sum, count| Mean::new(sum, count).unwrap();
        assert_eq!(mean(7, 2).minus(mean(2, 3)), mean(17, 6));
        assert_eq!(mean(2, 3).minus(mean(7, 2)), mean(0, 1));
    }

    #[test]
    fn a_mean_is_read_as_published_and_printed_reduced() {
        for (text, mean) in [
            ("0", "0"),
            ("100", "100"),
            ("90.75", "363/4"),
            ("90,75", "363/4"),
            ("90.750", "363/4"),
            ("90.0", "90"),
            ("0.5", "1/2"),
            ("0,0", "0"),
            ("89.67", "8967/100"),
            ("363/4", "363/4"),
            ("9000/100", "90"),
            ("4/2", "2"),
            ("1/1", "1"),
            ("0/7", "0"),
            ("100.00000000000000000000000000000000", "100"),
            ("1/18446744073709551615", "1/18446744073709551615"),
            ("0.0000000000000000001", "1/10000000000000000000"),
        ] {
            let read = text.parse::<Mean>().map(|mean| mean.to_string());
            assert_eq!(read.as_deref(), Ok(mean), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_mean_of_a_council_is_refused_with_its_fault() {
        for bad in [
            "", "1/0", "0/0", "01", "+1", "-1", "-0.5", "1/+2", "1/02", "a", "1/2/3", " 1", "1 ",
            "9.", ".5", "1.5/2", "1.234,5", "1.2.3", "1e2", "90,75%", "٩٠",
        ] {
            let detail = bad.parse::<Mean>().unwrap_err().detail();
            assert_eq!(detail, ErrorDetail::WrongValue, "{bad:?}");
        }
        for above in [
            "101",
            "100.01",
            "100,0000000000001",
            "201/2",
            "18446744073709551615",
        ] {
            let error = above.parse::<Mean>().unwrap_err();
            assert_eq!(error.detail(), ErrorDetail::MeanOutOfRange, "{above}");
            let message = alloc::format!("mean {above} out of range: expected 0 to 100");
            assert_eq!(error.message(), message);
        }
        for long in [
            "18446744073709551616",
            "1/18446744073709551616",
            "18446744073709551616/18446744073709551616",
            "0.00000000000000000001",
            "90.12345678901234567890123",
            "3.3333333333333333333",
        ] {
            let error = long.parse::<Mean>().unwrap_err();
            assert_eq!(error.detail(), ErrorDetail::NumberTooLong, "{long}");
            assert_eq!(error.most(), Some(19));
        }
    }

    #[test]
    fn every_mean_of_up_to_fifteen_members_reads_back_as_fraction_and_as_decimal() {
        let mut decimals = 0;
        for count in 1..=15_u64 {
            for sum in 0..=100 * count {
                let mean = Mean::new(sum, count).unwrap();
                assert_eq!(mean.to_string().parse(), Ok(mean));
                assert_eq!(alloc::format!("{sum}/{count}").parse(), Ok(mean));
                // A decimal ends if the denominator has no other prime factors than 2 and 5.
                if 1000 % mean.denominator() != 0 {
                    continue;
                }
                decimals += 1;
                let shown = alloc::format!("{mean:.3}");
                assert_eq!(shown.parse(), Ok(mean), "{sum}/{count}");
                assert_eq!(shown.replace('.', ",").parse(), Ok(mean), "{sum}/{count}");
            }
        }
        assert_eq!(decimals, 4_815);
    }
}
