//! Wholly imported raw material, on a sheet that rejects it.

use alloc::vec;

use ocop_core::{Criterion, Label};
use rust_decimal::Decimal;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wholly-imported-material",
    stage: Stage::Applicant,
    topic: Topic::Grounds,
    severity: Severity::Error,
    rejects: true,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Nguyên liệu không nhập khẩu toàn bộ, nếu bộ tiêu chí loại trường hợp này",
        "The raw material is not wholly imported, if the sheet rejects that",
    ),
    why: Label::constant(
        "Bộ tiêu chí loại sản phẩm dùng toàn bộ nguyên liệu nhập khẩu",
        "The sheet rejects products made wholly of imported material",
    ),
    message: Label::constant(
        "kê khai {declared} nguyên liệu nhập khẩu, thuộc trường hợp bị loại: {ground}",
        "{declared} of the material is declared as imported, which the sheet rejects: {ground}",
    ),
    repair: Label::constant(
        "không khắc phục được trong hồ sơ này; chỉ sửa số liệu nếu kê khai nhầm",
        "this cannot be repaired in this dossier; correct the figure only if it is wrong",
    ),
    example: Label::constant(
        "Cà phê chế biến từ 100% hạt nhập khẩu",
        "Coffee made from 100% imported beans",
    ),
    check,
};

/// The id of the ground.
const GROUND: &str = "imported-or-untraceable-material";

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let material = examination.dossier.facts.material.unwrap_or_default();
    let declared = material.imported.filter(|&share| share == Decimal::ONE);
    if declared.is_none() || examination.dossier.grounds.contains(GROUND) {
        return;
    }
    let mut grounds = examination.sheet().grounds();
    let Some(ground) = grounds.find(|ground| ground.id() == GROUND) else {
        return;
    };
    let values = vec![
        ("declared", Value::Share(declared.unwrap_or_default())),
        ("ground", ground.label().clone().into()),
    ];
    let key = ground.criterion().map_or("", Criterion::key);
    findings.add_at_criterion(key, "facts.material.imported", values, None);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{Dossier, Material};
    use crate::report::Verdict;
    use crate::testing::{best, decimal, finds};

    const RULE: &str = "wholly-imported-material";

    fn with(set: u16, imported: &str) -> Dossier {
        let mut dossier = best(Edition::E2026, set);
        let material = Material {
            imported: decimal(imported),
            ..Material::default()
        };
        dossier.facts.material = Some(material);
        dossier
    }

    #[test]
    fn material_that_is_all_imported_rejects_the_dossier() {
        finds(RULE, &with(7, "0.9999"), &[]);
        let dossier = with(7, "1.0");
        finds(
            RULE,
            &dossier,
            &[(
                "facts.material.imported",
                "Kê khai 100% nguyên liệu nhập khẩu, thuộc trường hợp bị loại: Dùng toàn bộ nguyên liệu nhập khẩu hoặc không rõ nguồn gốc",
                "100% of the material is declared as imported, which the sheet rejects: Raw material entirely imported or of unclear origin",
            )],
        );
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.verdict(), Verdict::Rejected);
        let places: alloc::vec::Vec<_> = report
            .grounds()
            .map(|finding| finding.place(Lang::En))
            .collect();
        assert_eq!(places, ["26/2026, Annex II, set 7, 1.1"]);
    }

    #[test]
    fn an_impossible_share_or_a_stated_ground_is_not_reported_again() {
        finds(RULE, &with(7, "1.0001"), &[]);
        let mut dossier = with(7, "1");
        dossier
            .grounds
            .insert("imported-or-untraceable-material".into());
        finds(RULE, &dossier, &[]);
        dossier.grounds.clear();
        dossier.facts.material = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_sheet_without_the_line_rejects_nothing() {
        finds(RULE, &with(4, "1"), &[]);
    }
}
