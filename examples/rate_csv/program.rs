//! What rates the chunks of a table, alone or in councils.

use std::io::{Read, Write};

use anyhow::{Context, Result};
use ocop_batch::{Batch, Columns, CouncilResults};
use ocop_batch_examples::wide::{Chunk, Ids, RowFault, Wide, is_same_id, members};
use ocop_examples::Words;

use crate::ratings::{Ratings, Results};

/// What rates the chunks of a table.
pub(crate) struct Program<'a, W: Write> {
    pub(crate) council: bool,
    pub(crate) batch: Batch,
    pub(crate) ids: Ids,
    /// The id before, which a row without one may belong to.
    pub(crate) above: Vec<u8>,
    pub(crate) results: Results,
    pub(crate) output: Ratings<'a, W>,
}

impl<W: Write> Program<'_, W> {
    /// Rates a table in chunks of so many rows.
    pub(crate) fn rate_all<R: Read>(
        &mut self,
        table: &mut Wide<R>,
        rows: usize,
        chunk: &mut Chunk,
    ) -> Result<()> {
        loop {
            // One row more than a council may have shows whether the last council continues.
            let read = table.fill(chunk, rows.saturating_add(1));
            let continues = chunk.rows() > rows;
            let whole = if self.council && (continues || read.is_err()) {
                (0..chunk.rows())
                    .rev()
                    .find(|&row| begins_council(chunk, row))
            } else {
                None
            };
            match whole.unwrap_or(chunk.rows()) {
                0 if continues => self.too_many(table, chunk, rows)?,
                whole => {
                    let rest = chunk.rows() - whole;
                    self.rate(table.member_column(), whole, chunk)?;
                    chunk.drop_front(chunk.rows() - rest);
                }
            }
            self.output.flush()?;
            read?;
            if !continues {
                return Ok(());
            }
        }
    }

    /// Rates the first rows of a chunk, alone or in councils, and writes their ratings.
    fn rate(&mut self, member_column: &str, rows: usize, chunk: &mut Chunk) -> Result<()> {
        let Self {
            council,
            batch,
            ids,
            above,
            results,
            output,
        } = self;
        results.offsets.clear();
        for row in 0..=rows {
            if !*council || row == rows || begins_council(chunk, row) {
                results.offsets.push(u32::try_from(row)?);
            }
        }
        results.lines.clear();
        let firsts = results.offsets.iter().take(results.offsets.len() - 1);
        let lines = firsts.map(|&first| chunk.line(first as usize));
        results.lines.extend(lines);
        let faults = if *council && !member_column.is_empty() {
            let settled = members::settle(chunk, &mut results.offsets, member_column)?;
            results.aside = settled.aside;
            settled.faults
        } else {
            Vec::new()
        };
        let rows = results.offsets.last().map_or(0, |&rows| rows as usize);
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
        for index in 0..councils {
            let [first, end] = [results.offsets[index], results.offsets[index + 1]];
            let members = first as usize..end as usize;
            let (first, line) = (members.start, results.lines[index]);
            let own = faults.next_if(|(council, ..)| *council == index);
            if *council {
                let id = chunk.id(first);
                if id.is_empty() {
                    output.fault(chunk, first, line, &no_id(above))?;
                    continue;
                }
                above.clear();
                above.extend_from_slice(id);
                match ids.at(id, line) {
                    None => {}
                    Some(None) => continue,
                    Some(Some(runs)) => {
                        let fault = comes_back(runs.first, runs.again);
                        output.fault(chunk, first, runs.first, &fault)?;
                        continue;
                    }
                }
            }
            if let Some((_, line, fault)) = own {
                output.fault(chunk, first, line, &fault)?;
            } else if results.faults[index].is_none() && !chunk.has_unreadable(members.clone()) {
                let below = members.end;
                if *council && below < chunk.rows() && chunk.id(below).is_empty() {
                    // Rows without an id may be further members, as in merged cells.
                    output.fault(chunk, first, line, &incomplete(chunk.line(below)))?;
                } else {
                    output.rating(chunk, members, results, index)?;
                }
            } else {
                let mut faults =
                    members.filter_map(|row| Some((row, chunk.fault(batch, columns, row)?)));
                let (row, fault) = faults.next().context("a row without its fault")?;
                output.fault(chunk, first, chunk.line(row), &fault)?;
            }
        }
        Ok(())
    }

    /// Reports a council that does not fit into a chunk, and skips it.
    fn too_many<R: Read>(
        &mut self,
        table: &mut Wide<R>,
        chunk: &mut Chunk,
        most: usize,
    ) -> Result<()> {
        let id = chunk.id(0).to_vec();
        let members = chunk.rows() as u64 + table.skip(&id)?;
        let line = chunk.line(0);
        let fault = match self.ids.at(&id, line) {
            None => Some(RowFault::bad(
                "id",
                Words::new(
                    format!("hội đồng có {members} thành viên; nhiều nhất là {most}, xem --chunk"),
                    format!("the council has {members} members; the limit is {most}, see --chunk"),
                ),
            )),
            Some(runs) => runs.map(|runs| comes_back(runs.first, runs.again)),
        };
        if let Some(fault) = fault {
            self.output.fault(chunk, 0, line, &fault)?;
        }
        chunk.drop_front(chunk.rows());
        Ok(())
    }
}

/// Whether a row begins a council; a row without an id is joined to no other.
fn begins_council(chunk: &Chunk, row: usize) -> bool {
    row == 0 || chunk.id(row).is_empty() || !is_same_id(chunk.id(row - 1), chunk.id(row))
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
