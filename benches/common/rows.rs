//! Reproducible rows of a sheet: each choice is equally likely, and every measured tool gets the same rows.

use ocop_batch::{Batch, Columns};
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

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.levels[0].len()
    }

    /// The first rows of the columns of levels, and of the columns of cases.
    #[must_use]
    pub fn slices(&self, rows: usize) -> (Vec<&[u8]>, Vec<&[u8]>) {
        fn first(columns: &[Vec<u8>], rows: usize) -> Vec<&[u8]> {
            columns.iter().map(|column| &column[..rows]).collect()
        }
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
