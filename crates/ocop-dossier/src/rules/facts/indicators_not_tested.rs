//! More nutrient indicators declared than the test reports measured.

use ocop_core::Label;

use crate::check::examination::{Examination, trimmed};
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;
use crate::rules::shared::tested::is_same_indicator;

pub(crate) const RULE: Rule = Rule {
    name: "indicators-not-tested",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Số chỉ tiêu dinh dưỡng kê khai có kết quả trên phiếu kết quả kiểm nghiệm",
        "The declared nutrient indicators have results on the test reports",
    ),
    why: Label::constant(
        "Chỉ tiêu dinh dưỡng được tính theo phiếu kết quả kiểm nghiệm",
        "Nutrient indicators count as the test reports show them",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” và kê khai {declared} chỉ tiêu dinh dưỡng, nhưng phiếu kết quả kiểm nghiệm chỉ có {measured} chỉ tiêu",
        "criterion {criterion} claims level {level} “{condition}” with {declared} nutrient indicators, but the test reports measure only {measured}",
    ),
    repair: Label::constant(
        "đề nghị phòng kiểm nghiệm phân tích các chỉ tiêu còn thiếu, hoặc sửa số chỉ tiêu và chấm lại tiêu chí {criterion}",
        "have the missing indicators tested, or correct their number and score criterion {criterion} again",
    ),
    example: Label::constant(
        "Kê khai 3 chỉ tiêu dinh dưỡng nhưng phiếu kết quả kiểm nghiệm chỉ có 1",
        "3 nutrient indicators are declared, but the test report measures only 1",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(declared) = examination.dossier.facts.nutrient_indicators else {
        return;
    };
    for (criterion, choice, _) in examination.claims_of(&[Fact::NutrientIndicators]) {
        let Some(measured) = measured(examination, criterion.key(), declared) else {
            continue;
        };
        if measured >= declared {
            continue;
        }
        let reaches = |choice| {
            let mut bounds = examination.proof(criterion, choice).bounds.iter();
            bounds.all(|bound| {
                let measured = i64::from(measured) * 10_000;
                bound.fact != Fact::NutrientIndicators
                    || measured > bound.least
                    || (measured == bound.least && !bound.above)
            })
        };
        let risk = if reaches(choice) {
            None
        } else {
            let left = examination.remaining_if(criterion, choice, reaches);
            examination.risk([(criterion, choice, left)])
        };
        let mut values = claim::values(criterion, choice);
        values.extend([("declared", declared.into()), ("measured", measured.into())]);
        let path = Fact::NutrientIndicators.path();
        findings.add_at_criterion(criterion.key(), path, values, risk);
    }
}

/// How many indicators the reports cited for a criterion measured, up to a number. `None` if there is no
/// report, or none with results: another finding reports that.
fn measured(examination: &Examination<'_>, key: &str, most: u32) -> Option<u32> {
    let reports = || {
        let reports = examination.documents(DocumentKind::TestReport);
        let reports = reports.map(|(_, report)| report);
        reports.filter(|report| report.is_cited_for(key))
    };
    reports().next()?;
    if reports().all(|report| report.results.is_empty()) {
        return None;
    }
    let indicators = || {
        let results = reports().flat_map(|report| &report.results);
        let indicators = results.map(|result| trimmed(&result.indicator));
        indicators.filter(|indicator| !indicator.is_empty())
    };
    let mut measured = 0;
    for (index, own) in indicators().enumerate() {
        if measured >= most {
            break;
        }
        let mut earlier = indicators().take(index);
        if !earlier.any(|earlier| is_same_indicator(earlier, own)) {
            measured += 1;
        }
    }
    Some(measured)
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::TestResult;
    use crate::testing::{best, choose, clean, costs, finds, paper};

    const RULE: &str = "indicators-not-tested";

    #[test]
    fn three_declared_indicators_have_three_results() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").results.truncate(3);
        finds(RULE, &dossier, &[]);
        // The same indicator twice is one, however it is written.
        let mut again = paper(&mut dossier, "kiem-nghiem").results[0].clone();
        again.indicator = alloc::format!("{} (*)", again.indicator.to_uppercase());
        paper(&mut dossier, "kiem-nghiem").results[2] = again;
        finds(
            RULE,
            &dossier,
            &[(
                "facts.nutrient_indicators",
                "Tiêu chí 7 tự chấm mức 3 “Có trên 2 chỉ tiêu dinh dưỡng” và kê khai 3 chỉ tiêu dinh dưỡng, nhưng phiếu kết quả kiểm nghiệm chỉ có 2 chỉ tiêu",
                "Criterion 7 claims level 3 “More than 2 nutrient indicators” with 3 nutrient indicators, but the test reports measure only 2",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["7: 3 → 2, 75 → 73, 4★ → 4★"]);
        paper(&mut dossier, "kiem-nghiem").results.clear();
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("kiem-nghiem");
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn more_declared_than_the_level_needs_costs_nothing() {
        let mut dossier = clean();
        dossier.facts.nutrient_indicators = Some(9);
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
        choose(&mut dossier, "7", 1);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn every_sheet_that_counts_indicators_is_checked() {
        let mut found = 0;
        for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
            let mut dossier = best(sheet.edition(), sheet.number());
            dossier.facts.nutrient_indicators = Some(3);
            let result = TestResult::default().indicator("Protein");
            paper(&mut dossier, "test-report").results.push(result);
            let rates = sheet
                .criteria()
                .any(|own| own.concept().is_some_and(|own| own.as_str() == "nutrition"));
            assert_eq!(costs(RULE, &dossier).len(), usize::from(rates), "{sheet}");
            found += usize::from(rates);
        }
        assert!(found > 4, "{found}");
    }
}
