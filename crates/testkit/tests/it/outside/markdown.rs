//! A page of Markdown as GitHub reads it.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use testkit::outside::{FORGED, lines_are_ours};

/// A page of the libraries: tables, lists and headings of theirs, and nothing that a text from outside makes.
#[track_caller]
pub(crate) fn is_ours(page: &str, place: &str) {
    lines_are_ours(page, place);
    let arena = Arena::new();
    let root = parse_document(&arena, page, &options());
    for node in root.descendants() {
        let is_forged = match &node.data().value {
            NodeValue::Link(_) | NodeValue::Image(_) | NodeValue::WikiLink(_) => true,
            NodeValue::Math(_) | NodeValue::FootnoteReference(_) | NodeValue::TaskItem(_) => true,
            NodeValue::BlockQuote | NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_) => true,
            NodeValue::ThematicBreak | NodeValue::Strikethrough => true,
            // The libraries part the choices of a cell so.
            NodeValue::HtmlInline(html) => html != "<br>",
            // Letters of a text from outside, each in other markup.
            NodeValue::Text(text) if ["c", "g", "h", "i"].contains(&&**text) => true,
            NodeValue::Code(code) if code.literal == "d" => true,
            NodeValue::Text(text) => node.previous_sibling().is_none() && text.starts_with(FORGED),
            _ => false,
        };
        assert!(!is_forged, "{place}: {:?} in\n{page}", node.data().value);
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options
}

#[test]
fn a_text_from_outside_is_plain_text_at_every_place_of_a_line() {
    for text in testkit::outside::TEXTS {
        let shown = ocop_core::text::outside::markdown(text);
        for page in [
            format!("{shown}\n"),
            format!("# {shown}\n\n{shown}\n"),
            format!("- {shown}\n- {shown}: {shown}.\n"),
            format!("1. **{shown}:** {shown}.\n   - {shown}\n"),
            format!("| a | {shown} |\n|---|---|\n| {shown} | *{shown}*<br>{shown} |\n"),
        ] {
            is_ours(&page, text);
        }
    }
}

#[test]
fn the_check_finds_what_is_forged() {
    for page in [
        "a www.a.vn",
        "a@b.vn",
        "- [x](y)",
        "a <b>",
        "Accepted: 0 errors",
        "> a",
        "a $b$",
        "~~a~~",
        "    a",
    ] {
        let checked = std::panic::catch_unwind(|| is_ours(page, "forged"));
        assert!(checked.is_err(), "{page}");
    }
}
