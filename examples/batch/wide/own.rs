//! Columns that are named as members of a product and that no sheet of scores has: a table is rated by one sheet,
//! without grounds. A row that says otherwise is at fault.

use ocop_core::{Edition, Sheet};
use ocop_examples::Words;

use super::cell::{RowFault, shown};

/// What the cells of such a column may be, beside empty.
#[derive(Debug)]
pub(crate) enum Own {
    /// The number of the sheet.
    Set(u16),
    /// The edition of the sheet.
    Edition(Edition),
    /// Nothing: grounds end the evaluation.
    Grounds,
}

impl Own {
    /// What a column of a name must be.
    pub(crate) fn of(name: &str, sheet: &Sheet) -> Option<Self> {
        match name {
            "set" => Some(Self::Set(sheet.number())),
            "edition" => Some(Self::Edition(sheet.edition())),
            "grounds" => Some(Self::Grounds),
            _ => None,
        }
    }

    /// The fault of a cell.
    pub(crate) fn fault(&self, cell: &[u8], column: &str) -> Option<RowFault> {
        let text = std::str::from_utf8(cell).ok();
        let fits = match self {
            Self::Set(set) => text.and_then(|text| text.parse().ok()) == Some(*set),
            Self::Edition(edition) => text.and_then(|text| text.parse().ok()) == Some(*edition),
            Self::Grounds => false,
        };
        if fits || cell.is_empty() {
            return None;
        }
        let cell = shown(cell);
        let words = match self {
            Self::Set(set) => Words::new(
                format!("hàng thuộc bộ {cell}, bảng được chấm theo bộ {set}"),
                format!("the row is of set {cell}, the table is rated by set {set}"),
            ),
            Self::Edition(edition) => Words::new(
                format!("hàng thuộc {cell}, bảng được chấm theo {edition}"),
                format!("the row is of {cell}, the table is rated by {edition}"),
            ),
            Self::Grounds => Words::new(
                format!(
                    "hàng nêu căn cứ dừng đánh giá {cell}: bảng không nhận, hãy chấm sản phẩm này từ JSON"
                ),
                format!(
                    "the row names the ground {cell}, which a table cannot give: rate this product from JSON"
                ),
            ),
        };
        Some(RowFault::bad(column, words))
    }
}
