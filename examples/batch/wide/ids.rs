//! The ids of a table, read before its rows are rated: which of them come back.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::Read;

use anyhow::Result;

use super::{Layout, Rows, Wide, id_key, is_same_id};

/// Ids whose rows are not side by side.
#[derive(Debug, Default)]
pub struct Ids {
    /// By id, in the form that is compared: the first lines at which its rows begin; none once it is reported.
    back: HashMap<Vec<u8>, Vec<u64>>,
}

/// Where the rows of an id begin.
#[derive(Clone, Copy, Debug)]
pub struct Runs {
    /// The line of its first row.
    pub first: u64,
    /// The line at which it comes back.
    pub again: u64,
}

impl<R: Read> Wide<R> {
    /// Reads all ids, and so to the end of the table.
    pub fn ids(&mut self) -> Result<Ids> {
        // Hashes take a fraction of the memory of ids. `at` distinguishes two ids of one hash.
        let hasher = RandomState::new();
        let mut first: HashMap<u64, u64, RandomState> = HashMap::default();
        let mut back = HashMap::new();
        let mut before = Vec::new();
        let Rows { lines, splitter } = &mut self.rows;
        let Layout { header, delimiter } = &self.layout;
        while let Some((text, span)) = lines.next_row()? {
            let line = span.line;
            let id = match header.hides_id(span.form) {
                true => b"",
                false => header.id_of(splitter.row(text, &span), *delimiter),
            };
            if id == before {
                continue;
            }
            let goes_on = is_same_id(id, &before);
            before.clear();
            before.extend_from_slice(id);
            if goes_on || id.is_empty() {
                continue;
            }
            let id = id_key(id);
            let start = *first.entry(hasher.hash_one(&id)).or_insert(line);
            if start < line {
                let lines: &mut Vec<u64> =
                    back.entry(id.into_owned()).or_insert_with(|| vec![start]);
                // One more than is named, as the first may be of another id with this hash.
                if lines.len() < 3 {
                    lines.push(line);
                }
            }
        }
        Ok(Ids { back })
    }
}

impl Ids {
    /// Whether no id comes back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.back.is_empty()
    }

    /// Whether the id of a row comes back; and where its rows begin, at the first of them only.
    pub fn at(&mut self, id: &[u8], line: u64) -> Option<Option<Runs>> {
        let id = id_key(id);
        let lines = self.back.get_mut(&*id)?;
        if lines.is_empty() {
            return Some(None);
        }
        if lines[0] != line {
            lines.remove(0);
        }
        let &[first, again, ..] = &lines[..] else {
            self.back.remove(&*id);
            return None;
        };
        lines.clear();
        Some(Some(Runs { first, again }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Ids;

    fn ids(lines: &[u64]) -> Ids {
        let back = HashMap::from([(b"p".to_vec(), lines.to_vec())]);
        Ids { back }
    }

    fn at(ids: &mut Ids, line: u64) -> Option<Option<(u64, u64)>> {
        let runs = ids.at(b"p", line)?;
        Some(runs.map(|runs| (runs.first, runs.again)))
    }

    #[test]
    fn an_id_that_comes_back_is_reported_once() {
        let mut ids = ids(&[2, 10, 20]);
        assert_eq!(at(&mut ids, 2), Some(Some((2, 10))));
        assert_eq!(at(&mut ids, 10), Some(None));
        assert_eq!(at(&mut ids, 20), Some(None));
        assert_eq!(ids.at(b"q", 5).map(|_| ()), None);
    }

    #[test]
    fn an_id_with_the_hash_of_another_does_not_come_back() {
        // Row 2 is of another id.
        let mut once = ids(&[2, 10]);
        assert_eq!(at(&mut once, 10), None);
        assert!(once.is_empty());
        let mut twice = ids(&[2, 10, 20]);
        assert_eq!(at(&mut twice, 10), Some(Some((10, 20))));
        assert_eq!(at(&mut twice, 20), Some(None));
    }
}
