//! Hostile input: the stack and memory for reading and checking any dossier are bounded.
//!
//! Every input is read and checked on a thread of [`STACK`] bytes. Each family is read at a size and
//! at twice that size, and what is allocated is counted. For greater sizes, and the times:
//!
//! ```text
//! OCOP_HOSTILE_SIZE=400000 cargo test --release -p ocop-dossier --all-features --test it hostile -- --nocapture
//! ```

use ocop_core::{DossierKind, Edition, Lang};
use ocop_dossier::model::Stage;
use ocop_dossier::{Dossier, ErrorKind, Settings, check};
use serde_json::Value;
use testkit::effort::{self, is_long};
use testkit::hostile::{HELD, took};

use crate::util::clean;

/// The stack of a thread that reads hostile input.
const STACK: usize = 512 * 1024;

/// The bytes that the findings of an item take, at most: a file without a name and a digest has two.
const FINDINGS: u64 = 8 * 1024;

/// What does not grow with the input: the findings of a dossier, the words of an error.
const BASE: u64 = 512 * 1024;

/// The longest text of an error or a finding, in characters. What it quotes is cut.
const LONGEST: usize = 2_000;

fn size() -> usize {
    let usual = if is_long() { 2_000 } else { 250 };
    std::env::var("OCOP_HOSTILE_SIZE").map_or(usual, |text| text.parse().unwrap())
}

fn on_a_small_stack<R: Send>(run: impl FnOnce() -> R + Send) -> R {
    testkit::hostile::on_a_small_stack(STACK, run)
}

/// The kind of the error, or `None` where it was read and checked.
type Outcome = Option<ErrorKind>;

fn short(text: &str) {
    let length = text.chars().count();
    assert!(length <= LONGEST, "{length} characters: {text}");
}

/// Reads and checks a dossier.
fn dossier(json: &[u8]) -> Outcome {
    match Dossier::from_json(json) {
        Ok(dossier) => {
            let report = check(&dossier, &Settings::default());
            serde_json::to_string(&report).unwrap();
            for finding in report.findings() {
                short(&finding.message(Lang::En));
            }
            None
        }
        Err(error) => {
            short(&error.to_string());
            Some(error.kind())
        }
    }
}

fn settings(json: &[u8]) -> Outcome {
    let error = Settings::from_json(json).err()?;
    short(&error.to_string());
    Some(error.kind())
}

/// Reads a family of inputs at two sizes; gives the error of the greater.
#[track_caller]
fn grows_with_its_input(
    name: &str,
    input: impl Fn(usize) -> Vec<u8>,
    read: fn(&[u8]) -> Outcome,
) -> Outcome {
    let bases = [512, BASE];
    let took = testkit::hostile::grows_with_its_input(name, STACK, size(), bases, input, read);
    let held = took.used.bytes_max;
    // What may be a finding each, of which only so many are taken.
    let limited = ["files", "criteria", "choices"];
    let limited = limited.iter().any(|list| name.ends_with(list));
    let items = u64::try_from((2 * size()).min(Dossier::MOST_NAMED)).unwrap();
    let findings = if limited { FINDINGS * items } else { 0 };
    assert!(
        held <= HELD * took.length + findings + BASE,
        "{name}: {held} bytes held"
    );
    took.result
}

/// A text that grows with a number, by what it is made of.
type Growing = (&'static str, fn(usize) -> String);

/// Something to read, by its name, and what reads it.
type Sample = (&'static str, Value, fn(&[u8]) -> Outcome);

/// Values that are odd in themselves, all JSON; each grows with a number.
const VALUES: [Growing; 12] = [
    ("digits", |size| format!("1{}", "0".repeat(size))),
    ("decimals", |size| format!("0.{}1", "0".repeat(size))),
    ("a great exponent", |size| {
        format!("1e999999999{}", "9".repeat(size))
    }),
    ("digits as text", |size| format!("\"{}\"", "9".repeat(size))),
    ("letters", |size| format!("\"{}\"", "đ".repeat(size))),
    ("escapes", |size| format!("\"{}\"", "\\u0111".repeat(size))),
    ("zero bytes", |size| {
        format!("\"{}\"", "\\u0000".repeat(size))
    }),
    ("items", |size| format!("[{}0]", "0,".repeat(size))),
    ("empty objects", |size| {
        format!("[{}{{}}]", "{},".repeat(size))
    }),
    ("texts", |size| {
        let texts: Vec<String> = (0..size).map(|text| format!("\"t{text}\"")).collect();
        format!("[{}]", texts.join(","))
    }),
    ("keys", |size| {
        let members: Vec<String> = (0..size).map(|key| format!("\"k{key}\":1")).collect();
        format!("{{{}}}", members.join(","))
    }),
    ("equal keys", |size| {
        format!("{{{}\"k\":1}}", "\"k\":1,".repeat(size))
    }),
];

/// A dossier with much in it, and settings with everything.
fn samples() -> [Sample; 2] {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let whole = clean(&sheet, DossierKind::ReEvaluation, Stage::Province);
    let whole = serde_json::to_value(whole).unwrap();
    let rules = serde_json::json!({
        "day": "2026-09-01",
        "test_report_months": 12,
        "calendar": { "holidays": ["2027-02-08"], "working_days": ["2027-02-13"] },
        "extra_rounds": [{ "requests_before": "2026-08-01", "results_before": "2026-09-15" }],
        "rules": { "unsigned-form": "allow" },
    });
    [("dossier", whole, dossier), ("settings", rules, settings)]
}

/// The places in a value. In lists and maps of objects, only those in the first object.
fn places(of: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let mut open = vec![(String::new(), of)];
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                let alike = ["/documents", "/choices", "/forms"];
                let alike = alike.iter().any(|end| pointer.ends_with(end));
                let few = if alike { 2 } else { usize::MAX };
                for (key, value) in members.iter().take(few) {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    open.push((format!("{pointer}/{key}"), value));
                }
            }
            Value::Array(items) => {
                open.extend(items.first().map(|item| (format!("{pointer}/0"), item)));
            }
            _ => {}
        }
        places.push(pointer);
    }
    places
}

/// A value of JSON with another text at a place.
fn with(of: &Value, pointer: &str, value: &str) -> Vec<u8> {
    const MARK: &str = "here stands the value";
    let mut changed = of.clone();
    *changed.pointer_mut(pointer).unwrap() = MARK.into();
    changed
        .to_string()
        .replace(&format!("\"{MARK}\""), value)
        .into_bytes()
}

#[test]
fn a_million_brackets_anywhere_take_little_stack() {
    const DEPTH: usize = 1_000_000;
    let object = "{\"a\":".repeat(DEPTH);
    let brackets = [
        "[".repeat(DEPTH),
        format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH)),
        format!("{object}1{}", "}".repeat(DEPTH)),
        object,
    ];
    for (name, sample, read) in samples() {
        for pointer in places(&sample) {
            for brackets in &brackets {
                let json = with(&sample, &pointer, brackets);
                let outcome = on_a_small_stack(|| read(&json));
                assert!(outcome.is_some(), "{name}, {pointer}");
            }
        }
    }
}

#[test]
fn any_value_anywhere_is_read_and_checked_in_linear_memory() {
    for (sample, of, read) in samples() {
        for pointer in effort::sample(9, places(&of)) {
            for (value, text) in VALUES {
                let name = format!("{sample}, {value} in {pointer}");
                let input = |size: usize| with(&of, &pointer, &text(size));
                let outcome = grows_with_its_input(&name, input, read);
                // No list is long of numbers, and no object has a key twice.
                if matches!(value, "items" | "equal keys") {
                    assert!(outcome.is_some(), "{name}");
                }
            }
        }
    }
}

#[test]
fn broken_text_behind_much_is_refused() {
    let ends: [&[u8]; 6] = [
        b"\xC4",
        b"\xFF",
        b"\\uD800",
        b"\\uDC00\\uD800",
        b"\0",
        b"\\u12",
    ];
    for (name, sample, read) in samples() {
        for end in ends {
            let input = |size: usize| {
                let mut json = sample.to_string().into_bytes();
                json.pop();
                json.extend_from_slice(b",\"x\":\"");
                json.extend(std::iter::repeat_n(b'x', size));
                json.extend_from_slice(end);
                json.extend_from_slice(b"\"}");
                json
            };
            let outcome = grows_with_its_input(&format!("{name}, {end:?}"), input, read);
            assert!(outcome.is_some(), "{name}, {end:?}");
        }
    }
}

/// A dossier with as many documents as are taken.
fn crowded(member: &str, text: impl Fn(usize) -> String) -> Vec<u8> {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut whole =
        serde_json::to_value(clean(&sheet, DossierKind::First, Stage::Applicant)).unwrap();
    let documents = whole["documents"].as_object_mut().unwrap();
    let report = documents
        .values()
        .find(|document| document["kind"] == "test-report")
        .unwrap()
        .clone();
    let mut place = 0;
    while documents.len() < Dossier::MOST_DOCUMENTS {
        let mut copy = report.clone();
        copy["results"] = Value::Null;
        copy.as_object_mut().unwrap().remove("results");
        copy[member] = serde_json::from_str(&text(place)).unwrap();
        documents.insert(format!("copy {place}"), copy);
        place += 1;
    }
    whole.to_string().into_bytes()
}

#[test]
fn a_thousand_documents_with_long_texts_are_checked_in_linear_memory() {
    // Texts that differ at their ends only, so that comparing them takes longest.
    let long = |length: usize| move |place: usize| format!("\"{}{place}\"", "x".repeat(length));
    let many = |length: usize| {
        move |place: usize| {
            let texts: Vec<String> = (0..length / 8)
                .map(|text| format!("\"t{place} {text}\""))
                .collect();
            format!("[{}]", texts.join(","))
        }
    };
    let members = ["issued", "number", "holder", "issuer", "mark", "standard"];
    for member in effort::sample(2, members) {
        let input = |size: usize| crowded(member, long(size / 2));
        let outcome = grows_with_its_input(&format!("a thousand: {member}"), input, dossier);
        let wanted = (member == "issued").then_some(ErrorKind::BadValue);
        assert_eq!(outcome, wanted, "{member}");
    }
    let input = |size: usize| crowded("products", many(size / 2));
    let outcome = grows_with_its_input("a thousand: products", input, dossier);
    assert_eq!(outcome, None);
}

/// Reads a dossier in part and checks it.
fn in_part(json: &[u8]) -> Outcome {
    match Dossier::read(json) {
        Ok(dossier) => {
            let report = check(&dossier, &Settings::default());
            for finding in report.findings() {
                short(&finding.message(Lang::En));
                short(&finding.repair(Lang::Vi));
            }
            None
        }
        Err(error) => {
            short(&error.to_string());
            Some(error.kind())
        }
    }
}

#[test]
fn many_faults_are_read_in_linear_memory() {
    let (_, whole, _) = &samples()[0];
    let document = "/documents/".to_owned()
        + whole["documents"]
            .as_object()
            .unwrap()
            .keys()
            .next()
            .unwrap();
    type Make = fn(usize) -> String;
    let families: [(&str, String, Make); 6] = [
        ("files", format!("{document}/files"), |_| {
            "{\"name\":7}".to_owned()
        }),
        ("results", format!("{document}/results"), |_| {
            "{\"value\":7}".to_owned()
        }),
        ("products", format!("{document}/products"), |_| {
            "7".to_owned()
        }),
        ("choices", "/self_score/choices".to_owned(), |at| {
            format!("\"k{at}\":[]")
        }),
        ("members", "/applicant".to_owned(), |at| {
            format!("\"k{at}\":1")
        }),
        ("documents", "/documents".to_owned(), |at| {
            format!("\"k{at}\":{{\"kind\":\"other\",\"issued\":\"today\"}}")
        }),
    ];
    for (what, pointer, make) in families {
        let input = |size: usize| {
            let all: Vec<String> = (0..size).map(make).collect();
            let all = all.join(",");
            let (open, close) = if all.starts_with('"') {
                ("{", "}")
            } else {
                ("[", "]")
            };
            let mut whole = whole.clone();
            whole[document.trim_start_matches('/').split('/').next().unwrap()]
                .as_object_mut()
                .unwrap()
                .values_mut()
                .for_each(|document| {
                    for list in ["files", "products", "results"] {
                        document[list] = serde_json::json!([]);
                    }
                });
            with(&whole, &pointer, &format!("{open}{all}{close}"))
        };
        let linear = |size, most| {
            let bases = [4_096, most];
            testkit::hostile::grows_with_its_input(what, STACK, size, bases, input, in_part).result
        };
        assert_eq!(linear(400, BASE), None, "{what}");
        assert_eq!(linear(10_000, BASE), Some(ErrorKind::TooLarge), "{what}");
    }
}

#[test]
fn what_may_be_a_finding_each_is_limited() {
    let (_, whole, _) = &samples()[0];
    let own = |pointer: &str| {
        let all = whole["documents"].as_object().unwrap().values();
        let lists = all.filter_map(|document| document[pointer].as_array());
        lists.map(Vec::len).sum::<usize>()
    };
    // A file without a name, a key that is not on the sheet, a choice for it.
    type Make = fn(usize) -> String;
    let file: Make = |_| "{\"name\":\"\"}".to_owned();
    let key: Make = |place| format!("\"k{place}\"");
    let choice: Make = |place| format!("\"k{place}\":1");
    let document = places(whole)
        .into_iter()
        .find(|pointer| pointer.starts_with("/documents/") && pointer.ends_with("/files"))
        .unwrap();
    let document = document.trim_end_matches("/files");
    for (what, pointer, make, path) in [
        ("files", format!("{document}/files"), file, "documents"),
        ("criteria", format!("{document}/criteria"), key, "documents"),
        (
            "choices",
            "/self_score/choices".to_owned(),
            choice,
            "self_score.choices",
        ),
    ] {
        let of = |count: usize| {
            let all: Vec<String> = (0..count).map(make).collect();
            let all = all.join(",");
            let all = match what {
                "choices" => format!("{{{all}}}"),
                _ => format!("[{all}]"),
            };
            let mut whole = whole.clone();
            let place = whole.pointer_mut(document).unwrap();
            place["criteria"] = serde_json::json!([]);
            with(&whole, &pointer, &all)
        };
        // What the other documents have.
        let other = match what {
            "choices" => 0,
            list => {
                own(list)
                    - whole
                        .pointer(&pointer)
                        .map_or(0, |list| list.as_array().unwrap().len())
            }
        };
        let most = Dossier::MOST_NAMED - other;
        let took = on_a_small_stack(|| took(&of(most), dossier));
        assert_eq!(took.result, None, "{what}");
        let used = took.used;
        assert!(
            used.bytes_max < 100 << 20,
            "{what}: {} bytes",
            used.bytes_max
        );
        let error = Dossier::from_json(&of(most + 1)).unwrap_err();
        let message = format!("{path}: 10001 {what} exceed the limit of 10000");
        assert_eq!(
            (error.kind(), error.to_string()),
            (ErrorKind::TooLarge, message)
        );
    }
}
