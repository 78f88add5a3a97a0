//! Values that every other module uses: errors, languages, labels, points, means, stars, days.

pub(crate) mod day;
pub(crate) mod digits;
pub(crate) mod error;
pub(crate) mod label;
pub(crate) mod lang;
pub(crate) mod macros;
pub(crate) mod mean;
pub(crate) mod money;
#[cfg(feature = "serde")]
pub(crate) mod object;
pub(crate) mod padded;
pub(crate) mod per_star;
pub(crate) mod points;
pub(crate) mod star;
pub mod text;
