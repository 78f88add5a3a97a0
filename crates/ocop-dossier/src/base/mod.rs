//! Shared by all other folders: vocabularies, readers of values, and comparisons of texts.

pub(crate) mod peoples;
pub(crate) mod read;
pub(crate) mod setters;
pub(crate) mod texts;
pub(crate) mod words;
pub(crate) mod working_days;
