//! Vocabularies of a dossier: enums whose members have one spelling and one label each.

/// Writes an enum with `ALL`, `as_str`, `label`, `words`, `Display`, `FromStr` and serde, in the order given.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        $type:ident, $what_vi:literal, $what_en:literal;
        $($(#[$doc:meta])* $member:ident = $text:literal, $vi:literal, $en:literal;)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum $type {
            $(
                $(#[$doc])*
                #[doc = concat!($en, " (", $vi, "), `", $text, "`.")]
                $member,
            )+
        }

        impl $type {
            /// All members, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The one spelling.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$member => $text,)+
                }
            }

            /// The label in a language.
            #[must_use]
            pub const fn label(self, lang: ocop_core::Lang) -> &'static str {
                match self {
                    $(Self::$member => lang.pick($vi, $en),)+
                }
            }

            /// The member of one spelling, without the error that lists and compares all names.
            #[allow(dead_code)]
            pub(crate) fn named(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$member),)+
                    _ => None,
                }
            }

            /// The label in both languages, for a message.
            #[allow(dead_code)]
            pub(crate) const fn words(self) -> &'static ocop_core::Label {
                match self {
                    $(Self::$member => {
                        const LABEL: ocop_core::Label = ocop_core::Label::constant($vi, $en);
                        const { &LABEL }
                    })+
                }
            }
        }

        /// Prints the one spelling.
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                ocop_core::explain::pad(f, format_args!("{}", self.as_str()))
            }
        }

        impl core::str::FromStr for $type {
            type Err = crate::Error;

            /// Reads the one spelling.
            fn from_str(text: &str) -> Result<Self, crate::Error> {
                Self::named(text).ok_or_else(|| {
                    let known: alloc::vec::Vec<_> =
                        Self::ALL.iter().map(|member| member.as_str()).collect();
                    ocop_core::internal::unknown_name(($what_vi, $what_en), text, &known)
                })
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                crate::base::read::parsed(from, ($what_vi, concat!("a ", $what_en)))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> alloc::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let members: alloc::vec::Vec<_> =
                    Self::ALL.iter().map(|member| member.as_str()).collect();
                let labels = Self::ALL.iter().map(|member| {
                    let label = member.words();
                    let [vi, en] = ocop_core::Lang::ALL.map(|lang| label.get(lang));
                    alloc::format!("`{member}`: {vi} / {en}")
                });
                let labels: alloc::vec::Vec<_> = labels.collect();
                let description =
                    alloc::format!("{} / {}. {}", $what_vi, $what_en, labels.join("; "));
                schemars::json_schema!({
                    "description": description,
                    "type": "string",
                    "enum": members
                })
            }
        }
    };
}

pub(crate) use vocabulary;
