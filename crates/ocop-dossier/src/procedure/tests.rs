//! The tables of procedure, and the rules on a made-up edition: other numbers and other articles
//! come out of the same rules.

use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{Date, DossierKind, Edition, Lang, Star};

use super::*;
use crate::DocumentKind;
use crate::check::check_by;
use crate::check::examination::Examination;
use crate::check::settings::Settings;
use crate::model::{Document, Dossier, FormKind, LegalForm, Paper};
use crate::report::finding::Finding;
use crate::rules::rule::{Basis, BasisKind, Rule};
use crate::rules::shared::due;
use crate::testing::{
    MADE_UP, at_commune, at_province, best, clean, costs, day, paper as paper_of, re_evaluation,
    sent_by_commune, sent_by_province, under, upgrade,
};

/// What a rule finds under the made-up edition.
fn found(rule: &str, dossier: &Dossier) -> Vec<Finding> {
    let report = check_by(dossier, &Settings::default(), MADE_UP);
    let findings = report.findings();
    let own = findings.filter(|finding| finding.rule().name() == rule);
    own.cloned().collect()
}

/// The one finding of a rule under the made-up edition: message and place in both languages.
#[track_caller]
fn finds(rule: &str, dossier: &Dossier, vi: (&str, &str), en: (&str, &str)) {
    let found: Vec<(String, String)> = found(rule, dossier)
        .iter()
        .flat_map(|finding| Lang::ALL.map(|lang| (finding.message(lang), finding.place(lang))))
        .collect();
    let wanted = [vi, en].map(|(message, place)| (message.into(), place.into()));
    assert_eq!(found, wanted);
}

#[track_caller]
fn finds_nothing(rule: &str, dossier: &Dossier) {
    assert_eq!(found(rule, dossier), []);
}

#[test]
fn every_edition_has_its_own_procedure() {
    for edition in Edition::ALL {
        assert_eq!(Procedure::of(edition).edition, edition.as_str());
    }
    assert_eq!(Procedure::all().len(), Edition::ALL.len());
}

#[test]
fn every_provision_is_cited_by_a_rule_and_has_a_place() {
    let cited: Vec<_> = Rule::all()
        .iter()
        .filter_map(|rule| match rule.basis {
            Basis::Law(provision) | Basis::Form(provision) | Basis::Current(provision) => {
                Some((rule, provision))
            }
            Basis::ReEvaluation => Some((rule, Provision::ReEvaluationDossier)),
            _ => None,
        })
        .collect();
    for procedure in Procedure::all() {
        for (provision, _) in procedure.places.rows {
            let is_cited = cited.iter().any(|(_, own)| own == provision);
            assert!(is_cited, "{procedure:?}: no rule cites {provision:?}");
        }
    }
    for (rule, provision) in cited {
        let mut all = Procedure::all().iter();
        let has_place = all.any(|own| own.places.get(provision).is_some());
        assert!(has_place, "{rule:?}: no edition has {provision:?}");
    }
}

#[test]
fn no_text_of_a_rule_repeats_a_number_of_days() {
    for rule in Rule::all() {
        for lang in Lang::ALL {
            for text in [
                rule.checks(lang),
                rule.why(lang),
                rule.message(lang),
                rule.repair(lang),
            ] {
                for number in ["15 ", "45 ", "120 ", "180 ", "30/"] {
                    assert!(!text.contains(number), "{rule:?}: {text}");
                }
            }
        }
    }
}

/// `ocop-core` works out the same days for a certificate.
#[test]
fn the_days_of_a_re_evaluation_are_those_of_ocop_core() {
    let (mut dossier, settings) = (re_evaluation(), Settings::default());
    for issued in [day(2024, 2, 12), day(2024, 2, 29), day(2025, 12, 31)] {
        dossier.certificate.as_mut().unwrap().issued = Some(issued);
        let examination = Examination::new(&dossier, &settings, Procedure::of(Edition::E2026));
        let certificate = examination.certificate().unwrap();
        let own = due::filing_window(&examination, certificate).unwrap();
        let window = certificate.re_evaluation_window();
        assert_eq!((own.first, own.last), (window.first(), window.last()));
        let full = day(2026, 9, 16);
        let days = examination.procedure.re_evaluation_days.unwrap();
        let due = due::after(&examination, full, days);
        assert_eq!(due, certificate.decision_due(full));
    }
}

#[test]
fn the_made_up_edition_asks_for_three_paper_sets_and_no_electronic_one() {
    let mut dossier = clean();
    dossier.copies.electronic = 0;
    finds(
        "missing-paper-set",
        &dossier,
        (
            "Chưa nộp đủ hồ sơ giấy: đã nộp 1 bộ, yêu cầu 3 bộ",
            "99/2099, Điều 40.1",
        ),
        ("Paper sets submitted: 1, required: 3", "99/2099, Art. 40.1"),
    );
    finds_nothing("missing-electronic-set", &dossier);
    // An upload does not have the value of paper.
    dossier.copies.uploaded = true;
    assert_eq!(found("missing-paper-set", &dossier).len(), 1);
}

#[test]
fn the_made_up_edition_asks_for_forms_of_its_own() {
    let mut dossier = clean();
    dossier.forms.remove(&FormKind::SelfReport);
    finds_nothing("missing-self-report", &dossier);
    let chart = found("missing-organisation-chart", &dossier);
    assert_eq!(chart.len(), 1);
    assert_eq!(chart[0].place(Lang::Vi), "99/2099, Điều 40.3");
    let parts = found("incomplete-form", &dossier);
    let paths: Vec<_> = parts.iter().map(Finding::path).collect();
    assert_eq!(paths, ["forms.registration.parts"]);
    dossier.kind = DossierKind::Upgrade;
    finds_nothing("missing-organisation-chart", &dossier);
}

#[test]
fn the_made_up_edition_asks_for_a_certified_registration() {
    let found = found("business-registration-not-certified", &clean());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place(Lang::En), "99/2099, Art. 40.5");
}

#[test]
fn the_made_up_commune_has_nine_days_of_the_calendar() {
    finds(
        "commune-late",
        &at_commune(),
        (
            "Ngày báo cáo của cấp xã là 01/10/2026, quá thời hạn 9 ngày kể từ ngày tiếp nhận 14/09/2026 (đến hết ngày 23/09/2026)",
            "99/2099, Điều 43.1",
        ),
        (
            "The date of the commune's report is 2026-10-01, more than 9 days after receipt on 2026-09-14 (due 2026-09-23)",
            "99/2099, Art. 43.1",
        ),
    );
    let mut dossier = at_commune();
    dossier.steps.reported = Some(day(2026, 9, 23));
    dossier.steps.sent = Some(day(2026, 9, 23));
    finds_nothing("commune-late", &dossier);
    // No working days are counted, so holidays do not matter.
    let new_year = Some(day(2027, 1, 25));
    dossier.steps = crate::model::Steps::default();
    (dossier.steps.filed, dossier.steps.received) = (new_year, new_year);
    finds_nothing("uncertain-working-days", &dossier);
}

#[test]
fn the_made_up_stages_ask_for_other_papers_by_kind() {
    let mut dossier = sent_by_commune();
    dossier.commune.as_mut().unwrap().letter = None;
    finds_nothing("missing-request-letter", &dossier);
    dossier.kind = DossierKind::Upgrade;
    let letter = found("missing-request-letter", &dossier);
    assert_eq!(letter[0].place(Lang::Vi), "99/2099, Điều 41.1");

    let mut dossier = sent_by_province();
    let part = dossier.province.as_mut().unwrap();
    (part.advisory_report, part.agency_report) = (None, None);
    finds_nothing("missing-advisory-report", &dossier);
    let report = found("missing-agency-report", &dossier);
    assert_eq!(report[0].place(Lang::En), "99/2099, Art. 42.1");
    dossier.province.as_mut().unwrap().agency_report = Some(Paper::default());
    finds_nothing("missing-agency-report", &dossier);
}

#[test]
fn the_made_up_rounds_are_for_re_evaluations_and_may_end_in_the_next_year() {
    let with = |sent: Date, decided| {
        let mut dossier = at_province();
        dossier.kind = DossierKind::ReEvaluation;
        dossier.steps.received = Some(day(2026, 11, 1));
        (dossier.steps.sent, dossier.steps.decided) = (Some(sent), Some(decided));
        dossier
    };
    let dossier = with(day(2026, 11, 15), day(2026, 12, 1));
    let missed = found("province-round-missed", &dossier);
    let message = missed[0].message(Lang::En);
    assert!(message.contains("before 2026-11-15"), "{message}");
    assert!(message.contains("before 2027-05-20"), "{message}");
    assert_eq!(missed[0].place(Lang::En), "99/2099, Art. 44.1");

    let mut dossier = with(day(2026, 11, 14), day(2027, 1, 20));
    finds(
        "province-decided-late",
        &dossier,
        (
            "Đề nghị gửi ngày 14/11/2026 phải có kết quả trước ngày 20/01/2027, nhưng tỉnh quyết định ngày 20/01/2027",
            "99/2099, Điều 44.1",
        ),
        (
            "The result of a request sent on 2026-11-14 was due before 2027-01-20, but the province decided on 2027-01-20",
            "99/2099, Art. 44.1",
        ),
    );
    dossier.kind = DossierKind::First;
    finds_nothing("province-decided-late", &dossier);
}

#[test]
fn the_made_up_re_evaluation_is_filed_and_decided_in_other_days() {
    // The certificate expires on 12/02/2027; 90 days before is 14/11/2026.
    let mut dossier = re_evaluation();
    let early = found("re-evaluation-too-early", &dossier);
    let message = early[0].message(Lang::En);
    assert!(message.contains("2026-11-14"), "{message}");
    assert_eq!(early[0].place(Lang::En), "99/2099, Art. 45.1");
    dossier.steps.filed = Some(day(2026, 11, 14));
    finds_nothing("re-evaluation-too-early", &dossier);

    dossier.steps.completed = Some(day(2026, 9, 16));
    dossier.steps.decided = Some(day(2026, 10, 14));
    finds_nothing("re-evaluation-decided-late", &dossier);
    dossier.steps.decided = Some(day(2026, 10, 15));
    finds(
        "re-evaluation-decided-late",
        &dossier,
        (
            "Hồ sơ đầy đủ ngày 16/09/2026, kết quả phải có trong 20 ngày làm việc, chậm nhất ngày 14/10/2026, nhưng quyết định ngày 15/10/2026",
            "99/2099, Điều 45.2",
        ),
        (
            "The dossier was complete on 2026-09-16 and the decision due within 20 working days, by 2026-10-14, but it was made on 2026-10-15",
            "99/2099, Art. 45.2",
        ),
    );
    // Working days of a computed year, wherever they are counted.
    dossier.steps.completed = Some(day(2027, 1, 7));
    dossier.steps.decided = Some(day(2027, 2, 15));
    let late = found("re-evaluation-decided-late", &dossier);
    let message = late[0].message(Lang::En);
    assert!(
        message.contains("by 2027-02-11") && message.ends_with("the last day is 2027-02-04"),
        "{message}"
    );
}

#[test]
fn the_made_up_edition_has_its_own_codes_and_levels() {
    let mut dossier = clean();
    dossier.product.code = Some("11-03253-1-2026".into());
    let code = found("product-code-of-another-era", &dossier);
    assert_eq!(code[0].place(Lang::Vi), "99/2099, Phụ lục VI");

    let mut dossier = best(Edition::E2026, 1);
    dossier.applicant.legal_form = Some(LegalForm::Cooperative);
    assert_eq!(found("legal-form-contradicts-claim", &dossier).len(), 1);
    dossier.applicant.legal_form = Some(LegalForm::Farm);
    finds_nothing("legal-form-contradicts-claim", &dossier);
}

#[test]
fn a_provision_without_a_place_is_cited_by_its_source() {
    let lang = Lang::En;
    assert_eq!(MADE_UP.cite(Provision::Minima, lang), "99/2099");
    let old = Procedure::of(Edition::E2023);
    assert_eq!(
        old.cite(Provision::Minima, lang),
        "148/2023, by provincial guides (secondary sources)"
    );
    assert!(!old.states(Provision::Minima));
}

/// What a place of 26/2026 must be about, to be cited for a provision.
const ABOUT: &[(Provision, &[&str])] = &[
    (Provision::Applicants, &["applicants"]),
    (Provision::Classification, &["classification"]),
    (Provision::RegistrationContents, &["form", "registration"]),
    (Provision::ReportContents, &["form", "self-report"]),
    (
        Provision::CommuneReportContents,
        &["form", "commune", "report"],
    ),
    (Provision::Forms, &["form", "registration", "self-report"]),
    (
        Provision::Registration,
        &["applicant", "form", "registration"],
    ),
    (Provision::SelfReport, &["applicant", "form", "self-report"]),
    (Provision::BusinessRegistration, &["business-registration"]),
    (Provision::UpgradeDossier, &["applicant", "upgrade"]),
    (
        Provision::ReEvaluationDossier,
        &["applicant", "re-evaluation", "validity"],
    ),
    (Provision::Sets, &["applicant", "sets"]),
    (Provision::CommuneSets, &["commune", "sets"]),
    (Provision::ProvinceSets, &["province", "sets"]),
    (Provision::Samples, &["commune", "samples"]),
    (
        Provision::SamplesForMinistry,
        &["province", "samples", "first", "re-evaluation"],
    ),
    (Provision::CommuneDossier, &["commune", "dossier"]),
    (Provision::CommuneReport, &["commune", "report"]),
    (Provision::RequestLetter, &["commune", "letter"]),
    (Provision::MinistryDossier, &["province", "dossier"]),
    (Provision::LetterToMinistry, &["province", "letter"]),
    (Provision::AdvisoryReport, &["province", "advisory-report"]),
    (Provision::CouncilReport, &["province", "council-report"]),
    (Provision::ApprovalDecision, &["province", "approval"]),
    (Provision::AgencyReport, &["province", "agency-report"]),
    (Provision::PotentialFiveStars, &["province", "potential"]),
    (Provision::CommuneDays, &["commune", "days"]),
    (Provision::ProvinceRounds, &["rounds", "province"]),
    (Provision::MinistryRounds, &["rounds", "ministry"]),
    (Provision::ReEvaluationWindow, &["re-evaluation", "window"]),
    (Provision::ReEvaluationDays, &["re-evaluation", "days"]),
    (
        Provision::PreviousCertificate,
        &["certificate", "upgrade", "re-evaluation"],
    ),
    (Provision::CertificateTerm, &["certificate"]),
    (Provision::CertificateGrace, &["certificate", "grace"]),
    (Provision::Withdrawal, &["withdrawal"]),
    (Provision::InForce, &["in-force", "transition"]),
    (Provision::Transition, &["transition"]),
    (Provision::ProductCode, &["product-code"]),
    (Provision::Bands, &["bands"]),
    (Provision::UnrecognisedStars, &["recognition", "province"]),
];

/// The places that the decision has, with what they are about.
fn citable() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let rows = include_str!("../../tests/data/places/26-2026.tsv").lines();
    rows.skip(1).map(|row| {
        let (place, about) = row.split_once('\t').unwrap();
        (place, about.split(' ').collect())
    })
}

#[test]
fn every_place_of_26_2026_is_one_of_the_decision_that_is_about_it() {
    let procedure = Procedure::of(Edition::E2026);
    for (provision, place) in procedure.places.rows {
        let Place::Article(place) = place else {
            panic!("{provision:?}: the decision was read")
        };
        let (_, about) = ABOUT.iter().find(|(own, _)| own == provision).unwrap();
        let place = place.get(Lang::En);
        let parts: Vec<_> = place
            .split("; ")
            .map(|part| citable().find(|(own, _)| *own == part).expect(part).1)
            .collect();
        for part in &parts {
            let fits = part.iter().any(|own| about.contains(own));
            assert!(fits, "{provision:?}: {place}");
        }
        for wanted in *about {
            let has = parts.iter().any(|part| part.contains(wanted));
            assert!(has, "{provision:?}: {place} is not about {wanted}");
        }
    }
}

#[test]
fn every_law_beside_the_decision_is_known_to_be_in_force_on_a_day() {
    for rule in Rule::all() {
        let Basis::Beside(statute) = rule.basis else {
            continue;
        };
        let mut cited: Vec<String> = Vec::new();
        for place in statute.place.get(Lang::En).split("; ") {
            // Further articles of one law follow its name.
            let (name, articles) = place.split_once(", ").unwrap_or((place, ""));
            let articles = articles.split(", ").filter(|article| !article.is_empty());
            let before = cited.len();
            cited.extend(articles.map(|own| alloc::format!("{name}, {own}")));
            if cited.len() == before {
                cited.push(name.into());
            }
        }
        for cited in cited {
            let row = alloc::format!("{cited}\t{}", statute.as_of);
            let mut rows = include_str!("../../tests/data/places/beside.tsv").lines();
            assert!(rows.any(|own| own == row), "{rule:?}: {row}");
        }
    }
}

/// The basis of the first finding of a rule: its kind and its place.
#[track_caller]
fn based(rule: &str, dossier: &Dossier, kind: BasisKind, place: &str) {
    let report = crate::check(dossier, &Settings::default());
    let mut findings = report.findings();
    let found = findings.find(|finding| finding.rule().name() == rule);
    let found = found.unwrap_or_else(|| panic!("no {rule}"));
    assert_eq!((found.basis(), &*found.place(Lang::En)), (kind, place));
}

#[test]
fn sets_are_asked_at_every_stage_in_its_own_clause() {
    let mut dossier = sent_by_province();
    dossier.copies = crate::model::Copies::default();
    dossier.commune.as_mut().unwrap().copies = Some(dossier.copies);
    dossier.province.as_mut().unwrap().copies = Some(dossier.copies);
    dossier
        .documents
        .values_mut()
        .for_each(|own| own.files.clear());
    for (rule, place) in [
        ("missing-paper-set", "26/2026, Art. 7.1"),
        ("missing-electronic-set", "26/2026, Art. 7.1"),
        ("document-without-file", "26/2026, Art. 7.1"),
        ("missing-set-from-commune", "26/2026, Art. 7.2.b"),
        ("missing-set-from-province", "26/2026, Art. 7.3.e"),
    ] {
        based(rule, &dossier, BasisKind::Law, place);
    }
}

#[test]
fn papers_with_a_term_are_law_for_a_re_evaluation_only() {
    let practice = Basis::Practice.within(Procedure::of(Edition::E2026), Lang::En);
    for (mut dossier, kind, place) in [
        (clean(), BasisKind::Practice, &*practice),
        (upgrade(), BasisKind::Practice, &*practice),
        (re_evaluation(), BasisKind::Law, "26/2026, Art. 6.1.c"),
    ] {
        let expired = Some(day(2026, 1, 1));
        for name in ["an-toan-thuc-pham", "haccp", "vietgap"] {
            dossier.documents.get_mut(name).unwrap().valid_until = expired;
        }
        based("expired-document", &dossier, kind, place);
    }
    // A contract is no legal paper, and what is known of 148/2023 says nothing of such papers.
    let kinds = DocumentKind::ALL.iter().filter(|kind| kind.is_legal());
    assert_eq!(kinds.count(), 29);
    for (kind, is_legal) in [
        (DocumentKind::FoodSafetyCommitment, true),
        (DocumentKind::TestReport, true),
        (DocumentKind::Barcode, true),
        (DocumentKind::SalesContract, false),
        (DocumentKind::FinancialStatements, false),
    ] {
        let mut paper = Document::new(kind);
        paper.valid_until = Some(day(2026, 1, 1));
        paper.issued = Some(day(2024, 2, 12));
        let mut dossier = re_evaluation();
        dossier.documents = [("a".into(), paper.clone())].into();
        let (basis, place) = match is_legal {
            true => (BasisKind::Law, "26/2026, Art. 6.1.c"),
            false => (BasisKind::Practice, &*practice),
        };
        based("expired-document", &dossier, basis, place);
        paper_of(&mut dossier, "a").valid_until = Some(day(2027, 2, 12));
        // Valid at the decision, it is proof.
        based(
            "unrenewed-document",
            &dossier,
            BasisKind::Practice,
            &practice,
        );

        let mut dossier = under(Edition::E2023, 4);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.documents = [("a".into(), paper)].into();
        based("expired-document", &dossier, BasisKind::Practice, &practice);
    }
}

#[test]
fn what_no_form_asks_of_a_certificate_or_a_registration_is_practice() {
    let practice = Basis::Practice.within(Procedure::of(Edition::E2026), Lang::En);
    let certificate = |lose: fn(&mut crate::model::PreviousCertificate)| {
        let mut dossier = re_evaluation();
        dossier.certificate.as_mut().map(lose);
        dossier
    };
    let registration = |lose: fn(&mut crate::model::Registration)| {
        let mut dossier = clean();
        dossier.applicant.registration.as_mut().map(lose);
        dossier
    };
    for (rule, dossier) in [
        (
            "missing-previous-certificate",
            certificate(|own| own.number = None),
        ),
        (
            "missing-previous-certificate",
            certificate(|own| own.tier = None),
        ),
        (
            "unregistered-business",
            registration(|own| own.issuer = None),
        ),
        (
            "unregistered-business",
            registration(|own| own.issued = None),
        ),
    ] {
        based(rule, &dossier, BasisKind::Practice, &practice);
    }
    let place = "26/2026, Art. 6.1.b; Art. 6.1.c";
    for dossier in [
        certificate(|own| own.star = None),
        certificate(|own| own.issued = None),
    ] {
        based(
            "missing-previous-certificate",
            &dossier,
            BasisKind::Law,
            place,
        );
    }
    let dossier = registration(|own| own.number = None);
    based(
        "unregistered-business",
        &dossier,
        BasisKind::Law,
        "26/2026, Art. 2.3",
    );
}

#[test]
fn contracts_that_ended_prove_no_level_by_practice() {
    let mut dossier = best(Edition::E2026, 4);
    dossier.kind = DossierKind::ReEvaluation;
    dossier.steps.filed = Some(day(2026, 9, 14));
    let row = |dossier: &Dossier| {
        let found = crate::check(dossier, &Settings::default());
        let mut findings = found.findings();
        let found = findings.find(|found| found.rule().name() == "unusable-evidence");
        found.map(|found| (found.basis(), String::from(found.criterion().unwrap())))
    };
    for kind in [
        DocumentKind::ExportContract,
        DocumentKind::ExportDeclaration,
        DocumentKind::SalesContract,
        DocumentKind::SalesOrder,
        DocumentKind::Invoice,
        DocumentKind::DistributionList,
    ] {
        paper_of(&mut dossier, kind.as_str()).valid_until = Some(day(2026, 9, 13));
    }
    assert_eq!(row(&dossier), Some((BasisKind::Practice, "4.1".into())));
}

#[test]
fn the_edition_of_now_is_cited_for_the_transition() {
    let mut dossier = under(Edition::E2023, 4);
    dossier.steps.filed = Some(day(2026, 5, 21));
    let (law, place) = (BasisKind::Law, "26/2026, Art. 12.2");
    based("edition-may-end", &dossier, law, place);
    dossier.steps.decided = Some(day(2026, 7, 22));
    let place = "26/2026, Art. 11.1; Art. 12.2";
    based("edition-not-in-force", &dossier, law, place);
    // What ended 1048/2019 is known from guides only.
    let mut dossier = under(Edition::E2019, 11);
    dossier.steps.filed = Some(day(2024, 1, 1));
    dossier.steps.decided = Some(day(2024, 2, 1));
    let guides = "1048/2019, by provincial guides (secondary sources)";
    based(
        "edition-not-in-force",
        &dossier,
        BasisKind::Practice,
        guides,
    );
}

#[test]
fn a_first_five_stars_goes_to_the_ministry_with_the_councils_papers() {
    for star in [Star::Three, Star::Four] {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::ReEvaluation;
        dossier.certificate = re_evaluation().certificate;
        dossier.certificate.as_mut().unwrap().star = Some(star);
        dossier.province.as_mut().unwrap().council_report = None;
        let place = "26/2026, Art. 6.3.a";
        based("missing-council-report", &dossier, BasisKind::Law, place);
        assert!(costs("missing-agency-report", &dossier).is_empty());
        dossier.certificate.as_mut().unwrap().star = Some(Star::Five);
        assert!(costs("missing-council-report", &dossier).is_empty());
        let place = "26/2026, Art. 6.3.b";
        based("missing-agency-report", &dossier, BasisKind::Law, place);
        // Without a certificate the kind of the dossier counts.
        dossier.certificate = None;
        assert!(costs("missing-council-report", &dossier).is_empty());
    }
}

#[test]
fn each_kind_of_dossier_adds_its_own_parts_to_mau_02() {
    let mut first = clean();
    let report = first.forms.get_mut(&FormKind::SelfReport).unwrap();
    report.parts.remove(&crate::model::FormPart::Plan);
    based(
        "incomplete-form",
        &first,
        BasisKind::Form,
        "26/2026, Annex III, Mẫu 02",
    );
    based(
        "incomplete-form",
        &upgrade(),
        BasisKind::Law,
        "26/2026, Art. 6.1.b",
    );
    based(
        "incomplete-form",
        &re_evaluation(),
        BasisKind::Law,
        "26/2026, Art. 6.1.c",
    );
    let mut again = re_evaluation();
    let report = again.forms.get_mut(&FormKind::SelfReport).unwrap();
    report.parts.insert(crate::model::FormPart::RevenueUpdate);
    let place = "26/2026, Art. 6.1.c";
    based("updates-not-stated", &again, BasisKind::Law, place);
    let old = crate::testing::of_sheet(Edition::E2023, 4);
    let mut old = old;
    old.forms.values_mut().for_each(|form| form.parts.clear());
    let guides = "148/2023, by provincial guides (secondary sources)";
    based("incomplete-form", &old, BasisKind::Practice, guides);
}

#[test]
fn no_law_is_cited_for_a_wanted_star_and_no_form_for_a_total() {
    for rule in Rule::all() {
        let name = rule.name();
        if name.contains("wanted-star") || name == "claimed-total-wrong" {
            assert_eq!(rule.basis, Basis::Practice, "{name}");
        }
        let technical = name.contains("digest") || name.contains("file-") || name.contains("pages");
        if technical && name != "document-without-file" {
            assert_eq!(rule.basis, Basis::Technical, "{name}");
        }
    }
    assert!(
        crate::check(&clean(), &Settings::default())
            .findings()
            .len()
            == 0
    );
    // Mẫu 02 has neither a total nor a star.
    let mut dossier = clean();
    let score = dossier.self_score.as_mut().unwrap();
    (score.total, score.star) = (None, None);
    assert_eq!(
        crate::check(&dossier, &Settings::default())
            .findings()
            .len(),
        0
    );
}
