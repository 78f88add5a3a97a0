//! Lines of products that are made to cost much, for a reader of lines.
//!
//! Each function checks one promise of a reader. `card` is the full scorecard of set 7 of 26/2026 as JSON.

use super::json::{
    Growing, Reader, VALUES, brackets, broken_ends, grows_with_its_input, on_a_small_stack,
};

/// The members that a product has, one that it does not have, and those inside them.
const PLACES: [&str; 26] = [
    "id",
    "edition",
    "set",
    "scorecards",
    "grounds",
    "level",
    "filed",
    "decided",
    "dossier_kind",
    "draft",
    "rules",
    "attendance",
    "extra",
    "other",
    "scorecards[]",
    "scorecards.member",
    "scorecards.round",
    "scorecards.choices",
    "scorecards.1.1",
    "scorecards.1.1.level",
    "scorecards.1.1.other",
    "rules.minimum",
    "rules.spread",
    "rules.spread.limit",
    "rules.common",
    "attendance.members",
];

/// A product with a value at a place, last in its object, so that all else is read before it.
fn product(card: &str, place: &str, value: &str) -> Vec<u8> {
    let (member, value) = match place {
        "scorecards[]" => ("scorecards", format!("[{card},{value}]")),
        "scorecards.1.1" => ("scorecards", format!("[{{\"1.1\":{value}}}]")),
        "scorecards.1.1.level" => ("scorecards", format!("[{{\"1.1\":{{\"level\":{value}}}}}]")),
        "scorecards.1.1.other" => (
            "scorecards",
            format!("[{{\"1.1\":{{\"level\":1,\"other\":{value}}}}}]"),
        ),
        "scorecards.member" | "scorecards.round" => {
            let member = place.trim_start_matches("scorecards.");
            let card = format!("[{{\"choices\":{card},\"{member}\":{value}}}]");
            ("scorecards", card)
        }
        "scorecards.choices" => ("scorecards", format!("[{{\"choices\":{value}}}]")),
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

pub fn a_million_brackets_in_any_member_take_little_stack((reader, read): Reader, card: &str) {
    let brackets = brackets();
    for place in PLACES {
        for brackets in &brackets {
            let line = product(card, place, brackets);
            let outcome = on_a_small_stack(|| read(&line));
            let (error, message) = outcome.unwrap_err();
            assert_eq!(error, "bad-json", "{reader}, {place}");
            assert!(
                message.contains("64 brackets"),
                "{reader}, {place}: {message}"
            );
        }
    }
    for brackets in brackets {
        let outcome = on_a_small_stack(|| read(brackets.as_bytes()));
        assert_eq!(outcome.unwrap_err().0, "bad-json");
    }
}

pub fn sixty_brackets_around_much_are_read_a_level_at_a_time((reader, read): Reader, card: &str) {
    let input = |size: usize| {
        let (open, close) = ("[".repeat(60), "]".repeat(60));
        product(
            card,
            "extra",
            &format!("{open}{}0{close}", "0,".repeat(size / 10)),
        )
    };
    let outcome = grows_with_its_input(&format!("{reader}, sixty brackets"), input, read);
    assert_eq!(outcome, Ok(()));
}

pub fn any_value_in_any_member_is_answered_in_linear_memory((reader, read): Reader, card: &str) {
    for place in PLACES {
        for (name, value) in VALUES {
            let name = format!("{reader}, {name} in {place}");
            let input = |size: usize| product(card, place, &value(size));
            let outcome = grows_with_its_input(&name, input, read);
            // An id and a name may be any text or number; the caller's own may be anything.
            let fits = match place {
                "id" => !matches!(value(1).as_bytes()[0], b'[' | b'{'),
                "scorecards.member" => !matches!(value(1).as_bytes()[0], b'[' | b'{'),
                "extra" => !name.contains("equal keys"),
                _ => false,
            };
            assert_eq!(outcome.is_ok(), fits, "{name}: {outcome:?}");
        }
    }
}

pub fn many_scorecards_of_any_kind_are_answered_in_linear_memory(
    (reader, read): Reader,
    card: &str,
) {
    let cards = |one: &str, size: usize| {
        let many = vec![one; size];
        product(card, "scorecards", &format!("[{}]", many.join(",")))
    };
    for (name, one, error) in [
        ("valid", card, None),
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
        (
            "a round each",
            "{\"round\":2,\"choices\":{}}",
            Some("missing-criterion"),
        ),
        (
            "one member's",
            "{\"member\":\"a\",\"choices\":{}}",
            Some("member-twice"),
        ),
        (
            "an unknown member each",
            "{\"x\":1,\"choices\":{}}",
            Some("unknown-member"),
        ),
    ] {
        let input = |size: usize| cards(one, if error.is_none() { size / 20 } else { size });
        let outcome = grows_with_its_input(&format!("{reader}, {name} scorecards"), input, read);
        assert_eq!(
            outcome.err().map(|outcome| outcome.0).as_deref(),
            error,
            "{name}"
        );
    }
}

pub fn many_members_apart_are_compared_in_linear_memory((reader, read): Reader, card: &str) {
    // Half of the members give nothing on 1.1 and 8: all pairs are too far apart, none has settled.
    let best = card;
    let lower = best.replace("\"1.1\":3", "\"1.1\":0");
    assert_ne!(best, lower);
    let rules = "{\"spread\":{\"limit\":0},\"common\":[\"raw-material-origin\"]}";
    let input = |size: usize| {
        let cards: Vec<&str> = (0..size / 20)
            .map(|member| if member % 2 == 0 { &*best } else { &*lower })
            .collect();
        let line = product(card, "scorecards", &format!("[{}]", cards.join(",")));
        let end = line.len() - 1;
        [&line[..end], b",\"rules\":", rules.as_bytes(), b"}"].concat()
    };
    let outcome = grows_with_its_input(&format!("{reader}, members apart"), input, read);
    assert_eq!(outcome, Ok(()));
}

pub fn many_grounds_and_concepts_of_the_law_are_answered_in_linear_memory(
    (reader, read): Reader,
    card: &str,
) {
    for (place, one) in [
        ("grounds", "\"forged-dossier\""),
        ("rules.common", "\"legal-form\""),
    ] {
        let input = |size: usize| {
            let many = vec![one; size];
            product(card, place, &format!("[{}]", many.join(",")))
        };
        let outcome = grows_with_its_input(&format!("{reader}, many {place}"), input, read);
        assert_eq!(outcome, Ok(()));
    }
}

pub fn keys_of_any_kind_are_answered_in_linear_memory((reader, read): Reader, card: &str) {
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
        let input = |size: usize| {
            let line = product(card, "id", "\"p\"");
            let end = line.len() - 1;
            [&line[..end], more(size).as_bytes(), b"}"].concat()
        };
        let outcome = grows_with_its_input(&format!("{reader}, {name} of a product"), input, read);
        let wanted = match name {
            "keys" | "a long key" => "unknown-member",
            _ => "duplicate-key",
        };
        assert_eq!(outcome.unwrap_err().0, wanted, "{name}");
    }
}

pub fn many_rounds_of_many_members_are_read_in_linear_memory((reader, read): Reader, card: &str) {
    // Every member has many rounds, the last first, and only it must be right.
    let input = |size: usize| {
        let rounds = (1..=size / 10).rev().map(|number| {
            let (member, round) = (number % 10, number / 10 + 1);
            let choices = if number > size / 10 - 10 { card } else { "{}" };
            format!("{{\"member\":{member},\"round\":{round},\"choices\":{choices}}}")
        });
        let rounds: Vec<String> = rounds.collect();
        product(card, "scorecards", &format!("[{}]", rounds.join(",")))
    };
    let outcome = grows_with_its_input(&format!("{reader}, many rounds"), input, read);
    assert_eq!(outcome, Ok(()));
}

pub fn broken_text_behind_much_is_refused((reader, read): Reader, card: &str) {
    for (name, end) in broken_ends() {
        let input = |size: usize| {
            let mut line = product(card, "id", &format!("\"{}", "x".repeat(size)));
            line.pop();
            [&line, end, b"\"}"].concat()
        };
        let outcome = grows_with_its_input(&format!("{reader}, {name}"), input, read);
        assert_eq!(outcome.unwrap_err().0, "bad-json", "{name}");
    }
    // Bytes that are none of JSON at all.
    for byte in 0..=255_u8 {
        let line = vec![byte; 10_000];
        let (error, _) = on_a_small_stack(|| read(&line)).unwrap_err();
        let number = byte.is_ascii_digit() && byte != b'0';
        let wanted = if number { "bad-value" } else { "bad-json" };
        assert_eq!(error, wanted, "{reader}, byte {byte}");
    }
}
