//! How high a row has to be for its texts. Office programs do not work it out when they open a workbook.
//!
//! Columns are as wide as so many digits of the default type, so letters are measured in digits. They are
//! about as wide in other typefaces with serifs, which a program takes where Times New Roman is missing.

/// The size of the default type, in points.
const DEFAULT_SIZE: u32 = 11;

/// The size at which letters of the default type are as wide as its bold ones, in points.
pub(super) const BOLD_SIZE: u8 = 13;

/// The height of a row, in points, for texts each with the width of its column, in digits, and the size of
/// its type, in points.
pub(super) fn of<'t>(texts: impl IntoIterator<Item = (&'t str, u16, u8)>) -> u16 {
    // Excel allows no higher row.
    const MOST: u32 = 409;
    let heights = texts.into_iter().map(|(text, width, size)| {
        let line = u32::from(size) * 5 / 4;
        lines(text, width, size) * line + 3
    });
    let height = heights.max().unwrap_or(15).clamp(15, MOST);
    u16::try_from(height).unwrap_or(u16::MAX)
}

/// The number of lines of a text in a column.
fn lines(text: &str, width: u16, size: u8) -> u32 {
    let width = u32::from(width) * 100 * DEFAULT_SIZE;
    text.split('\n')
        .map(|line| lines_of(line, width, size))
        .sum()
}

/// The number of lines of a text without line breaks: words go to the next line where they do not fit.
fn lines_of(text: &str, width: u32, size: u8) -> u32 {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_inclusive(' ') {
        let long: u32 = word
            .chars()
            .map(|letter| u32::from(size) * wide(letter))
            .sum();
        if used > 0 && used + long > width {
            lines += 1;
            used = 0;
        }
        // A word that is longer than a line is broken.
        used += long;
        while used > width {
            lines += 1;
            used -= width;
        }
    }
    lines
}

/// The width of a character, in hundredths of a digit.
fn wide(letter: char) -> u32 {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | '·' | '\'' | '|' | 'i' | 'j' | 'l' => 56,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' | '"' => 72,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 156,
        _ if letter.is_uppercase() => 136,
        '\0'..='\u{2000}' => 97,
        _ => 160,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_highest_text() {
        let short = of([("Mật ong", 20, 10)]);
        assert_eq!(short, 15);
        let long = "từ ".repeat(100);
        let [narrow, wide] = [10, 40].map(|width| of([("Mật ong", 20, 10), (&long, width, 10)]));
        assert!(narrow > 3 * wide && wide > 4 * short, "{narrow} {wide}");
        assert_eq!(of([("a\nb\nc", 20, 10)]), 39);
        assert_eq!(of([]), 15);
    }

    #[test]
    fn a_word_without_spaces_is_broken_and_no_row_is_too_high() {
        let word = "a".repeat(1_000);
        assert_eq!(lines(&word, 10, 10), 89);
        assert_eq!(of([(&*word, 10, 10)]), 409);
        assert_eq!(lines("", 10, 10), 1);
    }
}
