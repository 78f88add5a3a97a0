//! What rates the blocks of a table, alone or in councils.

use std::io::Read;

use anyhow::{Context, Result};
use ocop_batch::{Batch, Columns, CouncilResults};
use ocop_batch_examples::wide::{
    Below, Block, Chunk, Councils, Filler, Ids, Layout, RowFault, Rows, is_same_id, members,
};
use ocop_examples::Words;
use ocop_examples::exit::Within;
use ocop_examples::ordered::{Spare, in_order};
use ocop_examples::output::Output;

use crate::NAME;
use crate::ratings::{Answer, Counts, Format, Ratings, Results};

/// What all threads rate by.
pub(crate) struct Program<'a> {
    pub(crate) council: bool,
    /// The most members of a council.
    pub(crate) most: usize,
    pub(crate) batch: Batch,
    pub(crate) layout: &'a Layout,
    pub(crate) format: Format,
}

/// What a thread rates with: buffers that are reused for the next block.
pub(crate) struct Rater<'a> {
    program: &'a Program<'a>,
    filler: Filler<'a>,
    chunk: Chunk,
    results: Results,
    ratings: Ratings<'a>,
}

impl Program<'_> {
    /// Rates the rows on so many threads, and writes the ratings in their order.
    pub(crate) fn run<R: Read + Send>(
        &self,
        mut rows: Rows<R>,
        ids: Ids,
        threads: usize,
    ) -> Result<Counts> {
        let lang = self.format.lang;
        let cannot_write = || Words::new("không ghi được", "cannot write");
        let output = Output::of(NAME).map_err(|error| Within::new(cannot_write(), error))?;
        output.write_or_end(&self.format.header(), lang);
        // Buffers that are used again.
        let (blocks, answers) = (Spare::default(), Spare::default());
        let (mut counts, mut fault) = (Counts::default(), None);
        let read = |send: &mut dyn FnMut(Block) -> bool| {
            let mut councils = Councils::new(self.layout, self.most, ids);
            loop {
                let mut block = blocks.take();
                if self.council {
                    councils.block(&mut rows, &mut block)?;
                } else {
                    rows.block(&mut block, self.most)?;
                }
                if block.is_empty() || !send(block) {
                    return anyhow::Ok(());
                }
            }
        };
        let rate = || {
            let mut rater = Rater::new(self);
            let (blocks, answers) = (&blocks, &answers);
            move |block| {
                let mut answer: Answer = answers.take();
                answer.clear();
                let rated = rater.rate(&block, &mut answer);
                blocks.give(block);
                (answer, rated)
            }
        };
        let read = in_order(
            threads,
            read,
            rate,
            |(answer, rated): (Answer, Result<()>)| {
                output.write_or_end(&answer.text, lang);
                counts.add(&answer.counts);
                answers.give(answer);
                fault = fault.take().or(rated.err());
            },
        );
        read.and(fault.map_or(Ok(counts), Err))
    }
}

impl<'a> Rater<'a> {
    pub(crate) fn new(program: &'a Program<'a>) -> Self {
        Self {
            program,
            filler: Filler::new(program.layout),
            chunk: Chunk::of(program.batch.sheet()),
            results: Results::default(),
            ratings: Ratings::new(&program.format),
        }
    }

    /// Rates the rows of a block, alone or in councils.
    pub(crate) fn rate(&mut self, block: &Block, answer: &mut Answer) -> Result<()> {
        let Self {
            program,
            filler,
            chunk,
            results,
            ratings,
        } = self;
        let Program { council, batch, .. } = program;
        filler.fill(chunk, block);
        if let Some(members) = block.too_large {
            let fault = match block.back.first() {
                None => Some(too_large(members, program.most)),
                Some((_, runs)) => runs.map(|runs| comes_back(runs.first, runs.again)),
            };
            if let Some(fault) = fault {
                ratings.fault(chunk, 0, chunk.line(0), &fault, answer);
            }
            return Ok(());
        }
        let rows = chunk.rows();
        results.offsets.clear();
        results.lines.clear();
        for row in 0..rows {
            if !*council || begins_council(chunk, row) {
                results.offsets.push(u32::try_from(row)?);
                results.lines.push(chunk.line(row));
            }
        }
        results.offsets.push(u32::try_from(rows)?);
        let member_column = program.layout.member_column();
        let faults = if *council && !member_column.is_empty() {
            let settled = members::settle(chunk, &mut results.offsets, member_column)?;
            results.aside = settled.aside;
            settled.faults
        } else {
            Vec::new()
        };
        let rows = chunk.rows();
        let councils = results.offsets.len() - 1;
        results.resize(councils);
        let (levels, cases) = chunk.columns(rows);
        let columns = Columns::new(&levels, &cases);
        let [three, four, five] = &mut results.unmet;
        let mut places = CouncilResults::new(
            &mut results.totals,
            &mut results.bands,
            &mut results.stars,
            &mut results.faults,
        )
        .unmet(three, four, five)
        .stopped(&mut results.stopped);
        batch.rate_councils(columns, &results.offsets, &mut places)?;

        let mut faults = faults.into_iter().peekable();
        let mut back = block.back.iter().peekable();
        let mut above = block.above.clone();
        for index in 0..councils {
            let [first, end] = [results.offsets[index], results.offsets[index + 1]];
            let members = first as usize..end as usize;
            let (first, line) = (members.start, results.lines[index]);
            let own = faults.next_if(|(council, ..)| *council == index);
            if *council && !chunk.hides_id(first) {
                let id = chunk.id(first);
                if id.is_empty() {
                    ratings.fault(chunk, first, line, &no_id(&above), answer);
                    continue;
                }
                above.clear();
                above.extend_from_slice(id);
                if let Some((_, runs)) = back.next_if(|(back, _)| *back == line) {
                    if let Some(runs) = runs {
                        // What lies between may be a row of its own that cannot be read.
                        let between = beside(chunk, block, &members);
                        let fault = between.unwrap_or_else(|| comes_back(runs.first, runs.again));
                        ratings.fault(chunk, first, runs.first, &fault, answer);
                    }
                    continue;
                }
            }
            if let Some((_, line, fault)) = own {
                ratings.fault(chunk, first, line, &fault, answer);
            } else if results.faults[index].is_none() && !chunk.has_unreadable(members.clone()) {
                let fault = if *council {
                    beside(chunk, block, &members)
                } else {
                    None
                };
                if let Some(fault) = fault {
                    ratings.fault(chunk, first, line, &fault, answer);
                } else {
                    ratings.rating(chunk, members, results, index, answer);
                }
            } else {
                let mut faults =
                    members.filter_map(|row| Some((row, chunk.fault(batch, columns, row)?)));
                let (row, fault) = faults.next().context("a row without its fault")?;
                ratings.fault(chunk, first, chunk.line(row), &fault, answer);
            }
        }
        Ok(())
    }
}

/// Whether a row begins a council; a row without an id is joined to no other.
fn begins_council(chunk: &Chunk, row: usize) -> bool {
    let has_no_id = |row| chunk.id(row).is_empty() || chunk.hides_id(row);
    row == 0
        || has_no_id(row)
        || has_no_id(row - 1)
        || !is_same_id(chunk.id(row - 1), chunk.id(row))
}

/// That a row beside a council may belong to it.
fn beside(chunk: &Chunk, block: &Block, members: &std::ops::Range<usize>) -> Option<RowFault> {
    let below = if members.end < chunk.rows() {
        let hides_id = chunk.hides_id(members.end);
        let line = chunk.line(members.end);
        let is_blank = hides_id || chunk.id(members.end).is_empty();
        is_blank.then_some(Below { line, hides_id })
    } else {
        block.below
    };
    let above = match members.start.checked_sub(1) {
        Some(row) => chunk.hides_id(row).then(|| chunk.line(row)),
        None => block.hidden_above,
    };
    match (below, above) {
        // Rows without an id may be further members, as in merged cells.
        (Some(below), _) if !below.hides_id => Some(incomplete(below.line)),
        (Some(Below { line, .. }), _) | (None, Some(line)) => Some(doubtful(line)),
        (None, None) => None,
    }
}

fn no_id(above: &[u8]) -> RowFault {
    let (mut vi, mut en) = (
        "hàng không có mã sản phẩm".to_owned(),
        "the row has no id".to_owned(),
    );
    if !above.is_empty() {
        let above = String::from_utf8_lossy(above);
        vi += &format!(
            "; nếu hàng này thuộc `{above}` ở hàng trên (ô gộp), ghi mã vào từng hàng rồi chạy lại"
        );
        en += &format!(
            "; if it belongs to `{above}` above (a merged cell), write the id in each row and run again"
        );
    }
    RowFault::bad("id", Words::new(vi, en))
}

fn too_large(members: u64, most: usize) -> RowFault {
    let words = Words::new(
        format!("hội đồng có {members} thành viên; nhiều nhất là {most}, xem --chunk"),
        format!("the council has {members} members; the limit is {most}, see --chunk"),
    );
    RowFault::bad("id", words)
}

/// A council beside a row whose id is not known for sure.
fn doubtful(line: u64) -> RowFault {
    let words = Words::new(
        format!(
            "hàng {line} bên cạnh không đọc được mã nên có thể thuộc hội đồng này: không xếp sao; sửa hàng đó rồi chạy lại"
        ),
        format!(
            "row {line} beside it has no readable id and may belong to it: not rated; correct that row and run again"
        ),
    );
    RowFault::bad("id", words)
}

/// A council that may have further members in the rows below it.
fn incomplete(blank: u64) -> RowFault {
    let words = Words::new(
        format!(
            "các hàng không có mã ở ngay dưới (từ hàng {blank}) có thể thuộc hội đồng này (ô gộp): không xếp sao; ghi mã vào từng hàng rồi chạy lại"
        ),
        format!(
            "the rows below without an id (from row {blank}) may belong to it (a merged cell): not rated; write the id in each row and run again"
        ),
    );
    RowFault::bad("id", words)
}

fn comes_back(first: u64, again: u64) -> RowFault {
    let words = Words::new(
        format!(
            "mã ở hàng {first} lặp lại ở hàng {again}, sau các mã khác: không xếp sao; sắp xếp bảng theo mã"
        ),
        format!(
            "the id of row {first} comes back in row {again}, after other ids: not rated; sort the table by id"
        ),
    );
    RowFault::bad("id", words)
}
