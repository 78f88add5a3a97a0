//! The report: changes of stars as a matrix, and exact counts beside the counts of the rows.

use std::fmt;
use std::io::Write;

use ocop_batch::{Distribution, Outcome, Transitions};
use ocop_core::{Lang, Points, Rounding, Sheet, Star};
use ocop_examples::numbers::{grouped, percent};
use rust_decimal::Decimal;

use crate::change::Change;

/// The results to print.
pub(crate) struct Report<'a> {
    pub(crate) before: Distribution,
    pub(crate) after: Distribution,
    pub(crate) changes: &'a [Change],
    pub(crate) tally: &'a Transitions,
    /// The seed of the random numbers; none for given scorecards.
    pub(crate) seed: Option<u64>,
    /// Whether products were invented, not scorecards drawn.
    pub(crate) realistic: bool,
    pub(crate) each_total: bool,
    pub(crate) lang: Lang,
}

/// The number of outcomes.
const COUNT: usize = Outcome::ALL.len();

/// The names of outcomes.
const NAMES: [&str; COUNT] = ["no star", "1", "2", "3", "4", "5", "not rated"];
const NAMES_VI: [&str; COUNT] = ["không sao", "1", "2", "3", "4", "5", "chưa xếp"];

/// The names of outcomes in a table for programs.
pub(crate) const COLUMNS: [&str; COUNT] = ["no_star", "1", "2", "3", "4", "5", "not_rated"];

/// The outcomes of rows that can be rated.
const RATED: &[Outcome] = Outcome::ALL.split_at(Outcome::ALL.len() - 1).0;

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = self.lang;
        let rows = self.grouped(self.tally.rows().into());
        let sheet = self.before.sheet();
        match lang {
            Lang::Vi => writeln!(f, "Bộ          {}", sheet.place(lang))?,
            Lang::En => writeln!(f, "Sheet       {sheet}")?,
        }
        for change in self.changes {
            writeln!(f, "{}{change}", lang.pick("Thay đổi    ", "Change      "))?;
        }
        match (self.seed, lang) {
            (Some(seed), Lang::Vi) if self.realistic => writeln!(
                f,
                "Phiếu chấm  {rows} sản phẩm giả định, số khởi tạo {seed}; chỉ tỷ lệ hạng sao theo số liệu đã công bố"
            )?,
            (Some(seed), Lang::En) if self.realistic => writeln!(
                f,
                "Scorecards  {rows} invented products, seed {seed}; only the shares of stars are those published"
            )?,
            (Some(seed), Lang::Vi) => {
                writeln!(f, "Phiếu chấm  {rows} phiếu ngẫu nhiên, số khởi tạo {seed}")?;
            }
            (Some(seed), Lang::En) => writeln!(f, "Scorecards  {rows} drawn, seed {seed}")?,
            (None, Lang::Vi) => writeln!(f, "Phiếu chấm  {rows} phiếu đã cho")?,
            (None, Lang::En) => writeln!(f, "Scorecards  {rows} given")?,
        }
        let after = self.after.sheet();
        if after.reaches() < Points::FULL {
            let reaches = after.reaches();
            match lang {
                Lang::Vi => writeln!(
                    f,
                    "Lưu ý       sau thay đổi, các mức cao nhất cộng lại được {reaches} điểm"
                )?,
                Lang::En => writeln!(
                    f,
                    "Note        after the changes, the best levels sum to {reaches} points"
                )?,
            }
        }
        let others = !same_scorecards(sheet, after);
        if others {
            f.write_str(lang.pick(
                "Lưu ý       sau thay đổi, bộ tiêu chí có các phiếu chấm khác trước\n",
                "Note        after the changes, the sheet has other scorecards than before\n",
            ))?;
        }

        f.write_str(lang.pick(
            "\nSố sao trước (hàng) và sau (cột) thay đổi\n\n",
            "\nStars before (rows) and after (columns)\n\n",
        ))?;
        self.matrix(f, |count| self.grouped(count.into()))?;
        f.write_str(lang.pick(
            "\nTheo tỷ lệ phần trăm\n\n",
            "\nThe same as percentages\n\n",
        ))?;
        self.matrix(f, |count| self.percent(count, self.tally.rows()))?;
        self.moves(f)?;

        let headings = lang.pick(["Trước thay đổi", "Sau thay đổi"], ["Before", "After"]);
        for (when, heading) in headings.into_iter().enumerate() {
            self.exactly(f, when, heading, when == 1 && others)?;
        }
        Ok(())
    }
}

impl Report<'_> {
    /// Outcomes before by outcomes after; the outcome “not rated” appears only if it occurs.
    fn matrix(&self, f: &mut fmt::Formatter<'_>, shown: impl Fn(u64) -> String) -> fmt::Result {
        let outcomes = outcomes(self.tally);
        let names = self.lang.pick(NAMES_VI, NAMES);
        let all = self.lang.pick("cộng", "all");
        write!(f, "{:>9}", "")?;
        for name in &names[..outcomes.len()] {
            write!(f, " {name:>11}")?;
        }
        writeln!(f, " {all:>11}")?;
        for (&now, name) in outcomes.iter().zip(names) {
            write!(f, "{name:>9}")?;
            for &then in outcomes {
                let count = self.tally.count(now, then);
                let shown = if count == 0 {
                    "·".into()
                } else {
                    shown(count)
                };
                write!(f, " {shown:>11}")?;
            }
            writeln!(f, " {:>11}", shown(self.tally.now().outcome(now)))?;
        }
        write!(f, "{all:>9}")?;
        for &then in outcomes {
            write!(f, " {:>11}", shown(self.tally.then().outcome(then)))?;
        }
        writeln!(f, " {:>11}", shown(self.tally.rows()))
    }

    /// The numbers of scorecards that go up and down.
    fn moves(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut up, mut down) = (0, 0);
        for (place, &now) in RATED.iter().enumerate() {
            let count = |then: &Outcome| self.tally.count(now, *then);
            down += RATED[..place].iter().map(count).sum::<u64>();
            up += RATED[place + 1..].iter().map(count).sum::<u64>();
        }
        let rows = self.tally.rows();
        let (percent_up, percent_down) = (self.percent(up, rows), self.percent(down, rows));
        let (up, down) = (self.grouped(up.into()), self.grouped(down.into()));
        match self.lang {
            Lang::Vi => writeln!(
                f,
                "\n{up} phiếu tăng sao ({percent_up}%), {down} phiếu giảm sao ({percent_down}%)."
            )?,
            Lang::En => writeln!(
                f,
                "\n{up} go up ({percent_up}%), {down} go down ({percent_down}%)."
            )?,
        }
        let lost = self.tally.now().outcome(Outcome::Faulty);
        let gone: u64 = RATED
            .iter()
            .map(|&now| self.tally.count(now, Outcome::Faulty))
            .sum();
        if lost > 0 {
            let lost = self.grouped(lost.into());
            match self.lang {
                Lang::Vi => writeln!(f, "{lost} phiếu không xếp được.")?,
                Lang::En => writeln!(f, "{lost} cannot be rated.")?,
            }
        }
        if gone > 0 {
            let gone = self.grouped(gone.into());
            match self.lang {
                Lang::Vi => writeln!(
                    f,
                    "Thêm {gone} phiếu không xếp được sau thay đổi: mức đã chọn không còn, hoặc thiếu mức."
                )?,
                Lang::En => writeln!(
                    f,
                    "{gone} more cannot be rated after the changes: a choice is gone or missing."
                )?,
            }
        }
        Ok(())
    }

    /// A number with its digits in groups of three, as the language writes it.
    fn grouped(&self, number: u128) -> String {
        grouped(number, self.lang)
    }

    /// A share of rows as a percentage, as the language writes it.
    fn percent(&self, count: u64, rows: u64) -> String {
        self.decimal(&percent(count, rows))
    }

    fn decimal(&self, number: &str) -> String {
        match self.lang {
            Lang::Vi => number.replace('.', ","),
            Lang::En => number.to_owned(),
        }
    }

    /// The exact counts of a sheet, the rows counted, and the rows expected from the exact share.
    fn exactly(
        &self,
        f: &mut fmt::Formatter<'_>,
        when: usize,
        heading: &str,
        others: bool,
    ) -> fmt::Result {
        let (all, side) = if when == 0 {
            (&self.before, self.tally.now())
        } else {
            (&self.after, self.tally.then())
        };
        let scorecards = self.grouped(all.scorecards());
        match self.lang {
            Lang::Vi => writeln!(
                f,
                "\n{heading}: số đếm chính xác trên toàn bộ {scorecards} phiếu có thể có\n"
            )?,
            Lang::En => writeln!(
                f,
                "\n{heading}: exact counts of all {scorecards} scorecards of the sheet\n"
            )?,
        }
        let (expected, found) = match self.seed {
            Some(_) if self.realistic => self.lang.pick(("", "giả định"), ("", "invented")),
            Some(_) => self
                .lang
                .pick(("kỳ vọng", "ngẫu nhiên"), ("expected", "drawn")),
            None => self.lang.pick(("", "đã cho"), ("", "given")),
        };
        let cards = self.lang.pick("phiếu chấm", "scorecards");
        writeln!(
            f,
            "{:>9} {cards:>26} {:>11} {found:>13} {expected:>13}",
            "", "%"
        )?;
        let mut line = |name: &str, exact: u128, found: u64| {
            let share = all.share(exact, 8, Rounding::HalfUp) * Decimal::ONE_HUNDRED;
            let share = self.decimal(&format!("{share:.6}"));
            let (shown, found) = (self.grouped(exact), self.grouped(found.into()));
            // Rows drawn from the sheet before the changes say nothing about other scorecards.
            let rows = self.tally.rows().into();
            let rows = exact
                .checked_mul(rows)
                .filter(|_| self.seed.is_some() && !others && !self.realistic);
            let expected =
                rows.map(|rows| self.grouped((rows + all.scorecards() / 2) / all.scorecards()));
            let line = format!(
                "{name:>9} {shown:>26} {share:>11} {found:>13} {:>13}",
                expected.unwrap_or_default()
            );
            writeln!(f, "{}", line.trim_end())
        };
        for star in [None].into_iter().chain(Star::ALL.map(Some)) {
            let none = self.lang.pick("không sao", "no star");
            let name = star.map_or(none.into(), |star| format!("{star}★"));
            let found = side.outcome(Outcome::Rated(star));
            line(&name, all.with_star(star), found)?;
        }
        let step = if self.each_total { 1 } else { 5 };
        let totals: Vec<(Points, u128)> = all.totals().collect();
        for some in totals.chunks(step) {
            let exact = some.iter().map(|(_, count)| count).sum();
            let found = some.iter().map(|&(total, _)| side.total(total)).sum();
            let (first, last) = (some[0].0, some[some.len() - 1].0);
            let name = if first == last {
                format!("{first}")
            } else {
                format!("{first}–{last}")
            };
            line(&name, exact, found)?;
        }
        Ok(())
    }
}

/// The outcomes to show; “not rated” only if it occurs.
fn outcomes(tally: &Transitions) -> &'static [Outcome] {
    let faulty = [tally.now(), tally.then()]
        .iter()
        .any(|side| side.outcome(Outcome::Faulty) > 0);
    if faulty { &Outcome::ALL } else { RATED }
}

/// The matrix of outcomes as a table: before by row, after by column.
pub(crate) fn table(tally: &Transitions, realistic: bool, output: impl Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(output);
    let before = if realistic {
        "invented_before"
    } else {
        "before"
    };
    let columns = [before].into_iter().chain(COLUMNS).chain(["all"]);
    writer.write_record(columns)?;
    for (&now, name) in Outcome::ALL.iter().zip(COLUMNS) {
        let counts = Outcome::ALL.iter().map(|&then| tally.count(now, then));
        let counts = counts.chain([tally.now().outcome(now)]);
        let cells = counts.map(|count| count.to_string());
        writer.write_record([name.to_owned()].into_iter().chain(cells))?;
    }
    let counts = Outcome::ALL.iter().map(|&then| tally.then().outcome(then));
    let counts = counts.chain([tally.rows()]).map(|count| count.to_string());
    writer.write_record(["all".to_owned()].into_iter().chain(counts))?;
    Ok(writer.flush()?)
}

/// Whether two sheets have the same scorecards: the same choices, and points at the same choices.
fn same_scorecards(before: &Sheet, after: &Sheet) -> bool {
    before
        .criteria()
        .zip(after.criteria())
        .all(|(before, after)| {
            let of = |criterion: ocop_core::Criterion<'_>| -> Vec<_> {
                let points = |choice| {
                    criterion
                        .level_of(choice)
                        .map_or(0, |level| level.points().get())
                };
                let choices = criterion.choices();
                choices.map(|choice| (choice, points(choice) > 0)).collect()
            };
            of(before) == of(after)
        })
}
