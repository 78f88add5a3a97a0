//! The improvement plan (phương án nâng hạng) as a checklist.

use maud::{Markup, html};
use ocop_core::explain::{ImprovementExplanation, StepLine};
use ocop_core::internal::plan as texts;

use crate::page::Page;
use crate::parts::{self, Columns};

/// The cheapest plan for a star as a checklist: each step with its levels, gain, cost and proofs, a box to
/// tick, and a column for the day. Without a plan it lists the obstacles.
///
/// ```
/// use ocop_core::{Council, Edition, ImprovementRequest, Lang, Star};
/// use ocop_html::PlanChecklist;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let card = sheet.best().edit().choose("1.5", 3)?.complete()?;
/// let improvement = ImprovementRequest::to(Star::Five).find(&Council::of([card])?)?;
/// let explanation = improvement.explain(Lang::Vi);
/// let page = PlanChecklist::of(&explanation).product("Mít sấy").to_page();
/// assert!(page.as_str().contains("mức 3 → 4"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PlanChecklist<'a> {
    explanation: &'a ImprovementExplanation,
    product: Option<&'a str>,
}

impl<'a> PlanChecklist<'a> {
    /// The checklist of an improvement.
    #[must_use]
    pub const fn of(explanation: &'a ImprovementExplanation) -> Self {
        Self {
            explanation,
            product: None,
        }
    }

    /// The checklist for a product.
    #[must_use]
    pub const fn product(mut self, name: &'a str) -> Self {
        self.product = Some(name);
        self
    }

    /// The checklist as a page.
    #[must_use]
    pub fn to_page(&self) -> Page {
        let explanation = self.explanation;
        let lang = explanation.lang;
        let title = lang.pick("Phương án nâng hạng sao", "Plan to reach a star");
        let plan = explanation.plans.first();
        let steps = plan.map_or(&[][..], |plan| &plan.steps);
        let body = html! {
            h1 { (title) }
            (parts::product(self.product, lang))
            p { (explanation.heading) " " span.soft { "(" (explanation.place) ")" } }
            (parts::heads(&texts::summary(explanation)))
            @if !steps.is_empty() { (checklist(explanation, steps)) }
            div.box { p { (texts::reminder(explanation)) } }
            (parts::lists(&texts::lists(explanation)))
        };
        Page::new(lang, title, include_str!("style/plan.css"), &body)
    }
}

fn checklist(explanation: &ImprovementExplanation, steps: &[StepLine]) -> Markup {
    let lang = explanation.lang;
    let columns = Columns([
        lang.pick("Xong", "Done"),
        lang.pick("Tiêu chí", "Criterion"),
        lang.pick("Mức", "Level"),
        lang.pick("Nội dung yêu cầu", "Requirements"),
        lang.pick("Chi phí", "Cost"),
        lang.pick("Ngày xong", "Day done"),
    ]);
    html! {
        table.stack.steps {
            (columns.head())
            tbody { @for (number, step) in (1_usize..).zip(steps) {
                tr {
                    (columns.cell(0, &html! { (number) " " (parts::tick(columns.0[0])) }))
                    (columns.cell(1, &html! { (step.key) " " (step.name) " " span.soft { "[" (step.place) "]" } }))
                    (columns.cell(2, &html! {
                        p { strong { (texts::levels(step, lang)) } }
                        @for gain in texts::gains(step, lang) { p { (gain) } }
                    }))
                    (columns.cell(3, &details(step, explanation)))
                    (columns.cell(4, &html! { @if let Some(cost) = &step.cost { (cost) } }))
                    (columns.cell(5, &html! {}))
                }
            } }
            @if let Some(cost) = &explanation.cost {
                tbody { tr.sum {
                    th colspan="4" scope="row" { (lang.pick("Cộng chi phí", "Total cost")) }
                    td { strong { (cost) } }
                    td {}
                } }
            }
        }
    }
}

/// The levels and notes, then the documents, each with a box to tick.
fn details(step: &StepLine, explanation: &ImprovementExplanation) -> Markup {
    let details = texts::details(step, explanation.lang);
    let rest = details.len().saturating_sub(step.documents.len());
    let (lines, documents) = details.split_at(rest);
    html! {
        @for (head, line) in lines { p { em { (head) } " " (line) } }
        @if let Some((head, _)) = documents.first() {
            p { em { (head) } }
            ul.proofs { @for (_, document) in documents { li { (parts::tick(head)) " " (document) } } }
        }
    }
}
