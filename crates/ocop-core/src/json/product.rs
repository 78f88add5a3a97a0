//! Records and councils as the JSON of a product, written and read through serde.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::Record;
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

/// Reads what [`Record::read`] reads, from `serde_json` only: the text itself is read, so that no number
/// and no key changes. The message of an error begins with its path.
impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let product = Box::<RawValue>::deserialize(deserializer)?;
        let read = Self::read(product.get().as_bytes());
        read.map_err(|fault| de::Error::custom(fault.error))
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

/// Reads a product of a sheet of the law, from `serde_json` only; an `id` may be left out and is not kept.
/// For a custom sheet there is [`Record::read_on`].
impl<'de> Deserialize<'de> for Council {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let product = Box::<RawValue>::deserialize(deserializer)?;
        let read = Record::read_council(product.get().as_bytes());
        read.map_err(de::Error::custom)
    }
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
