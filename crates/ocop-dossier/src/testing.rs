//! A clean dossier, and a look at what one rule finds.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::{Choice, Date, DossierKind, Edition, Lang, Mean, Star};
use rust_decimal::Decimal;

use crate::DocumentKind;
use crate::check::check;
use crate::dossier::{
    CommunePart, Document, Dossier, Form, FormKind, FormPart, Paper, ProvincePart, Signature, Stage,
};
use crate::finding::Risk;
use crate::settings::Settings;

/// A dossier of mountain honey, first time, at the applicant's stage, filed on 14/09/2026, in
/// which nothing is wrong.
pub(crate) fn clean() -> Dossier {
    Dossier::from_json(include_bytes!("../tests/data/mountain-honey.json")).unwrap()
}

pub(crate) const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

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
/// put forward for all of them.
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

/// What the findings of a rule cost, in short: `3.3: 3 → 2, 75 → 74, 4★ → 4★`.
pub(crate) fn costs(rule: &str, dossier: &Dossier) -> Vec<String> {
    let report = check(dossier, &Settings::default());
    let findings = report
        .findings()
        .filter(|finding| finding.rule().name() == rule);
    let star = |star: Option<Star>| star.map_or("none".into(), |star| format!("{star}★"));
    let cost = |risk: &Risk| {
        let levels = risk.levels().iter().map(|fall| {
            let left = fall
                .remaining()
                .map_or("left out".into(), |left| left.to_string());
            format!("{}: {} → {left}, ", fall.criterion(), fall.claimed())
        });
        let levels: String = levels.collect();
        let ((from, to), (before, after)) = (risk.total(), risk.star());
        format!("{levels}{from} → {to}, {} → {}", star(before), star(after))
    };
    findings
        .map(|finding| finding.risk().map_or("nothing".into(), cost))
        .collect()
}

/// What the clean dossier says of applicant, product, forms, sets and samples, on another sheet.
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
