//! The library against the second implementation of the law in `testkit`, on random scorecards of every
//! sheet: both must agree in every figure and fault.
//!
//! A usual run compares some six thousand scorecards; for millions:
//!
//! ```text
//! OCOP_DIFFERENTIAL_SHEETS=20000000 cargo test --release -p ocop-core-tests oracle -- --nocapture
//! ```
//!
//! `OCOP_DIFFERENTIAL_SEED` is the seed, 1 where it is left out.

use ocop_core::json::Record;
use ocop_core::{
    Case, Choice, Council, Edition, Error, Mean, Rating, RequirementRule, Rules, Scorecard, Sheet,
    Star,
};
use testkit::oracle::judge::{Card, Improvement, Said, Verdict, judge, read};
use testkit::oracle::run::{Paths, Tally, agree};
use testkit::oracle::text::{Answer, Product};

/// Lines read one by one, and the library's own types.
struct Reference;

impl Paths for Reference {
    fn line(&mut self, product: &Product<'_>, answer: &Answer, line: &str, tally: &mut Tally) {
        if let Err(why) = lines(product, answer, line) {
            tally.differs(product.sheet, line, &why);
        }
        let edition: Edition = product.sheet.edition.parse().unwrap();
        let sheet = edition.sheet(product.sheet.set.try_into().unwrap());
        match types(&sheet.unwrap(), product, answer) {
            Ok(times) => tally.compared("types", times),
            Err(why) => tally.differs(product.sheet, line, &why),
        }
    }
}

/// The way under the library's name.
fn rules(improvement: Improvement) -> Rules {
    let minimum: RequirementRule = improvement.name().parse().unwrap();
    Rules::default().requirement(minimum)
}

/// Checks the answer to a line; gives what differs.
fn lines(product: &Product<'_>, answer: &Answer, line: &str) -> Result<(), String> {
    let text = match Record::read(line.as_bytes()) {
        Ok(record) => serde_json::to_string(&record.rate()).unwrap(),
        Err(fault) => {
            let fault = fault.at_line(product.number);
            let reported = fault.error();
            let reported = Some((reported.kind().as_str(), reported.path().to_owned()));
            if reported != answer.error {
                return Err(format!("{reported:?}, not {:?}", answer.error));
            }
            serde_json::to_string(&fault).unwrap()
        }
    };
    if !text.starts_with(&answer.head) {
        return Err(format!("{text}\nnot: {}", answer.head));
    }
    for (part, is) in &answer.has {
        if text[answer.head.len()..].contains(part) != *is {
            return Err(format!("{text}\n{part} should be in it: {is}"));
        }
    }
    Ok(())
}

/// A choice as the library has it; `None` where its types have no such choice.
#[expect(clippy::option_option)]
fn choice(said: Option<Said>) -> Option<Option<Choice>> {
    let Some(Said { case, level }) = said else {
        return Some(None);
    };
    let case = match case {
        None => None,
        Some('a') => Some(Case::A),
        Some('b') => Some(Case::B),
        Some(_) => return None,
    };
    let level = level.try_into().ok()?;
    Some(Some(Choice::new(case, level)))
}

/// A scorecard by the library's own types; `None` where they have no such choices.
fn scorecard(
    sheet: &Sheet,
    product: &Product<'_>,
    card: &Card,
) -> Option<Result<Scorecard, Error>> {
    if card.unknown.is_some() {
        return None;
    }
    let mut choices = Vec::new();
    for (criterion, said) in product.sheet.criteria.iter().zip(&card.said) {
        choices.extend(choice(*said)?.map(|choice| (criterion.key, choice)));
    }
    Some(
        sheet
            .scorecard_from(choices)
            .and_then(ocop_core::ScorecardBuilder::complete),
    )
}

/// Checks what the types give for a product, and for each of its cards.
fn types(sheet: &Sheet, product: &Product<'_>, answer: &Answer) -> Result<u64, String> {
    let mut cards = Vec::new();
    let mut compared = 0;
    for card in product.cards {
        let Some(found) = scorecard(sheet, product, card) else {
            continue;
        };
        compared += 1;
        match (found, read(product.sheet, card)) {
            (Err(error), Err(wrong)) => {
                let key = wrong.place.map(|place| product.sheet.criteria[place].key);
                let reported = (error.kind().as_str(), Some(error.path()));
                if reported != (wrong.error, key) {
                    return Err(format!("{error:?}, not {wrong:?}"));
                }
            }
            (Ok(found), Ok(points)) => {
                let alone = judge(product.sheet, &[&points], Improvement::Mean, false);
                let band = i64::from(found.band().number());
                let star = found.star().map(|star| i64::from(star.number()));
                let reported = (i64::from(found.total().get()), band, star);
                if reported != (alone.totals[0], alone.band, alone.star) {
                    return Err(format!("{reported:?}, not {alone:?}"));
                }
                cards.push(found);
            }
            (found, points) => return Err(format!("{found:?}, not {points:?}")),
        }
    }
    if let Some(verdict) = &answer.verdict {
        let council = Council::of(cards)
            .unwrap()
            .under(rules(product.improvement));
        let grounds = product.grounds.iter();
        let council = grounds.fold(council, |council, id| council.with_ground(id).unwrap());
        rating(product, verdict, &council.rate().unwrap())?;
    }
    Ok(compared)
}

/// Checks the figures that a line does not have.
fn rating(product: &Product<'_>, verdict: &Verdict, rating: &Rating) -> Result<(), String> {
    let members = u64::try_from(verdict.members).unwrap();
    let mean = |sum: i64| Mean::new(u64::try_from(sum).unwrap(), members);
    let mut sections: Vec<(&str, i64)> = Vec::new();
    for (criterion, &sum) in product.sheet.criteria.iter().zip(&verdict.sums) {
        match sections.last_mut() {
            Some((section, all)) if *section == criterion.section => *all += sum,
            _ => sections.push((criterion.section, sum)),
        }
        if rating.criterion(criterion.key) != mean(sum) {
            return Err(format!("{}: {rating:?}\nnot {sum}", criterion.key));
        }
    }
    for (section, sum) in sections {
        if rating.section(section) != mean(sum) {
            return Err(format!("section {section}: {rating:?}\nnot {sum}"));
        }
    }
    let star = rating.star().map(|star| i64::from(star.number()));
    if (i64::from(rating.band().number()), star) != (verdict.band, verdict.star) {
        return Err(format!("{rating:?}\nnot {verdict:?}"));
    }
    let unmet: [Vec<usize>; 3] = Star::RECOGNISED.map(|star| {
        let unmet = rating.unmet(star);
        unmet.map(|unmet| unmet.criterion().index()).collect()
    });
    if unmet != verdict.unmet {
        return Err(format!("{unmet:?}, not {verdict:?}"));
    }
    Ok(())
}

#[test]
fn random_scorecards_of_every_sheet_come_to_what_the_rules_say() {
    let tally = agree(|| Reference);
    assert!(tally.compared["types"] > tally.scorecards / 2, "{tally:?}");
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
