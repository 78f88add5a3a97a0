//! Names of units as people write them.

/// Whether a written name is a name of the lists.
///
/// Case, spaces, hyphens, apostrophes, composition and the place of the tone in a syllable do not
/// matter, nor zeros in front of a number. A name written without any diacritics needs none.
pub(crate) fn same(written: &str, own: &str) -> bool {
    written == own || is_same(written, words(own))
}

/// The same for a name that is known word by word.
pub(crate) fn is_same<'a>(written: &str, own: impl Iterator<Item = &'a str>) -> bool {
    let bare = written.is_ascii();
    let mut own = own.flat_map(words);
    words(written).all(|word| own.next().is_some_and(|own| same_word(word, own, bare)))
        && own.next().is_none()
        && words(written).next().is_some()
}

pub(crate) fn same_word(written: &str, own: &str, bare: bool) -> bool {
    if written == own {
        return true;
    }
    // Most words differ in their first letter.
    if let (Some(one), Some(other)) = (written.bytes().next(), own.bytes().next())
        && one.is_ascii_alphabetic()
        && other.is_ascii_alphabetic()
        && !one.eq_ignore_ascii_case(&other)
    {
        return false;
    }
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if number(written) && number(own) {
        return written.trim_start_matches('0') == own.trim_start_matches('0');
    }
    if bare {
        return written
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .eq(letters(own).filter_map(|letter| match letter {
                'đ' => Some('d'),
                mark if is_combining_mark(mark) => None,
                other => Some(other),
            }));
    }
    letters(written).eq(letters(own)) && tones(written).eq(tones(own))
}

fn tones(word: &str) -> impl Iterator<Item = char> {
    parts(word).filter(is_tone)
}

/// Letters with the marks that make other letters of them, without tones.
fn letters(word: &str) -> impl Iterator<Item = char> {
    parts(word).filter(|letter| {
        (letter.is_alphanumeric() || is_combining_mark(*letter)) && !is_tone(letter)
    })
}

/// Small letters with their marks behind them.
fn parts(word: &str) -> impl Iterator<Item = char> {
    let small = word.chars().flat_map(char::to_lowercase);
    small.flat_map(|letter| {
        let [letter, mark, tone] = apart(letter);
        let marks = [mark, tone].into_iter().filter(|&mark| mark != NONE);
        core::iter::once(letter).chain(marks)
    })
}

/// Stands for no mark.
const NONE: char = '\0';
const BREVE: char = '\u{306}';
const CIRCUMFLEX: char = '\u{302}';
const HORN: char = '\u{31b}';

/// Grave, hook, tilde, acute and dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// The vowels with each tone in this order, and what they are made of.
const VOWELS: [(&str, char, char); 12] = [
    ("aàảãáạ", 'a', NONE),
    ("ăằẳẵắặ", 'a', BREVE),
    ("âầẩẫấậ", 'a', CIRCUMFLEX),
    ("eèẻẽéẹ", 'e', NONE),
    ("êềểễếệ", 'e', CIRCUMFLEX),
    ("iìỉĩíị", 'i', NONE),
    ("oòỏõóọ", 'o', NONE),
    ("ôồổỗốộ", 'o', CIRCUMFLEX),
    ("ơờởỡớợ", 'o', HORN),
    ("uùủũúụ", 'u', NONE),
    ("ưừửữứự", 'u', HORN),
    ("yỳỷỹýỵ", 'y', NONE),
];

/// A small Vietnamese letter, its mark and its tone.
fn apart(letter: char) -> [char; 3] {
    if letter.is_ascii() {
        return [letter, NONE, NONE];
    }
    if letter == 'ð' {
        return ['đ', NONE, NONE];
    }
    for (vowels, base, mark) in VOWELS {
        if let Some(tone) = vowels.chars().position(|own| own == letter) {
            let tone = tone.checked_sub(1).and_then(|tone| TONES.get(tone));
            return [base, mark, tone.copied().unwrap_or(NONE)];
        }
    }
    [letter, NONE, NONE]
}

fn is_tone(mark: &char) -> bool {
    TONES.contains(mark)
}

fn is_combining_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// The words of a name. An apostrophe is inside a word: `H'leo`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let between = |letter: char| {
        !letter.is_alphanumeric() && !is_combining_mark(letter) && !matches!(letter, '\'' | '’')
    };
    text.split(between).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_in_every_usual_spelling() {
        for (written, own) in [
            ("Tuần Giáo", "Tuần Giáo"),
            ("TUẦN  GIÁO", "Tuần Giáo"),
            ("Tua\u{302}\u{300}n Gia\u{301}o", "Tuần Giáo"),
            ("tuan giao", "Tuần Giáo"),
            ("Yên Hòa", "Yên Hoà"),
            ("Ðiện Biên", "Điện Biên"),
            ("dien bien", "Điện Biên"),
            ("Ea H’leo", "Ea H'leo"),
            ("ea hleo", "Ea H'leo"),
            ("Văn Miếu – Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám"),
            ("05", "5"),
        ] {
            assert!(same(written, own), "{written}");
        }
    }

    #[test]
    fn other_names_differ() {
        for (written, own) in [
            ("", "Tuần Giáo"),
            ("-", "Tuần Giáo"),
            ("Tuần", "Tuần Giáo"),
            ("Tuần Giáo Đông", "Tuần Giáo"),
            ("Sơn Hà", "Sơn Hạ"),
            ("Đông Tiến", "Đồng Tiến"),
            ("Văn Lang", "Văn Lăng"),
            ("50", "5"),
        ] {
            assert!(!same(written, own), "{written}");
        }
    }
}
