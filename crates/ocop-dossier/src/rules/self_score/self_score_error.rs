//! Choices of the self-score that the sheet does not allow, and criteria without a choice.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Error, ErrorKind, Label, Lang, Sheet};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "self-score-error",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Mọi tiêu chí được tự chấm, mỗi tiêu chí một mức có trên bộ tiêu chí",
        "Every criterion has one level that the sheet prints",
    ),
    why: Label::constant(
        "Thiếu hoặc sai một tiêu chí thì không tính được tổng điểm và hạng sao",
        "If a criterion is missing or wrong, the total and the star cannot be computed",
    ),
    message: Label::constant(
        "phần tự chấm tiêu chí {criterion} chưa đúng: {problem}",
        "the self-score on criterion {criterion} is wrong: {problem}",
    ),
    repair: Label::constant(
        "chấm lại tiêu chí {criterion} theo bộ tiêu chí",
        "score criterion {criterion} again from the sheet",
    ),
    example: Label::constant(
        "Chọn mức 5 ở tiêu chí chỉ có 3 mức",
        "Level 5 is chosen at a criterion with 3 levels",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(score) = &examination.dossier.self_score else {
        return;
    };
    if score.choices.is_empty() {
        // `missing-self-score` reports a self-score without any choice.
        return;
    }
    if let Some(other) = score.other_sheet(examination.sheet()) {
        findings.add("self_score.choices", of_another_sheet(examination, other));
        return;
    }
    for fault in &examination.score_faults {
        let key = fault.path();
        let values = vec![
            ("criterion", key.into()),
            ("problem", problem(examination, fault)),
        ];
        let path = format!("self_score.choices.{key}");
        match examination.sheet().criterion(key) {
            Ok(criterion) => findings.add_at_criterion(criterion.key(), path, values, None),
            Err(_) => findings.add(path, values),
        }
    }
}

/// The values of a self-score that was made from a scorecard of another sheet.
fn of_another_sheet(examination: &Examination<'_>, other: &Sheet) -> Vec<(&'static str, Value)> {
    let mut keys = examination.sheet().criteria().map(Criterion::key);
    let first = keys.next().unwrap_or_default();
    let last = keys.next_back().unwrap_or(first);
    let all = Label::new(format!("{first} đến {last}"), format!("{first} to {last}"));
    let problem = Label::new(
        format!(
            "phiếu chấm theo bộ tiêu chí khác ({})",
            other.place(Lang::Vi)
        ),
        format!("scored on another sheet ({})", other.place(Lang::En)),
    );
    vec![("criterion", all.into()), ("problem", problem.into())]
}

/// The problem at a criterion, in both languages.
fn problem(examination: &Examination<'_>, fault: &Error) -> Value {
    let Ok(criterion) = examination.sheet().criterion(fault.path()) else {
        return Label::constant(
            "bộ tiêu chí không có tiêu chí này",
            "the sheet has no such criterion",
        )
        .into();
    };
    let name = |lang| criterion.label().get(lang);
    match fault.kind() {
        ErrorKind::CaseRequired => Label::constant(
            "có hai trường hợp, phải chọn trường hợp trước khi chọn mức",
            "no case chosen: expected one of two cases before the level",
        )
        .into(),
        ErrorKind::UnknownCase => {
            Label::constant("trường hợp không có ở tiêu chí này", "unknown case").into()
        }
        ErrorKind::LevelOutOfRange => {
            let (least, most) = range(criterion);
            Value::from(Label::new(
                format!("chỉ được chọn từ mức {least} đến mức {most}"),
                format!("level out of range: expected {least} to {most}"),
            ))
        }
        ErrorKind::NotApplicable => {
            let story = criterion.requires().map_or("", Criterion::key);
            Value::from(Label::new(
                format!(
                    "chỉ chấm khi có câu chuyện sản phẩm, nhưng tiêu chí {story} tự chấm 0 điểm"
                ),
                format!("scored only with a product story, but criterion {story} claims 0 points"),
            ))
        }
        // With two letters that look like `đ` in its key.
        ErrorKind::DuplicateKey => Label::constant("được chấm hai lần", "scored twice").into(),
        ErrorKind::MissingCriterion => Value::from(Label::new(
            format!("chưa chọn mức nào cho “{}”", name(Lang::Vi)),
            format!("no level chosen for “{}”", name(Lang::En)),
        )),
        _ => Label::constant("lựa chọn không hợp lệ", "invalid choice").into(),
    }
}

/// The lowest and the highest level number of a criterion, over all its cases.
fn range(criterion: Criterion<'_>) -> (u8, u8) {
    let levels = || criterion.choices().map(Choice::level);
    (levels().min().unwrap_or(0), levels().max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use ocop_core::{Case, Choice, DossierKind, Edition, ErrorKind};

    use crate::model::{Dossier, SelfScore};
    use crate::testing::{best, choose, clean, finds};

    const RULE: &str = "self-score-error";

    #[test]
    fn each_fault_is_reported_at_its_criterion() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "1.1", 4);
        choose(&mut dossier, "1.2", (Case::A, 1));
        choose(&mut dossier, "13", 1);
        choose(&mut dossier, "5.1", 0);
        dossier.self_score.as_mut().unwrap().choices.remove("7");
        finds(
            RULE,
            &dossier,
            &[
                (
                    "self_score.choices.1.1",
                    "Phần tự chấm tiêu chí 1.1 chưa đúng: chỉ được chọn từ mức 0 đến mức 3",
                    "The self-score on criterion 1.1 is wrong: level out of range: expected 0 to 3",
                ),
                (
                    "self_score.choices.1.2",
                    "Phần tự chấm tiêu chí 1.2 chưa đúng: trường hợp không có ở tiêu chí này",
                    "The self-score on criterion 1.2 is wrong: unknown case",
                ),
                (
                    "self_score.choices.13",
                    "Phần tự chấm tiêu chí 13 chưa đúng: bộ tiêu chí không có tiêu chí này",
                    "The self-score on criterion 13 is wrong: the sheet has no such criterion",
                ),
                (
                    "self_score.choices.5.1",
                    "Phần tự chấm tiêu chí 5.1 chưa đúng: chỉ được chọn từ mức 1 đến mức 5",
                    "The self-score on criterion 5.1 is wrong: level out of range: expected 1 to 5",
                ),
                (
                    "self_score.choices.7",
                    "Phần tự chấm tiêu chí 7 chưa đúng: chưa chọn mức nào cho “Dinh dưỡng”",
                    "The self-score on criterion 7 is wrong: no level chosen for “Nutrition”",
                ),
            ],
        );
    }

    #[test]
    fn a_key_may_have_a_letter_that_looks_like_its_đ_but_not_both() {
        let mut dossier = best(Edition::E2023, 5);
        let choices = &mut dossier.self_score.as_mut().unwrap().choices;
        let level = choices.remove("1.đ").unwrap();
        choices.insert("1.ð".into(), level);
        finds(RULE, &dossier, &[]);
        let report = crate::check(&dossier, &crate::Settings::default());
        assert_eq!(report.claimed().unwrap().total().get(), 100);
        choose(&mut dossier, "1.đ", level);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.1.đ",
                "Phần tự chấm tiêu chí 1.đ chưa đúng: được chấm hai lần",
                "The self-score on criterion 1.đ is wrong: scored twice",
            )],
        );
    }

    #[test]
    fn criteria_that_depend_on_the_story_require_one() {
        let mut dossier = clean();
        choose(&mut dossier, "5.1", 1);
        choose(&mut dossier, "5.2", 1);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "5.2", 2);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.5.2",
                "Phần tự chấm tiêu chí 5.2 chưa đúng: chỉ chấm khi có câu chuyện sản phẩm, nhưng tiêu chí 5.1 tự chấm 0 điểm",
                "The self-score on criterion 5.2 is wrong: scored only with a product story, but criterion 5.1 claims 0 points",
            )],
        );
        dossier.self_score.as_mut().unwrap().choices.remove("5.2");
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn of_two_cases_one_is_chosen() {
        let mut dossier = best(Edition::E2026, 26);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "8", Choice::from(2));
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.8",
                "Phần tự chấm tiêu chí 8 chưa đúng: có hai trường hợp, phải chọn trường hợp trước khi chọn mức",
                "The self-score on criterion 8 is wrong: no case chosen: expected one of two cases before the level",
            )],
        );
    }

    #[test]
    fn a_scorecard_of_another_sheet_is_refused_and_found() {
        let mut dossier = clean();
        let other = |edition: Edition, set| {
            let sheet = edition.sheet(set).unwrap();
            let best = sheet.criteria().map(|one| (one.key(), one.best()));
            let card = sheet.scorecard_from(best).unwrap().complete().unwrap();
            SelfScore::from(&card)
        };
        dossier.self_score = Some(other(Edition::E2026, 4));
        finds(RULE, &dossier, &[]);
        dossier.self_score = Some(other(Edition::E2026, 7));
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices",
                "Phần tự chấm tiêu chí 1.1 đến 12 chưa đúng: phiếu chấm theo bộ tiêu chí khác (26/2026, Phụ lục II, bộ 7)",
                "The self-score on criterion 1.1 to 12 is wrong: scored on another sheet (26/2026, Annex II, set 7)",
            )],
        );
        let build = |score| {
            let builder = Dossier::builder(Edition::E2026, 4, DossierKind::First);
            builder.self_score(score).build()
        };
        assert!(build(other(Edition::E2026, 4)).is_ok());
        for (edition, set) in [(Edition::E2026, 7), (Edition::E2023, 4)] {
            let fault = build(other(edition, set)).unwrap_err();
            assert_eq!(fault.kind(), ErrorKind::MixedSheets);
            assert_eq!(fault.path(), "self_score");
        }
    }

    #[test]
    fn a_wild_key_stays_one_line() {
        let mut dossier = clean();
        choose(&mut dossier, "a\nb", 1);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.a\\nb",
                "Phần tự chấm tiêu chí a\\nb chưa đúng: bộ tiêu chí không có tiêu chí này",
                "The self-score on criterion a\\nb is wrong: the sheet has no such criterion",
            )],
        );
    }
}
