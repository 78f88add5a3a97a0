//! The letters of a text in the form that is compared, one after another.

use core::str::Chars;

use unicode_normalization::{Decompositions, UnicodeNormalization};

use super::letter::{Tone, Unit, is_plain, is_vowel, unit, with_mark};

/// The letters of a text in the form that is compared: small ones, each group of vowels with its tones
/// behind it.
///
/// So the place of a tone does not matter, as a syllable has one group of vowels and one tone.
#[derive(Clone)]
pub(super) struct Folded<'a> {
    characters: Characters<'a>,
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
enum Characters<'a> {
    Plain(Chars<'a>),
    Decomposed(Decompositions<Chars<'a>>),
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

impl<'a> Folded<'a> {
    /// The letters of a text with its spaces and signs.
    pub(super) fn text(text: &'a str) -> Self {
        Self::new(text, false)
    }

    /// The letters and digits of a text alone.
    pub(super) fn code(text: &'a str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &'a str, code: bool) -> Self {
        let characters = if text.chars().all(is_plain) {
            Characters::Plain(text.chars())
        } else {
            Characters::Decomposed(text.nfd())
        };
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

    /// The held letter, if the next letter is known or there is none.
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
    fn add(&mut self, tone: Tone) {
        self.tones = self.tones << 3 | (tone as u32 + 1);
    }

    /// The space before a letter or sign, if there is one.
    #[inline]
    fn space(&mut self) -> Option<char> {
        let space = self.before == Before::Space;
        self.before = Before::Letter;
        space.then_some(' ')
    }
}

impl Iterator for Folded<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        loop {
            let next = self.next.take().or_else(|| self.read());
            // What is returned before the unit is used leaves it for the next time.
            let letter = matches!(next, Some(Unit::Letter(..) | Unit::Mark(_)));
            let ends = match next {
                Some(Unit::Letter(letter, _)) => !is_vowel(letter),
                Some(Unit::Tone(_) | Unit::Mark(_)) => false,
                _ => true,
            };
            match (next, self.held) {
                (Some(Unit::Tone(tone)), _) => {
                    self.add(tone);
                    continue;
                }
                (Some(Unit::Mark(mark)), Some(held)) if with_mark(held, mark).is_some() => {
                    self.held = with_mark(held, mark);
                    continue;
                }
                _ => {}
            }
            let before = self.release(letter);
            let before = before.or_else(|| if ends { self.tone() } else { None });
            if before.is_some() {
                self.next = next;
                return before;
            }
            match next? {
                Unit::Letter(letter, tone) => {
                    if let Some(space) = self.space() {
                        self.next = next;
                        return Some(space);
                    }
                    self.held = Some(letter);
                    if let Some(tone) = tone {
                        self.add(tone);
                    }
                }
                Unit::Mark(mark) => {
                    if let Some(space) = self.space() {
                        self.next = next;
                        return Some(space);
                    }
                    return Some(mark);
                }
                Unit::Space => {
                    self.onset = Onset::None;
                    if self.before == Before::Letter {
                        self.before = Before::Space;
                    }
                }
                Unit::Dash => {
                    self.onset = Onset::None;
                    self.before = Before::Start;
                    return Some('-');
                }
                Unit::Other(other) => {
                    self.onset = Onset::None;
                    if let Some(space) = self.space() {
                        self.next = next;
                        return Some(space);
                    }
                    return Some(other);
                }
                Unit::Tone(_) | Unit::Nothing => {}
            }
        }
    }
}
