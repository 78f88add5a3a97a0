//! A product without its specification, which Mẫu 02 of 26/2026 requires.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "product-without-specification",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Hồ sơ ghi quy cách sản phẩm",
        "The specification of the product is given",
    ),
    why: Label::constant(
        "Sản phẩm mẫu và nhãn được đối chiếu theo quy cách",
        "The samples and the label are compared with the specification",
    ),
    message: Label::constant(
        "chưa ghi quy cách sản phẩm",
        "the specification of the product is missing",
    ),
    repair: Label::constant(
        "ghi quy cách: bao gói, khối lượng hoặc thể tích. Đối với du lịch, ghi nội dung dịch vụ",
        "state the specification: packaging, weight or volume. For tourism, state the content of the service",
    ),
    example: Label::constant(
        "Mẫu 02 ghi tên sản phẩm nhưng không ghi dung tích chai",
        "Mẫu 02 names the product but not the volume of its bottle",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let known = examination.procedure.states(Provision::ReportContents);
    if known && said(&examination.dossier.product.specification).is_none() {
        findings.add("product.specification", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_product_has_a_specification_since_26_2026() {
        let mut dossier = clean();
        finds("product-without-specification", &dossier, &[]);

        for specification in [None, Some(" ".into())] {
            dossier.product.specification = specification;
            finds(
                "product-without-specification",
                &dossier,
                &[(
                    "product.specification",
                    "Chưa ghi quy cách sản phẩm",
                    "The specification of the product is missing",
                )],
            );
        }

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.product.specification = None;
        finds("product-without-specification", &dossier, &[]);
    }
}
