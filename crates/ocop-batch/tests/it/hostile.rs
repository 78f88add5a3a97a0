//! Hostile lines of products: the bounds of stack and memory are those of [`testkit::hostile::json`].
//!
//! ```text
//! OCOP_HOSTILE_SIZE=1000000 cargo test --release -p ocop-batch-tests hostile -- --nocapture
//! ```

use ocop_batch::LineRater;
use ocop_core::Edition;
use testkit::hostile::json::{Outcome, Reader};
use testkit::hostile::lines;

use crate::util::full;

/// The fast path, and the lines that it leaves to the reference path.
fn read(line: &[u8]) -> Outcome {
    let mut answers = Vec::new();
    if LineRater::new().rate(line, 1, &mut answers) {
        return Ok(());
    }
    let answer: serde_json::Value = serde_json::from_slice(&answers).unwrap();
    let text = |member: &str| answer[member].as_str().unwrap().to_owned();
    Err((text("error"), text("message")))
}

const READER: Reader = ("fast", read);

/// A full scorecard of a sheet.
fn card() -> String {
    let sheet = Edition::E2026.sheet(7).unwrap();
    serde_json::to_string(&full(&sheet).complete().unwrap()).unwrap()
}

#[test]
fn a_million_brackets_in_any_member_take_little_stack() {
    lines::a_million_brackets_in_any_member_take_little_stack(READER, &card());
}

#[test]
fn sixty_brackets_around_much_are_read_a_level_at_a_time() {
    lines::sixty_brackets_around_much_are_read_a_level_at_a_time(READER, &card());
}

#[test]
fn any_value_in_any_member_is_answered_in_linear_memory() {
    lines::any_value_in_any_member_is_answered_in_linear_memory(READER, &card());
}

#[test]
fn many_scorecards_of_any_kind_are_answered_in_linear_memory() {
    lines::many_scorecards_of_any_kind_are_answered_in_linear_memory(READER, &card());
}

#[test]
fn many_members_apart_are_compared_in_linear_memory() {
    lines::many_members_apart_are_compared_in_linear_memory(READER, &card());
}

#[test]
fn many_grounds_and_concepts_of_the_law_are_answered_in_linear_memory() {
    lines::many_grounds_and_concepts_of_the_law_are_answered_in_linear_memory(READER, &card());
}

#[test]
fn keys_of_any_kind_are_answered_in_linear_memory() {
    lines::keys_of_any_kind_are_answered_in_linear_memory(READER, &card());
}

#[test]
fn many_rounds_of_many_members_are_read_in_linear_memory() {
    lines::many_rounds_of_many_members_are_read_in_linear_memory(READER, &card());
}

#[test]
fn broken_text_behind_much_is_refused() {
    lines::broken_text_behind_much_is_refused(READER, &card());
}
