//! From the accepted dossier to the next one: what the check of the started dossier finds must be new.

use std::collections::BTreeSet;

use ocop_core::{Date, DossierKind, Edition, Lang, Sheet, Star, Tier};
use ocop_dossier::model::PreviousCertificate;
use ocop_dossier::{
    Dossier, ErrorKind, NextDossier, NextPart, NextRequest, Settings, Stage, check,
};

use crate::util::{clean, day, digest, found, tick};

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

/// The honey of 26/2026 with its certificate of 18/12/2026, which expires on 18/12/2029.
fn of_honey(kind: DossierKind, filed: Date) -> (Dossier, NextRequest) {
    let [_, (accepted, certificate, _), ..] = all_bundled();
    let request = request(&accepted, kind, certificate, filed);
    (accepted, request)
}

fn part_of(next: &NextDossier, path: &str) -> Option<(NextPart, Option<Date>)> {
    let mut entries = next.entries();
    let entry = entries.find(|entry| entry.path() == path)?;
    Some((entry.part(), entry.by()))
}

/// The part and the last day of the food-safety certificate of the honey, by its days.
#[track_caller]
fn paper(
    (kind, filed): (DossierKind, Date),
    issued: Date,
    until: Date,
    wanted: (NextPart, Option<Date>),
) {
    let (mut accepted, request) = of_honey(kind, filed);
    let paper = accepted.documents.get_mut("an-toan-thuc-pham").unwrap();
    paper.issued = Some(issued);
    paper.valid_until = Some(until);
    let next = start(&accepted, &request);
    let found = part_of(&next, "documents.an-toan-thuc-pham").unwrap();
    assert_eq!(found, wanted, "{until}");
}

#[test]
fn a_paper_is_renewed_by_the_filing_or_by_its_last_day() {
    use NextPart::{Keep, Renew};
    // Filed on 02/07/2029, so that the decision is due on 16/08/2029, 45 days later.
    let filed = day(2029, 7, 2);
    let again = (DossierKind::ReEvaluation, filed);
    let (old, new) = (day(2026, 1, 5), day(2027, 1, 5));
    paper(again, old, day(2029, 7, 1), (Renew, Some(filed)));
    paper(again, old, filed, (Renew, Some(filed)));
    let last = day(2029, 7, 3);
    paper(again, old, last, (Renew, Some(last)));
    let last = day(2029, 8, 15);
    paper(again, new, last, (Renew, Some(last)));
    paper(again, new, day(2029, 8, 16), (Keep, None));
    // A paper of before the certificate is renewed if it ends no later.
    let last = day(2029, 12, 18);
    paper(again, old, last, (Renew, Some(last)));
    paper(again, old, day(2029, 12, 19), (Keep, None));
}

#[test]
fn a_report_of_before_the_certificate_is_replaced_by_the_filing_whatever_its_term() {
    let filed = day(2029, 7, 2);
    let (mut accepted, request) = of_honey(DossierKind::ReEvaluation, filed);
    let report = accepted.documents.get_mut("kiem-nghiem").unwrap();
    report.valid_until = Some(day(2031, 1, 1));
    let next = start(&accepted, &request);
    let found = part_of(&next, "documents.kiem-nghiem");
    assert_eq!(found, Some((NextPart::Renew, Some(filed))));
}

#[test]
fn a_paper_whose_renewal_is_there_needs_nothing() {
    let filed = day(2029, 7, 2);
    let (mut accepted, request) = of_honey(DossierKind::ReEvaluation, filed);
    let mut newer = accepted.documents["an-toan-thuc-pham"].clone();
    newer.number = Some("GD-ATTP-0099".into());
    newer.files[0].name = "an-toan-moi.pdf".into();
    newer.files[0].sha256 = Some(digest("an-toan-moi"));
    newer.issued = Some(day(2026, 12, 20));
    newer.valid_until = Some(day(2029, 12, 31));
    accepted.documents.insert("an-toan-moi".into(), newer);
    let next = start(&accepted, &request);
    for name in ["documents.an-toan-thuc-pham", "documents.an-toan-moi"] {
        assert_eq!(part_of(&next, name), Some((NextPart::Keep, None)), "{name}");
    }
}

#[test]
fn the_decision_is_due_by_the_round_or_in_45_days() {
    let due = |kind, filed, wanted: Option<Star>| {
        let (accepted, request) = of_honey(kind, filed);
        let request = match wanted {
            Some(star) => request.wanted(star),
            None => request,
        };
        start(&accepted, &request).decision_due()
    };
    use DossierKind::{ReEvaluation, Upgrade};
    assert_eq!(
        due(ReEvaluation, day(2029, 7, 2), None),
        Some(day(2029, 8, 16))
    );
    // From four stars up is five: the round of the province ends on 29/06/2027, that of the ministry on 29/09.
    assert_eq!(due(Upgrade, day(2027, 3, 1), None), Some(day(2027, 9, 29)));
    let four = Some(Star::Four);
    assert_eq!(due(Upgrade, day(2027, 3, 1), four), Some(day(2027, 6, 29)));
    // 15 working days from 06/04/2027 end on 28/04, from 08/04 on 04/05, because of the holidays.
    assert_eq!(due(Upgrade, day(2027, 4, 6), four), Some(day(2027, 6, 29)));
    assert_eq!(due(Upgrade, day(2027, 4, 8), four), Some(day(2027, 12, 29)));
    assert_eq!(due(Upgrade, day(2027, 4, 8), None), Some(day(2028, 3, 29)));
}

#[test]
fn a_paper_of_an_upgrade_is_valid_until_the_round_ends() {
    use NextPart::{Keep, Renew};
    let filed = day(2027, 3, 1);
    let (issued, up) = (day(2026, 1, 5), (DossierKind::Upgrade, filed));
    // Five stars: 29/09/2027.
    let last = day(2027, 9, 28);
    paper(up, issued, last, (Renew, Some(last)));
    paper(up, issued, day(2027, 9, 29), (Keep, None));
}

#[test]
fn a_re_evaluation_outside_its_window_is_an_obstacle() {
    for (filed, rule) in [
        (day(2029, 6, 20), Some("re-evaluation-too-early")),
        (day(2029, 6, 21), None),
        (day(2029, 8, 10), None),
        (day(2029, 8, 11), Some("re-evaluation-window-closing")),
        (day(2029, 8, 20), Some("re-evaluation-window-closing")),
        (day(2029, 8, 21), Some("re-evaluation-too-late")),
        (day(2029, 12, 18), Some("re-evaluation-too-late")),
        (day(2029, 12, 19), Some("certificate-expired")),
    ] {
        let (accepted, request) = of_honey(DossierKind::ReEvaluation, filed);
        let next = start(&accepted, &request);
        let window = Some((day(2029, 6, 21), day(2029, 8, 20)));
        assert_eq!(next.filing_window(), window);
        let found = of_part(&next, NextPart::Obstacle);
        let rules: Vec<_> = found
            .iter()
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert_eq!(rules, Vec::from_iter(rule), "{filed}");
    }
    // An upgrade has no window.
    let (accepted, request) = of_honey(DossierKind::Upgrade, day(2027, 3, 1));
    assert_eq!(start(&accepted, &request).filing_window(), None);
}

#[track_caller]
fn hinders(
    kind: DossierKind,
    change: impl Fn(&mut PreviousCertificate),
    wanted: Option<Star>,
    line: &str,
) {
    let [_, (accepted, mut certificate, _), ..] = all_bundled();
    change(&mut certificate);
    let filed = match kind {
        DossierKind::Upgrade => day(2027, 3, 1),
        _ => day(2029, 7, 2),
    };
    let mut request = request(&accepted, kind, certificate, filed);
    if let Some(star) = wanted {
        request = request.wanted(star);
    }
    let next = start(&accepted, &request);
    assert_eq!(of_part(&next, NextPart::Obstacle), [line]);
    // The rest is there as well.
    assert!(next.entries().len() > 40);
}

#[test]
fn what_the_certificate_does_not_allow_is_an_obstacle() {
    use DossierKind::{ReEvaluation, Upgrade};
    let same = |_: &mut PreviousCertificate| {};
    hinders(Upgrade, same, Some(Star::Four), "upgrade-not-above wanted");
    hinders(Upgrade, same, Some(Star::Three), "upgrade-not-above wanted");
    let five = |own: &mut PreviousCertificate| {
        own.star = Some(Star::Five);
        own.tier = Some(Tier::Centre);
    };
    hinders(Upgrade, five, None, "upgrade-not-above wanted");
    hinders(
        ReEvaluation,
        same,
        Some(Star::Five),
        "re-evaluation-above wanted",
    );
    for kind in [Upgrade, ReEvaluation] {
        let withdrawn = |own: &mut PreviousCertificate| own.withdrawn = Some(day(2027, 2, 1));
        let line = "certificate-withdrawn certificate.withdrawn";
        hinders(kind, withdrawn, None, line);
        // Of another commune.
        let other =
            |own: &mut PreviousCertificate| own.product_code = Some("11-03295-2-2026".into());
        let line = "product-code-disagrees-with-address product.code";
        hinders(kind, other, None, line);
        let number = |own: &mut PreviousCertificate| own.number = None;
        let line = "missing-previous-certificate certificate.number";
        hinders(kind, number, None, line);
        let tier = |own: &mut PreviousCertificate| own.tier = Some(Tier::Centre);
        hinders(kind, tier, None, "impossible-certificate certificate.tier");
        let code = |own: &mut PreviousCertificate| own.product_code = Some("11-3253-2-2026".into());
        hinders(kind, code, None, "malformed-product-code product.code");
    }
}

#[test]
fn a_code_of_the_accepted_dossier_is_that_of_the_certificate() {
    let [_, (mut accepted, certificate, filed), ..] = all_bundled();
    accepted.product.code = Some("11-03253-9-2026".into());
    let request = request(&accepted, DossierKind::ReEvaluation, certificate, filed);
    let next = start(&accepted, &request);
    let line = "product-code-differs-from-certificate product.code";
    assert_eq!(of_part(&next, NextPart::Obstacle), [line]);
    // The tourism had the code of the certificate before.
    let [.., (accepted, certificate, filed), _] = all_bundled();
    let request = self::request(&accepted, DossierKind::ReEvaluation, certificate, filed);
    let next = start(&accepted, &request);
    let code = next.dossier().product.code.as_deref();
    assert_eq!(code, Some("11-03295-1-2026"));
}

#[track_caller]
fn refused(accepted: &Dossier, request: &NextRequest, kind: ErrorKind, en: &str) {
    let fault = request.start(accepted, &Settings::default()).unwrap_err();
    assert_eq!((fault.kind(), &*fault.to_string()), (kind, en));
    let vi = fault.message_in(Lang::Vi);
    assert!(!vi.is_ascii() && !vi.contains(['{', '<']), "{vi}");
}

#[test]
fn what_cannot_follow_from_the_accepted_dossier_is_an_error() {
    use ErrorKind::{BadValue, NotInForce};
    let [_, (accepted, certificate, filed), ..] = all_bundled();
    let own = accepted.sheet().clone();
    let of = |kind, sheet: &Sheet, certificate: &PreviousCertificate, filed| {
        NextRequest::new(kind, sheet.clone(), certificate.clone(), filed)
    };
    let again = DossierKind::ReEvaluation;
    refused(
        &accepted,
        &of(DossierKind::First, &own, &certificate, filed),
        BadValue,
        "kind: the next dossier is an upgrade or a re-evaluation, not a first evaluation",
    );
    let before = Edition::E2023.sheet(4).unwrap();
    refused(
        &accepted,
        &of(again, &before, &certificate, filed),
        NotInForce,
        "sheet.edition: the next sheet is of 148/2023, before 26/2026 of the accepted dossier",
    );
    // The honey was filed on 14/09/2026.
    let early = certificate.clone().issued(day(2026, 9, 13));
    refused(
        &accepted,
        &of(again, &own, &early, filed),
        BadValue,
        "certificate.issued: the certificate was issued on 2026-09-13, before the filing of the accepted dossier (2026-09-14)",
    );
    let same = certificate.clone().issued(day(2026, 9, 14));
    let request = of(again, &own, &same, filed);
    assert!(request.start(&accepted, &Settings::default()).is_ok());
    // The forest honey was decided on 28/12/2023.
    let early = certificate.clone().issued(day(2023, 12, 27));
    refused(
        &forest(),
        &of(again, &own, &early, day(2026, 8, 20)),
        BadValue,
        "certificate.issued: the certificate was issued on 2023-12-27, before the decision on the accepted dossier (2023-12-28)",
    );
    let mut without_days = honey();
    without_days.steps.filed = None;
    let early = certificate.clone().issued(day(2026, 5, 21));
    refused(
        &without_days,
        &of(again, &own, &early, filed),
        BadValue,
        "certificate.issued: the certificate was issued on 2026-05-21, before the first day of the accepted dossier's edition (2026-05-22)",
    );
    // On the day before 26/2026, a dossier is under 148/2023, or both if the decision is not known.
    let certificate = certificate.issued(day(2024, 1, 15));
    let first = of(again, &own, &certificate, day(2026, 5, 22));
    assert!(first.start(&forest(), &Settings::default()).is_ok());
    let request = of(again, &own, &certificate, day(2023, 2, 1));
    let fault = request.start(&forest(), &Settings::default()).unwrap_err();
    assert_eq!((fault.kind(), fault.path()), (NotInForce, "filed"));
}

#[test]
fn what_could_not_be_read_is_said_and_proves_nothing() {
    let honey = include_str!("../data/mountain-honey.json");
    let text = honey
        .replace("\"2028-04-09\"", "\"31/02/2028\"")
        .replace("\"VILAS 000 (giả định)\"", "7");
    assert_ne!(text, honey);
    let accepted = bundled(text.as_bytes());
    assert_eq!(accepted.unreadable().len(), 2);
    let [_, (_, certificate, filed), ..] = all_bundled();
    let request = request(&accepted, DossierKind::ReEvaluation, certificate, filed);
    let next = start(&accepted, &request);
    // A paper whose term could not be read may have ended.
    assert!(!next.dossier().documents.contains_key("an-toan-thuc-pham"));
    assert!(next.dossier().documents.contains_key("kiem-nghiem"));
    for path in [
        "documents.an-toan-thuc-pham.valid_until",
        "documents.kiem-nghiem.accreditation",
    ] {
        assert_eq!(
            part_of(&next, path),
            Some((NextPart::Decide, None)),
            "{path}"
        );
    }
    for lang in Lang::ALL {
        assert!(next.text(lang).contains("31/02/2028"));
    }
}

/// The forest honey at another address, with the certificate of the bundled one.
fn moved(text: &str, commune: &str, province: &str) -> NextDossier {
    let [(mut accepted, certificate, filed), ..] = all_bundled();
    let address = accepted.applicant.address.as_mut().unwrap();
    address.text = Some(text.into());
    address.commune = Some(commune.into());
    address.province = Some(province.into());
    let request = request(&accepted, DossierKind::ReEvaluation, certificate, filed);
    start(&accepted, &request)
}

#[test]
fn units_of_before_july_2025_become_those_of_now_where_they_are_certain() {
    let address = |next: &NextDossier| {
        let own = next.dossier().applicant.address.clone().unwrap();
        (own.text.unwrap(), own.province, own.commune)
    };
    let some = |text: &str| Some(text.to_owned());
    let next = moved(
        "Bản mẫu, xã Quài Cang, huyện Tuần Giáo, tỉnh Điện Biên",
        "03289",
        "11",
    );
    let now = "Bản mẫu, xã Tuần Giáo, tỉnh Điện Biên";
    assert_eq!(address(&next), (now.into(), some("11"), some("03253")));
    assert_eq!(
        part_of(&next, "applicant.address"),
        Some((NextPart::Keep, None))
    );
    // What the dossier ended in already stays.
    let next = moved(now, "03253", "11");
    assert_eq!(address(&next), (now.into(), some("11"), some("03253")));
    // Names that cannot be read for certain are for a person, with the codes of now.
    let text = "Bản mẫu, Quài Cang - Tuần Giáo - Điện Biên";
    let next = moved(text, "03289", "11");
    assert_eq!(address(&next), (text.into(), some("11"), some("03253")));
    assert_eq!(
        part_of(&next, "applicant.address"),
        Some((NextPart::Decide, None))
    );
    // A commune that was split is left open, with the communes to choose from.
    let text = "Số 1, phường Cống Vị, quận Ba Đình, thành phố Hà Nội";
    let next = moved(text, "00007", "01");
    assert_eq!(address(&next), (text.into(), None, None));
    let mut entries = next
        .entries()
        .filter(|entry| entry.part() == NextPart::Decide);
    let split = entries
        .find(|entry| entry.path() == "applicant.address")
        .unwrap();
    assert!(
        split.what(Lang::En).contains("00008 (Phường Ngọc Hà)"),
        "{}",
        split.what(Lang::En)
    );
    assert!(
        split.what(Lang::En).contains("00025 (Phường Giảng Võ)"),
        "{}",
        split.what(Lang::En)
    );
    // Codes that never belonged together stay for the check.
    let next = moved("Bản mẫu", "03289", "01");
    assert_eq!(address(&next).2, some("03289"));
    // A dossier of after July 2025 has units of now.
    let (accepted, request) = of_honey(DossierKind::ReEvaluation, day(2029, 7, 2));
    assert_eq!(
        start(&accepted, &request).dossier().applicant,
        accepted.applicant
    );
}

#[test]
fn an_old_code_gets_its_units_of_now_and_stays_open() {
    let [(accepted, certificate, filed), ..] = all_bundled();
    let what = |code: &str| {
        let certificate = certificate.clone().product_code(code);
        let request = request(&accepted, DossierKind::ReEvaluation, certificate, filed);
        let next = start(&accepted, &request);
        assert_eq!(next.dossier().product.code.as_deref(), Some(code));
        let mut entries = next
            .entries()
            .filter(|entry| entry.part() == NextPart::Decide);
        let entry = entries.find(|entry| entry.path() == "product.code");
        entry.map(|entry| entry.what(Lang::En).to_owned())
    };
    assert_eq!(
        what("11-099-03289-4-2023").as_deref(),
        Some(
            "Product code 11-099-03289-4-2023: by the current units it is 11-03253-…-… (Xã Tuần Giáo)"
        )
    );
    assert_eq!(
        what("01-001-00007-4-2023").as_deref(),
        Some(
            "Product code 01-001-00007-4-2023: its commune was split between 00008 (Phường Ngọc Hà), 00025 (Phường Giảng Võ)"
        )
    );
    // The commune is not of that district.
    let open = what("11-100-03289-4-2023").unwrap();
    assert!(
        open.ends_with("its current units are not certain"),
        "{open}"
    );
    assert!(
        what("11-099-4-2023")
            .unwrap()
            .ends_with("its current units are not certain")
    );
    assert_eq!(what("11-03253-4-2026"), None);
}

#[test]
fn figures_of_another_place_or_time_are_declared_anew() {
    let paths = |next: &NextDossier| -> Vec<String> {
        let entries = next
            .entries()
            .filter(|entry| entry.path().starts_with("facts."));
        entries.map(|entry| entry.path().to_owned()).collect()
    };
    // An upgrade under the same edition keeps what did not change.
    let (accepted, request) = of_honey(DossierKind::Upgrade, day(2027, 3, 1));
    let next = start(&accepted, &request);
    assert_eq!(next.dossier().facts, accepted.facts);
    assert_eq!(paths(&next), ["facts.years.2026.profit"]);
    // A re-evaluation updates raw material, market, output and revenue.
    let (mut accepted, request) = of_honey(DossierKind::ReEvaluation, day(2029, 7, 2));
    accepted.facts.contracts.as_mut().unwrap().months = Some(14);
    let next = start(&accepted, &request);
    let facts = &next.dossier().facts;
    assert_eq!(
        (&facts.material, &facts.contracts, &facts.market),
        (&None, &None, &None)
    );
    assert_eq!(
        (&facts.workers, &facts.years),
        (&accepted.facts.workers, &accepted.facts.years)
    );
    let new = [
        "facts.material.commune",
        "facts.material.province",
        "facts.contracts.months",
        "facts.contracts.sales",
        "facts.market.reach",
        "facts.market.agents",
        "facts.years.2026.profit",
    ];
    assert_eq!(paths(&next), new);
    // Of another edition, what counts as local is another area, whatever the kind.
    let [(accepted, certificate, filed), ..] = all_bundled();
    let request = self::request(&accepted, DossierKind::Upgrade, certificate, filed);
    let next = start(&accepted, &request);
    let workers = next.dossier().facts.workers.unwrap();
    assert_eq!((workers.total, workers.local), (Some(24), None));
    let new = [
        "facts.workers.local",
        "facts.material.commune",
        "facts.material.province",
        "facts.market.reach",
    ];
    assert_eq!(paths(&next), new);
    assert_eq!(next.dossier().facts.market.unwrap().agents, Some(7));
}

#[test]
fn the_law_is_asked_for_each_kind_as_it_is_printed() {
    // 26/2026, Art. 6.1.b and 6.1.c.
    let asked = |kind, filed| -> Vec<(String, Option<String>)> {
        let (accepted, request) = of_honey(kind, filed);
        let next = start(&accepted, &request);
        let law = next
            .entries()
            .filter(|entry| entry.place(Lang::En).is_some());
        law.map(|entry| {
            assert_eq!(entry.part(), NextPart::New);
            let why = entry.why(Lang::En).unwrap_or_else(|| entry.what(Lang::En));
            let place = entry.place(Lang::En).map(str::to_owned);
            (why.to_owned(), place)
        })
        .collect()
    };
    let line = |text: &str, place: &str| (text.to_owned(), Some(format!("26/2026, {place}")));
    let first = line(
        "written and signed again; parts: attachments, commitment",
        "Art. 6.1; Annex III, Mẫu 01",
    );
    let second = line(
        "written and signed again; parts: general part, business results, self-score, plan",
        "Art. 6.1; Annex III, Mẫu 02",
    );
    let sets = line(
        "Sets of the dossier: 1 paper set, 1 electronic set",
        "Art. 7.1",
    );
    let samples = line(
        "Product samples: 5, stated on the registration form",
        "Art. 6.2.d",
    );
    assert_eq!(
        asked(DossierKind::Upgrade, day(2027, 3, 1)),
        [
            first.clone(),
            second.clone(),
            line(
                "with further contents: changes since recognition",
                "Art. 6.1.b"
            ),
            line(
                "Evidence of what changed since recognition (2026-12-18)",
                "Art. 6.1.b"
            ),
            sets.clone(),
            samples.clone(),
        ]
    );
    assert_eq!(
        asked(DossierKind::ReEvaluation, day(2029, 7, 2)),
        [
            first,
            second,
            line(
                "with further contents: update on raw material, update on technology, update on packaging, update on labels, update on the quality declaration, update on periodic tests, update on the market, update on output, update on revenue",
                "Art. 6.1.c"
            ),
            line(
                "Periodic test reports issued since recognition (2026-12-18)",
                "Art. 6.1.c"
            ),
            line(
                "Valid proof of every legal document that has a term",
                "Art. 6.1.c"
            ),
            sets,
            samples,
        ]
    );
}

#[test]
fn choices_carry_over_as_the_comparison_of_editions_has_them() {
    use ocop_core::compare::Outcome;
    let mut count = 0;
    every(|accepted, request| {
        count += 1;
        // The kind changes nothing here.
        if count % 4 > 0 {
            return;
        }
        let next = start(accepted, request);
        let old = accepted.self_score.as_ref().unwrap();
        let card = accepted
            .sheet()
            .scorecard_from(old.choices.clone())
            .unwrap();
        let card = card.complete().unwrap();
        let comparison = card.compare(next.dossier().sheet());
        let score = next.dossier().self_score.as_ref().unwrap();
        for line in comparison.lines() {
            let (key, outcome) = (line.criterion().key(), line.outcome());
            assert_eq!(score.choices.get(key).copied(), outcome.carried(), "{key}");
            let asked = part_of(&next, &format!("self_score.choices.{key}"));
            let asked = asked.is_some_and(|(part, _)| part == NextPart::Sheet);
            let is_same = matches!(outcome, Outcome::Same(_) | Outcome::NotApplicable);
            // A level that is not proven is named as well.
            assert!(asked || is_same, "{key}");
        }
        let kept = comparison
            .lines()
            .filter(|line| line.outcome().carried().is_some());
        assert_eq!(next.criteria().0, kept.count());
    });
}

/// Compares with the committed plan; `UPDATE_LETTERS=1` writes it again.
#[track_caller]
fn is_plan(name: &str, text: &str) {
    let path = format!("{}/tests/data/plans/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_LETTERS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, wanted, "{name}");
}

/// The schema of plans, with those that it refers to.
fn schema() -> jsonschema::Validator {
    let read = |name: &str| -> serde_json::Value {
        let path = format!("{}/schema/{name}", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let registry = jsonschema::Registry::new()
        .add("urn:ocop:schema:dossier:1", read("dossier.schema.json"))
        .unwrap()
        .add(
            "urn:ocop:schema:dossier-report:1",
            read("report.schema.json"),
        )
        .unwrap()
        .prepare()
        .unwrap();
    let options = jsonschema::draft202012::options();
    options
        .with_registry(&registry)
        .build(&read("next.schema.json"))
        .unwrap()
}

#[test]
fn the_plans_read_as_committed() {
    let names = [
        "forest-honey",
        "mountain-honey",
        "community-tourism",
        "dried-tao-meo",
    ];
    for ((accepted, certificate, filed), name) in all_bundled().into_iter().zip(names) {
        let request = request(&accepted, DossierKind::ReEvaluation, certificate, filed);
        let next = start(&accepted, &request);
        for lang in Lang::ALL {
            is_plan(&format!("{name}.{lang}.txt"), &next.text(lang));
        }
        assert_eq!(next.to_string(), next.text(Lang::Vi));
        if name == "forest-honey" {
            is_plan("forest-honey.vi.md", &next.to_markdown(Lang::Vi));
            let json = serde_json::to_string_pretty(&next).unwrap() + "\n";
            is_plan("forest-honey.json", &json);
        }
        let value = serde_json::to_value(&next).unwrap();
        let validator = schema();
        let faults: Vec<_> = validator
            .iter_errors(&value)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        // Nothing more than the schema has.
        let mut more = value.clone();
        more["entries"][0]["more"] = true.into();
        assert!(!validator.is_valid(&more));
    }
}

#[test]
fn no_plan_has_a_gap_in_either_language() {
    let mut count = 0;
    every(|accepted, request| {
        count += 1;
        if count % 5 > 0 {
            return;
        }
        let next = start(accepted, request);
        for entry in next.entries() {
            let words = |lang| [Some(entry.what(lang)), entry.why(lang), entry.place(lang)];
            for text in Lang::ALL.into_iter().flat_map(words).flatten() {
                assert!(
                    !text.is_empty() && !text.contains(['{', '}', '\n']),
                    "{text}"
                );
            }
            assert_ne!(entry.what(Lang::Vi), entry.what(Lang::En));
        }
    });
}
