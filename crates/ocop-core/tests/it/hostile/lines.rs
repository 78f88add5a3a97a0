//! Lines of products, with their rules and attendance.

use ocop_core::Edition;
use ocop_core::json::Record;
use testkit::hostile::lines;

use super::{Outcome, Reader};
use crate::util::full;

fn read(line: &[u8]) -> Outcome {
    match Record::read(line) {
        Ok(record) => {
            serde_json::to_string(&record.rate()).unwrap();
            Ok(())
        }
        Err(fault) => {
            let error = fault.error();
            assert!(error.path().chars().count() < 200, "{}", error.path());
            Err((error.kind().to_string(), error.message().to_owned()))
        }
    }
}

const READER: Reader = ("reference", read);

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
