//! Comparing two names of applicants: equal ones, different ones, and ones that are written in other ways.
//!
//! The baseline makes a small, composed string of each name and compares these. It knows neither places of
//! tones nor abbreviations.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ocop_core::text;
use unicode_normalization::UnicodeNormalization;

const NAME: &str = "Công ty TNHH Sản xuất và Thương mại Hòa Bình Xanh (giả định)";

/// What a name is compared with, and whether both are of one applicant.
const OTHERS: [(&str, &str, bool); 6] = [
    (
        "the same text",
        "Công ty TNHH Sản xuất và Thương mại Hòa Bình Xanh (giả định)",
        true,
    ),
    (
        "another word",
        "Công ty TNHH Sản xuất và Thương mại Hòa Bính Xanh (giả định)",
        false,
    ),
    (
        "another name",
        "Hợp tác xã nông nghiệp Mẫu Một, xã Tuần Giáo (giả định)",
        false,
    ),
    (
        "another place of a tone",
        "Công ty TNHH Sản xuất và Thương mại Hoà Bình Xanh (giả định)",
        true,
    ),
    (
        "capitals",
        "CÔNG TY TNHH SẢN XUẤT VÀ THƯƠNG MẠI HÒA BÌNH XANH (GIẢ ĐỊNH)",
        true,
    ),
    (
        "abbreviations",
        "Công ty Trách nhiệm hữu hạn SXTM Hòa Bình Xanh (giả định)",
        true,
    ),
];

type Same = fn(&str, &str) -> bool;

fn baseline(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().nfc().collect::<String>();
    plain(one) == plain(other)
}

fn compare(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare_names");
    for (case, other, is_same) in OTHERS {
        assert_eq!(text::same_name(NAME, other), is_same, "{case}");
        let id = BenchmarkId::new("baseline: small composed strings", case);
        group.bench_function(id, |bencher| {
            bencher.iter(|| baseline(black_box(NAME), black_box(other)));
        });
        let comparisons: [(&str, Same); 3] = [
            ("text", text::same),
            ("name", text::same_name),
            ("code", text::same_code),
        ];
        for (name, same) in comparisons {
            group.bench_function(BenchmarkId::new(name, case), |bencher| {
                bencher.iter(|| same(black_box(NAME), black_box(other)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);
