//! A business registration dated after the filing.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "registered-after-filing",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Ngày cấp đăng ký kinh doanh không sau ngày nộp hồ sơ, hoặc ngày hoàn thiện hồ sơ nếu đã bổ sung",
        "The business registration is dated on or before the filing date, or the day on which the dossier was complete",
    ),
    why: Label::constant(
        "Chủ thể phải có đăng ký kinh doanh khi nộp hồ sơ; giấy cấp lại theo yêu cầu thì có trước khi hồ sơ hoàn thiện",
        "The applicant must be registered when it files. A registration added on request is dated before the dossier is complete",
    ),
    message: Label::constant(
        "đăng ký kinh doanh cấp ngày {issued}, sau ngày xét giấy tờ ({day})",
        "the business registration is dated {issued}, after the reference date ({day})",
    ),
    repair: Label::constant(
        "sửa ngày cấp nếu ghi sai; nếu ngày cấp đúng thì nộp lại hồ sơ",
        "correct the date if it is wrong; if it is right, file the dossier again",
    ),
    example: Label::constant(
        "Hộ nộp hồ sơ trước khi đăng ký kinh doanh",
        "A household files before it registers its business",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let registration = examination.dossier.applicant.registration.as_ref();
    let issued = registration.and_then(|registration| registration.issued);
    if let Some((issued, day)) = issued
        .zip(examination.issued_by)
        .filter(|(issued, day)| issued > day)
    {
        let values = vec![("issued", issued.into()), ("day", day.into())];
        findings.add("applicant.registration.issued", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, day, finds};

    #[test]
    fn an_applicant_is_registered_by_the_day_of_filing() {
        let mut dossier = clean();
        finds("registered-after-filing", &dossier, &[]);

        let registration = dossier.applicant.registration.as_mut().unwrap();
        registration.issued = dossier.steps.filed;
        finds("registered-after-filing", &dossier, &[]);

        let registration = dossier.applicant.registration.as_mut().unwrap();
        registration.issued = Some(day(2026, 9, 15));
        finds(
            "registered-after-filing",
            &dossier,
            &[(
                "applicant.registration.issued",
                "Đăng ký kinh doanh cấp ngày 15/09/2026, sau ngày xét giấy tờ (14/09/2026)",
                "The business registration is dated 2026-09-15, after the reference date (2026-09-14)",
            )],
        );

        // A registration that was added on request.
        dossier.steps.completed = Some(day(2026, 9, 15));
        finds("registered-after-filing", &dossier, &[]);
        dossier.steps.completed = None;

        dossier.steps.filed = None;
        finds("registered-after-filing", &dossier, &[]);
    }
}
