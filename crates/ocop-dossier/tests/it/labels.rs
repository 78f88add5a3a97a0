//! Every enum that a person may meet has a label in both languages.

use std::collections::BTreeSet;

use ocop_core::Lang;
use ocop_dossier::evidence::{Fact, Judged};
use ocop_dossier::model::{
    CooperativeClass, EnterpriseSize, FormKind, FormPart, Gender, LegalForm, Reach, Tick,
};
use ocop_dossier::{DocumentKind, Severity, SeverityOverride, Stage, Topic, Verdict};

/// No label is empty, no two variants have the same one, and no language borrows from the other.
#[track_caller]
fn check<T: Copy>(all: &[T], label: fn(T, Lang) -> &'static str) {
    for lang in Lang::ALL {
        let labels: BTreeSet<_> = all.iter().map(|&one| label(one, lang)).collect();
        assert_eq!(labels.len(), all.len(), "{labels:?}");
        assert!(!labels.contains(""));
    }
    for &one in all {
        assert_ne!(label(one, Lang::Vi), label(one, Lang::En));
    }
}

#[test]
fn every_variant_has_a_label_of_its_own_in_both_languages() {
    check(CooperativeClass::ALL, CooperativeClass::label);
    check(DocumentKind::ALL, DocumentKind::label);
    check(EnterpriseSize::ALL, EnterpriseSize::label);
    check(Fact::ALL, Fact::label);
    check(FormKind::ALL, FormKind::label);
    check(FormPart::ALL, FormPart::label);
    check(Gender::ALL, Gender::label);
    check(Judged::ALL, Judged::label);
    check(LegalForm::ALL, LegalForm::label);
    check(Reach::ALL, Reach::label);
    check(Severity::ALL, Severity::label);
    check(SeverityOverride::ALL, SeverityOverride::label);
    check(Stage::ALL, Stage::label);
    check(Tick::ALL, Tick::label);
    check(Topic::ALL, Topic::label);
    check(Verdict::ALL, Verdict::label);
}
