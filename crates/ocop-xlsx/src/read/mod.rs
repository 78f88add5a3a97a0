//! Reading: what a council filled in, and pages as tables.

mod cells;
mod columns;
mod facts;
mod fault;
mod filled;
mod first_page;
mod formulas;
mod guard;
mod kind;
mod level;
mod member_page;
mod names;
mod page_to_csv;
mod pages;
mod shown;

pub use fault::{Fault, Faults};
pub use filled::FilledWorkbook;
pub use page_to_csv::{CsvPage, page_to_csv};
