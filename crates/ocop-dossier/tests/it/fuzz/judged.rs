//! Facts about every dossier that can be read, and about its report.

use ocop_core::{Lang, Points};
use ocop_dossier::{Dossier, Report, Settings, Severity, Verdict, check};
use serde_json::{Value, json};

/// Checks a dossier, writes it down, and checks what is read.
pub(crate) fn holds_together(dossier: &Dossier, settings: &Settings) -> Report {
    let report = check(dossier, settings);
    let json = serde_json::to_string(dossier).unwrap();
    let again = Dossier::from_json(json.as_bytes()).unwrap();
    assert_eq!(again, *dossier);
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
    assert_eq!(check(&again, settings), report);
    // In another layout, and with the members in another order.
    let tree: Value = serde_json::from_str(&json).unwrap();
    let spaced = serde_json::to_string_pretty(&tree).unwrap();
    let spaced = Dossier::from_json(format!("\u{feff}{spaced}\n").as_bytes()).unwrap();
    assert_eq!(spaced, *dossier);
    forms(&report);
    report
}

/// The letter and the JSON say what the report says.
fn forms(report: &Report) {
    for lang in Lang::ALL {
        let (text, markdown) = (report.text(lang), report.to_markdown(lang));
        for finding in report.findings() {
            let texts = [
                finding.message(lang),
                finding.repair(lang),
                finding.place(lang),
            ];
            for texts in texts {
                assert!(!texts.is_empty() && !texts.contains('\n'), "{texts:?}");
            }
            assert!(text.contains(&finding.message(lang)));
            assert!(text.contains(finding.rule().name()));
            assert!(markdown.contains(finding.rule().name()));
        }
    }
    let json: Value = serde_json::from_str(&serde_json::to_string(report).unwrap()).unwrap();
    let (mut counted, mut rejects) = (0, false);
    for severity in Severity::ALL.iter().copied() {
        let count = report.count(severity);
        counted += count;
        assert_eq!(json["counts"][severity.as_str()], json!(count));
    }
    assert_eq!(report.findings().len(), counted);
    let lines = json["findings"].as_array().unwrap();
    assert_eq!(lines.len(), counted);
    for (finding, line) in report.findings().zip(lines) {
        assert_eq!(line["rule"], finding.rule().name());
        assert_eq!(line["path"], finding.path());
        assert_eq!(line["message"]["vi"], finding.message(Lang::Vi));
        rejects |= finding.severity() == Severity::Error && line["rejects"] == true;
        if let Some(risk) = finding.risk() {
            assert!(risk.total().1 <= risk.total().0);
            assert!(risk.star().1 <= risk.star().0);
        }
    }
    // The documents never support more than the claim.
    let totals =
        |standing: Option<&ocop_dossier::Standing>| standing.map(|of| (of.total(), of.star()));
    let less = totals(report.claimed()).is_none()
        || totals(report.claimed()) != totals(report.supported());
    let verdict = report.verdict();
    assert_eq!(json["verdict"]["name"], verdict.as_str());
    match verdict {
        Verdict::Rejected => assert!(rejects),
        Verdict::NoFindings => assert!(!rejects && !less && counted == 0),
        Verdict::Acceptable => {
            let at_risk = report.findings().any(|finding| finding.risk().is_some());
            assert!(!rejects && !less && !at_risk && report.count(Severity::Error) == 0);
        }
        Verdict::ToBeCompleted => assert!(!rejects && counted > 0),
        _ => panic!("{verdict}"),
    }
    if let (Some(claimed), Some(supported)) = (totals(report.claimed()), totals(report.supported()))
    {
        assert!(supported <= claimed && claimed.0 <= Points::FULL);
    }
}
