//! An earlier certificate that ran out before the day that counts: 36 months, and the grace of 26/2026, Art. 12.3 for a re-evaluation.

use alloc::vec;

use ocop_core::{DossierKind, Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "certificate-expired",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "về giấy chứng nhận; Điều 12",
        "on certificates; Art. 12",
    )]),
    checks: Label::constant(
        "Giấy chứng nhận đã cấp còn giá trị vào ngày nộp",
        "The earlier certificate is valid on the day of filing",
    ),
    why: Label::constant(
        "Giấy chứng nhận hết hạn thì không còn hạng để nâng hoặc phân lại",
        "A certificate that ran out leaves no star to raise or renew",
    ),
    message: Label::constant(
        "giấy chứng nhận đã cấp có giá trị đến hết ngày {until}, trước ngày {day}",
        "the earlier certificate was valid up to {until}, before {day}",
    ),
    repair: Label::constant(
        "nộp hồ sơ lần đầu, hoặc hỏi cơ quan OCOP cấp tỉnh về cách nộp",
        "file as for the first time, or ask the OCOP office of the province how to file",
    ),
    example: Label::constant(
        "Nộp nâng hạng khi giấy chứng nhận 3 sao đã quá 36 tháng",
        "An upgrade is filed when the certificate of three stars is over 36 months old",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.dossier.kind == DossierKind::First {
        return;
    }
    let (Some(certificate), Some(day)) = (examination.certificate(), examination.day) else {
        return;
    };
    // 26/2026, Art. 12.3: grace is for what is evaluated again.
    let until = match examination.dossier.kind {
        DossierKind::ReEvaluation => certificate.valid_until(None),
        _ => certificate.expires(),
    };
    if until < day {
        let values = vec![("until", until.into()), ("day", day.into())];
        findings.add("certificate.issued", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind};

    use crate::model::Dossier;
    use crate::testing::{clean, day, finds, re_evaluation};

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
    fn a_certificate_is_valid_for_36_months() {
        finds("certificate-expired", &clean(), &[]);
        finds("certificate-expired", &newer(day(2029, 7, 10)), &[]);
        finds(
            "certificate-expired",
            &newer(day(2029, 7, 11)),
            &[(
                "certificate.issued",
                "Giấy chứng nhận đã cấp có giá trị đến hết ngày 10/07/2029, trước ngày 11/07/2029",
                "The earlier certificate was valid up to 2029-07-10, before 2029-07-11",
            )],
        );
    }

    #[test]
    fn a_re_evaluation_has_the_grace_of_the_transition_and_an_upgrade_has_not() {
        finds("certificate-expired", &filed(day(2027, 8, 11)), &[]);
        finds(
            "certificate-expired",
            &filed(day(2027, 8, 12)),
            &[(
                "certificate.issued",
                "Giấy chứng nhận đã cấp có giá trị đến hết ngày 11/08/2027, trước ngày 12/08/2027",
                "The earlier certificate was valid up to 2027-08-11, before 2027-08-12",
            )],
        );
        let mut dossier = filed(day(2027, 2, 12));
        dossier.kind = DossierKind::Upgrade;
        finds("certificate-expired", &dossier, &[]);
        dossier.steps.filed = Some(day(2027, 2, 13));
        finds(
            "certificate-expired",
            &dossier,
            &[(
                "certificate.issued",
                "Giấy chứng nhận đã cấp có giá trị đến hết ngày 12/02/2027, trước ngày 13/02/2027",
                "The earlier certificate was valid up to 2027-02-12, before 2027-02-13",
            )],
        );
    }

    #[test]
    fn without_a_day_and_for_the_first_time_nothing_is_told() {
        let mut dossier = filed(day(2027, 8, 12));
        dossier.kind = DossierKind::First;
        finds("certificate-expired", &dossier, &[]);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.steps.filed = None;
        finds("certificate-expired", &dossier, &[]);
    }
}
