//! Requests for improvements, valid and invalid, and the text of an improvement.

use ocop_core::improve::{Cost, CostUnit, Costs, Improvement};
use ocop_core::{
    Choice, Council, Edition, ErrorKind, ImprovementRequest, Lang, Points, Sheet, Star,
};
use rust_decimal::Decimal;

use crate::util::full;

fn set_7() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

#[test]
fn a_fault_in_a_request_has_its_path() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = Council::of([sheet.unpack(0).unwrap()]).unwrap();
    let fault = |request: ImprovementRequest| {
        let fault = request.find(&council).unwrap_err();
        assert_eq!(request.highest(&council).unwrap_err(), fault);
        (fault.kind(), fault.path().to_owned())
    };
    let to = || ImprovementRequest::to(Star::Four);
    let dong = || Costs::in_unit(CostUnit::Dong);
    let ranks = || Costs::in_unit(CostUnit::Ranks);
    let one = Decimal::ONE;
    let unknown = ErrorKind::UnknownCriterion;
    let (range, bad) = (ErrorKind::LevelOutOfRange, ErrorKind::BadValue);
    for (request, kind, path) in [
        (to().fix("9.9"), unknown, "fixed.9.9"),
        (to().without_level("1.1", 9), range, "levels.1.1"),
        (
            to().costs(dong().step("9.9", one)),
            unknown,
            "costs.steps.9.9",
        ),
        (
            to().costs(dong().step_to("1.1", 9, one)),
            range,
            "costs.steps.1.1",
        ),
        (to().costs(dong().step("1.1", -one)), bad, "costs.steps.1.1"),
        (to().costs(dong().usual(-one)), bad, "costs.usual"),
        (
            to().costs(dong().usual(Decimal::new(1, 10))),
            bad,
            "costs.usual",
        ),
        (to().costs(dong().usual(Decimal::MAX)), bad, "costs.usual"),
        (to().costs(ranks().usual(Decimal::ZERO)), bad, "costs.usual"),
        (to().costs(ranks().usual(Decimal::TEN)), bad, "costs.usual"),
        (
            to().costs(ranks().usual(Decimal::new(15, 1))),
            bad,
            "costs.usual",
        ),
        (to().budget(one), bad, "budget"),
        (to().costs(ranks().usual(one)).budget(one), bad, "budget"),
        (to().costs(dong().usual(one)).budget(-one), bad, "budget"),
    ] {
        assert_eq!(fault(request), (kind, path.to_owned()));
    }
    let card = sheet.unpack(0).unwrap();
    let members = |count| Council::of(vec![card.clone(); count]).unwrap();
    assert!(to().find(&members(255)).is_ok());
    assert_eq!(to().find(&members(256)).unwrap_err().kind(), bad);
}

#[test]
fn costs_are_read_from_data() {
    let read = |text: &str| serde_json::from_str::<Costs>(text);
    for (unit, name, usual, text) in [
        (CostUnit::Dong, "dong", Decimal::from(1_000_000), "1000000"),
        (CostUnit::Months, "months", Decimal::new(150, 2), "1.50"),
    ] {
        let text = format!(
            r#"{{"unit":"{name}","usual":"{text}","steps":{{"1.5":5000000,"8":{{"b2":"7"}}}}}}"#
        );
        let costs = Costs::in_unit(unit)
            .usual(usual)
            .step("1.5", Decimal::from(5_000_000))
            .step_to("8", "b2".parse::<Choice>().unwrap(), Decimal::from(7));
        assert_eq!(read(&text).unwrap(), costs);
    }
    for (bad, reported) in [
        (r#"{"usual":"1"}"#, "missing field `unit`"),
        (r#"{"unit":"euro"}"#, "euro"),
        (r#"{"unit":"dong","usual":1.5}"#, "floating point"),
        (r#"{"unit":"dong","usual":"1e3"}"#, "1e3"),
        (r#"{"unit":"dong","usual":"1,5"}"#, "1,5"),
        (
            r#"{"unit":"dong","usual":"1000000.50"}"#,
            "usual: `1000000.50` has a fraction of a đồng: expected whole đồng",
        ),
        (
            r#"{"unit":"dong","usual":"1000000.00"}"#,
            "usual: `1000000.00` has a fraction of a đồng: expected whole đồng, `1000000`",
        ),
        (
            r#"{"usual":"1.020","unit":"dong"}"#,
            "usual: `1.020` has a thousands separator (`.`): expected `1020` without it",
        ),
        (
            r#"{"unit":"dong","steps":{"1.5":"1.020"}}"#,
            "steps.1.5: `1.020` has a thousands separator",
        ),
        (
            r#"{"unit":"dong","steps":{"8":{"b2":"1.020"}}}"#,
            "steps.8.b2: `1.020` has a thousands separator",
        ),
        (
            r#"{"unit":"months","usual":"2.480.000"}"#,
            "`2.480.000` has a thousands separator (`.`): expected `2480000` without it",
        ),
        (
            r#"{"unit":"dong","usual":"2,480,000"}"#,
            "`2,480,000` has a thousands separator (`,`): expected `2480000` without it",
        ),
        (r#"{"unit":"dong","usual":"-1"}"#, "-1"),
        (r#"{"unit":"dong","usual":"1."}"#, "1."),
        (r#"{"unit":"dong","usual":{"1":"1"}}"#, "found an object"),
        (
            r#"{"unit":"dong","steps":{"1.1":"1","1.1":"2"}}"#,
            "duplicate key `1.1`",
        ),
        (
            r#"{"unit":"dong","steps":{"1.1":{"2":"1","2":"2"}}}"#,
            "duplicate key `2`",
        ),
        (r#"{"unit":"dong","steps":{"1.1":{"x!":"1"}}}"#, "x!"),
        (
            r#"{"unit":"dong","steps":["1.1"]}"#,
            "an object of criteria",
        ),
        (r#"{"unit":"dong","more":1}"#, "unknown field `more`"),
        (r#"["dong"]"#, "an object"),
    ] {
        let fault = read(bad).unwrap_err().to_string();
        assert!(fault.contains(reported), "{bad}: {fault}");
    }
}

/// Full marks on set 7 of 26/2026 but for these levels.
fn council(lowered: &[(&str, u8)]) -> Council {
    let mut builder = full(&set_7());
    for &(key, level) in lowered {
        builder.set(key, level).unwrap();
    }
    Council::of([builder.complete().unwrap()]).unwrap()
}

/// The text in a language, plain and as Markdown.
fn reported(improvement: &Improvement, lang: Lang) -> [String; 2] {
    let reported = improvement.explain(lang);
    [reported.to_string(), reported.to_markdown()]
}

#[track_caller]
fn tells(improvement: &Improvement, lang: Lang, wanted: &str) {
    let [text, page] = reported(improvement, lang);
    assert!(text.contains(wanted), "{wanted} in\n{text}");
    // Markdown escapes some marks and divides cells, and nothing else.
    let plain = page.replace('\\', "").replace(" | ", ", ");
    assert!(plain.contains(wanted), "{wanted} in\n{page}");
}

#[test]
fn every_obstacle_is_explained_in_both_languages() {
    let five = || ImprovementRequest::to(Star::Five);
    let dong = || Costs::in_unit(CostUnit::Dong);
    let one = council(&[("1.5", 3)]);
    let no_story = full(&set_7()).choose("5.1", 1).unwrap();
    let no_story = no_story.leave_out("5.2").unwrap().complete().unwrap();
    let no_story = Council::of([no_story]).unwrap();
    let ground = Edition::E2026.sheet(14).unwrap();
    let ground = Council::of([full(&ground).complete().unwrap()]).unwrap();
    let ground = ground.with_ground("forged-dossier").unwrap();
    let zero = Edition::E2026.sheet(16).unwrap();
    let key = zero
        .criteria()
        .find(|one| one.stops_on_zero())
        .unwrap()
        .key()
        .to_owned();
    let worst = zero.criterion(&key).unwrap().choices().next().unwrap();
    let zero = full(&zero).choose(&key, worst).unwrap().complete().unwrap();
    let zero = Council::of([zero]).unwrap();
    for (improvement, vi, en) in [
        (
            five().fix("1.5").find(&one),
            "5★ yêu cầu 3 điểm ở 1.5 (",
            "5★ requires 3 points on 1.5 (Chain linkage in production); the request keeps this criterion fixed",
        ),
        (
            five().without_level("1.5", 4).find(&one),
            "các mức đủ điểm được xác định là không thể đạt",
            "; the request excludes the levels with enough points",
        ),
        (
            five().costs(dong()).find(&one),
            "chưa có chi phí cho các bước nâng mức đủ điểm",
            "; no cost is given for the sufficient steps",
        ),
        (
            five().fix("1.5").costs(dong()).find(&one),
            "nhiều giới hạn được yêu cầu cùng cản trở",
            "; several limits of the request block it together",
        ),
        (
            five()
                .costs(dong().step("1.5", Decimal::from(7)))
                .budget(Decimal::from(6))
                .find(&one),
            "phương án ít tốn kém nhất cần 7 đồng, ngân sách là 6 đồng",
            "the cheapest plan costs 7 dong, the budget is 6 dong",
        ),
        (
            five().fix("5.1").find(&no_story),
            "4★ yêu cầu 5 điểm ở 5.1 (",
            "4★ requires 5 points on 5.1 (Product story); the request keeps this criterion fixed",
        ),
        (
            ImprovementRequest::to(Star::Three).find(&ground),
            "không mức nào khắc phục được",
            "; no level removes it",
        ),
        (
            ImprovementRequest::to(Star::Three)
                .fix(key.as_str())
                .find(&zero),
            "làm dừng đánh giá; tiêu chí này được yêu cầu giữ nguyên",
            "end the evaluation; the request keeps this criterion fixed",
        ),
        (
            five()
                .margin(Points::new(10))
                .fix("1.3")
                .find(&council(&[("1.3", 2)])),
            "chỉ đạt nhiều nhất 99 điểm, yêu cầu 100",
            "the criteria that may change give 99 points at most, 100 are required",
        ),
    ] {
        let improvement = improvement.unwrap();
        assert!(improvement.plan().is_none());
        tells(&improvement, Lang::Vi, vi);
        tells(&improvement, Lang::En, en);
        tells(&improvement, Lang::Vi, "không có");
        tells(&improvement, Lang::En, "none");
    }
}

#[test]
fn an_improvement_is_explained_step_by_step() {
    let improvement = ImprovementRequest::to(Star::Five)
        .find(&council(&[("1.5", 3), ("2.3", 2)]))
        .unwrap();
    for (lang, lines) in [
        (
            Lang::En,
            [
                "98 points, 3 stars",
                "5 stars: from 90 points, and all requirements up to 5★",
                "2 criteria, 2 level steps",
                "level 2 → 3, +1 point, meets the requirement of 4★",
                "level 3 → 4, +1 point, meets the requirement of 5★",
            ],
        ),
        (
            Lang::Vi,
            [
                "98 điểm, 3 sao",
                "5 sao: từ 90 điểm, và đạt mọi yêu cầu của dấu sao đến 5★",
                "2 tiêu chí, 2 bước nâng mức",
                "mức 2 → 3, +1 điểm, đạt yêu cầu của 4★",
                "mức 3 → 4, +1 điểm, đạt yêu cầu của 5★",
            ],
        ),
    ] {
        for line in lines {
            tells(&improvement, lang, line);
        }
    }
    let data = serde_json::to_value(improvement.explain(Lang::En)).unwrap();
    assert_eq!(
        (&data["format"], &data["plans"][0]["stars"]),
        (&1.into(), &5.into())
    );
    let keys: Vec<_> = improvement
        .plan()
        .unwrap()
        .steps()
        .map(|step| step.criterion().key().to_owned())
        .collect();
    assert_eq!(keys, ["2.3", "1.5"]); // the requirement of four stars is first
}

#[test]
fn an_improvement_names_its_interpretations() {
    let ids = |improvement: &Improvement| {
        let reported = improvement.explain(Lang::En);
        reported
            .way_readings
            .iter()
            .map(|interpretation| interpretation.id.clone())
            .collect::<Vec<_>>()
    };
    let alone = ImprovementRequest::to(Star::Five)
        .find(&council(&[("1.5", 3)]))
        .unwrap();
    assert_eq!(ids(&alone), ["cheapest-way"]);
    let cards = [full(&set_7()).choose("1.5", 3).unwrap(), full(&set_7())];
    let two = Council::of(cards.map(|card| card.complete().unwrap())).unwrap();
    let two = ImprovementRequest::to(Star::Five).find(&two).unwrap();
    assert_eq!(ids(&two), ["cheapest-way", "council-sees-the-new-level"]);
    tells(&two, Lang::En, "+0.50 points");
    let no_story = full(&set_7())
        .choose("5.1", 1)
        .unwrap()
        .leave_out("5.2")
        .unwrap();
    let no_story = Council::of([no_story.complete().unwrap()]).unwrap();
    let improvement = ImprovementRequest::to(Star::Five)
        .margin(Points::new(10))
        .find(&no_story)
        .unwrap();
    assert_eq!(ids(&improvement), ["cheapest-way", "story-from-zero"]);
    tells(&improvement, Lang::En, "level left out → 3, +2 points");
    // Each is in the docs.
    let docs = include_str!("../../docs/interpretations.md");
    for id in ids(&two).into_iter().chain(ids(&improvement)) {
        assert!(docs.contains(&format!("- **`{id}`**: ")), "{id}");
    }
}

#[test]
fn documents_are_listed_with_the_steps_that_they_prove() {
    let improvement = ImprovementRequest::to(Star::Five)
        .find(&council(&[("1.5", 3)]))
        .unwrap();
    let reported = improvement
        .explain(Lang::En)
        .with_documents(|key, choice| vec![format!("paper for {key} at {choice}")]);
    assert!(
        reported
            .to_string()
            .contains("      proof: paper for 1.5 at 4\n")
    );
    assert!(reported.to_markdown().contains("proof: paper for 1.5 at 4"));
}

#[test]
fn costs_in_ranks_and_months_are_explained() {
    let council = council(&[("1.5", 2), ("2.3", 2)]);
    let ranks = Costs::in_unit(CostUnit::Ranks)
        .usual(Decimal::ONE)
        .step("2.3", Decimal::from(3));
    let improvement = ImprovementRequest::to(Star::Five)
        .costs(ranks)
        .find(&council)
        .unwrap();
    assert_eq!(improvement.cost().and_then(Cost::sum), None);
    tells(
        &improvement,
        Lang::En,
        "2 criteria, 3 level steps, 2 × rank 1, 1 × rank 3",
    );
    let months = Costs::in_unit(CostUnit::Months).usual(Decimal::new(15, 1));
    let improvement = ImprovementRequest::to(Star::Five)
        .costs(months)
        .find(&council)
        .unwrap();
    tells(
        &improvement,
        Lang::Vi,
        "2 tiêu chí, 3 bước nâng mức, 4,5 tháng",
    );
    let data = serde_json::to_value(improvement.explain(Lang::En)).unwrap();
    let steps = data["plans"][0]["steps"].as_array().unwrap().iter();
    let costs: Vec<_> = steps.map(|step| step["cost"].as_str().unwrap()).collect();
    assert_eq!(costs, ["3 months", "1.5 months"]);
}
