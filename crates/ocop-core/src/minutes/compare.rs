//! The differences between two minutes of the same meeting.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use super::difference::Against;
use super::facts::{Facts, Filled, Members, rules};
use super::{Difference, DifferenceKind, Minutes, canon, words};
use crate::base::error::{Error, step};
use crate::law::sheet::Sheet;
use crate::rating::ballot::Seat;
use crate::rating::member::Member;

/// Two values as displayed.
pub(super) type Pair = (Option<String>, Option<String>);

impl Minutes {
    /// The differences from other minutes of the same meeting.
    ///
    /// `recorded` is the value of these minutes, `expected` that of the others.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Tier};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let card = sheet.scorecard_from(best)?.complete()?;
    /// let ours = Council::of([card.clone()])?.rate()?.minutes()?;
    /// let theirs = Council::of([card])?.at(Tier::Centre).rate()?.minutes()?;
    /// let found: Vec<_> = ours.differences(&theirs)?.iter().map(|found| found.path().to_string()).collect();
    /// assert_eq!(found, ["minutes.tier", "minutes.rating.recognition"]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadJson`](crate::ErrorKind::BadJson) if a value cannot be written. No minutes
    /// cause this.
    pub fn differences(&self, other: &Self) -> Result<Vec<Difference>, Error> {
        let mut found = Vec::new();
        between(&mut found, &self.facts, &other.facts)?;
        if found.is_empty() && self.sha256 != other.sha256 {
            let pair = (self.sha256, other.sha256);
            let pair = (Some(pair.0.to_string()), Some(pair.1.to_string()));
            found.push(Difference::value(
                DifferenceKind::DigestDiffers,
                "sha256",
                &words::whole(),
                pair,
                Against::Other,
            ));
        }
        Ok(found)
    }
}

fn between(found: &mut Vec<Difference>, own: &Facts, other: &Facts) -> Result<(), Error> {
    use DifferenceKind::{
        AttendanceChanged, DayChanged, DossierKindChanged, GroundChanged, MembersChanged,
        ProductChanged, RatingDiffers, RuleChanged, SheetChanged, TableChanged, TierChanged,
    };
    let against = Against::Other;
    let mut add = |kind, path: &str, pair: Pair, subject: Option<&str>| {
        if pair.0 != pair.1 {
            let what = words::of(kind, subject);
            let difference = Difference::value(kind, path, &what, pair, against);
            found.push(match subject {
                Some(subject) => difference.about(subject),
                None => difference,
            });
        }
    };
    let both = |shown: fn(&Facts) -> Option<String>| (shown(own), shown(other));
    let sheet = |facts: &Facts| Some(facts.sheet.to_string());
    add(SheetChanged, "minutes.set", both(sheet), None);
    if own.sheet == other.sheet {
        let table = |facts: &Facts| Some(facts.table.to_string());
        add(TableChanged, "minutes.table", both(table), None);
    }
    let product = |facts: &Facts| facts.product.clone();
    add(ProductChanged, "minutes.product", both(product), None);
    let tier = |facts: &Facts| Some(facts.tier.to_string());
    add(TierChanged, "minutes.tier", both(tier), None);
    let filed = |facts: &Facts| facts.filed.map(|day| day.to_string());
    add(DayChanged, "minutes.filed", both(filed), None);
    let decided = |facts: &Facts| facts.decided.map(|day| day.to_string());
    add(DayChanged, "minutes.decided", both(decided), None);
    let kind = |facts: &Facts| facts.kind.map(|kind| kind.to_string());
    add(DossierKindChanged, "minutes.dossier_kind", both(kind), None);
    let attendance = [own, other].map(|facts| match &facts.attendance {
        None => Ok(None),
        Some(attendance) => canon::text(&canon::tree(attendance)?).map(Some),
    });
    let [one, two] = attendance;
    add(AttendanceChanged, "minutes.attendance", (one?, two?), None);

    let (one, two) = (rules(&own.rules)?, rules(&other.rules)?);
    if let (Value::Object(one), Value::Object(two)) = (one, two) {
        for (rule, pair) in unlike(&one, &two)? {
            let path = step("minutes.rules", &rule);
            add(RuleChanged, &path, pair, Some(&rule));
        }
    }
    let grounds: BTreeSet<_> = own.grounds.iter().chain(&other.grounds).collect();
    for id in grounds {
        let named = |facts: &Facts| facts.grounds.contains(id).then(|| id.clone());
        let pair = (named(own), named(other));
        add(GroundChanged, "minutes.grounds", pair, Some(id));
    }
    let members = |facts: &Facts| Some(facts.cards.len().to_string());
    add(MembersChanged, "minutes.scorecards", both(members), None);
    // The rating's own differences are last, after their causes.
    let mut choices = Vec::new();
    for (index, (one, two)) in own.cards.iter().zip(&other.cards).enumerate() {
        let path = format!("minutes.scorecards[{index}]");
        let place = index + 1;
        let name = |seat: &Seat| seat.name.as_deref().map(ToString::to_string);
        let round = |seat: &Seat| Some(seat.round.to_string());
        for (member, what, pair) in [
            (
                "member",
                words::member_of(place),
                (name(&one.seat), name(&two.seat)),
            ),
            (
                "round",
                words::round_of(place),
                (round(&one.seat), round(&two.seat)),
            ),
        ] {
            if pair.0 != pair.1 {
                let path = step(&path, member);
                let difference = Difference::value(MembersChanged, path, &what, pair, against);
                choices.push(difference.of_member(place));
            }
        }
        if let (Some(one), Some(two)) = (&one.filled, &two.filled) {
            unlike_choices(&mut choices, own, (one, two), (&path, index));
        }
    }
    found.append(&mut choices);
    for (field, pair) in unlike(&own.rating, &other.rating)? {
        let path = step("minutes.rating", &field);
        let what = words::of(RatingDiffers, Some(&field));
        found.push(Difference::value(RatingDiffers, path, &what, pair, against).about(&field));
    }
    Ok(())
}

/// The choices and the code that differ between two scorecards of a member.
fn unlike_choices(
    found: &mut Vec<Difference>,
    facts: &Facts,
    (own, other): (&Filled, &Filled),
    (path, index): (&str, usize),
) {
    let before = found.len();
    let member = facts.member(index);
    let place = (path, member);
    choices(found, &facts.sheet, own, other, place, Against::Other);
    if found.len() == before && own.code != other.code {
        let pair = (Some(own.code.clone()), Some(other.code.clone()));
        let what = words::code(member);
        let path = format!("{path}.code");
        let kind = DifferenceKind::CodeChanged;
        let difference = Difference::value(kind, path, &what, pair, Against::Other);
        found.push(difference.of_member(member.place()));
    }
}

/// The criteria with different choices on two cards: in printed order, then unknown keys.
pub(super) fn choices(
    found: &mut Vec<Difference>,
    sheet: &Sheet,
    own: &Filled,
    other: &Filled,
    (path, member): (&str, Member<'_>),
    against: Against,
) {
    let printed = sheet
        .criteria()
        .map(|criterion| criterion.key().to_string());
    let mut keys: Vec<String> = printed.collect();
    let strange: BTreeSet<_> = own.choices.keys().chain(other.choices.keys()).collect();
    for key in strange {
        if sheet.position(key).is_none() {
            keys.push(key.clone());
        }
    }
    for key in keys {
        let pair = (own.choices.get(&key), other.choices.get(&key));
        if pair.0 != pair.1 {
            let pair = (
                pair.0.map(ToString::to_string),
                pair.1.map(ToString::to_string),
            );
            let what = words::choice(sheet, &key, member);
            let path = step(&format!("{path}.choices"), &key);
            let kind = DifferenceKind::ChoiceChanged;
            let difference = Difference::value(kind, path, &what, pair, against);
            found.push(difference.of_member(member.place()).about(&key));
        }
    }
}

/// The members that differ between two objects, with each value as displayed.
pub(super) fn unlike(own: &Members, other: &Members) -> Result<Vec<(String, Pair)>, Error> {
    let names: BTreeSet<_> = own.keys().chain(other.keys()).collect();
    let unlike = names
        .into_iter()
        .map(|name| (name, own.get(name), other.get(name)))
        .filter(|(_, own, other)| own != other);
    let value = |value: Option<&Value>| value.map(shown).transpose();
    unlike
        .map(|(name, own, other)| Ok((name.clone(), (value(own)?, value(other)?))))
        .collect()
}

/// A value as displayed: text as it is, anything else as JSON.
pub(super) fn shown(value: &Value) -> Result<String, Error> {
    match value {
        Value::String(text) => Ok(text.clone()),
        other => canon::text(other),
    }
}
