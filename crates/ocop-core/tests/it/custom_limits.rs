//! Limits of custom sheets and of the rules and costs beside them: one unit either side of each.

use ocop_core::improve::{Cost, CostUnit, Costs};
use ocop_core::sheet::{
    CriterionSpec, GroundSpec, LevelSpec, NoteSpec, PartSpec, SectionSpec, SheetSpec,
    UnreconciledSpec,
};
use ocop_core::{
    Council, Decimal, Edition, Error, ErrorDetail, ErrorKind, ErrorValue, ImprovementRequest,
    Label, Lang, NoteKind, Points, Rules, Sheet, Spread, Star,
};

fn label(text: &str) -> Label {
    Label::new(text.to_owned(), text.to_owned())
}

/// A criterion with levels of these points.
pub(crate) fn criterion(key: &str, points: impl IntoIterator<Item = u8>) -> CriterionSpec {
    let points: Vec<u8> = points.into_iter().collect();
    let max = points.iter().copied().max().unwrap();
    let mut criterion = CriterionSpec::new(key, key, label(key), max);
    criterion.levels = points
        .into_iter()
        .map(|points| LevelSpec::new(points, label("level")))
        .collect();
    criterion
}

/// A sheet of one part and one section.
pub(crate) fn one_section(criteria: Vec<CriterionSpec>) -> SheetSpec {
    let max = criteria.iter().map(|one| u16::from(one.max)).sum();
    let mut section = SectionSpec::new("1", "1", label("section"), max);
    section.criteria = criteria;
    let mut part = PartSpec::new("A", max);
    part.sections.push(section);
    let mut spec = SheetSpec::new(Edition::E2026, 1, label("trial"));
    spec.parts.push(part);
    spec
}

/// A sheet with so many level steps, at most 98 of them on a criterion. Only its highest levels are worth
/// points.
pub(crate) fn steep(steps: usize) -> Sheet {
    let criteria = steps.div_ceil(98);
    let all = (0..criteria).map(|index| {
        let own = 98.min(steps - 98 * index);
        let best = if index == 0 { 101 - criteria } else { 1 };
        let mut points = vec![0; own + 1];
        points[own] = u8::try_from(best).unwrap();
        criterion(&format!("{index}"), points)
    });
    one_section(all.collect()).build().unwrap()
}

pub(crate) fn grounds(count: usize) -> Vec<GroundSpec> {
    let ids = (0..count).map(|index| format!("ground-{index}"));
    ids.map(|id| GroundSpec::new(id, NoteKind::Exclude, label("a ground")))
        .collect()
}

fn spec() -> SheetSpec {
    Edition::E2026.sheet(7).unwrap().to_spec()
}

#[track_caller]
fn is(fault: &Error, detail: ErrorDetail, path: &str, values: &[(&str, i128)], texts: [&str; 2]) {
    assert_eq!((fault.detail(), fault.path()), (detail, path));
    let found: Vec<_> = fault
        .values()
        .map(|(name, value)| (name, value.clone()))
        .collect();
    let wanted = values.iter();
    let wanted: Vec<_> = wanted
        .map(|&(name, number)| (name, ErrorValue::Number(number)))
        .collect();
    assert_eq!(found, wanted);
    let [vi, en] = texts;
    assert_eq!(fault.message_in(Lang::Vi), vi);
    assert_eq!(fault.message_in(Lang::En), en);
}

#[test]
fn parts_whose_sum_passes_65535_are_summed_up() {
    // 40,000 and 25,636 are 100 in 16 bits. Without `unreconciled` each part must be full.
    let over = |first, second, third| {
        let mut spec = spec();
        spec.unreconciled = Some(UnreconciledSpec::new(99, label("a draft")));
        criterion_of(&mut spec, "1.1").levels[2].points = 2;
        for (part, max) in spec.parts.iter_mut().zip([first, second, third]) {
            part.max = max;
        }
        spec.build()
    };
    for (parts, sum) in [
        ((40_000, 25_601, 35), 65_636),
        ((65_535, 65_535, 65_535), 196_605),
        ((40, 25, 36), 101),
    ] {
        let fault = over(parts.0, parts.1, parts.2).unwrap_err();
        is(
            &fault,
            ErrorDetail::SheetTotal,
            "",
            &[("found", sum), ("expected", 100)],
            [
                &format!("các phần cộng lại được {sum} điểm: yêu cầu 100"),
                &format!("the parts sum to {sum} points: expected 100"),
            ],
        );
    }
    assert!(over(40, 25, 35).is_ok());
}

fn criterion_of<'a>(spec: &'a mut SheetSpec, key: &str) -> &'a mut CriterionSpec {
    spec.criterion_mut(key).unwrap()
}

#[test]
fn the_widest_criteria_are_summed_up() {
    // 64 criteria of 255 points, in one section and one part.
    let criteria = (0..64).map(|index| {
        let mut criterion = criterion(&format!("{index}"), [1]);
        criterion.max = 255;
        criterion
    });
    let mut spec = one_section(criteria.collect());
    spec.unreconciled = Some(UnreconciledSpec::new(64, label("a draft")));
    let fault = spec.build().unwrap_err();
    assert_eq!(
        fault.message(),
        "the parts sum to 16320 points: expected 100"
    );
    spec.parts[0].sections[0].max = u16::MAX;
    let fault = spec.build().unwrap_err();
    let section = "the criteria sum to 16320, but the section has 65535";
    assert_eq!((fault.path(), fault.message()), ("section 1", section));
}

#[test]
fn a_sheet_has_at_most_a_thousand_grounds() {
    let with = |own: usize, of_criterion: usize| {
        let mut spec = spec();
        let sections = spec.parts.iter_mut().flat_map(|part| &mut part.sections);
        for criterion in sections.flat_map(|section| &mut section.criteria) {
            criterion.grounds.clear();
        }
        spec.grounds = grounds(own);
        criterion_of(&mut spec, "1.1").grounds = grounds(of_criterion);
        spec
    };
    let most = with(600, 400).build().unwrap();
    assert_eq!(most.grounds().count(), 1000);
    let council = Council::of([most.best()]).unwrap();
    let rating = council.with_ground("ground-599").unwrap().rate().unwrap();
    assert_eq!(rating.star(), None);

    let text = |found| {
        [
            format!("bộ tiêu chí có {found} căn cứ, nhiều nhất là 1000"),
            format!("the sheet has {found} grounds, expected at most 1000"),
        ]
    };
    // Many are refused by their number, and not compared pair by pair.
    for (own, of_criterion) in [(600, 401), (1001, 0), (200_000, 0)] {
        let found = own + of_criterion;
        let fault = with(own, of_criterion).build().unwrap_err();
        let [vi, en] = text(found);
        let values = [("found", found as i128), ("most", 1000)];
        is(
            &fault,
            ErrorDetail::TooManyGrounds,
            "grounds",
            &values,
            [&vi, &en],
        );
        assert_eq!(fault.kind(), ErrorKind::BadSheet);
    }
}

#[test]
fn rows_that_do_not_fit_are_refused_at_their_criterion() {
    let with = |levels: usize| {
        let mut spec = spec();
        let criterion = criterion_of(&mut spec, "1.1");
        criterion.levels = vec![LevelSpec::new(3, label("level")); levels];
        spec.build().unwrap_err()
    };
    let range = [
        "các mức phải đánh số từ 1, nhiều nhất đến 99",
        "levels must be numbered from 1 to at most 99",
    ];
    let values = [("least", 1), ("most", 99)];
    let last = with(100);
    is(
        &last,
        ErrorDetail::LevelNumber,
        "1.1 level 100",
        &values,
        range,
    );
    let rows = [
        "bộ tiêu chí có quá nhiều dòng, nhiều nhất là 65535",
        "the sheet has too many rows, expected at most 65535",
    ];
    let fault = with(65_536);
    is(
        &fault,
        ErrorDetail::TooManyRows,
        "1.1",
        &[("most", 65_535)],
        rows,
    );
    let mut spec = spec();
    let section = SectionSpec::new("1", "1", label("section"), 0);
    spec.parts[1].sections = vec![section; 65_536];
    let fault = spec.build().unwrap_err();
    is(
        &fault,
        ErrorDetail::TooManyRows,
        "part B",
        &[("most", 65_535)],
        rows,
    );
}

#[test]
fn many_notes_are_read_at_once() {
    let mut spec = spec();
    let note = NoteSpec::new(NoteKind::Info, label("a note"));
    spec.notes = vec![note; 200_000];
    assert!(spec.build().unwrap().notes().count() >= 200_000);
}

#[test]
fn a_zero_that_stops_can_be_avoided() {
    // The points of 1.1 move to 1.2.
    let with = |points: u8| {
        let mut spec = spec();
        let both = criterion_of(&mut spec, "1.1").max + criterion_of(&mut spec, "1.2").max;
        for (key, points) in [("1.1", points), ("1.2", both - points)] {
            let criterion = criterion_of(&mut spec, key);
            criterion.max = points;
            criterion.levels = vec![LevelSpec::new(points, label("level"))];
        }
        let max = spec.parts[0].sections[0].criteria.iter();
        spec.parts[0].sections[0].max = max.map(|one| u16::from(one.max)).sum();
        criterion_of(&mut spec, "1.1").zero_stops = true;
        spec.build()
    };
    let fault = with(0).unwrap_err();
    let texts = [
        "0 điểm ở tiêu chí này dừng đánh giá, nhưng tiêu chí không có mức có điểm",
        "zero points end the evaluation, but the criterion has no level worth points",
    ];
    is(&fault, ErrorDetail::ZeroAlwaysStops, "1.1", &[], texts);
    assert_eq!(with(1).unwrap().best().star(), Some(Star::Five));
}

#[test]
fn nothing_depends_on_a_story_that_is_worth_nothing() {
    let with = |points: u8| {
        let mut depends = criterion("2", [9]);
        depends.requires = Some("1".into());
        let criteria = vec![
            criterion("1", [points]),
            depends,
            criterion("3", [91 - points]),
        ];
        one_section(criteria).build()
    };
    assert_eq!(with(1).unwrap().best().star(), Some(Star::Five));
    let fault = with(0).unwrap_err();
    assert_eq!(fault.detail(), ErrorDetail::StoryWithoutPoints);
    assert_eq!(fault.path(), "2");
    let text = "it depends on 1, which has no level worth points";
    assert_eq!(fault.message(), text);
    let text = "tiêu chí phụ thuộc 1, nhưng 1 không có mức có điểm";
    assert_eq!(fault.message_in(Lang::Vi), text);
}

#[test]
fn a_spread_of_less_than_nothing_is_refused() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = || Council::of([sheet.best(), sheet.best()]).unwrap();
    for (spread, refused) in [
        (Spread::less_than(Points::ZERO), true),
        (Spread::at_most(Points::ZERO), false),
        (Spread::less_than(Points::new(1)), false),
    ] {
        let rules = Rules::default().spread(spread);
        let (limit, allowed) = (spread.limit(), spread.limit_allowed());
        let json = format!(r#"{{"spread":{{"limit":{limit},"limit_allowed":{allowed}}}}}"#);
        let read = serde_json::from_str::<Rules>(&json);
        let rated = council().under(rules.clone()).rate();
        assert_eq!(
            (rated.is_err(), read.is_err()),
            (refused, refused),
            "{json}"
        );
        let line = format!(
            r#"{{"id":"a","edition":"26/2026","set":7,"rules":{json},"scorecards":[{}]}}"#,
            serde_json::to_string(&sheet.best()).unwrap()
        );
        let record = ocop_core::json::Record::read(line.as_bytes());
        assert_eq!(record.is_err(), refused, "{json}");
        if let (Err(rated), Err(record)) = (rated, record) {
            for fault in [&rated, record.error()] {
                is(
                    fault,
                    ErrorDetail::SpreadNeverMet,
                    "rules.spread.limit",
                    &[("found", 0), ("least", 1)],
                    [
                        "không có chênh lệch nào nhỏ hơn 0 điểm: yêu cầu giới hạn từ 1 điểm, hoặc cho phép bằng giới hạn",
                        "no difference is less than 0 points: expected a limit of at least 1, or one that is itself allowed",
                    ],
                );
            }
            let request = ImprovementRequest::to(Star::Five);
            let fault = request.find(&council().under(rules)).unwrap_err();
            assert_eq!(fault.detail(), ErrorDetail::SpreadNeverMet);
        }
    }
}

#[test]
fn ranks_count_a_thousand_steps_and_refuse_more() {
    let request = || {
        let costs = Costs::in_unit(CostUnit::Ranks).usual(Decimal::from(4));
        ImprovementRequest::to(Star::Five).costs(costs)
    };
    for (steps, fits) in [(1022_u16, true), (1023, true), (1024, false), (6272, false)] {
        let sheet = steep(steps.into());
        let lowest = sheet.criteria().map(|one| (one.key(), 1_u8));
        let lowest = sheet.scorecard_from(lowest).unwrap().complete().unwrap();
        let council = Council::of([lowest]).unwrap();
        let found = request().margin(Points::new(10)).find(&council);
        if fits {
            // All points are needed, and so every step.
            let found = found.unwrap();
            let mut ranks = [0; 9];
            ranks[3] = steps;
            assert_eq!(found.cost(), Some(Cost::Ranks(ranks)));
            assert_eq!(found.level_steps(), Some(steps.into()));
        } else {
            is(
                &found.unwrap_err(),
                ErrorDetail::TooManySteps,
                "costs",
                &[("found", steps.into()), ("most", 1023)],
                [
                    &format!(
                        "chỉ tính được chi phí theo bậc cho bộ tiêu chí có nhiều nhất 1023 bước nâng mức, bộ này có {steps}"
                    ),
                    &format!(
                        "costs in ranks are possible for at most 1023 level steps, but the sheet has {steps}"
                    ),
                ],
            );
            // Money has room for all of them.
            let costs =
                Costs::in_unit(CostUnit::Dong).usual(Decimal::from(1_000_000_000_000_000_u64));
            let found = ImprovementRequest::to(Star::Five)
                .costs(costs)
                .margin(Points::new(10));
            let found = found.find(&council).unwrap();
            let cost = Decimal::from(u64::from(steps)) * Decimal::from(1_000_000_000_000_000_u64);
            assert_eq!(found.cost(), Some(Cost::Sum(cost)));
        }
    }
}

#[test]
fn every_sheet_of_the_law_has_room_for_ranks() {
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let costs = Costs::in_unit(CostUnit::Ranks).usual(Decimal::ONE);
        let request = ImprovementRequest::to(Star::Five).costs(costs);
        let council = Council::of([sheet.best()]).unwrap();
        assert!(request.find(&council).is_ok(), "{sheet}");
    }
}

#[test]
fn a_criterion_worth_nothing_secures_no_star() {
    // A story, one criterion that is worth nothing, and one of 9 points that depend on it.
    let story = criterion("story", [1]);
    let depends = |key, points| {
        let mut one = criterion(key, [points]);
        one.requires = Some("story".into());
        one
    };
    let all = vec![
        story,
        depends("nothing", 0),
        depends("nine", 9),
        criterion("rest", [90]),
    ];
    let sheet = one_section(all).build().unwrap();
    let keys = |sets: Vec<Vec<ocop_core::Criterion<'_>>>| -> Vec<Vec<String>> {
        let keys = |set: Vec<ocop_core::Criterion<'_>>| {
            set.iter().map(|one| one.key().to_owned()).collect()
        };
        sets.into_iter().map(keys).collect()
    };
    // 89 points without the story: one more is enough for five stars, and only a story gives it.
    let mut spec = sheet.to_spec();
    let rest = spec.criterion_mut("rest").unwrap();
    rest.levels
        .insert(0, LevelSpec::new(89, label("most of it")));
    let sheet = spec.build().unwrap();
    let builder = sheet.scorecard_from([("rest", 1_u8)]).unwrap();
    let bounds = builder.bounds().unwrap();
    assert_eq!(keys(bounds.securing(Star::Five, 9)), [["story"], ["nine"]]);
    // Every smallest set secures the star, whatever the other answers.
    for set in keys(bounds.securing(Star::Five, 9)) {
        let mut builder = builder.clone();
        for key in &set {
            let best = sheet.criterion(key).unwrap().best();
            builder.set(key, best).unwrap();
        }
        let bounds = builder.bounds().unwrap();
        assert_eq!(bounds.lowest().star(), Some(Star::Five), "{set:?}");
    }
}

#[test]
fn many_criteria_may_depend_on_one_story() {
    // Each answer doubles the number of combinations; 62 of them are more than can be tried.
    let story = criterion("story", [1]);
    let dependent = (0..62).map(|index| {
        let mut one = criterion(&format!("{index}"), [1]);
        one.requires = Some("story".into());
        one
    });
    let all = [story].into_iter().chain(dependent);
    let all = all.chain([criterion("rest", [37])]).collect();
    let sheet = one_section(all).build().unwrap();
    let keys = |found: Vec<ocop_core::Criterion<'_>>| -> Vec<String> {
        found.iter().map(|one| one.key().to_owned()).collect()
    };
    // Every criterion may be the one that lacks a point, except the story: what has points has a story.
    let builder = sheet.scorecard();
    let bounds = builder.bounds().unwrap();
    assert_eq!(bounds.relevant().count(), 63);
    assert_eq!(keys(bounds.irrelevant().collect()), ["story"]);
    // Without the story there are 37 points or none, by the rest alone.
    let mut builder = sheet.scorecard();
    builder.set("story", 0_u8).unwrap();
    let bounds = builder.bounds().unwrap();
    assert_eq!(keys(bounds.relevant().collect()), ["rest"]);
    // 37 points and the story; 62 others are open, and each may be the one that lacks.
    let builder = sheet
        .scorecard_from([("story", 1_u8), ("rest", 1)])
        .unwrap();
    assert_eq!(builder.bounds().unwrap().relevant().count(), 62);
    // With 61 of them answered, the last one changes nothing: there are 99 points.
    let most = (0..61).map(|index| (format!("{index}"), 1_u8));
    let given = [("story".to_owned(), 1_u8), ("rest".to_owned(), 1)].into_iter();
    let builder = sheet.scorecard_from(given.chain(most)).unwrap();
    let bounds = builder.bounds().unwrap();
    assert_eq!(keys(bounds.relevant().collect()), Vec::<String>::new());
    assert_eq!(keys(bounds.irrelevant().collect()), ["61"]);
}
