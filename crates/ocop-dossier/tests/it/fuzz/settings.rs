//! Settings as JSON: they read back the same, and a report goes by them.

use std::sync::OnceLock;

use ocop_dossier::{Dossier, Settings, Severity, SeverityOverride};

use super::judged::holds_together;

const DOSSIER: &[u8] = include_bytes!("../../data/dried-tao-meo.json");

pub(crate) fn settings(data: &[u8]) {
    let settings = match Settings::from_json(data) {
        Ok(settings) => settings,
        Err(fault) => {
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
            return;
        }
    };
    let json = serde_json::to_string(&settings).unwrap();
    let again = Settings::from_json(json.as_bytes()).unwrap();
    assert_eq!(again, settings);
    assert_eq!(serde_json::to_string(&again).unwrap(), json);

    static READ: OnceLock<Dossier> = OnceLock::new();
    let dossier = READ.get_or_init(|| Dossier::from_json(DOSSIER).unwrap());
    let report = holds_together(dossier, &settings);
    for (rule, level) in settings.rules() {
        let allowed = level == SeverityOverride::Allow;
        assert_eq!(
            report.set_aside().contains(&rule),
            allowed,
            "{}",
            rule.name()
        );
        let severity = match level {
            SeverityOverride::Note => Some(Severity::Note),
            SeverityOverride::Warning => Some(Severity::Warning),
            SeverityOverride::Error => Some(Severity::Error),
            _ => None,
        };
        let mut found = report.findings().filter(|finding| finding.rule() == rule);
        assert!(
            found.all(|finding| Some(finding.severity()) == severity),
            "{}",
            rule.name()
        );
    }
    let allowed = settings
        .rules()
        .filter(|&(_, level)| level == SeverityOverride::Allow);
    assert_eq!(report.set_aside().len(), allowed.count());
    // With the day of filing given, the settings' own is not looked at.
    if dossier.steps.filed.is_some() {
        assert_eq!(report.day(), dossier.steps.filed);
    }
}
