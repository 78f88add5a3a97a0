//! The kinds of administrative units.

use crate::law::units::names::same_word;

/// The kind of an administrative unit (đơn vị hành chính).
///
/// Since 01/07/2025 there are provinces and cities, and below them communes, wards and special
/// zones. The other kinds are of before.
///
/// ```
/// use ocop_core::Lang;
/// use ocop_core::units::UnitKind;
///
/// assert_eq!(UnitKind::Ward.label(Lang::Vi), "phường");
/// assert_eq!("ward".parse(), Ok(UnitKind::Ward));
/// ```
#[doc(alias = "đơn vị hành chính")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum UnitKind {
    /// Tỉnh.
    Province,
    /// Thành phố: of the level of a province; before 01/07/2025 also of the level of a district.
    City,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
    /// Huyện, up to 30/06/2025.
    District,
    /// Quận, up to 30/06/2025.
    UrbanDistrict,
    /// Thị xã, up to 30/06/2025.
    Town,
    /// Thị trấn, up to 30/06/2025.
    Township,
}

impl UnitKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Province,
        Self::City,
        Self::Commune,
        Self::Ward,
        Self::SpecialZone,
        Self::District,
        Self::UrbanDistrict,
        Self::Town,
        Self::Township,
    ];

    /// The one spelling of the kind.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::Commune => "commune",
            Self::Ward => "ward",
            Self::SpecialZone => "special-zone",
            Self::District => "district",
            Self::UrbanDistrict => "urban-district",
            Self::Town => "town",
            Self::Township => "township",
        }
    }

    /// The word before the name of a unit, as lists write it.
    pub(crate) const fn capital(self) -> &'static str {
        match self {
            Self::Province => "Tỉnh",
            Self::City => "Thành phố",
            Self::Commune => "Xã",
            Self::Ward => "Phường",
            Self::SpecialZone => "Đặc khu",
            Self::District => "Huyện",
            Self::UrbanDistrict => "Quận",
            Self::Town => "Thị xã",
            Self::Township => "Thị trấn",
        }
    }

    /// Takes the word for the kind off a name, or a usual short form: `TP.`, `P.`, `X.`, `H.`, `Q.`,
    /// `TX.`, `TT.`, `T.`.
    ///
    /// ```
    /// use ocop_core::units::UnitKind;
    ///
    /// assert_eq!(UnitKind::split("xã Tuần Giáo"), Some((UnitKind::Commune, "Tuần Giáo")));
    /// assert_eq!(UnitKind::split("TP. Huế"), Some((UnitKind::City, "Huế")));
    /// assert_eq!(UnitKind::split("Xãtuần"), None);
    /// ```
    #[must_use]
    pub fn split(name: &str) -> Option<(Self, &str)> {
        split(name)
    }
}

crate::base::macros::spelled!(
    UnitKind,
    UnknownName,
    ("loại đơn vị hành chính", "kind of administrative unit")
);

crate::base::macros::labels! {
    /// The kind in words.
    UnitKind {
        Self::Province => "tỉnh", "province";
        Self::City => "thành phố", "city";
        Self::Commune => "xã", "commune";
        Self::Ward => "phường", "ward";
        Self::SpecialZone => "đặc khu", "special zone";
        Self::District => "huyện", "district";
        Self::UrbanDistrict => "quận", "urban district";
        Self::Town => "thị xã", "town";
        Self::Township => "thị trấn", "township";
    }
}

/// Takes the word for the kind off a name.
fn split(name: &str) -> Option<(UnitKind, &str)> {
    let name = name.trim();
    UnitKind::ALL.into_iter().find_map(|kind| {
        let (one, other) = match kind.capital().split_once(' ') {
            None => (kind.capital(), None),
            Some((one, other)) => (one, Some(other)),
        };
        let long = || {
            let (first, mut rest) = name.split_once(char::is_whitespace)?;
            if !same_word(first, one, false) {
                return None;
            }
            if let Some(other) = other {
                let (second, after) = rest.trim_start().split_once(char::is_whitespace)?;
                if !same_word(second, other, false) {
                    return None;
                }
                rest = after;
            }
            Some(rest)
        };
        let short = || {
            let short = short(kind)?;
            let first = name.get(..short.len())?;
            let rest = name.get(short.len()..)?;
            let rest = match rest.strip_prefix('.') {
                Some(rest) => rest,
                // One letter without a full stop may be anything.
                None if short.len() > 1 && rest.starts_with(char::is_whitespace) => rest,
                None => return None,
            };
            first.eq_ignore_ascii_case(short).then_some(rest)
        };
        let rest = long().or_else(short)?.trim_start();
        (!rest.is_empty()).then_some((kind, rest))
    })
}

const fn short(kind: UnitKind) -> Option<&'static str> {
    Some(match kind {
        UnitKind::Province => "T",
        UnitKind::City => "TP",
        UnitKind::Commune => "X",
        UnitKind::Ward => "P",
        UnitKind::District => "H",
        UnitKind::UrbanDistrict => "Q",
        UnitKind::Town => "TX",
        UnitKind::Township => "TT",
        UnitKind::SpecialZone => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_for_the_kind_comes_off() {
        for (written, kind, name) in [
            ("Thị xã Sa Pa", UnitKind::Town, "Sa Pa"),
            ("thi\u{323} xa\u{303} Sa Pa", UnitKind::Town, "Sa Pa"),
            ("THÀNH PHỐ Huế", UnitKind::City, "Huế"),
            ("tp Huế", UnitKind::City, "Huế"),
            ("TP.Huế", UnitKind::City, "Huế"),
            ("P. 5", UnitKind::Ward, "5"),
            ("đặc khu Lý Sơn", UnitKind::SpecialZone, "Lý Sơn"),
        ] {
            assert_eq!(split(written), Some((kind, name)), "{written}");
        }
        for written in ["Sa Pa", "Thị Sa Pa", "Xã", "Xã ", "P 5", "Tân Phú", ""] {
            assert_eq!(split(written), None, "{written}");
        }
    }
}
