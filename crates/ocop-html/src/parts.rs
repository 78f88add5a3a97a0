//! What several pages share: the head of a report, lists, cells that stack on a narrow screen.

use maud::{Markup, html};
use ocop_core::Lang;

/// The name of the product above the heads of a report, if it is known.
pub(crate) fn product(name: Option<&str>, lang: Lang) -> Markup {
    html! {
        @if let Some(name) = name {
            p { (lang.pick("Sản phẩm", "Product")) ": " strong { (name) } }
        }
    }
}

/// Names and values, a row each.
pub(crate) fn heads<N: AsRef<str>>(rows: &[(N, String)]) -> Markup {
    html! {
        table.plain.heads { tbody {
            @for (name, value) in rows {
                tr { th scope="row" { (name.as_ref()) } td { (value) } }
            }
        } }
    }
}

/// Lists, each under its head. Those without lines are left out.
pub(crate) fn lists(lists: &[(&'static str, Vec<String>)]) -> Markup {
    html! {
        @for (head, lines) in lists.iter().filter(|(_, lines)| !lines.is_empty()) {
            h2 { (head) }
            ul { @for line in lines { li { (line) } } }
        }
    }
}

/// A box to tick by hand, with a name for screen readers.
pub(crate) fn tick(name: &str) -> Markup {
    html! { span.tick role="img" aria-label=(name) {} }
}

/// The columns of a table. Its cells carry the same heads, because the head of the table is hidden where
/// they stack.
pub(crate) struct Columns<const N: usize>(pub(crate) [&'static str; N]);

impl<const N: usize> Columns<N> {
    /// The head of the table, which is printed again on each sheet of paper.
    pub(crate) fn head(&self) -> Markup {
        html! { thead { tr { @for head in self.0 { th scope="col" { (head) } } } } }
    }

    /// A cell of a column.
    pub(crate) fn cell(&self, column: usize, content: &Markup) -> Markup {
        html! { td data-head=(self.0[column]) { (content) } }
    }
}
