//! The body of the fuzz target in `fuzz`, over its seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzer includes the same file.

mod one_answer;

#[test]
fn a_product_has_one_answer_on_every_path() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/fuzz");
    testkit::seeds::holds(
        folder,
        "one_answer",
        "choices.dict",
        128,
        one_answer::one_answer,
    );
}
