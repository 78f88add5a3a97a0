//! The QR code of a signed star, with a caption.

use std::fmt::Write;

use maud::html;
use ocop_core::Lang;
use ocop_core::explain::day;
use qrcode::bits::Bits;
use qrcode::{Color, EcLevel, QrCode, Version};

use super::SignedStar;

/// The light modules that readers need on each side.
const QUIET: usize = 4;
/// The height of a line of the caption, in modules.
const LINE: usize = 4;

/// 15 % of the modules may be unreadable. The next level asks for modules a fifth larger on the same paper, and a
/// label is small.
const LEVEL: EcLevel = EcLevel::M;

pub(super) fn svg(star: &SignedStar, lang: Lang) -> String {
    let text = star.to_string();
    // A text of 160 characters always fits a QR code.
    let code = code(&text);
    let (modules, width) =
        code.map_or_else(|| (Vec::new(), 1), |code| (code.to_colors(), code.width()));
    let certificate = star.certificate();
    let days = [certificate.issued(), certificate.expires()].map(|date| day(date, lang));
    let caption = [
        format!("{} · {} ★", star.product_code(), certificate.star()),
        days.join(" – "),
        lang.pick(
            "Ký điện tử; mã có thể bị chép",
            "Signed; a code can be copied",
        )
        .to_owned(),
    ];
    let side = width + 2 * QUIET;
    let height = side + caption.len() * LINE;
    let picture = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (side) " " (height) } role="img"
            lang=(lang) shape-rendering="crispEdges" {
            title { (text) }
            desc { (SignedStar::meaning(lang).join(". ")) "." }
            rect width=(side) height=(height) fill="#fff" {}
            path d=(path(&modules, width)) {}
            g font-family="sans-serif" font-size="3" text-anchor="middle" {
                @for (line, words) in caption.iter().enumerate() {
                    text x={ (side / 2) ".5" } y=(side + line * LINE) { (words) }
                }
            }
        }
    };
    picture.into_string()
}

/// The smallest QR code of a text in capitals, digits, `-` and `/`.
///
/// The text is one segment of the alphanumeric mode. `qrcode` 0.14 parts it at each of its numbers, and the code can
/// then become a version larger.
fn code(text: &str) -> Option<QrCode> {
    (1..=40).map(Version::Normal).find_map(|version| {
        let mut bits = Bits::new(version);
        bits.push_alphanumeric_data(text.as_bytes()).ok()?;
        bits.push_terminator(LEVEL).ok()?;
        QrCode::with_bits(bits, LEVEL).ok()
    })
}

/// The dark modules, one rectangle for each run in a row.
fn path(modules: &[Color], width: usize) -> String {
    let mut path = String::with_capacity(modules.len() * 4);
    for (y, row) in (QUIET..).zip(modules.chunks_exact(width)) {
        let mut x = QUIET;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                // Writing into a `String` cannot fail.
                let _ = write!(path, "M{x} {y}h{0}v1h-{0}z", run.len());
            }
            x += run.len();
        }
    }
    path
}
