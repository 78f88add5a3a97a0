//! A text in both languages.

use alloc::borrow::Cow;

use crate::base::lang::Lang;

/// Text of a table row: borrowed for the sheets of the law, owned for a custom sheet.
pub(crate) type Text = Cow<'static, str>;

/// A wording in Vietnamese and in English.
///
/// Titles are the decision's own. All other wordings are this library's: short, and faithful to the
/// condition. Only the decision itself is law.
///
/// ```
/// use ocop_core::{Edition, Lang};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let level = sheet.criterion("1.1")?.level(2)?;
/// assert_eq!(level.label().get(Lang::Vi), "Sử dụng nguyên liệu trong tỉnh: 50% đến dưới 75%");
/// assert_eq!(level.label().get(Lang::En), "Raw material from the province: 50% to under 75%");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Label {
    vi: Text,
    en: Text,
}

impl Label {
    /// A label from its two wordings.
    #[must_use]
    pub fn new(vi: impl Into<Text>, en: impl Into<Text>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// A label of a constant table.
    ///
    /// ```
    /// use ocop_core::{Label, Lang};
    ///
    /// const HONEY: Label = Label::constant("Mật ong", "Honey");
    /// assert_eq!(HONEY.get(Lang::Vi), "Mật ong");
    /// ```
    #[must_use]
    pub const fn constant(vi: &'static str, en: &'static str) -> Self {
        label(vi, en)
    }

    /// The wording in a language, to keep: free for a constant table.
    pub(crate) fn text(&self, lang: Lang) -> Text {
        match lang {
            Lang::Vi => self.vi.clone(),
            Lang::En => self.en.clone(),
        }
    }

    /// The wording in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// A label of the tables.
pub(crate) const fn label(vi: &'static str, en: &'static str) -> Label {
    Label {
        vi: Cow::Borrowed(vi),
        en: Cow::Borrowed(en),
    }
}

#[cfg(feature = "serde")]
mod serde_impls {
    use alloc::string::String;

    use serde::ser::SerializeStruct;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Label;

    impl Serialize for Label {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut label = serializer.serialize_struct("Label", 2)?;
            label.serialize_field("vi", &*self.vi)?;
            label.serialize_field("en", &*self.en)?;
            label.end()
        }
    }

    impl<'de> Deserialize<'de> for Label {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            #[derive(Deserialize)]
            #[serde(deny_unknown_fields)]
            struct Both {
                vi: String,
                en: String,
            }
            Both::deserialize(deserializer).map(|both| Self::new(both.vi, both.en))
        }
    }
}
