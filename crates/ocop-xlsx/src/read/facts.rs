//! The facts on the hidden page: of which sheet the workbook is, and how it was made.

use ocop_core::internal::{self, outside};
use ocop_core::{Edition, Error, ErrorDetail, ErrorValue, Label, Lang, RequirementRule, Sheet};

use crate::layout::{self, FACTS_PAGE, FORMAT, MOST_MEMBERS, fact};
use crate::read::cells::{Budget, Page};
use crate::read::fault::{Cell, error, place};
use crate::read::guard::Book;

/// The facts of a workbook whose sheet is known.
pub(crate) struct Facts {
    pub(crate) sheet: Sheet,
    pub(crate) lang: Lang,
    pub(crate) members: usize,
    pub(crate) requirement: RequirementRule,
}

impl Facts {
    /// Reads the facts, and finds their sheet; or compares them with the sheet that is given.
    pub(crate) fn read(
        book: &mut Book<'_>,
        given: Option<&Sheet>,
        budget: &mut Budget,
    ) -> Result<Self, Error> {
        let pages = &calamine::Reader::sheets_metadata(book);
        if pages.iter().all(|page| page.name != FACTS_PAGE) {
            let found = ("found", FACTS_PAGE.into());
            return Err(error(ErrorDetail::NotAScoringWorkbook, [found]));
        }
        let page = Page::read(book, FACTS_PAGE, budget)?;
        let values = Values(&page);

        let (format, cell) = values.find(fact::FORMAT)?;
        if format != FORMAT {
            let values = [("found", outside(format)), ("expected", FORMAT.into())];
            let path = place(FACTS_PAGE, Some(cell));
            return Err(internal::error(
                ErrorDetail::UnsupportedFormat,
                path,
                values,
            ));
        }
        let edition: Edition = values.parse(fact::EDITION)?;
        let number: u16 = values.number(fact::SET, u16::MAX.into())?;
        let kind = values.find(fact::SHEET)?.0;
        let sheet = match (given, kind) {
            (Some(sheet), _) => {
                let same = (sheet.edition(), sheet.number()) == (edition, number);
                if !same || sheet.is_law() != (kind == fact::LAW) {
                    return Err(of_another(edition, number, kind, sheet));
                }
                sheet.clone()
            }
            (None, fact::LAW) => edition.sheet(number)?,
            (None, _) => {
                let of = ("sheet", named(edition, number, false));
                return Err(error(ErrorDetail::WorkbookOfCustomSheet, [of]));
            }
        };
        if values.find(fact::TABLE)?.0 != layout::fingerprint(&sheet)? {
            let sheet = ("sheet", internal::named(&sheet));
            return Err(error(ErrorDetail::OtherTable, [sheet]));
        }
        let members = values.number(fact::MEMBERS, MOST_MEMBERS)?;
        Ok(Self {
            lang: values.parse(fact::LANGUAGE)?,
            members,
            requirement: values.parse(fact::REQUIREMENT)?,
            sheet,
        })
    }
}

/// The error for a workbook of another sheet than is given.
fn of_another(edition: Edition, number: u16, kind: &str, given: &Sheet) -> Error {
    let is_custom = kind != fact::LAW;
    let values = [
        ("found", named(edition, number, is_custom)),
        ("sheet", internal::named(given)),
    ];
    error(ErrorDetail::WorkbookOfAnotherSheet, values)
}

/// The sheet of a workbook by its facts.
fn named(edition: Edition, number: u16, is_custom: bool) -> ErrorValue {
    let (vi, en) = if is_custom {
        ("bộ tiêu chí tự lập theo ", "custom sheet of ")
    } else {
        ("", "")
    };
    let vi = format!("{vi}bộ số {number} của {edition}");
    Label::new(vi, format!("{en}{edition} set {number}")).into()
}

/// The values of the facts by name.
struct Values<'p>(&'p Page);

impl<'p> Values<'p> {
    fn find(&self, name: &str) -> Result<(&'p str, Cell), Error> {
        let mut names = self.0.cells().filter(|(cell, _)| cell.1 == 0);
        let found = names.find(|(_, content)| content.text == name);
        let value = found.and_then(|(Cell(row, _), _)| {
            let cell = Cell(row, 1);
            Some((self.0.get(cell)?.trimmed(), cell))
        });
        value.ok_or_else(|| {
            let field = ("field", outside(name));
            internal::error(ErrorDetail::MissingField, FACTS_PAGE, [field])
        })
    }

    fn parse<T: std::str::FromStr<Err = Error>>(&self, name: &str) -> Result<T, Error> {
        let (value, cell) = self.find(name)?;
        let parsed = value.parse();
        parsed.map_err(|error: Error| error.under(&place(FACTS_PAGE, Some(cell))))
    }

    /// A whole number from 1.
    fn number<T: TryFrom<usize>>(&self, name: &str, most: usize) -> Result<T, Error> {
        let (value, cell) = self.find(name)?;
        let number = value
            .parse()
            .ok()
            .filter(|number| (1..=most).contains(number));
        number
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| {
                let expected = ("một số nguyên từ 1", "a whole number from 1");
                internal::wrong_text(value, expected).under(&place(FACTS_PAGE, Some(cell)))
            })
    }
}
