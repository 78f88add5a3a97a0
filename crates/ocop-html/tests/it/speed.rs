//! How long a page takes. Run it optimised: `cargo test --release -p ocop-html --test it speed -- --nocapture`

use std::time::{Duration, Instant};

use ocop_core::{Edition, Lang, Star};
use ocop_html::{ComparisonTable, LetterForm, Page, PlanChecklist, RatingPage, ScorecardForm};

use crate::samples::{self, PLAIN};
use crate::util;

/// The shortest time of many, so that another program on the machine does not count.
fn shortest(page: impl Fn() -> Page) -> Duration {
    let times = (0..200).map(|_| {
        let start = Instant::now();
        assert!(page().as_str().len() > 1000);
        start.elapsed()
    });
    times.min().unwrap()
}

#[test]
fn a_page_takes_less_than_a_millisecond() {
    let lang = Lang::Vi;
    let letter = samples::letter("dried-tao-meo", lang, None);
    let plan = samples::plan(Star::Five, lang);
    let comparison = samples::comparison(lang);
    let rating = samples::product("dried-banana").council().rate().unwrap();
    let card = rating.council().scorecards()[0].clone();
    let longest = Edition::E2026.sheet(26).unwrap();
    let nine = util::rating(&longest, 9);
    let certificates = samples::certificates(lang, PLAIN);
    let most = Duration::from_millis(if cfg!(debug_assertions) { 50 } else { 1 });
    for (name, took) in [
        ("letter", shortest(|| LetterForm::of(&letter).to_page())),
        ("plan", shortest(|| PlanChecklist::of(&plan).to_page())),
        (
            "comparison",
            shortest(|| ComparisonTable::of(&comparison).to_page()),
        ),
        (
            "rating",
            shortest(|| RatingPage::new(&rating, lang).to_page()),
        ),
        (
            "rating by nine",
            shortest(|| RatingPage::new(&nine, lang).to_page()),
        ),
        (
            "blank form",
            shortest(|| ScorecardForm::blank(&longest, lang).to_page()),
        ),
        (
            "form",
            shortest(|| ScorecardForm::of(&card, lang).to_page()),
        ),
        ("certificates", shortest(|| certificates.to_page())),
    ] {
        println!("{name}: {took:?}");
        assert!(took < most, "{name}: {took:?}");
    }
}
