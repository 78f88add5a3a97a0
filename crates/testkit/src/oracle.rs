//! A second implementation of the law, which shares no code with the libraries: types of its own, and
//! each rule done as it is worded. It comes with random scorecards to compare on.

pub mod draw;
pub mod follows;
pub mod judge;
pub mod run;
pub mod text;
