//! `what_costs_stars` as a user runs it: tables right and wrong, groups, measures, and all outputs.

use std::fmt::Write as _;

use ocop_core::{Edition, Sheet};
use serde_json::Value;
use testkit::programs::{run, text};

const TABLE: &str = include_str!("../../../../examples/data/scorecards.csv");

fn sheet() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

/// A table of products with the best levels but for some; each with a commune.
fn table(products: &[(&str, &[(&str, &str)])]) -> String {
    let sheet = sheet();
    let keys: Vec<_> = sheet.criteria().map(ocop_core::Criterion::key).collect();
    let mut table = format!("Mã,Xã,{}\n", keys.join(","));
    for (number, (commune, changed)) in products.iter().enumerate() {
        write!(table, "SP{number},{commune}").unwrap();
        for criterion in sheet.criteria() {
            let other = changed.iter().find(|(key, _)| *key == criterion.key());
            let best = criterion.best().level().to_string();
            write!(table, ",{}", other.map_or(&*best, |(_, level)| level)).unwrap();
        }
        table.push('\n');
    }
    table
}

/// Five products, one of which cannot be rated.
fn five() -> String {
    table(&[
        ("Hòa An", &[]),
        ("Hòa An", &[("2.3", "2")]),
        ("Bình Minh", &[("2.3", "2"), ("3.4", "1")]),
        ("Bình Minh", &[("2.3", "1")]),
        ("", &[("2.3", "9")]),
    ])
}

#[track_caller]
fn json(args: &[&str], input: &str, status: i32) -> Value {
    let args = [&["--set", "7", "--json"], args].concat();
    let output = run("what_costs_stars", &args, input.as_bytes());
    assert_eq!(
        output.status.code(),
        Some(status),
        "{}",
        text(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

#[track_caller]
fn fails(args: &[&str], input: &str, words: &str) {
    let output = run("what_costs_stars", args, input.as_bytes());
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    assert_eq!(text(&output.stderr), format!("what_costs_stars: {words}\n"));
    assert_eq!(text(&output.stdout), "");
}

#[test]
fn products_are_counted_by_what_keeps_them_from_each_star() {
    let args = [
        "--group",
        "Xã",
        "--measure",
        "2.3:2=3",
        "--measure",
        "2.3=3+3.4=2",
    ];
    let found = json(&args, &five(), 1);
    let all = &found["all"];
    assert_eq!(all["products"], 5);
    assert_eq!(all["not_rated"], 1);
    assert_eq!(all["stars"], serde_json::json!([0, 0, 0, 3, 0, 1]));
    let four = &all["below"][0];
    assert_eq!((&four["star"], &four["products"]), (&4.into(), &3.into()));
    let label = &four["criteria"][0];
    let wanted = serde_json::json!({
        "key": "2.3", "label": label["label"], "gain": 2, "alone": 2, "with_1": 1, "with_2": 0,
        "with_3_or_more": 0, "few_points": 0,
    });
    assert_eq!(label, &wanted);
    let measures = &all["measures"];
    assert_eq!(
        measures[0],
        serde_json::json!({
            "measure": "2.3:2=3", "moved": 2, "gains": 1, "losses": 0, "reach": [0, 1, 1],
        })
    );
    assert_eq!(measures[1]["gains"], 3);
    // Groups are in the order of their names; a cell without text is one too.
    let groups = found["groups"].as_array().unwrap();
    let names: Vec<_> = groups
        .iter()
        .map(|group| group["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["(none)", "Bình Minh", "Hòa An"]);
    assert_eq!(groups[0]["not_rated"], 1);
    assert_eq!(groups[1]["measures"][1]["gains"], 2);
    assert_eq!(found["invented"], false);
}

#[test]
fn the_report_is_in_both_languages_and_names_the_first_fault() {
    let args = ["--set", "7", "--group", "Xã", "--measure", "2.3:2=3"];
    let en = run("what_costs_stars", &args, five().as_bytes());
    let shown = text(&en.stdout);
    for words in [
        "Products    5: of the table\n",
        "Not rated   1\n",
        "To 4 stars: 3 products do not reach them\n",
        "Measure 2.3:2=3: 2 products change their level, 1 gain a star\n",
        "  3 stars → 5 stars: 1\n",
        "By Xã: products below 4 stars",
    ] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
    assert_eq!(
        text(&en.stderr),
        "what_costs_stars: column `Mã` is read as the id\nwhat_costs_stars: row 6, column 2.3: level 9 out of range: expected 0 to 3; further rows are only counted\n"
    );
    let vi = run(
        "what_costs_stars",
        &[&args[..], &["--lang", "vi"]].concat(),
        five().as_bytes(),
    );
    let shown = text(&vi.stdout);
    for words in [
        "Sản phẩm    5: theo bảng\n",
        "Để đạt 4 sao: 3 sản phẩm chưa đạt\n",
        "Giải pháp 2.3:2=3: thay đổi mức của 2 sản phẩm, 1 sản phẩm tăng sao\n",
        "Theo cột Xã: sản phẩm chưa đạt 4 sao",
    ] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn a_column_is_found_however_its_name_is_typed() {
    let found = |column: &str| json(&["--group", column], &five(), 1);
    assert_eq!(found("xã")["groups"], found("Xã")["groups"]);
    assert_eq!(found(" XÃ ")["groups"], found("Xã")["groups"]);
}

#[test]
fn a_council_is_one_product() {
    let rows = json(&[], TABLE, 0);
    assert_eq!(rows["all"]["products"], 8);
    let councils = json(&["--council"], TABLE, 0);
    assert_eq!(
        (&councils["all"]["products"], &councils["all"]["scorecards"]),
        (&3.into(), &8.into())
    );
    assert_eq!(councils["invented"], false);
    assert_eq!(json(&["--council", "--bundled"], "", 0)["invented"], true);
    let output = run("what_costs_stars", &["--set", "7"], TABLE.as_bytes());
    assert!(text(&output.stderr).contains("with --council they are one product"));

    let lines: Vec<_> = TABLE.lines().collect();
    let mixed = format!("{}\n{}\n{}\n{}\n", lines[0], lines[1], lines[8], lines[2]);
    let words =
        "id `invented-1` of row 2 comes back in row 4, after other ids: sort the table by id";
    fails(&["--set", "7", "--council"], &mixed, words);
    let nameless = TABLE.replacen("\ninvented-1", "\n", 1);
    let words = "row 2 has no id; if that is a merged cell, write the id in each row and run again";
    fails(&["--set", "7", "--council"], &nameless, words);
    let open = TABLE.replacen("\ninvented-1", "\n\"invented-1", 1);
    let words =
        "row 2: a quote opens in this row and is not closed; reading goes on in the next row";
    fails(&["--set", "7", "--council"], &open, words);
    // Alone, only its row is not counted.
    let rows = json(&[], &open, 1);
    assert_eq!(rows["all"]["products"], 8);
}

#[test]
fn wrong_input_is_named() {
    let expected = "expected a key, the level now and the level then, such as 3.5:2=3, or 3.5=3 for all lower levels; several steps are joined with +";
    for measure in ["3.5", "3.5:2", "3.5:2=2", "3.5:x=3", "3.5=3+", "3.5:2=3=4"] {
        let end = "; --help lists the options";
        let words = format!("invalid value `{measure}` of --measure <MEASURE>: {expected}{end}");
        fails(&["--measure", measure], "", &words);
    }
    fails(
        &["--measure", "9.9:1=2"],
        "",
        "9.9:1=2: 9.9: 26/2026 set 7 has no criterion `9.9`",
    );
    fails(
        &["--measure", "3.5:2=9"],
        "",
        "3.5:2=9: 3.5: level 9 out of range: expected 0 to 3",
    );
    fails(
        &["--set", "7", "--group", "Huyện"],
        &five(),
        "the table has no column `Huyện`; its other columns: `Xã`",
    );
    fails(
        &["--group", "Xã"],
        "",
        "invented products have no column `Xã`, only `province`",
    );
    fails(
        &["--council"],
        "",
        "--council requires a table of scorecards",
    );
    fails(
        &["-"],
        &five(),
        "--set is required: the number of the sheet",
    );
    fails(
        &["--json", "--csv", "-"],
        "",
        "only one of --json, --csv - and --svg - can be printed",
    );
    let rounds = five().replacen("Xã", "Vòng", 1);
    fails(
        &["--set", "7"],
        &rounds,
        "the table has rounds in column `Vòng`: a row is not a product; use --council",
    );
}

#[test]
fn every_output_says_that_invented_products_are_invented() {
    let shown = |args: &[&str]| {
        let args = [&["--rows", "300", "--seed", "7"], args].concat();
        let output = run("what_costs_stars", &args, b"");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout).to_owned()
    };
    let report = shown(&[]);
    assert!(
        report.contains("Products    300: invented, not real products; seed 7\n"),
        "{report}"
    );
    assert!(report.contains("Invented figures:"), "{report}");
    let data: Value = serde_json::from_str(&shown(&["--json"])).unwrap();
    assert_eq!(
        (&data["invented"], &data["seed"]),
        (&true.into(), &7.into())
    );
    let mut csv = csv::Reader::from_reader(std::io::Cursor::new(shown(&[
        "--csv", "-", "--group", "Tỉnh",
    ])));
    let mut groups = std::collections::BTreeSet::new();
    for row in csv.records() {
        let row = row.unwrap();
        assert_eq!(&row[0], "invented, not real products; seed 7");
        groups.insert(row[1].to_owned());
    }
    assert_eq!(groups.len(), 7, "{groups:?}");
    let svg = shown(&["--svg", "-", "--lang", "vi"]);
    assert!(
        svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>"),
        "{svg}"
    );
    assert!(
        svg.contains("giả định, không phải sản phẩm thật; số khởi tạo 7"),
        "{svg}"
    );
    // The same seed, the same products.
    assert_eq!(report, shown(&[]));
    let what_if = run("what_if", &["--realistic", "--rows", "2000"], b"");
    let what_if = text(&what_if.stdout);
    assert!(
        what_if.contains(
            "2,000 invented products, seed 1; only the shares of stars are those published"
        )
    );
    let matrix = run("what_if", &["--realistic", "--rows", "2000", "--csv"], b"");
    assert!(text(&matrix.stdout).starts_with("invented_before,"));
}

#[test]
fn no_file_is_replaced_by_what_is_made_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own");
    let own = path.to_str().unwrap();
    std::fs::write(&path, five()).unwrap();
    for (program, args) in [
        ("what_costs_stars", &["--set", "7", own, "--csv", own][..]),
        ("what_costs_stars", &["--set", "7", own, "--svg", own]),
        ("what_if", &["edge:4=72", own, "--moved", own]),
        ("next_dossier", &[own, "--output", own]),
    ] {
        let output = run(program, args, b"");
        assert_eq!(output.status.code(), Some(2), "{program}");
        let words = format!("{program}: {own} is read: choose another name for the result\n");
        assert_eq!(text(&output.stderr), words);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), five());
    }
}

#[test]
fn files_are_written_beside_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (svg, csv) = (path("chart.svg"), path("counts.csv"));
    let args = ["--set", "7", "--svg", &svg, "--csv", &csv];
    let output = run("what_costs_stars", &args, five().as_bytes());
    assert!(text(&output.stdout).contains("To 4 stars"));
    let chart = std::fs::read_to_string(svg).unwrap();
    assert!(
        chart.contains("To 4 stars: 3 products below, 0 only lack points"),
        "{chart}"
    );
    // A bar is a shape of its own, not what a void element swallows.
    assert!(chart.contains("</rect>") || chart.contains("/>"), "{chart}");
    let counts = std::fs::read_to_string(csv).unwrap();
    assert!(
        counts
            .lines()
            .any(|line| line.contains(",2.3,") && line.starts_with("of the table,,5,1,4,3,")),
        "{counts}"
    );
}
