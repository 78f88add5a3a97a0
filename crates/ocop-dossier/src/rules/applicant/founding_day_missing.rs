//! No day of founding, which Mẫu 02 of 26/2026 asks.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::required;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "founding-day-missing",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Phụ lục III, Mẫu 02", "Annex III, Mẫu 02")]),
    checks: Label::constant(
        "Chủ thể ghi ngày thành lập",
        "The applicant gives its day of founding",
    ),
    why: Label::constant(
        "Mẫu 02 hỏi ngày thành lập ở phần thông tin chung",
        "Mẫu 02 asks for the day of founding in its general part",
    ),
    message: Label::constant(
        "chưa ghi ngày thành lập của chủ thể",
        "the day on which the applicant was founded is missing",
    ),
    repair: Label::constant(
        "ghi ngày thành lập ở phần thông tin chung của Mẫu 02",
        "give the day of founding in the general part of Mẫu 02",
    ),
    example: Label::constant(
        "Mẫu 02 chỉ ghi năm thành lập",
        "Mẫu 02 gives the year of founding only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let known = required::contents_are_known(examination.edition());
    if known && examination.dossier.applicant.founded.is_none() {
        findings.add("applicant.founded", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn the_day_of_founding_is_asked_since_26_2026() {
        let mut dossier = clean();
        finds("founding-day-missing", &dossier, &[]);

        dossier.applicant.founded = None;
        finds(
            "founding-day-missing",
            &dossier,
            &[(
                "applicant.founded",
                "Chưa ghi ngày thành lập của chủ thể",
                "The day on which the applicant was founded is missing",
            )],
        );

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.founded = None;
        finds("founding-day-missing", &dossier, &[]);
    }
}
