//! Registers: every fault, every form of a cell, merged cells, units; no row is lost.

use std::collections::BTreeSet;

use ocop_core::units::Unit;
use ocop_core::{Date, Edition, ErrorDetail, ErrorKind, Lang, Star, Tier};
use ocop_portfolio::{Entry, Fault, OfficeReport, OtherRowKind, Register};
use ocop_xlsx::page_to_csv;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

/// The register that the program `portfolio` has with it.
pub(crate) const BUNDLED: &str = include_str!("../../examples/portfolio/register.csv");

const HEADINGS: &str = "TT;Chủ thể;Sản phẩm;Mã sản phẩm;Xã;Huyện;Tỉnh;Bộ sản phẩm;Sao;Quyết định;Ngày cấp;Hết hạn;Thu hồi;Cơ quan cấp";

#[track_caller]
fn read(rows: &str) -> Register {
    let register = Register::read(&format!("{HEADINGS}\n{rows}")).unwrap();
    assert_eq!(
        register.rows(),
        rows.trim_end_matches('\n').split('\n').count() + 1
    );
    register
}

/// A row of a product with some cells changed, by their place.
fn row(changes: &[(usize, &str)]) -> String {
    let mut cells = [
        "1",
        "HTX Ví Dụ",
        "Chè",
        "11-03253-1-2026",
        "",
        "",
        "",
        "",
        "4",
        "",
        "01/08/2026",
        "",
        "",
        "",
    ];
    for (place, cell) in changes {
        cells[*place] = cell;
    }
    cells.join(";")
}

fn details(faults: &[Fault]) -> Vec<ErrorDetail> {
    faults.iter().map(|fault| fault.error().detail()).collect()
}

/// The findings of a row with some cells changed, which is an entry.
#[track_caller]
fn findings(changes: &[(usize, &str)]) -> Vec<ErrorDetail> {
    let register = read(&row(changes));
    assert_eq!(register.entries().len(), 1, "{:?}", register.bad_rows());
    details(register.findings())
}

/// The reasons of a row with some cells changed, which is bad.
#[track_caller]
fn reasons(changes: &[(usize, &str)]) -> Vec<ErrorDetail> {
    let register = read(&row(changes));
    assert_eq!(register.entries(), []);
    let [bad] = register.bad_rows() else {
        panic!("{:?}", register.bad_rows());
    };
    assert_eq!(bad.row(), 2);
    details(bad.faults())
}

#[test]
fn the_bundled_register_has_sixty_products_and_loses_no_row() {
    let register = Register::read(BUNDLED).unwrap();
    assert_eq!(register.rows(), BUNDLED.lines().count());
    let products = register.entries().len() + register.bad_rows().len();
    assert_eq!((products, register.bad_rows().len()), (60, 6));
    let mut rows: Vec<u32> = register.entries().iter().map(Entry::row).collect();
    rows.extend(register.bad_rows().iter().map(ocop_portfolio::BadRow::row));
    rows.extend(
        register
            .other_rows()
            .iter()
            .map(ocop_portfolio::OtherRow::row),
    );
    rows.sort_unstable();
    let all = 1..=u32::try_from(register.rows()).unwrap();
    assert!(rows.into_iter().eq(all));
    let kinds: BTreeSet<_> = register
        .other_rows()
        .iter()
        .map(|row| row.kind().as_str())
        .collect();
    assert_eq!(kinds.len(), OtherRowKind::ALL.len());
    // Every fault of its own is reported.
    let found: BTreeSet<_> = details(register.findings())
        .into_iter()
        .map(ErrorDetail::as_str)
        .collect();
    for detail in [
        ErrorDetail::ExpiryDiffers,
        ErrorDetail::UnitNotInLists,
        ErrorDetail::CommuneSplit,
        ErrorDetail::RowTwice,
        ErrorDetail::TwoCertificates,
        ErrorDetail::CodeOfTwoProducts,
        ErrorDetail::CodeDash,
    ] {
        assert!(found.contains(detail.as_str()), "{detail}");
    }
}

#[test]
fn every_fault_of_registers_is_found_and_worded_in_both_languages() {
    let mut found: Vec<ocop_core::Error> = Vec::new();
    for table in [
        "a;b\n1;2\n",
        "Sản phẩm;Tên sản phẩm;Sao;Ngày cấp\n",
        "Sản phẩm;Sao;Ngày cấp\n\"Chè;4;10/07/2026\nCà phê;4;10/07/2026\n",
    ] {
        found.push(Register::read(table).unwrap_err());
    }
    let split = (5, "Tam Bình");
    for changes in [
        &[(8, "")][..],
        &[(8, "bốn rưỡi")],
        &[(10, "31/02/2026")],
        &[(10, "08/25/2026")],
        &[(11, "31/07/2029")],
        &[(3, "11-99999-1-2026")],
        &[(3, "83-28882-1-2026")],
        &[(3, "30-294-10852-1-2021")],
        &[(3, "12-03253-1-2026")],
        &[(6, "Tây Bắc")],
        &[(3, ""), (10, "01/08/2024"), (4, "Tân Lập"), (6, "")],
        &[(3, ""), (4, "Hòa Lộc"), split, (6, "Vĩnh Long")],
        &[(4, "Xã Quài Tở"), (6, "Điện Biên")],
        &[(3, "11-03253-1-2027")],
        &[(12, "31/07/2026")],
        &[(12, "có")],
        &[(1, "")],
        &[(10, "46235")],
        &[(10, ""), (9, "Số 1/QĐ-UBND ngày 01/08/2026")],
    ] {
        let register = read(&row(changes));
        let faults = register
            .bad_rows()
            .iter()
            .flat_map(ocop_portfolio::BadRow::faults);
        let faults = faults.chain(register.findings()).chain(register.readings());
        found.extend(faults.map(|fault| fault.error().clone()));
    }
    let twice = [
        row(&[]) + "\n" + &row(&[]),
        row(&[]) + "\n" + &row(&[(8, "3")]),
        row(&[(3, "")]) + "\n" + &row(&[(3, ""), (10, "01/08/2025")]),
        row(&[]) + "\n" + &row(&[(2, "Cà phê")]),
        row(&[]) + "\n" + &row(&[(0, ""), (1, ""), (3, "11-03253-2-2026")]),
    ];
    for rows in &twice {
        let register = read(rows);
        let faults = register.findings().iter().chain(register.readings());
        found.extend(faults.map(|fault| fault.error().clone()));
    }
    let driven: BTreeSet<_> = found.iter().map(|error| error.detail().as_str()).collect();
    for detail in ErrorDetail::ALL {
        if detail.kind() == ErrorKind::BadRegister {
            assert!(driven.contains(detail.as_str()), "{detail}");
        }
    }
    for error in &found {
        let [vi, en] = Lang::ALL.map(|lang| error.message_in(lang));
        assert_ne!(vi, en);
        assert!(!vi.contains(['{', '<']) && !en.contains(['{', '<']), "{en}");
    }
}

#[test]
fn what_has_no_certificate_is_put_aside_with_all_reasons() {
    use ErrorDetail::{
        CellBlank, CellMissing, CellNotADay, CodeDash, IssueOutOfRange, NoCertificate, NotAStar,
        WithdrawalWithoutDay, WrongIssuer,
    };
    assert_eq!(reasons(&[(8, "")]), [CellMissing]);
    assert_eq!(reasons(&[(8, "x")]), [NotAStar]);
    assert_eq!(reasons(&[(8, "2 sao")]), [NoCertificate]);
    assert_eq!(reasons(&[(10, "")]), [CellMissing]);
    assert_eq!(reasons(&[(10, "2026")]), [CellNotADay]);
    let two = "QĐ 1/QĐ ngày 01/08/2026, QĐ 2/QĐ ngày 02/08/2026";
    assert_eq!(reasons(&[(9, two), (10, "")]), [CellNotADay]);
    assert_eq!(reasons(&[(10, "20/08/2019")]), [IssueOutOfRange]);
    assert_eq!(reasons(&[(13, "UBND huyện Tuần Giáo")]), [WrongIssuer]);
    assert_eq!(
        reasons(&[(2, ""), (3, ""), (8, "")]),
        [CellMissing, CellMissing, CellMissing, CellBlank]
    );
    assert_eq!(
        reasons(&[
            (3, "11–03253-1-2026"),
            (8, "x"),
            (10, "31/02/2026"),
            (12, "y")
        ]),
        [
            CodeDash,
            NotAStar,
            CellNotADay,
            CellBlank,
            WithdrawalWithoutDay
        ]
    );
}

#[test]
fn a_fault_that_leaves_the_certificate_is_a_finding() {
    use ErrorDetail::{
        CellBlank, CodeAfterIssue, CodeSpaces, ExpiryDiffers, UnitElsewhere, UnitMayHaveEnded,
        UnitOfBefore, UnknownSheet, WithdrawnBeforeIssue,
    };
    assert_eq!(findings(&[]), []);
    assert_eq!(
        findings(&[(3, "11-03253 -1-2026")]),
        [CodeSpaces, CellBlank]
    );
    assert_eq!(findings(&[(11, "01/08/2029")]), []);
    assert_eq!(findings(&[(11, "36 tháng")]), []);
    assert_eq!(findings(&[(11, "31/07/2029")]), [ExpiryDiffers]);
    assert_eq!(findings(&[(11, "02/08/2029")]), [ExpiryDiffers]);
    assert_eq!(findings(&[(12, "01/08/2026")]), []);
    assert_eq!(findings(&[(12, "31/07/2026")]), [WithdrawnBeforeIssue]);
    assert_eq!(findings(&[(3, "11-03253-1-2027")]), [CodeAfterIssue]);
    // Of another province now, and of another province before.
    assert_eq!(
        findings(&[(3, "12-03253-1-2026")]),
        [UnitElsewhere, CellBlank]
    );
    assert_eq!(
        findings(&[(3, "11-28882-1-2026")]),
        [UnitElsewhere, CellBlank]
    );
    assert_eq!(findings(&[(3, "83-28882-1-2026")]), [UnitOfBefore]);
    // The form of codes of these months is not known.
    assert_eq!(findings(&[(3, "83-28882-1-2025")]), []);
    assert_eq!(findings(&[(3, "11-099-03295-1-2025")]), []);
    assert_eq!(findings(&[(3, "11-101-03295-1-2025")]), [UnitElsewhere]);
    assert_eq!(
        findings(&[(3, "12-099-1-2025")]),
        [UnitElsewhere, CellBlank]
    );
    assert_eq!(findings(&[(3, "11-099-1-2025")]), [CellBlank]);
    assert_eq!(
        findings(&[(3, "30-294-10852-1-2021")]),
        [UnitMayHaveEnded, CellBlank]
    );
    assert_eq!(findings(&[(7, "7")]), []);
    assert_eq!(findings(&[(7, "Bộ 26")]), []);
    assert_eq!(findings(&[(7, "27")]), [UnknownSheet]);
    assert_eq!(findings(&[(7, "Chè tươi, chè chế biến")]), []);
    assert_eq!(findings(&[(7, "Thực phẩm")]), [ErrorDetail::UnknownName]);
}

#[test]
fn a_withdrawal_without_a_day_is_never_passed_over() {
    use ErrorDetail::{CellNotADay, WithdrawalWithoutDay};
    let of = |changes: &[(usize, &str)]| {
        let register = read(&row(changes));
        let entry = &register.entries()[0];
        let found = (entry.withdrawn(), entry.may_be_withdrawn());
        (found, details(register.findings()))
    };
    let day = Some(Date::constant(2026, 9, 1));
    for (text, withdrawn) in [
        ("01/09/2026", day),
        ("ngày 1 tháng 9 năm 2026", day),
        ("QĐ 5/QĐ-UBND ngày 01/09/2026", day),
        ("", None),
        ("-", None),
        ("Không", None),
        ("Chưa thu hồi", None),
        ("Không, theo kết luận ngày 01/09/2026", None),
        ("Còn hiệu lực", None),
    ] {
        assert_eq!(of(&[(12, text)]), ((withdrawn, false), vec![]), "{text}");
    }
    for (place, text, detail) in [
        (12, "có", WithdrawalWithoutDay),
        (12, "x", WithdrawalWithoutDay),
        (12, "đã thu hồi", WithdrawalWithoutDay),
        (12, "01/09/26", CellNotADay),
        (12, "31/09/2026", CellNotADay),
        (12, "QĐ 5/QĐ-UBND", CellNotADay),
        (11, "Đã thu hồi", WithdrawalWithoutDay),
        (9, "Thu hồi theo QĐ 5", WithdrawalWithoutDay),
    ] {
        let found = of(&[(place, text)]);
        assert_eq!(found, ((None, true), vec![detail]), "{text}");
    }
    // In a column that is not read.
    let noted = |note: &str| {
        let table = format!("Sản phẩm;Sao;Ngày cấp;Ghi chú\nChè;4;01/08/2026;{note}\n");
        Register::read(&table).unwrap()
    };
    let register = noted("Đã thu hồi tháng 9");
    assert_eq!(
        register.findings()[0].explain(Lang::Vi),
        "hàng 2, “Ghi chú”: ghi `Đã thu hồi tháng 9` mà không có ngày thu hồi: chưa tính là đã thu hồi; \
         ghi ngày vào cột “Ngày thu hồi”"
    );
    let report = OfficeReport::on(Date::constant(2029, 3, 1), &register);
    let line = report.all_lines().next().unwrap();
    let end = ". The table says withdrawn without a day: check this first";
    assert!(line.task(Lang::En).ends_with(end));
    let table = register.to_ministry_table(Date::constant(2026, 9, 1));
    assert!(!table.as_csv().contains("HIEULUC"));
    for note in ["chưa bị thu hồi", "không thu hồi", "Cá thu, cá hồi"] {
        assert_eq!(noted(note).findings(), [], "{note}");
    }
}

#[test]
fn the_issuer_and_the_edition_follow_from_the_day() {
    let entry = |changes: &[(usize, &str)]| read(&row(changes)).entries()[0].clone();
    let tier = |star, day, issuer| {
        entry(&[(8, star), (10, day), (13, issuer), (3, "")])
            .certificate()
            .tier()
    };
    // The lowest tier that may issue.
    assert_eq!(tier("3", "01/08/2024", ""), Tier::District);
    assert_eq!(tier("3", "01/08/2025", ""), Tier::Province);
    assert_eq!(tier("5", "01/08/2024", ""), Tier::Centre);
    assert_eq!(tier("3", "01/08/2024", "UBND tỉnh"), Tier::Province);
    assert_eq!(
        tier("5", "01/08/2026", "Bộ Nông nghiệp và Môi trường"),
        Tier::Centre
    );
    // Thành phố may be a province or a district.
    assert_eq!(tier("3", "01/08/2024", "UBND thành phố"), Tier::District);
    let of = |day| {
        let entry = entry(&[(7, "7"), (10, day), (3, "")]);
        (entry.edition(), entry.sheet().map(|sheet| sheet.edition()))
    };
    assert_eq!(
        of("21/05/2026"),
        (Some(Edition::E2023), Some(Edition::E2023))
    );
    assert_eq!(of("22/05/2026"), (None, None));
    assert_eq!(
        of("22/07/2026"),
        (Some(Edition::E2026), Some(Edition::E2026))
    );
}

#[test]
fn a_commune_that_was_split_stays_open_until_a_column_says_which() {
    let communes = |table: &str| -> Vec<String> {
        let register = Register::read(table).unwrap();
        let place = register.entries()[0].place();
        assert_eq!(place.province().unwrap().full_name(), "Tỉnh Vĩnh Long");
        place.communes().iter().map(Unit::to_string).collect()
    };
    let head = "Mã sản phẩm,Sao,Ngày cấp";
    let code = "86-860-29734-1-2024,3,01/08/2024";
    assert_eq!(communes(&format!("{head}\n{code}\n")), ["28921", "29734"]);
    for commune in ["Xã Hoà Hiệp", "hòa hiệp", "29734"] {
        let table = format!("{head},Xã (mới)\n{code},{commune}\n");
        assert_eq!(communes(&table), ["29734"], "{commune}");
    }
    // Another commune contradicts the code.
    let register = Register::read(&format!("{head},Xã (mới)\n{code},Xã Chợ Lách\n")).unwrap();
    assert_eq!(
        details(register.findings()),
        [ErrorDetail::PlacesDisagree, ErrorDetail::CommuneSplit]
    );
}

/// The holders and days of a table.
fn filled(table: &str) -> (Vec<String>, Vec<Option<Date>>, Vec<u32>) {
    let register = Register::read(table).unwrap();
    let entries = register.entries().iter();
    let holders = entries.clone().map(|entry| entry.holder().to_owned());
    let days = entries.map(|entry| Some(entry.certificate().issued()));
    let readings = register.readings().iter();
    let readings = readings.filter(|fault| fault.error().detail() == ErrorDetail::FilledFromAbove);
    (
        holders.collect(),
        days.collect(),
        readings.map(Fault::row).collect(),
    )
}

#[test]
fn blank_cells_are_filled_only_in_rows_that_a_number_above_groups() {
    let head = "TT,Chủ thể,Sản phẩm,Sao,Quyết định,Ngày cấp";
    let rows = "1,HTX A,Chè,4,12/QĐ,01/08/2026\n,,Trà,4,,\n2,HTX B,Gạo,3,13/QĐ,02/08/2026\n";
    let (holders, days, readings) = filled(&format!("{head}\n{rows}"));
    assert_eq!(holders, ["HTX A", "HTX A", "HTX B"]);
    assert_eq!(days[0], days[1]);
    // Holder, decision and day.
    assert_eq!(readings, [3, 3]);

    // Every row has a number: the cell is blank, and stays so.
    let numbered = rows.replace("\n,,", "\n2,,");
    let register = Register::read(&format!("{head}\n{numbered}")).unwrap();
    assert_eq!(register.bad_rows().len(), 1);
    // No numbers at all.
    let plain = "Chủ thể,Sản phẩm,Sao,Ngày cấp\nHTX A,Chè,4,01/08/2026\n,Trà,4,01/08/2026\n";
    let (holders, _, readings) = filled(plain);
    assert_eq!(
        (holders, readings),
        (vec!["HTX A".into(), String::new()], vec![])
    );
    // A day is not filled where the decision is given, nor without that column.
    for table in [
        format!("{head}\n{}", rows.replace("Trà,4,,", "Trà,4,14/QĐ,")),
        "TT,Chủ thể,Sản phẩm,Sao,Ngày cấp\n1,HTX A,Chè,4,01/08/2026\n,,Trà,4,\n".to_owned(),
    ] {
        let register = Register::read(&table).unwrap();
        assert_eq!(register.bad_rows()[0].row(), 3, "{table}");
    }
    // A star is never filled, and a line across the table ends the group.
    let star = rows.replace("Trà,4", "Trà,");
    let register = Register::read(&format!("{head}\n{star}")).unwrap();
    assert_eq!(
        details(register.bad_rows()[0].faults()),
        [ErrorDetail::CellMissing]
    );
    let across = rows.replace("\n,,Trà", "\nII,Huyện B,,,,\n,,Trà");
    let register = Register::read(&format!("{head}\n{across}")).unwrap();
    assert_eq!(register.bad_rows().len(), 1);
}

#[test]
fn a_workbook_with_merged_cells_is_read_as_the_table() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    let (plain, day) = (Format::new(), Format::new().set_num_format("dd/mm/yyyy"));
    page.merge_range(0, 0, 0, 5, "DANH SÁCH SẢN PHẨM OCOP", &plain)
        .unwrap();
    let head = [
        "TT",
        "Chủ thể",
        "Tên sản phẩm",
        "Hạng sao",
        "Ngày cấp",
        "Mã số",
    ];
    page.write_row(2, 0, head).unwrap();
    page.merge_range(3, 0, 4, 0, "", &plain).unwrap();
    page.write(3, 0, 1).unwrap();
    page.merge_range(3, 1, 4, 1, "HTX Ví Dụ", &plain).unwrap();
    page.merge_range(3, 4, 4, 4, "", &day).unwrap();
    page.write_with_format(3, 4, 46_235, &day).unwrap();
    page.write(3, 2, "Chè").unwrap().write(3, 3, 4).unwrap();
    page.write(4, 2, "Trà")
        .unwrap()
        .write(4, 3, "3 sao")
        .unwrap();
    page.write(3, 5, "11-03253-1-2026").unwrap();
    page.write(4, 5, "11-03253-2-2026").unwrap();
    let csv = page_to_csv(&workbook.save_to_buffer().unwrap(), None).unwrap();
    let register = Register::read(csv.as_str()).unwrap();
    assert_eq!((register.rows(), register.bad_rows()), (5, &[][..]));
    let [tea, other] = register.entries() else {
        panic!("{register:?}");
    };
    assert_eq!(
        (other.row(), other.holder(), other.product()),
        (5, "HTX Ví Dụ", "Trà")
    );
    assert_eq!(other.certificate().star(), Star::Three);
    for entry in [tea, other] {
        assert_eq!(entry.certificate().issued(), Date::constant(2026, 8, 1));
    }
    assert_eq!(register.findings(), []);
}

#[test]
fn the_order_of_columns_and_the_separator_do_not_matter() {
    let wanted = Register::read(BUNDLED).unwrap();
    let mut rows = csv::ReaderBuilder::new();
    let rows = rows.has_headers(false).flexible(true).delimiter(b';');
    let rows: Vec<csv::StringRecord> = rows
        .from_reader(BUNDLED.as_bytes())
        .records()
        .map(Result::unwrap)
        .collect();
    for separator in [b',', b'\t', b';'] {
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer
            .delimiter(separator)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for (index, row) in rows.iter().enumerate() {
            let mut cells: Vec<&str> = row.iter().collect();
            // Titles and lines across are in the first column.
            if cells[1..].iter().any(|cell| !cell.is_empty()) && index > 2 {
                cells[2..].reverse();
            }
            writer.write_record(&cells).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let register = Register::read(&format!("\u{feff}{text}")).unwrap();
        assert_eq!(register.entries(), wanted.entries());
        let rows = |register: &Register| -> Vec<u32> {
            let rows = register.bad_rows().iter();
            rows.map(ocop_portfolio::BadRow::row).collect()
        };
        assert_eq!(rows(&register), rows(&wanted));
        let of = |register: &Register| {
            let mut findings: Vec<_> = register
                .findings()
                .iter()
                .map(ToString::to_string)
                .collect();
            findings.sort();
            findings
        };
        assert_eq!(of(&register), of(&wanted));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(50), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_row_is_lost_whatever_is_in_the_cells(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                prop_oneof![
                    Just(String::new()),
                    "[0-9/.-]{0,10}",
                    "\\PC{0,8}",
                    prop::sample::select(vec!["4 sao", "10/07/2026", "11-03253-1-2026", "Tổng cộng", "I", "Điện Biên", "46235"])
                        .prop_map(str::to_owned),
                ],
                0..16,
            ),
            0..12,
        ),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).delimiter(b';').from_writer(Vec::new());
        writer.write_record(HEADINGS.split(';')).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        if let Ok(register) = Register::read(&text) {
            prop_assert_eq!(register.rows(), rows.len() + 1);
            for bad in register.bad_rows() {
                prop_assert!(!bad.faults().is_empty());
            }
        }
    }

    #[test]
    fn a_damaged_register_is_read_or_refused(
        cuts in proptest::collection::vec((0..BUNDLED.len(), "\\PC{0,3}|\n|;|\""), 1..6),
    ) {
        let mut text = BUNDLED.to_owned();
        for (place, with) in cuts {
            let place = (0..=place.min(text.len())).rev().find(|place| text.is_char_boundary(*place));
            text.insert_str(place.unwrap_or(0), &with);
        }
        if let Ok(register) = Register::read(&text) {
            prop_assert!(register.entries().len() + register.bad_rows().len() > 0);
        }
    }
}
