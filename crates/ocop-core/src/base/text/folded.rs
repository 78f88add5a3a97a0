//! The letters of a text in the form that is compared, one after another.

use core::str::Chars;

use unicode_normalization::{Decompositions, UnicodeNormalization};

use super::letter::{Tone, Unit, is_plain, is_vowel, unit, with_mark};

/// The letters of a text in the form that is compared: small ones, each group of vowels with its tones
/// behind it.
///
/// So the place of a tone does not matter, as a syllable has one group of vowels and one tone.
#[derive(Clone)]
pub(super) struct Folded<I> {
    characters: I,
    /// Whether letters and digits alone count.
    code: bool,
    /// The next unit, if it was read before it is used.
    next: Option<Unit>,
    /// The last letter. A diacritic may still make another letter of it.
    held: Option<char>,
    /// The tones of the vowels since the last other letter, three bits each.
    tones: u32,
    /// The letters before the held one.
    onset: Onset,
    before: Before,
}

/// The letters before one, in its run of letters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Onset {
    None,
    /// One of those after which y and i are one.
    One,
    Q,
    Qu,
    Other,
}

/// What comes before the next letter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Before {
    /// Nothing or a dash, so that a space does not count.
    Start,
    Letter,
    Space,
}

/// The characters of a text, decomposed if some of them need it.
#[derive(Clone)]
pub(super) enum Characters<'a> {
    Plain(Chars<'a>),
    Decomposed(Decompositions<Chars<'a>>),
}

impl<'a> Characters<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        if text.chars().all(is_plain) {
            Self::Plain(text.chars())
        } else {
            Self::Decomposed(text.nfd())
        }
    }
}

impl Iterator for Characters<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        match self {
            Self::Plain(characters) => characters.next(),
            Self::Decomposed(characters) => characters.next(),
        }
    }
}

/// Whether the letters of two texts are equal; of codes their letters and digits alone.
pub(super) fn is_equal(one: &str, other: &str, code: bool) -> bool {
    match (Characters::of(one), Characters::of(other)) {
        // Nearly always. To compare letters of one kind is faster.
        (Characters::Plain(one), Characters::Plain(other)) => {
            Folded::new(one, code).eq(Folded::new(other, code))
        }
        (one, other) => Folded::new(one, code).eq(Folded::new(other, code)),
    }
}

impl<I: Iterator<Item = char>> Folded<I> {
    /// The letters of a text; of a code the letters and digits alone.
    pub(super) const fn new(characters: I, code: bool) -> Self {
        Self {
            characters,
            code,
            next: None,
            held: None,
            tones: 0,
            onset: Onset::None,
            before: Before::Start,
        }
    }

    /// The next unit that counts.
    #[inline]
    fn read(&mut self) -> Option<Unit> {
        loop {
            match unit(self.characters.next()?) {
                Unit::Nothing => {}
                Unit::Space | Unit::Dash if self.code => {}
                Unit::Other(other) if self.code && !other.is_alphanumeric() => {}
                found => return Some(found),
            }
        }
    }

    /// Takes a letter as the next one.
    #[inline]
    fn hold(&mut self, letter: char, tone: Option<Tone>) {
        self.held = Some(letter);
        if let Some(tone) = tone {
            self.add(tone);
        }
    }

    /// The held letter, once it is known what follows.
    #[inline]
    fn release(&mut self, is_followed: bool) -> Option<char> {
        let letter = self.held.take()?;
        let onset = self.onset;
        self.onset = match (onset, letter) {
            (Onset::None, 'h' | 'k' | 'l' | 'm' | 's' | 't') => Onset::One,
            (Onset::None, 'q') => Onset::Q,
            (Onset::Q, 'u') => Onset::Qu,
            _ => Onset::Other,
        };
        // As the whole rhyme, y and i are one sound: `Lý`, `Lí`.
        let is_rhyme =
            letter == 'y' && !is_followed && !self.code && matches!(onset, Onset::One | Onset::Qu);
        Some(if is_rhyme { 'i' } else { letter })
    }

    /// A tone of the vowels before, the last one first.
    #[inline]
    fn tone(&mut self) -> Option<char> {
        let place = (self.tones & 7).checked_sub(1)?;
        self.tones >>= 3;
        let tone = Tone::ALL.get(place as usize)?;
        Some(tone.mark())
    }

    /// More than ten tones of one group of vowels are in no text.
    #[inline]
    const fn add(&mut self, tone: Tone) {
        self.tones = self.tones << 3 | (tone as u32 + 1);
    }

    /// The space before a letter or sign, if there is one.
    #[inline]
    fn space(&mut self) -> Option<char> {
        let space = self.before == Before::Space;
        self.before = Before::Letter;
        space.then_some(' ')
    }

    /// What comes before a unit that is no letter: the held letter and the tones.
    #[inline]
    fn end(&mut self) -> Option<char> {
        self.release(false).or_else(|| self.tone())
    }
}

impl<I: Iterator<Item = char>> Iterator for Folded<I> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        loop {
            let Some(next) = self.next.take().or_else(|| self.read()) else {
                return self.end();
            };
            // What is returned before a unit is used leaves it for the next time.
            let before = match next {
                Unit::Letter(letter, tone) => {
                    let is_group = is_vowel(letter) || self.tones == 0;
                    let held = self.release(true);
                    if held.is_some() && is_group {
                        self.hold(letter, tone);
                        return held;
                    }
                    let tones = if is_group {
                        None
                    } else {
                        held.or_else(|| self.tone())
                    };
                    let before = tones.or_else(|| self.space());
                    if before.is_none() {
                        self.hold(letter, tone);
                        continue;
                    }
                    before
                }
                Unit::Tone(tone) => {
                    self.add(tone);
                    continue;
                }
                Unit::Mark(mark) => {
                    let letter = self.held.and_then(|held| with_mark(held, mark));
                    if letter.is_some() {
                        self.held = letter;
                        continue;
                    }
                    let before = self.release(true).or_else(|| self.space());
                    if before.is_none() {
                        return Some(mark);
                    }
                    before
                }
                Unit::Space => {
                    let before = self.end();
                    if before.is_none() {
                        self.onset = Onset::None;
                        if self.before == Before::Letter {
                            self.before = Before::Space;
                        }
                        continue;
                    }
                    before
                }
                Unit::Dash => {
                    let before = self.end();
                    if before.is_none() {
                        self.onset = Onset::None;
                        self.before = Before::Start;
                        return Some('-');
                    }
                    before
                }
                Unit::Other(other) => {
                    let before = self.end();
                    if before.is_none() {
                        self.onset = Onset::None;
                    }
                    let before = before.or_else(|| self.space());
                    if before.is_none() {
                        return Some(other);
                    }
                    before
                }
                Unit::Nothing => continue,
            };
            self.next = Some(next);
            return before;
        }
    }
}
