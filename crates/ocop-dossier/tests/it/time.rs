//! The way up in time: both ends from which days are counted agree, and what cannot be read is named.

use ocop_core::improve::{CostUnit, Costs};
use ocop_core::{
    Certificate, Choice, Council, Date, Decimal, Edition, ErrorDetail, ImprovementRequest, Lang,
    Scorecard, Sheet, Star, Tier,
};
use ocop_dossier::DocumentKind;
use ocop_dossier::evidence::{Fact, Judged};
use ocop_dossier::time::{InTime, LeadTime, LeadTimes, Task, TimeRequest, WayInTime};

const ON: Date = Date::constant(2026, 11, 30);

/// A scorecard with the level of each criterion that a number chooses.
fn card(sheet: &Sheet, seed: usize) -> Scorecard {
    let choices = sheet.criteria().map(|criterion| {
        let choices: Vec<Choice> = criterion.choices().collect();
        let place = (criterion.index() * 5 + seed * 3) % 7 % choices.len();
        (criterion.key().to_owned(), choices[place])
    });
    let mut builder = sheet.scorecard();
    for (key, choice) in choices {
        builder.set(&key, choice).unwrap();
    }
    // What depends on a story without points is left out.
    for criterion in sheet.criteria() {
        let Some(story) = criterion.requires() else {
            continue;
        };
        let choice = builder.choice(story.key()).unwrap();
        let points = story
            .level_of(choice)
            .map_or(0, |level| level.points().get());
        if points == 0 {
            builder.clear(criterion.key()).unwrap();
        }
    }
    builder.complete().unwrap()
}

/// Lead times for everything.
fn all() -> LeadTimes {
    LeadTimes::practice().usual(LeadTime::months(2, 5).unwrap())
}

fn council(set: u16, seed: usize) -> Council {
    let sheet = Edition::E2026.sheet(set).unwrap();
    Council::of([card(&sheet, seed)]).unwrap()
}

/// A price for each criterion, so that faster ways often cost more.
fn prices(sheet: &Sheet) -> Costs {
    sheet
        .criteria()
        .fold(Costs::in_unit(CostUnit::Dong), |costs, criterion| {
            let price = (criterion.index() * 37 % 11 + 1) * 1_000_000;
            costs.step(criterion.key(), Decimal::from(price))
        })
}

fn cost(way: &WayInTime) -> Decimal {
    way.improvement().cost().unwrap().sum().unwrap()
}

#[test]
fn every_way_is_dearer_and_faster_than_the_one_before_it() {
    let (mut several, mut ways_in_all) = (0, 0);
    for set in 1..=26 {
        let sheet = Edition::E2026.sheet(set).unwrap();
        for seed in 0..4 {
            let council = council(set, seed);
            for star in Star::RECOGNISED {
                let request = ImprovementRequest::to(star).costs(prices(&sheet));
                let time = TimeRequest::from_day(ON).with_lead_times(all());
                let found = time.find(&request, &council).unwrap();
                assert!(found.untimed().is_none());
                let ways: Vec<_> = found.ways().collect();
                assert_eq!(ways.is_empty(), found.improvement().plan().is_none());
                for pair in ways.windows(2) {
                    assert!(cost(pair[0]) < cost(pair[1]));
                    assert!(pair[0].ready().unwrap().1 > pair[1].ready().unwrap().1);
                }
                for way in &ways {
                    let plan = way.improvement().plan().unwrap();
                    assert!(plan.apply().rate().unwrap().star() >= Some(star));
                }
                if let Some(first) = ways.first() {
                    assert_eq!(first.improvement().cost(), found.improvement().cost());
                }
                several += usize::from(ways.len() > 1);
                ways_in_all += ways.len();
            }
        }
    }
    // The cards are worth the test: often there is a choice.
    assert!(several > 60, "{several}");
    assert!(ways_in_all > 300, "{ways_in_all}");
}

#[test]
fn both_ends_agree_on_what_is_in_time() {
    let by = Date::constant(2027, 10, 30);
    for set in [1, 7, 12, 19, 20, 26] {
        for seed in 0..4 {
            let council = council(set, seed);
            let request = ImprovementRequest::to(Star::Four);
            let back = TimeRequest::before_day(by).with_lead_times(all());
            let back = back.find(&request, &council).unwrap();
            let Some(fastest) = back.fastest() else {
                continue;
            };
            let Some(begin) = fastest.begin_by() else {
                continue;
            };
            // Begun on that day, the way is in time; a day later, no way is.
            for (on, wanted) in [(begin, true), (begin.tomorrow().unwrap(), false)] {
                let from = TimeRequest::from_day(on).by(by).with_lead_times(all());
                let found = from.find(&request, &council).unwrap();
                assert_eq!(found.in_time().is_some(), wanted, "set {set}, {on}");
                for way in found.ways() {
                    let (_, most) = way.ready().unwrap();
                    let file_by = way.target().unwrap().file_by;
                    let is_late = way.obstacles().next().is_some();
                    assert_eq!(most <= file_by, !is_late);
                    assert_eq!(way.in_time() == Some(InTime::Surely), !is_late);
                    assert_eq!(way.begin_by() < Some(on), is_late);
                }
            }
        }
    }
}

#[test]
fn a_test_comes_before_a_declaration_and_documents_at_hand_take_no_time() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let full = sheet.scorecard_from(best).unwrap();
    // Nothing is declared yet.
    let lowest = sheet.criterion("8").unwrap().choices().next().unwrap();
    let card = full.choose("8", lowest).unwrap().complete().unwrap();
    let council = Council::of([card]).unwrap();
    let ways = TimeRequest::from_day(ON).by(Date::constant(2027, 4, 30));
    let ways = ways
        .find(&ImprovementRequest::to(Star::Five), &council)
        .unwrap();
    let way = ways.fastest().unwrap();
    let find = |kind| {
        let mut tasks = way.tasks();
        tasks.find(|task| task.task == Task::Document(kind))
    };
    let test = find(DocumentKind::TestReport).unwrap();
    if let Some(declaration) = find(DocumentKind::QualityDeclaration) {
        assert!(declaration.after.contains(&DocumentKind::TestReport));
        assert!(test.begin_by < declaration.begin_by);
        assert!(test.ready.unwrap().1 < declaration.ready.unwrap().1);
    }
    // A document that is on its way takes the rest of its time.
    let none = LeadTime::days(0, 0).unwrap();
    let leads = way.tasks().fold(LeadTimes::practice(), |leads, task| {
        leads.with(task.task, none.clone())
    });
    let ways = TimeRequest::from_day(ON).with_lead_times(leads);
    let ways = ways
        .find(&ImprovementRequest::to(Star::Five), &council)
        .unwrap();
    assert_eq!(ways.fastest().unwrap().ready(), Some((ON, ON)));
}

#[test]
fn an_unknown_time_is_named_and_never_0() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = sheet.scorecard_from(best).unwrap().choose("7", 3).unwrap();
    let council = Council::of([card.complete().unwrap()]).unwrap();
    let leads = LeadTimes::new().with(
        Task::Document(DocumentKind::Story),
        LeadTime::months(1, 2).unwrap(),
    );
    let time = TimeRequest::from_day(ON).with_lead_times(leads);
    let ways = time
        .find(&ImprovementRequest::to(Star::Five), &council)
        .unwrap();
    assert!(ways.cheapest().is_none() && ways.in_time().is_none());
    let untimed = ways.untimed().unwrap();
    assert_eq!(untimed.ready(), None);
    assert_eq!(untimed.obstacles().count(), 1);
    let task = untimed.tasks().next().unwrap();
    assert_eq!(
        (task.task, &task.lead),
        (Task::Judged(Judged::Sample), &None)
    );
    let text = ways.explain(Lang::En).to_string();
    assert!(text.contains("The time of no way is known"), "{text}");
    assert!(
        text.contains(
            "! lead time unknown: improvement of the product, judged by the sample, for 7"
        ),
        "{text}"
    );
}

#[test]
fn a_certificate_sets_the_kind_and_the_window() {
    let council = council(7, 1);
    let certificate = Certificate::new(Date::constant(2024, 9, 1), Star::Three, Tier::Province);
    let certificate = certificate.unwrap();
    let find = |star, on| {
        let time = TimeRequest::from_day(on).with_certificate(certificate);
        let time = time.with_lead_times(all());
        time.find(&ImprovementRequest::to(star), &council).unwrap()
    };
    let window = certificate.re_evaluation_window();
    // The same star is a re-evaluation, which is filed in its window and joins no round.
    let again = find(Star::Three, ON);
    assert_eq!(again.kind().as_str(), "re-evaluation");
    let target = again.fastest().unwrap().target().unwrap();
    assert_eq!((target.file_by, target.round), (window.last(), None));
    // A higher star is an upgrade, with a round.
    let upgrade = find(Star::Four, ON);
    assert_eq!(upgrade.kind().as_str(), "upgrade");
    assert!(upgrade.fastest().unwrap().surely().unwrap().round.is_some());
    // Shortly before the window closes, what is not done by then is named.
    let late = find(Star::Four, window.last());
    let undone = late.fastest().unwrap().undone_on(window.last()).count();
    assert_eq!(undone, late.fastest().unwrap().tasks().len());
    let text = late.explain(Lang::Vi).to_string();
    assert!(text.contains("Chưa chắc xong khi hết hạn nộp hồ sơ phân hạng lại"));
    // After it, the text says so.
    let over = find(Star::Three, window.last().tomorrow().unwrap());
    assert!(
        over.explain(Lang::En)
            .to_string()
            .contains("; this time is over")
    );
    assert_eq!(
        over.fastest().map(WayInTime::in_time),
        Some(Some(InTime::No))
    );
}

#[test]
fn a_certificate_that_expires_before_the_result_is_named() {
    let council = council(7, 1);
    let text = |issued, star, lang| {
        let certificate = Certificate::new(issued, Star::Three, Tier::Province).unwrap();
        let time = TimeRequest::from_day(ON).with_certificate(certificate);
        let time = time.with_lead_times(all());
        let found = time.find(&ImprovementRequest::to(star), &council).unwrap();
        let results = found.fastest().unwrap().target().unwrap().round;
        let results = results.map(|round| round.results_before);
        (results, found.explain(lang).to_string())
    };
    let (results, _) = text(Date::constant(2024, 9, 1), Star::Four, Lang::En);
    let results = results.unwrap();
    // The certificate expires 36 months after its day of issue.
    let issued = |expires: Date| expires.with().year(expires.year() - 3).build().unwrap();
    let (_, short) = text(issued(results.yesterday().unwrap()), Star::Four, Lang::En);
    assert!(
        short.contains(", perhaps not until the result of way "),
        "{short}"
    );
    assert!(short.contains(" to keep 3 stars."), "{short}");
    let (_, long) = text(issued(results), Star::Four, Lang::En);
    assert!(!long.contains("perhaps not until the result"), "{long}");
    // A re-evaluation is filed in its window; nothing is said of a round.
    let (_, again) = text(Date::constant(2024, 9, 1), Star::Three, Lang::En);
    assert!(!again.contains("perhaps not until the result"), "{again}");
    let (_, over) = text(Date::constant(2023, 12, 20), Star::Four, Lang::Vi);
    assert!(
        over.contains("và thời gian nộp hồ sơ phân hạng lại đã qua: đề nghị"),
        "{over}"
    );
}

#[test]
fn what_cannot_be_read_is_named_with_its_path() {
    let read = |json: &str| LeadTimes::from_json(json.as_bytes());
    for (json, fault) in [
        (
            r#"{"documents": {"test-reports": {"days": 5}}}"#,
            "documents.test-reports: unknown kind of document `test-reports`; the nearest is `test-report`",
        ),
        (
            r#"{"documents": {"test-report": {"days": [10, 5]}}}"#,
            "documents.test-report.days: the shortest time, 10, is above the longest, 5",
        ),
        (
            r#"{"documents": {"test-report": {"months": -1}}}"#,
            "documents.test-report.months: a lead time must be from 0 to 1200, found -1",
        ),
        (
            r#"{"facts": {"contract-months": {"months": 1.5}}}"#,
            "facts.contract-months.months: found the number 1.5, expected a whole number, or two: the shortest time and the longest",
        ),
        (
            r#"{"criteria": {"9": {"2": {"months": 1, "days": 3}}}}"#,
            "criteria.9.2: found an object, expected an object with either `months` or `days`, such as `{\"months\": [1, 3]}`",
        ),
        (
            r#"{"documents": {"test-report": {"days": 5, "after": ["quality-declaration"]}}}"#,
            "a document waits for itself: quality-declaration → test-report → quality-declaration",
        ),
        (
            r#"{"documents": {"test-report": {"days": 5, "before": []}}}"#,
            "documents.test-report.before: found an unknown member, expected only `months`, `days`, `after` and `source`",
        ),
        (
            r#"{"usual": {"days": 5}, "usual": {"days": 6}}"#,
            "usual: duplicate key `usual` in one object",
        ),
        (r#"{"documnts": {}}"#, "documnts: found an unknown member"),
        ("[]", "found a list, expected an object"),
    ] {
        let found = read(json).unwrap_err().to_string();
        assert!(found.contains(fault), "{json}:\n{found}\n{fault}");
    }
    let leads = read(
        r#"{"practice": false, "facts": {"contract-months": {"months": 5, "source": "begun in July"}}}"#,
    );
    let leads = leads.unwrap();
    let task = Task::Fact(Fact::ContractMonths);
    assert_eq!(leads.of(task).unwrap().source(Lang::Vi), "begun in July");
    assert_eq!(leads.tasks().count(), 1);
}

#[test]
fn levels_and_days_that_do_not_exist_are_errors() {
    let council = council(7, 1);
    let find = |time: TimeRequest| time.find(&ImprovementRequest::to(Star::Four), &council);
    let month = || LeadTime::months(1, 1).unwrap();
    let leads = LeadTimes::practice().criterion("9.9", month());
    let fault = find(TimeRequest::from_day(ON).with_lead_times(leads)).unwrap_err();
    assert_eq!(fault.path(), "lead.criteria.9.9");
    let leads = LeadTimes::practice().level("9", 9, month());
    let fault = find(TimeRequest::from_day(ON).with_lead_times(leads)).unwrap_err();
    assert_eq!(fault.path(), "lead.criteria.9");
    let fault = find(TimeRequest::from_day(ON).by(ON)).unwrap_err();
    assert_eq!(fault.detail(), ErrorDetail::ByBeforeBegin);
    assert_eq!(
        fault.to_string(),
        "by: 2026-11-30 is not after the first day of work, 2026-11-30"
    );
    assert!(find(TimeRequest::from_day(ON).by(ON.tomorrow().unwrap())).is_ok());
}
