//! Which standards of quality management replace the food-safety eligibility certificate (Decree
//! 15/2018/NĐ-CP, Art. 12.1, as of 29/11/2026).

/// Standards of food safety, by their letters and digits. TCVN 5603 has the principles of HACCP.
const FOOD_SAFETY: [&str; 5] = ["HACCP", "ISO22000", "GMP", "FSSC", "TCVN5603"];

/// The same, whose letters may be part of another word.
const AT_WORD: [&str; 3] = ["IFS", "BRC", "SQF"];

/// Standards of something else: quality, environment, information, work safety, energy.
const OTHER: [&str; 6] = [
    "ISO9000", "ISO9001", "ISO14001", "ISO27001", "ISO45001", "ISO50001",
];

/// Whether a certificate to this standard replaces the food-safety certificate. `None` for a standard
/// that is not known.
pub(crate) fn replaces_certificate(standard: &str) -> Option<bool> {
    if contains(standard, &FOOD_SAFETY, false) || contains(standard, &AT_WORD, true) {
        return Some(true);
    }
    contains(standard, &OTHER, false).then_some(false)
}

/// Whether a text contains one of some names, by letters and digits alone.
pub(super) fn contains(text: &str, names: &[&str], at_word: bool) -> bool {
    let mut before = ' ';
    text.char_indices().any(|(at, character)| {
        let begins = !at_word || !before.is_alphanumeric();
        before = character;
        // To compare the first letter spares the rest nearly everywhere.
        begins
            && names.iter().any(|name| {
                let first = name.chars().next();
                first.is_some_and(|first| first.eq_ignore_ascii_case(&character))
                    && begins_with(&text[at..], name)
            })
    })
}

fn begins_with(text: &str, name: &str) -> bool {
    let mut own = text.chars().filter(|character| character.is_alphanumeric());
    name.chars().all(|wanted| {
        own.next()
            .is_some_and(|own| own.eq_ignore_ascii_case(&wanted))
    })
}

#[cfg(test)]
mod tests {
    use super::replaces_certificate;

    #[test]
    fn food_safety_standards_are_read_however_they_are_written() {
        for standard in [
            "HACCP",
            "haccp code 2003",
            "HACCP/TCVN 5603:2023",
            "TCVN 5603:2008",
            "ISO 22000:2018",
            "TCVN ISO 22000:2018",
            "tcvn iso22000-2018",
            "FSSC22000",
            "FSSC 22000 V6",
            "IFS Food v8",
            "BRC",
            "BRCGS Food Safety 9",
            "SQF",
            "GMP",
            "WHO-GMP",
            "ISO 9001:2015, HACCP",
            "ISO 9001:2015 & ISO 22000:2018",
        ] {
            assert_eq!(replaces_certificate(standard), Some(true), "{standard}");
        }
    }

    #[test]
    fn standards_of_something_else_do_not_replace_it() {
        for standard in [
            "ISO 9001",
            "ISO 9001:2015",
            "TCVN ISO 9001:2015",
            "iso9001",
            "ISO 14001:2015",
            "ISO 45001:2018",
        ] {
            assert_eq!(replaces_certificate(standard), Some(false), "{standard}");
        }
    }

    #[test]
    fn other_texts_are_not_known() {
        for standard in [
            "",
            "TCCS 01:2025",
            "5S",
            "VietGAP",
            "BIFSA",
            "ABRC",
            "ISO 2200",
        ] {
            assert_eq!(replaces_certificate(standard), None, "{standard}");
        }
    }
}
