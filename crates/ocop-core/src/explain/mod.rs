//! Explanations of a rating: as data, as text and as Markdown, in Vietnamese and in English.
//!
//! An [`Explanation`] lists every criterion with the chosen level and its points, the level that the
//! next mark requires, the unmet requirements, and the interpretations where the decision says nothing.
//! Its fields serialize; [`Display`](core::fmt::Display) prints the text; [`Explanation::to_markdown`]
//! gives the same as Markdown.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

use crate::after::recognition::Recognition;
use crate::base::label::Text;
use crate::base::lang::Lang;
use crate::base::mean::{Mean, Rounding};
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::citation::{cited, placed};
use crate::law::criterion::Criterion;
use crate::law::level::Level;
use crate::law::section::Section;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::council_rules::Rules;
use crate::rating::rating::Rating;
use crate::rating::unmet::UnmetRequirement;

#[cfg(feature = "serde")]
pub(crate) mod blank;
mod bounds;
pub(crate) mod certificate;
mod claimed_result;
mod comparison;
mod data;
mod improvement;
mod markdown;
mod meeting;
mod summary;
pub(crate) mod text;
mod unmet;

pub use crate::base::padded::pad;
pub use bounds::{BoundLine, BoundsExplanation, OpenLine, SufficientLine};
pub use claimed_result::MismatchExplanation;
pub use comparison::{
    Before, ComparedCard, ComparedGround, ComparedLine, ComparisonExplanation, DroppedLine,
    GroundChange, OpenLevel, UnmetLine,
};
pub use data::{
    ChosenLevel, ChosenLine, CouncilLine, CriterionLine, ErratumLine, Explanation, GroundLine,
    GroundPrint, InterpretationLine, MarkLine, MemberLine, NextBand, NoteLine, PartLine,
    SectionLine, StarRequirements, StopLine,
};
pub use improvement::{
    ImprovementExplanation, ImprovementInterpretationLine, ObstacleLine, PlanLine, StepLine,
};
pub use markdown::day;

/// The version of the explanation's data; it changes when a field changes its meaning.
pub const FORMAT: u32 = 1;

/// The language and the rounding of an explanation.
///
/// ```
/// use ocop_core::{Lang, Rounding, explain::ExplainOptions};
///
/// let options = ExplainOptions::new(Lang::Vi).places(3).rounding(Rounding::HalfUp);
/// assert_ne!(options, ExplainOptions::new(Lang::Vi));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ExplainOptions {
    lang: Lang,
    places: u32,
    rounding: Rounding,
    fractions: bool,
}

impl ExplainOptions {
    /// Two places, cut off: a shown mean never lies in a band that the exact mean does not reach.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self {
            lang,
            places: 2,
            rounding: Rounding::Down,
            fractions: false,
        }
    }

    /// The places behind the point in shown means, at most 20.
    #[must_use]
    pub const fn places(mut self, places: u32) -> Self {
        self.places = places;
        self
    }

    /// How shown means are rounded.
    #[must_use]
    pub const fn rounding(mut self, rounding: Rounding) -> Self {
        self.rounding = rounding;
        self
    }

    /// Whether texts print the exact fraction beside a shown mean: `89.66 (269/3)`. They do not by
    /// default; the data has the fraction in any case.
    #[must_use]
    pub const fn fractions(mut self, fractions: bool) -> Self {
        self.fractions = fractions;
        self
    }

    /// A shown mean as texts print it.
    fn printed(self, shown: &str, mean: Mean) -> Cow<'_, str> {
        text::printed(shown, mean, self.fractions, self.lang)
    }

    const fn lang(self) -> Lang {
        self.lang
    }

    /// A mean as shown. It is never shown at or above an edge that it does not reach.
    fn shown(self, mean: Mean, edges: impl IntoIterator<Item = Points>) -> Text {
        if let Some(whole) = mean.whole() {
            return whole;
        }
        let shown = mean.round(self.places, self.rounding);
        let reached = |edge: Points| mean < Mean::from(edge) && shown >= Decimal::from(edge.get());
        if edges.into_iter().any(reached) {
            mean.round(self.places, Rounding::Down).to_string().into()
        } else {
            shown.to_string().into()
        }
    }

    /// A mean of totals as shown: the edges are those of the bands.
    fn shown_total(self, mean: Mean, bands: Bands) -> Text {
        self.shown(mean, edges(bands))
    }

    /// What is missing to an edge as shown: rounded up, whatever the rounding of means.
    fn shown_lack(self, lack: Mean) -> Text {
        let rounded = || lack.round_up(self.places).to_string().into();
        lack.whole().unwrap_or_else(rounded)
    }
}

/// Means as a council's rules show them.
const fn options_of(rules: &Rules, lang: Lang) -> ExplainOptions {
    ExplainOptions::new(lang)
        .places(rules.places())
        .rounding(rules.rounding())
}

/// The first points of each band, and the most of all.
fn edges(bands: Bands) -> impl Iterator<Item = Points> {
    let least = Star::ALL.into_iter().map(move |star| bands.least(star));
    least.chain([Points::FULL])
}

impl Rating {
    /// The explanation in a language, with places shown by the council's rules: two, cut off so that
    /// no band is shown that is not reached, unless they say otherwise.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> Explanation {
        self.explain_with(options_of(self.council().rules(), lang))
    }

    /// The explanation with other places or rounding.
    #[must_use]
    pub fn explain_with(&self, options: ExplainOptions) -> Explanation {
        Explanation::of(self, options)
    }
}

impl Explanation {
    pub(crate) fn of(rating: &Rating, options: ExplainOptions) -> Self {
        let lang = options.lang;
        let sheet = rating.sheet();
        let bands = sheet.bands();
        let edition = sheet.edition().row();
        let article = |article: Option<&str>| article_of(sheet, article, lang);
        let (mean, band) = (rating.mean(), rating.band());
        let place = sheet.place(lang).text();
        Self {
            fractions: options.fractions,
            format: FORMAT,
            lang,
            edition: sheet.edition(),
            set: sheet.number(),
            heading: sheet.heading().text(lang),
            tier: rating.tier(),
            totals: rating.totals().to_vec(),
            members: rating.council().members().map(MemberLine::of).collect(),
            set_aside: rating.council().set_aside().map(MemberLine::of).collect(),
            mean,
            mean_shown: options.shown_total(mean, bands),
            band,
            band_from: bands.least(band),
            band_place: article(edition.bands_place),
            next_band: Star::from_number(band.number() + 1).map(|star| {
                let from = bands.least(star);
                let lacks = Mean::from(from).minus(mean);
                NextBand {
                    star,
                    from,
                    lacks,
                    shown: options.shown_lack(lacks),
                }
            }),
            stars: rating.star(),
            verdict: text::verdict(rating, lang),
            recognition: rating.recognition(),
            recognition_text: text::recognition(rating, lang),
            recognition_place: recognition_place(rating, lang),
            unmet_for_next_star: rating
                .unmet_for_next_star()
                .map(|unmet| unmet.text(&place, options))
                .collect(),
            requirements: Star::RECOGNISED
                .into_iter()
                .map(|star| StarRequirements {
                    star,
                    marks: sheet
                        .criteria()
                        .filter(|criterion| criterion.requirement(star).is_some())
                        .count(),
                    unmet: keys(rating.unmet(star).map(UnmetRequirement::criterion)),
                })
                .collect(),
            stopped: rating
                .stopped()
                .map(|criterion| StopLine {
                    key: criterion.row().key.clone(),
                    place: placed(&place, criterion.key()),
                })
                .collect(),
            grounds: grounds(rating, lang),
            council: meeting::lines(rating, options),
            recognition_by_day: by_day(rating, lang),
            parts: sheet
                .parts()
                .map(|part| {
                    let mean = rating.mean_of(part.criteria());
                    PartLine {
                        part: part.row().id.clone(),
                        mean,
                        shown: options.shown(mean, [part.max()]),
                        max: part.max(),
                        sections: part
                            .sections()
                            .map(|section| section_line(rating, section, &place, options))
                            .collect(),
                    }
                })
                .collect(),
            interpretations: rating
                .interpretations()
                .map(|interpretation| InterpretationLine::of(interpretation, lang))
                .collect(),
            errata: sheet
                .errata()
                .map(|erratum| ErratumLine::of(erratum, lang))
                .collect(),
            place,
        }
    }

    /// Every criterion, in printed order.
    pub fn criteria(&self) -> impl Iterator<Item = &CriterionLine> {
        let sections = self.parts.iter().flat_map(|part| &part.sections);
        sections.flat_map(|section| &section.criteria)
    }
}

/// An article of the sheet's edition. A custom sheet may have bands of its own.
pub(crate) fn article_of(sheet: &Sheet, article: Option<&str>, lang: Lang) -> Option<String> {
    let article = article.filter(|_| sheet.is_law())?;
    Some(cited(sheet.edition(), article, lang))
}

/// The articles on what follows: one covers one and two stars, one what is sent up, one what is
/// returned or rated again. No star has none.
fn recognition_place(rating: &Rating, lang: Lang) -> Option<String> {
    let edition = rating.sheet().edition().row();
    let article = |article| article_of(rating.sheet(), article, lang);
    let returned = edition
        .returned_place
        .filter(|_| rating.rated_again_by().is_some());
    match rating.recognition() {
        Recognition::None => {
            rating.star()?;
            let place = article(edition.unrecognised_place)?;
            Some(match returned {
                Some(also) => with_another(&place, also, lang),
                None => place,
            })
        }
        Recognition::SentUp { to: Tier::Centre } => {
            article(edition.potential.as_ref().map(|(place, _)| *place))
        }
        Recognition::Returned { .. } => article(returned),
        _ => None,
    }
}

/// A place with another article of the same decision: `26/2026, Art. 4.1.a and 7.4.g`.
fn with_another(place: &str, article: &str, lang: Lang) -> String {
    let number = article.trim_start_matches("Art. ");
    [place, lang.pick(" và ", " and "), number].concat()
}

/// What follows by day of decision, if it depends on the day.
fn by_day(rating: &Rating, lang: Lang) -> Vec<String> {
    if rating.recognition() != Recognition::ByDay {
        return Vec::new();
    }
    let edition = rating.sheet().edition();
    let days = edition.recognition(rating.tier(), rating.mean(), rating.star());
    days.iter()
        .map(|day| {
            let from = crate::base::day::shown(day.from(), lang);
            let follows = day.recognition().label(lang);
            let by = day
                .amended_by()
                .map_or_else(String::new, |by| alloc::format!(" [{}]", by.get(lang)));
            let word = lang.pick("Quyết định từ", "Decided from");
            alloc::format!("{word} {from}: {follows}{by}")
        })
        .collect()
}

fn section_line(
    rating: &Rating,
    section: Section<'_>,
    sheet: &str,
    options: ExplainOptions,
) -> SectionLine {
    let mean = rating.mean_of(section.criteria());
    SectionLine {
        key: section.row().key.clone(),
        name: section.label().text(options.lang),
        mean,
        shown: options.shown(mean, [section.max()]),
        max: section.max(),
        criteria: section
            .criteria()
            .map(|criterion| criterion_line(rating, criterion, sheet, options))
            .collect(),
    }
}

fn criterion_line(
    rating: &Rating,
    criterion: Criterion<'_>,
    sheet: &str,
    options: ExplainOptions,
) -> CriterionLine {
    let lang = options.lang;
    let mean = rating.mean_of([criterion]);
    let next = Star::RECOGNISED.into_iter().find_map(|star| {
        let requirement = criterion.requirement(star)?;
        let unmet = rating.unmet_sets().get(star)?.contains(criterion.index());
        unmet.then_some((star, requirement))
    });
    CriterionLine {
        key: criterion.row().key.clone(),
        place: placed(sheet, criterion.key()),
        name: criterion.label().text(lang),
        mean,
        shown: options.shown(mean, requirements(criterion)),
        max: criterion.max(),
        chosen: chosen(rating, criterion, lang),
        next_mark: next.map(|(star, requirement)| MarkLine {
            star,
            requirement,
            levels: criterion
                .marked(star)
                .map(|level| ChosenLevel {
                    choice: level.choice(),
                    text: level.label().text(lang),
                })
                .collect(),
        }),
        notes: criterion
            .notes()
            .map(|note| NoteLine {
                kind: note.kind(),
                text: note.label().text(lang),
            })
            .collect(),
    }
}

/// The edges of a criterion: what its marks require, and its most points.
fn requirements(criterion: Criterion<'_>) -> impl Iterator<Item = Points> + '_ {
    let marks = Star::RECOGNISED.into_iter();
    let marks = marks.filter_map(move |star| criterion.requirement(star));
    marks.chain([criterion.max()])
}

/// What the members chose, equal choices together in the order of the first who made them.
fn chosen(rating: &Rating, criterion: Criterion<'_>, lang: Lang) -> Vec<ChosenLine> {
    let mut lines: Vec<ChosenLine> = Vec::with_capacity(1);
    for (index, card) in rating.council().scorecards().iter().enumerate() {
        let choice = card.choice_at(criterion.index());
        let member = rating.council().member(index);
        if let Some(line) = lines.iter_mut().find(|line| line.choice == choice) {
            line.members.push(member.place());
            continue;
        }
        let level = choice.and_then(|choice| criterion.level_of(choice));
        lines.push(ChosenLine {
            members: alloc::vec![member.place()],
            choice,
            points: level.map_or(Points::ZERO, Level::points),
            text: match (choice, level) {
                (_, Some(level)) => level.label().text(lang),
                (Some(_), None) => level_zero(lang).into(),
                (None, None) => not_applicable(lang).into(),
            },
        });
    }
    lines
}

/// The wording in place of a level where a criterion depends on a story and there is none.
pub(crate) const fn not_applicable(lang: Lang) -> &'static str {
    lang.pick(
        "Không áp dụng: không có câu chuyện",
        "Not applicable: no story",
    )
}

/// A mean with two places, cut off.
pub(crate) fn mean_shown(mean: Mean) -> Text {
    ExplainOptions::new(Lang::En).shown(mean, [])
}

/// The wording of level 0, which is never printed (`level-zero`).
pub(crate) const fn level_zero(lang: Lang) -> &'static str {
    lang.pick(
        "Chưa đạt mức thấp nhất được quy định",
        "Below the lowest printed level",
    )
}

fn grounds(rating: &Rating, lang: Lang) -> Vec<GroundLine> {
    rating
        .grounds()
        .map(|ground| GroundLine {
            id: ground.row().id.clone(),
            prints: rating
                .sheet()
                .grounds_of(ground.id())
                .map(|printed| GroundPrint::of(printed, lang))
                .collect(),
        })
        .collect()
}

fn keys<'a>(criteria: impl Iterator<Item = Criterion<'a>>) -> Vec<Text> {
    criteria
        .map(|criterion| criterion.row().key.clone())
        .collect()
}
