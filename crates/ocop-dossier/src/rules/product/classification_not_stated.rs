//! A product without industry, group or subgroup.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "classification-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Hồ sơ ghi ngành, nhóm, phân nhóm của sản phẩm",
        "The industry, group and subgroup of the product are stated",
    ),
    why: Label::constant(
        "Phân nhóm quyết định bộ tiêu chí để chấm",
        "The subgroup decides which sheet applies",
    ),
    message: Label::constant("chưa ghi {part} của sản phẩm", "the product has no {part}"),
    repair: Label::constant(
        "ghi {part} theo bảng phân loại sản phẩm",
        "state the {part} from the product classification",
    ),
    example: Label::constant(
        "Phiếu đăng ký ghi ngành và nhóm, bỏ trống phân nhóm",
        "A registration form states the industry and group but no subgroup",
    ),
    check,
};

const ALL: Label = Label::constant("ngành, nhóm, phân nhóm", "industry, group and subgroup");
const INDUSTRY: Label = Label::constant("ngành", "industry");
const GROUP: Label = Label::constant("nhóm", "group");
const SUBGROUP: Label = Label::constant("phân nhóm", "subgroup");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.has_classification() {
        return;
    }
    let mut lacks = |path, part: Label| findings.add(path, vec![("part", part.into())]);
    let Some(classification) = &examination.dossier.product.classification else {
        return lacks("product.classification", ALL);
    };
    if said(&classification.industry).is_none() {
        lacks("product.classification.industry", INDUSTRY);
    }
    if said(&classification.group).is_none() {
        lacks("product.classification.group", GROUP);
    }
    if said(&classification.subgroup).is_none() {
        lacks("product.classification.subgroup", SUBGROUP);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Classification;
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_product_has_a_place_in_the_classification() {
        for mut dossier in [clean(), of_sheet(Edition::E2023, 4)] {
            finds("classification-not-stated", &dossier, &[]);

            dossier.product.classification = None;
            finds(
                "classification-not-stated",
                &dossier,
                &[(
                    "product.classification",
                    "Chưa ghi ngành, nhóm, phân nhóm của sản phẩm",
                    "The product has no industry, group and subgroup",
                )],
            );
        }
    }

    #[test]
    fn each_member_is_required() {
        let mut dossier = clean();
        dossier.product.classification = Some(Classification {
            subgroup: Some("…".into()),
            ..Classification::default()
        });
        finds(
            "classification-not-stated",
            &dossier,
            &[
                (
                    "product.classification.group",
                    "Chưa ghi nhóm của sản phẩm",
                    "The product has no group",
                ),
                (
                    "product.classification.industry",
                    "Chưa ghi ngành của sản phẩm",
                    "The product has no industry",
                ),
                (
                    "product.classification.subgroup",
                    "Chưa ghi phân nhóm của sản phẩm",
                    "The product has no subgroup",
                ),
            ],
        );
    }

    #[test]
    fn the_sheets_of_1048_have_no_classification_to_state() {
        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.product.classification = None;
        finds("classification-not-stated", &dossier, &[]);
    }
}
