//! A re-evaluation filed less than 120 days before its certificate expires, where no grace is given: 26/2026.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "re-evaluation-too-late",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "về phân hạng lại", "on re-evaluation")]),
    checks: Label::constant(
        "Hồ sơ phân hạng lại nộp không muộn hơn 120 ngày trước khi giấy chứng nhận hết hạn",
        "A re-evaluation is filed not later than 120 days before the certificate expires",
    ),
    why: Label::constant(
        "Nộp muộn hơn thì quá thời gian tiếp nhận phân hạng lại",
        "Later it is not taken as a re-evaluation",
    ),
    message: Label::constant(
        "nộp phân hạng lại ngày {day}, muộn hơn ngày cuối cùng được nộp ({last}); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation is filed on {day}, after the last day for it ({last}); the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "hỏi cơ quan OCOP cấp tỉnh về cách nộp, vì thời gian phân hạng lại đã qua",
        "ask the OCOP office of the province how to file, as the days for a re-evaluation are over",
    ),
    example: Label::constant(
        "Giấy chứng nhận còn hai tháng mới nộp phân hạng lại",
        "The certificate has two months to run when the re-evaluation is filed",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(certificate), Some(day)) = (examination.re_evaluated(), examination.day) else {
        return;
    };
    // A certificate that ran out, or has grace, is told elsewhere.
    let last = certificate.re_evaluation_window().last();
    let late = last < day && day <= certificate.expires();
    if late && certificate.grace_until().is_none() {
        let values = vec![
            ("day", day.into()),
            ("last", last.into()),
            ("expires", certificate.expires().into()),
        ];
        findings.add("steps.filed", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind, Edition};

    use crate::model::Dossier;
    use crate::testing::{costs, day, finds, re_evaluation, under};

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
    fn it_is_filed_120_days_before_expiry_at_the_latest() {
        finds("re-evaluation-too-late", &re_evaluation(), &[]);
        finds("re-evaluation-too-late", &newer(day(2029, 3, 12)), &[]);
        finds(
            "re-evaluation-too-late",
            &newer(day(2029, 3, 13)),
            &[(
                "steps.filed",
                "Nộp phân hạng lại ngày 13/03/2029, muộn hơn ngày cuối cùng được nộp (12/03/2029); giấy chứng nhận hết hạn ngày 10/07/2029",
                "The re-evaluation is filed on 2029-03-13, after the last day for it (2029-03-12); the certificate expires on 2029-07-10",
            )],
        );
        assert_eq!(
            costs("re-evaluation-too-late", &newer(day(2029, 7, 10))).len(),
            1
        );
        // From then on the certificate has run out.
        finds("re-evaluation-too-late", &newer(day(2029, 7, 11)), &[]);
        assert_eq!(
            costs("certificate-expired", &newer(day(2029, 7, 11))).len(),
            1
        );
    }

    #[test]
    fn certificates_of_the_transition_have_grace() {
        let dossier = filed(day(2026, 10, 16));
        finds("re-evaluation-too-late", &dossier, &[]);
        assert_eq!(costs("re-evaluation-in-grace", &dossier).len(), 1);
    }

    #[test]
    fn only_a_re_evaluation_under_26_has_a_window() {
        let mut dossier = newer(day(2029, 3, 13));
        dossier.kind = DossierKind::Upgrade;
        finds("re-evaluation-too-late", &dossier, &[]);
        let mut old = under(Edition::E2023, 4);
        old.kind = DossierKind::ReEvaluation;
        old.certificate = dossier.certificate;
        old.steps = dossier.steps;
        finds("re-evaluation-too-late", &old, &[]);
    }
}
