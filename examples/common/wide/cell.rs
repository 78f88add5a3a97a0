//! The cells of a wide table: levels, cases and ids, and their errors.

use ocop_core::{Case, Choice, Criterion, Error, ErrorKind, Sheet};

/// The byte of a column for a criterion that is left out.
pub(crate) const LEFT_OUT: u8 = 255;

/// The byte of a column for no case.
pub(crate) const NO_CASE: u8 = 0;

/// An error in a row, and its column.
#[derive(Clone, Debug)]
pub struct RowFault {
    /// The kind of the error.
    pub kind: ErrorKind,
    /// The name of the column; empty for a fault of the whole row.
    pub column: String,
    /// The error in words.
    pub message: String,
    /// The position of the criterion on the sheet, from 1; 0 for a fault of no criterion.
    pub(crate) place: usize,
}

/// A criterion as a column of a table.
#[derive(Debug)]
pub(crate) struct Citation {
    pub(crate) criterion: usize,
    column: String,
    levels: Vec<Levels>,
}

/// The levels of a criterion, or of one of its cases.
#[derive(Debug)]
struct Levels {
    case: Option<Case>,
    first: u8,
    last: u8,
}

type Read<T> = Result<T, Box<RowFault>>;

impl RowFault {
    /// An error in a column.
    #[must_use]
    pub fn new(kind: ErrorKind, column: &str, message: impl Into<String>) -> Self {
        Self {
            kind,
            column: column.into(),
            message: message.into(),
            place: 0,
        }
    }

    /// The error of a scorecard.
    pub(crate) fn of(sheet: &Sheet, error: &Error) -> Self {
        let criterion = sheet.criterion(error.path());
        Self {
            place: criterion.map_or(0, |criterion| criterion.index() + 1),
            ..Self::new(error.kind(), error.path(), error.message())
        }
    }

    /// Whether the error is in one choice, independent of the others.
    pub(crate) const fn is_choice(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::LevelOutOfRange | ErrorKind::CaseRequired | ErrorKind::UnknownCase
        )
    }
}

impl Citation {
    /// A criterion, in a column with a name.
    pub(crate) fn of(criterion: Criterion<'_>, column: &str) -> Self {
        let mut levels: Vec<Levels> = Vec::new();
        for choice in criterion
            .choices()
            .map(|choice: Choice| (choice.case(), choice.level()))
        {
            match levels.last_mut() {
                Some(last) if last.case == choice.0 => last.last = choice.1,
                _ => levels.push(Levels {
                    case: choice.0,
                    first: choice.1,
                    last: choice.1,
                }),
            }
        }
        Self {
            criterion: criterion.index(),
            column: column.into(),
            levels,
        }
    }

    /// A level number; the batch checks whether the sheet has it.
    pub(crate) fn level(&self, cell: &[u8]) -> Read<u8> {
        match cell {
            [] => Ok(LEFT_OUT),
            &[digit @ b'0'..=b'9'] => Ok(digit - b'0'),
            _ => self.other_level(cell),
        }
    }

    fn other_level(&self, cell: &[u8]) -> Read<u8> {
        let cell = cell.trim_ascii();
        if cell.is_empty() {
            return Ok(LEFT_OUT);
        }
        if let Some((case, level)) = split(cell) {
            if self.levels.iter().any(|levels| levels.case.is_some()) {
                let message = format!(
                    "found {}, expected a level number: the case has its own column",
                    shown(cell)
                );
                return self.fail(ErrorKind::BadValue, message);
            }
            if number(level).is_some() {
                let message = format!("found case `{case}`, but this criterion has no cases");
                return self.fail(ErrorKind::UnknownCase, message);
            }
        }
        self.number(cell, None)
    }

    /// A level number after the letter of its case: the position of the letter, and the number.
    pub(crate) fn choice(&self, cell: &[u8]) -> Read<(u8, u8)> {
        let cell = cell.trim_ascii();
        if cell.is_empty() {
            return Ok((NO_CASE, LEFT_OUT));
        }
        match split(cell) {
            Some((letter, level)) if number(level).is_some() => {
                let case = letter.to_string().parse().ok();
                if !self.levels.iter().any(|levels| levels.case == case) {
                    return self.unknown_case(&[letter as u8]);
                }
                Ok((place(letter), self.number(level, case)?))
            }
            // The batch reports the missing case.
            _ => self.number(cell, None).map(|level| (NO_CASE, level)),
        }
    }

    /// The letter of a case: its position in the alphabet.
    pub(crate) fn case(&self, cell: &[u8]) -> Read<u8> {
        match cell.trim_ascii() {
            [] => Ok(NO_CASE),
            &[letter] if self.has_case(letter) => Ok(place(char::from(letter))),
            other => self.unknown_case(other),
        }
    }

    fn has_case(&self, letter: u8) -> bool {
        let mut cases = self.levels.iter().filter_map(|levels| levels.case);
        cases.any(|case| case.letter() == char::from(letter))
    }

    /// An integer; one that does not fit a column of bytes is out of range.
    fn number(&self, cell: &[u8], case: Option<Case>) -> Read<u8> {
        match number(cell) {
            Some(Some(level)) => Ok(level),
            Some(None) => {
                let found = self.levels.iter().find(|levels| levels.case == case);
                let of = case.map_or(String::new(), |case| format!(" of case `{case}`"));
                let expected = found.map_or(String::new(), |levels| {
                    format!(": expected {} to {}", levels.first, levels.last)
                });
                let message = format!("level {}{of} out of range{expected}", cut(cell));
                self.fail(ErrorKind::LevelOutOfRange, message)
            }
            None => {
                let message = format!("found {}, expected a level number", shown(cell));
                self.fail(ErrorKind::BadValue, message)
            }
        }
    }

    fn unknown_case<T>(&self, found: &[u8]) -> Read<T> {
        let cases = self.levels.iter().filter_map(|levels| levels.case);
        let expected: Vec<_> = cases.map(|case| format!("`{case}`")).collect();
        let message = format!(
            "unknown case {}: expected {}",
            shown(found),
            expected.join(" or ")
        );
        self.fail(ErrorKind::UnknownCase, message)
    }

    fn fail<T>(&self, kind: ErrorKind, message: String) -> Read<T> {
        Err(Box::new(RowFault {
            place: self.criterion + 1,
            ..RowFault::new(kind, &self.column, message)
        }))
    }
}

/// Checks that an id is text.
pub(crate) fn id(cell: &[u8]) -> Read<()> {
    if std::str::from_utf8(cell).is_ok() {
        return Ok(());
    }
    let message = format!("the id {} is not UTF-8", shown(cell));
    Err(Box::new(RowFault::new(ErrorKind::BadValue, "id", message)))
}

/// An integer in digits: its value, or an inner `None` if it does not fit a column of bytes.
fn number(cell: &[u8]) -> Option<Option<u8>> {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    let canonical = match digits {
        b"0" => digits.len() == cell.len(),
        [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let value = || {
        let text = std::str::from_utf8(cell).ok()?;
        text.parse().ok().filter(|&level| level < LEFT_OUT)
    };
    canonical.then(value)
}

/// The letter before the rest of a cell.
fn split(cell: &[u8]) -> Option<(char, &[u8])> {
    let (&letter, rest) = cell.split_first()?;
    letter
        .is_ascii_lowercase()
        .then_some((char::from(letter), rest))
}

/// The position of a small letter in the alphabet, from 1.
const fn place(letter: char) -> u8 {
    letter as u8 - b'a' + 1
}

/// A cell in quotes, on one line and shortened.
pub(crate) fn shown(cell: &[u8]) -> String {
    format!("`{}`", cut(cell))
}

fn cut(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(&cell[..cell.len().min(200)]);
    let mut shown: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}
