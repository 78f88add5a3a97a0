//! What a workbook may cost, and what may be in it: checked before `calamine` reads it.
//!
//! A workbook is a zip archive of parts in XML. `calamine` believes what a part says of itself, counts and
//! references included. So every part is unpacked and looked at here first, with the same parser. Nothing is
//! kept, and the limits bound what `calamine` can be made to keep.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use calamine::{Reader as _, Xlsx, XlsxError};
use ocop_core::{Error, ErrorDetail};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::read::fault::error;
use crate::read::kind;

/// A workbook that has passed the guard.
pub(crate) type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The most parts of a workbook.
const MOST_PARTS: usize = 4_096;

/// The most bytes of a part when it is unpacked.
const MOST_BYTES_OF_PART: u64 = 1 << 26;

/// The most bytes of all parts when they are unpacked.
const MOST_BYTES: u64 = 1 << 28;

/// The most bytes of the tag of what is kept for each format of cells.
const MOST_BYTES_OF_TAG: usize = 1 << 10;

/// The last row and column of a page, from 0.
pub(crate) const LAST: (u32, u32) = (1_048_575, 16_383);

/// What is kept of a workbook for as long as it is read, and how many of them it may have.
#[derive(Clone, Copy)]
enum Kept {
    Texts,
    Formats,
    Pages,
    Merges,
}

impl Kept {
    fn of(element: &str) -> Option<Self> {
        Some(match element {
            "si" => Self::Texts,
            "numFmt" | "font" | "fill" | "border" | "xf" => Self::Formats,
            "sheet" | "definedName" | "Relationship" => Self::Pages,
            "mergeCell" => Self::Merges,
            _ => return None,
        })
    }

    const fn most(self) -> u32 {
        match self {
            Self::Texts => 1 << 20,
            Self::Formats | Self::Merges => 1 << 16,
            Self::Pages => 1 << 13,
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Texts => ("số chuỗi khác nhau", "different texts"),
            Self::Formats => ("số định dạng ô", "formats of cells"),
            Self::Pages => ("số trang và tên vùng", "pages and names of ranges"),
            Self::Merges => ("số ô gộp", "merged cells"),
        }
    }
}

/// Opens a workbook, if it is within the limits.
pub(crate) fn open(bytes: &[u8]) -> Result<Book<'_>, Error> {
    if let Some(error) = kind::by_first_bytes(bytes) {
        return Err(error);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| of_zip(&error, ""))?;
    if let Some(error) = kind::by_parts(&archive) {
        return Err(error);
    }
    if archive.len() > MOST_PARTS {
        return Err(too_large(("số phần trong tệp", "parts"), MOST_PARTS));
    }
    let mut guard = Guard::default();
    for index in 0..archive.len() {
        guard.part(&mut archive, index)?;
    }
    Xlsx::new(Cursor::new(bytes)).map_err(|error| of_calamine(&error, ""))
}

/// The error of `calamine` as one of the workbook, with the place if it is known.
pub(crate) fn of_calamine(error: &XlsxError, path: &str) -> Error {
    match error {
        XlsxError::Password => password(),
        XlsxError::Zip(error) => of_zip(error, path),
        _ => damaged(path),
    }
}

/// The error for a workbook that cannot be read from a place on.
pub(crate) fn damaged(part: &str) -> Error {
    let part = (!part.is_empty()).then(|| ("part", ocop_core::internal::outside(part)));
    match part {
        None => error(ErrorDetail::WorkbookDamaged, []),
        Some(part) => error(ErrorDetail::WorkbookDamaged, [part]),
    }
}

/// The error for more than a limit.
pub(crate) fn too_large(what: (&'static str, &'static str), most: usize) -> Error {
    let values = [("what", what.into()), ("most", most.into())];
    error(ErrorDetail::WorkbookTooLarge, values)
}

fn password() -> Error {
    error(ErrorDetail::WorkbookPassword, [])
}

fn of_zip(error: &ZipError, part: &str) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            password()
        }
        _ => damaged(part),
    }
}

/// What the parts of a workbook have cost so far.
#[derive(Default)]
struct Guard {
    bytes: u64,
    kept: [u32; 4],
}

impl Guard {
    /// Unpacks a part and looks at it.
    fn part(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<(), Error> {
        let part = archive
            .by_index(index)
            .map_err(|error| of_zip(&error, ""))?;
        let name = part.name().map(Cow::into_owned).unwrap_or_default();
        let left = MOST_BYTES_OF_PART.min(MOST_BYTES - self.bytes);
        let mut unpacked = BufReader::new(Limited {
            inner: part,
            left,
            is_over: false,
        });
        let looked = self.look_at(&mut unpacked, &name);
        // What is no XML from some byte on is unpacked to its end too: its checksum is there.
        let rest = match looked {
            Ok(()) => io::copy(&mut unpacked, &mut io::sink()).map_err(|_| damaged(&name)),
            Err(error) => Err(error),
        };
        let limited = unpacked.into_inner();
        if limited.is_over {
            let most = usize::try_from(left).unwrap_or(usize::MAX);
            return Err(too_large(
                ("số byte sau khi giải nén", "bytes of the unpacked workbook"),
                most,
            ));
        }
        self.bytes += left - limited.left;
        rest.map(drop)
    }

    /// Looks at a part as `calamine` reads it, until it is no XML: there `calamine` ends too.
    fn look_at(&mut self, part: impl BufRead, name: &str) -> Result<(), Error> {
        let mut reader = Reader::from_reader(part);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        config.expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => self.element(&start, name)?,
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                Err(quick_xml::Error::Io(_)) => return Err(damaged(name)),
                Err(_) => return Ok(()),
            }
        }
    }

    fn element(&mut self, start: &BytesStart<'_>, part: &str) -> Result<(), Error> {
        let element = start.local_name();
        let element = element.as_ref();
        if let Some(kept) = Kept::of(element) {
            let count = &mut self.kept[kept as usize];
            *count += 1;
            if *count > kept.most() {
                return Err(too_large(kept.words(), kept.most() as usize));
            }
        }
        // The names of fonts and formats are copied into each format of cells.
        if matches!(element, "name" | "numFmt") && start.attributes_raw().len() > MOST_BYTES_OF_TAG
        {
            return Err(damaged(part));
        }
        let is_right = match element {
            "c" => every(start, "r", |value| cell(value).is_some()),
            "row" => every(start, "r", |value| row(value).is_some()),
            "dimension" | "mergeCell" | "f" => every(start, "ref", |value| range(value).is_some()),
            "sst" => every(start, "uniqueCount", |value| value.len() <= 7),
            _ => true,
        };
        if is_right { Ok(()) } else { Err(damaged(part)) }
    }
}

/// Whether every attribute of a name is right, and the attributes can be read.
fn every(start: &BytesStart<'_>, name: &str, is_right: impl Fn(&str) -> bool) -> bool {
    let mut attributes = start.attributes();
    attributes.with_checks(false).all(|attribute| {
        attribute
            .is_ok_and(|attribute| attribute.key.as_ref() != name || is_right(&attribute.value))
    })
}

/// The row of a number from 1, counted from 0.
fn row(digits: &str) -> Option<u32> {
    let is_number = digits.len() <= 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = digits.parse().ok().filter(|_| is_number)?;
    number.checked_sub(1).filter(|&row| row <= LAST.0)
}

/// The row and the column of a reference such as `B7`, from 0.
pub(crate) fn cell(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = &reference[..reference.len() - digits.len()];
    if !(1..=3).contains(&letters.len()) {
        return None;
    }
    let place = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + place(letter))
        - 1;
    (column <= LAST.1).then_some((row(digits)?, column))
}

/// The corners of a range such as `A1:B7`, or of one cell.
fn range(reference: &str) -> Option<((u32, u32), (u32, u32))> {
    let (start, end) = reference.split_once(':').unwrap_or((reference, reference));
    let (start, end) = (cell(start)?, cell(end)?);
    (start.0 <= end.0 && start.1 <= end.1).then_some((start, end))
}

/// A reader that ends with an error after so many bytes.
struct Limited<R> {
    inner: R,
    left: u64,
    is_over: bool,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        match self.left.checked_sub(length as u64) {
            Some(left) => self.left = left,
            None => {
                self.is_over = true;
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_those_of_a_page() {
        for (reference, wanted) in [
            ("A1", Some((0, 0))),
            ("b7", Some((6, 1))),
            ("XFD1048576", Some(LAST)),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("AAAA1", None),
            ("A", None),
            ("1", None),
            ("A1B", None),
            ("A12345678", None),
            ("É1", None),
            ("", None),
        ] {
            assert_eq!(cell(reference), wanted, "{reference}");
        }
        assert_eq!(range("B2:C3"), Some(((1, 1), (2, 2))));
        assert_eq!(range("B2"), Some(((1, 1), (1, 1))));
        for reference in ["C3:B2", "B3:C2", "A1:B2:C3", "A:A", ""] {
            assert_eq!(range(reference), None, "{reference}");
        }
    }
}
