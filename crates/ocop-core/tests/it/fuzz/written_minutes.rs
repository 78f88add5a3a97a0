//! Minutes of any council: verified as they were written, and every change of them is named.

use std::collections::BTreeSet;

use arbitrary::{Result, Unstructured};
use ocop_core::minutes::{Difference, DifferenceKind, verify, verify_against};
use ocop_core::{
    Attendance, Ballot, Concept, Council, Date, DossierKind, Edition, ErrorKind, Minutes, Points,
    Quorum, RequirementRule, Rounding, Rules, Scorecard, Sheet, Spread, Tier,
};
use serde_json::Value;

pub(crate) fn written_minutes(data: &[u8]) {
    // What ends too early has nothing more to say.
    let _ = any_minutes(&mut Unstructured::new(data));
}

fn any_minutes(data: &mut Unstructured<'_>) -> Result<()> {
    let council = council(data)?;
    let rating = match council.rate() {
        Ok(rating) => rating,
        // Days on which the edition is not possible, or more places than can be shown.
        Err(fault) => {
            let places = council.rules().places() > Rules::MOST_PLACES;
            let kind = match places {
                true => ErrorKind::BadValue,
                false => ErrorKind::NotInForce,
            };
            assert_eq!(fault.kind(), kind);
            return Ok(());
        }
    };
    let minutes = rating.minutes().unwrap();
    let minutes = if data.arbitrary()? {
        minutes.for_product(data.arbitrary::<&str>()?).unwrap()
    } else {
        minutes
    };
    let verified = verify_against(minutes.as_json().as_bytes(), minutes.sha256()).unwrap();
    assert_eq!(verified.differences(), []);
    assert_eq!(*verified.minutes(), minutes);
    assert_eq!(minutes.council(), Ok(council));

    let tree: Value = serde_json::from_str(minutes.as_json()).unwrap();
    assert_eq!(tree.to_string(), minutes.as_json());
    changed_choices(&minutes, tree.clone(), data)?;
    changed_anywhere(&minutes, tree, data)
}

fn council(data: &mut Unstructured<'_>) -> Result<Council> {
    let sheets: Vec<Sheet> = Edition::ALL.into_iter().flat_map(Edition::sheets).collect();
    let sheet = data.choose(&sheets)?;
    let members = data.int_in_range(1..=3)?;
    let cards = (0..members).map(|_| ballot(sheet, data));
    let cards = cards.collect::<Result<Vec<_>>>()?;
    let plain: Vec<_> = cards.iter().map(Ballot::scorecard).cloned().collect();
    let council = Council::of(cards).or_else(|fault| {
        assert_eq!(fault.kind(), ErrorKind::MemberTwice);
        Council::of(plain)
    });
    let mut council = council.unwrap().at(*data.choose(&Tier::ALL)?);
    if data.ratio(1, 4)? {
        council = council.for_dossier(*data.choose(&DossierKind::ALL)?);
    }
    if data.arbitrary()? {
        council = council.filed_on(day(data)?);
    }
    if data.arbitrary()? {
        council = council.decided_on(day(data)?);
    }
    if data.arbitrary()? {
        let (members, chair) = (data.arbitrary()?, data.arbitrary()?);
        council = council.attended(Attendance { members, chair });
    }
    if data.arbitrary()? {
        council = council.under(rules(data)?);
    }
    // In the order in which minutes record them: a council keeps that in which they are named.
    let ids: BTreeSet<&str> = sheet
        .grounds()
        .map(ocop_core::DisqualificationGround::id)
        .collect();
    for id in ids {
        if data.ratio(1, 4)? {
            council = council.with_ground(id).unwrap();
        }
    }
    Ok(council)
}

/// A scorecard, often with its member and round.
fn ballot(sheet: &Sheet, data: &mut Unstructured<'_>) -> Result<Ballot> {
    let card = card(sheet, data)?;
    let names = ["tv-1", "tv-2", " Nguyễn Văn \"A\" "];
    Ok(match data.int_in_range(0..=2)? {
        0 => card.into(),
        1 => card.by(data.choose(&names)?).unwrap(),
        _ => {
            let round = data.int_in_range(1..=3)?;
            card.by(data.choose(&names)?)
                .unwrap()
                .in_round(round)
                .unwrap()
        }
    })
}

fn card(sheet: &Sheet, data: &mut Unstructured<'_>) -> Result<Scorecard> {
    let mut builder = sheet.scorecard();
    for criterion in sheet.criteria() {
        let choices: Vec<_> = criterion.choices().collect();
        let mut choice = *data.choose(&choices)?;
        // Without a story its structure has no points, or is left out.
        let story = criterion.requires().and_then(|story| {
            let points = story.level_of(builder.choice(story.key())?)?.points();
            Some(points == Points::ZERO)
        });
        if criterion.requires().is_some() && story != Some(false) {
            if data.arbitrary()? {
                continue;
            }
            let least = choices.iter().find(|&&choice| {
                criterion
                    .level_of(choice)
                    .is_none_or(|level| level.points() == Points::ZERO)
            });
            let Some(&least) = least else { continue };
            choice = least;
        }
        builder.set(criterion.key(), choice).unwrap();
    }
    Ok(builder.complete().unwrap())
}

fn day(data: &mut Unstructured<'_>) -> Result<Date> {
    let (year, month) = (data.int_in_range(2019..=2027)?, data.int_in_range(1..=12)?);
    Ok(Date::new(year, month, data.int_in_range(1..=28)?).unwrap())
}

fn rules(data: &mut Unstructured<'_>) -> Result<Rules> {
    let concepts: Vec<Concept> = Concept::all().collect();
    let mut rules = Rules::default()
        .requirement(*data.choose(&RequirementRule::ALL)?)
        .shown(data.arbitrary()?, *data.choose(&Rounding::ALL)?);
    if data.arbitrary()? {
        let limit = Points::new(data.arbitrary()?);
        let at_most = data.arbitrary()?;
        rules = rules.spread(if at_most {
            Spread::at_most(limit)
        } else {
            Spread::less_than(limit)
        });
    }
    if data.arbitrary()? {
        let denominator = data.int_in_range(1..=u16::MAX)?;
        let quorum = Quorum::share(data.int_in_range(1..=denominator)?, denominator).unwrap();
        rules = rules.quorum(if data.arbitrary()? {
            quorum.with_chair()
        } else {
            quorum
        });
    }
    for _ in 0..data.int_in_range(0..=3)? {
        rules = rules.common([*data.choose(&concepts)?]);
    }
    Ok(rules)
}

/// Some choices of some members become others, or none: each is named, and no other.
fn changed_choices(minutes: &Minutes, mut tree: Value, data: &mut Unstructured<'_>) -> Result<()> {
    let sheet = minutes.sheet();
    let cards = minutes.council().unwrap();
    let mut changed = BTreeSet::new();
    for _ in 0..data.int_in_range(1..=4)? {
        let member = data.choose_index(cards.scorecards().len())?;
        let criteria: Vec<_> = sheet.criteria().collect();
        let criterion = data.choose(&criteria)?;
        let own = cards.scorecards()[member].choice(criterion.key());
        let others = criterion.choices().map(Some).chain([None]);
        let others: Vec<_> = others.filter(|&other| other != own).collect();
        let place = cards.members().nth(member).unwrap().place();
        let choices = &mut tree["minutes"]["scorecards"][place - 1]["choices"];
        let choices = choices.as_object_mut().unwrap();
        match data.choose(&others)? {
            Some(choice) => {
                let choice = serde_json::to_value(choice).unwrap();
                choices.insert(criterion.key().to_owned(), choice);
            }
            None => drop(choices.remove(criterion.key())),
        }
        changed.insert((place, criterion.key()));
    }
    let verified = verify_against(tree.to_string().as_bytes(), minutes.sha256()).unwrap();
    let reported = |found: &[Difference]| -> BTreeSet<(usize, String)> {
        let found = found.iter();
        let found = found.filter(|found| found.kind() == DifferenceKind::ChoiceChanged);
        let named =
            |found: &Difference| (found.member().unwrap(), found.subject().unwrap().to_owned());
        found.map(named).collect()
    };
    let changed = changed
        .into_iter()
        .map(|(member, key)| (member, key.to_owned()));
    let changed: BTreeSet<_> = changed.collect();
    assert_eq!(reported(verified.differences()), changed);
    assert_eq!(
        verified.differences()[0].kind(),
        DifferenceKind::OtherMinutes
    );
    // And so beside the minutes as they were.
    let beside = verified.minutes().differences(minutes).unwrap();
    assert_eq!(reported(&beside), changed);
    Ok(())
}

/// A value anywhere becomes another: it is refused, or reported under the name of its member.
fn changed_anywhere(minutes: &Minutes, mut tree: Value, data: &mut Unstructured<'_>) -> Result<()> {
    let mut path = Vec::new();
    let mut place = &mut tree;
    loop {
        let below = match place {
            Value::Object(members) if !members.is_empty() => {
                let names: Vec<_> = members.keys().cloned().collect();
                data.choose(&names)?.clone()
            }
            Value::Array(items) if !items.is_empty() => data.choose_index(items.len())?.to_string(),
            _ => break,
        };
        place = match place {
            Value::Array(items) => &mut items[below.parse::<usize>().unwrap()],
            other => &mut other[&below],
        };
        path.push(below);
        if data.ratio(1, 8)? {
            break;
        }
    }
    let was = place.clone();
    *place = other(&was, data)?;
    if *place == was {
        return Ok(());
    }
    let Ok(verified) = verify(tree.to_string().as_bytes()) else {
        return Ok(());
    };
    let found: Vec<_> = verified
        .differences()
        .iter()
        .map(Difference::path)
        .collect();
    assert!(!found.is_empty(), "{path:?}");
    match &path[..] {
        [top] if top == "sha256" => assert_eq!(found, ["sha256"]),
        // A digest is reported with its member.
        [_, digests] if digests == "digests" => {}
        // Of another sheet nothing fits any more.
        [_, sheet, ..] if sheet == "edition" || sheet == "set" => assert!(found.len() > 1),
        [_, digests, member, ..] if digests == "digests" => named(member, &path, &found),
        [_, member, ..] => named(member, &path, &found),
        _ => {}
    }
    let trusted = verify_against(tree.to_string().as_bytes(), minutes.sha256()).unwrap();
    let other = trusted.differences()[0].kind() == DifferenceKind::OtherMinutes;
    assert_eq!(other, path[0] == "minutes", "{path:?}");
    Ok(())
}

#[track_caller]
fn named(member: &str, path: &[String], found: &[&str]) {
    assert!(
        found.iter().any(|found| found.contains(member)),
        "{path:?}: {found:?}"
    );
}

/// Another value, often of the same kind.
fn other(value: &Value, data: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match (data.int_in_range(0..=7)?, value) {
        (0, _) => Value::Null,
        (1, _) => data.arbitrary::<u8>()?.into(),
        (2, _) => data.arbitrary::<&str>()?.into(),
        (_, Value::Bool(truth)) => (!truth).into(),
        (_, Value::Number(_)) => data.int_in_range(0..=9_u8)?.into(),
        (_, Value::String(text)) if text.len() == 64 => {
            let mut digits = text.clone();
            let at = data.choose_index(64)?;
            let digit = *data.choose(&["0", "9", "a", "f"])?;
            digits.replace_range(at..=at, digit);
            digits.into()
        }
        (_, Value::String(_)) => {
            let words = [
                "district",
                "province",
                "centre",
                "2026-07-10",
                "mean",
                "majority",
                "half-up",
                "1/2",
                "26/2026",
                "legal-form",
                "100",
            ];
            (*data.choose(&words)?).into()
        }
        (_, Value::Array(items)) => {
            let mut items = items.clone();
            match items.first().cloned() {
                Some(first) if data.arbitrary()? => items.push(first),
                _ => drop(items.pop()),
            }
            items.into()
        }
        (_, Value::Object(members)) => {
            let mut members = members.clone();
            let names: Vec<_> = members.keys().cloned().collect();
            members.remove(data.choose(&names)?);
            members.into()
        }
        (_, Value::Null) => data.arbitrary::<bool>()?.into(),
    })
}
