//! What a check of a signed star gives.

use std::fmt;

use ocop_core::explain::pad;
use ocop_core::{CertificateState, Lang};

/// The result of [`SignedStar::verify`](crate::SignedStar::verify).
///
/// ```
/// use ocop_core::Lang;
/// use ocop_portfolio::StarVerdict;
///
/// assert_eq!(StarVerdict::InGrace.as_str(), "in-grace");
/// assert_eq!(StarVerdict::Withdrawn.label(Lang::Vi), "Đã thu hồi");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum StarVerdict {
    /// The signature is of this key, and the certificate is valid on the day.
    Valid,
    /// The signature is of this key, and the 36 months are over. The certificate is valid only if the dossier
    /// could not be filed in the window and there is no result yet (26/2026, Art. 12.3). The text does not say
    /// whether that is so.
    InGrace,
    /// The signature is of this key, and the day is before the day of issue.
    NotIssued,
    /// The signature is of this key, and the certificate is no longer valid.
    Expired,
    /// The signature is of this key, and the certificate was withdrawn (26/2026, Art. 8).
    Withdrawn,
    /// The signature is not of this key: the text was changed, or another key signed it.
    Changed,
}

impl StarVerdict {
    /// All verdicts.
    pub const ALL: [Self; 6] = [
        Self::Valid,
        Self::InGrace,
        Self::NotIssued,
        Self::Expired,
        Self::Withdrawn,
        Self::Changed,
    ];

    /// The verdict for a certificate in a state, if the signature is right.
    pub(super) const fn of(state: CertificateState) -> Self {
        match state {
            CertificateState::NotIssued => Self::NotIssued,
            CertificateState::Running
            | CertificateState::FileNow
            | CertificateState::WindowClosing
            | CertificateState::WindowClosed => Self::Valid,
            CertificateState::InGrace => Self::InGrace,
            CertificateState::Withdrawn => Self::Withdrawn,
            // Of a state that this release does not know, nobody should say that it is valid.
            _ => Self::Expired,
        }
    }

    /// The one spelling of the verdict, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::InGrace => "in-grace",
            Self::NotIssued => "not-issued",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Changed => "changed",
        }
    }

    /// The verdict in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Valid => CertificateState::Running.label(lang),
            Self::InGrace => CertificateState::InGrace.label(lang),
            Self::NotIssued => CertificateState::NotIssued.label(lang),
            Self::Expired => CertificateState::Expired.label(lang),
            Self::Withdrawn => CertificateState::Withdrawn.label(lang),
            Self::Changed => lang.pick(
                "Chữ ký không khớp: nội dung đã bị sửa, hoặc do khóa khác ký",
                "The signature does not match: the text was changed, or another key signed it",
            ),
        }
    }
}

/// Prints the spelling.
impl fmt::Display for StarVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pad(f, format_args!("{}", self.as_str()))
    }
}
