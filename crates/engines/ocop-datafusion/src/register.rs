//! Installs the functions, and builds calls.

use std::sync::Arc;

use datafusion_common::{Result, plan_err};
use datafusion_expr::registry::FunctionRegistry;
use datafusion_expr::{AggregateUDF, Expr, ScalarUDF, ident, lit};
use ocop_arrow::column_names;
use ocop_core::Sheet;

use crate::council::{self, RateCouncil};
use crate::scalar::{Gives, Rate};
use crate::sheets::Sheets;

/// The functions that rate a row.
#[must_use]
pub fn functions() -> Vec<Arc<ScalarUDF>> {
    scalars(&Sheets::default())
}

/// The functions that rate the rows of a group as the members of a council.
#[must_use]
pub fn aggregates() -> Vec<Arc<AggregateUDF>> {
    councils(&Sheets::default())
}

/// Installs all functions, in place of any of the same names.
///
/// # Errors
///
/// Those of a registry that takes no functions.
pub fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
    let sheets = Sheets::default();
    for function in scalars(&sheets) {
        registry.register_udf(function)?;
    }
    for aggregate in councils(&sheets) {
        registry.register_udaf(aggregate)?;
    }
    Ok(())
}

/// The call of `ocop_rate` for a table with a column for each criterion of a sheet, by its key, and
/// behind it a column such as `8.case` for each that prints two cases: the columns of
/// [`ocop_arrow::schema`].
///
/// ```
/// use ocop_core::Edition;
/// use ocop_datafusion::rate_columns;
///
/// let call = rate_columns(&Edition::E2026.sheet(7)?)?.to_string();
/// assert!(call.starts_with(r#"ocop_rate(Utf8("26/2026"), UInt16(7), 1.1, 1.2, "#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// A planning error for a sheet built at run time: edition and number would name a sheet of the law.
pub fn rate_columns(sheet: &Sheet) -> Result<Expr> {
    if !sheet.is_law() {
        return plan_err!("ocop_rate rates by edition and set, and {sheet} was built at run time");
    }
    let mut arguments = vec![lit(sheet.edition().to_string()), lit(sheet.number())];
    arguments.extend(column_names(sheet).into_iter().map(ident));
    let function = ScalarUDF::from(Rate::new(Gives::Rating, Sheets::default()));
    Ok(function.call(arguments))
}

fn scalars(sheets: &Sheets) -> Vec<Arc<ScalarUDF>> {
    let all = Gives::ALL.into_iter();
    all.map(|gives| Arc::new(Rate::new(gives, sheets.clone()).into()))
        .collect()
}

fn councils(sheets: &Sheets) -> Vec<Arc<AggregateUDF>> {
    let all = council::Gives::ALL.into_iter();
    all.map(|gives| Arc::new(RateCouncil::new(gives, sheets.clone()).into()))
        .collect()
}
