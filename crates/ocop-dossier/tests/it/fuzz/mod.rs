//! The bodies of the fuzz targets in `fuzz`, over their seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzers include the same files.

mod dossier;
mod judged;
mod report;
mod settings;

#[track_caller]
fn holds(target: &str, words: &str, cases: u32, body: fn(&[u8])) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/fuzz");
    testkit::seeds::holds(folder, target, words, cases, body);
}

#[test]
fn changed_dossiers_are_refused_or_judged_the_same_twice() {
    holds("dossier", "json.dict", 1024, dossier::dossier);
}

#[test]
fn changed_settings_are_refused_or_kept() {
    holds("settings", "json.dict", 512, settings::settings);
}

#[test]
fn reports_on_changed_dossiers_are_the_same_in_every_form() {
    holds("report", "json.dict", 256, report::report);
}

/// Seeds that are refused lead a fuzzer nowhere.
#[test]
fn every_seed_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    for seed in testkit::seeds::seeds(&folder.join("dossier")) {
        ocop_dossier::Dossier::from_json(&seed).unwrap();
    }
    for seed in testkit::seeds::seeds(&folder.join("settings")) {
        ocop_dossier::Settings::from_json(&seed).unwrap();
    }
}
