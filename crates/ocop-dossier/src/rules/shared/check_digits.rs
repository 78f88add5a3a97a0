//! Check digits: of business codes, which are tax codes, and of barcodes (GTIN).

/// The most digits of a number that is read.
const MOST: usize = 14;

/// The digits of a number that is written with digits, spaces, hyphens and dots only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Digits {
    digits: [u8; MOST],
    length: usize,
}

impl Digits {
    /// `None` for a text with anything else in it, and for more than 14 digits.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut all = Self {
            digits: [0; MOST],
            length: 0,
        };
        for character in text.chars() {
            match character.to_digit(10) {
                Some(digit) => {
                    *all.digits.get_mut(all.length)? = u8::try_from(digit).ok()?;
                    all.length += 1;
                }
                None if character.is_whitespace() || matches!(character, '-' | '–' | '.') => {}
                None => return None,
            }
        }
        Some(all)
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.digits[..self.length]
    }
}

/// The weights of the nine digits before the check digit of a business code.
const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/// Whether the tenth digit of a business or tax code is its check digit.
pub(crate) fn is_business_code(digits: &[u8]) -> bool {
    let (Some(head), Some(&check)) = (digits.get(..9), digits.get(9)) else {
        return false;
    };
    let weighted = head.iter().zip(WEIGHTS);
    let sum: u32 = weighted
        .map(|(&digit, weight)| weight * u32::from(digit))
        .sum();
    // A sum that leaves nothing has no check digit: such codes are not given out.
    u32::from(check) == 10 - sum % 11
}

/// The check digit that belongs to a GTIN, by all its digits but the last.
pub(crate) fn of_gtin(digits: &[u8]) -> u8 {
    let head = digits.split_last().map_or(digits, |(_, head)| head);
    // From the right, the digits weigh 3, 1, 3, 1 …
    let weights = [3_u32, 1].into_iter().cycle();
    let weighted = head.iter().rev().zip(weights);
    let sum: u32 = weighted
        .map(|(&digit, weight)| weight * u32::from(digit))
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_may_have_spaces_hyphens_and_dots() {
        let digits = |text: &str| Digits::of(text).map(|digits| digits.as_slice().len());
        assert_eq!(digits("0100109106-001"), Some(13));
        assert_eq!(digits("893 6000 00001 1"), Some(13));
        assert_eq!(digits(""), Some(0));
        for other in ["GD-0001", "8.936E+12", "123456789012345", "１２"] {
            assert_eq!(digits(other), None, "{other}");
        }
    }

    fn business(text: &str) -> bool {
        is_business_code(Digits::of(text).unwrap().as_slice())
    }

    #[test]
    fn the_tenth_digit_of_a_business_code_is_checked() {
        // Codes of large enterprises, which anybody can look up.
        for code in ["0100109106", "0300588569", "0101248141", "0300588569-001"] {
            assert!(business(code), "{code}");
            // Every other last digit is wrong.
            let last: u32 = code[9..10].parse().unwrap();
            for other in (0..10).filter(|&other| other != last) {
                let wrong = alloc::format!("{}{other}", &code[..9]);
                assert!(!business(&wrong), "{wrong}");
            }
        }
        assert!(!business("0000000000"));
        assert!(!business("010010910"));
    }

    #[test]
    fn the_last_digit_of_a_gtin_is_its_check_digit() {
        for gtin in [
            "96385074",
            "036000291452",
            "4006381333931",
            "8936000000011",
            "18936000000018",
            "0000000000000",
        ] {
            let digits = Digits::of(gtin).unwrap();
            let digits = digits.as_slice();
            assert_eq!(Some(&of_gtin(digits)), digits.last(), "{gtin}");
        }
        assert_eq!(of_gtin(&[]), 0);
    }
}
