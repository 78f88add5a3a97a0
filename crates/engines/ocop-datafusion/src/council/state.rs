//! The sums of councils on their way from one part of the work to another.
//!
//! A list of whole numbers for each council. How many they are depends on the sheet, which DataFusion
//! does not show where the type of a state is asked for, so the type is the same for all sheets. Its
//! offsets have 64 bits: the sums of all councils of a part are one array.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{ArrayRef, LargeListArray, UInt64Array};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field, FieldRef};
use datafusion_common::{Result, exec_err};
use ocop_batch::{Batch, CouncilSums};

use crate::sheets::external;

fn item() -> FieldRef {
    Arc::new(Field::new_list_field(DataType::UInt64, false))
}

/// The type of a state.
pub(super) fn data_type() -> DataType {
    DataType::LargeList(item())
}

/// The state of each council.
pub(super) fn of(sums: &CouncilSums) -> ArrayRef {
    let offsets = OffsetBuffer::from_repeated_length(sums.words_per_council(), sums.len());
    let words = Arc::new(UInt64Array::from(sums.words().to_vec()));
    Arc::new(LargeListArray::new(item(), offsets, words, None))
}

/// The sums of a state.
pub(super) fn sums(batch: &Batch, states: &[ArrayRef]) -> Result<CouncilSums> {
    let lists = states.first().and_then(|state| state.as_list_opt::<i64>());
    let words = lists.and_then(|lists| lists.values().as_primitive_opt::<UInt64Type>());
    let (Some(lists), Some(words)) = (lists, words) else {
        return exec_err!("the sums of councils from another part are no lists of whole numbers");
    };
    // A slice of a state shares the words of the whole.
    let offsets = lists.value_offsets();
    let width = batch.sums().words_per_council();
    for (council, ends) in offsets.windows(2).enumerate() {
        let found = ends[1] - ends[0];
        if usize::try_from(found) != Ok(width) {
            return exec_err!(
                "the sums of council {council} from another part are {found} numbers, expected {width}"
            );
        }
    }
    let [first, last] = [offsets.first(), offsets.last()].map(|offset| {
        offset
            .and_then(|&offset| usize::try_from(offset).ok())
            .unwrap_or(0)
    });
    let words = words.values()[first..last].to_vec();
    batch.sums_from(words).map_err(external)
}
