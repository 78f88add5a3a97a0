//! A re-evaluation filed more than 180 days before its certificate expires: 26/2026.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "re-evaluation-too-early",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "về phân hạng lại", "on re-evaluation")]),
    checks: Label::constant(
        "Hồ sơ phân hạng lại nộp không sớm hơn 180 ngày trước khi giấy chứng nhận hết hạn",
        "A re-evaluation is filed not earlier than 180 days before the certificate expires",
    ),
    why: Label::constant(
        "Nộp sớm hơn thì chưa đến thời gian tiếp nhận",
        "Before then it is not yet taken",
    ),
    message: Label::constant(
        "nộp phân hạng lại ngày {day}, sớm hơn ngày đầu tiên được nộp ({first}); giấy chứng nhận hết hạn ngày {expires}",
        "the re-evaluation is filed on {day}, before the first day for it ({first}); the certificate expires on {expires}",
    ),
    repair: Label::constant(
        "nộp từ ngày {first} đến ngày {last}",
        "file from {first} to {last}",
    ),
    example: Label::constant(
        "Giấy chứng nhận còn một năm mà đã nộp phân hạng lại",
        "The certificate has a year to run, and a re-evaluation is filed",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(certificate), Some(day)) = (examination.re_evaluated(), examination.day) else {
        return;
    };
    let window = certificate.re_evaluation_window();
    if day < window.first() {
        let values = vec![
            ("day", day.into()),
            ("first", window.first().into()),
            ("last", window.last().into()),
            ("expires", certificate.expires().into()),
        ];
        findings.add("steps.filed", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind, Edition};

    use crate::model::Dossier;
    use crate::testing::{day, finds, re_evaluation, under};

    /// The clean re-evaluation, filed on a day: its certificate of 12/02/2024 expires on 12/02/2027.
    fn filed(on: Date) -> Dossier {
        let mut dossier = re_evaluation();
        dossier.steps.filed = Some(on);
        dossier
    }

    #[test]
    fn it_is_filed_180_days_before_expiry_at_the_earliest() {
        finds("re-evaluation-too-early", &re_evaluation(), &[]);
        finds("re-evaluation-too-early", &filed(day(2026, 8, 16)), &[]);
        finds(
            "re-evaluation-too-early",
            &filed(day(2026, 8, 15)),
            &[(
                "steps.filed",
                "Nộp phân hạng lại ngày 15/08/2026, sớm hơn ngày đầu tiên được nộp (16/08/2026); giấy chứng nhận hết hạn ngày 12/02/2027",
                "The re-evaluation is filed on 2026-08-15, before the first day for it (2026-08-16); the certificate expires on 2027-02-12",
            )],
        );
    }

    #[test]
    fn only_a_re_evaluation_under_26_has_a_window() {
        let mut dossier = filed(day(2026, 8, 15));
        dossier.kind = DossierKind::Upgrade;
        finds("re-evaluation-too-early", &dossier, &[]);
        let mut old = under(Edition::E2023, 4);
        old.kind = DossierKind::ReEvaluation;
        old.certificate = dossier.certificate;
        old.steps = dossier.steps;
        finds("re-evaluation-too-early", &old, &[]);
    }
}
