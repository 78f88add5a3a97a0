//! The bodies of the fuzz targets in `fuzz`, over their seeds and changes of them.
//!
//! A body takes any bytes and panics where a promise is broken. The fuzzers include the same files.

mod register;
mod signed_star;

use ocop_portfolio::{PublicKey, SignedStar};

#[track_caller]
fn holds(target: &str, words: &str, cases: u32, body: fn(&[u8])) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/fuzz");
    testkit::seeds::holds(folder, target, words, cases, body);
}

#[test]
fn changed_registers_lose_no_row_and_make_whole_calendars() {
    holds("register", "table.dict", 256, register::register);
}

#[test]
fn changed_signed_stars_are_refused_or_of_no_known_key() {
    holds("signed_star", "star.dict", 1024, signed_star::signed_star);
}

/// Seeds that are refused lead a fuzzer nowhere.
#[test]
fn every_seed_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    let texts = |target| testkit::seeds::seeds(&folder.join(target)).into_iter();
    for seed in texts("register") {
        let register = ocop_portfolio::Register::read(std::str::from_utf8(&seed).unwrap());
        assert!(!register.unwrap().entries().is_empty());
    }
    for seed in texts("signed_star") {
        let text = std::str::from_utf8(&seed).unwrap();
        let is_star = text.parse::<SignedStar>().is_ok();
        assert!(is_star || text.parse::<PublicKey>().is_ok(), "{text}");
    }
}
