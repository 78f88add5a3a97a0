//! Dossiers as JSON: they read back the same, and the findings with them, in every form.

use ocop_dossier::{Dossier, Settings};

use super::judged::holds_together;

pub(crate) fn dossier(data: &[u8]) {
    match Dossier::from_json(data) {
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
