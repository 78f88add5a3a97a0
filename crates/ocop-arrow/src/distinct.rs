//! The distinct values of a column of ids.

use std::collections::HashMap;
use std::hash::Hash;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, downcast_integer_array};
use arrow_schema::DataType;

/// The place of a row with NULL.
pub(crate) const NULL: usize = usize::MAX;

/// The distinct values of a column, in the order of their first rows.
#[derive(Debug)]
pub(crate) struct Distinct {
    /// The place of each row's value among the distinct ones; [`NULL`] for NULL.
    pub(crate) place_of_row: Vec<usize>,
    /// The first row of each distinct value.
    pub(crate) first_rows: Vec<usize>,
}

impl Distinct {
    /// The distinct texts of a column; `None` for a column of another type.
    pub(crate) fn texts(column: &ArrayRef) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Utf8 => number(column.as_string::<i32>().iter()),
            DataType::LargeUtf8 => number(column.as_string::<i64>().iter()),
            DataType::Utf8View => number(column.as_string_view().iter()),
            _ => return Self::of_either(column, Self::texts),
        })
    }

    /// The distinct integers of a column; `None` for a column of another type.
    pub(crate) fn integers(column: &ArrayRef) -> Option<Self> {
        Some(downcast_integer_array!(
            column => number(column.iter()),
            _ => return Self::of_either(column, Self::integers),
        ))
    }

    /// Those of a dictionary, or of a column without values.
    fn of_either(column: &ArrayRef, of: impl FnOnce(&ArrayRef) -> Option<Self>) -> Option<Self> {
        let without_values = Self {
            place_of_row: vec![NULL; column.len()],
            first_rows: Vec::new(),
        };
        match column.data_type() {
            DataType::Null => Some(without_values),
            DataType::Dictionary(..) => {
                let dictionary = column.as_any_dictionary();
                let values = of(dictionary.values())?.place_of_row;
                if values.is_empty() {
                    return Some(without_values);
                }
                let nulls = dictionary.keys().nulls();
                let keys = dictionary.normalized_keys().into_iter().enumerate();
                Some(number(keys.map(|(row, key)| {
                    let is_null = nulls.is_some_and(|nulls| nulls.is_null(row));
                    Some(values[key]).filter(|&place| !is_null && place != NULL)
                })))
            }
            _ => None,
        }
    }

    /// The first row with NULL.
    pub(crate) fn first_null(&self) -> Option<usize> {
        self.place_of_row.iter().position(|&place| place == NULL)
    }
}

fn number<T: Copy + Eq + Hash>(values: impl Iterator<Item = Option<T>>) -> Distinct {
    let (mut place_of_row, mut first_rows) = (Vec::with_capacity(values.size_hint().0), Vec::new());
    let mut places = HashMap::new();
    // Rows of one value are often side by side.
    let mut last = (None, NULL);
    for (row, value) in values.enumerate() {
        if value != last.0 {
            let place = value.map_or(NULL, |value| {
                *places.entry(value).or_insert_with(|| {
                    first_rows.push(row);
                    first_rows.len() - 1
                })
            });
            last = (value, place);
        }
        place_of_row.push(last.1);
    }
    Distinct {
        place_of_row,
        first_rows,
    }
}

/// The text or integer in a row, as it is shown.
pub(crate) fn shown(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return "NULL".to_owned();
    }
    downcast_integer_array!(
        column => column.value(row).to_string(),
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).to_owned(),
        DataType::Utf8View => column.as_string_view().value(row).to_owned(),
        DataType::Dictionary(..) => {
            let dictionary = column.as_any_dictionary();
            shown(dictionary.values(), dictionary.normalized_keys()[row])
        }
        _ => "NULL".to_owned(),
    )
}
