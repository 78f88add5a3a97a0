//! A product code whose province or commune is not the applicant's.

use alloc::vec;

use ocop_core::{Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::units;
use crate::rules::shared::units::code::{CodeUnits, are_right};

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
        "Mã số có mã xã khác, và xã đó không phải là xã cũ đã sắp xếp vào xã của chủ thể",
        "A code has another commune, which is not an old one that became the applicant's",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let Some(text) = said(&examination.dossier.product.code) else {
        return;
    };
    // Other rules report a malformed code, and units that do not exist.
    let units = CodeUnits::read(text).filter(|_| text.parse::<ProductCode>().is_ok());
    let units = units.filter(|units| are_right(examination) || units.fault().is_none());
    if units.is_some_and(|units| units.lie_elsewhere(applicant)) {
        let values = vec![("code", text.into()), ("places", units::written(applicant))];
        findings.add("product.code", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Address;
    use crate::testing::{clean, costs, finds};

    #[test]
    fn a_code_has_the_province_and_commune_of_the_applicant() {
        let mut dossier = clean();
        dossier.product.code = Some("11-03253-1-2026".into());
        finds("product-code-disagrees-with-address", &dossier, &[]);

        dossier.product.code = Some("11-03295-1-2026".into());
        finds(
            "product-code-disagrees-with-address",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “11-03295-1-2026” không có mã tỉnh, mã xã của chủ thể (11-03253)",
                "The product code “11-03295-1-2026” does not have the applicant's province and commune (11-03253)",
            )],
        );

        dossier.product.code = Some("12-03388-1-2026".into());
        dossier.applicant.production_site = Some(Address {
            province: Some("12".into()),
            commune: Some("03390".into()),
            ..Address::default()
        });
        finds(
            "product-code-disagrees-with-address",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “12-03388-1-2026” không có mã tỉnh, mã xã của chủ thể (11-03253, 12-03390)",
                "The product code “12-03388-1-2026” does not have the applicant's province and commune (11-03253, 12-03390)",
            )],
        );

        dossier.product.code = Some("12-03390-1-2026".into());
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
            // Neither list has it.
            Some("12-03254-1-2026"),
        ] {
            dossier.product.code = code.map(Into::into);
            finds("product-code-disagrees-with-address", &dossier, &[]);
        }
        dossier.product.code = Some("12-03388-1-2026".into());
        dossier.applicant.address = None;
        finds("product-code-disagrees-with-address", &dossier, &[]);
    }

    #[test]
    fn a_commune_of_before_that_became_the_applicants_is_no_other() {
        const RULE: &str = "product-code-disagrees-with-address";
        let mut dossier = clean();
        for code in ["11-099-03253-1-2023", "11-099-03289-1-2023"] {
            dossier.product.code = Some(code.into());
            finds(RULE, &dossier, &[]);
        }
        dossier.product.code = Some("11-099-03295-1-2023".into());
        finds(
            RULE,
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “11-099-03295-1-2023” không có mã tỉnh, mã xã của chủ thể (11-03253)",
                "The product code “11-099-03295-1-2023” does not have the applicant's province and commune (11-03253)",
            )],
        );
        // Of another province before, which is the applicant's now.
        let address = dossier.applicant.address.as_mut().unwrap();
        (address.province, address.commune) = (Some("86".into()), Some("28870".into()));
        dossier.product.code = Some("83-832-28882-2-2022".into());
        finds(RULE, &dossier, &[]);
        // One that was split is of each of its communes, and of no other.
        for (commune, found) in [
            ("00004", 0),
            ("00070", 0),
            ("00190", 0),
            ("00226", 0),
            ("00008", 1),
        ] {
            let address = dossier.applicant.address.as_mut().unwrap();
            (address.province, address.commune) = (Some("01".into()), Some(commune.into()));
            dossier.product.code = Some("01-001-00019-1-2023".into());
            assert_eq!(costs(RULE, &dossier).len(), found, "{commune}");
        }
        // Of one that ended before 2025, the province is known.
        dossier.product.code = Some("30-294-10852-1-2021".into());
        assert_eq!(costs(RULE, &dossier).len(), 1);
        let address = dossier.applicant.address.as_mut().unwrap();
        (address.province, address.commune) = (Some("31".into()), Some("10888".into()));
        finds(RULE, &dossier, &[]);
    }
}
