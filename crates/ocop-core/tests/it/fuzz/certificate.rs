//! Certificates as JSON: they read back the same, and their days are in order.

use ocop_core::{Certificate, Date, Lang};

pub(crate) fn certificate(data: &[u8]) {
    let Ok(certificate) = serde_json::from_slice::<Certificate>(data) else {
        return;
    };
    let json = serde_json::to_string(&certificate).unwrap();
    let again: Certificate = serde_json::from_str(&json).unwrap();
    assert_eq!(again, certificate);
    assert_eq!(serde_json::to_string(&again).unwrap(), json);

    let (issued, expires) = (certificate.issued(), certificate.expires());
    assert_eq!(
        Certificate::new(issued, certificate.star(), certificate.tier()),
        Ok(certificate)
    );
    let window = certificate.re_evaluation_window();
    let days = [issued, window.first(), window.last(), expires];
    assert!(days.is_sorted(), "{days:?}");
    assert!(window.contains(window.first()) && window.contains(window.last()));
    assert!(certificate.is_valid_on(issued) && certificate.is_valid_on(expires));
    for day in [Date::MIN, issued, expires, Date::MAX] {
        assert!(certificate.decision_due(day) >= day);
        assert!(certificate.withdrawal_due(day) >= day);
        for result in [None, Some(day)] {
            let last = certificate.valid_until(result);
            let latest = certificate.grace_until().unwrap_or(expires);
            assert!(expires <= last && last <= latest);
        }
    }
    for lang in Lang::ALL {
        assert!(!certificate.explain(lang).to_string().is_empty());
    }
}
