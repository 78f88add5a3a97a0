//! A commune code that some lists of 2025 have in place of the code of the list.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::Label;
use ocop_core::units::Unit;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units::code::{CodeUnits, are_right, codes};
use crate::rules::shared::units::{self, List, commune_of};

pub(crate) const RULE: Rule = Rule {
    name: "other-unit-code",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Mã xã là mã của danh mục, hoặc mã khác của xã trong các danh mục năm 2025",
        "A commune code is that of the list, or another that lists of 2025 have for the commune",
    ),
    why: WHY,
    message: MESSAGE,
    repair: REPAIR,
    example: Label::constant(
        "Xã Ba Chẽ, tỉnh Quảng Ninh ghi mã 06970 thay cho 06978",
        "Ba Chẽ in Quảng Ninh has the code 06970 instead of 06978",
    ),
    check,
};

/// A receipt number is accepted with such a code too.
pub(crate) const WHY: Label = Label::constant(
    "Có xã mang mã khác nhau trong các danh mục; cả hai mã đều được chấp nhận",
    "Lists have different codes for a commune; both are accepted",
);
pub(crate) const MESSAGE: Label = Label::constant(
    "mã xã {code} là mã của {unit} trong một số danh mục năm 2025; danh mục hiện nay ghi {own}",
    "the commune code {code} is that of {unit} in some lists of 2025; the present list has {own}",
);
pub(crate) const REPAIR: Label = Label::constant(
    "không bắt buộc sửa; nên ghi mã {own} theo danh mục hiện nay",
    "nothing must be changed; prefer the code {own} of the present list",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    if !units::are_right(examination) && List::of(examination) == List::Now {
        for (member, _, address) in units::places(&dossier.applicant) {
            let code = said(&address.commune).and_then(units::commune);
            if let Some((code, unit)) = code.zip(commune_of(address))
                && code != unit.code()
            {
                findings.add(format!("applicant.{member}.commune"), values(code, unit));
            }
        }
    }
    if are_right(examination) {
        return;
    }
    for (path, text) in codes(examination) {
        let other = text.and_then(CodeUnits::read);
        if let Some((code, unit)) = other.and_then(CodeUnits::other_code) {
            findings.add(path, values(code, unit));
        }
    }
}

/// The code, the unit, and the code of the list.
pub(crate) fn values(code: u32, unit: Unit) -> Vec<(&'static str, Value)> {
    vec![
        ("code", Value::Text(format!("{code:05}"))),
        ("unit", Value::Text(unit.full_name())),
        ("own", Value::Text(format!("{unit}"))),
    ]
}

#[cfg(test)]
mod tests {
    use crate::testing::{day, finds, sent_by_commune};

    #[test]
    fn both_codes_of_ba_che_are_accepted() {
        let mut dossier = sent_by_commune();
        let address = dossier.applicant.address.as_mut().unwrap();
        address.text = Some("Khu mẫu, xã Ba Chẽ, tỉnh Quảng Ninh".into());
        (address.province, address.commune) = (Some("22".into()), Some("06978".into()));
        dossier.product.code = Some("22-06978-1-2026".into());
        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-22-06978-2026".into());
        let silent = |dossier: &_| {
            for rule in [
                "unknown-unit-code",
                "commune-of-another-province",
                "unit-name-disagrees-with-code",
                "unit-name-not-in-use",
                "unknown-unit-in-product-code",
                "product-code-disagrees-with-address",
                "receipt-disagrees-with-address",
            ] {
                finds(rule, dossier, &[]);
            }
        };
        silent(&dossier);
        finds("other-unit-code", &dossier, &[]);
        finds("receipt-with-other-unit-code", &dossier, &[]);

        let (vi, en) = (
            "Mã xã 06970 là mã của Xã Ba Chẽ trong một số danh mục năm 2025; danh mục hiện nay ghi 06978",
            "The commune code 06970 is that of Xã Ba Chẽ in some lists of 2025; the present list has 06978",
        );
        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-22-06970-2026".into());
        silent(&dossier);
        finds(
            "receipt-with-other-unit-code",
            &dossier,
            &[("commune.receipt", vi, en)],
        );
        dossier.product.code = Some("22-06970-1-2026".into());
        silent(&dossier);
        finds("other-unit-code", &dossier, &[("product.code", vi, en)]);
        dossier.applicant.address.as_mut().unwrap().commune = Some("06970".into());
        silent(&dossier);
        let found = [
            ("applicant.address.commune", vi, en),
            ("product.code", vi, en),
        ];
        finds("other-unit-code", &dossier, &found);
        // It was the township's code before.
        dossier.product.code = None;
        dossier.steps.filed = Some(day(2025, 6, 30));
        finds("other-unit-code", &dossier, &[]);
    }
}
