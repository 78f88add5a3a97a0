//! The program `report`: pages of all bundled files, PDFs, faults and exit codes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use testkit::programs::adapters;

use crate::in_browser::found;

/// Runs the program on an input, in a folder.
fn run_in(folder: &Path, args: &[&str], input: &str, path: Option<&str>) -> Output {
    let mut command = Command::new(adapters(cfg!(feature = "minutes")).join("report"));
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let mut child = command
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

/// Runs the program, and returns its exit code, its output and what it said.
pub(crate) fn run(args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let output = run_in(Path::new("."), args, input, None);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn every_bundled_file_becomes_its_page_in_both_languages() {
    for (args, vi, en) in [
        (
            &["--bundled", "dried-banana"][..],
            "Kết quả đánh giá, phân hạng sản phẩm OCOP",
            "Rating of an OCOP product",
        ),
        (
            &["--bundled", "dried-banana", "--page", "form"],
            "Phiếu chấm sản phẩm OCOP",
            "Scorecard for an OCOP product",
        ),
        (
            &["--blank", "7"],
            "Phiếu chấm sản phẩm OCOP",
            "Scorecard for an OCOP product",
        ),
        (
            &["--bundled", "dried-jackfruit", "--page", "plan"],
            "Phương án nâng hạng sao",
            "Plan to reach a star",
        ),
        (
            &["--bundled", "frozen-durian", "--page", "comparison"],
            "So sánh điểm theo hai bộ tiêu chí",
            "A scorecard on two criteria sheets",
        ),
        (
            &["--bundled", "mountain-honey"],
            "Phiếu kết quả kiểm tra hồ sơ",
            "Result of the dossier check",
        ),
        (
            &["--bundled", "community-tourism"],
            "<title>Phiếu ",
            "<title>Re",
        ),
        (
            &["--bundled", "dried-tao-meo"],
            "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
            "Request to complete the dossier",
        ),
        (
            &["--bundled", "certificates", "--on", "30/11/2026"],
            "Thời hạn giấy chứng nhận OCOP",
            "Terms of OCOP certificates",
        ),
    ] {
        for (lang, title) in [("vi", vi), ("en", en)] {
            let (code, page, said) = run(&[args, &["--lang", lang]].concat(), "");
            assert_eq!((code, said.as_str()), (Some(0), ""), "{args:?}");
            assert!(
                page.starts_with(&format!("<!DOCTYPE html><html lang=\"{lang}\">")),
                "{args:?}"
            );
            assert!(page.contains(title), "{args:?} {lang}");
        }
    }
}

#[test]
fn piped_input_is_known_by_what_it_is() {
    let dossier = include_str!("../../../ocop-dossier/tests/data/mountain-honey.json");
    let (code, page, _) = run(&[], dossier);
    assert_eq!(code, Some(0));
    assert!(page.contains("Result of the dossier check"));
    let (code, _, said) = run(&["--page", "rating"], dossier);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("standard input is a dossier, not a product (JSON)"),
        "{said}"
    );
}

#[test]
fn all_faults_of_certificates_are_reported_at_once_in_both_languages() {
    let input = r#"{"certificates":[
        {"product":"a","certificate":{"issued":"2026-07-10","stars":2,"tier":"province"}},
        {"product":"b","certificate":{"issued":"2026-07-10","stars":3,"tier":"province"},"withdrawn":"10/07/2026"},
        {"product":"c","certificate":{"issued":"2026-07-10","stars":3,"tier":"province"},"withdrawn":"2026-07-09"},
        {"product":"d","certificate":{"issued":"2026-07-10","stars":3,"tier":"province"},"withdrawn":"2026-07-10"}]}"#;
    let (code, page, said) = run(&[], input);
    assert_eq!((code, page.as_str()), (Some(1), ""));
    assert_eq!(said, "\
report: standard input: certificates[0].certificate.stars: no certificate for 2★: expected 3★ to 5★
report: standard input: certificates[1].withdrawn: found the string `10/07/2026`, expected a day as year-month-day, such as `2026-07-10`
report: standard input: certificates[2].withdrawn: withdrawn on 2026-07-09, before it was issued on 2026-07-10
");
    let (_, _, said) = run(&["--lang", "vi"], input);
    assert!(
        said.contains(
            "certificates[2].withdrawn: thu hồi ngày 09/07/2026, trước ngày cấp 10/07/2026"
        ),
        "{said}"
    );
    assert!(said.contains("yêu cầu từ 3 đến 5 sao"), "{said}");
}

#[test]
fn a_member_of_certificates_that_appears_twice_is_reported() {
    for (input, place) in [
        (
            r#"{"certificates":[],"certificates":[]}"#,
            "`certificates` appears twice (line 1, column 33)",
        ),
        (
            r#"{"certificates":[
                {"product":"a","product":"b","certificate":{"issued":"2026-07-10","stars":4,"tier":"province"}}]}"#,
            "`product` appears twice (line 2,",
        ),
        (
            r#"{"certificates":[{"product":"a","certificate":{"issued":"2026-07-10","stars":5,"stars":4,"tier":"province"}}]}"#,
            "`stars` appears twice",
        ),
    ] {
        let (code, page, said) = run(&[], input);
        assert_eq!((code, page.as_str()), (Some(1), ""), "{input}");
        assert!(said.contains(place), "{said}");
    }
}

#[test]
fn a_file_of_no_known_kind_is_not_taken_for_certificates() {
    let expected = "report: standard input: expected a product (with `scorecards`), a dossier (with `applicant`) \
                    or certificates (with `certificates`)\n";
    for (input, expected) in [
        (r#"{"id":"x","edition":"26/2026","set":7}"#, expected),
        (r#"{"calendar":{"holidays":[]}}"#, expected),
        ("{}", expected),
        (
            "hello",
            "report: standard input: not JSON: expected value at byte 1\n",
        ),
    ] {
        let (code, page, said) = run(&[], input);
        assert_eq!((code, page.as_str()), (Some(1), ""), "{input}");
        assert_eq!(said, expected);
    }
    let (_, _, said) = run(&["--lang", "vi"], "{}");
    assert!(
        said.contains("yêu cầu dữ liệu một sản phẩm (có `scorecards`)"),
        "{said}"
    );
}

#[test]
fn a_dossier_with_a_fault_is_wrong_input() {
    let (code, page, said) = run(&[], r#"{"applicant":{"name":"a"}}"#);
    assert_eq!((code, page.as_str()), (Some(1), ""));
    assert_eq!(
        said,
        "report: standard input: format: the member `format` is missing\n"
    );
}

#[test]
fn a_bundled_file_of_another_kind_is_named() {
    let (code, _, said) = run(&["--bundled", "certificates", "--page", "rating"], "");
    assert_eq!(code, Some(2));
    assert_eq!(
        said,
        "report: the bundled `certificates` is certificates (JSON), not a product (JSON): use report, without --page\n"
    );
    let (_, _, said) = run(
        &[
            "--bundled",
            "dried-tao-meo",
            "--page",
            "form",
            "--lang",
            "vi",
        ],
        "",
    );
    assert!(said.contains("mẫu kèm theo `dried-tao-meo` là"), "{said}");
}

#[test]
fn a_form_has_the_whole_name_of_its_member_or_a_line_for_it() {
    let bundled = include_str!("../../../../examples/data/dried-banana.json");
    let mut product: serde_json::Value = serde_json::from_str(bundled).unwrap();
    let name = "Đại diện Sở Nông nghiệp và Môi trường tỉnh Điện Biên (giả định)";
    for card in product["scorecards"].as_array_mut().unwrap().iter_mut() {
        *card = serde_json::json!({ "choices": card.take() });
    }
    let card = &mut product["scorecards"][0];
    card["member"] = name.into();
    let input = product.to_string();
    let (_, page, said) = run(&["--page", "form"], &input);
    // In the head, and under the signature.
    assert_eq!(page.matches(name).count(), 2, "{said}");
    let (_, page, said) = run(&["--page", "form", "--member", "2"], &input);
    assert!(
        page.contains("<dt>Member:</dt><dd class=\"blank\">"),
        "{said}"
    );
}

#[test]
fn options_that_a_page_does_not_use_are_refused() {
    for (args, option) in [
        (&["--star", "4"][..], "--star"),
        (&["--page", "plan", "--to", "148/2023"], "--to"),
        (
            &["--bundled", "certificates", "--settings", "x"],
            "--settings",
        ),
        (&["--bundled", "dried-tao-meo", "--member", "1"], "--member"),
    ] {
        let (code, _, said) = run(args, "");
        assert_eq!(code, Some(2), "{args:?}");
        assert!(said.contains(&format!("does not use {option};")), "{said}");
    }
    let (code, _, said) = run(&["--page", "form", "--member", "7", "--lang", "vi"], "");
    assert_eq!(code, Some(2));
    assert!(said.contains("không có thành viên 7"), "{said}");
}

#[test]
fn without_a_browser_the_page_is_beside_the_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "--blank",
        "7",
        "--pdf",
        "form.pdf",
        "--browser",
        "no-such-browser",
    ];
    let output = run_in(folder.path(), &args, "", Some(""));
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("the page is in form.pdf.html; open it in a browser and print it as PDF"),
        "{said}"
    );
    let page = std::fs::read_to_string(folder.path().join("form.pdf.html")).unwrap();
    assert!(page.contains("Scorecard for an OCOP product"));
    let vi = run_in(
        folder.path(),
        &[&args[..], &["--lang", "vi"]].concat(),
        "",
        Some(""),
    );
    let said = String::from_utf8(vi.stderr).unwrap();
    assert!(
        said.contains("no-such-browser không in được (không tìm thấy tệp)"),
        "{said}"
    );
    assert!(!folder.path().join("form.pdf").exists());
}

#[test]
fn with_a_browser_there_is_a_pdf() {
    if found().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let args = ["--bundled", "certificates", "--pdf", "certificates.pdf"];
    let output = run_in(folder.path(), &args, "", None);
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
    let pdf = std::fs::read(folder.path().join("certificates.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
}
