//! Some rows of a wide table, as columns of bytes.

use std::ops::Range;

use ocop_batch::{Batch, Columns};
use ocop_core::Sheet;

use super::cell::{self, LEFT_OUT, NO_CASE, RowFault};
use super::column_of;
use super::header::{Header, Target};
use super::texts::Texts;
use ocop_examples::Words;
use ocop_examples::lines::{Form, Span};
use ocop_examples::split::Row;

/// The rows by which columns grow.
const GROWTH: usize = 1 << 12;

/// Some rows of a table.
#[derive(Debug)]
pub struct Chunk {
    rows: usize,
    /// Beyond the rows there are bytes of empty cells.
    levels: Vec<Vec<u8>>,
    cases: Vec<Vec<u8>>,
    ids: Texts,
    members: Texts,
    /// The round of each row, if there is such a column.
    rounds: Vec<u16>,
    /// The cells to keep, the same number of each row.
    kept: Texts,
    kept_columns: usize,
    /// The number of the first line of each row.
    lines: Vec<u64>,
    /// Rows with an unreadable cell, in order, each with its first fault.
    faults: Vec<(usize, RowFault)>,
    /// Rows whose id is not known for sure, in order.
    hidden: Vec<usize>,
}

impl Chunk {
    /// No rows yet, for a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let cases = sheet.criteria().filter(|criterion| criterion.has_cases());
        Self {
            rows: 0,
            levels: vec![Vec::new(); sheet.criteria().count()],
            cases: vec![Vec::new(); cases.count()],
            ids: Texts::default(),
            members: Texts::default(),
            rounds: Vec::new(),
            kept: Texts::default(),
            kept_columns: 0,
            lines: Vec::new(),
            faults: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// The number of rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The columns of levels and of cases of the first rows, for [`Columns::new`].
    #[must_use]
    pub fn columns(&self, rows: usize) -> (Vec<&[u8]>, Vec<&[u8]>) {
        (
            self.levels.iter().map(|column| &column[..rows]).collect(),
            self.cases.iter().map(|column| &column[..rows]).collect(),
        )
    }

    /// The id of a row; empty if there is none.
    #[must_use]
    pub fn id(&self, row: usize) -> &[u8] {
        self.ids.get(row)
    }

    /// The member of a row; empty if there is none.
    #[must_use]
    pub fn member(&self, row: usize) -> &[u8] {
        self.members.get(row)
    }

    /// The round of a row; the first if there is no such column.
    #[must_use]
    pub fn round(&self, row: usize) -> u16 {
        self.rounds.get(row).copied().unwrap_or(1)
    }

    /// A cell to keep of a row.
    #[must_use]
    pub fn kept(&self, row: usize, column: usize) -> &[u8] {
        self.kept.get(row * self.kept_columns + column)
    }

    /// The first line of a row.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines[row]
    }

    /// The rows with an unreadable cell.
    pub fn unreadable(&self) -> impl Iterator<Item = usize> {
        self.faults.iter().map(|&(row, _)| row)
    }

    /// Whether one of the rows has an unreadable cell.
    #[must_use]
    pub fn has_unreadable(&self, rows: Range<usize>) -> bool {
        let from = self.faults.partition_point(|&(row, _)| row < rows.start);
        self.faults
            .get(from)
            .is_some_and(|&(row, _)| row < rows.end)
    }

    /// The unreadable cell of a row, before its choices are looked at.
    #[must_use]
    pub fn own_fault(&self, row: usize) -> Option<&RowFault> {
        let found = self.faults.binary_search_by_key(&row, |&(row, _)| row);
        found.ok().map(|index| &self.faults[index].1)
    }

    /// Whether the id of a row is not known for sure: a quote in or before its cell is not closed.
    #[must_use]
    pub fn hides_id(&self, row: usize) -> bool {
        self.hidden.binary_search(&row).is_ok()
    }

    /// The first fault of a row in sheet order.
    #[must_use]
    pub fn fault(&self, batch: &Batch, columns: Columns<'_>, row: usize) -> Option<RowFault> {
        let own = self.own_fault(row);
        let whole = batch.scorecard(columns, row).err();
        let whole = whole.map(|error| RowFault::of(batch.sheet(), &error));
        match (own, whole) {
            // A wrong choice comes before a missing one. An unreadable cell is not a choice.
            (Some(own), Some(whole)) if whole.is_choice() && whole.is_before(own) => Some(whole),
            (Some(own), _) => Some(own.clone()),
            (None, whole) => whole,
        }
    }

    /// Drops rows from the front.
    pub fn drop_front(&mut self, rows: usize) {
        for column in self.levels.iter_mut().chain(&mut self.cases) {
            column.drain(..rows);
        }
        self.rows -= rows;
        self.ids.drop_front(rows);
        self.members.drop_front(rows);
        self.kept.drop_front(rows * self.kept_columns);
        self.rounds.drain(..rows.min(self.rounds.len()));
        self.lines.drain(..rows);
        let faults = self.faults.partition_point(|&(row, _)| row < rows);
        self.faults.drain(..faults);
        for (row, _) in &mut self.faults {
            *row -= rows;
        }
        let hidden = self.hidden.partition_point(|&row| row < rows);
        self.hidden.drain(..hidden);
        for row in &mut self.hidden {
            *row -= rows;
        }
    }

    /// Drops the rows of a list, which is in order.
    pub fn drop_rows(&mut self, rows: &[usize]) {
        if rows.is_empty() {
            return;
        }
        let keeps = |row: usize| rows.binary_search(&row).is_err();
        for column in self.levels.iter_mut().chain(&mut self.cases) {
            retain(column, keeps);
        }
        self.ids.retain(keeps);
        self.members.retain(keeps);
        let columns = self.kept_columns.max(1);
        self.kept.retain(|place| keeps(place / columns));
        retain(&mut self.rounds, keeps);
        retain(&mut self.lines, keeps);
        self.faults.retain(|&(row, _)| keeps(row));
        self.hidden.retain(|&row| keeps(row));
        let rows_kept = self.faults.iter_mut().map(|(row, _)| row);
        for row in rows_kept.chain(&mut self.hidden) {
            *row -= rows.partition_point(|dropped| dropped < row);
        }
        self.rows -= rows.len();
    }

    /// Adds a row.
    pub(super) fn push(&mut self, header: &Header, row: Row<'_>, delimiter: u8, span: &Span) {
        let number = self.rows;
        self.rows += 1;
        if self
            .levels
            .first()
            .is_none_or(|column| column.len() < self.rows)
        {
            self.grow();
        }
        self.lines.push(span.line);
        self.ids.push(header.id_of(row, delimiter));
        if !header.kept.is_empty() {
            self.kept_columns = header.kept.len();
            self.push_kept(header, row, delimiter);
        }
        if header.hides_id(span.form) {
            self.hidden.push(number);
        }
        match span.form {
            Form::Plain | Form::Quoted => {}
            Form::Open { .. } | Form::TooLong => {
                if header.has_members() {
                    self.members.push(b"");
                    self.rounds.push(1);
                }
                let fault = RowFault::bad("", not_whole(span.form));
                return self.fail(number, fault);
            }
        }
        if let Some((_, name)) = &header.id {
            let fault = cell::text(self.ids.get(number), name, ("mã", "id"));
            if let Err(fault) = fault {
                self.fail(number, *fault);
            }
        }
        if header.has_members() {
            self.push_member(header, row, delimiter, number);
        }
        for (place, name, own) in &header.own {
            let cell = row.cell(*place, delimiter).map_or(&[][..], cell::trimmed);
            if let Some(fault) = own.fault(cell, name) {
                self.fail(number, fault);
            }
        }
        let fits = match row {
            Row::Plain(line) => self.read_plain(header, line, delimiter, number),
            Row::Quoted(..) => {
                let mut cells = row.cells(delimiter);
                let mut targets = header.targets.iter();
                let read = targets.all(|target| {
                    cells
                        .next()
                        .map(|cell| self.read(target, cell, number))
                        .is_some()
                });
                read && cells.next().is_none()
            }
        };
        if !fits {
            self.misfit(header, row, delimiter, number);
        }
    }

    /// Reads the cells of a line without quotes, and says whether their number is right.
    fn read_plain(&mut self, header: &Header, line: &[u8], delimiter: u8, row: usize) -> bool {
        let mut rest = Some(line);
        let last = header.targets.len() - header.last_levels.len();
        for target in &header.targets[..last] {
            let Some(cells) = rest else {
                return false;
            };
            // Nearly every cell is one digit.
            if let (Target::Level(target), &[digit @ b'0'..=b'9', end, ref others @ ..]) =
                (target, cells)
                && end == delimiter
            {
                self.levels[target.criterion][row] = digit - b'0';
                rest = Some(others);
                continue;
            }
            let end = cells.iter().position(|&byte| byte == delimiter);
            rest = end.map(|end| &cells[end + 1..]);
            self.read(target, &cells[..end.unwrap_or(cells.len())], row);
        }
        let Some(cells) = rest else {
            return header.last_levels.is_empty();
        };
        if is_digits(cells, delimiter, header.last_levels.len()) {
            for (&criterion, &digit) in header.last_levels.iter().zip(cells.iter().step_by(2)) {
                self.levels[criterion][row] = digit - b'0';
            }
            return true;
        }
        for target in &header.targets[last..] {
            let Some(cells) = rest else {
                return false;
            };
            let end = cells.iter().position(|&byte| byte == delimiter);
            rest = end.map(|end| &cells[end + 1..]);
            self.read(target, &cells[..end.unwrap_or(cells.len())], row);
        }
        rest.is_none()
    }

    fn read(&mut self, target: &Target, cell: &[u8], row: usize) {
        let read = match target {
            Target::Id | Target::Member | Target::Round | Target::Kept(_) | Target::Further => {
                return;
            }
            Target::Level(target) => {
                let read = target.level(cell);
                read.map(|level| self.levels[target.criterion][row] = level)
            }
            Target::Choice(target, column) => target.choice(cell).map(|(case, level)| {
                self.cases[*column][row] = case;
                self.levels[target.criterion][row] = level;
            }),
            Target::Case(target, column) => {
                let read = target.case(cell);
                read.map(|case| self.cases[*column][row] = case)
            }
        };
        if let Err(fault) = read {
            self.fail(row, *fault);
        }
    }

    fn push_member(&mut self, header: &Header, row: Row<'_>, delimiter: u8, number: usize) {
        let of = |column: &Option<(usize, String)>| column_of(column.as_ref(), row, delimiter);
        let (member, round) = (of(&header.member), of(&header.round));
        self.members.push(member);
        let name = |column: &Option<(usize, String)>| {
            column
                .as_ref()
                .map_or(String::new(), |(_, name)| name.clone())
        };
        let text = cell::text(member, &name(&header.member), ("thành viên", "member"));
        let read = text.and_then(|()| cell::round(round, &name(&header.round)));
        match read {
            Ok(round) => self.rounds.push(round),
            Err(fault) => {
                self.rounds.push(1);
                self.fail(number, *fault);
            }
        }
    }

    fn push_kept(&mut self, header: &Header, row: Row<'_>, delimiter: u8) {
        let mut kept: Vec<&[u8]> = vec![&[]; header.kept.len()];
        for (cell, target) in row.cells(delimiter).zip(&header.targets) {
            if let Target::Kept(place) = target {
                kept[*place] = cell;
            }
        }
        for cell in kept {
            self.kept.push(cell);
        }
    }

    /// A row whose cells do not fit the header has no choices.
    fn misfit(&mut self, header: &Header, row: Row<'_>, delimiter: u8, number: usize) {
        for column in &mut self.levels {
            column[number] = LEFT_OUT;
        }
        for column in &mut self.cases {
            column[number] = NO_CASE;
        }
        if self.faults.last().is_some_and(|&(row, _)| row == number) {
            self.faults.pop();
        }
        let (found, expected) = (row.cells(delimiter).count(), header.targets.len());
        let (mut vi, mut en) = (
            format!("hàng có {found} ô, tiêu đề có {expected} ô"),
            format!(
                "the row has {found} {}, the header has {expected}",
                if found == 1 { "cell" } else { "cells" }
            ),
        );
        let cells = row.cells(delimiter);
        let breaks: usize = cells
            .map(|cell| memchr::memchr_iter(b'\n', cell).count())
            .sum();
        if breaks > 0 {
            let first = self.lines[number];
            let last = first + breaks as u64;
            vi += &format!(
                "; hàng {first} đến {last} được đọc là một; có thể thiếu dấu ngoặc kép đóng"
            );
            en += &format!(
                "; rows {first} to {last} are read as one; a closing quote may be missing"
            );
        }
        let words = Words::new(vi, en);
        self.fail(number, RowFault::bad("", words));
    }

    fn grow(&mut self) {
        for column in &mut self.levels {
            column.resize(self.rows + GROWTH, LEFT_OUT);
        }
        for column in &mut self.cases {
            column.resize(self.rows + GROWTH, NO_CASE);
        }
    }

    /// Keeps the first fault of a row in sheet order.
    fn fail(&mut self, row: usize, fault: RowFault) {
        match self.faults.last_mut() {
            Some((last, before)) if *last == row => {
                if fault.is_before(before) {
                    *before = fault;
                }
            }
            _ => self.faults.push((row, fault)),
        }
    }
}

/// Whether cells are so many digits, each alone.
fn is_digits(cells: &[u8], delimiter: u8, count: usize) -> bool {
    if count == 0 || cells.len() != 2 * count - 1 {
        return false;
    }
    // Without a branch for each cell, many of them are compared at once.
    let (pairs, last) = cells.as_chunks::<2>();
    let pairs = pairs.iter().fold(true, |all, &[digit, end]| {
        all & digit.is_ascii_digit() & (end == delimiter)
    });
    pairs && last.iter().all(u8::is_ascii_digit)
}

/// Why a row is not whole.
fn not_whole(form: Form) -> Words {
    match form {
        Form::TooLong => Words::new("hàng dài hơn 1 MiB", "the row is longer than 1 MiB"),
        _ => Words::new(
            "dấu ngoặc kép mở ở hàng này không được đóng; đọc tiếp từ hàng sau",
            "a quote opens in this row and is not closed; reading goes on in the next row",
        ),
    }
}

/// Keeps the places of a column; those beyond the rows too.
fn retain<T: Copy>(column: &mut Vec<T>, keeps: impl Fn(usize) -> bool) {
    let mut place = 0;
    column.retain(|_| {
        place += 1;
        keeps(place - 1)
    });
}
