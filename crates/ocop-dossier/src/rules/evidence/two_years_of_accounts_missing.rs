//! A claim of growth without the figures that it compares, which the statements of the two latest years
//! contain.

use alloc::format;

use ocop_core::{Label, Lang};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{Stage, Year};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;
use crate::rules::shared::growth;
use crate::rules::shared::growth::Growth;

pub(crate) const RULE: Rule = Rule {
    name: "two-years-of-accounts-missing",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Mức tăng trưởng tự chấm có đủ số liệu của các năm được so sánh",
        "A claim of growth comes with the figures of all years that it compares",
    ),
    why: Label::constant(
        "Tăng trưởng được chứng minh bằng báo cáo tài chính của hai năm gần nhất. Mỗi báo cáo có cả số liệu năm trước, nên đủ ba năm. Hợp tác xã có thể dùng kết quả phân loại",
        "The financial statements of the two latest years prove growth. Each prints the year before too, so they contain three years. A cooperative may use its classification",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng chưa kê khai {figure} năm {years}{reading}",
        "criterion {criterion} claims level {level} “{condition}”, but the dossier does not declare the {figure} of {years}{reading}",
    ),
    repair: Label::constant(
        "kê khai {figure} năm {years} theo báo cáo tài chính, hoặc chấm lại tiêu chí {criterion}",
        "declare the {figure} of {years} from the financial statements, or score criterion {criterion} again",
    ),
    example: Label::constant(
        "Hồ sơ nộp năm 2026 tự chấm mức tăng trưởng 02 năm liên tiếp nhưng chỉ có lợi nhuận năm 2024 và 2025",
        "A dossier filed in 2026 claims growth in 2 consecutive years with the profits of 2024 and 2025 only",
    ),
    check,
};

const REVENUE: Label = Label::constant("doanh thu", "revenue");
const PROFIT: Label = Label::constant("lợi nhuận", "profit");
const NO_READING: Label = Label::constant("", "");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some((criterion, choice)) = examination.claim_on(growth::CONCEPT) else {
        return;
    };
    let by_revenue = !examination.procedure.levels.profit_growth;
    let Some(grown) = Growth::of(examination, criterion) else {
        return;
    };
    if growth::years(criterion, choice) == 0 || (!by_revenue && grown.may_go_by_class()) {
        return;
    }
    // Every level of growing revenue compares one year with the year before.
    let needed = |choice| {
        let years = growth::years(criterion, choice);
        if by_revenue { years.min(1) } else { years }
    };
    let (figure, member, of): (_, _, fn(&Year) -> _) = if by_revenue {
        (REVENUE, "revenue", |year| year.revenue)
    } else {
        (PROFIT, "profit", |year| year.profit)
    };
    let mut missing = grown.missing(needed(choice), of).peekable();
    let Some(&first) = missing.peek() else {
        return;
    };
    let mut values = claim::values(criterion, choice);
    values.push(("figure", figure.into()));
    values.push(("years", missing.collect()));
    let reading = growth::reading(needed(choice)).map_or(NO_READING, |reading| {
        let in_brackets = |lang| format!(" ({})", reading.get(lang));
        Label::new(in_brackets(Lang::Vi), in_brackets(Lang::En))
    });
    values.push(("reading", reading.into()));
    let left = examination.remaining_if(criterion, choice, |lower| {
        let years = needed(lower);
        years > 0
            && grown.missing(years, of).next().is_none()
            && (by_revenue || !grown.contradicts(years))
    });
    let risk = examination.risk([(criterion, choice, left)]);
    let path = format!("facts.years.{first}.{member}");
    findings.add_at_criterion(criterion.key(), path, values, risk);
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::{CooperativeClass, Dossier, LegalForm, Year};
    use crate::testing::{best, choose, clean, costs, day, decimal, finds};

    const RULE: &str = "two-years-of-accounts-missing";

    fn company(edition: Edition, set: u16) -> Dossier {
        let mut dossier = best(edition, set);
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        dossier.steps.filed = Some(day(2026, 5, 30));
        dossier
    }

    fn declare(dossier: &mut Dossier, year: u16, profit: Option<&str>, revenue: Option<&str>) {
        let results = Year {
            profit: profit.and_then(decimal),
            revenue: revenue.and_then(decimal),
            ..Year::default()
        };
        dossier.facts.years.insert(year, results);
    }

    #[test]
    fn profit_of_the_two_years_before_is_declared() {
        finds(RULE, &clean(), &[]);
        let mut dossier = company(Edition::E2026, 1);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.years.2023.profit",
                "Tiêu chí 3.4 tự chấm mức 2 “Có lợi nhuận tăng trưởng dương 02 năm liên tiếp tính từ năm liền trước năm đánh giá; riêng HTX: đạt mức này hoặc xếp loại khá trở lên” nhưng chưa kê khai lợi nhuận năm 2023, 2024, 2025 (cách áp dụng: tăng trưởng dương 02 năm liên tiếp được tính trên lợi nhuận của 03 năm: năm sau cao hơn năm trước, hai năm cuối có lãi)",
                "Criterion 3.4 claims level 2 “Positive profit growth for 2 consecutive years counted from the year before the assessment year; cooperatives: this or rated fair (khá) or higher”, but the dossier does not declare the profit of 2023, 2024, 2025 (interpretation: positive growth in 2 consecutive years compares the profits of 3 years: each is above the one before, and the last 2 are above 0)",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]);

        choose(&mut dossier, "3.4", 1);
        declare(&mut dossier, 2023, Some("1"), None);
        declare(&mut dossier, 2024, Some("1"), None);
        declare(&mut dossier, 2025, None, Some("1"));
        finds(
            RULE,
            &dossier,
            &[(
                "facts.years.2025.profit",
                "Tiêu chí 3.4 tự chấm mức 1 “Có lợi nhuận năm liền trước năm đánh giá cao hơn năm liền trước đó; riêng HTX: đạt mức này hoặc xếp loại trung bình” nhưng chưa kê khai lợi nhuận năm 2025",
                "Criterion 3.4 claims level 1 “Profit in the year before the assessment year higher than in the year before that; cooperatives: this or rated average”, but the dossier does not declare the profit of 2025",
            )],
        );
        declare(&mut dossier, 2025, Some("2"), None);
        finds(RULE, &dossier, &[]);
        dossier.facts.years.remove(&2023);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn two_years_of_growth_compare_three_years() {
        for (edition, key) in [(Edition::E2026, "3.4"), (Edition::E2023, "3.d")] {
            for sheet in edition.sheets() {
                let mut dossier = company(edition, sheet.number());
                declare(&mut dossier, 2024, Some("1"), None);
                declare(&mut dossier, 2025, Some("2"), None);
                let criteria = sheet.criteria();
                let growth = criteria.filter(|own| {
                    own.concept()
                        .is_some_and(|own| own.as_str() == "business-growth")
                });
                for criterion in growth {
                    assert_eq!(criterion.key(), key);
                    let cost = costs(RULE, &dossier);
                    assert!(cost[0].starts_with(&format!("{key}: 2 → 1, ")), "{cost:?}");
                    declare(&mut dossier, 2023, Some("0"), None);
                    finds(RULE, &dossier, &[]);
                }
            }
        }
        // One year of growth remains only if the declared profits show it.
        let mut dossier = company(Edition::E2026, 1);
        declare(&mut dossier, 2024, Some("2"), None);
        declare(&mut dossier, 2025, Some("1"), None);
        assert_eq!(costs(RULE, &dossier), ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]);
    }

    #[test]
    fn without_a_claim_or_a_date_nothing_is_missing() {
        let mut dossier = company(Edition::E2026, 1);
        dossier.steps.filed = None;
        finds(RULE, &dossier, &[]);
        let mut dossier = company(Edition::E2026, 1);
        choose(&mut dossier, "3.4", 0);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_cooperative_may_use_its_classification() {
        let mut dossier = company(Edition::E2026, 1);
        dossier.applicant.legal_form = Some(LegalForm::Cooperative);
        finds(RULE, &dossier, &[]);
        dossier
            .documents
            .remove(DocumentKind::CooperativeClassification.as_str());
        assert_eq!(costs(RULE, &dossier).len(), 1);
        let results = Year {
            cooperative_class: Some(CooperativeClass::Good),
            ..Year::default()
        };
        dossier.facts.years.insert(2024, results);
        assert_eq!(costs(RULE, &dossier).len(), 1);
        dossier.facts.years.insert(2025, results);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn growth_of_1048_is_of_revenue() {
        let mut dossier = company(Edition::E2019, 12);
        dossier.steps.filed = Some(day(2022, 5, 30));
        declare(&mut dossier, 2020, Some("1"), Some("100"));
        finds(
            RULE,
            &dossier,
            &[(
                "facts.years.2021.revenue",
                "Tiêu chí 3.4 tự chấm mức 2 “Tăng trưởng doanh thu từ 10% trở lên so với năm liền trước” nhưng chưa kê khai doanh thu năm 2021",
                "Criterion 3.4 claims level 2 “Revenue growth of 10% or more on the year before”, but the dossier does not declare the revenue of 2021",
            )],
        );
        declare(&mut dossier, 2021, None, Some("110"));
        finds(RULE, &dossier, &[]);
        dossier.facts.years.clear();
        choose(&mut dossier, "3.4", 1);
        finds(RULE, &dossier, &[]);
    }
}
