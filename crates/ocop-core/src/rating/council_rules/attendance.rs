//! The attendance of a meeting of the council, against which its quorum is checked.

/// The attendance of a meeting: members appointed, and whether the chair was present.
///
/// The members present are those who scored.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[allow(clippy::exhaustive_structs)] // Two facts, written down in the minutes.
pub struct Attendance {
    /// The members appointed to the council.
    pub members: u16,
    /// Whether the chair was present.
    pub chair: bool,
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Attendance {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use crate::base::object;

        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Form {
            #[serde(deserialize_with = "object::whole")]
            members: u16,
            chair: bool,
        }
        let Form { members, chair } = object::one(deserializer)?;
        Ok(Self { members, chair })
    }
}
