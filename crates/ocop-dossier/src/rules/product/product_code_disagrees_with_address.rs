//! A product code whose province or commune is not the applicant's.

use alloc::vec;

use ocop_core::{CodeEra, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::units;

pub(crate) const RULE: Rule = Rule {
    name: "product-code-disagrees-with-address",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ProductCode),
    checks: Label::constant(
        "Mã tỉnh, mã xã trong mã số sản phẩm là của chủ thể",
        "The province and commune in the product code are the applicant's",
    ),
    why: Label::constant(
        "Xã nơi nhận hồ sơ quản lý số thứ tự của mã số",
        "The commune that receives the dossier keeps the serial numbers",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” không có mã tỉnh, mã xã của chủ thể ({places})",
        "the product code “{code}” does not have the applicant's province and commune ({places})",
    ),
    repair: Label::constant(
        "đối chiếu mã số với địa chỉ của chủ thể và sửa nội dung ghi sai",
        "compare the code with the applicant's address and correct the wrong one",
    ),
    example: Label::constant(
        "Mã số của xã cũ trước khi sắp xếp đơn vị hành chính",
        "A code has the old commune from before the administrative reorganisation",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let Some(text) = said(&examination.dossier.product.code) else {
        return;
    };
    // A code with a district uses the units from before 01/07/2025.
    let code = text.parse::<ProductCode>().ok();
    let code = code.filter(|code| code.era() == CodeEra::New);
    let units = code.and_then(|code| Some((code.province(), code.commune()?)));
    if units.is_some_and(|(province, commune)| {
        units::lie_elsewhere(applicant, province.into(), commune)
    }) {
        let values = vec![("code", text.into()), ("places", units::written(applicant))];
        findings.add("product.code", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Address;
    use crate::testing::{clean, finds};

    #[test]
    fn a_code_has_the_province_and_commune_of_the_applicant() {
        let mut dossier = clean();
        dossier.product.code = Some("11-03253-1-2026".into());
        finds("product-code-disagrees-with-address", &dossier, &[]);

        dossier.product.code = Some("11-03254-1-2026".into());
        finds(
            "product-code-disagrees-with-address",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “11-03254-1-2026” không có mã tỉnh, mã xã của chủ thể (11-03253)",
                "The product code “11-03254-1-2026” does not have the applicant's province and commune (11-03253)",
            )],
        );

        dossier.product.code = Some("12-03253-1-2026".into());
        dossier.applicant.production_site = Some(Address {
            province: Some("12".into()),
            commune: Some("03300".into()),
            ..Address::default()
        });
        finds(
            "product-code-disagrees-with-address",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “12-03253-1-2026” không có mã tỉnh, mã xã của chủ thể (11-03253, 12-03300)",
                "The product code “12-03253-1-2026” does not have the applicant's province and commune (11-03253, 12-03300)",
            )],
        );

        dossier.product.code = Some("12-03300-1-2026".into());
        finds("product-code-disagrees-with-address", &dossier, &[]);
    }

    #[test]
    fn codes_that_cannot_be_compared_are_not() {
        let mut dossier = clean();
        for code in [
            None,
            Some(" "),
            Some("12-3253-1-2026"),
            Some("12-094-03254-1-2024"),
        ] {
            dossier.product.code = code.map(Into::into);
            finds("product-code-disagrees-with-address", &dossier, &[]);
        }
        dossier.product.code = Some("12-03254-1-2026".into());
        dossier.applicant.address = None;
        finds("product-code-disagrees-with-address", &dossier, &[]);
    }
}
