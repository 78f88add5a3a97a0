//! Tables of every form, against the reference path.

mod councils;
mod forms;
mod util;
