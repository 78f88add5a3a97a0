//! The caller's own JSON of a product, which comes back in the answer.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use core::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Any JSON, kept as written but without line breaks, so that an answer stays one line.
#[derive(Clone, Debug)]
pub(super) struct Extra(Box<RawValue>);

impl Extra {
    /// The value of `extra`; `None` for no JSON, which no parsed value is.
    pub(super) fn of(raw: &RawValue) -> Option<Self> {
        // Inside a string they are escaped, so that all others are space between values.
        const BREAKS: [char; 2] = ['\n', '\r'];
        if raw.get().contains(BREAKS) {
            return RawValue::from_string(raw.get().replace(BREAKS, ""))
                .ok()
                .map(Self);
        }
        Some(Self(raw.to_owned()))
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.get()
    }
}

/// By the text.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Extra {}

impl Hash for Extra {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
