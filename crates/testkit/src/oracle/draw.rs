//! Random councils, many of them at the edges: totals around a band's first point, requirements just met
//! or just unmet, zeros that stop, missing stories, and invalid choices.

use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::follows::{Days, possible};
use super::judge::{Card, Said};
use crate::printed::{Criterion, Sheet};

/// Numbers that a seed gives.
#[derive(Debug)]
pub struct Random(TestRng);

impl Random {
    pub fn new(seed: u64, round: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&round.to_le_bytes());
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// The choices of a criterion with their points, case by case.
pub fn options(criterion: &Criterion) -> Vec<(Said, i64)> {
    let mut options = Vec::new();
    for case in &criterion.cases {
        for level in case.lowest()..=case.highest() {
            let said = Said {
                case: case.letter,
                level,
            };
            options.push((said, case.points(level).unwrap()));
        }
    }
    options
}

/// The choices of every criterion of a sheet.
pub type Options = Vec<Vec<(Said, i64)>>;

/// A member's choices by their places among the options.
type Picks = Vec<usize>;

fn total(options: &Options, picks: &Picks) -> i64 {
    let chosen = options.iter().zip(picks);
    chosen.map(|(options, &pick)| options[pick].1).sum()
}

/// What a council starts from.
fn base(sheet: &Sheet, options: &Options, random: &mut Random) -> Picks {
    let best = |of: &[(Said, i64)]| (0..of.len()).max_by_key(|&pick| of[pick].1).unwrap();
    let mut picks: Picks = match random.below(4) {
        0 => options.iter().map(|of| random.below(of.len())).collect(),
        1 => options.iter().map(|of| best(of)).collect(),
        // What a star asks for at least, where it asks.
        kind => {
            let star = random.one_of(&[3, 4, 5]);
            let criteria = sheet.criteria.iter().zip(options);
            criteria
                .map(|(criterion, of)| {
                    let requirements = (3..=star).filter_map(|star| criterion.requirement(star));
                    let requirement = requirements.max();
                    let at = requirement.and_then(|requirement| {
                        of.iter().position(|&(_, worth)| worth == requirement)
                    });
                    at.unwrap_or_else(|| {
                        if kind == 2 {
                            best(of)
                        } else {
                            random.below(of.len())
                        }
                    })
                })
                .collect()
        }
    };
    // A few a level lower or somewhere else.
    for _ in 0..random.below(4) {
        let place = random.below(picks.len());
        picks[place] = if random.once_in(3) {
            random.below(options[place].len())
        } else {
            picks[place].saturating_sub(1)
        };
    }
    if !random.once_in(3) {
        approach(options, &mut picks, random);
    }
    picks
}

/// Moves the total to the first point of a band or one beside it.
fn approach(options: &Options, picks: &mut Picks, random: &mut Random) {
    let goal = random.one_of(&[30, 50, 70, 90]) + random.one_of(&[-1, 0, 0, 1]);
    let mut now = total(options, picks);
    for _ in 0..300 {
        if now == goal {
            break;
        }
        let place = random.below(picks.len());
        let pick = random.below(options[place].len());
        let then = now - options[place][picks[place]].1 + options[place][pick].1;
        if (then - goal).abs() < (now - goal).abs() {
            picks[place] = pick;
            now = then;
        }
    }
}

/// A member of a council that starts from the same picks.
fn member(sheet: &Sheet, options: &Options, picks: &Picks, random: &mut Random) -> Card {
    let mut picks = picks.clone();
    for _ in 0..random.below(3) {
        let place = random.below(picks.len());
        let end = options[place].len() - 1;
        picks[place] = match random.below(3) {
            0 => picks[place].saturating_sub(1),
            1 => end.min(picks[place] + 1),
            _ => random.below(end + 1),
        };
    }
    if random.once_in(40) {
        // A zero where one may stop the evaluation.
        for (place, criterion) in sheet.criteria.iter().enumerate() {
            if criterion.zero_stops && random.once_in(2) {
                picks[place] = 0;
            }
        }
    }
    let no_story = random.once_in(6);
    let chosen = options.iter().zip(&picks).map(|(of, &pick)| of[pick]);
    let mut chosen: Vec<_> = chosen.map(Some).collect();
    for (place, criterion) in sheet.criteria.iter().enumerate() {
        let Some(story) = criterion.story else {
            continue;
        };
        let zero = |of: &[(Said, i64)]| of.iter().copied().find(|&(_, points)| points == 0);
        if no_story {
            chosen[story] = zero(&options[story]).or(chosen[story]);
        }
        if chosen[story].is_some_and(|(_, points)| points == 0) {
            let nothing = zero(&options[place]);
            chosen[place] = if random.once_in(2) { None } else { nothing };
        }
    }
    let said = chosen.into_iter().map(|one| one.map(|(said, _)| said));
    let mut card = Card {
        said: said.collect(),
        unknown: None,
    };
    if random.once_in(40) {
        for _ in 0..=random.below(2) {
            spoil(sheet, options, &mut card, random);
        }
    }
    card
}

/// One choice that a column of bytes can contain and that mostly is none.
fn spoil(sheet: &Sheet, options: &Options, card: &mut Card, random: &mut Random) {
    let dependent = |place: &usize| sheet.criteria[*place].story.is_some();
    let cases = |place: &usize| sheet.criteria[*place].cases.len() > 1;
    let places = 0..sheet.criteria.len();
    let wanted: Vec<usize> = match random.below(4) {
        0 => places.filter(dependent).collect(),
        1 => places.filter(cases).collect(),
        _ => places.collect(),
    };
    if wanted.is_empty() {
        return;
    }
    let place = random.one_of(&wanted);
    let criterion = &sheet.criteria[place];
    let any = options[place][random.below(options[place].len())].0;
    card.said[place] = match random.below(4) {
        0 => None,
        1 => Some(any),
        2 if criterion.cases.len() > 1 => Some(Said {
            case: random.one_of(&[None, Some('a'), Some('b'), Some('c'), Some('z')]),
            level: any.level,
        }),
        _ => Some(Said {
            case: any.case,
            level: i64::try_from(random.below(255)).unwrap() / random.one_of(&[1, 30]),
        }),
    };
}

/// A council of so many members, whose cards columns of bytes can contain.
pub fn council(sheet: &Sheet, options: &Options, members: usize, random: &mut Random) -> Vec<Card> {
    let picks = base(sheet, options, random);
    (0..members)
        .map(|_| member(sheet, options, &picks, random))
        .collect()
}

/// A fault that only a text can contain: an unknown key, a case where none is printed, a huge level.
pub fn spoil_text(sheet: &Sheet, cards: &mut [Card], random: &mut Random) {
    if cards.is_empty() {
        return;
    }
    let card = random.below(cards.len());
    let place = random.below(sheet.criteria.len());
    match random.below(3) {
        0 => {
            let keys = ["0", "1.9", "6.z", "99", "đ"];
            cards[card].unknown = Some(random.one_of(&keys).to_owned());
        }
        1 => {
            let case = Some(random.one_of(&['a', 'b', 'A', 'đ']));
            cards[card].said[place] = Some(Said { case, level: 1 });
        }
        _ => {
            let level = random.one_of(&[-1, 255, 256, 257, 65_537, 1 << 32, i64::MAX, i64::MIN]);
            let case = sheet.criteria[place].cases[0].letter;
            cards[card].said[place] = Some(Said { case, level });
        }
    }
}

/// The days of a dossier: none, or some that mostly fit the edition.
pub fn days(edition: &str, random: &mut Random) -> Days {
    if !random.once_in(3) {
        return Days::default();
    }
    let mut days = any_days(random);
    while !possible(edition, days) && !random.once_in(30) {
        days = any_days(random);
    }
    days
}

fn any_days(random: &mut Random) -> Days {
    const FILED: [&str; 12] = [
        "2019-08-20",
        "2019-08-21",
        "2021-01-05",
        "2023-02-23",
        "2023-02-24",
        "2024-02-29",
        "2025-07-05",
        "2025-07-06",
        "2026-05-21",
        "2026-05-22",
        "2026-09-01",
        "2028-12-31",
    ];
    const DECIDED: [&str; 10] = [
        "2023-02-24",
        "2024-06-01",
        "2025-07-05",
        "2025-07-06",
        "2026-05-22",
        "2026-06-21",
        "2026-06-22",
        "2026-07-21",
        "2026-07-22",
        "2029-01-01",
    ];
    let filed = random.one_of(&FILED);
    let decided = random.one_of(&DECIDED);
    let kinds = ["first", "upgrade", "re-evaluation"];
    Days {
        filed: Some(filed),
        decided: (decided >= filed && random.once_in(2)).then_some(decided),
        kind: random.once_in(2).then(|| random.one_of(&kinds)),
    }
}
