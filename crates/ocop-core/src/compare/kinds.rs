//! In what two ladders of levels differ, by the tags of their labels.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::ChangeKind;
use crate::base::lang::Lang;
use crate::law::criterion::Criterion;
use crate::law::registry::tags_of;

/// What differs between the levels of two criteria.
///
/// [`ChangeKind::Condition`] is among them if a new level requires more than another place, share or
/// period, or if nothing else differs.
pub(super) fn between(from: Criterion<'_>, to: Criterion<'_>) -> Vec<ChangeKind> {
    let (from, to) = (Required::of(from), Required::of(to));
    let mut kinds = Vec::new();
    if from.places != to.places {
        kinds.push(ChangeKind::Place);
    }
    if from.shares != to.shares {
        kinds.push(ChangeKind::Share);
    }
    if from.periods != to.periods {
        kinds.push(ChangeKind::Period);
    }
    if kinds.is_empty() || !to.conditions.is_subset(&from.conditions) {
        kinds.push(ChangeKind::Condition);
    }
    kinds
}

/// What the levels of a criterion require, all together.
#[derive(Default)]
struct Required<'a> {
    places: BTreeSet<&'a str>,
    shares: BTreeSet<&'a str>,
    periods: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
}

impl<'a> Required<'a> {
    fn of(criterion: Criterion<'a>) -> Self {
        let mut required = Self::default();
        for level in criterion.levels() {
            let tags = tags_of(level.label());
            required.places.extend(tags.places);
            required.shares.extend(tags.shares);
            required.periods.extend(tags.periods);
            required.conditions.extend(tags.conditions);
            if tags.conditions.is_empty() {
                // Its wording names it: another wording is another condition.
                required.conditions.insert(level.label().get(Lang::En));
            }
        }
        required
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::law::edition::Edition;

    /// What differs between a criterion of one sheet and a criterion of another.
    #[track_caller]
    fn kinds(
        (edition, set, key): (Edition, u16, &str),
        (other, other_set, other_key): (Edition, u16, &str),
    ) -> Vec<ChangeKind> {
        let (from, to) = (edition.sheet(set).unwrap(), other.sheet(other_set).unwrap());
        between(
            from.criterion(key).unwrap(),
            to.criterion(other_key).unwrap(),
        )
    }

    #[test]
    fn places_shares_periods_and_conditions_are_distinguished() {
        use ChangeKind::{Condition, Period, Place, Share};
        use Edition::{E2019, E2023, E2026};
        for (from, to, expected) in [
            // From the district to the commune.
            ((E2023, 7, "2.a"), (E2026, 7, "2.1"), &[Place][..]),
            ((E2023, 7, "3.c"), (E2026, 7, "3.3"), &[Place, Share]),
            ((E2023, 7, "3.d"), (E2026, 7, "3.4"), &[Period, Condition]),
            ((E2023, 7, "5.c"), (E2026, 7, "5.2"), &[Place, Condition]),
            (
                (E2019, 1, "3.4"),
                (E2026, 1, "3.4"),
                &[Share, Period, Condition],
            ),
            (
                (E2019, 7, "1.4"),
                (E2023, 7, "1.d"),
                &[Place, Share, Period, Condition],
            ),
            ((E2023, 7, "5.a"), (E2026, 7, "5.1"), &[Condition]),
        ] {
            assert_eq!(kinds(from, to), expected, "{from:?} {to:?}");
        }
    }

    #[test]
    fn a_label_that_is_not_of_the_law_has_no_tags() {
        let label = crate::Label::new("Lao động của xã", "Workers from the commune");
        assert_eq!(tags_of(&label), &crate::law::tags::Tags::NONE);
        let sheet = Edition::E2026.sheet(7).unwrap();
        let level = sheet.criterion("3.3").unwrap().levels().next().unwrap();
        assert_eq!(tags_of(level.label()).places, ["commune"]);
        // The English wording alone is not enough.
        let other = crate::Label::new("khác", level.label().get(Lang::En).to_string());
        assert_eq!(tags_of(&other), &crate::law::tags::Tags::NONE);
    }
}
