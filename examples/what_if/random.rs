//! Random complete scorecards: each scorecard of a sheet is equally likely.

use ocop_core::{Case, Choice, Sheet};
use rand::distr::{Distribution, Uniform};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// The byte of a column for a criterion that is left out.
const LEFT_OUT: u8 = 255;

/// Draws scorecards of a sheet.
pub(crate) struct Random {
    seed: u64,
    criteria: Vec<Criterion>,
    case_columns: usize,
}

/// A criterion to draw.
struct Criterion {
    /// The bytes of level and case of each option.
    options: Vec<(u8, u8)>,
    /// Whether an option is worth points.
    points: Vec<bool>,
    /// The column of cases.
    cases: Option<usize>,
    /// The criteria that apply only with this story.
    dependents: Vec<usize>,
    depends: bool,
    place: Uniform<u8>,
}

/// A block of scorecards as columns.
#[derive(Default)]
pub(crate) struct Block {
    levels: Vec<Vec<u8>>,
    cases: Vec<Vec<u8>>,
}

impl Random {
    /// Draws scorecards of a sheet, from a seed.
    pub(crate) fn of(sheet: &Sheet, seed: u64) -> anyhow::Result<Self> {
        let mut case_columns = 0;
        let mut criteria = Vec::new();
        for criterion in sheet.criteria() {
            let worth = |choice| {
                criterion
                    .level_of(choice)
                    .is_some_and(|level| level.points().get() > 0)
            };
            let byte = |choice: Choice| (choice.level(), choice.case().map_or(0, case_byte));
            let left_out = criterion.requires().map(|_| (LEFT_OUT, 0));
            let options: Vec<_> = criterion.choices().map(byte).chain(left_out).collect();
            let points = criterion
                .choices()
                .map(worth)
                .chain(left_out.map(|_| false))
                .collect();
            let cases = criterion.has_cases().then_some(case_columns);
            case_columns += usize::from(criterion.has_cases());
            let others = sheet.criteria();
            let dependents = others.filter(|other| other.requires() == Some(criterion));
            criteria.push(Criterion {
                place: Uniform::new(0, u8::try_from(options.len())?)?,
                options,
                points,
                cases,
                dependents: dependents.map(ocop_core::Criterion::index).collect(),
                depends: criterion.requires().is_some(),
            });
        }
        Ok(Self {
            seed,
            criteria,
            case_columns,
        })
    }

    /// Draws a block by its number: the same scorecards on every thread.
    pub(crate) fn draw(&self, number: u64, rows: usize, block: &mut Block) {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        rng.set_stream(number);
        block.levels.resize(self.criteria.len(), Vec::new());
        block.cases.resize(self.case_columns, Vec::new());
        for column in block.levels.iter_mut().chain(&mut block.cases) {
            column.clear();
        }
        for (index, criterion) in self.criteria.iter().enumerate() {
            match &criterion.dependents[..] {
                // It is drawn with its story.
                _ if criterion.depends => {}
                [] => {
                    for _ in 0..rows {
                        self.put(index, criterion.place.sample(&mut rng), block);
                    }
                }
                dependents => {
                    for _ in 0..rows {
                        self.draw_story(index, dependents, &mut rng, block);
                    }
                }
            }
        }
    }

    /// Draws a story and its dependent criteria until they fit together.
    ///
    /// So every combination that fits is equally likely. A dependent criterion is left out without a
    /// story, or chosen at 0 points; with a story it must be chosen.
    fn draw_story(
        &self,
        story: usize,
        dependents: &[usize],
        rng: &mut impl RngExt,
        block: &mut Block,
    ) {
        let mut places = [0; 64];
        loop {
            let place = self.criteria[story].place.sample(rng);
            let with_points = self.criteria[story].points[usize::from(place)];
            let fits = places
                .iter_mut()
                .zip(dependents)
                .fold(true, |fits, (place, &index)| {
                    let dependent = &self.criteria[index];
                    *place = dependent.place.sample(rng);
                    let option = usize::from(*place);
                    let left_out = dependent.options[option].0 == LEFT_OUT;
                    fits & if with_points {
                        !left_out
                    } else {
                        !dependent.points[option]
                    }
                });
            if fits {
                self.put(story, place, block);
                break;
            }
        }
        for (&place, &index) in places.iter().zip(dependents) {
            self.put(index, place, block);
        }
    }

    fn put(&self, index: usize, place: u8, block: &mut Block) {
        let criterion = &self.criteria[index];
        let (level, case) = criterion.options[usize::from(place)];
        block.levels[index].push(level);
        if let Some(column) = criterion.cases {
            block.cases[column].push(case);
        }
    }
}

impl Block {
    /// The columns of levels and of cases.
    pub(crate) fn columns(&self) -> (Vec<&[u8]>, Vec<&[u8]>) {
        (
            self.levels.iter().map(Vec::as_slice).collect(),
            self.cases.iter().map(Vec::as_slice).collect(),
        )
    }
}

/// The position of a case's letter in the alphabet, from 1.
fn case_byte(case: Case) -> u8 {
    u8::try_from(u32::from(case.letter()) - u32::from('a') + 1).unwrap_or(u8::MAX)
}
