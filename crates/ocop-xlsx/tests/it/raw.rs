//! Workbooks made part by part, also wrong ones.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of a workbook with one page, `Trang`, whose cells are as given.
pub(crate) fn parts(sheet_data: &str) -> Vec<(&'static str, String)> {
    let page = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{sheet_data}</sheetData></worksheet>"
    );
    vec![
        ("_rels/.rels", RELS.to_owned()),
        ("xl/workbook.xml", WORKBOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_RELS.to_owned()),
        ("xl/worksheets/sheet1.xml", page),
    ]
}

/// An archive of parts.
pub(crate) fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, impl AsRef<[u8]>)>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer
            .start_file(
                name,
                SimpleFileOptions::default().compression_level(Some(1)),
            )
            .unwrap();
        writer.write_all(part.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one page.
pub(crate) fn workbook(sheet_data: &str) -> Vec<u8> {
    archive(parts(sheet_data))
}

/// A workbook with one page and another part.
pub(crate) fn with(part: &'static str, text: String, sheet_data: &str) -> Vec<u8> {
    let mut parts = parts(sheet_data);
    parts.retain(|(name, _)| *name != part);
    parts.push((part, text));
    archive(parts)
}

const RELS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"xl/workbook.xml\"/></Relationships>";

const WORKBOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
    <sheet name=\"Trang\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

const WORKBOOK_RELS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/></Relationships>";
