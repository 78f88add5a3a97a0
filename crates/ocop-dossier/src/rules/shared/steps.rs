//! The steps of a dossier in their order, with the words for their dates.

use ocop_core::{Date, Label};

use crate::model::Steps;

/// Every step by its member of `steps`, with the words for its date.
pub(crate) static STEPS: [(&str, Label); 8] = [
    ("filed", Label::constant("ngày nộp hồ sơ", "filing date")),
    (
        "received",
        Label::constant("ngày tiếp nhận", "date of receipt"),
    ),
    (
        "completed",
        Label::constant("ngày hồ sơ đầy đủ", "date of the complete dossier"),
    ),
    (
        "reported",
        Label::constant("ngày báo cáo của cấp xã", "date of the commune's report"),
    ),
    (
        "sent",
        Label::constant("ngày gửi cấp tỉnh", "date of sending to the province"),
    ),
    (
        "decided",
        Label::constant(
            "ngày quyết định của cấp tỉnh",
            "date of the province's decision",
        ),
    ),
    (
        "sent_up",
        Label::constant("ngày gửi Bộ", "date of sending to the ministry"),
    ),
    (
        "decided_above",
        Label::constant("ngày quyết định của Bộ", "date of the ministry's decision"),
    ),
];

/// The dates of the steps, in the same order.
pub(crate) const fn days(steps: &Steps) -> [Option<Date>; 8] {
    [
        steps.filed,
        steps.received,
        steps.completed,
        steps.reported,
        steps.sent,
        steps.decided,
        steps.sent_up,
        steps.decided_above,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_days_stand_in_one_order() {
        for (index, (name, _)) in STEPS.iter().enumerate() {
            let json = alloc::format!(r#"{{"{name}": "2026-09-14"}}"#);
            let steps: Steps = serde_json::from_str(&json).unwrap();
            let given = days(&steps).map(|day| day.is_some());
            assert_eq!(given.iter().position(|given| *given), Some(index), "{name}");
            assert_eq!(given.iter().filter(|given| **given).count(), 1);
        }
    }
}
