//! The names that the format knows, and the error for any other.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::base::error::{Error, ErrorKind, Quoted};

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
pub(super) fn unknown_member(path: String, name: &str, known: &[&str]) -> Error {
    let hint = match nearest(name, known) {
        Some(nearest) => format!("the nearest known name is `{nearest}`"),
        None => format!("known are {}", known.join(", ")),
    };
    let message = format!("unknown member {}: {hint}", Quoted(name));
    Error::new(ErrorKind::UnknownMember, path, message)
}

/// The nearest of some names, if any is as near as a slip of the hand.
fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    /// The longest name that is compared; no known one is longer than 12.
    const LONGEST: usize = 24;
    let name: Vec<char> = name.chars().take(LONGEST + 1).collect();
    if name.len() > LONGEST {
        return None;
    }
    let name: Vec<char> = name.into_iter().flat_map(char::to_lowercase).collect();
    let near = known.iter().map(|&known| (distance(&name, known), known));
    let (distance, nearest) = near.min_by_key(|&(distance, _)| distance)?;
    // A third of the letters may differ.
    (distance * 3 <= name.len().max(3)).then_some(nearest)
}

/// How many letters are put in, left out or changed between two names (Levenshtein distance).
fn distance(name: &[char], known: &str) -> usize {
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (index, letter) in known.chars().enumerate() {
        let mut corner = index;
        row[0] = index + 1;
        for (place, &own) in name.iter().enumerate() {
            let changed = corner + usize::from(own != letter);
            corner = row[place + 1];
            row[place + 1] = changed.min(corner + 1).min(row[place] + 1);
        }
    }
    row[name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_a_slip_of_the_hand_away() {
        for (name, wanted) in [
            ("ground", Some("grounds")),
            ("Filed", Some("filed")),
            ("TIER", Some("tier")),
            ("rule", Some("rules")),
            ("tire", None),
            ("score_cards", Some("scorecards")),
            ("dossierKind", Some("dossier_kind")),
            ("extras", Some("extra")),
            ("producer", None),
            ("note", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, &PRODUCT), wanted, "{name}");
        }
        assert_eq!(nearest("choice", &CARD), Some("choices"));
        assert_eq!(nearest(&"x".repeat(1_000_000), &CARD), None);
    }
}
