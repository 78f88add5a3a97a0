//! Stars as offices type them.

use ocop_core::Star;
use ocop_core::internal::text::words;
use ocop_core::text::{bare, same};

/// Reads `4`, `4 sao`, `04 sao`, `4*`, `4★`, `★★★★`, `bốn sao`, `Hạng 4 sao`, `OCOP 4 sao`, `4 stars`; `None` for any
/// other text. A kind of dossier may be behind it in brackets: `4 sao (nâng hạng)`.
pub(crate) fn read(text: &str) -> Option<Star> {
    // Programs write a number as `4.0` if cells of its column are blank.
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let text = without_kind(text);
    if let Ok(star) = text.parse() {
        return Some(star);
    }
    let shapes = text.chars().filter(|letter| is_shape(*letter)).count();
    let rest: String = text.chars().filter(|letter| !is_shape(*letter)).collect();
    let mut found = None;
    for word in words(&rest) {
        let word: String = bare(word).collect();
        let number = match word.as_str() {
            "sao" | "hang" | "dat" | "ocop" | "star" | "stars" => continue,
            "mot" => 1,
            "hai" => 2,
            "ba" => 3,
            "bon" => 4,
            "nam" => 5,
            word => match word.strip_suffix("sao").unwrap_or(word).as_bytes() {
                [digit @ b'1'..=b'5'] | [b'0', digit @ b'1'..=b'5'] => usize::from(digit - b'0'),
                _ => return None,
            },
        };
        if found.replace(number).is_some() {
            return None;
        }
    }
    let number = match (found, shapes) {
        (Some(number), 0 | 1) => number,
        // As many shapes as the number says.
        (Some(number), shapes) if shapes == number => number,
        (None, shapes) => shapes,
        (Some(_), _) => return None,
    };
    let mut stars = Star::ALL.into_iter();
    stars.find(|star| usize::from(star.number()) == number)
}

/// The text without the kind of dossier behind it. Any other note may be about another star: `5 sao (tiềm năng)`.
fn without_kind(text: &str) -> &str {
    const KINDS: [&str; 6] = [
        "nâng hạng",
        "lần đầu",
        "mới",
        "phân hạng lại",
        "đánh giá lại",
        "công nhận lại",
    ];
    let parts = text.strip_suffix(')').and_then(|text| text.split_once('('));
    match parts {
        Some((star, kind)) if KINDS.into_iter().any(|own| same(own, kind)) => star.trim_end(),
        _ => text,
    }
}

const fn is_shape(letter: char) -> bool {
    matches!(letter, '*' | '★' | '☆' | '⭐' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_are_read_in_every_form_of_offices() {
        for text in [
            "4",
            " 4 ",
            "4.0",
            "4 sao",
            "4sao",
            "4 SAO",
            "4*",
            "4 *",
            "4★",
            "★★★★",
            "****",
            "⭐⭐⭐⭐",
            "bốn sao",
            "Bon sao",
            "Hạng 4 sao",
            "Đạt 4 sao",
            "OCOP 4 sao",
            "4 stars",
            "4 sao ★★★★",
            "4 ⭐",
            "04 sao",
            "04",
            "4 sao (nâng hạng)",
            "Bốn sao (Đánh giá lại)",
            "★★★★ (mới)",
        ] {
            assert_eq!(read(text), Some(Star::Four), "{text}");
        }
        assert_eq!(read("Một sao"), Some(Star::One));
        assert_eq!(read("5 sao"), Some(Star::Five));
    }

    #[test]
    fn other_texts_are_no_stars() {
        for text in [
            "",
            "sao",
            "0",
            "6",
            "6 sao",
            "34",
            "3-4 sao",
            "3 sao 4 sao",
            "4,5",
            "4.5",
            "4.0x",
            "★★★★★★",
            "4 ★★★",
            "x",
            "tiềm năng 5 sao",
            "5 sao (tiềm năng)",
            "4 sao (nâng hạng từ 3 sao)",
            "4 sao (đề nghị 5 sao)",
            "(nâng hạng)",
            "06 sao",
            "00",
            "004",
            "40",
            "Không đạt",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
