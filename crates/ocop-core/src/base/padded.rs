//! Texts in a formatter: width, fill and alignment count, and the precision never cuts.
//!
//! [`Formatter::pad`](core::fmt::Formatter::pad) cuts a text after as many characters as the
//! precision says. A cut key, code or sentence has another meaning.

use core::fmt::{self, Alignment, Write};

/// Writes a whole text with the width, fill and alignment of a formatter.
///
/// The precision is ignored, unlike in [`Formatter::pad`](core::fmt::Formatter::pad), which cuts.
///
/// ```
/// use core::fmt;
///
/// struct Key(&'static str);
///
/// impl fmt::Display for Key {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         ocop_core::explain::pad(f, format_args!("{}", self.0))
///     }
/// }
///
/// assert_eq!(format!("{:->8.2}", Key("6.1.1")), "---6.1.1");
/// ```
///
/// # Errors
///
/// Those of the formatter.
pub fn pad(f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>) -> fmt::Result {
    written(f, |to| to.write_fmt(text))
}

/// [`pad`] for a text that is written already.
pub(crate) fn text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    written(f, |to| to.write_str(text))
}

/// [`pad`] for a text that a function writes; it must write the same twice.
pub(crate) fn written(
    f: &mut fmt::Formatter<'_>,
    text: impl Fn(&mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    let Some(width) = f.width() else {
        return text(f);
    };
    let mut length = Length(0);
    text(&mut length)?;
    let room = width.saturating_sub(length.0);
    let before = match f.align() {
        None | Some(Alignment::Left) => 0,
        Some(Alignment::Center) => room / 2,
        Some(Alignment::Right) => room,
    };
    let fill = f.fill();
    let blank = |f: &mut fmt::Formatter<'_>, times| (0..times).try_for_each(|_| f.write_char(fill));
    blank(f, before)?;
    text(f)?;
    blank(f, room - before)
}

/// Counts characters.
struct Length(usize);

impl Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}
