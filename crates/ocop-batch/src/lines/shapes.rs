//! Lines that differ only in their id and their scorecards from a line that was read before.
//!
//! Most lines of a file are written by one program, with the same members in the same order. `serde_json`
//! has read what is around the id and the scorecards of such a line. Another id without escapes leaves it JSON
//! with the same members.

use alloc::vec::Vec;

use super::envelope::Envelope;
use ocop_core::{Edition, Tier};

/// The lines to remember in all, so that no file makes a rater allocate again and again.
const MOST: usize = 64;

/// What is around the ids and scorecards of lines that were read.
#[derive(Clone, Debug, Default)]
pub(super) struct Shapes {
    /// What is before the text of the id, the quote included.
    before: Vec<u8>,
    shapes: Vec<Shape>,
    /// How many lines were remembered.
    count: usize,
}

#[derive(Clone, Debug)]
struct Shape {
    /// What is between the text of the id and the scorecards.
    between: Vec<u8>,
    /// What is behind the scorecards.
    behind: Vec<u8>,
    edition: Edition,
    set: u16,
    tier: Tier,
}

impl Shapes {
    /// A line's members, where its scorecards begin, and what must be behind them.
    pub(super) fn find<'l>(&mut self, line: &'l [u8]) -> Option<(Envelope<'l>, usize, &[u8])> {
        let quote = self.before.len().checked_sub(1)?;
        let rest = line.strip_prefix(&*self.before)?;
        let special = |&byte: &u8| byte < b' ' || byte == b'"' || byte == b'\\';
        let end = self.before.len() + rest.iter().position(special)?;
        let rest = &line[end..];
        let place = self.shapes.iter();
        let place = { place }.position(|shape| rest.starts_with(&shape.between))?;
        // Lines of one sheet are often side by side.
        self.shapes.swap(0, place);
        let shape = &self.shapes[0];
        let id = line.get(quote..=end)?;
        let envelope = Envelope {
            id: core::str::from_utf8(id).ok()?,
            edition: shape.edition,
            set: shape.set,
            tier: shape.tier,
            scorecards: "",
            extra: None,
        };
        Some((envelope, end + shape.between.len(), &shape.behind))
    }

    /// Remembers a line that was read, `0` in place of its scorecards at a place.
    pub(super) fn add(&mut self, line: &[u8], envelope: &Envelope<'_>, scorecards: usize) {
        if self.count == MOST {
            return;
        }
        let id = envelope.id;
        let begin = (id.as_ptr() as usize).checked_sub(line.as_ptr() as usize);
        let (Some(begin), None) = (begin, envelope.extra) else {
            return;
        };
        // The id is a text, before the scorecards.
        let (text, end) = (begin + 1, begin + id.len() - 1);
        let (Some(before), Some(between)) = (line.get(..text), line.get(end..scorecards)) else {
            return;
        };
        if !before.ends_with(b"\"") || !between.starts_with(b"\"") {
            return;
        }
        if self.before != before {
            self.before = before.to_vec();
            self.shapes.clear();
        }
        self.count += 1;
        self.shapes.push(Shape {
            between: between.to_vec(),
            behind: line[scorecards + 1..].to_vec(),
            edition: envelope.edition,
            set: envelope.set,
            tier: envelope.tier,
        });
    }
}
