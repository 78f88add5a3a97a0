//! The two languages of every title, label and explanation.

/// A language of titles, labels and explanations.
///
/// The law is Vietnamese. English has no authority.
///
/// ```
/// use ocop_core::Lang;
///
/// let lang: Lang = "vi".parse()?;
/// assert_eq!(lang, Lang::Vi);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // Every text exists in both; a third language is a breaking change.
pub enum Lang {
    /// Vietnamese (tiếng Việt), `vi`.
    Vi,
    /// English, `en`.
    En,
}

impl Lang {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The one spelling of the language: `vi` or `en`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The text in this language out of two, Vietnamese first.
    ///
    /// ```
    /// use ocop_core::Lang;
    ///
    /// assert_eq!(Lang::En.pick("điểm", "points"), "points");
    /// ```
    #[must_use]
    pub const fn pick<T: Copy>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

crate::base::macros::spelled!(
    Lang,
    UnknownLanguage,
    ("ngôn ngữ", "language"),
    ("vi hoặc en", "vi or en")
);

crate::base::macros::labels! {
    /// The language in the words of a language.
    Lang {
        Self::Vi => "tiếng Việt", "Vietnamese";
        Self::En => "tiếng Anh", "English";
    }
}
