//! What a file is, from its first bytes: so that a file given to the wrong program is named, once.

use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};

use crate::Words;

/// What a file is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Nothing but spaces.
    Empty,
    /// `.xlsx`, `.xlsm`, `.ods`.
    Spreadsheet,
    /// `.xls`, or another file of old office programs.
    OldSpreadsheet,
    /// `.docx`, `.odt`.
    Document,
    /// `.pdf`.
    Pdf,
    /// Another archive.
    Archive,
    /// A web page or other markup; many systems export tables so, and call them `.xls`.
    Markup,
    /// Text of two bytes a letter.
    Utf16,
    /// No text: a picture, or another binary file.
    Binary,
    /// Rows of cells.
    Table,
    /// JSON objects, one a line.
    Lines,
    /// A JSON list.
    List,
    /// A dossier as JSON.
    Dossier,
    /// A product as JSON.
    Product,
    /// Costs of steps as JSON.
    Costs,
    /// Lead times of tasks as JSON.
    LeadTimes,
    /// Certificates as JSON.
    Certificates,
    /// Another JSON object.
    Object,
    /// Nothing that is known here.
    Other,
}

/// What a program reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wanted {
    /// One product.
    Product,
    /// One product, or one a line.
    Products,
    /// One product a line.
    Lines,
    /// A dossier.
    Dossier,
    /// Certificates.
    Certificates,
    /// One product, a dossier or certificates.
    Report,
    /// A wide table.
    Table,
    /// A workbook.
    Workbook,
    /// A register of certificates: a table or a workbook.
    Register,
    /// Costs of steps: a table, or a JSON object.
    Costs,
    /// Lead times of tasks: a table, or a JSON object.
    LeadTimes,
    /// Settings as a JSON object.
    Settings,
}

impl Kind {
    /// What a file is that begins so.
    #[must_use]
    pub fn of(head: &[u8]) -> Self {
        if let Some(kind) = binary(head) {
            return kind;
        }
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let text = text.trim_ascii();
        match text.first() {
            None => Self::Empty,
            Some(b'{') => object(text),
            Some(b'[') => list(text),
            Some(b'<') => Self::Markup,
            Some(_) if is_table(text) => Self::Table,
            Some(_) if is_binary(text) => Self::Binary,
            Some(_) => Self::Other,
        }
    }

    /// Why a program that reads something else does not read this, and what to do.
    #[must_use]
    pub fn refused_as(self, wanted: Wanted, name: &Words) -> Option<Words> {
        let is_table = wanted == Wanted::Table;
        let fits = match self {
            // What it lacks is said by the reader.
            Self::Object if wanted == Wanted::Register => false,
            Self::Other | Self::Object => !is_table,
            Self::Costs => wanted == Wanted::Costs,
            Self::LeadTimes => wanted == Wanted::LeadTimes,
            Self::Product => matches!(
                wanted,
                Wanted::Product | Wanted::Products | Wanted::Lines | Wanted::Report
            ),
            Self::Certificates => matches!(wanted, Wanted::Certificates | Wanted::Report),
            Self::Lines => matches!(wanted, Wanted::Products | Wanted::Lines),
            Self::Dossier => matches!(wanted, Wanted::Dossier | Wanted::Report),
            Self::Table => {
                is_table || matches!(wanted, Wanted::Costs | Wanted::LeadTimes | Wanted::Register)
            }
            // Its reader says more.
            Self::Spreadsheet => matches!(wanted, Wanted::Workbook | Wanted::Register),
            Self::OldSpreadsheet | Self::Archive | Self::Document | Self::Binary => {
                wanted == Wanted::Workbook
            }
            _ => false,
        };
        // A table of one column is no table, but its header says so better.
        if fits || (is_table && self == Self::Other) {
            return None;
        }
        let (vi, en) = self.remedy(wanted);
        let (is_vi, is_en) = self.name();
        let (not_vi, not_en) = wanted.name();
        Some(if self == Self::Empty {
            Words::new(
                format!(
                    "{} trống: không có dữ liệu nào",
                    name.get(ocop_core::Lang::Vi)
                ),
                format!("{} is empty", name.get(ocop_core::Lang::En)),
            )
        } else if self == Self::Binary {
            Words::new(
                format!(
                    "{} không phải văn bản (có thể là ảnh hoặc tệp nhị phân khác): {vi}",
                    name.get(ocop_core::Lang::Vi)
                ),
                format!(
                    "{} is not text (perhaps a picture or another binary file): {en}",
                    name.get(ocop_core::Lang::En)
                ),
            )
        } else {
            Words::new(
                format!(
                    "{} là {is_vi}, không phải {not_vi}: {vi}",
                    name.get(ocop_core::Lang::Vi)
                ),
                format!(
                    "{} is {is_en}, not {not_en}: {en}",
                    name.get(ocop_core::Lang::En)
                ),
            )
        })
    }

    const fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("tệp trống", "empty"),
            Self::Spreadsheet => ("bảng tính (xlsx, ods)", "a spreadsheet (xlsx, ods)"),
            Self::OldSpreadsheet => ("bảng tính kiểu cũ (xls)", "an old spreadsheet (xls)"),
            Self::Document => ("văn bản (docx, odt)", "a text document (docx, odt)"),
            Self::Pdf => ("tệp PDF", "a PDF"),
            Self::Archive => ("tệp nén (zip, gz)", "an archive (zip, gz)"),
            Self::Markup => ("trang web hoặc XML", "a web page or XML"),
            Self::Utf16 => ("văn bản mã UTF-16", "text in UTF-16"),
            Self::Binary => ("tệp nhị phân", "a binary file"),
            Self::Table => ("bảng (CSV)", "a table (CSV)"),
            Self::Lines => (
                "danh sách sản phẩm, mỗi dòng một sản phẩm",
                "a list of products, one a line",
            ),
            Self::List => ("một danh sách JSON", "a JSON list"),
            Self::Dossier => ("một hồ sơ", "a dossier"),
            Self::Product => ("dữ liệu một sản phẩm", "a product"),
            Self::Costs => ("dữ liệu chi phí (JSON)", "costs of steps (JSON)"),
            Self::LeadTimes => ("dữ liệu thời gian thực hiện (JSON)", "lead times (JSON)"),
            Self::Certificates => ("danh sách giấy chứng nhận (JSON)", "certificates (JSON)"),
            Self::Object => ("một đối tượng JSON", "a JSON object"),
            Self::Other => ("tệp không rõ loại", "of an unknown kind"),
        }
    }

    /// What to do with a file of this kind instead.
    const fn remedy(self, wanted: Wanted) -> (&'static str, &'static str) {
        match (self, wanted) {
            (_, Wanted::Settings) => (
                "ghi thiết lập thành một đối tượng JSON, như {\"rules\":{}}",
                "write the settings as a JSON object, such as {\"rules\":{}}",
            ),
            (Self::Spreadsheet, Wanted::Costs) => (
                "chuyển trang có cột `Tiêu chí` và `Chi phí` sang CSV bằng sheet_to_csv TỆP",
                "turn the page with the columns `criterion` and `cost` into CSV with sheet_to_csv FILE",
            ),
            (Self::Spreadsheet, Wanted::LeadTimes) => (
                "chuyển trang có cột `Việc` và `Thời gian` sang CSV bằng sheet_to_csv TỆP",
                "turn the page with the columns `task` and `time` into CSV with sheet_to_csv FILE",
            ),
            (_, Wanted::LeadTimes) => (
                "dùng bảng CSV có cột `Việc` và `Thời gian`, hoặc JSON như way_up --print-lead",
                "use a CSV table with the columns `task` and `time`, or JSON as way_up --print-lead writes it",
            ),
            (_, Wanted::Costs) => (
                "dùng bảng CSV có cột `Tiêu chí` và `Chi phí`, hoặc JSON; xem --help",
                "use a CSV table with the columns `criterion` and `cost`, or JSON; see --help",
            ),
            (_, Wanted::Certificates) => (
                "ghi danh sách giấy chứng nhận dạng JSON; --help cho một mẫu",
                "write the certificates as JSON; --help shows some",
            ),
            (Self::OldSpreadsheet, Wanted::Register) => (
                "lưu lại dạng .xlsx hoặc CSV UTF-8",
                "save it as .xlsx or as CSV UTF-8",
            ),
            (Self::Utf16, Wanted::Register) => ("lưu lại dạng CSV UTF-8", "save it as CSV UTF-8"),
            (Self::Archive, Wanted::Register) => (
                "giải nén rồi dùng tệp bên trong",
                "unpack it and use the file inside",
            ),
            (_, Wanted::Register) => (
                "dùng bảng .xlsx hoặc CSV UTF-8 có cột “Tên sản phẩm”, “Hạng sao”, “Ngày cấp”",
                "use a table, .xlsx or CSV UTF-8, with the columns “Tên sản phẩm”, “Hạng sao”, “Ngày cấp”",
            ),
            (Self::Table, Wanted::Workbook) => (
                "bảng đã ở dạng CSV: dùng rate_csv",
                "it is CSV already: use rate_csv",
            ),
            (Self::Product, Wanted::Workbook) => (
                "dùng rate; scoring_workbook --of TỆP lập tệp chấm điểm",
                "use rate; scoring_workbook --of FILE makes a workbook of it",
            ),
            (Self::Markup, Wanted::Workbook) => (
                "mở bằng phần mềm bảng tính rồi lưu dạng .xlsx",
                "open it in a spreadsheet program and save it as .xlsx",
            ),
            (Self::Costs, _) => ("dùng way_up --cost TỆP", "use way_up --cost FILE"),
            (Self::LeadTimes, _) => ("dùng way_up --lead TỆP", "use way_up --lead FILE"),
            (Self::Certificates, _) => (
                "dùng report, không kèm --page",
                "use report, without --page",
            ),
            (Self::Archive, _) => (
                "giải nén rồi dùng tệp bên trong",
                "unpack it and use the file inside",
            ),
            (Self::Markup, Wanted::Table) => (
                "mở bằng phần mềm bảng tính, lưu dạng CSV UTF-8 rồi dùng tệp đó",
                "open it in a spreadsheet program, save it as CSV UTF-8 and use that file",
            ),
            (Self::Markup, Wanted::Products | Wanted::Product | Wanted::Report | Wanted::Lines) => {
                (
                    "mở bằng phần mềm bảng tính, lưu dạng CSV UTF-8 rồi dùng rate_csv",
                    "open it in a spreadsheet program, save it as CSV UTF-8 and use rate_csv",
                )
            }
            (Self::Spreadsheet, Wanted::Table) => (
                "chuyển trang sang CSV bằng sheet_to_csv TỆP, hoặc lưu trang tính dạng CSV UTF-8, rồi dùng tệp đó",
                "turn the page into CSV with sheet_to_csv FILE, or save the sheet as CSV UTF-8, and use that file",
            ),
            (Self::OldSpreadsheet, Wanted::Table) => (
                "lưu trang tính dạng CSV UTF-8 rồi dùng tệp đó",
                "save the sheet as CSV UTF-8 and use that file",
            ),
            (Self::Spreadsheet | Self::OldSpreadsheet, Wanted::Dossier) => (
                "lập hồ sơ dạng JSON; check_dossier --bundled mountain-honey --print cho một mẫu",
                "write the dossier as JSON; check_dossier --bundled mountain-honey --print shows one",
            ),
            (Self::Spreadsheet, _) => (
                "với tệp chấm điểm, dùng scoring_workbook TỆP; với bảng khác, chuyển trang sang CSV UTF-8 bằng sheet_to_csv TỆP rồi dùng rate_csv",
                "use scoring_workbook FILE for a scoring workbook; turn another table into CSV UTF-8 with sheet_to_csv FILE and use rate_csv",
            ),
            (Self::OldSpreadsheet, _) => (
                "lưu trang tính dạng CSV UTF-8 rồi dùng rate_csv",
                "save the sheet as CSV UTF-8 and use rate_csv",
            ),
            (Self::Utf16, Wanted::Table) => ("lưu lại dạng CSV UTF-8", "save it as CSV UTF-8"),
            (Self::Utf16, _) => ("lưu lại bằng mã UTF-8", "save it as UTF-8"),
            (Self::Table, _) => ("dùng rate_csv --set SỐ", "use rate_csv --set NUMBER"),
            (Self::Lines, Wanted::Product | Wanted::Report) => (
                "để một sản phẩm trong tệp; rate và rate_ndjson đọc được cả danh sách",
                "put one product in the file; rate and rate_ndjson read them all",
            ),
            (Self::Lines, _) => ("dùng rate_ndjson", "use rate_ndjson"),
            (Self::List, Wanted::Dossier) => (
                "cần một hồ sơ là một đối tượng JSON; check_dossier --bundled mountain-honey --print cho một mẫu",
                "one dossier object is expected; check_dossier --bundled mountain-honey --print shows one",
            ),
            (Self::List, _) => (
                "ghi mỗi dòng một sản phẩm, ví dụ bằng jq -c '.[]', rồi dùng rate_ndjson",
                "write one product a line, for example with jq -c '.[]', and use rate_ndjson",
            ),
            (Self::Dossier, _) => ("dùng check_dossier", "use check_dossier"),
            (Self::Product, _) => ("dùng rate", "use rate"),
            (Self::Document | Self::Pdf, Wanted::Table) => {
                ("lập bảng dạng CSV UTF-8", "write the table as CSV UTF-8")
            }
            (Self::Document | Self::Pdf | Self::Markup, Wanted::Dossier) => (
                "lập hồ sơ dạng JSON; check_dossier --bundled mountain-honey --print cho một mẫu",
                "write the dossier as JSON; check_dossier --bundled mountain-honey --print shows one",
            ),
            (Self::Document | Self::Pdf, Wanted::Workbook) => (
                "scoring_workbook --blank SỐ --output TỆP lập tệp chấm điểm để điền; với bảng khác, nhập vào phần mềm bảng tính rồi lưu dạng .xlsx",
                "scoring_workbook --blank NUMBER --output FILE makes a workbook to fill in; type another table into a spreadsheet program and save it as .xlsx",
            ),
            (Self::Document | Self::Pdf, _) => (
                "nhập điểm vào phiếu trống; rate --blank SỐ in phiếu",
                "fill in an empty scorecard; rate --blank NUMBER prints one",
            ),
            (Self::Empty | Self::Binary | Self::Object | Self::Other, _) => (
                "--help cho biết dữ liệu cần đọc",
                "--help shows what the program reads",
            ),
        }
    }
}

impl Wanted {
    const fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Product => ("dữ liệu một sản phẩm (JSON)", "a product (JSON)"),
            Self::Products => ("dữ liệu sản phẩm (JSON)", "a product (JSON)"),
            Self::Lines => (
                "danh sách mỗi dòng một sản phẩm (JSON)",
                "one product a line (JSON)",
            ),
            Self::Dossier => ("hồ sơ (JSON)", "a dossier (JSON)"),
            Self::Certificates => ("danh sách giấy chứng nhận (JSON)", "certificates (JSON)"),
            Self::Report => (
                "dữ liệu một sản phẩm, một hồ sơ hoặc danh sách giấy chứng nhận (JSON)",
                "a product, a dossier or certificates (JSON)",
            ),
            Self::Table => ("bảng (CSV)", "a table (CSV)"),
            Self::Workbook => ("tệp bảng tính (.xlsx)", "a workbook (.xlsx)"),
            Self::Register => (
                "bảng giấy chứng nhận (.xlsx, CSV)",
                "a register of certificates (.xlsx, CSV)",
            ),
            Self::Costs => ("dữ liệu chi phí", "costs of steps"),
            Self::LeadTimes => ("dữ liệu thời gian thực hiện", "lead times"),
            Self::Settings => ("thiết lập (JSON)", "settings (JSON)"),
        }
    }
}

/// Whether an object is written over several lines, where one a line is wanted.
#[must_use]
pub fn is_over_lines(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let mut lines = lines.by_ref().filter(|line| !line.is_empty());
    let first = lines.next();
    first.is_some_and(|line| line.starts_with(b"{") && !line.ends_with(b"}"))
        && lines.next().is_some_and(|line| line.starts_with(b"\""))
}

fn binary(head: &[u8]) -> Option<Kind> {
    let contains = |text: &[u8]| memchr::memmem::find(head, text).is_some();
    if head.starts_with(b"PK\x03\x04") {
        let is_document = contains(b"word/") || contains(b"opendocument.text");
        let is_sheet = contains(b"xl/")
            || contains(b"opendocument.spreadsheet")
            || contains(b"[Content_Types].xml");
        return Some(match (is_document, is_sheet) {
            (true, _) => Kind::Document,
            (false, true) => Kind::Spreadsheet,
            (false, false) => Kind::Archive,
        });
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(Kind::OldSpreadsheet);
    }
    if head.starts_with(b"\x1F\x8B") {
        return Some(Kind::Archive);
    }
    if head.starts_with(b"%PDF") {
        return Some(Kind::Pdf);
    }
    let is_wide = |start: usize| {
        let letters = head.iter().skip(start).step_by(2).take(16);
        head.len() >= 8
            && letters.clone().count() >= 4
            && letters.into_iter().all(|&byte| byte == 0)
    };
    let marks = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    (marks || is_wide(0) || is_wide(1)).then_some(Kind::Utf16)
}

fn object(text: &[u8]) -> Kind {
    let mut lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let mut lines = lines.by_ref().filter(|line| !line.is_empty());
    let is_object = |line: &[u8]| line.starts_with(b"{") && line.ends_with(b"}");
    let first = lines.next().unwrap_or_default();
    let keys = keys(text);
    let has = |names: &[&str]| keys.iter().any(|key| names.contains(&&**key));
    // A dossier has documents and facts too, and costs may have a usual one.
    let of_leads = ["practice", "judged", "criteria"];
    let is_known = |key: &String| {
        let shared = ["documents", "facts", "usual"];
        of_leads.contains(&&**key) || shared.contains(&&**key)
    };
    if has(&of_leads) && keys.iter().all(is_known) {
        return Kind::LeadTimes;
    }
    if has(&["applicant", "documents", "forms", "self_score"]) && !has(&["scorecards"]) {
        return Kind::Dossier;
    }
    if is_object(first) && lines.next().is_some_and(|line| line.starts_with(b"{")) {
        return Kind::Lines;
    }
    if has(&["scorecards"]) {
        Kind::Product
    } else if has(&["unit"]) && has(&["steps", "usual"]) {
        Kind::Costs
    } else if has(&["certificates"]) {
        Kind::Certificates
    } else {
        Kind::Object
    }
}

/// Whether bytes are no text: with a zero byte, or with control bytes and not in UTF-8.
///
/// Old encodings of Vietnamese are not in UTF-8 either, but text in them has no control bytes.
fn is_binary(head: &[u8]) -> bool {
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The head may end within a letter.
        Err(error) => error.error_len().is_none(),
    };
    let is_control = |&byte: &u8| byte < b' ' && !byte.is_ascii_whitespace();
    head.contains(&0) || (!is_utf8 && head.iter().any(is_control))
}

fn list(text: &[u8]) -> Kind {
    let inner = text[1..].trim_ascii_start();
    if inner.starts_with(b"{") || inner.starts_with(b"]") {
        Kind::List
    } else {
        Kind::Other
    }
}

/// Whether two rows one after the other have the same cells, three or more.
fn is_table(text: &[u8]) -> bool {
    let lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).take(10).collect();
    if std::str::from_utf8(lines[0]).is_err() || lines.iter().any(|line| line.starts_with(b"{")) {
        return false;
    }
    b",;\t|".iter().any(|delimiter| {
        let cells = |line: &&[u8]| memchr::memchr_iter(*delimiter, line).count();
        let same = |pair: &[&[u8]]| cells(&pair[0]) >= 2 && cells(&pair[0]) == cells(&pair[1]);
        lines.windows(2).any(same) || (lines.len() == 1 && cells(&lines[0]) >= 2)
    })
}

/// The members of an object, as far as it can be read.
fn keys(text: &[u8]) -> Vec<String> {
    struct Keys<'a>(&'a mut Vec<String>);

    impl<'de> Visitor<'de> for Keys<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key()? {
                self.0.push(key);
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }

    let mut keys = Vec::new();
    let mut reader = serde_json::Deserializer::from_slice(text);
    // What cannot be read ends the list.
    let _ = reader.deserialize_map(Keys(&mut keys));
    keys
}
