//! Every variant that a person may meet has a label in both languages, distinct within its type.

use std::collections::BTreeSet;

use ocop_core::compare::{ChangeKind, MismatchPlace, Outcome};
use ocop_core::improve::{CostUnit, Held};
use ocop_core::meeting::QuorumUnmet;
use ocop_core::minutes::DifferenceKind;
use ocop_core::{
    Authority, CertificateState, Choice, CodeEra, DossierKind, Edition, ErrorKind, InForceReason,
    Interpretation, Lang, NoteKind, Recognition, RequirementRule, Rounding, Star, Tier, Withdrawal,
};

/// Checks labels in both languages: none empty, none twice, and no language equal to the other.
#[track_caller]
fn check<T>(variants: impl IntoIterator<Item = T>, label: impl Fn(&T, Lang) -> &'static str) {
    let variants: Vec<T> = variants.into_iter().collect();
    assert!(variants.len() > 1);
    for lang in Lang::ALL {
        let labels: BTreeSet<_> = variants
            .iter()
            .map(|variant| label(variant, lang))
            .collect();
        assert_eq!(labels.len(), variants.len(), "{labels:?}");
        assert!(
            labels.iter().all(|label| !label.trim().is_empty()),
            "{labels:?}"
        );
    }
    for variant in &variants {
        assert_ne!(label(variant, Lang::Vi), label(variant, Lang::En));
    }
}

// Some labels take the value and some a reference; the closures fit both.
#[allow(clippy::redundant_closure_for_method_calls)]
#[test]
fn every_variant_has_a_label() {
    check(Authority::ALL, |item, lang| item.label(lang));
    check(CertificateState::ALL, |item, lang| item.label(lang));
    check(ChangeKind::ALL, ChangeKind::label);
    check(CodeEra::ALL, CodeEra::label);
    check(CostUnit::ALL, CostUnit::label);
    check(DifferenceKind::ALL, DifferenceKind::label);
    check(DossierKind::ALL, DossierKind::label);
    check(Edition::ALL, Edition::label);
    check(ErrorKind::ALL, |item, lang| item.label(lang));
    check(Held::ALL, Held::label);
    check(InForceReason::ALL, |item, lang| item.label(lang));
    check(Interpretation::ALL, |item, lang| item.label(lang));
    check(Lang::ALL, Lang::label);
    check(NoteKind::ALL, |item, lang| item.label(lang));
    check(RequirementRule::ALL, RequirementRule::label);
    check(Rounding::ALL, Rounding::label);
    check(Star::ALL, Star::label);
    check(Tier::ALL, |item, lang| item.label(lang));
    check(Withdrawal::ALL, |item, lang| item.label(lang));
    // A result that is returned has one label, whichever tier it goes to.
    let returned = Recognition::Returned { to: Tier::Centre };
    let others = Recognition::ALL
        .into_iter()
        .filter(|item| *item != returned);
    check(others, |item, lang| item.label(lang));
    check(
        [
            Outcome::Same(Choice::from(1)),
            Outcome::AtLeast(Choice::from(1)),
            Outcome::Changed,
            Outcome::New,
            Outcome::NotAnswered,
            Outcome::NotApplicable,
        ],
        Outcome::label,
    );
    check(
        [
            MismatchPlace::Criterion("1.1".into()),
            MismatchPlace::Section("1".into()),
            MismatchPlace::Part("A".into()),
            MismatchPlace::Total,
            MismatchPlace::Star,
        ],
        MismatchPlace::label,
    );
    check(
        [QuorumUnmet::NotKnown, QuorumUnmet::ChairAbsent],
        QuorumUnmet::label,
    );
}

#[test]
fn a_rating_is_summed_up_in_one_line() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = sheet
        .best()
        .edit()
        .choose("1.5", 3)
        .unwrap()
        .complete()
        .unwrap();
    let rating = ocop_core::Council::of([card.clone(), sheet.best(), card])
        .unwrap()
        .rate()
        .unwrap();
    let summary = rating.summary(Lang::Vi);
    assert!(
        summary.starts_with("26/2026, Phụ lục II, bộ 7: 99,33 (298/3) điểm, khung 5★, 4 sao; chưa đạt yêu cầu 5★: 1.5; "),
        "{summary}"
    );
    for sheet in crate::util::sheets() {
        for card in [sheet.best(), sheet.lowest()] {
            let rating = ocop_core::Council::of([card]).unwrap().rate().unwrap();
            for lang in Lang::ALL {
                let summary = rating.summary(lang);
                assert!(!summary.contains('\n') && summary.contains(&rating.mean().to_string()));
            }
        }
    }
    // A zero that stops and a ground are named.
    let food = Edition::E2026.sheet(16).unwrap();
    let council = ocop_core::Council::of([food.lowest()]).unwrap();
    let ground = food.grounds().next().unwrap();
    let (ground, name) = (
        ground.id().to_owned(),
        ground.label().get(Lang::En).to_owned(),
    );
    let summary = council
        .with_ground(&ground)
        .unwrap()
        .rate()
        .unwrap()
        .summary(Lang::En);
    assert!(
        summary.contains(&format!(
            "; rejected because of: {name}; stopped by a zero: 6.1, "
        )),
        "{summary}"
    );
    // A requirement that is not met, and not the requirement.
    let sheet = Edition::E2026.sheet(4).unwrap();
    let mut grounds = sheet.grounds();
    let ground = grounds.find(|own| own.kind() == NoteKind::Requirement);
    let ground = ground.unwrap();
    let council = ocop_core::Council::of([sheet.lowest()]).unwrap();
    let rating = council.with_ground(ground.id()).unwrap().rate().unwrap();
    for (lang, words) in [
        (Lang::Vi, "; bị loại vì: Không đạt yêu cầu: "),
        (Lang::En, "; rejected because of: Requirement not met: "),
    ] {
        let summary = rating.summary(lang);
        let label = ground.label().get(lang);
        assert!(summary.contains(&format!("{words}{label};")), "{summary}");
    }
}
