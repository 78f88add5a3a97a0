//! A clean dossier, and a look at what one rule finds.

use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{Date, Lang};

use crate::check::check;
use crate::dossier::Dossier;
use crate::settings::Settings;

/// A dossier of mountain honey, first time, at the applicant's stage, filed on 14/09/2026, in
/// which nothing is wrong.
pub(crate) fn clean() -> Dossier {
    Dossier::from_json(include_bytes!("../tests/data/mountain-honey.json")).unwrap()
}

pub(crate) const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// Checks what one rule finds: path, message in Vietnamese, message in English.
#[track_caller]
pub(crate) fn finds(rule: &str, dossier: &Dossier, wanted: &[(&str, &str, &str)]) {
    finds_under(&Settings::default(), rule, dossier, wanted);
}

/// The same under settings.
#[track_caller]
pub(crate) fn finds_under(
    settings: &Settings,
    rule: &str,
    dossier: &Dossier,
    wanted: &[(&str, &str, &str)],
) {
    let report = check(dossier, settings);
    let found: Vec<[String; 3]> = report
        .findings()
        .filter(|finding| finding.rule().name() == rule)
        .map(|finding| {
            for lang in Lang::ALL {
                let texts = [
                    finding.message(lang),
                    finding.repair(lang),
                    finding.place(lang),
                ];
                assert!(
                    texts.iter().all(|text| !text.contains(['{', '}'])),
                    "{texts:?}"
                );
            }
            [
                finding.path().into(),
                finding.message(Lang::Vi),
                finding.message(Lang::En),
            ]
        })
        .collect();
    let wanted: Vec<[String; 3]> = wanted
        .iter()
        .map(|&(path, vi, en)| [path.into(), vi.into(), en.into()])
        .collect();
    assert_eq!(found, wanted);
}
