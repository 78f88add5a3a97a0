//! The first page: product, council, day, how to fill in, grounds for rejection, interpretations.

use ocop_core::{Date, Interpretation, Lang};
use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, Format, Formula, IgnoreError, RowNum, Worksheet, XlsxError,
};

use super::Written;
use super::formats::{Formats, outside};
use super::height;
use super::list::List;
use super::plan::Plan;
use crate::layout::{choices, first, member_page, summary_page};

/// The widths of the columns, in digits.
const LABEL_WIDTH: u16 = 18;
const VALUE_WIDTH: u16 = 66;
const ANSWER_WIDTH: u16 = 12;

pub(super) fn write(
    plan: &Plan<'_>,
    formats: &Formats,
    interpretations: &[Interpretation],
    page: &mut Worksheet,
) -> Written {
    page.set_portrait();
    page.set_column_width(first::LABEL, LABEL_WIDTH)?;
    page.set_column_width(first::VALUE, VALUE_WIDTH)?;
    page.set_column_width(first::ANSWER, ANSWER_WIDTH)?;
    page.set_column_hidden(first::GROUND)?;

    let title = plan.pick(
        "ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP",
        "EVALUATION AND RATING OF AN OCOP PRODUCT",
    );
    page.write_string_with_format(0, first::LABEL, title, &formats.title)?;
    page.merge_range(
        1,
        first::LABEL,
        1,
        first::ANSWER,
        &plan.title(),
        &formats.heading,
    )?;
    let width = LABEL_WIDTH + VALUE_WIDTH + ANSWER_WIDTH;
    page.set_row_height(1, height::of([(&*plan.title(), width, 11)]))?;

    fields(plan, formats, page)?;
    how(plan, formats, page)?;
    let next = grounds(plan, formats, page)?;
    let next = notes(plan, formats, page, next)?;
    basis(plan, formats, interpretations, page, next)?;
    page.set_footer(super::footer(plan, ""));
    Ok(())
}

fn fields(plan: &Plan<'_>, formats: &Formats, page: &mut Worksheet) -> Written {
    let workbook = plan.workbook;
    let labels = [
        (first::PRODUCT_ROW, plan.pick("Sản phẩm", "Product")),
        (first::COUNCIL_ROW, plan.pick("Hội đồng", "Council")),
        (first::DAY_ROW, plan.pick("Ngày họp", "Day of the meeting")),
        (first::TIER_ROW, plan.pick("Cấp đánh giá", "Tier")),
        (
            first::REQUIREMENT_ROW,
            plan.pick("Cách xét yêu cầu", "Requirements"),
        ),
    ];
    for (row, label) in labels {
        page.write_string_with_format(row, first::LABEL, label, &formats.label)?;
    }
    // Room for a long name.
    for row in [first::PRODUCT_ROW, first::COUNCIL_ROW] {
        page.set_row_height(row, 32)?;
    }
    let value = first::VALUE;
    for (row, text) in [
        (first::PRODUCT_ROW, &workbook.product),
        (first::COUNCIL_ROW, &workbook.council),
    ] {
        page.write_string_with_format(row, value, text, &outside(&formats.open, text))?;
    }
    match workbook.day {
        None => page.write_blank(first::DAY_ROW, value, &formats.open_day)?,
        Some(day) => {
            let day = excel_day(day)?;
            page.write_datetime_with_format(first::DAY_ROW, value, &day, &formats.open_day)?
        }
    };
    let tier = choices::tier(workbook.tier, plan.lang);
    page.write_string_with_format(first::TIER_ROW, value, tier, &formats.open)?;
    page.add_data_validation(
        first::TIER_ROW,
        value,
        first::TIER_ROW,
        value,
        &drop_down(plan, &plan.tiers)?,
    )?;
    let rule = plan.rule().label(plan.lang);
    page.write_string_with_format(first::REQUIREMENT_ROW, value, rule, &formats.wrapped)?;
    Ok(())
}

/// A day as cells have it.
pub(super) fn excel_day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// A drop-down of a list. It points at cells, because a list inside it is split at its commas.
pub(super) fn drop_down(plan: &Plan<'_>, list: &List) -> Result<DataValidation, XlsxError> {
    let cells = Formula::new(format!("={}", list.cells(choices::TEXT)));
    let title = plan.pick("Chọn trong danh sách", "Choose from the list");
    let message = plan.pick(
        "Ô này chỉ nhận một dòng của danh sách.",
        "This cell takes an entry of its list only.",
    );
    DataValidation::new()
        .allow_list_formula(cells)
        .set_error_title(title)?
        .set_error_message(message)
}

fn how(plan: &Plan<'_>, formats: &Formats, page: &mut Worksheet) -> Written {
    let heading = plan.pick("Cách điền", "How to fill in");
    page.write_string_with_format(first::HOW_ROW, first::LABEL, heading, &formats.strong)?;
    let (member, summary) = (member_page(plan.lang, 1), summary_page(plan.lang));
    let ground = plan.pick(
        "Dưới đây: chọn “Có” nếu hội đồng xác định có căn cứ loại hoặc dừng đánh giá.",
        "Below, choose “Yes” if the council finds that a ground for rejection applies.",
    );
    let comment = plan.pick(
        "Ghi nhận xét, minh chứng ở cột cuối của mỗi trang.",
        "Write comments and evidence in the last column of each page.",
    );
    let fourth = if plan.grounds.is_empty() {
        comment
    } else {
        ground
    };
    let lines = match plan.lang {
        Lang::Vi => [
            "Chỉ nhập được vào các ô nền vàng. Điểm và hạng sao được tính bằng công thức.",
            &format!(
                "Mỗi thành viên có một trang (“{member}”, …): ghi tên, rồi chọn một mức cho mỗi tiêu chí."
            ),
            "Câu chuyện sản phẩm được 0 điểm: để trống các tiêu chí phụ thuộc câu chuyện.",
            fourth,
            &format!(
                "Trang “{summary}” có kết quả khi không còn ô nào chưa chọn hoặc chọn sai. In, ký từng trang."
            ),
        ],
        Lang::En => [
            "Only yellow cells take input. Formulas work out points and stars.",
            &format!(
                "Each member has a page (“{member}”, …): write the name, then choose a level for each criterion."
            ),
            "If the product story has 0 points, leave the criteria that depend on it blank.",
            fourth,
            &format!(
                "“{summary}” has the result as soon as no choice is missing or wrong. Print and sign each page."
            ),
        ],
    };
    for ((number, row), line) in (1..).zip(first::HOW_ROW + 1..).zip(lines) {
        let line = format!("{number}. {line}");
        page.write_string_with_format(row, first::LABEL, line, &formats.plain)?;
    }
    Ok(())
}

/// The table of grounds. Returns the next free row.
fn grounds(plan: &Plan<'_>, formats: &Formats, page: &mut Worksheet) -> Result<RowNum, XlsxError> {
    let mut row = first::GROUNDS_HEAD;
    if plan.grounds.is_empty() {
        return Ok(row);
    }
    for (column, heading) in (0..).zip(first::headings(plan.lang)) {
        page.write_string_with_format(row, column, heading, &formats.head)?;
    }
    for ground in &plan.grounds {
        row += 1;
        let head = plan.pick("Đầu bộ tiêu chí", "Head of the sheet");
        let place = ground.criterion().map_or(head, |criterion| criterion.key());
        page.write_string_with_format(row, first::PLACE, place, &formats.criterion.key)?;
        let fact = ground.fact(plan.lang);
        page.write_string_with_format(row, first::FACT, &fact, &formats.criterion.text)?;
        let texts = [(place, LABEL_WIDTH, 10), (&*fact, VALUE_WIDTH, 10)];
        page.set_row_height(row, height::of(texts))?;
        let mut found = plan
            .workbook
            .filled
            .iter()
            .flat_map(|council| council.grounds());
        let applies = found.any(|found| found.id() == ground.id());
        let answer = choices::answer(applies, plan.lang);
        page.write_string_with_format(row, first::ANSWER, answer, &formats.open)?;
        page.write_string(row, first::GROUND, ground.id())?;
    }
    let from = first::GROUNDS_HEAD + 1;
    let answers = drop_down(plan, &plan.answers)?;
    page.add_data_validation(from, first::ANSWER, row, first::ANSWER, &answers)?;
    page.ignore_error_range(
        from,
        first::PLACE,
        row,
        first::PLACE,
        IgnoreError::NumberStoredAsText,
    )?;
    Ok(row + 1)
}

/// Notes on the whole sheet. Returns the next free row.
fn notes(
    plan: &Plan<'_>,
    formats: &Formats,
    page: &mut Worksheet,
    mut row: RowNum,
) -> Result<RowNum, XlsxError> {
    let notes = plan.sheet.notes().filter(|note| note.criterion().is_none());
    let notes = notes.map(|note| (note.kind().label(plan.lang), note.label()));
    let sum = plan.pick("Tổng điểm", "Sum of the points");
    let unreconciled = plan.sheet.unreconciled().map(|why| (sum, why));
    for (kind, label) in notes.chain(unreconciled) {
        row += 1;
        pair(page, row, [kind, label.get(plan.lang)], &formats.small)?;
    }
    Ok(row + 1)
}

/// What the formulas decide where the decision says nothing.
fn basis(
    plan: &Plan<'_>,
    formats: &Formats,
    interpretations: &[Interpretation],
    page: &mut Worksheet,
    row: RowNum,
) -> Written {
    let heading = plan.pick("Cách tính và cách áp dụng", "How the result is worked out");
    page.write_string_with_format(row, first::LABEL, heading, &formats.strong)?;
    for (row, interpretation) in (row + 1..).zip(interpretations) {
        let article = interpretation
            .article()
            .map_or("", |article| article.get(plan.lang));
        let text = interpretation.label(plan.lang);
        pair(page, row, [article, text], &formats.small)?;
    }
    Ok(())
}

/// A row with a text in the column of labels and one in the column of values.
fn pair(page: &mut Worksheet, row: RowNum, [label, value]: [&str; 2], format: &Format) -> Written {
    page.write_string_with_format(row, first::LABEL, label, format)?;
    page.write_string_with_format(row, first::VALUE, value, format)?;
    let texts = [(label, LABEL_WIDTH, 10), (value, VALUE_WIDTH, 10)];
    page.set_row_height(row, height::of(texts))?;
    Ok(())
}
