//! Tables of every form, against the reference path.

mod forms;
mod util;
