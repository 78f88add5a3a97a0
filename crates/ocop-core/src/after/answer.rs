//! The answer: the fields of a rating with what follows from it, for programs.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::ground::DisqualificationGround;
use crate::rating::council_rules::Rules;
use crate::rating::rating::Rating;
use crate::rating::unmet::UnmetRequirement;

/// The version of the fields; it changes when one changes its meaning.
pub const FORMAT: u32 = 1;

impl Rating {
    /// Writes the fields of the rating into a map that has begun.
    pub(crate) fn fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("totals", self.totals())?;
        map.serialize_entry("mean", &self.mean())?;
        map.serialize_entry("parts", &Parts(self))?;
        map.serialize_entry("band", &self.band())?;
        map.serialize_entry("stars", &self.star())?;
        map.serialize_entry("unmet", &Unmet(self))?;
        map.serialize_entry("stopped", &sorted(self.stopped()))?;
        let grounds: Vec<_> = self.grounds().map(DisqualificationGround::id).collect();
        if !grounds.is_empty() {
            map.serialize_entry("grounds", &grounds)?;
        }
        if *self.council().rules() != Rules::default() || self.council().attendance().is_some() {
            map.serialize_entry("findings", &self.meeting())?;
        }
        map.serialize_entry("format", &FORMAT)?;
        map.serialize_entry("edition", &self.sheet().edition())?;
        map.serialize_entry("set", &self.sheet().number())?;
        map.serialize_entry("tier", &self.tier())?;
        map.serialize_entry("recognition", &self.recognition())?;
        map.serialize_entry("readings", &self.interpretations().collect::<Vec<_>>())
    }
}

impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.fields(&mut map)?;
        map.end()
    }
}

struct Parts<'a>(&'a Rating);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.0.sheet().parts();
        serializer.collect_map(parts.map(|part| (part.id(), self.0.mean_of(part.criteria()))))
    }
}

struct Unmet<'a>(&'a Rating);

impl Serialize for Unmet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unmet = Star::RECOGNISED.into_iter().filter_map(|star| {
            let keys = sorted(self.0.unmet(star).map(UnmetRequirement::criterion));
            (!keys.is_empty()).then_some((star.as_str(), keys))
        });
        serializer.collect_map(unmet.collect::<BTreeMap<_, _>>())
    }
}

/// Keys in code-point order.
fn sorted<'a>(criteria: impl Iterator<Item = Criterion<'a>>) -> Vec<&'a str> {
    let mut keys: Vec<_> = criteria.map(Criterion::key).collect();
    keys.sort_unstable();
    keys
}
