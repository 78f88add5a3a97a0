//! Faults of output and input in every program of the default members; the others are checked beside their crates.

use testkit::faults::Case;
use testkit::programs::path;

use crate::programs_alike::{BANANA, CERTIFICATE, HONEY, TABLE};

const JACKFRUIT: &str = include_str!("../../../../examples/data/dried-jackfruit.json");
const DURIAN: &str = include_str!("../../../../examples/data/frozen-durian.json");

fn check(program: &str, args: &[&str], input: &str, files: &[&'static str]) {
    Case::new(path(program), args, input).writing(files).check();
}

#[test]
fn reports_on_products_end_well() {
    check("rate", &["-"], BANANA, &[]);
    check("rate", &["--json", "-"], BANANA, &[]);
    check("way_up", &["-"], JACKFRUIT, &[]);
    check("compare_editions", &["-"], DURIAN, &[]);
}

#[test]
fn reports_on_dossiers_end_well() {
    check("check_dossier", &["-", "--markdown"], HONEY, &[]);
    let args = [CERTIFICATE, &["-"]].concat();
    check("next_dossier", &args, HONEY, &["--output"]);
}

#[test]
fn tables_end_well() {
    check("rate_csv", &["--set", "7", "-"], TABLE, &[]);
    check("rate_csv", &["--set", "7", "--council", "-"], TABLE, &[]);
    check("what_if", &["edge:3=45", "-"], TABLE, &["--moved"]);
    check(
        "what_costs_stars",
        &["--set", "7", "-"],
        TABLE,
        &["--csv", "--svg"],
    );
}
