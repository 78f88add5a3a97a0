//! QR codes of sheet codes and digests.

use std::fmt::Write;

use maud::{Markup, html};
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::types::QrResult;
use qrcode::{Color, EcLevel, bits, ec};

/// The light modules that readers need on each side.
const QUIET: usize = 4;

/// A quarter of the modules may be unreadable, because a form is folded and stamped.
const LEVEL: EcLevel = EcLevel::Q;

/// A text as a QR code with the text for screen readers; nothing if it is longer than a QR code holds.
pub(crate) fn qr(text: &str) -> Option<Markup> {
    let (modules, width) = modules(text).ok()?;
    let side = width + 2 * QUIET;
    let path = path(&modules, width);
    Some(html! {
        svg.qr viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(text) {
            rect width=(side) height=(side) {}
            path d=(path) {}
        }
    })
}

/// The modules in the smallest version of a QR code, row by row, and how many are in a row.
///
/// Every reader reads every mask. To compare the looks of all eight takes longer than the rest of a page.
fn modules(text: &str) -> QrResult<(Vec<Color>, usize)> {
    let bits = bits::encode_auto(text.as_bytes(), LEVEL)?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, LEVEL)?;
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let width = usize::try_from(version.width()).unwrap_or_default();
    Ok((canvas.into_colors(), width))
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
