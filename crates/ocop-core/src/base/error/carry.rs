//! Errors as text and back: serde gives the errors of our types to a reader as text only.
//!
//! `{:+}` writes an error with all its values, and [`carried`] reads it. Values have no control
//! characters, so these divide them.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use super::{Error, ErrorDetail, ErrorValue, Inner, names};
use crate::base::label::Label;
use crate::base::lang::Lang;

const MARK: char = '\u{1D}';
const ENTRY: char = '\u{1E}';
const PART: char = '\u{1F}';

/// Values beside those of a wording.
const FURTHER: [&str; 8] = [
    "edition", "expected", "found", "least", "most", "nearest", "reason", "what",
];

/// Writes the error with all its values.
pub(super) fn carry(inner: &Inner, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{MARK}{}{ENTRY}{}", inner.detail, inner.path)?;
    for (name, value) in &inner.values {
        write!(f, "{ENTRY}{name}{PART}")?;
        match value {
            ErrorValue::Text(text) => write!(f, "t{PART}{text}")?,
            ErrorValue::Number(number) => write!(f, "n{PART}{number}")?,
            ErrorValue::Day(day) => write!(f, "d{PART}{day}")?,
            ErrorValue::Label(label) => {
                write!(
                    f,
                    "l{PART}{}{PART}{}",
                    label.get(Lang::Vi),
                    label.get(Lang::En)
                )?;
            }
        }
    }
    Ok(())
}

/// The error of such a text; `None` for any other text.
pub(crate) fn carried(text: &str) -> Option<Error> {
    let mut entries = text.strip_prefix(MARK)?.split(ENTRY);
    let name = entries.next()?;
    let mut details = ErrorDetail::ALL.iter().copied();
    let detail = details.find(|detail| detail.as_str() == name)?;
    let path = entries.next()?.to_string();
    let values: Option<Vec<_>> = entries
        .map(|entry| {
            let parts: Vec<_> = entry.split(PART).collect();
            let (&name, parts) = parts.split_first()?;
            let mut known = names(detail.template(Lang::En)).chain(FURTHER);
            let name = known.find(|known| *known == name)?;
            let value = match *parts {
                ["t", text] => ErrorValue::Text(Cow::Owned(text.to_string())),
                ["n", number] => ErrorValue::Number(number.parse().ok()?),
                ["d", day] => ErrorValue::Day(day.parse().ok()?),
                ["l", vi, en] => Label::new(vi.to_string(), en.to_string()).into(),
                _ => return None,
            };
            Some((name, value))
        })
        .collect();
    Some(Error::with_values(detail, path, Box::from(values?)))
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn every_detail_comes_back_with_its_values() {
        for &detail in ErrorDetail::ALL {
            for &lang in &Lang::ALL {
                let names: Vec<_> = names(detail.template(lang)).collect();
                for name in names {
                    for value in [
                        ErrorValue::Text("a `b`: c".into()),
                        ErrorValue::Number(-3),
                        ErrorValue::Day(jiff::civil::date(2026, 7, 10)),
                        Label::new("một", "one").into(),
                    ] {
                        let error = Error::new(detail, "a.b[0]", [(name, value)]);
                        assert_eq!(carried(&format!("{error:+}")), Some(error));
                    }
                }
            }
        }
        for other in ["", "x", "\u{1D}x", "\u{1D}bad-day", "+3"] {
            assert_eq!(carried(other), None, "{other:?}");
        }
    }
}
