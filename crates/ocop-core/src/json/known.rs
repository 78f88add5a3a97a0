//! The names that the format knows, and the error for any other.

use alloc::string::String;

use crate::base::error::{Error, ErrorDetail, ErrorValue, names_of, nearest};

/// The members of a product.
pub(super) const PRODUCT: [&str; 13] = [
    "id",
    "edition",
    "set",
    "scorecards",
    "grounds",
    "tier",
    "level",
    "filed",
    "decided",
    "dossier_kind",
    "rules",
    "attendance",
    "extra",
];

/// The members of a scorecard with its member or its round.
pub(super) const CARD: [&str; 3] = ["member", "round", "choices"];

/// The error for a member that the format does not know; it names the nearest known one.
pub(super) fn unknown_member(path: String, name: &str, known: &'static [&'static str]) -> Error {
    let found = ("found", ErrorValue::outside(name));
    match nearest(name, known.iter().copied()) {
        Some(nearest) => {
            let nearest = ("nearest", ErrorValue::from(nearest));
            Error::new(ErrorDetail::UnknownMember, path, [found, nearest])
        }
        None => {
            let expected = ("expected", names_of(known));
            Error::new(ErrorDetail::UnknownMember, path, [found, expected])
        }
    }
}
