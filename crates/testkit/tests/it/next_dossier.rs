//! `next_dossier` as a user runs it: what it prints and writes, with what status, with wrong input too.

use serde_json::Value;
use testkit::programs::{run, text};

const HONEY: &str = include_str!("../../../ocop-dossier/tests/data/mountain-honey.json");

/// What the honey needs: its certificate and the planned filing date.
const CERTIFICATE: [&str; 8] = [
    "--issued",
    "18/12/2026",
    "--star",
    "4",
    "--code",
    "11-03253-2-2026",
    "--number",
    "GD-1",
];

fn honey(more: &[&str]) -> std::process::Output {
    let args = [&["-"], &CERTIFICATE[..], more].concat();
    run("next_dossier", &args, HONEY.as_bytes())
}

#[test]
fn without_arguments_the_bundled_honey_gets_its_plan() {
    for lang in ["en", "vi"] {
        let output = run("next_dossier", &["--lang", lang], b"");
        assert_eq!(output.status.code(), Some(0));
        let plan = text(&output.stdout);
        let begin = match lang {
            "vi" => "KẾ HOẠCH LẬP HỒ SƠ TIẾP THEO\n\nSản phẩm: Mật ong rừng Quài Cang\n",
            _ => "PLAN OF THE NEXT DOSSIER\n\nProduct: Mật ong rừng Quài Cang\n",
        };
        assert!(plan.starts_with(begin), "{plan}");
        assert!(
            plan.contains("10/04/2022") || plan.contains("2022-04-10"),
            "{plan}"
        );
    }
    let markdown = run("next_dossier", &["--markdown"], b"");
    assert!(text(&markdown.stdout).starts_with("# Plan of the next dossier\n\n- Product: "));
    let json: Value =
        serde_json::from_slice(&run("next_dossier", &["--json"], b"").stdout).unwrap();
    assert_eq!(
        (&json["format"], &json["decision_due"]),
        (&1.into(), &"2026-10-04".into())
    );
}

#[test]
fn the_started_dossier_is_written_and_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("next.json");
    let path = path.to_str().unwrap();
    let output = honey(&["--on", "02/07/2029", "--output", path]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stderr),
        format!(
            "next_dossier: wrote the started dossier to {path}; check it with check_dossier {path}\n"
        )
    );
    let checked = run("check_dossier", &[path, "--json"], b"");
    assert_eq!(checked.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let plan = honey(&["--on", "02/07/2029", "--json"]);
    let plan: Value = serde_json::from_slice(&plan.stdout).unwrap();
    assert_eq!(plan["report"], report);
    let nowhere = honey(&[
        "--on",
        "02/07/2029",
        "--output",
        "/no/such/next.json",
        "--lang",
        "vi",
    ]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert_eq!(
        text(&nowhere.stderr),
        "next_dossier: không ghi được /no/such/next.json: không tìm thấy tệp\n"
    );
}

#[test]
fn what_cannot_be_filed_so_is_status_1_and_the_plan_is_there() {
    for more in [
        &["--on", "20/06/2029"][..],
        &["--on", "01/03/2027", "--kind", "upgrade", "--wanted", "4"],
        &["--on", "02/07/2029", "--withdrawn", "01/02/2028"],
    ] {
        let output = honey(more);
        assert_eq!(output.status.code(), Some(1), "{more:?}");
        let plan = text(&output.stdout);
        assert!(plan.contains("\nTO SETTLE BEFORE FILING\n"), "{plan}");
        assert!(plan.contains("\nTO KEEP\n"), "{plan}");
    }
}

#[test]
fn wrong_input_is_status_2_with_one_clear_error() {
    #[track_caller]
    fn is(args: &[&str], en: &str, vi: &str) {
        for (lang, wanted) in [("en", en), ("vi", vi)] {
            let args = [&["-", "--lang", lang], args].concat();
            let output = run("next_dossier", &args, HONEY.as_bytes());
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert_eq!(text(&output.stderr), format!("next_dossier: {wanted}\n"));
            assert_eq!(text(&output.stdout), "");
        }
    }
    is(
        &["--issued", "18/12/2026", "--star", "4"],
        "--on is required: --help lists the options",
        "thiếu --on: --help liệt kê các tùy chọn",
    );
    is(
        &["--on", "02/07/2029", "--star", "4"],
        "--issued is required: --help lists the options",
        "thiếu --issued: --help liệt kê các tùy chọn",
    );
    is(
        &["--on", "02/07/2029", "--issued", "18/12/2026"],
        "--star is required: --help lists the options",
        "thiếu --star: --help liệt kê các tùy chọn",
    );
    is(
        &[
            "--on",
            "02/07/2029",
            "--issued",
            "18/12/2026",
            "--star",
            "2",
        ],
        "invalid value `2` of --star <STAR>: expected 3, 4 or 5; --help lists the options",
        "giá trị `2` của --star <STAR> không hợp lệ: yêu cầu 3, 4 hoặc 5; --help liệt kê các tùy chọn",
    );
    is(
        &[
            "--on",
            "02/07/2029",
            "--issued",
            "13/09/2026",
            "--star",
            "4",
        ],
        "certificate.issued: the certificate was issued on 2026-09-13, before the filing of the accepted dossier (2026-09-14)",
        "certificate.issued: giấy chứng nhận cấp ngày 13/09/2026, trước ngày nộp hồ sơ đã được công nhận (14/09/2026)",
    );
    is(
        &[
            "--on",
            "02/07/2029",
            "--issued",
            "18/12/2026",
            "--star",
            "4",
            "--edition",
            "148/2023",
        ],
        "sheet.edition: the next sheet is of 148/2023, before 26/2026 of the accepted dossier",
        "sheet.edition: bộ tiêu chí của hồ sơ tiếp theo thuộc 148/2023, trước 26/2026 của hồ sơ đã được công nhận",
    );
}

#[test]
fn a_sheet_without_one_counterpart_asks_for_a_number() {
    let of = |set: u16, more: &[&str]| {
        let dossier = format!(
            r#"{{"format":1,"sheet":{{"edition":"1048/2019","set":{set}}},"kind":"first","stage":"applicant","applicant":{{"legal_form":"cooperative"}}}}"#
        );
        let args = [
            "-",
            "--number",
            "GD-1",
            "--issued",
            "20/01/2024",
            "--star",
            "3",
            "--on",
            "01/09/2026",
        ];
        run("next_dossier", &[&args, more].concat(), dossier.as_bytes())
    };
    let several = of(11, &[]);
    assert_eq!(several.status.code(), Some(2));
    let said = text(&several.stderr);
    let begin = "next_dossier: no single sheet of 26/2026 corresponds to 1048/2019 set 11; choose with --set: 4 (Honey";
    assert!(said.starts_with(begin) && said.contains(", 8 ("), "{said}");
    let none = of(22, &["--lang", "vi"]);
    assert_eq!(none.status.code(), Some(2));
    let said = text(&none.stderr);
    assert!(said.ends_with("; chọn bằng --set\n"), "{said}");
    let chosen = of(11, &["--set", "8"]);
    assert_eq!(chosen.status.code(), Some(0), "{}", text(&chosen.stderr));
    assert!(text(&chosen.stdout).contains("26/2026, set 8 “"));
}
