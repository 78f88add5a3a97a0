//! The shared cases as columns: what an independent reading of the law expects of a batch.

use std::collections::BTreeMap;

use ocop_batch::{Batch, Fault};
use ocop_core::{Criterion, Edition, ErrorKind, Sheet};
use serde_json::{Map, Value};
use testkit::cases;

use super::{Answers, Table};

/// The level and case of a choice; `None` if no column can contain it.
fn bytes(criterion: Criterion<'_>, choice: &Value) -> Option<(u8, u8)> {
    let has_cases = criterion.choices().any(|choice| choice.case().is_some());
    let level = choice.get("level").unwrap_or(choice);
    let case = match choice.get("case") {
        None => 0,
        Some(_) if !has_cases => return None,
        Some(letter) => letter.as_str()?.bytes().next()? - b'a' + 1,
    };
    // A level above a byte is as far out of range as 254.
    let level = level.as_u64().and_then(|level| level.try_into().ok());
    Some((level.filter(|&level| level < 255).unwrap_or(254), case))
}

/// The rows of cases on one sheet.
struct Rows<'a> {
    table: Table,
    offsets: Vec<u32>,
    cases: Vec<&'a Map<String, Value>>,
}

impl<'a> Rows<'a> {
    fn of(batch: &Batch) -> Self {
        let levels = vec![Vec::new(); batch.sheet().criteria().count()];
        let cases = vec![Vec::new(); batch.case_columns().count()];
        Self {
            table: Table { levels, cases },
            offsets: vec![0],
            cases: Vec::new(),
        }
    }

    /// Adds a case with its expected answer. Returns whether columns can contain it.
    fn add(&mut self, batch: &Batch, case: &Value, expect: &'a Map<String, Value>) -> bool {
        let Some(rows) = rows(batch.sheet(), case) else {
            return false;
        };
        for row in rows {
            for (column, &(level, _)) in self.table.levels.iter_mut().zip(&row) {
                column.push(level);
            }
            for (column, criterion) in self.table.cases.iter_mut().zip(batch.case_columns()) {
                column.push(row[criterion].1);
            }
        }
        self.offsets.push(self.table.rows().try_into().unwrap());
        self.cases.push(expect);
        true
    }
}

/// The scorecards of a case as rows of levels and cases.
fn rows(sheet: &Sheet, case: &Value) -> Option<Vec<Vec<(u8, u8)>>> {
    let row = |card: &Value| {
        let card = card.as_object()?;
        let known = |key: &String| sheet.criterion(key).is_ok();
        let read = |criterion: Criterion<'_>| match card.get(criterion.key()) {
            None => Some((255, 0)),
            Some(choice) => bytes(criterion, choice),
        };
        card.keys()
            .all(known)
            .then(|| sheet.criteria().map(read).collect())?
    };
    let cards = case["scorecards"].as_array()?;
    let round = |card: &Value| card.get("round").map_or(1, |round| round.as_u64().unwrap());
    // Whoever fills columns leaves out the earlier rounds of a member.
    let counts = |card: &&Value| {
        let later = |other: &Value| {
            let same = card.get("member").is_some() && other.get("member") == card.get("member");
            same && round(other) > round(card)
        };
        !cards.iter().any(later)
    };
    let counting = cards.iter().filter(counts);
    let choices = counting.map(|card| card.get("choices").unwrap_or(card));
    choices.map(row).collect()
}

/// The bits of criteria by their keys.
fn bits(sheet: &Sheet, keys: Option<&Value>) -> u64 {
    let keys = keys.and_then(Value::as_array).into_iter().flatten();
    keys.fold(0, |bits, key| {
        bits | 1 << sheet.criterion(key.as_str().unwrap()).unwrap().index()
    })
}

fn check(batch: &Batch, place: usize, answers: &Answers<u64>, expect: &Map<String, Value>) {
    let fault = answers.faults[place];
    if let Some(error) = expect.get("error") {
        assert_eq!(fault.kind().map(ErrorKind::as_str), error.as_str());
        return;
    }
    assert_eq!(fault, Fault::NONE);
    let sum: u64 = expect["totals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|total| total.as_u64().unwrap())
        .sum();
    assert_eq!(answers.totals[place], sum);
    assert_eq!(
        Some(u64::from(answers.bands[place])),
        expect["band"].as_u64()
    );
    // A confirmed ground removes the star. Batches have no grounds.
    if !expect.contains_key("grounds") {
        let star = expect["stars"].as_u64().unwrap_or(0);
        assert_eq!(u64::from(answers.stars[place]), star);
    }
    for (star, unmet) in ["3", "4", "5"].into_iter().zip(&answers.unmet) {
        assert_eq!(unmet[place], bits(batch.sheet(), expect["unmet"].get(star)));
    }
    assert_eq!(
        answers.stopped[place],
        bits(batch.sheet(), expect.get("stopped"))
    );
}

#[test]
fn every_shared_case_is_as_expected() {
    let cases = [cases::rating(), cases::edges()].concat();
    let mut sheets: BTreeMap<String, (Batch, Rows<'_>)> = BTreeMap::new();
    let mut left_out = 0;
    for cases::Case { line, expect } in &cases {
        let case: Value = serde_json::from_str(line).unwrap();
        let expect = expect.as_object().unwrap();
        let edition = case["edition"].as_str().and_then(|name| name.parse().ok());
        let number = case["set"].as_u64().and_then(|set| set.try_into().ok());
        let sheet = edition
            .zip(number)
            .and_then(|(edition, number)| Edition::sheet(edition, number).ok());
        // Columns have no grounds and no members, and nothing beside the choices.
        let error = expect.get("error").and_then(Value::as_str);
        let beside = matches!(
            error,
            Some("unknown-ground" | "unknown-member" | "member-twice")
        );
        let beside = beside || case.get("level").is_some();
        let held = sheet.filter(|_| !beside).is_some_and(|sheet| {
            let (batch, rows) = sheets.entry(sheet.to_string()).or_insert_with(|| {
                let batch = Batch::of(&sheet);
                let rows = Rows::of(&batch);
                (batch, rows)
            });
            rows.add(batch, &case, expect)
        });
        if !held {
            // Only what cannot be said in columns is left out: other sheets, keys and forms, grounds, and
            // a case where none are printed.
            assert!(error.is_some(), "{case}");
            left_out += 1;
        }
    }
    assert_eq!((sheets.len(), cases.len()), (77, 1_767));
    assert!(left_out < 50, "{left_out} left out");
    for (batch, rows) in sheets.values() {
        let mut answers = Answers::dirty(rows.cases.len());
        rows.table.with(|columns| {
            batch
                .rate_councils(columns, &rows.offsets, &mut answers.results())
                .unwrap();
        });
        for (place, expect) in rows.cases.iter().enumerate() {
            check(batch, place, &answers, expect);
        }
    }
}
