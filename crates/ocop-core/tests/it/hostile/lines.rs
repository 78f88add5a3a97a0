//! Lines of products, on the reference path and the fast path, with their rules and attendance.

use ocop_core::Edition;
use ocop_core::json::{LineRater, Record};

use super::{
    Growing, Reader, Told, VALUES, brackets, broken_ends, grows_with_its_input, on_a_small_stack,
};
use crate::util::full;

fn reference(line: &[u8]) -> Told {
    match Record::read(line) {
        Ok(record) => {
            serde_json::to_string(&record.rate()).unwrap();
            Ok(())
        }
        Err(fault) => {
            let error = fault.error();
            assert!(error.path().chars().count() < 200, "{}", error.path());
            Err((error.kind().to_string(), error.message().to_owned()))
        }
    }
}

/// The fast path and the lines that it leaves to the reference path.
fn quick(line: &[u8]) -> Told {
    let mut answers = Vec::new();
    if LineRater::new().rate(line, 1, &mut answers) {
        return Ok(());
    }
    let answer: serde_json::Value = serde_json::from_slice(&answers).unwrap();
    let text = |member: &str| answer[member].as_str().unwrap().to_owned();
    Err((text("error"), text("message")))
}

const WAYS: [Reader; 2] = [("careful", reference), ("quick", quick)];

/// The members that a product has, one that it ignores, and those inside them.
const PLACES: [&str; 23] = [
    "id",
    "edition",
    "set",
    "scorecards",
    "grounds",
    "tier",
    "level",
    "filed",
    "decided",
    "dossier_kind",
    "draft",
    "rules",
    "attendance",
    "other",
    "scorecards[]",
    "scorecards.1.1",
    "scorecards.1.1.level",
    "scorecards.1.1.other",
    "rules.minimum",
    "rules.spread",
    "rules.spread.limit",
    "rules.common",
    "attendance.members",
];

/// A full scorecard of a sheet.
fn card() -> String {
    let sheet = Edition::E2026.sheet(7).unwrap();
    serde_json::to_string(&full(&sheet).complete().unwrap()).unwrap()
}

/// A product with a value at a place, last in its object, so that all else is read before it.
fn product(place: &str, value: &str) -> Vec<u8> {
    let card = card();
    let (member, value) = match place {
        "scorecards[]" => ("scorecards", format!("[{card},{value}]")),
        "scorecards.1.1" => ("scorecards", format!("[{{\"1.1\":{value}}}]")),
        "scorecards.1.1.level" => ("scorecards", format!("[{{\"1.1\":{{\"level\":{value}}}}}]")),
        "scorecards.1.1.other" => (
            "scorecards",
            format!("[{{\"1.1\":{{\"level\":1,\"other\":{value}}}}}]"),
        ),
        "rules.minimum" => ("rules", format!("{{\"minimum\":{value}}}")),
        "rules.spread" => ("rules", format!("{{\"spread\":{value}}}")),
        "rules.spread.limit" => ("rules", format!("{{\"spread\":{{\"limit\":{value}}}}}")),
        "rules.common" => ("rules", format!("{{\"common\":{value}}}")),
        "attendance.members" => (
            "attendance",
            format!("{{\"chair\":true,\"members\":{value}}}"),
        ),
        member => (member, value.to_owned()),
    };
    let mut members = vec![
        ("id", "\"p\"".to_owned()),
        ("edition", "\"26/2026\"".to_owned()),
        ("set", "7".to_owned()),
        ("scorecards", format!("[{card}]")),
    ];
    members.retain(|(usual, _)| *usual != member);
    members.push((member, value));
    let members: Vec<String> = members
        .iter()
        .map(|(member, value)| format!("\"{member}\":{value}"))
        .collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}

#[test]
fn a_million_brackets_in_any_member_take_little_stack() {
    let brackets = brackets();
    for place in PLACES {
        for brackets in &brackets {
            let line = product(place, brackets);
            for (improvement, read) in WAYS {
                let reported = on_a_small_stack(|| read(&line));
                let (error, message) = reported.unwrap_err();
                assert_eq!(error, "bad-json", "{improvement}, {place}");
                assert!(
                    message.contains("64 brackets"),
                    "{improvement}, {place}: {message}"
                );
            }
        }
    }
    for brackets in brackets {
        for (_, read) in WAYS {
            let reported = on_a_small_stack(|| read(brackets.as_bytes()));
            assert_eq!(reported.unwrap_err().0, "bad-json");
        }
    }
}

#[test]
fn sixty_brackets_around_much_are_read_a_level_at_a_time() {
    for (improvement, read) in WAYS {
        let input = |size: usize| {
            let (open, close) = ("[".repeat(60), "]".repeat(60));
            product(
                "other",
                &format!("{open}{}0{close}", "0,".repeat(size / 10)),
            )
        };
        let reported = grows_with_its_input(&format!("{improvement}, sixty brackets"), input, read);
        assert_eq!(reported, Ok(()));
    }
}

#[test]
fn any_value_in_any_member_is_answered_in_linear_memory() {
    for place in PLACES {
        for (name, value) in VALUES {
            for (improvement, read) in WAYS {
                let name = format!("{improvement}, {name} in {place}");
                let input = |size: usize| product(place, &value(size));
                let reported = grows_with_its_input(&name, input, read);
                // An id may be any text or number; what is ignored may be anything.
                let fits = match place {
                    "id" => !matches!(value(1).as_bytes()[0], b'[' | b'{'),
                    "other" | "draft" => !name.contains("equal keys"),
                    _ => false,
                };
                assert_eq!(reported.is_ok(), fits, "{name}: {reported:?}");
            }
        }
    }
}

#[test]
fn many_scorecards_of_any_kind_are_answered_in_linear_memory() {
    let card = card();
    let cards = |one: &str, size: usize| {
        let many = vec![one; size];
        product("scorecards", &format!("[{}]", many.join(",")))
    };
    for (name, one, error) in [
        ("valid", &*card, None),
        ("empty", "{}", Some("missing-criterion")),
        ("a level each", "{\"1.1\":1}", Some("missing-criterion")),
        (
            "a choice each",
            "{\"1.1\":{\"level\":1}}",
            Some("missing-criterion"),
        ),
        ("numbers", "1", Some("bad-value")),
        (
            "an unknown key each",
            "{\"x\":1}",
            Some("unknown-criterion"),
        ),
    ] {
        for (improvement, read) in WAYS {
            let input = |size: usize| cards(one, if error.is_none() { size / 20 } else { size });
            let reported =
                grows_with_its_input(&format!("{improvement}, {name} scorecards"), input, read);
            assert_eq!(
                reported.err().map(|reported| reported.0).as_deref(),
                error,
                "{name}"
            );
        }
    }
}

#[test]
fn many_members_apart_are_compared_in_linear_memory() {
    // Half of the members give nothing on 1.1 and 8: all pairs are too far apart, none has settled.
    let best = card();
    let lower = best.replace("\"1.1\":3", "\"1.1\":0");
    assert_ne!(best, lower);
    let rules = "{\"spread\":{\"limit\":0},\"common\":[\"raw-material-origin\"]}";
    let input = |size: usize| {
        let cards: Vec<&str> = (0..size / 20)
            .map(|member| if member % 2 == 0 { &*best } else { &*lower })
            .collect();
        let line = product("scorecards", &format!("[{}]", cards.join(",")));
        let end = line.len() - 1;
        [&line[..end], b",\"rules\":", rules.as_bytes(), b"}"].concat()
    };
    for (improvement, read) in WAYS {
        let reported = grows_with_its_input(&format!("{improvement}, members apart"), input, read);
        assert_eq!(reported, Ok(()));
    }
}

#[test]
fn many_grounds_and_concepts_of_the_law_are_answered_in_linear_memory() {
    for (place, one) in [
        ("grounds", "\"forged-dossier\""),
        ("rules.common", "\"legal-form\""),
    ] {
        for (improvement, read) in WAYS {
            let input = |size: usize| {
                let many = vec![one; size];
                product(place, &format!("[{}]", many.join(",")))
            };
            let reported =
                grows_with_its_input(&format!("{improvement}, many {place}"), input, read);
            assert_eq!(reported, Ok(()));
        }
    }
}

#[test]
fn keys_of_any_kind_are_answered_in_linear_memory() {
    let keys: [Growing; 5] = [
        ("keys", |size| {
            let members = (0..size).map(|key| format!(",\"k{key}\":1"));
            members.collect()
        }),
        ("equal keys", |size| ",\"k\":1".repeat(size)),
        ("equal known keys", |size| ",\"set\":7".repeat(size)),
        ("a long key", |size| format!(",\"{}\":1", "k".repeat(size))),
        ("escaped keys", |size| ",\"\\u006b\":1".repeat(size)),
    ];
    for (name, more) in keys {
        for (improvement, read) in WAYS {
            let input = |size: usize| {
                let line = product("id", "\"p\"");
                let end = line.len() - 1;
                [&line[..end], more(size).as_bytes(), b"}"].concat()
            };
            let reported =
                grows_with_its_input(&format!("{improvement}, {name} of a product"), input, read);
            let fits = matches!(name, "keys" | "a long key");
            assert_eq!(reported.is_ok(), fits, "{name}: {reported:?}");
        }
    }
}

#[test]
fn broken_text_behind_much_is_refused() {
    for (name, end) in broken_ends() {
        for (improvement, read) in WAYS {
            let input = |size: usize| {
                let mut line = product("id", &format!("\"{}", "x".repeat(size)));
                line.pop();
                [&line, end, b"\"}"].concat()
            };
            let reported = grows_with_its_input(&format!("{improvement}, {name}"), input, read);
            assert_eq!(reported.unwrap_err().0, "bad-json", "{name}");
        }
    }
    // Bytes that are none of JSON at all.
    for byte in 0..=255_u8 {
        for (improvement, read) in WAYS {
            let line = vec![byte; 10_000];
            let (error, _) = on_a_small_stack(|| read(&line)).unwrap_err();
            let number = byte.is_ascii_digit() && byte != b'0';
            let wanted = if number { "bad-value" } else { "bad-json" };
            assert_eq!(error, wanted, "{improvement}, byte {byte}");
        }
    }
}
