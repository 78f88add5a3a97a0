//! Dossiers in which nothing is wrong.

use ocop_core::{DossierKind, Edition};
use ocop_dossier::{Dossier, Settings, Stage, Verdict, check};

use crate::util::{clean, find, settings, tick};

/// What is said of an edition that is known from secondary sources only, whatever the dossier.
const OF_THE_EDITION: &[&str] = &[
    "later-stages-unknown",
    "grounds-unknown-for-sheet",
    "unreconciled-sheet",
    "minima-in-prose",
    "edition-may-end",
    "unchecked-classification",
];

#[test]
fn every_sheet_kind_and_stage_has_a_clean_dossier() {
    let (mut sheets, mut wrong) = (0, std::collections::BTreeMap::new());
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        sheets += 1;
        for kind in DossierKind::ALL {
            for &stage in Stage::ALL {
                let mut dossier = clean(&sheet, kind, stage);
                tick(&mut dossier);
                let mut found = find(&dossier);
                found.retain(|line| !OF_THE_EDITION.iter().any(|rule| line.starts_with(rule)));
                for line in found {
                    let at = format!("{sheet}, {kind}, {stage}");
                    wrong.entry(line).or_insert(at);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(sheets, 77);
}

#[test]
fn the_bundled_honey_is_accepted() {
    let honey = Dossier::from_json(include_bytes!("../data/mountain-honey.json")).unwrap();
    let report = check(&honey, &Settings::default());
    assert_eq!(report.findings().len(), 0, "{report}");
    assert_eq!(report.verdict(), Verdict::NoFindings);
    let accepted = honey.clone().accept(&settings()).unwrap();
    assert_eq!(accepted.get(), &honey);
    assert_eq!(accepted.report().claimed(), accepted.report().supported());
    assert_eq!(accepted.into_inner(), honey);
}
