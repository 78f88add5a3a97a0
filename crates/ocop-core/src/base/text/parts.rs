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

/// Whether a character is a quote, or has no width.
#[must_use]
pub const fn is_nothing(character: char) -> bool {
    letter::is_nothing(character)
}

/// Two texts from the last space before their first different byte. Behind a space nothing depends on what is
/// before.
#[must_use]
pub fn different_words<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    different_ends(one, other, |byte| *byte == b' ')
}

/// Two texts from the last end of a part before their first different byte.
pub(super) fn different_ends<'a>(
    one: &'a str,
    other: &'a str,
    ends_part: fn(&u8) -> bool,
) -> (&'a str, &'a str) {
    const MANY: usize = 8;
    let many = one.as_bytes().chunks_exact(MANY);
    let many = many.zip(other.as_bytes().chunks_exact(MANY));
    let mut equal = MANY * many.take_while(|(one, other)| one == other).count();
    let rest = |text: &'a str| text.bytes().skip(equal);
    equal += rest(one)
        .zip(rest(other))
        .take_while(|(one, other)| one == other)
        .count();
    let end = one.as_bytes()[..equal].iter().rposition(ends_part);
    let start = end.map_or(0, |end| end + 1);
    (
        one.get(start..).unwrap_or(one),
        other.get(start..).unwrap_or(other),
    )
}
