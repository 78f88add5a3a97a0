//! The schemas of products and ratings, for programs in other languages and for editors.

/// The JSON Schema (draft 2020-12) of a product, as [`Record::read`](super::Record::read) reads it.
///
/// It is as narrow as a schema can be: every product that can be rated is valid, and most others are
/// not. Checks that need the sheet are left to the library, such as whether a key is on it; the
/// schema's `$comment` lists them. It does not cover products of custom sheets. The file is
/// `schema/product.schema.json` in the package.
///
/// ```
/// use ocop_core::json::PRODUCT_SCHEMA;
/// use serde_json::{Value, json};
///
/// let schema: Value = serde_json::from_str(PRODUCT_SCHEMA).unwrap();
/// assert_eq!(schema["$id"], "urn:ocop:schema:product:1");
/// assert_eq!(schema["required"], json!(["id", "edition", "set", "scorecards"]));
///
/// let product = json!({"id": "p-1", "edition": "26/2026", "set": 27, "scorecards": []});
/// let validator = jsonschema::validator_for(&schema).unwrap();
/// let mut faults: Vec<_> = validator.iter_errors(&product).map(|fault| fault.to_string()).collect();
/// faults.sort();
/// assert_eq!(faults, ["27 is greater than the maximum of 26", "[] has less than 1 item"]);
/// ```
pub const PRODUCT_SCHEMA: &str = include_str!("../../schema/product.schema.json");

/// The JSON Schema (draft 2020-12) of an answer: a [`Rated`](super::Rated) product, or a
/// [`LineError`](super::LineError).
///
/// It has the members of this release and no others; a later release may add more. It checks that the
/// star fits the band, the unmet requirements, the zeros and the grounds. The file is
/// `schema/rating.schema.json` in the package.
///
/// ```
/// use ocop_core::json::{RATING_SCHEMA, Record};
///
/// let schema = serde_json::from_str(RATING_SCHEMA).unwrap();
/// let fault = Record::read(b"{}").unwrap_err().at_line(1);
/// let answer = serde_json::to_value(fault).unwrap();
/// assert!(jsonschema::is_valid(&schema, &answer));
/// ```
pub const RATING_SCHEMA: &str = include_str!("../../schema/rating.schema.json");

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec::Vec;

    use serde_json::Value;

    use super::super::parse::Line;
    use super::PRODUCT_SCHEMA;

    #[test]
    fn a_product_has_the_members_that_a_line_is_read_into() {
        // The derived form names every field; those of a line without members are empty.
        let shown = format!("{:?}", Line::default());
        let fields = shown.trim_start_matches("Line { ").trim_end_matches(" }");
        let mut fields: Vec<_> = fields
            .split(", ")
            .map(|field| field.split_once(": ").unwrap().0)
            .collect();
        fields.sort_unstable();
        let schema: Value = serde_json::from_str(PRODUCT_SCHEMA).unwrap();
        let members: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
        assert_eq!(members, fields);
    }
}
