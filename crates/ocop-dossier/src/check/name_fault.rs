//! Names of units in addresses that are not right, as the examination keeps them.

use alloc::string::String;

use ocop_core::Label;

/// What is wrong with a name in an address.
#[derive(Debug)]
pub(crate) enum NameFault {
    /// It is the name of another unit than the code's.
    Other {
        member: &'static str,
        named: String,
        code: String,
        unit: String,
        right: Label,
    },
    /// It is no name of a unit on the day.
    NotInUse { named: String, right: String },
}

/// The member and the name of the place, and what is wrong with a name in its address.
pub(crate) type PlaceFault = (&'static str, &'static Label, NameFault);
