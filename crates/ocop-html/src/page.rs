//! The shell of every page: head, style sheet, body.

use std::fmt;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use ocop_core::Lang;

use crate::isolate::isolated;

/// What every page shares: colours, type, tables, and how a page is printed.
const STYLE: &str = include_str!("style/shell.css");

/// A browser loads nothing and runs nothing, whatever a page contains.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A finished page: one HTML document with its style sheet and pictures inside.
///
/// It loads no file and runs no script. It prints as the whole document.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Page(String);

impl Page {
    /// A page of a title and a body, with the rules of a style sheet behind those of every page.
    ///
    /// All of `title` and `body` may contain text from outside: maud escapes its markup, and
    /// [`isolated`] tames the rest.
    pub(crate) fn new(lang: Lang, title: &str, style: &'static str, body: &Markup) -> Self {
        let page = html! {
            (DOCTYPE)
            html lang=(lang.as_str()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    title { (title) }
                    style { (PreEscaped(STYLE)) (PreEscaped(style)) }
                }
                body { main { (body) } }
            }
        };
        Self(isolated(page.into_string()))
    }

    /// The document.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The document, without a copy.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Prints the document.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ocop_core::explain::pad(f, format_args!("{}", self.0))
    }
}

impl AsRef<str> for Page {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Page> for String {
    fn from(page: Page) -> Self {
        page.0
    }
}
