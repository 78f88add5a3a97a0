//! The fast paths against the second implementation of the law in `testkit`, on random scorecards of
//! every sheet: columns, councils, packed numbers and lines must agree in every figure and fault.
//!
//! A usual run compares some six thousand scorecards; for millions:
//!
//! ```text
//! OCOP_DIFFERENTIAL_SHEETS=20000000 cargo test --release -p ocop-batch-tests oracle -- --nocapture
//! ```
//!
//! `OCOP_DIFFERENTIAL_SEED` is the seed, 1 where it is left out.

use ocop_batch::LineRater;
use ocop_core::Edition;
use ocop_core::json::Record;
use testkit::oracle::run::{Block, Paths, Tally, agree};
use testkit::oracle::text::{Answer, Product};

mod columns;

/// Lines rated one after another, and blocks of columns.
struct Fast(LineRater);

impl Paths for Fast {
    fn line(&mut self, product: &Product<'_>, answer: &Answer, line: &str, tally: &mut Tally) {
        if let Err(why) = lines(product, answer, line, &mut self.0) {
            tally.differs(product.sheet, line, &why);
        }
    }

    fn block(&mut self, block: &Block<'_>, tally: &mut Tally) {
        let edition: Edition = block.sheet.edition.parse().unwrap();
        let sheet = edition.sheet(block.sheet.set.try_into().unwrap()).unwrap();
        match columns::batch(&sheet, block) {
            Ok(compared) => {
                tally.compared("rows", compared.rows);
                tally.compared("packed", compared.packed);
                tally.compared("councils", compared.councils);
            }
            Err(why) => tally.differs(block.sheet, "in a batch", &why),
        }
    }
}

/// Checks the answer to a line against the oracle, and byte by byte against the reference path.
fn lines(
    product: &Product<'_>,
    answer: &Answer,
    line: &str,
    rater: &mut LineRater,
) -> Result<(), String> {
    let mut bytes = Vec::new();
    let rated = rater.rate(line.as_bytes(), product.number, &mut bytes);
    let fast = String::from_utf8(bytes).unwrap();
    if !fast.starts_with(&answer.head) {
        return Err(format!("{fast}\nnot: {}", answer.head));
    }
    for (part, is) in &answer.has {
        if fast[answer.head.len()..].contains(part) != *is {
            return Err(format!("{fast}\n{part} should be in it: {is}"));
        }
    }
    let reference = match Record::read(line.as_bytes()) {
        Ok(record) => serde_json::to_string(&record.rate()).unwrap(),
        Err(fault) => serde_json::to_string(&fault.at_line(product.number)).unwrap(),
    };
    if rated != answer.error.is_none() || fast.strip_suffix('\n') != Some(&*reference) {
        return Err(format!("rated: {rated}, {fast}\nnot: {reference}"));
    }
    Ok(())
}

#[test]
fn random_scorecards_of_every_sheet_come_to_what_the_rules_say() {
    let tally = agree(|| Fast(LineRater::new()));
    for what in ["rows", "packed", "councils"] {
        assert!(tally.compared[what] > tally.lines / 2, "{what}: {tally:?}");
    }
}
