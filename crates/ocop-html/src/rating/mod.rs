//! A rating as a page: the star with its reasons, the points, the members, the sources.

mod codes;
mod members;
mod parts;

use maud::{Markup, html};
use ocop_core::internal::report;
#[cfg(feature = "minutes")]
use ocop_core::{Error, Minutes};
use ocop_core::{Explanation, Lang, Rating, explain::day};

use crate::fields;
use crate::page::Page;
use crate::picture;

const STYLE: &str = include_str!("../style/rating.css");

/// A rating as a page: the star and who decides next, the bands with the exact mean on them, bars for
/// parts and sections, requirements, members side by side, interpretations, and the sheet codes.
///
/// It says what [`Rating::explain`] says, in the same sentences.
///
/// ```
/// use ocop_core::{Council, Edition, Lang};
/// use ocop_html::RatingPage;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let card = sheet.best().edit().choose("1.5", 3)?.complete()?;
/// let rating = Council::of([card])?.rate()?;
/// let page = RatingPage::new(&rating, Lang::En).product("Dried jackfruit").to_page();
/// assert!(page.as_str().contains("5★ requires 3 points on 1.5"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RatingPage<'a> {
    rating: &'a Rating,
    lang: Lang,
    product: Option<&'a str>,
    council: Option<&'a str>,
    #[cfg(feature = "minutes")]
    minutes: Option<&'a Minutes>,
}

impl<'a> RatingPage<'a> {
    /// The page of a rating. Means are shown as the council's rules say.
    #[must_use]
    pub const fn new(rating: &'a Rating, lang: Lang) -> Self {
        Self {
            rating,
            lang,
            product: None,
            council: None,
            #[cfg(feature = "minutes")]
            minutes: None,
        }
    }

    /// The page with the name of the product.
    #[must_use]
    pub const fn product(mut self, name: &'a str) -> Self {
        self.product = Some(name);
        self
    }

    /// The page with the name of the council.
    #[must_use]
    pub const fn council(mut self, name: &'a str) -> Self {
        self.council = Some(name);
        self
    }

    /// The page with the digest of the meeting's minutes. If the page has no product, it is that of the
    /// minutes.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang};
    /// use ocop_html::RatingPage;
    ///
    /// let rating = Council::of([Edition::E2026.sheet(7)?.best()])?.rate()?;
    /// let minutes = rating.minutes()?.for_product("Mít sấy")?;
    /// let page = RatingPage::new(&rating, Lang::Vi).minutes(&minutes)?.to_page();
    /// assert!(page.as_str().contains(&minutes.sha256().to_string()));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](ocop_core::ErrorKind::BadValue) for minutes of another council; those of
    /// [`Minutes::council`].
    #[cfg(feature = "minutes")]
    pub fn minutes(mut self, minutes: &'a Minutes) -> Result<Self, Error> {
        if minutes.council()? != *self.rating.council() {
            let detail = ocop_core::ErrorDetail::MinutesOfAnotherMeeting;
            return Err(ocop_core::internal::error(detail, "minutes", []));
        }
        self.minutes = Some(minutes);
        Ok(self)
    }

    /// The rating as a page.
    #[must_use]
    pub fn to_page(&self) -> Page {
        let Self { rating, lang, .. } = *self;
        let explanation = rating.explain(lang);
        let title = lang.pick(
            "Kết quả đánh giá, phân hạng sản phẩm OCOP",
            "Rating of an OCOP product",
        );
        let [unmet, stopped, grounds, by_day, council, requirements] = report::lists(&explanation);
        let [interpretations, errata] = report::sources(&explanation);
        let body = html! {
            (self.head(title, &explanation))
            (self.result(&explanation))
            @for (head, lines) in [stopped, grounds, unmet] { (boxed(head, &lines)) }
            (list(&by_day))
            (parts::bars(&explanation))
            (list(&requirements))
            (list(&council))
            (members::totals(rating, &explanation))
            (parts::criteria(rating, &explanation))
            (members::side_by_side(rating, &explanation))
            (list(&interpretations))
            (list(&errata))
            (codes::codes(rating, &explanation, self.digest()))
        };
        Page::new(lang, title, STYLE, &body)
    }

    #[cfg(feature = "minutes")]
    fn digest(&self) -> Option<String> {
        self.minutes.map(|minutes| minutes.sha256().to_string())
    }

    #[cfg(not(feature = "minutes"))]
    const fn digest(&self) -> Option<String> {
        None
    }

    /// The name of the product: given, or that of the minutes.
    fn product_name(&self) -> Option<&'a str> {
        #[cfg(feature = "minutes")]
        let name = self.product.or(self.minutes.and_then(Minutes::product));
        #[cfg(not(feature = "minutes"))]
        let name = self.product;
        name
    }

    fn head(&self, title: &str, explanation: &Explanation) -> Markup {
        let lang = self.lang;
        let [product, council, ..] = fields::labels(lang);
        let days = [
            (
                lang.pick("Ngày nộp hồ sơ", "Filed"),
                self.rating.council().filed(),
            ),
            (
                lang.pick("Ngày quyết định", "Decided"),
                self.rating.council().decided(),
            ),
        ];
        html! {
            header.title {
                div {
                    h1 { (title) }
                    @if let Some(name) = self.product_name() { p { (product) ": " b { (name) } } }
                    @if let Some(name) = self.council { p { (council) ": " (name) } }
                    p { (explanation.heading) }
                    p.soft { (explanation.place) }
                    @for (label, date) in days {
                        @if let Some(date) = date { p.soft { (label) ": " (day(date, lang)) } }
                    }
                }
                div.verdict {
                    (picture::stars(explanation.stars, &explanation.verdict))
                    p { b { (explanation.verdict) } }
                }
            }
        }
    }

    /// The bands with the mean, and the head of the report without its first line, which is the verdict.
    fn result(&self, explanation: &Explanation) -> Markup {
        let bands = self.rating.sheet().bands();
        let rows = report::summary(explanation);
        let said: Vec<_> = rows
            .iter()
            .map(|(head, text)| format!("{head}: {text}"))
            .collect();
        let mean = explanation.mean;
        let shown = report::exact(explanation, &explanation.mean_shown, mean);
        let totals = &explanation.totals;
        let range = totals
            .iter()
            .min()
            .copied()
            .zip(totals.iter().max().copied());
        let range = range.filter(|(lowest, highest)| lowest < highest);
        html! {
            (picture::bands(bands, (mean, &shown), range, &said.join("; ")))
            dl.rows { @for (head, text) in rows.iter().skip(1) { dt { (head) } dd { (text) } } }
        }
    }
}

/// A list under its head; nothing if it is empty.
fn list((head, lines): &(&str, Vec<String>)) -> Markup {
    html! {
        @if !lines.is_empty() {
            section { h2 { (head) } ul { @for line in lines { li { (line) } } } }
        }
    }
}

/// A list that explains why a star is missing; nothing if it is empty.
fn boxed(head: &str, lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section.box.bad { h2 { (head) } ul { @for line in lines { li { (line) } } } }
        }
    }
}
