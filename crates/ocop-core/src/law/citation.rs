//! Citations: where the law prints a sheet, a criterion or an article.

use alloc::string::String;
use core::fmt;

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

impl fmt::Display for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::written(f, |f| {
            let edition = self.sheet.edition;
            if self.sheet.custom {
                write!(
                    f,
                    "{} ",
                    self.lang.pick("bộ tiêu chí tự lập theo", "custom sheet of")
                )?;
            }
            write!(f, "{edition}")?;
            let row = edition.row();
            if let Some(annex) = &row.annex {
                write!(f, ", {}", annex.get(self.lang))?;
            }
            if row.numbered_sheets {
                let set = self.lang.pick("bộ", "set");
                write!(f, ", {set} {}", self.sheet.number)?;
            } else {
                // The decision does not number these sheets, so the citation gives the title.
                write!(f, ", “{}”", self.sheet.heading.get(Lang::Vi))?;
            }
            match self.criterion {
                Some(index) => write!(f, ", {}", rows(&self.sheet.criteria)[index].key),
                None => Ok(()),
            }
        })
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
