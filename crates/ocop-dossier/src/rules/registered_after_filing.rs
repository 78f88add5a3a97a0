//! A business registration of a day after the filing: 26/2026, Art. 2.3.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::case::Case;
use crate::dossier::Stage;
use crate::findings::Findings;
use crate::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "registered-after-filing",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 2.3", "Art. 2.3")]),
    checks: Label::constant(
        "Chủ thể đăng ký kinh doanh trước khi hoặc vào ngày nộp hồ sơ",
        "The applicant was registered by the day of filing",
    ),
    why: Label::constant(
        "Chưa đăng ký kinh doanh thì chưa đủ điều kiện tham gia",
        "Units that are not yet registered may not apply",
    ),
    message: Label::constant(
        "chủ thể đăng ký kinh doanh ngày {issued}, sau ngày {day}",
        "the applicant was registered on {issued}, after {day}",
    ),
    repair: Label::constant(
        "kiểm tra ngày đăng ký; nếu đúng thì nộp lại hồ sơ sau ngày {issued}",
        "check the day; if it is right, file again after {issued}",
    ),
    example: Label::constant(
        "Hộ sản xuất nộp hồ sơ trước, đăng ký kinh doanh sau",
        "A household files first and is registered later",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let registration = case.dossier.applicant.registration.as_ref();
    let issued = registration.and_then(|registration| registration.issued);
    let (Some(day), Some(issued)) = (case.day, issued) else {
        return;
    };
    if day < issued {
        let values = vec![("issued", issued.into()), ("day", day.into())];
        findings.add("applicant.registration.issued", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, day, finds};

    #[test]
    fn the_applicant_is_registered_by_the_day_of_filing() {
        let mut dossier = clean();
        dossier.applicant.registration.as_mut().unwrap().issued = Some(day(2026, 9, 14));
        finds("registered-after-filing", &dossier, &[]);

        dossier.applicant.registration.as_mut().unwrap().issued = Some(day(2026, 9, 15));
        finds(
            "registered-after-filing",
            &dossier,
            &[(
                "applicant.registration.issued",
                "Chủ thể đăng ký kinh doanh ngày 15/09/2026, sau ngày 14/09/2026",
                "The applicant was registered on 2026-09-15, after 2026-09-14",
            )],
        );
        dossier.steps.filed = None;
        finds("registered-after-filing", &dossier, &[]);
    }
}
