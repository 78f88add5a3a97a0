//! Texts that people write: whether they say something. `ocop_core::text` compares them.

/// A text without its outer spaces, if it is not blank.
#[inline]
pub(crate) fn said(text: &Option<alloc::string::String>) -> Option<&str> {
    let text = trimmed(text.as_deref()?);
    (!text.is_empty()).then_some(text)
}

/// A text without its outer spaces. Few texts have any, and to trim is slow.
#[inline]
pub(crate) fn trimmed(text: &str) -> &str {
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    trimmed_of_spaces(text)
}

fn trimmed_of_spaces(text: &str) -> &str {
    let outer = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if outer { text.trim() } else { text }
}
