//! A council's rules and attendance as JSON: what is read is written, and reads back the same.

use std::fmt::Debug;

use ocop_core::{Attendance, Rules};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn rules(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Some(rules) = read::<Rules>(text) {
        assert_eq!(again(&rules), rules);
        assert!(rules.places() <= Rules::MOST_PLACES);
        assert!(
            rules
                .common_rule()
                .is_sorted_by(|one, two| one.as_str() < two.as_str())
        );
        if let Some(spread) = rules.spread_rule() {
            assert_eq!(spread.allows(spread.limit()), spread.limit_allowed());
        }
        if let Some(quorum) = rules.quorum_rule() {
            for appointed in [0, 1, 9, u16::MAX] {
                assert!(quorum.least(appointed) <= appointed.into());
                assert!(quorum.is_met(appointed, appointed, true));
            }
        }
    }
    // Attendance is only written as a part of minutes and ratings.
    if let Some(Attendance { members, chair }) = read(text) {
        let json = format!("{{\"members\":{members},\"chair\":{chair}}}");
        assert_eq!(read(&json), Some(Attendance { members, chair }));
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let read = serde_json::from_str(text);
    if let Err(fault) = &read {
        assert!(!fault.to_string().is_empty());
    }
    read.ok()
}

/// The same through JSON, which has one form.
fn again<T: Debug + DeserializeOwned + PartialEq + Serialize>(value: &T) -> T {
    let json = serde_json::to_string(value).unwrap();
    let read: T = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    read
}
