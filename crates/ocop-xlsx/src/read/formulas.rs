//! The formulas of a workbook: unchanged, and with the results that follow from the choices.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use ocop_core::{Criterion, Error, ErrorDetail, ErrorValue, Label, Lang, Points, Rating, Sheet};

use crate::layout::{self, Row, choices, member, summary};
use crate::read::cells::{Budget, Content, Kind, Page};
use crate::read::facts::Facts;
use crate::read::fault::{Cell, Fault, error};
use crate::read::guard;
use crate::read::member_page::Member;
use crate::workbook::ScoringWorkbook;
use crate::write;

/// The formulas and numbers that the writer puts into such a workbook.
pub(crate) struct Formulas {
    member: Written,
    summary: Written,
}

/// What a page has before it is filled in.
struct Written {
    formulas: HashMap<Cell, String>,
    /// What the sheet gives: maxima, and the points that stars require.
    numbers: HashMap<Cell, String>,
}

impl Formulas {
    /// Writes pages of the workbook once more, blank, and takes their formulas.
    pub(crate) fn of(facts: &Facts) -> Result<Self, Error> {
        let workbook = ScoringWorkbook::new(&facts.sheet)
            .lang(facts.lang)
            .members(facts.members)
            .requirement(facts.requirement);
        let bytes = write::formulas(&workbook)?;
        let mut book =
            Xlsx::new(Cursor::new(&*bytes)).map_err(|error| guard::of_calamine(&error, ""))?;
        let mut of = |name: &str| {
            let page = Page::read(&mut book, name, &mut Budget::new())?;
            let formulas = page.cells().filter_map(|(cell, content)| {
                let formula = content.formula.clone()??;
                Some((cell, formula))
            });
            let numbers = page.cells().filter(|(_, content)| content.is_number());
            Ok::<_, Error>(Written {
                formulas: formulas.collect(),
                numbers: numbers
                    .map(|(cell, content)| (cell, content.text.clone()))
                    .collect(),
            })
        };
        Ok(Self {
            member: of(&layout::member_page(facts.lang, 1))?,
            summary: of(layout::summary_page(facts.lang))?,
        })
    }

    /// Compares the formulas of a member's page. Where rows or columns moved, formulas moved with them, and
    /// only their results are compared.
    pub(crate) fn check_member(&self, page: &Page, faults: &mut Vec<Fault>) {
        check(page, &self.member, faults);
    }

    /// Compares the formulas of the summary.
    pub(crate) fn check_summary(&self, page: &Page, faults: &mut Vec<Fault>) {
        check(page, &self.summary, faults);
    }
}

fn check(page: &Page, written: &Written, faults: &mut Vec<Fault>) {
    for (&cell, number) in &written.numbers {
        let content = page.get(cell).cloned().unwrap_or_default();
        if content.is_number() && content.text == *number {
            continue;
        }
        let expected = ("expected", ErrorValue::Text(number.clone().into()));
        let error = if content.is_blank() {
            error(ErrorDetail::CellChanged, [expected])
        } else {
            error(
                ErrorDetail::CellChanged,
                [("found", content.found()), expected],
            )
        };
        faults.push(Fault::on(&page.name, cell, error));
    }
    for (&cell, formula) in &written.formulas {
        let found = page.get(cell).and_then(|content| content.formula.as_ref());
        match found {
            // Derived from the shared formula of other cells.
            Some(None) => {}
            Some(Some(found)) if is_same(found, formula) => {}
            None => faults.push(deleted(page, cell)),
            Some(Some(_)) => {
                let expected = ErrorValue::Text(format!("={formula}").into());
                let error = error(ErrorDetail::FormulaChanged, [("expected", expected)]);
                faults.push(Fault::on(&page.name, cell, error));
            }
        }
    }
}

/// Whether two formulas are the same but for spaces and quotes around the names of pages.
fn is_same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

fn plain(formula: &str) -> String {
    let mut text = String::with_capacity(formula.len());
    let mut is_quoted = false;
    for letter in formula.trim_start_matches('=').chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' | '\'' | '\n' | '\r' if !is_quoted => continue,
            _ => {}
        }
        text.push(letter);
    }
    text
}

/// Compares the points on a member's page with those of the choices.
pub(crate) fn check_points(member: &Member, sheet: &Sheet, faults: &mut Vec<Fault>) {
    let Some(card) = &member.card else { return };
    for criterion in sheet.criteria() {
        let Some(cell) = member.points(criterion.index()) else {
            continue;
        };
        if let Some(fault) = not_counted(member, criterion, cell) {
            faults.push(fault);
            continue;
        }
        let points = card.points(criterion.key()).map_or(0, Points::get);
        check_number(&member.page, cell, points.into(), faults);
    }
}

/// The fault for a choice that the formula of its points takes for none: the reader understands more, such as
/// a code without its words. The summary has no star then, and recalculating gives none.
fn not_counted(member: &Member, criterion: Criterion<'_>, points: Cell) -> Option<Fault> {
    let content = member.page.get(points)?;
    let is_wrong = content.formula.is_some() && content.text == member::WRONG;
    let choice = member.card.as_ref()?.choice(criterion.key())?;
    let cell = member.choice(criterion.index()).filter(|_| is_wrong)?;
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| choices::text(criterion, choice, lang));
    let found = member.page.get(cell)?.found();
    let values = [("found", found), ("nearest", Label::new(vi, en).into())];
    let error = error(ErrorDetail::LevelNotCounted, values).under(criterion.key());
    Some(Fault::on(&member.page.name, cell, error))
}

/// Compares the results on the summary with those of the rating.
pub(crate) fn check_results(
    page: &Page,
    [sum, band, star]: [Cell; 3],
    rating: &Rating,
    faults: &mut Vec<Fault>,
) {
    let total = rating
        .totals()
        .iter()
        .map(|points| u64::from(points.get()))
        .sum();
    check_number(page, sum, total, faults);
    check_number(page, band, rating.band().number().into(), faults);
    match rating.star() {
        Some(own) => check_number(page, star, own.number().into(), faults),
        None => {
            let content = page
                .get(star)
                .filter(|content| content.kind == Kind::Number);
            if let Some(content) = content {
                let expected = ("không xếp sao", "no star").into();
                faults.push(differs(page, star, content, expected));
            }
        }
    }
}

/// Compares a number that a formula gives. A formula without a result says nothing.
fn check_number(page: &Page, cell: Cell, expected: u64, faults: &mut Vec<Fault>) {
    let content = page.get(cell).cloned().unwrap_or_default();
    if content.formula.is_some() && content.kind == Kind::Empty {
        return;
    }
    if content.formula.is_none() {
        faults.push(deleted(page, cell));
    } else if content.text != expected.to_string() {
        faults.push(differs(page, cell, &content, expected.into()));
    }
}

/// The fault for a value, or nothing, in place of a formula.
fn deleted(page: &Page, cell: Cell) -> Fault {
    let content = page.get(cell).filter(|content| !content.is_blank());
    let error = match content {
        None => error(ErrorDetail::FormulaDeleted, []),
        Some(content) => error(ErrorDetail::FormulaDeleted, [("found", content.found())]),
    };
    Fault::on(&page.name, cell, error)
}

fn differs(page: &Page, cell: Cell, content: &Content, expected: ErrorValue) -> Fault {
    let values = [("found", content.found()), ("expected", expected)];
    Fault::on(&page.name, cell, error(ErrorDetail::ResultDiffers, values))
}

/// The rows of the criteria where the writer puts them.
pub(crate) fn rows_in_place(sheet: &Sheet) -> Vec<u32> {
    let rows = layout::rows(sheet);
    let rows = (member::FIRST_ROW..).zip(&rows);
    let rows = rows.filter(|(_, row)| matches!(row, Row::Criterion(_)));
    rows.map(|(at, _)| at).collect()
}

/// The cells of sum, band and star where the writer puts them.
pub(crate) const RESULTS: [Cell; 3] = [
    Cell(summary::SUM_ROW, summary::VALUE as u32),
    Cell(summary::BAND_ROW, summary::VALUE as u32),
    Cell(summary::STAR_ROW, summary::VALUE as u32),
];
