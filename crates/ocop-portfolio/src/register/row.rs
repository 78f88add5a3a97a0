//! Rows of a table that are no products.

use ocop_core::text::{bare, same};

use crate::register::column::{Column, Columns};
use crate::register::fault::OtherRowKind;
use crate::register::table::Row;

/// What a row below the headings is; `None` for a product.
pub(crate) fn kind(row: &Row, columns: &Columns) -> Option<OtherRowKind> {
    let mut filled = row.filled();
    let Some((place, first)) = filled.next() else {
        return Some(OtherRowKind::Empty);
    };
    if columns.are_repeated_by(row) || are_numbers_of_columns(row) {
        return Some(OtherRowKind::Heading);
    }
    // A signature may be below any column, with its day in words.
    let is_alone = filled.clone().next().is_none();
    let is_day = || {
        first.starts_with(|letter: char| letter.is_ascii_digit())
            && crate::register::day::read(first).is_ok()
    };
    let is_of_product = [Column::Product, Column::Code, Column::Serial]
        .into_iter()
        .any(|column| columns.place(column) == Some(place));
    if is_alone && !is_of_product && !is_day() && !is_total(first) {
        return Some(OtherRowKind::Text);
    }
    let own = [Column::Code, Column::Issued, Column::Decided];
    let has_no = |column| columns.cell(row, column).is_empty();
    let is_bare = own.into_iter().all(has_no);
    if !is_bare {
        return None;
    }
    if is_total(first) || filled.clone().any(|(_, cell)| is_total(cell)) {
        return Some(OtherRowKind::Total);
    }
    let second = filled.next();
    if filled.next().is_some() {
        return None;
    }
    let product = columns.place(Column::Product);
    let serial = columns.place(Column::Serial);
    match second {
        // A serial number that was written in advance.
        None if Some(place) == serial && !is_words(first) => Some(OtherRowKind::Empty),
        // A product without anything else is a row to correct.
        None if Some(place) == product => None,
        None => Some(OtherRowKind::Text),
        // `Nơi nhận:`, `GIÁM ĐỐC`.
        Some(_)
            if Some(place) == serial
                && first.starts_with(char::is_alphabetic)
                && has_no(Column::Product)
                && has_no(Column::Star) =>
        {
            Some(OtherRowKind::Text)
        }
        // `I`, `Huyện Tuần Giáo`.
        Some(_) if Some(place) == serial && is_letters(first) => Some(OtherRowKind::Text),
        Some(_) => None,
    }
}

/// Whether a cell has words.
fn is_words(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

/// Whether a row has the numbers of columns: `1`, `2`, `3` in their order, or `(1)`, `(3)`, `(2)`.
fn are_numbers_of_columns(row: &Row) -> bool {
    let mut count = 0;
    for (index, (_, cell)) in row.filled().enumerate() {
        let inner = cell
            .strip_prefix('(')
            .and_then(|cell| cell.strip_suffix(')'));
        let number = inner.unwrap_or(cell).parse::<usize>();
        let fits = number.is_ok_and(|number| inner.is_some() || number == index + 1);
        if !fits {
            return false;
        }
        count += 1;
    }
    count > 2
}

/// Whether a cell begins a sum: `Tổng cộng`, `Cộng:`, `Tổng số: 12`.
fn is_total(cell: &str) -> bool {
    const WORDS: [&str; 6] = ["tổng cộng", "tổng số", "tổng", "cộng", "total", "sum"];
    let letters = cell.trim_end_matches(|letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, ':' | '.' | '=')
    });
    let letters = letters.split(':').next().unwrap_or_default();
    WORDS.into_iter().any(|word| same(letters, word))
        || ["tong cong", "tong so"].into_iter().any(|word| {
            let cell: String = bare(cell).collect();
            let rest = cell.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
}

/// Whether a cell is `I`, `IV`, `A`, `b)`: a number of a section.
fn is_letters(cell: &str) -> bool {
    let cell = cell.trim_end_matches(['.', ')', '/']);
    let is_roman = cell
        .bytes()
        .all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    !cell.is_empty() && (is_roman || (cell.len() == 1 && cell.as_bytes()[0].is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::table::rows;

    #[track_caller]
    fn of(row: &str) -> Option<OtherRowKind> {
        let text = format!("TT;Sản phẩm;Chủ thể;Sao;Ngày cấp;Ghi chú\n{row}\n");
        let rows = rows(&text, b';').unwrap();
        let columns = Columns::find(&rows).unwrap();
        kind(&rows[1], &columns)
    }

    #[test]
    fn rows_without_a_product_are_named() {
        for (row, wanted) in [
            ("", OtherRowKind::Empty),
            (";;;;;", OtherRowKind::Empty),
            (" ; ;", OtherRowKind::Empty),
            ("TT;Sản phẩm;Chủ thể;Sao;Ngày cấp;", OtherRowKind::Heading),
            ("(1);(2);(3);(4);(5);(6)", OtherRowKind::Heading),
            ("(1);(3);(2);;;", OtherRowKind::Heading),
            ("1;2;3;4;5;6", OtherRowKind::Heading),
            ("I;Huyện Tuần Giáo;;;;", OtherRowKind::Text),
            ("A.;Thực phẩm;;;;", OtherRowKind::Text),
            ("HUYỆN TUẦN GIÁO;;;;;", OtherRowKind::Text),
            ("12;;;;;", OtherRowKind::Empty),
            (";;;;;Người lập biểu", OtherRowKind::Text),
            ("Nơi nhận:;;;;;GIÁM ĐỐC", OtherRowKind::Text),
            (";;;;Ngày 16 tháng 11 năm 2026;", OtherRowKind::Text),
            ("Tổng cộng;;;12;;", OtherRowKind::Total),
            (";Tổng số: 12 sản phẩm;;;;", OtherRowKind::Total),
            (";Cộng;;12;;", OtherRowKind::Total),
            ("Total: 12;;;;;", OtherRowKind::Total),
        ] {
            assert_eq!(of(row), Some(wanted), "{row}");
        }
    }

    #[test]
    fn a_row_with_a_product_is_never_put_aside() {
        for row in [
            "1;Chè;HTX;4;10/07/2026;",
            "1;Chè;;;;",
            ";Chè;;;;",
            ";Chè;HTX;;;",
            "1;;HTX;4;;",
            ";;;;10/07/2026;",
            ";Cồng chiêng;HTX;4;;",
            "1;Tổng hợp trà;;;;",
            "1;2;HTX;4;5;",
            "1;;;4;;",
            "a;;;4;;x",
            "1;;HTX;;;x",
        ] {
            assert_eq!(of(row), None, "{row}");
        }
    }
}
