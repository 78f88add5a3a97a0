//! Food: the sheets to which the law on food safety applies.

use ocop_core::Criterion;

use crate::check::examination::Examination;

/// Whether the sheet is of a food or drink: it requires a food-safety certificate, or rates the taste.
pub(crate) fn is_food(examination: &Examination<'_>) -> bool {
    let sheet = examination.sheet();
    let mut concepts = sheet.criteria().filter_map(Criterion::concept);
    sheet
        .grounds_of("food-safety-certificate-breach")
        .next()
        .is_some()
        || concepts.any(|concept| concept.as_str().ends_with("taste"))
}
