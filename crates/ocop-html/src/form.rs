//! The scorecard as a paper form: blank to be filled in by hand, or filled in (26/2026, Annex II).

use maud::{Markup, html};
use ocop_core::internal::report;
use ocop_core::{
    Choice, Criterion, Date, DisqualificationGround, Lang, Level, Note, Part, Points, ProductCode,
    Scorecard, Section, Sheet, Star,
};

use crate::fields::{self, Fields};
use crate::page::Page;
use crate::picture;

const STYLE: &str = include_str!("style/form.css");

/// A scorecard (phiếu chấm) as a form on A4: every criterion with its levels, points and marks, room for
/// points and notes, and a signature.
///
/// The order is that of the sheet in the decision; the wordings are those of `ocop-core`.
///
/// ```
/// use ocop_core::{Date, Edition, Lang};
/// use ocop_html::ScorecardForm;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let blank = ScorecardForm::blank(&sheet, Lang::Vi).product("Mít sấy").to_page();
/// assert!(blank.as_str().contains("Chế biến từ rau, củ, quả, hạt"));
///
/// let card = sheet.best();
/// let filled = ScorecardForm::of(&card, Lang::En).day(Date::constant(2026, 7, 10)).to_page();
/// assert!(filled.as_str().contains(&card.code()?.to_string()));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ScorecardForm<'a> {
    sheet: &'a Sheet,
    card: Option<&'a Scorecard>,
    lang: Lang,
    fields: Fields<'a>,
}

impl<'a> ScorecardForm<'a> {
    /// A form to be filled in by hand.
    #[must_use]
    pub fn blank(sheet: &'a Sheet, lang: Lang) -> Self {
        Self {
            sheet,
            card: None,
            lang,
            fields: Fields::default(),
        }
    }

    /// The form with the choices and points of a scorecard. It has the sheet code as a QR code, unless
    /// the sheet is a custom one.
    #[must_use]
    pub fn of(card: &'a Scorecard, lang: Lang) -> Self {
        Self {
            card: Some(card),
            ..Self::blank(card.sheet(), lang)
        }
    }

    /// The form for a product.
    #[must_use]
    pub const fn product(mut self, name: &'a str) -> Self {
        self.fields.product = Some(name);
        self
    }

    /// The form with the code of the product, which the annex has at the head of each sheet.
    #[must_use]
    pub const fn product_code(mut self, code: ProductCode) -> Self {
        self.fields.code = Some(code);
        self
    }

    /// The form of a council.
    #[must_use]
    pub const fn council(mut self, name: &'a str) -> Self {
        self.fields.council = Some(name);
        self
    }

    /// The form of a member of the council.
    #[must_use]
    pub const fn member(mut self, name: &'a str) -> Self {
        self.fields.member = Some(name);
        self
    }

    /// The form with the day of the meeting.
    #[must_use]
    pub const fn day(mut self, day: Date) -> Self {
        self.fields.day = Some(day);
        self
    }

    /// The form as a page.
    #[must_use]
    pub fn to_page(&self) -> Page {
        let Self { sheet, lang, .. } = *self;
        let title = lang.pick("Phiếu chấm sản phẩm OCOP", "Scorecard for an OCOP product");
        let body = html! {
            (self.head(title))
            (self.on_the_sheet())
            @for (index, part) in sheet.parts().enumerate() { (self.part(part, index > 0)) }
            (self.end())
        };
        Page::new(lang, title, STYLE, &body)
    }

    fn head(&self, title: &str) -> Markup {
        let Self { sheet, lang, .. } = *self;
        let class =
            [sheet.industry(), sheet.group(), sheet.subgroup()].map(|label| label.get(lang));
        let class: Vec<_> = class.into_iter().filter(|name| !name.is_empty()).collect();
        let code = self.card.and_then(|card| card.code().ok());
        html! {
            header.title {
                div {
                    h1 { (title) }
                    p { b { (sheet.heading().get(lang)) } }
                    p.soft { (sheet.place(lang).to_string()) }
                    @if !class.is_empty() { p.soft { (class.join(" · ")) } }
                    @if sheet.samples() > 0 {
                        p.soft { (lang.pick("Số sản phẩm mẫu", "Product samples")) ": " (sheet.samples()) }
                    }
                }
                @if let Some(code) = code.map(|code| code.to_string()) {
                    figure { (picture::qr(&code).unwrap_or_default()) figcaption { (code) } }
                }
            }
            (self.fields.lines(lang))
        }
    }

    /// How to fill in the form, and what the sheet says of the whole product.
    fn on_the_sheet(&self) -> Markup {
        let Self { sheet, lang, .. } = *self;
        let how = lang.pick(
            "Ở mỗi tiêu chí, đánh dấu một mức và ghi điểm của mức đó.",
            "On each criterion, tick one level and write down its points.",
        );
        let marks = lang.pick(
            "Dấu sao: mức thấp nhất để đạt hạng sao đó.",
            "Marks: the lowest level that is allowed for that star.",
        );
        let marked = sheet.criteria().any(|criterion| {
            let mut stars = Star::RECOGNISED.into_iter();
            stars.any(|star| criterion.requirement(star).is_some())
        });
        let notes: Vec<_> = sheet
            .notes()
            .filter(|note| note.criterion().is_none())
            .collect();
        let grounds: Vec<_> = sheet
            .grounds()
            .filter(|ground| ground.criterion().is_none())
            .collect();
        html! {
            @if self.card.is_none() { p { (how) } }
            @if marked { p { (marks) } }
            @for note in notes { p { (note.label().get(lang)) } }
            @if let Some(why) = sheet.unreconciled() { p { (why.get(lang)) } }
            @if !grounds.is_empty() {
                section.box.whole {
                    b { (report::grounds(lang)) }
                    ul.ticks {
                        @for ground in grounds { li { (tick(None)) " " (ground_line(ground, lang)) } }
                    }
                }
            }
        }
    }

    fn part(&self, part: Part<'a>, later: bool) -> Markup {
        let lang = self.lang;
        let name = report::part(part.id(), lang);
        let columns = match lang {
            Lang::Vi => [
                "Mã",
                "Tiêu chí và mức",
                "Điểm",
                "Dấu sao",
                "Điểm chấm",
                "Ghi chú",
            ],
            Lang::En => [
                "Key",
                "Criterion and levels",
                "Points",
                "Mark",
                "Score",
                "Notes",
            ],
        };
        html! {
            section.next-page[later] {
                h2 { (name) " (" (unit(part.max(), lang)) ")" }
                table.form {
                    colgroup { @for _ in columns { col; } }
                    thead { tr { @for (index, column) in columns.into_iter().enumerate() { th.notes[index == 5] scope="col" { (column) } } } }
                    @for section in part.sections() { (self.section(section)) }
                    tfoot {
                        tr {
                            th colspan="4" scope="row" { (lang.pick("Cộng", "Sum")) " " (name) }
                            td.score { (self.sum(part.criteria(), part.max())) }
                            td.notes {}
                        }
                    }
                }
            }
        }
    }

    fn section(&self, section: Section<'a>) -> Markup {
        let lang = self.lang;
        // A section that is one criterion is shown once.
        let only = section.criteria().len() == 1
            && section
                .criteria()
                .all(|criterion| criterion.key() == section.key());
        // The sub-group of a criterion, where it begins.
        let mut last = None;
        let criteria = section.criteria().map(|criterion| {
            let group = criterion.group().filter(|&group| last != Some(group));
            last = criterion.group();
            (criterion, group)
        });
        html! {
            @if !only {
                tbody.section {
                    tr {
                        th scope="row" { (section.key()) }
                        th colspan="3" { (section.label().get(lang)) " (" (unit(section.max(), lang)) ")" }
                        td.score { (self.sum(section.criteria(), section.max())) }
                        td.notes {}
                    }
                }
            }
            @for (criterion, group) in criteria {
                @if let Some(name) = group {
                    tbody.group { tr { td {} th colspan="4" { (name.get(lang)) } td.notes {} } }
                }
                (self.criterion(criterion))
            }
        }
    }

    /// A criterion with its levels: one body of the table, which no page break cuts.
    fn criterion(&self, criterion: Criterion<'a>) -> Markup {
        let lang = self.lang;
        let choices: Vec<_> = criterion.choices().collect();
        let (notes, grounds) = self.notes_and_grounds(criterion);
        let story = criterion.requires();
        let rows = 1 + choices.len() + usize::from(story.is_some()) + grounds.len();
        let points = self.card.and_then(|card| card.points(criterion.key()));
        html! {
            tbody.criterion {
                tr {
                    th.key scope="rowgroup" rowspan=(rows) { (criterion.key()) }
                    th colspan="3" {
                        (criterion.label().get(lang)) " (" (unit(criterion.max(), lang))
                        @if let Some(star) = criterion.line_mark() { "; " (mark(star)) }
                        ")"
                        @for note in notes { p.note { (note.label().get(lang)) } }
                    }
                    td.score rowspan=(rows) { @if let Some(points) = points { (points) } }
                    td.notes rowspan=(rows) {}
                }
                @for choice in choices { (self.level(criterion, choice)) }
                @if let Some(story) = story {
                    @let chosen = self.card.map(|card| card.choice(criterion.key()).is_none());
                    tr.chosen[chosen == Some(true)] {
                        td.level { (tick(chosen)) " " (report::not_applicable(lang)) " (" (story.key()) ")" }
                        td {} td {}
                    }
                }
                @for ground in grounds { tr { td.level colspan="3" { (tick(None)) " " (ground) } } }
            }
        }
    }

    /// The notes on a criterion, and its grounds as lines to tick. Where the sheet prints a note with the
    /// effect of a ground, the note is the line: it says the same in more words.
    fn notes_and_grounds(&self, criterion: Criterion<'a>) -> (Vec<Note<'a>>, Vec<String>) {
        let mut notes: Vec<_> = criterion.notes().collect();
        let grounds = criterion.grounds().map(|ground| {
            let same = notes.iter().position(|note| note.kind() == ground.kind());
            match same.map(|index| notes.remove(index)) {
                Some(note) => note.label().get(self.lang).to_string(),
                None => ground_line(ground, self.lang),
            }
        });
        let grounds = grounds.collect();
        (notes, grounds)
    }

    fn level(&self, criterion: Criterion<'_>, choice: Choice) -> Markup {
        let lang = self.lang;
        let level = criterion.level_of(choice);
        let chosen = self
            .card
            .map(|card| card.choice(criterion.key()) == Some(choice));
        html! {
            tr.chosen[chosen == Some(true)] {
                td.level { (tick(chosen)) " " (choice.to_string()) ". "
                    @match level {
                        Some(level) => (level.label().get(lang)),
                        None => i { (report::level_zero(lang)) },
                    }
                }
                td.n { (level.map_or(Points::ZERO, Level::points)) }
                td.n { @if let Some(star) = level.and_then(Level::mark) { (mark(star)) } }
            }
        }
    }

    /// The total, the bands, room for a comment, and the signature.
    fn end(&self) -> Markup {
        let Self { sheet, lang, .. } = *self;
        let (bands, place) = report::bands(sheet, lang);
        let (errata_head, errata) = report::errata(sheet, lang);
        let sign = lang.pick("(ký, ghi rõ họ tên)", "(signature, full name)");
        html! {
            section.whole {
                h2 { (lang.pick("Tổng điểm", "Total")) ": "
                    span.sum { (self.sum(sheet.criteria(), sheet.max())) } }
                p.soft { (lang.pick("Khung điểm", "Bands")) ": " (bands.join("; "))
                    @if let Some(place) = place { " [" (place) "]" } }
                h3 { (lang.pick("Nhận xét", "Comment")) }
                div.lines { @for _ in 0..3 { div.blank {} } }
                div.signature {
                    p { b { (fields::labels(lang)[2]) } }
                    p.soft { (sign) }
                    div {}
                    p { (self.fields.member.unwrap_or_default()) }
                }
            }
            @if !errata.is_empty() {
                section.small {
                    h3 { (errata_head) }
                    ul { @for line in errata { li { (line) } } }
                }
            }
        }
    }

    /// The points of some criteria beside their most; a line to write on if nothing is filled in.
    fn sum<'b>(&self, criteria: impl Iterator<Item = Criterion<'b>>, max: Points) -> Markup {
        let points = self.card.map(|card| {
            let points = criteria.filter_map(|criterion| card.points(criterion.key()));
            points.sum::<Points>()
        });
        html! {
            @match points {
                Some(points) => (points.get()),
                None => span.gap.blank { "\u{A0}" },
            }
            " / " (max.get())
        }
    }
}

/// Points in words.
fn unit(points: Points, lang: Lang) -> String {
    match (lang, points.get()) {
        (Lang::Vi, points) => format!("{points} điểm"),
        (Lang::En, 1) => "1 point".to_string(),
        (Lang::En, points) => format!("{points} points"),
    }
}

/// A ground without its place, which is at the head of the form, except where no source prints it.
fn ground_line(ground: DisqualificationGround<'_>, lang: Lang) -> String {
    if ground.is_by_parallel() {
        return report::ground(ground, lang);
    }
    format!(
        "{}: {}",
        ground.kind().label(lang),
        ground.label().get(lang)
    )
}

/// A box to tick, ticked or not.
fn tick(chosen: Option<bool>) -> &'static str {
    match chosen {
        Some(true) => "☒",
        _ => "☐",
    }
}

fn mark(star: Star) -> String {
    format!("{star}★")
}
