//! Workers: each rates the lines of its batches.

use memchr::memchr;
use ocop_batch::LineRater;
use ocop_core::json::{LineError, Record};
use ocop_core::{Error, Lang};
use ocop_examples::Words;
use ocop_examples::ordered::Spare;

use crate::give;
use crate::reader::Batch;

/// Output of a worker for one batch.
pub(crate) struct Answer {
    /// The language of messages.
    lang: Lang,
    pub(crate) text: Vec<u8>,
    pub(crate) read: u64,
    pub(crate) rated: u64,
    pub(crate) errors: u64,
}

/// What rates the lines of each batch.
pub(crate) fn worker(
    (limit, plan, lang): (usize, bool, Lang),
    spare: &Spare<Vec<u8>>,
) -> impl FnMut(Batch) -> Answer {
    let rater = LineRater::new();
    let mut rater = if plan { rater.with_plans() } else { rater };
    move |batch| {
        let mut answer = Answer {
            lang,
            text: spare.take(),
            read: 0,
            rated: 0,
            errors: 0,
        };
        match batch {
            Batch::TooLong { line } => answer.too_long(limit, line),
            Batch::Lines { text, first } => {
                answer.read = text.len() as u64;
                let mut rest = &*text;
                for number in first.. {
                    if rest.is_empty() {
                        break;
                    }
                    let end = memchr(b'\n', rest);
                    let line = &rest[..end.unwrap_or(rest.len())];
                    rest = end.map_or(&[], |end| &rest[end + 1..]);
                    let line = line.strip_suffix(b"\r").unwrap_or(line);
                    answer.rate(&mut rater, line, number, limit);
                }
                give(spare, text);
            }
        }
        answer
    }
}

/// Whether a line is empty but for spaces and a byte-order mark.
fn is_empty(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    line.trim_ascii().is_empty()
}

impl Answer {
    fn rate(&mut self, rater: &mut LineRater, line: &[u8], number: u64, limit: usize) {
        if is_empty(line) {
            return;
        }
        if line.len() > limit {
            return self.too_long(limit, number);
        }
        let start = self.text.len();
        if rater.rate(line, number, &mut self.text) {
            self.rated += 1;
        } else {
            self.errors += 1;
            if self.lang != Lang::En
                && let Err(error) = Record::read(line)
            {
                self.translate(start, error.error());
            }
        }
    }

    /// Writes the message of the error that begins at a place in the answer's language.
    fn translate(&mut self, start: usize, error: &Error) {
        let words = Words::from(error);
        // Within a text quotes are escaped, so this is found only as a member.
        let member = |message| format!("\"message\":{}", serde_json::Value::from(message));
        let (from, to) = (member(words.get(Lang::En)), member(words.get(self.lang)));
        let place = memchr::memmem::find(&self.text[start..], from.as_bytes());
        if let Some(place) = place {
            let place = start + place;
            let range = place..place + from.len();
            self.text.splice(range, to.into_bytes());
        }
    }

    fn too_long(&mut self, limit: usize, line: u64) {
        self.errors += 1;
        let error = LineError::too_long(limit).at_line(line);
        let start = self.text.len();
        // This cannot fail: memory takes every line, and all keys are text.
        if serde_json::to_writer(&mut self.text, &error).is_ok() {
            self.text.push(b'\n');
            self.translate(start, error.error());
        }
    }
}
