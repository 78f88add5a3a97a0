//! Neither a filing date nor a date of the check, so no term can be checked.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "no-filing-day",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Biết ngày nộp hồ sơ hoặc ngày kiểm tra",
        "The filing date or the date of the check is known",
    ),
    why: Label::constant(
        "Không có ngày thì không biết giấy tờ nào còn hạn và văn bản nào áp dụng",
        "Without a date, it is unknown which documents are valid and which edition applies",
    ),
    message: Label::constant(
        "chưa có ngày nộp hồ sơ nên chưa xét được thời hạn của giấy tờ, thời gian nộp và văn bản áp dụng",
        "the filing date is missing, so the validity of documents, the time for filing and the edition were not checked",
    ),
    repair: Label::constant(
        "ghi ngày nộp hồ sơ, hoặc ngày dự kiến nộp",
        "enter the filing date, or the planned date",
    ),
    example: Label::constant(
        "Hồ sơ đang soạn, chưa có ngày nộp",
        "A dossier in preparation, without a filing date",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    // From the commune's stage on it is a step that is missing.
    if examination.day.is_none() && !examination.is_at(Stage::Commune) {
        findings.add("steps.filed", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::settings::Settings;
    use crate::testing::{at_commune, clean, costs, day, finds, finds_under};

    #[test]
    fn a_day_of_filing_or_of_the_check_is_known() {
        let mut dossier = clean();
        finds("no-filing-day", &dossier, &[]);

        dossier.steps.filed = None;
        finds(
            "no-filing-day",
            &dossier,
            &[(
                "steps.filed",
                "Chưa có ngày nộp hồ sơ nên chưa xét được thời hạn của giấy tờ, thời gian nộp và văn bản áp dụng",
                "The filing date is missing, so the validity of documents, the time for filing and the edition were not checked",
            )],
        );
        finds_under(
            &Settings::default().on(day(2026, 9, 14)),
            "no-filing-day",
            &dossier,
            &[],
        );
    }

    #[test]
    fn from_the_commune_on_it_is_a_missing_step() {
        let mut dossier = at_commune();
        dossier.steps.filed = None;
        finds("no-filing-day", &dossier, &[]);
        assert_eq!(costs("missing-step", &dossier).len(), 1);
    }
}
