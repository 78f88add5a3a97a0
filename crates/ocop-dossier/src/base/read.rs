//! Readers of values: objects without lists in their place, words, dates, and maps with unique keys.

use alloc::collections::btree_map::Entry;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use core::fmt;
use core::marker::PhantomData;
use core::ops::{Range, RangeInclusive};
use core::str::FromStr;

use ocop_core::internal::{error, in_both, money as written, not_a_day, outside};
use ocop_core::text::outside;
use ocop_core::{Date, ErrorDetail};
use rust_decimal::Decimal;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The years that a date of a dossier may have. Other years are typing errors.
pub(crate) const YEARS: RangeInclusive<i16> = 1900..=2199;

/// A key of the dossier as a step of a path, as the errors write it.
pub(crate) fn step_of(key: &str) -> alloc::string::String {
    if key.is_empty() {
        "\"\"".into()
    } else {
        outside::short(key, 40).into_owned()
    }
}

/// What is expected, in Vietnamese and in English.
pub(crate) type Expected = (&'static str, &'static str);

/// Reads a value through its text.
pub(crate) fn parsed<'de, T: FromStr<Err: fmt::Display>, D: Deserializer<'de>>(
    from: D,
    expecting: Expected,
) -> Result<T, D::Error> {
    struct Text<T>(Expected, PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            in_both(f, self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    from.deserialize_str(Text(expecting, PhantomData))
}

/// Reads an object. The derived reader alone would accept a list too, by position.
pub(crate) fn one<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    struct Object<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            in_both(f, ("một đối tượng", "an object"))
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }

    from.deserialize_map(Object(PhantomData))
}

/// Reads an object that may be missing or null.
pub(crate) fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    Ok(Option::<One<T>>::deserialize(from)?.map(|One(value)| value))
}

/// Reads a list of objects.
pub(crate) fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<alloc::vec::Vec<T>, D::Error> {
    let list = alloc::vec::Vec::<One<T>>::deserialize(from)?;
    Ok(list.into_iter().map(|One(value)| value).collect())
}

/// A value that is an object.
struct One<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for One<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one(from).map(One)
    }
}

/// Reads a map of objects with unique keys.
pub(crate) fn objects<'de, K, T, D>(from: D) -> Result<BTreeMap<K, T>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    unique_by(from, |One(value)| value)
}

/// Reads a map with unique keys. The derived reader would silently keep the last of two values.
pub(crate) fn unique<'de, K, T, D>(from: D) -> Result<BTreeMap<K, T>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    unique_by(from, |value: T| value)
}

/// Reads a map with unique keys whose values are read in another form.
fn unique_by<'de, K, V, T, D>(from: D, value_of: fn(V) -> T) -> Result<BTreeMap<K, T>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct Unique<K, V, T>(fn(V) -> T, PhantomData<K>);

    impl<'de, K, V, T> Visitor<'de> for Unique<K, V, T>
    where
        K: Deserialize<'de> + Ord + fmt::Display,
        V: Deserialize<'de>,
    {
        type Value = BTreeMap<K, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            in_both(f, ("một đối tượng", "an object"))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = from.next_key::<K>()? {
                match map.entry(key) {
                    Entry::Vacant(place) => place.insert((self.0)(from.next_value()?)),
                    Entry::Occupied(place) => {
                        let found = ("found", outside(&format!("{}", place.key())));
                        let fault = error(ErrorDetail::DuplicateKey, "", [found]);
                        return Err(A::Error::custom(fault));
                    }
                };
            }
            Ok(map)
        }
    }

    from.deserialize_map(Unique(value_of, PhantomData))
}

/// Reads a list without duplicates as a sorted set.
pub(crate) fn set<'de, T, D>(from: D) -> Result<BTreeSet<T>, D::Error>
where
    T: Deserialize<'de> + Ord + fmt::Display,
    D: Deserializer<'de>,
{
    struct Set<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de> + Ord + fmt::Display> Visitor<'de> for Set<T> {
        type Value = BTreeSet<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            in_both(f, ("một danh sách", "a list"))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            let mut set = BTreeSet::new();
            while let Some(value) = from.next_element::<T>()? {
                if set.contains(&value) {
                    let found = ("found", outside(&format!("{value}")));
                    return Err(A::Error::custom(error(
                        ErrorDetail::DuplicateValue,
                        "",
                        [found],
                    )));
                }
                set.insert(value);
            }
            Ok(set)
        }
    }

    from.deserialize_seq(Set(PhantomData))
}

/// A date in data: ISO 8601, from 1900 to 2199.
pub(crate) mod day {
    use serde::{Serialize, Serializer};

    use super::{Date, Day, Deserialize, Deserializer, format};

    pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| format!("{day}")).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Day>::deserialize(from)?.map(|Day(day)| day))
    }
}

/// A date of a dossier as it is written in data.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Day(pub(crate) Date);

impl FromStr for Day {
    type Err = ocop_core::Error;

    fn from_str(text: &str) -> Result<Self, ocop_core::Error> {
        if let Some(day) = plain_day(text) {
            return Ok(Self(day));
        }
        let day = text.parse::<Date>().ok();
        // Only this form: jiff also reads `20260710` and times of day.
        let day = day.filter(|day| format!("{day}") == text);
        match day {
            Some(day) if YEARS.contains(&day.year()) => Ok(Self(day)),
            Some(_) => {
                let values = [
                    ("found", outside(text)),
                    ("least", (*YEARS.start()).into()),
                    ("most", (*YEARS.end()).into()),
                ];
                Err(error(ErrorDetail::YearOutOfRange, "", values))
            }
            None => Err(not_a_day(text)),
        }
    }
}

/// A day of the form `2026-07-10` in the years that a date may have; the way of nearly all dates.
fn plain_day(text: &str) -> Option<Date> {
    let digits = |at: Range<usize>| {
        let digits = text.as_bytes().get(at)?.iter();
        digits.copied().try_fold(0_i16, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    let small = |at| i8::try_from(digits(at)?).ok();
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let year = digits(0..4).filter(|year| YEARS.contains(year))?;
    Date::new(year, small(5..7)?, small(8..10)?).ok()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(
            from,
            ("một ngày như `2026-07-10`", "a date such as `2026-07-10`"),
        )
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date as year-month-day, such as `2026-07-10`, in the years 1900 to 2199.",
            "type": "string",
            "format": "date",
            "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        })
    }
}

/// A share or an amount of money in data: a decimal number written as a string.
pub(crate) mod amount {
    use serde::{Serialize, Serializer};

    use super::{Amount, Decimal, Deserialize, Deserializer, format};

    pub(crate) fn serialize<S: Serializer>(
        amount: &Option<Decimal>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        amount.map(|amount| format!("{amount}")).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Amount>::deserialize(from)?.map(|Amount(amount)| amount))
    }
}

/// A decimal number as it is written in data.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Amount(pub(crate) Decimal);

impl FromStr for Amount {
    type Err = ocop_core::Error;

    fn from_str(text: &str) -> Result<Self, ocop_core::Error> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let amount = (plain(whole) && plain(part)).then(|| Decimal::from_str_exact(text).ok());
        let bad = || error(ErrorDetail::BadNumber, "", [("found", outside(text))]);
        amount
            .flatten()
            .map(Self)
            .ok_or_else(|| written::grouped(text, 2).unwrap_or_else(bad))
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let expected = (
            "số thập phân viết thành chuỗi, như `\"0.75\"`",
            "a decimal number as a string, such as `\"0.75\"`",
        );
        parsed(from, expected)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A decimal number as a string, with a decimal point, such as `0.75`. Shares are from 0 to 1.",
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?$"
        })
    }
}

/// Money in data: a whole number of đồng, written as a string.
///
/// There is nothing smaller than a đồng, so a point is a mark of thousands: `1.020` is no 1.02 đồng.
pub(crate) mod money {
    pub(crate) use super::amount::serialize;
    use super::{Decimal, Deserialize, Deserializer, Money};

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<Money>::deserialize(from)?.map(|Money(amount)| amount))
    }
}

/// Money as it is written in data.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Money(pub(crate) Decimal);

impl FromStr for Money {
    type Err = ocop_core::Error;

    fn from_str(text: &str) -> Result<Self, ocop_core::Error> {
        written::dong(text).map(Self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, written::EXPECTED)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Money {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A whole number of đồng as a string, without marks of thousands.",
            "type": "string",
            "pattern": "^-?[0-9]+$"
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn money_is_in_whole_dong() {
        let read = |text: &str| text.parse::<Money>().map(|money| money.0.to_string());
        for text in ["2480000000", "0", "-50000"] {
            assert_eq!(read(text).as_deref(), Ok(text));
        }
        for (text, fault) in [
            (
                "1.020",
                "`1.020` has a thousands separator (`.`): expected `1020` without it",
            ),
            (
                "2.480",
                "`2.480` has a thousands separator (`.`): expected `2480` without it",
            ),
            (
                "2.480.000.000",
                "`2.480.000.000` has a thousands separator (`.`): expected `2480000000` without it",
            ),
            (
                "2,480,000,000",
                "`2,480,000,000` has a thousands separator (`,`): expected `2480000000` without it",
            ),
            (
                "1020.00",
                "`1020.00` has a fraction of a đồng: expected whole đồng, `1020`",
            ),
            (
                "1.02",
                "`1.02` has a fraction of a đồng: expected whole đồng",
            ),
        ] {
            assert_eq!(read(text).unwrap_err().message(), fault);
        }
        for text in ["-", "2.48e9", ""] {
            let message = format!(
                "found the string `{text}`, expected whole đồng as a string without separators, such as `\"120000000\"`"
            );
            assert_eq!(read(text).unwrap_err().message(), message);
        }
    }

    #[test]
    fn a_decimal_has_no_thousands_separators() {
        let fault = |text: &str| text.parse::<Amount>().unwrap_err();
        assert_eq!(
            fault("1.234.567").message(),
            "`1.234.567` has a thousands separator (`.`): expected `1234567` without it"
        );
        assert_eq!(fault("1,234,567.5").nearest(), Some("1234567.5"));
        // One comma may be before decimals.
        for text in ["1,234", "0,85"] {
            assert_eq!(fault(text).detail(), ErrorDetail::BadNumber, "{text}");
        }
    }

    #[test]
    fn a_date_has_one_form_and_a_plausible_year() {
        let read = |text: &str| text.parse::<Day>().map(|day| day.to_string());
        assert_eq!(read("2026-07-10").as_deref(), Ok("2026-07-10"));
        assert_eq!(read("1900-01-01").as_deref(), Ok("1900-01-01"));
        assert_eq!(read("2199-12-31").as_deref(), Ok("2199-12-31"));
        for outside in ["0000-01-01", "1899-12-31", "2200-01-01"] {
            let message = format!("year of `{outside}` out of range: expected 1900 to 2199");
            assert_eq!(read(outside).unwrap_err().message(), message);
        }
        for bad in [
            "2026-02-29",
            "20260710",
            "2026-7-10",
            "",
            "2026-07-10T00:00",
        ] {
            let message = format!(
                "found the string `{bad}`, expected a day as year-month-day, such as `2026-07-10`"
            );
            assert_eq!(read(bad).unwrap_err().message(), message);
        }
    }

    #[test]
    fn the_usual_form_is_read_as_any_other() {
        for year in 1899..=2200_i16 {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let text = format!("{year}-{month:02}-{day:02}");
                let any = text.parse::<Date>().ok();
                let any = any.filter(|day| YEARS.contains(&day.year()));
                assert_eq!(plain_day(&text), any, "{text}");
            }
        }
        for other in [
            "2026-07-1",
            "2026/07/10",
            "2026-07-1x",
            "+026-07-10",
            "2026-07-10 ",
            "２026-07-1",
        ] {
            assert_eq!(plain_day(other), None, "{other}");
        }
    }
}
