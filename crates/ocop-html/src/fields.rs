//! What the head of a form asks for: a value where one is known, else a line to write on.

use maud::{Markup, html};
use ocop_core::{Date, Lang, explain::day};

/// The product, the council, its member and the day, as far as they are known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fields<'a> {
    pub(crate) product: Option<&'a str>,
    pub(crate) council: Option<&'a str>,
    pub(crate) member: Option<&'a str>,
    pub(crate) day: Option<Date>,
}

/// Labels and values, each with a line to write on where the value is missing.
pub(crate) fn lines<'a>(rows: impl IntoIterator<Item = (&'a str, Option<String>)>) -> Markup {
    html! {
        dl.fields {
            @for (label, value) in rows {
                dt { (label) ":" }
                @match value {
                    Some(value) => dd { (value) },
                    None => dd.blank { "\u{A0}" },
                }
            }
        }
    }
}

impl Fields<'_> {
    /// The day in words.
    pub(crate) fn day(&self, lang: Lang) -> Option<String> {
        self.day.map(|date| day(date, lang))
    }
}

/// The labels of the fields: product, council, member, day.
pub(crate) const fn labels(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Sản phẩm", "Hội đồng", "Thành viên", "Ngày"],
        Lang::En => ["Product", "Council", "Member", "Day"],
    }
}
