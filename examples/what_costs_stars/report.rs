//! The report as text.

use std::fmt;

use ocop_batch::Outcome;
use ocop_core::text::outside;
use ocop_core::{Lang, Star};
use ocop_examples::numbers::{grouped, percent};

use crate::summary::{Group, Source, Summary};

/// What is printed.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    pub(crate) summary: &'a Summary<'a>,
    pub(crate) lang: Lang,
}

/// The criteria named for each group.
const NAMED: usize = 3;

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (summary, lang) = (self.summary, self.lang);
        let counts = &summary.all.counts;
        let place = summary.sheet.place(lang);
        writeln!(f, "{} {place}", lang.pick("Bộ tiêu chí", "Sheet      "))?;
        let products = self.number(counts.rows());
        let source = summary.source(lang);
        writeln!(
            f,
            "{} {products}: {source}",
            lang.pick("Sản phẩm   ", "Products   ")
        )?;
        if summary.all.not_rated() > 0 {
            let faulty = self.number(summary.all.not_rated());
            let heading = lang.pick("Không xếp  ", "Not rated  ");
            writeln!(f, "{heading} {faulty}{}", lang.pick(" (dòng có lỗi)", ""))?;
        }
        if counts.scorecards() > counts.rows() - summary.all.not_rated() {
            let scorecards = self.number(counts.scorecards());
            writeln!(
                f,
                "{} {scorecards}",
                lang.pick("Phiếu chấm ", "Scorecards ")
            )?;
        }
        let stars = self.stars(&summary.all);
        writeln!(f, "{} {stars}", lang.pick("Hạng sao   ", "Stars      "))?;
        for &star in &summary.stars {
            self.star(f, star)?;
        }
        self.measures(f)?;
        self.lost(f)?;
        self.groups(f)?;
        self.notes(f)
    }
}

impl Report<'_> {
    fn number(&self, number: u64) -> String {
        grouped(number.into(), self.lang)
    }

    /// The stars of a group, with their shares.
    fn stars(&self, group: &Group) -> String {
        let rated = group.counts.rows() - group.not_rated();
        let stars = Star::ALL.into_iter().rev().map(Some).chain([None]);
        let shown = stars.filter_map(|star| {
            let count = group.counts.outcome(Outcome::Rated(star));
            let share = percent(count, rated);
            // Four places are more than anybody reads.
            let share = share[..share.len() - 3].replace('.', self.lang.pick(",", "."));
            let name = Outcome::Rated(star).label(self.lang);
            let count = self.number(count);
            (count != "0").then(|| format!("{name}: {count} ({share}%)"))
        });
        let shown: Vec<_> = shown.collect();
        if shown.is_empty() {
            self.lang
                .pick("chưa có sản phẩm nào", "no product")
                .to_owned()
        } else {
            shown.join(", ")
        }
    }

    /// What keeps products from a star.
    fn star(&self, f: &mut fmt::Formatter<'_>, star: Star) -> fmt::Result {
        let (summary, lang) = (self.summary, self.lang);
        let counts = &summary.all.counts;
        let below = self.number(counts.without(star));
        let points = summary.sheet.bands().least(star);
        let alone = self.number(counts.few_points_alone(star));
        match lang {
            Lang::Vi => {
                writeln!(f, "\nĐể đạt {star} sao: {below} sản phẩm chưa đạt")?;
                writeln!(
                    f,
                    "  {alone} sản phẩm đủ mọi yêu cầu, chỉ chưa đủ {points} điểm"
                )?;
            }
            Lang::En => {
                writeln!(f, "\nTo {star} stars: {below} products do not reach them")?;
                writeln!(
                    f,
                    "  {alone} meet all requirements and only have fewer than {points} points"
                )?;
            }
        }
        let lines = summary.lines(&summary.all, star);
        if lines.is_empty() {
            return Ok(());
        }
        let [key, gain, alone, one, two, more, few] = lang.pick(
            [
                "mục",
                "tăng sao",
                "chỉ mục này",
                "+1 mục",
                "+2 mục",
                "+3 mục trở lên",
                "thiếu điểm",
            ],
            [
                "key",
                "gain",
                "it alone",
                "+1",
                "+2",
                "+3 or more",
                "few points",
            ],
        );
        writeln!(
            f,
            "  {key:<5} {gain:>9} {alone:>12} {one:>8} {two:>8} {more:>15} {few:>11}  {}",
            lang.pick("tiêu chí", "criterion")
        )?;
        for line in lines.iter().take(summary.top) {
            let [alone, one, two, more] = line.others.map(|count| self.number(count));
            let (gain, few) = (self.number(line.gain), self.number(line.few_points));
            let (key, label) = (line.criterion.key(), line.criterion.label().get(lang));
            writeln!(
                f,
                "  {key:<5} {gain:>9} {alone:>12} {one:>8} {two:>8} {more:>15} {few:>11}  {label}"
            )?;
        }
        let rest = lines.len().saturating_sub(summary.top);
        match (rest, lang) {
            (0, _) => Ok(()),
            (_, Lang::Vi) => writeln!(f, "  và {rest} tiêu chí khác; --top để xem thêm"),
            (1, Lang::En) => writeln!(f, "  and one more criterion; --top lists more"),
            (_, Lang::En) => writeln!(f, "  and {rest} more criteria; --top lists more"),
        }
    }

    /// What each measure that was typed would gain.
    fn measures(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (counts, lang) = (&self.summary.all.counts, self.lang);
        for (place, typed) in self.summary.wishes.typed.iter().enumerate() {
            let numbers = [
                counts.moved(place),
                counts.gains(place),
                counts.losses(place),
            ];
            let [moved, gains, losses] = numbers.map(|number| self.number(number));
            match lang {
                Lang::Vi => writeln!(
                    f,
                    "\nGiải pháp {typed}: thay đổi mức của {moved} sản phẩm, {gains} sản phẩm tăng sao"
                )?,
                Lang::En => writeln!(
                    f,
                    "\nMeasure {typed}: {moved} products change their level, {gains} gain a star"
                )?,
            }
            if counts.losses(place) > 0 {
                match lang {
                    Lang::Vi => writeln!(f, "  {losses} sản phẩm giảm sao")?,
                    Lang::En => writeln!(f, "  {losses} lose a star")?,
                }
            }
            let stars = || [None].into_iter().chain(Star::ALL.map(Some));
            for now in stars() {
                for then in stars().filter(|&then| then != now) {
                    let count = counts.changes(place, now, then);
                    if count > 0 {
                        let names = [now, then].map(|star| Outcome::Rated(star).label(lang));
                        let (count, [now, then]) = (self.number(count), names);
                        writeln!(f, "  {now} → {then}: {count}")?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Where points are lost.
    fn lost(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (summary, lang) = (self.summary, self.lang);
        let lost = summary.lost();
        if lost.is_empty() {
            return Ok(());
        }
        f.write_str(lang.pick(
            "\nĐiểm mất so với mức cao nhất, cộng trên mọi phiếu chấm\n",
            "\nPoints below the best level, summed over all scorecards\n",
        ))?;
        for (criterion, lost) in lost.into_iter().take(summary.top) {
            let (key, label) = (criterion.key(), criterion.label().get(lang));
            writeln!(f, "  {key:<5} {:>9}  {label}", self.number(lost))?;
        }
        Ok(())
    }

    /// What keeps the products of each group from each star.
    fn groups(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (summary, lang) = (self.summary, self.lang);
        let Some((column, groups)) = &summary.groups else {
            return Ok(());
        };
        for &star in &summary.stars {
            match lang {
                Lang::Vi => writeln!(
                    f,
                    "\nTheo cột {column}: sản phẩm chưa đạt {star} sao, và tiêu chí làm tăng sao nhiều nhất nếu đạt yêu cầu"
                )?,
                Lang::En => writeln!(
                    f,
                    "\nBy {column}: products below {star} stars, and the criteria that gain most if met"
                )?,
            }
            for group in groups {
                let rated = self.number(group.counts.rows() - group.not_rated());
                let below = self.number(group.counts.without(star));
                let lines = summary.lines(group, star);
                let named = lines.iter().filter(|line| line.gain > 0).take(NAMED);
                let named = named
                    .map(|line| format!("{}: +{}", line.criterion.key(), self.number(line.gain)));
                let reached = summary.reached(group, star);
                let reached =
                    reached.map(|(text, count)| format!("[{text}]: +{}", self.number(count)));
                let mut shown: Vec<_> = named.chain(reached).collect();
                if group.not_rated() > 0 {
                    let faulty = self.number(group.not_rated());
                    shown.push(match lang {
                        Lang::Vi => format!("{faulty} không xếp được"),
                        Lang::En => format!("{faulty} not rated"),
                    });
                }
                let (name, of) = (outside::short(&group.name, 120), lang.pick("trên", "of"));
                let line = format!("  {below:>7} {of} {rated:>7}  {name}  {}", shown.join(", "));
                writeln!(f, "{}", line.trim_end())?;
            }
        }
        Ok(())
    }

    /// How to read the numbers.
    fn notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.summary.stars.is_empty() {
            f.write_str(self.lang.pick(
                "\nTăng sao: số sản phẩm đạt hạng sao đó nếu mọi sản phẩm đạt yêu cầu của tiêu chí ở mức thấp\nnhất được chấp nhận, các tiêu chí khác giữ nguyên. Yêu cầu của hạng thấp hơn cũng được tính.\nChỉ mục này, +1, +2, +3: đủ điểm, chỉ vướng tiêu chí này, hoặc thêm bấy nhiêu tiêu chí khác.\nThiếu điểm: tổng điểm cũng chưa đủ.\n",
                "\nGain: the products that reach the star if every product meets the requirement of the criterion at\nthe lowest level allowed, and nothing else changes. Requirements of lower stars count too.\nIt alone, +1, +2, +3: enough points, and this criterion, with so many others, is in the way.\nFew points: the total is too low as well.\n",
            ))?;
        }
        if matches!(self.summary.source, Source::Invented(_)) {
            f.write_str(self.lang.pick(
                "Số liệu giả định: chỉ tỷ lệ hạng sao theo số liệu đã công bố (cuối năm 2024).\n",
                "Invented figures: only the shares of stars are those published (end of 2024).\n",
            ))?;
        }
        Ok(())
    }
}
