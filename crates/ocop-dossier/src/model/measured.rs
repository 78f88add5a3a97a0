//! What a laboratory writes as a result: a number, a bound, or that it found nothing or a trace.

use core::fmt;
use core::str::FromStr;

use ocop_core::internal::wrong_text;
use ocop_core::text::same;
use ocop_core::{Error, Lang};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::read::{Amount, Expected, parsed};

/// The value of a test result, as laboratories write it.
///
/// It is read from a decimal (`0.75`), a bound (`<0.5`, `≤0.5` or `<=0.5`, `>1100`, `≥1100` or `>=1100`),
/// “not detected” (`KPH`, `không phát hiện`, `âm tính`, `not detected`, `negative`, `ND`) or a trace
/// (`vết`, `traces`, `trace`). Words are read in any case. The decimal sign is a point.
///
/// ```
/// use ocop_dossier::model::Measured;
/// use rust_decimal::Decimal;
///
/// let below: Measured = "< 0.5".parse()?;
/// assert_eq!(below.to_string(), "<0.5");
/// assert_eq!(below.is_at_most(Decimal::ONE), Some(true));
/// // The value may be on either side of 0.3.
/// assert_eq!(below.is_at_most(Decimal::new(3, 1)), None);
/// assert_eq!("KPH".parse(), Ok(Measured::NotDetected));
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[doc(alias = "kết quả kiểm nghiệm")]
#[non_exhaustive]
pub enum Measured {
    /// A number: `0.75`.
    Exactly(Decimal),
    /// Below a number: `<0.5`.
    Below(Decimal),
    /// At most a number: `≤0.5`.
    AtMost(Decimal),
    /// Above a number: `>1100`.
    Above(Decimal),
    /// At least a number: `≥1100`.
    AtLeast(Decimal),
    /// Not detected (không phát hiện). It counts as zero.
    NotDetected,
    /// Traces (vết). They count as more than zero and less than every number above it.
    Traces,
}

impl Measured {
    /// Whether the value is at most a number; `None` if it cannot be decided.
    #[must_use]
    pub fn is_at_most(self, most: Decimal) -> Option<bool> {
        match self {
            Self::Exactly(value) => Some(value <= most),
            Self::Below(bound) | Self::AtMost(bound) => (bound <= most).then_some(true),
            Self::Above(bound) => (bound >= most).then_some(false),
            Self::AtLeast(bound) => (bound > most).then_some(false),
            Self::NotDetected => Some(most >= Decimal::ZERO),
            Self::Traces => Some(most > Decimal::ZERO),
        }
    }

    /// Whether the value is at least a number; `None` if it cannot be decided.
    #[must_use]
    pub fn is_at_least(self, least: Decimal) -> Option<bool> {
        match self {
            Self::Exactly(value) => Some(value >= least),
            Self::Below(bound) => (bound <= least).then_some(false),
            Self::AtMost(bound) => (bound < least).then_some(false),
            Self::Above(bound) | Self::AtLeast(bound) => (bound >= least).then_some(true),
            Self::NotDetected | Self::Traces => Some(least <= Decimal::ZERO),
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Exactly(number)
            | Self::Below(number)
            | Self::AtMost(number)
            | Self::Above(number)
            | Self::AtLeast(number) => Some(number),
            Self::NotDetected | Self::Traces => None,
        }
    }

    /// The same kind of value with another number.
    pub(crate) const fn with_number(self, number: Decimal) -> Self {
        match self {
            Self::Exactly(_) => Self::Exactly(number),
            Self::Below(_) => Self::Below(number),
            Self::AtMost(_) => Self::AtMost(number),
            Self::Above(_) => Self::Above(number),
            Self::AtLeast(_) => Self::AtLeast(number),
            Self::NotDetected | Self::Traces => self,
        }
    }

    /// What is written before the number, or in its place.
    pub(crate) const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Exactly(_) => "",
            Self::Below(_) => "<",
            Self::AtMost(_) => "≤",
            Self::Above(_) => ">",
            Self::AtLeast(_) => "≥",
            Self::NotDetected => lang.pick("không phát hiện", "not detected"),
            Self::Traces => lang.pick("vết", "traces"),
        }
    }
}

/// A sign and the bound that it writes.
type Sign = (&'static str, fn(Decimal) -> Measured);

/// The signs of bounds; longer ones first.
const SIGNS: [Sign; 6] = [
    ("<=", Measured::AtMost),
    (">=", Measured::AtLeast),
    ("≤", Measured::AtMost),
    ("≥", Measured::AtLeast),
    ("<", Measured::Below),
    (">", Measured::Above),
];

/// The words in place of a number.
const WORDS: [(&str, Measured); 9] = [
    ("not detected", Measured::NotDetected),
    ("không phát hiện", Measured::NotDetected),
    ("KPH", Measured::NotDetected),
    ("ND", Measured::NotDetected),
    ("âm tính", Measured::NotDetected),
    ("negative", Measured::NotDetected),
    ("traces", Measured::Traces),
    ("trace", Measured::Traces),
    ("vết", Measured::Traces),
];

/// What is expected of a value.
const EXPECTED: Expected = (
    "kết quả viết thành chuỗi, như `\"0.75\"`, `\"<0.5\"`, `\"≤0.5\"`, `\"KPH\"`, `\"không phát hiện\"` hoặc `\"vết\"`",
    "a result as a string, such as `\"0.75\"`, `\"<0.5\"`, `\"≤0.5\"`, `\"not detected\"` or `\"traces\"`",
);

/// Prints a number or bound as it is read, else `not detected` or `traces`.
impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words(Lang::En);
        match self.number() {
            Some(number) => ocop_core::explain::pad(f, format_args!("{words}{number}")),
            None => ocop_core::explain::pad(f, format_args!("{words}")),
        }
    }
}

impl FromStr for Measured {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Ok(Amount(number)) = text.parse() {
            return Ok(Self::Exactly(number));
        }
        let bound = SIGNS.iter().find_map(|(sign, of)| {
            let number = text.strip_prefix(sign)?.trim_start_matches(' ');
            number.parse().ok().map(|Amount(number)| of(number))
        });
        let word = || WORDS.iter().find(|(word, _)| same(word, text));
        bound
            .or_else(|| word().map(|&(_, value)| value))
            .ok_or_else(|| wrong_text(text, EXPECTED))
    }
}

impl From<Decimal> for Measured {
    fn from(number: Decimal) -> Self {
        Self::Exactly(number)
    }
}

impl Serialize for Measured {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Measured {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, EXPECTED)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Measured {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Measured".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // JSON Schema has no patterns without case, so that each letter is written twice.
        let words = WORDS.map(|(word, _)| {
            let letters = word.chars().map(|letter| match letter {
                ' ' => alloc::string::String::from(" +"),
                _ => alloc::format!("[{}{}]", letter.to_lowercase(), letter.to_uppercase()),
            });
            letters.collect::<alloc::string::String>()
        });
        let words = words.join("|");
        let pattern = alloc::format!("^((<=|>=|<|>|≤|≥) *)?-?[0-9]+(\\.[0-9]+)?$|^ *({words}) *$");
        schemars::json_schema!({
            "type": "string",
            "description": "A decimal, a bound such as `<0.5` or `≤0.5`, or a word: `KPH`, `không phát hiện`, `not detected`, `vết`, `traces`.",
            "pattern": pattern
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn read(text: &str) -> Measured {
        text.parse().unwrap()
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_value_is_a_decimal_a_bound_or_a_word() {
        let half = number("0.5");
        for (text, value, shown) in [
            ("0.5", Measured::Exactly(half), "0.5"),
            ("0.50", Measured::Exactly(number("0.50")), "0.50"),
            ("-1", Measured::Exactly(number("-1")), "-1"),
            ("<0.5", Measured::Below(half), "<0.5"),
            ("< 0.5", Measured::Below(half), "<0.5"),
            ("≤0.5", Measured::AtMost(half), "≤0.5"),
            ("≤ 0.5", Measured::AtMost(half), "≤0.5"),
            ("<=0.5", Measured::AtMost(half), "≤0.5"),
            (">1100", Measured::Above(number("1100")), ">1100"),
            (">= 1100", Measured::AtLeast(number("1100")), "≥1100"),
            ("KPH", Measured::NotDetected, "not detected"),
            ("kph", Measured::NotDetected, "not detected"),
            ("Không phát hiện", Measured::NotDetected, "not detected"),
            (
                "kho\u{302}ng phát hie\u{323}\u{302}n",
                Measured::NotDetected,
                "not detected",
            ),
            ("Not detected", Measured::NotDetected, "not detected"),
            ("ND", Measured::NotDetected, "not detected"),
            ("Âm tính", Measured::NotDetected, "not detected"),
            ("vết", Measured::Traces, "traces"),
            ("Traces", Measured::Traces, "traces"),
        ] {
            assert_eq!(read(text), value, "{text}");
            assert_eq!(read(text).to_string(), shown, "{text}");
            // What is written is read again with the same meaning.
            assert_eq!(read(shown), value, "{text}");
        }
        assert_eq!(alloc::format!("{:>6}", read("<0.5")), "  <0.5");
    }

    #[test]
    fn other_texts_are_refused_with_what_may_be_written() {
        for text in [
            "",
            " 0.5",
            "0,5",
            "<0,5",
            "<",
            "<<1",
            "= 1",
            "~0.5",
            "0.5 g",
            "1e2",
            "<KPH",
            "none",
            "0.12345678901234567890123456789012",
        ] {
            let error = text.parse::<Measured>().unwrap_err();
            assert_eq!(error.kind(), ocop_core::ErrorKind::BadValue, "{text}");
            for lang in Lang::ALL {
                let message = error.message_in(lang);
                for form in ["`\"0.75\"`", "`\"<0.5\"`", "`\"≤0.5\"`"] {
                    assert!(message.contains(form), "{message}");
                }
            }
        }
    }

    #[test]
    fn bounds_decide_only_what_they_can() {
        // Value; at most 0.3, 0.5, 1; at least 0.3, 0.5, 1.
        let (yes, no) = (Some(true), Some(false));
        for (text, most, least) in [
            ("0.5", [no, yes, yes], [yes, yes, no]),
            ("<0.5", [None, yes, yes], [None, no, no]),
            ("≤0.5", [None, yes, yes], [None, None, no]),
            (">0.5", [no, no, None], [yes, yes, None]),
            ("≥0.5", [no, None, None], [yes, yes, None]),
            ("KPH", [yes; 3], [no; 3]),
            ("vết", [yes; 3], [no; 3]),
        ] {
            let bounds = ["0.3", "0.5", "1"].map(number);
            let value = read(text);
            assert_eq!(bounds.map(|most| value.is_at_most(most)), most, "{text}");
            assert_eq!(
                bounds.map(|least| value.is_at_least(least)),
                least,
                "{text}"
            );
        }
        let zero = Decimal::ZERO;
        assert_eq!(Measured::NotDetected.is_at_most(zero), Some(true));
        assert_eq!(Measured::NotDetected.is_at_least(zero), Some(true));
        assert_eq!(Measured::NotDetected.is_at_most(number("-1")), Some(false));
        assert_eq!(Measured::Traces.is_at_most(zero), Some(false));
        assert_eq!(Measured::Traces.is_at_least(zero), Some(true));
    }
}
