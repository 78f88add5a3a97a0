//! A clean dossier, and helpers that show what one rule finds.

#[rustfmt::skip]
#[path = "tables/made_up.rs"]
mod made_up;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{Choice, Date, DossierKind, Edition, Lang, Mean, Star, Tier};
use rust_decimal::Decimal;

use crate::DocumentKind;
use crate::check::check;
use crate::check::settings::Settings;
use crate::model::{
    Address, CommunePart, Document, Dossier, Form, FormKind, FormPart, Measured, Paper,
    PreviousCertificate, ProvincePart, Signature, Stage,
};
use crate::procedure::Procedure;
use crate::report::risk::Risk;

/// A dossier of mountain honey, first time, at the applicant's stage, filed on 14/09/2026, in
/// which nothing is wrong.
pub(crate) fn clean() -> Dossier {
    Dossier::from_json(include_bytes!(
        "../../tests/data/honey-with-more-papers.json"
    ))
    .unwrap()
}

/// A dossier with nothing but a day and an address: its text, its province and its commune. To check one
/// without documents is fast.
pub(crate) fn at<'a>(text: impl Into<Option<&'a str>>, province: &str, commune: &str) -> Dossier {
    let mut dossier = empty(Edition::E2026, 7);
    dossier.steps.filed = Some(day(2026, 9, 14));
    dossier.applicant.address = Some(Address {
        text: text.into().map(Into::into),
        province: Some(province.into()),
        commune: Some(commune.into()),
    });
    dossier
}

/// The repairs of what one rule finds, in English.
pub(crate) fn repairs(rule: &str, dossier: &Dossier) -> Vec<String> {
    let report = check(dossier, &Settings::default());
    let found = report
        .findings()
        .filter(|found| found.rule().name() == rule);
    found.map(|found| found.repair(Lang::En)).collect()
}

/// The repairs of the findings of a rule, each in both languages.
pub(crate) fn both_repairs(rule: &str, dossier: &Dossier) -> Vec<String> {
    let report = check(dossier, &Settings::default());
    let found = report
        .findings()
        .filter(|found| found.rule().name() == rule);
    let both = |found: &crate::Finding| Lang::ALL.map(|lang| found.repair(lang));
    found.flat_map(both).collect()
}

pub(crate) const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// The procedure of the made-up edition `99/2099`.
pub(crate) static MADE_UP: &Procedure = &made_up::PROCEDURE;

/// Checks what one rule finds: path, message in Vietnamese, message in English.
#[track_caller]
pub(crate) fn finds(rule: &str, dossier: &Dossier, wanted: &[(&str, &str, &str)]) {
    finds_under(&Settings::default(), rule, dossier, wanted);
}

/// The same under settings.
#[track_caller]
pub(crate) fn finds_under(
    settings: &Settings,
    rule: &str,
    dossier: &Dossier,
    wanted: &[(&str, &str, &str)],
) {
    let report = check(dossier, settings);
    let found: Vec<[String; 3]> = report
        .findings()
        .filter(|finding| finding.rule().name() == rule)
        .map(|finding| {
            for lang in Lang::ALL {
                let texts = [
                    finding.message(lang),
                    finding.repair(lang),
                    finding.place(lang),
                ];
                assert!(
                    texts.iter().all(|text| !text.contains(['{', '}'])),
                    "{texts:?}"
                );
            }
            [
                finding.path().into(),
                finding.message(Lang::Vi),
                finding.message(Lang::En),
            ]
        })
        .collect();
    let wanted: Vec<[String; 3]> = wanted
        .iter()
        .map(|&(path, vi, en)| [path.into(), vi.into(), en.into()])
        .collect();
    assert_eq!(found, wanted);
}

/// A dossier whose self-score takes the best level of every criterion, with a document of every kind
/// cited for all of them.
pub(crate) fn best(edition: Edition, set: u16) -> Dossier {
    let sheet = edition.sheet(set).unwrap();
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = sheet.scorecard_from(best).unwrap().complete().unwrap();
    let mut dossier = Dossier::new(sheet, DossierKind::First, Stage::Applicant).unwrap();
    dossier.self_score = Some((&card).into());
    for &kind in DocumentKind::ALL {
        dossier
            .documents
            .insert(kind.as_str().into(), Document::new(kind));
    }
    dossier
}

/// Chooses a level of the self-score.
pub(crate) fn choose(dossier: &mut Dossier, key: &str, choice: impl Into<Choice>) {
    let score = dossier.self_score.as_mut().unwrap();
    score.choices.insert(key.into(), choice.into());
}

/// A share or an amount.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    Some(text.parse().unwrap())
}

/// A measured value.
pub(crate) fn measured(text: &str) -> Option<Measured> {
    Some(text.parse().unwrap())
}

/// The cost of the findings of a rule, in short: `3.3: 3 → 2, 75 → 74, 4★ → 4★`.
pub(crate) fn costs(rule: &str, dossier: &Dossier) -> Vec<String> {
    costs_under(&Settings::default(), rule, dossier)
}

/// The same under settings.
pub(crate) fn costs_under(settings: &Settings, rule: &str, dossier: &Dossier) -> Vec<String> {
    let report = check(dossier, settings);
    let findings = report
        .findings()
        .filter(|finding| finding.rule().name() == rule);
    let star = |star: Option<Star>| star.map_or("none".into(), |star| format!("{star}★"));
    let cost = |risk: &Risk| {
        let levels = risk.levels().iter().map(|fall| {
            let (key, left) = (fall.criterion(), fall.remaining());
            format!("{key}: {} → {left}, ", fall.claimed())
        });
        let levels: String = levels.collect();
        let ((from, to), (before, after)) = (risk.total(), risk.star());
        format!("{levels}{from} → {to}, {} → {}", star(before), star(after))
    };
    findings
        .map(|finding| finding.risk().map_or("nothing".into(), cost))
        .collect()
}

/// The applicant, product, forms, copies, samples and steps of the clean dossier, on another sheet.
pub(crate) fn of_sheet(edition: Edition, set: u16) -> Dossier {
    let clean = clean();
    let builder = Dossier::builder(edition, set, DossierKind::First);
    let mut dossier = builder.build().unwrap();
    dossier.applicant = clean.applicant;
    dossier.product = clean.product;
    dossier.forms = clean.forms;
    dossier.copies = clean.copies;
    dossier.samples = clean.samples;
    dossier.steps = clean.steps;
    dossier
}

fn letter(number: &str, on: Date) -> Option<Paper> {
    Some(Paper {
        number: Some(number.into()),
        issued: Some(on),
        signed: true,
    })
}

/// The clean dossier with all that the commune adds.
pub(crate) fn sent_by_commune() -> Dossier {
    let mut dossier = clean();
    dossier.stage = Stage::Commune;
    let report = Form {
        parts: [
            FormPart::General,
            FormPart::LocalMaterial,
            FormPart::LocalLabour,
            FormPart::IdeaOrigin,
            FormPart::LocalIdentity,
        ]
        .into(),
        signature: Some(Signature {
            by: Some("Lãnh đạo xã (giả định)".into()),
            on: Some(day(2026, 9, 28)),
        }),
    };
    dossier.forms.insert(FormKind::CommuneReport, report);
    dossier.commune = Some(CommunePart {
        copies: Some(dossier.copies),
        receipt: Some("07/PĐK-11-03253-2026".into()),
        letter: letter("61/UBND-GD", day(2026, 9, 29)),
        samples: Some(5),
        points: None,
    });
    dossier
}

/// The same, for five stars, with all that the province adds for the first time.
pub(crate) fn sent_by_province() -> Dossier {
    let mut dossier = sent_by_commune();
    dossier.stage = Stage::Province;
    dossier.wanted = Some(Star::Five);
    dossier.province = Some(ProvincePart {
        copies: Some(dossier.copies),
        letter: letter("812/UBND-GD", day(2026, 12, 15)),
        advisory_report: letter("15/BC-GD", day(2026, 11, 20)),
        council_report: letter("16/BC-GD", day(2026, 12, 1)),
        approval: letter("3300/QĐ-GD", day(2026, 12, 10)),
        agency_report: None,
        mean: Mean::new(183, 2),
        samples: Some(5),
    });
    dossier
}

/// A document of a dossier, to change it.
pub(crate) fn paper<'a>(dossier: &'a mut Dossier, name: &str) -> &'a mut Document {
    dossier.documents.get_mut(name).unwrap()
}

/// The documents and dates of the clean dossier on another sheet, without a self-score.
pub(crate) fn under(edition: Edition, set: u16) -> Dossier {
    let clean = clean();
    Dossier::builder(edition, set, clean.kind)
        .applicant(clean.applicant)
        .product(clean.product)
        .facts(clean.facts)
        .steps(clean.steps)
        .build()
        .map(|mut dossier| {
            dossier.documents = clean.documents;
            dossier
        })
        .unwrap()
}

/// A dossier in which everything is missing.
pub(crate) fn empty(edition: Edition, set: u16) -> Dossier {
    let dossier = Dossier::builder(edition, set, DossierKind::First);
    dossier.build().unwrap()
}

/// The clean dossier as an upgrade of a 3-star certificate issued on 01/10/2024.
pub(crate) fn upgrade() -> Dossier {
    let mut dossier = clean();
    dossier.kind = DossierKind::Upgrade;
    dossier.certificate = Some(PreviousCertificate {
        number: Some("GD-OCOP-0101".into()),
        issued: Some(day(2024, 10, 1)),
        star: Some(Star::Three),
        tier: Some(Tier::District),
        product_code: Some("11-099-03253-1-2024".into()),
        withdrawn: None,
    });
    dossier
}

/// The clean dossier as a re-evaluation of a 4-star certificate, issued on 12/02/2024. It expires on
/// 12/02/2027, and the dossier is filed in the window from 16/08/2026 to 15/10/2026.
pub(crate) fn re_evaluation() -> Dossier {
    let mut dossier = upgrade();
    dossier.kind = DossierKind::ReEvaluation;
    if let Some(certificate) = &mut dossier.certificate {
        certificate.issued = Some(day(2024, 2, 12));
        certificate.star = Some(Star::Four);
        certificate.tier = Some(Tier::Province);
    }
    dossier
}

/// The clean dossier as the commune sends it: received on its day of filing, reported and sent within
/// the 15 working days, which end on 05/10/2026.
pub(crate) fn at_commune() -> Dossier {
    let mut dossier = clean();
    dossier.stage = Stage::Commune;
    dossier.steps.received = Some(day(2026, 9, 14));
    dossier.steps.completed = Some(day(2026, 9, 16));
    dossier.steps.reported = Some(day(2026, 10, 1));
    dossier.steps.sent = Some(day(2026, 10, 2));
    dossier
}

/// The same as the province sends it up.
pub(crate) fn at_province() -> Dossier {
    let mut dossier = at_commune();
    dossier.stage = Stage::Province;
    dossier.steps.decided = Some(day(2026, 12, 1));
    dossier.steps.sent_up = Some(day(2026, 12, 15));
    dossier
}
