//! Objects of their own form, such as `rules`: deserialized with the errors of this library, in both
//! languages and with the path to the fault, in place of serde's.
//!
//! What is right is read at once. Only after a fault the value is read again, from a tree: up to the
//! first fault ([`form`]), or as far as it can be read ([`form_in_part`]).

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, Visitor,
};
use serde_json::Value;

use crate::base::error::{
    Error, ErrorDetail, Given, Long, carried, missing_field, step, unknown_field, wrong_value,
};
use crate::base::label::Label;

/// Reads a form from a tree.
pub(crate) fn form<'de, T: Deserialize<'de>>(tree: &'de Value) -> Result<T, Error> {
    T::deserialize(Tree(tree, None)).map_err(|Fault(error)| error)
}

/// Reads a form as far as it can be read: without the values that have a fault. Gives all faults, in
/// the order in which they were found; `None` if there are more than `most`.
///
/// It reads again after each fault, but what it has read goes to the end: all readings together read
/// each value a few times, however many faults there are.
///
/// # Errors
///
/// The first fault that `ends` the reading, or that is not inside a value of the form.
pub(crate) fn form_in_part<'de, T: Deserialize<'de>>(
    tree: &'de Value,
    most: usize,
    ends: impl Fn(&Error) -> bool,
) -> Result<Option<(T, Vec<Error>)>, Error> {
    let gaps = Gaps::default();
    let mut faults: Vec<Error> = Vec::new();
    loop {
        gaps.left_out.set(false);
        match T::deserialize(Tree(tree, Some(&gaps))) {
            // Lists are read once more, in their own order.
            Ok(_) if !gaps.first.borrow().is_empty() => gaps.first.borrow_mut().clear(),
            Ok(form) => return Ok(Some((form, faults))),
            Err(Fault(error)) => {
                if ends(&error) || !gaps.left_out.get() {
                    return Err(error);
                }
                // A value that was left out may then be missing at the same place.
                if faults.iter().any(|known| known.path() == error.path()) {
                    continue;
                }
                if faults.len() == most {
                    return Ok(None);
                }
                faults.push(error);
            }
        }
    }
}

/// What a reading leaves out, and where it begins. Values are known by their address in the tree.
#[derive(Debug, Default)]
struct Gaps {
    /// The values with a fault.
    faulty: RefCell<BTreeSet<usize>>,
    /// The index of the item or member of a value that is read first. Those before it are read last.
    first: RefCell<BTreeMap<usize, usize>>,
    /// Whether the fault of this reading is in a value that the next one leaves out.
    left_out: Cell<bool>,
}

impl Gaps {
    /// The index of the item or member that is read first.
    fn first_of(this: Option<&Self>, outer: usize) -> usize {
        let first = this.and_then(|gaps| gaps.first.borrow().get(&outer).copied());
        first.unwrap_or(0)
    }

    fn has(this: Option<&Self>, value: &Value) -> bool {
        this.is_some_and(|gaps| gaps.faulty.borrow().contains(&address(value)))
    }

    /// Notes a fault in an item or member, on the way out.
    fn note(this: Option<&Self>, outer: usize, index: usize, value: &Value) {
        if let Some(gaps) = this {
            // The innermost comes first.
            if !gaps.left_out.replace(true) {
                gaps.faulty.borrow_mut().insert(address(value));
            }
            gaps.first.borrow_mut().insert(outer, index);
        }
    }
}

fn address(value: &Value) -> usize {
    core::ptr::from_ref(value).addr()
}

/// What a value of a tree is, for a message.
#[cfg(feature = "minutes")]
pub(crate) fn given<T>(value: &Value, then: impl FnOnce(Given<'_>) -> T) -> T {
    match value {
        Value::Null => then(Given::Null),
        Value::Bool(_) => then(Given::Truth),
        Value::Number(number) => then(Given::Number(&number.to_string())),
        Value::String(text) => then(Given::Text(text)),
        Value::Array(_) => then(Given::List),
        Value::Object(_) => then(Given::Object),
    }
}

/// An error of this library as one of serde's.
#[derive(Debug)]
struct Fault(Error);

impl Fault {
    fn under(self, outer: &str) -> Self {
        Self(self.0.under(outer))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl core::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        if let Some(error) = carried(&format!("{message:+}")) {
            return Self(error);
        }
        // Words of a type outside this library.
        let reason = Long(&message.to_string()).to_string();
        let reason = ("reason", Label::new(reason.clone(), reason).into());
        Self(Error::new(ErrorDetail::Unreadable, "", [reason]))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_value(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let number = match found {
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Signed(number) => number.to_string(),
            // `1.0` keeps its point, for it is why the number is refused.
            Unexpected::Float(number) => format!("{number:?}"),
            _ => String::new(),
        };
        let letter;
        let given = match found {
            Unexpected::Bool(_) => Given::Truth,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => {
                Given::Number(&number)
            }
            Unexpected::Str(text) => Given::Text(text),
            Unexpected::Char(character) => {
                letter = character.to_string();
                Given::Text(&letter)
            }
            Unexpected::Unit | Unexpected::Option => Given::Null,
            Unexpected::Seq | Unexpected::Bytes(_) => Given::List,
            Unexpected::Map | Unexpected::StructVariant => Given::Object,
            Unexpected::Other(text) => Given::Other(text),
            _ => Given::Other("?"),
        };
        Self(wrong_value("", given, in_both(expected)))
    }

    fn invalid_length(found: usize, expected: &dyn Expected) -> Self {
        let found = found.to_string();
        Self(wrong_value("", Given::Number(&found), in_both(expected)))
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        let expected = expected.join(", ");
        let expected = Label::new(expected.clone(), expected);
        Self(wrong_value("", Given::Text(found), expected))
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        Self(unknown_field(step("", found), found, expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self(missing_field(field, field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        let found = ("found", field.into());
        Self(Error::new(ErrorDetail::DuplicateKey, field, [found]))
    }
}

/// What is expected, in both languages: our own types word it in both, for those of Rust this does.
fn in_both(expected: &dyn Expected) -> Label {
    let (vi, en) = (format!("{expected:#}"), format!("{expected}"));
    let whole = |most: u64| {
        Label::new(
            format!("số nguyên từ 0 đến {most}"),
            format!("a whole number from 0 to {most}"),
        )
    };
    match en.as_str() {
        "u8" => whole(u8::MAX.into()),
        "u16" => whole(u16::MAX.into()),
        "u32" => whole(u32::MAX.into()),
        "u64" | "usize" => whole(u64::MAX),
        "i64" => Label::constant("số nguyên", "a whole number"),
        "a string" | "a borrowed string" | "str" => Label::constant("một chuỗi", "a string"),
        "a boolean" | "bool" => Label::constant("true hoặc false", "true or false"),
        "a sequence" | "a list" => Label::constant("một danh sách", "a list"),
        "a map" | "an object" => Label::constant("một đối tượng", "an object"),
        other if other.starts_with("struct ") => Label::constant("một đối tượng", "an object"),
        _ => Label::new(vi, en),
    }
}

/// A tree to read from, and what is left out of it.
struct Tree<'de, 'g>(&'de Value, Option<&'g Gaps>);

impl<'de> Deserializer<'de> for Tree<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => {
                if let Some(number) = number.as_u64() {
                    visitor.visit_u64(number)
                } else if let Some(number) = number.as_i64() {
                    visitor.visit_i64(number)
                } else {
                    visitor.visit_f64(number.as_f64().unwrap_or(f64::MAX))
                }
            }
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items(Entries::of(self, items.iter()))),
            Value::Object(members) => visitor.visit_map(Members {
                members: Entries::of(self, members.iter()),
                next: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => {
                let name: StrDeserializer<'_, Fault> = text.as_str().into_deserializer();
                visitor.visit_enum(name)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A key, which is text; a number where a number is expected.
struct Key<'de>(&'de str);

macro_rules! numbers {
    ($($deserialize:ident)+) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match (self.0.parse::<u64>(), self.0.parse::<i64>()) {
                (Ok(number), _) => visitor.visit_u64(number),
                (_, Ok(number)) => visitor.visit_i64(number),
                _ => visitor.visit_borrowed_str(self.0),
            }
        })+
    };
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.0)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    serde::forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The items of a list or the members of an object, in turn from the first that is read.
struct Entries<'g, I> {
    /// From the one that is read first, and then those before it.
    entries: core::iter::Chain<core::iter::Skip<I>, core::iter::Take<I>>,
    /// The index of the next, and how many there are.
    next: usize,
    count: usize,
    /// The address of the list or object.
    outer: usize,
    gaps: Option<&'g Gaps>,
}

impl<'de, 'g, I: ExactSizeIterator + Clone> Entries<'g, I> {
    fn of(Tree(value, gaps): Tree<'de, 'g>, entries: I) -> Self {
        let (outer, count) = (address(value), entries.len());
        let first = Gaps::first_of(gaps, outer);
        Self {
            entries: entries.clone().skip(first).chain(entries.take(first)),
            next: first,
            count,
            outer,
            gaps,
        }
    }

    /// The next that is not left out, with its index.
    fn next(&mut self, value: impl Fn(&I::Item) -> &'de Value) -> Option<(usize, I::Item)> {
        loop {
            let entry = self.entries.next()?;
            let index = self.next % self.count;
            self.next = index + 1;
            if !Gaps::has(self.gaps, value(&entry)) {
                return Some((index, entry));
            }
        }
    }

    /// Notes a fault in an entry.
    fn note(&self, index: usize, value: &Value) {
        Gaps::note(self.gaps, self.outer, index, value);
    }
}

/// The items of a list.
struct Items<'de, 'g>(Entries<'g, core::slice::Iter<'de, Value>>);

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some((index, item)) = self.0.next(|item| item) else {
            return Ok(None);
        };
        let read = seed.deserialize(Tree(item, self.0.gaps));
        read.map(Some).map_err(|fault| {
            self.0.note(index, item);
            fault.under(&format!("[{index}]"))
        })
    }
}

/// The members of an object, and the one whose key was read.
struct Members<'de, 'g> {
    members: Entries<'g, serde_json::map::Iter<'de>>,
    next: Option<(usize, (&'de str, &'de Value))>,
}

impl<'de> MapAccess<'de> for Members<'de, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some((index, (key, value))) = self.members.next(|(_, value)| value) else {
            return Ok(None);
        };
        self.next = Some((index, (key, value)));
        let name = seed.deserialize(Key(key));
        // An unknown field has its path already.
        name.map(Some).map_err(|fault: Fault| {
            self.members.note(index, value);
            if fault.0.path().is_empty() {
                fault.under(&step("", key))
            } else {
                fault
            }
        })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let (index, (key, value)) = self.next.take().unwrap_or((0, ("", &Value::Null)));
        let read = seed.deserialize(Tree(value, self.members.gaps));
        read.map_err(|fault| {
            self.members.note(index, value);
            fault.under(&step("", key))
        })
    }
}

#[cfg(test)]
mod tests {
    use core::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// How many numbers were read.
    static READ: AtomicUsize = AtomicUsize::new(0);

    #[derive(Debug)]
    struct Counted(u8);

    impl<'de> Deserialize<'de> for Counted {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            READ.fetch_add(1, Ordering::Relaxed);
            u8::deserialize(from).map(Self)
        }
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(default, deny_unknown_fields)]
    #[derive(Default)]
    struct Item {
        one: Option<Counted>,
        two: Option<Counted>,
        list: Vec<Counted>,
    }

    #[test]
    fn all_readings_together_read_each_value_a_few_times() {
        const ITEMS: usize = 300;
        let numbers: Vec<_> = (0..20).collect();
        let mut tree = serde_json::json!({ "a": { "list": numbers } });
        for at in 0..ITEMS {
            tree[format!("m{at}")] = serde_json::json!({
                "one": "x", "two": at % 2, "list": [0, "x", 2, 3], "three": 1
            });
        }
        let faults = 3 * ITEMS;
        let read = |most| form_in_part::<BTreeMap<String, Item>>(&tree, most, |_| false).unwrap();
        let (form, found) = read(faults).unwrap();
        assert_eq!(found.len(), faults);
        assert_eq!(found[0].path(), "m0.list[1]");
        for (name, item) in &form {
            let list: Vec<u8> = item.list.iter().map(|number| number.0).collect();
            if name == "a" {
                assert_eq!(list, numbers);
            } else {
                assert_eq!(list, [0, 2, 3]);
                assert!(item.one.is_none() && item.two.is_some());
            }
        }
        let values = 20 + ITEMS * 6;
        let read_in_all = READ.load(Ordering::Relaxed);
        assert!(read_in_all < 5 * values, "{read_in_all} for {values}");
        assert!(read(faults - 1).is_none());
    }

    #[test]
    fn what_ends_a_reading_is_its_error() {
        let tree = serde_json::json!({ "a": { "one": "x" }, "b": 1 });
        let read =
            |ends: fn(&Error) -> bool| form_in_part::<BTreeMap<String, Item>>(&tree, 9, ends);
        assert_eq!(read(|_| false).unwrap().unwrap().1.len(), 2);
        let error = read(|fault| fault.path() == "b").unwrap_err();
        assert_eq!(error.path(), "b");
        let list = serde_json::json!([]);
        let error = form_in_part::<BTreeMap<String, Item>>(&list, 9, |_| false).unwrap_err();
        assert_eq!(error.path(), "");
    }
}
