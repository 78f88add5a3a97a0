//! A classification under 1048/2019, of whose sheets only the titles are known.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unchecked-classification",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Phân loại được đối chiếu với bộ tiêu chí khi biết bảng phân loại",
        "A classification is compared with the sheet if the classification of the edition is known",
    ),
    why: Label::constant(
        "Các bộ tiêu chí của 1048/2019 chỉ được biết theo tên",
        "Only the titles of the sheets of 1048/2019 are known",
    ),
    message: Label::constant(
        "chưa đối chiếu được ngành, nhóm, phân nhóm theo {edition}",
        "the industry, group and subgroup were not compared under {edition}",
    ),
    repair: Label::constant(
        "người xét hồ sơ tự đối chiếu phân loại với bộ tiêu chí “{heading}”",
        "compare the classification with the sheet “{heading}” by hand",
    ),
    example: Label::constant(
        "Hồ sơ theo 1048/2019 ghi ngành, nhóm, phân nhóm",
        "A dossier under 1048/2019 states an industry, group and subgroup",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.has_classification() && examination.dossier.product.classification.is_some() {
        let values = vec![
            ("edition", examination.edition().into()),
            ("heading", examination.sheet().heading().clone().into()),
        ];
        findings.add("product.classification", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_classification_of_1048_is_not_compared() {
        finds("unchecked-classification", &clean(), &[]);
        finds(
            "unchecked-classification",
            &of_sheet(Edition::E2023, 4),
            &[],
        );
        let mut dossier = of_sheet(Edition::E2019, 11);
        finds(
            "unchecked-classification",
            &dossier,
            &[(
                "product.classification",
                "Chưa đối chiếu được ngành, nhóm, phân nhóm theo Quyết định 1048/QĐ-TTg năm 2019",
                "The industry, group and subgroup were not compared under Decision 1048/QĐ-TTg of 2019",
            )],
        );

        dossier.product.classification = None;
        finds("unchecked-classification", &dossier, &[]);
    }
}
