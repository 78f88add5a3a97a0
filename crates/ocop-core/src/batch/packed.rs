//! Packed scorecards.
