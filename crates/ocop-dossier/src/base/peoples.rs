//! The peoples of Viet Nam: whether a written ethnicity (dân tộc) is of a minority.

use alloc::string::String;

use ocop_core::text::bare;

#[rustfmt::skip]
#[path = "tables/peoples.rs"]
mod table;

/// A people of `law/peoples.toml`.
#[derive(Debug)]
pub(crate) struct People {
    /// Its name, and other names in use.
    pub(crate) names: &'static [&'static str],
    pub(crate) minority: bool,
}

/// Whether an ethnicity is of a minority; `None` if it names none of the peoples, or several.
///
/// Case, tones, spaces, hyphens and apostrophes do not matter. Another name of the same people may follow, in
/// brackets or after a separator: `Kinh (Việt)`.
pub(crate) fn is_minority(ethnicity: &str) -> Option<bool> {
    let ethnicity = ethnicity.trim();
    let mut exact = table::PEOPLES.iter();
    let exact = exact.find(|people| people.names.contains(&ethnicity));
    exact
        .or_else(|| of(ethnicity))
        .map(|people| people.minority)
}

fn of(ethnicity: &str) -> Option<&'static People> {
    if let Some(people) = named(ethnicity) {
        return Some(people);
    }
    let parts = ethnicity.split(['(', ')', '[', ']', ',', ';', '/', '–']);
    let parts = parts.flat_map(|part| part.split(" - "));
    let mut found: Option<&'static People> = None;
    for part in parts.filter(|part| !part.trim().is_empty()) {
        let people = named(part)?;
        if found.is_some_and(|known| !core::ptr::eq(known, people)) {
            return None;
        }
        found = Some(people);
    }
    found
}

/// The people of one name, which may follow the words for a people or a person of it.
fn named(name: &str) -> Option<&'static People> {
    let name = folded(name);
    let bare = ["dantoc", "nguoi"]
        .iter()
        .find_map(|word| name.strip_prefix(word));
    let mut peoples = table::PEOPLES.iter();
    peoples.find(|people| {
        let mut names = people.names.iter().map(|known| folded(known));
        names.any(|known| known == name || Some(known.as_str()) == bare)
    })
}

/// Letters and digits without case and diacritics.
fn folded(text: &str) -> String {
    bare(text)
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn there_are_54_peoples_and_no_two_have_one_name() {
        assert_eq!(table::PEOPLES.len(), 54);
        let majority: Vec<_> = table::PEOPLES.iter().filter(|own| !own.minority).collect();
        assert_eq!(majority.len(), 1);
        assert_eq!(majority[0].names, ["Kinh", "Việt"]);
        for (index, people) in table::PEOPLES.iter().enumerate() {
            for name in people.names {
                assert_eq!(is_minority(name), Some(people.minority), "{name}");
                let others = table::PEOPLES.iter().enumerate();
                let mut others = others.filter(|&(other, _)| other != index);
                let folded = folded(name);
                assert!(
                    !others
                        .any(|(_, own)| own.names.iter().any(|own| super::folded(own) == folded)),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn usual_variants_are_known() {
        for kinh in [
            "Kinh",
            "kinh",
            "KINH",
            " Kinh ",
            "Việt",
            "Kinh (Việt)",
            "Việt (Kinh)",
            "Kinh/Việt",
            "Kinh - Việt",
            "dân tộc Kinh",
            "Người Kinh",
        ] {
            assert_eq!(is_minority(kinh), Some(false), "{kinh}");
        }
        for minority in [
            "Mông",
            "H'Mông",
            "H’Mông",
            "Hmông",
            "HMÔNG",
            "mông",
            "Mông (H'Mông)",
            "Khmer",
            "Khơ-me",
            "Khơ me",
            "KHƠ ME",
            "Ê-đê",
            "Ê đê",
            "Êđê",
            "Ede",
            "Gia-rai",
            "Jrai",
            "Thái",
            "Tha\u{301}i",
            "thái",
            "Tày",
            "Ta\u{300}y",
            "Bru - Vân Kiều",
            "Bru-Vân Kiều",
            "Vân Kiều",
            "Gié - Triêng",
            "Sán Chay (Cao Lan - Sán Chỉ)",
            "Sán Chay (Cao Lan, Sán Chỉ)",
            "Cơ-ho",
            "K'Ho",
            "M'Nông",
            "Hoa (Hán)",
            "Dân tộc Thái",
            "Xơ đăng",
        ] {
            assert_eq!(is_minority(minority), Some(true), "{minority}");
        }
    }

    #[test]
    fn anything_else_is_not_known() {
        for unknown in [
            "",
            " ",
            "-",
            "()",
            "không",
            "Khác",
            "thiểu số",
            "Kinh, Thái",
            "Kinh (Thái)",
            "x Thái",
            "Thái 2",
        ] {
            assert_eq!(is_minority(unknown), None, "{unknown}");
        }
    }
}
