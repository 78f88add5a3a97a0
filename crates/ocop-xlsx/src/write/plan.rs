//! What all pages of a workbook share, worked out once.

use std::borrow::Cow;

use ocop_core::{
    Council, Criterion, DisqualificationGround, Error, Interpretation, Lang, Part, Points, Rating,
    RequirementRule, Scorecard, Sheet, Tier,
};
use rust_xlsxwriter::{ColNum, RowNum, row_col_to_cell_absolute};

use super::list::{Entry, List, on};
use crate::layout::{self, Row, choices, first, name, summary};
use crate::workbook::ScoringWorkbook;

pub(super) struct Plan<'a> {
    pub(super) workbook: &'a ScoringWorkbook<'a>,
    pub(super) sheet: &'a Sheet,
    pub(super) lang: Lang,
    /// The rows of the table of a member's page and of the summary.
    pub(super) rows: Vec<Row<'a>>,
    /// The place of each criterion among the rows.
    pub(super) row_of: Vec<RowNum>,
    /// The choices of each criterion.
    pub(super) lists: Vec<List>,
    pub(super) tiers: List,
    pub(super) answers: List,
    pub(super) grounds: Vec<DisqualificationGround<'a>>,
    pub(super) members: Vec<Member<'a>>,
    /// The rating of a workbook that is filled in.
    pub(super) rating: Option<Rating>,
}

pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) card: Option<&'a Scorecard>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(workbook: &'a ScoringWorkbook<'a>) -> Result<Self, Error> {
        let (sheet, lang) = (workbook.sheet, workbook.lang);
        let rows = layout::rows(sheet);
        let places = (0..).zip(&rows);
        let row_of = places.filter_map(|(place, row)| match row {
            Row::Criterion(_) => Some(place),
            _ => None,
        });
        let row_of = row_of.collect();

        let mut next = 0;
        let mut list = |name: &str, entries: Vec<Entry>| {
            let first = next;
            next += RowNum::try_from(entries.len()).unwrap_or(RowNum::MAX);
            let name = name.to_owned();
            List {
                name,
                first,
                entries,
            }
        };
        let tiers = Tier::ALL.map(|tier| Entry::of(&tier, choices::tier(tier, lang)));
        let tiers = list(choices::TIERS, tiers.into());
        let answers = [("no", false), ("yes", true)];
        let answers =
            answers.map(|(code, applies)| Entry::of(&code, choices::answer(applies, lang)));
        let answers = list(choices::ANSWERS, answers.into());
        let lists = sheet.criteria().map(|criterion| {
            let entries = criterion
                .choices()
                .map(|choice| Entry::choice(criterion, choice, lang));
            list(criterion.key(), entries.collect())
        });
        let lists = lists.collect();

        let members = (0..).zip(&workbook.names).map(|(member, name)| Member {
            name: name.trim(),
            card: workbook.card(member),
        });
        let rule = workbook.requirement;
        let rated = |council: &Council| {
            let rules = council.rules().clone().requirement(rule);
            council.clone().under(rules).rate()
        };
        Ok(Self {
            workbook,
            sheet,
            lang,
            rows,
            row_of,
            lists,
            tiers,
            answers,
            grounds: layout::grounds(sheet),
            members: members.collect(),
            rating: workbook.filled.map(rated).transpose()?,
        })
    }

    /// The sheet by its place in the law and its heading, which the place may name already.
    pub(super) fn title(&self) -> String {
        let place = self.sheet.place(self.lang).to_string();
        let heading = self.sheet.heading().get(self.lang);
        if place.contains(heading) {
            place
        } else {
            format!("{place}: {heading}")
        }
    }

    /// The text in the language of the workbook.
    pub(super) const fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(vi, en)
    }

    /// The number of members.
    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.members.len()).unwrap_or(u16::MAX)
    }

    /// The columns of the summary.
    pub(super) fn columns(&self) -> summary::Columns {
        summary::Columns {
            members: self.count(),
        }
    }

    /// The row of a criterion among the rows of the table.
    pub(super) fn place(&self, criterion: Criterion<'_>) -> RowNum {
        self.row_of[criterion.index()]
    }

    /// Runs of criteria in the table that follow each other without another row.
    pub(super) fn runs(&self) -> Vec<(RowNum, RowNum)> {
        let mut runs: Vec<(RowNum, RowNum)> = Vec::new();
        for &row in &self.row_of {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => runs.push((row, row)),
            }
        }
        runs
    }

    /// The rows that add up to a row of a part, section or sheet.
    pub(super) fn addends(&self, row: Row<'_>) -> Vec<RowNum> {
        let places = (0..).zip(&self.rows);
        let sections = |part: Part<'_>| {
            let found = part.sections().map(|section| {
                let own = places.clone().find(
                    |(_, row)| matches!(row, Row::Section(other) if other.key() == section.key()),
                );
                let only = || {
                    section
                        .criteria()
                        .next()
                        .map(|criterion| self.place(criterion))
                };
                own.map(|(place, _)| place).or_else(only)
            });
            found.flatten().collect()
        };
        match row {
            Row::Total => {
                let parts = places.filter(|(_, row)| matches!(row, Row::Part(_)));
                parts.map(|(place, _)| place).collect()
            }
            Row::Part(part) => sections(part),
            Row::Section(section) => {
                let criteria = section.criteria();
                criteria.map(|criterion| self.place(criterion)).collect()
            }
            Row::Group(_) | Row::Criterion(_) => Vec::new(),
        }
    }

    /// The points of a scorecard in a row of the table.
    pub(super) fn points(row: Row<'_>, card: &Scorecard) -> Option<u16> {
        let points = match row {
            Row::Part(part) => card.part(part.id()),
            Row::Section(section) => card.section(section.key()),
            Row::Group(_) => None,
            Row::Criterion(criterion) => card.points(criterion.key()),
            Row::Total => Some(card.total()),
        };
        points.map(Points::get)
    }

    /// The cell of the product on the first page, and its text.
    pub(super) fn product(&self) -> (String, &'a str) {
        (
            self.first_cell(first::PRODUCT_ROW, first::VALUE),
            &self.workbook.product,
        )
    }

    /// The cell of the council on the first page, and its text.
    pub(super) fn council(&self) -> (String, &'a str) {
        (
            self.first_cell(first::COUNCIL_ROW, first::VALUE),
            &self.workbook.council,
        )
    }

    /// How a requirement is met.
    pub(super) const fn rule(&self) -> RequirementRule {
        self.workbook.requirement
    }

    /// The interpretations on which the formulas rest.
    pub(super) fn interpretations(&self) -> Result<Vec<Interpretation>, Error> {
        if let Some(rating) = &self.rating {
            return Ok(rating.interpretations().collect());
        }
        let best = Council::of([self.sheet.best()])?.rate()?;
        let of_sheet: Vec<_> = best.interpretations().collect();
        let several = self.members.len() > 1;
        let by_mean = self.rule() == RequirementRule::Mean;
        let stops = self.sheet.criteria().any(Criterion::stops_on_zero);
        let zero = self.sheet.criteria().any(|criterion| {
            let mut choices = criterion.choices();
            choices.any(|choice| choice.level() == 0)
        });
        let by_parallel = self.grounds.iter().any(|ground| ground.is_by_parallel());
        let applies = |interpretation| match interpretation {
            Interpretation::LevelZero => zero,
            Interpretation::ExactMean => several,
            Interpretation::MinimumByMean => several && by_mean,
            Interpretation::MinimumByCouncilRule => several && !by_mean,
            Interpretation::LowerMarksFirst | Interpretation::TwoStarsBelowMinima => true,
            Interpretation::ZeroByAnyMember => several && stops,
            Interpretation::HeadByParallel => by_parallel,
            _ => of_sheet.contains(&interpretation),
        };
        let all = Interpretation::ALL.into_iter();
        Ok(all
            .filter(|&interpretation| applies(interpretation))
            .collect())
    }

    /// The cells that have a name, each with its page.
    pub(super) fn names(&self) -> [(&'static str, String); 12] {
        let first = |row| self.first_cell(row, first::VALUE);
        let summary = |row| self.summary_cell(row, summary::VALUE);
        [
            (name::PRODUCT, first(first::PRODUCT_ROW)),
            (name::COUNCIL, first(first::COUNCIL_ROW)),
            (name::DAY, first(first::DAY_ROW)),
            (name::TIER, first(first::TIER_ROW)),
            (name::MISSING, summary(summary::MISSING_ROW)),
            (name::SUM, summary(summary::SUM_ROW)),
            (name::MEAN, summary(summary::MEAN_ROW)),
            (name::BAND, summary(summary::BAND_ROW)),
            (name::STAR, summary(summary::STAR_ROW)),
            (name::UNMET[0], summary(summary::UNMET_ROW)),
            (name::UNMET[1], summary(summary::UNMET_ROW + 1)),
            (name::UNMET[2], summary(summary::UNMET_ROW + 2)),
        ]
    }

    /// A cell of the first page, as formulas of other pages write it.
    pub(super) fn first_cell(&self, row: RowNum, column: ColNum) -> String {
        on(layout::first_page(self.lang), row, column)
    }

    /// A cell of a member's page; members are counted from 1.
    pub(super) fn member_cell(&self, member: u16, row: RowNum, column: ColNum) -> String {
        on(&layout::member_page(self.lang, member.into()), row, column)
    }

    fn summary_cell(&self, row: RowNum, column: ColNum) -> String {
        on(layout::summary_page(self.lang), row, column)
    }

    /// The cells of the answers on grounds; `None` for a sheet without grounds.
    pub(super) fn answer_cells(&self) -> Option<String> {
        let last = RowNum::try_from(self.grounds.len())
            .ok()
            .filter(|&count| count > 0)?;
        let head = first::GROUNDS_HEAD;
        let from = self.first_cell(head + 1, first::ANSWER);
        let to = row_col_to_cell_absolute(head + last, first::ANSWER);
        Some(format!("{from}:{to}"))
    }

    /// The place of the last row of the table.
    pub(super) fn last_place(&self) -> RowNum {
        RowNum::try_from(self.rows.len()).unwrap_or(RowNum::MAX) - 1
    }

    /// The key of a row of the table.
    pub(super) fn key_of<'r>(&self, row: Row<'r>) -> &'r str {
        match row {
            Row::Part(part) => part.id(),
            Row::Section(section) => section.key(),
            Row::Criterion(criterion) => criterion.key(),
            Row::Group(_) | Row::Total => "",
        }
    }

    /// The text of a row of the table: the title as the law prints it, or our wording in English.
    pub(super) fn text_of<'t>(&self, row: Row<'t>) -> Cow<'t, str> {
        let titled = match row {
            Row::Part(part) => {
                let word = self.pick("PHẦN", "PART");
                return format!("{word} {}", part.id()).into();
            }
            Row::Total => return self.pick("TỔNG ĐIỂM", "TOTAL").into(),
            Row::Group(label) => return label.get(self.lang).into(),
            Row::Section(section) => (section.title(), section.label()),
            Row::Criterion(criterion) => (criterion.title(), criterion.label()),
        };
        match self.lang {
            Lang::Vi if !titled.0.is_empty() => titled.0.into(),
            lang => titled.1.get(lang).into(),
        }
    }

    /// The maximum of a row of the table.
    pub(super) fn max_of(&self, row: Row<'_>) -> Points {
        match row {
            Row::Part(part) => part.max(),
            Row::Section(section) => section.max(),
            Row::Criterion(criterion) => criterion.max(),
            Row::Group(_) => Points::ZERO,
            Row::Total => self.sheet.max(),
        }
    }
}
