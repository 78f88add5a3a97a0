//! The texts of a report on a rating with their heads, in the words of [`Explanation`]'s own text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::base::digits::number;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::star::Star;
use crate::explain::text::{
    bounds_of, chosen_by, exact as with_fraction, heads, next_mark as mark,
};
use crate::explain::{CriterionLine, ErratumLine, Explanation, GroundPrint, article_of};
use crate::law::ground::DisqualificationGround;
use crate::law::sheet::Sheet;

/// The head of a report: names and values, in order.
#[must_use]
pub fn summary(explanation: &Explanation) -> Vec<(&'static str, String)> {
    explanation.summary()
}

/// The lists before the parts, each under its head: what keeps the star below the band, zeros, grounds,
/// what follows by day, the meeting, and the requirements of the marks.
#[must_use]
pub fn lists(explanation: &Explanation) -> [(&'static str, Vec<String>); 6] {
    explanation.lists()
}

/// The lists behind the parts: interpretations and misprints.
#[must_use]
pub fn sources(explanation: &Explanation) -> [(&'static str, Vec<String>); 2] {
    explanation.sources()
}

/// A mean as the explanation prints it.
#[must_use]
pub fn points(explanation: &Explanation, shown: &str, exact: Mean) -> String {
    explanation.printed(shown, exact).into_owned()
}

/// A mean as the explanation prints it, with the exact fraction beside it if the two differ.
#[must_use]
pub fn exact(explanation: &Explanation, shown: &str, exact: Mean) -> String {
    with_fraction(shown, exact, explanation.lang)
}

/// The name of a part: `Phần A`, `Part A`.
#[must_use]
pub fn part(id: &str, lang: Lang) -> String {
    format!("{} {id}", heads(lang).part)
}

/// The choices on a criterion, with the members who made them, by place, if they differ.
pub fn choices(line: &CriterionLine, lang: Lang) -> impl Iterator<Item = String> {
    let differ = line.chosen.len() > 1;
    line.chosen.iter().map(move |choice| {
        let members = choice.members.iter().filter(|_| differ);
        let who: Vec<_> = members.map(|&place| number(place as u64)).collect();
        let who: Vec<&str> = who.iter().map(AsRef::as_ref).collect();
        chosen_by(choice, &who, lang)
    })
}

/// The level that the next mark of a criterion requires, if one is unmet.
#[must_use]
pub fn next_mark(line: &CriterionLine, lang: Lang) -> Option<String> {
    line.next_mark.as_ref().map(|next| mark(next, lang))
}

/// A ground as the sheet prints it: its effect, its wording and its place.
#[must_use]
pub fn ground(ground: DisqualificationGround<'_>, lang: Lang) -> String {
    GroundPrint::of(ground, lang).shown(lang)
}

/// The bands of a sheet with their bounds, the lowest first, and the article that prints them.
#[must_use]
pub fn bands(sheet: &Sheet, lang: Lang) -> (Vec<String>, Option<String>) {
    let bands = sheet.bands();
    let shown = Star::ALL.into_iter().map(|star| {
        let next = Star::from_number(star.number() + 1).map(|next| bands.least(next));
        bounds_of(star, bands.least(star), next, lang)
    });
    let place = sheet.edition().row().bands_place;
    (shown.collect(), article_of(sheet, place, lang))
}

/// The misprints of a sheet under their head, a line each.
#[must_use]
pub fn errata(sheet: &Sheet, lang: Lang) -> (&'static str, Vec<String>) {
    let errata = sheet.errata();
    let lines = errata.map(|erratum| ErratumLine::of(erratum, lang).shown(lang));
    (heads(lang).errata, lines.collect())
}

/// The head of a list of grounds.
#[must_use]
pub const fn grounds(lang: Lang) -> &'static str {
    heads(lang).grounds
}

/// The wording of level 0, which is never printed (`level-zero`).
#[must_use]
pub const fn level_zero(lang: Lang) -> &'static str {
    crate::explain::level_zero(lang)
}

/// The wording in place of a level where a criterion depends on a story and there is none.
#[must_use]
pub const fn not_applicable(lang: Lang) -> &'static str {
    crate::explain::not_applicable(lang)
}
