//! Pages as tables: values, places, merged cells, and pages that are not found.

use ocop_core::{ErrorDetail, Lang};
use ocop_xlsx::{CsvPage, page_to_csv};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::raw;

/// The table of a workbook with one page.
#[track_caller]
fn csv(fill: impl FnOnce(&mut Worksheet)) -> String {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    let bytes = workbook.save_to_buffer().unwrap();
    page_to_csv(&bytes, None).unwrap().into_string()
}

#[test]
fn numbers_days_and_truth_values_are_exact() {
    let table = csv(|page| {
        let format = |code: &str| Format::new().set_num_format(code);
        let day = ExcelDateTime::from_ymd(2026, 7, 10).unwrap();
        page.write(0, 0, 1.1).unwrap();
        page.write_with_format(0, 1, 1.1, &format("0.00")).unwrap();
        page.write_with_format(0, 2, 2.6, &format("0")).unwrap();
        page.write_with_format(0, 3, 1_250_000, &format("#,##0"))
            .unwrap();
        page.write_with_format(0, 4, 26, &format("00000")).unwrap();
        page.write_with_format(0, 5, &day, &format("dd/mm/yyyy"))
            .unwrap();
        page.write_with_format(0, 6, 1.25, &format("[h]:mm"))
            .unwrap();
        page.write_with_format(0, 7, 0.5, &format("hh:mm")).unwrap();
        page.write_with_format(0, 8, 46_213.75, &format("dd/mm/yyyy hh:mm"))
            .unwrap();
        page.write(0, 9, true).unwrap();
        page.write(0, 10, 0.1 + 0.2).unwrap();
        page.write(0, 11, 8_936_012_345_678_i64).unwrap();
    });
    assert_eq!(
        table,
        "1.1,1.10,2.6,1250000,00026,2026-07-10,30:00:00,12:00:00,2026-07-10T18:00:00,TRUE,0.3,8936012345678\n"
    );
}

#[test]
fn texts_are_kept_and_quoted() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.write(1, 1, "Chuối sấy, túi 200 g; “loại 1”").unwrap();
    page.write(1, 2, "dòng 1\ndòng 2").unwrap();
    page.write(1, 3, "nói \"ngon\"").unwrap();
    page.write(2, 1, "=1+1").unwrap_or_else(|_| panic!());
    page.write_string(2, 1, "=1+1").unwrap();
    page.write_string(3, 2, "-ngọt").unwrap();
    page.write_number(3, 3, -5).unwrap();
    page.write_string(4, 0, "1.10").unwrap();
    let csv = page_to_csv(&workbook.save_to_buffer().unwrap(), None).unwrap();
    assert_eq!(
        csv.as_str(),
        ",,,\n\
         ,\"Chuối sấy, túi 200 g; “loại 1”\",\"dòng 1\ndòng 2\",\"nói \"\"ngon\"\"\"\n\
         ,=1+1,,\n\
         ,,-ngọt,-5\n\
         1.10,,,\n"
    );
    assert!(csv.like_formulas().eq(["B3", "C4"]));
}

#[test]
fn a_formula_is_its_last_result() {
    let table = csv(|page| {
        let formula = |text: &str, result: &str| Formula::new(text).set_result(result);
        page.write_formula(0, 0, formula("=1+1", "2")).unwrap();
        page.write_formula(0, 1, formula("='[other.xlsx]A'!A1", "xa"))
            .unwrap();
        page.write_formula(0, 2, formula("=1/0", "#DIV/0!"))
            .unwrap();
        page.write(0, 3, "z").unwrap();
    });
    assert_eq!(table, "2,xa,#DIV/0!,z\n");

    let bytes =
        raw::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1+1</f></c></row>");
    let error = page_to_csv(&bytes, None).unwrap_err();
    assert_eq!(error.detail(), ErrorDetail::FormulaWithoutResult);
    assert_eq!(
        error.to_string(),
        "Trang!B1: the formula has no result: open the workbook in a spreadsheet program and save it"
    );
    assert_eq!(
        error.explain(Lang::Vi),
        "Trang!B1: công thức chưa có kết quả: mở và lưu lại tệp bằng phần mềm bảng tính"
    );
}

#[test]
fn merged_cells_are_repeated_down_and_not_across() {
    let table = csv(|page| {
        let format = Format::new();
        page.merge_range(0, 0, 1, 0, "Tên sản phẩm", &format)
            .unwrap();
        page.merge_range(0, 1, 0, 2, "Phần A", &format).unwrap();
        page.write(1, 1, "1.1").unwrap().write(1, 2, "1.2").unwrap();
        page.merge_range(2, 0, 4, 0, "Mật ong", &format).unwrap();
        for row in 2..5 {
            page.write(row, 1, row).unwrap().write(row, 2, 1).unwrap();
        }
        page.write(5, 1, 9).unwrap();
    });
    assert_eq!(
        table,
        "Tên sản phẩm,Phần A,\nTên sản phẩm,1.1,1.2\nMật ong,2,1\nMật ong,3,1\nMật ong,4,1\n,9,\n"
    );
}

#[test]
fn a_page_is_named_or_the_only_one_with_values() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Trống").unwrap();
    workbook
        .add_worksheet()
        .set_name("Bảng điểm")
        .unwrap()
        .write(0, 0, 7)
        .unwrap();
    let hidden = workbook.add_worksheet().set_name("Ẩn").unwrap();
    hidden.write(0, 0, "ẩn").unwrap();
    hidden.set_hidden(true);
    let bytes = workbook.save_to_buffer().unwrap();
    let read = |page| page_to_csv(&bytes, page).map(CsvPage::into_string);
    assert_eq!(read(None).unwrap(), "7\n");
    assert_eq!(read(Some("Ẩn")).unwrap(), "ẩn\n");
    assert_eq!(read(Some("Trống")).unwrap(), "");
    // The same letters, composed in another way.
    assert_eq!(read(Some("Ba\u{309}ng đie\u{302}\u{309}m")).unwrap(), "7\n");
    let error = read(Some("Bang diem")).unwrap_err();
    assert_eq!(error.detail(), ErrorDetail::PageMissing);
    assert_eq!(error.nearest(), Some("Bảng điểm"));
    assert_eq!(
        error.to_string(),
        "the page `Bang diem` is missing; the nearest is `Bảng điểm`; \
         the workbook has `Trống`, `Bảng điểm`, `Ẩn`"
    );

    workbook
        .add_worksheet()
        .set_name("Khác")
        .unwrap()
        .write(0, 0, 8)
        .unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let error = page_to_csv(&bytes, None).unwrap_err();
    assert_eq!(error.detail(), ErrorDetail::PageRequired);
    assert_eq!(
        error.explain(Lang::Vi),
        "tệp bảng tính có nhiều trang, cần chọn một trang: `Bảng điểm`, `Khác`"
    );
}
