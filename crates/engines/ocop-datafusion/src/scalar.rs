//! Functions that rate a row.

use std::sync::Arc;

use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, FieldRef};
use datafusion_common::{Result, internal_err};
use datafusion_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use ocop_arrow::{Answers, Ratings};

use crate::call::{Call, Constants};
use crate::sheets::{Sheets, external};

/// What a function gives for a row.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Gives {
    Star,
    Total,
    Band,
    Fault,
    Rating,
    Unmet,
}

impl Gives {
    pub(crate) const ALL: [Self; 6] = [
        Self::Star,
        Self::Total,
        Self::Band,
        Self::Fault,
        Self::Rating,
        Self::Unmet,
    ];
}

/// A function that rates a row.
#[derive(Debug, Eq, Hash, PartialEq)]
pub(crate) struct Rate {
    gives: Gives,
    sheets: Sheets,
    signature: Signature,
}

impl Rate {
    pub(crate) fn new(gives: Gives, sheets: Sheets) -> Self {
        let signature = Signature::user_defined(Volatility::Immutable);
        Self {
            gives,
            sheets,
            signature,
        }
    }

    const fn constants(&self) -> Constants {
        match self.gives {
            Gives::Unmet => Constants::SheetAndStar,
            _ => Constants::Sheet,
        }
    }
}

impl ScalarUDFImpl for Rate {
    fn name(&self) -> &str {
        match self.gives {
            Gives::Star => "ocop_star",
            Gives::Total => "ocop_total",
            Gives::Band => "ocop_band",
            Gives::Fault => "ocop_fault",
            Gives::Rating => "ocop_rate",
            Gives::Unmet => "ocop_unmet",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        Ok(types.to_vec())
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(match self.gives {
            Gives::Star | Gives::Total | Gives::Band => DataType::UInt8,
            Gives::Fault => DataType::Utf8,
            Gives::Rating => DataType::Struct(Ratings::fields()),
            Gives::Unmet => DataType::new_list(DataType::Utf8, true),
        })
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        let arguments = args
            .arg_fields
            .iter()
            .zip(args.scalar_arguments.iter().copied());
        let call = Call::read(self.name(), self.constants(), &self.sheets, arguments)?;
        call.check(self.name(), &args.arg_fields[self.constants().count()..])?;
        Ok(Arc::new(Field::new(
            self.name(),
            self.return_type(&[])?,
            true,
        )))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let values = args.args.iter().map(|value| match value {
            ColumnarValue::Scalar(value) => Some(value),
            ColumnarValue::Array(_) => None,
        });
        let arguments = args.arg_fields.iter().zip(values);
        let Call { batch, star } =
            Call::read(self.name(), self.constants(), &self.sheets, arguments)?;
        let answers = args.args[self.constants().count()..].iter();
        let answers: Vec<_> = answers
            .map(|value| value.to_array(args.number_rows))
            .collect::<Result<_>>()?;
        let answers = Answers::in_order(&batch, &answers).map_err(external)?;
        let ratings = match star {
            Some(_) => answers.rate_with_unmet(&batch),
            None => answers.rate(&batch),
        };
        let ratings = ratings.map_err(external)?;
        let array: ArrayRef = match self.gives {
            Gives::Star => Arc::new(ratings.star()),
            Gives::Total => Arc::new(ratings.total()),
            Gives::Band => Arc::new(ratings.band()),
            Gives::Fault => Arc::new(ratings.fault()),
            Gives::Rating => Arc::new(StructArray::from(ratings.into_table())),
            Gives::Unmet => match star.and_then(|star| ratings.unmet(star)) {
                Some(unmet) => Arc::new(unmet),
                None => return internal_err!("{} has no star", self.name()),
            },
        };
        Ok(ColumnarValue::Array(array))
    }
}
