//! What all outputs show: the counts of all products and of each group, criterion by criterion.

use anyhow::Result;
use ocop_batch::{CostCounts, Outcome};
use ocop_core::{Criterion, Lang, Sheet, Star};

use crate::Args;
use crate::measures::{Wishes, reach};

/// Where the products come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// Invented, from a seed.
    Invented(u64),
    /// The bundled table, which is invented too.
    Bundled,
    /// A table.
    Given,
}

/// Everything that is counted.
#[derive(Debug)]
pub(crate) struct Summary<'a> {
    pub(crate) sheet: Sheet,
    pub(crate) source: Source,
    pub(crate) wishes: &'a Wishes,
    pub(crate) all: Group,
    /// The column of groups, and its values in the order of their names.
    pub(crate) groups: Option<(String, Vec<Group>)>,
    /// The stars to report.
    pub(crate) stars: Vec<Star>,
    /// The most criteria to list.
    pub(crate) top: usize,
}

/// The counts of a group.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) counts: CostCounts,
}

/// A criterion that keeps products from a star.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) criterion: Criterion<'a>,
    /// Alone, with one, with two, and with three or more other criteria.
    pub(crate) others: [u64; 4],
    pub(crate) few_points: u64,
    /// The products that reach the star if all meet the requirement.
    pub(crate) gain: u64,
}

impl<'a> Summary<'a> {
    pub(crate) fn of(
        counts: &[CostCounts],
        wishes: &'a Wishes,
        names: Vec<String>,
        source: Source,
        args: &Args,
    ) -> Result<Self> {
        let mut sum = counts[0].clone();
        for other in &counts[1..] {
            sum.add(other)?;
        }
        let all = Group {
            name: String::new(),
            counts: sum,
        };
        let groups = args.group.clone().map(|column| {
            let counts = counts.iter().cloned();
            let groups = names.into_iter().zip(counts);
            let mut groups: Vec<_> = groups
                .map(|(name, counts)| Group { name, counts })
                .collect();
            groups.sort_by(|one, other| one.name.cmp(&other.name));
            (column, groups)
        });
        let mut stars = args.star.clone();
        if stars.is_empty() {
            let below = Star::RECOGNISED.into_iter();
            stars.extend(below.filter(|&star| all.counts.without(star) > 0));
        }
        stars.sort_unstable();
        stars.dedup();
        Ok(Self {
            sheet: all.counts.sheet().clone(),
            source,
            wishes,
            all,
            groups,
            stars,
            top: args.top,
        })
    }

    /// The criteria that keep products of a group from a star; those first whose requirement gains most.
    pub(crate) fn lines<'s>(&'s self, group: &Group, star: Star) -> Vec<Line<'s>> {
        let counts = &group.counts;
        let lines = self.sheet.criteria().map(|criterion| {
            let index = criterion.index();
            Line {
                criterion,
                others: [0, 1, 2, 3].map(|others| counts.with_others(index, star, others)),
                few_points: counts.with_few_points(index, star),
                gain: self.wishes.gain(counts, criterion, star),
            }
        });
        let mut lines: Vec<_> = lines.filter(|line| line.missed() > 0).collect();
        let weight = |line: &Line<'_>| (line.gain, line.others, line.few_points);
        lines.sort_by_key(|line| std::cmp::Reverse(weight(line)));
        lines
    }

    /// How many products of a group reach a star by each measure that was typed.
    pub(crate) fn reached(&self, group: &Group, star: Star) -> impl Iterator<Item = (&str, u64)> {
        let typed = self.wishes.typed.iter().enumerate();
        let counts = group.counts.clone();
        typed.map(move |(place, typed)| (&*typed.text, reach(&counts, place, star)))
    }

    /// The criteria by the points that products lose there, the most first.
    pub(crate) fn lost(&self) -> Vec<(Criterion<'_>, u64)> {
        let counts = &self.all.counts;
        let criteria = self.sheet.criteria();
        let lost = criteria.map(|criterion| (criterion, counts.points_lost(criterion.index())));
        let mut lost: Vec<_> = lost.filter(|&(_, lost)| lost > 0).collect();
        lost.sort_by_key(|&(_, lost)| std::cmp::Reverse(lost));
        lost
    }

    /// Where the products come from, in words.
    pub(crate) fn source(&self, lang: Lang) -> String {
        match (&self.source, lang) {
            (Source::Given, _) => lang.pick("theo bảng", "of the table").to_owned(),
            (Source::Bundled, Lang::Vi) => "giả định, theo bảng kèm theo".to_owned(),
            (Source::Bundled, Lang::En) => "invented, of the bundled table".to_owned(),
            (Source::Invented(seed), Lang::Vi) => {
                format!("giả định, không phải sản phẩm thật; số khởi tạo {seed}")
            }
            (Source::Invented(seed), Lang::En) => {
                format!("invented, not real products; seed {seed}")
            }
        }
    }
}

impl Group {
    /// The products that could not be rated.
    pub(crate) fn not_rated(&self) -> u64 {
        self.counts.outcome(Outcome::Faulty)
    }
}

impl Line<'_> {
    /// All products that the criterion keeps from the star.
    pub(crate) fn missed(&self) -> u64 {
        self.others.iter().sum::<u64>() + self.few_points
    }
}
