//! Every case of an error that this crate adds, driven and worded in both languages.

use ocop_batch::{Batch, Columns, Distribution, Fault, Measure, Results, StarCosts};
use ocop_core::sheet::{CriterionSpec, LevelSpec};
use ocop_core::{
    Edition, Error, ErrorDetail, ErrorKind, Label, Lang, RequirementRule, Rules, Sheet,
};

/// Cases that arise in `ocop-arrow`, whose tests drive them.
const IN_ARROW: [ErrorDetail; 6] = [
    ErrorDetail::ColumnMissing,
    ErrorDetail::UnknownColumn,
    ErrorDetail::ColumnTwice,
    ErrorDetail::ColumnType,
    ErrorDetail::TooManyRowsAtOnce,
    ErrorDetail::NoCouncilOfRow,
];

/// A sheet with more scorecards than can be counted: eighty more levels everywhere.
fn wide() -> Sheet {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    let sections = spec.parts.iter_mut().flat_map(|part| &mut part.sections);
    for criterion in sections.flat_map(|section| &mut section.criteria) {
        let lowest = LevelSpec::new(0, Label::new("thử", "trial"));
        let lower = |criterion: &mut CriterionSpec| {
            criterion.levels.splice(..0, vec![lowest; 80]);
        };
        lower(criterion);
        criterion.single_line = false;
    }
    spec.build().unwrap()
}

fn driven() -> Vec<Error> {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let batch = Batch::of(&sheet);
    let levels = vec![&[1_u8, 1][..]; sheet.criteria().count()];
    let columns = Columns::new(&levels, &[]);
    let mut uneven = levels.clone();
    uneven[3] = &[1];
    let (mut totals, mut bands, mut stars) = ([0_u8; 2], [0_u8; 2], [0_u8; 2]);
    let mut faults = [Fault::NONE; 2];
    let mut few = [Fault::NONE; 1];
    let mut rate = |columns, faults: &mut [Fault]| {
        let mut results = Results::new(&mut totals, &mut bands, &mut stars, faults);
        batch.rate(columns, &mut results).unwrap_err()
    };
    let mut errors = vec![
        rate(Columns::new(&levels[1..], &[]), &mut faults),
        rate(Columns::new(&uneven, &[]), &mut faults),
        rate(columns, &mut few),
        rate(Columns::nibbles(&levels, &[], 2), &mut faults),
        rate(Columns::nibbles(&levels, &[], 3), &mut faults),
        Columns::new(&[&[15]], &[]).to_nibbles().unwrap_err(),
        batch.scorecard(columns, 2).unwrap_err(),
        Distribution::of(&wide()).unwrap_err(),
    ];
    for offsets in [&[][..], &[1, 2], &[0, 2, 1, 2], &[0, 1]] {
        let councils = offsets.len().saturating_sub(1);
        let mut outputs = (
            vec![0_u64; councils],
            vec![0_u8; councils],
            vec![0_u8; councils],
        );
        let mut faults = vec![Fault::NONE; councils];
        let mut results = ocop_batch::CouncilResults::new(
            &mut outputs.0,
            &mut outputs.1,
            &mut outputs.2,
            &mut faults,
        );
        errors.push(
            batch
                .rate_councils(columns, offsets, &mut results)
                .unwrap_err(),
        );
    }
    errors.extend(of_sums(&batch, columns));
    let mut costs = StarCosts::of(&sheet);
    errors.push(costs.count_groups(columns, &[0, 1], []).unwrap_err());
    let measured = costs.clone().with(Measure::new("2.3", 2, 3)).unwrap();
    let mut counts = costs.groups()[0].clone();
    errors.push(counts.add(&measured.groups()[0]).unwrap_err());
    errors
}

/// Every error of sums of councils.
fn of_sums(batch: &Batch, columns: Columns<'_>) -> [Error; 7] {
    let other = Batch::of(&Edition::E2026.sheet(8).unwrap());
    let majority = Rules::default().requirement(RequirementRule::Majority);
    let mut sums = batch.sums();
    let mut words = vec![0; sums.words_per_council()];
    let mut reads = |word| {
        words[0] = word;
        batch.sums_from(&words).unwrap_err()
    };
    [
        reads(1),
        reads(u64::MAX),
        batch.sums_from(&[0]).unwrap_err(),
        other.merge(&sums.clone(), &[], &mut sums).unwrap_err(),
        batch.add(columns, &[0, 0], &mut sums).unwrap_err(),
        sums.grow(usize::MAX).unwrap_err(),
        (batch
            .clone()
            .under(&majority)
            .add(columns, &[0, 0], &mut sums))
        .unwrap_err(),
    ]
}

#[test]
fn every_case_is_driven_and_worded_in_both_languages() {
    let found: Vec<_> = driven()
        .iter()
        .map(|error| {
            let (vi, en) = (error.message_in(Lang::Vi), error.message());
            assert_ne!(vi, en);
            assert!(!vi.is_ascii(), "{vi}");
            for message in [&*vi, en] {
                assert!(!message.contains(['{', '}', '<', '>']), "{message}");
            }
            error.detail()
        })
        .collect();
    let columns = ErrorDetail::ALL.iter().copied();
    let columns = columns.filter(|detail| detail.kind() == ErrorKind::BadColumns);
    let columns = columns.filter(|detail| !IN_ARROW.contains(detail));
    let others = [
        ErrorDetail::TooManyScorecards,
        ErrorDetail::SumsOfAnotherSheet,
    ];
    for detail in columns.chain(others) {
        assert!(found.contains(&detail), "{detail} in {found:?}");
    }
}
