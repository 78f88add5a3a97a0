//! Digests of the sheets' facts.

use ocop_core::{Criterion, Lang, Sheet};

use crate::util::{rows, sheet_of, sheets};

const TABLES: &str = include_str!("../data/table-digests.tsv");

fn line(sheet: &Sheet) -> String {
    let (edition, set, digest) = (sheet.edition(), sheet.number(), sheet.digest().unwrap());
    format!("{edition}\t{set}\t{digest}")
}

#[test]
fn the_facts_of_every_sheet_have_the_digest_that_was_written_down() {
    let mut seen = 0;
    for row in rows(TABLES) {
        let sheet = sheet_of(&row);
        assert_eq!(
            sheet.digest().unwrap().to_string(),
            row("sha256"),
            "{sheet}"
        );
        seen += 1;
    }
    assert_eq!((seen, sheets().len()), (77, 77));
}

#[test]
#[ignore = "prints the lines of tests/data/table-digests.tsv"]
fn the_line_of_every_sheet() {
    for sheet in sheets() {
        println!("{}", line(&sheet));
    }
}

#[test]
fn facts_are_canonical_and_without_wordings() {
    for sheet in sheets() {
        let facts = sheet.facts().unwrap();
        let tree: serde_json::Value = serde_json::from_str(&facts).unwrap();
        assert_eq!(serde_json_canonicalizer::to_string(&tree).unwrap(), facts);
        let criteria = || sheet.criteria();
        let labels = criteria()
            .flat_map(Criterion::levels)
            .map(ocop_core::Level::label);
        let labels = labels.chain(criteria().map(Criterion::label));
        for label in labels {
            for lang in Lang::ALL {
                let label = format!("\"{}\"", label.get(lang));
                assert!(!facts.contains(&label), "{sheet}: {label}");
            }
        }
    }
}
