//! Shared by all other folders: vocabularies, and readers of values.

pub(crate) mod peoples;
pub(crate) mod read;
pub(crate) mod setters;
pub(crate) mod words;
