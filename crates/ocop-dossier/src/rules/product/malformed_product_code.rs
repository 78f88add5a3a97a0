//! A product code in a form that no product code has.

use alloc::vec;

use ocop_core::{DossierKind, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes;

pub(crate) const RULE: Rule = Rule {
    name: "malformed-product-code",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::ProductCode),
    checks: Label::constant(
        "Mã số sản phẩm đúng dạng",
        "The product code is well formed",
    ),
    why: Label::constant(
        "Mã không đúng dạng thì không tra cứu được",
        "A malformed code cannot be looked up",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” không đúng dạng mã tỉnh-mã xã-số thứ tự-năm",
        "the product code “{code}” does not have the form province-commune-serial-year",
    ),
    repair: Label::constant(
        "ghi lại mã theo thông báo hoặc giấy chứng nhận đã cấp, ví dụ 11-03253-1-2026",
        "copy the code from the notice or the certificate, for example 11-03253-1-2026",
    ),
    example: Label::constant(
        "Mã ghi 11-3253-1-2026, thiếu số 0 ở mã xã",
        "The code is written 11-3253-1-2026, without the leading zero of the commune",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if let Some(code) = said(&examination.dossier.product.code)
        && code.parse::<ProductCode>().is_err()
        // A code on a certificate may have a form of its time.
        && (examination.dossier.kind == DossierKind::First || codes::code(code).is_none())
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
                "The product code “11-3253-1-2026” does not have the form province-commune-serial-year",
            )],
        );
    }
}
