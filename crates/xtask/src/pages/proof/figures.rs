//! The figures of a sheet that its page of proof prints, from the public API alone.

use anyhow::Result;
use ocop_batch::Distribution;
use ocop_core::{Choice, Council, Criterion, Interpretation, Level, Points, Sheet, Star};

/// A sheet with all that is counted of it.
pub(super) struct Figures {
    pub(super) sheet: Sheet,
    /// Its scorecards, by total and star.
    pub(super) all: Distribution,
    /// The same for the sheet without any mark: the band decides, but where a zero ends it all.
    pub(super) bare: Distribution,
    /// The interpretations that the rating of its best scorecard rests on.
    pub(super) interpretations: Vec<Interpretation>,
    /// The best scorecard could be written as a number of 64 bits.
    pub(super) packs: bool,
}

impl Figures {
    pub(super) fn of(sheet: Sheet) -> Result<Self> {
        let mut spec = sheet.to_spec();
        let sections = spec.parts.iter_mut().flat_map(|part| &mut part.sections);
        for criterion in sections.flat_map(|section| &mut section.criteria) {
            criterion.line_mark = None;
            for level in &mut criterion.levels {
                level.mark = None;
            }
        }
        let best = sheet
            .criteria()
            .map(|criterion| (criterion.key(), criterion.best()));
        let best = sheet.scorecard_from(best)?.complete()?;
        Ok(Self {
            all: Distribution::of(&sheet)?,
            bare: Distribution::of(&spec.build()?)?,
            packs: best.pack().is_ok(),
            interpretations: Council::of([best])?.rate()?.interpretations().collect(),
            sheet,
        })
    }

    /// The number of levels marked with a star.
    pub(super) fn level_marks(&self, star: Star) -> usize {
        let levels = self.sheet.criteria().flat_map(Criterion::levels);
        levels.filter(|level| level.mark() == Some(star)).count()
    }

    /// The number of criteria whose own line is marked with a star.
    pub(super) fn line_marks(&self, star: Star) -> usize {
        let criteria = self.sheet.criteria();
        criteria
            .filter(|criterion| criterion.line_mark() == Some(star))
            .count()
    }

    /// The points that the marks up to a star sum to, the highest on each criterion.
    pub(super) fn sum_of_marks(&self, star: Star) -> Points {
        self.sheet
            .criteria()
            .map(|criterion| asked(criterion, star))
            .sum()
    }

    /// The least total of a scorecard that meets the marks up to a star and leaves no zero that ends
    /// the evaluation. A criterion with a mark may depend on a story, which then needs points too.
    pub(super) fn least(&self, star: Star) -> Points {
        let least = |criterion: Criterion<'_>| {
            let carries = |other: Criterion<'_>| {
                other.requires() == Some(criterion) && asked(other, star) > Points::ZERO
            };
            let requirement = asked(criterion, star);
            let points = |choice| worth(criterion, choice);
            if requirement == Points::ZERO
                && (criterion.stops_on_zero() || self.sheet.criteria().any(carries))
            {
                let worth_points = criterion.choices().map(points);
                let least = worth_points.filter(|&points| points > Points::ZERO).min();
                return least.unwrap_or(Points::ZERO);
            }
            requirement
        };
        self.sheet.criteria().map(least).sum()
    }

    /// Whether a star asks for anything, by its own marks or those of a lower star.
    pub(super) fn is_marked(&self, star: Star) -> bool {
        self.sum_of_marks(star) > Points::ZERO
    }

    /// The last total in a star's band that the sheet reaches.
    pub(super) fn last_of_band(&self, star: Star) -> Points {
        let bands = self.sheet.bands();
        let next = Star::ALL.into_iter().find(|&next| next > star);
        let last = next.map_or(Points::FULL, |next| {
            Points::new(bands.least(next).get().saturating_sub(1))
        });
        last.min(self.sheet.reaches())
    }

    /// The lowest and the highest total of the scorecards with a star.
    pub(super) fn totals_with(&self, star: Option<Star>) -> Option<(Points, Points)> {
        let totals = self.all.totals().map(|(total, _)| total);
        let mut found = totals.filter(|&total| self.all.with_total_and_star(total, star) > 0);
        let first = found.next()?;
        Some((first, found.next_back().unwrap_or(first)))
    }

    /// The totals up to what the sheet reaches that no scorecard has.
    pub(super) fn totals_of_none(&self) -> Vec<Points> {
        let totals = self.all.totals();
        totals
            .filter(|&(total, count)| total <= self.sheet.reaches() && count == 0)
            .map(|(total, _)| total)
            .collect()
    }

    /// The options of all criteria multiplied: scorecards as numbers are below it.
    pub(super) fn numbers(&self) -> u128 {
        let options = |criterion: Criterion<'_>| {
            let left_out = usize::from(criterion.requires().is_some());
            (criterion.choices().count() + left_out) as u128
        };
        self.sheet.criteria().map(options).product()
    }

    /// The bits that are enough for every number below [`Figures::numbers`].
    pub(super) fn bits(&self) -> u32 {
        u128::BITS - (self.numbers() - 1).leading_zeros()
    }

    /// Misprints that are mended, or are kept as printed.
    pub(super) fn errata(&self, mended: bool) -> usize {
        let errata = self.sheet.errata();
        errata
            .filter(|erratum| erratum.is_mended() == mended)
            .count()
    }
}

/// The points that the marks up to a star ask for on a criterion.
pub(super) fn asked(criterion: Criterion<'_>, star: Star) -> Points {
    let stars = Star::RECOGNISED.into_iter().filter(|&lower| lower <= star);
    let requirements = stars.filter_map(|star| criterion.requirement(star));
    requirements.max().unwrap_or(Points::ZERO)
}

/// The points of a choice.
pub(super) fn worth(criterion: Criterion<'_>, choice: Choice) -> Points {
    criterion
        .level_of(choice)
        .map_or(Points::ZERO, Level::points)
}

/// The points of a criterion's best level.
pub(super) fn best(criterion: Criterion<'_>) -> Points {
    worth(criterion, criterion.best())
}
