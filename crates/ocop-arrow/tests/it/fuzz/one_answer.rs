//! One product, one answer: typed, as a JSON line, in a table, in a workbook, in Arrow columns, in a batch.
//!
//! The path through SQL is compared in the tests of `ocop-datafusion`: the engine does not fit a fuzzer.

use std::slice::from_ref;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, UInt64Array};
use ocop_arrow::Answers;
use ocop_batch::{Batch, LineRater};
use ocop_batch_examples::wide::{Chunk, Options, Wide};
use ocop_core::json::Record;
use ocop_core::{Choice, Council, Criterion, Edition, Error, Scorecard, Sheet};
use ocop_xlsx::{FilledWorkbook, ScoringWorkbook};

use crate::util::{Cards, Said};

/// A level that no sheet of the law has.
const NO_LEVEL: u8 = 77;

/// The first byte chooses the sheet. Each further byte is the choice at a criterion: one of those that are
/// printed, nothing (255), or a level that no sheet has (254). Where bytes are missing, it is the first choice.
pub(crate) fn one_answer(data: &[u8]) {
    let Some((&first, data)) = data.split_first() else {
        return;
    };
    let sheets: Vec<Sheet> = Edition::ALL.into_iter().flat_map(Edition::sheets).collect();
    let sheet = &sheets[usize::from(first) % sheets.len()];
    let chosen: Vec<Option<Choice>> = sheet
        .criteria()
        .zip(data.iter().copied().chain(std::iter::repeat(0)))
        .map(|(criterion, byte)| {
            let choices: Vec<Choice> = criterion.choices().collect();
            match byte {
                255 => None,
                254 if !criterion.has_cases() => Some(NO_LEVEL.into()),
                _ => Some(choices[usize::from(byte) % choices.len()]),
            }
        })
        .collect();
    let typed = typed(sheet, &chosen);
    let said = Said::of(typed.clone().and_then(|card| Council::of([card])?.rate()));
    assert_eq!(said.fault.is_some(), typed.is_err());

    assert_eq!(of_line(sheet, &chosen), kind_alone(&said));
    assert_eq!(in_table(sheet, &chosen), said);
    in_columns(sheet, &chosen, &said);
    if let Ok(card) = typed {
        packed(sheet, &card, &said);
        assert_eq!(in_workbook(card), said);
    }
}

fn typed(sheet: &Sheet, chosen: &[Option<Choice>]) -> Result<Scorecard, Error> {
    let chosen = sheet.criteria().zip(chosen);
    let chosen = chosen.filter_map(|(criterion, choice)| Some((criterion.key(), (*choice)?)));
    sheet.scorecard_from(chosen.collect::<Vec<_>>())?.complete()
}

/// A fault without its place: each path names it in its own way.
fn kind_alone(said: &Said) -> Said {
    let kind = |fault: &String| fault.split(' ').next().unwrap().to_owned();
    Said {
        fault: said.fault.as_ref().map(kind),
        ..said.clone()
    }
}

/// The reference path and the fast one.
fn of_line(sheet: &Sheet, chosen: &[Option<Choice>]) -> Said {
    let chosen = sheet.criteria().zip(chosen);
    let choices = chosen.filter_map(|(criterion, choice)| {
        let choice = serde_json::to_value((*choice)?).unwrap();
        Some((criterion.key().to_owned(), choice))
    });
    let choices: serde_json::Map<_, _> = choices.collect();
    let line = serde_json::json!({
        "id": "p", "edition": sheet.edition(), "set": sheet.number(), "scorecards": [choices],
    });
    let line = line.to_string();
    let read = Record::read(line.as_bytes());
    let mut fast = Vec::new();
    LineRater::new().rate(line.as_bytes(), 1, &mut fast);
    let slow = match &read {
        Ok(record) => serde_json::to_vec(&record.clone().rate()).unwrap(),
        Err(error) => serde_json::to_vec(&error.clone().at_line(1)).unwrap(),
    };
    assert_eq!(fast.strip_suffix(b"\n"), Some(&slow[..]));
    match read {
        Ok(record) => Said::of(record.council().rate()),
        Err(error) => Said {
            fault: Some(error.error().kind().to_string()),
            ..Said::default()
        },
    }
}

/// A row of a table in CSV.
fn in_table(sheet: &Sheet, chosen: &[Option<Choice>]) -> Said {
    let keys: Vec<&str> = sheet.criteria().map(Criterion::key).collect();
    let cell = |choice: &Option<Choice>| choice.map_or(String::new(), |own| own.to_string());
    let cells: Vec<String> = chosen.iter().map(cell).collect();
    let text = format!("id;{}\np;{}\n", keys.join(";"), cells.join(";"));
    let mut table = Wide::new(text.as_bytes(), sheet, &Options::default()).unwrap();
    let (batch, mut chunk) = (Batch::of(sheet), Chunk::of(sheet));
    table.fill(&mut chunk, usize::MAX).unwrap();
    assert_eq!(chunk.rows(), 1);
    let (levels, cases) = chunk.columns(1);
    let card = batch.scorecard(ocop_batch::Columns::new(&levels, &cases), 0);
    Said::of(card.and_then(|card| Council::of([card])?.rate()))
}

/// A batch, and Arrow columns by name and in order.
fn in_columns(sheet: &Sheet, chosen: &[Option<Choice>], said: &Said) {
    let levels = chosen.iter().map(|choice| vec![choice.map(Choice::level)]);
    let cases = sheet.criteria().zip(chosen);
    let cases = cases.filter(|(criterion, _)| criterion.has_cases());
    let cases = cases.map(|(_, choice)| {
        let case = choice.and_then(Choice::case);
        vec![case.map(|case| u8::try_from(case.letter()).unwrap() - b'a' + 1)]
    });
    let cards = Cards {
        sheet: sheet.clone(),
        columns: levels.chain(cases).collect(),
    };
    let batch = Batch::of(sheet);
    assert_eq!(cards.reference(&batch), from_ref(said));
    let table = cards.table();
    rated(&batch, &Answers::in_table(&batch, &table).unwrap(), said);
    let arrays = cards.arrays();
    rated(&batch, &Answers::in_order(&batch, &arrays).unwrap(), said);
}

/// The number of a scorecard, in a batch and in Arrow.
fn packed(sheet: &Sheet, card: &Scorecard, said: &Said) {
    let number: ArrayRef = Arc::new(UInt64Array::from(vec![card.pack().unwrap()]));
    let table = RecordBatch::try_from_iter([("scorecard", number)]).unwrap();
    let batch = Batch::of(sheet);
    rated(&batch, &Answers::in_table(&batch, &table).unwrap(), said);
}

#[track_caller]
fn rated(batch: &Batch, answers: &Answers, said: &Said) {
    let table = answers.rate_with_unmet(batch).unwrap().into_table();
    assert_eq!(Said::all(batch.sheet(), &table), from_ref(said));
}

/// A workbook that is filled in and read.
fn in_workbook(card: Scorecard) -> Said {
    let council = Council::of([card]).unwrap();
    let bytes = ScoringWorkbook::of(&council).to_bytes().unwrap();
    let filled = FilledWorkbook::read(&bytes).unwrap();
    Said::of(filled.council().rate())
}
