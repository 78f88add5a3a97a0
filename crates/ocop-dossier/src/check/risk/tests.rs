use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Edition, Lang, Level};

use super::Entry;
use crate::check::check;
use crate::check::examination::Examination;
use crate::check::settings::Settings;
use crate::evidence::{ProofRow, Proofs};
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::{Document, Dossier};
use crate::procedure::Procedure;
use crate::testing::{best, choose, clean, costs, paper};

const ENTRIES: [Entry; 12] = [
    Entry::Number,
    Entry::Issuer,
    Entry::Issued,
    Entry::Holder,
    Entry::Products,
    Entry::Standard,
    Entry::Mark,
    Entry::Claims,
    Entry::Results,
    Entry::Term,
    Entry::Files,
    Entry::All,
];

/// One document for each set of a row, of the kind where it can be.
fn proving(row: &ProofRow, kind: DocumentKind) -> Vec<DocumentKind> {
    let sets = row.proof.iter();
    let kinds = sets.filter_map(|set| match set.has(kind) {
        true => Some(kind),
        false => set.iter().next(),
    });
    kinds.collect()
}

/// The highest level below a claimed one, in its case, that documents prove.
fn remaining(
    criterion: Criterion<'_>,
    claimed: Choice,
    proves: impl Fn(Choice) -> bool,
) -> Option<Choice> {
    let points = |choice| criterion.level_of(choice).map(Level::points);
    let mut lower: Vec<_> = criterion
        .choices()
        .filter(|choice| choice.case() == claimed.case() && points(*choice) < points(claimed))
        .collect();
    lower.sort_by_key(|&choice| points(choice));
    let proven = lower.iter().rev().find(|&&choice| proves(choice));
    proven.or(lower.first()).copied()
}

/// Every edition, sheet, criterion, level, kind and entry: a defect costs the level whose condition
/// reads the entry, and leaves the level that the remaining documents prove.
#[test]
fn a_defect_takes_only_the_levels_whose_condition_it_touches() {
    let (mut fallen, mut kept) = (0, 0);
    for edition in Edition::ALL {
        for sheet in edition.sheets() {
            let rows = Proofs::of(&sheet);
            let best = best(edition, sheet.number());
            for criterion in sheet.criteria() {
                for level in criterion.levels() {
                    let (key, choice) = (criterion.key(), level.choice());
                    let row = rows.row(criterion, choice);
                    let all = row.proof.iter().fold(Kinds::NONE, |all, set| all.and(*set));
                    for kind in all.iter() {
                        let mut dossier = best.clone();
                        choose(&mut dossier, key, choice);
                        dossier.documents.clear();
                        for own in proving(row, kind) {
                            let mut document = Document::new(own);
                            document.criteria.insert(key.into());
                            dossier.documents.insert(own.as_str().into(), document);
                        }
                        let present = dossier.documents.values();
                        let present = present.map(|document| document.kind).collect::<Vec<_>>();
                        let settings = Settings::default();
                        let examination =
                            Examination::new(&dossier, &settings, Procedure::of(edition));
                        let others: Vec<_> =
                            present.iter().copied().filter(|&own| own != kind).collect();
                        let needed = !row.is_proven_by(Kinds::of(&others));
                        for entry in ENTRIES {
                            let place = || format!("{sheet}: {key} {choice} {kind} {entry:?}");
                            let reads = |row: &ProofRow| {
                                let mut reads = row.reads.iter();
                                entry.is_all()
                                    || reads.any(|(own, kinds)| *own == entry && kinds.has(kind))
                            };
                            let risk = examination.risk_without_entry(kind.as_str(), entry).risk;
                            let left = remaining(criterion, choice, |choice| {
                                let row = rows.row(criterion, choice);
                                let lost = if reads(row) { &others } else { &present };
                                row.is_proven_by(Kinds::of(lost))
                            });
                            let falls = needed && reads(row) && left.is_some();
                            let found: Vec<_> = risk
                                .iter()
                                .flat_map(|risk| risk.levels())
                                .map(|fall| {
                                    (fall.criterion(), fall.claimed(), Some(fall.remaining()))
                                })
                                .collect();
                            if falls {
                                assert_eq!(found, [(key, choice, left)], "{}", place());
                                fallen += 1;
                            } else {
                                assert_eq!(found, [], "{}", place());
                                kept += 1;
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(fallen > 10_000 && kept > 10_000, "{fallen} {kept}");
}

/// What no condition of these concepts can rest on.
#[test]
fn what_a_level_does_not_say_does_not_cost_it() {
    for edition in Edition::ALL {
        for sheet in edition.sheets() {
            let rows = Proofs::of(&sheet);
            for criterion in sheet.criteria() {
                for level in criterion.levels() {
                    let reads = |entry, kind| {
                        let row = rows.row(criterion, level.choice());
                        row.reads(entry).has(kind)
                    };
                    let place = format!("{sheet}: {}", criterion.key());
                    match criterion.concept().unwrap().as_str() {
                        "intellectual-property" => {
                            assert!(!reads(Entry::Claims, DocumentKind::ProductLabel), "{place}");
                        }
                        "labelling" | "packaging" | "packaging-completeness" => {
                            let label = DocumentKind::ProductLabel;
                            assert!(!reads(Entry::Mark, label), "{place}");
                            // A figure that a test contradicts touches what is labelled as regulated.
                            let regulated = level.label().get(Lang::Vi).contains("đúng quy định");
                            assert_eq!(reads(Entry::Claims, label), regulated, "{place}");
                        }
                        "quality-declaration" => {
                            let label = DocumentKind::ProductLabel;
                            let asked = rows.row(criterion, level.choice()).proof.iter();
                            let asked = asked.fold(Kinds::NONE, |all, set| all.and(*set));
                            assert_eq!(reads(Entry::Claims, label), asked.has(label), "{place}");
                        }
                        "local-workers" => {
                            assert!(!reads(Entry::Issued, DocumentKind::WorkerList), "{place}");
                        }
                        "distribution-area" => {
                            assert!(
                                !reads(Entry::Issued, DocumentKind::ExportContract),
                                "{place}"
                            );
                        }
                        "quality-assurance" => {
                            assert!(!reads(Entry::Number, DocumentKind::Traceability), "{place}");
                        }
                        "legal-form" => {
                            let registration = DocumentKind::BusinessRegistration;
                            assert!(!reads(Entry::Issuer, registration), "{place}");
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

#[test]
fn a_contradicted_figure_leaves_intellectual_property() {
    let mut dossier = clean();
    // The label is the sign of origin too.
    dossier.documents.remove("nhan-hieu-tap-the");
    let results = &mut paper(&mut dossier, "kiem-nghiem").results;
    results[0].value = crate::testing::decimal("40").map(Into::into);
    let costs = costs("label-claim-contradicted", &dossier);
    assert!(!costs.is_empty());
    assert!(!costs.iter().any(|cost| cost.contains("3.5")), "{costs:?}");
}

#[test]
fn a_label_without_a_mark_costs_nothing() {
    let mut dossier = clean();
    paper(&mut dossier, "nhan").mark = None;
    assert_eq!(costs("document-without-mark", &dossier), ["nothing"]);
}

#[test]
fn a_missing_issuer_leaves_the_legal_form() {
    let mut dossier = clean();
    paper(&mut dossier, "dang-ky-kinh-doanh").issuer = None;
    assert_eq!(costs("document-without-issuer", &dossier), ["nothing"]);
}

/// Total and star that a dossier supports.
fn supported(dossier: &Dossier) -> (u16, alloc::string::String) {
    let report = check(dossier, &Settings::default());
    let supported = report.supported().unwrap();
    let star = supported
        .star()
        .map_or("none".into(), |star| star.to_string());
    (supported.total().get(), star)
}

#[test]
fn documents_that_replace_each_other_and_share_a_defect_lose_the_level_together() {
    let mut dossier = clean();
    assert_eq!(supported(&dossier), (75, "4".into()));
    paper(&mut dossier, "kiem-nghiem").results.clear();
    let one = supported(&dossier);
    assert_ne!(one.0, 75);
    let copy = paper(&mut dossier, "kiem-nghiem").clone();
    dossier.documents.insert("kiem-nghiem-2".into(), copy);
    assert_eq!(
        costs("test-report-without-results", &dossier),
        ["nothing", "nothing"]
    );
    assert_eq!(supported(&dossier), one);
}

#[test]
fn a_document_takes_the_place_of_another_only_where_it_is_cited() {
    let mut dossier = clean();
    let whole = paper(&mut dossier, "kiem-nghiem").clone();
    paper(&mut dossier, "kiem-nghiem").results.clear();
    let one = supported(&dossier);
    let copy = paper(&mut dossier, "kiem-nghiem").clone();
    dossier.documents.insert("kiem-nghiem-2".into(), copy);
    for (cited, left) in [
        (["1.1".into()].into(), one),
        (whole.criteria.clone(), (75, "4".into())),
    ] {
        let mut third = whole.clone();
        third.criteria = cited;
        dossier.documents.insert("kiem-nghiem-3".into(), third);
        assert_eq!(supported(&dossier), left);
    }
}

#[test]
fn iso_9001_proves_food_safety_on_no_sheet() {
    let mut sets = 0;
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        let rows = Proofs::of(&sheet);
        for criterion in sheet.criteria() {
            for level in criterion.levels() {
                let proof = rows.row(criterion, level.choice()).proof.iter();
                let safety = proof.filter(|set| {
                    set.has(DocumentKind::FoodSafetyCertificate)
                        && set.has(DocumentKind::QualityCertificate)
                });
                for set in safety {
                    let place = format!("{sheet}: {}", criterion.key());
                    assert!(!set.meets(Kinds::OTHER_QUALITY), "{place}");
                    sets += 1;
                }
            }
        }
    }
    assert!(sets > 50, "{sets}");
}
