use alloc::vec::Vec;

use ocop_core::{Choice, Edition};

use super::{DocumentKind, Fact, Kinds, Proofs};

/// Whether documents of some kinds prove a level.
fn proves(
    (edition, set): (Edition, u16),
    key: &str,
    choice: impl Into<Choice>,
    kinds: &[DocumentKind],
) -> bool {
    let sheet = edition.sheet(set).unwrap();
    let criterion = sheet.criterion(key).unwrap();
    let row = Proofs::of(&sheet).row(criterion, choice.into());
    row.is_proven_by(Kinds::of(kinds))
}

#[test]
fn kinds_that_mau_02_names_prove_a_level() {
    use DocumentKind::{
        BusinessRegistration, ContractSettlement, EnvironmentPaper, EnvironmentProof, Photographs,
        RepresentativePaper,
    };
    for set in [4, 26] {
        let sheet = (Edition::E2026, set);
        assert!(!proves(sheet, "3.2", 2, &[]));
        assert!(proves(sheet, "3.2", 2, &[BusinessRegistration]));
        assert!(proves(sheet, "3.2", 2, &[RepresentativePaper]));
    }
    // Settlements show raw material, pictures the works of the environment.
    assert!(proves((Edition::E2026, 7), "1.1", 3, &[ContractSettlement]));
    assert!(proves(
        (Edition::E2026, 21),
        "6.5",
        2,
        &[ContractSettlement]
    ));
    for edition in [Edition::E2026, Edition::E2023] {
        let key = match edition {
            Edition::E2026 => "1.6",
            _ => "1.đ",
        };
        let sheet = (edition, 4);
        assert!(!proves(sheet, key, 2, &[EnvironmentPaper]));
        assert!(!proves(sheet, key, 2, &[Photographs]));
        for proof in [EnvironmentProof, Photographs] {
            assert!(proves(sheet, key, 2, &[EnvironmentPaper, proof]));
        }
    }
}

#[test]
fn a_level_asks_for_no_more_than_its_condition() {
    use DocumentKind::{
        AreaCertificate, BatchRecords, ExportContract, ExportDeclaration, Invoice,
        QualityControlPlan, ServicePlan, Traceability,
    };
    // International markets, with a contract from 26/2026 on only.
    let honey = (Edition::E2019, 11);
    assert!(proves(honey, "4.1", 4, &[ExportContract]));
    assert!(proves(honey, "4.1", 4, &[ExportDeclaration]));
    assert!(!proves(honey, "4.1", 4, &[Invoice]));
    let declared = [ExportDeclaration, Invoice];
    assert!(!proves((Edition::E2026, 24), "4.1", 5, &declared));
    // Market assessments.
    assert!(proves((Edition::E2026, 4), "12", 1, &[ServicePlan]));
    // A certified area serves export markets.
    let fresh = (Edition::E2023, 1);
    assert!(!proves(fresh, "1.c", 3, &[Invoice]));
    assert!(proves(fresh, "1.c", 3, &[Invoice, AreaCertificate]));
    // Traceability as regulated is that of lots.
    for shown in [Traceability, BatchRecords] {
        let kinds = [QualityControlPlan, shown];
        assert!(proves((Edition::E2026, 23), "8", 3, &kinds));
        assert!(proves((Edition::E2023, 4), "10", 3, &kinds));
    }
    assert!(!proves((Edition::E2026, 23), "8", 3, &[QualityControlPlan]));
}

#[test]
fn quality_management_builds_on_food_safety_only_on_sheets_of_food() {
    use DocumentKind::{ExportEligibility, FoodSafetyCertificate, QualityCertificate};
    // A certificate to a standard such as ISO 9001.
    let other = |edition: Edition, set, key, choice: u8, kinds: &[DocumentKind]| {
        let sheet = edition.sheet(set).unwrap();
        let row = Proofs::of(&sheet).row(sheet.criterion(key).unwrap(), choice.into());
        row.is_proven_by(Kinds::of(kinds).and(Kinds::OTHER_QUALITY))
    };
    for (set, key, food) in [
        (4, "10", true),
        (7, "9", true),
        (17, "9", true),
        (19, "12", false),
        (20, "12", false),
        (21, "8", false),
    ] {
        for (choice, kinds) in [(2, &[][..]), (3, &[ExportEligibility])] {
            let proven = other(Edition::E2026, set, key, choice, kinds);
            assert_eq!(proven, !food, "set {set}: {choice}");
            let with = [kinds, &[FoodSafetyCertificate]].concat();
            assert!(other(Edition::E2026, set, key, choice, &with), "set {set}");
        }
        assert!(!other(
            Edition::E2026,
            set,
            key,
            3,
            &[FoodSafetyCertificate]
        ));
        let proven = proves((Edition::E2026, set), key, 2, &[QualityCertificate]);
        assert!(proven, "set {set}");
    }
    assert!(other(Edition::E2023, 21, "8", 4, &[]));
    assert!(!other(Edition::E2023, 21, "8", 3, &[]));
}

#[test]
fn a_leaflet_in_two_languages_is_no_labelling() {
    use DocumentKind::{BilingualMaterial, ProductLabel};
    for (set, key) in [(4, "2.4"), (21, "2.3")] {
        let sheet = (Edition::E2026, set);
        assert!(!proves(sheet, key, 1, &[BilingualMaterial]));
        assert!(proves(sheet, key, 1, &[ProductLabel]));
    }
}

/// Every share, count and number of months in a label is a bound, and every bound is in a label.
#[test]
fn bounds_are_those_of_the_conditions() {
    let mut bounds = 0;
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let rows = Proofs::of(&sheet);
        for criterion in sheet.criteria() {
            for level in criterion.levels() {
                let label = level.label().get(ocop_core::Lang::Vi);
                let numbers: Vec<i64> = label
                    .split(|character: char| !character.is_ascii_digit())
                    .filter_map(|digits| digits.parse().ok())
                    .collect();
                for bound in rows.row(criterion, level.choice()).bounds {
                    let place = alloc::format!("{sheet}: {} {label}", criterion.key());
                    let least = match bound.fact {
                        // In words.
                        Fact::MarketReach => continue,
                        Fact::LocalWorkers
                        | Fact::CommuneMaterial
                        | Fact::ProvinceMaterial
                        | Fact::ContractedSales
                        | Fact::ContractedInput
                        | Fact::LocalCapital
                        | Fact::RevenueGrowth
                        | Fact::TrainedStaff
                        | Fact::EligibleEstablishments
                        | Fact::StandardMaterial => bound.least / 100,
                        _ => bound.least / 10_000,
                    };
                    // "Under 50 %" of something that is used: above 0. One agent or activity: any.
                    let any = least == 0 && bound.above || least == 1 && !bound.above;
                    assert!(any || numbers.contains(&least), "{place}");
                    bounds += 1;
                }
            }
        }
    }
    assert!(bounds > 500, "{bounds}");
}
