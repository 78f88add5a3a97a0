//! In what two ladders of levels differ, read off their English wording, which keeps every place,
//! share and period of the print.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ChangeKind;

/// Words for places, each with the place that it names.
const PLACES: [(&str, &str); 9] = [
    ("commune", "commune"),
    ("communes", "commune"),
    ("district", "district"),
    ("districts", "district"),
    ("province", "province"),
    ("provinces", "province"),
    ("provincial", "province"),
    ("local", "locality"),
    ("locality", "locality"),
];

/// Words before a share that bound it, and the word behind it.
const BOUNDS: [&str; 5] = ["under", "over", "to", "least", "from"];

/// Words that say nothing by themselves.
const FILLERS: [&str; 14] = [
    "the", "a", "an", "of", "or", "and", "in", "with", "for", "more", "by", "on", "at", "as",
];

/// What differs between the levels of two criteria; `Condition` where new words ask for more than
/// places, shares and periods, or where nothing else differs.
pub(super) fn between<'a>(
    from: impl Iterator<Item = &'a str>,
    to: impl Iterator<Item = &'a str>,
) -> Vec<ChangeKind> {
    let (from, to) = (Facts::of(from), Facts::of(to));
    let mut kinds = Vec::new();
    if from.places != to.places {
        kinds.push(ChangeKind::Citation);
    }
    if from.shares != to.shares {
        kinds.push(ChangeKind::Share);
    }
    if from.periods != to.periods {
        kinds.push(ChangeKind::Period);
    }
    if kinds.is_empty() || to.words.difference(&from.words).next().is_some() {
        kinds.push(ChangeKind::Condition);
    }
    kinds
}

#[derive(Default)]
struct Facts {
    places: BTreeSet<&'static str>,
    shares: BTreeSet<String>,
    periods: BTreeSet<String>,
    /// Every other word that says something.
    words: BTreeSet<String>,
}

impl Facts {
    fn of<'a>(levels: impl Iterator<Item = &'a str>) -> Self {
        let mut facts = Self::default();
        for level in levels {
            facts.add(level);
        }
        facts
    }

    fn add(&mut self, level: &str) {
        let lower = level.to_lowercase();
        let words: Vec<&str> = lower
            .split(|character: char| !character.is_alphanumeric() && character != '%')
            .filter(|word| !word.is_empty())
            .collect();
        for (index, word) in words.iter().enumerate() {
            let before = index.checked_sub(1).map_or("", |index| words[index]);
            let behind = words.get(index + 1).copied().unwrap_or("");
            let more = words.get(index + 2).copied().unwrap_or("");
            let place = PLACES.iter().find(|(name, _)| name == word);
            self.places.extend(place.map(|(_, place)| *place));
            if word.ends_with('%') {
                let bound = if BOUNDS.contains(&before) { before } else { "" };
                let more = if (behind, more) == ("or", "more") {
                    "or more"
                } else {
                    ""
                };
                self.shares.insert(alloc::format!("{bound} {word} {more}"));
            }
            let is_time = |word: &str| word.starts_with("month") || word.starts_with("year");
            if is_time(behind) {
                self.periods
                    .insert(alloc::format!("{word} {}", &behind[..4]));
            }
            let is_fact = place.is_some()
                || is_time(word)
                || word.chars().any(char::is_numeric)
                || BOUNDS.contains(word)
                || FILLERS.contains(word);
            if !is_fact {
                self.words.insert((*word).to_string());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(from: &[&str], to: &[&str]) -> Vec<ChangeKind> {
        between(from.iter().copied(), to.iter().copied())
    }

    #[test]
    fn places_shares_and_periods_are_told_apart() {
        use ChangeKind::{Citation, Condition, Period, Share};
        let old = "50% to 75% of workers from the district";
        assert_eq!(
            kinds(&[old], &["50% to 75% of workers from the commune"]),
            [Citation]
        );
        assert_eq!(
            kinds(&[old], &["50% to under 75% of workers from the district"]),
            [Share]
        );
        assert_eq!(kinds(&["75% or more"], &["over 75%"]), [Share]);
        assert_eq!(
            kinds(&["steady for 6 months"], &["steady for 12 months"]),
            [Period]
        );
        assert_eq!(
            kinds(&["for 2 years"], &["for 2 consecutive years"]),
            [Period, Condition]
        );
        assert_eq!(
            kinds(&["a leaflet"], &["a leaflet and a website"]),
            [Condition]
        );
        let both = ["75% of workers from the commune, for 12 months"];
        assert_eq!(kinds(&[old], &both), [Citation, Share, Period]);
        // Inflected words name the same place.
        assert_eq!(
            kinds(&["in the province"], &["provincial contest"]),
            [Condition]
        );
    }
}
