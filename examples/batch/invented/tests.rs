//! Invented products have the published shares of stars, and a seed has one set of rows.

use ocop_batch::{Batch, CouncilResults, Fault, Results};
use ocop_core::{Edition, Sheet, Star};

use super::{BLOCK, Invented, PROVINCES, Rows, SHARES};

/// The stars of rows.
fn stars(sheet: &Sheet, rows: &Rows) -> Vec<u8> {
    let places = rows.rows();
    let (mut totals, mut bands, mut stars) = (vec![0; places], vec![0; places], vec![0; places]);
    let mut faults = vec![Fault::NONE; places];
    let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
    rows.with(|columns| Batch::of(sheet).rate(columns, &mut results))
        .unwrap();
    assert!(faults.iter().all(|fault| fault.is_none()), "{sheet}");
    stars
}

/// Whether the shares are those published, up to so many in 1,000.
#[track_caller]
fn check(stars: &[u8], tolerance: usize) {
    for (star, share) in SHARES {
        let found = stars.iter().filter(|&&own| own == star.number()).count();
        let found = found * 1_000 / stars.len();
        let wanted = usize::try_from(share).unwrap();
        assert!(
            found.abs_diff(wanted) <= tolerance,
            "{star} stars: {found} of 1000"
        );
    }
}

#[test]
fn the_shares_of_stars_are_those_published() {
    let mut all = Vec::new();
    for sheet in Edition::E2026.sheets() {
        let rows = Invented::of(&sheet, u64::from(sheet.number())).products(2_048);
        let stars = stars(&sheet, &rows);
        // Four standard deviations of 2,048 draws.
        check(&stars, 40);
        all.extend(stars);
    }
    // And of 53,248 draws.
    check(&all, 8);
}

#[test]
fn every_invented_product_of_every_edition_is_recognised() {
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let rows = Invented::of(&sheet, 2).products(100);
        let stars = stars(&sheet, &rows);
        assert!(
            stars.iter().all(|&star| star >= Star::Three.number()),
            "{sheet}"
        );
    }
}

#[test]
fn councils_have_a_spread_and_the_same_shares() {
    for set in [7, 16, 26] {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let mut rows = Rows::default();
        let councils = 2_048;
        Invented::of(&sheet, 3).draw(0, councils, 5, &mut rows);
        let offsets: Vec<u32> = (0..).step_by(5).take(councils + 1).collect();
        let (mut totals, mut bands) = (vec![0; councils], vec![0; councils]);
        let (mut stars, mut spreads) = (vec![0; councils], vec![0; councils]);
        let mut faults = vec![Fault::NONE; councils];
        let mut results = CouncilResults::new(&mut totals, &mut bands, &mut stars, &mut faults)
            .spreads(&mut spreads);
        rows.with(|columns| {
            let batch = Batch::of(&sheet);
            batch
                .rate_councils(columns, &offsets, &mut results)
                .unwrap();
        });
        check(&stars, 40);
        let apart = spreads.iter().filter(|&&spread| spread > 0).count();
        assert!(apart * 10 > councils * 8, "{sheet}: {apart} of {councils}");
    }
}

#[test]
fn criteria_go_together_and_differ() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rows = Invented::of(&sheet, 4).products(BLOCK);
    let stars = stars(&sheet, &rows);
    let three: Vec<_> = (0..rows.rows()).filter(|&row| stars[row] == 3).collect();
    // Among products of one star, those that are good at one half of a criterion's section are good at
    // the rest too: the sum of the whole varies more than the sums of independent criteria.
    let values = |column: usize| -> Vec<i64> {
        let levels = &rows.levels[column];
        three.iter().map(|&row| i64::from(levels[row])).collect()
    };
    let count = i64::try_from(three.len()).unwrap();
    // Variances times the square of the number of rows.
    let variance = |values: &[i64]| {
        let sum: i64 = values.iter().sum();
        count * values.iter().map(|value| value * value).sum::<i64>() - sum * sum
    };
    // The criteria of the first section.
    let columns = [0, 1, 2, 3];
    let apart: i64 = columns.iter().map(|&one| variance(&values(one))).sum();
    let whole: Vec<i64> = three
        .iter()
        .map(|&row| {
            columns
                .iter()
                .map(|&one| i64::from(rows.levels[one][row]))
                .sum()
        })
        .collect();
    assert!(
        variance(&whole) * 10 > apart * 11,
        "{} {apart}",
        variance(&whole)
    );
    assert!((0..PROVINCES).all(|province| rows.provinces.contains(&province)));
}

/// A number for all rows: FNV-1a of their bytes.
fn digest(rows: &Rows) -> u64 {
    let columns = rows
        .levels
        .iter()
        .chain(&rows.cases)
        .chain([&rows.provinces]);
    columns
        .flatten()
        .fold(0xCBF2_9CE4_8422_2325, |digest, &byte| {
            (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        })
}

#[test]
fn a_seed_has_the_same_rows_everywhere() {
    let rows = |set, seed, block, members| {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let mut rows = Rows::default();
        Invented::of(&sheet, seed).draw(block, 300, members, &mut rows);
        digest(&rows)
    };
    let found = [
        rows(7, 1, 0, 1),
        rows(7, 1, 1, 1),
        rows(16, 1, 0, 3),
        rows(26, 9, 0, 1),
    ];
    assert_eq!(
        found,
        [
            13_374_589_594_230_308_496,
            3_586_044_152_760_069_465,
            529_996_712_891_242_571,
            912_423_555_468_410_132
        ]
    );
    // A block does not depend on those before it.
    let sheet = Edition::E2026.sheet(7).unwrap();
    let all = Invented::of(&sheet, 1).products(BLOCK + 10);
    let mut second = Rows::default();
    Invented::of(&sheet, 1).draw(1, 10, 1, &mut second);
    assert_eq!(all.levels[5][BLOCK..], second.levels[5][..]);
}
