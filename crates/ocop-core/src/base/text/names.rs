//! Names of persons and organisations: titles, and abbreviations of legal forms.

use super::letter::{is_nothing, parts_words};
use super::{folded, is_same_word, may_be_same};

/// An abbreviation in names: its capitals, its words, and whether `và` before it says nothing.
type Abbreviation = (&'static str, &'static str, bool);

/// The abbreviations of legal forms, fields of business and offices. One that begins like another comes
/// after it.
const ABBREVIATIONS: [Abbreviation; 23] = [
    ("HTX", "hợp tác xã", false),
    ("THT", "tổ hợp tác", false),
    ("CTCP", "công ty cổ phần", false),
    ("CTY", "công ty", false),
    ("TNHH", "trách nhiệm hữu hạn", false),
    ("MTV", "một thành viên", false),
    ("1TV", "một thành viên", false),
    ("CP", "cổ phần", false),
    ("DNTN", "doanh nghiệp tư nhân", false),
    ("HKD", "hộ kinh doanh", false),
    ("CSSX", "cơ sở sản xuất", false),
    ("UBND", "ủy ban nhân dân", false),
    ("SX", "sản xuất", true),
    ("KD", "kinh doanh", true),
    ("TM", "thương mại", true),
    ("DV", "dịch vụ", true),
    ("XNK", "xuất nhập khẩu", true),
    ("XD", "xây dựng", true),
    ("DL", "du lịch", true),
    ("CB", "chế biến", true),
    ("NN", "nông nghiệp", true),
    ("PTNT", "phát triển nông thôn", true),
    ("MT", "môi trường", true),
];

/// The words of a name, with abbreviations in full.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    rest: &'a str,
    /// What is left of a word of several abbreviations, such as `SXTM`.
    codes: &'a str,
    /// What is left of the words of an abbreviation.
    full: &'static str,
}

impl<'a> Words<'a> {
    /// The words of a name that has no title.
    pub(super) const fn of(name: &'a str) -> Self {
        Self {
            rest: name,
            codes: "",
            full: "",
        }
    }

    /// The words in the form that is compared, each with a space behind it.
    pub(super) fn folded(self) -> impl Iterator<Item = char> + Clone {
        self.flat_map(|word| folded(word).chain([' ']))
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if !self.full.is_empty() {
            let (word, rest) = self.full.split_once(' ').unwrap_or((self.full, ""));
            self.full = rest;
            return Some(word);
        }
        if let Some(((_, words, _), rest)) = first(self.codes) {
            (self.full, self.codes) = (words, rest);
            return self.next();
        }
        let (word, rest) = word(self.rest)?;
        self.rest = rest;
        if let Some(((_, words, _), rest)) = abbreviations(word) {
            (self.full, self.codes) = (words, rest);
            return self.next();
        }
        if matches!(word, "&" | "+") || is_same_word(word, "và") {
            return if joins(rest) {
                self.next()
            } else {
                Some("và")
            };
        }
        // `1 thành viên`, `1 TV`, `một TV`.
        if word == "1" && begins(rest, "thành viên") {
            return Some("một");
        }
        if let Some(rest) = member(word, rest) {
            (self.full, self.rest) = ("thành viên", rest);
            return Some("một");
        }
        Some(word)
    }
}

/// The text behind `1 TV` or `một TV`, where that is what a word and the text behind it begin with.
fn member<'a>(first: &str, rest: &'a str) -> Option<&'a str> {
    // Few words begin so.
    let may_be = first == "1" || first.starts_with(['m', 'M']);
    let (second, rest) = may_be.then(|| word(rest)).flatten()?;
    (second.eq_ignore_ascii_case("TV") && (first == "1" || is_same_word(first, "một")))
        .then_some(rest)
}

/// A name without `Ông` or `Bà` before it, if the rest has as many words as a person's name has.
pub(super) fn without_title(name: &str) -> &str {
    // Most names begin otherwise.
    let initial = name.as_bytes().first().copied().unwrap_or_default();
    if initial.is_ascii_alphanumeric() && !matches!(initial | 0x20, b'b' | b'o') {
        return name;
    }
    let mut name = name;
    while let Some((title, rest)) = word(name) {
        let is_title = is_same_word(title, "ông") || is_same_word(title, "bà");
        let is_person = || word(rest).is_some_and(|(_, rest)| word(rest).is_some());
        if !is_title || !is_person() {
            break;
        }
        name = rest;
    }
    name
}

/// The first word of a text, and the text behind it. `&` and `+` are words.
pub(super) fn word(text: &str) -> Option<(&str, &str)> {
    let begins = |character| {
        matches!(character, '&' | '+') || !(parts_words(character) || is_nothing(character))
    };
    let text = text.get(text.find(begins)?..)?;
    let end = match text.as_bytes() {
        [b'&' | b'+', ..] => 1,
        _ => text.find(parts_words).unwrap_or(text.len()),
    };
    let (word, rest) = text.split_at_checked(end)?;
    Some((word.trim_end_matches(is_nothing), rest))
}

/// Whether a text has the words of a name in sequence. A long one has them as they are written.
pub(super) fn has(text: &str, name: &str) -> bool {
    let name = without_title(name);
    let Some((first, _)) = word(name) else {
        return false;
    };
    if !may_have(text, first) {
        return false;
    }
    // Nobody writes longer names, and each word of a text is compared with each of a name.
    if text.len().max(name.len()) > LONGEST {
        return text.contains(name);
    }
    let mut rest = text;
    while let Some((next, after)) = word(rest) {
        if may_be_same(next, first) {
            let mut own = Words::of(rest);
            let mut wanted = Words::of(name);
            if wanted.all(|word| own.next().is_some_and(|own| is_same_word(own, word))) {
                return true;
            }
        }
        rest = after;
    }
    false
}

/// Whether a word of a text may begin like another word. Few texts have one that does.
fn may_have(text: &str, word: &str) -> bool {
    let initial = word.as_bytes().first().copied().unwrap_or_default();
    if !initial.is_ascii_alphabetic() {
        return true;
    }
    let mut before = b' ';
    text.bytes().any(|byte| {
        let is_start = !before.is_ascii_alphanumeric();
        before = byte;
        is_start && byte.eq_ignore_ascii_case(&initial)
    })
}

/// The most bytes of a text in which a name is looked for word by word.
const LONGEST: usize = 1_024;

/// The first abbreviation of a word that consists of abbreviations, and the others.
fn abbreviations(word: &str) -> Option<(&'static Abbreviation, &str)> {
    // Most words have a vowel. Of those only U is in an abbreviation.
    let may_be = |byte: u8| byte.is_ascii() && !matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o');
    if !word.bytes().all(may_be) {
        return None;
    }
    let (found, rest) = first(word)?;
    let mut left = rest;
    while !left.is_empty() {
        left = first(left)?.1;
    }
    Some((found, rest))
}

/// The abbreviation with which a text begins, and the text behind it.
fn first(text: &str) -> Option<(&'static Abbreviation, &str)> {
    let mut all = ABBREVIATIONS.iter();
    all.find_map(|found| {
        let (begin, rest) = text.split_at_checked(found.0.len())?;
        begin.eq_ignore_ascii_case(found.0).then_some((found, rest))
    })
}

/// Whether a text begins with a field of business, before which `và` says nothing: `Sản xuất và Thương mại`,
/// `SX TM`.
fn joins(text: &str) -> bool {
    let Some((word, _)) = word(text) else {
        return false;
    };
    if let Some(((.., joins), _)) = abbreviations(word) {
        return *joins;
    }
    let mut fields = ABBREVIATIONS.iter().filter(|(.., joins)| *joins);
    fields.any(|(_, words, _)| begins(text, words))
}

/// Whether a text begins with words in small letters.
fn begins(mut text: &str, words: &str) -> bool {
    words.split(' ').all(|wanted| {
        let found = word(text);
        found.is_some_and(|(found, rest)| {
            text = rest;
            is_same_word(found, wanted)
        })
    })
}
