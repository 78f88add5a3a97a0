//! Where a claimed result and the choices differ, as data, text and Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::text::{self, list};
use super::{FORMAT, MemberLine, markdown};
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::text::outside;
use crate::compare::claimed_result::MismatchPlace;
use crate::compare::claimed_result::{Figure, Mismatch};
use crate::rating::unmet::UnmetRequirement;

/// Where a claimed result and the choices first differ, in one language.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MismatchExplanation {
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The kind of place: `criterion`, `section`, `part`, `total` or `star`.
    pub what: String,
    /// The key, number or letter, where there is one.
    pub key: Option<String>,
    /// The claimed figure.
    pub claimed: String,
    /// The exact figure of the choices; none for no star.
    pub found: Option<String>,
    /// Where in the law.
    pub place: String,
    /// The difference in a sentence.
    pub text: String,
    /// The reasons: the choices, or the unmet requirements.
    pub reasons: Vec<String>,
}

impl Mismatch {
    /// The difference in a language, with its reasons.
    ///
    /// ```
    /// use ocop_core::{ClaimedResult, Council, Edition, Lang, Star};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let card = sheet.scorecard_from(best)?.choose("2.3", 1)?.complete()?;
    /// let mismatch = ClaimedResult::new().star(Star::Five).check(&Council::of([card])?)?.unwrap();
    /// let explanation = mismatch.explain(Lang::En);
    /// assert_eq!(explanation.text, "claimed: 5 stars; the choices give 3 stars");
    /// assert!(explanation.reasons[0].starts_with("4★ requires 3 points on 2.3"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> MismatchExplanation {
        let sheet = self.rating().sheet();
        let (what, key) = match self.place() {
            MismatchPlace::Criterion(key) => ("criterion", Some(key)),
            MismatchPlace::Section(key) => ("section", Some(key)),
            MismatchPlace::Part(id) => ("part", Some(id)),
            MismatchPlace::Total => ("total", None),
            MismatchPlace::Star => ("star", None),
        };
        let name = match self.place() {
            MismatchPlace::Criterion(key) => {
                let criterion = self.criterion();
                let name = criterion.map_or("", |criterion| criterion.label().get(lang));
                format!("{key} {name}: ")
            }
            MismatchPlace::Section(key) => {
                let mut sections = sheet.sections();
                let section = sections.find(|section| section.key() == key);
                let name = section.map_or("", |section| section.label().get(lang));
                format!("{} {key} {name}: ", lang.pick("mục", "section"))
            }
            MismatchPlace::Part(id) => format!("{} {id}: ", lang.pick("phần", "part")),
            MismatchPlace::Total => lang.pick("tổng điểm: ", "total: ").to_string(),
            MismatchPlace::Star => String::new(),
        };
        let claimed = figure(self.claimed(), lang);
        let found = match self.found() {
            Some(Figure::Star(_)) => text::stars_of(self.rating(), lang),
            Some(Figure::Exact(mean)) => self.mean(mean, lang),
            Some(found) => figure(found, lang),
            None => text::verdict(self.rating(), lang),
        };
        let place = match self.criterion() {
            Some(criterion) => criterion.place(lang).text(),
            None => sheet.place(lang).text(),
        };
        MismatchExplanation {
            format: FORMAT,
            lang,
            what: what.to_string(),
            key: key.cloned(),
            claimed: self.claimed().to_string(),
            found: self.found().map(|found| found.to_string()),
            place,
            text: match lang {
                Lang::Vi => format!("{name}kê khai {claimed}; theo các mức đã chấm là {found}"),
                Lang::En => format!("{name}claimed: {claimed}; the choices give {found}"),
            },
            reasons: self.reasons(lang),
        }
    }

    /// A mean of the choices, shown by the council's rules.
    fn mean(&self, mean: Mean, lang: Lang) -> String {
        let options = super::options_of(self.rating().council().rules(), lang);
        let shown = match self.criterion() {
            Some(criterion) => options.shown(mean, super::requirements(criterion)),
            None => options.shown_total(mean, self.rating().sheet().bands()),
        };
        points(text::exact(&shown, mean, lang), lang)
    }

    fn reasons(&self, lang: Lang) -> Vec<String> {
        let rating = self.rating();
        if let Some(criterion) = self.criterion() {
            let chosen = super::chosen(rating, criterion, lang);
            let members: Vec<_> = rating.council().members().map(MemberLine::of).collect();
            return text::chosen(&chosen, &members, lang).collect();
        }
        if *self.place() == MismatchPlace::Star {
            let unmet = rating.unmet_for_next_star();
            return unmet
                .map(|unmet: UnmetRequirement<'_>| unmet.explain(lang).to_string())
                .collect();
        }
        Vec::new()
    }
}

fn points(text: String, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{text} điểm"),
        Lang::En => text::points(text),
    }
}

fn figure(figure: Figure, lang: Lang) -> String {
    match figure {
        Figure::Claimed(claimed) => points(text::decimal(claimed, lang), lang),
        Figure::Exact(mean) => points(text::exact(&super::mean_shown(mean), mean, lang), lang),
        Figure::Star(star) => text::stars(star, lang).to_string(),
    }
}

const fn head(lang: Lang) -> &'static str {
    lang.pick("Lý do", "Why")
}

impl fmt::Display for MismatchExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [&self.text, " [", &self.place, "]\n"].concat();
        list(&mut text, head(self.lang), &self.reasons);
        crate::base::padded::text(f, &text)
    }
}

impl MismatchExplanation {
    /// The same as Markdown: a paragraph and a list.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let (text, place) = (
            outside::markdown(&self.text),
            outside::markdown(&self.place),
        );
        let mut page = format!("{text} ({place})\n");
        markdown::list(&mut page, head(self.lang), &self.reasons);
        page
    }
}
