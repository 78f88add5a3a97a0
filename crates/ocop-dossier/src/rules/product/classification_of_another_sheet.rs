//! An industry, group and subgroup that belong to another sheet.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "classification-of-another-sheet",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Classification),
    checks: Label::constant(
        "Bộ tiêu chí đúng với ngành, nhóm, phân nhóm đã ghi",
        "The sheet is the one of the stated industry, group and subgroup",
    ),
    why: Label::constant(
        "Chấm theo bộ tiêu chí khác thì điểm không có giá trị",
        "Points from another sheet do not count",
    ),
    message: Label::constant(
        "phân nhóm “{subgroup}” thuộc bộ tiêu chí số {other}, nhưng hồ sơ dùng bộ tiêu chí số {own} “{heading}”",
        "the subgroup “{subgroup}” belongs to set {other}, but the dossier uses set {own} “{heading}”",
    ),
    repair: Label::constant(
        "chấm lại theo bộ tiêu chí số {other}; nếu ghi nhầm ngành, nhóm, phân nhóm thì sửa lại",
        "score the product again by set {other}, or correct the industry, group and subgroup if they are wrong",
    ),
    example: Label::constant(
        "Sản phẩm chế biến từ rau quả chấm theo bộ tiêu chí rau quả tươi",
        "A product processed from vegetables and fruit is scored by the sheet of fresh vegetables and fruit",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some([industry, group, subgroup]) = examination.misclassified() else {
        return;
    };
    let mut sheets = examination.edition().classified(industry, group, subgroup);
    if let Some(other) = sheets.next() {
        let values = vec![
            ("subgroup", subgroup.into()),
            ("other", other.number().into()),
            ("own", examination.sheet().number().into()),
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
    fn a_product_is_scored_by_the_sheet_of_its_subgroup() {
        finds("classification-of-another-sheet", &clean(), &[]);
        for edition in [Edition::E2026, Edition::E2023] {
            finds(
                "classification-of-another-sheet",
                &of_sheet(edition, 4),
                &[],
            );
            finds(
                "classification-of-another-sheet",
                &of_sheet(edition, 7),
                &[(
                    "product.classification",
                    "Phân nhóm “Mật ong, mật khác và nông sản thực phẩm khác” thuộc bộ tiêu chí số 4, nhưng hồ sơ dùng bộ tiêu chí số 7 “Chế biến từ rau, củ, quả, hạt”",
                    "The subgroup “Mật ong, mật khác và nông sản thực phẩm khác” belongs to set 4, but the dossier uses set 7 “Processed from vegetables, tubers, fruits, nuts and seeds”",
                )],
            );
        }
    }

    #[test]
    fn titles_without_diacritics_are_the_same() {
        let mut dossier = clean();
        let classification = dossier.product.classification.as_mut().unwrap();
        classification.industry = Some("Thuc pham".into());
        finds("classification-of-another-sheet", &dossier, &[]);
    }

    #[test]
    fn incomplete_and_unknown_classifications_are_left_to_other_rules() {
        let mut dossier = of_sheet(Edition::E2026, 7);
        let classification = dossier.product.classification.as_mut().unwrap();
        classification.group = None;
        finds("classification-of-another-sheet", &dossier, &[]);

        let classification = dossier.product.classification.as_mut().unwrap();
        classification.group = Some("Không có".into());
        finds("classification-of-another-sheet", &dossier, &[]);
        finds(
            "classification-of-another-sheet",
            &of_sheet(Edition::E2019, 11),
            &[],
        );
    }
}
