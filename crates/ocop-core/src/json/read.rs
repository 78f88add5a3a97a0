//! From a line's members to a product: every member is checked, and the first fault is the error.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Text;
use super::parse::{Card, Entry, Line, NamedCard, Value, reason};
use crate::base::error::{Cut, Error, ErrorKind, Long, Quoted, step};
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::in_force::check_days;
use crate::law::row::MOST_CRITERIA;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::ballot::Seat;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::council_rules::{Attendance, Rules};
use crate::rating::member::Seats;
use crate::rating::scorecard::Scorecard;

pub(crate) fn bad_value(path: impl Into<String>, found: &str, expected: &str) -> Error {
    Error::new(
        ErrorKind::BadValue,
        path,
        format!("found {found}, expected {expected}"),
    )
}

/// The error for a value of the wrong kind, or a missing value.
fn unfit(path: impl Into<String>, found: Option<&Value<'_>>, expected: &str) -> Error {
    bad_value(path, &Value::shown(found), expected)
}

/// The edition and the set number that a product names, of the right types.
pub(super) struct Named<'l> {
    edition: &'l str,
    pub(super) number: &'l str,
}

impl Named<'_> {
    pub(super) fn edition(&self) -> Result<Edition, Error> {
        let edition = self.edition.parse::<Edition>();
        edition.map_err(|error| error.under("edition"))
    }
}

pub(super) fn sheet_of_the_law(named: &Named<'_>) -> Result<Sheet, Error> {
    let (edition, number) = (named.edition()?, named.number);
    let sheet = match number.parse::<u16>() {
        Ok(number) => edition.sheet(number),
        Err(_) => Err(edition.no_sheet(&Cut(number).to_string())),
    };
    sheet.map_err(|error| error.under("set"))
}

pub(super) fn council(
    line: &Line<'_>,
    sheet: impl FnOnce(&Named<'_>) -> Result<Sheet, Error>,
) -> Result<Council, Error> {
    // The types of what every product has.
    if line.tier.is_some() && line.level.is_some() {
        return Err(bad_value("tier", "`tier` and `level`", "only one of them"));
    }
    line.id()?;
    let edition = match &line.edition {
        Some(Value::Text(text)) => text,
        other => {
            let expected = "an edition such as `26/2026`";
            return Err(unfit("edition", other.as_ref(), expected));
        }
    };
    let number = match &line.set {
        Some(Value::Integer(number)) => number,
        other => return Err(unfit("set", other.as_ref(), "the number of a sheet")),
    };
    let cards = match &line.scorecards {
        Some(Ok(cards)) => cards,
        Some(Err(found)) => return Err(bad_value("scorecards", found, "a list of scorecards")),
        None => return Err(bad_value("scorecards", "nothing", "a list of scorecards")),
    };
    let seats = seats(cards)?;

    // What the law has, and the other members.
    let sheet = sheet(&Named { edition, number })?;
    let grounds = grounds(line, &sheet)?;
    let tier = tier(line)?;
    let days = "a day such as `2026-07-10`";
    let filed = read("filed", line.filed.as_ref(), days, crate::base::day::read)?;
    let decided = read(
        "decided",
        line.decided.as_ref(),
        days,
        crate::base::day::read,
    )?;
    let kinds = "first, upgrade or re-evaluation";
    let kind = line.dossier_kind.as_ref();
    let kind = read("dossier_kind", kind, kinds, |id| id.parse().ok())?;
    check_days(&sheet, filed, decided, kind)?;
    let rules: Option<Rules> = form("rules", line.rules)?;
    let attendance: Option<Attendance> = form("attendance", line.attendance)?;
    match &line.draft {
        None | Some(Value::Other("a truth value")) => {}
        other => return Err(unfit("draft", other.as_ref(), "true or false")),
    }

    // Which scorecards count, and then these one by one.
    let seats = seats.map(Seats::of).transpose()?;
    let counts = |index: usize| seats.as_ref().is_none_or(|seats| seats.counts(index));
    if cards.is_empty() {
        let message = "at least one scorecard is required";
        return Err(Error::new(ErrorKind::NoScorecard, "scorecards", message));
    }
    let counting = cards.iter().enumerate().filter(|(index, _)| counts(*index));
    let counting = counting.map(|(index, card)| {
        let entries = card.entries().unwrap_or_default();
        scorecard(&sheet, entries).map_err(|error| error.under(&format!("scorecards[{index}]")))
    });
    let counting = counting.collect::<Result<Vec<_>, _>>()?;
    let mut council = Council::seated(counting.into(), seats)?.at(tier.unwrap_or_default());
    if let Some(filed) = filed {
        council = council.filed_on(filed);
    }
    if let Some(decided) = decided {
        council = council.decided_on(decided);
    }
    if let Some(kind) = kind {
        council = council.for_dossier(kind);
    }
    if let Some(rules) = rules {
        council = council.under(rules);
    }
    if let Some(attendance) = attendance {
        council = council.attended(attendance);
    }
    grounds
        .iter()
        .try_fold(council, |council, ground| council.with_ground(ground))
}

/// Whose each scorecard is, and of which round, with their types checked; `None` if no scorecard says so.
fn seats(cards: &[Card<'_>]) -> Result<Option<Vec<Seat>>, Error> {
    let mut plain = true;
    for (index, card) in cards.iter().enumerate() {
        let path = |error: Error| error.under(&format!("scorecards[{index}]"));
        match card {
            Card::Plain(_) => {}
            Card::Named(card) => plain &= card.seat().map_err(path)?.is_plain(),
            Card::Other(found) => {
                let expected = "an object of criterion keys and levels";
                return Err(path(bad_value("", found, expected)));
            }
        }
    }
    if plain {
        return Ok(None);
    }
    let seats = cards.iter().map(|card| match card {
        Card::Named(card) => card.seat(),
        Card::Plain(_) | Card::Other(_) => Ok(Seat::PLAIN),
    });
    seats.collect::<Result<_, _>>().map(Some)
}

impl NamedCard<'_> {
    fn seat(&self) -> Result<Seat, Error> {
        let name = match &self.member {
            None => None,
            Some(Value::Text(text) | Value::Integer(text) | Value::Decimal(text)) => {
                Some(Seat::name(text)?)
            }
            other => return Err(unfit("member", other.as_ref(), "the name of a member")),
        };
        let round = match &self.round {
            None => Ok(1),
            Some(Value::Integer(number)) => match number.parse() {
                Ok(number) => Seat::round(number),
                Err(_) => Err(unfit("round", self.round.as_ref(), Seat::ROUNDS)),
            },
            other => Err(unfit("round", other.as_ref(), Seat::ROUNDS)),
        };
        if let Err(found) = &self.choices {
            let expected = "an object of criterion keys and levels";
            return Err(bad_value("choices", found, expected));
        }
        round.map(|round| Seat { name, round })
    }
}

impl<'a> Card<'a> {
    fn entries(&self) -> Option<&[(Text<'a>, Entry<'a>)]> {
        match self {
            Card::Plain(entries) => Some(entries),
            Card::Named(card) => card.choices.as_deref().ok(),
            Card::Other(_) => None,
        }
    }
}

/// The council's tier, by its name or by its earlier name.
fn tier(line: &Line<'_>) -> Result<Option<Tier>, Error> {
    let (member, value) = match &line.level {
        Some(level) => ("level", Some(level)),
        None => ("tier", line.tier.as_ref()),
    };
    let tiers = "`district`, `province` or `centre`";
    read(member, value, tiers, |id| id.parse().ok())
}

/// An optional member that is text.
fn read<T>(
    member: &str,
    value: Option<&Value<'_>>,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    let found = match value {
        None => return Ok(None),
        Some(Value::Text(text)) => read(text),
        Some(_) => None,
    };
    match found {
        Some(found) => Ok(Some(found)),
        None => Err(unfit(member, value, expected)),
    }
}

/// A member that is an object of its own form.
fn form<'a, T: Deserialize<'a>>(
    member: &str,
    raw: Option<&'a RawValue>,
) -> Result<Option<T>, Error> {
    let Some(raw) = raw else {
        return Ok(None);
    };
    let mut form = serde_json::Deserializer::from_str(raw.get());
    serde_path_to_error::deserialize(&mut form)
        .map(Some)
        .map_err(|error| {
            let path = match error.path().to_string().as_str() {
                // The form itself, or an unknown member: the message names it.
                "." | "?" => String::new(),
                inner => Cut(inner).to_string(),
            };
            let message = Long(&reason(error.inner())).to_string();
            Error::new(ErrorKind::BadValue, path, message).under(member)
        })
}

fn grounds<'a>(line: &'a Line<'_>, sheet: &Sheet) -> Result<Vec<&'a str>, Error> {
    let expected = "a list of ids of grounds";
    let list = match &line.grounds {
        None => return Ok(Vec::new()),
        Some(Ok(list)) => list,
        Some(Err(found)) => return Err(bad_value("grounds", found, expected)),
    };
    list.iter()
        .enumerate()
        .map(|(index, ground)| match ground {
            Value::Text(id) => {
                let known = sheet.ground_row(id).map(|_| &**id);
                known.map_err(|error| error.under(&format!("grounds[{index}]")))
            }
            other => Err(unfit(
                format!("grounds[{index}]"),
                Some(other),
                "the id of a ground",
            )),
        })
        .collect()
}

fn scorecard(sheet: &Sheet, entries: &[(Text<'_>, Entry<'_>)]) -> Result<Scorecard, Error> {
    // Unknown keys first, in the order of the line.
    let mut by_criterion: [Option<&Entry<'_>>; MOST_CRITERIA] = [None; MOST_CRITERIA];
    let mut next = 0;
    for (key, entry) in entries {
        let index = sheet.criterion_near(key, next)?.index();
        by_criterion[index] = Some(entry);
        next = index + 1;
    }
    // Then each choice in sheet order; missing and inapplicable choices show at the end.
    let mut builder = sheet.scorecard();
    for criterion in sheet.criteria() {
        if let Some(entry) = by_criterion[criterion.index()] {
            builder.choose_at(criterion.index(), choice(criterion, entry)?)?;
        }
    }
    builder.complete()
}

/// A choice of the line, with its type checked.
fn choice(criterion: Criterion<'_>, entry: &Entry<'_>) -> Result<Choice, Error> {
    const EXPECTED: &str = "a level number, or an object with `case` and `level`";
    let (case, level) = match entry {
        Entry::Level(level) => (None, level),
        Entry::Object { case, level, other } => {
            let path = |member: &str| step(criterion.key(), member);
            if let Some(other) = other {
                return Err(bad_value(
                    path(other),
                    "an unknown member",
                    "only `case` and `level`",
                ));
            }
            let case = match case {
                None => None,
                Some(Value::Text(case)) => Some(case),
                other => return Err(unfit(path("case"), other.as_ref(), "the letter of a case")),
            };
            match level {
                Some(level @ Value::Integer(_)) => (case, level),
                other => return Err(unfit(path("level"), other.as_ref(), "a level number")),
            }
        }
    };
    let Value::Integer(number) = level else {
        return Err(unfit(criterion.key(), Some(level), EXPECTED));
    };
    let case = match case {
        None if criterion.has_cases() => return Err(criterion.case_required()),
        None => None,
        Some(text) => match text.parse::<Case>() {
            Ok(case) if criterion.cases().any(|printed| printed == case) => Some(case),
            _ => return Err(criterion.unknown_case(text)),
        },
    };
    match number.parse::<u8>() {
        Ok(level) => Ok(Choice::new(case, level)),
        // JSON knows -0, which is 0.
        _ if number == "-0" => Ok(Choice::new(case, 0)),
        _ => Err(criterion.out_of_range_text(case, number)),
    }
}

impl Line<'_> {
    /// The id: a string, or a number as its text.
    pub(super) fn id(&self) -> Result<String, Error> {
        match &self.id {
            Some(Value::Text(text) | Value::Integer(text) | Value::Decimal(text)) => {
                Ok(text.to_string())
            }
            other => Err(unfit("id", other.as_ref(), "a string or a number")),
        }
    }
}

impl Value<'_> {
    /// The found value, for a message.
    pub(super) fn shown(value: Option<&Self>) -> String {
        match value {
            None => "nothing".to_string(),
            Some(Value::Text(text)) => format!("the string {}", Quoted(text)),
            Some(Value::Integer(number) | Value::Decimal(number)) => {
                format!("the number {}", Cut(number))
            }
            Some(Value::Other(what)) => (*what).to_string(),
        }
    }
}
