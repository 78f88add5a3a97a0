//! The batch over columns, councils and packed numbers, against a second implementation of the rules.

use ocop_batch::{Batch, Columns, Fault, Results};
use ocop_core::{RequirementRule, Rules, Sheet as Carried};

use testkit::oracle::draw::Options;
use testkit::oracle::judge::{Card, Verdict, Wrong, judge, read};
use testkit::oracle::run::Block;
use testkit::printed::Sheet;

/// What a batch says of a row or council, as numbers.
#[derive(Debug, Default, Eq, PartialEq)]
struct Reported {
    total: i64,
    band: i64,
    star: i64,
    /// The kind in the high byte, the criterion from 1 in the low one.
    fault: u16,
    unmet: [u64; 3],
    stopped: u64,
    spread: i64,
}

/// The codes of faults, as the library documents them.
const KINDS: [&str; 7] = [
    "level-out-of-range",
    "case-required",
    "unknown-case",
    "not-applicable",
    "missing-criterion",
    "bad-sheet-code",
    "no-scorecard",
];

fn code(kind: &str, place: Option<usize>) -> u16 {
    let kind = KINDS.iter().position(|known| *known == kind).unwrap() + 1;
    let place = place.map_or(0, |place| place + 1);
    u16::try_from(kind << 8 | place).unwrap()
}

fn bits(places: &[usize]) -> u64 {
    places.iter().fold(0, |bits, place| bits | 1 << place)
}

impl Reported {
    fn of(verdict: &Verdict) -> Self {
        let [three, four, five] = &verdict.unmet;
        let spread = verdict.totals.iter().max().unwrap() - verdict.totals.iter().min().unwrap();
        Self {
            total: verdict.totals.iter().sum(),
            band: verdict.band,
            star: verdict.star.unwrap_or(0),
            fault: 0,
            unmet: [bits(three), bits(four), bits(five)],
            stopped: bits(&verdict.stopped),
            spread,
        }
    }

    fn wrong(wrong: Wrong) -> Self {
        Self {
            fault: code(wrong.error, wrong.place),
            ..Self::default()
        }
    }
}

/// Columns of results.
struct Places<T> {
    totals: Vec<T>,
    bands: Vec<u8>,
    stars: Vec<u8>,
    faults: Vec<Fault>,
    unmet: [Vec<u64>; 3],
    stopped: Vec<u64>,
    spreads: Vec<u8>,
}

impl<T: Copy + From<u8>> Places<T> {
    /// Filled with what no answer is.
    fn new(places: usize) -> Self {
        Self {
            totals: vec![T::from(222); places],
            bands: vec![222; places],
            stars: vec![222; places],
            faults: vec![Fault::NONE; places],
            unmet: [vec![222; places], vec![222; places], vec![222; places]],
            stopped: vec![222; places],
            spreads: vec![0; places],
        }
    }

    fn results(&mut self) -> Results<'_, T> {
        let [three, four, five] = &mut self.unmet;
        Results::new(
            &mut self.totals,
            &mut self.bands,
            &mut self.stars,
            &mut self.faults,
        )
        .unmet(three, four, five)
        .stopped(&mut self.stopped)
    }

    fn reported(&self, place: usize) -> Reported
    where
        T: Into<u64>,
    {
        let total: u64 = self.totals[place].into();
        Reported {
            total: i64::try_from(total).unwrap(),
            band: self.bands[place].into(),
            star: self.stars[place].into(),
            fault: self.faults[place].code(),
            unmet: [0, 1, 2].map(|star: usize| self.unmet[star][place]),
            stopped: self.stopped[place],
            spread: self.spreads[place].into(),
        }
    }
}

/// The bytes of the cards, a column a criterion, and a column of cases where two are printed.
struct Bytes {
    levels: Vec<Vec<u8>>,
    cases: Vec<Vec<u8>>,
}

impl Bytes {
    fn of(sheet: &Sheet, cards: &[Card]) -> Self {
        let mut bytes = Self {
            levels: Vec::new(),
            cases: Vec::new(),
        };
        for (place, criterion) in sheet.criteria.iter().enumerate() {
            let said = || cards.iter().map(|card| card.said[place]);
            let level = said().map(|said| said.map_or(255, |said| said.level));
            bytes
                .levels
                .push(level.map(|level| u8::try_from(level).unwrap()).collect());
            if criterion.cases.len() > 1 {
                let case = said().map(|said| said.and_then(|said| said.case));
                let case = case.map(|case| case.map_or(0, |case| u32::from(case) - 96));
                bytes
                    .cases
                    .push(case.map(|case| u8::try_from(case).unwrap()).collect());
            }
        }
        bytes
    }
}

/// The number of a card: digits in printed order, each the place among the choices, "left out" last.
fn pack(sheet: &Sheet, options: &Options, card: &Card) -> u64 {
    let mut number = 0;
    for (place, options) in options.iter().enumerate() {
        let digit = card.said[place].map_or(options.len(), |said| {
            options
                .iter()
                .position(|(option, _)| *option == said)
                .unwrap()
        });
        let radix = options.len() + usize::from(sheet.criteria[place].story.is_some());
        number = number * u64::try_from(radix).unwrap() + u64::try_from(digit).unwrap();
    }
    number
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compared {
    pub(super) rows: u64,
    pub(super) packed: u64,
    pub(super) councils: u64,
}

/// Checks the batch over the cards of a block, and its councils.
pub(super) fn batch(carried: &Carried, block: &Block<'_>) -> Result<Compared, String> {
    let Block {
        sheet,
        options,
        improvement,
        cards,
        offsets,
    } = block;
    let (sheet, improvement) = (*sheet, *improvement);
    let minimum: RequirementRule = improvement.name().parse().unwrap();
    let batch = Batch::of(carried).under(&Rules::default().requirement(minimum));
    let bytes = Bytes::of(sheet, cards);
    let levels: Vec<&[u8]> = bytes.levels.iter().map(Vec::as_slice).collect();
    let cases: Vec<&[u8]> = bytes.cases.iter().map(Vec::as_slice).collect();
    let columns = Columns::new(&levels, &cases);
    let points: Vec<Result<Vec<i64>, Wrong>> = cards.iter().map(|card| read(sheet, card)).collect();

    // Row by row.
    let mut places = Places::<u8>::new(cards.len());
    batch.rate(columns, &mut places.results()).unwrap();
    let mut numbers = Vec::new();
    for (row, points) in points.iter().enumerate() {
        let wanted = match points {
            Err(wrong) => Reported::wrong(*wrong),
            Ok(points) => {
                let mut wanted = Reported::of(&judge(sheet, &[points], improvement, false));
                wanted.spread = 0;
                numbers.push((pack(sheet, options, &cards[row]), row));
                wanted
            }
        };
        let reported = places.reported(row);
        if reported != wanted {
            return Err(format!("{:?}\n{reported:?}\nnot {wanted:?}", cards[row]));
        }
    }

    // Packed, and rated from the numbers.
    let (mut packed, mut faults) = (vec![7; cards.len()], vec![Fault::NONE; cards.len()]);
    batch.pack(columns, &mut packed, &mut faults).unwrap();
    let mut from_numbers = Places::<u8>::new(numbers.len());
    let list: Vec<u64> = numbers.iter().map(|(number, _)| *number).collect();
    batch
        .rate_packed(&list, &mut from_numbers.results())
        .unwrap();
    for (place, (number, row)) in numbers.iter().enumerate() {
        let (reported, wanted) = (from_numbers.reported(place), places.reported(*row));
        if packed[*row] != *number || reported != wanted {
            let found = packed[*row];
            return Err(format!("{number}, {found}: {reported:?}\nnot {wanted:?}"));
        }
    }
    if faults != places.faults {
        return Err("packing finds other faults than rating".to_owned());
    }

    // Council by council.
    let mut places = Places::<u64>::new(offsets.len() - 1);
    let mut spreads = std::mem::take(&mut places.spreads);
    let mut results = places.results().spreads(&mut spreads);
    batch.rate_councils(columns, offsets, &mut results).unwrap();
    places.spreads = spreads;
    for (council, ends) in offsets.windows(2).enumerate() {
        let [from, to] = [ends[0], ends[1]].map(|end| usize::try_from(end).unwrap());
        let members: Result<Vec<&[i64]>, Wrong> = points[from..to]
            .iter()
            .map(|points| points.as_deref().map_err(|wrong| *wrong))
            .collect();
        let wanted = match members {
            Ok(members) if members.is_empty() => Reported::wrong(Wrong {
                error: "no-scorecard",
                place: None,
            }),
            Ok(members) => Reported::of(&judge(sheet, &members, improvement, false)),
            Err(wrong) => Reported::wrong(wrong),
        };
        let reported = places.reported(council);
        if reported != wanted {
            return Err(format!(
                "{:?}\n{reported:?}\nnot {wanted:?}",
                &cards[from..to]
            ));
        }
    }
    let count = |of: usize| u64::try_from(of).unwrap();
    Ok(Compared {
        rows: count(cards.len()),
        packed: count(numbers.len()),
        councils: count(offsets.len() - 1),
    })
}
