//! Parsing of minutes: every member in its one form, under the limits of a JSON line.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::str::FromStr;

use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::facts::{self, Card, Digests, Facts, Filled, MOST_MEMBERS, Members};
use super::{Digest, FORMAT, Minutes, canon};
use crate::base::error::{
    Cut, Error, ErrorDetail, ErrorValue, as_bad_value, missing_field, not_a_day, step,
    unknown_field, wrong_value,
};
use crate::base::label::Label;
use crate::json;
use crate::law::edition::Edition;
use crate::law::sheet::Sheet;
use crate::rating::ballot::Seat;
use crate::rating::choice::Choice;

/// Parsed minutes, with their own digests.
pub(super) struct Recorded {
    pub(super) minutes: Minutes,
    /// The members of `minutes`, including its digests.
    pub(super) members: Members,
    pub(super) digests: Digests,
    pub(super) sha256: Digest,
}

/// Parses minutes without verification.
pub(super) fn read(json: &[u8]) -> Result<Recorded, Error> {
    // A byte-order mark is not canonical; verification reports it.
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let tree = json::tree(json)?;
    // A number has one canonical spelling: `1.0` is read as 1.
    let text = canon::text(&tree)?;
    let tree = if text.as_bytes() == json {
        tree
    } else {
        json::tree(text.as_bytes())?
    };
    let whole = Object::of(&tree, "", &["minutes", "sha256"])?;
    let minutes = Object::of(
        whole.member("minutes")?,
        "minutes",
        &[
            "attendance",
            "decided",
            "digests",
            "dossier_kind",
            "edition",
            "filed",
            "format",
            "grounds",
            "product",
            "rating",
            "rules",
            "scorecards",
            "set",
            "table",
            "tier",
        ],
    )?;
    let facts = facts(&minutes)?;
    let digests = Object::any(minutes.member("digests")?, "minutes.digests")?;
    let digests = digests
        .members
        .iter()
        .map(|(path, digest)| Ok((path.clone(), parsed(digest, &digests.path(path), DIGEST)?)));
    let digests = digests.collect::<Result<_, Error>>()?;
    let sha256 = parsed(whole.member("sha256")?, "sha256", DIGEST)?;
    Ok(Recorded {
        members: minutes.members.clone(),
        minutes: Minutes {
            facts,
            sha256: Digest::of(whole.member("minutes")?)?,
            json: text,
        },
        digests,
        sha256,
    })
}

/// What is expected, in Vietnamese and in English.
type Expected = (&'static str, &'static str);

const DIGEST: Expected = ("một mã băm", "a digest");
const EDITION: Expected = (
    "một quyết định như `26/2026`",
    "an edition such as `26/2026`",
);
const GROUND: Expected = ("mã của một căn cứ", "the id of a ground");
const GROUNDS: Expected = ("danh sách mã của các căn cứ", "a list of ids of grounds");
const SCORECARDS: Expected = ("danh sách phiếu chấm", "a list of scorecards");
const SET: Expected = ("số của một bộ tiêu chí", "the number of a sheet");

fn facts(minutes: &Object<'_>) -> Result<Facts, Error> {
    let format = minutes.member("format")?;
    if format.as_u64() != Some(FORMAT.into()) {
        let expected = Label::new(
            format!("{FORMAT}, định dạng duy nhất mà phiên bản này đọc được"),
            format!("{FORMAT}, the only format that this release reads"),
        );
        return Err(wrong("minutes.format", format, expected));
    }
    let edition = minutes.member("edition")?;
    let edition: Edition = parsed(edition, "minutes.edition", EDITION)?;
    let set = minutes.member("set")?;
    let sheet = match set.as_u64().map(u16::try_from) {
        Some(Ok(number)) => edition.sheet(number),
        Some(Err(_)) => Err(edition.no_sheet(&Cut(&set.to_string()).to_string())),
        None => Err(wrong("", set, SET)),
    };
    let sheet = sheet.map_err(|error| error.under("minutes.set"))?;
    let rules = one_form(minutes.member("rules")?, "minutes.rules", facts::rules)?;
    let filed = day(minutes, "filed")?;
    let decided = day(minutes, "decided")?;
    let kind = minutes.members.get("dossier_kind");
    let kind = kind.map(|value| {
        parsed(
            value,
            "minutes.dossier_kind",
            ("một loại hồ sơ", "a kind of dossier"),
        )
    });
    let attendance = minutes.members.get("attendance");
    let attendance = attendance.map(|value| one_form(value, "minutes.attendance", canon::tree));
    let product = minutes.members.get("product");
    let product = product.map(|value| string(value, "minutes.product", ("văn bản", "a text")));
    let rating = Object::any(minutes.member("rating")?, "minutes.rating")?;
    Ok(Facts {
        product: product.transpose()?.map(str::to_string),
        table: parsed(minutes.member("table")?, "minutes.table", DIGEST)?,
        tier: parsed(
            minutes.member("tier")?,
            "minutes.tier",
            ("một cấp", "a tier"),
        )?,
        filed,
        decided,
        kind: kind.transpose()?,
        rules,
        attendance: attendance.transpose()?,
        grounds: grounds(minutes.member("grounds")?, &sheet)?,
        cards: cards(minutes.member("scorecards")?)?,
        rating: rating.members.clone(),
        sheet,
    })
}

/// An optional day.
fn day(minutes: &Object<'_>, member: &str) -> Result<Option<Date>, Error> {
    let Some(value) = minutes.members.get(member) else {
        return Ok(None);
    };
    match value.as_str().and_then(crate::base::day::read) {
        None => {
            let path = step("minutes", member);
            Err(value.as_str().map_or_else(
                || {
                    wrong(
                        &path,
                        value,
                        (
                            "một ngày theo dạng năm-tháng-ngày như `2026-07-10`",
                            "a day as year-month-day, such as `2026-07-10`",
                        ),
                    )
                },
                |text| not_a_day(path.as_str(), text),
            ))
        }
        day => Ok(day),
    }
}

fn grounds(value: &Value, sheet: &Sheet) -> Result<Vec<String>, Error> {
    let mut ids: Vec<String> = Vec::new();
    for (index, value) in list(value, "minutes.grounds", GROUNDS)?.iter().enumerate() {
        let path = format!("minutes.grounds[{index}]");
        let id = string(value, &path, GROUND)?;
        sheet.ground_row(id).map_err(|error| error.under(&path))?;
        if ids.last().is_some_and(|last| last.as_str() >= id) {
            let values = [
                ("found", ErrorValue::outside(id)),
                ("before", ErrorValue::outside(&ids[index - 1])),
            ];
            return Err(Error::new(ErrorDetail::NotSorted, path, values));
        }
        ids.push(id.to_string());
    }
    Ok(ids)
}

fn cards(value: &Value) -> Result<Vec<Card>, Error> {
    let cards = list(value, "minutes.scorecards", SCORECARDS)?;
    facts::few("minutes.scorecards", cards.len())?;
    if cards.is_empty() {
        let path = "minutes.scorecards";
        return Err(Error::new(ErrorDetail::NoScorecard, path, []));
    }
    let cards = cards.iter().enumerate().map(|(index, value)| {
        let path = format!("minutes.scorecards[{index}]");
        let card = Object::of(value, &path, &["choices", "code", "member", "round"])?;
        Ok(Card {
            seat: seat(&card)?,
            filled: filled(&card)?,
        })
    });
    cards.collect()
}

/// Whose a scorecard is, and of which round, each written in one form.
fn seat(card: &Object<'_>) -> Result<Seat, Error> {
    let mut seat = Seat::PLAIN;
    if let Some(name) = card.members.get("member") {
        let wanted = (
            "tên của một thành viên, không có dấu cách ở hai đầu",
            "the name of a member without spaces around it",
        );
        let path = card.path("member");
        let text = string(name, &path, wanted)?;
        let name = Seat::name(text).map_err(|error| error.under(&card.path))?;
        if &*name != text {
            return Err(wrong(&path, card.member("member")?, wanted));
        }
        seat.name = Some(name);
    }
    if let Some(round) = card.members.get("round") {
        let number = round.as_u64().and_then(|number| u16::try_from(number).ok());
        let later = number.filter(|&number| number > Seat::PLAIN.round);
        seat.round = later.ok_or_else(|| {
            let wanted = (
                "một vòng từ 2 đến 65535; vòng 1 được bỏ trống",
                "a round from 2 to 65535; round 1 is left out",
            );
            wrong(&card.path("round"), round, wanted)
        })?;
    }
    Ok(seat)
}

/// The choices and the code of a scorecard that counts; a scorecard left aside has neither.
fn filled(card: &Object<'_>) -> Result<Option<Filled>, Error> {
    if card.members.contains_key("member")
        && !card.members.contains_key("choices")
        && !card.members.contains_key("code")
    {
        return Ok(None);
    }
    let choices = Object::any(card.member("choices")?, &card.path("choices"))?;
    let choices = choices.members.iter().map(|(key, choice)| {
        let choice: Choice = one_form(choice, &choices.path(key), canon::tree)?;
        Ok((key.clone(), choice))
    });
    Ok(Some(Filled {
        choices: choices.collect::<Result<BTreeMap<_, _>, Error>>()?,
        code: string(
            card.member("code")?,
            &card.path("code"),
            ("một mã phiếu", "a sheet code"),
        )?
        .to_string(),
    }))
}

/// An object and its path.
struct Object<'v> {
    members: &'v Map<String, Value>,
    path: String,
}

impl<'v> Object<'v> {
    /// The most members of an object. Digests have the most: one for each scorecard, and about
    /// twenty more. Every unknown member becomes a difference, which costs far more than parsing
    /// it.
    const MOST: usize = 2 * MOST_MEMBERS;

    /// An object with any members.
    fn any(value: &'v Value, path: &str) -> Result<Self, Error> {
        match value {
            Value::Object(members) if members.len() > Self::MOST => {
                let values = [
                    ("found", members.len().into()),
                    ("what", ("trường", "members").into()),
                    ("most", Self::MOST.into()),
                ];
                Err(Error::new(ErrorDetail::TooManyEntries, path, values))
            }
            Value::Object(members) => Ok(Self {
                members,
                path: path.to_string(),
            }),
            other => Err(wrong(path, other, ("một đối tượng", "an object"))),
        }
    }

    /// An object with these members only: an unknown member cannot be verified.
    fn of(value: &'v Value, path: &str, known: &[&str]) -> Result<Self, Error> {
        let object = Self::any(value, path)?;
        let mut names = object.members.keys();
        match names.find(|name| !known.contains(&name.as_str())) {
            None => Ok(object),
            Some(name) => Err(unknown_field(object.path(name), name, known)),
        }
    }

    fn member(&self, name: &str) -> Result<&'v Value, Error> {
        let found = self.members.get(name);
        found.ok_or_else(|| missing_field(self.path(name), name))
    }

    fn path(&self, name: &str) -> String {
        step(&self.path, name)
    }
}

/// A value whose one spelling is text.
fn parsed<T: FromStr<Err = Error>>(
    value: &Value,
    path: &str,
    expected: Expected,
) -> Result<T, Error> {
    let text = string(value, path, expected)?;
    text.parse().map_err(|error: Error| error.under(path))
}

/// A value that is written exactly as it was read.
fn one_form<T: DeserializeOwned + Serialize>(
    value: &Value,
    path: &str,
    write: fn(&T) -> Result<Value, Error>,
) -> Result<T, Error> {
    // Minutes write an unset value as null, which the form itself omits.
    let mut set = value.clone();
    if let Value::Object(members) = &mut set {
        members.retain(|_, value| !value.is_null());
    }
    let read: T = json::form(&set).map_err(|error| as_bad_value(error).under(path))?;
    let wanted = write(&read)?;
    if wanted == *value {
        return Ok(read);
    }
    let wanted = canon::text(&wanted)?;
    let expected = ("expected", ErrorValue::Text(wanted.into()));
    Err(Error::new(ErrorDetail::AnotherSpelling, path, [expected]))
}

fn string<'v>(value: &'v Value, path: &str, expected: Expected) -> Result<&'v str, Error> {
    value.as_str().ok_or_else(|| wrong(path, value, expected))
}

fn list<'v>(value: &'v Value, path: &str, expected: Expected) -> Result<&'v [Value], Error> {
    match value {
        Value::Array(items) => Ok(items),
        other => Err(wrong(path, other, expected)),
    }
}

/// The error for a value of another type than expected.
fn wrong(path: &str, value: &Value, expected: impl Into<ErrorValue>) -> Error {
    json::given(value, |given| wrong_value(path, given, expected))
}
