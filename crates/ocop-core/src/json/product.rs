//! Records and councils as the JSON of a product, written and read through serde.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Number, Value};

use super::Record;
use crate::base::error::{Error, ErrorDetail, ErrorValue, in_both};
use crate::law::ground::DisqualificationGround;
use crate::rating::council::Council;
use crate::rating::council_rules::Rules;
use crate::rating::member::Member;
use crate::rating::scorecard::Scorecard;

/// Writes the product: `id`, `edition`, `set`, `scorecards`, and what else is set.
///
/// ```
/// use ocop_core::json::Record;
/// use ocop_core::{Council, Edition};
///
/// let card = Edition::E2026.sheet(7)?.best();
/// let record = Record::new("p-1", Council::of([card])?);
/// let json = serde_json::to_string(&record).unwrap();
/// assert!(json.starts_with(r#"{"id":"p-1","edition":"26/2026","set":7,"scorecards":[{"1.1":3,"#));
/// assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
/// # Ok::<(), ocop_core::Error>(())
/// ```
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut product = serializer.serialize_map(None)?;
        product.serialize_entry("id", &self.id)?;
        members(&self.council, &mut product)?;
        if let Some(extra) = &self.extra {
            product.serialize_entry("extra", extra)?;
        }
        product.end()
    }
}

/// Reads what [`Record::read`] reads; the message of an error begins with its path. A number in `extra`
/// may come back in another form, such as `12.5` for `12.50`.
impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Unique(product) = Unique::deserialize(deserializer)?;
        read(&product).map_err(de::Error::custom)
    }
}

/// Writes the product without an `id`.
impl Serialize for Council {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut product = serializer.serialize_map(None)?;
        members(self, &mut product)?;
        product.end()
    }
}

/// Reads a product; an `id` may be left out and is not kept.
impl<'de> Deserialize<'de> for Council {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Unique(mut product) = Unique::deserialize(deserializer)?;
        if let Value::Object(members) = &mut product {
            members.entry("id").or_insert_with(|| "".into());
        }
        let record = read(&product).map_err(de::Error::custom)?;
        Ok(record.council)
    }
}

fn read(product: &Value) -> Result<Record, Error> {
    Record::read(product.to_string().as_bytes()).map_err(|fault| fault.error)
}

/// Writes the members of a council.
fn members<M: SerializeMap>(council: &Council, product: &mut M) -> Result<(), M::Error> {
    let sheet = council.sheet();
    product.serialize_entry("edition", &sheet.edition())?;
    product.serialize_entry("set", &sheet.number())?;
    if !sheet.is_law() {
        product.serialize_entry("draft", &true)?;
    }
    product.serialize_entry("scorecards", &cards(council))?;
    let grounds: Vec<_> = council.grounds().map(DisqualificationGround::id).collect();
    if !grounds.is_empty() {
        product.serialize_entry("grounds", &grounds)?;
    }
    product.serialize_entry("tier", &council.tier())?;
    if let Some(filed) = council.filed() {
        product.serialize_entry("filed", &format!("{filed}"))?;
    }
    if let Some(decided) = council.decided() {
        product.serialize_entry("decided", &format!("{decided}"))?;
    }
    if let Some(kind) = council.dossier_kind() {
        product.serialize_entry("dossier_kind", &kind)?;
    }
    if *council.rules() != Rules::default() {
        product.serialize_entry("rules", council.rules())?;
    }
    if let Some(attendance) = council.attendance() {
        product.serialize_entry("attendance", &attendance)?;
    }
    Ok(())
}

/// The scorecards in the order of the list as given.
fn cards(council: &Council) -> Vec<Card<'_>> {
    let counting = council.members().zip(council.scorecards().iter().map(Some));
    let aside = council.set_aside().map(|member| (member, None));
    let mut cards: Vec<_> = counting.chain(aside).collect();
    cards.sort_by_key(|(member, _)| member.place());
    let cards = cards.into_iter();
    cards.map(|(member, card)| Card { member, card }).collect()
}

/// A scorecard, with its member and round if it has them.
struct Card<'c> {
    member: Member<'c>,
    /// `None` if it was left aside: its choices are not kept.
    card: Option<&'c Scorecard>,
}

impl Serialize for Card<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, round) = (self.member.name(), self.member.round());
        if let (None, 1, Some(card)) = (name, round, self.card) {
            return card.serialize(serializer);
        }
        let mut ballot = serializer.serialize_map(None)?;
        if let Some(name) = name {
            ballot.serialize_entry("member", name)?;
        }
        if round != 1 {
            ballot.serialize_entry("round", &round)?;
        }
        match self.card {
            Some(card) => ballot.serialize_entry("choices", card)?,
            None => ballot.serialize_entry("choices", &BTreeMap::<(), ()>::new())?,
        }
        ballot.end()
    }
}

/// Any JSON in which no object has a key twice: serde's own tree would keep the last of two values.
struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any).map(Self)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        in_both(f, ("một sản phẩm", "a product"))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_string()))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(Self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Unique(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let (mut members, mut keys) = (Map::new(), BTreeSet::new());
        while let Some(key) = object.next_key::<String>()? {
            if !keys.insert(key.clone()) {
                let found = ("found", ErrorValue::outside(&key));
                let fault = Error::new(ErrorDetail::DuplicateKey, key, [found]);
                return Err(de::Error::custom(fault));
            }
            let Unique(value) = object.next_value()?;
            members.insert(key, value);
        }
        Ok(Value::Object(members))
    }
}
