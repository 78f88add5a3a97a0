//! Samples on a sheet that requires none, such as tourism.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "samples-not-asked",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Law(Provision::Samples),
    checks: Label::constant(
        "Dịch vụ du lịch không nộp sản phẩm mẫu",
        "Tourism services submit no samples",
    ),
    why: Label::constant(
        "Bộ tiêu chí này không yêu cầu sản phẩm mẫu",
        "This sheet requires no samples",
    ),
    message: Label::constant(
        "hồ sơ ghi {given} sản phẩm mẫu, trong khi bộ tiêu chí này không yêu cầu sản phẩm mẫu",
        "the dossier states samples ({given}), but this sheet requires none",
    ),
    repair: Label::constant(
        "bỏ số sản phẩm mẫu khỏi phiếu đăng ký; không phải nộp",
        "remove the samples from the registration form; none are required",
    ),
    example: Label::constant(
        "Điểm du lịch ghi năm sản phẩm mẫu",
        "A tourist site lists five samples",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let given = examination.dossier.samples.filter(|&given| given > 0);
    if let Some(given) = given.filter(|_| examination.sheet().samples() == 0) {
        findings.add("samples", vec![("given", given.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn tourism_hands_in_no_samples() {
        finds("samples-not-asked", &clean(), &[]);
        for (edition, set) in [
            (Edition::E2026, 26),
            (Edition::E2023, 26),
            (Edition::E2019, 8),
        ] {
            let mut dossier = of_sheet(edition, set);
            for none in [None, Some(0)] {
                dossier.samples = none;
                finds("samples-not-asked", &dossier, &[]);
            }
            dossier.samples = Some(1);
            finds(
                "samples-not-asked",
                &dossier,
                &[(
                    "samples",
                    "Hồ sơ ghi 1 sản phẩm mẫu, trong khi bộ tiêu chí này không yêu cầu sản phẩm mẫu",
                    "The dossier states samples (1), but this sheet requires none",
                )],
            );
        }
    }
}
