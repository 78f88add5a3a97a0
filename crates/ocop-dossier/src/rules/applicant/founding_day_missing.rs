//! No founding date, which Mẫu 02 of 26/2026 requires.

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
    basis: Basis::Law(Provision::ReportContents),
    checks: Label::constant(
        "Chủ thể ghi ngày thành lập",
        "The applicant has a founding date",
    ),
    why: Label::constant(
        "Mẫu 02 yêu cầu ghi ngày thành lập ở phần thông tin chung",
        "Mẫu 02 requires the founding date in its general part",
    ),
    message: Label::constant(
        "chưa ghi ngày thành lập của chủ thể",
        "the founding date of the applicant is missing",
    ),
    repair: Label::constant(
        "ghi ngày thành lập ở phần thông tin chung của Mẫu 02",
        "enter the founding date in the general part of Mẫu 02",
    ),
    example: Label::constant(
        "Mẫu 02 chỉ ghi năm thành lập",
        "Mẫu 02 states only the year of founding",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let known = examination.procedure.states(Provision::ReportContents);
    if known && examination.dossier.applicant.founded.is_none() {
        findings.add("applicant.founded", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn the_founding_date_is_required_since_26_2026() {
        let mut dossier = clean();
        finds("founding-day-missing", &dossier, &[]);

        dossier.applicant.founded = None;
        finds(
            "founding-day-missing",
            &dossier,
            &[(
                "applicant.founded",
                "Chưa ghi ngày thành lập của chủ thể",
                "The founding date of the applicant is missing",
            )],
        );

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.founded = None;
        finds("founding-day-missing", &dossier, &[]);
    }
}
