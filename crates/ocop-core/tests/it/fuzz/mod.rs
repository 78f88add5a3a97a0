//! The bodies of the fuzz targets in `fuzz`, over their seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzers include the same files.

mod certificate;
mod line;
mod minutes;
mod packed;
mod product_code;
mod rules;
mod sheet_code;
mod sheet_spec;
mod texts;
mod written_minutes;

#[track_caller]
fn holds(target: &str, words: &str, cases: u32, body: fn(&[u8])) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/fuzz");
    testkit::seeds::holds(folder, target, words, cases, body);
}

#[test]
fn changed_lines_are_answered_and_read_back() {
    holds("line", "json.dict", 16384, line::line);
}

#[test]
fn changed_rules_read_back_as_they_are_written() {
    holds("rules", "json.dict", 16384, rules::rules);
}

#[test]
fn changed_sheet_codes_are_found_or_are_codes() {
    holds("sheet_code", "text.dict", 8192, sheet_code::sheet_code);
}

#[test]
fn any_number_is_one_scorecard_or_none() {
    holds("packed", "text.dict", 8192, packed::packed);
}

#[test]
fn changed_product_codes_are_refused_or_print_as_they_are_read() {
    holds(
        "product_code",
        "text.dict",
        16384,
        product_code::product_code,
    );
}

#[test]
fn changed_certificates_keep_their_days_in_order() {
    holds("certificate", "json.dict", 16384, certificate::certificate);
}

#[test]
fn changed_sheets_are_refused_or_can_be_used() {
    holds("sheet_spec", "json.dict", 4096, sheet_spec::sheet_spec);
}

#[test]
fn changed_texts_are_refused_or_print_as_they_are_read() {
    holds("texts", "text.dict", 8192, texts::texts);
}

#[test]
fn changed_minutes_are_never_verified() {
    holds("minutes", "json.dict", 2048, minutes::minutes);
}

#[test]
fn minutes_of_any_council_are_verified_and_their_changes_named() {
    holds(
        "written_minutes",
        "text.dict",
        512,
        written_minutes::written_minutes,
    );
}

/// Seeds that are refused lead a fuzzer nowhere.
#[test]
fn every_seed_of_one_form_is_read() {
    use ocop_core::sheet::SheetSpec;
    use ocop_core::{Certificate, ProductCode, SheetCode};

    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/fuzz");
    let each = |target: &str| testkit::seeds::seeds(&std::path::Path::new(folder).join(target));
    let text = |seed: Vec<u8>| String::from_utf8(seed).unwrap();
    for seed in each("sheet_spec") {
        let spec: SheetSpec = serde_json::from_slice(&seed).unwrap();
        spec.build().unwrap();
    }
    for seed in each("certificate") {
        serde_json::from_slice::<Certificate>(&seed).unwrap();
    }
    for seed in each("sheet_code") {
        text(seed).parse::<SheetCode>().unwrap();
    }
    for seed in each("product_code") {
        text(seed).parse::<ProductCode>().unwrap();
    }
    let lines = each("line");
    let read = lines
        .iter()
        .filter(|seed| ocop_core::json::Record::read(seed).is_ok());
    assert!(read.count() > lines.len() / 2);
    for seed in each("minutes") {
        let _ = ocop_core::minutes::verify(&seed).unwrap();
    }
}
