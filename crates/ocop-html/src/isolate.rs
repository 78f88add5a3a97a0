//! Text from outside beside ours: right-to-left letters are isolated, invisible characters are spelled out.
//!
//! It works on a whole finished page, so that no name can be forgotten, and before a reader sees any of
//! it. Isolates are characters, not elements, because attributes and pictures have text too.

use std::fmt::Write;

use ocop_core::text::outside::is_hidden;

/// U+2068 FIRST STRONG ISOLATE: what follows has a direction of its own.
const OPEN: char = '\u{2068}';
/// U+2069 POP DIRECTIONAL ISOLATE.
const CLOSE: char = '\u{2069}';

/// What a character does to the text around it.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Effect {
    /// Nothing.
    Plain,
    /// It is read from right to left.
    RightToLeft,
    /// It is invisible: it turns text, ends an isolate, is not allowed in HTML, or makes two names differ that
    /// look the same.
    Invisible,
}

/// The page with each run of right-to-left text in an isolate, and with invisible controls spelled out,
/// such as `\u{202e}`.
pub(crate) fn isolated(page: String) -> String {
    let Some(first) = next_effect(&page, 0) else {
        return page;
    };
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let mut done = 0;
    let mut next = Some(first);
    while let Some((at, effect)) = next {
        out.push_str(&page[done..at]);
        let end = match effect {
            Effect::RightToLeft => run_end(&page, at),
            _ => at,
        };
        if end > at {
            out.push(OPEN);
            push_spelled(&mut out, &page[at..end]);
            out.push(CLOSE);
            done = end;
        } else {
            let width = page[at..].chars().next().map_or(1, char::len_utf8);
            push_spelled(&mut out, &page[at..at + width]);
            done = at + width;
        }
        next = next_effect(&page, done);
    }
    out.push_str(&page[done..]);
    out
}

/// The first character from a place on that is not plain.
fn next_effect(page: &str, from: usize) -> Option<(usize, Effect)> {
    let bytes = page.as_bytes().get(from..)?;
    let places = bytes.iter().enumerate();
    let mut places = places.filter(|(_, byte)| MAY_HAVE_EFFECT[usize::from(**byte)]);
    places.find_map(|(place, byte)| {
        // Most letters of Vietnamese: U+1E80 to U+1EFF.
        if *byte == 0xE1 && matches!(bytes.get(place + 1), Some(0xBA | 0xBB)) {
            return None;
        }
        let at = from + place;
        let effect = effect(page[at..].chars().next()?);
        (effect != Effect::Plain).then_some((at, effect))
    })
}

/// The end of a run that begins with a right-to-left character: behind its last such character before
/// any letter of another direction and before any markup.
fn run_end(page: &str, start: usize) -> usize {
    let mut end = start;
    for (place, character) in page[start..].char_indices() {
        if effect(character) == Effect::RightToLeft {
            end = start + place + character.len_utf8();
        } else if character.is_alphabetic() || matches!(character, '<' | '>' | '"' | '&') {
            break;
        }
    }
    end
}

/// Appends a text with its invisible controls spelled out.
fn push_spelled(out: &mut String, text: &str) {
    for character in text.chars() {
        if effect(character) == Effect::Invisible {
            // Writing into a `String` cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
        } else {
            out.push(character);
        }
    }
}

fn effect(character: char) -> Effect {
    match character {
        // White space of HTML, which a browser shows as a space.
        '\t' | '\n' | '\r' | '\u{C}' => Effect::Plain,
        _ if is_hidden(character) => Effect::Invisible,
        // The blocks whose characters are read from right to left, digits and marks included.
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => Effect::RightToLeft,
        _ => Effect::Plain,
    }
}

/// The first bytes, in UTF-8, of characters that may have an effect. Vietnamese letters have others, or 0xE1.
const MAY_HAVE_EFFECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte, 0x09 | 0x0A | 0x0C | 0x0D);
        byte += 1;
    }
    table[0x7F] = true;
    table[0xC2] = true;
    table[0xCD] = true;
    let mut byte = 0xD6;
    while byte <= 0xE0 {
        table[byte] = true;
        byte += 1;
    }
    table[0xE1] = true;
    table[0xE2] = true;
    table[0xE3] = true;
    table[0xEF] = true;
    table[0xF0] = true;
    table[0xF3] = true;
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(isolated(text.to_string()), expected);
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in [
            "",
            "<p>Rượu cần “Tây Nguyên” – 5★, 269/3 ≥ 89,66 °C</p>",
            "a\tb\r\nc",
            "日本 Ελλάδα Россия",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_run_from_right_to_left_is_isolated_up_to_the_next_other_letter() {
        check("<b>שלום</b> (95): 3", "<b>\u{2068}שלום\u{2069}</b> (95): 3");
        check("שלום 12 עולם (95) x", "\u{2068}שלום 12 עולם\u{2069} (95) x");
        check(
            "a مرحبا b مرحبا.",
            "a \u{2068}مرحبا\u{2069} b \u{2068}مرحبا\u{2069}.",
        );
        check("title=\"عسل\" x", "title=\"\u{2068}عسل\u{2069}\" x");
        check(
            "عسل &amp; شاي",
            "\u{2068}عسل\u{2069} &amp; \u{2068}شاي\u{2069}",
        );
    }

    #[test]
    fn invisible_controls_are_spelled_out_inside_runs_too() {
        check("a\u{202E}b\u{0}\u{7}", "a\\u{202e}b\\u{0}\\u{7}");
        check(
            "שלום\u{2069}עולם\u{200F}",
            "\u{2068}שלום\\u{2069}עולם\u{2069}\\u{200f}",
        );
        check("\u{85}\u{FEFF}\u{2028}", "\\u{85}\\u{feff}\\u{2028}");
    }

    #[test]
    fn characters_without_a_width_are_spelled_out_but_for_joiners() {
        for hidden in [
            '\u{AD}',
            '\u{34F}',
            '\u{115F}',
            '\u{180E}',
            '\u{200B}',
            '\u{2060}',
            '\u{3164}',
            '\u{FFA0}',
            '\u{FFF9}',
            '\u{1D173}',
            '\u{E0041}',
        ] {
            let spelled = hidden.escape_unicode();
            check(&format!("Chè{hidden} Ớt"), &format!("Chè{spelled} Ớt"));
        }
        for text in ["👨\u{200D}👩\u{FE0F}", "ខ្មែរ\u{200C}", "한국 ひらがな"] {
            check(text, text);
        }
    }

    #[test]
    fn every_character_with_an_effect_is_found_by_its_first_byte() {
        for character in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let effect = effect(character);
            let expected = (effect != Effect::Plain).then_some((0, effect));
            let found = next_effect(&character.to_string(), 0);
            assert!(found == expected, "{character:?}");
        }
    }
}
