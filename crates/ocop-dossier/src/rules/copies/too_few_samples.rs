//! Fewer samples than required.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-samples",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Samples),
    checks: Label::constant(
        "Chủ thể nộp đủ số sản phẩm mẫu theo yêu cầu",
        "The applicant submits the required samples",
    ),
    why: Label::constant(
        "Thiếu sản phẩm mẫu thì cấp xã chưa gửi được hồ sơ lên cấp tỉnh",
        "Without the required samples, the commune cannot send the dossier to the province",
    ),
    message: Label::constant(
        "đã nộp {given} sản phẩm mẫu, yêu cầu {asked} sản phẩm mẫu",
        "samples submitted: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "nộp thêm cho đủ {asked} sản phẩm mẫu",
        "submit the missing samples ({asked} in all)",
    ),
    example: Label::constant(
        "Chủ thể chỉ nộp bốn chai",
        "The applicant submits only four bottles",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    samples::too_few(
        examination,
        findings,
        "samples",
        examination.dossier.samples,
    );
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn five_samples_are_enough_and_four_are_not() {
        for mut dossier in [
            clean(),
            of_sheet(Edition::E2023, 4),
            of_sheet(Edition::E2019, 11),
        ] {
            for enough in [None, Some(5), Some(6)] {
                dossier.samples = enough;
                finds("too-few-samples", &dossier, &[]);
            }
            dossier.samples = Some(4);
            finds(
                "too-few-samples",
                &dossier,
                &[(
                    "samples",
                    "Đã nộp 4 sản phẩm mẫu, yêu cầu 5 sản phẩm mẫu",
                    "Samples submitted: 4, required: 5",
                )],
            );
        }
    }

    #[test]
    fn tourism_needs_none() {
        let mut dossier = of_sheet(Edition::E2026, 26);
        dossier.samples = Some(0);
        finds("too-few-samples", &dossier, &[]);
    }
}
