//! `way_up` with `--on` and `--by`: timetables, lead times from files, certificates, and wrong input.

use serde_json::Value;
use testkit::programs::{run, text};

const COSTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../examples/data/jackfruit-costs.json"
);

/// What the program prints for the bundled product, its status, and its faults.
fn way_up(args: &[&str]) -> (String, Option<i32>, String) {
    let output = run("way_up", &[&["--bundled"], args].concat(), b"");
    let of = |bytes: &[u8]| text(bytes).to_owned();
    (of(&output.stdout), output.status.code(), of(&output.stderr))
}

/// A file with a text, which lives as long as the value.
fn file(what: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lead");
    std::fs::write(&path, what).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[track_caller]
fn has(shown: &str, lines: &[&str]) {
    for line in lines {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn a_round_that_is_surely_met_has_a_timetable() {
    let args = ["--star", "4", "--on", "2026-11-30", "--by", "30/10/2027"];
    let (shown, status, faults) = way_up(&args);
    assert_eq!((status, faults.as_str()), (Some(0), ""));
    has(
        &shown,
        &[
            "Timetable to 4 stars\n\nBegin     2026-11-30\n",
            "Deadline  the commune's request before 2027-10-30, the result before 2027-12-30 [26/2026, Art. 5.1]\n",
            "Filing    file with the commune by 2027-10-08; it has 15 working days [26/2026, Art. 7.2]\n",
            "Way A is in time, if work begins by 2027-04-08.\n",
            "     - begin by 2027-04-08: quality-management certificate (ISO, HACCP, …), 3–6 months, for 9\n",
            "  - Practice, an estimate: ",
        ],
    );
    let vi = way_up(&[&args[..], &["--lang", "vi"]].concat()).0;
    has(
        &vi,
        &[
            "Lộ trình thời gian lên 4 sao\n\nBắt đầu    30/11/2026\n",
            "cấp xã có 15 ngày làm việc [26/2026, Điều 7.2]",
            "Phương án A kịp thời hạn, nếu bắt đầu chậm nhất ngày 08/04/2027.\n",
            "bắt đầu chậm nhất ngày 08/04/2027: giấy chứng nhận quản lý chất lượng (ISO, HACCP…), 3–6 tháng, cho tiêu chí 9\n",
        ],
    );
    let page = way_up(&[&args[..], &["--markdown"]].concat()).0;
    has(
        &page,
        &[
            "## Timetable to 4 stars\n",
            "- To do:\n  - begin by 2027-04-08: ",
        ],
    );
}

#[test]
fn a_round_that_is_missed_names_the_task_and_the_next_round() {
    let args = ["--star", "5", "--on", "2026-11-30", "--by", "2027-04-30"];
    let (shown, status, _) = way_up(&args);
    assert_eq!(status, Some(1));
    has(
        &shown,
        &[
            "No way is in time.\nThe obstacle in the fastest way (A): reach the required number of months of steady performance of linkage contracts (12 months, should have begun by 2026-04-07).\n",
            "The earliest round of way A: the commune's request before 2028-04-30, the result before 2028-06-30; the ministry's request before 2028-07-30, its result before 2028-09-30.\n",
            "     - ! should have begun by 2026-04-07: ",
        ],
    );
    // A round that is met only at best is not met.
    let (shown, status, _) = way_up(&["--star", "4", "--on", "2026-11-30", "--by", "2027-04-30"]);
    assert_eq!(status, Some(1));
    has(
        &shown,
        &["No way is surely in time; way A is, if its tasks finish before their longest times.\n"],
    );
}

#[test]
fn one_day_is_enough_and_costs_are_shown() {
    let (shown, status, _) = way_up(&["--star", "4", "--by", "2027-04-30", "--cost", COSTS]);
    assert_eq!(status, Some(0));
    has(
        &shown,
        &[
            "Cheapest",
            "121,000,000 dong",
            "Way A is in time, if work begins by 2026-10-07.\n",
        ],
    );
    let (shown, status, _) = way_up(&["--star", "4", "--on", "2026-11-30"]);
    assert_eq!(status, Some(0));
    has(
        &shown,
        &["The earliest round that way A surely meets: the commune's request before 2027-10-30"],
    );
}

#[test]
fn faster_ways_cost_more() {
    // The certificate of criterion 9 is required; the slow 5.1 has no other way either.
    let (_folder, leads) = file(
        r#"{"criteria": {"4.1": {"3": {"months": 11}, "4": {"months": 2}}}, "usual": {"days": 30}}"#,
    );
    let args = [
        "--star",
        "4",
        "--on",
        "2026-11-30",
        "--lead",
        &leads,
        "--cost",
        COSTS,
        "--json",
    ];
    let (shown, status, faults) = way_up(&args);
    assert_eq!((status, faults.as_str()), (Some(0), ""));
    let value: Value = serde_json::from_str(&shown).unwrap();
    let ways = value["times"][0]["ways"].as_array().unwrap();
    let of = |way: &Value| {
        let ready = way["ready"][1].as_str().unwrap().to_owned();
        (way["cost"].as_str().unwrap().to_owned(), ready)
    };
    let found: Vec<_> = ways.iter().map(of).collect();
    let own = |cost: &str, ready: &str| (cost.to_owned(), ready.to_owned());
    assert_eq!(
        found,
        [
            own("121,000,000 dong", "2027-10-30"),
            own("241,000,000 dong", "2027-05-30")
        ]
    );
    assert_eq!(
        (ways[0]["cheapest"].as_bool(), ways[1]["fastest"].as_bool()),
        (Some(true), Some(true))
    );
}

#[test]
fn a_certificate_shows_its_window() {
    let args = [
        "--star",
        "4",
        "--on",
        "2026-11-30",
        "--certificate",
        "3=2024-07-10",
    ];
    let (shown, ..) = way_up(&args);
    has(
        &shown,
        &[
            "Window  a re-evaluation is filed from 2027-01-11 to 2027-03-12 [26/2026, Art. 7.6.a]\n",
            "   Not surely done when the window of the re-evaluation closes\n     - quality-management certificate (ISO, HACCP, …): done 2027-02-28 at best, 2027-05-30 at the latest\n",
        ],
    );
    // The same star is a re-evaluation.
    let args = [
        "--star",
        "3",
        "--on",
        "2026-11-30",
        "--certificate",
        "3=10/07/2024",
        "--json",
    ];
    let value: Value = serde_json::from_str(&way_up(&args).0).unwrap();
    assert_eq!(value["times"][0]["kind"], "re-evaluation");
    assert_eq!(value["times"][0]["target"]["file_by"], "2027-03-12");
}

#[test]
fn the_lead_times_in_practice_are_a_start_for_others() {
    let (shown, status, _) = way_up(&["--print-lead"]);
    assert_eq!(status, Some(0));
    let value: Value = serde_json::from_str(&shown).unwrap();
    let mark = &value["documents"]["trademark-certificate"];
    assert_eq!(mark["months"], serde_json::json!([15, 16]));
    assert_eq!(mark["after"][0], "trademark-application");
    // Read back, they give the same days.
    let (_folder, path) = file(&shown);
    let args = ["--star", "4", "--on", "2026-11-30"];
    let own = way_up(&[&args[..], &["--lead", &path]].concat());
    assert_eq!(own, way_up(&args));
    assert_eq!(way_up(&["--print-lead", "--lang", "vi"]).1, Some(0));
}

#[test]
fn a_table_has_names_in_either_language() {
    let table = "Việc;Mức;Thời gian;Sau\n\
        giấy chứng nhận quản lý chất lượng (ISO, HACCP…);;2 tháng;\n\
        Phiếu kết quả kiểm nghiệm;;10–15 ngày;tiêu chuẩn sản phẩm\n\
        trademark-certificate;;15-16 months;trademark-application\n\
        4,1;3;1–2 tháng;\n";
    let (_folder, path) = file(table);
    let args = [
        "--star",
        "4",
        "--on",
        "2026-11-30",
        "--by",
        "2027-04-30",
        "--lead",
        &path,
    ];
    let (shown, status, faults) = way_up(&args);
    assert_eq!((status, faults.as_str()), (Some(0), ""), "{shown}");
    has(&shown, &["2 months, for 9\n", "As given: "]);
}

#[test]
fn wrong_lead_times_are_named() {
    for (what, en, vi) in [
        (
            r#"{"documents": {"test-report": {"days": [10, 5]}}}"#,
            "documents.test-report.days: the shortest time, 10, is above the longest, 5",
            "documents.test-report.days: thời gian ngắn nhất, 10, lớn hơn thời gian dài nhất, 5",
        ),
        (
            r#"{"documents": {"product-standard": {"days": 5, "after": ["test-report"]}}}"#,
            "documents.product-standard.after: a document waits for itself: product-standard → test-report → product-standard",
            "documents.product-standard.after: giấy tờ chờ chính nó: product-standard → test-report → product-standard",
        ),
        (
            "Việc;Thời gian\n9;\nbáo cáo;5 ngày\n",
            "row 3: unknown `báo cáo`: expected a criterion, or a document as in way_up --print-lead",
            "hàng 3: không rõ `báo cáo`: yêu cầu mã tiêu chí, hoặc tên tài liệu như trong way_up --print-lead",
        ),
        (
            "Việc;Thời gian;Sau\n9;5;\n1.1;2;\n",
            "row 2: found `5`, expected a time such as `16–18 months` or `10 days`",
            "hàng 2: `5` không phải thời gian: yêu cầu như `16–18 tháng` hoặc `10 ngày`",
        ),
        (
            "Việc;Thời gian;Sau\n9;6–4 tháng;\n1.1;2;\n",
            "row 2: `6–4 tháng`: the shortest time, 6, is above the longest, 4",
            "hàng 2: `6–4 tháng`: thời gian ngắn nhất, 6, lớn hơn thời gian dài nhất, 4",
        ),
        (
            "Việc;Thời gian;Sau\n9;6 tháng;phiếu điểm\n1.1;2;\n",
            "row 2: unknown `phiếu điểm`",
            "hàng 2: không rõ `phiếu điểm`",
        ),
        (
            "Việc;Thời gian;Ghi chú\n9;6 tháng;\"đã hỏi\n1.1;2 tháng;\n",
            "row 2: a quote opens in this row and is not closed",
            "hàng 2: dấu ngoặc kép mở ở hàng này không được đóng",
        ),
        (
            "Việc;Thời gian;Sau\n9;6 tháng;\n9;5 tháng;\n",
            "row 3: the time of `9` is given in a row above",
            "hàng 3: thời gian của `9` đã có ở hàng trên",
        ),
    ] {
        let (_folder, path) = file(what);
        let args = ["--on", "2026-11-30", "--lead", &path];
        let (shown, status, fault) = way_up(&args);
        assert_eq!((shown.as_str(), status), ("", Some(2)), "{what}");
        let start = format!("way_up: cannot read the lead times in {path}: {en}");
        assert!(fault.starts_with(&start), "{fault}\n{start}");
        let fault = way_up(&[&args[..], &["--lang", "vi"]].concat()).2;
        let start = format!("way_up: không đọc được thời gian thực hiện trong {path}: {vi}");
        assert!(fault.starts_with(&start), "{fault}\n{start}");
    }
}

#[test]
fn wrong_options_are_named() {
    let (_folder, unknown) = file(r#"{"criteria": {"9.9": {"days": 5}}}"#);
    let product = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/data/dried-banana.json"
    );
    for (args, fault) in [
        (
            &["--lead", COSTS][..],
            "way_up: --on <DAY> or --by <DAY> is required; ",
        ),
        (
            &["--on", "2026-11-30", "--lead", COSTS],
            "way_up: COSTS is costs of steps (JSON), not lead times: ",
        ),
        (
            &["--on", "2026-11-30", "--lead", product],
            "way_up: PRODUCT is a product, not lead times: ",
        ),
        (
            &["--on", "2026-11-30", "--lead", &unknown],
            "way_up: lead.criteria.9.9: 26/2026 set 7 has no criterion `9.9`",
        ),
        (
            &["--on", "2026-11-30", "--by", "2026-11-30"],
            "way_up: by: 2026-11-30 is not after the first day of work, 2026-11-30",
        ),
        (
            &["--on", "31/02/2027"],
            "way_up: invalid value `31/02/2027` of --on <DAY>: expected a day",
        ),
        (
            &["--on", "2026-11-30", "--certificate", "3"],
            "way_up: invalid value `3` of --certificate <STAR=DAY>: expected the star and the day of issue",
        ),
        (
            &["--on", "2026-11-30", "--certificate", "2=2024-07-10"],
            "way_up: invalid value `2=2024-07-10` of --certificate <STAR=DAY>: ",
        ),
    ] {
        let (shown, status, found) = way_up(args);
        assert_eq!((shown.as_str(), status), ("", Some(2)), "{args:?}");
        let fault = fault.replace("COSTS", COSTS).replace("PRODUCT", product);
        assert!(found.starts_with(&fault), "{found}\n{fault}");
    }
}
