//! The header of a wide table: where it is, and the meaning of each cell of a row.

use std::io;

use csv::ByteRecord;
use ocop_core::Sheet;

use super::Options;
use super::cell::{Citation, shown};
use super::header_fault::{missing, no_cases, not_utf8, rounds_of_nobody, twice, unknown};
use super::own::Own;
use ocop_examples::Words;
use ocop_examples::lines::Lines;
use ocop_examples::names::{criterion, id_rank, is_member, is_only_key, is_round, is_same};
use ocop_examples::split::Splitter;

/// The separators to try.
const DELIMITERS: [u8; 3] = *b",;\t";

/// The rows among which the header is looked for.
const ROWS: usize = 30;

/// The meanings of the cells of a row.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) targets: Vec<Target>,
    /// The criteria of the last columns, as far as these are levels alone.
    pub(crate) last_levels: Vec<usize>,
    /// The position and the name of the id, if there is one.
    pub(crate) id: Option<(usize, String)>,
    pub(crate) member: Option<(usize, String)>,
    pub(crate) round: Option<(usize, String)>,
    /// The name of the first column of rounds, whether or not it is read; empty if there is none.
    pub(crate) rounds: String,
    /// The names of the columns to keep.
    pub(crate) kept: Vec<String>,
    /// The columns that must agree with the sheet, kept or not, with their positions and names.
    pub(crate) own: Vec<(usize, String, Own)>,
    /// What the reader of the table does not expect.
    pub(crate) notes: Vec<Words>,
}

/// The meaning of a cell.
#[derive(Debug)]
pub(crate) enum Target {
    Id,
    Member,
    Round,
    /// A level number, alone.
    Level(Citation),
    /// A level number after the letter of its case, and the column of cases.
    Choice(Citation, usize),
    /// The letter of a case alone, and the column of cases.
    Case(Citation, usize),
    /// A further column, and its place among those to keep.
    Kept(usize),
    /// A further column, which is not read.
    Further,
}

/// Where the header is.
pub(crate) struct Place {
    pub(crate) delimiter: u8,
    /// The rows above it that are not empty.
    pub(crate) above: usize,
}

/// Finds the header: the row that names the most criteria, under the separator that gives the most.
pub(crate) fn find(head: &[u8], sheet: &Sheet, delimiter: Option<u8>) -> io::Result<Place> {
    let given = delimiter.map(|delimiter| [delimiter]);
    let delimiters = given.as_ref().map_or(&DELIMITERS[..], |given| &given[..]);
    let mut best = (0, 0);
    let mut place = Place {
        delimiter: delimiters[0],
        above: 0,
    };
    for &delimiter in delimiters {
        let (mut lines, mut splitter) = (Lines::new(head)?, Splitter::new(delimiter));
        lines.separate(delimiter);
        for above in 0..ROWS {
            let Some((text, span)) = lines.next_row()? else {
                break;
            };
            let row = splitter.row(text, &span).cells(delimiter);
            let names = row
                .clone()
                .filter_map(|cell| std::str::from_utf8(cell).ok());
            let mut keys: Vec<_> = names
                .filter_map(|name| criterion(name.trim(), sheet))
                .map(ocop_core::Criterion::index)
                .collect();
            keys.sort_unstable();
            keys.dedup();
            // A header with few criteria is still better than a row of levels that are keys by chance.
            let cells = if above == 0 { row.count() } else { 0 };
            if (keys.len(), cells) > best && (above == 0 || keys.len() > 1) {
                best = (keys.len(), cells);
                place = Place { delimiter, above };
            }
        }
    }
    Ok(place)
}

impl Header {
    /// Reads the header, which must name every criterion of the sheet.
    pub(crate) fn of(
        record: &ByteRecord,
        sheet: &Sheet,
        options: &Options<'_>,
    ) -> Result<Self, Words> {
        let mut names = Vec::with_capacity(record.len());
        for (cell, number) in record.iter().zip(1..) {
            let name = std::str::from_utf8(cell.trim_ascii());
            names.push(name.map(str::trim).map_err(|_| not_utf8(number))?);
        }
        let mut header = Self {
            targets: names.iter().map(|_| Target::Further).collect(),
            last_levels: Vec::new(),
            id: None,
            member: None,
            round: None,
            rounds: String::new(),
            kept: Vec::new(),
            own: Vec::new(),
            notes: Vec::new(),
        };
        header.find_id(&names, options)?;
        let is_free = |place: usize| header.is_further(place);
        let rounds = (0..names.len()).find(|&place| is_free(place) && is_round(names[place]));
        header.rounds = rounds.map_or(String::new(), |place| names[place].to_owned());
        if options.members {
            header.member = header.only(&names, is_member, || Target::Member)?;
            header.round = header.only(&names, is_round, || Target::Round)?;
            if let (Some((_, round)), None) = (&header.round, &header.member) {
                return Err(rounds_of_nobody(round));
            }
        }
        header.find_criteria(&names, sheet)?;
        for (place, &name) in names.iter().enumerate() {
            let own = Own::of(name, sheet).filter(|_| header.is_further(place));
            header
                .own
                .extend(own.map(|own| (place, name.to_owned(), own)));
        }
        header.keep(&names, options)?;
        header.note_further(&names, options);
        let levels = header
            .targets
            .iter()
            .rev()
            .map_while(|target| match target {
                Target::Level(citation) => Some(citation.criterion),
                _ => None,
            });
        header.last_levels = levels.collect();
        header.last_levels.reverse();
        Ok(header)
    }

    /// Whether a column has no meaning so far.
    fn is_further(&self, place: usize) -> bool {
        matches!(self.targets[place], Target::Further)
    }

    fn find_id(&mut self, names: &[&str], options: &Options<'_>) -> Result<(), Words> {
        let found: Vec<_> = if let Some(id) = options.id {
            let found = |name: &&str| is_same(name, id);
            let found: Vec<_> = (0..names.len())
                .filter(|&place| found(&names[place]))
                .collect();
            if found.is_empty() {
                return Err(Words::new(
                    format!("bảng không có cột {}", shown(id.as_bytes())),
                    format!("the table has no column {}", shown(id.as_bytes())),
                ));
            }
            found
        } else {
            let ranks: Vec<_> = names.iter().map(|name| id_rank(name)).collect();
            let best = ranks.iter().flatten().min();
            (0..names.len())
                .filter(|&place| best.is_some() && ranks[place].as_ref() == best)
                .collect()
        };
        match found[..] {
            [] => Ok(()),
            [place] => {
                self.targets[place] = Target::Id;
                self.id = Some((place, names[place].to_owned()));
                if names[place] != "id" && options.id.is_none() {
                    let name = shown(names[place].as_bytes());
                    self.notes.push(Words::new(
                        format!("cột {name} được đọc là mã sản phẩm (id)"),
                        format!("column {name} is read as the id"),
                    ));
                }
                Ok(())
            }
            [first, second, ..] if names[first] == names[second] => Err(twice(names[first], &[])),
            [first, second, ..] => {
                let [first, second] = [first, second].map(|place| shown(names[place].as_bytes()));
                Err(Words::new(
                    format!(
                        "cột {first} và cột {second} đều có thể là mã sản phẩm: chọn một cột bằng --id"
                    ),
                    format!(
                        "columns {first} and {second} can both be the id: choose one with --id"
                    ),
                ))
            }
        }
    }

    /// The only column whose name is one of some.
    fn only(
        &mut self,
        names: &[&str],
        is_it: impl Fn(&str) -> bool,
        target: impl Fn() -> Target,
    ) -> Result<Option<(usize, String)>, Words> {
        let is_free = |place: usize| self.is_further(place);
        let mut found = (0..names.len()).filter(|&place| is_free(place) && is_it(names[place]));
        let (first, second) = (found.next(), found.next());
        if let (Some(first), Some(second)) = (first, second) {
            let [first, second] = [first, second].map(|place| shown(names[place].as_bytes()));
            return Err(Words::new(
                format!("cột {first} và cột {second} cùng một nghĩa: chỉ giữ một cột"),
                format!("columns {first} and {second} have the same meaning: keep one of them"),
            ));
        }
        Ok(first.map(|place| {
            self.targets[place] = target();
            (place, names[place].to_owned())
        }))
    }

    fn find_criteria(&mut self, names: &[&str], sheet: &Sheet) -> Result<(), Words> {
        let with_cases = || sheet.criteria().filter(|criterion| criterion.has_cases());
        let case_column = |index| with_cases().position(|criterion| criterion.index() == index);
        // The columns of each criterion: of its level, and of its case.
        let mut levels: Vec<Vec<usize>> = vec![Vec::new(); sheet.criteria().count()];
        let mut cases = levels.clone();
        for (place, name) in names.iter().enumerate() {
            if !self.is_further(place) {
                continue;
            }
            let apart = name
                .strip_suffix(".case")
                .or_else(|| name.strip_suffix(".CASE"));
            if let Some(apart) = apart.and_then(|key| criterion(key, sheet)) {
                if !apart.has_cases() {
                    return Err(no_cases(name, apart.key()));
                }
                cases[apart.index()].push(place);
            } else if let Some(criterion) = criterion(name, sheet) {
                levels[criterion.index()].push(place);
            } else if is_only_key(name) {
                return Err(unknown(name, sheet));
            }
        }
        let gone: Vec<&str> = sheet
            .criteria()
            .filter(|criterion| levels[criterion.index()].is_empty())
            .map(ocop_core::Criterion::key)
            .collect();
        for columns in levels.iter().chain(&cases) {
            if columns.len() > 1 {
                return Err(twice(names[columns[1]], &gone));
            }
        }
        if !gone.is_empty() {
            let further = (0..names.len()).filter(|&place| self.is_further(place));
            return Err(missing(further.map(|place| names[place]), &gone));
        }
        for criterion in sheet.criteria() {
            let index = criterion.index();
            let (place, apart) = (levels[index][0], cases[index].first().copied());
            let citation = |place: usize| Citation::of(criterion, names[place]);
            self.targets[place] = match case_column(index) {
                Some(column) if apart.is_none() => Target::Choice(citation(place), column),
                _ => Target::Level(citation(place)),
            };
            if let (Some(apart), Some(column)) = (apart, case_column(index)) {
                self.targets[apart] = Target::Case(citation(apart), column);
            }
        }
        Ok(())
    }

    fn keep(&mut self, names: &[&str], options: &Options<'_>) -> Result<(), Words> {
        for wanted in options.keep {
            let all = wanted == "*";
            let further = (0..names.len()).filter(|&place| self.is_further(place));
            let further: Vec<_> = further.filter(|&place| !names[place].is_empty()).collect();
            let of = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
                let places = further.iter().copied();
                places.filter(|&place| fits(names[place])).collect()
            };
            let mut found = of(&|name| all || name == wanted.trim());
            // `xã` is found as `Xã`.
            if found.is_empty() && !all {
                found = of(&|name| is_same(name, wanted));
            }
            if !all && found.len() != 1 {
                let column = shown(wanted.as_bytes());
                return Err(match found.len() {
                    0 if further.is_empty() => Words::new(
                        format!(
                            "bảng không có cột {column}, cũng không có cột nào khác ngoài mã và tiêu chí"
                        ),
                        format!(
                            "the table has no column {column}, and no other column beside ids and criteria"
                        ),
                    ),
                    0 => {
                        let own = further.iter().map(|&place| shown(names[place].as_bytes()));
                        let own = own.collect::<Vec<_>>().join(", ");
                        Words::new(
                            format!("bảng không có cột {column}; các cột khác của bảng: {own}"),
                            format!("the table has no column {column}; its other columns: {own}"),
                        )
                    }
                    _ => twice(wanted, &[]),
                });
            }
            for place in found {
                self.targets[place] = Target::Kept(self.kept.len());
                self.kept.push(names[place].to_owned());
            }
        }
        Ok(())
    }

    fn note_further(&mut self, names: &[&str], options: &Options<'_>) {
        let is_own = |place: usize| self.own.iter().any(|(own, ..)| *own == place);
        let places = (0..names.len()).filter(|&place| self.is_further(place) && !is_own(place));
        let further: Vec<_> = places
            .map(|place| names[place])
            .filter(|name| !name.is_empty())
            .collect();
        let council = |name: &&&str| is_member(name) || is_round(name);
        if let Some(name) = further.iter().find(council)
            && !options.members
        {
            let name = shown(name.as_bytes());
            self.notes.push(Words::new(
                format!("cột {name} chỉ được đọc khi có --council"),
                format!("column {name} is read only with --council"),
            ));
        }
        let others: Vec<_> = further
            .iter()
            .filter(|name| options.members || !council(name))
            .map(|name| shown(name.as_bytes()))
            .collect();
        if others.is_empty() {
            return;
        }
        let others = others.join(", ");
        self.notes.push(if options.can_keep {
            Words::new(
                format!("không đọc các cột khác: {others}; dùng --keep để giữ lại"),
                format!("further columns are not read: {others}; --keep keeps them"),
            )
        } else {
            Words::new(
                format!("không đọc các cột khác: {others}"),
                format!("further columns are not read: {others}"),
            )
        });
    }
}
