//! Shared by all other folders: the error, vocabularies, and readers of values.

pub(crate) mod error;
pub(crate) mod read;
pub(crate) mod words;
