//! How often DataFusion calls a function for what a query reads of its struct.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_schema::{DataType, FieldRef};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature,
};
use datafusion::prelude::SessionConfig;

use crate::util::{Cards, add, ask, session, seven};

/// `ocop_rate`, counting its calls.
#[derive(Debug)]
struct Counted {
    function: Arc<ScalarUDF>,
    calls: Arc<AtomicUsize>,
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function
    }
}

impl Eq for Counted {}

impl std::hash::Hash for Counted {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.function.hash(state);
    }
}

impl ScalarUDFImpl for Counted {
    fn name(&self) -> &str {
        self.function.name()
    }

    fn signature(&self) -> &Signature {
        self.function.signature()
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        self.function.inner().coerce_types(types)
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        self.function.return_type(types)
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        self.function.return_field_from_args(args)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.function.invoke_with_args(args)
    }
}

/// The calls for a query over one batch.
async fn calls(setting: Option<&str>, sql: &str) -> usize {
    let cards = Cards::random(&seven(), 100, 1, 100);
    let session = session(SessionConfig::new().with_target_partitions(1));
    let calls = Arc::new(AtomicUsize::new(0));
    let functions = ocop_datafusion::functions().into_iter();
    let function = functions
        .into_iter()
        .find(|function| function.name() == "ocop_rate")
        .unwrap();
    session.register_udf(
        Counted {
            function,
            calls: Arc::clone(&calls),
        }
        .into(),
    );
    add(&session, "t", cards.partitions(100, 1));
    if let Some(setting) = setting {
        ask(&session, setting).await.unwrap();
    }
    let rows = ask(&session, &sql.replace("RATE", &cards.call("ocop_rate")))
        .await
        .unwrap();
    assert_eq!(rows.len(), 100);
    calls.load(Ordering::Relaxed)
}

const TWO_FIELDS: &str = "SELECT r['total'], r['star'] FROM (SELECT RATE AS r FROM t)";

#[tokio::test]
async fn a_struct_is_rated_once_for_each_field_that_is_read() {
    // If this changes, the advice in the docs of the crate changes.
    assert_eq!(calls(None, TWO_FIELDS).await, 2);
    let setting = "SET datafusion.optimizer.enable_leaf_expression_pushdown = false";
    assert_eq!(calls(Some(setting), TWO_FIELDS).await, 1);
}

#[tokio::test]
async fn a_call_that_is_written_for_each_field_is_one() {
    assert_eq!(
        calls(None, "SELECT RATE['total'], RATE['star'] FROM t").await,
        2
    );
    assert_eq!(calls(None, "SELECT RATE FROM t").await, 1);
}
