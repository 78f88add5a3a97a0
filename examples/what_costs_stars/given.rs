//! Products from a table: a row each, or the members of a council each.

use std::collections::HashMap;

use anyhow::{Result, bail};
use ocop_batch::{Columns, StarCosts};
use ocop_batch_examples::wide::{CHUNK, Chunk, Options, RowFault, Wide, is_same_id, members};
use ocop_core::Lang;
use ocop_core::text::folded;
use ocop_examples::Words;
use ocop_examples::exit::say;
use ocop_examples::input::Input;
use ocop_examples::progress::{Progress, Reading};

use crate::{Args, NAME};

/// The most groups: more are a column of something else.
const MOST: usize = 10_000;

/// What is known while a table is counted.
struct Given<'a> {
    args: &'a Args,
    costs: &'a mut StarCosts,
    groups: Groups,
    /// Whether the first fault is already named.
    reported: bool,
}

/// Groups by their names.
#[derive(Default)]
struct Groups {
    names: Vec<String>,
    /// By name, in the form that is compared.
    places: HashMap<String, usize>,
}

/// Counts the products of a table, and returns the names of its groups.
pub(crate) fn count(costs: &mut StarCosts, input: Input, args: &Args) -> Result<Vec<String>> {
    let lang = Lang::from(args.lang);
    let keep: Vec<_> = args.group.iter().cloned().collect();
    let options = Options {
        delimiter: args.delimiter,
        id: args.id.as_deref(),
        keep: &keep,
        can_keep: false,
        members: args.council,
    };
    let progress = Progress::of_bytes(input.size);
    let sheet = costs.batch().sheet().clone();
    let mut table = Wide::new(progress.read(input), &sheet, &options)?;
    if !args.council && !table.round_column().is_empty() {
        let round = table.round_column();
        bail!(Words::new(
            format!(
                "bảng có cột vòng chấm `{round}`: mỗi hàng không phải một sản phẩm; dùng --council"
            ),
            format!(
                "the table has rounds in column `{round}`: a row is not a product; use --council"
            ),
        ));
    }
    for note in table.notes() {
        say(NAME, note.get(lang));
    }
    let mut given = Given {
        args,
        costs,
        groups: Groups::default(),
        reported: false,
    };
    if args.council {
        given.councils(&mut table)?;
    } else {
        given.rows(&mut table)?;
    }
    if given.costs.groups().iter().all(|counts| counts.rows() == 0) {
        let words = Words::new(
            "bảng không có phiếu chấm nào",
            "the input has no scorecards",
        );
        say(NAME, words.get(lang));
    }
    Ok(given.groups.names)
}

impl Given<'_> {
    /// Counts each row as a product.
    fn rows(&mut self, table: &mut Wide<Reading<Input>>) -> Result<()> {
        let mut chunk = Chunk::of(self.costs.batch().sheet());
        let (mut before, mut repeats) = (Vec::new(), false);
        loop {
            table.fill(&mut chunk, CHUNK)?;
            let rows = chunk.rows();
            let (levels, cases) = chunk.columns(rows);
            let columns = Columns::new(&levels, &cases);
            let groups = (0..rows).map(|row| self.group(&chunk, row));
            let groups = groups.collect::<Result<Vec<_>>>()?;
            let counted = self.not_rated();
            self.costs
                .count_groups(columns, &groups, chunk.unreadable())?;
            if self.not_rated() > counted {
                self.report(&chunk, columns, 0..rows);
            }
            for row in 0..rows {
                let id = chunk.id(row);
                repeats |= !id.is_empty() && is_same_id(id, &before);
                before.clear();
                before.extend_from_slice(id);
            }
            if rows < CHUNK {
                break;
            }
            chunk.drop_front(rows);
        }
        if repeats {
            let words = Words::new(
                "có mã lặp lại ở các hàng liền nhau: mỗi hàng được đếm là một sản phẩm; dùng --council để mỗi mã là một sản phẩm",
                "rows side by side have the same id: each is counted as a product; with --council they are one product",
            );
            say(NAME, words.get(self.args.lang.into()));
        }
        Ok(())
    }

    /// Counts the rows of each id as the council of a product. The table is read whole.
    fn councils(&mut self, table: &mut Wide<Reading<Input>>) -> Result<()> {
        if !table.has_ids() {
            bail!(Words::new(
                "thiếu cột mã sản phẩm `id`; --council yêu cầu cột này",
                "column `id` is missing; --council requires it"
            ));
        }
        let mut chunk = Chunk::of(self.costs.batch().sheet());
        table.fill(&mut chunk, usize::MAX)?;
        let mut offsets = vec![0];
        let mut seen = HashMap::new();
        for row in 0..chunk.rows() {
            let (id, line) = (chunk.id(row), chunk.line(row));
            if chunk.hides_id(row)
                && let Some(fault) = chunk.own_fault(row)
            {
                // The row may be of a member of a product beside it.
                bail!(fault.at(line));
            }
            if id.is_empty() {
                bail!(Words::new(
                    format!(
                        "hàng {line} không có mã sản phẩm; nếu đó là ô gộp, ghi mã vào từng hàng rồi chạy lại"
                    ),
                    format!(
                        "row {line} has no id; if that is a merged cell, write the id in each row and run again"
                    ),
                ));
            }
            if row > 0 && is_same_id(chunk.id(row - 1), id) {
                continue;
            }
            if row > 0 {
                offsets.push(u32::try_from(row)?);
            }
            let id = String::from_utf8_lossy(id);
            if let Some(first) = seen.insert(folded(&id).collect::<String>(), line) {
                bail!(Words::new(
                    format!(
                        "mã `{id}` ở hàng {first} lặp lại ở hàng {line}, sau các mã khác: sắp xếp bảng theo mã"
                    ),
                    format!(
                        "id `{id}` of row {first} comes back in row {line}, after other ids: sort the table by id"
                    ),
                ));
            }
        }
        if chunk.rows() == 0 {
            return Ok(());
        }
        offsets.push(u32::try_from(chunk.rows())?);
        let settled = if table.has_members() {
            members::settle(&mut chunk, &mut offsets, table.member_column())?
        } else {
            members::Settled::default()
        };
        let (levels, cases) = chunk.columns(chunk.rows());
        let columns = Columns::new(&levels, &cases);
        let councils = offsets.len() - 1;
        let rows = |council: usize| offsets[council] as usize..offsets[council + 1] as usize;
        let mut groups = Vec::with_capacity(councils);
        for council in 0..councils {
            let mut rows = rows(council);
            let first = self.group(&chunk, rows.start)?;
            if let Some(other) = rows.find(|&row| self.group(&chunk, row).ok() != Some(first)) {
                let line = chunk.line(other);
                let column = self.args.group.as_deref().unwrap_or_default();
                bail!(Words::new(
                    format!(
                        "hàng {line}: các thành viên của một sản phẩm có giá trị khác nhau ở cột `{column}`"
                    ),
                    format!("row {line}: the members of one product differ in column `{column}`"),
                ));
            }
            groups.push(first);
        }
        let unreadable = (0..councils).filter(|&council| {
            let own = settled.faults.iter().any(|&(at, ..)| at == council);
            own || chunk.has_unreadable(rows(council))
        });
        let unreadable: Vec<_> = unreadable.collect();
        self.costs
            .count_councils(columns, &offsets, &groups, unreadable)?;
        if self.not_rated() > 0 {
            match settled.faults.first() {
                Some((_, line, fault)) => self.say(*line, fault),
                None => self.report(&chunk, columns, 0..chunk.rows()),
            }
        }
        Ok(())
    }

    /// The group of a row.
    fn group(&mut self, chunk: &Chunk, row: usize) -> Result<usize> {
        let Some(column) = &self.args.group else {
            return Ok(0);
        };
        let text = String::from_utf8_lossy(chunk.kept(row, 0));
        let none = Lang::from(self.args.lang).pick("(không ghi)", "(none)");
        let name = Some(text.trim())
            .filter(|name| !name.is_empty())
            .unwrap_or(none);
        let key: String = folded(name).collect();
        if let Some(&place) = self.groups.places.get(&key) {
            return Ok(place);
        }
        let place = self.groups.names.len();
        if place == MOST {
            bail!(Words::new(
                format!(
                    "cột `{column}` có trên {MOST} giá trị khác nhau: chọn một cột khác để nhóm"
                ),
                format!("column `{column}` has more than {MOST} values: group by another column"),
            ));
        }
        self.groups.names.push(name.to_owned());
        self.groups.places.insert(key, place);
        self.costs.grow(place + 1);
        Ok(place)
    }

    /// The products that could not be rated so far.
    fn not_rated(&self) -> u64 {
        let counts = self.costs.groups().iter();
        counts
            .map(|counts| counts.outcome(ocop_batch::Outcome::Faulty))
            .sum()
    }

    /// Names the first row that could not be rated.
    fn report(&mut self, chunk: &Chunk, columns: Columns<'_>, rows: std::ops::Range<usize>) {
        if self.reported {
            return;
        }
        let mut faults = rows.map(|row| (row, chunk.fault(self.costs.batch(), columns, row)));
        let found = faults.find_map(|(row, fault)| Some((chunk.line(row), fault?)));
        if let Some((line, fault)) = found {
            self.say(line, &fault);
        }
    }

    fn say(&mut self, line: u64, fault: &RowFault) {
        let words = fault.at(line).with(
            "; các hàng lỗi khác chỉ được đếm",
            "; further rows are only counted",
        );
        say(NAME, words.get(self.args.lang.into()));
        self.reported = true;
    }
}
