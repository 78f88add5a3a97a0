//! What proves the page later: the sheet code of each scorecard, and the digest of the minutes.

use maud::{Markup, html};
use ocop_core::{Explanation, Rating};

use super::members::named;
use crate::picture;

/// The sheet codes as QR codes, and the digest if there are minutes. A custom sheet has no codes.
pub(super) fn codes(rating: &Rating, explanation: &Explanation, digest: Option<String>) -> Markup {
    let lang = explanation.lang;
    let cards = rating
        .council()
        .scorecards()
        .iter()
        .zip(&explanation.members);
    let codes = cards.filter_map(|(card, member)| Some((card.code().ok()?.to_string(), member)));
    let codes: Vec<_> = codes.collect();
    let several = codes.len() > 1;
    html! {
        @if !codes.is_empty() {
            section {
                h2 { (lang.pick("Mã phiếu", "Sheet codes")) }
                div.codes {
                    @for (code, member) in codes {
                        figure {
                            (picture::qr(&code).unwrap_or_default())
                            figcaption { (code) @if several || member.name.is_some() { br; (named(member)) } }
                        }
                    }
                }
            }
        }
        @if let Some(digest) = digest {
            section.whole {
                h2 { (lang.pick("Mã băm của biên bản (SHA-256)", "Digest of the minutes (SHA-256)")) }
                figure.digest { (picture::qr(&digest).unwrap_or_default()) figcaption { (digest) } }
            }
        }
    }
}
