//! The files that the program `portfolio` writes beside its report.

use testkit::programs::{adapters, run_at};

/// Exit code, output and messages of the program on its bundled register.
fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let output = run_at(
        &adapters(false).join("portfolio"),
        &[&["--bundled"], args].concat(),
        b"",
    );
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_bundled_register_becomes_a_calendar_a_picture_and_the_ministrys_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name| folder.path().join(name).to_str().unwrap().to_owned();
    let [ics, svg, csv] = ["days.ics", "picture.svg", "table.csv"].map(path);
    for (lang, words, note) in [
        (
            "vi",
            "Mật ong hoa rừng (4 sao): ngày cuối",
            "DoanhThuNam để trống",
        ),
        (
            "en",
            "Mật ong hoa rừng (4★): last valid day",
            "DoanhThuNam is empty",
        ),
    ] {
        let args = [
            "--ics",
            &ics,
            "--svg",
            &svg,
            "--ministry",
            &csv,
            "--lang",
            lang,
        ];
        let (code, output, said) = run(&args);
        // Some of its rows have faults.
        assert_eq!(code, Some(1));
        assert!(!output.is_empty());
        assert!(said.contains(note), "{said}");
        let read = |path: &str| std::fs::read_to_string(path).unwrap();
        let calendar = read(&ics).replace("\r\n ", "");
        assert!(
            calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n")
        );
        assert!(calendar.contains(words), "{calendar}");
        assert!(read(&svg).contains("Mật ong hoa rừng"));
        assert!(read(&csv).starts_with("MA_OCOP,Ma_DonViHanhChinh,"));
    }
}

#[test]
fn standard_output_has_one_result() {
    let (code, output, _) = run(&["--svg", "-"]);
    assert_eq!(code, Some(1));
    assert!(output.starts_with("<svg ") && output.ends_with("</svg>"));
    for (lang, words) in [
        ("vi", "cùng ghi vào đầu ra chuẩn"),
        ("en", "to be written to standard output"),
    ] {
        let (code, output, said) = run(&["--svg", "-", "--ics", "-", "--lang", lang]);
        assert_eq!((code, output.as_str()), (Some(2), ""));
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn all_files_are_written_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("picture.svg");
    let ics = folder.path().join("no-such-folder").join("days.ics");
    let args = [
        "--svg",
        svg.to_str().unwrap(),
        "--ics",
        ics.to_str().unwrap(),
        "--lang",
        "vi",
    ];
    let (code, output, said) = run(&args);
    assert_eq!((code, output.as_str()), (Some(2), ""));
    assert!(
        said.contains("không ghi được") && said.contains("days.ics"),
        "{said}"
    );
    assert!(!svg.exists());
    // A register is not replaced by what is made from it.
    let register = folder.path().join("register.csv");
    std::fs::write(&register, "Mã sản phẩm;Ngày cấp\n").unwrap();
    let own = register.to_str().unwrap();
    for option in ["--csv", "--ics", "--svg", "--ministry"] {
        let args = [own, option, own, "--lang", "vi"];
        let output = run_at(&adapters(false).join("portfolio"), &args, b"");
        assert_eq!((output.status.code(), output.stdout), (Some(2), Vec::new()));
        let words = format!("portfolio: {own} là tệp đầu vào: chọn tên khác cho kết quả\n");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), words);
    }
    assert!(
        std::fs::read_to_string(&register)
            .unwrap()
            .starts_with("Mã")
    );
    let twice = svg.to_str().unwrap();
    assert_eq!(run(&["--svg", twice, "--csv", twice]).0, Some(2));
    assert!(!svg.exists());
}
