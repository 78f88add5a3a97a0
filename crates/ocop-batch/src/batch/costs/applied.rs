//! A measure made ready for the columns of a sheet.

use alloc::vec::Vec;

use super::Changed;
use super::measure::Measure;
use crate::batch::Batch;
use crate::batch::columns::{Columns, LEFT_OUT, case_byte};
use crate::batch::tables::{Entry, Tables, Worth};
use ocop_core::{Choice, Error, Points};

/// The bytes of a choice: case and level.
type Bytes = (u8, u8);

/// What a measure changes.
#[derive(Clone, Debug)]
pub(super) struct Applied {
    /// The criteria that it changes, each with its choices now and then.
    steps: Vec<(usize, Vec<(Bytes, Bytes)>)>,
    /// The criteria that depend on a story, if the measure changes them or the story: their place, that of
    /// the story, and what is chosen with a new story.
    dependents: Vec<(usize, usize, Bytes)>,
}

impl Applied {
    pub(super) fn of(measure: &Measure, batch: &Batch) -> Result<Self, Error> {
        let sheet = batch.sheet();
        let mut steps: Vec<(usize, Vec<_>)> = Vec::new();
        for (key, from, to) in measure.steps() {
            let criterion = sheet.criterion(key)?;
            for choice in from.into_iter().chain([to]) {
                sheet.scorecard().set(key, choice)?;
            }
            let worth = |choice| {
                let level = criterion.level_of(choice);
                level.map_or(Points::ZERO, ocop_core::Level::points)
            };
            let choices = criterion.choices().filter(|&choice| match from {
                Some(from) => choice == from,
                None => choice.case() == to.case() && worth(choice) < worth(to),
            });
            let changes = choices.map(|choice| (bytes(choice), bytes(to)));
            let index = criterion.index();
            match steps.iter_mut().find(|(own, _)| *own == index) {
                Some((_, own)) => own.extend(changes),
                None => steps.push((index, changes.collect())),
            }
        }
        let is_touched = |index: usize| steps.iter().any(|&(own, _)| own == index);
        let dependents = sheet.criteria().filter_map(|criterion| {
            let (index, story) = (criterion.index(), criterion.requires()?.index());
            let mut lowest = criterion.choices();
            let lowest = lowest.next().map_or((0, 0), bytes);
            (is_touched(index) || is_touched(story)).then_some((index, story, lowest))
        });
        Ok(Self {
            dependents: dependents.collect(),
            steps,
        })
    }

    /// Writes the columns that change; `false` if no row is moved. Columns have a row a byte.
    pub(super) fn apply(
        &self,
        tables: &Tables,
        columns: Columns<'_>,
        changed: &mut Changed,
    ) -> bool {
        changed.levels.resize(tables.entries.len(), Vec::new());
        changed.cases.resize(tables.cases, Vec::new());
        for column in changed.levels.iter_mut().chain(&mut changed.cases) {
            column.clear();
        }
        changed.moved.clear();
        changed.moved.resize(columns.rows(), 0);
        for (criterion, changes) in &self.steps {
            changed.step(&tables.entries[*criterion], *criterion, changes, columns);
        }
        if changed.moved.iter().fold(0, |any, &moved| any | moved) == 0 {
            return false;
        }
        for &(dependent, story, lowest) in &self.dependents {
            changed.follow(tables, (dependent, story), lowest, columns);
        }
        true
    }
}

impl Changed {
    /// Makes the changes of a criterion.
    fn step(
        &mut self,
        entry: &Entry,
        criterion: usize,
        changes: &[(Bytes, Bytes)],
        columns: Columns<'_>,
    ) {
        let own = columns.levels(criterion).bytes;
        let levels = &mut self.levels[criterion];
        levels.extend_from_slice(own);
        let Some(column) = entry.cases else {
            for &((_, from), (_, to)) in changes.iter().rev() {
                for ((level, moved), &own) in levels.iter_mut().zip(&mut self.moved).zip(own) {
                    *level = if own == from { to } else { *level };
                    *moved |= u8::from(own == from);
                }
            }
            return;
        };
        let own_cases = columns.cases(column).bytes;
        let cases = &mut self.cases[column];
        cases.extend_from_slice(own_cases);
        for row in 0..own.len() {
            let own = (own_cases[row], own[row]);
            if let Some(&(_, to)) = changes.iter().find(|(from, _)| *from == own) {
                (cases[row], levels[row]) = to;
                self.moved[row] = 1;
            }
        }
    }

    /// Makes what depends on a story follow it.
    fn follow(
        &mut self,
        tables: &Tables,
        (dependent, story): (usize, usize),
        lowest: Bytes,
        columns: Columns<'_>,
    ) {
        let points = |changed: &Self, row: usize| {
            let entry = &tables.entries[story];
            let level = changed.level(story, row, columns);
            let case = entry
                .cases
                .map_or(0, |column| changed.case(column, row, columns));
            let worth = entry.worths.iter().find(|worth| worth.case == case);
            worth
                .and_then(|worth: &Worth| worth.points(level))
                .unwrap_or(0)
        };
        let case_column = tables.entries[dependent].cases;
        if self.levels[dependent].is_empty() {
            self.levels[dependent].extend_from_slice(columns.levels(dependent).bytes);
        }
        if let Some(column) = case_column
            && self.cases[column].is_empty()
        {
            self.cases[column].extend_from_slice(columns.cases(column).bytes);
        }
        for row in 0..columns.rows() {
            if self.moved[row] == 0 {
                continue;
            }
            let level = self.levels[dependent][row];
            let followed = match (points(self, row) > 0, level == LEFT_OUT) {
                (true, true) => lowest,
                (false, false) => (0, LEFT_OUT),
                _ => continue,
            };
            self.levels[dependent][row] = followed.1;
            if let Some(column) = case_column {
                self.cases[column][row] = followed.0;
            }
        }
    }

    fn level(&self, criterion: usize, row: usize, columns: Columns<'_>) -> u8 {
        let changed = self.levels[criterion].get(row);
        changed
            .copied()
            .unwrap_or_else(|| columns.levels(criterion).at(row))
    }

    fn case(&self, column: usize, row: usize, columns: Columns<'_>) -> u8 {
        let changed = self.cases[column].get(row);
        changed
            .copied()
            .unwrap_or_else(|| columns.cases(column).at(row))
    }
}

fn bytes(choice: Choice) -> Bytes {
    (choice.case().map_or(0, case_byte), choice.level())
}
