//! Costs as data: `{"unit":"dong","usual":"1000000","steps":{"1.5":"5000000","2.3":{"3":"9000000"}}}`.
//!
//! A cost is a decimal as text, or a whole number; in đồng it is whole. The cost of one step is under its level, after
//! the letter of its case if there is one (`b2`).

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use rust_decimal::Decimal;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::costs::{CostUnit, Costs};
use crate::base::error::{Error, ErrorDetail, ErrorValue, in_both};
use crate::base::money::{grouped, whole_dong};
use crate::base::object;
use crate::rating::choice::Choice;

/// One cost for each step of a criterion, or one for each level.
enum Steps {
    Each(Decimal),
    Into(Vec<(Choice, Decimal)>),
}

/// A cost alone.
struct Amount(Decimal);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Steps::deserialize(deserializer)? {
            Steps::Each(amount) => Ok(Self(amount)),
            Steps::Into(_) => {
                let values = [
                    ("given", ("một đối tượng", "an object").into()),
                    ("expected", ("một chi phí", "a cost").into()),
                ];
                Err(de::Error::custom(Error::new(
                    ErrorDetail::WrongValue,
                    "",
                    values,
                )))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Steps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = Steps;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let expected = (
                    "chi phí là chuỗi hoặc số nguyên, hoặc đối tượng gồm mức và chi phí",
                    "a cost as text or as a whole number, or an object of levels and costs",
                );
                in_both(f, expected)
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Steps, E> {
                Ok(Steps::Each(number.into()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Steps, E> {
                Ok(Steps::Each(number.into()))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Steps, E> {
                let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
                let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
                let plain =
                    !whole.is_empty() && digits(whole) && !places.is_empty() && digits(places);
                let amount = plain.then(|| Decimal::from_str_exact(text).ok()).flatten();
                let bad = || {
                    let found = ("found", ErrorValue::outside(text));
                    let bad = || Error::new(ErrorDetail::BadCost, "", [found]);
                    E::custom(grouped(text, 2).unwrap_or_else(bad))
                };
                amount.map(Steps::Each).ok_or_else(bad)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Steps, A::Error> {
                let mut levels: Vec<(Choice, Decimal)> = Vec::new();
                while let Some(level) = map.next_key::<String>()? {
                    let choice: Choice = level.parse().map_err(de::Error::custom)?;
                    if levels.iter().any(|(own, _)| *own == choice) {
                        return Err(twice(&level));
                    }
                    levels.push((choice, map.next_value::<Amount>()?.0));
                }
                Ok(Steps::Into(levels))
            }
        }

        deserializer.deserialize_any(Form)
    }
}

/// All steps, by the keys of their criteria.
#[derive(Default)]
struct All(Vec<(String, Steps)>);

impl<'de> Deserialize<'de> for All {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = All;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let expected = (
                    "đối tượng gồm tiêu chí và chi phí",
                    "an object of criteria and costs",
                );
                in_both(f, expected)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<All, A::Error> {
                let mut all = All::default();
                while let Some(key) = map.next_key::<String>()? {
                    if all.0.iter().any(|(own, _)| *own == key) {
                        return Err(twice(&key));
                    }
                    all.0.push((key, map.next_value()?));
                }
                Ok(all)
            }
        }

        deserializer.deserialize_map(Form)
    }
}

fn twice<E: de::Error>(key: &str) -> E {
    let found = ("found", ErrorValue::outside(key));
    E::custom(Error::new(ErrorDetail::DuplicateKey, "", [found]))
}

/// Only the unit is required; unknown members are errors.
/// [`ImprovementRequest::find`](super::ImprovementRequest::find) checks the criteria and levels.
impl<'de> Deserialize<'de> for Costs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Form {
            unit: CostUnit,
            usual: Option<Amount>,
            #[serde(default)]
            steps: All,
        }
        let form: Form = object::one(deserializer)?;
        let whole = |cost: Decimal, path: &dyn Fn() -> String| match form.unit {
            CostUnit::Dong => {
                whole_dong(cost).map_err(|fault| de::Error::custom(fault.under(&path())))
            }
            CostUnit::Months | CostUnit::Ranks => Ok(()),
        };
        let mut costs = Self::in_unit(form.unit);
        if let Some(Amount(usual)) = form.usual {
            whole(usual, &|| "usual".into())?;
            costs = costs.usual(usual);
        }
        for (key, steps) in form.steps.0 {
            match steps {
                Steps::Each(cost) => {
                    whole(cost, &|| format!("steps.{key}"))?;
                    costs = costs.step(key, cost);
                }
                Steps::Into(levels) => {
                    for (choice, cost) in levels {
                        whole(cost, &|| format!("steps.{key}.{choice}"))?;
                        costs = costs.step_to(key.clone(), choice, cost);
                    }
                }
            }
        }
        Ok(costs)
    }
}
