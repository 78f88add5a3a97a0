//! QR codes of sheet codes and digests.

use std::fmt::Write;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// The light modules that readers need on each side.
const QUIET: usize = 4;

/// A text as a QR code with the text for screen readers; nothing if it is longer than a QR code holds.
///
/// A quarter of the modules may be unreadable, because a form is folded and stamped.
pub(crate) fn qr(text: &str) -> Option<Markup> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let width = code.width();
    let side = width + 2 * QUIET;
    let path = path(&code.into_colors(), width);
    Some(html! {
        svg.qr viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(text) {
            rect width=(side) height=(side) {}
            path d=(path) {}
        }
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
