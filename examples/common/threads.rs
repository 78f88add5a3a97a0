//! The option `--threads`.

use std::num::NonZeroUsize;
use std::thread;

/// The number of threads: as given, else one for each core.
#[must_use]
pub fn count(given: Option<usize>) -> usize {
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    given.unwrap_or_else(cores)
}
