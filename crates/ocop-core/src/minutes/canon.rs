//! The canonical form of JSON: JSON Canonicalization Scheme, RFC 8785.

use alloc::string::{String, ToString};

use serde::Serialize;
use serde_json::Value;

use crate::base::error::{Error, ErrorDetail, Long};
use crate::base::label::Label;

/// The canonical text of a tree: no spaces, keys by UTF-16 units, shortest escapes and numbers.
pub(super) fn text(tree: &Value) -> Result<String, Error> {
    serde_json_canonicalizer::to_string(tree).map_err(|error| unwritten(&error))
}

/// A value as a tree.
pub(super) fn tree(value: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| unwritten(&error))
}

/// No value of this library is refused. A caller's value may be.
fn unwritten(error: &serde_json::Error) -> Error {
    let reason = Long(&error.to_string()).to_string();
    let reason = ("reason", Label::new(reason.clone(), reason).into());
    Error::new(ErrorDetail::CannotBeWritten, "", [reason])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, canonical: &str) {
        let tree: Value = serde_json::from_str(json).unwrap();
        assert_eq!(text(&tree).unwrap(), canonical);
        let again: Value = serde_json::from_str(canonical).unwrap();
        assert_eq!(text(&again).unwrap(), canonical);
    }

    #[test]
    fn the_example_of_section_3_2_comes_out_as_printed() {
        check(
            r#"{
                "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                "literals": [null, true, false]
            }"#,
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#,
        );
    }

    #[test]
    fn the_keys_of_section_3_2_3_are_sorted_by_utf_16() {
        check(
            r#"{
                "\u20ac": "Euro Sign",
                "\r": "Carriage Return",
                "\ufb33": "Hebrew Letter Dalet With Dagesh",
                "1": "One",
                "\ud83d\ude00": "Emoji: Grinning Face",
                "\u0080": "Control",
                "\u00f6": "Latin Small Letter O With Diaeresis"
            }"#,
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
             \"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\
             \"😀\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}",
        );
    }

    #[test]
    fn every_control_character_has_its_shortest_escape() {
        for unit in 0_u8..=0x7F {
            let letter = char::from(unit);
            let short = match letter {
                '\u{8}' => r"\b".to_string(),
                '\t' => r"\t".to_string(),
                '\n' => r"\n".to_string(),
                '\u{C}' => r"\f".to_string(),
                '\r' => r"\r".to_string(),
                '"' => r#"\""#.to_string(),
                '\\' => r"\\".to_string(),
                '\0'..='\u{1F}' => alloc::format!("\\u{unit:04x}"),
                _ => letter.to_string(),
            };
            let (long, short) = (
                alloc::format!("\"\\u{unit:04X}\""),
                alloc::format!("\"{short}\""),
            );
            check(&long, &short);
        }
    }

    #[test]
    fn vietnamese_text_is_kept_letter_by_letter() {
        // RFC 8785, 3.1: letters are not normalised, composed or not.
        check(
            r#"{"sản phẩm":"Nước mắm Phú Quốc", "composed":"\u1ebf", "in two":"e\u0302\u0301"}"#,
            "{\"composed\":\"\u{1EBF}\",\"in two\":\"e\u{302}\u{301}\",\"sản phẩm\":\"Nước mắm Phú Quốc\"}",
        );
    }
}
