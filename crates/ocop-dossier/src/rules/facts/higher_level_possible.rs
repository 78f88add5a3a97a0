//! A higher level that the declared figures reach and the documents prove.

use ocop_core::{Choice, Criterion, Label, Level};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::row::Bound;
use crate::evidence::{Judged, ProofRow};
use crate::model::Stage;
use crate::rules::facts::contract_months_exceed_contract::is_younger;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "higher-level-possible",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Phần tự chấm không bỏ sót mức cao hơn mà số liệu đạt và giấy tờ chứng minh",
        "The self-score misses no higher level that the figures reach and the documents prove",
    ),
    why: Label::constant(
        "Chủ thể thường tự chấm thấp hơn số liệu của mình và mất điểm lẽ ra được tính",
        "Applicants often score below their own figures and lose points needlessly",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level}, trong khi số liệu kê khai đạt mức {higher} “{condition}”, {points} điểm",
        "criterion {criterion} claims level {level}, but the declared figures reach level {higher} “{condition}” (points: {points})",
    ),
    repair: Label::constant(
        "xem xét các điều kiện khác của mức {higher}; nếu đạt thì chấm lại tiêu chí {criterion}",
        "check the other conditions of level {higher}; if they are met, score criterion {criterion} again",
    ),
    example: Label::constant(
        "Hợp đồng ổn định 14 tháng nhưng chỉ tự chấm mức trên 75% sản lượng",
        "Linkage contracts are steady for 14 months, but only the level of over 75% of sales is claimed",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (criterion, choice, row) in examination.claims_on_measured() {
        let Some(higher) = higher(examination, criterion, choice, row) else {
            continue;
        };
        let mut values = claim::values(criterion, choice);
        values.retain(|(name, _)| *name != "condition");
        values.extend(
            claim::values(criterion, higher)
                .into_iter()
                .filter_map(|(name, value)| match name {
                    "level" => Some(("higher", value)),
                    "condition" => Some((name, value)),
                    _ => None,
                }),
        );
        let points = criterion.level_of(higher).map(Level::points);
        values.push(("points", points.unwrap_or_default().into()));
        findings.add_at_criterion(criterion.key(), claim::path(criterion), values, None);
    }
}

/// The highest level of the same case that facts and documents reach. Of several levels with the
/// same bounds only the lowest counts, because figures do not show the other conditions.
fn higher(
    examination: &Examination<'_>,
    criterion: Criterion<'_>,
    claimed: Choice,
    row: &ProofRow,
) -> Option<Choice> {
    let points = criterion.level_of(claimed).map(Level::points);
    let kinds = examination.present(criterion);
    let mut bounds = row.bounds;
    let mut found = None;
    for (level, row) in examination.levels(criterion) {
        if level.case() != claimed.case() || Some(level.points()) <= points {
            continue;
        }
        let reached = |bound: &Bound| examination.reaches(bound) == Some(true);
        let is_new = !row.bounds.is_empty() && row.bounds != bounds;
        if is_new
            && row.judged == Judged::File
            && row.is_proven_by(kinds)
            && row.bounds.iter().all(reached)
            && !is_younger(examination, criterion, level.choice())
        {
            found = Some(level.choice());
        }
        bounds = row.bounds;
    }
    found
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Market, Reach};
    use crate::testing::{best, choose, clean, day, decimal, finds, paper};

    const RULE: &str = "higher-level-possible";

    #[test]
    fn contracts_steady_for_twelve_months_reach_the_highest_level() {
        let mut dossier = clean();
        dossier.facts.contracts.as_mut().unwrap().months = Some(11);
        finds(RULE, &dossier, &[]);
        dossier.facts.contracts.as_mut().unwrap().months = Some(12);
        let found = [(
            "self_score.choices.1.5",
            "Tiêu chí 1.5 tự chấm mức 3, trong khi số liệu kê khai đạt mức 4 “Có hợp đồng liên kết trên 75% sản lượng tiêu thụ, thực hiện ổn định từ 12 tháng trở lên tính đến khi đăng ký”, 3 điểm",
            "Criterion 1.5 claims level 3, but the declared figures reach level 4 “Linkage contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration” (points: 3)",
        )];
        finds(RULE, &dossier, &found);
        // The level requires two facts and the settlement or invoices.
        dossier.facts.contracts.as_mut().unwrap().sales = decimal("0.7499");
        finds(RULE, &dossier, &[]);
        dossier.facts.contracts.as_mut().unwrap().sales = None;
        finds(RULE, &dossier, &[]);
        dossier.facts.contracts.as_mut().unwrap().sales = decimal("0.75");
        finds(RULE, &dossier, &found);
        // A contract of six months was not carried out for twelve.
        paper(&mut dossier, "hop-dong-lien-ket").issued = Some(day(2026, 3, 1));
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "hop-dong-lien-ket").issued = Some(day(2025, 8, 1));
        finds(RULE, &dossier, &found);
        dossier.documents.remove("thanh-ly");
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn figures_do_not_show_the_other_conditions_of_a_level() {
        let mut dossier = clean();
        // Levels 3 to 5 of 4.3 all require more than 3 activities and differ in the fairs.
        choose(&mut dossier, "4.3", 2);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.4.3",
                "Tiêu chí 4.3 tự chấm mức 2, trong khi số liệu kê khai đạt mức 3 “Có trên 03 hoạt động quảng bá sản phẩm; có website của cơ sở (hoặc quảng bá trên mạng xã hội); và có tham gia hoạt động xúc tiến thương mại, hội chợ, triển lãm trong tỉnh”, 2 điểm",
                "Criterion 4.3 claims level 2, but the declared figures reach level 3 “More than 3 product promotion activities; own website (or social media promotion); and takes part in trade promotion, fairs or exhibitions in the province” (points: 2)",
            )],
        );
        choose(&mut dossier, "4.3", 3);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn the_highest_of_several_is_named() {
        let mut dossier = best(Edition::E2026, 26);
        dossier.facts.market = Some(Market {
            agents: Some(5),
            reach: Some(Reach::Commune),
        });
        choose(&mut dossier, "4.1", 1);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.4.1",
                "Tiêu chí 4.1 tự chấm mức 1, trong khi số liệu kê khai đạt mức 3 “Có từ 5 đại diện/đại lý quảng bá sản phẩm trở lên, trong và ngoài tỉnh”, 5 điểm",
                "Criterion 4.1 claims level 1, but the declared figures reach level 3 “5 or more representatives/agents promoting the product, in and outside the province” (points: 5)",
            )],
        );
        dossier.facts.market = Some(Market {
            agents: Some(4),
            reach: None,
        });
        choose(&mut dossier, "4.1", 2);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_level_is_looked_for_within_its_case_and_in_the_file() {
        let mut dossier = best(Edition::E2023, 26);
        dossier.facts.eligible_establishments = decimal("1");
        let (a, b) = (ocop_core::Case::A, ocop_core::Case::B);
        choose(&mut dossier, "8", (b, 1));
        // Figures do not prove a level that is judged on the site.
        choose(&mut dossier, "9", (a, 1));
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "8", (a, 1));
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.8",
                "Tiêu chí 8 tự chấm mức 1 của trường hợp a, trong khi số liệu kê khai đạt mức 3 của trường hợp a “Có trên 75% cơ sở dịch vụ (lưu trú, vận chuyển…) được chứng nhận đủ điều kiện kinh doanh theo quy định”, 3 điểm",
                "Criterion 8 claims level 1 of case a, but the declared figures reach level 3 of case a “Service establishments (accommodation, transport, …) certified as eligible for business as regulated: over 75%” (points: 3)",
            )],
        );
    }
}
