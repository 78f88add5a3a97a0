//! Facts about dossiers and what is found in them.

mod clean;
mod faults;
mod laws;
mod letters;
mod parts;
mod schema;
mod util;
