//! The bodies of the fuzz targets in `fuzz`, over their seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzers include the same files.

mod lines;

#[test]
fn changed_lines_are_answered_on_both_paths_with_the_same_bytes() {
    // The seeds are those of the reference path.
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../ocop-core/tests/data/fuzz"
    );
    testkit::seeds::holds(folder, "line", "json.dict", 16384, lines::lines);
}
