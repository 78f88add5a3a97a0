//! What programs print about texts from outside: reports, and messages about files, cells and arguments.

use testkit::outside::{TEXTS, lines_are_ours};
use testkit::programs;

/// Runs a program, and looks at all that it prints.
#[track_caller]
fn prints_its_own(program: &str, args: &[&str], input: &[u8]) -> Option<i32> {
    let ran = programs::run(program, args, input);
    let place = format!("{program} {args:?}");
    lines_are_ours(programs::text(&ran.stdout), &place);
    lines_are_ours(programs::text(&ran.stderr), &place);
    assert!(!ran.stdout.is_empty() || !ran.stderr.is_empty(), "{place}");
    ran.status.code()
}

#[test]
fn a_product_with_an_odd_id_is_named_in_a_line() {
    for text in TEXTS {
        let product = |set: u8| {
            let card: serde_json::Value = serde_json::from_str(include_str!(
                "../../../../../examples/data/dried-jackfruit.json"
            ))
            .unwrap();
            let line = serde_json::json!({
                "id": text, "edition": "26/2026", "set": set, "scorecards": card["scorecards"],
            });
            line.to_string().into_bytes()
        };
        let (rated, refused) = (product(7), product(99));
        for lang in ["vi", "en"] {
            for (program, args) in [
                ("rate", &["--lang", lang][..]),
                ("rate", &["--markdown", "--lang", lang]),
                ("way_up", &["--lang", lang]),
                ("compare_editions", &["--to", "26/2026", "--lang", lang]),
            ] {
                assert_eq!(prints_its_own(program, args, &rated), Some(0), "{program}");
                assert_eq!(
                    prints_its_own(program, args, &refused),
                    Some(1),
                    "{program}"
                );
            }
        }
    }
}

#[test]
fn an_id_and_a_member_are_no_markup() {
    let card: serde_json::Value = serde_json::from_str(include_str!(
        "../../../../../examples/data/dried-jackfruit.json"
    ))
    .unwrap();
    let odd = "# **b** [l](x) <b>";
    let member = |place: &str| {
        serde_json::json!({
            "member": format!("{odd} {place}"), "choices": card["scorecards"][0],
        })
    };
    let product = serde_json::json!({
        "id": odd, "edition": "26/2026", "set": 7, "scorecards": [member("1"), member("2")],
    });
    let product = product.to_string().into_bytes();
    for (program, args) in [
        ("rate", &["--markdown"][..]),
        ("way_up", &["--markdown"]),
        ("compare_editions", &["--to", "148/2023", "--markdown"]),
    ] {
        let ran = programs::run(program, args, &product);
        let shown = programs::text(&ran.stdout);
        let plain = r"\# \*\*b\*\* \[l\](x) \<b\>";
        assert!(shown.contains(plain), "{program}: {shown}");
        assert!(!shown.contains(" **b**"), "{program}: {shown}");
    }
}

#[test]
fn arguments_and_names_of_files_are_named_in_a_line() {
    for text in TEXTS {
        let text = text.replace('\0', "");
        let option = |name: &str| format!("--{name}={text}");
        for (program, args) in [
            ("check_dossier", vec![text.clone()]),
            ("check_dossier", vec![option("on")]),
            (
                "check_dossier",
                vec![option("settings"), "--bundled".into()],
            ),
            ("compare_editions", vec![option("to")]),
            ("next_dossier", vec![option("star")]),
            ("next_dossier", vec![option("settings")]),
            ("rate", vec![text.clone(), "--lang=vi".into()]),
            (
                "rate_csv",
                vec!["--set=7".into(), option("id"), "--bundled".into()],
            ),
            (
                "rate_csv",
                vec!["--set=7".into(), option("keep"), "--bundled".into()],
            ),
            ("way_up", vec![option("fixed")]),
            ("way_up", vec![option("cost"), "--lang=vi".into()]),
            (
                "what_costs_stars",
                vec![option("group"), "--bundled".into()],
            ),
            (
                "what_costs_stars",
                vec![option("measure"), "--lang=vi".into()],
            ),
            ("what_if", vec![text.clone(), "--lang=vi".into()]),
        ] {
            let args: Vec<_> = args.iter().map(String::as_str).collect();
            let code = prints_its_own(program, &args, b"");
            assert_eq!(code, Some(2), "{program} {args:?}");
        }
        let code = prints_its_own("rate", &[&option("find")], b"");
        assert!(matches!(code, Some(0 | 1)));
    }
}

#[test]
fn cells_of_tables_are_named_in_a_line() {
    for text in TEXTS {
        let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let header = include_str!("../../../../../examples/data/scorecards.csv");
        let header = header.lines().next().unwrap();
        let columns = header.split(',').count();
        // Each cell in turn is odd: a heading, an id, a level.
        for odd in [0, 2, columns - 1] {
            let heading = |at: usize, own: &str| match at == odd {
                true => cell(text),
                false => own.to_owned(),
            };
            let headings: Vec<_> = header.split(',').enumerate().collect();
            let headings: Vec<_> = headings.iter().map(|(at, own)| heading(*at, own)).collect();
            let row: Vec<_> = (0..columns).map(|at| heading(at, "1")).collect();
            for table in [
                format!("{}\n{}\n", headings.join(","), row.join(",")),
                format!("{header}\n{}\n", row.join(",")),
            ] {
                for lang in ["--lang=vi", "--lang=en"] {
                    for args in [&["--set=7", lang][..], &["--set=7", "--group=id", lang]] {
                        prints_its_own("what_costs_stars", args, table.as_bytes());
                    }
                    prints_its_own("what_if", &["edge:3=45", "-", lang], table.as_bytes());
                    // The table that `rate_csv` prints has the cells of its own, as they were given.
                    let ran = programs::run("rate_csv", &["--set=7", lang], table.as_bytes());
                    lines_are_ours(programs::text(&ran.stderr), "rate_csv");
                }
            }
        }
    }
}
