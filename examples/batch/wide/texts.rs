//! Texts of a column, one after the other.

/// Texts, one after the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    pub(super) fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
    }

    pub(super) fn get(&self, place: usize) -> &[u8] {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends
            .get(place)
            .map_or(&[], |&end| &self.bytes[start..end])
    }

    pub(super) fn drop_front(&mut self, count: usize) {
        if self.ends.is_empty() {
            return;
        }
        let bytes = count.checked_sub(1).map_or(0, |last| self.ends[last]);
        self.bytes.drain(..bytes);
        self.ends.drain(..count);
        for end in &mut self.ends {
            *end -= bytes;
        }
    }

    pub(super) fn retain(&mut self, keeps: impl Fn(usize) -> bool) {
        let mut others = Self::default();
        for place in (0..self.ends.len()).filter(|&place| keeps(place)) {
            others.push(self.get(place));
        }
        *self = others;
    }
}
