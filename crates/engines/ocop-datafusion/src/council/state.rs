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
    let words = Arc::new(UInt64Array::from(sums.to_words()));
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
    let words = &words.values()[first..last];
    batch.sums_from(words).map_err(external)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use arrow_array::Array;
    use ocop_arrow::Answers;
    use ocop_core::Edition;

    use super::*;

    fn seven() -> Batch {
        Batch::of(&Edition::E2026.sheet(7).unwrap())
    }

    /// The sums of two councils of one member each.
    fn two(batch: &Batch) -> CouncilSums {
        let packed: ArrayRef = Arc::new(UInt64Array::from(vec![0, u64::MAX]));
        let mut sums = batch.sums();
        sums.grow(2).unwrap();
        let answers = Answers::in_order(batch, &[packed]).unwrap();
        answers.add(batch, &[1, 0], &mut sums).unwrap();
        sums
    }

    #[test]
    fn a_state_is_read_again_whole_and_as_a_slice() {
        let batch = seven();
        let whole = two(&batch);
        let state = of(&whole);
        assert_eq!(state.data_type(), &data_type());
        let again = sums(&batch, &[Arc::clone(&state)]).unwrap();
        assert_eq!(again.to_words(), whole.to_words());
        let last = sums(&batch, &[state.slice(1, 1)]).unwrap();
        assert_eq!(
            last.to_words(),
            whole.to_words()[whole.words_per_council()..]
        );
        assert!(sums(&batch, &[state.slice(2, 0)]).unwrap().is_empty());
    }

    #[test]
    fn a_state_of_another_version_is_an_error() {
        let batch = seven();
        let refused = |state: ArrayRef| sums(&batch, &[state]).unwrap_err().to_string();
        let numbers = refused(Arc::new(UInt64Array::from(vec![1])));
        assert!(numbers.contains("no lists of whole numbers"), "{numbers}");
        let offsets = OffsetBuffer::from_repeated_length(1, 1);
        let words = Arc::new(UInt64Array::from(vec![1]));
        let short = refused(Arc::new(LargeListArray::new(item(), offsets, words, None)));
        assert!(
            short.contains("council 0 from another part are 1 numbers"),
            "{short}"
        );
        // Sums that no scorecards have.
        let width = batch.sums().words_per_council();
        let offsets = OffsetBuffer::from_repeated_length(width, 1);
        let words = Arc::new(UInt64Array::from(vec![u64::MAX; width]));
        let odd = refused(Arc::new(LargeListArray::new(item(), offsets, words, None)));
        assert!(odd.contains("words[0]"), "{odd}");
    }
}
