//! Buffers, reused so that memory is bounded.

use std::sync::Mutex;

use crate::CHUNK;

/// Used buffers.
#[derive(Default)]
pub(crate) struct Spare(Mutex<Vec<Vec<u8>>>);

impl Spare {
    /// A used buffer, or a new one.
    pub(crate) fn take(&self) -> Vec<u8> {
        let buffer = self.0.lock().ok().and_then(|mut spare| spare.pop());
        buffer.unwrap_or_default()
    }

    /// Keeps a buffer for reuse.
    pub(crate) fn give(&self, mut buffer: Vec<u8>) {
        // A buffer that grew for a long line is dropped.
        if buffer.capacity() <= 4 * CHUNK
            && let Ok(mut spare) = self.0.lock()
        {
            buffer.clear();
            spare.push(buffer);
        }
    }
}
