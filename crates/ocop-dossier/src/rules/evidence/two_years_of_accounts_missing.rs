//! A claim of growth without the figures of the two latest years.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::report::value::Value;
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
    basis: Basis::Law(Provision::ReportContents),
    checks: Label::constant(
        "Mức tăng trưởng tự chấm có số liệu của hai năm gần nhất",
        "A claim of growth comes with the figures of the two latest years",
    ),
    why: Label::constant(
        "Tăng trưởng được chứng minh bằng báo cáo tài chính của hai năm gần nhất, trừ hợp tác xã dùng kết quả phân loại",
        "The financial statements of the two latest years prove growth, except for a cooperative that uses its classification",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng chưa kê khai {figure} năm {years}",
        "criterion {criterion} claims level {level} “{condition}”, but the dossier does not declare the {figure} of {years}",
    ),
    repair: Label::constant(
        "kê khai {figure} năm {years} theo báo cáo tài chính, hoặc chấm lại tiêu chí {criterion}",
        "declare the {figure} of {years} from the financial statements, or score criterion {criterion} again",
    ),
    example: Label::constant(
        "Hồ sơ nộp năm 2026 tự chấm mức tăng trưởng nhưng chỉ có lợi nhuận năm 2025",
        "A dossier filed in 2026 claims growth with the profit of 2025 only",
    ),
    check,
};

const REVENUE: Label = Label::constant("doanh thu", "revenue");
const PROFIT: Label = Label::constant("lợi nhuận", "profit");

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
    let years = &examination.dossier.facts.years;
    let lacks = |year: &u16| {
        let results = years.get(year).copied().unwrap_or_default();
        let figure = if by_revenue {
            results.revenue
        } else {
            results.profit
        };
        figure.is_none()
    };
    let latest = [grown.last.saturating_sub(1), grown.last];
    let Some(first) = latest.iter().find(|&year| lacks(year)) else {
        return;
    };
    let (figure, member) = if by_revenue {
        (REVENUE, "revenue")
    } else {
        (PROFIT, "profit")
    };
    let mut values = claim::values(criterion, choice);
    values.push(("figure", figure.into()));
    let missing: Value = latest.into_iter().filter(lacks).collect();
    values.push(("years", missing));
    let left = examination.remaining_where(criterion, choice, |_| false);
    let risk = examination.risk(vec![(criterion, choice, left)]);
    let path = alloc::format!("facts.years.{first}.{member}");
    findings.add_at_criterion(criterion.key(), path, values, risk);
}

#[cfg(test)]
mod tests {
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
                "facts.years.2024.profit",
                "Tiêu chí 3.4 tự chấm mức 2 “Có lợi nhuận tăng trưởng dương 02 năm liên tiếp tính từ năm liền trước năm đánh giá; riêng HTX: đạt mức này hoặc xếp loại khá trở lên” nhưng chưa kê khai lợi nhuận năm 2024, 2025",
                "Criterion 3.4 claims level 2 “Positive profit growth for 2 consecutive years counted from the year before the assessment year; cooperatives: this or rated fair (khá) or higher”, but the dossier does not declare the profit of 2024, 2025",
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
