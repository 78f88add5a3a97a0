//! The places that findings cite: each is one of the decision, of a sheet or of a law beside it.

use std::collections::BTreeSet;

use ocop_core::{DossierKind, Edition, Lang};
use ocop_dossier::{BasisKind, Dossier, Finding, Report, Rule, Stage, check};
use serde_json::Value;
use testkit::effort::sample;

use crate::util::{clean, settings, tick};

const DECISION: &str = include_str!("../data/places/26-2026.tsv");
const BESIDE: &str = include_str!("../data/places/beside.tsv");
const NO_SOURCE: &str = " (text not at hand)";
const GUIDES: &str = "by provincial guides (secondary sources)";

fn is_citable(place: &str) -> bool {
    let mut places = DECISION
        .lines()
        .skip(1)
        .filter_map(|row| row.split('\t').next());
    places.any(|own| own == place)
}

/// How the place of a rule reads that no law requires.
fn words(rule: &str) -> String {
    Rule::named(rule).unwrap().place(Lang::En)
}

/// Whether a place is in a law beside the decision. Unit tests compare its articles.
fn is_beside(place: &str) -> bool {
    let name = place
        .split(['(', ',', ';'])
        .next()
        .unwrap_or_default()
        .trim();
    let mut laws = BESIDE.lines().skip(1);
    place.ends_with("(in force as of 2026-11-29)") && laws.any(|row| row.starts_with(name))
}

/// A place as the lists write it.
fn english(place: &str) -> String {
    place
        .replace("Điều ", "Art. ")
        .replace("Phụ lục ", "Annex ")
        .replace("set ", "bộ ")
}

/// Why the place of a finding is none, if it is none.
fn fault(finding: &Finding, report: &Report) -> Option<&'static str> {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| finding.place(lang));
    let edition = report.sheet().edition().as_str();
    // 26/2026 says for which dossiers the earlier editions may still be used.
    let is_transition = finding.rule().name().starts_with("edition-");
    let own = match is_transition && finding.basis() == BasisKind::Law {
        true => Edition::E2026.as_str(),
        false => edition,
    };
    let inside = en
        .strip_prefix(own)
        .and_then(|rest| rest.strip_prefix(", "));
    let both = english(&vi) == english(&en);
    let ok = match finding.basis() {
        BasisKind::Law if finding.as_of().is_some() => is_beside(&en),
        BasisKind::Law => {
            both && inside.is_some_and(|places| {
                places
                    .split("; ")
                    .all(|own| is_citable(own) && !own.contains("III"))
                    || places.split("; ").any(|own| own.starts_with("Art."))
                        && places.split("; ").all(is_citable)
            })
        }
        BasisKind::Form => {
            both && inside.is_some_and(|places| {
                places
                    .split("; ")
                    .all(|own| is_citable(own) && own.contains("Annex III, Mẫu"))
            })
        }
        BasisKind::Sheet => {
            let sheet = report.sheet();
            let key = finding.criterion().map(|key| sheet.criterion(key).unwrap());
            let place = key.map_or(sheet.place(Lang::En), |key| key.place(Lang::En));
            en == place.to_string() && inside.is_some()
        }
        BasisKind::Practice if inside.is_some() => edition != "26/2026" && inside == Some(GUIDES),
        BasisKind::Practice => en == words("no-filing-day"),
        BasisKind::Council => en == words("stale-test-report"),
        BasisKind::Technical => {
            en == words("file-without-digest") || en.strip_prefix(edition) == Some(NO_SOURCE)
        }
        _ => false,
    };
    (!ok).then_some("no such place")
}

/// Each member of an object, and those of the objects and lists below it, to some depth.
fn paths(value: &Value, depth: usize) -> Vec<String> {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, own)| (key.clone(), own))
            .collect(),
        Value::Array(items) => (0..)
            .zip(items)
            .map(|(at, own): (usize, _)| (at.to_string(), own))
            .collect(),
        _ => Vec::new(),
    };
    let mut all = Vec::new();
    for (key, own) in members {
        // A key may contain any character.
        let key = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
        if depth > 0 {
            all.extend(
                paths(own, depth - 1)
                    .into_iter()
                    .map(|path| format!("{key}{path}")),
            );
        }
        all.push(key);
    }
    all
}

/// Faulty dossiers made of a clean one: each of its values lost, or replaced by another.
fn faulty(dossier: &Dossier) -> impl Iterator<Item = Dossier> + use<> {
    let whole = serde_json::to_value(dossier).unwrap();
    // Documents are alike, so few of them are enough.
    let few = |path: &String| {
        let step = if path.starts_with("/documents/") {
            11
        } else {
            2
        };
        path.len().is_multiple_of(step)
    };
    let paths: Vec<_> = paths(&whole, 4).into_iter().filter(few).collect();
    paths.into_iter().flat_map(move |path| {
        let whole = whole.clone();
        OTHERS.iter().filter_map(move |other| {
            let mut changed = whole.clone();
            let (outer, at) = path.rsplit_once('/')?;
            match changed.pointer_mut(outer)? {
                Value::Array(items) if other.is_empty() => drop(items.remove(at.parse().ok()?)),
                _ => *changed.pointer_mut(&path)? = serde_json::from_str(other).unwrap_or_default(),
            }
            serde_json::from_value(changed).ok()
        })
    })
}

/// Values in the place of another, as JSON; none takes it out.
const OTHERS: &[&str] = &[
    "",
    r#""x""#,
    r#""2020-01-01""#,
    r#""2027-01-01""#,
    r#""other""#,
    r#""0.1""#,
    "1",
    "[]",
    r#"["forged-dossier", "patent"]"#,
];

#[test]
fn no_finding_cites_a_place_that_the_law_does_not_have() {
    let mut found = BTreeSet::new();
    let mut walk = |dossier: &Dossier| {
        let report = check(dossier, &settings());
        for finding in report.findings() {
            let fault = fault(finding, &report);
            assert_eq!(
                fault,
                None,
                "{}: {}",
                finding.rule().name(),
                finding.place(Lang::Vi)
            );
            found.insert(finding.rule().name());
        }
    };
    for edition in Edition::ALL {
        for sheet in sample(5, edition.sheets()) {
            for &kind in &DossierKind::ALL {
                for &stage in Stage::ALL {
                    walk(&Dossier::new(sheet.clone(), kind, stage).unwrap());
                    walk(&clean(&sheet, kind, stage));
                }
            }
        }
    }
    for (edition, kind, stage) in [
        (Edition::E2026, DossierKind::First, Stage::Province),
        (Edition::E2026, DossierKind::ReEvaluation, Stage::Commune),
        (Edition::E2023, DossierKind::Upgrade, Stage::Commune),
    ] {
        let mut dossier = clean(&edition.sheet(4).unwrap(), kind, stage);
        tick(&mut dossier);
        faulty(&dossier).for_each(|dossier| walk(&dossier));
    }
    let sheet = Edition::E2026.sheet(4).unwrap();
    let mut dossier = clean(&sheet, DossierKind::ReEvaluation, Stage::Commune);
    for (province, commune, text, code) in [
        (
            "83",
            "28882",
            "Huyện Chợ Lách, tỉnh Bến Tre",
            "83-28882-1-2026",
        ),
        ("12", "03253", "Xã Quài Tở", "11-101-03283-1-2023"),
        (
            "22",
            "06970",
            "Xã Ba Chẽ, huyện Ba Chẽ",
            "30-294-10852-1-2021",
        ),
    ] {
        let address = dossier.applicant.address.as_mut().unwrap();
        address.province = Some(province.into());
        address.commune = Some(commune.into());
        address.text = Some(text.into());
        dossier.product.code = Some(code.into());
        let receipt = format!("07/PĐK-{province}-{commune}-2026");
        dossier.commune.as_mut().unwrap().receipt = Some(receipt);
        walk(&dossier);
    }
    let all = Rule::all().len();
    let missed: Vec<_> = Rule::all()
        .iter()
        .map(|rule| rule.name())
        .filter(|name| !found.contains(name))
        .collect();
    assert!(
        missed.len() * 2 < all,
        "{} of {all}: {missed:?}",
        missed.len()
    );
}

#[test]
fn no_rule_cites_a_place_that_the_law_does_not_have() {
    let free = ["no-filing-day", "stale-test-report", "file-without-digest"].map(words);
    for rule in Rule::all() {
        let place = rule.place(Lang::En);
        if free.contains(&place) || is_beside(&place) {
            continue;
        }
        let (place, other) = place
            .split_once(" (re-evaluation); ")
            .unwrap_or((&place, ""));
        assert!(other.is_empty() || other.ends_with(&free[0]), "{other}");
        // The editions of a place follow each other.
        for part in place.split("; ") {
            let mut editions = Edition::ALL.iter();
            let inside =
                editions.find_map(|own| part.strip_prefix(own.as_str())?.strip_prefix(", "));
            let known = is_citable(inside.unwrap_or(part))
                || inside == Some(GUIDES)
                || Edition::ALL
                    .iter()
                    .any(|own| part.strip_prefix(own.as_str()) == Some(NO_SOURCE))
                || is_beside(part)
                || ["the criterion on the sheet", "the criteria sheet"].contains(&part);
            assert!(known, "{}: {part}", rule.name());
        }
    }
}
