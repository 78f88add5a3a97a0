//! Registers of 20,000 certificates: read, reported, counted.
//!
//! The baseline of reading is the `csv` crate on the same table; that of the report, the last day of each certificate
//! by the calendar library.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ocop_core::jiff::Span;
use ocop_core::units::{FormerUnit, Unit};
use ocop_core::{Certificate, CertificateCounts, Date, Lang, Star, Tier};
use ocop_portfolio::{OfficeReport, Register};

/// The certificates of the country are some 15,000.
const CERTIFICATES: usize = 20_000;
const ON: Date = Date::constant(2026, 11, 16);

/// A table as an office keeps it: codes and names of communes, days, stars.
fn table() -> String {
    let mut table = String::from(
        "TT;Sản phẩm;Mã sản phẩm;Chủ thể;Xã;Tỉnh;Bộ sản phẩm;Hạng sao;Ngày cấp;Ngày hết hạn\n",
    );
    let communes: Vec<FormerUnit> = FormerUnit::communes().step_by(3).collect();
    let now: Vec<Unit> = Unit::communes().collect();
    for number in 0..CERTIFICATES {
        let days = i32::try_from(number * 7 % 1200).unwrap();
        let issued = Date::constant(2023, 7, 1).saturating_add(Span::new().days(days));
        let expires = issued.saturating_add(Span::new().months(36));
        let (code, commune, province) = if issued < Unit::FROM {
            let unit = communes[number % communes.len()];
            let (province, district) = (unit.province(), unit.district().unwrap());
            (
                format!("{province}-{district}-{unit}"),
                unit.full_name(),
                province.full_name(),
            )
        } else {
            let unit = now[number % now.len()];
            let province = unit.province();
            (
                format!("{province}-{unit}"),
                unit.full_name(),
                province.full_name(),
            )
        };
        let serial = number / 1000 + 1;
        let year = issued.year();
        let day = |date: Date| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year());
        let (set, star) = (number % 26 + 1, 3 + number % 4 / 3);
        table += &format!(
            "{};Sản phẩm số {number};{code}-{serial}-{year};Hợp tác xã {};{commune};{province};{set};{star} sao;{};{}\n",
            number + 1,
            number / 3,
            day(issued),
            day(expires),
        );
    }
    table
}

fn portfolio(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("portfolio");
    let table = table();
    let register = Register::read(&table).unwrap();
    assert_eq!(register.entries().len(), CERTIFICATES);
    assert_eq!(register.bad_rows(), []);
    let certificates: Vec<(Certificate, Option<Date>)> = register
        .entries()
        .iter()
        .map(|entry| (entry.certificate(), entry.withdrawn()))
        .collect();
    group.bench_function("baseline: the last day of each", |bencher| {
        bencher.iter(|| {
            let days = certificates.iter().map(|(certificate, _)| {
                let issued = black_box(certificate.issued());
                issued.saturating_add(Span::new().months(36))
            });
            days.filter(|day| *day < ON).count()
        });
    });
    group.bench_function("states and stars counted", |bencher| {
        bencher.iter(|| CertificateCounts::on(ON, black_box(&certificates).iter().copied()));
    });
    group.bench_function("report with all sums", |bencher| {
        bencher.iter(|| {
            let report = OfficeReport::on(ON, black_box(&register));
            let sums = (report.by_province(), report.by_commune(), report.by_sheet());
            (report.counts(), sums.0.len(), sums.1.len(), sums.2.len())
        });
    });
    group.bench_function("report as text", |bencher| {
        let report = OfficeReport::on(ON, &register);
        bencher.iter(|| black_box(&report).explain(Lang::Vi).to_string());
    });
    group.sample_size(20);
    group.bench_function("baseline: csv reads the table", |bencher| {
        bencher.iter(|| {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.delimiter(b';').from_reader(table.as_bytes());
            reader.into_records().map_while(Result::ok).count()
        });
    });
    group.bench_function("table read", |bencher| {
        bencher.iter(|| Register::read(black_box(&table)).unwrap());
    });
    group.finish();
    let certificate = Certificate::new(Date::constant(2026, 7, 10), Star::Four, Tier::Province);
    criterion.bench_function("portfolio/state of one certificate", |bencher| {
        let certificate = certificate.clone().unwrap();
        bencher.iter(|| black_box(certificate).period_on(black_box(ON), None));
    });
}

criterion_group!(benches, portfolio);
criterion_main!(benches);
