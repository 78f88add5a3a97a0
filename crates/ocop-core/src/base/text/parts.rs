//! Parts of texts for those who compare them in their own way.

use super::folded::{Characters, Folded};
use super::letter;
use super::names::{Words, without_title};

/// The letters and digits of a number in the form that [`same_code`](super::same_code) compares.
pub fn code(number: &str) -> impl Iterator<Item = char> + Clone {
    Folded::new(Characters::of(number), true)
}

/// The letters of a name in the form that [`same_name`](super::same_name) compares.
pub fn name(name: &str) -> impl Iterator<Item = char> + Clone {
    Words::of(without_title(name)).folded()
}

/// The words of a text, without the signs between them and the quotes around them.
pub fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    let words = text.split(letter::parts_words);
    let words = words.map(|word| word.trim_matches(letter::is_nothing));
    words.filter(|word| !word.is_empty())
}

/// Whether a character is a hyphen or dash of any kind.
#[must_use]
pub const fn is_dash(character: char) -> bool {
    letter::is_dash(character)
}
