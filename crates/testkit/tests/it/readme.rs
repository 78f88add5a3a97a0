//! The READMEs against the libraries.

use ocop_core::{Edition, Interpretation};

const README: &str = include_str!("../../../../README.md");
const BENCHES: &str = include_str!("../../../../benches/README.md");
const LETTER: &str = include_str!("../../../ocop-dossier/tests/data/letters/dried-tao-meo.en.txt");
const INTERPRETATIONS: &str = include_str!("../../../ocop-core/docs/interpretations.md");

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
fn the_readme_has_at_most_120_lines() {
    assert!(README.lines().count() <= 120);
}

#[test]
fn the_readme_names_the_minimum_rust_version_of_the_manifest() {
    let manifest = include_str!("../../../../Cargo.toml");
    let (_, version) = manifest.split_once("rust-version = \"").unwrap();
    let version = &version[..version.find('"').unwrap()];
    assert!(README.contains(&format!("Rust version is {version};")));
}

#[test]
fn the_readme_counts_the_rules_of_dossiers() {
    let count = ocop_dossier::Rule::all().len();
    assert!(README.contains(&format!("[{count} rules]")), "{count}");
}

#[test]
fn the_readme_shows_a_part_of_the_letter() {
    let part = &README[README.find("\nEVIDENCE FOR").unwrap()..];
    let part = &part[..part.find("```").unwrap()];
    assert!(LETTER.contains(part), "{part}");
    assert!(part.lines().count() > 4, "{part}");
}

#[test]
fn the_readme_names_every_program_once_in_its_table() {
    let programs =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples")).unwrap();
    let names = programs.map(|entry| entry.unwrap().path());
    let names = names.filter(|path| {
        path.join("main.rs").exists() || path.extension().is_some_and(|end| end == "rs")
    });
    let mut count = 0;
    for path in names {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert_eq!(
            README.matches(&format!("\n| `{name}` | ")).count(),
            1,
            "{name}"
        );
        count += 1;
    }
    assert_eq!(count, 9);
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

#[test]
fn every_file_that_the_readme_links_to_exists() {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut count = 0;
    for link in README.split("](").skip(1) {
        let target = &link[..link.find(')').unwrap()];
        assert!(root.join(target).exists(), "{target}");
        count += 1;
    }
    assert!(count > 10, "{count}");
}
