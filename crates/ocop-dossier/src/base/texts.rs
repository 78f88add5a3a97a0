//! Texts that people write: whether they say something. `ocop_core::text` compares them.

/// A text without its outer spaces, if it has a letter or a digit: a dash in a form is an empty field.
#[inline]
pub(crate) fn said(text: &Option<alloc::string::String>) -> Option<&str> {
    let text = trimmed(text.as_deref()?);
    text.contains(char::is_alphanumeric).then_some(text)
}

/// A text without its outer spaces, if it is not blank: a unit may be a sign, such as `%`.
pub(crate) fn written(text: &Option<alloc::string::String>) -> Option<&str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_alone_say_nothing() {
        for (text, says, writes) in [
            ("", false, false),
            (" \u{A0}", false, false),
            ("-", false, true),
            (" … ", false, true),
            ("(…/…)", false, true),
            ("%", false, true),
            ("Đ", true, true),
            (" số 7", true, true),
            ("-1", true, true),
        ] {
            let own = Some(text.into());
            assert_eq!(said(&own).is_some(), says, "{text}");
            assert_eq!(written(&own).is_some(), writes, "{text}");
        }
        assert_eq!(said(&Some(" số 7 ".into())), Some("số 7"));
        assert_eq!((said(&None), written(&None)), (None, None));
    }
}
