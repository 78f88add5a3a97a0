//! Texts that people write: whether they are blank, and whether two are equal.

use unicode_normalization::UnicodeNormalization;

/// A text without its outer spaces, if it is not blank.
#[inline]
pub(crate) fn said(text: &Option<alloc::string::String>) -> Option<&str> {
    let text = trimmed(text.as_deref()?);
    (!text.is_empty()).then_some(text)
}

/// A text without its outer spaces. Few texts have any, and to trim is slow.
#[inline]
pub(crate) fn trimmed(text: &str) -> &str {
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    trimmed_of_spaces(text)
}

fn trimmed_of_spaces(text: &str) -> &str {
    let outer = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if outer { text.trim() } else { text }
}

/// Whether two texts are equal apart from case, spaces and the composition of diacritics.
pub(crate) fn same(one: &str, other: &str) -> bool {
    // Most texts differ in their first letter. Diacritics that follow do not make it another one.
    if let (Some(first), Some(second)) = (one.bytes().next(), other.bytes().next())
        && (first.is_ascii_graphic() && second.is_ascii_graphic())
        && !first.eq_ignore_ascii_case(&second)
    {
        return false;
    }
    one == other || is_same_folded(one, other)
}

fn is_same_folded(one: &str, other: &str) -> bool {
    // Composing is slow, and few texts need it.
    if is_composed(one) && is_composed(other) {
        words(one)
            .flat_map(char::to_lowercase)
            .eq(words(other).flat_map(char::to_lowercase))
    } else {
        plain(one).eq(plain(other))
    }
}

/// Whether two names are of one person. “Ông” or “Bà” before a name is not a part of it.
pub(crate) fn same_person(one: &str, other: &str) -> bool {
    let name = |text| {
        let (title, name) = str::split_once(text, char::is_whitespace).unwrap_or_default();
        let titled = same(title, "Ông") || same(title, "Bà");
        if titled { name } else { text }
    };
    same(one, other) || same(name(one.trim()), name(other.trim()))
}

/// Whether two numbers or standards are equal by their letters and digits alone.
pub(crate) fn same_code(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let code = |text| plain(text).filter(|character| character.is_alphanumeric());
    code(one).eq(code(other)) && code(one).next().is_some()
}

/// A text in the form that is compared: composed, in small letters, with one space between words.
pub(crate) fn plain(text: &str) -> impl Iterator<Item = char> {
    words(text).nfc().flat_map(char::to_lowercase)
}

fn words(text: &str) -> impl Iterator<Item = char> {
    let words = text.split_whitespace();
    words.flat_map(|word| word.chars().chain([' ']))
}

/// Whether a text has no combining diacritics (U+0300 to U+036F begin with these bytes).
fn is_composed(text: &str) -> bool {
    text.bytes().fold(true, |composed, byte| {
        composed & !matches!(byte, 0xCC | 0xCD)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_case_spaces_and_form_of_diacritics() {
        assert!(same("Mật ong  rừng", " mật ONG rừng"));
        // Composed, and with combining marks.
        assert!(same("Mật", "Ma\u{323}\u{302}t"));
        assert!(!same("Mật ong", "Mat ong"));
        assert!(!same("Mật ong", "Mật ong rừng"));
    }

    #[test]
    fn a_title_is_no_part_of_a_name() {
        assert!(same_person("Ông Lò Văn Núi", "Lò Văn Núi"));
        assert!(same_person(" bà  Lò Thị Sông", "BÀ Lò Thị Sông"));
        assert!(!same_person("Ông Lò Văn Núi", "Ông Lò Văn Sông"));
        assert!(!same_person("Bà", "Ông"));
    }

    #[test]
    fn numbers_are_compared_by_letters_and_digits() {
        assert!(same_code("GD-6207-0001", "gd 6207 0001"));
        assert!(same_code("TCCS 01:2025/MORTG", "TCCS 01 : 2025/MORTG."));
        assert!(same_code("Số 07/Đ", "SO\u{302}\u{301} 07 / Đ"));
        assert!(!same_code("TCCS 01:2025", "TCCS 01:2022"));
        assert!(!same_code("-", "/"));
    }
}
