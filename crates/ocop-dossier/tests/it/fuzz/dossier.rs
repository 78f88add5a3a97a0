//! Dossiers as JSON: they read back the same, and the findings with them, in every form.

use ocop_dossier::{Dossier, Settings, check};

use super::judged::holds_together;

pub(crate) fn dossier(data: &[u8]) {
    let strict = Dossier::from_json(data);
    match Dossier::read(data) {
        Ok(dossier) => {
            let faults = dossier.unreadable().len();
            assert_eq!(faults == 0, strict.is_ok());
            let report = check(&dossier, &Settings::default());
            let found = report.findings();
            let found = found.filter(|finding| finding.rule().name() == "unreadable-value");
            assert_eq!(found.count(), faults);
        }
        Err(_) => assert!(strict.is_err()),
    }
    match strict {
        Ok(dossier) => {
            holds_together(&dossier, &Settings::default());
        }
        Err(fault) => {
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
            assert!(
                message.len() < 4_000 && fault.path().len() < 2_000,
                "{fault}"
            );
        }
    }
}
