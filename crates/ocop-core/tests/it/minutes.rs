//! Minutes: the same bytes for the same meeting, and every later change found and named.

use ocop_core::minutes::{Difference, DifferenceKind, Digest, Verified, verify, verify_against};
use ocop_core::{
    Attendance, Choice, Council, Criterion, Edition, ErrorKind, Lang, Minutes, Points, Quorum,
    RequirementRule, Rounding, Rules, Scorecard, Sheet, Spread, Tier,
};
use serde_json::{Value, json};
use testkit::effort::sample;

use crate::laws::builder;
use crate::util::{full, rows, sheet_of, sheets};

const TABLES: &str = include_str!("../data/table-digests.tsv");
const GOLDEN: &str = include_str!("../data/minutes.json");

/// The council of the file `tests/data/minutes.json`.
pub(crate) fn council() -> Council {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let full = full(&sheet);
    let cards = [
        full.clone(),
        full.clone().choose("1.5", 3).unwrap(),
        full.choose("1.1", 0).unwrap().choose("1.5", 3).unwrap(),
    ];
    let cards = cards.map(|builder| builder.complete().unwrap());
    let rules = Rules::default()
        .requirement(RequirementRule::Majority)
        .spread(Spread::less_than(Points::new(3)))
        .quorum(Quorum::share(3, 4).unwrap().with_chair())
        .common(["story", "legal-form"].map(|id| id.parse().unwrap()))
        .shown(3, Rounding::HalfUp);
    Council::of(cards)
        .unwrap()
        .decided_on("2026-07-10".parse().unwrap())
        .under(rules)
        .attended(Attendance {
            members: 3,
            chair: true,
        })
}

pub(crate) fn minutes() -> Minutes {
    let minutes = council().rate().unwrap().minutes().unwrap();
    minutes.for_product("Mít sấy Hòa Bình").unwrap()
}

/// A council with a ground, of one member, on a sheet with cases.
pub(crate) fn small() -> Minutes {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    council.rate().unwrap().minutes().unwrap()
}

pub(crate) fn tree(minutes: &Minutes) -> Value {
    serde_json::from_str(minutes.as_json()).unwrap()
}

/// The canonical text, by the library that the crate uses too.
pub(crate) fn text(tree: &Value) -> String {
    serde_json_canonicalizer::to_string(tree).unwrap()
}

fn digest(tree: &Value) -> String {
    Digest::of_bytes(text(tree).as_bytes()).to_string()
}

/// The result of a change after which all digests are computed again.
pub(crate) fn resealed(mut tree: Value) -> String {
    let minutes = tree["minutes"].as_object().unwrap();
    let mut digests = json!({});
    for (name, value) in minutes {
        match name.as_str() {
            "format" | "edition" | "set" | "table" | "digests" => {}
            "rules" => {
                for (rule, value) in value.as_object().unwrap() {
                    digests[format!("rules.{rule}")] = digest(value).into();
                }
            }
            "scorecards" => {
                for (index, card) in value.as_array().unwrap().iter().enumerate() {
                    digests[format!("scorecards[{index}]")] = digest(card).into();
                }
            }
            name => digests[name] = digest(value).into(),
        }
    }
    tree["minutes"]["digests"] = digests;
    tree["sha256"] = digest(&tree["minutes"]).into();
    text(&tree)
}

pub(crate) fn checked(json: &str) -> Verified {
    verify(json.as_bytes()).unwrap()
}

pub(crate) fn of_kind(verified: &Verified, kind: DifferenceKind) -> Vec<&Difference> {
    let found = verified.differences().iter();
    found.filter(|found| found.kind() == kind).collect()
}

/// The kinds of differences, with their subjects.
pub(crate) fn reported(verified: &Verified) -> Vec<String> {
    let found = verified.differences().iter();
    found
        .map(|found| match found.subject() {
            Some(subject) => format!("{} {subject}", found.kind()),
            None => found.kind().to_string(),
        })
        .collect()
}

fn line(sheet: &Sheet) -> String {
    let (edition, set, digest) = (sheet.edition(), sheet.number(), sheet.digest().unwrap());
    format!("{edition}\t{set}\t{digest}")
}

#[test]
fn the_facts_of_every_sheet_have_the_digest_that_was_written_down() {
    let mut seen = 0;
    for row in rows(TABLES) {
        let sheet = sheet_of(&row);
        assert_eq!(
            sheet.digest().unwrap().to_string(),
            row("sha256"),
            "{sheet}"
        );
        seen += 1;
    }
    assert_eq!((seen, sheets().len()), (77, 77));
}

#[test]
#[ignore = "prints the lines of tests/data/table-digests.tsv"]
fn the_line_of_every_sheet() {
    for sheet in sheets() {
        println!("{}", line(&sheet));
    }
}

#[test]
fn facts_are_canonical_and_without_wordings() {
    for sheet in sheets() {
        let facts = sheet.facts().unwrap();
        assert_eq!(text(&serde_json::from_str(&facts).unwrap()), facts);
        let criteria = || sheet.criteria();
        let labels = criteria()
            .flat_map(Criterion::levels)
            .map(ocop_core::Level::label);
        let labels = labels.chain(criteria().map(Criterion::label));
        for label in labels {
            for lang in Lang::ALL {
                let label = format!("\"{}\"", label.get(lang));
                assert!(!facts.contains(&label), "{sheet}: {label}");
            }
        }
    }
}

#[test]
fn a_council_of_three_under_its_rules_has_these_minutes_byte_for_byte() {
    assert_eq!(minutes().as_json(), GOLDEN);
    assert_eq!(text(&serde_json::from_str(GOLDEN).unwrap()), GOLDEN);
    assert_eq!(resealed(serde_json::from_str(GOLDEN).unwrap()), GOLDEN);
    let verified = verify_against(GOLDEN.as_bytes(), minutes().sha256()).unwrap();
    assert_eq!(reported(&verified), [""; 0]);
    assert_eq!(*verified.minutes(), minutes());
    assert_eq!(verified.minutes().council().unwrap(), council());
    assert_eq!(verified.minutes().product(), Some("Mít sấy Hòa Bình"));
}

#[test]
#[ignore = "prints tests/data/minutes.json, without a line break at its end"]
fn the_minutes_of_three() {
    print!("{}", minutes());
}

#[test]
fn minutes_of_every_sheet_are_verified() {
    for (index, sheet) in sheets().iter().enumerate() {
        let seed = |step: usize| -> Vec<u16> {
            let numbers = (0..64).map(|place| place * place * step + index * 7);
            numbers
                .map(|number| u16::try_from(number).unwrap())
                .collect()
        };
        let cards = [1, 5, 9].map(|step| builder(sheet, &seed(step)).complete().unwrap());
        let mut council = Council::of(cards).unwrap().at(Tier::ALL[index % 3]);
        if let Some(ground) = sheet.grounds().nth(index % 4) {
            council = council.with_ground(ground.id()).unwrap();
        }
        let minutes = council.rate().unwrap().minutes().unwrap();
        let verified = checked(minutes.as_json());
        assert_eq!(reported(&verified), [""; 0], "{sheet}");
        assert_eq!(*verified.minutes(), minutes);
        assert_eq!(verified.minutes().council().unwrap(), council);
        assert_eq!(minutes.table(), sheet.digest().unwrap());
        assert_eq!(resealed(tree(&minutes)), minutes.as_json());
    }
}

#[test]
fn the_order_of_grounds_changes_nothing() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = full(&sheet).complete().unwrap();
    let ids: Vec<_> = sheet
        .grounds()
        .map(ocop_core::DisqualificationGround::id)
        .collect();
    let with = |ids: Vec<&str>| {
        let council = Council::of([card.clone()]).unwrap();
        let council = ids
            .into_iter()
            .try_fold(council, Council::with_ground)
            .unwrap();
        council.rate().unwrap().minutes().unwrap()
    };
    let forward = with(ids.clone());
    assert_eq!(with(ids.into_iter().rev().collect()), forward);
    assert!(checked(forward.as_json()).is_verified());
}

/// Every other choice of a member's scorecard, and none, is reported for this criterion only.
#[track_caller]
fn every_change_is_named(minutes: &Minutes, member: usize, card: &Scorecard) {
    let sheet = card.sheet();
    for criterion in sample(3, sheet.criteria()) {
        let own = card.choice(criterion.key());
        let others = criterion.choices().map(Some).chain([None]);
        for other in others.filter(|&other| other != own) {
            let mut tree = tree(minutes);
            let choices = &mut tree["minutes"]["scorecards"][member - 1]["choices"];
            let choices = choices.as_object_mut().unwrap();
            match other {
                Some(choice) => {
                    let choice = serde_json::to_value(choice).unwrap();
                    choices.insert(criterion.key().to_owned(), choice);
                }
                None => {
                    choices.remove(criterion.key());
                }
            }
            let name = format!("{sheet} {} {other:?}", criterion.key());
            let naive = resealed(tree.clone());
            for json in [text(&tree), naive.clone()] {
                let verified = verify_against(json.as_bytes(), minutes.sha256()).unwrap();
                let found = of_kind(&verified, DifferenceKind::ChoiceChanged);
                assert_eq!(found.len(), 1, "{name}");
                let (found, shown) = (found[0], |choice: Option<Choice>| {
                    choice.map(|choice| choice.to_string())
                });
                assert_eq!(found.subject(), Some(criterion.key()), "{name}");
                assert_eq!(found.member(), Some(member), "{name}");
                assert_eq!(found.recorded(), shown(other).as_deref(), "{name}");
                assert_eq!(found.expected(), shown(own).as_deref(), "{name}");
                assert_eq!(
                    of_kind(&verified, DifferenceKind::OtherMinutes).len(),
                    1,
                    "{name}"
                );
                let stale = of_kind(&verified, DifferenceKind::DigestDiffers).len();
                assert_eq!(stale, if json == naive { 0 } else { 2 }, "{name}");
            }
        }
    }
}

#[test]
fn every_changed_choice_is_named_with_and_without_new_digests() {
    for (index, card) in council().scorecards().iter().enumerate() {
        every_change_is_named(&minutes(), index + 1, card);
    }
    let cases = small();
    every_change_is_named(&cases, 1, &cases.council().unwrap().scorecards()[0]);
}

#[test]
fn a_changed_choice_is_named_on_every_sheet() {
    for sheet in sheets() {
        let card = full(&sheet).complete().unwrap();
        let minutes = Council::of([card])
            .unwrap()
            .rate()
            .unwrap()
            .minutes()
            .unwrap();
        for criterion in sample(5, sheet.criteria()) {
            let other = criterion
                .choices()
                .find(|&choice| choice != criterion.best());
            let Some(other) = other else { continue };
            let mut tree = tree(&minutes);
            let other = serde_json::to_value(other).unwrap();
            tree["minutes"]["scorecards"][0]["choices"][criterion.key()] = other;
            let verified = checked(&resealed(tree));
            let found = of_kind(&verified, DifferenceKind::ChoiceChanged);
            let subjects: Vec<_> = found.iter().map(|found| found.subject()).collect();
            assert_eq!(subjects, [Some(criterion.key())], "{sheet}");
        }
    }
}

#[test]
fn a_key_with_a_vietnamese_letter_is_recorded_and_named() {
    let sheet = Edition::E2023.sheet(1).unwrap();
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    let json = council.rate().unwrap().minutes().unwrap().to_string();
    assert!(json.contains("\"1.e\":") && json.contains("\"1.đ\":3"));
    let verified = checked(&json.replace("\"1.đ\":3", "\"1.đ\":1"));
    let found = of_kind(&verified, DifferenceKind::ChoiceChanged)[0];
    assert_eq!(found.path(), "minutes.scorecards[0].choices.1.đ");
    let said = "Thành viên 1, 148/2023, bộ 1, 1.đ: biên bản ghi mức 1, mã phiếu chấm ghi mức 3";
    assert_eq!(found.explain(Lang::Vi), said);
}

#[test]
fn an_impossible_choice_is_named_and_the_rating_is_left() {
    for (choice, fault) in [
        (json!(9), "level 9 out of range: expected 0 to 3"),
        (
            json!({"case": "a", "level": 1}),
            "unexpected case `a`: the criterion has no cases",
        ),
    ] {
        let mut tree = tree(&minutes());
        tree["minutes"]["scorecards"][1]["choices"]["1.1"] = choice;
        let verified = checked(&resealed(tree));
        assert_eq!(
            reported(&verified),
            ["choice-changed 1.1", "impossible-scorecard"]
        );
        let found = &verified.differences()[1];
        assert_eq!(found.path(), "minutes.scorecards[1].choices.1.1");
        let said = format!("The choices of member 2 do not form a scorecard: {fault}");
        assert_eq!(found.explain(Lang::En), said);
        let fault = verified.minutes().council().unwrap_err();
        assert_eq!(fault.path(), "scorecards[1].choices.1.1");
    }
    let mut tree = tree(&minutes());
    tree["minutes"]["scorecards"][0]["choices"]["99"] = json!(1);
    let verified = checked(&resealed(tree));
    assert_eq!(
        reported(&verified),
        ["choice-changed 99", "impossible-scorecard"]
    );
}

#[test]
fn a_changed_code_is_found() {
    let other = full(minutes().sheet()).complete().unwrap().edit();
    let other = other.choose("2.3", 0).unwrap().complete().unwrap();
    for (code, wanted) in [
        (
            other.code().unwrap().to_string(),
            vec!["choice-changed 2.3"],
        ),
        ("26-07-1B1XA-Y92M-K8W2-MG".to_owned(), vec!["code-changed"]),
        ("26-26-00000-0000-0000-AY".to_owned(), vec!["code-changed"]),
        (String::new(), vec!["code-changed"]),
    ] {
        let mut tree = tree(&minutes());
        tree["minutes"]["scorecards"][0]["code"] = code.into();
        assert_eq!(reported(&checked(&resealed(tree))), wanted);
    }
}

#[test]
fn a_custom_sheet_has_no_minutes() {
    let sheet = Edition::E2026.sheet(7).unwrap().to_spec().build().unwrap();
    let rating = Council::of([full(&sheet).complete().unwrap()])
        .unwrap()
        .rate()
        .unwrap();
    let fault = rating.minutes().unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::CustomSheet);
    let said = "custom sheet of 26/2026 set 7 has no minutes: a sheet of the law is required";
    assert_eq!(fault.to_string(), said);
    assert_eq!(sheet.digest().unwrap_err().kind(), ErrorKind::CustomSheet);
}

#[test]
fn minutes_serialize_to_the_same_members() {
    let value = serde_json::to_value(minutes()).unwrap();
    assert_eq!(text(&value), minutes().as_json());
}
