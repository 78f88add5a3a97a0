//! Reports for an office: what is due when, sums, both languages.

use ocop_core::jiff::ToSpan;
use ocop_core::{Certificate, CertificateState, Date, Lang, Star, Tier};
use ocop_portfolio::{Due, Entry, OfficeReport, Register};

use crate::registers::BUNDLED;

#[track_caller]
fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn entry(row: u32, issued: Date, star: Star) -> Entry {
    let tier = if star == Star::Five {
        Tier::Centre
    } else {
        Tier::Province
    };
    let certificate = Certificate::new(issued, star, tier).unwrap();
    Entry::new(format!("Sản phẩm {row}"), certificate)
        .with_row(row)
        .with_holder("HTX Ví Dụ")
}

#[track_caller]
fn due(issued: &str, on: &str) -> Due {
    let register = Register::from_iter([entry(1, day(issued), Star::Four)]);
    let report = OfficeReport::on(day(on), &register);
    let mut lines = report.all_lines();
    assert_eq!(lines.len(), 1);
    lines.next().unwrap().due()
}

#[test]
fn what_is_due_changes_at_the_edges_of_months_and_windows() {
    // Issued on 30/03/2024: to be filed from 01/10/2026 to 30/11/2026.
    let issued = "2024-03-30";
    assert_eq!(due(issued, "2026-06-30"), Due::Later);
    // July to September begin within three months after June.
    assert_eq!(due(issued, "2026-07-01"), Due::NextThreeMonths);
    assert_eq!(due(issued, "2026-10-31"), Due::NextThreeMonths);
    assert_eq!(due(issued, "2026-11-01"), Due::ThisMonth);
    assert_eq!(due(issued, "2026-11-30"), Due::ThisMonth);
    assert_eq!(due(issued, "2026-12-01"), Due::Overdue);
    assert_eq!(due(issued, "2027-10-01"), Due::Overdue);
    assert_eq!(due(issued, "2024-03-29"), Due::Nothing);
    // The window ended before 26/2026 was in force.
    assert_eq!(due("2023-09-18", "2026-05-21"), Due::Later);
    assert_eq!(due("2023-09-18", "2026-05-22"), Due::Overdue);
    assert_eq!(due("2023-09-19", "2026-05-22"), Due::ThisMonth);
}

#[test]
fn every_certificate_is_due_once_and_its_state_agrees() {
    let first = day("2022-01-01");
    let entries = (0..2000_u32).map(|row| {
        let issued = first.saturating_add(i64::from(row).days());
        let entry = entry(row + 1, issued, Star::RECOGNISED[row as usize % 3]);
        match row % 20 {
            0 => entry.with_withdrawn(issued),
            _ => entry,
        }
    });
    let register = Register::from_iter(entries);
    for on in [
        "2026-05-21",
        "2026-05-22",
        "2026-08-31",
        "2026-11-16",
        "2027-02-28",
    ] {
        let report = OfficeReport::on(day(on), &register);
        let (this, next) = report.months();
        let by_due: usize = Due::ALL.iter().map(|due| report.lines(*due).count()).sum();
        assert_eq!(by_due, 2000);
        assert_eq!(report.counts().total(), 2000);
        for line in report.all_lines() {
            let certificate = line.entry().certificate();
            let window = certificate.re_evaluation_window();
            let state = line.state();
            let ended =
                state == CertificateState::Withdrawn || state == CertificateState::NotIssued;
            let wanted = if ended {
                Due::Nothing
            } else if day(on) > window.last() && day(on) >= day("2026-05-22") {
                Due::Overdue
            } else if window.last() < day("2026-05-22") {
                if day(on) > certificate.expires() {
                    Due::Overdue
                } else {
                    Due::Later
                }
            } else if window.last() <= this.last() {
                Due::ThisMonth
            } else if window.first() <= next.last() {
                Due::NextThreeMonths
            } else {
                Due::Later
            };
            assert_eq!(line.due(), wanted, "{} on {on}", certificate.issued());
            for lang in Lang::ALL {
                let task = line.task(lang);
                assert!(task.len() > 10 && !task.contains('{'), "{task}");
            }
            let has_days = line.filing().is_some();
            assert_eq!(
                has_days,
                window.last() >= day("2026-05-22") && state != CertificateState::Withdrawn
            );
        }
    }
}

#[test]
fn the_task_says_how_many_days_are_left() {
    let register = Register::from_iter([entry(1, day("2024-03-30"), Star::Four)]);
    let task = |on, lang| {
        let report = OfficeReport::on(day(on), &register);
        let mut lines = report.all_lines();
        lines.next().unwrap().task(lang)
    };
    assert!(task("2026-11-28", Lang::En).contains("by 2026-11-30, 2 days left"));
    assert!(task("2026-11-29", Lang::En).contains("1 day left"));
    assert!(task("2026-11-30", Lang::En).contains("today, the last day"));
    assert!(task("2026-11-30", Lang::Vi).contains("ngay hôm nay, ngày cuối cùng"));
    assert!(
        task("2026-12-01", Lang::Vi).contains("chậm nhất ngày 26/09/2027 [26/2026, Điều 12.3]")
    );
    // No rule says what happens after the window of a certificate of 26/2026.
    let register = Register::from_iter([entry(1, day("2026-08-01"), Star::Four)]);
    let report = OfficeReport::on(day("2029-04-04"), &register);
    let task = report.lines(Due::Overdue).next().unwrap().task(Lang::En);
    assert!(
        task.contains("ended on 2029-04-03 [26/2026, Art. 7.6.a]"),
        "{task}"
    );
    assert!(
        task.contains("26/2026 says nothing on filing later"),
        "{task}"
    );
}

#[test]
fn sums_of_every_kind_have_every_certificate_once() {
    let register = Register::read(BUNDLED).unwrap();
    for on in ["2024-01-01", "2026-11-16", "2030-01-01"] {
        let report = OfficeReport::on(day(on), &register);
        let counted = report.all_lines().len();
        assert_eq!(
            counted + report.replaced().count(),
            register.entries().len()
        );
        let total = u64::try_from(counted).unwrap();
        let provinces = report.by_province();
        let communes = report.by_commune();
        let sheets = report.by_sheet();
        assert_eq!(
            provinces.iter().map(|(_, sums)| sums.total()).sum::<u64>(),
            total
        );
        assert_eq!(
            communes.iter().map(|(_, sums)| sums.total()).sum::<u64>(),
            total
        );
        assert_eq!(
            sheets.iter().map(|(_, sums)| sums.total()).sum::<u64>(),
            total
        );
        for state in CertificateState::ALL {
            let sum: u64 = communes.iter().map(|(_, sums)| sums.in_state(state)).sum();
            assert_eq!(sum, report.counts().in_state(state));
        }
        assert!(provinces.is_sorted_by_key(|(unit, _)| unit.map(ocop_core::units::Unit::code)));
        assert!(sheets.is_sorted_by_key(|(sheet, _)| *sheet));
    }
}

#[test]
fn the_bundled_report_is_complete_in_both_languages() {
    let register = Register::read(BUNDLED).unwrap();
    let report = OfficeReport::on(day("2026-11-16"), &register);
    let counts: Vec<_> = Due::ALL.map(|due| report.lines(due).count()).into();
    assert_eq!(counts, [13, 4, 17, 15, 2]);
    let vi = report.explain(Lang::Vi).to_string();
    for text in [
        "Tình hình giấy chứng nhận OCOP đến ngày 16/11/2026",
        "Bảng có 76 hàng: 54 giấy chứng nhận, 6 hàng phải sửa, 16 hàng khác",
        "1. Đã quá thời gian nộp hồ sơ: 13",
        "2. Trong tháng này (16/11/2026 – 30/11/2026): 4",
        "3. Ba tháng tới (01/12/2026 – 28/02/2027): 17",
        "   - 5 sản phẩm mẫu do chủ thể cung cấp, trừ dịch vụ du lịch (bộ 26) [26/2026, Điều 6.2.d]\n",
        "1 bộ giấy và 1 bộ điện tử [26/2026, Điều 7.1]",
        "hồ sơ đã nộp có giá trị pháp lý như hồ sơ giấy [26/2026, Điều 7.1]",
        "6. Hàng phải sửa, chưa được tính ở trên: 6",
        "hàng 21, “Mã sản phẩm”: có dấu gạch `–`, yêu cầu dấu gạch nối `-`; có thể là `11-099-03283-1-2024`",
        "36 ô như: hàng 9, “Chủ thể”: ô được gộp với hàng 8",
        "Cột không dùng đến: “Ghi chú”",
    ] {
        assert!(vi.contains(text), "{text}");
    }
    let en = report.explain(Lang::En).to_string();
    for text in [
        "OCOP certificates on 2026-11-16",
        "1. Overdue: 13",
        "Tỉnh Điện Biên   29",
        "The table does not say whether a re-evaluation was filed",
        "   - 5 samples given by the applicant, except for tourism (set 26) [26/2026, Art. 6.2.d]\n",
        "one paper set and one electronic set [26/2026, Art. 7.1]",
        "the upload has the legal value of paper [26/2026, Art. 7.1]",
        "To be looked at: 16",
    ] {
        assert!(en.contains(text), "{text}");
    }
    // Every section is in both.
    let sections = |text: &str| {
        text.lines()
            .filter(|line| line.starts_with(char::is_numeric))
            .count()
    };
    assert_eq!((sections(&vi), sections(&en)), (9, 9));
    // Both texts name every row of a product that is due.
    for line in report.lines(Due::Overdue) {
        assert!(vi.contains(&format!("hàng {} · ", line.entry().row())));
        assert!(en.contains(&format!("row {} · ", line.entry().row())));
    }
}

#[test]
fn the_table_has_every_row_of_a_product_by_row() {
    let register = Register::read(BUNDLED).unwrap();
    let report = OfficeReport::on(day("2026-11-16"), &register);
    for lang in Lang::ALL {
        let table = report.to_csv(lang);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 60);
        let numbers: Vec<u32> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
        assert!(numbers.is_sorted());
        let find = |row: &str| rows.iter().find(|found| &found[0] == row).unwrap();
        // Honey, whose window is over; its certificate; and a row to correct.
        let honey = find("8");
        assert_eq!(&honey[1], "11-099-03289-1-2024");
        assert_eq!([&honey[9], &honey[10]], ["2024-02-12", "2027-02-12"]);
        assert_eq!(
            [&honey[11], &honey[12], &honey[13]],
            ["2026-08-16", "2026-10-15", "2027-08-11"]
        );
        assert_eq!(&find("24")[14], lang.pick("PHẢI SỬA", "TO CORRECT"));
        assert!(find("24")[2].contains("Măng khô"));
        assert!(find("62")[18].contains(lang.pick("ở hàng 61", "is in row 61")));
    }
    // What is written can be read again.
    let again = Register::read(&report.to_csv(Lang::Vi)).unwrap();
    assert_eq!(again.entries().len(), 54);
    for (one, other) in again.entries().iter().zip(register.entries()) {
        assert_eq!(one.certificate(), other.certificate());
        assert_eq!((one.code(), one.product()), (other.code(), other.product()));
    }
}

#[test]
fn an_earlier_day_has_the_certificate_of_that_day() {
    let register = Register::read(BUNDLED).unwrap();
    // The rice of row 17 was evaluated again on 03/08/2026, row 18.
    let rows = |on: &str| -> Vec<u32> {
        let report = OfficeReport::on(day(on), &register);
        let lines = report.all_lines();
        let mut rows: Vec<_> = lines.map(|line| line.entry().row()).collect();
        rows.retain(|row| [17, 18].contains(row));
        rows.sort_unstable();
        rows
    };
    assert_eq!(rows("2026-08-02"), [17, 18]);
    assert_eq!(rows("2026-08-03"), [18]);
}
