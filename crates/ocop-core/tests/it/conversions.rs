//! Conversions between values, to and from data.

use std::collections::HashSet;

use ocop_core::json::Record;
use ocop_core::{
    Attendance, Case, Choice, Council, Date, DisqualificationGround, Edition, Error, ErrorDetail,
    ErrorKind, Lang, Points, Quorum, Rules, Star, Tier, jiff,
};
use serde_json::json;

use crate::util::sheets;

fn council(set: u16) -> Council {
    let sheet = Edition::E2026.sheet(set).unwrap();
    let rules = Rules::default().quorum(Quorum::share(3, 4).unwrap().with_chair());
    Council::of([sheet.best(), sheet.lowest()])
        .unwrap()
        .at(Tier::Centre)
        .filed_on(Date::constant(2026, 7, 1))
        .decided_on(Date::constant(2026, 8, 1))
        .under(rules)
        .attended(Attendance {
            members: 3,
            chair: true,
        })
}

#[test]
fn a_product_comes_back_from_its_json() {
    for sheet in sheets() {
        let plain = Council::of([sheet.best(), sheet.lowest()]).unwrap();
        let text = serde_json::to_string(&plain).unwrap();
        assert_eq!(
            serde_json::from_str::<Council>(&text).unwrap(),
            plain,
            "{sheet}"
        );
    }
    for set in 1..=26 {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let ids: HashSet<_> = sheet
            .grounds()
            .map(|ground| ground.id().to_owned())
            .collect();
        let council = ids
            .iter()
            .fold(council(set), |council, id| council.with_ground(id).unwrap());
        let record = Record::new("p-1", council.clone());
        let text = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
        assert_eq!(Record::read(text.as_bytes()).unwrap(), record);
        assert_eq!(serde_json::from_str::<Council>(&text).unwrap(), council);
        // Any reader of serde will do, not only that of text.
        let tree = serde_json::to_value(&record).unwrap();
        assert_eq!(serde_json::from_value::<Record>(tree).unwrap(), record);
        let own: Vec<_> = council.grounds().map(DisqualificationGround::id).collect();
        assert_eq!(own.len(), ids.len());
        assert!(own.iter().all(|id| ids.contains(*id)));
    }
}

#[test]
fn a_wrong_product_is_refused_by_serde_too() {
    let good = serde_json::to_string(&Record::new("p", council(7))).unwrap();
    let wrong = |from: &str, to: &str| {
        assert!(good.contains(from));
        let text = good.replacen(from, to, 1);
        serde_json::from_str::<Record>(&text)
            .unwrap_err()
            .to_string()
    };
    let fault = wrong(r#""set":7"#, r#""set":27"#);
    assert!(
        fault.starts_with("set: edition 26/2026 has no sheet 27"),
        "{fault}"
    );
    let fault = wrong(r#""id":"p","#, r#""id":"p","id":"q","#);
    assert!(
        fault.starts_with("id: duplicate key `id` in one object"),
        "{fault}"
    );
    let fault = wrong(r#""id":"p","#, "");
    assert!(fault.starts_with("id: found nothing"), "{fault}");
    // A product of a custom sheet does not pass for one of the law.
    let custom = Edition::E2026.sheet(7).unwrap().to_spec().build().unwrap();
    let council = Council::of([custom.best()]).unwrap();
    let text = serde_json::to_string(&Record::new("p", council.clone())).unwrap();
    let fault = serde_json::from_str::<Record>(&text)
        .unwrap_err()
        .to_string();
    assert!(fault.starts_with("draft: "), "{fault}");
    assert_eq!(
        *Record::read_on(&custom, text.as_bytes()).unwrap().council(),
        council
    );
}

#[test]
fn stars_and_numbers() {
    for star in Star::ALL {
        assert_eq!(Star::try_from(u8::from(star)), Ok(star));
    }
    for number in [0, 6, 255] {
        let fault = Star::try_from(number).unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::UnknownStar);
        assert_eq!((fault.least(), fault.most()), (Some(1), Some(5)));
    }
}

#[test]
fn any_integer_is_a_choice_and_none_wraps() {
    let two = Choice::new(None, 2);
    assert_eq!(Choice::from(&two), two);
    let all = [
        Choice::from(2_u8),
        Choice::from(2_u16),
        Choice::from(2_u32),
        Choice::from(2_u64),
        Choice::from(2_usize),
        Choice::from(2_i8),
        Choice::from(2_i16),
        Choice::from(2_i32),
        Choice::from(2_i64),
        Choice::from(2_isize),
        Choice::from(2),
    ];
    assert!(all.iter().all(|choice| *choice == two));
    assert_eq!(
        Choice::from((Case::B, 2_i64)),
        Choice::new(Some(Case::B), 2)
    );
    let sheet = Edition::E2026.sheet(7).unwrap();
    let level = |choice: Choice| {
        let fault = sheet.scorecard().choose("1.1", choice).unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::LevelOutOfRange);
        assert_eq!(choice.level(), 255);
        fault.found().unwrap().into_owned()
    };
    assert_eq!(level(Choice::from(-1)), "-1");
    // 257 would wrap to 1, which the criterion has.
    assert_eq!(level(Choice::from(257)), "257");
    assert_eq!(level(Choice::from(i64::MIN)), "-9223372036854775808");
    assert_eq!(level(Choice::from(u64::MAX)), "9223372036854775807");
    for number in [json!(-1), json!(257), json!({"level": 70_000})] {
        let choice: Choice = serde_json::from_value(number.clone()).unwrap();
        assert!(sheet.scorecard().choose("1.1", choice).is_err(), "{number}");
    }
    assert_eq!(serde_json::to_value(Choice::from(-1)).unwrap(), json!(-1));
}

#[test]
fn a_difference_of_points_has_a_sign() {
    let [few, many] = [Points::new(3), Points::new(u16::MAX)];
    assert_eq!((many - few, few - many, few - few), (65_532, -65_532, 0));
}

#[test]
fn a_key_is_any_text() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let key = String::from("1.1");
    let builder = sheet.scorecard().choose(&key, 3).unwrap();
    assert_eq!(builder.choice(key.clone()), builder.choice("1.1"));
    assert_eq!(sheet.criterion(key).unwrap().key(), "1.1");
}

#[test]
fn equal_values_hash_alike() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let set: HashSet<_> = [sheet.best(), sheet.best(), sheet.lowest()].into();
    assert_eq!(set.len(), 2);
    let councils: HashSet<_> = [council(7), council(7), council(8)].into();
    assert_eq!(councils.len(), 2);
    let ratings: HashSet<_> = [council(7).rate(), council(7).rate()].into();
    assert_eq!(ratings.len(), 1);
    // A rebuilt sheet is equal to none of the law; two of them are equal.
    let custom = || sheet.to_spec().build().unwrap();
    let sheets: HashSet<_> = [sheet.clone(), custom(), custom()].into();
    assert_eq!(sheets.len(), 2);
    let criteria: HashSet<_> = sheet.criteria().chain(sheet.criteria()).collect();
    assert_eq!(criteria.len(), 32);
    let errors: HashSet<Error> = [Star::try_from(0), Star::try_from(0), Star::try_from(9)]
        .map(Result::unwrap_err)
        .into();
    assert_eq!(errors.len(), 2);
}

#[test]
fn the_best_and_the_lowest_scorecard_are_the_ends_of_every_sheet() {
    for sheet in sheets() {
        let (best, lowest) = (sheet.best(), sheet.lowest());
        let again = |card: &ocop_core::Scorecard| {
            sheet
                .scorecard_from(
                    card.choices()
                        .map(|(criterion, choice)| (criterion.key().to_owned(), choice))
                        .collect::<Vec<_>>(),
                )
                .unwrap()
                .complete()
                .unwrap()
        };
        assert_eq!(again(&best), best, "{sheet}");
        assert_eq!(again(&lowest), lowest, "{sheet}");
        let most: u16 = sheet
            .criteria()
            .map(|criterion| {
                let points = criterion.levels().map(|level| level.points().get());
                points.max().unwrap()
            })
            .sum();
        assert_eq!(best.total(), Points::new(most), "{sheet}");
        assert_eq!(lowest.total(), Points::ZERO, "{sheet}");
        assert_eq!(lowest, sheet.unpack(0).unwrap(), "{sheet}");
    }
}

#[test]
fn days_are_data_and_their_errors_are_ours() {
    fn day(text: &str) -> Result<Date, Error> {
        Ok(text.parse::<Date>()?)
    }
    assert_eq!(day("2026-07-10"), Ok(jiff::civil::date(2026, 7, 10)));
    let fault = day("2026-02-30").unwrap_err();
    assert_eq!(fault.detail(), ErrorDetail::NoSuchDay);
    assert!(fault.value("reason").is_some());
    assert_eq!(
        fault.explain(Lang::Vi),
        "không có ngày này trong lịch, hoặc ngày ngoài phạm vi"
    );
    let date = Date::constant(2026, 7, 10);
    let text = serde_json::to_string(&date).unwrap();
    assert_eq!(text, r#""2026-07-10""#);
    assert_eq!(serde_json::from_str::<Date>(&text).unwrap(), date);
}

#[test]
fn serde_reads_the_text_as_it_is() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = serde_json::to_string(&sheet.best()).unwrap();
    let product = |id: &str, extra: &str| {
        format!(
            r#"{{"id":{id},"edition":"26/2026","set":7,"scorecards":[{card}],"tier":"province","extra":{extra}}}"#
        )
    };
    for (id, extra) in [
        ("12.50", r#"{"z":1e400,"a":12.50,"level":1e0}"#),
        ("1e400", "-0"),
    ] {
        let text = product(id, extra);
        let record: Record = serde_json::from_str(&text).unwrap();
        assert_eq!(record, Record::read(text.as_bytes()).unwrap());
        assert_eq!((record.id(), record.extra()), (id, Some(extra)));
        let again: Record = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
        assert_eq!(again, record);
    }
    let huge = product("1", "1").replace("\"1.1\":3", "\"1.1\":18446744073709551616");
    let fault = serde_json::from_str::<Record>(&huge)
        .unwrap_err()
        .to_string();
    assert!(
        fault.starts_with(
            "scorecards[0].1.1: level 18446744073709551616 out of range: expected 0 to 3"
        ),
        "{fault}"
    );
    let twice = product("1", "1").replace("\"1.1\":3", "\"1.1\":3,\"1.1\":3");
    let fault = serde_json::from_str::<Council>(&twice)
        .unwrap_err()
        .to_string();
    assert!(
        fault.starts_with("scorecards[0].1.1: duplicate key"),
        "{fault}"
    );
}
