//! Registers of certificates: their entries, and what is wrong with the rows of a table.

pub(crate) mod entry;
pub(crate) mod fault;
pub(crate) mod place;
pub(crate) mod register;
