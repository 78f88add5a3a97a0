//! What an error expects is worded so that it can be written at once.

use ocop_core::{
    Concept, Council, Edition, ErrorKind, InForceReason, Lang, Mean, NoteKind, Points, Rounding,
    Rules,
};

#[test]
fn a_name_outside_a_vocabulary_is_answered_with_the_names() {
    let concept = "nothing-like-it".parse::<Concept>().unwrap_err();
    let first = Concept::all().next().unwrap();
    for (lang, word) in [
        (Lang::En, "expected one of"),
        (Lang::Vi, "yêu cầu một trong"),
    ] {
        let message = concept.message_in(lang);
        assert!(
            message.contains(&format!("{word} `{}`", first.as_str())),
            "{message}"
        );
        assert!(!message.contains("::"), "{message}");
    }
    let reason = "filled".parse::<InForceReason>().unwrap_err();
    assert_eq!(
        reason.message(),
        "unknown reason `filled`: expected one of `filed`, `decided`, `within-transition`, `after-transition`, \
         `decision-day-unknown`, `transition-unknown`; the nearest is `filed`"
    );
    let read = serde_json::from_str::<NoteKind>("5")
        .unwrap_err()
        .to_string();
    assert!(read.contains("one of `requirement`, `info`"), "{read}");
}

#[test]
fn a_number_of_another_form_is_answered_with_its_form() {
    let points = "72.5".parse::<Points>().unwrap_err();
    assert_eq!(
        points.message(),
        "found the string `72.5`, expected a whole number from 0 to 65535"
    );
    assert_eq!(
        points.message_in(Lang::Vi),
        "giá trị là chuỗi `72.5`, yêu cầu số nguyên từ 0 đến 65535"
    );
    let mean = "72,5 điểm".parse::<Mean>().unwrap_err();
    assert!(
        mean.message()
            .starts_with("found the string `72,5 điểm`, expected a mean")
    );
    assert_eq!("72,5".parse(), Ok(Mean::new(145, 2).unwrap()));
    for error in [points, mean] {
        assert_eq!(error.kind(), ErrorKind::BadValue);
    }
}

#[test]
fn more_places_than_can_be_shown_are_refused() {
    for (places, refused) in [(20, false), (21, true), (99, true)] {
        let rules = Rules::default().shown(places, Rounding::Down);
        let typed = Council::of([Edition::E2026.sheet(7).unwrap().best()])
            .unwrap()
            .under(rules)
            .rate();
        let json = serde_json::from_str::<Rules>(&format!("{{\"places\":{places}}}"));
        assert_eq!(
            (typed.is_err(), json.is_err()),
            (refused, refused),
            "{places}"
        );
        if let Err(error) = typed {
            assert_eq!(
                (error.kind(), error.path()),
                (ErrorKind::BadValue, "rules.places")
            );
            assert_eq!(
                error.message(),
                format!("found {places} decimal places, expected at most 20")
            );
        }
    }
    let line = format!(
        r#"{{"id":"a","edition":"26/2026","set":7,"rules":{{"places":99}},"scorecards":[{}]}}"#,
        "{}"
    );
    let error = ocop_core::json::Record::read(line.as_bytes()).unwrap_err();
    let error = error.error();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::BadValue, "rules.places")
    );
}

#[test]
fn a_missing_member_of_an_object_is_named() {
    let line =
        br#"{"id":"a","edition":"26/2026","set":7,"attendance":{"chair":true},"scorecards":[]}"#;
    let error = ocop_core::json::Record::read(line).unwrap_err();
    let error = error.error();
    assert_eq!(error.path(), "attendance.members");
    assert_eq!(error.message(), "the member `members` is missing");
    assert_eq!(error.message_in(Lang::Vi), "thiếu trường `members`");
}
