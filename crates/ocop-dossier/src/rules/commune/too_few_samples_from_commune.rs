//! Fewer samples from the commune than are asked.

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-samples-from-commune",
    stage: Stage::Commune,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6, 7", "Art. 6, 7")]),
    checks: Label::constant(
        "Cấp xã gửi đủ mẫu sản phẩm",
        "The commune sends enough samples",
    ),
    why: Label::constant(
        "Cấp tỉnh cần đủ mẫu để đánh giá",
        "The province needs the samples to evaluate",
    ),
    message: Label::constant(
        "cấp xã gửi {given} mẫu sản phẩm, cần {asked} mẫu",
        "the commune sends {given} samples, {asked} asked",
    ),
    repair: Label::constant(
        "gửi bổ sung cho đủ {asked} mẫu",
        "send further samples, {asked} in all",
    ),
    example: Label::constant("Cấp xã chỉ gửi bốn mẫu", "The commune sends four samples"),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let given = examination.commune().and_then(|part| part.samples);
    samples::too_few(examination, findings, "commune.samples", given);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{CommunePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn five_samples_are_enough_and_four_are_not() {
        let mut dossier = sent_by_commune();
        for enough in [None, Some(5), Some(6)] {
            dossier.commune.as_mut().unwrap().samples = enough;
            finds("too-few-samples-from-commune", &dossier, &[]);
        }
        dossier.commune.as_mut().unwrap().samples = Some(4);
        finds(
            "too-few-samples-from-commune",
            &dossier,
            &[(
                "commune.samples",
                "Cấp xã gửi 4 mẫu sản phẩm, cần 5 mẫu",
                "The commune sends 4 samples, 5 asked",
            )],
        );

        dossier.stage = Stage::Applicant;
        finds("too-few-samples-from-commune", &dossier, &[]);
    }

    #[test]
    fn tourism_and_earlier_editions_are_not_asked() {
        for (edition, set) in [(Edition::E2026, 26), (Edition::E2023, 4)] {
            let mut dossier = of_sheet(edition, set);
            dossier.stage = Stage::Province;
            dossier.commune = Some(CommunePart {
                samples: Some(0),
                ..CommunePart::default()
            });
            finds("too-few-samples-from-commune", &dossier, &[]);
        }
    }
}
