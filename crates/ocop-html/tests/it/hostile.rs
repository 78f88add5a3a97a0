//! Text from outside stays text: markup, right-to-left letters, controls and very long words.

use crate::samples::{self, Outside, PLAIN};

/// The tags of a page in their order: names, and names of attributes.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, after)) = after.split_once('>') else {
            panic!("a tag does not end: {after}");
        };
        // Every second piece is a value in quotes.
        tags.push(tag.split('"').step_by(2).collect::<Vec<_>>().join("…"));
        rest = after;
    }
    tags
}

#[test]
fn no_text_from_outside_becomes_markup() {
    let plain = samples::all(PLAIN);
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style></main></body><b>",
        "<!-- <![CDATA[ &lt; &#60; &",
        "]]>\u{0}\u{1b}[31m\r\n\t",
    ] {
        for (sample, plain) in samples::all(Outside(text)).iter().zip(&plain) {
            let (own, wanted) = (tags(&sample.page), tags(&plain.page));
            assert_eq!(own, wanted, "{}: {text}", sample.name);
            if text.contains("<script>") {
                let escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";
                let has = sample.name.starts_with("obstacles") || sample.page.contains(escaped);
                assert!(has, "{}", sample.name);
            }
        }
    }
}

#[test]
fn text_from_right_to_left_is_isolated_and_turns_nothing() {
    for sample in samples::all(Outside("عسل الجبل \u{202E}4 sao\u{2066}")) {
        let page = &sample.page;
        assert!(
            page.contains("\u{2068}عسل الجبل\u{2069}"),
            "{}",
            sample.name
        );
        assert!(!page.contains(['\u{202E}', '\u{2066}']), "{}", sample.name);
        let (opened, closed) = (
            page.matches('\u{2068}').count(),
            page.matches('\u{2069}').count(),
        );
        assert_eq!(opened, closed, "{}", sample.name);
    }
}
