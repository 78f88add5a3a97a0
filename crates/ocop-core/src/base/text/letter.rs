//! What a character is in a text that is compared.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What a character is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Unit {
    /// A small letter without its tone, and the tone.
    Letter(char, Option<Tone>),
    /// A tone that is a character of its own.
    Tone(Tone),
    /// Another diacritic that is a character of its own.
    Mark(char),
    Space,
    /// A hyphen or dash of any kind.
    Dash,
    /// A quote of any kind, or a character without a width.
    Nothing,
    /// A digit or sign.
    Other(char),
}

/// A tone of Vietnamese.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tone {
    /// Huyền.
    Grave,
    /// Sắc.
    Acute,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Nặng.
    Dot,
}

impl Tone {
    pub(super) const ALL: [Self; 5] =
        [Self::Grave, Self::Acute, Self::Hook, Self::Tilde, Self::Dot];

    /// The combining character of the tone.
    pub(super) const fn mark(self) -> char {
        match self {
            Self::Grave => '\u{300}',
            Self::Acute => '\u{301}',
            Self::Tilde => '\u{303}',
            Self::Hook => '\u{309}',
            Self::Dot => '\u{323}',
        }
    }

    const fn of(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{300}' => Self::Grave,
            '\u{301}' => Self::Acute,
            '\u{303}' => Self::Tilde,
            '\u{309}' => Self::Hook,
            '\u{323}' => Self::Dot,
            _ => return None,
        })
    }
}

/// What a character is. Only ASCII and the letters of Vietnamese come composed.
#[inline]
pub(super) fn unit(character: char) -> Unit {
    match character {
        'a'..='z' => Unit::Letter(character, None),
        'A'..='Z' => Unit::Letter(character.to_ascii_lowercase(), None),
        '0'..='9' => Unit::Other(character),
        ' ' | '\t'..='\r' => Unit::Space,
        '-' => Unit::Dash,
        '"' | '\'' | '`' => Unit::Nothing,
        '\0'..='\u{7F}' => Unit::Other(character),
        _ => match composed(character) {
            Some((letter, tone)) => Unit::Letter(letter, tone),
            None => rare(character),
        },
    }
}

fn rare(character: char) -> Unit {
    if let Some(tone) = Tone::of(character) {
        return Unit::Tone(tone);
    }
    match character {
        _ if is_dash(character) => Unit::Dash,
        _ if is_nothing(character) => Unit::Nothing,
        _ if character.is_whitespace() => Unit::Space,
        // `B₁₂`.
        '₀'..='₉' => {
            let digit = u32::from(character) - u32::from('₀');
            Unit::Other(char::from_digit(digit, 10).unwrap_or(character))
        }
        _ if is_combining_mark(character) => Unit::Mark(character),
        _ => {
            let small = character.to_lowercase().next().unwrap_or(character);
            if character.is_alphabetic() {
                Unit::Letter(small, None)
            } else {
                Unit::Other(small)
            }
        }
    }
}

/// Hyphens and dashes: the category Pd of Unicode, the minus sign and the hyphen bullet.
pub(super) const fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{58A}' | '\u{5BE}' | '\u{1400}' | '\u{1806}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2E17}'
                | '\u{2E1A}'
                | '\u{2E3A}'
                | '\u{2E3B}'
                | '\u{2E40}'
                | '\u{2E5D}'
                | '\u{301C}'
                | '\u{3030}'
                | '\u{30A0}'
                | '\u{FE31}'
                | '\u{FE32}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{10EAD}'
    )
}

/// Quotes and apostrophes, and characters without a width: joiners, directions, soft hyphens.
pub(super) const fn is_nothing(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '`'
            | '´'
            | '«'
            | '»'
            | '\u{2B9}'..='\u{2BC}'
            | '\u{2EE}'
            | '\u{2018}'..='\u{201F}'
            | '\u{2032}'..='\u{2037}'
            | '\u{2039}'
            | '\u{203A}'
            | '\u{275B}'..='\u{275E}'
            | '\u{276E}'
            | '\u{276F}'
            | '\u{300C}'..='\u{300F}'
            | '\u{301D}'..='\u{301F}'
            | '\u{FF02}'
            | '\u{FF07}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// Whether a character parts words: neither letter, digit nor diacritic, and not without a width.
pub(super) fn parts_words(character: char) -> bool {
    if character.is_ascii() {
        !character.is_ascii_alphanumeric() && !matches!(character, '"' | '\'' | '`')
    } else {
        match composed(character) {
            Some(_) => false,
            None => match rare(character) {
                Unit::Space | Unit::Dash => true,
                Unit::Other(other) => !other.is_alphanumeric(),
                Unit::Letter(..) | Unit::Tone(_) | Unit::Mark(_) | Unit::Nothing => false,
            },
        }
    }
}

/// Whether a character is one that [`unit`] knows in its composed form, or has no other form.
pub(super) fn is_plain(character: char) -> bool {
    if character < '\u{C0}' || composed(character).is_some() {
        return true;
    }
    if is_combining_mark(character) {
        return false;
    }
    let mut alone = true;
    decompose_canonical(character, |part| alone &= part == character);
    alone
}

/// A diacritic that makes another letter, and the letter.
pub(super) const fn with_mark(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31B}') => 'ơ',
        ('u', '\u{31B}') => 'ư',
        _ => return None,
    })
}

/// A letter of Vietnamese without its diacritics.
pub(super) const fn bare(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        _ => letter,
    }
}

/// Whether a character is a tone or another diacritic.
pub(super) fn is_mark(character: char) -> bool {
    !character.is_ascii() && is_combining_mark(character)
}

pub(super) const fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// A letter of Vietnamese beyond ASCII: the small letter without its tone, and the tone.
#[inline]
const fn composed(character: char) -> Option<(char, Option<Tone>)> {
    let code = character as usize;
    let (letter, tone) = match code {
        LATIN..LATIN_END => LATIN_LETTERS[code - LATIN],
        TONED..TONED_END => TONED_LETTERS[code - TONED],
        _ => return None,
    };
    if letter == '\0' {
        None
    } else {
        Some((letter, tone))
    }
}

/// The vowels: without a tone, then with those of [`Tone::ALL`].
const VOWELS: [([char; 6], [char; 6]); 12] = [
    (
        ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
        ['A', 'À', 'Á', 'Ả', 'Ã', 'Ạ'],
    ),
    (
        ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
        ['Ă', 'Ằ', 'Ắ', 'Ẳ', 'Ẵ', 'Ặ'],
    ),
    (
        ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
        ['Â', 'Ầ', 'Ấ', 'Ẩ', 'Ẫ', 'Ậ'],
    ),
    (
        ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
        ['E', 'È', 'É', 'Ẻ', 'Ẽ', 'Ẹ'],
    ),
    (
        ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
        ['Ê', 'Ề', 'Ế', 'Ể', 'Ễ', 'Ệ'],
    ),
    (
        ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
        ['I', 'Ì', 'Í', 'Ỉ', 'Ĩ', 'Ị'],
    ),
    (
        ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
        ['O', 'Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ'],
    ),
    (
        ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
        ['Ô', 'Ồ', 'Ố', 'Ổ', 'Ỗ', 'Ộ'],
    ),
    (
        ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
        ['Ơ', 'Ờ', 'Ớ', 'Ở', 'Ỡ', 'Ợ'],
    ),
    (
        ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
        ['U', 'Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ'],
    ),
    (
        ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
        ['Ư', 'Ừ', 'Ứ', 'Ử', 'Ữ', 'Ự'],
    ),
    (
        ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
        ['Y', 'Ỳ', 'Ý', 'Ỷ', 'Ỹ', 'Ỵ'],
    ),
];

/// Đ, and letters that look like it: eth (U+00D0, U+00F0) and the African D (U+0189).
const DJ: [char; 5] = ['Đ', 'đ', 'Ð', 'ð', 'Ɖ'];

/// The blocks of Unicode with these letters.
const LATIN: usize = 0xC0;
const LATIN_END: usize = 0x1B1;
const TONED: usize = 0x1EA0;
const TONED_END: usize = 0x1EFA;

type Row = (char, Option<Tone>);

static LATIN_LETTERS: [Row; LATIN_END - LATIN] = letters(LATIN);
static TONED_LETTERS: [Row; TONED_END - TONED] = letters(TONED);

/// The letters of a block, by their place in it; `\0` for others.
const fn letters<const N: usize>(first: usize) -> [Row; N] {
    let mut letters = [('\0', None); N];
    let mut vowel = 0;
    while vowel < VOWELS.len() {
        let (small, large) = VOWELS[vowel];
        let mut place = 0;
        while place < small.len() {
            let tone = match place {
                0 => None,
                _ => Some(Tone::ALL[place - 1]),
            };
            let row = (small[0], tone);
            letters = with(letters, first, small[place], row);
            letters = with(letters, first, large[place], row);
            place += 1;
        }
        vowel += 1;
    }
    let mut dj = 0;
    while dj < DJ.len() {
        letters = with(letters, first, DJ[dj], ('đ', None));
        dj += 1;
    }
    letters
}

const fn with<const N: usize>(
    mut letters: [Row; N],
    first: usize,
    character: char,
    row: Row,
) -> [Row; N] {
    let code = character as usize;
    if first <= code && code < first + N {
        letters[code - first] = row;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_composed_letter_is_its_decomposition() {
        let mut count = 0;
        for code in 0x80..0x2000 {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            let Some((letter, tone)) = composed(character) else {
                continue;
            };
            count += 1;
            if letter == 'đ' {
                continue;
            }
            let mut found = ('\0', None);
            decompose_canonical(character, |part| match unit(part) {
                Unit::Letter(base, None) => found.0 = base,
                Unit::Mark(mark) => found.0 = with_mark(found.0, mark).unwrap(),
                Unit::Tone(own) => found.1 = Some(own),
                other => panic!("{character}: {other:?}"),
            });
            assert_eq!(found, (letter, tone), "{character}");
        }
        // Twelve vowels with six tones in two cases, but for those of ASCII; five forms of Đ.
        assert_eq!(count, 12 * 6 * 2 - 6 * 2 + 5);
    }
}
