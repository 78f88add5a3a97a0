//! A member's page: its columns by their headings, its rows by key and title, and what was chosen.

use std::collections::BTreeMap;

use ocop_core::internal::{self, outside};
use ocop_core::{Criterion, ErrorDetail, ErrorValue, Label, Lang, Scorecard, text};

use crate::layout::member::{self, CHOICE, COMMENT, CRITERION, KEY, POINTS};
use crate::read::cells::Page;
use crate::read::columns::Columns;
use crate::read::fault::{Cell, Fault, error};
use crate::read::level;
use crate::read::names::Names;

/// A member's page as it was filled in.
pub(crate) struct Member {
    pub(crate) page: Page,
    pub(crate) name: String,
    /// The cell of the name.
    pub(crate) name_cell: Cell,
    /// `None` if the page has a fault.
    pub(crate) card: Option<Scorecard>,
    /// By the index of the criterion.
    pub(crate) comments: BTreeMap<usize, String>,
    /// The rows of the criteria by their index; `None` for one that is not found.
    pub(crate) rows: Vec<Option<u32>>,
    pub(crate) columns: Columns,
}

impl Member {
    /// Reads a page. Its faults are added to the others.
    pub(crate) fn read(page: Page, names: &Names<'_>, lang: Lang, faults: &mut Vec<Fault>) -> Self {
        let sheet = names.sheet;
        let before = faults.len();
        let criteria = sheet.criteria().len();
        let mut member = Self {
            name: String::new(),
            name_cell: Cell(member::NAME_ROW, member::LEVELS.into()),
            card: None,
            comments: BTreeMap::new(),
            rows: vec![None; criteria],
            columns: Columns::default(),
            page,
        };
        let columns = Columns::find(&member.page, names, lang, faults);
        let Some(columns) = columns else {
            return member;
        };
        member.columns = columns;
        member.name(lang, faults);
        member.find_rows(names, lang, faults);
        let card = member.choices(names, faults);
        if faults.len() == before {
            member.card = card;
        }
        member
    }

    /// Whether rows and columns are where the writer puts them.
    pub(crate) fn is_in_place(&self, rows: &[u32]) -> bool {
        self.columns.are_in_place() && self.rows.iter().flatten().eq(rows)
    }

    /// The name: right of its label, above the table.
    fn name(&mut self, lang: Lang, faults: &mut Vec<Fault>) {
        let label = member::name_label(lang);
        let mut above = self
            .page
            .cells()
            .take_while(|(cell, _)| cell.0 < self.columns.head);
        let found = above.find(|(_, content)| text::same(content.trimmed(), label));
        let value = match found {
            None => Some(self.name_cell),
            Some((label, _)) => {
                let mut right = self.page.row(label.0).filter(|(cell, _)| cell.1 > label.1);
                right.next().map(|(cell, _)| cell)
            }
        };
        let Some((cell, content)) = value.and_then(|cell| Some((cell, self.page.get(cell)?)))
        else {
            return;
        };
        if content.formula.is_some() {
            let error = error(ErrorDetail::FormulaForValue, []);
            faults.push(Fault::on(&self.page.name, cell, error));
        }
        content.trimmed().clone_into(&mut self.name);
        self.name_cell = cell;
    }

    /// Finds the row of each criterion.
    fn find_rows(&mut self, names: &Names<'_>, lang: Lang, faults: &mut Vec<Fault>) {
        let sheet = names.sheet;
        let mut found = Vec::new();
        for row in self.page.rows() {
            if row > self.columns.head {
                found.push((row, self.criterion_of(row, names, lang, faults)));
            }
        }
        // Below the table there are places for signatures.
        let last = found
            .iter()
            .rposition(|(_, found)| matches!(found, Found::Criterion(_)));
        for (row, found) in found.into_iter().take(last.map_or(0, |last| last + 1)) {
            match found {
                Found::Other => {}
                Found::Stray => {
                    let cell = Cell(row, self.columns.of(KEY));
                    let content = self.page.get(cell).cloned().unwrap_or_default();
                    let error = if content.is_blank() {
                        let expected = (
                            "mã tiêu chí của mức đã chọn ở dòng này",
                            "the key of a criterion, because a level is chosen in this row",
                        );
                        error(ErrorDetail::MissingMember, [("expected", expected.into())])
                    } else {
                        let values = [
                            ("found", content.found()),
                            ("sheet", internal::named(sheet)),
                        ];
                        error(ErrorDetail::UnknownCriterion, values)
                    };
                    faults.push(Fault::on(&self.page.name, cell, error));
                }
                Found::Criterion(index) => match self.rows[index] {
                    None => self.rows[index] = Some(row),
                    Some(first) => {
                        let column = self.columns.of(KEY);
                        let first = Cell(first, column).to_string();
                        let key = sheet.criteria().nth(index).map_or("", Criterion::key);
                        let values = [("found", outside(key)), ("cell", outside(&first))];
                        let error = error(ErrorDetail::CriterionRowTwice, values);
                        faults.push(Fault::on(&self.page.name, Cell(row, column), error));
                    }
                },
            }
        }
        for criterion in sheet.criteria() {
            if self.rows[criterion.index()].is_none() {
                let name = ("criterion", named(criterion));
                let error =
                    internal::error(ErrorDetail::CriterionRowMissing, criterion.key(), [name]);
                faults.push(Fault::on(&self.page.name, None, error));
            }
        }
    }

    /// The criterion of a row, by its key and its title.
    fn criterion_of(
        &self,
        row: u32,
        names: &Names<'_>,
        lang: Lang,
        faults: &mut Vec<Fault>,
    ) -> Found {
        let at = |column| Cell(row, self.columns.of(column));
        let content = |column| self.page.get(at(column)).cloned().unwrap_or_default();
        let (key, title, choice) = (content(KEY), content(CRITERION), content(CHOICE));
        let (by_key, by_title) = (names.of_key(&key), names.of_title(title.trimmed()));
        let both: Vec<usize> = by_key
            .iter()
            .copied()
            .filter(|index| by_title.contains(index))
            .collect();
        let criterion = |index: usize| names.sheet.criteria().nth(index);
        match (&both[..], &by_key[..], by_title) {
            (&[index, ..], _, _) => Found::Criterion(index),
            // The heading of a part or a section may have the words of a criterion.
            (_, [], _) if choice.is_blank() && names.is_of_section(&key) => Found::Other,
            (_, [], []) if choice.is_blank() => Found::Other,
            (_, [], []) => Found::Stray,
            (_, &[index, ..], []) => {
                let expected =
                    criterion(index).map_or("".into(), |criterion| words(criterion, lang));
                let values = [("found", title.found()), ("expected", expected)];
                let error = error(ErrorDetail::CriterionChanged, values);
                let error = error.under(criterion(index).map_or("", Criterion::key));
                faults.push(Fault::on(&self.page.name, at(CRITERION), error));
                Found::Criterion(index)
            }
            (_, _, &[index, ..]) => {
                let expected = criterion(index).map_or("", Criterion::key);
                let found = ("found", key.found());
                let error = match by_title.len() {
                    1 => error(
                        ErrorDetail::KeyChanged,
                        [found, ("expected", outside(expected))],
                    ),
                    _ => error(ErrorDetail::KeyChanged, [found]),
                };
                faults.push(Fault::on(&self.page.name, at(KEY), error));
                let is_free = by_title.len() == 1;
                if is_free {
                    Found::Criterion(index)
                } else {
                    Found::Other
                }
            }
        }
    }

    /// Reads the choices and comments.
    fn choices(&mut self, names: &Names<'_>, faults: &mut Vec<Fault>) -> Option<Scorecard> {
        let sheet = names.sheet;
        let mut builder = sheet.scorecard();
        let mut wrong = vec![false; self.rows.len()];
        for criterion in sheet.criteria() {
            let index = criterion.index();
            let Some(row) = self.rows[index] else {
                wrong[index] = true;
                continue;
            };
            let cell = Cell(row, self.columns.of(CHOICE));
            let content = self.page.get(cell).cloned().unwrap_or_default();
            let chosen = level::choice(&content, criterion, sheet, &names.entries);
            let chosen = chosen.map_err(|error| error.under(criterion.key()));
            let set = match chosen {
                Ok(Some(choice)) => builder.set(criterion.key(), choice),
                Ok(None) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = set {
                wrong[index] = true;
                faults.push(Fault::on(&self.page.name, cell, error));
            }
            let comment = self.columns.get(COMMENT).map(|column| Cell(row, column));
            let comment = comment.and_then(|cell| self.page.get(cell));
            if let Some(comment) = comment.filter(|comment| !comment.is_blank()) {
                self.comments.insert(index, comment.trimmed().to_owned());
            }
        }
        for error in builder.faults() {
            let Ok(criterion) = sheet.criterion(error.path()) else {
                continue;
            };
            let story = criterion.requires().map(Criterion::index);
            // Whether it is missing depends on what is wrong.
            if wrong[criterion.index()] || story.is_some_and(|story| wrong[story]) {
                continue;
            }
            let cell = self.rows[criterion.index()].map(|row| Cell(row, self.columns.of(CHOICE)));
            faults.push(Fault::on(&self.page.name, cell, error));
        }
        builder.complete().ok()
    }

    /// The cell of the choice of a criterion.
    pub(crate) fn choice(&self, criterion: usize) -> Option<Cell> {
        Some(Cell(self.rows[criterion]?, self.columns.of(CHOICE)))
    }

    /// The cell of the points of a criterion.
    pub(crate) fn points(&self, criterion: usize) -> Option<Cell> {
        Some(Cell(self.rows[criterion]?, self.columns.get(POINTS)?))
    }
}

/// What a row is.
enum Found {
    Criterion(usize),
    /// A heading of a part, a section, a group; the total; nothing.
    Other,
    /// A choice without a criterion.
    Stray,
}

/// The name of a criterion in both languages.
fn named(criterion: Criterion<'_>) -> ErrorValue {
    criterion.label().clone().into()
}

/// The words of a criterion on the page.
fn words(criterion: Criterion<'_>, lang: Lang) -> ErrorValue {
    match lang {
        Lang::Vi if !criterion.title().is_empty() => {
            let title = criterion.title();
            Label::new(title.to_owned(), title.to_owned()).into()
        }
        _ => named(criterion),
    }
}
