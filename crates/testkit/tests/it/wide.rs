//! The wide tables of the examples under changed input: the body of the fuzz target `wide`.

mod table;

#[test]
fn changed_tables_have_one_answer_a_row() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../ocop-batch/tests/data/fuzz");
    testkit::seeds::holds(folder, "wide", "table.dict", 1024, table::wide);
}
