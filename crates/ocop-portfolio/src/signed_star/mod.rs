//! A star in a short signed text, which can be checked without a network.
//!
//! The form is this library's own. The decision has no such text.

mod key;
mod picture;
mod verdict;

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use ocop_core::explain::pad;
use ocop_core::internal::{self, outside, wrong_text};
use ocop_core::{Certificate, Date, Edition, Error, ErrorDetail, Lang, ProductCode, Star, Tier};

pub use key::{PrivateKey, PublicKey};
pub use verdict::StarVerdict;

use crate::register::Register;
use crate::register::entry::Entry;

/// The first part of a text: its form and the version of the form.
const FORM: &str = "OCOP1";
/// What is signed before the text. No signature of another purpose is then one of a star.
const DOMAIN: &[u8] = b"OCOP signed star\0";
/// The parts of a text, in order.
const PARTS: usize = 7;
/// The letters of tiers.
const TIERS: [(char, Tier); 3] = [
    ('D', Tier::District),
    ('P', Tier::Province),
    ('C', Tier::Centre),
];

/// A star with an Ed25519 signature, as a text of at most 160 characters.
///
/// The text has seven parts, joined by `/`:
///
/// | part | example | meaning |
/// |---|---|---|
/// | form | `OCOP1` | this form, version 1 |
/// | product | `83-832-28882-2-2022` | the [product code](ProductCode) |
/// | sheet | `19-26` | the edition and the set, as [sheet codes](ocop_core::SheetCode) begin |
/// | star | `4P` | the star and the tier that issued the certificate: `D` district, `P` province, `C` centre |
/// | issued | `20220912` | the day of issue |
/// | last day | `20250912` | the last valid day, 36 months later |
/// | signature | 103 characters | 64 bytes in base 32 (RFC 4648) without padding |
///
/// It has only capitals, digits, `-` and `/`, so that QR codes store it in their alphanumeric mode. Each star has
/// one text before the signature, and each text has one meaning: small letters, spaces and other forms of a part
/// are refused.
///
/// The signature (RFC 8032, pure Ed25519) is over `OCOP signed star`, a byte 0, and the text before its last `/`.
///
/// [`meaning`](SignedStar::meaning) says what the signature proves and what it does not.
///
/// ```
/// use ocop_core::{Certificate, Date, Edition, Star, Tier};
/// use ocop_portfolio::{PrivateKey, SignedStar, StarVerdict};
///
/// // A real key has 32 bytes at random.
/// let key = PrivateKey::from_bytes(core::array::from_fn(|byte| byte as u8))?;
/// let day = Date::constant;
/// let certificate = Certificate::new(day(2026, 7, 10), Star::Four, Tier::Province)?;
/// let star = key.sign("86-28870-2-2026".parse()?, (Edition::E2026, 26), certificate)?;
///
/// let text = star.to_string();
/// assert!(text.starts_with("OCOP1/86-28870-2-2026/26-26/4P/20260710/20290710/"));
/// let read: SignedStar = text.parse()?;
/// assert_eq!(read.verify(&key.public(), day(2026, 9, 1), None), StarVerdict::Valid);
/// assert_eq!(read.verify(&key.public(), day(2029, 7, 11), None), StarVerdict::Expired);
///
/// let changed: SignedStar = text.replace("/4P/", "/3P/").parse()?;
/// assert_eq!(changed.verify(&key.public(), day(2026, 9, 1), None), StarVerdict::Changed);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct SignedStar {
    claim: Claim,
    signature: [u8; 64],
}

/// What is signed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Claim {
    product_code: ProductCode,
    edition: Edition,
    set: u16,
    certificate: Certificate,
}

impl SignedStar {
    /// The most characters of a text.
    pub const MOST: usize = 160;

    /// The code of the product.
    #[must_use]
    pub const fn product_code(&self) -> ProductCode {
        self.claim.product_code
    }

    /// The edition and the set number (bộ số) of the sheet.
    ///
    /// The star is a council's, so that the text names the sheet and not the scorecard of one member.
    #[must_use]
    pub const fn sheet(&self) -> (Edition, u16) {
        (self.claim.edition, self.claim.set)
    }

    /// The star, the tier and the days.
    #[must_use]
    pub const fn certificate(&self) -> Certificate {
        self.claim.certificate
    }

    /// Checks the signature with a public key, and the state of the certificate on a day.
    ///
    /// `withdrawn` is the day from which a list says that this certificate is withdrawn, or `None`, as
    /// [`withdrawn_in`](Self::withdrawn_in) finds it. A list knows only withdrawals up to its own day.
    ///
    /// If the signature is not of this key, nothing else is known, whatever the day and the list.
    #[must_use]
    pub fn verify(&self, key: &PublicKey, on: Date, withdrawn: Option<Date>) -> StarVerdict {
        if !key.signed(&self.claim.signed_bytes(), &self.signature) {
            return StarVerdict::Changed;
        }
        let period = self.certificate().period_on(on, withdrawn);
        StarVerdict::of(period.state())
    }

    /// The day from which a register says that this certificate is withdrawn, for [`verify`](Self::verify): the
    /// earliest day of an entry with this product code and day of issue.
    ///
    /// Rows that could not be read are not searched: look at [`Register::bad_rows`] and
    /// [`Entry::may_be_withdrawn`] first.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Edition, Star, Tier};
    /// use ocop_portfolio::{PrivateKey, Register, StarVerdict};
    ///
    /// let key = PrivateKey::from_bytes(core::array::from_fn(|byte| byte as u8))?;
    /// let day = Date::constant;
    /// let certificate = Certificate::new(day(2026, 7, 10), Star::Four, Tier::Province)?;
    /// let star = key.sign("86-28870-2-2026".parse()?, (Edition::E2026, 26), certificate)?;
    ///
    /// let register = Register::read(
    ///     "Mã sản phẩm;Tên sản phẩm;Hạng sao;Ngày cấp;Ngày thu hồi\n\
    ///      86-28870-2-2026;Mật ong;4 sao;10/07/2026;01/03/2027\n",
    /// )?;
    /// assert!(register.bad_rows().is_empty());
    /// let withdrawn = star.withdrawn_in(&register);
    /// assert_eq!(withdrawn, Some(day(2027, 3, 1)));
    /// assert_eq!(star.verify(&key.public(), day(2027, 3, 1), withdrawn), StarVerdict::Withdrawn);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn withdrawn_in(&self, register: &Register) -> Option<Date> {
        let (code, issued) = (Some(self.product_code()), self.certificate().issued());
        let entries = register.entries().iter();
        let same =
            entries.filter(|entry| entry.code() == code && entry.certificate().issued() == issued);
        same.filter_map(Entry::withdrawn).min()
    }

    /// What a valid signature proves and what it does not, one sentence each.
    ///
    /// Show them beside the star.
    ///
    /// ```
    /// use ocop_core::Lang;
    /// use ocop_portfolio::SignedStar;
    ///
    /// let [proves, not_the_product, ..] = SignedStar::meaning(Lang::En);
    /// assert!(proves.starts_with("A valid signature proves"));
    /// assert!(not_the_product.starts_with("It does not prove that"));
    /// ```
    #[must_use]
    pub const fn meaning(lang: Lang) -> [&'static str; 5] {
        match lang {
            Lang::Vi => [
                "Chữ ký hợp lệ chứng minh người giữ khóa bí mật đã ký đúng mã sản phẩm, bộ tiêu chí, hạng sao, cấp công nhận và hai ngày này",
                "Chữ ký không chứng minh sản phẩm trong bao bì là sản phẩm được cấp giấy: mã QR có thể bị chép sang bao bì khác",
                "Phải lấy khóa công khai từ cơ quan cấp giấy chứng nhận, không lấy từ bao bì",
                "Danh sách thu hồi chỉ cho biết các giấy chứng nhận bị thu hồi đến ngày lập danh sách",
                "Đây là mẫu riêng của thư viện này: không thay giấy chứng nhận và không có trong quyết định",
            ],
            Lang::En => [
                "A valid signature proves that the holder of the private key signed this product code, sheet, star, tier and these two days",
                "It does not prove that the product in the pack is the certified one: a QR code can be copied to another pack",
                "The public key must come from the authority that issues the certificates, not from the pack",
                "A list of withdrawals knows only those up to the day on which the list was made",
                "The form is this library's own: it does not replace the certificate, and the decision does not have it",
            ],
        }
    }

    /// The text as a QR code in a picture (SVG), with a caption in a language.
    ///
    /// The caption has the product code, the star and the days, and says in one line that a code can be copied.
    /// The picture has no colours and no links. It can be printed from about 2 cm of width.
    #[must_use]
    pub fn to_svg(&self, lang: Lang) -> String {
        picture::svg(self, lang)
    }
}

impl Claim {
    /// Checks that the parts are possible together.
    fn new(
        product_code: ProductCode,
        (edition, set): (Edition, u16),
        certificate: Certificate,
    ) -> Result<Self, Error> {
        // A sheet without a source in this release is a sheet of the law.
        match edition.sheet(set) {
            Err(fault) if fault.detail() != ErrorDetail::SheetWithoutSource => {
                return Err(fault.under("sheet"));
            }
            _ => {}
        }
        // 26/2026, Art. 12.2: a dossier is decided under the edition of its filing or the next one.
        edition
            .check_days(None, Some(certificate.issued()), None)
            .map_err(|fault| fault.under("sheet"))?;
        Ok(Self {
            product_code,
            edition,
            set,
            certificate,
        })
    }

    fn signed_bytes(&self) -> Vec<u8> {
        [DOMAIN, self.to_string().as_bytes()].concat()
    }
}

/// The text before the signature.
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let certificate = self.certificate;
        let tier = TIERS.iter().find(|(_, tier)| *tier == certificate.tier());
        let letter = tier.map_or('?', |(letter, _)| *letter);
        write!(
            f,
            "{FORM}/{}/{:02}-{:02}/{}{letter}/{}/{}",
            self.product_code,
            internal::code_of_edition(self.edition),
            self.set,
            certificate.star(),
            certificate.issued().strftime("%Y%m%d"),
            certificate.expires().strftime("%Y%m%d"),
        )
    }
}

/// Prints the text.
impl fmt::Display for SignedStar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = BASE32_NOPAD.encode(&self.signature);
        pad(f, format_args!("{}/{signature}", self.claim))
    }
}

impl FromStr for SignedStar {
    type Err = Error;

    /// Parses exactly the form that [`Display`](fmt::Display) prints.
    ///
    /// The signature is not checked here, but by [`verify`](SignedStar::verify).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](ocop_core::ErrorKind::BadValue) for a text of another form, and the errors of its
    /// parts. The path is `product_code`, `sheet`, `star`, `issued`, `last_day` or `signature`, or empty for the
    /// whole text.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut split = text.split('/');
        let parts: [Option<&str>; PARTS] = std::array::from_fn(|_| split.next());
        let [
            Some(form),
            Some(code),
            Some(sheet),
            Some(star),
            Some(issued),
            Some(last),
            Some(signature),
        ] = parts
        else {
            return Err(another_form(text));
        };
        if split.next().is_some() || text.len() > Self::MOST {
            return Err(another_form(text));
        }
        if form != FORM {
            let is_version = form.strip_prefix("OCOP").is_some_and(is_digits);
            return Err(match is_version {
                true => internal::error(
                    ErrorDetail::UnsupportedFormat,
                    "",
                    [("found", outside(form)), ("expected", FORM.into())],
                ),
                false => another_form(text),
            });
        }
        let product_code = code
            .parse()
            .map_err(|fault: Error| fault.under("product_code"))?;
        let sheet = read_sheet(sheet).map_err(|fault| fault.under("sheet"))?;
        let (star, tier) = read_star(star).map_err(|fault| fault.under("star"))?;
        let day = |text, path| read_day(text).map_err(|fault: Error| fault.under(path));
        let certificate = Certificate::new(day(issued, "issued")?, star, tier)?;
        let last = day(last, "last_day")?;
        if last != certificate.expires() {
            let values = [
                ("given", last.into()),
                ("expected", certificate.expires().into()),
            ];
            return Err(internal::error(ErrorDetail::WrongValue, "last_day", values));
        }
        let claim = Claim::new(product_code, sheet, certificate)?;
        let signature = read_signature(signature).map_err(|fault| fault.under("signature"))?;
        Ok(Self { claim, signature })
    }
}

fn another_form(text: &str) -> Error {
    let expected = (
        "`OCOP1/…` với bảy phần nối bằng `/`, viết in hoa, không có dấu cách, nhiều nhất 160 ký tự",
        "`OCOP1/…` with seven parts joined by `/`, in capitals, without spaces, of at most 160 characters",
    );
    wrong_text(text, expected)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The edition and the set, two digits each.
fn read_sheet(text: &str) -> Result<(Edition, u16), Error> {
    let two = |text: &str| (text.len() == 2 && is_digits(text)).then(|| text.parse().ok())?;
    let parts = text.split_once('-');
    let Some((year, set)) = parts.and_then(|(year, set)| Some((two(year)?, two(set)?))) else {
        return Err(wrong_text(
            text,
            ("bộ tiêu chí như `26-07`", "a sheet such as `26-07`"),
        ));
    };
    let year: u16 = year;
    let edition = Edition::ALL
        .into_iter()
        .find(|edition| u16::from(internal::code_of_edition(*edition)) == year);
    let found = ErrorDetail::UnknownEditionCode;
    let edition =
        edition.ok_or_else(|| internal::error(found, "", [("found", outside(&text[..2]))]))?;
    Ok((edition, set))
}

/// The star and the letter of the tier.
fn read_star(text: &str) -> Result<(Star, Tier), Error> {
    let mut characters = text.chars();
    let star = characters.next().and_then(|star| star.to_digit(10));
    let star = star.and_then(|star| Star::from_number(u8::try_from(star).ok()?));
    let letter = characters.next();
    let tier = TIERS.iter().find(|(tier, _)| Some(*tier) == letter);
    match (star, tier, characters.next()) {
        (Some(star), Some((_, tier)), None) => Ok((star, *tier)),
        _ => Err(wrong_text(
            text,
            (
                "hạng sao và cấp công nhận như `4P` (D huyện, P tỉnh, C trung ương)",
                "a star and a tier such as `4P` (D district, P province, C centre)",
            ),
        )),
    }
}

/// A day in eight digits.
fn read_day(text: &str) -> Result<Date, Error> {
    if text.len() != 8 || !is_digits(text) {
        let expected = (
            "ngày gồm tám chữ số như `20260710`",
            "a day in eight digits such as `20260710`",
        );
        return Err(wrong_text(text, expected));
    }
    let day = Date::strptime("%Y%m%d", text);
    day.map_err(|_| internal::error(ErrorDetail::NoSuchDay, "", [("found", outside(text))]))
}

fn read_signature(text: &str) -> Result<[u8; 64], Error> {
    let bytes = BASE32_NOPAD.decode(text.as_bytes()).ok();
    let signature = bytes.and_then(|bytes| bytes.try_into().ok());
    signature.ok_or_else(|| {
        let expected = (
            "chữ ký 64 byte, viết bằng 103 ký tự A–Z và 2–7",
            "a signature of 64 bytes in 103 characters from A–Z and 2–7",
        );
        wrong_text(text, expected)
    })
}
