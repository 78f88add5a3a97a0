//! Standards that are certainly national.

use crate::evidence::food_safety::contains;

/// Good practice and organic farming of Viet Nam. A TCVN of another number may be an international standard
/// in Vietnamese.
const NATIONAL: [&str; 4] = ["VietGAP", "VietGAHP", "TCVN11041", "TCVN11892"];

/// Other standards, by their letters at the beginning of a word. A certificate may name several.
const OTHER: [&str; 19] = [
    "ISO",
    "IEC",
    "Codex",
    "CAC",
    "HACCP",
    "GlobalGAP",
    "GMP",
    "GACP",
    "ASC",
    "BAP",
    "MSC",
    "BRC",
    "IFS",
    "FSSC",
    "USDA",
    "EU",
    "JAS",
    "organic",
    "Halal",
];

/// Whether a text names standards of Viet Nam and nothing that may be an international one.
pub(crate) fn is_national(standard: &str) -> bool {
    contains(standard, &NATIONAL, true) && !contains(standard, &OTHER, true)
}

#[cfg(test)]
mod tests {
    use super::is_national;

    #[test]
    fn standards_of_viet_nam_are_known_however_they_are_written() {
        for standard in [
            "VietGAP",
            "viet gap",
            "VietGAHP chăn nuôi lợn",
            "TCVN 11041-2:2017 (hữu cơ)",
            "VietGAP (TCVN 11892-1:2017)",
        ] {
            assert!(is_national(standard), "{standard}");
        }
    }

    #[test]
    fn any_other_text_may_be_an_international_standard() {
        for standard in [
            "",
            "GlobalGAP",
            "VietGAP, Global G.A.P.",
            "TCVN 5603:2008",
            "TCVN ISO 22000:2018",
            "Organic EU, TCVN 11041-1:2017",
            "Hữu cơ",
        ] {
            assert!(!is_national(standard), "{standard}");
        }
    }
}
