//! What the head of a form asks for: a value where one is known, else a line to write on.

use maud::{Markup, html};
use ocop_core::{Date, Lang, ProductCode, explain::day};

/// The product, its code, the council, its member and the day, as far as they are known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fields<'a> {
    pub(crate) product: Option<&'a str>,
    pub(crate) code: Option<ProductCode>,
    pub(crate) council: Option<&'a str>,
    pub(crate) member: Option<&'a str>,
    pub(crate) day: Option<Date>,
}

impl Fields<'_> {
    /// Labels and values, each with a line to write on where the value is missing.
    pub(crate) fn lines(&self, lang: Lang) -> Markup {
        let [product, council, member, on] = labels(lang);
        let text = |name: &str| name.to_string();
        // 26/2026, Annex II, has the code at the head of each sheet.
        let code = lang.pick("Mã sản phẩm", "Product code");
        let rows = [
            (product, self.product.map(text)),
            (code, self.code.map(|code| code.to_string())),
            (council, self.council.map(text)),
            (member, self.member.map(text)),
            (on, self.day.map(|date| day(date, lang))),
        ];
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
}

/// The labels of product, council, member and day.
pub(crate) const fn labels(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["Sản phẩm", "Hội đồng", "Thành viên", "Ngày"],
        Lang::En => ["Product", "Council", "Member", "Day"],
    }
}
