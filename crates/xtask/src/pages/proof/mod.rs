//! The proof of the tables: for every sheet its sums, its scorecards counted exactly, its stars,
//! marks and wordings, and where they contradict each other.

use anyhow::Result;
use ocop_core::Edition;

mod figures;
mod findings;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod wording;

use figures::Figures;

/// The page of the summary, and the table of all figures.
pub(super) fn files() -> Result<(String, String)> {
    let mut editions = Vec::new();
    for edition in Edition::ALL.into_iter().rev() {
        let figures: Result<Vec<_>> = edition.sheets().map(Figures::of).collect();
        editions.push((edition, figures?));
    }
    Ok((summary::page(&editions)?, table::table(&editions)?))
}

/// The page of a sheet, beside the summary.
fn file(figures: &Figures) -> String {
    let sheet = &figures.sheet;
    let folder = sheet.edition().as_str().replace('/', "-");
    format!("sheets/{folder}/set-{:02}.md", sheet.number())
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
