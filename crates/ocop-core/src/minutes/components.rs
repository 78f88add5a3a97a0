//! The digests of the members, each compared with its member.

use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::compare::shown;
use super::difference::Against;
use super::facts::{self, Facts};
use super::read::Recorded;
use super::{Difference, DifferenceKind, Digest, canon, words};
use crate::base::error::{Error, step};
use crate::law::in_force::DossierKind;
use crate::law::tier::Tier;
use crate::rating::council_rules::Rules;

/// Compares every digest with its member. A member without a digest differs too, and so does a
/// digest without a member.
pub(super) fn check(found: &mut Vec<Difference>, recorded: &Recorded) -> Result<(), Error> {
    let computed = facts::digests(&recorded.members)?;
    let paths: BTreeSet<_> = recorded.digests.keys().chain(computed.keys()).collect();
    for path in paths {
        let (own, recomputed) = (recorded.digests.get(path), computed.get(path));
        if own == recomputed {
            continue;
        }
        match (path.as_str(), own) {
            ("grounds", Some(own)) => grounds(found, &recorded.minutes.facts, *own)?,
            (path, _) => found.push(component(recorded, path, own, recomputed)?),
        }
    }
    Ok(())
}

/// A member of the minutes that does not match its digest.
fn component(
    recorded: &Recorded,
    path: &str,
    own: Option<&Digest>,
    recomputed: Option<&Digest>,
) -> Result<Difference, Error> {
    use DifferenceKind as Kind;
    let rule = path.strip_prefix("rules.");
    let kind = match (path, rule) {
        (_, Some(_)) => Kind::RuleChanged,
        ("product", _) => Kind::ProductChanged,
        ("tier", _) => Kind::TierChanged,
        ("filed" | "decided", _) => Kind::DayChanged,
        ("dossier_kind", _) => Kind::DossierKindChanged,
        ("attendance", _) => Kind::AttendanceChanged,
        _ => {
            let text = |digest: Option<&Digest>| digest.map(ToString::to_string);
            let pair = (text(own), text(recomputed));
            let place = step("minutes.digests", path);
            let what = words::of(Kind::DigestDiffers, Some(path));
            let difference = Kind::DigestDiffers;
            let difference = Difference::value(difference, place, &what, pair, Against::Rating);
            return Ok(difference.about(path));
        }
    };
    let mut value = recorded.members.get(path);
    if let (Some(rule), Some(Value::Object(rules))) = (rule, recorded.members.get("rules")) {
        value = rules.get(rule);
    }
    let fits = |value: &Value| Ok::<_, Error>(Some(&Digest::of(value)?) == own);
    let mut expected = None;
    for candidate in candidates(path)? {
        if expected.is_none() && fits(&candidate)? {
            expected = Some(shown(&candidate)?);
        }
    }
    // A digest without a member has nothing to match.
    let against = if own.is_none() || expected.is_some() {
        Against::DigestOf
    } else {
        Against::Digest
    };
    let pair = (value.map(shown).transpose()?, expected);
    let what = words::of(kind, rule);
    let place = step("minutes", path);
    let difference = Difference::value(kind, place, &what, pair, against);
    Ok(match rule {
        Some(rule) => difference.about(rule),
        None => difference,
    })
}

/// The possible original values of a changed member: the rules' defaults, every tier, and every kind of
/// dossier.
fn candidates(path: &str) -> Result<Vec<Value>, Error> {
    if path == "tier" {
        let tiers = Tier::ALL.iter();
        return Ok(tiers.map(|tier| tier.as_str().into()).collect());
    }
    if path == "dossier_kind" {
        let kinds = DossierKind::ALL.iter();
        return Ok(kinds.map(|kind| kind.as_str().into()).collect());
    }
    let default = facts::rules(&Rules::default())?;
    let rule = path.strip_prefix("rules.").unwrap_or_default();
    Ok(default.get(rule).cloned().into_iter().collect())
}

/// The grounds that were added or removed, if the digest matches some choice of the sheet's
/// grounds.
fn grounds(found: &mut Vec<Difference>, facts: &Facts, own: Digest) -> Result<(), Error> {
    /// The most grounds of a sheet for which every choice is tried. Sheets have six at most.
    const MOST: usize = 12;
    let ids: BTreeSet<_> = facts
        .sheet
        .grounds()
        .map(crate::law::ground::DisqualificationGround::id)
        .collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let kind = DifferenceKind::GroundChanged;
    let path = "minutes.grounds";
    for choice in 0..1_u64 << ids.len().min(MOST) {
        let chosen = (0..MOST).zip(&ids);
        let chosen = chosen.filter(|(index, _)| choice >> index & 1 == 1);
        let chosen: Vec<_> = chosen.map(|(_, id)| *id).collect();
        if Digest::of(&json!(chosen))? != own {
            continue;
        }
        for id in ids {
            let recorded = facts.grounds.iter().any(|ground| ground == id);
            let expected = chosen.contains(&id);
            if recorded != expected {
                let text = |named: bool| named.then(|| id.to_string());
                let pair = (text(recorded), text(expected));
                let what = words::of(kind, Some(id));
                let difference = Difference::value(kind, path, &what, pair, Against::DigestOf);
                found.push(difference.about(id));
            }
        }
        return Ok(());
    }
    let pair = (Some(canon::text(&json!(facts.grounds))?), None);
    let what = words::of(kind, None);
    found.push(Difference::value(kind, path, &what, pair, Against::Digest));
    Ok(())
}
