//! The option `--rounding`.

use clap::ValueEnum;
use ocop_core::Rounding;

/// A way to round means for display, as typed on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[expect(missing_docs, reason = "a doc comment would appear in the help")]
pub enum RoundingName {
    Down,
    HalfUp,
    HalfEven,
}

impl From<RoundingName> for Rounding {
    fn from(name: RoundingName) -> Self {
        match name {
            RoundingName::Down => Self::Down,
            RoundingName::HalfUp => Self::HalfUp,
            RoundingName::HalfEven => Self::HalfEven,
        }
    }
}
