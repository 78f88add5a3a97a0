use alloc::string::ToString;
use alloc::vec;

use ocop_core::{Lang, Star};

use super::Verdict;
use crate::check::check;
use crate::check::settings::Settings;
use crate::model::{Dossier, FormKind, LegalForm};
use crate::rules::rule::Severity;
use crate::testing::{clean, day, paper};

/// The verdict; JSON and acceptance agree with it.
#[track_caller]
fn verdict_under(settings: &Settings, dossier: &Dossier) -> Verdict {
    let report = check(dossier, settings);
    let json = serde_json::to_value(&report).unwrap();
    let verdict = report.verdict();
    assert_eq!(json["verdict"]["name"], verdict.as_str());
    let accepted = dossier.clone().accept(settings).is_ok();
    assert_eq!(accepted, verdict.is_acceptable());
    verdict
}

#[track_caller]
fn verdict(dossier: &Dossier) -> Verdict {
    verdict_under(&Settings::default(), dossier)
}

fn settings(rule: &str, severity: &str) -> Settings {
    let text = alloc::format!(r#"{{"rules":{{"{rule}":"{severity}"}}}}"#);
    Settings::from_json(text.as_bytes()).unwrap()
}

#[test]
fn a_dossier_in_which_nothing_is_found_has_no_findings() {
    assert_eq!(verdict(&clean()), Verdict::NoFindings);
}

#[test]
fn warnings_without_a_level_at_risk_leave_it_acceptable() {
    let mut dossier = clean();
    paper(&mut dossier, "haccp").issuer = None;
    assert_eq!(verdict(&dossier), Verdict::Acceptable);
}

#[test]
fn a_test_report_of_another_product_must_be_replaced() {
    let mut dossier = clean();
    paper(&mut dossier, "kiem-nghiem").products = vec!["Chè Shan tuyết".into()];
    let report = check(&dossier, &Settings::default());
    assert_eq!(report.supported().unwrap().total().get(), 68);
    assert_eq!(report.supported().unwrap().star(), Some(Star::Two));
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
}

#[test]
fn a_report_without_results_and_a_trademark_without_a_term_must_be_completed() {
    let mut dossier = clean();
    paper(&mut dossier, "kiem-nghiem").results.clear();
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);

    let mut dossier = clean();
    paper(&mut dossier, "nhan-hieu").valid_until = None;
    let report = check(&dossier, &Settings::default());
    assert_eq!(report.count(Severity::Error), 0);
    assert_eq!(report.supported().unwrap().star(), Some(Star::Two));
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
}

#[test]
fn a_level_at_risk_is_enough_even_if_the_star_remains() {
    let mut dossier = clean();
    paper(&mut dossier, "vietgap").valid_until = None;
    let report = check(&dossier, &Settings::default());
    assert_eq!(report.count(Severity::Error), 0);
    assert_eq!(report.supported().unwrap().star(), Some(Star::Four));
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
}

#[test]
fn a_part_of_the_dossier_is_required_whatever_the_settings_say() {
    let mut dossier = clean();
    dossier.forms.remove(&FormKind::Registration);
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
    let mild = settings("missing-registration-form", "note");
    let report = check(&dossier, &mild);
    assert_eq!(report.count(Severity::Error), 0);
    assert_eq!(verdict_under(&mild, &dossier), Verdict::ToBeCompleted);
    // Practice may be set aside.
    let mut dossier = clean();
    let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
    form.signature.as_mut().unwrap().on = Some(day(2026, 9, 15));
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
    let mild = settings("form-signed-after-filing", "warning");
    assert_eq!(verdict_under(&mild, &dossier), Verdict::Acceptable);
}

#[test]
fn a_dossier_without_a_self_score_is_not_acceptable() {
    let mut dossier = clean();
    dossier.self_score = None;
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
    let none = settings("missing-self-score", "allow");
    assert_eq!(verdict_under(&none, &dossier), Verdict::ToBeCompleted);
}

#[test]
fn what_cannot_be_mended_rejects_the_dossier() {
    let mut dossier = clean();
    dossier.grounds.insert("forged-dossier".into());
    assert_eq!(verdict(&dossier), Verdict::Rejected);
    // Settings do not make it acceptable.
    for severity in ["warning", "note", "allow"] {
        let mild = settings("ground-stands", severity);
        assert_eq!(
            verdict_under(&mild, &dossier),
            Verdict::ToBeCompleted,
            "{severity}"
        );
    }
    let mut dossier = clean();
    dossier.applicant.legal_form = Some(LegalForm::Association);
    assert_eq!(verdict(&dossier), Verdict::Rejected);
}

#[test]
fn a_missing_food_safety_document_can_be_mended() {
    let mut dossier = clean();
    dossier.documents.remove("an-toan-thuc-pham");
    dossier.documents.remove("haccp");
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
}

#[test]
fn a_note_by_settings_puts_nothing_at_risk() {
    let mut dossier = clean();
    paper(&mut dossier, "nhan-hieu").holder = Some("Giám đốc hợp tác xã (giả định)".into());
    assert_eq!(verdict(&dossier), Verdict::ToBeCompleted);
    let warning = settings("holder-is-not-applicant", "warning");
    assert_eq!(verdict_under(&warning, &dossier), Verdict::ToBeCompleted);
    let note = settings("holder-is-not-applicant", "note");
    assert_eq!(verdict_under(&note, &dossier), Verdict::Acceptable);
    let report = check(&dossier, &note);
    assert_eq!(report.supported(), report.claimed());
    assert!(report.findings().all(|finding| finding.risk().is_none()));
}

#[test]
fn no_verdict_says_that_an_office_receives_the_dossier() {
    for verdict in Verdict::ALL {
        let vi = verdict.label(Lang::Vi).to_string();
        assert!(!vi.contains("tiếp nhận"), "{vi}");
        assert!(!verdict.label(Lang::En).to_lowercase().contains("receiv"));
    }
}
