//! An array of integers as the bytes that a batch reads.

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, UInt8Type};
use arrow_array::{AnyDictionaryArray, Array, PrimitiveArray, downcast_integer_array};
use arrow_buffer::{ArrowNativeType, NullBuffer, ScalarBuffer};
use arrow_schema::DataType;

/// The byte of NULL: no choice in a column of levels, no case in a column of cases.
pub(crate) const NOTHING: u8 = 255;

/// The byte of an integer that no byte can be: a level or case that no criterion has.
const NO_SUCH: u8 = 254;

/// The bytes of an array of integers; `None` for an array of another type.
///
/// A row is NULL if the array or `outer` has NULL there. Without NULLs, the buffer of an array of
/// `UInt8` is shared and not copied.
pub(crate) fn bytes(array: &dyn Array, outer: Option<&NullBuffer>) -> Option<ScalarBuffer<u8>> {
    let values = if let Some(array) = array.as_primitive_opt::<UInt8Type>() {
        array.values().clone()
    } else {
        downcast_integer_array!(
            array => converted(array, NO_SUCH),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                looked_up(dictionary, &bytes(dictionary.values(), None)?, NOTHING)
            }
            DataType::Null => vec![NOTHING; array.len()].into(),
            _ => return None,
        )
    };
    let nulls = NullBuffer::union(array.nulls(), outer);
    Some(match nulls.filter(|nulls| nulls.null_count() > 0) {
        None => values,
        Some(nulls) => {
            let mut masked = vec![NOTHING; values.len()];
            for (start, end) in nulls.valid_slices() {
                masked[start..end].copy_from_slice(&values[start..end]);
            }
            masked.into()
        }
    })
}

/// The integers of an array in another type; `other` in place of those that do not fit.
pub(crate) fn converted<T, N>(array: &PrimitiveArray<T>, other: N) -> ScalarBuffer<N>
where
    T: ArrowPrimitiveType<Native: TryInto<N>>,
    N: ArrowNativeType,
{
    let values = array.values().iter();
    let values = values.map(|&value| value.try_into().unwrap_or(other));
    values.collect::<Vec<N>>().into()
}

/// The values of the keys of a dictionary; `nothing` in every row of one without values.
pub(crate) fn looked_up<N: ArrowNativeType>(
    dictionary: &dyn AnyDictionaryArray,
    values: &[N],
    nothing: N,
) -> ScalarBuffer<N> {
    if values.is_empty() {
        return vec![nothing; dictionary.len()].into();
    }
    let keys = dictionary.normalized_keys().into_iter();
    keys.map(|key| values[key]).collect::<Vec<N>>().into()
}
