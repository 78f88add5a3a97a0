//! Sheet codes: a whole scorecard as a short text for minutes, labels and QR codes.
//!
//! The law has no such code. It is this library's own, and its form never changes. A code keeps its
//! meaning as long as the levels of its sheet stay the same. The changelog names every corrected
//! level. The release that made an older code can read it.

use alloc::format;
use alloc::string::ToString;
use core::fmt;
use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::law::edition::Edition;
use crate::rating::pack::{divide, out_of_range};
use crate::rating::scorecard::Scorecard;

/// A sheet code: edition, set and every choice of a scorecard in 24 characters.
///
/// It prints as `YY-SS-XXXXX-XXXX-XXXX-CC`: the year of the edition, the set, 13 digits and two
/// check characters. The 13 digits are the number of [`Scorecard::pack`] to the base 31. A code
/// uses digits, hyphens, and capitals without I, L, O, U and V. It therefore fits the alphanumeric
/// mode of QR codes. The check detects one or two wrong characters, and any two that are swapped.
///
/// A parsed code is in the range of a sheet of this release. [`SheetCode::scorecard`] checks its
/// choices against the story.
///
/// ```
/// use ocop_core::{Edition, SheetCode};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet
///     .criteria()
///     .map(|criterion| (criterion.key(), criterion.best()));
/// let card = sheet.scorecard_from(best)?.complete()?;
/// let text = card.code()?.to_string();
/// assert_eq!(text, "26-07-1B1XA-Y92M-K8W2-MF");
///
/// let code: SheetCode = text.parse()?;
/// assert_eq!((code.edition(), code.number()), (Edition::E2026, 7));
/// assert_eq!(code.scorecard()?, card);
/// assert!(text.replace("07", "70").parse::<SheetCode>().is_err());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct SheetCode {
    edition: Edition,
    number: u16,
    value: u64,
}

/// The characters by value, without those that are easily mistaken. Their number is prime, so that
/// two sums detect any two wrong characters.
const ALPHABET: [u8; 31] = *b"0123456789ABCDEFGHJKMNPQRSTWXYZ";
const BASE: u8 = 31;

/// The layout: a decimal digit, a character of the alphabet, or a hyphen.
const LAYOUT: [u8; 24] = *b"99-99-XXXXX-XXXX-XXXX-XX";

/// The values of the characters without the hyphens.
type Symbols = [u16; 19];

impl SheetCode {
    /// The edition of the sheet.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// The set number (bộ số) of the sheet in its edition.
    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// The choices as one number, as in [`Scorecard::pack`].
    #[must_use]
    pub const fn value(&self) -> u64 {
        self.value
    }

    /// The scorecard of the code.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheetCode`](crate::ErrorKind::BadSheetCode) if a criterion is left out although there is a story, or has
    /// points without one. The path names the criterion.
    pub fn scorecard(&self) -> Result<Scorecard, Error> {
        self.edition.sheet(self.number)?.unpack(self.value)
    }

    /// The values of all characters, the check characters last.
    fn symbols(&self) -> Symbols {
        let mut symbols = Symbols::default();
        let [y1, y2, s1, s2, digits @ .., _, _] = &mut symbols;
        let year = u16::from(self.edition.row().code);
        (*y1, *y2) = (year / 10, year % 10);
        (*s1, *s2) = (self.number / 10, self.number % 10);
        let mut rest = self.value;
        for digit in digits.iter_mut().rev() {
            let (quotient, remainder) = divide(rest, BASE);
            (*digit, rest) = (remainder.into(), quotient);
        }
        // The check characters c and d at places 18 and 19 make both sums 0:
        // c + d = -plain and 18 c + 19 d = -weighted, so that d = 18 plain - weighted.
        let base = u16::from(BASE);
        let (plain, weighted) = sums(&symbols);
        let [.., c, d] = &mut symbols;
        *d = (18 * plain + base - weighted) % base;
        *c = (2 * base - plain - *d) % base;
        symbols
    }
}

impl Scorecard {
    /// The scorecard as a sheet code.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheetCode`](crate::ErrorKind::BadSheetCode) for a custom sheet, which has no code.
    pub fn code(&self) -> Result<SheetCode, Error> {
        let sheet = self.sheet();
        if !sheet.is_law() {
            let sheet = ("sheet", sheet.named().into());
            return Err(Error::new(ErrorDetail::SheetWithoutCode, "", [sheet]));
        }
        Ok(SheetCode {
            edition: sheet.edition(),
            number: sheet.number(),
            value: self.pack()?,
        })
    }
}

/// Prints the 24 characters.
impl fmt::Display for SheetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = LAYOUT;
        let places = text.iter_mut().filter(|place| **place != b'-');
        for (place, symbol) in places.zip(self.symbols()) {
            *place = ALPHABET[usize::from(symbol)];
        }
        let text = core::str::from_utf8(&text).map_err(|_| fmt::Error)?;
        crate::base::padded::pad(f, format_args!("{text}"))
    }
}

impl FromStr for SheetCode {
    type Err = Error;

    /// Parses exactly the form that [`Display`](fmt::Display) prints.
    fn from_str(text: &str) -> Result<Self, Error> {
        let symbols = symbols(text)?;
        if sums(&symbols) != (0, 0) {
            let found = ("found", ErrorValue::outside(text));
            return Err(Error::new(ErrorDetail::SheetCodeCheck, "", [found]));
        }
        let [y1, y2, s1, s2, digits @ .., _, _] = symbols;
        let year = 10 * y1 + y2;
        let edition = Edition::ALL
            .into_iter()
            .find(|edition| u16::from(edition.row().code) == year)
            .ok_or_else(|| {
                let found = ErrorValue::Text(format!("{year:02}").into());
                Error::new(ErrorDetail::UnknownEditionCode, "", [("found", found)])
            })?;
        let sheet = edition.sheet(10 * s1 + s2)?;
        // Thirteen digits to the base 31 can slightly exceed 64 bits.
        let wide = digits.into_iter().fold(0, |value, digit| {
            value * u128::from(BASE) + u128::from(digit)
        });
        match u64::try_from(wide) {
            Ok(value) if value < sheet.row().packed_below => Ok(Self {
                edition,
                number: sheet.number(),
                value,
            }),
            _ => Err(out_of_range(&sheet, wide)),
        }
    }
}

crate::base::macros::serde_text!(
    SheetCode,
    (
        "mã phiếu như `26-07-00000-0000-0000-00`",
        "a sheet code such as `26-07-00000-0000-0000-00`"
    )
);

/// The values of a text's characters, if each is allowed in its position.
fn symbols(text: &str) -> Result<Symbols, Error> {
    let length = text.chars().count();
    if length != LAYOUT.len() {
        let values = [("found", length.into()), ("expected", LAYOUT.len().into())];
        return Err(Error::new(ErrorDetail::SheetCodeLength, "", values));
    }
    let mut symbols = Symbols::default();
    let mut next = symbols.iter_mut();
    for (place, (found, wanted)) in (1..).zip(text.chars().zip(LAYOUT)) {
        let worth = (0..)
            .zip(ALPHABET)
            .find(|&(_, letter)| char::from(letter) == found);
        let words = match (wanted, worth) {
            (b'-', _) if found == '-' => continue,
            (b'9', Some((worth @ ..10, _))) | (b'X', Some((worth, _))) => {
                if let Some(symbol) = next.next() {
                    *symbol = worth;
                }
                continue;
            }
            (b'-', _) => ("dấu gạch nối", "a hyphen"),
            (b'9', _) => ("chữ số", "a digit"),
            _ => (
                "chữ số hoặc chữ in hoa trừ I, L, O, U và V",
                "a digit or a capital without I, L, O, U and V",
            ),
        };
        let values = [
            ("place", i32::into(place)),
            ("found", ErrorValue::outside(&found.to_string())),
            ("expected", words.into()),
        ];
        return Err(Error::new(ErrorDetail::SheetCodeCharacter, "", values));
    }
    Ok(symbols)
}

/// The two sums of a code modulo the base; both are 0 in a valid code.
///
/// One sums the values, the other the values times their positions from 1. Two wrong characters
/// cannot keep both, because the positions differ and the base is prime. This is a Reed–Solomon
/// code.
fn sums(symbols: &Symbols) -> (u16, u16) {
    let plain: u16 = symbols.iter().sum();
    let weighted: u16 = (1..)
        .zip(symbols)
        .map(|(place, symbol)| place * symbol)
        .sum();
    let base = u16::from(BASE);
    (plain % base, weighted % base)
}
