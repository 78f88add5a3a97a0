//! The shared cases: products as programs write them, and what is expected of each.
//!
//! The files have `expect` as the last member of every product. It is no member of a product, so it is
//! taken out before a line is used.

use std::sync::LazyLock;

use serde_json::Value;

const RATING_FILE: &str = include_str!("../../ocop-core/tests/data/rating.ndjson");
const EDGES_FILE: &str = include_str!("../../ocop-core/tests/data/edges.ndjson");

/// The products of `rating.ndjson`, one a line.
pub static RATING: LazyLock<String> = LazyLock::new(|| lines(RATING_FILE));
/// The products of `edges.ndjson`, one a line.
pub static EDGES: LazyLock<String> = LazyLock::new(|| lines(EDGES_FILE));

/// A product as a line, and what is expected of it.
#[derive(Clone, Debug)]
pub struct Case {
    pub line: String,
    pub expect: Value,
}

/// The cases of `rating.ndjson`.
pub fn rating() -> Vec<Case> {
    RATING_FILE.lines().map(case).collect()
}

/// The cases of `edges.ndjson`.
pub fn edges() -> Vec<Case> {
    EDGES_FILE.lines().map(case).collect()
}

fn case(text: &str) -> Case {
    let (product, expect) = text
        .rsplit_once(",\"expect\":")
        .expect("a case has `expect`");
    let expect = expect
        .strip_suffix('}')
        .expect("`expect` is the last member");
    Case {
        line: format!("{product}}}"),
        expect: serde_json::from_str(expect).expect("`expect` is JSON"),
    }
}

fn lines(file: &str) -> String {
    let lines = file.lines().map(|text| case(text).line + "\n");
    lines.collect()
}
