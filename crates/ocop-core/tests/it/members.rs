//! Members and rounds: of a member's scorecards the one of the latest round counts alone.

use ocop_core::json::Record;
use ocop_core::meeting::Finding;
use ocop_core::minutes::{Difference, DifferenceKind, verify};
use ocop_core::{
    Attendance, Ballot, Council, Edition, ErrorKind, Interpretation, Lang, Points, Rules,
    Scorecard, Spread,
};
use serde_json::{Value, json};

use crate::util::full;

/// The best scorecard of 26/2026 set 7, and one of 5 points less.
fn cards() -> [Scorecard; 2] {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let lower = full(&sheet).choose("9", 0).unwrap();
    [full(&sheet), lower].map(|card| card.complete().unwrap())
}

/// The same as JSON.
fn choices() -> [Value; 2] {
    cards().map(|card| serde_json::to_value(card).unwrap())
}

fn named(card: &Scorecard, member: &str, round: u16) -> Ballot {
    card.clone().by(member).unwrap().in_round(round).unwrap()
}

fn product(scorecards: &Value) -> Value {
    json!({"id": "p", "edition": "26/2026", "set": 7, "scorecards": scorecards})
}

fn council(scorecards: &Value) -> Council {
    let line = product(scorecards).to_string();
    Record::read(line.as_bytes()).unwrap().council().clone()
}

#[track_caller]
fn refused(scorecards: &Value, error: &str, path: &str, message: &str) {
    let line = product(scorecards).to_string();
    let fault = Record::read(line.as_bytes()).unwrap_err();
    let fault = fault.error();
    let found = (fault.kind().as_str(), fault.path(), fault.message());
    assert_eq!(found, (error, path, message));
}

#[test]
fn a_ballot_says_whose_it_is_and_of_which_round() {
    let [full, lower] = cards();
    let ballot = named(&lower, "tv-1", 4);
    assert_eq!(ballot.member(), Some("tv-1"));
    assert_eq!((ballot.scorecard(), ballot.round()), (&lower, 4));
    let ballot = Ballot::from(&full);
    assert_eq!((ballot.member(), ballot.round()), (None, 1));
    assert_eq!(ballot.scorecard(), &full);
}

#[test]
fn the_latest_round_of_a_member_counts_alone_and_the_rating_says_so() {
    let [full, lower] = cards();
    let council = Council::of([
        named(&lower, "tv-1", 1),
        named(&lower, "tv-2", 4),
        named(&full, "tv-1", 2),
        named(&full, "tv-2", 3),
    ])
    .unwrap();
    assert_eq!(council.scorecards(), [lower, full]);
    let members: Vec<_> = council
        .members()
        .map(|member| (member.name(), member.place()))
        .collect();
    assert_eq!(members, [(Some("tv-2"), 2), (Some("tv-1"), 3)]);
    let aside: Vec<_> = council
        .set_aside()
        .map(|member| (member.place(), member.round()))
        .collect();
    assert_eq!(aside, [(1, 1), (4, 3)]);
    let rating = council.rate().unwrap();
    assert!(
        rating
            .interpretations()
            .any(|reading| reading == Interpretation::LatestRound)
    );
    let text = rating.explain(Lang::En).to_string();
    assert!(
        text.contains("Not counted   tv-1 (round 1), tv-2 (round 3)"),
        "{text}"
    );
}

#[test]
fn nothing_left_aside_is_no_interpretation() {
    let [full, lower] = cards();
    let council = Council::of([named(&full, "a", 2), named(&lower, "b", 1)]).unwrap();
    assert_eq!(council.set_aside().count(), 0);
    let rating = council.rate().unwrap();
    assert!(
        rating
            .interpretations()
            .all(|reading| reading != Interpretation::LatestRound)
    );
}

#[test]
fn unnamed_scorecards_are_each_a_member_whatever_their_round() {
    let [full, lower] = cards();
    let second = Ballot::from(lower.clone()).in_round(2).unwrap();
    let council = Council::of([full.clone().into(), second, named(&full, "2", 1)]).unwrap();
    assert_eq!(council.scorecards(), [full.clone(), lower, full]);
    let shown: Vec<_> = council.members().map(|member| member.to_string()).collect();
    assert_eq!(shown, ["1", "2", "2"]);
}

#[test]
fn a_member_twice_in_one_round_is_an_error_at_the_second() {
    let [full, lower] = cards();
    let twice = [
        named(&full, "a", 7),
        named(&full, "b", 1),
        named(&lower, " a\u{a0}", 7),
    ];
    let fault = Council::of(twice).unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::MemberTwice);
    assert_eq!(fault.path(), "scorecards[2].member");
    assert_eq!(fault.message(), "member `a` has two scorecards of round 7");
    let [full, lower] = choices();
    refused(
        &json!([
            {"member": "a", "choices": full},
            {"choices": lower},
            {"member": " a ", "round": 1, "choices": {}},
            {"member": "a", "round": 2, "choices": {}},
        ]),
        "member-twice",
        "scorecards[2].member",
        "member `a` has two scorecards of round 1",
    );
}

#[test]
fn names_are_trimmed_and_compared_exactly() {
    let [full, lower] = cards();
    let council = Council::of([
        named(&full, "A", 1),
        named(&lower, "a", 1),
        named(&lower, " A ", 2),
        named(&lower, "\u{1EBF}", 1),
        named(&lower, "e\u{302}\u{301}", 2),
    ])
    .unwrap();
    assert_eq!(council.scorecards().len(), 4);
    for empty in ["", " ", "\t\u{a0}"] {
        let fault = full.clone().by(empty).unwrap_err();
        assert_eq!(
            (fault.kind(), fault.path()),
            (ErrorKind::BadValue, "member")
        );
    }
    let fault = Ballot::from(&full).in_round(0).unwrap_err();
    assert_eq!((fault.kind(), fault.path()), (ErrorKind::BadValue, "round"));
}

#[test]
fn json_and_typed_councils_are_equal() {
    let [full, lower] = cards();
    let typed = Council::of([
        named(&lower, "12", 1),
        lower.clone().into(),
        named(&full, "12", 65_535),
        full.clone().into(),
        Ballot::from(&full).in_round(3).unwrap(),
    ]);
    let [full, lower] = choices();
    let read = council(&json!([
        {"member": 12, "choices": lower},
        lower,
        {"round": 65_535, "member": " 12 ", "choices": full},
        {"choices": full},
        {"round": 3, "choices": full},
    ]));
    assert_eq!(read, typed.unwrap());
}

#[test]
fn a_scorecard_that_does_not_count_need_not_be_right() {
    let [full, _] = choices();
    for wrong in [
        json!({}),
        json!({"1.1": 99}),
        json!({"no-key": [{}], "1.1": null, "1.2": {"x": 1}}),
    ] {
        let later = json!({"member": "a", "round": 2, "choices": full});
        let council = council(&json!([{"member": "a", "choices": wrong}, later]));
        assert_eq!(council.mean().to_string(), "100");
    }
    let later = json!({"member": "a", "round": 2, "choices": full});
    let card = |card: Value| json!([card, later]);
    let a_card = "expected an object of criterion keys and levels";
    let a_round = "expected a round from 1 to 65535";
    let a_name = "expected the name of a member";
    for (wrong, path, message) in [
        (
            json!({"member": "a", "choices": 5}),
            ".choices",
            format!("found the number 5, {a_card}"),
        ),
        (
            json!({"member": "a", "choices": null}),
            ".choices",
            format!("found null, {a_card}"),
        ),
        (
            json!({"member": "a", "choices": [{}]}),
            ".choices",
            format!("found a list, {a_card}"),
        ),
        (
            json!({"member": null, "choices": {}}),
            ".member",
            format!("found null, {a_name}"),
        ),
        (
            json!({"member": true, "choices": {}}),
            ".member",
            format!("found a truth value, {a_name}"),
        ),
        (
            json!({"member": "  ", "choices": {}}),
            ".member",
            format!("found an empty name, {a_name}"),
        ),
        (
            json!({"member": "a", "round": 0, "choices": {}}),
            ".round",
            format!("found the number 0, {a_round}"),
        ),
        (
            json!({"member": "a", "round": 65_536, "choices": {}}),
            ".round",
            format!("found the number 65536, {a_round}"),
        ),
        (
            json!({"member": "a", "round": -1, "choices": {}}),
            ".round",
            format!("found the number -1, {a_round}"),
        ),
        (
            json!({"member": "a", "round": 1.0, "choices": {}}),
            ".round",
            format!("found the number 1.0, {a_round}"),
        ),
        (
            json!({"member": "a", "round": "1", "choices": {}}),
            ".round",
            format!("found the string `1`, {a_round}"),
        ),
        (
            json!({"member": "a", "round": null, "choices": {}}),
            ".round",
            format!("found null, {a_round}"),
        ),
        (json!("a"), "", format!("found the string `a`, {a_card}")),
    ] {
        refused(
            &card(wrong),
            "bad-value",
            &format!("scorecards[0]{path}"),
            &message,
        );
    }
}

#[test]
fn paths_keep_the_index_in_the_list_as_given() {
    let [full, lower] = choices();
    let mut wrong = full.clone();
    wrong["5.2"] = json!(9);
    refused(
        &json!([
            {"member": "a", "choices": full},
            {"member": "b", "choices": lower},
            {"member": "a", "round": 2, "choices": wrong},
        ]),
        "level-out-of-range",
        "scorecards[2].5.2",
        "level 9 out of range: expected 1 to 3",
    );
    let line =
        r#"{"id":1,"scorecards":[{"member":"a","choices":{"1.1":{"case":"a","case":"b"}}}]}"#;
    let fault = Record::read(line.as_bytes()).unwrap_err();
    assert_eq!(fault.error().path(), "scorecards[0].1.1.case");
}

#[test]
fn a_plan_needs_exactly_one_scorecard_that_counts() {
    let [full, lower] = choices();
    let plan = |cards: &Value| {
        let line = product(cards).to_string();
        let rated = Record::read(line.as_bytes()).unwrap().rate().with_plans();
        serde_json::to_value(rated).unwrap().get("plan").cloned()
    };
    let two =
        json!([{"member": "a", "choices": full}, {"member": "a", "round": 2, "choices": lower}]);
    assert!(plan(&two).is_some());
    assert!(plan(&json!([{"member": "a", "choices": full}, lower])).is_none());
}

#[test]
fn findings_name_members_and_give_their_places() {
    let [full, lower] = cards();
    let council = Council::of([
        named(&lower, "tv-9", 1),
        named(&full, "Nguyễn Văn A", 1),
        lower.into(),
        named(&full, "tv-9", 2),
    ]);
    let rules = Rules::default().spread(Spread::less_than(Points::new(2)));
    let council = council.unwrap().under(rules);
    let rating = council.rate().unwrap();
    let findings = rating.meeting().findings();
    let below = findings
        .iter()
        .find(|finding| matches!(finding, Finding::Below { .. }));
    assert_eq!(
        below.unwrap().explain(Lang::En),
        "Member 3 (95) is 5 points below members Nguyễn Văn A (100), tv-9 (100)"
    );
    let places: Vec<_> = below
        .unwrap()
        .members()
        .iter()
        .map(|member| member.place())
        .collect();
    assert_eq!(places, [3, 2, 4]);
    let answer = serde_json::to_value(&rating).unwrap();
    let pairs: Vec<_> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|finding| finding.get("members"))
        .collect();
    assert_eq!(pairs, [&json!([3, 2]), &json!([3, 4])]);
}

#[test]
fn those_present_are_the_scorecards_that_count() {
    let [full, lower] = cards();
    let council = Council::of([named(&lower, "a", 1), named(&full, "a", 2), full.into()]).unwrap();
    let council = council.attended(Attendance {
        members: 2,
        chair: true,
    });
    assert_eq!(council.rate().unwrap().meeting().quorum_unmet(), []);
    let council = council.attended(Attendance {
        members: 1,
        chair: true,
    });
    let unmet = council.rate().unwrap().meeting().quorum_unmet();
    assert_eq!(unmet[0].as_str(), "more-than-appointed");
}

#[test]
fn minutes_keep_members_and_rounds_and_verify_them() {
    let [full, lower] = cards();
    let council = Council::of([
        named(&lower, "tv-1", 1),
        named(&full, "tv-2", 1),
        named(&full, "tv-1", 2),
        lower.into(),
    ])
    .unwrap();
    let minutes = council.rate().unwrap().minutes().unwrap();
    assert!(verify(minutes.as_json().as_bytes()).unwrap().is_verified());
    assert_eq!(minutes.council().unwrap(), council);
    let json: Value = serde_json::from_str(minutes.as_json()).unwrap();
    let cards = &json["minutes"]["scorecards"];
    assert_eq!(cards[0], json!({"member": "tv-1"}));
    assert_eq!(
        (&cards[2]["member"], &cards[2]["round"]),
        (&json!("tv-1"), &json!(2))
    );
    assert!(cards[3].get("member").is_none());

    let found = |from: &str, to: &str| {
        let changed = minutes.as_json().replacen(from, to, 1);
        assert_ne!(changed, minutes.as_json());
        verify(changed.as_bytes()).unwrap().differences().to_vec()
    };
    let impossible = |from: &str, to: &str| {
        let found = found(from, to);
        let kind = DifferenceKind::ImpossibleCouncil;
        let one = found.iter().find(|found| found.kind() == kind).unwrap();
        Lang::ALL.map(|lang| one.explain(lang).to_owned())
    };
    assert_eq!(
        impossible(r#"{"member":"tv-1"}"#, r#"{"member":"tv-3"}"#),
        [
            "Không thể có hội đồng như biên bản ghi: phiếu không có lựa chọn nào, nhưng thành viên không có phiếu của vòng sau",
            "The recorded council is not possible: found no choices, but no scorecard of a later round",
        ]
    );
    assert_eq!(
        impossible(r#","member":"tv-2"}"#, r#","member":"tv-1"}"#),
        [
            "Không thể có hội đồng như biên bản ghi: thành viên `tv-1` có hai phiếu trong vòng 1",
            "The recorded council is not possible: member `tv-1` has two scorecards of round 1",
        ]
    );
    assert_eq!(
        impossible(r#","member":"tv-2"}"#, r#","member":"tv-1","round":3}"#),
        [
            "Không thể có hội đồng như biên bản ghi: phiếu có lựa chọn, nhưng thành viên đã có phiếu của vòng sau",
            "The recorded council is not possible: found choices, but another scorecard of a later round",
        ]
    );
    let found = found(r#""round":2"#, r#""round":3"#);
    let kinds: Vec<_> = found.iter().map(Difference::kind).collect();
    assert!(kinds.contains(&DifferenceKind::DigestDiffers), "{kinds:?}");
}

#[test]
fn minutes_of_another_member_or_round_differ() {
    let [full, _] = cards();
    let minutes = |ballot: Ballot| {
        Council::of([ballot])
            .unwrap()
            .rate()
            .unwrap()
            .minutes()
            .unwrap()
    };
    let ours = minutes(named(&full, "tv-1", 1));
    for other in [
        named(&full, "tv-2", 1),
        named(&full, "tv-1", 2),
        full.clone().into(),
    ] {
        let found = ours.differences(&minutes(other)).unwrap();
        let kinds: Vec<_> = found.iter().map(Difference::kind).collect();
        assert_eq!(kinds, [DifferenceKind::MembersChanged]);
    }
    let found = ours.differences(&minutes(named(&full, "tv-2", 3))).unwrap();
    let texts: Vec<_> = found.iter().map(|found| found.explain(Lang::En)).collect();
    assert_eq!(
        texts,
        [
            "The member of scorecard 1: the minutes record `tv-1`, the other minutes record `tv-2`",
            "The round of scorecard 1: the minutes record `1`, the other minutes record `3`",
        ]
    );
}
