//! Both crates can be imported with a star: no name of the one hides a name of the other.

use std::collections::BTreeSet;

use ocop_core::{DossierKind, Edition, Star};
use ocop_dossier::model::{Applicant, Paper, SelfScore};
use ocop_dossier::{Document, DocumentKind, Dossier};

/// Everything that both crates give out at their roots.
#[allow(unused_imports)]
mod both {
    pub(super) use ocop_core::*;
    pub(super) use ocop_dossier::*;
}

/// Uses each name once: a name that means two things would not compile.
macro_rules! names {
    ($($name:ident)+) => {
        $(const _: () = {
            #[allow(unused_imports)]
            use both::$name as _;
        };)+
        const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

names! {
    Accepted Attendance Authority Ballot Bands BasisKind Bounds Calendar Case Certificate CertificateCounts CertificatePeriod
    CertificateState Choice ClaimedResult CodeEra Comparison Concept Council Criterion CriterionSet Date DateRange DaysOff Decimal
    DisqualificationGround Document DocumentKind Dossier DossierKind Edition Erratum Error
    ErrorDetail ErrorKind ErrorValue Explanation Finding ImprovementRequest InForce InForceReason
    Interpretation Label Lang Level LevelRisk Margin Mean Meeting Member NextDossier NextEntry NextPart NextRequest Note NoteKind Part
    PerStar Points ProductCode Quorum Rating Recognition RecognitionFrom Report RequirementRule
    Risk Round Rounding Rule Rules Scorecard ScorecardBuilder Section Settings Severity
    SeverityOverride Sheet SheetCode Spread Stage Standing Star Tier Topic UnmetRequirement Value
    Verdict Withdrawal bounds check compare evidence explain improve internal interpretations jiff
    json manual meeting model report schema sheet text time units
}

/// The names of a feature that this crate does not turn on; the dossier has neither.
const OFF: [&str; 2] = ["Minutes", "minutes"];

/// The names that a root file gives out: what begins a line there.
fn given_out(root: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for module in root.split("\npub mod ").skip(1) {
        let end = module.find([';', ' ']).unwrap();
        names.insert(module[..end].to_owned());
    }
    for path in root.split("\npub use ").skip(1) {
        let (path, _) = path.split_once(';').unwrap();
        let (outer, list) = path.split_once("::{").unwrap_or(("", path));
        for name in list.trim_end_matches('}').split(',') {
            let name = match name.trim() {
                "self" => outer,
                name => name,
            };
            let name = name.rsplit("::").next().unwrap();
            if !name.is_empty() {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

#[test]
fn no_name_means_two_things() {
    let core = given_out(include_str!("../../../ocop-core/src/lib.rs"));
    let dossier = given_out(include_str!("../../src/lib.rs"));
    let used = NAMES.iter().chain(&OFF);
    let used: BTreeSet<String> = used.map(|name| (*name).to_owned()).collect();
    assert!(OFF.iter().all(|name| !dossier.contains(*name)));
    let known: BTreeSet<String> = core.union(&dossier).cloned().collect();
    assert_eq!(used, known);
    // The one error of both crates is the same type.
    let error: ocop_core::Error = Dossier::from_json(b"{}").unwrap_err();
    assert_eq!(error.path(), "format");
}

#[test]
fn parts_of_a_dossier_are_built_in_one_expression() {
    let day = ocop_core::Date::constant(2026, 7, 10);
    let sheet = Edition::E2026.sheet(4).unwrap();
    let report = Document::new(DocumentKind::TestReport)
        .number("KN-07")
        .issued(day)
        .criteria(["7".to_owned()]);
    assert_eq!(report.number.as_deref(), Some("KN-07"));
    assert_eq!(report.issued, Some(day));
    assert!(report.criteria.contains("7"));
    let letter = Paper::default().number("12/TTr").issued(day).signed(true);
    assert!(letter.signed);
    let score = SelfScore::from(&sheet.best()).star(Star::Five);
    let dossier = Dossier::builder(Edition::E2026, 4, DossierKind::First)
        .applicant(Applicant::default().name("HTX Mật ong"))
        .document("kiem-nghiem", report)
        .self_score(score)
        .build()
        .unwrap();
    assert_eq!(dossier.applicant.name.as_deref(), Some("HTX Mật ong"));
}
