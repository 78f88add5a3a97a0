//! A receipt number with a commune code that some lists of 2025 have in place of the code of the list.

use ocop_core::Label;
use ocop_core::units::Unit;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::applicant::other_unit_code;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units::Receipt;

pub(crate) const RULE: Rule = Rule {
    name: "receipt-with-other-unit-code",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Mã xã trong số tiếp nhận là mã của danh mục, hoặc mã khác của xã trong các danh mục năm 2025",
        "The commune code in a receipt number is that of the list, or another of lists of 2025",
    ),
    why: other_unit_code::WHY,
    message: other_unit_code::MESSAGE,
    repair: other_unit_code::REPAIR,
    example: Label::constant(
        "Số tiếp nhận 07/PĐK-22-06970-2026 của xã Ba Chẽ, có mã 06978 trong danh mục",
        "The receipt number 07/PĐK-22-06970-2026 is of Ba Chẽ, whose code in the list is 06978",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let receipt = examination.commune().and_then(|part| said(&part.receipt));
    let Some(Receipt { commune, .. }) = receipt.and_then(|receipt| Receipt::read(receipt).ok())
    else {
        return;
    };
    let unit = Unit::commune_by_code(commune);
    if let Some(unit) = unit.filter(|unit| unit.code() != commune) {
        findings.add("commune.receipt", other_unit_code::values(commune, unit));
    }
}
