//! Claimed levels whose condition requires more than the applicant declares: a row for each topic.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::Label;
use rust_decimal::Decimal;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::facts::no_workers;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

/// A row. Its claimed level requires more of some facts than the applicant declares.
macro_rules! below_claim {
    (
        name: $name:expr,
        checks: $checks:expr,
        message: $message:expr,
        example: $example:expr,
        facts: $facts:expr,
    ) => {
        Rule {
            name: $name,
            checks: $checks,
            message: $message,
            example: $example,
            stage: Stage::Applicant,
            topic: Topic::Facts,
            severity: Severity::Error,
            rejects: false,
            basis: Basis::Criterion,
            why: claim::WHY,
            repair: claim::REPAIR,
            check: |examination, findings| check(examination, findings, &$facts),
        }
    };
}

/// The share of local workers.
pub(crate) const LOCAL_WORKERS: Rule = below_claim! {
    name: "local-workers-below-claim",
    checks: Label::constant(
        "Tỷ lệ lao động địa phương kê khai đạt mức tự chấm",
        "The declared share of local workers reaches the claimed level",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng chỉ kê khai {local}/{total} lao động là người địa phương ({declared})",
        "criterion {criterion} claims level {level} “{condition}”, but only {local} of {total} declared workers are local ({declared})",
    ),
    example: Label::constant(
        "17/24 lao động là người trong xã nhưng tự chấm mức từ 75% trở lên",
        "17 of 24 workers are from the commune, but the claimed level requires 75% or more",
    ),
    facts: [Fact::LocalWorkers],
};

/// The share of raw material or product from the commune or province.
pub(crate) const MATERIAL_SHARE: Rule = below_claim! {
    name: "material-share-below-claim",
    checks: Label::constant(
        "Tỷ lệ nguyên liệu, sản phẩm trong xã, trong tỉnh kê khai đạt mức tự chấm",
        "The declared share of material or product from the commune or province reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "70% mật ong lấy trong xã nhưng tự chấm mức 75% đến 100%",
        "70% of the honey is from the commune, but the claimed level requires 75% to 100%",
    ),
    facts: [Fact::CommuneMaterial, Fact::ProvinceMaterial],
};

/// The share of raw material that meets a standard (1048/2019).
pub(crate) const STANDARD_MATERIAL: Rule = below_claim! {
    name: "standard-material-below-claim",
    checks: Label::constant(
        "Tỷ lệ nguyên liệu đạt tiêu chuẩn kê khai đạt mức tự chấm",
        "The declared share of raw material that meets a standard reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "Một nửa dược liệu đạt GACP-WHO nhưng tự chấm mức trên 75%",
        "Half of the herbs meet GACP-WHO, but the claimed level requires over 75%",
    ),
    facts: [Fact::StandardMaterial],
};

/// The share of sales or input material under chain contracts.
pub(crate) const CONTRACTED_SHARE: Rule = below_claim! {
    name: "contracted-share-below-claim",
    checks: Label::constant(
        "Tỷ lệ hợp đồng liên kết kê khai đạt mức tự chấm",
        "The declared share under linkage contracts reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "Hợp đồng liên kết cho 60% sản lượng nhưng tự chấm mức trên 75%",
        "Linkage contracts cover 60% of sales volume, but the claimed level requires over 75%",
    ),
    facts: [Fact::ContractedSales, Fact::ContractedInput],
};

/// The months of steady performance of linkage contracts.
pub(crate) const CONTRACT_MONTHS: Rule = below_claim! {
    name: "contract-months-below-claim",
    checks: Label::constant(
        "Số tháng thực hiện hợp đồng liên kết đạt mức tự chấm",
        "The declared months of steady performance of linkage contracts reach the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "Hợp đồng mới thực hiện 10 tháng nhưng tự chấm mức ổn định từ 12 tháng",
        "Linkage contracts are carried out for 10 months, but the claimed level requires 12 months or more",
    ),
    facts: [Fact::ContractMonths],
};

/// The growth of revenue (1048/2019).
pub(crate) const REVENUE_GROWTH: Rule = below_claim! {
    name: "revenue-growth-below-claim",
    checks: Label::constant(
        "Tăng trưởng doanh thu theo số liệu kê khai đạt mức tự chấm",
        "The growth of declared revenue reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "Doanh thu tăng 8% nhưng tự chấm mức từ 10% trở lên",
        "Revenue grew by 8%, but the claimed level requires 10% or more",
    ),
    facts: [Fact::RevenueGrowth],
};

/// The reach of the market and the number of agents.
pub(crate) const MARKET: Rule = below_claim! {
    name: "market-below-claim",
    checks: Label::constant(
        "Phạm vi thị trường và số đại lý kê khai đạt mức tự chấm",
        "The declared market reach and the declared number of agents reach the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "4 đại lý nhưng tự chấm mức từ 5 đại lý trở lên",
        "4 agents, but the claimed level requires 5 or more",
    ),
    facts: [Fact::MarketReach, Fact::Agents],
};

/// The number of promotion activities.
pub(crate) const PROMOTION: Rule = below_claim! {
    name: "promotion-below-claim",
    checks: Label::constant(
        "Số hoạt động quảng bá kê khai đạt mức tự chấm",
        "The declared number of promotion activities reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "3 hoạt động quảng bá nhưng tự chấm mức trên 3 hoạt động",
        "3 promotion activities, but the claimed level requires more than 3",
    ),
    facts: [Fact::PromotionActivities],
};

/// The number of nutrient indicators.
pub(crate) const NUTRIENTS: Rule = below_claim! {
    name: "nutrients-below-claim",
    checks: Label::constant(
        "Số chỉ tiêu dinh dưỡng kê khai đạt mức tự chấm",
        "The declared number of nutrient indicators reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "2 chỉ tiêu dinh dưỡng nhưng tự chấm mức trên 2 chỉ tiêu",
        "2 nutrient indicators, but the claimed level requires more than 2",
    ),
    facts: [Fact::NutrientIndicators],
};

/// The share of trained managers and staff (tourism).
pub(crate) const TRAINED_STAFF: Rule = below_claim! {
    name: "trained-staff-below-claim",
    checks: Label::constant(
        "Tỷ lệ quản lý, nhân viên được đào tạo kê khai đạt mức tự chấm",
        "The declared share of trained managers and staff reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "75% nhân viên đã qua đào tạo nhưng tự chấm mức trên 75%",
        "75% of the staff are trained, but the claimed level requires over 75%",
    ),
    facts: [Fact::TrainedStaff],
};

/// The share of eligible service establishments (tourism in the earlier editions).
pub(crate) const ELIGIBLE_ESTABLISHMENTS: Rule = below_claim! {
    name: "eligible-establishments-below-claim",
    checks: Label::constant(
        "Tỷ lệ cơ sở dịch vụ đủ điều kiện kê khai đạt mức tự chấm",
        "The declared share of eligible service establishments reaches the claimed level",
    ),
    message: MESSAGE,
    example: Label::constant(
        "Ba phần tư cơ sở đạt điều kiện an ninh nhưng tự chấm mức 100%",
        "Three in four establishments meet the security conditions, but the claimed level requires 100%",
    ),
    facts: [Fact::EligibleEstablishments],
};

/// A declared fact below the claimed level.
const MESSAGE: Label = Label::constant(
    "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng {fact} kê khai là {declared}",
    "criterion {criterion} claims level {level} “{condition}”, but the declared {fact} is {declared}",
);

/// Finds the claims whose condition requires more of some facts than is declared.
fn check(examination: &Examination<'_>, findings: &mut Findings<'_>, facts: &[Fact]) {
    if !examination.falls_short(facts) {
        return;
    }
    for (criterion, choice, row) in examination.claims_of(facts) {
        let bounds = row.bounds.iter();
        for bound in
            bounds.filter(|bound| facts.contains(&bound.fact) && examination.is_below(bound))
        {
            // `no-workers` reports that there is no share at all.
            if no_workers::is_declared(examination, bound.fact) {
                continue;
            }
            let mut values = claim::values(criterion, choice);
            values.push(("fact", bound.fact.words().into()));
            values.extend(declared(examination, bound.fact));
            let left = examination.remaining(criterion, choice, examination.present(criterion));
            let risk = examination.risk([(criterion, choice, left)]);
            findings.add_at_criterion(
                criterion.key(),
                place(examination, bound.fact),
                values,
                risk,
            );
        }
    }
}

/// The declared values of a measured fact, as the messages name them.
fn declared(examination: &Examination<'_>, fact: Fact) -> Vec<(&'static str, Value)> {
    let facts = &examination.dossier.facts;
    let (number, of) = examination.measured(fact).unwrap_or_default();
    let share = Value::Share(number.checked_div(of).unwrap_or_default());
    let market = facts.market.unwrap_or_default();
    let count = |count: Option<u32>| count.unwrap_or_default().into();
    match fact {
        Fact::LocalWorkers => {
            let workers = facts.workers.unwrap_or_default();
            vec![
                ("local", count(workers.local)),
                ("total", count(workers.total)),
                ("declared", share),
            ]
        }
        Fact::MarketReach => {
            let reach = market.reach.map(|reach| reach.words().into());
            vec![("declared", reach.unwrap_or(Value::Decimal(Decimal::ZERO)))]
        }
        Fact::Agents => vec![("declared", count(market.agents))],
        Fact::ContractMonths => {
            let contracts = facts.contracts.unwrap_or_default();
            vec![("declared", count(contracts.months))]
        }
        Fact::PromotionActivities => vec![("declared", count(facts.promotion_activities))],
        Fact::NutrientIndicators => vec![("declared", count(facts.nutrient_indicators))],
        _ => vec![("declared", share)],
    }
}

/// The path of a declared fact.
fn place(examination: &Examination<'_>, fact: Fact) -> Cow<'static, str> {
    match (fact, examination.dossier.facts.years.keys().last()) {
        (Fact::RevenueGrowth, Some(year)) => format!("{}.{year}.revenue", fact.path()).into(),
        _ => fact.path().into(),
    }
}

#[cfg(test)]
mod tests {
    mod local_workers {
        use crate::model::{Dossier, Workers};
        use crate::testing::{choose, clean, costs, finds};

        const RULE: &str = "local-workers-below-claim";

        fn with_local(local: u32) -> Dossier {
            let mut dossier = clean();
            dossier.facts.workers.as_mut().unwrap().local = Some(local);
            dossier
        }

        #[test]
        fn exactly_three_quarters_reach_the_level_of_75_percent() {
            finds(RULE, &clean(), &[]);
            finds(RULE, &with_local(18), &[]);
            let dossier = with_local(17);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.workers.local",
                    "Tiêu chí 3.3 tự chấm mức 3 “Sử dụng lao động là người trên địa bàn cấp xã: từ 75% trở lên” nhưng chỉ kê khai 17/24 lao động là người địa phương (70,83%)",
                    "Criterion 3.3 claims level 3 “Workers from the commune: 75% or more”, but only 17 of 24 declared workers are local (70.83%)",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["3.3: 3 → 2, 75 → 74, 4★ → 4★"]);
        }

        #[test]
        fn the_level_that_remains_is_the_one_that_the_workers_reach() {
            let remaining = [(12, 2, 74), (11, 1, 73), (6, 1, 73), (5, 0, 72), (0, 0, 72)];
            for (local, level, total) in remaining {
                let cost = alloc::format!("3.3: 3 → {level}, 75 → {total}, 4★ → 4★");
                assert_eq!(costs(RULE, &with_local(local)), [cost]);
            }
            let mut dossier = with_local(11);
            choose(&mut dossier, "3.3", 1);
            finds(RULE, &dossier, &[]);
        }

        #[test]
        fn what_is_not_declared_or_impossible_contradicts_nothing() {
            let mut dossier = clean();
            for (total, local) in [
                (None, Some(1)),
                (Some(24), None),
                (Some(0), Some(0)),
                (Some(1), Some(2)),
            ] {
                dossier.facts.workers = Some(Workers { total, local });
                finds(RULE, &dossier, &[]);
            }
            dossier.facts.workers = None;
            finds(RULE, &dossier, &[]);
        }
    }

    mod material_share {
        use ocop_core::Edition;

        use crate::model::Material;
        use crate::testing::{best, choose, clean, costs, decimal, finds};

        const RULE: &str = "material-share-below-claim";

        #[test]
        fn a_share_from_the_commune_reaches_its_level() {
            let mut dossier = clean();
            finds(RULE, &dossier, &[]);
            dossier.facts.material.as_mut().unwrap().commune = decimal("0.75");
            finds(RULE, &dossier, &[]);
            dossier.facts.material.as_mut().unwrap().commune = decimal("0.7499");
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.material.commune",
                    "Tiêu chí 1.1 tự chấm mức 3 “Sản phẩm được nuôi/trồng trên địa bàn cấp xã: 75% đến 100%” nhưng tỷ lệ nguyên liệu, sản phẩm trong xã kê khai là 74,99%",
                    "Criterion 1.1 claims level 3 “Product raised/grown in the commune: 75% to 100%”, but the declared share of material or product from the commune is 74.99%",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["1.1: 3 → 2, 75 → 74, 4★ → 4★"]);
        }

        #[test]
        fn the_lowest_level_requires_more_than_nothing() {
            let mut dossier = clean();
            choose(&mut dossier, "1.1", 1);
            dossier.facts.material.as_mut().unwrap().commune = decimal("0.0001");
            finds(RULE, &dossier, &[]);
            dossier.facts.material.as_mut().unwrap().commune = decimal("0");
            assert_eq!(costs(RULE, &dossier), ["1.1: 1 → 0, 73 → 72, 4★ → 4★"]);
        }

        #[test]
        fn processed_products_go_by_the_province() {
            let mut dossier = best(Edition::E2026, 7);
            let mut material = Material {
                province: decimal("0.5"),
                ..Material::default()
            };
            dossier.facts.material = Some(material);
            choose(&mut dossier, "1.1", 2);
            finds(RULE, &dossier, &[]);
            material.province = decimal("0.4999");
            dossier.facts.material = Some(material);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.material.province",
                    "Tiêu chí 1.1 tự chấm mức 2 “Sử dụng nguyên liệu trong tỉnh: 50% đến dưới 75%” nhưng tỷ lệ nguyên liệu, sản phẩm trong tỉnh kê khai là 49,99%",
                    "Criterion 1.1 claims level 2 “Raw material from the province: 50% to under 75%”, but the declared share of material or product from the province is 49.99%",
                )],
            );
        }

        #[test]
        fn shares_that_are_none_contradict_nothing() {
            let mut dossier = clean();
            dossier.facts.material.as_mut().unwrap().commune = decimal("-0.1");
            finds(RULE, &dossier, &[]);
            dossier.facts.material = None;
            finds(RULE, &dossier, &[]);
        }
    }

    mod standard_material {
        use ocop_core::Edition;

        use crate::model::Material;
        use crate::testing::{best, costs, decimal, finds};

        const RULE: &str = "standard-material-below-claim";

        #[test]
        fn the_share_meeting_a_standard_reaches_its_level() {
            let mut dossier = best(Edition::E2019, 21);
            finds(RULE, &dossier, &[]);
            let mut material = Material {
                standard: decimal("0.75"),
                ..Material::default()
            };
            dossier.facts.material = Some(material);
            finds(RULE, &dossier, &[]);
            material.standard = decimal("0.7499");
            dossier.facts.material = Some(material);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.material.standard",
                    "Tiêu chí 6 tự chấm mức 5 “Sử dụng trên 75% nguyên liệu có tiêu chuẩn (GACP-WHO hoặc tương đương)” nhưng tỷ lệ nguyên liệu đạt tiêu chuẩn kê khai là 74,99%",
                    "Criterion 6 claims level 5 “Raw material to a standard (GACP-WHO or equivalent): over 75% used”, but the declared share of raw material that meets a standard is 74.99%",
                )],
            );
            let remaining = [
                ("0.5", "6: 5 → 4, 98 → 96, 5★ → 5★"),
                ("0.4999", "6: 5 → 3, 98 → 95, 5★ → 5★"),
                ("0.0999", "6: 5 → 2, 98 → 94, 5★ → 5★"),
                ("0.0499", "6: 5 → 1, 98 → 93, 5★ → 5★"),
            ];
            for (share, cost) in remaining {
                material.standard = decimal(share);
                dossier.facts.material = Some(material);
                assert_eq!(costs(RULE, &dossier), [cost]);
            }
        }
    }

    mod contracted_share {
        use ocop_core::Edition;

        use crate::model::Contracts;
        use crate::testing::{best, clean, costs, decimal, finds};

        const RULE: &str = "contracted-share-below-claim";

        #[test]
        fn exactly_75_percent_of_sales_is_enough() {
            let mut dossier = clean();
            finds(RULE, &dossier, &[]);
            dossier.facts.contracts.as_mut().unwrap().sales = decimal("0.75");
            finds(RULE, &dossier, &[]);
            dossier.facts.contracts.as_mut().unwrap().sales = decimal("0.7499");
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.contracts.sales",
                    "Tiêu chí 1.5 tự chấm mức 3 “Có hợp đồng liên kết trên 75% sản lượng tiêu thụ” nhưng tỷ lệ sản lượng tiêu thụ có hợp đồng liên kết kê khai là 74,99%",
                    "Criterion 1.5 claims level 3 “Linkage contracts for over 75% of sales volume”, but the declared share of sales volume under linkage contracts is 74.99%",
                )],
            );
            // 1.5 level 3 is marked with four stars.
            assert_eq!(costs(RULE, &dossier), ["1.5: 3 → 2, 75 → 74, 4★ → 3★"]);
            dossier.facts.contracts = None;
            finds(RULE, &dossier, &[]);
        }

        #[test]
        fn processed_products_of_148_go_by_the_input() {
            let mut dossier = best(Edition::E2023, 7);
            let mut contracts = Contracts {
                input: decimal("0.75"),
                ..Contracts::default()
            };
            dossier.facts.contracts = Some(contracts);
            finds(RULE, &dossier, &[]);
            contracts.input = decimal("0.5");
            dossier.facts.contracts = Some(contracts);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.contracts.input",
                    "Tiêu chí 1.d tự chấm mức 4 “Có hợp đồng liên kết trên 75% sản lượng nguyên liệu đầu vào cho chế biến, thực hiện ổn định từ 12 tháng trở lên” nhưng tỷ lệ nguyên liệu đầu vào có hợp đồng liên kết kê khai là 50%",
                    "Criterion 1.d claims level 4 “Linkage contracts for over 75% of the volume of input raw material for processing, carried out steadily for 12 months or more”, but the declared share of input material under linkage contracts is 50%",
                )],
            );
        }
    }

    mod contract_months {
        use crate::testing::{choose, clean, costs, finds};

        const RULE: &str = "contract-months-below-claim";

        #[test]
        fn twelve_months_are_enough_and_eleven_are_not() {
            let mut dossier = clean();
            finds(RULE, &dossier, &[]);
            choose(&mut dossier, "1.5", 4);
            dossier.facts.contracts.as_mut().unwrap().months = Some(12);
            finds(RULE, &dossier, &[]);
            dossier.facts.contracts.as_mut().unwrap().months = Some(11);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.contracts.months",
                    "Tiêu chí 1.5 tự chấm mức 4 “Có hợp đồng liên kết trên 75% sản lượng tiêu thụ, thực hiện ổn định từ 12 tháng trở lên tính đến khi đăng ký” nhưng số tháng thực hiện hợp đồng liên kết ổn định kê khai là 11",
                    "Criterion 1.5 claims level 4 “Linkage contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration”, but the declared number of months of steady performance of linkage contracts is 11",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["1.5: 4 → 3, 76 → 75, 4★ → 4★"]);
            dossier.facts.contracts.as_mut().unwrap().months = None;
            finds(RULE, &dossier, &[]);
        }
    }

    mod revenue_growth {
        use ocop_core::Edition;

        use crate::model::{Dossier, Year};
        use crate::testing::{best, choose, costs, decimal, finds};

        const RULE: &str = "revenue-growth-below-claim";

        fn with_revenue(set: u16, years: &[(u16, &str)]) -> Dossier {
            let mut dossier = best(Edition::E2019, set);
            for &(year, revenue) in years {
                let year_of = Year {
                    revenue: decimal(revenue),
                    ..Year::default()
                };
                dossier.facts.years.insert(year, year_of);
            }
            dossier
        }

        #[test]
        fn ten_percent_are_enough_and_less_is_not() {
            finds(RULE, &best(Edition::E2019, 12), &[]);
            finds(
                RULE,
                &with_revenue(12, &[(2021, "2000000"), (2022, "2200000")]),
                &[],
            );
            let dossier = with_revenue(12, &[(2021, "2000000"), (2022, "2199999")]);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.years.2022.revenue",
                    "Tiêu chí 3.4 tự chấm mức 2 “Tăng trưởng doanh thu từ 10% trở lên so với năm liền trước” nhưng tăng trưởng doanh thu so với năm trước kê khai là 9,99%",
                    "Criterion 3.4 claims level 2 “Revenue growth of 10% or more on the year before”, but the declared revenue growth over the previous year is 9.99%",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["3.4: 2 → 1, 100 → 99, 5★ → 5★"]);
        }

        #[test]
        fn tourism_has_a_level_for_any_growth() {
            let mut dossier = with_revenue(8, &[(2021, "100"), (2022, "101")]);
            choose(&mut dossier, "3.4", 1);
            finds(RULE, &dossier, &[]);
            let mut dossier = with_revenue(8, &[(2021, "100"), (2022, "100")]);
            choose(&mut dossier, "3.4", 1);
            assert_eq!(costs(RULE, &dossier), ["3.4: 1 → 0, 98 → 97, 5★ → 5★"]);
        }

        #[test]
        fn years_that_do_not_compare_contradict_nothing() {
            finds(RULE, &with_revenue(12, &[(2022, "100")]), &[]);
            finds(RULE, &with_revenue(12, &[(2020, "100"), (2022, "90")]), &[]);
            finds(RULE, &with_revenue(12, &[(2021, "0"), (2022, "90")]), &[]);
        }
    }

    mod market {
        use ocop_core::Edition;

        use crate::model::{Market, Reach};
        use crate::testing::{best, clean, costs, finds};

        const RULE: &str = "market-below-claim";

        #[test]
        fn five_agents_are_enough_and_four_are_not() {
            let mut dossier = clean();
            finds(RULE, &dossier, &[]);
            dossier.facts.market.as_mut().unwrap().agents = Some(5);
            finds(RULE, &dossier, &[]);
            dossier.facts.market.as_mut().unwrap().agents = Some(4);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.market.agents",
                    "Tiêu chí 4.1 tự chấm mức 3 “Thị trường ngoài cấp xã: từ 5 đại diện/đại lý phân phối trở lên” nhưng số đại diện, đại lý phân phối hoặc quảng bá kê khai là 4",
                    "Criterion 4.1 claims level 3 “Market outside the commune: 5 or more distribution representatives/agents”, but the declared number of representatives or agents for distribution or promotion is 4",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["4.1: 3 → 2, 75 → 74, 4★ → 3★"]);
        }

        #[test]
        fn a_market_within_the_commune_is_not_outside_it() {
            let mut dossier = clean();
            dossier.facts.market.as_mut().unwrap().reach = Some(Reach::OutsideCommune);
            finds(RULE, &dossier, &[]);
            dossier.facts.market.as_mut().unwrap().reach = Some(Reach::Commune);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.market.reach",
                    "Tiêu chí 4.1 tự chấm mức 3 “Thị trường ngoài cấp xã: từ 5 đại diện/đại lý phân phối trở lên” nhưng phạm vi thị trường kê khai là trong xã",
                    "Criterion 4.1 claims level 3 “Market outside the commune: 5 or more distribution representatives/agents”, but the declared market reach is within the commune",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["4.1: 3 → 1, 75 → 73, 4★ → 2★"]);
            // Each of the two facts is its own finding.
            dossier.facts.market.as_mut().unwrap().agents = Some(0);
            assert_eq!(costs(RULE, &dossier).len(), 2);
            dossier.facts.market = None;
            finds(RULE, &dossier, &[]);
        }

        #[test]
        fn tourism_counts_agents_of_promotion() {
            let mut dossier = best(Edition::E2026, 26);
            let mut market = Market {
                agents: Some(5),
                ..Market::default()
            };
            dossier.facts.market = Some(market);
            finds(RULE, &dossier, &[]);
            market.agents = Some(2);
            dossier.facts.market = Some(market);
            assert_eq!(costs(RULE, &dossier), ["4.1: 3 → 1, 100 → 96, 5★ → 5★"]);
        }
    }

    mod promotion {
        use crate::testing::{choose, clean, costs, finds};

        const RULE: &str = "promotion-below-claim";

        #[test]
        fn more_than_three_are_four() {
            let mut dossier = clean();
            finds(RULE, &dossier, &[]);
            dossier.facts.promotion_activities = Some(4);
            finds(RULE, &dossier, &[]);
            dossier.facts.promotion_activities = Some(3);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.promotion_activities",
                    "Tiêu chí 4.3 tự chấm mức 4 “Có trên 03 hoạt động quảng bá sản phẩm; có website của cơ sở (hoặc quảng bá trên mạng xã hội); và có tham gia hoạt động xúc tiến thương mại, hội chợ, triển lãm ngoài tỉnh” nhưng số hoạt động quảng bá kê khai là 3",
                    "Criterion 4.3 claims level 4 “More than 3 product promotion activities; own website (or social media promotion); and takes part in trade promotion, fairs or exhibitions outside the province”, but the declared number of promotion activities is 3",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["4.3: 4 → 2, 75 → 73, 4★ → 4★"]);
        }

        #[test]
        fn none_is_the_level_without_points() {
            let mut dossier = clean();
            choose(&mut dossier, "4.3", 2);
            dossier.facts.promotion_activities = Some(1);
            finds(RULE, &dossier, &[]);
            dossier.facts.promotion_activities = Some(0);
            assert_eq!(costs(RULE, &dossier), ["4.3: 2 → 1, 73 → 72, 4★ → 4★"]);
            dossier.facts.promotion_activities = None;
            finds(RULE, &dossier, &[]);
        }
    }

    mod nutrients {
        use crate::testing::{choose, clean, costs, finds};

        const RULE: &str = "nutrients-below-claim";

        #[test]
        fn more_than_two_are_three() {
            let mut dossier = clean();
            finds(RULE, &dossier, &[]);
            dossier.facts.nutrient_indicators = Some(2);
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.nutrient_indicators",
                    "Tiêu chí 7 tự chấm mức 3 “Có trên 2 chỉ tiêu dinh dưỡng” nhưng số chỉ tiêu dinh dưỡng kê khai là 2",
                    "Criterion 7 claims level 3 “More than 2 nutrient indicators”, but the declared number of nutrient indicators is 2",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["7: 3 → 2, 75 → 73, 4★ → 4★"]);
            choose(&mut dossier, "7", 2);
            dossier.facts.nutrient_indicators = Some(1);
            finds(RULE, &dossier, &[]);
            dossier.facts.nutrient_indicators = Some(0);
            assert_eq!(costs(RULE, &dossier), ["7: 2 → 1, 73 → 72, 4★ → 4★"]);
            dossier.facts.nutrient_indicators = None;
            finds(RULE, &dossier, &[]);
        }
    }

    mod trained_staff {
        use ocop_core::Edition;

        use crate::testing::{best, choose, costs, decimal, finds};

        const RULE: &str = "trained-staff-below-claim";

        #[test]
        fn over_75_percent_is_more_than_75() {
            let mut dossier = best(Edition::E2026, 26);
            finds(RULE, &dossier, &[]);
            dossier.facts.trained_staff = decimal("0.7501");
            finds(RULE, &dossier, &[]);
            // The level below includes 75%.
            dossier.facts.trained_staff = decimal("0.75");
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.trained_staff",
                    "Tiêu chí 12 tự chấm mức 3 “Có trên 75% lao động tham gia quản lý và nhân viên đã được đào tạo chuyên môn, nghiệp vụ; có nhân viên tiếp đón thành thạo ít nhất 1 ngoại ngữ” nhưng tỷ lệ quản lý, nhân viên được đào tạo kê khai là 75%",
                    "Criterion 12 claims level 3 “Workers in management and staff with professional training: over 75%; reception staff fluent in at least 1 foreign language”, but the declared share of trained managers and staff is 75%",
                )],
            );
            assert_eq!(costs(RULE, &dossier), ["12: 3 → 2, 100 → 99, 5★ → 5★"]);
            choose(&mut dossier, "12", 2);
            dossier.facts.trained_staff = decimal("0.5");
            finds(RULE, &dossier, &[]);
            dossier.facts.trained_staff = decimal("0.4999");
            assert_eq!(costs(RULE, &dossier), ["12: 2 → 1, 99 → 98, 5★ → 5★"]);
        }
    }

    mod eligible_establishments {
        use ocop_core::Edition;

        use crate::testing::{best, costs, decimal, finds};

        const RULE: &str = "eligible-establishments-below-claim";

        #[test]
        fn two_criteria_of_148_measure_the_establishments() {
            let mut dossier = best(Edition::E2023, 26);
            finds(RULE, &dossier, &[]);
            dossier.facts.eligible_establishments = decimal("1");
            finds(RULE, &dossier, &[]);
            dossier.facts.eligible_establishments = decimal("0.75");
            finds(
                RULE,
                &dossier,
                &[(
                    "facts.eligible_establishments",
                    "Tiêu chí 9 tự chấm mức 2 của trường hợp a “Có 100% cơ sở kinh doanh dịch vụ đạt điều kiện an ninh, trật tự, phòng cháy chữa cháy, bảo vệ môi trường, an toàn thực phẩm theo pháp luật” nhưng tỷ lệ cơ sở dịch vụ đủ điều kiện kê khai là 75%",
                    "Criterion 9 claims level 2 of case a “Service business establishments meeting legal conditions on security, order, fire safety, environmental protection and food safety: 100%”, but the declared share of eligible service establishments is 75%",
                )],
            );
            dossier.facts.eligible_establishments = decimal("0.7499");
            assert_eq!(
                costs(RULE, &dossier),
                [
                    "8: a3 → a2, 100 → 99, 5★ → 5★",
                    "9: a2 → a0, 100 → 98, 5★ → 5★"
                ]
            );
        }

        #[test]
        fn a_level_stays_within_its_case() {
            let mut dossier = best(Edition::E2019, 8);
            dossier.facts.eligible_establishments = decimal("0.4999");
            assert_eq!(
                costs(RULE, &dossier),
                [
                    "9: a3 → a1, 100 → 98, 5★ → 5★",
                    "10: a2 → a0, 100 → 98, 5★ → 5★"
                ]
            );
        }
    }
}
