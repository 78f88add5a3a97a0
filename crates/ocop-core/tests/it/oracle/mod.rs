//! A second implementation of the law, which shares no code with the crate, and random
//! scorecards of every sheet on which both must agree: on every path, in every figure and fault.
//!
//! It reads the tables under `tests/data`, has types of its own, and follows each article as it is worded.
//! A usual run compares some twenty thousand scorecards; for millions:
//!
//! ```text
//! OCOP_DIFFERENTIAL_SHEETS=20000000 cargo test --release -p ocop-core --all-features --test it oracle -- --nocapture
//! ```
//!
//! `OCOP_DIFFERENTIAL_SEED` is the seed, 1 where it is left out. Each block of scorecards has its own
//! stream of numbers, so that a run does not depend on the number of threads.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use ocop_core::Edition;
use ocop_core::json::LineRater;
use testkit::oracle::draw::{self, Random};
use testkit::oracle::judge::{Card, Improvement};
use testkit::oracle::text::{Answer, Odd, Product};
use testkit::printed::Sheet;

#[cfg(feature = "batch")]
mod columns;
mod reference;

/// The scorecards of a block, at least: all of one sheet, and rated in one batch.
const BLOCK: usize = 256;

/// What was compared, and what came up.
#[derive(Debug, Default)]
struct Tally {
    scorecards: u64,
    lines: u64,
    typed: u64,
    rows: u64,
    packed: u64,
    councils: u64,
    differences: u64,
    /// The first of them, in words.
    reported: Vec<String>,
    /// Lines by their star, or by their error.
    outcomes: BTreeMap<String, u64>,
    /// Ratings whose mean is less than a point away from where a band starts.
    at_an_edge: u64,
    /// Ratings whose minima take a star from the band.
    unmet_for_next_star: u64,
}

impl Tally {
    fn differs(&mut self, sheet: &Sheet, line: &str, why: &str) {
        self.differences += 1;
        if self.reported.len() < 5 {
            let Sheet { edition, set, .. } = sheet;
            self.reported
                .push(format!("{edition} set {set}\n{line}\n{why}"));
        }
    }

    fn came_up(&mut self, answer: &Answer) {
        let outcome = match (&answer.error, &answer.verdict) {
            (Some((error, _)), _) => (*error).to_owned(),
            (None, Some(verdict)) => match verdict.star {
                Some(star) => format!("star {star}"),
                None => "no star".to_owned(),
            },
            (None, None) => return,
        };
        *self.outcomes.entry(outcome).or_default() += 1;
        if let Some(verdict) = &answer.verdict {
            let total: i64 = verdict.totals.iter().sum();
            let near = |from: i64| (total - from * verdict.members).abs() < verdict.members;
            self.at_an_edge += u64::from([30, 50, 70, 90].into_iter().any(near));
            self.unmet_for_next_star += u64::from(verdict.climbed < verdict.band);
        }
    }

    fn add(&mut self, other: Self) {
        self.scorecards += other.scorecards;
        self.lines += other.lines;
        self.typed += other.typed;
        self.rows += other.rows;
        self.packed += other.packed;
        self.councils += other.councils;
        self.differences += other.differences;
        self.reported.extend(other.reported);
        self.reported.truncate(5);
        self.at_an_edge += other.at_an_edge;
        self.unmet_for_next_star += other.unmet_for_next_star;
        for (outcome, times) in other.outcomes {
            *self.outcomes.entry(outcome).or_default() += times;
        }
    }
}

/// What people add to the scorecards: grounds, the tier, days, and now and then a mistake.
fn product<'a>(
    sheets: &'a [Sheet],
    sheet: &'a Sheet,
    number: u64,
    cards: &'a [Card],
    improvement: Improvement,
    random: &mut Random,
) -> Product<'a> {
    let mut grounds = Vec::new();
    if random.once_in(12) {
        // Mostly of this sheet, which may have none.
        let of = if random.once_in(8) {
            &sheets[random.below(sheets.len())]
        } else {
            sheet
        };
        for _ in 0..=random.below(2) {
            if !of.grounds.is_empty() {
                grounds.push(random.one_of(&of.grounds));
            }
        }
    }
    let tiers = [None, Some("district"), Some("province"), Some("centre")];
    let missing = match sheet.edition {
        "1048/2019" => 10,
        _ => 27,
    };
    let odd = random.once_in(200).then(|| {
        random.one_of(&[
            Odd::Edition,
            Odd::Set(0),
            Odd::Set(missing),
            Odd::Set(65_536 + sheet.set),
            Odd::Tier,
            Odd::Day,
        ])
    });
    Product {
        number,
        sheet,
        cards,
        improvement,
        tier: random.one_of(&tiers),
        grounds,
        days: draw::days(sheet.edition, random),
        odd,
    }
}

/// Compares a block of scorecards of one sheet on every path.
fn block(sheets: &[Sheet], sheet: &Sheet, seed: u64, block: u64, rater: &mut LineRater) -> Tally {
    let mut random = Random::new(seed, block);
    let mut tally = Tally::default();
    let edition: Edition = sheet.edition.parse().unwrap();
    let carried = edition.sheet(sheet.set.try_into().unwrap()).unwrap();
    let options: draw::ExplainOptions = sheet.criteria.iter().map(draw::options).collect();
    let improvement = random.one_of(&[
        Improvement::Mean,
        Improvement::Mean,
        Improvement::EveryMember,
        Improvement::Majority,
    ]);

    let mut cards = Vec::new();
    let mut offsets = vec![0];
    while cards.len() < BLOCK {
        let members = match random.below(100) {
            0 => 0,
            1..40 => 1,
            _ => 2 + random.below(8),
        };
        let council = draw::council(sheet, &options, members, &mut random);
        let from = cards.len();
        cards.extend(council.iter().cloned());
        offsets.push(u32::try_from(cards.len()).unwrap());

        let mut spoilt = cards[from..].to_vec();
        if random.once_in(60) {
            draw::spoil_text(sheet, &mut spoilt, &mut random);
        }
        tally.lines += 1;
        tally.scorecards += u64::try_from(members).unwrap();
        let product = product(
            sheets,
            sheet,
            tally.lines,
            &spoilt,
            improvement,
            &mut random,
        );
        let line = product.line(&mut random);
        let answer = product.answer();
        tally.came_up(&answer);
        if let Err(why) = reference::lines(&product, &answer, &line, rater) {
            tally.differs(sheet, &line, &why);
        }
        match reference::types(&carried, &product, &answer) {
            Ok(typed) => tally.typed += typed,
            Err(why) => tally.differs(sheet, &line, &why),
        }
    }
    #[cfg(feature = "batch")]
    match columns::batch(&carried, sheet, &options, &cards, &offsets, improvement) {
        Ok(compared) => {
            tally.rows += compared.rows;
            tally.packed += compared.packed;
            tally.councils += compared.councils;
        }
        Err(why) => tally.differs(sheet, "in a batch", &why),
    }
    tally
}

/// A number from the environment.
fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().expect(name))
}

/// Compares at least so many scorecards, as many of each sheet.
fn compare(scorecards: u64, seed: u64) -> Tally {
    let sheets = testkit::printed::sheets();
    let count = u64::try_from(sheets.len()).unwrap();
    let per_sheet = scorecards.div_ceil(count * u64::try_from(BLOCK).unwrap());
    let next = AtomicU64::new(0);
    let all = Mutex::new(Tally::default());
    let work = || {
        let mut rater = LineRater::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= per_sheet * count {
                break;
            }
            let sheet = &sheets[usize::try_from(number % count).unwrap()];
            let tally = block(&sheets, sheet, seed, number, &mut rater);
            all.lock().unwrap().add(tally);
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    all.into_inner().unwrap()
}

#[test]
fn random_scorecards_of_every_sheet_come_to_what_the_rules_say() {
    let scorecards = setting("OCOP_DIFFERENTIAL_SHEETS", 19_000);
    let tally = compare(scorecards, setting("OCOP_DIFFERENTIAL_SEED", 1));
    println!("{tally:#?}");
    assert_eq!(tally.differences, 0, "{}", tally.reported.join("\n\n"));
    assert!(tally.scorecards >= scorecards);
    // Whatever may come up did.
    for star in ["star 1", "star 2", "star 3", "star 4", "star 5", "no star"] {
        assert!(tally.outcomes.get(star) > Some(&50), "{star}: {tally:?}");
    }
    for error in [
        "bad-value",
        "case-required",
        "level-out-of-range",
        "missing-criterion",
        "no-scorecard",
        "not-applicable",
        "not-in-force",
        "unknown-case",
        "unknown-criterion",
        "unknown-edition",
        "unknown-ground",
        "unknown-set",
    ] {
        assert!(tally.outcomes.contains_key(error), "{error}: {tally:?}");
    }
    let rated = tally.lines / 10;
    assert!(
        tally.at_an_edge > rated && tally.unmet_for_next_star > rated,
        "{tally:?}"
    );
}

#[test]
fn the_tables_have_every_sheet_that_is_carried() {
    let own: Vec<_> = testkit::printed::sheets()
        .iter()
        .map(|sheet| (sheet.edition.to_owned(), sheet.set, sheet.criteria.len()))
        .collect();
    let mut carried: Vec<_> = crate::util::sheets()
        .iter()
        .map(|sheet| {
            let edition = sheet.edition().to_string();
            (edition, i64::from(sheet.number()), sheet.criteria().count())
        })
        .collect();
    assert_eq!(own.len(), 77);
    carried.sort_by_key(|(edition, ..)| own.iter().position(|row| row.0 == *edition));
    assert_eq!(own, carried);
}
