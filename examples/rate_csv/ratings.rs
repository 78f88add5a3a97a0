//! The output of `rate_csv`: one row per rating or error.

use std::collections::HashMap;
use std::ops::Range;

use ocop_batch::Fault;
use ocop_batch_examples::wide::{Chunk, RowFault};
use ocop_core::text::outside;
use ocop_core::{Lang, Mean, Rounding, Sheet};

/// The columns of the output, before those that are kept.
const COLUMNS: [&str; 16] = [
    "id",
    "mean",
    "mean_decimal",
    "members",
    "aside",
    "sum",
    "band",
    "stars",
    "unmet_3",
    "unmet_4",
    "unmet_5",
    "stopped",
    "error",
    "row",
    "column",
    "message",
];

/// The columns between the id and the error of a row that is not rated.
const EMPTY: usize = 11;

/// The letters of an id that an error shows.
const LONGEST_ID: usize = 200;

/// The figures whose cells are remembered: councils have few members, so few different means.
const FIGURES: usize = 1 << 14;

/// The places for figures of one member.
const FEW: usize = 128 * 8;

/// How `mean_decimal` is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    pub(crate) places: u32,
    pub(crate) comma: bool,
}

/// Columns for the results of a chunk, reused for the next chunk.
#[derive(Debug, Default)]
pub(crate) struct Results {
    pub(crate) offsets: Vec<u32>,
    pub(crate) totals: Vec<u64>,
    pub(crate) bands: Vec<u8>,
    pub(crate) stars: Vec<u8>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) unmet: [Vec<u64>; 3],
    pub(crate) stopped: Vec<u64>,
    /// The first line of each council.
    pub(crate) lines: Vec<u64>,
    /// The cards of earlier rounds; empty if there are none anywhere.
    pub(crate) aside: Vec<usize>,
}

impl Results {
    /// Makes room for the results of so many councils.
    pub(crate) fn resize(&mut self, councils: usize) {
        self.totals.resize(councils, 0);
        self.bands.resize(councils, 0);
        self.stars.resize(councils, 0);
        self.faults.resize(councils, Fault::NONE);
        self.stopped.resize(councils, 0);
        for column in &mut self.unmet {
            column.resize(councils, 0);
        }
    }
}

/// How the table of ratings is written.
#[derive(Debug)]
pub(crate) struct Format {
    pub(crate) delimiter: u8,
    /// The names of further columns.
    pub(crate) kept: Vec<String>,
    pub(crate) lang: Lang,
    pub(crate) numbers: Numbers,
    /// The keys of the criteria in their order, and the place among them of each criterion.
    keys: Vec<String>,
    ranks: Vec<u8>,
}

/// The ratings of a block as rows of the table, and their counts.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) text: Vec<u8>,
    pub(crate) counts: Counts,
}

/// What is known of some rows of the table, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) rated: u64,
    pub(crate) errors: u64,
    /// Whether two ratings one after the other have the same id.
    pub(crate) repeats: bool,
    /// The ids of the first and the last rating.
    first: Vec<u8>,
    last: Vec<u8>,
}

/// Writes the rows of answers.
pub(crate) struct Ratings<'a> {
    format: &'a Format,
    /// Cells that were written: by members, members set aside, sum and star.
    figures: HashMap<(usize, usize, u64, u8), Vec<u8>>,
    /// Those of one member, by sum and star.
    of_one: Vec<Vec<u8>>,
}

impl Format {
    /// For ratings of a sheet, with a separator of cells and further columns.
    pub(crate) fn new(
        sheet: &Sheet,
        (delimiter, kept): (u8, &[String]),
        lang: Lang,
        numbers: Numbers,
    ) -> Self {
        let mut criteria: Vec<_> = sheet.criteria().collect();
        criteria.sort_by_key(|criterion| criterion.key());
        let mut ranks = vec![0; criteria.len()];
        for (rank, criterion) in (0..).zip(&criteria) {
            ranks[criterion.index()] = rank;
        }
        Self {
            delimiter,
            kept: kept.to_vec(),
            lang,
            numbers,
            keys: criteria.iter().map(|own| own.key().to_owned()).collect(),
            ranks,
        }
    }

    /// The header.
    pub(crate) fn header(&self) -> Vec<u8> {
        let mut row = Vec::new();
        let kept = self.kept.iter().map(String::as_str);
        for column in COLUMNS.into_iter().chain(kept) {
            self.push(column.as_bytes(), &mut row);
        }
        end(&mut row);
        row
    }

    /// Adds a cell and a separator.
    fn push(&self, cell: &[u8], row: &mut Vec<u8>) {
        let is_special =
            |&byte: &u8| byte == self.delimiter || matches!(byte, b'"' | b'\r' | b'\n');
        if cell.iter().any(is_special) {
            row.push(b'"');
            for &byte in cell {
                // Two quotes are one inside a cell.
                if byte == b'"' {
                    row.push(byte);
                }
                row.push(byte);
            }
            row.push(b'"');
        } else {
            row.extend_from_slice(cell);
        }
        row.push(self.delimiter);
    }

    /// The keys of a set of criteria in brackets: a spreadsheet takes `4.1` for a number or a day.
    fn push_keys(&self, set: u64, row: &mut Vec<u8>) {
        let begin = row.len();
        if set != 0 {
            let (mut left, mut ranked) = (set, 0_u64);
            while left != 0 {
                ranked |= 1 << self.ranks[left.trailing_zeros() as usize];
                left &= left - 1;
            }
            let mut before = b'[';
            while ranked != 0 {
                row.push(before);
                row.extend_from_slice(self.keys[ranked.trailing_zeros() as usize].as_bytes());
                ranked &= ranked - 1;
                before = b' ';
            }
            row.push(b']');
        }
        if matches!(self.delimiter, b'[' | b']') {
            let cell = row.split_off(begin);
            return self.push(&cell, row);
        }
        row.push(self.delimiter);
    }

    fn push_number(&self, value: u64, row: &mut Vec<u8>) {
        number(value, row);
        row.push(self.delimiter);
    }

    fn push_unless_zero(&self, value: u64, row: &mut Vec<u8>) {
        if value > 0 {
            number(value, row);
        }
        row.push(self.delimiter);
    }
}

impl Answer {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.counts = Counts::default();
    }
}

impl Counts {
    /// Adds the counts of the rows behind.
    pub(crate) fn add(&mut self, other: &Self) {
        self.repeats |= other.repeats || (!other.first.is_empty() && other.first == self.last);
        if other.rated > 0 {
            self.last.clone_from(&other.last);
        }
        self.rated += other.rated;
        self.errors += other.errors;
    }

    fn rate(&mut self, id: &[u8]) {
        if self.rated == 0 {
            self.first.extend_from_slice(id);
        } else {
            self.repeats |= !id.is_empty() && id == self.last;
        }
        self.rated += 1;
        self.last.clear();
        self.last.extend_from_slice(id);
    }
}

impl<'a> Ratings<'a> {
    /// Rows of this format.
    pub(crate) fn new(format: &'a Format) -> Self {
        Self {
            format,
            figures: HashMap::new(),
            of_one: vec![Vec::new(); FEW],
        }
    }

    /// Writes the rating of some rows of the chunk.
    pub(crate) fn rating(
        &mut self,
        chunk: &Chunk,
        members: Range<usize>,
        results: &Results,
        index: usize,
        answer: &mut Answer,
    ) {
        let (format, row) = (self.format, &mut answer.text);
        let id = chunk.id(members.start);
        answer.counts.rate(id);
        format.push(id, row);
        let aside = results.aside.get(index).copied().unwrap_or(0);
        row.extend_from_slice(self.figures(members.len(), aside, results, index));
        let [three, four, five] = &results.unmet;
        for set in [three, four, five, &results.stopped] {
            format.push_keys(set[index], row);
        }
        row.push(format.delimiter);
        format.push_number(results.lines[index], row);
        row.extend_from_slice(&[format.delimiter; 2]);
        if !format.kept.is_empty() {
            self.push_kept(chunk, members, row);
        }
        end(row);
    }

    /// Writes the error of a row or council, whose first row in the chunk is given.
    pub(crate) fn fault(
        &self,
        chunk: &Chunk,
        first: usize,
        line: u64,
        fault: &RowFault,
        answer: &mut Answer,
    ) {
        let (format, row) = (self.format, &mut answer.text);
        answer.counts.errors += 1;
        let id = String::from_utf8_lossy(chunk.id(first));
        // A quote that is not closed may make an id of many rows.
        let id = match id.contains('\n') || id.chars().nth(LONGEST_ID).is_some() {
            true => outside::short(&id, LONGEST_ID).into_owned(),
            false => id.into_owned(),
        };
        format.push(id.as_bytes(), row);
        row.extend_from_slice(&[format.delimiter; EMPTY]);
        format.push(fault.kind.as_bytes(), row);
        format.push_number(line, row);
        if fault.is_of_criterion() {
            // A key is no number, see `push_keys`.
            format.push(format!("[{}]", fault.column).as_bytes(), row);
        } else {
            format.push(outside::cell(&fault.column).as_bytes(), row);
        }
        let words = outside::cell(fault.words.get(format.lang));
        format.push(words.as_bytes(), row);
        self.push_kept(chunk, first..first + 1, row);
        end(row);
    }

    /// The cells from the mean to the star. Most rows have those of a row before.
    fn figures(&mut self, members: usize, aside: usize, results: &Results, index: usize) -> &[u8] {
        let format = self.format;
        let (sum, star) = (results.totals[index], results.stars[index]);
        let band = results.bands[index];
        let cells = || {
            let Numbers { places, comma } = format.numbers;
            let mean = Mean::new(sum, members as u64).unwrap_or(Mean::ZERO);
            let mut decimal = mean.round(places, Rounding::Down);
            decimal.rescale(places);
            let mut decimal = decimal.to_string();
            if comma {
                decimal = decimal.replace('.', ",");
            }
            let mut cells = Vec::new();
            format.push(mean.to_string().as_bytes(), &mut cells);
            format.push(decimal.as_bytes(), &mut cells);
            format.push_number(members as u64, &mut cells);
            format.push_unless_zero(aside as u64, &mut cells);
            format.push_number(sum, &mut cells);
            format.push_number(band.into(), &mut cells);
            format.push_unless_zero(star.into(), &mut cells);
            cells
        };
        // The total of one member is at most 100, and a star at most 5.
        let place = usize::try_from(sum).map_or(usize::MAX, |sum| sum.saturating_mul(8));
        if members == 1 && aside == 0 && star < 8 && place < FEW {
            let known = &mut self.of_one[place + usize::from(star)];
            if known.is_empty() {
                *known = cells();
            }
            return known;
        }
        if self.figures.len() > FIGURES {
            self.figures.clear();
        }
        self.figures
            .entry((members, aside, sum, star))
            .or_insert_with(cells)
    }

    /// The cells to keep: what the rows have, each text once.
    fn push_kept(&self, chunk: &Chunk, rows: Range<usize>, row: &mut Vec<u8>) {
        for column in 0..self.format.kept.len() {
            let mut texts: Vec<&[u8]> = Vec::new();
            for row in rows.clone() {
                let text = chunk.kept(row, column);
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
            self.format.push(&texts.join(&b" | "[..]), row);
        }
    }
}

/// Ends a row, each of whose cells has a separator behind it.
fn end(row: &mut Vec<u8>) {
    row.pop();
    row.push(b'\n');
}

fn number(mut value: u64, row: &mut Vec<u8>) {
    // Digits from the last to the first: a number has at most 20.
    let (mut digits, mut start) = ([0; 20], 20);
    loop {
        start -= 1;
        digits[start] = b'0' + u8::try_from(value % 10).unwrap_or(0);
        value /= 10;
        if value == 0 {
            break;
        }
    }
    row.extend_from_slice(&digits[start..]);
}
