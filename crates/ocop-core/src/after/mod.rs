//! The consequences of a rating (26/2026, Art. 4, 7, 8 and 12): recognition, certificate,
//! withdrawal, product code.

#[cfg(feature = "serde")]
pub(crate) mod answer;
pub(crate) mod certificate;
pub(crate) mod certificate_counts;
pub(crate) mod certificate_period;
pub(crate) mod date_range;
pub(crate) mod product_code;
pub(crate) mod re_evaluation_window;
pub(crate) mod recognition;
pub(crate) mod withdrawal;
