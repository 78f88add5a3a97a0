//! A product's own members, without its scorecards.
//!
//! `serde_json` reads them; nothing is kept but borrowed text, and nothing is allocated. Whatever is
//! unusual is an error without words here, because the reference path then names it.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use ocop_core::{Edition, Tier};

/// The members of a product that is rated without rules, days and grounds.
#[derive(Debug)]
pub(super) struct Envelope<'a> {
    /// As written: a string without escapes, or a number.
    pub(super) id: &'a str,
    pub(super) edition: Edition,
    pub(super) set: u16,
    pub(super) tier: Tier,
    /// As written.
    pub(super) scorecards: &'a str,
    /// As written, on one line.
    pub(super) extra: Option<&'a str>,
}

/// The deepest nesting of the caller's own JSON, below the sixty-four of the reference path.
const DEEPEST: u8 = 8;
/// The most members of an object.
const MOST: usize = 16;

impl<'a> Envelope<'a> {
    /// Reads an object; `None` for any fault, and for anything unusual.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let mut json = serde_json::Deserializer::from_str(text);
        let envelope = json.deserialize_map(Members).ok()?;
        json.end().ok().map(|()| envelope)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope<'de>, A::Error> {
        let mut keys = Keys::default();
        let (mut id, mut edition, mut set, mut scorecards) = (None, None, None, None);
        let mut extra = None;
        let (mut tier, mut has_tier) = (Tier::default(), false);
        while let Some(key) = map.next_key::<&'de str>()? {
            keys.add(key).ok_or_else(unusual)?;
            match key {
                "id" => id = Some(map.next_value::<&'de RawValue>()?.get()),
                "edition" => {
                    let text = map.next_value::<&'de str>()?;
                    edition = Edition::ALL
                        .into_iter()
                        .find(|known| known.as_str() == text);
                }
                "set" => set = Some(map.next_value()?),
                "scorecards" => scorecards = Some(map.next_value::<&'de RawValue>()?.get()),
                // The earlier name; both at once are unusual.
                "tier" | "level" if !has_tier => {
                    has_tier = true;
                    let text = map.next_value::<&'de str>()?;
                    let mut tiers = Tier::ALL.into_iter();
                    tier = tiers
                        .find(|known| known.as_str() == text)
                        .ok_or_else(unusual)?;
                }
                "extra" => {
                    let own = map.next_value::<&'de RawValue>()?.get();
                    extra = Some(Looked::through(own).ok_or_else(unusual)?);
                }
                // Days, rules and grounds, and members that no product has.
                _ => return Err(unusual()),
            }
        }
        // A string with escapes is written again. Only strings and numbers are ids.
        let plain = |id: &&str| match id.as_bytes() {
            [b'"', text @ ..] => !text.contains(&b'\\'),
            [b'-' | b'0'..=b'9', ..] => true,
            _ => false,
        };
        Ok(Envelope {
            id: id.filter(plain).ok_or_else(unusual)?,
            edition: edition.ok_or_else(unusual)?,
            set: set.ok_or_else(unusual)?,
            tier,
            scorecards: scorecards.ok_or_else(unusual)?,
            extra,
        })
    }
}

/// A value that is only looked through, for keys that are twice and for escapes.
#[derive(Clone, Copy)]
struct Looked {
    depth: u8,
}

impl Looked {
    /// JSON on one line that has nothing unusual in it; `None` for any other.
    fn through(json: &str) -> Option<&str> {
        if json.contains(['\n', '\r']) {
            return None;
        }
        let looked = Self { depth: 1 };
        let mut reader = serde_json::Deserializer::from_str(json);
        looked.deserialize(&mut reader).ok().map(|()| json)
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > DEEPEST {
            return Err(unusual());
        }
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Looked {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Looked {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value without escapes")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_borrowed_str<E>(self, _: &'de str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        while list.next_element_seed(inner)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        let mut keys = Keys::default();
        while let Some(key) = map.next_key::<&'de str>()? {
            keys.add(key).ok_or_else(unusual)?;
            map.next_value_seed(inner)?;
        }
        Ok(())
    }
}

/// The keys of an object so far.
#[derive(Default)]
struct Keys<'a> {
    keys: [&'a str; MOST],
    count: usize,
}

impl<'a> Keys<'a> {
    /// Adds a key that is new; `None` for one that is not, or too many.
    fn add(&mut self, key: &'a str) -> Option<()> {
        if self.keys[..self.count].contains(&key) {
            return None;
        }
        *self.keys.get_mut(self.count)? = key;
        self.count += 1;
        Some(())
    }
}

/// The reference path names what is unusual.
fn unusual<E: Error>() -> E {
    E::custom(format_args!("unusual"))
}
