//! The wide tables of the examples under changed input: the body of the fuzz target `wide`.

// A test fails by panicking.
#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "../../ocop-core/tests/it/fuzz/seeds.rs"]
mod seeds;
#[path = "wide/table.rs"]
mod table;

#[test]
fn changed_tables_have_one_answer_a_row() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../ocop-core/tests/data/fuzz");
    seeds::holds(folder, "wide", "table.dict", 1024, table::wide);
}

#[test]
fn the_seeds_of_both_crates_are_changed_alike() {
    // A package tests itself, so that each holds a copy.
    let dossier = include_str!("../../ocop-dossier/tests/it/fuzz/seeds.rs");
    assert_eq!(
        dossier,
        include_str!("../../ocop-core/tests/it/fuzz/seeds.rs")
    );
}
