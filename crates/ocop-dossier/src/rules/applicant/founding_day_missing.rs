//! Neither a founding date nor a date of registration, one of which Mẫu 02 of 26/2026 requires.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "founding-day-missing",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Chủ thể ghi ngày thành lập hoặc ngày đăng ký kinh doanh",
        "The applicant states its founding date or the date of its registration",
    ),
    why: Label::constant(
        "Mẫu 02 yêu cầu ghi ngày thành lập hoặc ngày đăng ký ở phần thông tin chung",
        "Mẫu 02 requires the date of founding or registration in its general part",
    ),
    message: Label::constant(
        "thiếu ngày thành lập và ngày đăng ký kinh doanh của chủ thể",
        "neither the founding date nor the registration date of the applicant is stated",
    ),
    repair: Label::constant(
        "bổ sung ngày thành lập hoặc ngày đăng ký kinh doanh ở phần thông tin chung của Mẫu 02",
        "enter the date of founding or registration in the general part of Mẫu 02",
    ),
    example: Label::constant(
        "Mẫu 02 chỉ ghi năm thành lập",
        "Mẫu 02 states only the year of founding",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let known = examination.procedure.states(Provision::ReportContents);
    let applicant = &examination.dossier.applicant;
    let registration = applicant.registration.as_ref();
    // Either day is enough.
    let day = applicant
        .founded
        .or_else(|| registration.and_then(|own| own.issued));
    if known && day.is_none() {
        findings.add("applicant.founded", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn the_day_of_founding_or_registration_is_required_since_26_2026() {
        let mut dossier = clean();
        finds("founding-day-missing", &dossier, &[]);

        // Mẫu 02 asks for one of two days.
        dossier.applicant.founded = None;
        finds("founding-day-missing", &dossier, &[]);
        dossier.applicant.registration.as_mut().unwrap().issued = None;
        finds(
            "founding-day-missing",
            &dossier,
            &[(
                "applicant.founded",
                "Thiếu ngày thành lập và ngày đăng ký kinh doanh của chủ thể",
                "Neither the founding date nor the registration date of the applicant is stated",
            )],
        );

        let mut dossier = of_sheet(Edition::E2023, 4);
        (dossier.applicant.founded, dossier.applicant.registration) = (None, None);
        finds("founding-day-missing", &dossier, &[]);
    }
}
