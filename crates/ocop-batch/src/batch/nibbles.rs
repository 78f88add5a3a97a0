//! Two rows a byte: columns of half the size.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::columns::{Column, Columns, LEFT_OUT, beside};
use super::tables::Entry;
use ocop_core::internal::error;
use ocop_core::{Error, ErrorDetail};

/// The half byte for a criterion without a choice.
pub(super) const NONE: u8 = 15;

/// The highest number that half a byte has beside it.
const MOST: u8 = NONE - 1;

/// What the columns of levels and those of cases contain.
const WHAT: [(&str, &str); 2] = [("mức", "level"), ("trường hợp", "case")];

/// Owned columns of levels, and of cases.
type Owned = (Vec<Vec<u8>>, Vec<Vec<u8>>);

impl<'a> Columns<'a> {
    /// The same columns with two rows a byte: half the memory, and the same results.
    ///
    /// The low half of byte `n` (a nibble, 4 bits) is row `2n`, the high half row `2n + 1`. A half has
    /// the numbers of a column of bytes, but for 15: nothing is chosen, or the criterion is left out. So
    /// levels go up to 14, which is enough for every sheet of the law. With an odd number of rows, the
    /// last half is 15.
    ///
    /// ```
    /// use ocop_batch::{Batch, Columns, Fault, Results};
    /// use ocop_core::{Edition, ErrorKind};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// // Three rows: all levels best; 3 instead of 4 at 1.5; nothing chosen at 1.5.
    /// let best = |level: u8| [level << 4 | level, 15 << 4 | level];
    /// let mut levels: Vec<[u8; 2]> =
    ///     sheet.criteria().map(|criterion| best(criterion.best().level())).collect();
    /// levels[sheet.criterion("1.5")?.index()] = [0x34, 0xFF];
    /// let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
    ///
    /// let (mut totals, mut bands, mut stars) = ([0; 3], [0; 3], [0; 3]);
    /// let mut faults = [Fault::NONE; 3];
    /// let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
    /// Batch::of(&sheet).rate(Columns::nibbles(&levels, &[], 3), &mut results)?;
    /// assert_eq!((totals, stars), ([100, 99, 0], [5, 4, 0]));
    /// assert_eq!(faults[2].kind(), Some(ErrorKind::MissingCriterion));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// A batch refuses these columns with
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if the sheet has a level or a case
    /// above 14, as a custom sheet may; if a column has not one byte for two rows; or if there is a choice
    /// behind the last row.
    #[must_use]
    pub const fn nibbles(levels: &'a [&'a [u8]], cases: &'a [&'a [u8]], rows: usize) -> Self {
        Self {
            levels,
            cases,
            nibbles: Some(rows),
        }
    }

    /// The columns of levels and those of cases with two rows a byte, for [`Columns::nibbles`].
    ///
    /// ```
    /// use ocop_batch::Columns;
    ///
    /// let (levels, _) = Columns::new(&[&[3, 2, 255]], &[]).to_nibbles()?;
    /// assert_eq!(levels, [[0x23, 0xFF]]);
    /// let (levels, _) = Columns::nibbles(&[&levels[0]], &[], 3).to_bytes()?;
    /// assert_eq!(levels, [[3, 2, 255]]);
    /// let error = Columns::new(&[&[3, 15]], &[]).to_nibbles().unwrap_err();
    /// assert_eq!(error.path(), "levels[0][1]");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if columns differ in length, and for
    /// the first byte that is none of 0 to 14 and 255; the path has its column and its row.
    pub fn to_nibbles(&self) -> Result<Owned, Error> {
        self.convert(|column, name, what| {
            let bytes = column.slice(0..self.rows());
            let misfit = |&byte: &u8| byte > MOST && byte != LEFT_OUT;
            if let Some(row) = bytes.iter().position(misfit) {
                return Err(too_high(format!("{name}[{row}]"), what, bytes[row]));
            }
            let pair = |pair: &[u8]| pair[0] & NONE | pair.get(1).unwrap_or(&NONE) << 4;
            Ok(bytes.chunks(2).map(pair).collect())
        })
    }

    /// The columns of levels and those of cases with a row a byte, for [`Columns::new`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if columns differ in length, or have
    /// a choice behind the last row.
    pub fn to_bytes(&self) -> Result<Owned, Error> {
        self.convert(|column, _, _| Ok(column.slice(0..self.rows()).into_owned()))
    }

    /// Runs a function on some rows as columns with a row a byte.
    pub(super) fn with_bytes<R>(
        &self,
        rows: Range<usize>,
        run: impl FnOnce(Columns<'_>) -> R,
    ) -> R {
        let owned = [self.levels, self.cases].map(|columns| {
            let slice = |bytes: &&'a [u8]| self.column(bytes).slice(rows.clone());
            columns.iter().map(slice).collect::<Vec<_>>()
        });
        let [levels, cases] = owned.each_ref().map(|columns| {
            let bytes = columns.iter().map(|column| &**column);
            bytes.collect::<Vec<_>>()
        });
        run(Columns::new(&levels, &cases))
    }

    /// Makes a column of each.
    fn convert(
        &self,
        make: impl Fn(Column<'a>, &str, (&'static str, &'static str)) -> Result<Vec<u8>, Error>,
    ) -> Result<Owned, Error> {
        let of = |name: &str, columns: &[&'a [u8]], what| {
            let of = |(index, bytes): (usize, &&'a [u8])| {
                let name = format!("{name}[{index}]");
                self.fits_rows(|| name.clone(), bytes)?;
                make(self.column(bytes), &name, what)
            };
            let made = columns.iter().enumerate().map(of);
            made.collect::<Result<_, Error>>()
        };
        let [levels, cases] = WHAT;
        Ok((
            of("levels", self.levels, levels)?,
            of("cases", self.cases, cases)?,
        ))
    }

    /// Whether a column has all rows, and no other.
    pub(super) fn fits_rows(
        &self,
        path: impl FnOnce() -> String,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let Some(rows) = self.nibbles else {
            return beside(path, bytes.len(), self.rows());
        };
        let expected = rows.div_ceil(2);
        if bytes.len() != expected {
            let values = [
                ("found", bytes.len().into()),
                ("rows", rows.into()),
                ("expected", expected.into()),
            ];
            return Err(error(ErrorDetail::NibbleLength, path(), values));
        }
        let behind = bytes.last().filter(|_| rows % 2 == 1).map(|byte| byte >> 4);
        match behind.filter(|&behind| behind != NONE) {
            None => Ok(()),
            Some(found) => {
                let values = [("found", found.into()), ("expected", NONE.into())];
                Err(error(ErrorDetail::NibbleBehindEnd, path(), values))
            }
        }
    }

    /// Whether half a byte has room for the levels and the cases of a sheet.
    pub(super) fn fits_sheet(&self, entries: &[Entry]) -> Result<(), Error> {
        if self.nibbles.is_none() {
            return Ok(());
        }
        for (index, entry) in entries.iter().enumerate() {
            for &(case, level) in &entry.options {
                let high = |number: u8| number > MOST && number != LEFT_OUT;
                let [levels, cases] = WHAT;
                if high(level) {
                    return Err(too_high(format!("levels[{index}]"), levels, level));
                }
                if let Some(column) = entry.cases.filter(|_| high(case)) {
                    return Err(too_high(format!("cases[{column}]"), cases, case));
                }
            }
        }
        Ok(())
    }
}

fn too_high(path: String, what: (&'static str, &'static str), found: u8) -> Error {
    let values = [
        ("what", what.into()),
        ("found", found.into()),
        ("most", MOST.into()),
    ];
    error(ErrorDetail::NibbleTooHigh, path, values)
}

impl<'a> Column<'a> {
    /// The number of a row, as a column of bytes has it.
    #[inline]
    pub(super) fn at(self, row: usize) -> u8 {
        if !self.is_nibbles {
            return self.bytes[row];
        }
        number(self.bytes[row / 2] >> (row % 2 * 4) & NONE)
    }

    /// Some rows as bytes.
    pub(super) fn slice(self, rows: Range<usize>) -> Cow<'a, [u8]> {
        if !self.is_nibbles {
            return Cow::Borrowed(&self.bytes[rows]);
        }
        let pairs = &self.bytes[rows.start / 2..rows.end.div_ceil(2)];
        let mut numbers = vec![0; 2 * pairs.len()];
        for (numbers, pair) in numbers.chunks_exact_mut(2).zip(pairs) {
            (numbers[0], numbers[1]) = (number(pair & NONE), number(pair >> 4));
        }
        numbers.drain(..rows.start % 2);
        numbers.truncate(rows.len());
        Cow::Owned(numbers)
    }
}

/// The number of half a byte, as a column of bytes has it.
#[inline]
const fn number(half: u8) -> u8 {
    if half == NONE { LEFT_OUT } else { half }
}
