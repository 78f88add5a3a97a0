//! The names of columns: keys of criteria as people write them, and ids, members and rounds.

use ocop_core::text::bare;
use ocop_core::{Criterion, Sheet};

/// Names of the column of ids, the most exact first; names of one line are equally good.
const IDS: [&[&str]; 4] = [
    &["id"],
    &["ma", "ma san pham", "ma sp", "product id", "product code"],
    &["ma ho so", "so ho so", "ma so"],
    &["stt", "tt", "so tt", "so thu tu"],
];

/// Names of the column of members, without `Họ tên` before and `hội đồng` behind.
const MEMBERS: &[&str] = &[
    "member",
    "members",
    "member name",
    "name of member",
    "ho ten",
    "ho va ten",
    "thanh vien",
    "uy vien",
    "nguoi cham",
    "nguoi cham diem",
    "nguoi danh gia",
    "giam khao",
];

const ROUNDS: &[&str] = &[
    "round",
    "rounds",
    "vong",
    "vong cham",
    "vong danh gia",
    "vong thi",
    "vong so",
    "luot",
    "luot cham",
    "luot danh gia",
    "lan cham",
    "lan danh gia",
    "dot cham",
    "dot danh gia",
];

/// How good a name is for the column of ids; 0 is best.
#[must_use]
pub fn id_rank(name: &str) -> Option<usize> {
    let name = folded(name);
    IDS.iter().position(|names| names.contains(&&*name))
}

/// Whether a name is that of the column of members.
#[must_use]
pub fn is_member(name: &str) -> bool {
    let name = without_remark(name);
    let before = ["ho va ten ", "ho ten ", "ten ", "ma "];
    let bare = before.iter().find_map(|before| name.strip_prefix(before));
    let bare = bare.unwrap_or(&name);
    MEMBERS.contains(&bare.strip_suffix(" hoi dong").unwrap_or(bare))
}

/// Whether a name is that of the column of rounds.
#[must_use]
pub fn is_round(name: &str) -> bool {
    ROUNDS.contains(&&*without_remark(name))
}

/// A folded name without a remark in brackets, as in `Vòng (1, 2)`.
fn without_remark(name: &str) -> String {
    let name = folded(name);
    let name = name.split('(').next().unwrap_or_default();
    name.trim_end().to_owned()
}

/// The criterion of a column: `1.1`, `1,1`, or the key before a title, as in `1.1. Tên tiêu chí`.
#[must_use]
pub fn criterion<'a>(name: &str, sheet: &'a Sheet) -> Option<Criterion<'a>> {
    sheet.criterion(key_of(name)).ok()
}

/// A name that is only a key, though perhaps of another sheet.
#[must_use]
pub fn is_only_key(name: &str) -> bool {
    let key = key_of(name);
    let rest = name.trim_start_matches(|found: char| !found.is_whitespace());
    let is_step = |step: &str| step.len() <= 2 && step.chars().all(char::is_alphanumeric);
    let starts = key.starts_with(|first: char| first.is_ascii_digit());
    rest.trim().is_empty() && starts && key.split('.').all(is_step)
}

/// A name into which a spreadsheet may have turned a key: a date such as `01-Jan`.
#[must_use]
pub fn is_like_date(name: &str) -> bool {
    name.contains(['-', '/'])
        && (name.starts_with(|first: char| first.is_ascii_digit())
            || name.ends_with(|last: char| last.is_ascii_digit()))
}

/// The key that a name begins with, as the law prints it.
#[must_use]
pub fn key_of(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches(['.', ',', ':', ')', '-', '–']);
    first.replace(',', ".")
}

/// A name in small letters without diacritics, outer punctuation and repeated spaces.
#[must_use]
pub fn folded(name: &str) -> String {
    let name: String = bare(&name.replace('_', " ")).collect();
    name.trim_matches([' ', '.', ':', '*']).to_owned()
}

/// Whether two names of a column are the same to a reader.
#[must_use]
pub fn is_same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}
