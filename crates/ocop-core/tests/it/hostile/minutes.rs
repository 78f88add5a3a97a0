//! Minutes that were made to cost much.

use ocop_core::minutes::verify;
use ocop_core::{Council, Edition};

use super::{Outcome, VALUES, brackets, broken_ends, grows_with_its_input, on_a_small_stack, size};
use crate::util::full;

fn read(json: &[u8]) -> Outcome {
    match verify(json) {
        Ok(verified) => {
            let reported = verified.differences().iter();
            let shown: usize = reported.map(|one| one.to_string().len()).sum();
            assert_eq!(shown == 0, verified.is_verified());
            Ok(())
        }
        Err(error) => {
            assert!(error.path().chars().count() < 200, "{}", error.path());
            Err((error.kind().to_string(), error.message().to_owned()))
        }
    }
}

fn minutes() -> String {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    let minutes = council.rate().unwrap().minutes().unwrap();
    let minutes = minutes.for_product("x").unwrap();
    minutes.as_json().to_owned()
}

/// The members of minutes, of any type, and how each begins in the text.
fn places() -> Vec<(String, serde_json::Value)> {
    let tree: serde_json::Value = serde_json::from_str(&minutes()).unwrap();
    let mut places = Vec::new();
    let mut open = vec![(String::new(), &tree)];
    while let Some((pointer, value)) = open.pop() {
        if let serde_json::Value::Object(members) = value {
            // The choices are all alike, so one is enough.
            let few = if pointer.ends_with("/choices") {
                1
            } else {
                usize::MAX
            };
            for (key, value) in members.iter().take(few) {
                open.push((format!("{pointer}/{key}"), value));
            }
        }
        if pointer.ends_with("/scorecards") {
            open.push((format!("{pointer}/0"), &value[0]));
        }
        places.push(pointer);
    }
    places
        .into_iter()
        .map(|pointer| (pointer, tree.clone()))
        .collect()
}

/// The minutes with a value at a place.
fn with(tree: &serde_json::Value, pointer: &str, value: &str) -> Vec<u8> {
    const MARK: &str = "here stands the value";
    let mut tree = tree.clone();
    *tree.pointer_mut(pointer).unwrap() = MARK.into();
    tree.to_string()
        .replace(&format!("\"{MARK}\""), value)
        .into_bytes()
}

#[test]
fn a_million_brackets_in_any_member_of_minutes_take_little_stack() {
    let brackets = brackets();
    for (pointer, tree) in places() {
        for brackets in &brackets {
            let json = with(&tree, &pointer, brackets);
            let (error, message) = on_a_small_stack(|| read(&json)).unwrap_err();
            assert_eq!(error, "bad-json", "{pointer}");
            assert!(message.contains("64 brackets"), "{pointer}: {message}");
        }
    }
}

#[test]
fn any_value_in_any_member_of_minutes_is_answered_in_linear_memory() {
    for (pointer, tree) in places() {
        for (name, value) in VALUES {
            let name = format!("minutes, {name} in {pointer}");
            let input = |size: usize| with(&tree, &pointer, &value(size / 4));
            let reported = grows_with_its_input(&name, input, read);
            if name.contains("equal keys") {
                assert_eq!(reported.unwrap_err().0, "duplicate-key", "{name}");
            }
        }
    }
}

#[test]
fn many_cards_keys_and_digests_are_answered_in_linear_memory() {
    let tree: serde_json::Value = serde_json::from_str(&minutes()).unwrap();
    let card = tree["minutes"]["scorecards"][0].to_string();
    let digest = tree["sha256"].to_string();
    let many = |one: &str, size: usize| format!("[{}]", vec![one; size].join(","));

    let input = |size: usize| with(&tree, "/minutes/scorecards", &many(&card, size / 20));
    let reported = grows_with_its_input("minutes, many scorecards", input, read);
    assert_eq!(
        reported.unwrap_err().1,
        format!("found {} scorecards, expected at most 255", size() / 10)
    );

    // Each key is an unknown choice, digest or field, and is reported. Few are read.
    for (pointer, value) in [
        ("/minutes/scorecards/0/choices", "1"),
        ("/minutes/digests", &*digest),
        ("/minutes/rating", "1"),
    ] {
        for prefix in ["k", "rules.k"] {
            let input = |size: usize| {
                let members: Vec<String> = (0..size / 4)
                    .map(|key| format!("\"{prefix}{key}\":{value}"))
                    .collect();
                with(&tree, pointer, &format!("{{{}}}", members.join(",")))
            };
            let name = format!("minutes, many {prefix} in {pointer}");
            let (error, message) = grows_with_its_input(&name, input, read).unwrap_err();
            let wanted = format!("found {} members, expected at most 510", size() / 2);
            assert_eq!((&*error, message), ("bad-value", wanted), "{name}");
            let json = input(510 * 4);
            assert_eq!(on_a_small_stack(|| read(&json)), Ok(()), "{name}");
        }
    }
}

#[test]
fn broken_text_in_minutes_is_refused() {
    let tree: serde_json::Value = serde_json::from_str(&minutes()).unwrap();
    for (name, end) in broken_ends() {
        let input = |size: usize| {
            let mut json = with(
                &tree,
                "/minutes/product",
                &format!("\"{}", "x".repeat(size)),
            );
            let at = json.windows(2).position(|pair| pair == b"xx").unwrap() + size;
            json.splice(at..at, end.iter().copied().chain(*b"\""));
            json
        };
        let reported = grows_with_its_input(&format!("minutes, {name}"), input, read);
        assert_eq!(reported.unwrap_err().0, "bad-json", "{name}");
    }
}
