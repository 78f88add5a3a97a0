//! Places in the law as an office cites them: `điểm d khoản 2 Điều 6 Quyết định 26/2026/QĐ-TTg`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::{Edition, Lang};

/// A citation such as `26/2026, Điều 6.2.d` in the words of an office. Other places stay as they are.
pub(crate) fn in_full(place: &str, lang: Lang) -> String {
    // A further article of the same text.
    let place = place.replace("; Điều ", ", Điều ");
    let place = place.replace("; Art. ", " and ");
    let places = place.split("; ").map(|place| one(place, lang));
    places.collect::<Vec<_>>().join("; ")
}

fn one(place: &str, lang: Lang) -> String {
    let Some((law, rest)) = place.split_once(", ") else {
        return noted(place, lang);
    };
    let Ok(edition) = law.parse::<Edition>() else {
        return match lang {
            Lang::Vi if rest.starts_with("Điều ") => beside(law, rest),
            _ => place.to_string(),
        };
    };
    let decision = edition.label(lang);
    let mut pieces = in_words(rest, lang);
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

/// An edition with a note in brackets only, such as that its text is not at hand.
fn noted(place: &str, lang: Lang) -> String {
    let edition = place.split_once(" (");
    let edition =
        edition.and_then(|(edition, note)| Some((edition.parse::<Edition>().ok()?, note)));
    match edition {
        Some((edition, note)) => format!("{} ({note}", edition.label(lang)),
        None => place.to_string(),
    }
}

/// Articles of a law beside the decision, in Vietnamese. A note in brackets stays at the end.
fn beside(law: &str, rest: &str) -> String {
    let (articles, note) = match rest.find(" (") {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    format!("{} {law}{note}", in_words(articles, Lang::Vi).join(", "))
}

/// The pieces of a citation. Points of one clause name their clause once.
fn in_words(rest: &str, lang: Lang) -> Vec<String> {
    let pieces: Vec<_> = rest.split(", ").collect();
    let clause = |piece: &str| match piece.matches('.').count() {
        2 if piece.starts_with("Điều ") => {
            piece.rsplit_once('.').map(|(clause, _)| clause.len())
        }
        _ => None,
    };
    let mut words = Vec::with_capacity(pieces.len());
    let mut before = "";
    for (index, &piece) in pieces.iter().enumerate() {
        let next = pieces.get(index + 1);
        match clause(piece).zip(next) {
            Some((end, next)) if clause(next) == Some(end) && piece[..end] == next[..end] => {
                words.push(format!("điểm {}", &piece[end + 1..]));
            }
            _ => words.push(word(piece, before, lang)),
        }
        before = piece;
    }
    words
}

/// A piece of a citation, after another.
fn word(piece: &str, before: &str, lang: Lang) -> String {
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
                "26/2026, Điều 6.1.b; Điều 6.1.c",
                "điểm b, điểm c khoản 1 Điều 6 Quyết định 26/2026/QĐ-TTg",
            ),
            (
                "26/2026, Điều 11.1; Điều 12.2",
                "khoản 1 Điều 11, khoản 2 Điều 12 Quyết định 26/2026/QĐ-TTg",
            ),
            (
                "Nghị định 30/2020/NĐ-CP, Điều 8",
                "Điều 8 Nghị định 30/2020/NĐ-CP",
            ),
            (
                "Nghị định 15/2018/NĐ-CP, Điều 12.1 (còn hiệu lực tại ngày 29/11/2026)",
                "khoản 1 Điều 12 Nghị định 15/2018/NĐ-CP (còn hiệu lực tại ngày 29/11/2026)",
            ),
            (
                "148/2023 (chưa có văn bản để đối chiếu)",
                "Quyết định 148/QĐ-TTg năm 2023 (chưa có văn bản để đối chiếu)",
            ),
        ] {
            assert_eq!(in_full(vi, Lang::Vi), wanted);
        }
        for (en, wanted) in [
            (
                "26/2026, Annex II, set 7, 3.5",
                "Decision 26/2026/QĐ-TTg, Annex II, set 7, criterion 3.5",
            ),
            (
                "26/2026, Art. 6.1.b; Art. 6.1.c",
                "Decision 26/2026/QĐ-TTg, Art. 6.1.b and 6.1.c",
            ),
            (
                "Decree 15/2018/NĐ-CP, Art. 12.1 (in force as of 2026-11-29)",
                "Decree 15/2018/NĐ-CP, Art. 12.1 (in force as of 2026-11-29)",
            ),
            (
                "148/2023 (text not at hand)",
                "Decision 148/QĐ-TTg of 2023 (text not at hand)",
            ),
        ] {
            assert_eq!(in_full(en, Lang::En), wanted);
        }
    }
}
