//! Claimed figures beside the choices.

use ocop_core::compare::{Figure, MismatchPlace};
use ocop_core::{ClaimedResult, Council, Edition, ErrorKind, Lang, Sheet, Star};
use rust_decimal::Decimal;

use crate::util::{full, sheets};

fn set_7() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

fn at_best(sheet: &Sheet) -> Council {
    Council::of([full(sheet).complete().unwrap()]).unwrap()
}

/// 269/3 points: two members at 90 and one at 89.
fn nearly_ninety() -> Council {
    let sheet = set_7();
    // Without marks: 3 on 1.3, 3 on 11, 3 on 3.3, 1 on 1.7.
    let ninety = || {
        let lowered = full(&sheet)
            .choose("1.3", 0)
            .unwrap()
            .choose("11", 0)
            .unwrap();
        lowered.choose("3.3", 0).unwrap().choose("1.7", 1).unwrap()
    };
    let less = ninety().choose("1.2", 2).unwrap();
    let cards = [ninety(), ninety(), less].map(|builder| builder.complete().unwrap());
    Council::of(cards).unwrap()
}

fn points(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn what_the_choices_give_is_agreed_on_every_sheet() {
    for sheet in sheets() {
        let council = at_best(&sheet);
        let rating = council.rate().unwrap();
        let mut claim = ClaimedResult::new()
            .total(sheet.reaches().get())
            .star(rating.star().unwrap());
        for part in sheet.parts() {
            claim = claim.part(
                part.id(),
                rating
                    .part(part.id())
                    .unwrap()
                    .round(0, ocop_core::Rounding::Down),
            );
        }
        for section in sheet.sections() {
            let found = rating.section(section.key()).unwrap();
            claim = claim.section(section.key(), found.round(0, ocop_core::Rounding::Down));
        }
        for criterion in sheet.criteria() {
            claim = claim.criterion(criterion.key(), criterion.max().get());
        }
        // If the print does not add up, only parts and criteria report a mismatch.
        match claim.check(&council).unwrap() {
            None => {}
            Some(mismatch) => assert!(sheet.unreconciled().is_some(), "{sheet}: {mismatch:?}"),
        }
    }
}

#[test]
fn the_first_mismatch_follows_the_printed_order() {
    let sheet = set_7();
    let card = full(&sheet)
        .choose("2.3", 1)
        .unwrap()
        .choose("4.1", 2)
        .unwrap();
    let council = Council::of([card.complete().unwrap()]).unwrap();
    let claim = ClaimedResult::new()
        .star(Star::Five)
        .total(100)
        .part("B", 25)
        .part("A", 40);
    let place = |claim: &ClaimedResult| {
        claim
            .check(&council)
            .unwrap()
            .map(|one| one.place().clone())
    };
    assert_eq!(place(&claim), Some(MismatchPlace::Part("A".into())));
    let claim = claim.section("2", 10);
    assert_eq!(place(&claim), Some(MismatchPlace::Section("2".into())));
    let claim = claim.criterion("4.1", 5).criterion("2.3", 3);
    assert_eq!(place(&claim), Some(MismatchPlace::Criterion("2.3".into())));
    let found = claim.check(&council).unwrap().unwrap();
    assert_eq!(found.criterion().unwrap().key(), "2.3");
    assert_eq!(
        (
            found.claimed().to_string(),
            found.found().unwrap().to_string()
        ),
        ("3".into(), "1".into())
    );
    // A later claim replaces the earlier one; then the next place is reported.
    assert_eq!(
        place(&claim.clone().criterion("2.3", 1)),
        Some(MismatchPlace::Section("2".into()))
    );
    assert_eq!(
        place(&ClaimedResult::new().star(Star::Five)),
        Some(MismatchPlace::Star)
    );
    assert_eq!(
        place(&ClaimedResult::new().total(95).star(Star::Three)),
        None
    );
    assert_eq!(
        place(&ClaimedResult::new().total(96)),
        Some(MismatchPlace::Total)
    );
    assert_eq!(
        place(&ClaimedResult::new().total(94)),
        Some(MismatchPlace::Total)
    );
    assert_eq!(
        place(&ClaimedResult::new().total(-95)),
        Some(MismatchPlace::Total)
    );
}

#[test]
fn a_mean_agrees_with_its_roundings_within_its_band_only() {
    let council = nearly_ninety();
    assert_eq!(council.mean().to_string(), "269/3");
    let agrees = |text: &str| {
        ClaimedResult::new()
            .total(points(text))
            .check(&council)
            .unwrap()
            .is_none()
    };
    for close in [
        "89.66",
        "89.67",
        "89.6",
        "89.7",
        "89.666667",
        "89.6666666666",
    ] {
        assert!(agrees(close), "{close}");
    }
    for off in [
        "89.65", "89.68", "89.5", "89.8", "89", "90", "90.0", "8967", "0.8967",
    ] {
        assert!(!agrees(off), "{off}");
    }
}

#[test]
fn figures_too_long_to_compare_do_not_agree() {
    let council = at_best(&set_7());
    for far in [Decimal::MAX, Decimal::MIN, Decimal::new(1, 28)] {
        assert!(
            ClaimedResult::new()
                .total(far)
                .check(&council)
                .unwrap()
                .is_some()
        );
    }
    assert!(
        ClaimedResult::new()
            .total(points("100.0000000000000000000000"))
            .check(&council)
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_star_lost_to_a_ground_is_none() {
    let sheet = Edition::E2026.sheet(14).unwrap();
    let council = at_best(&sheet).with_ground("forged-dossier").unwrap();
    let mismatch = ClaimedResult::new()
        .star(Star::Five)
        .check(&council)
        .unwrap()
        .unwrap();
    assert_eq!(mismatch.claimed(), Figure::Star(Star::Five));
    assert_eq!(mismatch.found(), None);
    let reported = mismatch.explain(Lang::En);
    assert!(reported.text.contains("No star"), "{}", reported.text);
}

#[test]
fn what_is_not_on_the_sheet_is_an_error_with_its_path() {
    let council = at_best(&set_7());
    let fault = |claim: ClaimedResult| {
        let fault = claim.check(&council).unwrap_err();
        (fault.kind(), fault.path().to_owned())
    };
    let unknown = ErrorKind::UnknownCriterion;
    assert_eq!(
        fault(ClaimedResult::new().criterion("9.9", 1)),
        (unknown, "criteria.9.9".into())
    );
    assert_eq!(
        fault(ClaimedResult::new().section("99", 1)),
        (ErrorKind::BadValue, "sections.99".into())
    );
    assert_eq!(
        fault(ClaimedResult::new().part("D", 1)),
        (ErrorKind::BadValue, "parts.D".into())
    );
}

#[test]
fn a_mismatch_is_explained_in_both_languages() {
    let sheet = set_7();
    let card = full(&sheet).choose("2.3", 1).unwrap();
    let council = Council::of([card.complete().unwrap()]).unwrap();
    let reported = |claim: ClaimedResult, lang| {
        let mismatch = claim.check(&council).unwrap().unwrap();
        let reported = mismatch.explain(lang);
        assert!(reported.to_string().starts_with(&reported.text));
        assert!(reported.to_markdown().contains("26/2026"));
        reported.text
    };
    for (claim, vi, en) in [
        (
            ClaimedResult::new().criterion("2.3", 3),
            "2.3 Phong cách, ghi nhãn hàng hóa: kê khai 3 điểm; theo các mức đã chấm là 1 điểm",
            "2.3 Style and labelling of goods: claimed: 3 points; the choices give 1 point",
        ),
        (
            ClaimedResult::new().part("A", 40),
            "phần A: kê khai 40 điểm; theo các mức đã chấm là 38 điểm",
            "part A: claimed: 40 points; the choices give 38 points",
        ),
        (
            ClaimedResult::new().total(points("99.5")),
            "tổng điểm: kê khai 99,5 điểm; theo các mức đã chấm là 98 điểm",
            "total: claimed: 99.5 points; the choices give 98 points",
        ),
        (
            ClaimedResult::new().star(Star::Five),
            "kê khai 5 sao; theo các mức đã chấm là 3 sao",
            "claimed: 5 stars; the choices give 3 stars",
        ),
    ] {
        assert_eq!(reported(claim.clone(), Lang::Vi), vi);
        assert_eq!(reported(claim, Lang::En), en);
    }
    let mismatch = ClaimedResult::new()
        .criterion("2.3", 3)
        .check(&council)
        .unwrap()
        .unwrap();
    let reasons = mismatch.explain(Lang::En).reasons;
    assert_eq!(
        reasons,
        ["level 1: Label present; goods labelling full and as regulated"]
    );
}
