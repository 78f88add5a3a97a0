//! The program `signed_star`, as a user runs it.

use std::path::Path;

use serde_json::Value;
use testkit::programs::{adapters, run_at};

/// Exit code, output and messages of the program.
fn run(args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let output = run_at(&adapters(false).join("signed_star"), args, input.as_bytes());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Two keys in a folder.
struct Keys {
    folder: tempfile::TempDir,
    private: String,
    public: String,
}

impl Keys {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name| folder.path().join(name).to_str().unwrap().to_owned();
        let (private, public) = (path("private.pem"), path("public.pem"));
        let (code, output, said) =
            run(&["new-key", "--private", &private, "--public", &public], "");
        assert_eq!((code, said.as_str()), (Some(0), ""));
        assert_eq!(output.trim().len(), 64);
        Self {
            folder,
            private,
            public,
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn sign(&self, more: &[&str]) -> (Option<i32>, String, String) {
        let args = [
            "sign",
            "--key",
            &self.private,
            "--code",
            "86-28870-2-2026",
            "--set",
            "26",
        ];
        let days = ["--star", "4", "--issued", "10/07/2026"];
        run(&[&args[..], &days, more].concat(), "")
    }

    fn verify(&self, text: &str, on: &str, more: &[&str]) -> (Option<i32>, String, String) {
        let args = ["verify", text, "--key", &self.public, "--on", on];
        run(&[&args[..], more].concat(), "")
    }
}

#[test]
fn a_star_is_signed_drawn_and_checked() {
    let keys = Keys::new();
    let svg = keys.path("star.svg");
    let (code, text, said) = keys.sign(&["--svg", &svg]);
    assert_eq!((code, said.lines().count()), (Some(0), 5));
    let text = text.trim();
    assert!(text.starts_with("OCOP1/86-28870-2-2026/26-26/4P/20260710/20290710/"));
    assert!(std::fs::read_to_string(svg).unwrap().contains(text));

    let (code, output, said) = keys.verify(text, "10/07/2029", &["--lang", "vi"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(
        output.starts_with("Tại ngày 10/07/2029: Còn hiệu lực\n"),
        "{output}"
    );
    assert!(output.contains("\nMã sản phẩm: 86-28870-2-2026\n"));
    assert!(output.contains("\n- Chữ ký không chứng minh sản phẩm trong bao bì"));
    let (code, output, _) = keys.verify(text, "11/07/2029", &[]);
    assert_eq!(code, Some(1));
    assert!(output.starts_with("On 2029-07-11: Expired\n"), "{output}");

    // As a reader of QR codes writes it, with the end of a line.
    let args = [
        "verify",
        "--key",
        &keys.public,
        "--on",
        "2026-07-09",
        "--json",
    ];
    let (code, output, _) = run(&args, &format!("{text}\r\n"));
    let data: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(
        (code, &data["verdict"]),
        (Some(1), &Value::from("not-issued"))
    );
    assert_eq!(
        (&data["signed"], &data["stars"]),
        (&Value::from(true), &Value::from(4))
    );
}

#[test]
fn a_changed_text_shows_nothing_of_what_it_says() {
    let keys = Keys::new();
    let text = keys.sign(&[]).1.trim().replace("/4P/", "/3P/");
    let (code, output, _) = keys.verify(&text, "16/11/2026", &[]);
    assert_eq!(code, Some(1));
    assert!(output.contains("The signature does not match"));
    assert!(!output.contains("86-28870-2-2026"), "{output}");
    let (code, output, said) = keys.verify("OCOP1/x", "16/11/2026", &["--lang", "vi"]);
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert!(
        said.starts_with("signed_star: giá trị là chuỗi `OCOP1/x`, yêu cầu `OCOP1/…`"),
        "{said}"
    );
}

#[test]
fn a_list_of_withdrawals_is_searched_and_its_bad_rows_are_said() {
    let keys = Keys::new();
    let text = keys.sign(&[]).1;
    let list = keys.path("list.csv");
    let head = "Mã sản phẩm;Tên sản phẩm;Hạng sao;Ngày cấp;Ngày thu hồi\n";
    let check = |rows: &str| {
        std::fs::write(&list, format!("{head}{rows}")).unwrap();
        let (code, output, said) = keys.verify(text.trim(), "16/11/2026", &["--withdrawn", &list]);
        let first = output.lines().next().unwrap().to_owned();
        (code, first, said)
    };
    let withdrawn = "86-28870-2-2026;Mật ong;4 sao;10/07/2026;01/10/2026\n";
    let earlier = "86-28870-2-2026;Mật ong;4 sao;01/07/2026;01/07/2026\n";
    let (code, first, said) = check(withdrawn);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert_eq!(first, "On 2026-11-16: Withdrawn");
    // Another certificate of the same product.
    let (code, first, said) = check(earlier);
    assert_eq!(
        (code, first.as_str(), said.as_str()),
        (Some(0), "On 2026-11-16: Valid", "")
    );
    // A row that may be of this product.
    let (code, first, said) = check(";Mật ong;4 sao;32/07/2026;01/10/2026\n");
    let not_known =
        "On 2026-11-16: Not known: the list of withdrawals has rows that cannot be read";
    assert_eq!((code, first.as_str()), (Some(1), not_known));
    assert!(
        said.ends_with("that can be read: 1; a withdrawal may be missing\n"),
        "{said}"
    );
    let json = ["--withdrawn", &list, "--json", "--lang", "vi"];
    let (code, output, _) = keys.verify(text.trim(), "16/11/2026", &json);
    let found: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, &found["verdict"]), (Some(1), &"not-known".into()));
    let label = "Chưa rõ: danh sách thu hồi có hàng không đọc được";
    assert_eq!(found["label"], label);
    assert_eq!(
        (&found["signed"], &found["rows_not_read"]),
        (&true.into(), &1.into())
    );
    // Without a day that can be read, and a list without days.
    for day in ["đã thu hồi", "01/10/26", ""] {
        let (code, _, said) = check(&format!("86-28870-2-2026;Mật ong;4 sao;10/07/2026;{day}\n"));
        assert_eq!(code, Some(1), "{day}");
        assert!(
            said.contains("day of withdrawal that can be read: 1;"),
            "{said}"
        );
    }
    assert_eq!(check("").0, Some(0));
}

#[test]
fn keys_are_never_replaced_and_never_mixed_up() {
    let keys = Keys::new();
    let before = std::fs::read(&keys.private).unwrap();
    let other = keys.path("other.pem");
    for (private, public) in [(&keys.private, &other), (&other, &keys.public)] {
        let args = [
            "new-key",
            "--private",
            private,
            "--public",
            public,
            "--lang",
            "vi",
        ];
        let (code, output, said) = run(&args, "");
        assert_eq!((code, output.as_str()), (Some(2), ""));
        assert!(said.contains("đã có: chọn tên khác"), "{said}");
        assert!(!Path::new(&other).exists());
    }
    assert_eq!(std::fs::read(&keys.private).unwrap(), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        let about = std::fs::metadata(&keys.private).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }

    let text = keys.sign(&[]).1;
    let args = [
        "verify",
        text.trim(),
        "--key",
        &keys.private,
        "--on",
        "16/11/2026",
        "--lang",
        "vi",
    ];
    let (code, _, said) = run(&args, "");
    assert_eq!(code, Some(2));
    assert!(
        said.contains("giá trị là khóa bí mật Ed25519, yêu cầu khóa công khai"),
        "{said}"
    );
    let nothing = ["verify", text.trim(), "--key", &other, "--on", "16/11/2026"];
    assert_eq!(run(&nothing, "").0, Some(2));
}

#[test]
fn bad_arguments_are_named_in_both_languages() {
    let keys = Keys::new();
    for (more, vietnamese, english) in [
        (
            &["--edition", "26/2027"][..],
            "không có quyết định `26/2027`",
            "unknown edition `26/2027`",
        ),
        (
            &["--tier", "district"],
            "không có thẩm quyền cấp giấy chứng nhận 4 sao",
            "the district could not issue a certificate of 4★",
        ),
    ] {
        for (lang, wanted) in [("vi", vietnamese), ("en", english)] {
            let (code, output, said) = keys.sign(&[more, &["--lang", lang]].concat());
            assert_eq!((code, output.as_str()), (Some(2), ""), "{said}");
            assert!(said.contains(wanted), "{said}");
        }
    }
    let (code, _, said) = run(&["sing", "--lang", "vi"], "");
    assert_eq!(code, Some(2));
    assert!(
        said.starts_with("signed_star: không rõ lệnh `sing`"),
        "{said}"
    );
}

#[test]
fn without_a_command_an_invented_star_is_shown() {
    for (lang, words) in [
        (
            "vi",
            [
                "Còn hiệu lực",
                "Chữ ký không khớp",
                "Hết hiệu lực",
                "Đã thu hồi",
            ],
        ),
        (
            "en",
            [
                "Valid",
                "The signature does not match",
                "Expired",
                "Withdrawn",
            ],
        ),
    ] {
        let (code, output, said) = run(&["--lang", lang], "");
        assert_eq!((code, said.as_str()), (Some(0), ""));
        let lines: Vec<_> = output.lines().skip(2).take(4).collect();
        for (line, words) in lines.into_iter().zip(words) {
            assert!(line.contains(&format!("): {words}")), "{line}");
        }
    }
}
