//! The READMEs against the libraries.

use ocop_core::{Edition, Interpretation};

const README: &str = include_str!("../../../README.md");
const BENCHES: &str = include_str!("../../../benches/README.md");
const INTERPRETATIONS: &str = include_str!("../../ocop-core/docs/interpretations.md");

#[test]
fn the_page_of_interpretations_names_all_of_them() {
    assert!(README.contains("(crates/ocop-core/docs/interpretations.md)"));
    for interpretation in Interpretation::ALL {
        let id = interpretation.as_str();
        assert!(INTERPRETATIONS.contains(&format!("`{id}`")), "{id}");
    }
}

#[test]
fn the_readme_names_every_edition() {
    for edition in Edition::ALL {
        assert!(README.contains(&format!("| `{edition}` |")), "{edition}");
    }
}

#[test]
fn the_readme_has_at_most_a_hundred_lines() {
    assert!(README.lines().count() <= 100);
}

#[test]
fn the_benches_document_every_measurement() {
    assert!(README.contains("(benches/README.md)"));
    for bench in [
        "rust_decimal` sum and band",
        "| total of a scorecard |",
        "| total and star",
        "9 members",
        "| JSON to rating to JSON |",
        "| scorecard to number |",
        "| scorecard to code,",
        "| number to scorecard |",
        "| code to scorecard |",
    ] {
        assert!(BENCHES.contains(bench), "{bench}");
    }
}
