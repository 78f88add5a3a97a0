//! The SQL files in `tests/slt`, each in a session of its own.

use std::path::Path;

use datafusion::error::DataFusionError;
use datafusion::prelude::{SessionConfig, SessionContext};
use sqllogictest::{DB, DBOutput, DefaultColumnType, Runner};
use tokio::runtime::Runtime;

use crate::util::{ask, session, words};

/// A session as the runner asks it.
struct Database {
    session: SessionContext,
    runtime: Runtime,
}

/// The message of an error.
#[derive(Debug)]
struct Message(String);

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Message {}

impl From<DataFusionError> for Message {
    fn from(error: DataFusionError) -> Self {
        Self(words(&error))
    }
}

impl DB for Database {
    type Error = Message;
    type ColumnType = DefaultColumnType;

    fn run(&mut self, sql: &str) -> Result<DBOutput<DefaultColumnType>, Message> {
        let rows = self.runtime.block_on(ask(&self.session, sql))?;
        Ok(match rows.first().map(Vec::len) {
            None => DBOutput::StatementComplete(0),
            Some(columns) => {
                let types = vec![DefaultColumnType::Any; columns];
                DBOutput::Rows { types, rows }
            }
        })
    }
}

fn run(name: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/slt")
        .join(name);
    let mut runner = Runner::new(|| async {
        Ok(Database {
            session: session(SessionConfig::new().with_target_partitions(2)),
            runtime: Runtime::new().unwrap(),
        })
    });
    if let Err(error) = runner.run_file(&file) {
        panic!("{name}: {error}");
    }
}

#[test]
fn rows_are_rated_in_sql() {
    run("rows.slt");
}

#[test]
fn councils_are_rated_in_sql() {
    run("councils.slt");
}

#[test]
fn wrong_calls_are_refused_in_sql() {
    run("refused.slt");
}
