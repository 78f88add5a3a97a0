//! Aggregates that rate the rows of a group as the members of a council.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use datafusion_common::{Result, ScalarValue, plan_err};
use datafusion_expr::expr::AggregateFunction;
use datafusion_expr::function::{
    AccumulatorArgs, AggregateFunctionSimplification, StateFieldsArgs,
};
use datafusion_expr::simplify::SimplifyContext;
use datafusion_expr::utils::{AggregateOrderSensitivity, format_state_name};
use datafusion_expr::{
    Accumulator, AggregateUDFImpl, ColumnarValue, Expr, ExprSchemable, GroupsAccumulator,
    Signature, Volatility,
};
use ocop_arrow::CouncilRatings;
use ocop_batch::{Batch, CouncilSums};

use crate::call::{Call, Constants};
use crate::sheets::{Sheets, external};

mod groups;
mod one;
mod state;

use groups::Groups;
use one::One;

/// What an aggregate gives for a council.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Gives {
    Star,
    Mean,
    Rating,
}

impl Gives {
    pub(crate) const ALL: [Self; 3] = [Self::Star, Self::Mean, Self::Rating];

    const fn name(self) -> &'static str {
        match self {
            Self::Star => "ocop_council_star",
            Self::Mean => "ocop_council_mean",
            Self::Rating => "ocop_council_rate",
        }
    }

    fn data_type(self) -> DataType {
        match self {
            Self::Star => DataType::UInt8,
            Self::Mean => DataType::Struct(mean()),
            Self::Rating => DataType::Struct(rating()),
        }
    }

    /// What is given for each council.
    fn array(self, batch: &Batch, sums: &CouncilSums) -> Result<ArrayRef> {
        Ok(match self {
            Self::Star => {
                let stars = CouncilRatings::stars_of_sums(batch, sums);
                Arc::new(stars.map_err(external)?)
            }
            Self::Mean => {
                let ratings = CouncilRatings::of_sums(batch, sums).map_err(external)?;
                let columns: Vec<ArrayRef> =
                    vec![Arc::new(ratings.numerator()), Arc::new(ratings.members())];
                Arc::new(StructArray::try_new(mean(), columns, None)?)
            }
            Self::Rating => {
                let ratings = CouncilRatings::of_sums_with_unmet(batch, sums);
                let (fields, table) = (rating(), ratings.map_err(external)?.into_table());
                let columns = fields
                    .iter()
                    .filter_map(|field| table.column_by_name(field.name()));
                let columns = columns.cloned().collect();
                Arc::new(StructArray::try_new(fields, columns, None)?)
            }
        })
    }
}

/// The fields of an exact mean.
fn mean() -> Fields {
    let whole = |name| Field::new(name, DataType::UInt64, true);
    Fields::from(vec![whole("numerator"), whole("members")])
}

/// The figures of a council.
fn rating() -> Fields {
    let keys = DataType::new_list(DataType::Utf8, true);
    let figures = [
        ("numerator", DataType::UInt64),
        ("members", DataType::UInt64),
        ("mean", DataType::Decimal128(9, 6)),
        ("spread", DataType::UInt8),
        ("band", DataType::UInt8),
        ("star", DataType::UInt8),
        ("fault", DataType::Utf8),
        ("unmet_3", keys.clone()),
        ("unmet_4", keys.clone()),
        ("unmet_5", keys.clone()),
        ("stopped", keys),
    ];
    figures
        .into_iter()
        .map(|(name, data_type)| Field::new(name, data_type, true))
        .collect()
}

/// An aggregate that rates councils.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct RateCouncil {
    gives: Gives,
    sheets: Sheets,
    signature: Signature,
}

impl RateCouncil {
    pub(crate) fn new(gives: Gives, sheets: Sheets) -> Self {
        let signature = Signature::user_defined(Volatility::Immutable);
        Self {
            gives,
            sheets,
            signature,
        }
    }

    /// The constants of a call, whose answers fit the sheet.
    fn call(
        &self,
        fields: &[FieldRef],
        values: &[Option<ScalarValue>],
        is_distinct: bool,
    ) -> Result<Call> {
        let name = self.gives.name();
        if is_distinct {
            return plan_err!(
                "{name}: DISTINCT would leave out members with the same answers as another: leave it out"
            );
        }
        let arguments = fields.iter().zip(values.iter().map(Option::as_ref));
        let call = Call::read(name, Constants::Sheet, &self.sheets, arguments)?;
        call.check(name, &fields[Constants::Sheet.count()..])?;
        Ok(call)
    }

    /// The same for an aggregate that is about to run.
    fn running(&self, args: &AccumulatorArgs<'_>) -> Result<Call> {
        let nothing = RecordBatch::new_empty(Arc::new(args.schema.clone()));
        let constants = args.exprs.iter().take(Constants::Sheet.count());
        // A literal is a scalar even for a table without rows.
        let values = constants.map(|expr| match expr.evaluate(&nothing)? {
            ColumnarValue::Scalar(value) => Ok(Some(value)),
            ColumnarValue::Array(_) => Ok(None),
        });
        let mut values = values.collect::<Result<Vec<_>>>()?;
        values.resize(args.exprs.len(), None);
        self.call(args.expr_fields, &values, args.is_distinct)
    }

    /// Checks a call when the query is planned.
    fn planned(&self, aggregate: &AggregateFunction, context: &SimplifyContext) -> Result<()> {
        let args = &aggregate.params.args;
        let fields = args.iter().map(|arg| Ok(arg.to_field(context.schema())?.1));
        let values = args.iter().map(|arg| match arg {
            Expr::Literal(value, _) => Some(value.clone()),
            _ => None,
        });
        let values: Vec<_> = values.collect();
        self.call(
            &fields.collect::<Result<Vec<_>>>()?,
            &values,
            aggregate.params.distinct,
        )?;
        Ok(())
    }
}

impl AggregateUDFImpl for RateCouncil {
    fn name(&self) -> &str {
        self.gives.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        Ok(types.to_vec())
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.gives.data_type())
    }

    /// The sheet is known to no other place where a query is planned.
    fn simplify(&self) -> Option<AggregateFunctionSimplification> {
        let own = self.clone();
        Some(Box::new(move |aggregate, context| {
            own.planned(&aggregate, context)?;
            Ok(Expr::AggregateFunction(aggregate))
        }))
    }

    /// Sums of members are the same in every order.
    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }

    fn state_fields(&self, args: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new(
            format_state_name(args.name, "sums"),
            state::data_type(),
            false,
        ))])
    }

    fn accumulator(&self, args: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(One::new(self.gives, self.running(&args)?)?))
    }

    fn groups_accumulator_supported(&self, _: AccumulatorArgs<'_>) -> bool {
        true
    }

    fn create_groups_accumulator(
        &self,
        args: AccumulatorArgs<'_>,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(Groups::new(self.gives, self.running(&args)?)))
    }
}
