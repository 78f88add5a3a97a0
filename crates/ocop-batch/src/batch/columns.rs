//! Scorecards as columns: level numbers, one byte each, as a column store keeps them.

use alloc::format;
use alloc::string::String;
use core::ops::Range;

use ocop_core::internal::error;
use ocop_core::{Case, Error, ErrorDetail};

/// Scorecards (phiếu chấm) of one sheet as columns of bytes, one row a scorecard, borrowed from their
/// owner: a `Vec`, an Arrow buffer, a memory map.
///
/// There is a column of level numbers for each criterion in printed order, and a column of cases for
/// each criterion that prints two cases, in printed order too:
///
/// | byte | in a column of levels | in a column of cases |
/// |---:|---|---|
/// | 0 | level 0: below the lowest printed level | no case |
/// | 1… | the level's number, in its case | 1 is case a, 2 is case b |
/// | 255 | nothing is chosen, or the criterion is left out | no case |
///
/// A byte without a meaning on the sheet is a [`Fault`](super::Fault) of its row. If no level is
/// chosen, the case is ignored.
///
/// [`Columns::nibbles`] takes two rows a byte: half the memory, and the same results.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    pub(super) levels: &'a [&'a [u8]],
    pub(super) cases: &'a [&'a [u8]],
    /// The number of rows if two share a byte.
    pub(super) nibbles: Option<usize>,
}

/// A column of either form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<'a> {
    pub(super) bytes: &'a [u8],
    /// Whether two rows share a byte.
    pub(super) is_nibbles: bool,
}

/// The byte for a criterion without a choice.
pub(super) const LEFT_OUT: u8 = 255;

/// The byte of a case: the place of its letter in the alphabet, from 1.
pub(super) fn case_byte(case: Case) -> u8 {
    u8::try_from(u32::from(case.letter()) - u32::from('a') + 1).unwrap_or(u8::MAX)
}

/// The case of a byte.
pub(super) fn case_of(byte: u8) -> Option<Case> {
    let letter = char::from(byte.checked_add(b'a' - 1)?);
    letter.encode_utf8(&mut [0; 4]).parse().ok()
}

impl<'a> Columns<'a> {
    /// The columns of levels, and those of cases: none for a sheet without cases.
    #[must_use]
    pub const fn new(levels: &'a [&'a [u8]], cases: &'a [&'a [u8]]) -> Self {
        Self {
            levels,
            cases,
            nibbles: None,
        }
    }

    /// The number of rows: the length of the first column.
    #[must_use]
    pub fn rows(&self) -> usize {
        let first = || self.levels.first().map_or(0, |column| column.len());
        self.nibbles.unwrap_or_else(first)
    }

    /// The column of levels of a criterion, by its place on the sheet.
    #[inline]
    pub(super) fn levels(&self, criterion: usize) -> Column<'a> {
        self.column(self.levels[criterion])
    }

    /// A column of cases.
    #[inline]
    pub(super) fn cases(&self, column: usize) -> Column<'a> {
        self.column(self.cases[column])
    }

    /// Whether two rows share a byte.
    #[inline]
    pub(super) const fn is_nibbles(&self) -> bool {
        self.nibbles.is_some()
    }

    #[inline]
    pub(super) const fn column(&self, bytes: &'a [u8]) -> Column<'a> {
        Column {
            bytes,
            is_nibbles: self.is_nibbles(),
        }
    }

    /// Whether the columns are those of a sheet, and all of one length.
    pub(super) fn fit(&self, criteria: usize, cases: usize) -> Result<(), Error> {
        for (name, what, columns, wanted) in [
            ("levels", ("mức", "levels"), self.levels, criteria),
            ("cases", ("trường hợp", "cases"), self.cases, cases),
        ] {
            if columns.len() != wanted {
                let values = [
                    ("found", columns.len().into()),
                    ("what", what.into()),
                    ("expected", wanted.into()),
                ];
                return Err(error(ErrorDetail::ColumnCount, name, values));
            }
            for (index, column) in columns.iter().enumerate() {
                self.fits_rows(|| format!("{name}[{index}]"), column)?;
            }
        }
        Ok(())
    }
}

/// Whether a column is as long as those beside it.
pub(super) fn beside(
    path: impl FnOnce() -> String,
    found: usize,
    rows: usize,
) -> Result<(), Error> {
    if found == rows {
        return Ok(());
    }
    let values = [("found", found.into()), ("expected", rows.into())];
    Err(error(ErrorDetail::ColumnLength, path(), values))
}

/// Whether an output has a place for every row or council.
pub(super) fn fits(name: &str, found: usize, wanted: usize) -> Result<(), Error> {
    if found == wanted {
        return Ok(());
    }
    let values = [("found", found.into()), ("expected", wanted.into())];
    Err(error(ErrorDetail::ResultPlaces, name, values))
}

/// Whether offsets divide the rows among councils, so that none is lost.
pub(super) fn divide(offsets: &[u32], rows: usize) -> Result<(), Error> {
    let path = |index: usize| format!("offsets[{index}]");
    let (Some(&first), Some(&last)) = (offsets.first(), offsets.last()) else {
        return Err(error(ErrorDetail::NoOffsets, "offsets", []));
    };
    if first != 0 {
        let found = ("found", first.into());
        return Err(error(ErrorDetail::OffsetsStart, path(0), [found]));
    }
    if let Some(index) = offsets.windows(2).position(|pair| pair[0] > pair[1]) {
        let values = [
            ("found", offsets[index + 1].into()),
            ("before", offsets[index].into()),
        ];
        return Err(error(ErrorDetail::OffsetsFall, path(index + 1), values));
    }
    if usize::try_from(last) != Ok(rows) {
        let values = [("found", last.into()), ("expected", rows.into())];
        let path = path(offsets.len() - 1);
        return Err(error(ErrorDetail::OffsetsEnd, path, values));
    }
    Ok(())
}

/// The rows of a range in blocks of a size; the last may be shorter.
pub(super) fn blocks(range: Range<usize>, size: usize) -> impl Iterator<Item = Range<usize>> {
    let end = range.end;
    range.step_by(size).map(move |at| at..end.min(at + size))
}
