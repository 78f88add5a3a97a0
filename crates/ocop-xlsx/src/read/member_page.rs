//! A member's page: its columns by their headings, its rows by key and title, and what was chosen.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ocop_core::internal::{self, outside};
use ocop_core::{Criterion, ErrorDetail, ErrorValue, Label, Lang, Scorecard, Sheet, text};

use crate::layout::member::{self, CHOICE, COMMENT, CRITERION, KEY, POINTS};
use crate::read::cells::{Content, Kind, Page};
use crate::read::fault::{Cell, Fault, error};
use crate::read::level;

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
        let card = member.choices(sheet, faults);
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
                    let values = [
                        ("found", content.found()),
                        ("sheet", internal::named(sheet)),
                    ];
                    let error = error(ErrorDetail::UnknownCriterion, values);
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
    fn choices(&mut self, sheet: &Sheet, faults: &mut Vec<Fault>) -> Option<Scorecard> {
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
            let chosen = level::choice(&content, criterion, sheet);
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

/// The columns by their headings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Columns {
    head: u32,
    places: [Option<u32>; 8],
}

impl Columns {
    /// Without these a page cannot be read.
    const NEEDED: [u16; 3] = [KEY, CRITERION, CHOICE];

    /// Finds the row of headings: the first one that has most of those that are needed.
    fn find(page: &Page, names: &Names<'_>, lang: Lang, faults: &mut Vec<Fault>) -> Option<Self> {
        let headings = member::headings(lang);
        let needed = |row: u32| {
            let places = page
                .row(row)
                .filter_map(|(_, content)| names.heading(content));
            let places: Vec<usize> = places.collect();
            let needed = Self::NEEDED.iter().copied().map(usize::from);
            needed.filter(|needed| places.contains(needed)).count()
        };
        let (mut head, mut most) = (0, 0);
        for row in page.rows() {
            let found = needed(row);
            if found > most {
                (head, most) = (row, found);
            }
            if found == Self::NEEDED.len() {
                break;
            }
        }
        let mut columns = Self {
            head,
            places: [None; 8],
        };
        let before = faults.len();
        for (cell, content) in page.row(head) {
            let Some(place) = names.heading(content) else {
                continue;
            };
            match columns.places[place] {
                None => columns.places[place] = Some(cell.1),
                Some(first) => {
                    let first = Cell(head, first).to_string();
                    let values = [("found", headings[place].into()), ("cell", outside(&first))];
                    let error = error(ErrorDetail::HeadingTwice, values);
                    faults.push(Fault::on(&page.name, cell, error));
                }
            }
        }
        let expected = Self::NEEDED.map(|needed| format!("`{}`", headings[usize::from(needed)]));
        let expected = expected.join(", ");
        for needed in Self::NEEDED.map(usize::from) {
            if columns.places[needed].is_none() {
                let expected = Label::new(expected.clone(), expected.clone());
                let values = [
                    ("found", headings[needed].into()),
                    ("expected", expected.into()),
                ];
                let error = error(ErrorDetail::HeadingMissing, values);
                faults.push(Fault::on(&page.name, None, error));
            }
        }
        (faults.len() == before).then_some(columns)
    }

    fn get(&self, column: u16) -> Option<u32> {
        self.places[usize::from(column)]
    }

    /// A column that is needed.
    fn of(&self, column: u16) -> u32 {
        self.get(column).unwrap_or_else(|| column.into())
    }

    fn are_in_place(&self) -> bool {
        let places = self.places.iter().zip(0..);
        self.head == member::HEAD_ROW && places.into_iter().all(|(place, own)| *place == Some(own))
    }
}

/// The keys and titles of a sheet.
pub(crate) struct Names<'s> {
    sheet: &'s Sheet,
    /// The criteria of each title.
    titles: HashMap<String, Vec<usize>>,
    headings: [String; 8],
}

impl<'s> Names<'s> {
    pub(crate) fn of(sheet: &'s Sheet, lang: Lang) -> Self {
        let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
        for criterion in sheet.criteria() {
            let label = criterion.label();
            let names = [criterion.title(), label.get(Lang::Vi), label.get(Lang::En)];
            let names = names.into_iter().filter(|name| !name.is_empty());
            for name in names.map(folded).collect::<BTreeSet<_>>() {
                titles.entry(name).or_default().push(criterion.index());
            }
        }
        Self {
            sheet,
            titles,
            headings: member::headings(lang).map(folded),
        }
    }

    /// The criteria that a key may mean. A number has lost the zeros of its key, and a day is a key that a
    /// program took for one.
    fn of_key(&self, key: &Content) -> Vec<usize> {
        let of = |is: &dyn Fn(&str) -> bool| {
            let found = self
                .sheet
                .criteria()
                .filter(|criterion| is(criterion.key()));
            found.map(Criterion::index).collect::<Vec<_>>()
        };
        match key.kind {
            Kind::Number => {
                let number = key.trimmed();
                of(&|own| own == number || (own.contains('.') && without_zeros(own) == number))
            }
            Kind::Day(day) => {
                let keys = [(day.day(), day.month()), (day.month(), day.day())];
                let keys = keys.map(|(one, other)| format!("{one}.{other}"));
                of(&|own| keys.iter().any(|key| key == own))
            }
            _ => {
                let key = key.trimmed().replace(',', ".");
                let key: String = key
                    .trim_end_matches(['.', ':', ')'])
                    .split_whitespace()
                    .collect();
                self.sheet
                    .criterion(&key)
                    .map_or(Vec::new(), |found| vec![found.index()])
            }
        }
    }

    /// The criteria of a title, with or without notes below it.
    fn of_title(&self, title: &str) -> &[usize] {
        let title = title.lines().next().unwrap_or_default();
        self.titles.get(&folded(title)).map_or(&[], Vec::as_slice)
    }

    /// The place of a heading.
    fn heading(&self, content: &Content) -> Option<usize> {
        // No heading is as long.
        const LONGEST: usize = 60;
        let is_short = content.kind == Kind::Text && content.text.len() <= LONGEST;
        let found = is_short.then(|| folded(content.trimmed()))?;
        self.headings.iter().position(|heading| *heading == found)
    }

    /// Whether a key is that of a part or a section; a group has none.
    fn is_of_section(&self, key: &Content) -> bool {
        let key = key.trimmed();
        let mut parts = self.sheet.parts();
        key.is_empty()
            || parts
                .any(|part| part.id() == key || part.sections().any(|section| section.key() == key))
    }
}

/// A text in the form that is compared.
fn folded(text: &str) -> String {
    text::folded(text).collect()
}

/// A key as a number: `1.10` is 1.1.
fn without_zeros(key: &str) -> &str {
    key.trim_end_matches('0').trim_end_matches('.')
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
