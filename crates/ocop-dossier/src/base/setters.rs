//! Setters of a dossier's parts: each gives the part with one field set.

/// Writes a setter for each field, with its name: of `some` field the value in the option, of a `plain`
/// field the value itself, of a field with `each` all its entries.
macro_rules! setters {
    ($type:ident { $($kind:ident $field:ident: $value:ty;)+ }) => {
        impl $type {
            $($crate::base::setters::setters!(@$kind $field: $value);)+
        }
    };
    (@some $field:ident: $value:ty) => {
        #[doc = concat!("The same with [`", stringify!($field), "`](#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$value>) -> Self {
            self.$field = Some(value.into());
            self
        }
    };
    (@plain $field:ident: $value:ty) => {
        #[doc = concat!("The same with [`", stringify!($field), "`](#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, value: impl Into<$value>) -> Self {
            self.$field = value.into();
            self
        }
    };
    (@each $field:ident: $value:ty) => {
        #[doc = concat!("The same with these [`", stringify!($field), "`](#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, values: impl IntoIterator<Item = $value>) -> Self {
            self.$field = values.into_iter().collect();
            self
        }
    };
}

pub(crate) use setters;
