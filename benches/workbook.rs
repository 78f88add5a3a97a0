//! A scoring workbook of a council of nine: written, and read back.
//!
//! The baselines are the libraries below it: the same cells as plain texts and numbers with
//! `rust_xlsxwriter`, and every page of the same workbook as cells with `calamine`.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use ocop_benches::sheets::second_best;
use ocop_core::{Council, Edition};
use ocop_xlsx::{FilledWorkbook, ScoringWorkbook};
use rust_xlsxwriter::Workbook;

/// The measured sheets: a usual one, and one with two cases of a criterion.
const SETS: [u16; 2] = [7, 26];
const MEMBERS: usize = 9;

fn pages(bytes: &[u8]) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheets()
}

fn plain(pages: &[(String, Range<Data>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, cells) in pages {
        let page = book.add_worksheet().set_name(name).unwrap();
        for (row, column, cell) in cells.used_cells() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell {
                Data::Float(number) => page.write_number(row, column, *number).unwrap(),
                other => page.write_string(row, column, other.to_string()).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn workbook(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("workbook");
    group.sample_size(20);
    for set in SETS {
        let name = format!("26/2026 set {set}");
        let sheet = Edition::E2026.sheet(set).unwrap();
        let council = Council::of(vec![second_best(&sheet); MEMBERS]).unwrap();
        let bytes = ScoringWorkbook::of(&council).to_bytes().unwrap();
        let cells = pages(&bytes);
        group.bench_function(format!("{name}/baseline: plain cells written"), |bencher| {
            bencher.iter(|| plain(black_box(&cells)));
        });
        group.bench_function(format!("{name}/blank workbook written"), |bencher| {
            let blank = ScoringWorkbook::new(&sheet).members(MEMBERS);
            bencher.iter(|| black_box(&blank).to_bytes().unwrap());
        });
        group.bench_function(format!("{name}/filled workbook written"), |bencher| {
            let filled = ScoringWorkbook::of(&council);
            bencher.iter(|| black_box(&filled).to_bytes().unwrap());
        });
        group.bench_function(format!("{name}/baseline: all cells read"), |bencher| {
            bencher.iter(|| pages(black_box(&bytes)));
        });
        group.bench_function(format!("{name}/workbook read back"), |bencher| {
            bencher.iter(|| FilledWorkbook::read(black_box(&bytes)).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, workbook);
criterion_main!(benches);
