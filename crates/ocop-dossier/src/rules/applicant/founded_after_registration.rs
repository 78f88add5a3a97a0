//! A founding date after the date of the business registration.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "founded-after-registration",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Ngày thành lập không sau ngày đăng ký kinh doanh",
        "The founding date is not after the date of the business registration",
    ),
    why: Label::constant(
        "Chủ thể thành lập trước, đăng ký sau, nên một trong hai ngày bị sai",
        "An applicant is founded first and registered later, so one of the dates is wrong",
    ),
    message: Label::constant(
        "ngày thành lập ({founded}) ghi sau ngày đăng ký kinh doanh ({issued})",
        "the founding date ({founded}) is after the business registration of {issued}",
    ),
    repair: Label::constant(
        "đối chiếu giấy tờ và sửa ngày ghi sai",
        "compare the dates with the documents and correct the wrong one",
    ),
    example: Label::constant(
        "Thành lập năm 2022 nhưng đăng ký từ năm 2021",
        "Founded in 2022 but registered in 2021",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let registration = applicant.registration.as_ref();
    let issued = registration.and_then(|registration| registration.issued);
    let Some((founded, issued)) = applicant.founded.zip(issued) else {
        return;
    };
    // `founded-after-filing` reports a founding date after the filing.
    if founded > issued && examination.day.is_none_or(|day| founded <= day) {
        let values = vec![("founded", founded.into()), ("issued", issued.into())];
        findings.add("applicant.founded", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, day, finds};

    #[test]
    fn founding_comes_before_registration() {
        let mut dossier = clean();
        finds("founded-after-registration", &dossier, &[]);
        dossier.applicant.founded = Some(day(2021, 3, 15));
        finds("founded-after-registration", &dossier, &[]);
        dossier.applicant.founded = Some(day(2021, 3, 16));
        let later = (
            "applicant.founded",
            "Ngày thành lập (16/03/2021) ghi sau ngày đăng ký kinh doanh (15/03/2021)",
            "The founding date (2021-03-16) is after the business registration of 2021-03-15",
        );
        finds("founded-after-registration", &dossier, &[later]);
        dossier.steps.filed = None;
        finds("founded-after-registration", &dossier, &[later]);
    }

    #[test]
    fn a_date_that_is_missing_or_wrong_itself_is_another_finding() {
        let mut dossier = clean();
        dossier.applicant.founded = Some(day(2026, 9, 15));
        finds("founded-after-registration", &dossier, &[]);
        dossier.applicant.founded = None;
        finds("founded-after-registration", &dossier, &[]);
        dossier.applicant.founded = Some(day(2021, 3, 16));
        dossier.applicant.registration = None;
        finds("founded-after-registration", &dossier, &[]);
    }
}
