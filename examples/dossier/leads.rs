//! Lead times from a file: JSON for programs, or a table as people type it.
//!
//! A table has a row for each document, fact, criterion or level. Documents and facts are named as in JSON, or by their
//! words in either language:
//!
//! ```text
//! Việc;Mức;Thời gian;Sau
//! phiếu kết quả kiểm nghiệm;;10–15 ngày;tiêu chuẩn sản phẩm
//! trademark-certificate;;15–16 tháng;trademark-application
//! 9;2;4–6 tháng;
//! ```

use std::path::Path;

use anyhow::{Result, bail};
use ocop_core::{Choice, Lang};
use ocop_dossier::DocumentKind;
use ocop_dossier::evidence::{Fact, Judged};
use ocop_dossier::time::{LeadTime, LeadTimes, LeadUnit, Task};
use ocop_examples::Words;
use ocop_examples::exit::Within;
use ocop_examples::input::read;
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::names::{folded, key_of};
use ocop_examples::table::{self, Table, column};
use serde_json::{Map, Value, json};

const TASKS: &[&str] = &[
    "task",
    "document",
    "key",
    "criterion",
    "viec",
    "viec can lam",
    "tai lieu",
    "giay to",
    "tieu chi",
];
const LEVELS: &[&str] = &["level", "muc", "den muc", "to level"];
const TIMES: &[&str] = &["time", "lead time", "thoi gian", "thoi gian thuc hien"];
const AFTER: &[&str] = &["after", "sau", "sau khi co"];

/// Reads lead times: a table, or the JSON that the library reads.
pub fn of(path: &Path) -> Result<LeadTimes> {
    parse(&read(path)?, &path.display().to_string())
}

/// Lead times from the bytes of a file with a name.
pub fn parse(bytes: &[u8], name: &str) -> Result<LeadTimes> {
    let cannot = || {
        Words::new(
            format!("không đọc được thời gian thực hiện trong {name}"),
            format!("cannot read the lead times in {name}"),
        )
    };
    let kind = Kind::of(bytes);
    let refused = kind.refused_as(Wanted::LeadTimes, &Words::same(name));
    // Lead times of documents and facts alone have the members of a dossier, but no sheet.
    let is_dossier = || {
        let value: Result<Value, _> = serde_json::from_slice(bytes);
        value.is_ok_and(|value| value.get("sheet").is_some())
    };
    if let Some(refused) = refused
        && (kind != Kind::Dossier || is_dossier())
    {
        bail!(refused);
    }
    match kind {
        Kind::LeadTimes | Kind::Object | Kind::Dossier => {
            let leads = LeadTimes::from_json(bytes);
            Ok(leads.map_err(|fault| Within::new(cannot(), fault))?)
        }
        _ => {
            let leads = table(bytes).map_err(|fault| Within::new(cannot(), fault))?;
            leads
                .check()
                .map_err(|fault| Within::new(cannot(), fault))?;
            Ok(leads)
        }
    }
}

/// The lead times in practice as JSON, with their sources in a language.
#[must_use]
pub fn practice(lang: Lang) -> Value {
    let leads = LeadTimes::practice();
    let mut lists = [Map::new(), Map::new(), Map::new()];
    for (task, lead) in leads.tasks() {
        let (list, name) = match task {
            Task::Document(kind) => (0, kind.as_str()),
            Task::Fact(fact) => (1, fact.as_str()),
            Task::Judged(judged) => (2, judged.as_str()),
            _ => continue,
        };
        let mut value = json!({ lead.unit().as_str(): [lead.least(), lead.most()] });
        let after: Vec<_> = lead.prerequisites().map(DocumentKind::as_str).collect();
        if !after.is_empty() {
            value["after"] = json!(after);
        }
        value["source"] = json!(lead.source(lang));
        lists[list].insert(name.to_owned(), value);
    }
    let [documents, facts, judged] = lists;
    json!({ "documents": documents, "facts": facts, "judged": judged, "criteria": {} })
}

/// The place of each column.
struct Columns {
    task: usize,
    level: Option<usize>,
    time: usize,
    after: Option<usize>,
}

impl Columns {
    /// The columns of a header, if the row is one.
    fn of(row: &csv::StringRecord) -> Option<Self> {
        Some(Self {
            task: column(row, TASKS)?,
            level: column(row, LEVELS),
            time: column(row, TIMES)?,
            after: column(row, AFTER),
        })
    }
}

fn table(bytes: &[u8]) -> Result<LeadTimes, Words> {
    let table = Table::of(bytes)?;
    let found = table.header(|row| Columns::of(row).is_some());
    if let Some(fault) = table.open_quote(found.map(|(delimiter, _)| delimiter)) {
        return Err(fault);
    }
    let Some((delimiter, place)) = found else {
        return Err(Words::new(
            "bảng không có cột `Việc` và cột `Thời gian`",
            "the table has no columns `task` and `time`",
        ));
    };
    let mut rows = table.rows(delimiter).skip(place);
    let header = rows.next().unwrap_or_default();
    let mut leads = LeadTimes::practice();
    let mut given: Vec<(String, String)> = Vec::new();
    let Some(columns) = Columns::of(&header) else {
        return Ok(leads);
    };
    for row in rows {
        let fault = |words: &Words| table::fault(&row, words);
        let cell = |place: usize| row.get(place).unwrap_or_default().trim();
        let (task, time) = (cell(columns.task), cell(columns.time));
        let level = columns.level.map_or("", cell);
        // A task without a time keeps what is known of it.
        if time.is_empty() {
            continue;
        }
        if row.len() > header.len() {
            return Err(fault(&Words::new(
                "hàng có nhiều ô hơn tiêu đề",
                "the row has more cells than the header",
            )));
        }
        let mut lead = time_of(time).map_err(|words| fault(&words))?;
        let after = columns.after.map_or("", cell).split(['|', ';']);
        for name in after.map(str::trim).filter(|name| !name.is_empty()) {
            match named(name) {
                Some(Task::Document(kind)) => lead = lead.after([kind]),
                _ => return Err(fault(&unknown(name))),
            }
        }
        let (task, level) = (task.to_owned(), level.to_owned());
        leads = match named(&task) {
            Some(task) if level.is_empty() => leads.with(task, lead),
            Some(_) => {
                return Err(fault(&Words::new(
                    format!("`{task}` không có mức: để trống cột mức"),
                    format!("`{task}` has no levels: leave the level empty"),
                )));
            }
            None => {
                let key = key_of(&task);
                if !key.starts_with(|first: char| first.is_ascii_digit()) {
                    return Err(fault(&unknown(&task)));
                }
                if level.is_empty() {
                    leads.criterion(key, lead)
                } else {
                    let to: Choice = level.parse().map_err(|_| {
                        fault(&Words::new(
                            format!("`{level}` không phải số mức"),
                            format!("found `{level}`, expected a level number"),
                        ))
                    })?;
                    leads.level(key, to, lead)
                }
            }
        };
        // A document has several names.
        let own = named(&task).map_or_else(|| key_of(&task), |task| format!("{task:?}"));
        let own = (own, level);
        if given.contains(&own) {
            return Err(fault(&Words::new(
                format!("thời gian của `{task}` đã có ở hàng trên"),
                format!("the time of `{task}` is given in a row above"),
            )));
        }
        given.push(own);
    }
    Ok(leads)
}

fn unknown(name: &str) -> Words {
    Words::new(
        format!(
            "không rõ `{name}`: yêu cầu mã tiêu chí, hoặc tên tài liệu như trong way_up --print-lead"
        ),
        format!("unknown `{name}`: expected a criterion, or a document as in way_up --print-lead"),
    )
}

/// A document, a fact or what is judged, by its spelling or its words in either language.
fn named(name: &str) -> Option<Task> {
    let name = folded(name);
    let is = |spelling: &str, labels: [&str; 2]| {
        name == spelling || labels.iter().any(|label| folded(label) == name)
    };
    let documents = DocumentKind::ALL.iter();
    let documents = documents.map(|&own| {
        (
            Task::Document(own),
            own.as_str(),
            Lang::ALL.map(|lang| own.label(lang)),
        )
    });
    let facts = Fact::ALL.iter();
    let facts = facts.map(|&own| {
        (
            Task::Fact(own),
            own.as_str(),
            Lang::ALL.map(|lang| own.label(lang)),
        )
    });
    let judged = Judged::ALL.iter();
    let judged = judged.map(|&own| {
        (
            Task::Judged(own),
            own.as_str(),
            Lang::ALL.map(|lang| own.label(lang)),
        )
    });
    let mut all = documents.chain(facts).chain(judged);
    all.find(|(_, spelling, labels)| is(spelling, *labels))
        .map(|(task, ..)| task)
}

/// A time as people write it: `16–18 tháng`, `7-15 days`, `12 months`.
fn time_of(text: &str) -> Result<LeadTime, Words> {
    let expected = || {
        Words::new(
            format!("`{text}` không phải thời gian: yêu cầu như `16–18 tháng` hoặc `10 ngày`"),
            format!("found `{text}`, expected a time such as `16–18 months` or `10 days`"),
        )
    };
    let end = text.rfind(|found: char| found.is_ascii_digit());
    let (numbers, unit) = text.split_at(end.ok_or_else(expected)? + 1);
    let unit = match folded(unit).as_str() {
        "thang" | "month" | "months" => LeadUnit::Months,
        "ngay" | "day" | "days" => LeadUnit::Days,
        _ => return Err(expected()),
    };
    let is_dash = |found: char| matches!(found, '-' | '–' | '—');
    let mut numbers = numbers.splitn(2, is_dash).map(str::trim);
    let number = |text: Option<&str>| match text.map(str::parse::<u16>) {
        None => Ok(None),
        Some(Ok(number)) => Ok(Some(number)),
        Some(Err(_)) => Err(expected()),
    };
    let least = number(numbers.next())?.ok_or_else(expected)?;
    let most = number(numbers.next())?.unwrap_or(least);
    let lead = match unit {
        LeadUnit::Days => LeadTime::days(least, most),
        _ => LeadTime::months(least, most),
    };
    lead.map_err(|fault| {
        let words = |lang| format!("`{text}`: {}", fault.message_in(lang));
        Words::new(words(Lang::Vi), words(Lang::En))
    })
}
