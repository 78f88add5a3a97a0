//! A strict reader of pages: it accepts only what the pages need of HTML.

use std::collections::BTreeSet;

/// Elements without an end tag.
const VOID: [&str; 3] = ["br", "col", "meta"];

/// What a page consists of.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// Elements with their attributes, in order.
    pub(crate) elements: Vec<(String, Vec<(String, String)>)>,
    /// The text, as a reader sees it, with a space at each border of two elements.
    pub(crate) text: String,
    /// The style sheet.
    pub(crate) style: String,
}

impl Markup {
    /// Reads a page.
    ///
    /// It panics if an element is not closed in its order, an attribute has no quotes, or a character
    /// that begins markup is not escaped.
    #[track_caller]
    pub(crate) fn of(page: impl AsRef<str>) -> Self {
        let mut read = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut rest = page
            .as_ref()
            .strip_prefix("<!DOCTYPE html>")
            .expect("a document type");
        while !rest.is_empty() {
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                assert!(!text.contains('>'), "{text}");
                match open.last().map(String::as_str) {
                    Some("style") => read.style.push_str(text),
                    _ => read.text.push_str(&unescaped(text)),
                }
                rest = after;
                continue;
            };
            let end = tag.find('>').expect("an end of the tag");
            let (inside, after) = (&tag[..end], &tag[end + 1..]);
            assert!(!inside.contains('<'), "{inside}");
            if let Some(name) = inside.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name));
            } else {
                let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
                assert!(
                    name.chars().all(|letter| letter.is_ascii_alphanumeric()),
                    "{inside}"
                );
                read.elements
                    .push((name.to_string(), attributes_of(attributes)));
                if !VOID.contains(&name) {
                    open.push(name.to_string());
                }
            }
            read.text.push(' ');
            rest = after;
        }
        assert!(open.is_empty(), "{open:?}");
        read.text = one_space(&read.text);
        read
    }

    /// The names of elements, and of their attributes.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        let names = self.elements.iter().flat_map(|(name, attributes)| {
            let attributes = attributes
                .iter()
                .map(move |(attribute, _)| format!("{name} {attribute}"));
            attributes.chain([name.clone()])
        });
        names.collect()
    }

    /// How many elements have a name.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.elements
            .iter()
            .filter(|(element, _)| element == name)
            .count()
    }

    /// Checks that the text of the page has a text, whatever the white space.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) {
        assert!(
            self.text.contains(&one_space(text)),
            "{text}\nnot in\n{}",
            self.text
        );
    }
}

/// The text with one space in place of all white space, and without isolates.
pub(crate) fn one_space(text: &str) -> String {
    let plain = text.replace(['\u{2068}', '\u{2069}'], "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn attributes_of(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").expect("a value in quotes");
        let (value, after) = after.split_once('"').expect("an end of the value");
        attributes.push((name.to_string(), unescaped(value)));
        rest = match after {
            "" => "",
            after => after.strip_prefix(' ').expect("a space between attributes"),
        };
    }
    attributes
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (name, after) = part.split_once(';').expect("an end of the entity");
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            other => panic!("&{other};"),
        });
        out.push_str(after);
    }
    out
}
