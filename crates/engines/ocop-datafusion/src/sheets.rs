//! The sheets that a query asks for, each made ready once.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use datafusion_common::{DataFusionError, Result};
use ocop_batch::Batch;
use ocop_core::Edition;

/// Sheets made ready to rate, by edition and set.
type Ready = BTreeMap<(Edition, u16), Arc<Batch>>;

/// Sheets made ready once. Functions that are installed together share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheets {
    ready: Arc<Mutex<Ready>>,
}

impl Sheets {
    /// The sheet of a set, made ready at the first call.
    pub(crate) fn ready(&self, edition: Edition, set: u16) -> Result<Arc<Batch>> {
        // A thread that panicked has left no half of a sheet behind.
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(batch) = ready.get(&(edition, set)) {
            return Ok(Arc::clone(batch));
        }
        let sheet = edition.sheet(set).map_err(external)?;
        let batch = Arc::new(Batch::of(&sheet));
        ready.insert((edition, set), Arc::clone(&batch));
        Ok(batch)
    }
}

/// Which sheets are ready makes no difference between two functions.
impl PartialEq for Sheets {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Sheets {}

impl Hash for Sheets {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// An error of the OCOP crates, which a program can take out again to show it in Vietnamese.
pub(crate) fn external(error: ocop_core::Error) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}
