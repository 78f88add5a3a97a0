//! The bodies of the fuzz targets for what example programs read, over their seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzers include the same files.

mod costs;
mod lead_times;
mod way_up;
mod wide;

#[track_caller]
fn holds(package: &str, target: &str, words: &str, cases: u32, body: fn(&[u8])) {
    testkit::seeds::holds(&folder(package), target, words, cases, body);
}

fn folder(package: &str) -> String {
    let crates = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    format!("{crates}/{package}/tests/data/fuzz")
}

#[test]
fn changed_tables_have_one_answer_a_row() {
    holds("ocop-batch", "wide", "table.dict", 1024, wide::wide);
}

#[test]
fn changed_costs_are_refused_or_paid_for_step_by_step() {
    holds("ocop-core", "costs", "costs.dict", 512, costs::costs);
}

#[test]
fn changed_lead_times_are_refused_or_kept_by_every_way() {
    holds(
        "ocop-dossier",
        "lead_times",
        "lead_times.dict",
        512,
        lead_times::lead_times,
    );
}

/// Seeds that are refused lead a fuzzer nowhere.
#[test]
fn every_seed_is_read() {
    let seeds = |package, target| {
        let folder = folder(package);
        testkit::seeds::seeds(&std::path::Path::new(&folder).join(target))
    };
    for seed in seeds("ocop-core", "costs") {
        ocop_examples::costs::parse(&seed, "seed").unwrap();
    }
    for seed in seeds("ocop-dossier", "lead_times") {
        ocop_dossier_examples::leads::parse(&seed, "seed").unwrap();
    }
}
