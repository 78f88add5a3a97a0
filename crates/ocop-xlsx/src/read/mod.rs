//! Reading: what a council filled in, and pages as tables.

pub(crate) mod fault;
pub(crate) mod guard;
mod kind;
pub(crate) mod page_to_csv;
mod shown;
