//! Batches on all cores.
