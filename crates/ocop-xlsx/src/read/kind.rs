//! What a file is that is no `.xlsx`, and what to do with it.

use std::io::{Read, Seek};

use ocop_core::{Error, ErrorDetail};
use zip::ZipArchive;

use crate::read::fault::error;

type Words = (&'static str, &'static str);

const SAVE: Words = (
    "mở bằng phần mềm bảng tính rồi lưu dạng .xlsx",
    "open it in a spreadsheet program and save it as .xlsx",
);

/// The error for a file that does not begin as a workbook.
pub(super) fn by_first_bytes(bytes: &[u8]) -> Option<Error> {
    if bytes.starts_with(b"PK") {
        return None;
    }
    // The container of old office programs; a workbook with a password is in one too.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let name: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Some(if is_encrypted {
            error(ErrorDetail::WorkbookPassword, [])
        } else {
            no_workbook(
                ("tệp kiểu cũ (.xls)", "a file of an old format (.xls)"),
                SAVE,
            )
        });
    }
    let found = if bytes.trim_ascii().is_empty() {
        ("tệp trống", "an empty file")
    } else if bytes.starts_with(b"%PDF") {
        ("tệp PDF", "a PDF")
    } else if bytes.trim_ascii_start().starts_with(b"<") {
        ("trang web hoặc XML", "a web page or XML")
    } else {
        ("tệp khác", "another file")
    };
    Some(no_workbook(found, SAVE))
}

/// The error for an archive that is no workbook of this format.
pub(super) fn by_parts<R: Read + Seek>(archive: &ZipArchive<R>) -> Option<Error> {
    let has = |wanted: &str| {
        let mut names = archive.file_names().flatten();
        names.any(|name| name.eq_ignore_ascii_case(wanted))
    };
    if has("xl/workbook.bin") {
        return Some(no_workbook(("tệp .xlsb", "an .xlsb file"), SAVE));
    }
    if has("content.xml") {
        return Some(no_workbook(
            ("tệp OpenDocument (.ods)", "an OpenDocument file (.ods)"),
            SAVE,
        ));
    }
    if has("word/document.xml") {
        return Some(no_workbook(
            ("văn bản (.docx)", "a text document (.docx)"),
            SAVE,
        ));
    }
    (!has("_rels/.rels")).then(|| {
        no_workbook(
            ("tệp nén", "an archive"),
            (
                "giải nén rồi dùng tệp bên trong",
                "unpack it and use the file inside",
            ),
        )
    })
}

fn no_workbook(given: Words, remedy: Words) -> Error {
    let values = [("given", given.into()), ("remedy", remedy.into())];
    error(ErrorDetail::NotAWorkbook, values)
}
