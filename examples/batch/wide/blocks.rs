//! Blocks of whole rows, or of whole councils, which several threads can read.

use std::io::Read;

use anyhow::Result;

use super::{Chunk, Ids, Layout, Runs, is_same_id};
use ocop_examples::lines::{Form, Lines, Span};
use ocop_examples::split::Splitter;

/// Some rows of a table, one after the other.
#[derive(Debug, Default)]
pub struct Block {
    text: Vec<u8>,
    spans: Vec<Span>,
    /// The id above the first row, which a row without one may belong to.
    pub above: Vec<u8>,
    /// The row just above the first one, if its id is not known for sure.
    pub hidden_above: Option<u64>,
    /// The row just below the last one, if it has no id for sure.
    pub below: Option<Below>,
    /// The councils whose id comes back: the line of the first row, and where the rows of the id begin,
    /// at the first of them only.
    pub back: Vec<(u64, Option<Runs>)>,
    /// The members of a council that is too large; the block has only its first row.
    pub too_large: Option<u64>,
}

/// A row that may belong to the council above it.
#[derive(Clone, Copy, Debug)]
pub struct Below {
    /// Its line.
    pub line: u64,
    /// Whether it has an id, which is not known for sure.
    pub hides_id: bool,
}

/// Reads the rows of blocks into a chunk.
#[derive(Debug)]
pub struct Filler<'a> {
    layout: &'a Layout,
    splitter: Splitter,
}

impl<'a> Filler<'a> {
    /// Rows with this meaning.
    #[must_use]
    pub fn new(layout: &'a Layout) -> Self {
        let splitter = Splitter::new(layout.delimiter);
        Self { layout, splitter }
    }

    /// The rows of a block in place of those that the chunk had.
    pub fn fill(&mut self, chunk: &mut Chunk, block: &Block) {
        chunk.drop_front(chunk.rows());
        let Layout { header, delimiter } = self.layout;
        for span in &block.spans {
            let row = self.splitter.row(&block.text, span);
            chunk.push(header, row, *delimiter, span);
        }
    }
}

impl Block {
    /// Whether it has no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    fn clear(&mut self) {
        self.spans.clear();
        self.above.clear();
        self.hidden_above = None;
        self.below = None;
        self.back.clear();
        self.too_large = None;
    }
}

/// The rows of a table below its header.
#[derive(Debug)]
pub struct Rows<R> {
    pub(super) lines: Lines<R>,
    pub(super) splitter: Splitter,
}

impl<R: Read> Rows<R> {
    /// Reads at most so many rows into a block, as many as are there; none at the end of the table.
    ///
    /// The block gives its buffer in exchange, so that hardly anything is copied.
    pub fn block(&mut self, block: &mut Block, rows: usize) -> Result<()> {
        block.clear();
        let lines = &mut self.lines;
        while block.spans.len() < rows {
            match lines.find() {
                Some(span) => block.spans.push(span),
                None if !block.spans.is_empty() => break,
                None => {
                    lines.shift(0);
                    if !lines.more()? {
                        break;
                    }
                }
            }
        }
        lines.exchange(&mut block.text);
        Ok(())
    }
}

/// Divides a table into blocks of whole councils: rows of one id, which are side by side.
#[derive(Debug)]
pub struct Councils<'a> {
    layout: &'a Layout,
    /// The most members of a council.
    most: usize,
    ids: Ids,
    /// The id that was read last.
    above: Vec<u8>,
    /// The row that was read last, if its id is not known for sure.
    hidden: Option<u64>,
}

impl<'a> Councils<'a> {
    /// Councils of at most so many members. The ids are those that come back.
    #[must_use]
    pub const fn new(layout: &'a Layout, most: usize, ids: Ids) -> Self {
        Self {
            layout,
            most,
            ids,
            above: Vec::new(),
            hidden: None,
        }
    }

    /// Reads the rows of some councils into a block; none at the end of the table.
    pub fn block<R: Read>(&mut self, rows: &mut Rows<R>, block: &mut Block) -> Result<()> {
        block.clear();
        block.above.clone_from(&self.above);
        block.hidden_above = self.hidden;
        let spans = &mut block.spans;
        // The rows before this place are of whole councils.
        let (mut whole, mut before) = (0, Vec::new());
        loop {
            let Some(span) = rows.lines.find() else {
                if whole > 0 {
                    break;
                }
                if !rows.lines.more()? {
                    whole = spans.len();
                    break;
                }
                continue;
            };
            let id = self.id(rows, &span);
            if !joins(&before, id) {
                whole = spans.len();
            }
            if before != id {
                before.clear();
                before.extend_from_slice(id);
            }
            spans.push(span);
            if spans.len() - whole > self.most {
                if whole == 0 {
                    return self.too_large(rows, block);
                }
                break;
            }
            // What is left of a row that is too long is not there to go back to.
            if span.form == Form::TooLong {
                whole = spans.len();
                break;
            }
        }
        if let Some(next) = spans.get(whole).copied() {
            if self.id(rows, &next).is_empty() {
                let hides_id = self.layout.header.hides_id(next.form);
                let line = next.line;
                block.below = Some(Below { line, hides_id });
            }
            rows.lines.back_to(&next);
            block.spans.truncate(whole);
        }
        self.look_up(rows, block);
        rows.lines.exchange(&mut block.text);
        Ok(())
    }

    /// The id of a row that was found; empty if there is none for sure.
    fn id<'r, R: Read>(&self, rows: &'r mut Rows<R>, span: &Span) -> &'r [u8] {
        let Layout { header, delimiter } = self.layout;
        if header.hides_id(span.form) {
            return b"";
        }
        let row = rows.splitter.row(rows.lines.text(), span);
        header.id_of(row, *delimiter)
    }

    /// Looks up the ids of a block, and remembers the last one.
    fn look_up<R: Read>(&mut self, rows: &mut Rows<R>, block: &mut Block) {
        if let Some(last) = block.spans.last() {
            let hides_id = self.layout.header.hides_id(last.form);
            self.hidden = hides_id.then_some(last.line);
        }
        let ids = block.spans.iter().rev();
        let last = ids.map(|span| self.id(rows, span).to_vec());
        if let Some(last) = last.into_iter().find(|id| !id.is_empty()) {
            self.above = last;
        }
        if self.ids.is_empty() {
            return;
        }
        let mut before = Vec::new();
        for span in &block.spans {
            let id = self.id(rows, span).to_vec();
            if !joins(&before, &id)
                && !id.is_empty()
                && let Some(runs) = self.ids.at(&id, span.line)
            {
                block.back.push((span.line, runs));
            }
            before = id;
        }
    }

    /// Skips a council that is too large, and keeps its first row.
    fn too_large<R: Read>(&mut self, rows: &mut Rows<R>, block: &mut Block) -> Result<()> {
        let mut members = block.spans.len() as u64;
        block.spans.truncate(1);
        let first = block.spans[0];
        let own = self.id(rows, &first).to_vec();
        loop {
            let Some(span) = rows.lines.find() else {
                rows.lines.shift(first.end);
                if !rows.lines.more()? {
                    break;
                }
                continue;
            };
            if !joins(&own, self.id(rows, &span)) {
                rows.lines.back_to(&span);
                break;
            }
            members += 1;
        }
        block.too_large = Some(members);
        self.look_up(rows, block);
        rows.lines.exchange(&mut block.text);
        Ok(())
    }
}

/// Whether a row belongs to the council of the row above it; one without an id is joined to no other.
pub(super) fn joins(above: &[u8], id: &[u8]) -> bool {
    !id.is_empty() && is_same_id(above, id)
}
