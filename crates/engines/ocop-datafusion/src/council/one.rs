//! One council: a query without groups, or the frame of a window.

use arrow_array::ArrayRef;
use datafusion_common::{Result, ScalarValue};
use datafusion_expr::Accumulator;
use ocop_arrow::Answers;
use ocop_batch::CouncilSums;

use crate::call::{Call, Constants};
use crate::council::{Gives, state};
use crate::sheets::external;

#[derive(Debug)]
pub(super) struct One {
    gives: Gives,
    call: Call,
    sums: CouncilSums,
}

impl One {
    pub(super) fn new(gives: Gives, call: Call) -> Result<Self> {
        let mut sums = call.batch.sums();
        sums.grow(1).map_err(external)?;
        Ok(Self { gives, call, sums })
    }
}

impl Accumulator for One {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let Call { batch, .. } = &self.call;
        let answers = &values[Constants::Sheet.count()..];
        let answers = Answers::in_order(batch, answers).map_err(external)?;
        let councils = vec![0; answers.rows()];
        answers
            .add(batch, &councils, &mut self.sums)
            .map_err(external)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let council = self.gives.array(&self.call.batch, &self.sums)?;
        ScalarValue::try_from_array(&council, 0)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let state = state::of(&self.sums);
        Ok(vec![ScalarValue::try_from_array(&state, 0)?])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let Call { batch, .. } = &self.call;
        let other = state::sums(batch, states)?;
        let councils = vec![0; other.len()];
        batch
            .merge(&other, &councils, &mut self.sums)
            .map_err(external)
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.sums.allocated_bytes()
    }
}
