//! Random products of every sheet, compared with the libraries: as many of each sheet, on all threads.
//!
//! Each block of scorecards has its own stream of numbers, so that a run does not depend on the number
//! of threads.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::draw::{self, Options, Random};
use super::judge::{Card, Improvement};
use super::text::{Answer, Odd, Product};
use crate::printed::Sheet;

/// The scorecards of a block, at least: all of one sheet.
const BLOCK: usize = 256;

/// The paths through a library that are compared with the oracle.
pub trait Paths {
    /// Compares a product, written as a line of JSON, with the answer that the rules give.
    fn line(&mut self, product: &Product<'_>, answer: &Answer, line: &str, tally: &mut Tally);

    /// Compares all scorecards of a block at once.
    fn block(&mut self, _block: &Block<'_>, _tally: &mut Tally) {}
}

/// Scorecards of one sheet, one council after another.
#[derive(Debug)]
pub struct Block<'a> {
    pub sheet: &'a Sheet,
    pub options: Options,
    pub improvement: Improvement,
    pub cards: Vec<Card>,
    /// Where each council begins, and where the last ends.
    pub offsets: Vec<u32>,
}

/// What was compared, and what came up.
#[derive(Debug, Default)]
pub struct Tally {
    pub scorecards: u64,
    pub lines: u64,
    /// What else was compared, by its name.
    pub compared: BTreeMap<&'static str, u64>,
    pub differences: u64,
    /// The first of them, in words.
    pub reported: Vec<String>,
    /// Lines by their star, or by their error.
    pub outcomes: BTreeMap<String, u64>,
    /// Ratings whose mean is less than a point away from where a band starts.
    pub at_an_edge: u64,
    /// Ratings that lose a star of their band to unmet requirements.
    pub unmet_for_next_star: u64,
}

impl Tally {
    /// Records a difference, with the product as a line.
    pub fn differs(&mut self, sheet: &Sheet, line: &str, why: &str) {
        self.differences += 1;
        if self.reported.len() < 5 {
            let Sheet { edition, set, .. } = sheet;
            self.reported
                .push(format!("{edition} set {set}\n{line}\n{why}"));
        }
    }

    /// Counts what was compared.
    pub fn compared(&mut self, what: &'static str, times: u64) {
        *self.compared.entry(what).or_default() += times;
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
        for (what, times) in other.compared {
            self.compared(what, times);
        }
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
fn block(sheets: &[Sheet], sheet: &Sheet, seed: u64, block: u64, paths: &mut impl Paths) -> Tally {
    let mut random = Random::new(seed, block);
    let mut tally = Tally::default();
    let options: Options = sheet.criteria.iter().map(draw::options).collect();
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
        paths.line(&product, &answer, &line, &mut tally);
    }
    let block = Block {
        sheet,
        options,
        improvement,
        cards,
        offsets,
    };
    paths.block(&block, &mut tally);
    tally
}

/// A number from the environment.
fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().expect(name))
}

/// Compares at least so many scorecards, as many of each sheet.
fn compare<P: Paths>(scorecards: u64, seed: u64, paths: impl Fn() -> P + Sync) -> Tally {
    let sheets = crate::printed::sheets();
    let count = u64::try_from(sheets.len()).unwrap();
    let per_sheet = scorecards.div_ceil(count * u64::try_from(BLOCK).unwrap());
    let next = AtomicU64::new(0);
    let all = Mutex::new(Tally::default());
    let work = || {
        let mut paths = paths();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= per_sheet * count {
                break;
            }
            let sheet = &sheets[usize::try_from(number % count).unwrap()];
            let tally = block(&sheets, sheet, seed, number, &mut paths);
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

/// Compares a usual run, or as many as `OCOP_DIFFERENTIAL_SHEETS` says, from the seed
/// `OCOP_DIFFERENTIAL_SEED`; panics on any difference, and if something that may come up did not.
pub fn agree<P: Paths>(paths: impl Fn() -> P + Sync) -> Tally {
    let usual = if crate::effort::is_long() {
        19_000
    } else {
        6_000
    };
    let scorecards = setting("OCOP_DIFFERENTIAL_SHEETS", usual);
    let tally = compare(scorecards, setting("OCOP_DIFFERENTIAL_SEED", 1), paths);
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
    tally
}
