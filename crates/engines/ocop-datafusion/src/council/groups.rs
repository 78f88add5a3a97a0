//! The councils of a part of the work, by the numbers of their groups.

use arrow_array::{ArrayRef, BooleanArray};
use datafusion_common::Result;
use datafusion_common::arrow::compute::filter;
use datafusion_expr::{EmitTo, GroupsAccumulator};
use ocop_arrow::Answers;
use ocop_batch::CouncilSums;

use crate::call::{Call, Constants};
use crate::council::{Gives, state};
use crate::sheets::external;

#[derive(Debug)]
pub(super) struct Groups {
    gives: Gives,
    call: Call,
    sums: CouncilSums,
}

impl Groups {
    pub(super) fn new(gives: Gives, call: Call) -> Self {
        let sums = call.batch.sums();
        Self { gives, call, sums }
    }

    /// The sums of the councils that leave.
    fn take(&mut self, emit_to: EmitTo) -> CouncilSums {
        match emit_to {
            EmitTo::All => std::mem::replace(&mut self.sums, self.call.batch.sums()),
            EmitTo::First(councils) => self.sums.take_first(councils),
        }
    }
}

impl GroupsAccumulator for Groups {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        opt_filter: Option<&BooleanArray>,
        total_num_groups: usize,
    ) -> Result<()> {
        // A group whose rows are all filtered out is a council without members.
        self.sums.grow(total_num_groups).map_err(external)?;
        add(
            &self.call,
            values,
            group_indices,
            opt_filter,
            &mut self.sums,
        )
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        let sums = self.take(emit_to);
        self.gives.array(&self.call.batch, &sums)
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        let sums = self.take(emit_to);
        Ok(vec![state::of(&sums)])
    }

    fn merge_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        total_num_groups: usize,
    ) -> Result<()> {
        let Call { batch, .. } = &self.call;
        let other = state::sums(batch, values)?;
        self.sums.grow(total_num_groups).map_err(external)?;
        batch
            .merge(&other, group_indices, &mut self.sums)
            .map_err(external)
    }

    fn convert_to_state(
        &self,
        values: &[ArrayRef],
        opt_filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let rows = values.first().map_or(0, |array| array.len());
        let each: Vec<usize> = (0..rows).collect();
        let mut sums = self.call.batch.sums();
        sums.grow(rows).map_err(external)?;
        add(&self.call, values, &each, opt_filter, &mut sums)?;
        Ok(vec![state::of(&sums)])
    }

    fn size(&self) -> usize {
        self.sums.allocated_bytes()
    }
}

/// Adds rows to the councils of their groups.
fn add(
    call: &Call,
    values: &[ArrayRef],
    councils: &[usize],
    chosen: Option<&BooleanArray>,
    sums: &mut CouncilSums,
) -> Result<()> {
    let answers = &values[Constants::Sheet.count()..];
    let Some(chosen) = chosen else {
        let answers = Answers::in_order(&call.batch, answers).map_err(external)?;
        return answers.add(&call.batch, councils, sums).map_err(external);
    };
    let answers: Vec<_> = answers
        .iter()
        .map(|array| filter(array, chosen))
        .collect::<Result<_, _>>()?;
    let rows = councils.iter().zip(chosen);
    let councils: Vec<_> = rows
        .filter(|(_, chosen)| *chosen == Some(true))
        .map(|(&council, _)| council)
        .collect();
    let answers = Answers::in_order(&call.batch, &answers).map_err(external)?;
    answers.add(&call.batch, &councils, sums).map_err(external)
}
