//! An industry, group and subgroup that no sheet of the edition has together.

use alloc::vec;

use ocop_core::{Label, Lang};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-classification",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Classification),
    checks: Label::constant(
        "Ngành, nhóm, phân nhóm có trong bảng phân loại",
        "The industry, group and subgroup are in the classification",
    ),
    why: Label::constant(
        "Phân nhóm không có trong bảng phân loại thì không có bộ tiêu chí",
        "A subgroup that is not in the classification has no sheet",
    ),
    message: Label::constant(
        "phân loại “{industry} / {group} / {subgroup}” không có trong {edition}",
        "the classification “{industry} / {group} / {subgroup}” is not in {edition}",
    ),
    repair: Label::constant(
        "ghi đúng ngành, nhóm, phân nhóm như phần đầu bộ tiêu chí: “{wanted}”",
        "state the industry, group and subgroup as in the heading of the sheet: “{wanted}”",
    ),
    example: Label::constant(
        "Ghi phân nhóm “Mật ong” thay vì tên đầy đủ",
        "The subgroup is written “Mật ong” instead of its full title",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(names) = examination.misclassified() else {
        return;
    };
    let [industry, group, subgroup] = names;
    let mut sheets = examination.edition().classified(industry, group, subgroup);
    if sheets.next().is_none() {
        let sheet = examination.sheet();
        let own = [sheet.industry(), sheet.group(), sheet.subgroup()];
        let wanted = own.map(|label| label.get(Lang::Vi)).join(" / ");
        let values = vec![
            ("industry", industry.into()),
            ("group", group.into()),
            ("subgroup", subgroup.into()),
            ("edition", examination.edition().into()),
            ("wanted", Label::new(wanted.clone(), wanted).into()),
        ];
        findings.add("product.classification", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_classification_is_on_a_sheet() {
        let mut dossier = clean();
        finds("unknown-classification", &dossier, &[]);

        let classification = dossier.product.classification.as_mut().unwrap();
        classification.industry = Some("THỰC  phẩm ".into());
        finds("unknown-classification", &dossier, &[]);

        // As Annex I prints them.
        let classification = dossier.product.classification.as_mut().unwrap();
        classification.industry = Some("SẢN PHẨM THỰC PHẨM".into());
        classification.group = Some("Nhóm: Thực phẩm thô, sơ chế".into());
        let subgroup = classification.subgroup.clone().unwrap_or_default();
        classification.subgroup = Some(alloc::format!("Phân nhóm: {subgroup}"));
        finds("unknown-classification", &dossier, &[]);
        finds("classification-disagrees", &dossier, &[]);

        let classification = dossier.product.classification.as_mut().unwrap();
        classification.industry = Some("THỰC  phẩm ".into());
        classification.group = Some("Thực phẩm thô, sơ chế".into());
        classification.subgroup = Some("Mật ong".into());
        finds(
            "unknown-classification",
            &dossier,
            &[(
                "product.classification",
                "Phân loại “THỰC  phẩm / Thực phẩm thô, sơ chế / Mật ong” không có trong Quyết định 26/2026/QĐ-TTg",
                "The classification “THỰC  phẩm / Thực phẩm thô, sơ chế / Mật ong” is not in Decision 26/2026/QĐ-TTg",
            )],
        );
    }

    #[test]
    fn a_group_of_another_industry_is_unknown() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        finds("unknown-classification", &dossier, &[]);

        let classification = dossier.product.classification.as_mut().unwrap();
        classification.industry = Some("Đồ uống".into());
        finds(
            "unknown-classification",
            &dossier,
            &[(
                "product.classification",
                "Phân loại “Đồ uống / Thực phẩm thô, sơ chế / Mật ong, mật khác và nông sản thực phẩm khác” không có trong Quyết định 148/QĐ-TTg năm 2023",
                "The classification “Đồ uống / Thực phẩm thô, sơ chế / Mật ong, mật khác và nông sản thực phẩm khác” is not in Decision 148/QĐ-TTg of 2023",
            )],
        );
    }

    #[test]
    fn incomplete_classifications_and_those_of_another_sheet_are_left_to_other_rules() {
        let mut dossier = clean();
        let classification = dossier.product.classification.as_mut().unwrap();
        classification.industry = Some("Không có".into());
        classification.group = None;
        finds("unknown-classification", &dossier, &[]);
        finds("unknown-classification", &of_sheet(Edition::E2026, 7), &[]);
        finds("unknown-classification", &of_sheet(Edition::E2019, 11), &[]);
    }
}
