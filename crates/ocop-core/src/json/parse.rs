//! From bytes to a line whose members are still unchecked.
//!
//! Every value is kept as the text it was written in, so that an integer of any length is an
//! integer and `1.0` is not. `serde_json` does all the parsing. Brackets nested deeper than
//! [`DEEPEST`] are refused first, so that no line can exhaust the stack. Values that the format does
//! not know are scanned and not kept.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Text;
use super::known::{self, unknown_member};
use crate::base::error::{Error, ErrorDetail, Given, Long, step, wrong_value};
use crate::base::label::Label;

/// The members of a product's object.
#[derive(Debug, Default)]
pub(super) struct Line<'a> {
    pub(super) id: Option<Value<'a>>,
    pub(super) edition: Option<Value<'a>>,
    pub(super) set: Option<Value<'a>>,
    pub(super) scorecards: Option<Result<Vec<Card<'a>>, Value<'a>>>,
    pub(super) grounds: Option<Result<Vec<Value<'a>>, Value<'a>>>,
    pub(super) tier: Option<Value<'a>>,
    /// The earlier name of `tier`.
    pub(super) level: Option<Value<'a>>,
    /// As in the forms of custom sheets, whose products alone may have it.
    pub(super) draft: Option<Value<'a>>,
    pub(super) filed: Option<Value<'a>>,
    pub(super) decided: Option<Value<'a>>,
    pub(super) dossier_kind: Option<Value<'a>>,
    /// As written: read after the other members.
    pub(super) rules: Option<&'a RawValue>,
    pub(super) attendance: Option<&'a RawValue>,
    /// The caller's own, which comes back in the answer.
    pub(super) extra: Option<&'a RawValue>,
}

/// A scorecard of a line.
#[derive(Debug)]
pub(super) enum Card<'a> {
    /// The choices alone.
    Plain(Entries<'a>),
    /// With `choices`, and with the member or the round.
    Named(Box<NamedCard<'a>>),
    /// No object.
    Other(Value<'a>),
}

/// A scorecard with `choices`.
#[derive(Debug)]
pub(super) struct NamedCard<'a> {
    pub(super) member: Option<Value<'a>>,
    pub(super) round: Option<Value<'a>>,
    /// The choices, or another value.
    pub(super) choices: Result<Entries<'a>, Value<'a>>,
}

/// The choices of a scorecard in the order of the line.
pub(super) type Entries<'a> = Vec<(Text<'a>, Entry<'a>)>;

/// The value of a criterion's key.
#[derive(Debug)]
pub(super) enum Entry<'a> {
    Level(Value<'a>),
    Object {
        case: Option<Value<'a>>,
        level: Option<Value<'a>>,
        /// The first member that is neither.
        other: Option<String>,
    },
}

/// A single value.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Text<'a>),
    /// A number without fraction and exponent, as written.
    Integer(Text<'a>),
    /// Any other number, as written.
    Decimal(Text<'a>),
    /// Anything else.
    Other(Given<'static>),
}

/// The deepest nesting that is read; brackets are counted from the first of the line.
const DEEPEST: usize = 64;

/// The unknown members of a line in the order of the text: all of them, or the first.
#[derive(Debug)]
pub(super) struct Unknown {
    all: bool,
    pub(super) found: Vec<Error>,
}

impl Unknown {
    pub(super) const fn all() -> Self {
        Self {
            all: true,
            found: Vec::new(),
        }
    }

    pub(super) const fn first() -> Self {
        Self {
            all: false,
            found: Vec::new(),
        }
    }

    fn note(&mut self, error: impl FnOnce() -> Error) {
        if self.all || self.found.is_empty() {
            self.found.push(error());
        }
    }
}

/// Reads a line, and notes its unknown members; only a product of a custom sheet may have `draft`.
///
/// An error carries the id where it could be read.
pub(super) fn line<'a>(
    json: &'a [u8],
    with_draft: bool,
    unknown: &mut Unknown,
) -> Result<Line<'a>, (Option<String>, Error)> {
    let text = surveyed(json).map_err(|error| (None, error))?;
    let Ok(members) = members(text) else {
        // JSON of another kind, or none at all.
        let raw: &RawValue =
            serde_json::from_str(text).map_err(|error| (None, bad_json(&error)))?;
        nested(raw, &Path::Line).map_err(|error| (None, error))?;
        let expected = ("một đối tượng", "an object");
        return Err((None, wrong_value("", Value::of(raw).given(), expected)));
    };
    let mut line = Line::default();
    // The id is looked at first, so that an error in any other member can name it.
    let mut ids = members.iter().filter(|(key, _)| key == "id");
    line.id = ids.next().map(|(_, raw)| Value::of(raw));
    let unique = ids.next().is_none();
    match fill(&mut line, &members, with_draft, unknown) {
        Ok(()) => Ok(line),
        Err(error) => Err((line.id().ok().filter(|_| unique), error)),
    }
}

/// Reads any JSON as a tree, under the limits of a line.
#[cfg(feature = "minutes")]
pub(crate) fn tree(json: &[u8]) -> Result<serde_json::Value, Error> {
    let text = surveyed(json)?;
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| bad_json(&error))?;
    nested(raw, &Path::Line)?;
    serde_json::from_str(text).map_err(|error| bad_json(&error))
}

/// UTF-8 text that passed the survey.
fn surveyed(json: &[u8]) -> Result<&str, Error> {
    let text = core::str::from_utf8(json).map_err(|error| {
        let byte = ("byte", (error.valid_up_to() + 1).into());
        Error::new(ErrorDetail::NotUtf8, "", [byte])
    })?;
    survey(text).map(|()| text)
}

/// Refuses brackets nested deeper than [`DEEPEST`], which cost too much, and escapes that are half a
/// character, which readers treat differently.
fn survey(text: &str) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let at_byte = |at: usize| ("byte", (at + 1).into());
    let (mut at, mut depth, mut quoted) = (0, 0_usize, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > DEEPEST {
                    let values = [at_byte(at), ("most", DEEPEST.into())];
                    return Err(Error::new(ErrorDetail::NestedTooDeep, "", values));
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            b'\\' => {
                match (unit(bytes, at), unit(bytes, at + 6)) {
                    (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => at += 10,
                    (Some(0xD800..=0xDFFF), _) => {
                        return Err(Error::new(ErrorDetail::HalfSurrogate, "", [at_byte(at)]));
                    }
                    _ => {}
                }
                // The byte after the backslash is no quote.
                at += 1;
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The value of an escape such as `\u00e9` at a place.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()
}

type Members<'a> = Vec<(Text<'a>, &'a RawValue)>;

/// Fills in a line.
fn fill<'a>(
    line: &mut Line<'a>,
    members: &Members<'a>,
    with_draft: bool,
    unknown: &mut Unknown,
) -> Result<(), Error> {
    no_key_twice(members, &Path::Line)?;
    for (key, raw) in members {
        let path = Path::Line.key(key);
        match &**key {
            "id" => nested(raw, &path)?,
            "edition" => line.edition = Some(single(raw, &path)?),
            "set" => line.set = Some(single(raw, &path)?),
            "tier" => line.tier = Some(single(raw, &path)?),
            "level" => line.level = Some(single(raw, &path)?),
            "draft" if with_draft => line.draft = Some(single(raw, &path)?),
            "grounds" => line.grounds = Some(grounds(raw, &path)?),
            "scorecards" => line.scorecards = Some(scorecards(raw, &path, unknown)?),
            "filed" => line.filed = Some(single(raw, &path)?),
            "decided" => line.decided = Some(single(raw, &path)?),
            "dossier_kind" => line.dossier_kind = Some(single(raw, &path)?),
            "rules" => {
                nested(raw, &path)?;
                line.rules = Some(raw);
            }
            "attendance" => {
                nested(raw, &path)?;
                line.attendance = Some(raw);
            }
            "extra" => {
                nested(raw, &path)?;
                line.extra = Some(raw);
            }
            _ => {
                nested(raw, &path)?;
                unknown.note(|| unknown_member(path.written(), key, &known::PRODUCT));
            }
        }
    }
    Ok(())
}

/// A place in a line; it is written out only for an error.
#[derive(Clone, Copy)]
enum Path<'p> {
    Line,
    Key(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    const fn key(&'p self, key: &'p str) -> Self {
        Self::Key(self, key)
    }

    const fn item(&'p self, index: usize) -> Self {
        Self::Item(self, index)
    }

    fn written(&self) -> String {
        match self {
            Self::Line => String::new(),
            Self::Key(outer, key) => step(&outer.written(), key),
            Self::Item(outer, index) => format!("{}[{index}]", outer.written()),
        }
    }
}

/// A member that is a single value; an object or list in its place may still have a key twice.
fn single<'a>(raw: &'a RawValue, path: &Path<'_>) -> Result<Value<'a>, Error> {
    nested(raw, path)?;
    Ok(Value::of(raw))
}

fn grounds<'a>(
    raw: &'a RawValue,
    path: &Path<'_>,
) -> Result<Result<Vec<Value<'a>>, Value<'a>>, Error> {
    let Some(items) = list(raw)? else {
        return single(raw, path).map(Err);
    };
    let grounds = items.into_iter().enumerate();
    let grounds = grounds.map(|(index, raw)| single(raw, &path.item(index)));
    grounds.collect::<Result<Vec<_>, _>>().map(Ok)
}

fn scorecards<'a>(
    raw: &'a RawValue,
    path: &Path<'_>,
    unknown: &mut Unknown,
) -> Result<Result<Vec<Card<'a>>, Value<'a>>, Error> {
    if !raw.get().starts_with('[') {
        return single(raw, path).map(Err);
    }
    // A list of objects is read at once; anything else in it item by item.
    if let Ok(Cards(cards)) = serde_json::from_str(raw.get()) {
        let cards = cards.into_iter().enumerate();
        let cards = cards.map(|(index, members)| card(members, &path.item(index), unknown));
        return cards.collect::<Result<Vec<_>, _>>().map(Ok);
    }
    let items = list(raw)?.unwrap_or_default().into_iter().enumerate();
    let cards = items.map(|(index, raw)| match object(raw)? {
        Some(members) => card(members, &path.item(index), unknown),
        None => single(raw, &path.item(index)).map(Card::Other),
    });
    cards.collect::<Result<Vec<_>, _>>().map(Ok)
}

/// A scorecard, which has its choices in `choices` or is nothing but choices.
fn card<'a>(
    members: Members<'a>,
    path: &Path<'_>,
    unknown: &mut Unknown,
) -> Result<Card<'a>, Error> {
    if !members.iter().any(|(key, _)| key == "choices") {
        return entries(members, path).map(Card::Plain);
    }
    no_key_twice(&members, path)?;
    let (mut member, mut round, mut choices) = (None, None, Ok(Vec::new()));
    for (key, raw) in members {
        let place = path.key(&key);
        match &*key {
            "member" => member = Some(single(raw, &place)?),
            "round" => round = Some(single(raw, &place)?),
            "choices" => {
                choices = match object(raw)? {
                    // Keys are directly under the scorecard in both forms.
                    Some(members) => Ok(entries(members, path)?),
                    None => Err(single(raw, &place)?),
                }
            }
            _ => {
                nested(raw, &place)?;
                unknown.note(|| unknown_member(place.written(), &key, &known::CARD));
            }
        }
    }
    Ok(Card::Named(Box::new(NamedCard {
        member,
        round,
        choices,
    })))
}

fn entries<'a>(members: Members<'a>, path: &Path<'_>) -> Result<Entries<'a>, Error> {
    no_key_twice(&members, path)?;
    // The exact capacity: otherwise a list of small cards takes several times the memory.
    let mut entries = Vec::with_capacity(members.len());
    for (key, raw) in members {
        let path = path.key(&key);
        let entry = match raw.get().as_bytes().first() {
            Some(b'{') => choice(raw, &path)?,
            Some(b'[') => Entry::Level(single(raw, &path)?),
            _ => Entry::Level(Value::of(raw)),
        };
        entries.push((key, entry));
    }
    Ok(entries)
}

fn choice<'a>(raw: &'a RawValue, path: &Path<'_>) -> Result<Entry<'a>, Error> {
    let members = object(raw)?.unwrap_or_default();
    no_key_twice(&members, path)?;
    let (mut case, mut level, mut other) = (None, None, None);
    for (key, raw) in members {
        let value = single(raw, &path.key(&key))?;
        match &*key {
            "case" => case = Some(value),
            "level" => level = Some(value),
            _ => other = other.or_else(|| Some(key.into_owned())),
        }
    }
    Ok(Entry::Object { case, level, other })
}

/// Looks for duplicate keys inside a value that is not kept, or kept as written.
///
/// It recurses at most [`DEEPEST`] times, and a value is parsed once for each level around it.
fn nested(raw: &RawValue, path: &Path<'_>) -> Result<(), Error> {
    match raw.get().as_bytes().first() {
        Some(b'{') => {
            let members = object(raw)?.unwrap_or_default();
            no_key_twice(&members, path)?;
            members
                .iter()
                .try_for_each(|(key, raw)| nested(raw, &path.key(key)))
        }
        Some(b'[') => {
            let mut items = list(raw)?.unwrap_or_default().into_iter().enumerate();
            items.try_for_each(|(index, raw)| nested(raw, &path.item(index)))
        }
        _ => Ok(()),
    }
}

fn no_key_twice(members: &Members<'_>, path: &Path<'_>) -> Result<(), Error> {
    match twice(members) {
        None => Ok(()),
        Some(key) => Err(Error::duplicate_key(key).at(path.key(key).written())),
    }
}

/// The first duplicate key.
fn twice<'m>(members: &'m Members<'_>) -> Option<&'m str> {
    /// Up to this many keys each is compared with those before it; more are sorted.
    const FEW: usize = 40;
    let key = |index: usize| &*members[index].0;
    if members.len() <= FEW {
        return (1..members.len())
            .find(|&index| {
                members[..index]
                    .iter()
                    .any(|(other, _)| other == key(index))
            })
            .map(key);
    }
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by(|&a, &b| key(a).cmp(key(b)).then(a.cmp(&b)));
    order
        .windows(2)
        .filter(|pair| key(pair[0]) == key(pair[1]))
        .map(|pair| pair[1])
        .min()
        .map(key)
}

impl<'a> Value<'a> {
    fn of(raw: &'a RawValue) -> Self {
        let text = raw.get();
        match text.as_bytes().first() {
            // Valid JSON that begins like a string is a string; escapes make it owned.
            Some(b'"') => serde_json::from_str::<Decoded<'a>>(text)
                .map_or(Self::Other(Given::Text("…")), |text| Self::Text(text.0)),
            Some(b'-' | b'0'..=b'9') => {
                if text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
                    Self::Decimal(Cow::Borrowed(text))
                } else {
                    Self::Integer(Cow::Borrowed(text))
                }
            }
            Some(b'{') => Self::Other(Given::Object),
            Some(b'[') => Self::Other(Given::List),
            Some(b't' | b'f') => Self::Other(Given::Truth),
            _ => Self::Other(Given::Null),
        }
    }
}

/// A string, borrowed where it has no escapes.
struct Decoded<'a>(Text<'a>);

impl<'de: 'a, 'a> de::Deserialize<'de> for Decoded<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Strings;
        impl<'de> Visitor<'de> for Strings {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Cow::Owned(text.to_string()))
            }
        }
        deserializer.deserialize_str(Strings).map(Self)
    }
}

/// The members of an object in their order, duplicates too; `None` for another value.
fn object(raw: &RawValue) -> Result<Option<Members<'_>>, Error> {
    if !raw.get().starts_with('{') {
        return Ok(None);
    }
    members(raw.get())
        .map(Some)
        .map_err(|error| bad_json(&error))
}

/// The members of an object that is the whole text.
fn members(text: &str) -> Result<Members<'_>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let members = Collect(USUAL).deserialize(&mut json)?;
    json.end().map(|()| members)
}

/// The items of a list; `None` for another value.
fn list(raw: &RawValue) -> Result<Option<Vec<&RawValue>>, Error> {
    if !raw.get().starts_with('[') {
        return Ok(None);
    }
    serde_json::from_str(raw.get())
        .map(Some)
        .map_err(|error| bad_json(&error))
}

/// Collects the members of an object, with the likely number of them.
struct Collect(usize);

/// The usual number of members, so that a scorecard's are collected without moving them.
const USUAL: usize = 40;

impl<'de> DeserializeSeed<'de> for Collect {
    type Value = Members<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Members<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Collect {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
        let mut members = Vec::with_capacity(self.0);
        while let Some((key, raw)) = map.next_entry::<Decoded<'de>, &'de RawValue>()? {
            members.push((key.0, raw));
        }
        Ok(members)
    }
}

/// A list of objects.
struct Cards<'a>(Vec<Members<'a>>);

impl<'de: 'a, 'a> de::Deserialize<'de> for Cards<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Vec<Members<'de>>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of objects")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut cards: Vec<Members<'de>> = Vec::new();
                // Members' scorecards are of one size; empty ones reserve nothing.
                let mut likely = USUAL;
                while let Some(card) = list.next_element_seed(Collect(likely))? {
                    likely = card.len().min(USUAL);
                    cards.push(card);
                }
                Ok(cards)
            }
        }
        deserializer.deserialize_seq(List).map(Self)
    }
}

/// The error for text that is not JSON.
pub(crate) fn bad_json(error: &serde_json::Error) -> Error {
    // A product is mostly one line, in which the column is the byte.
    let (line, column) = (error.line(), error.column());
    let place = match line {
        0 | 1 => Label::new(format!("tại byte {column}"), format!("at byte {column}")),
        _ => Label::new(
            format!("tại dòng {line}, byte {column} của đối tượng"),
            format!("at line {line}, byte {column} of the object"),
        ),
    };
    let place = ("place", place.into());
    if error.is_eof() {
        return Error::new(ErrorDetail::UnexpectedEnd, "", [place]);
    }
    let reason = ("reason", reason(error).into());
    Error::new(ErrorDetail::BadSyntax, "", [place, reason])
}

/// The error for JSON that cannot be read for a reason of `serde_json`, such as a number without end.
pub(super) fn unreadable(error: &serde_json::Error) -> Error {
    let reason = ("reason", reason(error).into());
    Error::new(ErrorDetail::InvalidForm, "", [reason])
}

/// The reason of a syntax error in both languages, without the place at its end.
fn reason(error: &serde_json::Error) -> Label {
    let shown = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let en = Long(shown.strip_suffix(&place).unwrap_or(&shown)).to_string();
    let vi = match en.as_str() {
        "expected value" => "yêu cầu một giá trị",
        "expected ident" => "yêu cầu true, false hoặc null",
        "expected `:`" => "yêu cầu dấu `:`",
        "expected `,` or `]`" => "yêu cầu dấu `,` hoặc `]`",
        "expected `,` or `}`" => "yêu cầu dấu `,` hoặc `}`",
        "expected `\"`" => "yêu cầu dấu `\"`",
        "invalid escape" => "ký tự thoát không hợp lệ",
        "invalid number" => "số không hợp lệ",
        "number out of range" => "số ngoài phạm vi",
        "invalid unicode code point" => "mã ký tự không hợp lệ",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "ký tự điều khiển trong chuỗi"
        }
        "key must be a string" => "khóa phải là chuỗi",
        "lone leading surrogate in hex escape" => "mã ký tự chỉ có một nửa",
        "trailing comma" => "thừa dấu phẩy ở cuối",
        "trailing characters" => "thừa ký tự ở cuối",
        "unexpected end of hex escape" => "mã ký tự bị thiếu",
        "recursion limit exceeded" => "dấu ngoặc lồng nhau quá nhiều cấp",
        _ => "sai cú pháp",
    };
    Label::new(vi, en)
}
