//! Hostile input: the bounds of stack and memory are those of [`testkit::hostile::json`].
//!
//! ```text
//! OCOP_HOSTILE_SIZE=1000000 cargo test --release -p ocop-core-tests hostile -- --nocapture
//! ```

use testkit::hostile::json::{
    Growing, Outcome, Reader, VALUES, brackets, broken_ends, grows_with_its_input,
    on_a_small_stack, size,
};

mod codes;
mod lines;
mod minutes;
