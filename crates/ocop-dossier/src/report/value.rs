//! Values in the message of a finding.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::{Date, Edition, Label, Lang, Points, Star};
use rust_decimal::Decimal;

use crate::report::paper::NamedDocument;

/// How many characters of a text of the dossier a message repeats at most.
const MOST: usize = 60;

/// A value of a finding: typed, so that programs need not parse the message.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A text of the dossier.
    Text(String),
    /// A term of a vocabulary, or another wording in both languages.
    Term(Cow<'static, Label>),
    /// A document, by its name in the dossier.
    Document(Arc<NamedDocument>),
    /// A document, by its kind, number and date.
    Description(Arc<NamedDocument>),
    /// A date.
    Day(Date),
    /// A number.
    Number(u64),
    /// A share, as a decimal fraction. It is shown in per cent and truncated to two decimals, so that a
    /// share below a bound never looks equal to the bound.
    Share(Decimal),
    /// A decimal number, such as a measured value or money.
    Decimal(Decimal),
    /// Stars.
    Star(Star),
    /// Several values.
    List(Vec<Value>),
}

impl Value {
    /// The value in the form of a language.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => outside::short(text, MOST).into_owned(),
            Self::Term(label) => label.get(lang).to_string(),
            Self::Document(document) => outside::short(document.name(), MOST).into_owned(),
            Self::Description(document) => document.described(lang),
            Self::Day(date) => day(*date, lang),
            Self::Number(number) => number.to_string(),
            Self::Share(share) => {
                let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*share);
                format!("{}%", decimal(percent.trunc_with_scale(2), lang))
            }
            Self::Decimal(number) => decimal(*number, lang),
            Self::Star(star) => stars(Some(*star), lang),
            Self::List(values) => {
                let values: Vec<_> = values.iter().map(|value| value.shown(lang)).collect();
                // A term may contain a comma.
                let comma = values.iter().any(|value| value.contains(','));
                values.join(if comma { "; " } else { ", " })
            }
        }
    }
}

fn decimal(number: Decimal, lang: Lang) -> String {
    let text = number.normalize().to_string();
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text,
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&'static Label> for Value {
    fn from(label: &'static Label) -> Self {
        Self::Term(Cow::Borrowed(label))
    }
}

impl From<Label> for Value {
    fn from(label: Label) -> Self {
        Self::Term(Cow::Owned(label))
    }
}

/// The decision in words.
impl From<Edition> for Value {
    fn from(edition: Edition) -> Self {
        Label::constant(edition.label(Lang::Vi), edition.label(Lang::En)).into()
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<Star> for Value {
    fn from(star: Star) -> Self {
        Self::Star(star)
    }
}

impl From<Points> for Value {
    fn from(points: Points) -> Self {
        points.get().into()
    }
}

/// A star, or that there is none.
impl From<Option<Star>> for Value {
    fn from(star: Option<Star>) -> Self {
        const NONE: Label = Label::constant("không xếp sao", "no star");
        star.map_or_else(|| NONE.into(), Self::Star)
    }
}

impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

/// A template with `{names}` filled in, its first letter a capital.
///
/// A name without a text stays as it is, so that tests find a mistake in a rule.
pub(crate) fn filled(template: &str, word: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match word(name) {
            Some(word) => text.push_str(&word),
            None => {
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
        rest = after;
    }
    text.push_str(rest);
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(characters).collect(),
        _ => text,
    }
}

/// `4 sao`, `4 stars`, `không xếp sao`.
pub(crate) fn stars(star: Option<Star>, lang: Lang) -> String {
    match (star, lang) {
        (None, _) => lang.pick("không xếp sao", "no star").to_string(),
        (Some(star), Lang::Vi) => format!("{star} sao"),
        (Some(Star::One), Lang::En) => "1 star".to_string(),
        (Some(star), Lang::En) => format!("{star} stars"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_takes_its_values_in_both_languages() {
        let share = Value::Share(Decimal::new(405, 3));
        let values = [
            ("share", share),
            ("on", Value::Day(Date::constant(2026, 7, 1))),
        ];
        let shown = |lang| {
            filled("{share} vào {on}", |name| {
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some(value.shown(lang))
            })
        };
        assert_eq!(shown(Lang::Vi), "40,5% vào 01/07/2026");
        assert_eq!(shown(Lang::En), "40.5% vào 2026-07-01");
        let short = Value::Share(Decimal::new(749_999, 6));
        assert_eq!(short.shown(Lang::En), "74.99%");
        assert_eq!(filled("đơn {x} {", |_| None), "Đơn {x} {");
        assert_eq!(Value::Star(Star::Five).shown(Lang::Vi), "5 sao");
        assert_eq!(Value::Star(Star::One).shown(Lang::En), "1 star");
    }

    #[test]
    fn wild_text_stays_one_line() {
        let value = Value::from("a\nb");
        assert_eq!(value.shown(Lang::En), "a\\nb");
    }
}
