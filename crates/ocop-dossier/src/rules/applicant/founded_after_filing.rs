//! A founding date after the filing date.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "founded-after-filing",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Ngày thành lập không sau ngày nộp hồ sơ",
        "The founding date is not after the filing date",
    ),
    why: Label::constant(
        "Chủ thể chưa thành lập thì chưa thể nộp hồ sơ",
        "An applicant that is not yet founded cannot file",
    ),
    message: Label::constant(
        "ngày thành lập ({founded}) ghi sau ngày xét giấy tờ ({day})",
        "the founding date ({founded}) is after the reference date ({day})",
    ),
    repair: Label::constant(
        "đối chiếu giấy tờ và sửa ngày ghi sai",
        "compare the dates with the documents and correct the wrong one",
    ),
    example: Label::constant(
        "Ngày thành lập ghi nhầm sang năm sau",
        "The founding date is entered with the following year",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let days = examination.dossier.applicant.founded.zip(examination.day);
    if let Some((founded, day)) = days.filter(|(founded, day)| founded > day) {
        let values = vec![("founded", founded.into()), ("day", day.into())];
        findings.add("applicant.founded", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::settings::Settings;
    use crate::testing::{clean, day, finds, finds_under};

    const LATE: (&str, &str, &str) = (
        "applicant.founded",
        "Ngày thành lập (15/09/2026) ghi sau ngày xét giấy tờ (14/09/2026)",
        "The founding date (2026-09-15) is after the reference date (2026-09-14)",
    );

    #[test]
    fn an_applicant_is_founded_by_the_day_of_filing() {
        let mut dossier = clean();
        finds("founded-after-filing", &dossier, &[]);
        dossier.applicant.founded = dossier.steps.filed;
        finds("founded-after-filing", &dossier, &[]);
        dossier.applicant.founded = Some(day(2026, 9, 15));
        finds("founded-after-filing", &dossier, &[LATE]);
    }

    #[test]
    fn without_a_day_of_filing_the_day_of_the_check_counts() {
        let mut dossier = clean();
        dossier.applicant.founded = Some(day(2026, 9, 15));
        dossier.steps.filed = None;
        finds("founded-after-filing", &dossier, &[]);
        let settings = Settings::default().on(day(2026, 9, 14));
        finds_under(&settings, "founded-after-filing", &dossier, &[LATE]);
    }
}
