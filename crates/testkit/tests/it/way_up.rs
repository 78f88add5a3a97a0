//! `way_up` as a user runs it: plans, limits, costs, unfinished forms, and wrong input.

use std::path::Path;

use serde_json::Value;

use testkit::programs::{run, text};

const COSTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../examples/data/jackfruit-costs.json"
);

const BUNDLED: &str = "way_up: standard input is empty: using the bundled `dried-jackfruit`; --help shows how to give your own\n";

/// What the program prints, and its status.
fn way_up(args: &[&str]) -> (String, Option<i32>, String) {
    let output = run("way_up", args, b"");
    let faults = text(&output.stderr);
    // Without a file the program says what it shows.
    let faults = faults.strip_prefix(BUNDLED).unwrap_or(faults);
    (
        text(&output.stdout).to_owned(),
        output.status.code(),
        faults.to_owned(),
    )
}

fn ways(args: &[&str]) -> Vec<Value> {
    let (shown, _, faults) = way_up(&[args, &["--json"]].concat());
    assert_eq!(faults, "");
    let value: Value = serde_json::from_str(&shown).unwrap();
    value["ways"].as_array().unwrap().clone()
}

/// Key and level of each step of the first plan.
fn steps(improvement: &Value) -> Vec<(String, u64)> {
    let steps = improvement["plans"][0]["steps"].as_array().unwrap();
    let step = |step: &Value| {
        let key = step["key"].as_str().unwrap().to_owned();
        (key, step["to"]["choice"].as_u64().unwrap())
    };
    steps.iter().map(step).collect()
}

fn write(folder: &Path, name: &str, what: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, what).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_product_of_68_points_is_told_what_to_do_for_four_and_five_stars() {
    let (shown, status, faults) = way_up(&[]);
    assert_eq!((status, faults.as_str()), (Some(0), ""));
    for line in [
        "Now     68 points, 3 stars",
        "Target  4 stars: from 70 points, and all requirements up to 4★",
        "Plan    4 criteria, 5 level steps",
        "Then    75 points, 4 stars",
        "Plan    11 criteria, 15 level steps",
        "    level 2 → 3, +1 point, meets the requirement of 4★ [26/2026, Annex II, set 7, 4.1]",
        "      then: Market outside the commune: 5 or more distribution representatives/agents",
        "      proof: sales or agency contract or list of agents and outlets",
        "  - 6.2 (level 3) instead of 11 (level 3)",
    ] {
        assert!(shown.lines().any(|own| own == line), "{line} in\n{shown}");
    }
    let (shown, ..) = way_up(&["--lang", "vi", "--star", "4"]);
    for line in [
        "Hiện nay   68 điểm, 3 sao",
        "Phương án  4 tiêu chí, 5 bước nâng mức",
        "    mức 1 → 2, +2 điểm, đạt yêu cầu của 4★ [26/2026, Phụ lục II, bộ 7, 9]",
    ] {
        assert!(shown.lines().any(|own| own == line), "{line} in\n{shown}");
    }
    let (shown, ..) = way_up(&["--markdown", "--star", "4"]);
    assert!(
        shown.contains(
            "\n| 1 | 5.1 Product story \\[26/2026, Annex II, set 7, 5.1\\] | level 3 → 5 |"
        )
    );
}

#[test]
fn what_cannot_move_is_gone_round_or_named() {
    let held = |key: &str, level| [(key.to_owned(), level)];
    let five = ways(&["--star", "5"]);
    assert!(steps(&five[0]).contains(&held("11", 3)[0]));
    let round = ways(&["--star", "5", "--fixed", "11,3.2"]);
    assert!(!steps(&round[0]).iter().any(|(key, _)| key == "11"));
    assert_eq!(round[0]["fixed"], serde_json::json!(["3.2", "11"]));

    let (shown, status, _) = way_up(&["--star", "4", "--fixed", "9"]);
    assert_eq!(status, Some(1));
    assert!(shown.contains(
        "  - 4★ requires 3 points on 9 (Product quality assurance); the request keeps this criterion fixed\n"
    ));
    // Level 2 is out of reach, and level 3 is taken.
    let above = ways(&["--star", "4", "--without", "9=2"]);
    assert!(steps(&above[0]).contains(&held("9", 3)[0]));
    let margin = ways(&["--star", "4", "--margin", "8"]);
    let then: u32 = margin[0]["plans"][0]["mean"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(then >= 78, "{then}");
}

#[test]
fn costs_and_a_budget_decide() {
    let priced = ways(&["--star", "4", "--cost", COSTS]);
    assert_eq!(priced[0]["cost"], "121,000,000 dong");
    assert_eq!(priced[0]["unpriced"], serde_json::json!(["3.2"]));
    // A đồng short: three stars are kept, and the next is printed with its price.
    let (shown, status, _) = way_up(&["--cost", COSTS, "--budget", "120999999"]);
    assert_eq!(status, Some(0));
    assert!(shown.contains("Plan    no change required, already reached\n"));
    assert!(shown.contains(
        "  - the cheapest plan costs 121,000,000 dong, the budget is 120,999,999 dong\n"
    ));
    let just = ways(&["--cost", COSTS, "--budget", "121000000"]);
    assert_eq!(
        (&just[0]["star"], &just[0]["budget"]),
        (&4.into(), &"121,000,000 dong".into())
    );
    let (_, status, _) = way_up(&["--star", "4", "--cost", COSTS, "--budget", "1"]);
    assert_eq!(status, Some(1));
    let (_, status, fault) = way_up(&["--cost", COSTS, "--budget", "120999999.9"]);
    assert_eq!(status, Some(2));
    assert!(
        fault.contains("budget: `120999999.9` has a fraction of a đồng: expected whole đồng"),
        "{fault}"
    );
}

#[test]
fn an_unfinished_form_gets_the_relevant_criteria() {
    let folder = tempfile::tempdir().unwrap();
    let product = include_str!("../../../../examples/data/dried-jackfruit.json");
    let mut form: Value = serde_json::from_str(product).unwrap();
    form["scorecards"][0]["2.3"] = Value::Null;
    form["scorecards"][0]
        .as_object_mut()
        .unwrap()
        .remove("10")
        .unwrap();
    let path = write(folder.path(), "form.json", &form.to_string());
    let (shown, status, _) = way_up(&[&path]);
    assert_eq!(status, Some(0));
    for line in [
        "Answered        30 of 32 criteria",
        "Still possible  64 points, 2 stars – 69 points, 3 stars",
        "  - 2.3",
        "  - 10: no answer changes the star",
    ] {
        assert!(shown.lines().any(|own| own == line), "{line} in\n{shown}");
    }
    let (shown, ..) = way_up(&[&path, "--json"]);
    let value: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(value["deciding"], serde_json::json!(["2.3"]));
    let (shown, ..) = way_up(&[&path, "--markdown", "--lang", "vi"]);
    assert!(
        shown.contains("## Tiêu chí quyết định hạng sao\n\n- 2.3\n"),
        "{shown}"
    );
    let (_, status, faults) = way_up(&[&path, "--star", "4"]);
    assert_eq!(status, Some(2));
    assert_eq!(
        faults,
        "way_up: the scorecard is incomplete: --star, --fixed, --without, --cost, --on and --by require a complete one\n"
    );
}

#[test]
fn wrong_input_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let bad = write(
        folder.path(),
        "bad.json",
        r#"{"id":"p","edition":"26/2026","set":7,"scorecards":[{"9.9":1}]}"#,
    );
    let (shown, status, faults) = way_up(&[&bad]);
    assert_eq!((shown.as_str(), status), ("", Some(1)));
    // All faults, the unknown key and each criterion without a level.
    let faults: Vec<_> = faults.lines().collect();
    assert_eq!(
        faults[..2],
        [
            "way_up: p: unknown-criterion: scorecards[0].9.9: 26/2026 set 7 has no criterion `9.9`",
            "way_up: p: missing-criterion: scorecards[0].1.1: no level is chosen for “Source of raw material”"
        ]
    );
    assert_eq!(faults.len(), 1 + 32);
    let costs = write(
        folder.path(),
        "costs.json",
        r#"{"unit":"dong","steps":{"9.9":"1"}}"#,
    );
    let floats = write(
        folder.path(),
        "floats.json",
        r#"{"unit":"dong","usual":1.5}"#,
    );
    for (args, fault) in [
        (&["/no/such/file"][..], "way_up: cannot read /no/such/file"),
        (
            &["--cost", "/no/such/file"],
            "way_up: cannot read /no/such/file",
        ),
        (
            &["--cost", &costs],
            "way_up: FILE: costs.steps.9.9: 26/2026 set 7 has no criterion `9.9`",
        ),
        (
            &["--cost", &floats],
            "way_up: cannot read the costs in FLOATS: usual: found the number 1.5, expected a cost as text or as a whole number",
        ),
        (
            &["--fixed", "9.9"],
            "way_up: fixed.9.9: 26/2026 set 7 has no criterion `9.9`",
        ),
        (&["--without", "9=9"], "way_up: levels.9: "),
        (
            &["--star", "2"],
            "way_up: invalid value `2` of --star <STAR>: expected 3, 4 or 5",
        ),
        (
            &["--without", "9"],
            "way_up: invalid value `9` of --without <KEY=LEVEL>: expected a key and a level",
        ),
        (&["--budget", "5"], "way_up: --cost <FILE> is required"),
        (
            &["--cost", COSTS, "--budget", "x"],
            "way_up: invalid value `x` of --budget <AMOUNT>: expected an amount",
        ),
        (
            &["--cost", COSTS, "--budget=-5"],
            "way_up: budget: a budget must be at least 0, found -5",
        ),
    ] {
        let (shown, status, faults) = way_up(args);
        assert_eq!((shown.as_str(), status), ("", Some(2)), "{args:?}");
        let fault = fault
            .replace("FLOATS", &floats)
            .replace("FILE:", &format!("{costs}:"));
        assert!(faults.starts_with(&fault), "{args:?}: {faults}");
    }
}

#[test]
fn costs_are_read_from_a_table_as_people_type_it() {
    let folder = tempfile::tempdir().unwrap();
    let json: Value = serde_json::from_str(&std::fs::read_to_string(COSTS).unwrap()).unwrap();
    // The same costs: one row for a criterion, or for a level of it.
    let mut table = "KINH PHÍ DỰ KIẾN;;\nTiêu chí;Mức;Chi phí (đồng)\n".to_owned();
    let grouped = |amount: &Value| {
        let amount = amount.as_str().unwrap();
        let digits: Vec<u8> = amount.bytes().collect();
        let groups = digits.rchunks(3).rev().map(text);
        groups.collect::<Vec<_>>().join(".")
    };
    for (key, cost) in json["steps"].as_object().unwrap() {
        let shown = format!("{} Tên tiêu chí", key.replace('.', ","));
        match cost.as_object() {
            None => table += &format!("{shown};;{}\n", grouped(cost)),
            Some(levels) => {
                for (level, cost) in levels {
                    table += &format!("{shown};{level};{}\n", grouped(cost));
                }
            }
        }
    }
    table += "1.1;;\n";
    let path = write(folder.path(), "costs.csv", &table);
    let of = |costs: &str| way_up(&["--cost", costs, "--budget", "130.000.000"]);
    assert_eq!(of(&path), of(COSTS));
    assert_eq!(of(&path).1, Some(0));
    assert!(of(&path).0.contains("121,000,000"));

    let refused = |table: &str, words: &str| {
        let path = write(folder.path(), "costs.csv", table);
        let (shown, status, faults) = way_up(&["--cost", &path]);
        assert_eq!((shown.as_str(), status), ("", Some(2)));
        assert_eq!(
            faults,
            format!("way_up: {}\n", words.replace("FILE", &path))
        );
    };
    let header = "Tiêu chí;Mức;Chi phí\n";
    refused(
        &format!("{header}1.2;;50.000\n"),
        "cannot read the costs in FILE: row 2: column `Chi phí`: cell `50.000`: `50.000` can be 50 or 50000: write one of the two",
    );
    refused(
        &format!("{header}1.2;;5000000\n1,2 Tên;;6000000\n"),
        "cannot read the costs in FILE: row 3: the cost of `1.2` is given in a row above",
    );
    refused(
        &format!("{header}4.1;x;5000000\n"),
        "cannot read the costs in FILE: row 2: found `x`, expected a level number",
    );
    refused(
        &format!("{header}1.2;;năm triệu\n"),
        "cannot read the costs in FILE: row 2: column `Chi phí`: cell `năm triệu`: expected an amount such as 50000000 or 50.000.000",
    );
    refused(
        "Tiêu chí,Mức,Chi phí\n1.2,,5,000,000\n",
        "cannot read the costs in FILE: row 2: the row has more cells than the header, from `5,000,000`: write the amount without `,`",
    );
    refused(
        &format!("{header};;5000000\n"),
        "cannot read the costs in FILE: row 2: the cost `5000000` has no criterion",
    );
    // A remark with an open quote would take the next cost with it.
    refused(
        "Tiêu chí;Chi phí;Ghi chú\n1.2;5000000;\"báo giá\n4.1;6000000;\n9;7000000;\"xong\"\n",
        "cannot read the costs in FILE: row 2: a quote opens in this row and is not closed",
    );
    refused(
        "\"Chi phí năm 2026\nTiêu chí;Chi phí\n1.2;5000000\n",
        "cannot read the costs in FILE: row 1: a quote opens in this row and is not closed",
    );
    refused(
        "Tiêu chí;Mức;Giá\n1.2;;5\n",
        "cannot read the costs in FILE: the table has no column `cost` (Chi phí)",
    );
    refused(
        "Tên;Mức;Chi phí\n1.2;;5\n",
        "cannot read the costs in FILE: the table has no column `criterion` (Tiêu chí)",
    );
    refused(
        "Tiêu chí;Giá\n1.2;5\n",
        "cannot read the costs in FILE: the table has no column `cost` (Chi phí)",
    );
    // Units and groups of digits are read.
    let costs = |cell: &str| {
        let table = format!("Tiêu chí,Mức,Chi phí\n1.2,,{cell}\n");
        let path = write(folder.path(), "costs.csv", &table);
        way_up(&["--cost", &path, "--star", "4"])
    };
    let plain = costs("3000000");
    for cell in [
        "3.000.000 đồng",
        "\"3,000,000\"",
        "\"3,000,000 VNĐ\"",
        "3.000.000đ",
        "3 000 000 vnd",
    ] {
        assert_eq!(costs(cell), plain, "{cell}");
    }
    // In Vietnamese too, and without words of the reader of JSON.
    for (name, costs, words) in [
        (
            "costs.csv",
            "Tiêu chí;Mức;Giá\n1.2;;5\n",
            "bảng không có cột `Chi phí`",
        ),
        (
            "costs.csv",
            "Tiêu chí;Mức;Chi phí\n1.2;;x\n",
            "hàng 2: cột `Chi phí`: ô `x`: yêu cầu một số tiền như 50000000 hoặc 50.000.000",
        ),
        ("costs.json", r#"{"unit":"dong","usual":1.5}"#, "usual: "),
        (
            "costs.json",
            r#"{"unit":"dong","steps":{"1.2":5,"1.2":6}}"#,
            "khóa `1.2` có hai lần",
        ),
        (
            "costs.json",
            r#"{"unit":"dong","steps":{"1.2":"5.000.000"}}"#,
            "steps.1.2: ",
        ),
        (
            "costs.json",
            r#"{"unit":"dong","usual":}"#,
            "không phải JSON",
        ),
    ] {
        let path = write(folder.path(), name, costs);
        let (_, status, faults) = way_up(&["--bundled", "--cost", &path, "--lang", "vi"]);
        assert_eq!(status, Some(2));
        let start = format!("way_up: không đọc được chi phí trong {path}: ");
        assert!(
            faults.starts_with(&start) && faults.contains(words),
            "{faults}"
        );
        for word in ["invalid type", "expected", "unknown field"] {
            assert!(!faults.contains(word), "{faults}");
        }
    }
    // What only the way shows to be wrong names the file too.
    let costs = r#"{"unit":"dong","usual":"9999999999999999"}"#;
    let path = write(folder.path(), "costs.json", costs);
    for budget in [&[][..], &["--budget", "5"]] {
        let args = [&["--bundled", "--cost", &path][..], budget].concat();
        let (_, status, faults) = way_up(&args);
        assert_eq!(status, Some(2));
        let start = format!("way_up: {path}: costs.usual: a cost must have at most 9 places");
        assert!(faults.starts_with(&start), "{faults}");
    }
    refused(
        "a;b;c\n1;2;3\n",
        "cannot read the costs in FILE: the table has no columns `criterion` and `cost`",
    );
}
