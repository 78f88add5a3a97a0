//! Costs of steps from a file: JSON for programs, or a table as people type it.
//!
//! A table has a row per criterion, or per level of a criterion:
//!
//! ```text
//! Tiêu chí;Mức;Chi phí
//! 1.2;;60.000.000
//! 4.1;4;120.000.000
//! ```

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Result, bail};
use ocop_core::improve::{CostUnit, Costs};
use ocop_core::internal::form;
use ocop_core::{Choice, Lang};

use crate::exit::Within;
use crate::input::read;
use crate::kind::{Kind, Wanted};
use crate::names::{folded, key_of};
use crate::table::{self, Table, column};
use crate::{Words, typed};

const KEYS: &[&str] = &["key", "criterion", "tieu chi", "ma tieu chi", "ma"];
const LEVELS: &[&str] = &["level", "muc", "den muc", "to level"];
const COSTS: &[&str] = &[
    "cost",
    "amount",
    "chi phi",
    "so tien",
    "kinh phi",
    "thanh tien",
];

/// Reads costs: a table, or the JSON that the library reads.
pub fn of(path: &Path) -> Result<Costs> {
    parse(&read(path)?, &path.display().to_string())
}

/// Costs from the bytes of a file with a name.
pub fn parse(bytes: &[u8], name: &str) -> Result<Costs> {
    let cannot = Words::new(
        format!("không đọc được chi phí trong {name}"),
        format!("cannot read the costs in {name}"),
    );
    match Kind::of(bytes) {
        Kind::Costs | Kind::Object => {
            let read = serde_json::from_slice(bytes);
            Ok(read.map_err(|error| json_fault(bytes, &error, cannot))?)
        }
        // A table of two columns, or one with a broken header, is named by what it lacks.
        Kind::Table | Kind::Other => Ok(table(bytes).map_err(|fault| Within::new(cannot, fault))?),
        kind => {
            let refused = kind.refused_as(Wanted::Costs, &Words::same(name));
            bail!(refused.unwrap_or(cannot))
        }
    }
}

/// Why costs as JSON cannot be read, in both languages and with the path of the fault.
fn json_fault(bytes: &[u8], error: &serde_json::Error, cannot: Words) -> Within {
    let tree: Result<serde_json::Value, _> = serde_json::from_slice(bytes);
    let read = tree.map_err(|error| form::bad_json(&error));
    match read.and_then(|tree| form::read::<Costs>(&tree)) {
        Err(fault) => Within::new(cannot, fault),
        // Only the text shows that a key appears twice.
        Ok(_) => {
            let shown = error.to_string();
            let key = shown.split('`').nth(1).unwrap_or_default();
            let words = Words::new(
                format!("khóa `{key}` có hai lần"),
                format!("key `{key}` appears twice"),
            );
            Within::new(cannot, words)
        }
    }
}

/// The place of each column.
struct Columns {
    key: usize,
    level: Option<usize>,
    cost: usize,
}

impl Columns {
    /// The columns of a header, if the row is one.
    fn of(row: &csv::StringRecord) -> Option<Self> {
        Some(Self {
            key: column(row, KEYS)?,
            level: column(row, LEVELS),
            cost: column(row, COSTS)?,
        })
    }
}

/// An amount without the unit behind it, as in `3.000.000 đồng`.
fn without_unit(cost: &str) -> &str {
    let units = ["đồng", "đ", "VNĐ", "VND", "dong"];
    let is_unit = |unit: &str| units.iter().any(|known| folded(known) == folded(unit));
    let digit = |found: char| found.is_ascii_digit();
    let end = cost.rfind(digit).map_or(0, |last| last + 1);
    if is_unit(&cost[end..]) {
        cost[..end].trim_end()
    } else {
        cost
    }
}

fn table(bytes: &[u8]) -> Result<Costs, Words> {
    let table = Table::of(bytes)?;
    let found = table.header(|row| Columns::of(row).is_some());
    if let Some(fault) = table.open_quote(found.map(|(delimiter, _)| delimiter)) {
        return Err(fault);
    }
    let Some((delimiter, place)) = found else {
        let has = |wanted: &[&str]| table.header(|row| column(row, wanted).is_some()).is_some();
        return Err(match (has(KEYS), has(COSTS)) {
            (true, false) => Words::new(
                "bảng không có cột `Chi phí`",
                "the table has no column `cost` (Chi phí)",
            ),
            (false, true) => Words::new(
                "bảng không có cột `Tiêu chí`",
                "the table has no column `criterion` (Tiêu chí)",
            ),
            _ => Words::new(
                "bảng không có cột `Tiêu chí` và cột `Chi phí`",
                "the table has no columns `criterion` and `cost`",
            ),
        });
    };
    let mut rows = table.rows(delimiter).skip(place);
    let header = rows.next().unwrap_or_default();
    let columns = Columns::of(&header);
    let mut costs = Costs::in_unit(CostUnit::Dong);
    let mut given = HashSet::new();
    for row in rows {
        let Some(columns) = &columns else { break };
        let cell = |place: usize| row.get(place).unwrap_or_default().trim();
        let (key, cost) = (key_of(cell(columns.key)), cell(columns.cost));
        let level = columns.level.map_or("", cell);
        // A step without a cost cannot be made, as in JSON.
        if cost.is_empty() {
            continue;
        }
        let fault = |words: &Words| table::fault(&row, words);
        if key.is_empty() {
            return Err(fault(&Words::new(
                format!("chi phí `{cost}` không có mã tiêu chí"),
                format!("the cost `{cost}` has no criterion"),
            )));
        }
        if row.len() > header.len() {
            // An amount between commas was cut into several cells.
            let separator = char::from(delimiter).to_string();
            let cells: Vec<_> = row.iter().skip(columns.cost).collect();
            let cells = cells.join(&separator);
            return Err(fault(&Words::new(
                format!(
                    "hàng có nhiều ô hơn tiêu đề, từ `{cells}`: ghi số tiền không có `{separator}`"
                ),
                format!(
                    "the row has more cells than the header, from `{cells}`: write the amount without `{separator}`"
                ),
            )));
        }
        let amount = typed::dong(without_unit(cost)).map_err(|words| {
            fault(&Words::new(
                format!(
                    "cột `{}`: ô `{cost}`: {}",
                    &header[columns.cost],
                    words.get(Lang::Vi)
                ),
                format!(
                    "column `{}`: cell `{cost}`: {}",
                    &header[columns.cost],
                    words.get(Lang::En)
                ),
            ))
        })?;
        if !given.insert((key.clone(), level.to_owned())) {
            return Err(fault(&Words::new(
                format!("chi phí của `{key}` đã có ở hàng trên"),
                format!("the cost of `{key}` is given in a row above"),
            )));
        }
        costs = if level.is_empty() {
            costs.step(key, amount)
        } else {
            let level: Choice = level.parse().map_err(|_| {
                fault(&Words::new(
                    format!("`{level}` không phải số mức"),
                    format!("found `{level}`, expected a level number"),
                ))
            })?;
            costs.step_to(key, level, amount)
        };
    }
    Ok(costs)
}
