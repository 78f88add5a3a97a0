//! Faults of output and input in the programs `scoring_workbook` and `sheet_to_csv`.

use testkit::faults::Case;
use testkit::programs::adapters;

const TABLE: &[u8] = include_bytes!("../../examples/data/scorecards.xlsx");
const BANANA: &str = include_str!("../../../../examples/data/dried-banana.json");

#[test]
fn a_page_becomes_a_table_or_nothing() {
    Case::new(adapters(false).join("sheet_to_csv"), &["-"], TABLE).check();
}

#[test]
fn a_workbook_is_read_and_written_whole_or_not_at_all() {
    let program = adapters(false).join("scoring_workbook");
    Case::new(program.clone(), &["--bundled"], "")
        .writing(&["--output"])
        .check();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scores.xlsx");
    let args = ["--of", "-", "--output", path.to_str().unwrap()];
    let made = testkit::programs::run_at(&program, &args, BANANA.as_bytes());
    assert_eq!(made.status.code(), Some(0));
    let workbook = std::fs::read(&path).unwrap();
    Case::new(program, &["-"], workbook).check();
}
