//! Lines rated one after another: the same bytes as line by line, and no allocation.

use ocop_batch::LineRater;
use ocop_core::json::Record;
use ocop_core::{Criterion, Sheet};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use testkit::cases::{EDGES, RATING as CASES};
use testkit::effort::sample;
use testkit::hostile::measure;

use crate::util::{full, sheets, worth};

/// The answer to a line that is parsed and rated on its own.
fn alone(line: &[u8], number: u64) -> (bool, String) {
    let answer = match Record::read(line) {
        Ok(record) => (true, serde_json::to_string(&record.rate())),
        Err(error) => (false, serde_json::to_string(&error.at_line(number))),
    };
    (answer.0, format!("{}\n", answer.1.unwrap()))
}

/// Compares both paths, and returns whether the fast one was taken.
#[track_caller]
fn same(rater: &mut LineRater, line: &[u8]) -> bool {
    let fast = rater.on_fast_path();
    let mut answers = b"before\n".to_vec();
    let rated = rater.rate(line, 7, &mut answers);
    let (wanted, text) = alone(line, 7);
    let found = String::from_utf8(answers).unwrap();
    let shown = String::from_utf8_lossy(line);
    assert_eq!(found.strip_prefix("before\n"), Some(&*text), "{shown}");
    assert_eq!(rated, wanted, "{shown}");
    rater.on_fast_path() > fast
}

/// A usual line with these scorecards.
fn line(sheet: &Sheet, cards: &[Value]) -> String {
    let (edition, set) = (sheet.edition(), sheet.number());
    // In the order of the sheet, which a `Value` does not keep.
    let cards: Vec<String> = cards.iter().map(|card| in_order(sheet, card)).collect();
    let cards = cards.join(",");
    format!(r#"{{"id":"p-1","edition":"{edition}","set":{set},"scorecards":[{cards}]}}"#)
}

fn in_order(sheet: &Sheet, card: &Value) -> String {
    let keys = sheet.criteria().map(Criterion::key);
    let entries: Vec<String> = keys
        .filter_map(|key| Some(format!("\"{key}\":{}", card.get(key)?)))
        .collect();
    format!("{{{}}}", entries.join(","))
}

/// The best scorecard of a sheet as JSON.
fn best(sheet: &Sheet) -> Value {
    serde_json::to_value(full(sheet).complete().unwrap()).unwrap()
}

#[test]
fn every_line_of_the_shared_cases_has_the_same_bytes() {
    let mut rater = LineRater::new();
    for text in CASES.lines().chain(EDGES.lines()) {
        same(&mut rater, text.as_bytes());
        for change in [
            text.replace(',', ", ").replace(':', ": "),
            format!("\u{feff}{text}\r"),
            format!(" {text} "),
            text.replacen('{', "{\"scorecards\":0,", 1),
            text.replacen("\"scorecards\":", "\"x\":", 1),
            text.replacen("\"scorecards\":", "\"x\":{},\"scorecards\" :", 1),
            text.replacen("\"set\":", "\"level\":\"centre\",\"set\":", 1),
            text.replacen("\"set\":", "\"grounds\":[],\"set\":", 1),
            text.replacen("\"set\":", "\"filed\":\"2026-07-10\",\"set\":", 1),
            text.replacen("\"set\":", "\"draft\":true,\"set\":", 1),
            text.replacen("\"set\":", "\"ground\":[],\"set\":", 1),
            text.replacen("\"set\":", "\"extra\":{\"a\": 1.50},\"set\":", 1),
            text.replacen("\"scorecards\":[", "\"scorecards\":[{\"choices\":{}},", 1),
            text.replacen("\"scorecards\":[{", "\"scorecards\":[{\"member\":\"a\",", 1),
            text.replacen("\"id\":\"", "\"id\":\"\\u00e9", 1),
            text.replacen("\"id\":\"", "\"id\":\"é\\", 1),
        ] {
            same(&mut rater, change.as_bytes());
        }
    }
}

#[test]
fn every_usual_line_of_the_shared_cases_takes_the_fast_path() {
    let mut rater = LineRater::new();
    let unusual = [
        "grounds",
        "filed",
        "decided",
        "dossier_kind",
        "rules",
        "attendance",
    ];
    for text in CASES.lines() {
        let case: Value = serde_json::from_str(text).unwrap();
        if !alone(text.as_bytes(), 7).0 || unusual.iter().any(|key| case.get(key).is_some()) {
            continue;
        }
        assert!(same(&mut rater, text.as_bytes()), "{text}");
        let spaced = text.replace(',', ", ").replace(':', ": ");
        assert!(same(&mut rater, spaced.as_bytes()), "{spaced}");
        // In the order of code points, as many programs write keys.
        assert!(same(&mut rater, case.to_string().as_bytes()), "{case}");
    }
    assert!(rater.on_fast_path() > 3 * 1400);
}

#[test]
fn every_choice_of_every_criterion_has_the_same_bytes_on_the_fast_path() {
    let mut rater = LineRater::new();
    for sheet in sheets() {
        let card = best(&sheet);
        for criterion in sample(5, sheet.criteria()) {
            for choice in criterion.choices() {
                let mut card = card.clone();
                card[criterion.key()] = serde_json::to_value(choice).unwrap();
                for dependent in sheet
                    .criteria()
                    .filter(|other| other.requires() == Some(criterion))
                {
                    let without = worth(criterion, choice) == 0;
                    let text = line(&sheet, &[card.clone()]);
                    // Without a story its structure is left out, or refused if it has points.
                    assert_eq!(same(&mut rater, text.as_bytes()), !without, "{text}");
                    if without {
                        card.as_object_mut().unwrap().remove(dependent.key());
                    }
                }
                let text = line(&sheet, &[card]);
                assert!(same(&mut rater, text.as_bytes()), "{text}");
            }
            for odd in [
                json!(6),
                json!(9),
                json!(10),
                json!(200),
                json!(-1),
                json!(1.0),
                json!("1"),
                json!(null),
                json!({"level": 1}),
                json!({"case": "a", "level": 1}),
                json!({"case": "c", "level": 1}),
                json!({"case": "b", "level": 9}),
                json!([1]),
            ] {
                let mut card = card.clone();
                card[criterion.key()] = odd;
                same(&mut rater, line(&sheet, &[card]).as_bytes());
            }
            let mut card = card.clone();
            card.as_object_mut().unwrap().remove(criterion.key());
            let story = criterion.requires().is_some();
            assert!(
                !same(&mut rater, line(&sheet, &[card]).as_bytes()),
                "{story}"
            );
        }
    }
}

#[test]
fn councils_of_one_to_nine_have_the_same_bytes_on_the_fast_path() {
    let mut rater = LineRater::new();
    for sheet in sheets() {
        for members in 1..=9 {
            let cards: Vec<Value> = (0..members)
                .map(|member| {
                    let mut card = best(&sheet);
                    for criterion in sheet.criteria() {
                        if (criterion.index() + member) % 4 == 0 && criterion.requires().is_none() {
                            let choices: Vec<_> = criterion.choices().collect();
                            let choice = choices[(criterion.index() * 7 + member) % choices.len()];
                            let is_story = sheet
                                .criteria()
                                .any(|other| other.requires() == Some(criterion));
                            if !(is_story && worth(criterion, choice) == 0) {
                                card[criterion.key()] = serde_json::to_value(choice).unwrap();
                            }
                        }
                    }
                    card
                })
                .collect();
            let text = line(&sheet, &cards);
            assert!(same(&mut rater, text.as_bytes()), "{text}");
        }
    }
}

#[test]
fn usual_members_take_the_fast_path_and_others_do_not() {
    let sheet = &sheets()[6];
    let text = line(sheet, &[best(sheet)]);
    let mut rater = LineRater::new();
    let with = |member: &str| text.replacen("\"set\"", &format!("{member},\"set\""), 1);
    for member in [
        r#""extra":null"#,
        r#""extra":"" "#,
        r#""extra":[1,-2,3.5,true,"é",{"a":{"a":[]}}]"#,
        r#""extra":{ "a" : [ 1.50 , 12345678901234567890.10 ] }"#,
        r#""extra" : "scorecards" "#,
        r#""extra":-0.0"#,
        r#""tier":"centre""#,
        r#""tier":"district""#,
        r#""level":"centre""#,
        r#""level":"district""#,
        r#""extra":{"tên":"tên"}"#,
        r#""tier":"centre","extra":{"tier":"district","level":{}}"#,
    ] {
        assert!(same(&mut rater, with(member).as_bytes()), "{member}");
    }
    for member in [
        r#""x":1"#,
        r#""tên":"tên""#,
        r#""ground":["forged-dossier"]"#,
        r#""Tier":"centre""#,
        r#""extra":"\n""#,
        r#""extra":"\"scorecards\":[{""#,
        r#""extra":{"scorecards":0}"#,
        r#""extra":{"scorecards":[{"1.1":1}]}"#,
        r#""extra":{"a":1,"a":1}"#,
        r#""extra":[{"a":1,"a":1}]"#,
        r#""extra":1e999"#,
        r#""extra":[[[[[[[[[1]]]]]]]]]"#,
        r#""extra":01"#,
        r#""extra":}"#,
        r#""extra":"#,
        r#""extra""#,
        r#""extra":1,"extra":1"#,
        "\"extra\":[1,\n2]",
        "\"extra\":[1,\r2]",
        r#""x":"\n""#,
        r#""\n":1"#,
        r#""x":"\"scorecards\":[{""#,
        r#""x":{"scorecards":0}"#,
        r#""x":{"scorecards":[]}"#,
        r#""x":{"a":1,"a":1}"#,
        r#""x":[{"a":1,"a":1}]"#,
        r#""x":1e999"#,
        r#""x":[[[[[[[[[1]]]]]]]]]"#,
        r#""x":01"#,
        r#""x":}"#,
        r#""x":"#,
        r#""x""#,
        r#""scorecards":0"#,
        r#""scorecards":[]"#,
        r#""set":7"#,
        r#""tier":"commune""#,
        r#""tier":null"#,
        r#""level":"commune""#,
        r#""level":null"#,
        r#""tier":"centre","level":"centre""#,
        r#""draft":true"#,
        r#""draft":false"#,
        r#""rules":{}"#,
        r#""attendance":{"members":3,"chair":true}"#,
        r#""decided":"2026-07-10""#,
        r#""dossier_kind":"first""#,
        r#""grounds":["forged-dossier"]"#,
    ] {
        let text = with(member);
        // An object whose first `scorecards` is not the product's goes to the reference path.
        assert!(!same(&mut rater, text.as_bytes()), "{text}");
    }
    for form in [
        "",
        "\"member\":\"a\",",
        "\"round\":2,",
        "\"member\":7,\"round\":9,",
        "\"rond\":1,",
    ] {
        let named = text.replacen(
            "\"scorecards\":[",
            &format!("\"scorecards\":[{{{form}\"choices\":"),
            1,
        );
        let named = named.replacen("}]", "}}]", 1);
        assert!(!same(&mut rater, named.as_bytes()), "{named}");
        assert_eq!(
            alone(named.as_bytes(), 1).0,
            !form.contains("rond"),
            "{named}"
        );
    }
    for (id, fast) in [
        ("7", true),
        ("-7.50", true),
        ("12345678901234567890123", true),
        ("1e999", true),
        ("\"\"", true),
        ("\"\u{7f}é🌶\"", true),
        ("\"a\\u0062\"", false),
        ("\"\u{1}\"", false),
        ("null", false),
        ("[1]", false),
        ("01", false),
        ("-", false),
    ] {
        let text = text.replacen("\"p-1\"", id, 1);
        assert_eq!(same(&mut rater, text.as_bytes()), fast, "{text}");
    }
    for set in ["0", "27", "65535", "65536", "7.0", "-0", "\"7\"", "null"] {
        let text = text.replacen("\"set\":7", &format!("\"set\":{set}"), 1);
        assert!(!same(&mut rater, text.as_bytes()), "{text}");
    }
}

#[test]
fn lines_that_are_like_one_before_have_the_same_bytes() {
    for set in [7, 26] {
        let sheet = &sheets()[set - 1];
        let text = line(sheet, &[best(sheet), best(sheet)]);
        let forms = [
            text.clone(),
            text.replace(',', ", ").replace(':', ": "),
            text.replacen("\"id\"", "\"tier\":\"centre\",\"id\"", 1),
            text.replacen("]}", "],\"tier\":\"centre\"} ", 1),
        ];
        for form in &forms {
            let mut rater = LineRater::new();
            assert!(same(&mut rater, form.as_bytes()), "{form}");
            for id in [
                "",
                "q",
                "p-1,\"",
                "p\\",
                "\\u0070",
                "\u{1}",
                "\u{7f}é🌶",
                "p-1\":\"",
            ] {
                let other = form.replacen("p-1", id, 1);
                let plain = ["", "q", "\u{7f}é🌶"].contains(&id);
                assert_eq!(same(&mut rater, other.as_bytes()), plain, "{other}");
            }
            let mut broken = form.clone().into_bytes();
            let place = form.find("p-1").unwrap();
            broken[place] = 0xff;
            assert!(!same(&mut rater, &broken));
            // Every byte, one after another; digits become other digits too.
            for place in 0..form.len() {
                for byte in *b"0189,\"}] " {
                    let mut other = form.clone().into_bytes();
                    other[place] = byte;
                    same(&mut rater, &other);
                    other.insert(place, byte);
                    same(&mut rater, &other);
                }
                same(&mut rater, &form.as_bytes()[..place]);
            }
            // All others again, now that all are known.
            for form in &forms {
                assert!(same(&mut rater, form.as_bytes()), "{form}");
            }
        }
    }
}

#[test]
fn usual_lines_are_rated_without_allocating() {
    let mut lines = Vec::new();
    for sheet in sheets() {
        for members in [1, 3, 9] {
            lines.push(line(&sheet, &vec![best(&sheet); members]));
        }
    }
    let (mut rater, mut answers) = (LineRater::new(), Vec::new());
    let mut all = || {
        answers.clear();
        for text in &lines {
            assert!(rater.rate(text.as_bytes(), 1, &mut answers));
        }
    };
    all();
    assert_eq!(measure(all).count_total, 0);
}

/// A change of a line's bytes.
#[derive(Clone, Debug)]
enum Change {
    Put(Index, u8),
    Insert(Index, &'static str),
    Delete(Index, usize),
    /// A stretch is written once more elsewhere.
    Copy(Index, usize, Index),
    /// Two of the pieces between commas change places.
    Swap(Index, Index),
    Level(Index, &'static str),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let snippets = select(vec![
        " ",
        "\t",
        "\n",
        "\r",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        "\\u0031",
        "\\ud800",
        "0",
        "-",
        ".",
        "e1",
        "é",
        "\u{feff}",
        "null",
        "true",
        "{}",
        "[]",
        "\"x\":1,",
        "\"1.1\":1,",
        "\"id\":2,",
        "\"scorecards\":[{}],",
        "\"level\":\"centre\",",
        "\"level\":1,",
        "\"case\":\"a\",",
        "\"draft\":true,",
        "\"extra\":1.50,",
        "\"extra\":{\"a\": [\"x\"]},",
        "\"extra\":\n7,",
        "\"ground\":[],",
        "\"member\":\"a\",",
        "\"round\":2,",
        "\"choices\":{},",
        "{\"member\":1,\"choices\":{}},",
        "{\"choices\":{\"1.1\":1},\"member\":\"1\"},",
        "\"grounds\":[],",
        "\"rules\":{\"minimum\":\"majority\"},",
        ",{\"1.1\":1}",
    ]);
    let levels = select(vec![
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "01",
        "-0",
        "-1",
        "1.0",
        "1e0",
        "1E0",
        "255",
        "256",
        "99999999999999999999",
        "\"1\"",
        "null",
        " 1",
        "1 ",
        "  1",
        "{\"level\":1}",
        "{\"case\":\"a\",\"level\":1}",
        "{\"case\":\"b\",\"level\":0}",
        "{ \"case\": \"b\", \"level\": 2 }",
        "{\"level\":1,\"case\":\"b\"}",
        "{\"case\":\"b\",\"level\":1,\"case\":\"b\"}",
        "{\"case\":\"é\",\"level\":1}",
        "[1]",
    ]);
    let change = prop_oneof![
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        1 => (any::<Index>(), snippets).prop_map(|(at, text)| Change::Insert(at, text)),
        1 => (any::<Index>(), 1..9_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        1 => (any::<Index>(), 1..40_usize, any::<Index>())
            .prop_map(|(at, length, to)| Change::Copy(at, length, to)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Change::Swap(one, other)),
        4 => (any::<Index>(), levels).prop_map(|(at, text)| Change::Level(at, text)),
    ];
    prop::collection::vec(change, 0..4)
}

fn change(line: &mut Vec<u8>, change: &Change) {
    if line.is_empty() {
        return;
    }
    let place = |at: &Index, line: &[u8]| at.index(line.len());
    match change {
        Change::Put(at, byte) => {
            let at = place(at, line);
            line[at] = *byte;
        }
        Change::Insert(at, text) => {
            let at = place(at, line);
            line.splice(at..at, text.bytes());
        }
        Change::Delete(at, length) => {
            let at = place(at, line);
            let end = (at + length).min(line.len());
            line.drain(at..end);
        }
        Change::Copy(at, length, to) => {
            let (at, to) = (place(at, line), place(to, line));
            let piece = line[at..(at + length).min(line.len())].to_vec();
            line.splice(to..to, piece);
        }
        Change::Swap(one, other) => {
            let mut pieces: Vec<&[u8]> = line.split(|&byte| byte == b',').collect();
            let (one, other) = (one.index(pieces.len()), other.index(pieces.len()));
            pieces.swap(one, other);
            *line = pieces.join(&b',');
        }
        Change::Level(at, text) => {
            // Behind a colon up to the next comma or bracket.
            let colons: Vec<usize> = (0..line.len()).filter(|&at| line[at] == b':').collect();
            if colons.is_empty() {
                return;
            }
            let from = colons[at.index(colons.len())] + 1;
            let length = line[from..]
                .iter()
                .position(|byte| b",}]".contains(byte))
                .unwrap_or(0);
            line.splice(from..from + length, text.bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testkit::effort::cases(4096)))]

    #[test]
    fn changed_lines_have_the_same_bytes(
        at in any::<Index>(),
        changes in changes(),
    ) {
        let lines: Vec<&str> = CASES.lines().chain(EDGES.lines()).collect();
        let mut line = lines[at.index(lines.len())].as_bytes().to_vec();
        // The line itself is remembered, so that the changed one is compared with it.
        let mut rater = LineRater::new();
        same(&mut rater, &line);
        for one in &changes {
            change(&mut line, one);
        }
        same(&mut rater, &line);
    }
}
