//! Every text of every file that the libraries read, in every text and page that they write.

use std::collections::BTreeSet;

use ocop_core::improve::Costs;
use ocop_core::json::Record;
use ocop_core::minutes::verify;
use ocop_core::sheet::SheetSpec;
use ocop_core::{Council, Date, DossierKind, Edition, ImprovementRequest, Lang, Star, Tier};
use ocop_dossier::model::PreviousCertificate;
use ocop_dossier::time::{LeadTimes, TimeRequest};
use ocop_dossier::{Dossier, NextRequest, Settings, check};
use serde_json::{Value, json};
use testkit::effort::is_long;
use testkit::outside::{PLAIN, TEXTS, each, is_one_line, lines_are_ours};

use super::{error_is_ours, markdown};

fn read(path: &str) -> Value {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    let bytes = std::fs::read(format!("{root}{path}")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// A value with each of its texts replaced in turn, by each text from outside.
fn all(value: &Value) -> impl Iterator<Item = (Value, String)> {
    TEXTS.into_iter().flat_map(|text| each(value, text))
}

/// The same with one of the texts for each place, the next text for the next place. Long tests take all.
fn some(value: &Value) -> impl Iterator<Item = (Value, String)> {
    let texts = TEXTS.into_iter().zip(0..);
    texts.flat_map(|(text, number)| {
        let places = each(value, text).zip(0..);
        let own = places.filter(move |(_, place)| is_long() || place % TEXTS.len() == number);
        own.map(|(changed, _)| changed)
    })
}

#[test]
fn a_dossier_forges_no_letter() {
    let mut letters = 0;
    for name in ["dried-tao-meo", "community-tourism"] {
        let dossier = read(&format!("crates/ocop-dossier/tests/data/{name}.json"));
        for (dossier, place) in some(&dossier) {
            let dossier = match Dossier::read(dossier.to_string().as_bytes()) {
                Ok(dossier) => dossier,
                Err(error) => {
                    error_is_ours(&error, &place);
                    continue;
                }
            };
            letters += 1;
            let report = check(&dossier, &Settings::default());
            // A language for each of two places: every rule has both.
            let lang = Lang::ALL[letters % 2];
            lines_are_ours(&report.text(lang).to_string(), &place);
            markdown::is_ours(&report.to_markdown(lang), &place);
            for finding in report.findings() {
                for lang in Lang::ALL {
                    is_one_line(&finding.message(lang), &place);
                    is_one_line(&finding.repair(lang), &place);
                    is_one_line(&finding.place(lang), &place);
                }
            }
        }
    }
    assert!(letters > 150, "{letters}");
}

#[test]
fn an_accepted_dossier_forges_no_plan_of_the_next() {
    let accepted = read("crates/ocop-dossier/tests/data/forest-honey.json");
    let sheet = Edition::E2026.sheet(9).unwrap();
    let day = Date::constant;
    let mut plans = 0;
    for (accepted, place) in some(&accepted) {
        let Ok(accepted) = Dossier::read(accepted.to_string().as_bytes()) else {
            // The letters have these errors too.
            continue;
        };
        for text in TEXTS {
            let certificate = PreviousCertificate::default()
                .number(text)
                .issued(day(2024, 1, 15))
                .star(Star::Three)
                .tier(Tier::District)
                .product_code(text);
            let kind = DossierKind::ReEvaluation;
            let request = NextRequest::new(kind, sheet.clone(), certificate, day(2026, 8, 20));
            match request.start(&accepted, &Settings::default()) {
                Err(error) => error_is_ours(&error, &place),
                Ok(next) => {
                    let lang = Lang::ALL[plans % 2];
                    lines_are_ours(&next.text(lang).to_string(), &place);
                    markdown::is_ours(&next.to_markdown(lang), &place);
                    plans += 1;
                }
            }
            if !place.contains("/documents") {
                break;
            }
        }
    }
    assert!(plans > 50, "{plans}");
}

#[test]
fn settings_costs_and_lead_times_are_refused_in_a_line_or_shown_in_one() {
    let settings = json!({
        "calendar": { "days_off": ["2027-02-08"], "workdays": ["2027-02-14"] },
        "complete_by": "2026-09-01",
        "severities": { "missing-paper-set": "warning" },
    });
    for (settings, place) in all(&settings) {
        if let Err(error) = Settings::from_json(settings.to_string().as_bytes()) {
            error_is_ours(&error, &place);
        }
    }
    let record = Record::read(
        read("examples/data/dried-jackfruit.json")
            .to_string()
            .as_bytes(),
    );
    let record = record.unwrap();
    for (costs, place) in all(&read("examples/data/jackfruit-costs.json")) {
        // Words of `serde_json` are its own; programs print them on one line.
        let Ok(costs) = serde_json::from_value::<Costs>(costs) else {
            continue;
        };
        let request = ImprovementRequest::to(Star::Four).costs(costs);
        if let Err(error) = request.find(record.council()) {
            error_is_ours(&error, &place);
        }
    }
    let leads = json!({
        "documents": {
            "trademark-certificate": { "months": [15, 16], "after": ["trademark-application"], "source": "a" },
        },
        "facts": { "contract-months": { "months": 5, "source": "b" } },
        "criteria": { "2.3": { "days": [10, 15], "source": "c" } },
    });
    let mut shown = 0;
    for (leads, place) in all(&leads) {
        let leads = match LeadTimes::from_json(leads.to_string().as_bytes()) {
            Ok(leads) => leads,
            Err(error) => {
                error_is_ours(&error, &place);
                continue;
            }
        };
        let request = TimeRequest::from_day(Date::constant(2026, 11, 30)).with_lead_times(leads);
        match request.find(&ImprovementRequest::to(Star::Five), record.council()) {
            Err(error) => error_is_ours(&error, &place),
            Ok(ways) => {
                for lang in Lang::ALL {
                    let times = ways.explain(lang);
                    lines_are_ours(&times.to_string(), &place);
                    markdown::is_ours(&times.to_markdown(), &place);
                    shown += 1;
                }
            }
        }
    }
    assert!(shown > 0);
}

#[test]
fn a_product_forges_no_report() {
    let product = json!({
        "id": "p-1", "edition": "26/2026", "set": 7, "tier": "province",
        "filed": "2026-07-22", "decided": "2026-08-01", "dossier_kind": "first",
        "grounds": [Edition::E2026.sheet(7).unwrap().grounds().next().unwrap().id()],
        "rules": { "minimum": "majority", "spread": { "limit": 3, "limit_allowed": false } },
        "scorecards": [
            { "member": PLAIN, "round": 1, "choices": card(3) },
            { "member": PLAIN, "round": 2, "choices": card(9) },
            { "member": "b", "choices": card(1) },
            { "member": "c", "choices": card(9) },
        ],
        "extra": { "note": "d" },
    });
    let mut reports = 0;
    let mut read = |product: &Value, place: &str| {
        let bytes = product.to_string();
        for fault in Record::faults(bytes.as_bytes()) {
            error_is_ours(&fault, place);
        }
        let record = match Record::read(bytes.as_bytes()) {
            Ok(record) => record,
            Err(error) => {
                is_one_line(&error.to_string(), place);
                return;
            }
        };
        reports += 1;
        of_council(record.council(), place);
    };
    read(&product, "as it is");
    for (product, place) in all(&product) {
        read(&product, &place);
    }
    assert!(reports > 10, "{reports}");
}

/// A scorecard of 26/2026, set 7, with the best levels up to one.
fn card(most: u8) -> Value {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let best = sheet.best();
    let choices = sheet.criteria().map(|criterion| {
        let best = best.choice(criterion.key()).unwrap();
        (criterion.key().to_owned(), json!(best.level().min(most)))
    });
    Value::Object(choices.collect())
}

/// Every report on a council.
fn of_council(council: &Council, place: &str) {
    let rating = match council.rate() {
        Ok(rating) => rating,
        Err(error) => return error_is_ours(&error, place),
    };
    for lang in Lang::ALL {
        let explanation = rating.explain(lang);
        lines_are_ours(&explanation.to_string(), place);
        markdown::is_ours(&explanation.to_markdown(), place);
        is_one_line(&rating.summary(lang), place);
        for finding in rating.meeting().findings() {
            is_one_line(&finding.explain(lang), place);
        }
    }
    if let Ok(way) = ImprovementRequest::to(Star::Five).find(council) {
        let explanation = way.explain(Lang::Vi);
        lines_are_ours(&explanation.to_string(), place);
        markdown::is_ours(&explanation.to_markdown(), place);
    }
}

#[test]
fn minutes_that_were_changed_are_told_in_lines() {
    let council = [0, 1].map(|number| {
        let best = Edition::E2026.sheet(7).unwrap().best();
        best.by(&format!("{PLAIN} {number}")).unwrap()
    });
    let minutes = Council::of(council).unwrap().rate().unwrap().minutes();
    let minutes = minutes.unwrap().for_product(PLAIN).unwrap();
    let minutes: Value = serde_json::from_str(minutes.as_json()).unwrap();
    let mut differences = 0;
    for (minutes, place) in all(&minutes) {
        match verify(minutes.to_string().as_bytes()) {
            Err(error) => error_is_ours(&error, &place),
            Ok(verified) => {
                for difference in verified.differences() {
                    is_one_line(&difference.to_string(), &place);
                    for lang in Lang::ALL {
                        is_one_line(difference.explain(lang), &place);
                    }
                    differences += 1;
                }
            }
        }
    }
    assert!(differences > 10, "{differences}");
}

#[test]
fn a_custom_sheet_has_no_hidden_text_and_its_texts_are_no_markup() {
    let spec = serde_json::to_value(Edition::E2026.sheet(7).unwrap().to_spec()).unwrap();
    // Markup on one line is a text like any other.
    let texts = TEXTS.map(|text| text.replace(['\r', '\n'], " "));
    let (mut places, mut refused, mut reports) = (BTreeSet::new(), 0, 0);
    for text in TEXTS.into_iter().chain(texts.iter().map(String::as_str)) {
        places.clear();
        for (spec, place) in each(&spec, text) {
            // One level is like the next.
            let kind: String = place
                .chars()
                .filter(|digit| !digit.is_ascii_digit())
                .collect();
            if !places.insert(kind) {
                continue;
            }
            let Ok(spec) = serde_json::from_value::<SheetSpec>(spec) else {
                continue;
            };
            match spec.build() {
                Err(error) => {
                    error_is_ours(&error, &place);
                    refused += 1;
                }
                Ok(sheet) => {
                    assert!(!text.contains('\n'), "{place}");
                    for lang in Lang::ALL {
                        is_one_line(sheet.heading().get(lang), &place);
                    }
                    let council = Council::of([sheet.best(), sheet.best()]).unwrap();
                    of_council(&council, &place);
                    reports += 1;
                }
            }
        }
    }
    assert!(refused > 40 && reports > 20, "{refused} {reports}");
}
