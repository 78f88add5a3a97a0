//! A product code that cannot be one.

use alloc::vec;

use ocop_core::{Edition, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "malformed-product-code",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "về mã số sản phẩm", "on product codes")]),
    checks: Label::constant(
        "Mã số sản phẩm đúng dạng",
        "The product code has the form of one",
    ),
    why: Label::constant(
        "Mã sai dạng không tra cứu được",
        "A code of another form cannot be looked up",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” không đúng dạng mã tỉnh-mã xã-số thứ tự-năm",
        "the product code “{code}” is not of the form province-commune-serial-year",
    ),
    repair: Label::constant(
        "ghi lại mã theo thông báo hoặc giấy chứng nhận đã cấp, ví dụ 11-03253-1-2026",
        "copy the code from the notice or certificate, such as 11-03253-1-2026",
    ),
    example: Label::constant(
        "Mã ghi 11-3253-1-2026, thiếu số 0 ở mã xã",
        "The code is given as 11-3253-1-2026, without the zero of the commune",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if let Some(code) = said(&examination.dossier.product.code)
        && code.parse::<ProductCode>().is_err()
    {
        findings.add("product.code", vec![("code", code.into())]);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds};

    #[test]
    fn a_product_code_has_one_of_two_forms() {
        let mut dossier = clean();
        for code in [
            None,
            Some(" "),
            Some("11-03253-1-2026"),
            Some("11-094-03253-1-2024"),
        ] {
            dossier.product.code = code.map(Into::into);
            finds("malformed-product-code", &dossier, &[]);
        }
        dossier.product.code = Some("11-3253-1-2026".into());
        finds(
            "malformed-product-code",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “11-3253-1-2026” không đúng dạng mã tỉnh-mã xã-số thứ tự-năm",
                "The product code “11-3253-1-2026” is not of the form province-commune-serial-year",
            )],
        );
    }
}
