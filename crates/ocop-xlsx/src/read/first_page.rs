//! The first page: product, council, day, tier, and the grounds for rejection.

use ocop_core::internal::{outside, wrong_text};
use ocop_core::{Date, Edition, Error, ErrorDetail, Lang, Sheet, Tier, text};

use crate::layout::{self, choices, first};
use crate::read::cells::{Content, Kind, Page};
use crate::read::fault::{Cell, Fault, error};

/// What the first page says.
#[derive(Clone, Debug, Default)]
pub(crate) struct First {
    pub(crate) product: String,
    pub(crate) council: String,
    pub(crate) day: Option<Date>,
    pub(crate) tier: Tier,
    /// The ids of the grounds that apply.
    pub(crate) grounds: Vec<String>,
    /// Whether the table of grounds is where the writer puts it.
    pub(crate) is_in_place: bool,
}

/// The cells of the first page that have a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    pub(crate) product: Cell,
    pub(crate) council: Cell,
    pub(crate) day: Cell,
    pub(crate) tier: Cell,
}

impl First {
    /// Reads the page. Its faults are added to the others.
    pub(crate) fn read(
        page: &Page,
        fields: Fields,
        sheet: &Sheet,
        lang: Lang,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let mut take = |cell| filled(page, cell, faults);
        let (product, council) = (take(fields.product), take(fields.council));
        let (day, tier) = (take(fields.day), take(fields.tier));
        let texts = [product, council].map(|content| content.trimmed().to_owned());
        let [product, council] = texts;
        let day = day_of(&day, sheet.edition()).unwrap_or_else(|error| {
            faults.push(Fault::on(&page.name, fields.day, error));
            None
        });
        let tier = tier_of(&tier).unwrap_or_else(|error| {
            faults.push(Fault::on(&page.name, fields.tier, error));
            Tier::default()
        });
        let mut first = Self {
            product,
            council,
            day,
            tier,
            grounds: Vec::new(),
            is_in_place: true,
        };
        first.grounds(page, sheet, lang, faults);
        first
    }

    /// The table of grounds: found by its headings, read by the hidden ids.
    fn grounds(&mut self, page: &Page, sheet: &Sheet, lang: Lang, faults: &mut Vec<Fault>) {
        let known = layout::grounds(sheet);
        if known.is_empty() {
            return;
        }
        let headings = first::headings(lang);
        let column = |row, heading: u16| {
            let mut cells = page.row(row);
            let heading = headings[usize::from(heading)];
            let found = cells.find(|(_, content)| text::same(content.trimmed(), heading));
            found.map(|(cell, _)| cell.1)
        };
        let mut rows = page.rows().into_iter();
        let table = rows.find_map(|row| {
            let columns = (column(row, first::ANSWER)?, column(row, first::GROUND)?);
            Some((row, columns))
        });
        let Some((head, (answers, ids))) = table else {
            let expected = headings.map(|heading| format!("`{heading}`")).join(", ");
            let found = ("found", headings[usize::from(first::ANSWER)].into());
            let error = error(
                ErrorDetail::HeadingMissing,
                [found, ("expected", outside(&expected))],
            );
            faults.push(Fault::on(&page.name, None, error));
            return;
        };
        self.is_in_place = (head, answers) == (first::GROUNDS_HEAD, first::ANSWER.into());
        for (place, ground) in (head + 1..).zip(known) {
            let mut rows = page.rows().into_iter().filter(|&row| row > head);
            let row = rows.find(|&row| {
                let id = page.get(Cell(row, ids));
                id.is_some_and(|id| id.trimmed() == ground.id())
            });
            self.is_in_place &= row == Some(place);
            let cell = row.map(|row| Cell(row, answers));
            let answer = cell.and_then(|cell| page.get(cell)).cloned();
            match applies(&answer.unwrap_or_default()) {
                Ok(false) => {}
                Ok(true) => self.grounds.push(ground.id().to_owned()),
                Err(error) => {
                    let error = error.under(ground.id());
                    faults.push(Fault::on(&page.name, cell, error));
                }
            }
        }
    }
}

/// What was filled in at a cell; a formula is a fault.
fn filled(page: &Page, cell: Cell, faults: &mut Vec<Fault>) -> Content {
    let content = page.get(cell).cloned().unwrap_or_default();
    if content.formula.is_some() {
        let error = error(ErrorDetail::FormulaForValue, []);
        faults.push(Fault::on(&page.name, cell, error));
        return Content::default();
    }
    content
}

/// Whether a ground applies.
fn applies(content: &Content) -> Result<bool, Error> {
    if content.formula.is_some() {
        return Err(error(ErrorDetail::FormulaForValue, []));
    }
    let answers = [false, true].map(|applies| {
        (
            applies,
            choices::answer(applies, Lang::Vi),
            choices::answer(applies, Lang::En),
        )
    });
    let expected = ("`Có` hoặc `Không`", "`Yes` or `No`");
    if content.is_blank() {
        return Err(blank(expected));
    }
    let found = content.trimmed();
    let answer = answers
        .iter()
        .find(|(_, vi, en)| text::same(found, vi) || text::same(found, en));
    answer
        .map(|(applies, ..)| *applies)
        .ok_or_else(|| wrong_text(found, expected))
}

/// The error for a cell that must not be blank.
fn blank(expected: (&'static str, &'static str)) -> Error {
    error(ErrorDetail::MissingMember, [("expected", expected.into())])
}

fn tier_of(content: &Content) -> Result<Tier, Error> {
    let expected = (
        "một cấp trong danh sách của ô",
        "a tier from the list of the cell",
    );
    if content.is_blank() {
        return Err(blank(expected));
    }
    let found = content.trimmed();
    let is = |tier: &Tier| {
        let mut names = Lang::ALL.iter().map(|&lang| choices::tier(*tier, lang));
        names.any(|name| text::same(name, found))
    };
    let tier = Tier::ALL.into_iter().find(is);
    tier.ok_or_else(|| wrong_text(found, expected))
}

/// A day as a date, or typed as `10/07/2026` or `2026-07-10`, from the first day of the edition: a year that
/// was typed into the cell is a day of 1905.
fn day_of(content: &Content, edition: Edition) -> Result<Option<Date>, Error> {
    if content.is_blank() {
        return Ok(None);
    }
    let day = match content.kind {
        Kind::Day(day) => day,
        _ => typed_day(content)?,
    };
    first::check_day(edition, day, content.trimmed())?;
    Ok(Some(day))
}

/// A day that was typed as a text.
fn typed_day(content: &Content) -> Result<Date, Error> {
    let found = content.trimmed();
    let parts: Vec<&str> = found.split(['/', '.', '-']).map(str::trim).collect();
    let number = |part: &str, digits: usize| {
        let is_number =
            (1..=digits).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| is_number)
    };
    let day = match parts[..] {
        [day, month, year] if content.kind == Kind::Text && year.len() == 4 => {
            Some((number(year, 4), number(month, 2), number(day, 2)))
        }
        [year, month, day] if content.kind == Kind::Text && year.len() == 4 => {
            Some((number(year, 4), number(month, 2), number(day, 2)))
        }
        _ => None,
    };
    let day = day.and_then(|(year, month, day)| {
        let (month, day) = (i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
        Date::new(year?, month, day).ok()
    });
    day.ok_or_else(|| {
        let expected = ("một ngày như 10/07/2026", "a day such as 10/07/2026");
        wrong_text(found, expected)
    })
}
