//! Reproducible rows of a sheet: each choice is equally likely, and every measured tool gets the same rows.

use ocop_batch::{Batch, Columns, Fault, Results};
use ocop_core::{Criterion, Sheet};

/// Rows of a sheet as columns of bytes.
#[derive(Debug)]
pub struct Table {
    /// The columns of levels.
    pub levels: Vec<Vec<u8>>,
    /// The columns of cases.
    pub cases: Vec<Vec<u8>>,
}

/// One step of `SplitMix64`.
fn mix(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

impl Table {
    /// Rows of a sheet; if `faulty`, one row in a hundred lacks a choice. Every row has a story.
    #[must_use]
    pub fn new(sheet: &Sheet, rows: usize, faulty: bool) -> Self {
        let has_cases: Vec<usize> = Batch::of(sheet).case_columns().collect();
        let stories: Vec<usize> = sheet
            .criteria()
            .filter_map(|criterion| criterion.requires().map(Criterion::index))
            .collect();
        let (mut levels, mut cases) = (Vec::new(), Vec::new());
        for criterion in sheet.criteria() {
            let choices: Vec<_> = criterion.choices().collect();
            let index = criterion.index();
            let is_story = stories.contains(&index);
            let place = |row: usize| {
                let number = mix((index as u64) << 40 | row as u64) % choices.len() as u64;
                match usize::try_from(number) {
                    Ok(0) | Err(_) if is_story => choices.len() - 1,
                    number => number.unwrap_or_default(),
                }
            };
            let missing = |row: usize| faulty && index == 3 && row % 100 == 50;
            let level = |row| {
                if missing(row) {
                    255
                } else {
                    choices[place(row)].level()
                }
            };
            levels.push((0..rows).map(level).collect());
            if has_cases.contains(&index) {
                let case = |row| {
                    choices[place(row)]
                        .case()
                        .map_or(0, |case| case.letter() as u8 - b'a' + 1)
                };
                cases.push((0..rows).map(case).collect());
            }
        }
        Self { levels, cases }
    }

    /// As many rows, the same ones again and again.
    #[must_use]
    pub fn repeated(&self, rows: usize) -> Self {
        let repeat = |column: &Vec<u8>| column.iter().copied().cycle().take(rows).collect();
        Self {
            levels: self.levels.iter().map(repeat).collect(),
            cases: self.cases.iter().map(repeat).collect(),
        }
    }

    /// The same rows, two a byte. No row may lack a choice.
    #[must_use]
    pub fn nibbles(&self) -> Nibbles {
        let (levels, cases) = self.with(self.rows(), |columns| columns.to_nibbles().unwrap());
        Nibbles { levels, cases }
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.levels[0].len()
    }

    /// The first rows of the columns of levels, and of the columns of cases.
    #[must_use]
    pub fn slices(&self, rows: usize) -> (Vec<&[u8]>, Vec<&[u8]>) {
        (first(&self.levels, rows), first(&self.cases, rows))
    }

    /// All columns, levels before cases.
    #[must_use]
    pub fn all(&self) -> Vec<&[u8]> {
        self.levels
            .iter()
            .chain(&self.cases)
            .map(Vec::as_slice)
            .collect()
    }

    /// Runs a function on the first rows.
    pub fn with<R>(&self, rows: usize, run: impl FnOnce(Columns<'_>) -> R) -> R {
        let (levels, cases) = self.slices(rows);
        run(Columns::new(&levels, &cases))
    }
}

/// Rows of a sheet, two a byte.
#[derive(Debug)]
pub struct Nibbles {
    levels: Vec<Vec<u8>>,
    cases: Vec<Vec<u8>>,
}

impl Nibbles {
    /// Runs a function on the first rows, of which there is an even number.
    pub fn with<R>(&self, rows: usize, run: impl FnOnce(Columns<'_>) -> R) -> R {
        let (levels, cases) = (first(&self.levels, rows / 2), first(&self.cases, rows / 2));
        run(Columns::nibbles(&levels, &cases, rows))
    }
}

/// Columns for results.
#[derive(Debug)]
pub struct Owned<T> {
    totals: Vec<T>,
    bands: Vec<u8>,
    stars: Vec<u8>,
    /// The faults.
    pub faults: Vec<Fault>,
}

impl<T: Clone + Default> Owned<T> {
    /// Places for so many results.
    #[must_use]
    pub fn new(places: usize) -> Self {
        Self {
            totals: vec![T::default(); places],
            bands: vec![0; places],
            stars: vec![0; places],
            faults: vec![Fault::NONE; places],
        }
    }

    /// The first places.
    pub fn results(&mut self, places: usize) -> Results<'_, T> {
        Results::new(
            &mut self.totals[..places],
            &mut self.bands[..places],
            &mut self.stars[..places],
            &mut self.faults[..places],
        )
    }
}

/// The sum of all bytes, so that each is read.
#[must_use]
pub fn read(columns: &[&[u8]]) -> u64 {
    let chunk = |chunk: &[u8]| u64::from(chunk.iter().map(|&byte| u16::from(byte)).sum::<u16>());
    let column = |column: &&[u8]| column.chunks(128).map(chunk).sum::<u64>();
    columns.iter().map(column).sum()
}

/// The first bytes of each column.
fn first(columns: &[Vec<u8>], bytes: usize) -> Vec<&[u8]> {
    columns.iter().map(|column| &column[..bytes]).collect()
}
