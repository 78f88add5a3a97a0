//! Pages of one product, dossier or list of certificates.
//!
//! The baseline is the text report on the same data, as the programs print it.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use ocop_benches::sheets::second_best;
use ocop_core::{Certificate, Council, Date, Edition, ImprovementRequest, Lang, Star, Tier};
use ocop_dossier::{Dossier, Settings, check};
use ocop_html::{
    CertificateTimeline, ComparisonTable, LetterForm, Page, PlanChecklist, RatingPage,
    ScorecardForm,
};

/// Dried táo mèo: many defects.
const FAULTY: &str = include_str!("../crates/ocop-dossier/tests/data/dried-tao-meo.json");
const LANG: Lang = Lang::Vi;
/// The members of the larger council.
const MEMBERS: usize = 9;
/// The certificates of a commune.
const CERTIFICATES: i8 = 12;

fn measure(
    group: &mut BenchmarkGroup<'_, WallTime>,
    what: &str,
    text: impl Fn() -> String,
    page: impl Fn() -> Page,
) {
    group.bench_function(format!("{what}/baseline: text"), |bencher| {
        bencher.iter(|| black_box(text()));
    });
    group.bench_function(format!("{what}/page"), |bencher| {
        bencher.iter(|| black_box(page()));
    });
}

fn pages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("page");
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = second_best(&sheet);
    for members in [1, MEMBERS] {
        let rating = Council::of(vec![card.clone(); members])
            .unwrap()
            .rate()
            .unwrap();
        measure(
            &mut group,
            &format!("rating by {members}"),
            || rating.explain(LANG).to_string(),
            || RatingPage::new(&rating, LANG).to_page(),
        );
    }
    group.bench_function("scorecard/blank form", |bencher| {
        bencher.iter(|| ScorecardForm::blank(black_box(&sheet), LANG).to_page());
    });
    group.bench_function("scorecard/form filled in", |bencher| {
        bencher.iter(|| ScorecardForm::of(black_box(&card), LANG).to_page());
    });

    let dossier = Dossier::from_json(FAULTY.as_bytes()).unwrap();
    let report = check(&dossier, &Settings::default());
    let letter = report.letter(LANG);
    measure(
        &mut group,
        "letter",
        || report.text(LANG),
        || LetterForm::of(&letter).to_page(),
    );

    let council = Council::of([card.clone()]).unwrap();
    let improvement = ImprovementRequest::to(Star::Five).find(&council).unwrap();
    let plan = improvement.explain(LANG);
    measure(
        &mut group,
        "plan",
        || plan.to_string(),
        || PlanChecklist::of(&plan).to_page(),
    );

    let older = Edition::E2023.sheet(7).unwrap();
    let comparison = card.compare(&older).explain(LANG);
    measure(
        &mut group,
        "comparison",
        || comparison.to_string(),
        || ComparisonTable::of(&comparison).to_page(),
    );

    let mut certificates = CertificateTimeline::on(Date::constant(2026, 9, 1), LANG);
    for month in 1..=CERTIFICATES {
        let issued = Date::constant(2025, month, 15);
        let certificate = Certificate::new(issued, Star::Four, Tier::Province).unwrap();
        certificates = certificates.product(format!("Sản phẩm {month}"), certificate, None);
    }
    group.bench_function("certificates/page", |bencher| {
        bencher.iter(|| black_box(&certificates).to_page());
    });
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
