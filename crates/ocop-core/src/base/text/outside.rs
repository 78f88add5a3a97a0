//! What a text from outside may look like where people read it: one place decides, for every output.
//!
//! Names, numbers and remarks come from dossiers, tables, workbooks and command lines. Such a text must not
//! end the line on which it is shown, turn the writing direction, clear a terminal, hide a letter, become
//! markup, or be calculated. So each output shows it by one of these rules:
//!
//! | output | rule | what is changed |
//! |---|---|---|
//! | text, messages, calendar entries, pictures | [`line()`] | hidden characters are spelled out: `\n`, `\u{202e}` |
//! | the same where room is short | [`short`] | what is too long is cut, too |
//! | Markdown | [`markdown`] | what would be markup or a link is plain text, too |
//! | cells of tables | [`cell`] | what a spreadsheet would calculate gets an apostrophe, too |
//! | pages in HTML | [`is_hidden`] | hidden characters are spelled out on the finished page |
//! | JSON | none | the text stays as it is: JSON is for programs, and has escapes of its own |
//!
//! All letters and marks stay, of every script and in every normal form; so do joiners and variation
//! selectors, which some scripts and emoji need. A text that is harmless is borrowed, not copied.
//!
//! ```
//! use ocop_core::text::outside;
//!
//! let name = "Mật ong\nAccepted: 0 errors\u{1b}[2J";
//! assert_eq!(outside::line(name), "Mật ong\\nAccepted: 0 errors\\u{1b}[2J");
//! assert_eq!(outside::markdown("1. *Chè*"), "1\\. \\*Chè\\*");
//! assert_eq!(outside::cell("=1+1"), "'=1+1");
//! assert!(matches!(outside::line("Mật ong Tuần Giáo"), std::borrow::Cow::Borrowed(_)));
//! ```

use alloc::borrow::Cow;
use alloc::string::String;

/// Whether a reader does not see a character, or sees the text around it changed by it.
///
/// These are control characters, line and paragraph separators, marks of the writing direction, characters
/// without a width, fillers and tags, and what neither XML nor HTML allows. Two names that differ only by them
/// look the same.
///
/// ```
/// use ocop_core::text::outside::is_hidden;
///
/// assert!("\n\u{1b}\u{85}\u{61c}\u{200b}\u{2028}\u{202e}\u{feff}".chars().all(is_hidden));
/// assert!(!"Mật ong “Hoà Bình” – e\u{302}\u{301}, 日本 👨\u{200d}👩".chars().any(is_hidden));
/// ```
#[must_use]
pub const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{FFFE}'
            | '\u{FFFF}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
    )
}

/// A text as a part of one line: hidden characters are spelled out.
///
/// ```
/// use ocop_core::text::outside::line;
///
/// assert_eq!(line("mật ong\nrừng\u{202e}"), "mật ong\\nrừng\\u{202e}");
/// ```
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    let Some(first) = first_hidden(text) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(&text[..first]);
    for character in text[first..].chars() {
        if is_hidden(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// A text as [`line()`] shows it, cut behind so many of its characters. A letter keeps all of its marks or is left
/// out.
///
/// ```
/// use ocop_core::text::outside::short;
///
/// assert_eq!(short("mật ong\nrừng", 40), "mật ong\\nrừng");
/// assert_eq!(short("mật ong", 3), "mật…");
/// ```
#[must_use]
pub fn short(text: &str, most: usize) -> Cow<'_, str> {
    match end_of(text, most) {
        None => line(text),
        Some(end) => {
            let mut out = line(&text[..end]).into_owned();
            out.push('…');
            Cow::Owned(out)
        }
    }
}

/// A text as a part of a line of Markdown: nothing in it becomes markup, HTML, a link, a heading or a list.
///
/// Hidden characters are spelled out as in [`line()`]. A word with an address becomes code, because many readers
/// make a link of `www.…`, `…://…` and `…@…` even behind a backslash. A bare name such as `vidu.vn` is no link in
/// GitHub's Markdown and stays. Spaces at the ends are left out.
///
/// ```
/// use ocop_core::text::outside::markdown;
///
/// assert_eq!(markdown("[a](b) & c|d"), "\\[a\\](b) \\& c\\|d");
/// assert_eq!(markdown("- xem www.vidu.vn"), "\\- xem `www.vidu.vn`");
/// ```
#[must_use]
pub fn markdown(text: &str) -> Cow<'_, str> {
    let line = match line(text) {
        Cow::Borrowed(line) => Cow::Borrowed(line.trim()),
        Cow::Owned(line) => Cow::Owned(line.trim().into()),
    };
    let start = mark_at_start(&line);
    if start.is_none() && !line.contains(MARKS) && !is_address(&line) {
        return line;
    }
    let mut out = String::with_capacity(line.len() + line.len() / 8 + 8);
    let (start, rest) = line.split_at(start.unwrap_or(0));
    if let Some((before, mark)) = start.char_indices().last() {
        out.push_str(&start[..before]);
        out.extend(['\\', mark]);
    }
    for word in rest.split_inclusive(char::is_whitespace) {
        let end = word.trim_end().len();
        let (word, space) = word.split_at(end);
        if is_address(word) {
            push_code(&mut out, word);
        } else {
            push_escaped(&mut out, word);
        }
        out.push_str(space);
    }
    Cow::Owned(out)
}

/// A text as a cell of a table that people open: hidden characters are spelled out as in [`line()`], and a text
/// that [`begins_like_a_formula`] gets an apostrophe in front, which spreadsheets show.
///
/// A spreadsheet with another separator may part a cell at each `;`, so what follows one is treated alike.
/// Figures of a program are no text from outside: a number below zero stays a number.
///
/// ```
/// use ocop_core::text::outside::cell;
///
/// assert_eq!(cell("Mật ong – loại 1"), "Mật ong – loại 1");
/// assert_eq!(cell(" @SUM(A1)"), "' @SUM(A1)");
/// assert_eq!(cell("Chè;=1+1"), "Chè;'=1+1");
/// ```
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    let line = line(text);
    if !line.split(';').any(begins_like_a_formula) {
        return line;
    }
    let mut out = String::with_capacity(line.len() + 4);
    for (place, piece) in line.split(';').enumerate() {
        if place > 0 {
            out.push(';');
        }
        if begins_like_a_formula(piece) {
            out.push('\'');
        }
        out.push_str(piece);
    }
    Cow::Owned(out)
}

/// Whether a spreadsheet may calculate a cell: it begins with `=`, `+`, `-` or `@`, with one of these in full
/// width, with a tab or with a line break. Spaces and quotes before them do not count.
///
/// ```
/// use ocop_core::text::outside::begins_like_a_formula;
///
/// assert!(begins_like_a_formula("=1+1") && begins_like_a_formula(" \"+84 912"));
/// assert!(!begins_like_a_formula("Mật ong = vàng"));
/// ```
#[must_use]
pub fn begins_like_a_formula(text: &str) -> bool {
    let is_before = |character: char| character.is_whitespace() || matches!(character, '"' | '\'');
    let start = text.trim_start_matches(is_before);
    let marks = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || start.starts_with(marks)
}

/// The place of the first hidden character.
fn first_hidden(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut places = bytes.iter().enumerate();
    places.find_map(|(place, byte)| {
        if !MAY_BE_HIDDEN[usize::from(*byte)] {
            return None;
        }
        // Most letters of Vietnamese: U+1E80 to U+1EFF.
        if *byte == 0xE1 && matches!(bytes.get(place + 1), Some(0xBA | 0xBB)) {
            return None;
        }
        let found = text[place..].chars().next().is_some_and(is_hidden);
        found.then_some(place)
    })
}

/// The first bytes, in UTF-8, of hidden characters. Vietnamese letters have others, or 0xE1.
const MAY_BE_HIDDEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    let others = [0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3];
    let mut place = 0;
    while place < others.len() {
        table[others[place]] = true;
        place += 1;
    }
    table
};

/// Where a text is cut that has more characters than that; `None` for a shorter one.
fn end_of(text: &str, most: usize) -> Option<usize> {
    // A character has at least a byte.
    if text.len() <= most {
        return None;
    }
    let (mut end, mut next) = text.char_indices().nth(most)?;
    while super::letter::is_mark(next) {
        let Some((before, letter)) = text[..end].char_indices().next_back() else {
            // Marks without a letter.
            return text.char_indices().nth(most).map(|(end, _)| end);
        };
        (end, next) = (before, letter);
    }
    Some(end)
}

/// What begins or ends markup anywhere in a line.
const MARKS: [char; 14] = [
    '|', '*', '_', '`', '<', '>', '\\', '#', '[', ']', '&', '~', '!', '$',
];

/// The end of a mark that makes a list or a heading of a line that begins with it, such as `- `, `1. ` or `===`.
fn mark_at_start(line: &str) -> Option<usize> {
    let after_digits = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let digits = line.len() - after_digits.len();
    let mut rest = after_digits.chars();
    let mark = rest.next()?;
    let is_mark = match mark {
        '-' | '+' | '=' => digits == 0,
        '.' | ')' => digits > 0,
        _ => false,
    };
    let ends = rest
        .next()
        .is_none_or(|next| next == mark || next.is_whitespace());
    (is_mark && ends).then_some(digits + 1)
}

/// Whether readers of Markdown make a link of a part of a text.
fn is_address(text: &str) -> bool {
    let is_www = |at: &[u8]| at.eq_ignore_ascii_case(b"www.");
    text.contains(['@', ':', '.'])
        && (text.contains('@') || text.contains("://") || text.as_bytes().windows(4).any(is_www))
}

/// Appends a word as code. A backtick would end it, and a bar would end a cell of a table even in code.
fn push_code(out: &mut String, word: &str) {
    for part in word.split_inclusive(['`', '|']) {
        let code = part.trim_end_matches(['`', '|']);
        if !code.is_empty() {
            out.extend(["`", code, "`"]);
        }
        out.push_str(match &part[code.len()..] {
            "`" => "&#96;",
            "|" => "\\|",
            _ => "",
        });
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        if MARKS.contains(&character) {
            out.push('\\');
        }
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_hidden_character_is_found_by_its_first_byte() {
        for character in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let expected = is_hidden(character).then_some(1);
            let text = alloc::format!("a{character}");
            assert!(first_hidden(&text) == expected, "{character:?}");
        }
    }

    #[test]
    fn ordinary_text_is_borrowed_by_every_rule() {
        let composed = "Đặng Thị Ưng (HTX “Mật ong” – xã Nậm Nèn), 269/3 ≥ 89,66 °C; 4★ ½ …";
        // The same with each diacritic as a character of its own.
        let apart = "Mật ong ru\u{31b}\u{300}ng, che\u{300} o\u{302}\u{301}t, đ, a\u{306}\u{301}n";
        for text in [
            "",
            composed,
            apart,
            "日本 Ελλάδα",
            "👨\u{200D}👩\u{FE0F}",
            "ខ្មែរ\u{200C}",
        ] {
            for shown in [line(text), short(text, 200), markdown(text), cell(text)] {
                assert!(
                    matches!(shown, Cow::Borrowed(same) if same == text),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn a_text_is_cut_between_letters() {
        assert_eq!(short("é".repeat(41).as_str(), 40).chars().count(), 41);
        assert_eq!(short("abc", 3), "abc");
        assert_eq!(short("abcd", 3), "abc…");
        // `ế` as three characters stays whole or is left out.
        let tea = "che\u{302}\u{301} x";
        assert_eq!(short(tea, 5), "che\u{302}\u{301}…");
        assert_eq!(short(tea, 4), "ch…");
        assert_eq!(short(tea, 3), "ch…");
        assert_eq!(short("\u{301}\u{301}\u{301}", 2), "\u{301}\u{301}…");
        assert_eq!(short("", 0), "");
        assert_eq!(short("a", 0), "…");
    }

    #[test]
    fn a_text_that_is_not_cut_is_a_line() {
        for text in ["", "Chè", "a\nb\u{202E}c", "Mật ong rừng", "\u{0}\u{1b}[2J"] {
            for most in 0..8 {
                let end = text.char_indices().nth(most);
                let cut = end.map(|(end, _)| line(&text[..end]).into_owned() + "…");
                assert_eq!(short(text, most), cut.unwrap_or_else(|| line(text).into()));
            }
            assert_eq!(line(text), short(text, usize::MAX));
        }
    }

    #[test]
    fn a_shown_text_is_shown_the_same_once_more() {
        for text in ["a\nb", "\u{61c}\u{2028}", "\t=1"] {
            let once = line(text).to_string();
            assert!(matches!(line(&once), Cow::Borrowed(_)));
            let once = cell(text).to_string();
            assert!(!once.chars().any(is_hidden));
        }
    }

    #[test]
    fn markdown_has_no_list_heading_or_link_of_a_text() {
        for (text, expected) in [
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("===", "\\==="),
            ("12. a", "12\\. a"),
            ("1) a", "1\\) a"),
            ("1.5 kg", "1.5 kg"),
            ("+2 a", "+2 a"),
            ("---", "\\---"),
            ("-", "\\-"),
            ("  a  ", "a"),
            ("a - b", "a - b"),
            ("2026-07-10", "2026-07-10"),
            ("# a", "\\# a"),
            ("$x$", "\\$x\\$"),
            ("WWW.vidu.vn x", "`WWW.vidu.vn` x"),
            ("(https://a.vn/b_c?d&e)", "`(https://a.vn/b_c?d&e)`"),
            ("a@b.vn|c`d", "`a@b.vn`\\|`c`&#96;`d`"),
            ("`a@b`", "&#96;`a@b`&#96;"),
            ("a\nb", "a\\\\nb"),
            ("16:30, 1.000.000 đồng", "16:30, 1.000.000 đồng"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_gets_an_apostrophe() {
        for text in [
            "=1", "+1", "-1", "@a", "＝1", " =1", "\"=1", "'=1", "\u{a0}-1",
        ] {
            assert_eq!(cell(text), alloc::format!("'{text}"));
        }
        // A tab is spelled out, so nothing is calculated.
        assert_eq!(cell("\t=1"), "\\t=1");
        assert_eq!(cell("a;b; -c"), "a;b;' -c");
        assert!(begins_like_a_formula("\t1") && begins_like_a_formula("\r1"));
        assert!(!begins_like_a_formula("a-1") && !begins_like_a_formula(""));
    }
}
