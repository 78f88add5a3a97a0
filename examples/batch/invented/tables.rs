//! What an invented scorecard needs of a sheet.

use ocop_core::{Case, Sheet, Star};

/// A sheet.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) criteria: Vec<Criterion>,
    /// The number of columns of cases.
    pub(super) cases: usize,
    /// The least points of three, four and five stars, and one more than all points.
    pub(super) edges: [u32; 4],
}

/// A criterion.
#[derive(Clone, Debug)]
pub(super) struct Criterion {
    /// The section that it is in, by number.
    pub(super) section: usize,
    /// For each case, or for the only one, its options by rising points.
    pub(super) cases: Vec<Vec<Choice>>,
    /// The column of cases.
    pub(super) column: Option<usize>,
    /// The story without which it does not apply.
    pub(super) story: Option<usize>,
    /// The criteria that apply only with this story.
    pub(super) dependents: Vec<usize>,
    /// The points that three, four and five stars ask for here, with those of lower stars.
    pub(super) bars: [u32; 3],
}

/// A choice: the bytes of case and level, and the points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) case: u8,
    pub(super) level: u8,
    pub(super) points: u32,
}

impl Tables {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut cases = 0;
        let mut criteria: Vec<Criterion> = Vec::new();
        for (section, printed) in sheet.sections().enumerate() {
            for criterion in printed.criteria() {
                let mut least = u32::from(criterion.stops_on_zero());
                let bars = Star::RECOGNISED.map(|star| {
                    let requirement = criterion.requirement(star);
                    least = least.max(requirement.map_or(0, |points| points.get().into()));
                    least
                });
                let column = criterion.has_cases().then_some(cases);
                cases += usize::from(criterion.has_cases());
                let of_case = |case: Option<Case>| {
                    let choices = criterion.choices().filter(|choice| choice.case() == case);
                    let choices = choices.map(|choice| Choice {
                        case: case.map_or(0, byte),
                        level: choice.level(),
                        points: criterion
                            .level_of(choice)
                            .map_or(0, |level| level.points().get().into()),
                    });
                    let mut choices: Vec<_> = choices.collect();
                    choices.sort_by_key(|choice| choice.points);
                    choices
                };
                let of_cases: Vec<_> = criterion.cases().map(|case| of_case(Some(case))).collect();
                criteria.push(Criterion {
                    section,
                    cases: if column.is_some() {
                        of_cases
                    } else {
                        vec![of_case(None)]
                    },
                    column,
                    story: criterion.requires().map(ocop_core::Criterion::index),
                    dependents: sheet
                        .criteria()
                        .filter(|other| other.requires() == Some(criterion))
                        .map(ocop_core::Criterion::index)
                        .collect(),
                    bars,
                });
            }
        }
        let bands = sheet.bands();
        let [three, four, five] = Star::RECOGNISED.map(|star| bands.least(star).get().into());
        Self {
            criteria,
            cases,
            edges: [three, four, five, u32::MAX],
        }
    }
}

/// The position of a case's letter in the alphabet, from 1.
fn byte(case: Case) -> u8 {
    u8::try_from(u32::from(case.letter()) - u32::from('a') + 1).unwrap_or(u8::MAX)
}
