//! How a function is called: constants that name the sheet, then the answers.
//!
//! The sheet decides how many answers there are, so edition, set and star are known when a query is
//! planned. Types of arguments stay as they are. A literal that is coerced to another type becomes a
//! cast, and DataFusion no longer shows its value to the function. An integer that DataFusion casts to
//! a byte ends the query if it does not fit, and here it is a fault of its row.

use std::fmt;
use std::sync::Arc;

use arrow_array::new_empty_array;
use arrow_schema::FieldRef;
use datafusion_common::{Result, ScalarValue, plan_err};
use ocop_arrow::{Answers, column_names};
use ocop_batch::Batch;
use ocop_core::{Edition, Star};

use crate::sheets::{Sheets, external};

/// The constants of a call.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) batch: Arc<Batch>,
    pub(crate) star: Option<Star>,
}

/// The constants before the answers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Constants {
    /// Edition and set.
    Sheet,
    /// Edition, set and star.
    SheetAndStar,
}

impl Constants {
    /// How many they are.
    pub(crate) const fn count(self) -> usize {
        match self {
            Self::Sheet => 2,
            Self::SheetAndStar => 3,
        }
    }

    const fn usage(self) -> &'static str {
        match self {
            Self::Sheet => "edition, set, answers",
            Self::SheetAndStar => "edition, set, star, answers",
        }
    }
}

impl Call {
    /// The constants among the arguments: of each its field, and its value if it has one.
    pub(crate) fn read<'a>(
        function: &str,
        constants: Constants,
        sheets: &Sheets,
        arguments: impl IntoIterator<Item = (&'a FieldRef, Option<&'a ScalarValue>)>,
    ) -> Result<Self> {
        let arguments = arguments.into_iter();
        let arguments: Vec<_> = arguments
            .map(|(field, value)| Argument { field, value })
            .collect();
        if arguments.len() <= constants.count() {
            let (usage, found) = (constants.usage(), arguments.len());
            return plan_err!("{function}({usage}…): too few arguments, found {found}");
        }
        let batch = sheet(function, sheets, arguments[0], arguments[1])?;
        let star = match constants {
            Constants::Sheet => None,
            Constants::SheetAndStar => Some(star(function, arguments[2])?),
        };
        Ok(Self { batch, star })
    }

    /// Whether answers of these fields can be those of the sheet.
    pub(crate) fn check(&self, function: &str, answers: &[FieldRef]) -> Result<()> {
        let arrays: Vec<_> = answers
            .iter()
            .map(|field| new_empty_array(field.data_type()))
            .collect();
        Answers::in_order(&self.batch, &arrays)
            .map_err(|error| external(error).context(function.to_owned()))?;
        self.check_names(function, answers)
    }

    /// Whether a column that is called by the key of a criterion is in the place of another. The
    /// places decide, and thirty columns are easily written in a wrong order.
    fn check_names(&self, function: &str, answers: &[FieldRef]) -> Result<()> {
        let sheet = self.batch.sheet();
        let names = column_names(sheet);
        if answers.len() != names.len() {
            return Ok(());
        }
        for (expected, field) in names.iter().zip(answers) {
            let found = field.name();
            let is_other = names.contains(found);
            if found == expected || !(is_other || is_key(found)) {
                continue;
            }
            let what = if is_other {
                "the column of another"
            } else {
                "on no column of the sheet"
            };
            return plan_err!(
                "{function}: column \"{found}\" is in the place of \"{expected}\" of {sheet}, but its \
                 name is {what}: give the columns in printed order and then the cases, or a struct by name"
            );
        }
        Ok(())
    }
}

/// Whether a name has the form of a criterion's key, such as `1.5`.
fn is_key(name: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    name.contains('.') && name.split('.').all(is_number)
}

/// An argument that has to be a constant.
#[derive(Clone, Copy)]
struct Argument<'a> {
    field: &'a FieldRef,
    value: Option<&'a ScalarValue>,
}

impl Argument<'_> {
    /// The value of an integer of any type; `None` for NULL and for other types.
    fn integer(&self) -> Option<i128> {
        match *self.value? {
            ScalarValue::Int8(value) => value.map(i128::from),
            ScalarValue::Int16(value) => value.map(i128::from),
            ScalarValue::Int32(value) => value.map(i128::from),
            ScalarValue::Int64(value) => value.map(i128::from),
            ScalarValue::UInt8(value) => value.map(i128::from),
            ScalarValue::UInt16(value) => value.map(i128::from),
            ScalarValue::UInt32(value) => value.map(i128::from),
            ScalarValue::UInt64(value) => value.map(i128::from),
            _ => None,
        }
    }
}

/// Shows what was found in place of a constant.
impl fmt::Display for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Some(value) => write!(f, "{value}"),
            None => write!(f, "{}, which is not constant", self.field.name()),
        }
    }
}

/// The sheet of an edition and a set, made ready.
fn sheet(
    function: &str,
    sheets: &Sheets,
    edition: Argument<'_>,
    set: Argument<'_>,
) -> Result<Arc<Batch>> {
    let Some(text) = edition.value.and_then(ScalarValue::try_as_str).flatten() else {
        return plan_err!(
            "{function}: the edition must be a constant such as '26/2026', found {edition}"
        );
    };
    let named: Edition = text.parse().map_err(external)?;
    let Some(number) = set.integer() else {
        let advice = match set.value {
            Some(_) => "",
            None => "; rate a table of several sets one set at a time, with WHERE or CASE",
        };
        return plan_err!("{function}: the set must be a constant such as 7, found {set}{advice}");
    };
    match u16::try_from(number) {
        Ok(number) => sheets.ready(named, number),
        Err(_) => plan_err!("{function}: edition {named} has no sheet {number}"),
    }
}

fn star(function: &str, star: Argument<'_>) -> Result<Star> {
    match star.integer() {
        Some(3) => Ok(Star::Three),
        Some(4) => Ok(Star::Four),
        Some(5) => Ok(Star::Five),
        _ => plan_err!("{function}: the star must be the constant 3, 4 or 5, found {star}"),
    }
}
