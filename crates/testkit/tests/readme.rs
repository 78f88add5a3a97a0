//! What the READMEs say against what the library does.

use ocop_core::{Edition, Interpretation};

const README: &str = include_str!("../../../README.md");

#[test]
fn the_readme_names_every_reading_and_no_other() {
    let section = README
        .split("## Where the law is silent")
        .nth(1)
        .unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let named: Vec<_> = rows.filter_map(|row| row.split('`').next()).collect();
    assert_eq!(named, Interpretation::ALL.map(Interpretation::as_str));
}

#[test]
fn the_readme_names_every_edition() {
    for edition in Edition::ALL {
        assert!(README.contains(&format!("| `{edition}` |")), "{edition}");
    }
}

#[test]
fn the_readme_quotes_every_measurement() {
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
        assert!(README.contains(bench), "{bench}");
    }
}
