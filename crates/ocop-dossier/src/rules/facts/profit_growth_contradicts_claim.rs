//! A claimed level of profit growth that the declared profits or the cooperative's class contradict.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;
use crate::rules::shared::growth;
use crate::rules::shared::growth::Growth;

pub(crate) const RULE: Rule = Rule {
    name: "profit-growth-contradicts-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Lợi nhuận các năm hoặc xếp loại hợp tác xã đạt mức tăng trưởng tự chấm",
        "The yearly profits or the cooperative's class reach the claimed level of growth",
    ),
    why: Label::constant(
        "Mức tự chấm phải khớp với kết quả kinh doanh mà chủ thể kê khai",
        "A claimed level must agree with the declared business results",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng {figures}",
        "criterion {criterion} claims level {level} “{condition}”, but {figures}",
    ),
    repair: claim::REPAIR,
    example: Label::constant(
        "Lợi nhuận năm 2025 thấp hơn năm 2024 nhưng tự chấm mức tăng trưởng 02 năm liên tiếp",
        "The profit of 2025 is below that of 2024, but the claimed level requires growth in 2 consecutive years",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    // Growth of revenue is a bound of its levels.
    if !examination.procedure.levels.profit_growth {
        return;
    }
    let Some((criterion, choice)) = examination.claim_on(growth::CONCEPT) else {
        return;
    };
    let Some(grown) = Growth::of(examination, criterion) else {
        return;
    };
    let years = growth::years(criterion, choice);
    if years == 0 || !grown.contradicts(years) {
        return;
    }
    let (path, figures) = grown.figures(years);
    let mut values = claim::values(criterion, choice);
    values.push(("figures", figures));
    let left = examination.remaining_if(criterion, choice, |lower| {
        !grown.contradicts(growth::years(criterion, lower))
    });
    let risk = examination.risk([(criterion, choice, left)]);
    findings.add_at_criterion(criterion.key(), path, values, risk);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::{CooperativeClass, Dossier, LegalForm, Year};
    use crate::testing::{best, choose, clean, costs, day, decimal, finds};

    const RULE: &str = "profit-growth-contradicts-claim";

    /// A dossier of an edition, filed in 2026, by a form, with profits of years back from 2025.
    fn with(edition: Edition, form: LegalForm, profits: &[&str]) -> Dossier {
        let mut dossier = best(edition, 1);
        dossier.applicant.legal_form = Some(form);
        dossier.steps.filed = Some(day(2026, 5, 30));
        for (year, profit) in (2023..=2025).rev().zip(profits) {
            let results = Year {
                profit: decimal(profit),
                ..Year::default()
            };
            dossier.facts.years.insert(year, results);
        }
        dossier
    }

    fn classified(mut dossier: Dossier, class: CooperativeClass) -> Dossier {
        dossier
            .facts
            .years
            .entry(2025)
            .or_default()
            .cooperative_class = Some(class);
        dossier
    }

    const COMPANY: LegalForm = LegalForm::LimitedCompany;

    #[test]
    fn the_last_year_is_above_the_year_before() {
        finds(RULE, &clean(), &[]);
        for edition in [Edition::E2026, Edition::E2023] {
            finds(RULE, &with(edition, COMPANY, &["101", "100", "99"]), &[]);
        }
        finds(
            RULE,
            &with(Edition::E2026, COMPANY, &["100.5", "100.5", "99"]),
            &[(
                "facts.years.2025.profit",
                "Tiêu chí 3.4 tự chấm mức 2 “Có lợi nhuận tăng trưởng dương 02 năm liên tiếp tính từ năm liền trước năm đánh giá; riêng HTX: đạt mức này hoặc xếp loại khá trở lên” nhưng lợi nhuận năm 2025 (100,5 đồng) không cao hơn năm 2024 (100,5 đồng)",
                "Criterion 3.4 claims level 2 “Positive profit growth for 2 consecutive years counted from the year before the assessment year; cooperatives: this or rated fair (khá) or higher”, but the profit of 2025 (100.5 đồng) does not exceed that of 2024 (100.5 đồng)",
            )],
        );
        let fallen = with(Edition::E2026, COMPANY, &["99", "100"]);
        assert_eq!(costs(RULE, &fallen), ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]);
    }

    #[test]
    fn two_consecutive_years_need_both() {
        for edition in [Edition::E2026, Edition::E2023] {
            let mut dossier = with(edition, COMPANY, &["102", "101", "101"]);
            let key = if edition == Edition::E2026 {
                "3.4"
            } else {
                "3.d"
            };
            let cost = alloc::format!("{key}: 2 → 1, 100 → 99, 5★ → 3★");
            assert_eq!(costs(RULE, &dossier), [cost]);
            choose(&mut dossier, key, 1);
            finds(RULE, &dossier, &[]);
        }
    }

    #[test]
    fn a_loss_that_shrinks_is_no_growth() {
        for (edition, key) in [(Edition::E2026, "3.4"), (Edition::E2023, "3.d")] {
            let cost = |profits: &[&str]| costs(RULE, &with(edition, COMPANY, profits));
            let to = |level: u8, total: u8| {
                [alloc::format!("{key}: 2 → {level}, 100 → {total}, 5★ → 3★")]
            };
            assert_eq!(cost(&["-50", "-100", "-210"]), to(0, 98));
            assert_eq!(cost(&["0", "-100", "-210"]), to(0, 98));
            assert_eq!(cost(&["10", "-100", "-210"]), to(1, 99));
            assert_eq!(cost(&["10", "0", "-210"]), to(1, 99));
            // From a loss to two years of profit.
            assert_eq!(cost(&["20", "10", "-210"]), [""; 0]);
            assert_eq!(cost(&["20", "10", "0"]), [""; 0]);
            // A loss contradicts without the year before.
            assert_eq!(cost(&["-1"]), to(0, 98));
        }
        finds(
            RULE,
            &with(Edition::E2026, COMPANY, &["-50"]),
            &[(
                "facts.years.2025.profit",
                "Tiêu chí 3.4 tự chấm mức 2 “Có lợi nhuận tăng trưởng dương 02 năm liên tiếp tính từ năm liền trước năm đánh giá; riêng HTX: đạt mức này hoặc xếp loại khá trở lên” nhưng năm 2025 không có lãi (-50 đồng); cách áp dụng: tăng trưởng dương 02 năm liên tiếp được tính trên lợi nhuận của 03 năm: năm sau cao hơn năm trước, hai năm cuối có lãi",
                "Criterion 3.4 claims level 2 “Positive profit growth for 2 consecutive years counted from the year before the assessment year; cooperatives: this or rated fair (khá) or higher”, but 2025 shows no profit (-50 đồng); interpretation: positive growth in 2 consecutive years compares the profits of 3 years: each is above the one before, and the last 2 are above 0",
            )],
        );
    }

    #[test]
    fn figures_that_are_not_declared_show_nothing() {
        finds(RULE, &with(Edition::E2026, COMPANY, &["102", "101"]), &[]);
        finds(RULE, &with(Edition::E2026, COMPANY, &["102"]), &[]);
        finds(RULE, &with(Edition::E2026, COMPANY, &[]), &[]);
        let mut no_day = with(Edition::E2026, COMPANY, &["99", "100"]);
        no_day.steps.filed = None;
        finds(RULE, &no_day, &[]);
        let mut none_claimed = with(Edition::E2026, COMPANY, &["99", "100"]);
        choose(&mut none_claimed, "3.4", 0);
        finds(RULE, &none_claimed, &[]);
    }

    #[test]
    fn under_26_a_cooperative_is_rated_by_profit_or_class() {
        let coop = |profits| with(Edition::E2026, LegalForm::Cooperative, profits);
        let falls = || coop(&["99", "100", "98"]);
        finds(RULE, &classified(falls(), CooperativeClass::Fair), &[]);
        finds(
            RULE,
            &classified(coop(&["101", "100", "99"]), CooperativeClass::Weak),
            &[],
        );
        // The classification is in the dossier, but its result is not declared.
        finds(RULE, &falls(), &[]);

        let average = classified(falls(), CooperativeClass::Average);
        assert_eq!(costs(RULE, &average), ["3.4: 2 → 1, 100 → 99, 5★ → 3★"]);
        let weak = classified(falls(), CooperativeClass::Weak);
        assert_eq!(costs(RULE, &weak), ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]);
        let mut unclassified = falls();
        unclassified
            .documents
            .remove(DocumentKind::CooperativeClassification.as_str());
        assert_eq!(
            costs(RULE, &unclassified),
            ["3.4: 2 → 0, 100 → 98, 5★ → 3★"]
        );
        finds(
            RULE,
            &average,
            &[(
                "facts.years.2025.profit",
                "Tiêu chí 3.4 tự chấm mức 2 “Có lợi nhuận tăng trưởng dương 02 năm liên tiếp tính từ năm liền trước năm đánh giá; riêng HTX: đạt mức này hoặc xếp loại khá trở lên” nhưng lợi nhuận năm 2025 (99 đồng) không cao hơn năm 2024 (100 đồng), hợp tác xã năm 2025 xếp loại trung bình",
                "Criterion 3.4 claims level 2 “Positive profit growth for 2 consecutive years counted from the year before the assessment year; cooperatives: this or rated fair (khá) or higher”, but the profit of 2025 (99 đồng) does not exceed that of 2024 (100 đồng), the cooperative was rated average in 2025",
            )],
        );
    }

    #[test]
    fn under_148_a_cooperative_is_rated_by_its_class() {
        let coop = || with(Edition::E2023, LegalForm::Cooperative, &["99", "100", "98"]);
        finds(RULE, &coop(), &[]);
        finds(RULE, &classified(coop(), CooperativeClass::Fair), &[]);
        finds(
            RULE,
            &classified(coop(), CooperativeClass::Average),
            &[(
                "facts.years.2025.cooperative_class",
                "Tiêu chí 3.d tự chấm mức 2 “HTX: xếp loại khá; loại hình khác: lợi nhuận tăng trưởng dương 2 năm liên tiếp” nhưng hợp tác xã năm 2025 xếp loại trung bình",
                "Criterion 3.d claims level 2 “Cooperatives: rated fair (khá); other kinds: positive profit growth for 2 consecutive years”, but the cooperative was rated average in 2025",
            )],
        );
    }

    #[test]
    fn an_unknown_legal_form_may_be_a_cooperative() {
        let mut dossier = with(Edition::E2023, COMPANY, &["99", "100"]);
        dossier.applicant.legal_form = None;
        finds(RULE, &dossier, &[]);
        dossier
            .documents
            .remove(DocumentKind::CooperativeClassification.as_str());
        assert_eq!(costs(RULE, &dossier).len(), 1);
    }

    #[test]
    fn revenue_of_1048_is_no_profit() {
        finds(RULE, &with(Edition::E2019, COMPANY, &["99", "100"]), &[]);
    }
}
