//! Packed scorecards: one number a row.

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, downcast_integer_array};
use arrow_buffer::ScalarBuffer;
use arrow_schema::DataType;

use crate::bytes::{converted, looked_up};

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
        let mut numbers = if let Some(array) = array.as_primitive_opt::<UInt64Type>() {
            array.values().clone()
        } else {
            downcast_integer_array!(
                array => converted(array, NO_SCORECARD),
                DataType::Dictionary(..) => {
                    let dictionary = array.as_any_dictionary();
                    let values = Self::of(dictionary.values())?.numbers;
                    looked_up(dictionary, &values, NO_SCORECARD)
                }
                DataType::Null => vec![NO_SCORECARD; array.len()].into(),
                _ => return None,
            )
        };
        let nulls: Vec<usize> = match array.logical_nulls() {
            Some(nulls) if nulls.null_count() > 0 => {
                (0..array.len()).filter(|&row| nulls.is_null(row)).collect()
            }
            _ => Vec::new(),
        };
        if !nulls.is_empty() {
            let mut masked = numbers.to_vec();
            for &row in &nulls {
                masked[row] = NO_SCORECARD;
            }
            numbers = masked.into();
        }
        Some(Self { numbers, nulls })
    }
}
