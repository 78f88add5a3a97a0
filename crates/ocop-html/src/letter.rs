//! The letter on a dossier (phiếu) as a form: 26/2026, Art. 7.3.a.

use maud::{Markup, html};
use ocop_dossier::report::{Annex, Item, Letter, LetterWords};

use crate::page::Page;
use crate::parts::{self, Columns};

/// The letter on a dossier, as a form to sign and to tick off.
///
/// All its texts are those of the [`Letter`]. An office may change them before, such as the number.
///
/// ```
/// use ocop_core::{DossierKind, Edition, Lang};
/// use ocop_dossier::{Dossier, Settings, check};
/// use ocop_html::LetterForm;
///
/// let dossier = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
/// let mut letter = check(&dossier, &Settings::default()).letter(Lang::Vi);
/// letter.sender[1].1 = "12/PYC-UBND".into();
/// let page = LetterForm::of(&letter).to_page();
/// assert!(page.as_str().contains("12/PYC-UBND"));
/// assert!(page.as_str().contains("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"));
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LetterForm<'a> {
    letter: &'a Letter,
}

impl<'a> LetterForm<'a> {
    /// The form of a letter.
    #[must_use]
    pub const fn of(letter: &'a Letter) -> Self {
        Self { letter }
    }

    /// The form as a page.
    #[must_use]
    pub fn to_page(&self) -> Page {
        let letter = self.letter;
        let body = html! {
            div.sender { @for (head, line) in &letter.sender { p { (head) ": " (line) } } }
            h1.subject { (letter.title) }
            div.addressee { @for (head, line) in &letter.addressee { p { (head) ": " strong { (line) } } } }
            (parts::heads(&letter.heads))
            div.box {
                p { strong { (sentence(&letter.verdict)) } }
                @for line in &letter.standing { p { (sentence(line)) } }
            }
            (findings(letter))
            div.whole {
                @for line in letter.term.iter().chain(&letter.remarks) { p { (sentence(line)) } }
                div.signature { @for line in &letter.signature { p { (line) } } }
            }
            @if !letter.annex.is_empty() { (annex(letter, &letter.annex)) }
        };
        let style = include_str!("style/letter.css");
        Page::new(letter.lang, &letter.title, style, &body)
    }
}

/// The findings: a table with a row for the title of each part of the dossier.
fn findings(letter: &Letter) -> Markup {
    if letter.sections.is_empty() {
        return html! {};
    }
    let (lang, words) = (letter.lang, letter.words());
    let columns = Columns([
        lang.pick("TT", "No."),
        lang.pick("Nội dung", "Finding"),
        words.repair,
        words.place,
        lang.pick("Xong", "Done"),
    ]);
    html! {
        table.stack.findings {
            (columns.head())
            @for section in &letter.sections {
                tbody {
                    tr.part { th colspan="5" scope="rowgroup" { (section.title) } }
                    @for item in &section.items { (row(&columns, item)) }
                }
            }
        }
    }
}

fn row(columns: &Columns<5>, item: &Item) -> Markup {
    html! {
        tr {
            (columns.cell(0, &html! { (item.number) }))
            (columns.cell(1, &html! {
                strong { (item.weight) ":" } " " (sentence(&item.message))
                @if let Some(risk) = &item.risk { p.bad { (sentence(risk)) } }
            }))
            (columns.cell(2, &html! { (sentence(&item.repair)) }))
            (columns.cell(3, &html! { (sentence(&item.place)) }))
            (columns.cell(4, &parts::tick(columns.0[4])))
        }
    }
}

/// Rules and paths, for data managers, on a sheet of its own.
fn annex(letter: &Letter, annex: &Annex) -> Markup {
    let LetterWords { set_aside, .. } = letter.words();
    let lang = letter.lang;
    html! {
        section.annex.next-page {
            h2 { (annex.title) }
            @if !annex.lines.is_empty() {
                table {
                    thead { tr {
                        th scope="col" { (lang.pick("TT", "No.")) }
                        th scope="col" { (lang.pick("Quy tắc", "Rule")) }
                        th scope="col" { (lang.pick("Vị trí", "Path")) }
                    } }
                    tbody { @for line in &annex.lines {
                        tr { td { (line.number) } td { code { (line.rule) } } td { code { (line.path) } } }
                    } }
                }
            }
            @for rule in &annex.set_aside { p { (set_aside) ": " code { (rule) } } }
        }
    }
}

/// A line with a full stop, unless it ends with a place to fill in.
fn sentence(line: &str) -> Markup {
    html! { (line) @if !line.ends_with('…') { "." } }
}
