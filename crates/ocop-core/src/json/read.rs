//! From a line's members to a product: every member is checked, and the first fault is the error.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::Text;
use super::parse::{Card, Entry, Line, NamedCard, Value, unreadable};
use crate::base::error::{
    Cut, Error, ErrorDetail, Given, as_bad_value, missing, not_a_day, step, unknown_field,
    wrong_value,
};
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::in_force::{DossierKind, check_days};
use crate::law::row::MOST_CRITERIA;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::ballot::Seat;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::council_rules::{Attendance, Rules};
use crate::rating::member::Seats;
use crate::rating::scorecard::Scorecard;

/// What is expected, in Vietnamese and in English.
type Expected = (&'static str, &'static str);

/// The error for a value of the wrong kind, or a missing value.
fn unfit(path: impl Into<String>, found: Option<&Value<'_>>, expected: Expected) -> Error {
    match found {
        None => missing(path, expected),
        Some(found) => wrong_value(path, found.given(), expected),
    }
}

/// The edition and the set number that a product names, of the right types.
pub(super) struct Named<'l> {
    pub(super) edition: &'l str,
    pub(super) number: &'l str,
}

impl<'l> Named<'l> {
    /// Neither is looked up in the law.
    fn of(line: &'l Line<'_>) -> Result<Self, Error> {
        let (edition, number) = (edition(line)?, number(line)?);
        Ok(Self { edition, number })
    }

    pub(super) fn edition(&self) -> Result<Edition, Error> {
        let edition = self.edition.parse::<Edition>();
        edition.map_err(|error| error.under("edition"))
    }
}

/// The name of the edition.
pub(super) fn edition<'l>(line: &'l Line<'_>) -> Result<&'l str, Error> {
    match &line.edition {
        Some(Value::Text(text)) => Ok(text),
        other => {
            let expected = (
                "một quyết định như `26/2026`",
                "an edition such as `26/2026`",
            );
            Err(unfit("edition", other.as_ref(), expected))
        }
    }
}

/// The digits of the set.
pub(super) fn number<'l>(line: &'l Line<'_>) -> Result<&'l str, Error> {
    match &line.set {
        Some(Value::Integer(number)) => Ok(number),
        other => {
            let expected = ("số của một bộ tiêu chí", "the number of a sheet");
            Err(unfit("set", other.as_ref(), expected))
        }
    }
}

const SCORECARDS: Expected = ("danh sách phiếu chấm", "a list of scorecards");
const CHOICES: Expected = (
    "đối tượng gồm khóa tiêu chí và mức",
    "an object of criterion keys and levels",
);

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
    one_tier(line)?;
    line.id()?;
    let named = Named::of(line)?;
    let cards = cards(line)?;
    let seats = seats(cards)?;

    // What the law has, and the other members.
    let sheet = sheet(&named)?;
    let grounds = grounds(line, &sheet)?;
    let tier = tier(line)?;
    let filed = day("filed", line.filed.as_ref())?;
    let decided = day("decided", line.decided.as_ref())?;
    let kind = dossier_kind(line)?;
    check_days(&sheet, filed, decided, kind)?;
    let rules: Option<Rules> = form("rules", line.rules)?;
    let attendance: Option<Attendance> = form("attendance", line.attendance)?;
    draft(line)?;

    // Which scorecards count, and then these one by one.
    let seats = seats.map(Seats::of).transpose()?;
    let counts = |index: usize| seats.as_ref().is_none_or(|seats| seats.counts(index));
    if cards.is_empty() {
        return Err(Error::new(ErrorDetail::NoScorecard, "scorecards", []));
    }
    let counting = cards.iter().enumerate().filter(|(index, _)| counts(*index));
    let counting = counting.map(|(index, card)| {
        scorecard(&sheet, card.entries().unwrap_or_default())
            .map_err(|error| error.under(&format!("scorecards[{index}]")))
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
    grounds.iter().try_fold(council, Council::with_ground)
}

/// The list of scorecards.
pub(super) fn cards<'l, 'a>(line: &'l Line<'a>) -> Result<&'l [Card<'a>], Error> {
    match &line.scorecards {
        Some(Ok(cards)) => Ok(cards),
        Some(Err(found)) => Err(unfit("scorecards", Some(found), SCORECARDS)),
        None => Err(missing("scorecards", SCORECARDS)),
    }
}

/// Whose each scorecard is, and of which round, with their types checked; `None` if no scorecard says so.
fn seats(cards: &[Card<'_>]) -> Result<Option<Vec<Seat>>, Error> {
    if cards.iter().all(|card| matches!(card, Card::Plain(_))) {
        return Ok(None);
    }
    let seats = cards.iter().enumerate().map(|(index, card)| {
        let seat = card.seat();
        seat.map_err(|error| error.under(&format!("scorecards[{index}]")))
    });
    let seats: Vec<_> = seats.collect::<Result<_, _>>()?;
    Ok((!seats.iter().all(Seat::is_plain)).then_some(seats))
}

impl<'a> Card<'a> {
    /// Whose it is, and of which round.
    fn seat(&self) -> Result<Seat, Error> {
        let (seat, faults) = self.seat_and_faults();
        match faults.into_iter().flatten().next() {
            None => Ok(seat),
            Some(fault) => Err(fault),
        }
    }

    /// Whose it is, and of which round, as far as it can be read; and the faults of `member`, `round` and
    /// `choices`.
    pub(super) fn seat_and_faults(&self) -> (Seat, [Option<Error>; 3]) {
        let mut seat = Seat::PLAIN;
        let faults = match self {
            Card::Plain(_) => [None, None, None],
            Card::Other(found) => [Some(unfit("", Some(found), CHOICES)), None, None],
            Card::Named(card) => [
                card.name().map(|name| seat.name = name).err(),
                card.round().map(|round| seat.round = round).err(),
                card.choices
                    .as_ref()
                    .err()
                    .map(|found| unfit("choices", Some(found), CHOICES)),
            ],
        };
        (seat, faults)
    }

    /// The choices; `None` where there is another value in their place.
    pub(super) fn entries(&self) -> Option<&[(Text<'a>, Entry<'a>)]> {
        match self {
            Card::Plain(entries) => Some(entries),
            Card::Named(card) => card.choices.as_deref().ok(),
            Card::Other(_) => None,
        }
    }
}

impl NamedCard<'_> {
    fn name(&self) -> Result<Option<Box<str>>, Error> {
        match &self.member {
            None => Ok(None),
            Some(Value::Text(text) | Value::Integer(text) | Value::Decimal(text)) => {
                Seat::name(text).map(Some)
            }
            other => {
                let expected = ("tên của một thành viên", "the name of a member");
                Err(unfit("member", other.as_ref(), expected))
            }
        }
    }

    fn round(&self) -> Result<u16, Error> {
        const ROUND: Expected = ("một vòng từ 1 đến 65535", "a round from 1 to 65535");
        match &self.round {
            None => Ok(1),
            Some(Value::Integer(number)) => match number.parse() {
                Ok(number) => Seat::round(number),
                Err(_) => Err(unfit("round", self.round.as_ref(), ROUND)),
            },
            other => Err(unfit("round", other.as_ref(), ROUND)),
        }
    }
}

/// The tier under one name only.
pub(super) fn one_tier(line: &Line<'_>) -> Result<(), Error> {
    if line.tier.is_some() && line.level.is_some() {
        return Err(Error::new(ErrorDetail::TierTwice, "tier", []));
    }
    Ok(())
}

/// That the product is of a custom sheet, if it says so.
pub(super) fn draft(line: &Line<'_>) -> Result<(), Error> {
    match &line.draft {
        None | Some(Value::Other(Given::Truth)) => Ok(()),
        other => {
            let expected = ("`true` hoặc `false`", "true or false");
            Err(unfit("draft", other.as_ref(), expected))
        }
    }
}

/// The kind of the dossier.
pub(super) fn dossier_kind(line: &Line<'_>) -> Result<Option<DossierKind>, Error> {
    let kinds = (
        "first, upgrade hoặc re-evaluation",
        "first, upgrade or re-evaluation",
    );
    let kind = line.dossier_kind.as_ref();
    read("dossier_kind", kind, kinds, |id| id.parse().ok())
}

/// The council's tier, by its name or by its earlier name.
pub(super) fn tier(line: &Line<'_>) -> Result<Option<Tier>, Error> {
    let (member, value) = match &line.level {
        Some(level) => ("level", Some(level)),
        None => ("tier", line.tier.as_ref()),
    };
    let tiers = (
        "`district`, `province` hoặc `centre`",
        "`district`, `province` or `centre`",
    );
    read(member, value, tiers, |id| id.parse().ok())
}

/// An optional day.
pub(super) fn day(member: &str, value: Option<&Value<'_>>) -> Result<Option<Date>, Error> {
    let days = (
        "một ngày theo dạng năm-tháng-ngày như `2026-07-10`",
        "a day as year-month-day, such as `2026-07-10`",
    );
    match value {
        Some(Value::Text(text)) => {
            let day = crate::base::day::read(text);
            day.map(Some).ok_or_else(|| not_a_day(member, text))
        }
        other => read(member, other, days, crate::base::day::read),
    }
}

/// An optional member that is text.
fn read<T>(
    member: &str,
    value: Option<&Value<'_>>,
    expected: Expected,
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
pub(super) fn form<T: DeserializeOwned>(
    member: &str,
    raw: Option<&RawValue>,
) -> Result<Option<T>, Error> {
    let Some(raw) = raw else {
        return Ok(None);
    };
    if let Ok(form) = serde_json::from_str(raw.get()) {
        return Ok(Some(form));
    }
    let tree = serde_json::from_str(raw.get()).map_err(|error| unreadable(&error).under(member))?;
    super::form(&tree)
        .map(Some)
        .map_err(|error| as_bad_value(error).under(member))
}

fn grounds<'a>(line: &'a Line<'_>, sheet: &Sheet) -> Result<Vec<&'a str>, Error> {
    let mut grounds = Ok(Vec::new());
    grounds_each(line, sheet, |ground| {
        match (&mut grounds, ground) {
            (Ok(all), Ok(id)) => all.push(id),
            (_, Err(error)) => grounds = Err(error),
            (Err(_), Ok(_)) => {}
        }
        grounds.is_ok()
    });
    grounds
}

/// Goes through the grounds, right or wrong, until the caller stops it.
pub(super) fn grounds_each<'a>(
    line: &'a Line<'_>,
    sheet: &Sheet,
    mut each: impl FnMut(Result<&'a str, Error>) -> bool,
) {
    let list = match &line.grounds {
        None => return,
        Some(Ok(list)) => list,
        Some(Err(found)) => {
            let expected = ("danh sách mã của các căn cứ", "a list of ids of grounds");
            each(Err(unfit("grounds", Some(found), expected)));
            return;
        }
    };
    for (index, ground) in list.iter().enumerate() {
        let path = format!("grounds[{index}]");
        let goes_on = each(match ground {
            Value::Text(id) => {
                let known = sheet.ground_row(id).map(|_| &**id);
                known.map_err(|error| error.under(&path))
            }
            other => {
                let expected = ("mã của một căn cứ", "the id of a ground");
                Err(unfit(path, Some(other), expected))
            }
        });
        if !goes_on {
            return;
        }
    }
}

fn scorecard(sheet: &Sheet, entries: &[(Text<'_>, Entry<'_>)]) -> Result<Scorecard, Error> {
    // Unknown keys first, in the order of the line.
    let mut by_criterion: [Option<&Entry<'_>>; MOST_CRITERIA] = [None; MOST_CRITERIA];
    let mut next = 0;
    for (key, entry) in entries {
        let index = sheet.criterion_near(key, next)?.index();
        // Two spellings of one key, `1.đ` and `1.ð`.
        if by_criterion[index].replace(entry).is_some() {
            return Err(Error::duplicate_key(key));
        }
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
pub(super) fn choice(criterion: Criterion<'_>, entry: &Entry<'_>) -> Result<Choice, Error> {
    const EXPECTED: Expected = (
        "số của mức, hoặc đối tượng có `case` và `level`",
        "a level number, or an object with `case` and `level`",
    );
    const CASE: Expected = ("chữ cái của một trường hợp", "the letter of a case");
    const LEVEL: Expected = ("số của mức", "a level number");
    let (case, level) = match entry {
        Entry::Level(level) => (None, level),
        Entry::Object { case, level, other } => {
            let path = |member: &str| step(criterion.key(), member);
            if let Some(other) = other {
                return Err(unknown_field(path(other), other, &["case", "level"]));
            }
            let case = match case {
                None => None,
                Some(Value::Text(case)) => Some(case),
                other => return Err(unfit(path("case"), other.as_ref(), CASE)),
            };
            match level {
                Some(level @ Value::Integer(_)) => (case, level),
                other => return Err(unfit(path("level"), other.as_ref(), LEVEL)),
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
            other => {
                let expected = ("một chuỗi hoặc một số", "a string or a number");
                Err(unfit("id", other.as_ref(), expected))
            }
        }
    }
}

impl Value<'_> {
    /// The found value, for a message.
    pub(super) fn given(&self) -> Given<'_> {
        match self {
            Self::Text(text) => Given::Text(text),
            Self::Integer(number) | Self::Decimal(number) => Given::Number(number),
            Self::Other(given) => *given,
        }
    }
}
