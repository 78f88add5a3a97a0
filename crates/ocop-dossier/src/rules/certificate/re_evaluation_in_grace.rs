//! A re-evaluation filed too late for its window while the transition keeps its certificate valid: 26/2026, Art. 12.3.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "re-evaluation-in-grace",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 12.3", "Art. 12.3")]),
    checks: Label::constant(
        "Hồ sơ phân hạng lại của giấy chứng nhận chuyển tiếp nộp kịp trong 180–120 ngày trước khi hết hạn",
        "A re-evaluation of a certificate of the transition is filed 180 to 120 days before it expires",
    ),
    why: Label::constant(
        "Chỉ hồ sơ không thể nộp đúng thời gian mới được giữ giấy chứng nhận đến khi có kết quả",
        "Only where it could not be filed in those days does the certificate stay valid to the result",
    ),
    message: Label::constant(
        "nộp phân hạng lại ngày {day}, sau ngày cuối cùng được nộp ({last}); nếu trước đó không thể nộp thì giấy chứng nhận còn giá trị đến khi có kết quả, chậm nhất đến hết ngày {grace}",
        "the re-evaluation is filed on {day}, after the last day for it ({last}); if it could not be filed by then, the certificate stays valid to the result, up to {grace} at most",
    ),
    repair: Label::constant(
        "nêu trong hồ sơ lý do không nộp được trước ngày {last}",
        "tell in the dossier why it could not be filed by {last}",
    ),
    example: Label::constant(
        "Giấy chứng nhận năm 2023 hết hạn trong thời gian chuyển tiếp",
        "A certificate of 2023 runs out within the transition",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(certificate), Some(day)) = (examination.re_evaluated(), examination.day) else {
        return;
    };
    let last = certificate.re_evaluation_window().last();
    let grace = certificate.grace_until();
    if let Some(grace) = grace.filter(|&grace| last < day && day <= grace) {
        let values = vec![
            ("day", day.into()),
            ("last", last.into()),
            ("grace", grace.into()),
        ];
        findings.add("steps.filed", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind};

    use crate::model::Dossier;
    use crate::testing::{costs, day, finds, re_evaluation};

    /// The clean re-evaluation, filed on a day: its certificate of 12/02/2024 expires on 12/02/2027.
    fn filed(on: Date) -> Dossier {
        let mut dossier = re_evaluation();
        dossier.steps.filed = Some(on);
        dossier
    }

    /// One whose certificate was given under 26/2026, on 10/07/2026, and expires on 10/07/2029.
    fn newer(on: Date) -> Dossier {
        let mut dossier = filed(on);
        dossier.certificate.as_mut().unwrap().issued = Some(day(2026, 7, 10));
        dossier
    }

    #[test]
    fn a_certificate_of_the_transition_stays_valid_up_to_180_days_past_expiry() {
        finds("re-evaluation-in-grace", &re_evaluation(), &[]);
        finds("re-evaluation-in-grace", &filed(day(2026, 10, 15)), &[]);
        finds(
            "re-evaluation-in-grace",
            &filed(day(2026, 10, 16)),
            &[(
                "steps.filed",
                "Nộp phân hạng lại ngày 16/10/2026, sau ngày cuối cùng được nộp (15/10/2026); nếu trước đó không thể nộp thì giấy chứng nhận còn giá trị đến khi có kết quả, chậm nhất đến hết ngày 11/08/2027",
                "The re-evaluation is filed on 2026-10-16, after the last day for it (2026-10-15); if it could not be filed by then, the certificate stays valid to the result, up to 2027-08-11 at most",
            )],
        );
        // Past expiry too.
        assert_eq!(
            costs("re-evaluation-in-grace", &filed(day(2027, 8, 11))).len(),
            1
        );
        finds("certificate-expired", &filed(day(2027, 8, 11)), &[]);
        finds("re-evaluation-in-grace", &filed(day(2027, 8, 12)), &[]);
        assert_eq!(
            costs("certificate-expired", &filed(day(2027, 8, 12))).len(),
            1
        );
    }

    #[test]
    fn certificates_of_26_and_upgrades_have_no_grace() {
        finds("re-evaluation-in-grace", &newer(day(2029, 3, 13)), &[]);
        let mut dossier = filed(day(2026, 10, 16));
        dossier.kind = DossierKind::Upgrade;
        finds("re-evaluation-in-grace", &dossier, &[]);
    }
}
