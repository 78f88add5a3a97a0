//! Faults of a header, with what a spreadsheet may have done to it.

use ocop_core::Sheet;

use super::cell::shown;
use ocop_examples::Words;
use ocop_examples::names::is_like_date;

/// Columns are missing; a further column that looks like a date may be one of them.
pub(super) fn missing<'a>(mut further: impl Iterator<Item = &'a str>, missing: &[&str]) -> Words {
    let keys: Vec<_> = missing.iter().map(|key| format!("`{key}`")).collect();
    let keys = keys.join(", ");
    let (mut vi, mut en) = match missing {
        [_] => (
            format!("thiếu cột {keys}"),
            format!("column {keys} is missing"),
        ),
        _ => (
            format!("thiếu các cột {keys}"),
            format!("columns {keys} are missing"),
        ),
    };
    if let Some(date) = further.find(|name| is_like_date(name)) {
        let date = shown(date.as_bytes());
        vi += &format!(
            "; phần mềm bảng tính có thể đã đổi một mã tiêu chí thành ngày {date}: định dạng hàng tiêu đề là văn bản"
        );
        en += &format!(
            "; a spreadsheet may have turned a key into the date {date}: format the header as text"
        );
    }
    Words::new(vi, en)
}

/// A name that cannot be read.
pub(super) fn not_utf8(number: usize) -> Words {
    Words::new(
        format!("tên cột thứ {number} không phải UTF-8: lưu bảng dạng CSV UTF-8"),
        format!("the name of column {number} is not UTF-8: save the table as CSV UTF-8"),
    )
}

/// A table that is one row, because no line feed ends its lines.
pub(super) fn returns_alone() -> Words {
    Words::new(
        "các dòng chỉ kết thúc bằng ký tự CR, như trong tệp “CSV (Macintosh)”: lưu lại dạng CSV UTF-8",
        "lines end with carriage returns alone, as in “CSV (Macintosh)”: save the table as CSV UTF-8",
    )
}

/// A column that appears twice, perhaps as a spreadsheet changed a key that is missing.
pub(super) fn twice(name: &str, missing: &[&str]) -> Words {
    let column = shown(name.as_bytes());
    let (mut vi, mut en) = (
        format!("cột {column} có hai lần"),
        format!("column {column} appears twice"),
    );
    if !missing.is_empty() {
        let keys: Vec<_> = missing.iter().map(|key| format!("`{key}`")).collect();
        let keys = keys.join(", ");
        vi += &format!(
            ", và thiếu cột {keys}; phần mềm bảng tính có thể đã đổi mã, như 1.10 thành 1.1: định dạng hàng tiêu đề là văn bản"
        );
        en += &format!(
            ", and {keys} is missing; a spreadsheet may have changed a key, such as 1.10 into 1.1: format the header as text"
        );
    }
    Words::new(vi, en)
}

/// A column of rounds in a table without members: two rounds of one member would both count.
pub(super) fn rounds_of_nobody(name: &str) -> Words {
    let column = shown(name.as_bytes());
    Words::new(
        format!(
            "cột {column} ghi vòng chấm nhưng không có cột thành viên: đặt tên cột thành viên là `Thành viên` hoặc `Họ và tên`, hoặc chỉ giữ vòng cuối và bỏ cột {column}"
        ),
        format!(
            "column {column} has rounds, but no column has members: name the column of members `member`, or keep only the latest round and remove column {column}"
        ),
    )
}

/// A column of cases of a criterion that has none.
pub(super) fn no_cases(name: &str, key: &str) -> Words {
    let column = shown(name.as_bytes());
    Words::new(
        format!("không rõ cột {column}: {key} không chia trường hợp"),
        format!("unknown column {column}: {key} has no cases"),
    )
}

/// A column that is only a key, but of no criterion of the sheet.
pub(super) fn unknown(name: &str, sheet: &Sheet) -> Words {
    let column = shown(name.as_bytes());
    Words::new(
        format!(
            "không rõ cột {column}: {} không có tiêu chí này",
            sheet.place(ocop_core::Lang::Vi)
        ),
        format!("unknown column {column}: expected `id` or a criterion of {sheet}"),
    )
}
