//! Places in the law as an office cites them: `điểm d khoản 2 Điều 6 Quyết định 26/2026/QĐ-TTg`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::{Edition, Lang};

/// A citation such as `26/2026, Điều 6.2.d` in the words of an office. Other places stay as they are.
pub(crate) fn in_full(place: &str, lang: Lang) -> String {
    let places = place.split("; ").map(|place| one(place, lang));
    places.collect::<Vec<_>>().join("; ")
}

fn one(place: &str, lang: Lang) -> String {
    let Some((edition, rest)) = place.split_once(", ") else {
        return place.to_string();
    };
    let Ok(edition) = edition.parse::<Edition>() else {
        return place.to_string();
    };
    let decision = edition.label(lang);
    let mut last = "";
    let pieces = rest.split(", ").map(|piece| {
        let before = core::mem::replace(&mut last, piece);
        in_words(piece, before, lang)
    });
    let mut pieces: Vec<_> = pieces.collect();
    // Titles of sheets and guides are no numbered places.
    let numbered = !rest.contains(['“', '(']);
    if lang == Lang::Vi && numbered {
        if !rest.starts_with("Điều") {
            pieces.reverse();
        }
        return format!("{} {decision}", pieces.join(", "));
    }
    format!("{decision}, {}", pieces.join(", "))
}

/// A piece of a citation, after another.
fn in_words(piece: &str, before: &str, lang: Lang) -> String {
    let set = lang.pick("bộ ", "set ");
    if before.starts_with(set) {
        return format!("{} {piece}", lang.pick("tiêu chí", "criterion"));
    }
    if let (Lang::Vi, Some(number)) = (lang, piece.strip_prefix(set)) {
        return format!("bộ tiêu chí số {number}");
    }
    let Some(article) = piece.strip_prefix("Điều ") else {
        return piece.to_string();
    };
    let mut parts = article.split('.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(article), Some(clause), Some(point)) => {
            format!("điểm {point} khoản {clause} Điều {article}")
        }
        (Some(article), Some(clause), None) => format!("khoản {clause} Điều {article}"),
        _ => piece.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cited_as_an_office_does() {
        for (vi, wanted) in [
            (
                "26/2026, Điều 6.2.d",
                "điểm d khoản 2 Điều 6 Quyết định 26/2026/QĐ-TTg",
            ),
            (
                "26/2026, Điều 5, Điều 7.6.g",
                "Điều 5, điểm g khoản 6 Điều 7 Quyết định 26/2026/QĐ-TTg",
            ),
            (
                "26/2026, Phụ lục II, bộ 7, 3.5",
                "tiêu chí 3.5, bộ tiêu chí số 7, Phụ lục II Quyết định 26/2026/QĐ-TTg",
            ),
            (
                "26/2026, Phụ lục III, Mẫu 02",
                "Mẫu 02, Phụ lục III Quyết định 26/2026/QĐ-TTg",
            ),
            (
                "148/2023, theo hướng dẫn của các tỉnh (nguồn thứ cấp)",
                "Quyết định 148/QĐ-TTg năm 2023, theo hướng dẫn của các tỉnh (nguồn thứ cấp)",
            ),
            (
                "Nghị định 30/2020/NĐ-CP, Điều 8",
                "Nghị định 30/2020/NĐ-CP, Điều 8",
            ),
        ] {
            assert_eq!(in_full(vi, Lang::Vi), wanted);
        }
        assert_eq!(
            in_full("26/2026, Annex II, set 7, 3.5", Lang::En),
            "Decision 26/2026/QĐ-TTg, Annex II, set 7, criterion 3.5"
        );
    }
}
