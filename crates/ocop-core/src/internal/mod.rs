//! The internals that the other crates of the project use beyond the public API.
//!
//! For crates of the same version only. Nothing here is part of the API: it may change or
//! disappear in any version.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use jiff::civil::Date;

use crate::after::date_range::DateRange;
use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::label::Label;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::law::concept::Concept;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::row::same;
use crate::law::sheet::Sheet;
use crate::law::tables::concepts::CONCEPTS as CONCEPT_ROWS;
use crate::law::tables::interpretations as table;
use crate::rating::choice::Choice;
use crate::rating::council_rules::RequirementRule;
use crate::rating::scorecard::Scorecard;
use crate::rating::scorecard_builder::ScorecardBuilder;

/// An error with the values of its wording.
#[must_use]
pub fn error<const N: usize>(
    detail: ErrorDetail,
    path: impl Into<String>,
    values: [(&'static str, ErrorValue); N],
) -> Error {
    Error::new(detail, path, values)
}

/// An unknown name with the known ones, if they are few, and the nearest of them.
#[must_use]
pub fn unknown_name(what: (&'static str, &'static str), found: &str, known: &[&str]) -> Error {
    Error::unknown_name(what, found, known)
}

/// The known name that is nearest to a found one.
#[must_use]
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    crate::base::error::nearest(found, known)
}

/// A text from outside as a value of an error, tamed and cut.
#[must_use]
pub fn outside(text: &str) -> ErrorValue {
    ErrorValue::outside(text)
}

/// The error for a text in place of a value of another form.
#[must_use]
pub fn wrong_text(found: &str, expected: (&'static str, &'static str)) -> Error {
    crate::base::error::wrong_text(found, expected)
}

/// The error for a text in place of a day.
#[cfg(feature = "serde")]
#[must_use]
pub fn not_a_day(found: &str) -> Error {
    crate::base::error::not_a_day("", found)
}

/// The interpretation of an id on which findings on dossiers rest, in one sentence.
#[must_use]
pub fn interpretation_of_dossiers(id: &str) -> Option<&'static Label> {
    let rows = [
        &table::THREE_YEARS_OF_PROFIT,
        &table::REGISTRATION_OF_FARMS_AND_HOUSEHOLDS,
    ];
    let found = rows.into_iter().find(|row| row.id == id);
    found.map(|row| &row.label)
}

/// A range of days. The last one is not before the first.
#[must_use]
pub const fn date_range(first: Date, last: Date) -> DateRange {
    DateRange::new(first, last)
}

/// A sheet as a value of an error.
#[must_use]
pub fn named(sheet: &Sheet) -> ErrorValue {
    sheet.named().into()
}

/// The two digits of an edition at the start of its sheet codes.
#[must_use]
pub fn code_of_edition(edition: Edition) -> u8 {
    edition.row().code
}

/// Writes what a reader expects: in English, or in Vietnamese for `{:#}`.
///
/// # Errors
///
/// Those of the formatter.
pub fn in_both(f: &mut fmt::Formatter<'_>, words: (&str, &str)) -> fmt::Result {
    crate::base::error::in_both(f, words)
}

/// The digest of a sheet's [`facts`](Sheet::facts), for a custom sheet too.
///
/// # Errors
///
/// Those of the canonical form of JSON.
#[cfg(feature = "minutes")]
pub fn fingerprint(sheet: &Sheet) -> Result<crate::minutes::Digest, Error> {
    crate::minutes::fingerprint(sheet)
}

pub mod certificate;
pub mod comparison;
pub mod plan;
pub mod report;

/// Parts of texts in the form that is compared.
pub mod text {
    pub use crate::base::text::parts::{code, different_words, is_dash, is_nothing, name, words};
}

/// Forms of JSON, read with the errors of this library.
#[cfg(feature = "json")]
pub mod form {
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use crate::base::error::Error;

    /// Reads a form from a tree.
    ///
    /// # Errors
    ///
    /// The first fault, with its path.
    pub fn read<T: DeserializeOwned>(tree: &Value) -> Result<T, Error> {
        crate::json::form(tree)
    }

    /// Reads a form from a tree as far as it can be read, with all its faults; `None` if there are more
    /// than `most`.
    ///
    /// # Errors
    ///
    /// The first fault that `ends` the reading, or that is not inside a value of the form.
    pub fn read_in_part<T: DeserializeOwned>(
        tree: &Value,
        most: usize,
        ends: impl Fn(&Error) -> bool,
    ) -> Result<Option<(T, alloc::vec::Vec<Error>)>, Error> {
        crate::json::form_in_part(tree, most, ends)
    }

    /// The error for text that is not JSON.
    #[must_use]
    pub fn bad_json(error: &serde_json::Error) -> Error {
        crate::json::bad_json(error)
    }
}

/// The error for a case that the criterion does not have.
#[must_use]
pub fn unknown_case(criterion: Criterion<'_>, case: &str) -> Error {
    criterion.unknown_case(case)
}

/// Chooses a level at the criterion of an index, without a look-up of its key.
///
/// # Errors
///
/// Those of [`ScorecardBuilder::set`] but for an unknown key.
pub fn choose_at(
    builder: &mut ScorecardBuilder,
    index: usize,
    choice: Choice,
) -> Result<(), Error> {
    builder.choose_at(index, choice)
}

/// The concept of an id, for constants: an id without a concept does not compile.
///
/// # Panics
///
/// For an id without a concept.
#[must_use]
pub const fn concept(id: &str) -> Concept {
    let mut row = 0;
    while !same(CONCEPT_ROWS[row as usize].id.as_bytes(), id.as_bytes()) {
        row += 1;
    }
    Concept::row(row)
}

/// How many concepts there are.
pub const CONCEPTS: usize = CONCEPT_ROWS.len();

/// The index of a concept among all, in the order of their ids.
#[inline]
#[must_use]
pub const fn concept_index(concept: Concept) -> usize {
    concept.0 as usize
}

/// The key of a criterion, free to keep for a sheet of the law.
#[must_use]
pub fn key(criterion: Criterion<'_>) -> Cow<'static, str> {
    criterion.row().key.clone()
}

/// The index of a choice among the printed levels of its criterion; `None` for level 0.
#[inline]
#[must_use]
pub fn level_index(criterion: Criterion<'_>, choice: Choice) -> Option<usize> {
    criterion.level_index(choice)
}

/// A scorecard with other choices at the criteria of some indices. What depends on a story that falls to 0
/// points is left out.
///
/// # Errors
///
/// Those of [`ScorecardBuilder::set`] but for an unknown key.
pub fn with_choices(
    card: &Scorecard,
    choices: impl IntoIterator<Item = (usize, Choice)>,
) -> Result<Scorecard, Error> {
    card.edit().with_choices(choices)
}

/// What was chosen at the criterion of an index, without a look-up of its key.
#[inline]
#[must_use]
pub fn choice_at(card: &Scorecard, index: usize) -> Option<Choice> {
    card.choice_at(index)
}

/// The points of a scorecard at the criterion of an index, without a look-up of its key.
#[inline]
#[must_use]
pub fn points_at(card: &Scorecard, index: usize) -> Points {
    Points::new(card.points_by_criterion()[index].into())
}

pub use crate::base::mean::decimal;

/// Money as it is written, in whole đồng.
pub mod money {
    pub use crate::base::money::{EXPECTED, dong, grouped, whole_dong};
}

/// The mean, if a council can have it: at most 100.
///
/// # Errors
///
/// [`ErrorDetail::MeanOutOfRange`].
pub fn council_mean(mean: Mean) -> Result<Mean, Error> {
    mean.in_range(&alloc::format!("{mean}"))
}

/// Parts of product codes, as other numbers have them too.
pub mod code {
    use crate::after::product_code as code;
    use crate::base::error::Error;

    /// A part with so many digits, not all zeros.
    ///
    /// # Errors
    ///
    /// Those of [`ProductCode`](crate::ProductCode) for such a part.
    pub fn unit(part: &str, text: &str, width: u32) -> Result<u32, Error> {
        code::unit(part, text, width)
    }
}

pub use crate::law::row::MOST_CRITERIA;
pub use crate::rating::story_dependence::{Flaw, flaw};

/// How many options each criterion has in a packed scorecard.
///
/// # Errors
///
/// [`ErrorKind::BadSheetCode`](crate::ErrorKind::BadSheetCode) if the packed scorecards of the sheet do not fit 64 bits.
pub fn radices(sheet: &Sheet) -> Result<&[u8], Error> {
    crate::rating::pack::digits(sheet).map(|(radices, _)| radices)
}

/// The star rule.
pub mod star_rule {
    pub use crate::rating::star_rule::star;
}

/// Whether a council meets a requirement: by the sum of its members' points, and by how many of
/// them reach it.
#[inline]
#[must_use]
pub fn is_met(
    rule: RequirementRule,
    requirement: u8,
    sum: u64,
    reached: u64,
    members: u64,
) -> bool {
    rule.is_met(requirement, sum, reached, members)
}

/// The figures of a rating, for the JSON of its answer.
pub mod figures {
    use crate::after::recognition::Recognition;
    use crate::base::points::Points;
    use crate::law::row::MOST_CRITERIA;
    use crate::law::sheet::Sheet;
    use crate::law::tier::Tier;
    use crate::rating::council_rules::RequirementRule;
    use crate::rating::figures::Setting;

    #[cfg(feature = "serde")]
    pub use crate::after::answer::FORMAT;
    pub use crate::rating::council_mean::Sums;
    pub use crate::rating::figures::{Figures, SheetFacts, interpretations};

    /// The facts of a sheet that all its ratings share.
    #[must_use]
    pub fn facts(sheet: &Sheet) -> SheetFacts {
        SheetFacts::of(sheet)
    }

    /// Adds the points of a member's scorecard; returns their total.
    #[inline]
    pub fn add(
        sums: &mut Sums,
        sheet: &Sheet,
        points: &[u8; MOST_CRITERIA],
        level_zero: bool,
    ) -> Points {
        sums.add(sheet.row(), points, level_zero)
    }

    /// The figures of a product without rules, days and grounds.
    #[inline]
    #[must_use]
    pub fn figures(sheet: &Sheet, facts: &SheetFacts, sums: &Sums, tier: Tier) -> Figures {
        let setting = Setting {
            requirement_rule: RequirementRule::default(),
            a_ground_stands: false,
            set_aside: false,
            a_head_by_parallel: false,
            tier,
            days: (None, None),
        };
        // The requirement rule is by the mean, so nobody asks how many members reach it.
        Figures::of(sheet.row(), facts, sums, setting, |_, _| 0)
    }

    /// The recognition of these figures without days.
    #[must_use]
    pub fn recognition(sheet: &Sheet, tier: Tier, figures: &Figures) -> Recognition {
        let edition = sheet.edition();
        Recognition::of(edition, tier, figures.mean, figures.star, (None, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::edition::Edition;

    #[test]
    fn what_depends_on_a_story_without_points_is_left_out() {
        let sheet = Edition::E2026.sheet(7).unwrap();
        let best = sheet.best();
        let index = |key| sheet.criterion(key).unwrap().index();
        let dependent = sheet
            .criteria()
            .find(|criterion| criterion.requires().is_some());
        let dependent = dependent.unwrap();
        let story = dependent.requires().unwrap();
        let lowest = story.choices().next().unwrap();
        assert_eq!(story.worth(lowest), Points::ZERO);

        let fallen = with_choices(&best, [(story.index(), lowest)]).unwrap();
        assert_eq!(fallen.choice(dependent.key()), None);
        let lost = story.worth(story.best()).get() + dependent.worth(dependent.best()).get();
        assert_eq!(fallen.total().get() + lost, best.total().get());

        let other = [(index("1.1"), Choice::from(1))];
        let other = with_choices(&best, other).unwrap();
        assert_eq!(other.choice(dependent.key()), Some(dependent.best()));
        assert!(with_choices(&best, [(index("1.1"), Choice::from(9))]).is_err());
    }
}
