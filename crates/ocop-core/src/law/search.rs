//! Search for a sheet by words of the product or by its classification: 26/2026, Annex I.

use alloc::string::String;
use alloc::vec::Vec;

use crate::base::lang::Lang;
use crate::base::text::parts::words;
use crate::base::text::{bare, folded, may_be_same};
use crate::law::edition::Edition;
use crate::law::row::rows;
use crate::law::sheet::Sheet;

/// A sheet that a search found, with its score.
#[derive(Clone, Debug)]
pub struct Found {
    sheet: Sheet,
    score: u32,
}

impl Found {
    /// The sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The score. It only orders the results of one search.
    #[must_use]
    pub const fn score(&self) -> u32 {
        self.score
    }
}

impl Edition {
    /// The sheets that match words of a product, the best first: `cà phê`, `ca phe`, `roasted
    /// coffee`.
    ///
    /// The search covers titles, classification and everyday words in both languages. It ignores
    /// case and diacritics, but an exact match of diacritics scores higher. Words are compared as
    /// [`text::same`](crate::text::same) does: `thuỷ sản` finds what `thủy sản` finds. A sheet must contain
    /// every word of the query. If no sheet has them all, each known word counts. The words are
    /// this library's own. Annex I decides which sheet a product belongs to.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let found = Edition::E2026.search("cà phê rang xay");
    /// assert_eq!(found[0].sheet().number(), 13);
    /// assert_eq!(Edition::E2026.search("durian")[0].sheet().number(), 1);
    /// assert!(Edition::E2026.search("xe máy điện").is_empty());
    /// ```
    #[must_use]
    pub fn search(self, query: &str) -> Vec<Found> {
        let words: Vec<Word> = Word::all(query).take(MOST_WORDS).collect();
        let mut found: Vec<(usize, Found)> = self
            .sheets()
            .filter_map(|sheet| {
                let (known, score) = fit(&sheet, &words);
                (known > 0).then_some((known, Found { sheet, score }))
            })
            .collect();
        // A sheet that has all the words ranks before one that has some.
        let most = found.iter().map(|(known, _)| *known).max().unwrap_or(0);
        // One common word out of several, without a phrase, is chance.
        if words.len() > 1 && most == 1 {
            found.retain(|(_, found)| found.score >= PHRASE);
        }
        found.retain(|(known, found)| *known == most || found.score >= PHRASE);
        found.sort_by(|(known_a, a), (known_b, b)| {
            (b.score >= PHRASE, b.score, known_b).cmp(&(a.score >= PHRASE, a.score, known_a))
        });
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// The sheets of an industry, group and subgroup of the classification (ngành, nhóm, phân
    /// nhóm).
    ///
    /// An empty name matches any. Names are Vietnamese; case and diacritics are ignored, and other
    /// differences as in [`text::same`](crate::text::same). A name may also be written as Annex I prints
    /// it, with a number or `Ngành`, `Sản phẩm`, `Nhóm` or `Phân nhóm` before it.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let found: Vec<_> = Edition::E2026.classified("Đồ uống", "Đồ uống có cồn", "").collect();
    /// assert_eq!(found.len(), 2);
    /// assert_eq!(found[0].number(), 14);
    /// let printed = Edition::E2026.classified("SẢN PHẨM ĐỒ UỐNG", "Nhóm: Đồ uống có cồn", "");
    /// assert!(printed.eq(found));
    /// ```
    pub fn classified(
        self,
        industry: &str,
        group: &str,
        subgroup: &str,
    ) -> impl Iterator<Item = Sheet> {
        let wanted = [industry, group, subgroup].map(|name| bare_words(name).collect::<String>());
        self.sheets().filter(move |sheet| {
            let own = [sheet.industry(), sheet.group(), sheet.subgroup()];
            // Most sheets differ in the first letters of their subgroup.
            let mut both = own.into_iter().zip(&wanted).rev();
            both.all(|(own, wanted)| is_wanted(own.get(Lang::Vi), wanted))
        })
    }
}

/// A name of the classification without diacritics and signs, each word with a space behind it.
fn bare_words(name: &str) -> impl Iterator<Item = char> {
    words(name).flat_map(|word| bare(word).chain([' ']))
}

/// Whether a wanted name is a sheet's own, without what Annex I prints before it. Nothing is any name.
fn is_wanted(own: &str, mut wanted: &str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    while !bare_words(own).eq(wanted.chars()) {
        match without_heading(wanted) {
            Some(rest) if !rest.is_empty() => wanted = rest,
            _ => return false,
        }
    }
    true
}

/// A name without a number or heading before it: `I. SẢN PHẨM`, `1.1. Nhóm:`.
fn without_heading(name: &str) -> Option<&str> {
    const HEADINGS: [&str; 4] = ["nganh ", "phan nhom ", "nhom ", "san pham "];
    let mut headings = HEADINGS.iter();
    if let Some(rest) = headings.find_map(|heading| name.strip_prefix(heading)) {
        return Some(rest);
    }
    let (number, rest) = name.split_once(' ')?;
    let is_arabic = number.bytes().all(|digit| digit.is_ascii_digit());
    let is_roman = number
        .bytes()
        .all(|digit| matches!(digit, b'i' | b'v' | b'x'));
    (is_arabic || is_roman).then_some(rest)
}

/// More words than a product's name has. Later words are ignored.
const MOST_WORDS: usize = 32;

/// The score of each word in a whole phrase, too high for single words to reach.
const PHRASE: u32 = 1_000;

/// A word of the query in the form that is compared, and without diacritics.
#[derive(Clone, Debug)]
struct Word {
    exact: String,
    bare: String,
}

impl Word {
    fn all(text: &str) -> impl Iterator<Item = Self> {
        words(text).map(|word| Self {
            exact: folded(word).collect(),
            bare: bare(word).collect(),
        })
    }

    /// 2 for the word itself, 1 for the word without diacritics, 0 for another word.
    fn matches(&self, own: &str) -> u32 {
        if !may_be_same(own, &self.exact) {
            0
        } else if folded(own).eq(self.exact.chars()) {
            2
        } else {
            // A word typed with diacritics does not match one with different diacritics.
            u32::from(self.exact == self.bare && bare(own).eq(self.bare.chars()))
        }
    }
}

/// The everyday words and phrases for products of a sheet.
fn everyday(sheet: &Sheet, lang: Lang) -> impl Iterator<Item = &str> {
    let lists = rows(&sheet.row().words).iter();
    lists.flat_map(move |list| list.get(lang).split(", "))
}

/// How many query words a sheet contains, and its score.
///
/// The longest whole phrase counts first, then single words.
fn fit(sheet: &Sheet, query: &[Word]) -> (usize, u32) {
    let mut known = alloc::vec![false; query.len()];
    let (mut single, mut longest) = (0, 0);
    let mut look = |text: &str, weight: u32| {
        let mut best = alloc::vec![0; query.len()];
        let mut own = 0;
        // Where in the query each matched text ends, and its lowest score.
        let mut runs: Vec<(usize, u32)> = (0..query.len()).map(|start| (start, 2)).collect();
        for word in words(text) {
            own += 1;
            runs.retain_mut(|(next, quality)| {
                let met = query.get(*next).map_or(0, |query| query.matches(word));
                *next += 1;
                *quality = met.min(*quality);
                met > 0
            });
            for (best, query) in best.iter_mut().zip(query) {
                *best = query.matches(word).max(*best);
            }
        }
        for (known, best) in known.iter_mut().zip(best) {
            *known |= best > 0;
            single += best * weight;
        }
        let quality = runs.iter().map(|(_, quality)| *quality).max().unwrap_or(0);
        if own > 0 {
            longest = longest.max(own * quality * PHRASE);
        }
    };
    for lang in Lang::ALL {
        look(sheet.heading().get(lang), 20);
        look(sheet.subgroup().get(lang), 10);
        look(sheet.group().get(lang), 5);
        look(sheet.industry().get(lang), 2);
        for phrase in everyday(sheet, lang) {
            look(phrase, 1);
        }
    }
    (
        known.iter().filter(|known| **known).count(),
        longest + single,
    )
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[track_caller]
    fn first(query: &str) -> u16 {
        let found = Edition::E2026.search(query);
        found.first().map_or(0, |found| found.sheet().number())
    }

    #[test]
    fn every_heading_finds_its_own_sheet_with_and_without_diacritics() {
        for sheet in Edition::E2026.sheets() {
            let heading = sheet.heading().get(Lang::Vi);
            assert_eq!(first(heading), sheet.number(), "{heading}");
            let bare: String = bare(heading).collect();
            assert_eq!(first(&bare), sheet.number(), "{bare}");
        }
    }

    #[test]
    fn every_everyday_word_finds_its_own_sheet() {
        for sheet in Edition::E2026.sheets() {
            for lang in Lang::ALL {
                for word in everyday(&sheet, lang) {
                    let found = Edition::E2026.search(word);
                    let numbers: Vec<_> =
                        found.iter().map(|found| found.sheet().number()).collect();
                    assert!(numbers.contains(&sheet.number()), "{word}: {numbers:?}");
                }
            }
        }
    }

    #[test]
    fn typed_decomposed_or_without_marks_is_the_same() {
        assert_eq!(first("nước mắm"), 9);
        assert_eq!(first(&"nước mắm".nfd().collect::<String>()), 9);
        assert_eq!(first("NUOC MAM"), 9);
        assert_eq!(first("gạo"), 3);
        assert_eq!(first("mật ong"), 4);
        assert_eq!(first("homestay"), 26);
    }

    #[test]
    fn a_search_finds_words_however_they_are_written() {
        let numbers = |query: &str| {
            let found = Edition::E2026.search(query);
            let numbers = found.iter().map(|found| found.sheet().number());
            numbers.collect::<Vec<_>>()
        };
        for (one, other) in [
            ("thuỷ sản", "thủy sản"),
            ("THUỶ SẢN", "thủy sản"),
            ("hoà tan", "hòa tan"),
            ("cà phê hoà tan", "cà phê hòa tan"),
            ("ðồ uống", "đồ uống"),
            ("mĩ nghệ", "mỹ nghệ"),
            ("mĩ phẩm", "mỹ phẩm"),
            ("“mật ong”", "mật ong"),
        ] {
            assert_eq!(numbers(one), numbers(other), "{one}");
            assert!(!numbers(one).is_empty(), "{one}");
        }
        assert_eq!(numbers("thuỷ sản"), [2, 8]);
        assert_eq!(first("cà phê hoà tan"), 13);
        // Another tone is another word.
        assert!(!numbers("thúy sản").contains(&2));
    }

    #[test]
    fn a_classification_may_be_written_as_annex_i_prints_it() {
        fn of(industry: &str, group: &str, subgroup: &str) -> Vec<u16> {
            let found = Edition::E2026.classified(industry, group, subgroup);
            found.map(|sheet| sheet.number()).collect()
        }
        for industry in [
            "SẢN PHẨM THỰC PHẨM",
            "I. SẢN PHẨM THỰC PHẨM",
            "Ngành: Thực phẩm",
            "Ngành thực phẩm",
            "Thực phẩm",
        ] {
            assert_eq!(of(industry, "", "").len(), 13, "{industry}");
        }
        for group in [
            "Nhóm: Chè",
            "1.4. Nhóm: Chè",
            "NHÓM CHÈ",
            "Nhóm – Chè",
            "chè",
        ] {
            assert_eq!(of("", group, "").len(), 2, "{group}");
        }
        for sheet in Edition::E2026.sheets() {
            let printed = |before: &str, label: &crate::Label| {
                std::format!("{before}{}", label.get(Lang::Vi))
            };
            let found = of(
                &printed("SẢN PHẨM ", sheet.industry()).to_uppercase(),
                &printed("Nhóm: ", sheet.group()),
                &printed("Phân nhóm: ", sheet.subgroup()),
            );
            assert_eq!(found, [sheet.number()]);
        }
        for other in ["Nhóm", "I.", "Sản phẩm", "Nhóm: Trà", "z Chè"] {
            assert!(of("", other, "").is_empty(), "{other}");
        }
    }

    #[test]
    fn nothing_is_found_for_nothing_or_for_other_things() {
        assert_eq!(first(""), 0);
        assert_eq!(first(" ,.- "), 0);
        assert_eq!(first("zzz"), 0);
    }

    #[test]
    fn classification_is_exact() {
        for sheet in Edition::E2026.sheets() {
            let name = |label: &crate::Label| String::from(label.get(Lang::Vi));
            let (industry, group) = (name(sheet.industry()), name(sheet.group()));
            let found: Vec<_> = Edition::E2026
                .classified(&industry, &group, sheet.subgroup().get(Lang::Vi))
                .collect();
            assert_eq!(found, [sheet]);
        }
        assert_eq!(Edition::E2026.classified("x", "", "").count(), 0);
        assert_eq!(Edition::E2026.classified("", "", "").count(), 26);
    }
}
