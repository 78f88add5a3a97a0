//! Names and sheets from outside: they are text, whatever they contain.

use ocop_core::text::outside::is_hidden;
use ocop_core::{Edition, Lang};
use ocop_html::{Page, RatingPage, ScorecardForm};

use crate::markup::Markup;
use crate::samples::{self, Outside, PLAIN, Sample};
use crate::util::{card, named, sheet_of};

/// Every kind of page, with a text in place of each name, and those of a custom sheet that consists of it.
fn all_pages(text: &str) -> Vec<String> {
    // A custom sheet has no hidden characters.
    let sheet = sheet_of(&text.replace(is_hidden, ""));
    let (card, rating) = (card(&sheet, 0), named(&sheet, [text, "b"]));
    let own = Lang::ALL.into_iter().flat_map(|lang| {
        let form = ScorecardForm::of(&card, lang).product(text);
        let page = RatingPage::new(&rating, lang).product(text).council(text);
        [form.council(text).member(text).to_page(), page.to_page()]
    });
    let all = samples::all(Outside(text))
        .into_iter()
        .map(|sample| sample.page);
    all.chain(own.map(Page::into_string)).collect()
}

const MARKUP: [&str; 8] = [
    "<script>alert(1)</script>",
    "\" onload=\"alert(1)\" x=\"",
    "' onload='alert(1)",
    "</title></style></main><h1>",
    // With a letter: a dossier takes signs alone for an empty field.
    "<!-- a",
    "]]><svg onload=alert(1)>",
    "&lt;b&gt; &amp;amp; &#60;",
    "</style><style>*{display:none}",
];

#[test]
fn markup_from_outside_is_text() {
    for text in MARKUP {
        for (page, plain) in all_pages(text).iter().zip(all_pages("a")) {
            let (read, plain) = (Markup::of(page), Markup::of(&plain));
            assert_eq!(read.names(), plain.names(), "{text}");
            assert_eq!(read.style, plain.style);
            assert_eq!(read.elements.len(), plain.elements.len());
            read.says(text);
        }
    }
}

#[test]
fn right_to_left_text_is_inside_isolates_and_nothing_else_is() {
    let right_to_left = |letter: char| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}');
    for text in [
        "שלום",
        "عسل طبيعي 100%",
        "a مرحبا (95) b",
        "שלום\u{202E}x\u{2069}y عسل",
    ] {
        for page in all_pages(text) {
            let mut open = false;
            let mut isolated = String::new();
            for letter in page.as_str().chars() {
                match letter {
                    '\u{2068}' => {
                        assert!(!open, "no isolate inside another");
                        (open, isolated) = (true, String::new());
                    }
                    '\u{2069}' => {
                        assert!(open && isolated.chars().any(right_to_left));
                        assert!(!isolated.contains(['<', '>', '"']), "{isolated}");
                        open = false;
                    }
                    letter => {
                        assert!(open || !right_to_left(letter), "{letter:?} in {text}");
                        isolated.push(letter);
                    }
                }
            }
            assert!(!open);
        }
    }
}

#[test]
fn marks_of_direction_and_other_invisible_characters_are_spelled_out() {
    let marks = [
        '\0',
        '\u{7}',
        '\u{1B}',
        '\u{7F}',
        '\u{85}',
        '\u{61C}',
        '\u{200E}',
        '\u{200F}',
        '\u{202A}',
        '\u{202E}',
        '\u{2066}',
        '\u{2068}',
        '\u{2069}',
        '\u{FEFF}',
        '\u{AD}',
        '\u{200B}',
        '\u{2060}',
        '\u{3164}',
        '\u{E0041}',
    ];
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = sheet.best();
    for mark in marks {
        let text = format!("a{mark}b");
        let page = ScorecardForm::of(&card, Lang::Vi).product(&text).to_page();
        assert!(!page.as_str().contains(mark), "{mark:?}");
        Markup::of(&page).says(&format!("a{}b", mark.escape_unicode()));
    }
    // White space is white space.
    let page = ScorecardForm::of(&card, Lang::Vi)
        .product("a\n\tb")
        .to_page();
    Markup::of(&page).says("Sản phẩm: a b");
}

#[test]
fn long_words_are_whole_and_may_break_anywhere() {
    let word = "Siêudài".repeat(10_000);
    // A letter cuts names that are longer than 200 characters.
    let shorter = "Siêudài".repeat(25);
    for page in all_pages(&shorter) {
        let read = Markup::of(&page);
        read.says(&shorter);
        assert!(read.style.contains("overflow-wrap:anywhere"));
    }
    let sheet = Edition::E2026.sheet(7).unwrap();
    let page = ScorecardForm::blank(&sheet, Lang::Vi)
        .product(&word)
        .to_page();
    Markup::of(&page).says(&word);
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    for Sample { page, .. } in samples::all(PLAIN) {
        let read = Markup::of(&page);
        for name in ["script", "iframe", "img", "link", "object", "form", "a"] {
            assert_eq!(read.count(name), 0, "{name}");
        }
        for text in ["url(", "@import", "://", "javascript:"] {
            assert!(!page.contains(text), "{text}");
        }
        let attributes = read.elements.iter().flat_map(|(_, attributes)| attributes);
        for (name, value) in attributes {
            assert!(
                !name.starts_with("on") && name != "src" && name != "href" && name != "style",
                "{name}={value}"
            );
        }
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    }
}

#[test]
fn a_picture_has_a_text_or_is_hidden_from_readers() {
    for Sample { page, .. } in samples::all(PLAIN) {
        let read = Markup::of(&page);
        let pictures = read.elements.iter().filter(|(name, attributes)| {
            name == "svg" && attributes.iter().any(|(name, _)| name == "class")
        });
        for (_, attributes) in pictures {
            let has = |wanted: &str| {
                attributes
                    .iter()
                    .any(|(name, value)| name == wanted && !value.is_empty())
            };
            assert!(
                has("aria-hidden") || (has("role") && has("aria-label")),
                "{attributes:?}"
            );
        }
    }
}
