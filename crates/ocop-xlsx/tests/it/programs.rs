//! The programs `scoring_workbook` and `sheet_to_csv`, as a user runs them.

use ocop_core::json::Record;
use testkit::programs::{adapters, run_at};

use crate::changed::{Changed, Put};

/// Exit code, output and messages of a program.
fn run(program: &str, args: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let output = run_at(&adapters(false).join(program), args, input);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_bundled_workbook_becomes_the_bundled_table() {
    let table = include_str!("../../../../examples/data/scorecards.csv");
    let (code, output, said) = run("sheet_to_csv", &["--bundled"], b"");
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert_eq!(output, table);
    let (code, output, said) = run("sheet_to_csv", &["--lang", "vi"], b"");
    assert_eq!((code, output.as_str()), (Some(0), table));
    assert_eq!(
        said,
        "sheet_to_csv: đầu vào trống: dùng mẫu kèm theo `scorecards.xlsx`; --help cho biết cách dùng\n"
    );
}

#[test]
fn a_workbook_is_written_filled_in_read_back_and_rated() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scores.xlsx");
    let path = path.to_str().unwrap();
    let program = "scoring_workbook";
    let write = [
        "--blank",
        "7",
        "--member",
        "Lò Thị Mẫu",
        "--member",
        "Nguyễn Văn Thử",
        "--product",
        "Chuối sấy",
    ];
    let more = [
        "--council",
        "Hội đồng tỉnh",
        "--day",
        "10/07/2026",
        "--lang",
        "vi",
        "--output",
        path,
    ];
    let (code, output, said) = run(program, &[&write[..], &more].concat(), b"");
    assert_eq!((code, output.as_str(), said.as_str()), (Some(0), "", ""));

    // Blank: a fault for each choice of both members.
    let (code, output, said) = run(program, &[path, "--lang", "vi"], b"");
    assert_eq!(
        (code, output.as_str(), said.lines().count()),
        (Some(1), "", 64)
    );
    let first = said.lines().next().unwrap();
    assert_eq!(
        first,
        "scoring_workbook: Phiếu 1!D11: 1.1: chưa chọn mức nào cho “Nguồn nguyên liệu”"
    );

    // Filled in: the product that the other programs read.
    let banana = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/data/dried-banana.json"
    );
    let (code, _, said) = run(program, &["--of", banana, "--output", path], b"");
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let (code, output, said) = run(program, &[path, "--json"], b"");
    assert_eq!((code, said.as_str()), (Some(0), ""));
    let wanted = std::fs::read(banana).unwrap();
    let wanted = Record::read(&wanted).unwrap();
    assert_eq!(
        Record::read(output.as_bytes()).unwrap().council(),
        wanted.council()
    );
    assert_eq!(
        Record::read(output.as_bytes()).unwrap().id(),
        "dried-banana"
    );
    let (code, output, _) = run(program, &[path], b"");
    assert_eq!(code, Some(0));
    assert!(output.starts_with("Product: dried-banana\n"), "{output}");
    assert!(
        output.contains("Result") && output.contains("3 stars"),
        "{output}"
    );

    // What a workbook has no place for is named.
    let banana = std::fs::read_to_string(banana).unwrap();
    let more =
        r#"{"filed":"2026-06-01","decided":"2026-07-10","attendance":{"members":9,"chair":true},"#;
    let more = banana.replacen('{', more, 1);
    let (code, _, said) = run(
        program,
        &["--of", "-", "--output", path, "--lang", "vi"],
        more.as_bytes(),
    );
    assert_eq!(
        (code, said.as_str()),
        (
            Some(0),
            "scoring_workbook: bảng tính không giữ được hết: attendance, decided, filed\n"
        )
    );

    // Comments come behind the rating.
    let mut office = Changed::open(&std::fs::read(path).unwrap());
    office.set(2, "H11", Put::Text("Thiếu hợp đồng"));
    let (code, output, _) = run(program, &["-"], &office.save());
    assert_eq!(code, Some(0));
    assert!(
        output.ends_with("\nComments:\n- 1, 1.1: Thiếu hợp đồng\n"),
        "{output}"
    );
}

#[test]
fn what_cannot_run_has_exit_code_2() {
    let workbook = include_bytes!("../../examples/data/scorecards.xlsx");
    for (program, args, input, code, words) in [
        (
            "scoring_workbook",
            &["-"][..],
            &workbook[..],
            1,
            "not a scoring workbook of this library: the hidden page `ocop_facts` is missing",
        ),
        (
            "scoring_workbook",
            &["/no/such.xlsx"],
            b"",
            2,
            "cannot read /no/such.xlsx",
        ),
        (
            "scoring_workbook",
            &["--blank", "7"],
            b"",
            2,
            "--output <FILE> is required",
        ),
        (
            "scoring_workbook",
            &["--blank", "27", "--output", "x.xlsx"],
            b"",
            2,
            "edition 26/2026 has no sheet 27",
        ),
        (
            "scoring_workbook",
            &["--blank", "7", "--members", "51", "--output", "x.xlsx"],
            b"",
            2,
            "expected a whole number from 1 to 50",
        ),
        (
            "scoring_workbook",
            &["--output", "x.xlsx"],
            b"",
            2,
            "--output requires --blank, --of or --bundled",
        ),
        (
            "scoring_workbook",
            &["--bundled", "--output", "/no/such/x.xlsx"],
            b"",
            2,
            "cannot write /no/such/x.xlsx",
        ),
        (
            "scoring_workbook",
            &["-"],
            b"{\"id\":\"p\",\"scorecards\":[]}",
            2,
            "use rate; scoring_workbook --of FILE makes a workbook of it",
        ),
        (
            "sheet_to_csv",
            &["-"],
            b"id,1.1,1.2\np,1,2\n",
            2,
            "it is CSV already: use rate_csv",
        ),
        (
            "scoring_workbook",
            &["-"],
            b"%PDF-1.7",
            2,
            "scoring_workbook --blank NUMBER --output FILE makes a workbook to fill in",
        ),
        (
            "sheet_to_csv",
            &["-"],
            b"%PDF-1.7",
            2,
            "type another table into a spreadsheet program and save it as .xlsx",
        ),
        (
            "sheet_to_csv",
            &["-", "--page", "Không có"],
            &workbook[..],
            1,
            "the page `Không có` is missing",
        ),
        (
            "sheet_to_csv",
            &["-"],
            &workbook[..3_000],
            1,
            "the workbook is damaged or truncated",
        ),
        (
            "sheet_to_csv",
            &["-"],
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            1,
            "found a file of an old format (.xls), expected an .xlsx workbook",
        ),
    ] {
        let (found, output, said) = run(program, args, input);
        assert_eq!(
            (found, output.as_str()),
            (Some(code), ""),
            "{args:?}: {said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.starts_with(&format!("{program}: ")) && said.contains(words),
            "{args:?}: {said}"
        );
    }
}
