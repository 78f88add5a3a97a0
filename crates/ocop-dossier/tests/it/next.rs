//! From the accepted dossier to the next one: what the check of the started dossier finds must be new.

use std::collections::BTreeSet;

use ocop_core::{Date, DossierKind, Edition, Sheet, Star, Tier};
use ocop_dossier::model::PreviousCertificate;
use ocop_dossier::{Dossier, NextDossier, NextPart, NextRequest, Settings, Stage, check};

use crate::util::{clean, day, found, tick};

fn certificate(issued: Date, star: Star, tier: Tier) -> PreviousCertificate {
    PreviousCertificate::default()
        .number("GD-GCN-9")
        .issued(issued)
        .star(star)
        .tier(tier)
}

/// The day of the certificate of a clean dossier, and the edition and a day in its window.
fn days(edition: Edition) -> [(Date, Edition, Date); 2] {
    let (new, old) = (Edition::E2026, Edition::E2023);
    match edition {
        Edition::E2019 => [
            (day(2024, 1, 20), new, day(2026, 9, 1)),
            (day(2021, 11, 20), old, day(2024, 6, 30)),
        ],
        Edition::E2023 => [
            (day(2025, 11, 20), new, day(2028, 6, 30)),
            (day(2023, 9, 20), new, day(2026, 5, 22)),
        ],
        _ => [
            (day(2026, 11, 20), new, day(2029, 6, 30)),
            (day(2026, 11, 20), new, day(2029, 7, 23)),
        ],
    }
}

/// Every clean dossier with each next dossier of it.
fn every(mut each: impl FnMut(&Dossier, &NextRequest)) -> usize {
    let mut sheets = 0;
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        sheets += 1;
        let mut accepted = clean(&sheet, DossierKind::First, Stage::Province);
        tick(&mut accepted);
        let decided = accepted.steps.decided.unwrap();
        for (issued, edition, filed) in days(sheet.edition()) {
            accepted.steps.filed = accepted.steps.filed.map(|day| day.min(issued));
            accepted.steps.decided = Some(decided.min(issued));
            let mut targets: Vec<Sheet> = sheet.counterparts(edition).collect();
            if edition == sheet.edition() {
                targets = vec![sheet.clone()];
            }
            for target in targets {
                for (kind, star, tier) in [
                    (DossierKind::Upgrade, Star::Three, Tier::Province),
                    (DossierKind::Upgrade, Star::Four, Tier::Province),
                    (DossierKind::ReEvaluation, Star::Four, Tier::Province),
                    (DossierKind::ReEvaluation, Star::Five, Tier::Centre),
                ] {
                    let tier = match (star, edition) {
                        (Star::Three, Edition::E2026) if issued < day(2025, 7, 6) => Tier::District,
                        _ => tier,
                    };
                    let request = NextRequest::new(
                        kind,
                        target.clone(),
                        certificate(issued, star, tier),
                        filed,
                    );
                    each(&accepted, &request);
                }
            }
        }
    }
    sheets
}

fn start(accepted: &Dossier, request: &NextRequest) -> NextDossier {
    request.start(accepted, &Settings::default()).unwrap()
}

/// The rules that a started dossier may break, by the part of the plan: each names something that must be new.
const NEW: &[(NextPart, &[&str])] = &[
    (
        NextPart::Renew,
        &[
            "expired-document",
            "missing-food-safety-certificate",
            "missing-production-eligibility",
            "missing-production-licence",
            "missing-quality-declaration",
            "old-list",
            "old-test-report",
            "statements-of-other-years",
            "test-report-before-certificate",
            "unusable-evidence",
        ],
    ),
    (
        NextPart::New,
        &[
            "fact-not-declared",
            "incomplete-form",
            "missing-electronic-set",
            "missing-paper-set",
            "missing-registration-form",
            "samples-not-stated",
            "two-years-of-accounts-missing",
            "unsigned-form",
            "upgrade-without-new-evidence",
        ],
    ),
    (
        NextPart::Sheet,
        &[
            "grounds-unknown-for-sheet",
            "ministry-not-stated",
            "self-score-error",
            "unreconciled-sheet",
        ],
    ),
    // Notes on days: the transition, and the last days of the window.
    (
        NextPart::Obstacle,
        &["edition-may-end", "re-evaluation-window-closing"],
    ),
];

#[test]
fn the_check_of_every_started_dossier_finds_only_what_must_be_new() {
    let (mut count, mut seen) = (0, BTreeSet::new());
    let sheets = every(|accepted, request| {
        count += 1;
        let next = start(accepted, request);
        let mut found = 0;
        for entry in next.entries() {
            let allowed = NEW.iter().find(|(part, _)| *part == entry.part());
            let allowed = allowed.map_or(&[][..], |(_, rules)| rules);
            for finding in next.findings(entry) {
                let rule = finding.rule().name();
                assert!(
                    allowed.contains(&rule),
                    "{} from {}: {} {rule} {}",
                    next.dossier().sheet(),
                    accepted.sheet(),
                    entry.part(),
                    finding.path()
                );
                seen.insert(rule);
                found += 1;
            }
        }
        // Each finding belongs to one entry.
        assert_eq!(found, next.report().findings().len());
    });
    assert_eq!((sheets, count), (77, 616));
    // No rule is allowed that nothing breaks.
    let allowed = NEW.iter().flat_map(|(_, rules)| *rules);
    assert_eq!(seen, allowed.copied().collect());
}

#[test]
fn a_started_dossier_is_read_again_and_finds_the_same() {
    let mut count = 0;
    every(|accepted, request| {
        count += 1;
        // One in seven of them: reading is slow.
        if count % 7 > 0 {
            return;
        }
        let next = start(accepted, request);
        let json = serde_json::to_vec(next.dossier()).unwrap();
        let read = Dossier::from_json(&json).unwrap();
        assert_eq!(&read, next.dossier());
        assert_eq!(&check(&read, &Settings::default()), next.report());
    });
}

fn bundled(json: &[u8]) -> Dossier {
    Dossier::read(json).unwrap()
}

fn forest() -> Dossier {
    bundled(include_bytes!("../data/forest-honey.json"))
}

fn honey() -> Dossier {
    bundled(include_bytes!("../data/mountain-honey.json"))
}

fn tourism() -> Dossier {
    bundled(include_bytes!("../data/community-tourism.json"))
}

fn tao_meo() -> Dossier {
    bundled(include_bytes!("../data/dried-tao-meo.json"))
}

/// The bundled dossiers, each with its certificate and a day in the window.
fn all_bundled() -> [(Dossier, PreviousCertificate, Date); 4] {
    let of = |issued, star, code: &str| {
        let tier = match issued {
            issued if issued < day(2025, 7, 6) => Tier::District,
            _ => Tier::Province,
        };
        certificate(issued, star, tier).product_code(code)
    };
    [
        (
            forest(),
            of(day(2024, 1, 15), Star::Three, "11-099-03289-4-2023"),
            day(2026, 8, 20),
        ),
        (
            honey(),
            of(day(2026, 12, 18), Star::Four, "11-03253-2-2026"),
            day(2029, 7, 2),
        ),
        (
            tourism(),
            of(day(2026, 10, 20), Star::Three, "11-03295-1-2026"),
            day(2029, 5, 2),
        ),
        (
            tao_meo(),
            of(day(2026, 12, 18), Star::Three, "11-03253-3-2026"),
            day(2029, 7, 2),
        ),
    ]
}

fn request(
    accepted: &Dossier,
    kind: DossierKind,
    certificate: PreviousCertificate,
    filed: Date,
) -> NextRequest {
    let mut sheets = accepted.sheet().counterparts(Edition::E2026);
    let own = accepted.sheet().clone();
    let sheet = match own.edition() {
        Edition::E2026 => own,
        _ => sheets.next().unwrap(),
    };
    NextRequest::new(kind, sheet, certificate, filed)
}

/// The rules and paths of the findings of a part.
fn of_part(next: &NextDossier, part: NextPart) -> Vec<String> {
    let entries = next.entries().filter(|entry| entry.part() == part);
    let findings = entries.flat_map(|entry| next.findings(entry));
    findings
        .map(|finding| format!("{} {}", finding.rule().name(), finding.path()))
        .collect()
}

#[test]
fn the_bundled_dossiers_repeat_only_defects_that_they_had() {
    for (accepted, certificate, filed) in all_bundled() {
        let before: BTreeSet<_> = found(&check(&accepted, &Settings::default()))
            .into_iter()
            .collect();
        for kind in [DossierKind::Upgrade, DossierKind::ReEvaluation] {
            let request = request(&accepted, kind, certificate.clone(), filed);
            let next = start(&accepted, &request);
            for line in of_part(&next, NextPart::Repair) {
                assert!(before.contains(&line), "{kind}: {line}");
            }
            let clean = before.len() < 3;
            let obstacles = of_part(&next, NextPart::Obstacle);
            assert!(!clean || obstacles.is_empty(), "{obstacles:?}");
            let repairs = of_part(&next, NextPart::Repair);
            assert_eq!(repairs.is_empty(), clean, "{kind}: {repairs:?}");
            let json = serde_json::to_vec(next.dossier()).unwrap();
            assert_eq!(&Dossier::from_json(&json).unwrap(), next.dossier());
        }
    }
}
