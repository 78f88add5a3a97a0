//! Functions that promise not to allocate.

use ocop_core::{Certificate, Council, Date, DossierKind, Edition, SheetCode, Star, Tier, text};
use testkit::hostile::measure;

use crate::util::full;

#[test]
fn total_band_and_star_of_a_scorecard_allocate_nothing() {
    for sheet in Edition::E2026.sheets() {
        let card = full(&sheet).complete().unwrap();
        let used = measure(|| {
            std::hint::black_box((card.total(), card.band(), card.star()));
        });
        assert_eq!(used.count_total, 0, "{sheet}");
    }
}

#[test]
fn a_scorecard_is_packed_and_coded_both_ways_without_allocating() {
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let card = full(&sheet).complete().unwrap();
        let text = card.code().unwrap().to_string();
        let used = measure(|| {
            let packed = card.pack().unwrap();
            assert_eq!(sheet.unpack(packed).unwrap(), card);
            let code: SheetCode = text.parse().unwrap();
            assert_eq!(Ok(code), card.code());
            assert_eq!(code.scorecard().unwrap(), card);
        });
        assert_eq!(used.count_total, 0, "{sheet}");
    }
}

#[test]
fn the_mean_of_a_council_and_finding_a_sheet_allocate_nothing() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = Council::of(vec![full(&sheet).complete().unwrap(); 9]).unwrap();
    let used = measure(|| {
        std::hint::black_box(council.mean());
        std::hint::black_box(Edition::E2026.sheet(7).is_ok());
    });
    assert_eq!(used.count_total, 0);
}

#[test]
fn days_and_what_follows_from_them_allocate_nothing() {
    let used = measure(|| {
        let issued: Date = "2026-07-10".parse().unwrap();
        let certificate = Certificate::new(issued, Star::Four, Tier::Province).unwrap();
        let window = certificate.re_evaluation_window();
        std::hint::black_box((certificate.expires(), certificate.grace_until(), window));
        std::hint::black_box(certificate.withdrawal_due(issued));
        let in_force = Edition::in_force(issued, Some(issued), DossierKind::First);
        assert!(in_force.is_ok());
    });
    assert_eq!(used.count_total, 0);
}

#[test]
fn a_rating_with_its_reasons_allocates_once() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = Council::of(vec![full(&sheet).complete().unwrap(); 9]).unwrap();
    let used = measure(|| {
        std::hint::black_box(council.rate().unwrap());
    });
    assert_eq!(used.count_total, 1);
}

#[test]
fn comparing_texts_allocates_nothing() {
    let name = "Công ty TNHH Sản xuất và Thương mại Hòa Bình (giả định)";
    for other in [
        // In the same form; another name; and each way to write it differently.
        name,
        "Công ty TNHH Sản xuất và Thương mại Hóa Bình (giả định)",
        "Hợp tác xã nông nghiệp Mẫu",
        "CÔNG TY TNHH SXTM HOÀ BÌNH – GIẢ ĐỊNH",
        "Công ty TNHH Sản xuất & Thương mại “Hoà\u{A0}Bình” (giả ðịnh)",
        "Co\u{302}ng ty TNHH Sa\u{309}n xua\u{302}\u{301}t và Thương mại Ho\u{300}a Bình (giả định)",
    ] {
        let used = measure(|| {
            std::hint::black_box(text::same(name, other));
            std::hint::black_box(text::same_name(name, other));
            std::hint::black_box(text::same_code(name, other));
            std::hint::black_box(text::has_name(other, name));
        });
        assert_eq!(used.count_total, 0, "{other}");
    }
}
