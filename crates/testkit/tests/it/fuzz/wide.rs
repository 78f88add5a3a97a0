//! Wide tables: one answer a row however they are read, the same on the fast path and the reference path.

use ocop_batch::{Batch, Columns, Fault, Results};
use ocop_batch_examples::wide::{Block, Chunk, Filler, Options, Wide};
use ocop_core::{Edition, Scorecard, Sheet};

/// A row: its line, its id, and its scorecard or its fault in words.
type Row = (u64, Vec<u8>, Result<Scorecard, String>);

/// The first byte chooses the sheet and the separator of cells. The rest is the table.
pub(crate) fn wide(data: &[u8]) {
    let Some((&first, table)) = data.split_first() else {
        return;
    };
    let sheets = [
        (Edition::E2026, 7),
        (Edition::E2026, 26),
        (Edition::E2023, 1),
    ];
    let (edition, number) = sheets[usize::from(first) % 3];
    let sheet = edition.sheet(number).unwrap();
    let delimiter = b",;\t"[usize::from(first) / 3 % 3];
    // All at once, and row by row with what was read dropped from the front.
    let rows = read(table, &sheet, delimiter, usize::MAX);
    for size in [1, 3] {
        assert_eq!(read(table, &sheet, delimiter, size), rows);
        assert_eq!(read_blocks(table, &sheet, delimiter, size), rows);
    }
    let Ok(rows) = rows else { return };
    let cards: Vec<_> = rows
        .into_iter()
        .filter_map(|(_, _, card)| card.ok())
        .collect();
    if cards.is_empty() {
        return;
    }
    // What is written down is read as the same scorecards.
    let written = written(&sheet, &cards, delimiter);
    let again = read(written.as_bytes(), &sheet, delimiter, usize::MAX).unwrap();
    let again: Vec<_> = again
        .into_iter()
        .map(|(_, _, card)| card.unwrap())
        .collect();
    assert_eq!(again, cards);
}

fn read(table: &[u8], sheet: &Sheet, delimiter: u8, size: usize) -> Result<Vec<Row>, String> {
    let fault = |error: anyhow::Error| {
        let shown = error.to_string();
        assert!(!shown.is_empty() && !shown.contains('\n'), "{shown:?}");
        shown
    };
    let options = Options {
        delimiter: Some(delimiter),
        ..Options::default()
    };
    let mut table = Wide::new(table, sheet, &options).map_err(fault)?;
    let (batch, mut chunk) = (Batch::of(sheet), Chunk::of(sheet));
    let mut rows = Vec::new();
    loop {
        table.fill(&mut chunk, size).map_err(fault)?;
        if chunk.rows() == 0 {
            return Ok(rows);
        }
        rate(&batch, &chunk, &mut rows);
        chunk.drop_front(chunk.rows());
    }
}

/// The same in blocks, as threads read them.
fn read_blocks(
    table: &[u8],
    sheet: &Sheet,
    delimiter: u8,
    size: usize,
) -> Result<Vec<Row>, String> {
    let options = Options {
        delimiter: Some(delimiter),
        ..Options::default()
    };
    let table = Wide::new(table, sheet, &options).map_err(|error| error.to_string())?;
    let (mut own, layout) = table.into_rows();
    let (mut filler, mut block) = (Filler::new(&layout), Block::default());
    let (batch, mut chunk) = (Batch::of(sheet), Chunk::of(sheet));
    let mut rows = Vec::new();
    loop {
        let read = own.block(&mut block, size);
        read.map_err(|error| error.to_string())?;
        if block.is_empty() {
            return Ok(rows);
        }
        filler.fill(&mut chunk, &block);
        rate(&batch, &chunk, &mut rows);
    }
}

fn rate(batch: &Batch, chunk: &Chunk, rows: &mut Vec<Row>) {
    let count = chunk.rows();
    let (levels, cases) = chunk.columns(count);
    let columns = Columns::new(&levels, &cases);
    let (mut totals, mut bands, mut stars) = (vec![0; count], vec![0; count], vec![0; count]);
    let mut faults = vec![Fault::NONE; count];
    let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
    batch.rate(columns, &mut results).unwrap();
    for row in 0..count {
        let reference = batch.scorecard(columns, row);
        assert_eq!(faults[row].is_none(), reference.is_ok());
        if let Ok(card) = &reference {
            assert_eq!(u16::from(totals[row]), card.total().get());
            assert_eq!(bands[row], card.band().number());
            assert_eq!(stars[row], card.star().map_or(0, ocop_core::Star::number));
        }
        let shown = chunk.fault(batch, columns, row);
        let is_whole = faults[row].is_none() && !chunk.has_unreadable(row..row + 1);
        assert_eq!(shown.is_none(), is_whole);
        let card = match shown {
            None => Ok(reference.unwrap()),
            Some(fault) => {
                let words = fault.words.to_string();
                assert!(!words.contains('\n'), "{fault:?}");
                Err(format!("{fault:?}"))
            }
        };
        rows.push((chunk.line(row), chunk.id(row).to_vec(), card));
    }
}

/// A table of scorecards without ids.
fn written(sheet: &Sheet, cards: &[Scorecard], delimiter: u8) -> String {
    let delimiter = char::from(delimiter).to_string();
    let line = |cells: Vec<String>| cells.join(&delimiter) + "\n";
    let mut table = line(
        sheet
            .criteria()
            .map(|criterion| criterion.key().into())
            .collect(),
    );
    for card in cards {
        let cell = |key| {
            card.choice(key)
                .map_or(String::new(), |choice| choice.to_string())
        };
        table += &line(
            sheet
                .criteria()
                .map(|criterion| cell(criterion.key()))
                .collect(),
        );
    }
    table
}
