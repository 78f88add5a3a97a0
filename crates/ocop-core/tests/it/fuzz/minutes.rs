//! Minutes as bytes: whatever can be read has one form, and only that form is verified.

use ocop_core::Lang;
use ocop_core::minutes::{DifferenceKind, Verified, verify, verify_against};

pub(crate) fn minutes(data: &[u8]) {
    let verified = match verify(data) {
        Ok(verified) => verified,
        Err(fault) => {
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
            return;
        }
    };
    let minutes = verified.minutes();
    let kinds = |verified: &Verified| -> Vec<DifferenceKind> {
        let found = verified.differences().iter();
        found.map(ocop_core::minutes::Difference::kind).collect()
    };
    let own = kinds(&verified);
    let canonical = minutes.as_json().as_bytes() == data;
    assert_eq!(own.contains(&DifferenceKind::NotCanonical), !canonical);
    for difference in verified.differences() {
        for lang in Lang::ALL {
            let reported = difference.explain(lang);
            assert!(
                !reported.is_empty() && !reported.contains('\n'),
                "{reported:?}"
            );
        }
        assert!(serde_json::to_string(difference).is_ok());
    }

    // The one form is read as the same minutes, with the same differences but for the form.
    let again = verify_against(minutes.as_json().as_bytes(), minutes.sha256()).unwrap();
    assert_eq!(again.minutes(), minutes);
    let mut but_form = own;
    but_form.retain(|&kind| kind != DifferenceKind::NotCanonical);
    assert_eq!(kinds(&again), but_form);
    assert_eq!(minutes.differences(again.minutes()), Ok(Vec::new()));

    let council = minutes.council();
    if verified.is_verified() {
        // Nobody but this release wrote them: the same council gives the same bytes.
        let rebuilt = council.unwrap().rate().unwrap().minutes().unwrap();
        let rebuilt = match minutes.product() {
            Some(product) => rebuilt.for_product(product).unwrap(),
            None => rebuilt,
        };
        assert_eq!(rebuilt, *minutes);
    } else if let Err(fault) = council {
        assert!(own_fault(&verified), "{fault}");
    }
}

/// Whether the differences include what forms no scorecard or no council.
fn own_fault(verified: &Verified) -> bool {
    let mut found = verified.differences().iter();
    found.any(|found| {
        matches!(
            found.kind(),
            DifferenceKind::ImpossibleScorecard | DifferenceKind::ImpossibleCouncil
        )
    })
}
