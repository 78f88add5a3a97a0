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
use csv::ReaderBuilder;
use ocop_core::Choice;
use ocop_core::improve::{CostUnit, Costs};

use crate::exit::Within;
use crate::input::read;
use crate::kind::Kind;
use crate::wide::{folded, key_of};
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
    let bytes = read(path)?;
    let name = path.display().to_string();
    let cannot = Words::new(
        format!("không đọc được chi phí trong {name}"),
        format!("cannot read the costs in {name}"),
    );
    match Kind::of(&bytes) {
        Kind::Table => Ok(table(&bytes).map_err(|fault| Within::new(cannot, fault))?),
        Kind::Object | Kind::Other => {
            let read = serde_json::from_slice(&bytes);
            Ok(read.map_err(|error| Within::new(cannot, error))?)
        }
        kind => {
            let name = Words::same(name);
            let wanted = crate::kind::Wanted::Table;
            let refused = kind.refused_as(wanted, &name);
            bail!(refused.unwrap_or(cannot))
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
        let names: Vec<_> = row.iter().map(folded).collect();
        let find = |wanted: &[&str]| {
            let is_it = |name: &String| {
                let name = name.split(" (").next().unwrap_or_default();
                wanted.contains(&name)
            };
            names.iter().position(is_it)
        };
        Some(Self {
            key: find(KEYS)?,
            level: find(LEVELS),
            cost: find(COSTS)?,
        })
    }
}

fn table(bytes: &[u8]) -> Result<Costs, Words> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let rows = |delimiter: u8| {
        let mut builder = ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true);
        let reader = builder.delimiter(delimiter).from_reader(bytes);
        reader.into_records().map_while(Result::ok)
    };
    let found = b";\t,".iter().find_map(|&delimiter| {
        let place = rows(delimiter).position(|row| Columns::of(&row).is_some())?;
        Some((delimiter, place))
    });
    let Some((delimiter, place)) = found else {
        return Err(Words::new(
            "bảng không có cột `Tiêu chí` và cột `Chi phí`",
            "the table has no columns `criterion` and `cost`",
        ));
    };
    let mut rows = rows(delimiter).skip(place);
    let columns = rows.next().and_then(|row| Columns::of(&row));
    let mut costs = Costs::in_unit(CostUnit::Dong);
    let mut given = HashSet::new();
    for row in rows {
        let line = row.position().map_or(0, csv::Position::line);
        let Some(columns) = &columns else { break };
        let cell = |place: usize| row.get(place).unwrap_or_default().trim();
        let (key, cost) = (key_of(cell(columns.key)), cell(columns.cost));
        let level = columns.level.map_or("", cell);
        // A step without a cost cannot be made, as in JSON.
        if cost.is_empty() {
            continue;
        }
        let fault = |words: &Words| {
            Words::new(
                format!("hàng {line}: {}", words.get(ocop_core::Lang::Vi)),
                format!("row {line}: {}", words.get(ocop_core::Lang::En)),
            )
        };
        let amount = typed::amount(cost).map_err(|words| fault(&words))?;
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
