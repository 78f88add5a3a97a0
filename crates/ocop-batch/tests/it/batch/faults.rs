//! Faults as codes of two bytes, and councils that leave the places of single members.

use ocop_batch::{Batch, Fault};
use ocop_core::{Edition, ErrorKind, Rules};

use super::{councils, random, rows, sheets};

const KINDS: [ErrorKind; 7] = [
    ErrorKind::LevelOutOfRange,
    ErrorKind::CaseRequired,
    ErrorKind::UnknownCase,
    ErrorKind::NotApplicable,
    ErrorKind::MissingCriterion,
    ErrorKind::BadSheetCode,
    ErrorKind::NoScorecard,
];

#[test]
fn a_code_is_a_kind_and_the_place_of_a_criterion_from_one() {
    let mut faults = 0;
    for code in 0..=u16::MAX {
        let [kind, place] = code.to_be_bytes().map(usize::from);
        let fits = code == 0 || ((1..=KINDS.len()).contains(&kind) && place <= 64);
        let fault = Fault::from_code(code);
        assert_eq!(fault.is_some(), fits, "{code:#06x}");
        let Some(fault) = fault else { continue };
        assert_eq!(fault.code(), code);
        assert_eq!(fault.is_none(), code == 0);
        assert_eq!(fault.kind(), kind.checked_sub(1).map(|kind| KINDS[kind]));
        assert_eq!(fault.criterion(), place.checked_sub(1));
        faults += 1;
    }
    assert_eq!(faults, 1 + KINDS.len() * 65);
}

#[test]
fn a_fault_shows_its_kind_and_place() {
    for (code, shown) in [
        (0, "none"),
        (0x0503, "missing-criterion at 2"),
        (0x0101, "level-out-of-range at 0"),
        (0x0700, "no-scorecard"),
    ] {
        let fault = Fault::from_code(code).unwrap();
        assert_eq!(format!("{fault:?}"), shown);
    }
}

#[test]
fn as_many_councils_as_rows_are_not_taken_for_single_members() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = random(&sheet, 2, 8);
    let rules = Rules::default();
    let batch = Batch::of(&sheet).under(&rules);
    for offsets in [&[0, 2, 2][..], &[0, 0, 2], &[0, 0, 0, 2], &[0, 1, 2]] {
        let [fast, reference] = councils(&batch, &rules, &table, offsets);
        assert_eq!(fast, reference, "{offsets:?}");
    }
}

#[test]
fn a_level_of_high_bits_alone_is_out_of_range() {
    for sheet in sheets() {
        let mut table = random(&sheet, sheet.criteria().len(), 9);
        for (place, column) in table.levels.iter_mut().enumerate() {
            column.fill(0);
            column[place] = 0xF0;
        }
        for column in &mut table.cases {
            column.fill(0);
        }
        let [fast, reference] = rows(&Batch::of(&sheet), &table);
        assert_eq!(fast, reference, "{sheet}");
    }
}
