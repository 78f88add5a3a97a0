//! The table of the peoples.

use std::fmt::Write;

use super::head;
use crate::peoples::People;

/// The table: one row for each people, its own name first.
pub(crate) fn table(peoples: &[People]) -> String {
    let mut text = head("law/peoples.toml");
    text.push_str("use crate::base::peoples::People;\n\n");
    text.push_str("pub(crate) static PEOPLES: &[People] = &[\n");
    for People {
        name,
        others,
        majority,
    } in peoples
    {
        let names: Vec<_> = std::iter::once(name).chain(others).collect();
        let minority = !majority;
        let _ = writeln!(
            text,
            "    People {{ names: &{names:?}, minority: {minority} }},"
        );
    }
    text.push_str("];\n");
    text
}
