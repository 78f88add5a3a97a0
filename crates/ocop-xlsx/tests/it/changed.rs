//! What offices do to a workbook: cells typed over, rows and columns moved, pages renamed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::raw;

/// A workbook that an office changes.
#[derive(Clone)]
pub(crate) struct Changed {
    parts: Vec<(String, String)>,
}

/// What is typed into a cell.
#[derive(Clone, Copy)]
pub(crate) enum Put<'a> {
    Blank,
    Text(&'a str),
    Number(&'a str),
    /// A day by its serial number, in the format of a day.
    Day(u32),
    /// A formula and its result.
    Formula(&'a str, &'a str),
}

/// A cell: row and column from 0, and its XML without the reference.
type Cell = (u32, u32, String);

impl Changed {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..archive.len()).map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        });
        Self {
            parts: parts.collect(),
        }
    }

    pub(crate) fn save(&self) -> Vec<u8> {
        raw::archive(self.parts.iter().map(|(name, text)| (name.as_str(), text)))
    }

    pub(crate) fn part(&mut self, name: &str) -> &mut String {
        let found = self.parts.iter_mut().find(|(own, _)| own == name);
        &mut found.unwrap().1
    }

    /// The part of a page by its place from 1.
    fn page(&mut self, page: usize) -> &mut String {
        self.part(&format!("xl/worksheets/sheet{page}.xml"))
    }

    /// The cells of a page.
    fn cells(&mut self, page: usize) -> Vec<Cell> {
        let text = self.page(page).clone();
        let mut cells = Vec::new();
        for piece in text.split("<c r=\"").skip(1) {
            let (reference, rest) = piece.split_once('"').unwrap();
            // `<c r="A1" s="1"/>` or `<c r="A1" s="1"><v>…</v></c>`.
            let tag = rest.find('>').unwrap();
            let end = if rest[..tag].ends_with('/') {
                tag + 1
            } else {
                rest.find("</c>").unwrap() + 4
            };
            let (row, column) = place(reference);
            cells.push((row, column, rest[..end].to_owned()));
        }
        cells
    }

    /// Puts cells in place of those of a page.
    fn put_cells(&mut self, page: usize, mut cells: Vec<Cell>) {
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        let mut data = String::new();
        for row in cells.chunk_by(|one, other| one.0 == other.0) {
            data += &format!("<row r=\"{}\">", row[0].0 + 1);
            for (row, column, rest) in row {
                data += &format!("<c r=\"{}\"{rest}", name(*row, *column));
            }
            data += "</row>";
        }
        let text = self.page(page);
        let start = text.find("<sheetData>").unwrap();
        let end = text.find("</sheetData>").unwrap();
        *text = format!("{}<sheetData>{data}{}", &text[..start], &text[end..]);
    }

    /// The style of a cell.
    fn style(&mut self, page: usize, cell: &str) -> String {
        let place = place(cell);
        let cells = self.cells(page);
        let found = cells
            .iter()
            .find(|(row, column, _)| (*row, *column) == place);
        let style = found.and_then(|(_, _, rest)| rest.split_once("s=\"")?.1.split_once('"'));
        style.map_or("0", |(style, _)| style).to_owned()
    }

    /// Types over a cell, in its own format.
    pub(crate) fn set(&mut self, page: usize, cell: &str, put: Put<'_>) {
        let style = match put {
            // The format of the day of the meeting.
            Put::Day(_) => self.style(1, "B6"),
            _ => self.style(page, cell),
        };
        let escape = |text: &str| {
            text.replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
        };
        let rest = match put {
            Put::Blank => format!(" s=\"{style}\"/>"),
            Put::Text(text) => format!(
                " s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escape(text)
            ),
            Put::Number(number) => format!(" s=\"{style}\"><v>{number}</v></c>"),
            Put::Day(serial) => format!(" s=\"{style}\"><v>{serial}</v></c>"),
            Put::Formula(formula, result) => format!(
                " s=\"{style}\" t=\"str\"><f>{}</f><v>{}</v></c>",
                escape(formula),
                escape(result)
            ),
        };
        let place = place(cell);
        let mut cells = self.cells(page);
        cells.retain(|(row, column, _)| (*row, *column) != place);
        cells.push((place.0, place.1, rest));
        self.put_cells(page, cells);
    }

    /// Gives a formula another result, as a program does that recalculates.
    pub(crate) fn set_result(&mut self, page: usize, cell: &str, result: &str) {
        let place = place(cell);
        let mut cells = self.cells(page);
        let found = cells
            .iter_mut()
            .find(|(row, column, _)| (*row, *column) == place);
        let (_, _, rest) = found.unwrap();
        let (_, formula) = rest.split_once("<f>").unwrap();
        let (formula, _) = formula.split_once("</f>").unwrap();
        *rest = format!(" t=\"str\"><f>{formula}</f><v>{result}</v></c>");
        self.put_cells(page, cells);
    }

    /// Inserts rows above a page, with everything that points at its cells.
    pub(crate) fn insert_above(&mut self, page: usize, name: &str, rows: u32, by: u32) {
        self.shift(page, |row, column| Some((row + by, column)));
        for row in (1..=rows).rev() {
            for (part, text) in &mut self.parts {
                if part.ends_with(".xml") {
                    for column in ["B", "C"] {
                        let own = format!("'{name}'!${column}${row}");
                        let moved = format!("'{name}'!${column}${}", row + by);
                        for end in ["<", "&", ")", ",", ":", "="] {
                            *text = text.replace(&format!("{own}{end}"), &format!("{moved}{end}"));
                        }
                    }
                }
            }
        }
        for (_, text) in &mut self.parts {
            for row in (1..=rows).rev() {
                let own = format!(":$C${row},");
                *text = text.replace(&own, &format!(":$C${},", row + by));
            }
        }
    }

    /// Moves the cells of a page; `None` deletes a cell.
    pub(crate) fn shift(&mut self, page: usize, to: impl Fn(u32, u32) -> Option<(u32, u32)>) {
        let cells = self.cells(page).into_iter();
        let cells = cells.filter_map(|(row, column, rest)| {
            let (row, column) = to(row, column)?;
            Some((row, column, rest))
        });
        let cells = cells.collect();
        self.put_cells(page, cells);
    }

    /// Copies the cells of a row to another one, over what is there.
    pub(crate) fn copy_row(&mut self, page: usize, from: u32, to: u32) {
        let mut cells = self.cells(page);
        let copied: Vec<Cell> = cells
            .iter()
            .filter(|(row, ..)| *row == from)
            .cloned()
            .collect();
        cells.retain(|(row, ..)| *row != to);
        cells.extend(
            copied
                .into_iter()
                .map(|(_, column, rest)| (to, column, rest)),
        );
        self.put_cells(page, cells);
    }

    /// Pastes the cells of a page of another workbook over a page.
    pub(crate) fn paste(&mut self, page: usize, mut other: Self, its: usize) {
        // Texts are shared within a workbook only.
        let shared = other.part("xl/sharedStrings.xml").clone();
        let texts: Vec<&str> = shared
            .split("<si>")
            .skip(1)
            .map(|text| text.split("</si>").next().unwrap())
            .collect();
        let cells = other.cells(its).into_iter().map(|(row, column, rest)| {
            let text = rest
                .strip_suffix("</v></c>")
                .filter(|rest| rest.contains("t=\"s\""));
            let text = text.and_then(|rest| rest.rsplit_once("<v>"));
            match text {
                Some((_, index)) => {
                    let text = texts[index.parse::<usize>().unwrap()];
                    (row, column, format!(" t=\"inlineStr\"><is>{text}</is></c>"))
                }
                None => (row, column, rest),
            }
        });
        let cells = cells.collect();
        self.put_cells(page, cells);
    }

    /// Gives a page another name, everywhere.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        for (_, text) in &mut self.parts {
            *text = text.replace(&format!("\"{from}\""), &format!("\"{to}\""));
            *text = text.replace(&format!("'{from}'!"), &format!("'{to}'!"));
        }
    }

    /// Adds a page with one cell.
    pub(crate) fn add_page(&mut self, name: &str) {
        let page = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
            <sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
        self.parts
            .push(("xl/worksheets/sheet99.xml".into(), page.into()));
        let sheet = format!("<sheet name=\"{name}\" sheetId=\"99\" r:id=\"rId99\"/></sheets>");
        let book = self.part("xl/workbook.xml");
        *book = book.replace("</sheets>", &sheet);
        let relation = "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet99.xml\"/></Relationships>";
        let relations = self.part("xl/_rels/workbook.xml.rels");
        *relations = relations.replace("</Relationships>", relation);
    }

    /// Deletes a page by its name.
    pub(crate) fn delete_page(&mut self, name: &str) {
        let book = self.part("xl/workbook.xml");
        let start = book.find(&format!("<sheet name=\"{name}\"")).unwrap();
        let end = start + book[start..].find("/>").unwrap() + 2;
        book.replace_range(start..end, "");
    }
}

/// Row and column of a reference, from 0.
fn place(reference: &str) -> (u32, u32) {
    let digits = reference.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = &reference[..reference.len() - digits.len()];
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter - b'A') + 1
    });
    (digits.parse::<u32>().unwrap() - 1, column - 1)
}

/// The reference of a cell in the first 26 columns.
pub(crate) fn name(row: u32, column: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    format!("{letter}{}", row + 1)
}
