//! A product that is not wholly from the province, on a sheet that requires it.

use alloc::vec;

use ocop_core::{Criterion, Label};
use rust_decimal::Decimal;

use crate::check::examination::{Examination, is_share};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "not-all-from-province",
    stage: Stage::Applicant,
    topic: Topic::Grounds,
    severity: Severity::Error,
    rejects: true,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Sản phẩm được trồng, nuôi hoặc đánh bắt 100% trong tỉnh, nếu bộ tiêu chí yêu cầu",
        "The product is wholly grown, raised or caught in the province, if the sheet requires it",
    ),
    why: Label::constant(
        "Bộ tiêu chí không xét sản phẩm có phần ngoài tỉnh",
        "The sheet accepts no product with a part from outside the province",
    ),
    message: Label::constant(
        "kê khai {declared} sản phẩm trong tỉnh, nhưng bộ tiêu chí yêu cầu 100% (“{ground}”)",
        "{declared} is declared from the province, but the sheet requires 100% (“{ground}”)",
    ),
    repair: Label::constant(
        "không khắc phục được trong hồ sơ này; chỉ sửa số liệu nếu kê khai nhầm",
        "this cannot be repaired in this dossier; correct the figure only if it is wrong",
    ),
    example: Label::constant(
        "Mật ong có 10% thu ở tỉnh khác",
        "Honey of which 10% is from another province",
    ),
    check,
};

/// The id of the ground.
pub(crate) const GROUND: &str = "outside-the-province";

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let material = examination.dossier.facts.material.unwrap_or_default();
    let declared = material
        .province
        .filter(|&share| is_share(share) && share < Decimal::ONE);
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
    findings.add_at_criterion(key, "facts.material.province", values, None);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::report::Verdict;
    use crate::testing::{best, clean, decimal, finds};

    const RULE: &str = "not-all-from-province";

    #[test]
    fn a_part_from_outside_the_province_rejects_the_dossier() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.material.as_mut().unwrap().province = decimal("0.9999");
        finds(
            RULE,
            &dossier,
            &[(
                "facts.material.province",
                "Kê khai 99,99% sản phẩm trong tỉnh, nhưng bộ tiêu chí yêu cầu 100% (“100% sản phẩm được trồng, nuôi hoặc đánh bắt trong tỉnh”)",
                "99.99% is declared from the province, but the sheet requires 100% (“100% of the product is grown, raised or caught in the province”)",
            )],
        );
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.verdict(), Verdict::Rejected);
        let places: alloc::vec::Vec<_> = report
            .grounds()
            .map(|finding| finding.place(Lang::En))
            .collect();
        assert_eq!(places, ["26/2026, Annex II, set 4, 1.1"]);

        dossier.grounds.insert("outside-the-province".into());
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn an_impossible_or_missing_share_rejects_nothing() {
        let mut dossier = clean();
        for province in [decimal("-0.1"), decimal("1.1"), None] {
            dossier.facts.material.as_mut().unwrap().province = province;
            finds(RULE, &dossier, &[]);
        }
        dossier.facts.material = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_sheet_without_the_line_rejects_nothing() {
        let mut dossier = best(Edition::E2026, 7);
        dossier.facts.material = clean().facts.material;
        dossier.facts.material.as_mut().unwrap().province = decimal("0.5");
        finds(RULE, &dossier, &[]);
    }
}
