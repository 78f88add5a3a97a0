//! The summary: everybody's points, sums and means, unmet requirements, band and star.

use ocop_core::{Criterion, Star};
use rust_xlsxwriter::{ColNum, Format, Formula, IgnoreError, RowNum, Worksheet, row_col_to_cell};

use super::Written;
use super::formats::{Bands, Formats};
use super::height;
use super::member;
use super::plan::Plan;
use super::rule::Rule;
use crate::layout::summary::{
    BAND_ROW, COUNCIL_ROW, CRITERION, Columns, FIRST_ROW, HEAD_ROW, KEY, MEAN_ROW, MISSING_ROW,
    PRODUCT_ROW, REASON_ROW, STAR_ROW, SUM_ROW, UNMET_ROW, VALUE,
};
use crate::layout::{self, Row};

pub(super) fn write(plan: &Plan<'_>, formats: &Formats, page: &mut Worksheet) -> Written {
    page.set_landscape();
    let columns = plan.columns();
    let (last, ends) = (FIRST_ROW + plan.last_place(), columns.ends());
    page.set_column_width(KEY, 6)?;
    page.set_column_width(CRITERION, CRITERION_WIDTH)?;
    for column in VALUE..=ends {
        page.set_column_width(column, width(columns, column))?;
    }
    let rule = Rule::of(plan);
    let mut page = Page {
        plan,
        formats,
        rule,
        page,
    };
    page.head()?;
    page.result()?;
    page.headings()?;
    for (place, &row) in (0..).zip(&plan.rows) {
        page.row(place, row)?;
    }

    let Page { page, .. } = page;
    let secretary = plan.pick("THƯ KÝ", "SECRETARY");
    let chair = plan.pick("CHỦ TỊCH HỘI ĐỒNG", "CHAIR OF THE COUNCIL");
    let places = [(KEY, CRITERION, secretary), (VALUE, ends, chair)];
    super::signatures(plan, formats, page, last + 2, &places)?;
    page.ignore_error_range(FIRST_ROW, KEY, last, KEY, IgnoreError::NumberStoredAsText)?;
    page.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    page.set_freeze_panes(FIRST_ROW, VALUE)?;
    page.set_footer(super::footer(plan, layout::summary_page(plan.lang)));
    Ok(())
}

/// The width of the titles of criteria, in digits.
const CRITERION_WIDTH: u16 = 44;

/// The width of a column with numbers, in digits.
const fn width(columns: Columns, column: ColNum) -> u16 {
    /// So many members have wide columns.
    const FEW: u16 = 12;
    if column == columns.sum() || column == columns.mean() {
        8
    } else if columns.members <= FEW {
        6
    } else {
        4
    }
}

struct Page<'p> {
    plan: &'p Plan<'p>,
    formats: &'p Formats,
    rule: Rule<'p>,
    page: &'p mut Worksheet,
}

impl Page<'_> {
    fn head(&mut self) -> Written {
        let (plan, formats) = (self.plan, self.formats);
        let title = plan.pick("TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM", "SUMMARY OF THE SCORES");
        self.page
            .write_string_with_format(0, KEY, title, &formats.title)?;
        let ends = plan.columns().ends();
        self.page
            .merge_range(1, KEY, 1, ends, &plan.title(), &formats.line)?;
        let (product, council) = (
            plan.pick("Sản phẩm: ", "Product: "),
            plan.pick("Hội đồng: ", "Council: "),
        );
        super::from_first(
            formats,
            self.page,
            (PRODUCT_ROW, ends),
            product,
            &plan.product(),
        )?;
        super::from_first(
            formats,
            self.page,
            (COUNCIL_ROW, ends),
            council,
            &plan.council(),
        )
    }

    /// The result above the table.
    fn result(&mut self) -> Written {
        let (plan, formats) = (self.plan, self.formats);
        let by_sheet = plan.pick("Hạng sao theo bộ tiêu chí", "Star by the sheet");
        let mean = plan.pick(
            "Điểm trung bình (cắt sau 2 chữ số)",
            "Mean (cut after 2 decimals)",
        );
        let missing = plan.pick("Ô chưa chọn hoặc chọn sai", "Cells missing or wrong");
        self.value(STAR_ROW, by_sheet, self.rule.star(), &formats.star)?;
        self.value(
            REASON_ROW,
            plan.pick("Lý do", "Reason"),
            self.rule.reason(),
            &formats.result,
        )?;
        self.value(MEAN_ROW, mean, self.rule.mean(), &formats.result)?;
        let sum = plan.pick("Tổng điểm của các phiếu", "Sum of all scorecards");
        self.value(SUM_ROW, sum, self.rule.sum(), &formats.result)?;
        let band = plan.pick("Khung điểm", "Band");
        self.value(BAND_ROW, band, self.rule.band(), &formats.star)?;
        for (row, star) in (UNMET_ROW..).zip(Star::RECOGNISED) {
            let unmet = plan.pick("Chưa đạt yêu cầu", "Unmet for");
            let label = format!("{unmet} {star} ★");
            self.value(row, &label, self.rule.unmet(star), &formats.result)?;
            self.page.set_row_height(row, self.unmet_height(star))?;
        }
        self.value(MISSING_ROW, missing, self.rule.missing(), &formats.result)
    }

    /// The height of a row that may have the keys of all criteria with a requirement.
    fn unmet_height(&self, star: Star) -> u16 {
        let marked = self.plan.sheet.criteria();
        let marked = marked.filter(|criterion| criterion.requirement(star).is_some());
        let keys: String = marked
            .map(|criterion| format!("{}, ", criterion.key()))
            .collect();
        let columns = self.plan.columns();
        let width = (VALUE..=columns.ends())
            .map(|column| width(columns, column))
            .sum();
        height::of([(&*keys, width, 11)])
    }

    /// A line of the result: its label, and its formula over the columns that follow.
    fn value(&mut self, row: RowNum, label: &str, formula: Formula, format: &Format) -> Written {
        self.page
            .write_string_with_format(row, KEY, label, &self.formats.label)?;
        let ends = self.plan.columns().ends();
        self.page.merge_range(row, VALUE, row, ends, "", format)?;
        self.page
            .write_formula_with_format(row, VALUE, formula, format)?;
        Ok(())
    }

    fn headings(&mut self) -> Written {
        let (plan, columns) = (self.plan, self.plan.columns());
        let heads = |page: &mut Worksheet, column, text: &str, format| {
            page.write_string_with_format(HEAD_ROW, column, text, format)
                .map(|_| ())
        };
        let (head, turned) = (&self.formats.head, &self.formats.head_turned);
        heads(self.page, KEY, plan.pick("Mã", "Key"), head)?;
        heads(
            self.page,
            CRITERION,
            plan.pick("Tiêu chí", "Criterion"),
            head,
        )?;
        for (number, member) in (1..).zip(&plan.members) {
            let cell = plan.member_cell(number, layout::member::NAME_ROW, layout::member::LEVELS);
            // With its number before it, no name is taken for a number.
            let result = format!("{number}. {}", member.name);
            let formula = Formula::new(format!("=\"{number}. \"&{cell}")).set_result(result);
            let column = columns.member(number);
            self.page
                .write_formula_with_format(HEAD_ROW, column, formula, turned)?;
        }
        heads(self.page, columns.sum(), plan.pick("Tổng", "Sum"), turned)?;
        heads(
            self.page,
            columns.mean(),
            plan.pick("Trung bình", "Mean"),
            turned,
        )?;
        for star in Star::RECOGNISED {
            let required = plan.pick("Yêu cầu", "Required for");
            heads(
                self.page,
                columns.required(star),
                &format!("{required} {star} ★"),
                turned,
            )?;
            let unmet = plan.pick("Chưa đạt", "Unmet for");
            heads(
                self.page,
                columns.unmet(star),
                &format!("{unmet} {star} ★"),
                turned,
            )?;
        }
        let ends = plan.pick("0 điểm: dừng", "0 points: ends");
        heads(self.page, columns.ends(), ends, turned)?;
        self.page.set_row_height(HEAD_ROW, 120)?;
        Ok(())
    }

    fn row(&mut self, place: RowNum, row: Row<'_>) -> Written {
        let (plan, formats) = (self.plan, self.formats);
        let bands = match row {
            Row::Part(_) | Row::Total => &formats.part,
            Row::Section(_) => &formats.section,
            Row::Group(_) => &formats.group,
            Row::Criterion(_) => &formats.criterion,
        };
        let at = FIRST_ROW + place;
        self.page
            .write_string_with_format(at, KEY, plan.key_of(row), &bands.key)?;
        self.page
            .write_string_with_format(at, CRITERION, &*plan.text_of(row), &bands.text)?;
        let text = plan.text_of(row);
        let size = match row {
            Row::Criterion(_) => 10,
            _ => height::BOLD_SIZE,
        };
        let height = height::of([(&*text, CRITERION_WIDTH, size)]);
        self.page.set_row_height(at, height)?;
        let columns = plan.columns();
        for column in VALUE..=columns.ends() {
            self.page.write_blank(at, column, &bands.number)?;
        }
        if matches!(row, Row::Group(_)) {
            return Ok(());
        }
        self.points(place, row, bands)?;
        match row {
            Row::Criterion(criterion) => self.requirements(at, criterion),
            _ => Ok(()),
        }
    }

    /// The members' points in a row, their sum and mean.
    fn points(&mut self, place: RowNum, row: Row<'_>, bands: &Bands) -> Written {
        let (plan, columns, at) = (self.plan, self.plan.columns(), FIRST_ROW + place);
        let (point_row, point_column) = member::points_cell(place);
        let cards = plan.members.iter().filter_map(|member| member.card);
        let sum: u32 = cards
            .filter_map(|card| Plan::points(row, card))
            .map(u32::from)
            .sum();
        for (number, member) in (1..).zip(&plan.members) {
            let cell = plan.member_cell(number, point_row, point_column);
            let points = member.card.and_then(|card| Plan::points(row, card));
            let result = match (points, row) {
                (Some(points), _) => points.to_string(),
                (None, Row::Criterion(_)) => String::new(),
                (None, _) => "0".to_owned(),
            };
            let formula = Formula::new(format!("={cell}")).set_result(result);
            self.page.write_formula_with_format(
                at,
                columns.member(number),
                formula,
                &bands.number,
            )?;
        }
        let formula = format!("=SUM({})", self.rule.members_in(at));
        let formula = Formula::new(formula).set_result(sum.to_string());
        self.page
            .write_formula_with_format(at, columns.sum(), formula, &bands.number)?;
        let cell = row_col_to_cell(at, columns.sum());
        let mean = self.rule.mean_of(&cell, sum);
        self.page
            .write_formula_with_format(at, columns.mean(), mean, &bands.number)?;
        Ok(())
    }

    /// What each star requires of a criterion, and whether it is unmet; whether a zero ends the evaluation.
    fn requirements(&mut self, at: RowNum, criterion: Criterion<'_>) -> Written {
        let columns = self.plan.columns();
        let number = &self.formats.criterion.number;
        for star in Star::RECOGNISED {
            let Some(points) = criterion.requirement(star) else {
                continue;
            };
            let required = columns.required(star);
            self.page
                .write_number_with_format(at, required, points.get(), number)?;
            let flag = self.rule.unmet_at(at, criterion, star);
            self.flag(at, columns.unmet(star), flag)?;
        }
        if criterion.stops_on_zero() {
            let flag = self.rule.ends_at(at, criterion);
            self.flag(at, columns.ends(), flag)?;
        }
        Ok(())
    }

    fn flag(&mut self, row: RowNum, column: ColNum, formula: Formula) -> Written {
        let format = &self.formats.flag;
        self.page
            .write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }
}
