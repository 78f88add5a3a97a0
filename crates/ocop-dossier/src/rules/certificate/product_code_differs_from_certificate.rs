//! A product code that is not the one on the earlier certificate.

use alloc::vec;

use ocop_core::{Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "product-code-differs-from-certificate",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mã số sản phẩm trong hồ sơ trùng với mã số trên giấy chứng nhận đã cấp",
        "The product code of the dossier matches the code on the certificate",
    ),
    why: Label::constant(
        "Mã số khác nhau thì có thể là sản phẩm khác",
        "A different code may mean a different product",
    ),
    message: Label::constant(
        "mã số sản phẩm trong hồ sơ là {code}, khác mã số {other} trên giấy chứng nhận đã cấp",
        "the product code {code} differs from {other} on the earlier certificate",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính giấy chứng nhận và sửa mã số ghi sai",
        "compare it with the original certificate and correct the wrong code",
    ),
    example: Label::constant(
        "Ghi nhầm số thứ tự của sản phẩm trong xã",
        "The serial number of the product in its commune is wrong",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let certificate = dossier.certificate.as_ref();
    let other = certificate.and_then(|certificate| said(&certificate.product_code));
    let (Some(code), Some(other)) = (said(&dossier.product.code), other) else {
        return;
    };
    // Other rules report a malformed code.
    let (Ok(own), Ok(old)) = (code.parse::<ProductCode>(), other.parse::<ProductCode>()) else {
        return;
    };
    // Units were merged and renumbered between the two forms, and the year is that of the evaluation.
    let unit = |code: ProductCode| {
        (
            code.province(),
            code.district(),
            code.commune(),
            code.serial(),
        )
    };
    if own.era() == old.era() && unit(own) != unit(old) {
        findings.add(
            "product.code",
            vec![("code", code.into()), ("other", other.into())],
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Dossier;
    use crate::testing::{costs, finds, upgrade};

    fn codes(own: &str, old: &str) -> Dossier {
        let mut dossier = upgrade();
        dossier.product.code = Some(own.into());
        dossier.certificate.as_mut().unwrap().product_code = Some(old.into());
        dossier
    }

    #[test]
    fn the_code_is_the_one_on_the_certificate() {
        finds("product-code-differs-from-certificate", &upgrade(), &[]);
        let dossier = codes("11-03253-1-2026", "11-03253-1-2026");
        finds("product-code-differs-from-certificate", &dossier, &[]);
        let dossier = codes("11-03253-2-2026", "11-03253-1-2026");
        finds(
            "product-code-differs-from-certificate",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm trong hồ sơ là 11-03253-2-2026, khác mã số 11-03253-1-2026 trên giấy chứng nhận đã cấp",
                "The product code 11-03253-2-2026 differs from 11-03253-1-2026 on the earlier certificate",
            )],
        );
        for own in ["12-03253-1-2026", "11-03254-1-2026", "11-03253-3-2026"] {
            let dossier = codes(own, "11-03253-1-2026");
            assert_eq!(
                costs("product-code-differs-from-certificate", &dossier).len(),
                1,
                "{own}"
            );
        }
        let dossier = codes("11-095-03253-1-2024", "11-094-03253-1-2024");
        assert_eq!(
            costs("product-code-differs-from-certificate", &dossier).len(),
            1
        );
    }

    #[test]
    fn another_year_the_other_form_and_faulty_codes_are_not_compared() {
        for (own, old) in [
            ("11-03253-1-2029", "11-03253-1-2026"),
            ("11-03253-2-2026", "11-094-03253-1-2024"),
            ("11-3253-2-2026", "11-03253-1-2026"),
            ("11-03253-2-2026", "11/03253/1/2026"),
            (" ", "11-03253-1-2026"),
        ] {
            finds(
                "product-code-differs-from-certificate",
                &codes(own, old),
                &[],
            );
        }
    }
}
