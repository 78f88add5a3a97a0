//! What every other folder uses: the error, vocabularies, reading of members.

pub(crate) mod error;
pub(crate) mod read;
pub(crate) mod words;
