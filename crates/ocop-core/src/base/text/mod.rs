//! Comparison of Vietnamese texts: what keyboards, agencies and registries write in different ways.
//!
//! One word has several right spellings, and a dossier holds papers of several offices. Two texts are
//! equal here if a reader takes them for the same:
//!
//! | writers differ in | equal | not equal |
//! |---|---|---|
//! | place of the tone | `hoà`, `hòa`; `thuỷ`, `thủy`; `toàn`, `tòan` | `hòa`, `hóa`; `hòa`, `hoa` |
//! | y and i as the whole rhyme after h, k, l, m, qu, s, t | `Lý`, `Lí`; `Mỹ`, `Mĩ`; `quý`, `quí` | `Thúy`, `Thúi`; `tay`, `tai` |
//! | letters that look alike | `Đ` (U+0110), `Ð` (eth, U+00D0) | `Đông`, `Dông` |
//! | composition of diacritics | `ậ` as one, two or three characters | `a`, `â`, `ă` |
//! | case | `Mật ong`, `MẬT ONG` | |
//! | spaces | one or several, of any kind, at the ends, beside a dash | `Mật ong`, `Mậtong` |
//! | hyphens and dashes | `-`, `–`, `—`, `‑`, `−` | `Mẫu - Một`, `Mẫu Một` |
//! | quotes and apostrophes | any kind, or none | |
//! | characters without a width | any, or none | |
//!
//! What a text from outside looks like where it is shown is another matter: see [`outside`].
//!
//! [`same`] compares texts so, [`same_name`] names of persons and organisations, and [`same_code`]
//! numbers and standards. No comparison allocates memory for texts in Vietnamese.
//!
//! ```
//! use ocop_core::text;
//!
//! assert!(text::same("Thuỷ sản – hoà tan", "thủy sản - hòa tan"));
//! assert!(text::same_name("HTX Hoà Bình", "Hợp tác xã Hòa Bình"));
//! assert!(text::same_code("TCCS 01 : 2025/HB", "TCCS 01:2025/HB."));
//! // Another letter makes another word.
//! assert!(!text::same("Hoàng", "Hoàn"));
//! ```

mod folded;
mod letter;
mod names;
pub mod outside;
pub(crate) mod parts;
#[cfg(test)]
mod tests;

use folded::{Characters, Folded, is_equal};
use names::Words;
use parts::different_words;

/// Whether two texts are the same; see the [module](self) for what does not count.
///
/// It is for names of products, marks, indicators, ministries and classifications. Signs such as commas
/// count.
///
/// ```
/// use ocop_core::text::same;
///
/// assert!(same("Mật ong “Hoà Bình”", "MẬT ONG 'Hòa Bình'"));
/// assert!(!same("Mật ong Sơn La", "Mật ong Son La"));
/// ```
#[inline]
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one == other || (may_be_same(one, other) && is_same_folded(one, other))
}

fn is_same_folded(one: &str, other: &str) -> bool {
    let (one, other) = different_words(one, other);
    is_equal(one, other, false)
}

/// Whether two names are of the same person or organisation.
///
/// Beyond what [`same`] says:
///
/// - Abbreviations are equal to their words: HTX, THT, TNHH, MTV, CP, DNTN, Cty, CTCP, HKD, CSSX, UBND, and
///   the fields SX, KD, TM, DV, XNK, XD, DL, CB, NN, MT, PTNT. Only a whole word is one, or a word of several
///   of them, such as `SXTM`. `1 thành viên`, `1 TV` and `một TV` are `MTV`.
/// - `&` and `+` are `và`. Before one of these fields all of them may be missing: `TM&DV`, `TM và DV`,
///   `TM DV` and `TMDV` are one.
/// - A title (`Ông`, `Bà`, `Ông/Bà:`) before a name of at least two words does not count.
/// - Signs part words and do not count otherwise.
///
/// Do not use it for products: `CP` in the name of a product may be anything.
///
/// ```
/// use ocop_core::text::same_name;
///
/// let company = "Công ty Trách nhiệm hữu hạn Sản xuất và Thương mại Mẫu Một";
/// assert!(same_name("Công ty TNHH SX-TM Mẫu Một", company));
/// assert!(same_name("Ông Lò Văn Mẫu", "LÒ VĂN MẪU"));
/// assert!(!same_name("Công ty TNHH Mẫu Một", "Công ty Cổ phần Mẫu Một"));
/// ```
#[doc(alias = "tên tổ chức, cá nhân")]
#[inline]
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    one == other || (may_be_same_name(one, other) && is_same_name_folded(one, other))
}

fn is_same_name_folded(one: &str, other: &str) -> bool {
    let (one, other) = (names::without_title(one), names::without_title(other));
    let (one, other) = different_words(one, other);
    let mut others = Words::of(other);
    let mut ones = Words::of(one);
    ones.all(|word| others.next().is_some_and(|other| is_same_word(word, other)))
        && others.next().is_none()
}

/// Whether two words are the same.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || (may_be_same(one, other) && is_equal(one, other, false))
}

/// Whether a text has the words of a name in sequence, as the name of a department has those of its company.
///
/// Names are compared as [`same_name`] does. A name without words is in no text.
///
/// ```
/// use ocop_core::text::has_name;
///
/// assert!(has_name("Phòng KCS, Công ty TNHH Hoà Bình", "Công ty Trách nhiệm hữu hạn Hòa Bình"));
/// assert!(!has_name("Công ty TNHH Hoà Bình Xanh", "Hoà Bìn"));
/// ```
#[must_use]
pub fn has_name(text: &str, name: &str) -> bool {
    names::has(text, name)
}

/// Whether two numbers or standards are the same by their letters and digits.
///
/// Spaces and signs do not count, nor do case, the place of a tone and the composition of diacritics. Here y
/// and i differ. Without letters and digits only equal texts are the same.
///
/// ```
/// use ocop_core::text::same_code;
///
/// assert!(same_code("GD-6207-0001", "gd 6207 0001"));
/// assert!(same_code("07/PĐK", "07 / PÐK"));
/// assert!(!same_code("TCCS 01:2025", "TCCS 01:2022"));
/// assert!(!same_code("TCCS 1:2025", "TCCS 01:2025"));
/// ```
#[inline]
#[must_use]
pub fn same_code(one: &str, other: &str) -> bool {
    one == other || is_same_code_folded(one, other)
}

fn is_same_code_folded(one: &str, other: &str) -> bool {
    // Behind a digit nothing depends on what is before.
    let (ends, others) = parts::different_ends(one, other, u8::is_ascii_digit);
    is_equal(ends, others, true) && parts::code(one).next().is_some()
}

/// The letters of a text in the form that [`same`] compares. A string of them is a key for maps.
///
/// ```
/// use ocop_core::text::folded;
///
/// let key = |text| folded(text).collect::<String>();
/// assert_eq!(key("Thuỷ  sản"), key("THỦY SẢN"));
/// assert_ne!(key("Thủy sản"), key("Thúy sản"));
/// ```
pub fn folded(text: &str) -> impl Iterator<Item = char> + Clone {
    Folded::new(Characters::of(text), false)
}

/// The letters of a text in the form that [`same`] compares, without diacritics: for search.
///
/// ```
/// use ocop_core::text::bare;
///
/// assert_eq!(bare("Đồ uống").collect::<String>(), "do uong");
/// ```
pub fn bare(text: &str) -> impl Iterator<Item = char> + Clone {
    let letters = folded(text).filter(|&letter| !letter::is_mark(letter));
    letters.map(letter::bare)
}

/// Whether a text can be the same as another by its first letter. Most texts differ there.
#[inline]
pub(crate) fn may_be_same(one: &str, other: &str) -> bool {
    first_letters(one, other).is_none_or(|(one, other)| one == other)
}

/// Whether a name can be the same as another by its first letter.
#[inline]
fn may_be_same_name(one: &str, other: &str) -> bool {
    // A title, `và` or `1` for `một` may be before one of them.
    let may_differ = |letter| matches!(letter, b'b' | b'o' | b'v' | b'1');
    let letters = first_letters(one, other);
    letters.is_none_or(|(one, other)| one == other || may_differ(one) || may_differ(other))
}

/// The small first letters or digits of two texts, if both are ASCII. A diacritic that follows changes nothing:
/// no letter is equal to one that is made of another.
#[inline]
fn first_letters(one: &str, other: &str) -> Option<(u8, u8)> {
    let (one, other) = (*one.as_bytes().first()?, *other.as_bytes().first()?);
    let both = one.is_ascii_alphanumeric() && other.is_ascii_alphanumeric();
    both.then_some((one.to_ascii_lowercase(), other.to_ascii_lowercase()))
}
