//! The comparison of a scorecard with a sheet of another edition, in two columns.

use maud::{Markup, html};
use ocop_core::explain::{ComparedCard, ComparedLine, ComparisonExplanation};
use ocop_core::internal::comparison as texts;

use crate::page::Page;
use crate::parts::{self, Columns};

/// A comparison of two editions as a table: each criterion of the new sheet, before and now. Levels that are
/// open have a box to tick.
///
/// ```
/// use ocop_core::{Edition, Lang};
/// use ocop_html::ComparisonTable;
///
/// let card = Edition::E2019.sheet(15)?.best();
/// let explanation = card.compare(&Edition::E2026.sheet(7)?).explain(Lang::Vi);
/// let page = ComparisonTable::of(&explanation).product("Sầu riêng cấp đông").to_page();
/// assert!(page.as_str().contains("Sầu riêng cấp đông"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ComparisonTable<'a> {
    explanation: &'a ComparisonExplanation,
    product: Option<&'a str>,
}

impl<'a> ComparisonTable<'a> {
    /// The table of a comparison.
    #[must_use]
    pub const fn of(explanation: &'a ComparisonExplanation) -> Self {
        Self {
            explanation,
            product: None,
        }
    }

    /// The table for a product.
    #[must_use]
    pub const fn product(mut self, name: &'a str) -> Self {
        self.product = Some(name);
        self
    }

    /// The table as a page.
    #[must_use]
    pub fn to_page(&self) -> Page {
        let explanation = self.explanation;
        let lang = explanation.lang;
        let title = lang.pick(
            "So sánh điểm theo hai bộ tiêu chí",
            "A scorecard on two criteria sheets",
        );
        let columns = Columns([
            lang.pick("Tiêu chí", "Criterion"),
            lang.pick("Trước", "Before"),
            lang.pick("Nay", "Now"),
        ]);
        let body = html! {
            h1 { (title) }
            (parts::product(self.product, lang))
            (parts::heads(&texts::summary(explanation)))
            div.box { p { (texts::reminder(explanation)) } }
            table.stack.compared {
                thead { tr {
                    th scope="col" { (columns.0[0]) }
                    th scope="col" { (columns.0[1]) (sheet(&explanation.from)) }
                    th scope="col" { (columns.0[2]) (sheet(&explanation.lowest)) }
                } }
                tbody { @for line in &explanation.criteria { (row(&columns, line, explanation)) } }
            }
            (parts::lists(&texts::lists(explanation)))
        };
        Page::new(lang, title, include_str!("style/comparison.css"), &body)
    }
}

/// Which sheet a column is.
fn sheet(card: &ComparedCard) -> Markup {
    html! { div.sheet { (card.heading) " (" (card.place) ")" } }
}

fn row(columns: &Columns<3>, line: &ComparedLine, explanation: &ComparisonExplanation) -> Markup {
    let lang = explanation.lang;
    let now = texts::now(line, lang);
    let (lines, levels) = now.split_at(now.len().saturating_sub(line.levels.len()));
    html! {
        tr {
            (columns.cell(0, &html! {
                (line.key) " " (line.name)
                p.open[line.choice.is_none()] { (texts::outcome(line, lang)) }
            }))
            (columns.cell(1, &html! { @if let Some(before) = texts::before(line, lang) { (before) } }))
            (columns.cell(2, &html! {
                @for line in lines { p { (line) } }
                @if !levels.is_empty() {
                    ul { @for level in levels { li { (parts::tick(columns.0[2])) " " (level) } } }
                }
            }))
        }
    }
}
