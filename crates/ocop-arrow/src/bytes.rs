//! An array of integers as the bytes that a batch reads.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{AnyDictionaryArray, Array};
use arrow_buffer::{NullBuffer, ScalarBuffer};
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
    let values = match array.data_type() {
        DataType::UInt8 => array.as_primitive::<UInt8Type>().values().clone(),
        DataType::UInt16 => narrow::<UInt16Type>(array),
        DataType::UInt32 => narrow::<UInt32Type>(array),
        DataType::UInt64 => narrow::<UInt64Type>(array),
        DataType::Int8 => narrow::<Int8Type>(array),
        DataType::Int16 => narrow::<Int16Type>(array),
        DataType::Int32 => narrow::<Int32Type>(array),
        DataType::Int64 => narrow::<Int64Type>(array),
        DataType::Dictionary(..) => look_up(array.as_any_dictionary())?,
        DataType::Null => vec![NOTHING; array.len()].into(),
        _ => return None,
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

fn narrow<T: ArrowPrimitiveType<Native: TryInto<u8>>>(array: &dyn Array) -> ScalarBuffer<u8> {
    let values = array.as_primitive::<T>().values().iter();
    let bytes = values.map(|&value| value.try_into().unwrap_or(NO_SUCH));
    bytes.collect::<Vec<u8>>().into()
}

fn look_up(array: &dyn AnyDictionaryArray) -> Option<ScalarBuffer<u8>> {
    let values = bytes(array.values(), None)?;
    Some(if values.is_empty() {
        vec![NOTHING; array.len()].into()
    } else {
        let keys = array.normalized_keys().into_iter();
        keys.map(|key| values[key]).collect::<Vec<u8>>().into()
    })
}
