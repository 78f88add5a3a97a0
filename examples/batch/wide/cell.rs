//! The cells of a wide table: levels, cases and ids, and their errors.

use ocop_core::text::outside;
use ocop_core::{Case, Choice, Criterion, Error, ErrorKind, Lang, Sheet};

use ocop_examples::Words;

/// The byte of a column for a criterion that is left out.
pub(crate) const LEFT_OUT: u8 = 255;

/// The byte of a column for no case.
pub(crate) const NO_CASE: u8 = 0;

/// An error in a row, and its column.
#[derive(Clone, Debug)]
pub struct RowFault {
    /// The kind of the error, as `error` in JSON.
    pub kind: &'static str,
    /// The name of the column; empty for a fault of the whole row.
    pub column: String,
    /// The error in words.
    pub words: Words,
    /// The position of the criterion on the sheet, from 1; 0 for a fault of no criterion.
    place: usize,
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
    pub fn new(kind: &'static str, column: &str, words: Words) -> Self {
        Self {
            kind,
            column: column.into(),
            words,
            place: 0,
        }
    }

    /// A value that is missing or of a wrong type.
    #[must_use]
    pub fn bad(column: &str, words: Words) -> Self {
        Self::new(ErrorKind::BadValue.as_str(), column, words)
    }

    /// The error with its row, the line of the input, and its column.
    #[must_use]
    pub fn at(&self, line: u64) -> Words {
        let (vi, en) = match &*self.column {
            "" => (String::new(), String::new()),
            column => (format!(", cột {column}"), format!(", column {column}")),
        };
        let message = |lang| self.words.get(lang);
        Words::new(
            format!("hàng {line}{vi}: {}", message(Lang::Vi)),
            format!("row {line}{en}: {}", message(Lang::En)),
        )
    }

    /// Whether the error is in the column of a criterion.
    #[must_use]
    pub const fn is_of_criterion(&self) -> bool {
        self.place > 0
    }

    /// The error of a scorecard.
    pub(crate) fn of(sheet: &Sheet, error: &Error) -> Self {
        let criterion = sheet.criterion(error.path());
        Self {
            place: criterion.map_or(0, |criterion| criterion.index() + 1),
            ..Self::new(error.kind().as_str(), error.path(), Words::from(error))
        }
    }

    /// Whether the error is in an earlier criterion than another.
    pub(crate) const fn is_before(&self, other: &Self) -> bool {
        self.place < other.place
    }

    /// Whether the error is in one choice, independent of the others.
    pub(crate) fn is_choice(&self) -> bool {
        let choices = [
            ErrorKind::LevelOutOfRange,
            ErrorKind::CaseRequired,
            ErrorKind::UnknownCase,
        ];
        choices.iter().any(|kind| kind.as_str() == self.kind)
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
                let cell = shown(cell);
                let words = Words::new(
                    format!("{cell} không phải số mức: trường hợp đã có cột riêng"),
                    format!("found {cell}, expected a level number: the case has its own column"),
                );
                return self.fail(ErrorKind::BadValue, words);
            }
            if number(level).is_some() {
                let words = Words::new(
                    format!("có trường hợp `{case}`, nhưng tiêu chí này không chia trường hợp"),
                    format!("found case `{case}`, but this criterion has no cases"),
                );
                return self.fail(ErrorKind::UnknownCase, words);
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
        match number(whole(cell)) {
            Some(Some(level)) => Ok(level),
            Some(None) => {
                let found = self.levels.iter().find(|levels| levels.case == case);
                let cell = cut(whole(cell));
                let say = |of: &str, out: &str, expected: &str, to: &str| {
                    let of = case.map_or(String::new(), |case| format!("{of}`{case}`"));
                    let expected = found.map_or(String::new(), |levels| {
                        format!("{expected}{}{to}{}", levels.first, levels.last)
                    });
                    format!("{cell}{of}{out}{expected}")
                };
                let words = Words::new(
                    format!(
                        "mức {}",
                        say(
                            " của trường hợp ",
                            " ngoài phạm vi",
                            ": yêu cầu từ ",
                            " đến "
                        )
                    ),
                    format!(
                        "level {}",
                        say(" of case ", " out of range", ": expected ", " to ")
                    ),
                );
                self.fail(ErrorKind::LevelOutOfRange, words)
            }
            None => {
                let cell = shown(cell);
                let words = Words::new(
                    format!("{cell} không phải số mức"),
                    format!("found {cell}, expected a level number"),
                );
                self.fail(ErrorKind::BadValue, words)
            }
        }
    }

    fn unknown_case<T>(&self, found: &[u8]) -> Read<T> {
        let cases = self.levels.iter().filter_map(|levels| levels.case);
        let expected: Vec<_> = cases.map(|case| format!("`{case}`")).collect();
        let found = shown(found);
        let words = Words::new(
            format!(
                "không rõ trường hợp {found}: yêu cầu {}",
                expected.join(" hoặc ")
            ),
            format!("unknown case {found}: expected {}", expected.join(" or ")),
        );
        self.fail(ErrorKind::UnknownCase, words)
    }

    fn fail<T>(&self, kind: ErrorKind, words: Words) -> Read<T> {
        Err(Box::new(RowFault {
            place: self.criterion + 1,
            ..RowFault::new(kind.as_str(), &self.column, words)
        }))
    }
}

/// Checks that the text of an id or member is UTF-8.
#[inline]
pub(crate) fn text(cell: &[u8], column: &str, (vi, en): (&str, &str)) -> Read<()> {
    if cell.is_ascii() || std::str::from_utf8(cell).is_ok() {
        return Ok(());
    }
    let cell = shown(cell);
    let words = Words::new(
        format!("{vi} {cell} không phải UTF-8"),
        format!("the {en} {cell} is not UTF-8"),
    );
    Err(Box::new(RowFault::bad(column, words)))
}

/// The number of a round; the first, if the cell is empty.
pub(crate) fn round(cell: &[u8], column: &str) -> Read<u16> {
    let cell = cell.trim_ascii();
    if cell.is_empty() {
        return Ok(1);
    }
    let round = std::str::from_utf8(whole(cell)).ok();
    let round = round.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let round = round.and_then(|text| text.parse().ok());
    round.filter(|&round| round > 0).ok_or_else(|| {
        let cell = shown(cell);
        let words = Words::new(
            format!("{cell} không phải số vòng: yêu cầu số nguyên từ 1 đến 65535"),
            format!("found {cell}, expected a round from 1 to 65535"),
        );
        Box::new(RowFault::bad(column, words))
    })
}

/// The text of a cell without outer spaces, also those that are not ASCII.
#[inline]
pub(crate) fn trimmed(cell: &[u8]) -> &[u8] {
    let is_plain = |byte: &u8| byte.is_ascii_graphic();
    if let (Some(first), Some(last)) = (cell.first(), cell.last())
        && is_plain(first)
        && is_plain(last)
    {
        return cell;
    }
    std::str::from_utf8(cell).map_or(cell, |text| text.trim().as_bytes())
}

/// The whole number in a number that a spreadsheet wrote with one decimal, as in `3.0`.
fn whole(cell: &[u8]) -> &[u8] {
    let whole = cell
        .strip_suffix(b".0")
        .or_else(|| cell.strip_suffix(b",0"));
    whole
        .filter(|whole| number(whole).is_some())
        .unwrap_or(cell)
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
    outside::short(&text, 40).into_owned()
}
