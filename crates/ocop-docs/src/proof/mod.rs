//! Pages that prove the tables: for every sheet its sums, its scorecards counted exactly, its stars,
//! marks and wordings, and what of it does not go together.

use std::collections::BTreeMap;

use anyhow::Result;
use ocop_core::Edition;

mod figures;
mod findings;
mod page;
mod summary;
#[cfg(test)]
mod tests;
mod wording;

use figures::Figures;

/// Every page by its file name.
pub(crate) fn pages() -> Result<BTreeMap<String, String>> {
    let mut editions = Vec::new();
    for edition in Edition::ALL.into_iter().rev() {
        let figures: Result<Vec<_>> = edition.sheets().map(Figures::of).collect();
        editions.push((edition, figures?));
    }
    let mut pages = BTreeMap::new();
    for figures in editions.iter().flat_map(|(_, figures)| figures) {
        pages.insert(file(figures), page::page(figures)?);
    }
    pages.insert("README.md".to_owned(), summary::page(&editions)?);
    Ok(pages)
}

/// The name of a sheet's page, the same as that of its page among the sheets.
fn file(figures: &Figures) -> String {
    let sheet = &figures.sheet;
    let folder = sheet.edition().as_str().replace('/', "-");
    format!("{folder}/set-{:02}.md", sheet.number())
}

/// A number in groups of three digits, with narrow spaces that do not break.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}
