//! The star rule as formulas, each with its result: 26/2026, Art. 3.3 and the legend of Annex II.
//!
//! Formulas compare whole numbers only: the sum of the members' points with the requirement times the
//! members, and the sum of the totals with the lowest points of a band times the members. A mean is shown
//! and never compared.

use ocop_core::{Criterion, Rating, RequirementRule, Star, UnmetRequirement};
use rust_xlsxwriter::{Formula, RowNum, row_col_to_cell, row_col_to_cell_absolute};

use super::plan::Plan;
use crate::layout::summary::{Columns, FIRST_ROW, KEY};
use crate::layout::{choices, member, name};

pub(super) struct Rule<'p> {
    plan: &'p Plan<'p>,
    rating: Option<&'p Rating>,
    members: u16,
    columns: Columns,
}

impl<'p> Rule<'p> {
    pub(super) fn of(plan: &'p Plan<'p>) -> Self {
        Self {
            plan,
            rating: plan.rating.as_ref(),
            members: plan.count(),
            columns: plan.columns(),
        }
    }

    /// A formula, with its result in a workbook that is filled in, and in one that is blank.
    fn formula(&self, formula: &str, filled: impl Fn(&Rating) -> String, blank: &str) -> Formula {
        let result = self.rating.map_or_else(|| blank.to_owned(), filled);
        Formula::new(format!("={formula}")).set_result(result)
    }

    /// A formula that is empty as long as something is missing.
    fn complete(&self, formula: &str, filled: impl Fn(&Rating) -> String) -> Formula {
        let formula = format!("IF({}>0,\"\",{formula})", name::MISSING);
        self.formula(&formula, filled, "")
    }

    /// How many choices and answers are missing or wrong.
    pub(super) fn missing(&self) -> Formula {
        let plan = self.plan;
        let pages = (1..=self.members)
            .map(|number| plan.member_cell(number, member::MISSING_ROW, member::LEVELS));
        let pages: Vec<_> = pages.collect();
        let mut formula = format!("SUM({})", pages.join(","));
        if let Some(cells) = plan.answer_cells() {
            let grounds = plan.grounds.len();
            let [no, yes] = [false, true].map(|answer| choices::answer(answer, plan.lang));
            formula += &format!("+{grounds}-COUNTIF({cells},\"{yes}\")-COUNTIF({cells},\"{no}\")");
        }
        let blank = plan.members.len() * plan.lists.len();
        self.formula(&formula, |_| "0".to_owned(), &blank.to_string())
    }

    /// The sum of all members' totals.
    pub(super) fn sum(&self) -> Formula {
        let total = row_col_to_cell(FIRST_ROW + self.plan.last_place(), self.columns.sum());
        self.formula(&total, |rating| sum_of(rating).to_string(), "0")
    }

    /// The mean of the totals as it is shown.
    pub(super) fn mean(&self) -> Formula {
        self.mean_of(name::SUM, self.rating.map_or(0, sum_of))
    }

    /// The mean of a sum in a cell as it is shown: two decimals, the rest cut off.
    pub(super) fn mean_of(&self, cell: &str, sum: u32) -> Formula {
        let members = self.members;
        let formula = format!("INT({cell}*100/{members})/100");
        self.complete(&formula, |_| cut(sum, members))
    }

    /// The number of the band of the mean.
    pub(super) fn band(&self) -> Formula {
        let bands = self.plan.sheet.bands();
        let reached = Star::ALL.into_iter().skip(1).map(|star| {
            let least = u32::from(bands.least(star).get()) * u32::from(self.members);
            format!("+({}>={least})", name::SUM)
        });
        let formula = format!("1{}", reached.collect::<String>());
        self.complete(&formula, |rating| rating.band().to_string())
    }

    /// The star; words if there is none, or if choices are missing.
    pub(super) fn star(&self) -> Formula {
        let (missing, band) = (name::MISSING, name::BAND);
        let ended = self.ended();
        let [three, four, five] = Star::RECOGNISED.map(|star| self.unmet_count(star));
        let climb = format!(
            "IF({band}<3,{band},IF({three}>0,2,IF(OR({band}=3,{four}>0),3,IF(OR({band}=4,{five}>0),4,5))))"
        );
        let plan = self.plan;
        let none = plan.pick("Không xếp sao", "No star");
        let before = plan.pick("Còn ", "Cells missing or wrong: ");
        let after = plan.pick(" ô chưa chọn hoặc chọn sai", "");
        let formula = format!(
            "IF({missing}>0,\"{before}\"&{missing}&\"{after}\",IF({ended}>0,\"{none}\",{climb}))"
        );
        let blank = plan.members.len() * plan.lists.len();
        let blank = format!("{before}{blank}{after}");
        let filled = |rating: &Rating| match rating.star() {
            None => none.to_owned(),
            Some(star) => star.to_string(),
        };
        self.formula(&formula, filled, &blank)
    }

    /// Why there is no star, or a star below the band.
    pub(super) fn reason(&self) -> Formula {
        let plan = self.plan;
        let grounds = self.grounds_count();
        let ends = self.ends_count();
        let ground = plan.pick(
            "Có căn cứ loại hoặc dừng đánh giá (xem trang đầu). ",
            "A ground for rejection applies (see the first page). ",
        );
        let zero = plan.pick(
            "0 điểm, dừng đánh giá: ",
            "Zero points end the evaluation: ",
        );
        let below = plan.pick(
            "Chưa đạt yêu cầu của hạng sao theo khung điểm",
            "Requirements of the star of the band are unmet",
        );
        let criteria = plan.sheet.criteria();
        let stopping = criteria.filter(|criterion| criterion.stops_on_zero());
        let keys = self.keys(self.columns.ends(), stopping);
        let (star, band) = (name::STAR, name::BAND);
        let formula = format!(
            "IF({grounds}>0,\"{ground}\",\"\")&IF({ends}>0,\"{zero}\"&{keys},\"\")\
             &IF({grounds}+{ends}>0,\"\",IF({star}<{band},\"{below}\",\"\"))"
        );
        self.complete(&formula, |rating| {
            let mut reason = String::new();
            if rating.grounds().next().is_some() {
                reason += ground;
            }
            let stopped = joined(rating.stopped());
            if !stopped.is_empty() {
                reason += zero;
                reason += &stopped;
            }
            if rating.star().is_some_and(|star| star < rating.band()) {
                reason += below;
            }
            reason
        })
    }

    /// The keys of the criteria whose requirement for a star is unmet.
    pub(super) fn unmet(&self, star: Star) -> Formula {
        let column = self.columns.unmet(star);
        let criteria = self.plan.sheet.criteria();
        let marked = criteria.filter(|criterion| criterion.requirement(star).is_some());
        let keys = self.keys(column, marked);
        self.complete(&keys, |rating| {
            joined(rating.unmet(star).map(UnmetRequirement::criterion))
        })
    }

    /// 1 if the requirement of a star on a criterion is unmet, else 0.
    pub(super) fn unmet_at(&self, at: RowNum, criterion: Criterion<'_>, star: Star) -> Formula {
        let points = self.members_in(at);
        let required = row_col_to_cell(at, self.columns.required(star));
        let members = self.members;
        let unmet = match self.plan.rule() {
            RequirementRule::EveryMember => format!("MIN({points})<{required}"),
            RequirementRule::Majority => {
                format!("SUMPRODUCT(--({points}>={required}))*2<={members}")
            }
            // The mean is below the requirement.
            _ => format!(
                "{}<{required}*{members}",
                row_col_to_cell(at, self.columns.sum())
            ),
        };
        let formula = format!("IF({}>0,0,IF({unmet},1,0))", name::MISSING);
        let filled = |rating: &Rating| {
            let mut unmet = rating.unmet(star);
            let found = unmet.any(|unmet| unmet.criterion().key() == criterion.key());
            u8::from(found).to_string()
        };
        self.formula(&formula, filled, "0")
    }

    /// 1 if a member's zero on a criterion ends the evaluation, else 0.
    pub(super) fn ends_at(&self, at: RowNum, criterion: Criterion<'_>) -> Formula {
        let points = self.members_in(at);
        let formula = format!("IF({}>0,0,IF(MIN({points})=0,1,0))", name::MISSING);
        let filled = |rating: &Rating| {
            let mut stopped = rating.stopped();
            let found = stopped.any(|stopped| stopped.key() == criterion.key());
            u8::from(found).to_string()
        };
        self.formula(&formula, filled, "0")
    }

    /// The cells of all members in a row.
    pub(super) fn members_in(&self, row: RowNum) -> String {
        let (first, last) = (self.columns.member(1), self.columns.member(self.members));
        format!(
            "{}:{}",
            row_col_to_cell(row, first),
            row_col_to_cell(row, last)
        )
    }

    /// How many grounds apply or zeros end the evaluation.
    fn ended(&self) -> String {
        format!("{}+{}", self.grounds_count(), self.ends_count())
    }

    fn grounds_count(&self) -> String {
        let yes = choices::answer(true, self.plan.lang);
        let cells = self.plan.answer_cells();
        cells.map_or("0".to_owned(), |cells| {
            format!("COUNTIF({cells},\"{yes}\")")
        })
    }

    fn ends_count(&self) -> String {
        self.column_sum(self.columns.ends())
    }

    fn unmet_count(&self, star: Star) -> String {
        self.column_sum(self.columns.unmet(star))
    }

    /// The sum of a column of the table.
    fn column_sum(&self, column: u16) -> String {
        let last = FIRST_ROW + self.plan.last_place();
        let (from, to) = (
            row_col_to_cell_absolute(FIRST_ROW, column),
            row_col_to_cell_absolute(last, column),
        );
        format!("SUM({from}:{to})")
    }

    /// The keys of those criteria that have 1 in a column.
    fn keys<'c>(&self, column: u16, criteria: impl Iterator<Item = Criterion<'c>>) -> String {
        let keys = criteria.map(|criterion| {
            let row = FIRST_ROW + self.plan.place(criterion);
            let (flag, key) = (row_col_to_cell(row, column), row_col_to_cell(row, KEY));
            format!("IF({flag}=1,\", \"&{key},\"\")")
        });
        let keys: Vec<_> = keys.collect();
        if keys.is_empty() {
            return "\"\"".to_owned();
        }
        format!("MID({},3,9999)", keys.join("&"))
    }
}

/// The keys of criteria, as the formulas join them.
fn joined<'c>(criteria: impl Iterator<Item = Criterion<'c>>) -> String {
    let keys: Vec<_> = criteria.map(Criterion::key).collect();
    keys.join(", ")
}

fn sum_of(rating: &Rating) -> u32 {
    rating
        .totals()
        .iter()
        .map(|total| u32::from(total.get()))
        .sum()
}

/// The mean of a sum, cut off after two decimals, as a program writes the number.
fn cut(sum: u32, members: u16) -> String {
    let hundredths = sum * 100 / u32::from(members.max(1));
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest / 10, rest % 10) {
        (0, 0) => whole.to_string(),
        (tenths, 0) => format!("{whole}.{tenths}"),
        (tenths, hundredths) => format!("{whole}.{tenths}{hundredths}"),
    }
}
