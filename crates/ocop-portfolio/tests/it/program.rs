//! The program `portfolio`: reports, tables, faults and exit codes.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;
use testkit::programs::adapters;

/// Runs the program, and returns its exit code, its output and what it said.
fn run(args: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = Command::new(adapters(false).join("portfolio"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

const GOOD: &str = "Sản phẩm,Sao,Ngày cấp\nMật ong rừng,4,12/02/2024\n";

#[test]
fn the_bundled_register_is_reported_in_both_languages() {
    let (code, output, said) = run(&["--bundled", "--lang", "vi"], b"");
    assert_eq!(code, Some(1));
    assert!(output.starts_with("Tình hình giấy chứng nhận OCOP đến ngày 16/11/2026\n"));
    assert_eq!(said, "portfolio: số hàng phải sửa, chưa được tính: 6\n");
    let (code, output, said) = run(&[], b"");
    assert_eq!(code, Some(1));
    assert!(output.starts_with("OCOP certificates on 2026-11-16\n"));
    assert!(said.starts_with("portfolio: standard input is empty: using the bundled `register`"));
    let (_, narrow, _) = run(&["--bundled", "--width", "80"], b"");
    let is_list = |line: &&str| line.contains('→') || line.starts_with("        ");
    assert!(
        narrow
            .lines()
            .filter(is_list)
            .all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn a_register_without_faults_ends_with_0() {
    let (code, output, said) = run(&["--on", "1/10/2026"], GOOD.as_bytes());
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(output.contains("File the re-evaluation by 2026-10-15, 14 days left"));
    // A mark of the byte order and other line ends change nothing.
    let marked = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    assert_eq!(run(&["--on", "1/10/2026"], marked.as_bytes()).1, output);
}

#[test]
fn a_table_without_products_and_names_like_formulas_are_reported() {
    let head = "Sản phẩm,Sao,Ngày cấp\n";
    let (code, _, said) = run(&["--on", "1/10/2026"], head.as_bytes());
    assert_eq!(
        (code, said.as_str()),
        (Some(1), "portfolio: the table has no products\n")
    );
    let table = format!("{head}=1+1,4,12/02/2024\n");
    let args = ["--on", "1/10/2026", "--csv", "-", "--lang", "vi"];
    let (code, output, said) = run(&args, table.as_bytes());
    assert_eq!(code, Some(0));
    assert!(output.contains(",'=1+1,"));
    assert_eq!(
        said,
        "portfolio: 1 ô có văn bản bắt đầu như công thức được thêm dấu nháy đơn ở trước, ô đầu tiên ở hàng 2\n"
    );
}

#[test]
fn json_and_csv_have_all_data() {
    let (code, output, _) = run(&["--bundled", "--json"], b"");
    assert_eq!(code, Some(1));
    let report: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(
        (&report["on"], &report["rows"]),
        (&"2026-11-16".into(), &76.into())
    );
    let of = |name: &str| report[name].as_array().unwrap().len();
    assert_eq!(
        of("certificates") + of("replaced") + of("bad_rows") + of("other_rows"),
        76
    );
    assert_eq!(report["counts"]["total"], 51);
    let honey = &report["certificates"].as_array().unwrap();
    let honey = honey.iter().find(|line| line["row"] == 8).unwrap();
    assert_eq!(
        (&honey["state"], &honey["due"]),
        (&"window-closed".into(), &"overdue".into())
    );
    assert_eq!(
        report["bad_rows"][1]["faults"][0]["detail"],
        "cell-not-a-day"
    );

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tasks.csv");
    let (code, output, _) = run(&["--bundled", "--csv", path.to_str().unwrap()], b"");
    assert_eq!(code, Some(1));
    assert!(output.starts_with("OCOP certificates"));
    let table = std::fs::read_to_string(&path).unwrap();
    assert_eq!(run(&["--bundled", "--csv", "-"], b"").1, table);
    assert_eq!(table.lines().count(), 61);
}

#[test]
fn what_cannot_be_read_is_named_with_the_remedy() {
    for (args, input, vi, en) in [
        (
            &[][..],
            GOOD.as_bytes(),
            "portfolio: thiếu --on: ghi ngày của báo cáo, như --on 16/11/2026\n",
            "portfolio: --on is required: the day of the report, such as --on 16/11/2026\n",
        ),
        (
            &["--on", "1/10/2026"],
            b"a,b\n1,2\n",
            "portfolio: không đọc được đầu vào chuẩn: không tìm thấy hàng tiêu đề có đủ các cột “Tên sản phẩm” (hoặc “Mã sản phẩm”), “Hạng sao” và “Ngày cấp”\n",
            "portfolio: cannot read standard input: no row of headings with the columns “Product” (or “Product code”), “Star” and “Day of issue”, or their Vietnamese names was found\n",
        ),
        (
            &["--on", "1/10/2026"],
            b"S\xe1\xba\xa3n,Sao,Ng\xe0y\n1,2,3\n",
            "portfolio: không đọc được đầu vào chuẩn: bảng không phải UTF-8: lưu lại dạng CSV UTF-8, hoặc .xlsx\n",
            "portfolio: cannot read standard input: the table is not UTF-8: save it as CSV UTF-8, or as .xlsx\n",
        ),
        (
            &["--on", "1/10/2026"],
            b"{\"scorecards\":[]}",
            "portfolio: đầu vào chuẩn là dữ liệu một sản phẩm, không phải bảng giấy chứng nhận (.xlsx, CSV): dùng bảng .xlsx hoặc CSV UTF-8 có cột “Tên sản phẩm”, “Hạng sao”, “Ngày cấp”\n",
            "portfolio: standard input is a product, not a register of certificates (.xlsx, CSV): use a table, .xlsx or CSV UTF-8, with the columns “Tên sản phẩm”, “Hạng sao”, “Ngày cấp”\n",
        ),
        (
            &["--on", "1/10/2026", "--page", "Bảng 1"],
            GOOD.as_bytes(),
            "portfolio: --page chỉ dùng với tệp bảng tính (.xlsx)\n",
            "portfolio: --page is for a workbook (.xlsx) only\n",
        ),
    ] {
        for (lang, wanted) in [("vi", vi), ("en", en)] {
            let args: Vec<_> = args.iter().copied().chain(["--lang", lang]).collect();
            let (code, output, said) = run(&args, input);
            assert_eq!(
                (code, said.as_str(), output.as_str()),
                (Some(2), wanted, "")
            );
        }
    }
    let (code, _, said) = run(&["--on", "31/02/2026"], b"");
    assert_eq!(code, Some(2));
    assert!(
        said.contains("invalid value `31/02/2026` of --on"),
        "{said}"
    );
}

#[test]
fn a_workbook_is_read_from_its_page() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let page = workbook.add_worksheet().set_name("Danh sách").unwrap();
    for (row, cells) in [
        ["Sản phẩm", "Sao", "Ngày cấp"],
        ["Mật ong rừng", "4", "12/02/2024"],
    ]
    .iter()
    .enumerate()
    {
        page.write_row(u32::try_from(row).unwrap(), 0, cells.iter().copied())
            .unwrap();
    }
    workbook
        .add_worksheet()
        .set_name("Khác")
        .unwrap()
        .write(0, 0, "x")
        .unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let args = ["--on", "1/10/2026", "--page", "danh sách"];
    let (code, output, said) = run(&args, &bytes);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert_eq!(output, run(&args[..2], GOOD.as_bytes()).1);
    let (code, _, said) = run(&args[..2], &bytes);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("the workbook has several pages, one must be named"),
        "{said}"
    );
}
