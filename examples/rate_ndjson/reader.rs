//! The input, cut into batches of complete lines.

use std::io::{self, ErrorKind, Read};

use memchr::{memchr, memchr_iter, memrchr};
use ocop_examples::ordered::Spare;

use crate::CHUNK;

/// Input for a worker.
pub(crate) enum Batch {
    /// Complete lines, the last perhaps without its line feed, and the number of the first.
    Lines { text: Vec<u8>, first: u64 },
    /// A line longer than the limit, which is not kept.
    TooLong { line: u64 },
}

/// Cuts the input into batches of complete lines, and sends them while more are wanted.
pub(crate) fn read(
    mut input: impl Read,
    limit: usize,
    send: &mut dyn FnMut(Batch) -> bool,
    spare: &Spare<Vec<u8>>,
) -> io::Result<()> {
    let (mut carry, mut line, mut skipping) = (Vec::new(), 1, false);
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let mut fresh = &chunk[..length];
        if skipping {
            let Some(end) = memchr(b'\n', fresh) else {
                continue;
            };
            fresh = &fresh[end + 1..];
            skipping = false;
            line += 1;
        }
        if let Some(end) = memrchr(b'\n', fresh) {
            let mut text = std::mem::replace(&mut carry, spare.take());
            text.extend_from_slice(&fresh[..=end]);
            fresh = &fresh[end + 1..];
            let first = line;
            line += memchr_iter(b'\n', &text).count() as u64;
            if !send(Batch::Lines { text, first }) {
                return Ok(());
            }
        }
        carry.extend_from_slice(fresh);
        // One more byte than the limit may be a carriage return.
        if carry.len() > limit.saturating_add(1) {
            carry = Vec::new();
            skipping = true;
            if !send(Batch::TooLong { line }) {
                return Ok(());
            }
        }
    }
    if !carry.is_empty() {
        send(Batch::Lines {
            text: carry,
            first: line,
        });
    }
    Ok(())
}
