//! A product without a name.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "product-without-name",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant("Hồ sơ ghi tên sản phẩm", "The name of the product is given"),
    why: Label::constant(
        "Kết quả đánh giá và giấy chứng nhận đều ghi tên sản phẩm",
        "The result and the certificate name the product",
    ),
    message: Label::constant(
        "chưa ghi tên sản phẩm",
        "the name of the product is missing",
    ),
    repair: Label::constant(
        "ghi tên sản phẩm như trên nhãn",
        "state the product name as on the label",
    ),
    example: Label::constant(
        "Phiếu đăng ký bỏ trống tên sản phẩm",
        "A registration form with the product name left blank",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if said(&examination.dossier.product.name).is_none() {
        findings.add("product.name", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds};

    #[test]
    fn a_product_has_a_name() {
        let mut dossier = clean();
        finds("product-without-name", &dossier, &[]);

        for name in [None, Some(" ".into())] {
            dossier.product.name = name;
            finds(
                "product-without-name",
                &dossier,
                &[(
                    "product.name",
                    "Chưa ghi tên sản phẩm",
                    "The name of the product is missing",
                )],
            );
        }
    }
}
