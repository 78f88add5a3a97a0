//! Food: the sheets to which the law on food safety applies.

use ocop_core::{Criterion, Label};

use crate::check::examination::Examination;

/// Test reports at the declaration: how old, and by which laboratory.
pub(crate) static TESTS: Label = Label::constant(
    "Nghị định 15/2018/NĐ-CP, Điều 4–5 (áp dụng đến ngày 29/11/2026)",
    "Decree 15/2018/NĐ-CP, Art. 4–5 (as applied on 2026-11-29)",
);

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
