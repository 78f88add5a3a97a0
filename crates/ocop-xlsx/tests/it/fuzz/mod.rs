//! The body of the fuzz target in `fuzz`, over its seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzer includes the same file.

mod workbook;

#[test]
fn changed_workbooks_are_read_or_refused_in_words() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/fuzz");
    testkit::seeds::holds(folder, "workbook", "xml.dict", 256, workbook::workbook);
}
