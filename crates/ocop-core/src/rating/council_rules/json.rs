//! Rules as JSON: every member may be left out, unknown ones are errors.
//!
//! `{"minimum":"mean","spread":{"limit":10,"limit_allowed":true},"quorum":{"share":"3/4","chair":true},
//! "common":["legal-form"],"places":2,"rounding":"down"}`

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Concept, Quorum, RequirementRule, Rounding, Rules, Spread};
use crate::base::object;
use crate::base::points::Points;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Form {
    #[serde(rename = "minimum")]
    requirement_rule: RequirementRule,
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::some"
    )]
    spread: Option<SpreadForm>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        deserialize_with = "object::some"
    )]
    quorum: Option<QuorumForm>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    common: Vec<Concept>,
    #[serde(deserialize_with = "object::whole")]
    places: u32,
    rounding: Rounding,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SpreadForm {
    #[serde(deserialize_with = "object::whole")]
    limit: u16,
    #[serde(default = "yes")]
    limit_allowed: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct QuorumForm {
    #[serde(serialize_with = "write_share", deserialize_with = "read_share")]
    share: Quorum,
    #[serde(default)]
    chair: bool,
}

fn write_share<S: Serializer>(share: &Quorum, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(share)
}

fn read_share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Quorum, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(de::Error::custom)
}

const fn yes() -> bool {
    true
}

impl From<&Rules> for Form {
    fn from(rules: &Rules) -> Self {
        Self {
            requirement_rule: rules.requirement_rule,
            spread: rules.spread.map(|spread| SpreadForm {
                limit: spread.limit().get(),
                limit_allowed: spread.limit_allowed(),
            }),
            quorum: rules.quorum.map(|quorum| QuorumForm {
                share: quorum,
                chair: quorum.needs_chair(),
            }),
            common: rules.common.clone(),
            places: rules.places,
            rounding: rules.rounding,
        }
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::from(&Rules::default())
    }
}

impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Rules {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form: Form = object::one(deserializer)?;
        let mut rules = Self::default()
            .requirement(form.requirement_rule)
            .common(form.common)
            .shown(form.places, form.rounding);
        if let Some(spread) = form.spread {
            let limit = Points::new(spread.limit);
            rules = rules.spread(if spread.limit_allowed {
                Spread::at_most(limit)
            } else {
                Spread::less_than(limit)
            });
        }
        if let Some(form) = form.quorum {
            rules = rules.quorum(if form.chair {
                form.share.with_chair()
            } else {
                form.share
            });
        }
        rules.check().map_err(de::Error::custom)?;
        Ok(rules)
    }
}
