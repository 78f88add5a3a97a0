//! Display, parsing and serde for types with one spelling.

/// Implements `Serialize` and `Deserialize` through `Display` and `FromStr`. What is expected is worded in
/// Vietnamese and in English.
macro_rules! serde_text {
    ($type:ty, ($vi:literal, $en:literal)) => {
        crate::base::macros::serde_text!($type, |f| { crate::base::error::in_both(f, ($vi, $en)) });
    };
    ($type:ty, |$f:ident| $expecting:expr) => {
        #[cfg(feature = "serde")]
        const _: () = {
            use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    struct Text;
                    impl de::Visitor<'_> for Text {
                        type Value = $type;

                        fn expecting(
                            &self,
                            $f: &mut core::fmt::Formatter<'_>,
                        ) -> core::fmt::Result {
                            $expecting
                        }

                        fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                            text.parse().map_err(E::custom)
                        }
                    }
                    deserializer.deserialize_str(Text)
                }
            }
        };
    };
}

/// Implements `Display`, `FromStr` and serde for a type with `ALL` and `as_str`: the case of the error,
/// what the type is, and what is expected, each in Vietnamese and in English.
macro_rules! spelled {
    ($type:ident, $detail:ident, $what:expr, ($vi:literal, $en:literal)) => {
        crate::base::macros::spelled!(@display $type);

        impl core::str::FromStr for $type {
            type Err = crate::base::error::Error;

            /// Reads the one spelling.
            fn from_str(text: &str) -> Result<Self, crate::base::error::Error> {
                let mut all = <$type>::ALL.into_iter();
                all.find(|value| value.as_str() == text).ok_or_else(|| {
                    let detail = crate::base::error::ErrorDetail::$detail;
                    let known = <$type>::ALL.into_iter().map(<$type>::as_str);
                    crate::base::error::Error::unknown(detail, $what, text, ($vi, $en), known)
                })
            }
        }

        crate::base::macros::serde_text!($type, ($vi, $en));
    };
    // Without words for what is expected, the names are listed.
    ($type:ident, $detail:ident, $what:expr) => {
        crate::base::macros::spelled!(@display $type);
        crate::base::macros::listed!($type, $detail, $what);
    };
    (@display $type:ident) => {
        /// Prints the one spelling.
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                crate::base::padded::pad(f, format_args!("{}", self.as_str()))
            }
        }
    };
}

/// Implements `FromStr` and serde for a type with `ALL`, `as_str` and `Display`; errors list the names.
macro_rules! listed {
    ($type:ident, $detail:ident, $what:expr) => {
        impl core::str::FromStr for $type {
            type Err = crate::base::error::Error;

            /// Reads the one spelling.
            fn from_str(text: &str) -> Result<Self, crate::base::error::Error> {
                let mut all = <$type>::ALL.into_iter();
                all.find(|value| value.as_str() == text).ok_or_else(|| {
                    let detail = crate::base::error::ErrorDetail::$detail;
                    let known = <$type>::ALL.map(<$type>::as_str);
                    crate::base::error::Error::unknown_of(detail, $what, text, &known)
                })
            }
        }

        crate::base::macros::serde_text!($type, |f| {
            let known = crate::base::error::one_of(&<$type>::ALL.map(<$type>::as_str));
            let words = [crate::base::lang::Lang::Vi, crate::base::lang::Lang::En];
            let [vi, en] = words.map(|lang| known.get(lang));
            crate::base::error::in_both(f, (vi, en))
        });
    };
}

pub(crate) use listed;

pub(crate) use serde_text;
pub(crate) use spelled;

/// Implements `label`: each variant in a few words of both languages.
macro_rules! labels {
    ($(#[$doc:meta])* $type:ty { $($variant:pat => $vi:literal, $en:literal;)+ }) => {
        impl $type {
            $(#[$doc])*
            #[must_use]
            pub const fn label(&self, lang: crate::base::lang::Lang) -> &'static str {
                match self {
                    $($variant => lang.pick($vi, $en),)+
                }
            }
        }
    };
}

pub(crate) use labels;

/// Implements equality, hashing and a short `Debug` for a view: views are equal if they show the same row.
macro_rules! view {
    ($type:ident, |$view:ident| ($($at:expr),+), $debug:expr) => {
        impl Eq for $type<'_> {}

        impl PartialEq for $type<'_> {
            fn eq(&self, other: &Self) -> bool {
                let at = |$view: &Self| ($($at),+);
                let (own, other) = (at(self), at(other));
                own == other
            }
        }

        impl core::hash::Hash for $type<'_> {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                let at = |$view: &Self| ($($at),+);
                at(self).hash(state);
            }
        }

        impl core::fmt::Debug for $type<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let $view = self;
                write!(f, "{}({})", stringify!($type), $debug)
            }
        }
    };
}

pub(crate) use view;
