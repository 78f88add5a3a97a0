//! A member's page: a row for each criterion, with its levels, a drop-down, points and a comment.

use ocop_core::Criterion;
use rust_xlsxwriter::{
    ColNum, ConditionalFormatCell, ConditionalFormatCellRule, Format, Formula, IgnoreError, RowNum,
    Worksheet, row_col_to_cell,
};

use super::Written;
use super::criterion::{levels, notes, points_formula, required};
use super::first::drop_down;
use super::formats::{Bands, Formats, outside};
use super::height;
use super::plan::{Member, Plan};
use crate::layout::member::{
    CHOICE, COMMENT, CRITERION, FIRST_ROW, HEAD_ROW, KEY, LEVELS, MAX, MISSING_ROW, NAME_ROW,
    POINTS, PRODUCT_ROW, REQUIRED, TOTAL_ROW, WRONG, headings, name_label,
};
use crate::layout::{self, Row};

/// The width of each column, in digits.
const WIDTHS: [u16; 8] = [6, 22, 50, 30, 6, 6, 8, 16];

pub(super) fn write(
    plan: &Plan<'_>,
    formats: &Formats,
    number: usize,
    page: &mut Worksheet,
) -> Written {
    page.set_landscape();
    for (column, width) in (0..).zip(WIDTHS) {
        page.set_column_width(column, width)?;
    }
    let own = &plan.members[number - 1];
    let mut page = Page {
        plan,
        formats,
        own,
        page,
    };
    page.head()?;
    for (place, &row) in (0..).zip(&plan.rows) {
        let at = row_of(place);
        match row {
            Row::Criterion(criterion) => page.criterion(at, criterion)?,
            Row::Group(label) => {
                page.texts(at, ("", label.get(plan.lang)), &formats.group)?;
                page.blanks(at, &[POINTS, MAX], &formats.group)?;
            }
            Row::Part(_) | Row::Total => page.sum(at, row, &formats.part)?,
            Row::Section(_) => page.sum(at, row, &formats.section)?,
        }
    }
    page.foot(number)
}

/// The row at a place of the table.
const fn row_of(place: RowNum) -> RowNum {
    FIRST_ROW + place
}

/// The last row of the table.
fn last_row(plan: &Plan<'_>) -> RowNum {
    row_of(plan.last_place())
}

/// The cell of a member's total, on any page.
pub(super) fn points_cell(place: RowNum) -> (RowNum, ColNum) {
    (row_of(place), POINTS)
}

struct Page<'p> {
    plan: &'p Plan<'p>,
    formats: &'p Formats,
    own: &'p Member<'p>,
    page: &'p mut Worksheet,
}

impl Page<'_> {
    fn head(&mut self) -> Written {
        let (plan, formats) = (self.plan, self.formats);
        let title = plan.pick("PHIẾU CHẤM ĐIỂM CỦA THÀNH VIÊN", "SCORECARD OF A MEMBER");
        self.page
            .write_string_with_format(0, KEY, title, &formats.title)?;
        self.page
            .merge_range(1, KEY, 1, COMMENT, &plan.title(), &formats.line)?;
        let label = plan.pick("Sản phẩm: ", "Product: ");
        super::from_first(
            formats,
            self.page,
            (PRODUCT_ROW, COMMENT),
            label,
            &plan.product(),
        )?;

        let labels = [
            (NAME_ROW, name_label(plan.lang)),
            (TOTAL_ROW, plan.pick("Tổng điểm", "Total")),
            (
                MISSING_ROW,
                plan.pick("Mức chưa chọn hoặc chọn sai", "Levels missing or wrong"),
            ),
        ];
        for (row, label) in labels {
            self.page
                .write_string_with_format(row, KEY, label, &formats.label)?;
        }
        let name = self.own.name;
        let open = outside(&formats.open, name);
        self.page
            .write_string_with_format(NAME_ROW, LEVELS, name, &open)?;
        let total = format!("={}", row_col_to_cell(last_row(plan), POINTS));
        let points = self.own.card.map_or(0, |card| card.total().get());
        let total = Formula::new(total).set_result(points.to_string());
        self.formula(TOTAL_ROW, LEVELS, total, &formats.result)?;
        let runs = plan.runs().into_iter().map(cells);
        let runs: Vec<_> = runs.collect();
        let criteria = plan.lists.len();
        let missing = if self.own.card.is_some() { 0 } else { criteria };
        let count = format!("={criteria}-COUNT({})", runs.join(","));
        let count = Formula::new(count).set_result(missing.to_string());
        self.formula(MISSING_ROW, LEVELS, count, &formats.result)?;

        for (column, heading) in (0..).zip(headings(plan.lang)) {
            self.page
                .write_string_with_format(HEAD_ROW, column, heading, &formats.head)?;
        }
        Ok(())
    }

    fn criterion(&mut self, at: RowNum, criterion: Criterion<'_>) -> Written {
        let (plan, formats) = (self.plan, self.formats);
        let bands = &formats.criterion;
        let list = &plan.lists[criterion.index()];
        self.page
            .write_string_with_format(at, KEY, criterion.key(), &bands.key)?;
        let title = &*plan.text_of(Row::Criterion(criterion));
        let notes = notes(plan, criterion);
        if notes.is_empty() {
            self.page
                .write_string_with_format(at, CRITERION, title, &bands.text)?;
        } else {
            let parts = [(&formats.title_part, title), (&formats.note_part, &notes)];
            self.page
                .write_rich_string_with_format(at, CRITERION, &parts, &bands.text)?;
        }
        let levels = levels(criterion, list);
        self.page
            .write_string_with_format(at, LEVELS, &levels, &bands.text)?;

        let choice = self.own.card.and_then(|card| card.choice(criterion.key()));
        let choice = choice.map(|choice| choice.to_string());
        let choice = choice.as_deref().map_or("", |code| list.text(code));
        self.page
            .write_string_with_format(at, CHOICE, choice, &formats.open_choice)?;
        self.page
            .add_data_validation(at, CHOICE, at, CHOICE, &drop_down(plan, list)?)?;

        let story = criterion.requires().map(|story| row_of(plan.place(story)));
        let formula = points_formula(at, list, story);
        let points = self.own.card.and_then(|card| card.points(criterion.key()));
        let points = points.map_or(String::new(), |points| points.to_string());
        let formula = Formula::new(formula).set_result(points);
        self.formula(at, POINTS, formula, &bands.number)?;
        self.page
            .write_number_with_format(at, MAX, criterion.max().get(), &bands.number)?;
        let required = required(plan, criterion);
        self.page
            .write_string_with_format(at, REQUIRED, &required, &bands.text)?;
        self.page.write_blank(at, COMMENT, &formats.open_choice)?;

        // The row has room for every choice, because it does not grow.
        let title = format!("{title}{notes}");
        let texts = [
            (CRITERION, &title),
            (LEVELS, &levels),
            (REQUIRED, &required),
        ];
        let choices = list.entries.iter().map(|entry| (CHOICE, &entry.text));
        let texts = texts.into_iter().chain(choices);
        let texts = texts.map(|(column, text)| (&**text, WIDTHS[usize::from(column)], 10));
        self.page.set_row_height(at, height::of(texts))?;
        Ok(())
    }

    /// The row of a part, a section or the sheet, with its points and its maximum.
    fn sum(&mut self, at: RowNum, row: Row<'_>, bands: &Bands) -> Written {
        let plan = self.plan;
        self.texts(at, (plan.key_of(row), &plan.text_of(row)), bands)?;
        let addends = plan.addends(row).into_iter();
        let addends: Vec<_> = addends.map(|place| cells((place, place))).collect();
        let points = self.own.card.and_then(|card| Plan::points(row, card));
        let formula = format!("=SUM({})", addends.join(","));
        let formula = Formula::new(formula).set_result(points.unwrap_or(0).to_string());
        self.formula(at, POINTS, formula, &bands.number)?;
        let max = plan.max_of(row).get();
        self.page
            .write_number_with_format(at, MAX, max, &bands.number)?;
        Ok(())
    }

    /// Key and text of a row without levels.
    fn texts(&mut self, at: RowNum, (key, text): (&str, &str), bands: &Bands) -> Written {
        self.page
            .write_string_with_format(at, KEY, key, &bands.key)?;
        self.page
            .merge_range(at, CRITERION, at, CHOICE, text, &bands.text)?;
        let width = [CRITERION, LEVELS, CHOICE].map(|column| WIDTHS[usize::from(column)]);
        let height = height::of([(text, width.iter().sum(), height::BOLD_SIZE)]);
        self.page.set_row_height(at, height)?;
        self.blanks(at, &[REQUIRED, COMMENT], bands)
    }

    fn blanks(&mut self, at: RowNum, columns: &[ColNum], bands: &Bands) -> Written {
        for &column in columns {
            self.page.write_blank(at, column, &bands.text)?;
        }
        Ok(())
    }

    fn formula(
        &mut self,
        row: RowNum,
        column: ColNum,
        formula: Formula,
        format: &Format,
    ) -> Written {
        self.page
            .write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// What follows the table, and how the page is shown and printed.
    fn foot(&mut self, number: usize) -> Written {
        let (plan, last) = (self.plan, last_row(self.plan));
        let who = plan.pick("THÀNH VIÊN HỘI ĐỒNG", "MEMBER OF THE COUNCIL");
        super::signatures(
            plan,
            self.formats,
            self.page,
            last + 2,
            &[(CHOICE, COMMENT, who)],
        )?;

        let wrong = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(WRONG))
            .set_format(&self.formats.wrong);
        self.page
            .add_conditional_format(FIRST_ROW, POINTS, last, POINTS, &wrong)?;
        let numbers = IgnoreError::NumberStoredAsText;
        self.page
            .ignore_error_range(FIRST_ROW, KEY, last, KEY, numbers)?;
        self.page.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
        self.page.set_freeze_panes(FIRST_ROW, 0)?;
        let name = layout::member_page(plan.lang, number);
        self.page.set_footer(super::footer(plan, &name));
        Ok(())
    }
}

/// Cells with points, from one place of the table to another.
fn cells((from, to): (RowNum, RowNum)) -> String {
    let (from, to) = (
        row_col_to_cell(row_of(from), POINTS),
        row_col_to_cell(row_of(to), POINTS),
    );
    if from == to {
        from
    } else {
        format!("{from}:{to}")
    }
}
