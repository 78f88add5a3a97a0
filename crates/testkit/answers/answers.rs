//! What the libraries answer on the shared cases, one answer a line. Tests share it.

// Tests fail by panicking, and so does what they share.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use ocop_batch::{Batch, Columns, CouncilResults, Fault, LineRater, Results};
use ocop_core::json::Record;
use ocop_core::{Edition, Lang, Scorecard, Sheet};
use ocop_dossier::{Dossier, Settings, check};

const LINES: [&str; 2] = [
    include_str!("../../ocop-core/tests/data/rating.ndjson"),
    include_str!("../../ocop-core/tests/data/edges.ndjson"),
];
const DOSSIERS: [&str; 5] = [
    include_str!("../../ocop-dossier/tests/data/community-tourism.json"),
    include_str!("../../ocop-dossier/tests/data/dried-tao-meo.json"),
    include_str!("../../ocop-dossier/tests/data/forest-honey.json"),
    include_str!("../../ocop-dossier/tests/data/honey-with-more-papers.json"),
    include_str!("../../ocop-dossier/tests/data/mountain-honey.json"),
];

/// The rows that are drawn for each sheet. Blocks of a batch are shorter and longer.
const ROWS: usize = 300;

/// All answers.
pub(crate) fn all() -> String {
    let mut out = String::new();
    for line in LINES.iter().flat_map(|file| file.lines()) {
        product(line, &mut out);
    }
    let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
    for edition in Edition::ALL {
        for sheet in edition.sheets() {
            columns(&sheet, &mut draw, &mut out);
        }
    }
    for json in DOSSIERS {
        dossier(json, &mut out);
    }
    out
}

/// A product, read by both readers of lines. What is expected of it is no member of a product.
fn product(line: &str, out: &mut String) {
    let (product, _) = line.rsplit_once(",\"expect\":").unwrap();
    let product = format!("{product}}}");
    let answer = match Record::read(product.as_bytes()) {
        Ok(record) => serde_json::to_string(&record.rate().with_plans()),
        Err(fault) => serde_json::to_string(&fault.at_line(1)),
    };
    writeln!(out, "{}", answer.unwrap()).unwrap();
    let mut answer = Vec::new();
    let _ = LineRater::new()
        .with_plans()
        .rate(product.as_bytes(), 1, &mut answer);
    writeln!(out, "{}", String::from_utf8(answer).unwrap().trim_end()).unwrap();
}

/// Drawn rows of a sheet, some of them with faults: each alone, as a packed number, and in councils.
fn columns(sheet: &Sheet, draw: &mut Draw, out: &mut String) {
    let batch = Batch::of(sheet);
    let with_case: Vec<_> = batch.case_columns().collect();
    let mut levels = vec![vec![255; ROWS]; sheet.criteria().len()];
    let mut cases = vec![vec![0; ROWS]; with_case.len()];
    for row in 0..ROWS {
        for (criterion, choice) in draw.scorecard(sheet).choices() {
            levels[criterion.index()][row] = choice.level();
            let column = with_case
                .iter()
                .position(|index| *index == criterion.index());
            if let (Some(column), Some(case)) = (column, choice.case()) {
                cases[column][row] =
                    u8::try_from(u32::from(case.letter()) - u32::from('a') + 1).unwrap();
            }
        }
        // One row in eight has a byte that may mean nothing there.
        if row % 8 == 7 {
            let criterion = usize::try_from(draw.below(levels.len() as u64)).unwrap();
            levels[criterion][row] = u8::try_from(draw.below(256)).unwrap();
        }
    }
    let levels: Vec<_> = levels.iter().map(Vec::as_slice).collect();
    let cases: Vec<_> = cases.iter().map(Vec::as_slice).collect();
    let columns = Columns::new(&levels, &cases);

    writeln!(out, "{} {}", sheet.edition(), sheet.number()).unwrap();
    rated(|results| batch.rate(columns, results).unwrap(), out);

    let (mut packed, mut faults) = ([0; ROWS], [Fault::NONE; ROWS]);
    batch.pack(columns, &mut packed, &mut faults).unwrap();
    writeln!(out, "{packed:?}").unwrap();
    // Some numbers are of no scorecard.
    for number in packed.iter_mut().step_by(7) {
        *number = draw.next() >> draw.below(40);
    }
    rated(|results| batch.rate_packed(&packed, results).unwrap(), out);

    let mut offsets = vec![0];
    while let Some(&last) = offsets.last()
        && last < 300
    {
        offsets.push(300.min(last + 1 + u32::try_from(draw.below(9)).unwrap()));
    }
    let councils = offsets.len() - 1;
    let mut totals = vec![0; councils];
    let [mut bands, mut stars, mut spreads] = [(); 3].map(|()| vec![0; councils]);
    let mut faults = vec![Fault::NONE; councils];
    let mut results =
        CouncilResults::new(&mut totals, &mut bands, &mut stars, &mut faults).spreads(&mut spreads);
    batch
        .rate_councils(columns, &offsets, &mut results)
        .unwrap();
    let codes: Vec<_> = faults.iter().map(|fault| fault.code()).collect();
    writeln!(
        out,
        "{offsets:?} {totals:?} {bands:?} {stars:?} {spreads:?} {codes:?}"
    )
    .unwrap();
}

/// All results of rows.
fn rated(rate: impl FnOnce(&mut Results<'_>), out: &mut String) {
    let [mut totals, mut bands, mut stars] = [[0; ROWS]; 3];
    let [mut three, mut four, mut five, mut stopped] = [[0; ROWS]; 4];
    let mut faults = [Fault::NONE; ROWS];
    let results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
    let results = results.unmet(&mut three, &mut four, &mut five);
    rate(&mut results.stopped(&mut stopped));
    let codes = faults.map(Fault::code);
    writeln!(out, "{totals:?} {bands:?} {stars:?} {codes:?}").unwrap();
    writeln!(out, "{three:?} {four:?} {five:?} {stopped:?}").unwrap();
}

/// The letters on a dossier, and how far it can be read if it is cut off or a value is of another kind.
fn dossier(json: &str, out: &mut String) {
    let settings = Settings::default();
    let changed = [",\"", "\"2", "true", "["].map(|part| json.replacen(part, "\"4", 1));
    let cut = json
        .char_indices()
        .step_by(997)
        .map(|(at, _)| json[..at].to_owned());
    for json in changed.into_iter().chain(cut).chain([json.to_owned()]) {
        match Dossier::read(json.as_bytes()) {
            Ok(dossier) => {
                let report = check(&dossier, &settings);
                for lang in Lang::ALL {
                    writeln!(out, "{}", report.text(lang)).unwrap();
                }
            }
            Err(fault) => writeln!(out, "{fault} / {fault:#}").unwrap(),
        }
    }
}

/// Drawn numbers, the same on every machine (xorshift).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    /// Some numbers contradict a story, and are drawn again.
    fn scorecard(&mut self, sheet: &Sheet) -> Scorecard {
        let best = sheet.best().pack().unwrap();
        loop {
            if let Ok(card) = sheet.unpack(self.below(best + 1)) {
                return card;
            }
        }
    }
}
