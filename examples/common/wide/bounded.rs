//! A length limit for the rows of a table, so that memory is bounded.

use std::io::{self, Read};

/// The length limit of a row; without it, an unclosed quote would make one cell of the whole file.
const LONGEST_ROW: usize = 1 << 20;

/// An input that gives an error if a row is longer than [`LONGEST_ROW`].
#[derive(Debug)]
pub(crate) struct Bounded<R> {
    inner: R,
    left: usize,
}

impl<R> Bounded<R> {
    pub(crate) const fn new(inner: R) -> Self {
        Self {
            inner,
            left: LONGEST_ROW,
        }
    }

    /// Begins to count the bytes of the next row.
    pub(crate) const fn begin_row(&mut self) {
        self.left = LONGEST_ROW;
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read);
        if self.left == 0 {
            let message = "a row is longer than 1 MiB; a closing quote may be missing";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}
