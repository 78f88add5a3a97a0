//! The keys of signed stars: Ed25519 (RFC 8032), read from PEM (RFC 8410), hexadecimal digits or base 64.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, HEXLOWER, HEXLOWER_PERMISSIVE};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use ocop_core::explain::pad;
use ocop_core::{
    Certificate, Edition, Error, ErrorDetail, ErrorValue, Label, ProductCode, internal,
};

use super::{Claim, SignedStar};

/// What is before the 32 bytes of a key in DER (RFC 8410).
const PRIVATE: &[u8] = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
const PUBLIC: &[u8] = b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00";

/// Words in both languages.
type Words = (&'static str, &'static str);

const A_PRIVATE_KEY: Words = ("khóa bí mật Ed25519", "a private Ed25519 key");
const A_PUBLIC_KEY: Words = ("khóa công khai Ed25519", "a public Ed25519 key");

/// The private key (khóa bí mật) of who signs stars.
///
/// Who has it can sign any star. It is never shown, not by `{:?}` and not in an error. Its memory is cleared when
/// it is dropped.
///
/// It is read from PEM as OpenSSL writes it (`openssl genpkey -algorithm ed25519`), or from 32 bytes in hexadecimal
/// digits or base 64.
///
/// ```
/// use ocop_portfolio::{PrivateKey, PublicKey};
///
/// let key = PrivateKey::from_bytes(core::array::from_fn(|byte| byte as u8))?;
/// let again: PrivateKey = key.to_pem().parse()?;
/// assert_eq!(again.public(), key.public());
///
/// let fault = key.to_pem().parse::<PublicKey>().unwrap_err();
/// assert_eq!(fault.to_string(), "found a private Ed25519 key, expected a public Ed25519 key");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "khóa bí mật")]
#[derive(Clone)]
pub struct PrivateKey(SigningKey);

impl PrivateKey {
    /// The key of 32 bytes, which must be random. The library has no source of random bytes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](ocop_core::ErrorKind::BadValue) if all bytes are equal.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, Error> {
        if bytes.iter().all(|byte| *byte == bytes[0]) {
            let given = ("32 byte giống nhau", "32 equal bytes");
            return Err(wrong(given, ("32 byte ngẫu nhiên", "32 random bytes")));
        }
        Ok(Self(SigningKey::from_bytes(&bytes)))
    }

    /// The public key, with which others check what this one signs.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The key in PEM, to be kept in a file that nobody else can read.
    #[must_use]
    pub fn to_pem(&self) -> String {
        pem("PRIVATE KEY", &[PRIVATE, self.0.as_bytes()].concat())
    }

    /// Signs a star: the code of the product, the edition and the set number (bộ số) of its sheet, and the
    /// certificate.
    ///
    /// The same star and key always give the same text.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownSheet`](ocop_core::ErrorKind::UnknownSheet) for a set that the edition does not have, and
    /// [`ErrorKind::NotInForce`](ocop_core::ErrorKind::NotInForce) for an edition under which nothing was decided on
    /// the day of issue.
    pub fn sign(
        &self,
        product_code: ProductCode,
        sheet: (Edition, u16),
        certificate: Certificate,
    ) -> Result<SignedStar, Error> {
        let claim = Claim::new(product_code, sheet, certificate)?;
        let signature = self.0.sign(&claim.signed_bytes()).to_bytes();
        Ok(SignedStar { claim, signature })
    }
}

impl FromStr for PrivateKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match read(text, A_PRIVATE_KEY)? {
            Found::Private(bytes) | Found::Plain(bytes) => Self::from_bytes(bytes),
            Found::Public(_) => Err(wrong(A_PUBLIC_KEY, A_PRIVATE_KEY)),
            Found::Pair(_) => Err(length(64)),
        }
    }
}

/// Shows only the public key.
impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateKey")
            .field("public", &self.public())
            .finish_non_exhaustive()
    }
}

/// The public key (khóa công khai) with which a signed star is checked.
///
/// It prints as 64 hexadecimal digits. It is read from them, from base 64, or from PEM as OpenSSL writes it
/// (`openssl pkey -pubout`).
///
/// Of 32 bytes without PEM nobody can say whether they are a private or a public key. About half of all private keys
/// are refused as public ones; with the others every star is [`Changed`](crate::StarVerdict::Changed).
///
/// ```
/// use ocop_portfolio::PublicKey;
///
/// // The first example of RFC 8032.
/// let text = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
/// let key: PublicKey = text.parse()?;
/// assert_eq!(key.to_string(), text);
/// assert_eq!(key.to_pem().parse(), Ok(key));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "khóa công khai")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key of 32 bytes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](ocop_core::ErrorKind::BadValue) for bytes that are no point of the curve in its one
    /// form, and for a weak key, with which a signature can fit several texts.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, Error> {
        let key = VerifyingKey::from_bytes(&bytes).ok();
        // A coordinate is below 2²⁵⁵ − 19. Other forms of a point are not read.
        let Some(key) = key.filter(|key| key.to_edwards().compress().to_bytes() == bytes) else {
            let given = (
                "32 byte không phải khóa công khai, có thể là khóa bí mật",
                "32 bytes that are no public key, perhaps a private one",
            );
            return Err(wrong(given, A_PUBLIC_KEY));
        };
        if key.is_weak() {
            let given = (
                "khóa yếu, ai cũng ký được",
                "a weak key, for which anybody can sign",
            );
            return Err(wrong(given, A_PUBLIC_KEY));
        }
        Ok(Self(key))
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The key in PEM.
    #[must_use]
    pub fn to_pem(self) -> String {
        pem("PUBLIC KEY", &[PUBLIC, self.0.as_bytes()].concat())
    }

    /// Whether the key's holder signed a message, by the strict rules: no weak points, one form of each number.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(message, &signature).is_ok()
    }
}

/// Prints 64 hexadecimal digits.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, format_args!("{}", HEXLOWER.encode(self.0.as_bytes())))
    }
}

impl FromStr for PublicKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match read(text, A_PUBLIC_KEY)? {
            Found::Public(bytes) | Found::Plain(bytes) => Self::from_bytes(bytes),
            Found::Private(_) => Err(wrong(A_PRIVATE_KEY, A_PUBLIC_KEY)),
            Found::Pair(private) => {
                // Some programs keep both keys together, the private one first.
                let (first, second) = private.split_at(32);
                let private = first.try_into().map(|first| SigningKey::from_bytes(&first));
                match private {
                    Ok(key) if key.verifying_key().as_bytes() == second => {
                        Err(wrong(A_PRIVATE_KEY, A_PUBLIC_KEY))
                    }
                    _ => Err(length(64)),
                }
            }
        }
    }
}

/// The bytes of a key, and what its text says of it.
enum Found {
    Private([u8; 32]),
    Public([u8; 32]),
    Plain([u8; 32]),
    Pair([u8; 64]),
}

/// Reads a key. No error quotes it, because it may be a private one.
fn read(text: &str, expected: Words) -> Result<Found, Error> {
    let text = text.trim();
    let (label, bytes) = match text.strip_prefix("-----BEGIN ") {
        Some(block) => {
            let (label, bytes) = read_pem(block).ok_or_else(|| unreadable(expected))?;
            (Some(label), bytes)
        }
        None => (None, read_digits(text).ok_or_else(|| unreadable(expected))?),
    };
    let after = |head| {
        bytes
            .strip_prefix(head)
            .and_then(|key: &[u8]| key.try_into().ok())
    };
    let found = match label {
        None | Some("PRIVATE KEY") => after(PRIVATE).map(Found::Private),
        Some(_) => None,
    };
    let found = found.or_else(|| match label {
        None | Some("PUBLIC KEY") => after(PUBLIC).map(Found::Public),
        Some(_) => None,
    });
    match (found, label) {
        (Some(found), _) => Ok(found),
        (None, None) => match bytes.len() {
            32 => bytes.try_into().map(Found::Plain).map_err(|_| length(32)),
            64 => bytes.try_into().map(Found::Pair).map_err(|_| length(64)),
            other => Err(length(other)),
        },
        (None, Some(label)) => {
            let given = internal::outside(label);
            let given = given.show(ocop_core::Lang::En);
            let given = Label::new(
                format!("khóa loại khác (`{given}`)"),
                format!("a key of another kind (`{given}`)"),
            );
            Err(wrong(given, expected))
        }
    }
}

/// The label and the bytes of one block of PEM, after its first words.
fn read_pem(block: &str) -> Option<(&str, Vec<u8>)> {
    let (label, rest) = block.split_once("-----")?;
    let (body, end) = rest.split_once("-----END ")?;
    if end.strip_suffix("-----") != Some(label) {
        return None;
    }
    let body: String = body.split_ascii_whitespace().collect();
    // A key with a password has heads before its bytes, and is of another kind in any case.
    Some((label, BASE64.decode(body.as_bytes()).unwrap_or_default()))
}

/// The bytes of hexadecimal digits or of base 64.
fn read_digits(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return None;
    }
    let hex = HEXLOWER_PERMISSIVE.decode(bytes);
    hex.or_else(|_| BASE64.decode(bytes)).ok()
}

fn pem(label: &str, bytes: &[u8]) -> String {
    let body = BASE64.encode(bytes);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

fn wrong(given: impl Into<ErrorValue>, expected: impl Into<ErrorValue>) -> Error {
    let values = [("given", given.into()), ("expected", expected.into())];
    internal::error(ErrorDetail::WrongValue, "", values)
}

fn unreadable(expected: Words) -> Error {
    let given = ("văn bản không phải khóa", "a text that is no key");
    let (vi, en) = expected;
    let expected = Label::new(
        format!("{vi} dạng PEM, 64 chữ số thập lục phân hoặc base64 của 32 byte"),
        format!("{en} in PEM, 64 hexadecimal digits or base 64 of 32 bytes"),
    );
    wrong(given, expected)
}

fn length(found: usize) -> Error {
    let given = Label::new(
        format!("khóa {found} byte"),
        format!("a key of {found} bytes"),
    );
    wrong(given, ("32 byte", "32 bytes"))
}
