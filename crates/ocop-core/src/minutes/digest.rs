//! Digests of minutes: SHA-256 over canonical JSON.

use core::fmt;
use core::str::FromStr;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::canon;
use crate::base::error::{Error, ErrorDetail, ErrorValue};

/// A digest (mã băm): SHA-256 over the canonical bytes (RFC 8785) of some JSON.
///
/// It prints and parses as 64 hexadecimal digits in lower case.
///
/// ```
/// use ocop_core::minutes::Digest;
///
/// let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// let digest: Digest = text.parse()?;
/// assert_eq!(digest, Digest::of_bytes(b""));
/// assert!(text.to_uppercase().parse::<Digest>().is_err());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "mã băm")]
#[doc(alias = "sha256")]
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of raw bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of a tree in its canonical form.
    pub(super) fn of(tree: &Value) -> Result<Self, Error> {
        canon::text(tree).map(|text| Self::of_bytes(text.as_bytes()))
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::written(f, |f| {
            let mut bytes = self.0.iter();
            bytes.try_for_each(|byte| write!(f, "{byte:02x}"))
        })
    }
}

impl FromStr for Digest {
    type Err = Error;

    /// Parses exactly the form that [`Display`](fmt::Display) prints.
    fn from_str(text: &str) -> Result<Self, Error> {
        let worth = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        let read = text.len() == 2 * bytes.len()
            && text
                .as_bytes()
                .chunks_exact(2)
                .zip(&mut bytes)
                .all(|(pair, byte)| {
                    let both = worth(pair[0]).zip(worth(pair[1]));
                    both.map(|(high, low)| *byte = high << 4 | low).is_some()
                });
        if read {
            return Ok(Self(bytes));
        }
        let values = [
            ("found", ErrorValue::outside(text)),
            ("digits", 64_u8.into()),
        ];
        Err(Error::new(ErrorDetail::BadDigest, "", values))
    }
}

crate::base::macros::serde_text!(
    Digest,
    (
        "mã băm gồm 64 chữ số thập lục phân viết thường",
        "a digest of 64 hexadecimal digits in small letters"
    )
);

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_digest_of_fips_180_4_comes_out_as_printed() {
        let digest = Digest::of_bytes(b"abc").to_string();
        let printed = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest, printed);
        assert_eq!(printed.parse::<Digest>().unwrap().to_string(), printed);
    }

    #[test]
    fn only_the_printed_form_is_read() {
        let good = "0".repeat(64);
        assert!(good.parse::<Digest>().is_ok());
        let long = format!("{good}0");
        let letter = good.replacen('0', "g", 1);
        let capital = good.replacen('0', "A", 1);
        let wide = format!("é{}", &good[2..]);
        for bad in ["", &good[1..], &long, &letter, &capital, &wide] {
            assert!(bad.parse::<Digest>().is_err(), "{bad}");
        }
    }
}
