//! The bundled dossiers, their letters word by word, and their JSON.

use std::collections::BTreeSet;

use ocop_core::{Lang, Points, Star};
use ocop_dossier::{Dossier, Report, Severity, Verdict, check};

use crate::util::settings;

fn report(json: &[u8]) -> Report {
    check(&Dossier::from_json(json).unwrap(), &settings())
}

fn tao_meo() -> Report {
    report(include_bytes!("../data/dried-tao-meo.json"))
}

fn tourism() -> Report {
    report(include_bytes!("../data/community-tourism.json"))
}

/// Compares with the committed letter; `UPDATE_LETTERS=1` writes it again.
#[track_caller]
fn is_letter(name: &str, text: &str) {
    let path = format!("{}/tests/data/letters/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_LETTERS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, wanted, "{name}");
}

#[test]
fn the_letters_read_as_committed() {
    for (name, report) in [
        ("dried-tao-meo", tao_meo()),
        ("community-tourism", tourism()),
    ] {
        for lang in Lang::ALL {
            is_letter(&format!("{name}.{lang}.txt"), &report.text(lang));
        }
        is_letter(&format!("{name}.vi.md"), &report.to_markdown(Lang::Vi));
        let json = serde_json::to_string_pretty(&report).unwrap() + "\n";
        is_letter(&format!("{name}.json"), &json);
    }
}

#[test]
fn the_tao_meo_has_at_least_fifteen_different_faults() {
    let report = tao_meo();
    let names: BTreeSet<_> = report
        .findings()
        .filter(|finding| finding.severity() == Severity::Error)
        .map(|finding| finding.rule().name())
        .collect();
    assert!(names.len() >= 15, "{names:?}");
    assert_eq!(report.verdict(), Verdict::ToBeCompleted);
    let (claimed, supported) = (report.claimed().unwrap(), report.supported().unwrap());
    assert_eq!(
        (claimed.total(), claimed.star()),
        (Points::new(71), Some(Star::Four))
    );
    assert!(supported.total() < claimed.total() && supported.star() < claimed.star());
}

#[test]
fn a_report_prints_its_vietnamese_letter() {
    let report = tourism();
    assert_eq!(report.to_string(), report.text(Lang::Vi));
}
