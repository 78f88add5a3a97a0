//! Names of units as people write them.

use crate::base::text;
use crate::base::text::parts::words;

/// Whether a written name is a name of the lists.
///
/// Words are compared as [`text`] does, and signs between them do not matter, nor zeros in front of a
/// number. A name written without any diacritics needs none.
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
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if number(written) && number(own) {
        return written.trim_start_matches('0') == own.trim_start_matches('0');
    }
    if bare {
        // Most words differ in their first letter.
        return text::bare(written).eq(text::bare(own));
    }
    text::same(written, own)
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
            ("Mĩ Lí", "Mỹ Lý"),
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
