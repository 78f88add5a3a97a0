//! Fewer samples than are asked.

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-samples",
    stage: Stage::Applicant,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6, 7", "Art. 6, 7")]),
    checks: Label::constant(
        "Chủ thể giao đủ mẫu sản phẩm",
        "The applicant hands in enough samples",
    ),
    why: Label::constant(
        "Thiếu mẫu thì cấp xã không chuyển hồ sơ lên cấp tỉnh được",
        "With too few samples the commune cannot send the dossier on",
    ),
    message: Label::constant(
        "có {given} mẫu sản phẩm, cần {asked} mẫu",
        "{given} samples, {asked} asked",
    ),
    repair: Label::constant("giao đủ {asked} mẫu sản phẩm", "hand in {asked} samples"),
    example: Label::constant(
        "Chủ thể chỉ giao bốn chai",
        "The applicant hands in four bottles",
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
                    "Có 4 mẫu sản phẩm, cần 5 mẫu",
                    "4 samples, 5 asked",
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
