//! The texts of certificates that lists of them share with [`Certificate::explain`].

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::after::certificate::Certificate;
pub use crate::after::certificate_period::StatesOn;
use crate::base::lang::Lang;
use crate::explain::certificate::CertificateText;
use crate::explain::text::heads;

/// The interpretations that the dates of certificates rest on, each once, under their head.
#[must_use]
pub fn interpretations(
    certificates: impl IntoIterator<Item = Certificate>,
    lang: Lang,
) -> (&'static str, Vec<String>) {
    let mut lines: Vec<String> = Vec::new();
    for certificate in certificates {
        for row in CertificateText::new(certificate, lang).interpretations() {
            let line = format!("{} [{}]", row.label.get(lang), row.id);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    (heads(lang).interpretations, lines)
}
