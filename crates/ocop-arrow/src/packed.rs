//! Packed scorecards: one number a row.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_buffer::ScalarBuffer;
use arrow_schema::DataType;

/// A number of no scorecard, on any sheet.
pub(crate) const NO_SCORECARD: u64 = u64::MAX;

/// Packed scorecards, one a row.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    /// [`NO_SCORECARD`] in the rows of `nulls`.
    pub(crate) numbers: ScalarBuffer<u64>,
    /// The rows with NULL, where nothing is chosen.
    pub(crate) nulls: Vec<usize>,
}

impl Packed {
    /// The numbers of an array of integers; `None` for an array of another type.
    ///
    /// The buffer of an array of `UInt64` without NULLs is shared and not copied.
    pub(crate) fn of(array: &dyn Array) -> Option<Self> {
        let numbers = match array.data_type() {
            DataType::UInt64 => array.as_primitive::<UInt64Type>().values().clone(),
            DataType::UInt8 => widen::<UInt8Type>(array),
            DataType::UInt16 => widen::<UInt16Type>(array),
            DataType::UInt32 => widen::<UInt32Type>(array),
            DataType::Int8 => widen::<Int8Type>(array),
            DataType::Int16 => widen::<Int16Type>(array),
            DataType::Int32 => widen::<Int32Type>(array),
            DataType::Int64 => widen::<Int64Type>(array),
            DataType::Dictionary(..) => return Self::look_up(array),
            DataType::Null => vec![NO_SCORECARD; array.len()].into(),
            _ => return None,
        };
        let nulls: Vec<usize> = match array.logical_nulls() {
            Some(nulls) if nulls.null_count() > 0 => {
                (0..array.len()).filter(|&row| nulls.is_null(row)).collect()
            }
            _ => Vec::new(),
        };
        Some(Self::with_nulls(numbers, nulls))
    }

    fn with_nulls(numbers: ScalarBuffer<u64>, nulls: Vec<usize>) -> Self {
        if nulls.is_empty() {
            return Self { numbers, nulls };
        }
        let mut masked = numbers.to_vec();
        for &row in &nulls {
            masked[row] = NO_SCORECARD;
        }
        Self {
            numbers: masked.into(),
            nulls,
        }
    }

    fn look_up(array: &dyn Array) -> Option<Self> {
        let dictionary = array.as_any_dictionary();
        let values = Self::of(dictionary.values())?.numbers;
        let numbers = if values.is_empty() {
            vec![NO_SCORECARD; array.len()]
        } else {
            let keys = dictionary.normalized_keys().into_iter();
            keys.map(|key| values[key]).collect()
        };
        let nulls = array.logical_nulls();
        let is_null = |row: &usize| nulls.as_ref().is_some_and(|nulls| nulls.is_null(*row));
        let nulls = (0..array.len()).filter(is_null).collect();
        Some(Self::with_nulls(numbers.into(), nulls))
    }
}

fn widen<T: ArrowPrimitiveType<Native: TryInto<u64>>>(array: &dyn Array) -> ScalarBuffer<u64> {
    let values = array.as_primitive::<T>().values().iter();
    let numbers = values.map(|&value| value.try_into().unwrap_or(NO_SCORECARD));
    numbers.collect::<Vec<u64>>().into()
}
