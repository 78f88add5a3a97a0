//! Citations: where the law prints a sheet, a criterion or an article.

use alloc::string::String;
use core::fmt;

use crate::base::digits::number;
use crate::base::lang::Lang;
use crate::law::edition::Edition;
use crate::law::row::{SheetRow, rows};

/// A citation (căn cứ): a place in the law, such as `26/2026, Annex II, set 7, 3.5`.
#[doc(alias = "căn cứ")]
#[derive(Clone, Copy)]
pub struct Citation<'a> {
    sheet: &'a SheetRow,
    lang: Lang,
    criterion: Option<usize>,
}

crate::base::macros::view!(
    Citation,
    |view| (core::ptr::from_ref(view.sheet), view.lang, view.criterion),
    view
);

impl<'a> Citation<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, lang: Lang, criterion: Option<usize>) -> Self {
        Self {
            sheet,
            lang,
            criterion,
        }
    }
}

impl Citation<'_> {
    /// The citation as text.
    pub(crate) fn text(self) -> String {
        let Self { sheet, lang, .. } = self;
        let row = sheet.edition.row();
        let custom = match sheet.custom {
            true => lang.pick("bộ tiêu chí tự lập theo ", "custom sheet of "),
            false => "",
        };
        let annex = row.annex.as_ref().map_or("", |annex| annex.get(lang));
        let comma = if annex.is_empty() { "" } else { ", " };
        let number = number(sheet.number.into());
        let [before, title, after] = match row.numbered_sheets {
            true => [lang.pick(", bộ ", ", set "), &number, ""],
            // The decision does not number these sheets, so the citation gives the title.
            false => [", “", sheet.heading.get(Lang::Vi), "”"],
        };
        let of_sheet = [custom, row.id, comma, annex, before, title, after];
        match self.criterion {
            Some(index) => placed(&of_sheet.concat(), &rows(&sheet.criteria)[index].key),
            None => of_sheet.concat(),
        }
    }
}

/// The citation of a criterion as text, from that of its sheet.
pub(crate) fn placed(sheet: &str, key: &str) -> String {
    [sheet, ", ", key].concat()
}

impl fmt::Display for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::text(f, &self.text())
    }
}

/// An article of an edition in each language: `26/2026, Art. 3.3`, `26/2026, Điều 3.3`.
pub(crate) fn cited(edition: Edition, article: &str, lang: Lang) -> String {
    let article = match lang {
        Lang::Vi => article.replace("Art. ", "Điều "),
        Lang::En => article.into(),
    };
    alloc::format!("{edition}, {article}")
}
