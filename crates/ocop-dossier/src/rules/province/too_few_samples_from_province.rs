//! Fewer samples from the province than are asked.

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-samples-from-province",
    stage: Stage::Province,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6, 7", "Art. 6, 7")]),
    checks: Label::constant(
        "Cấp tỉnh gửi đủ mẫu sản phẩm",
        "The province sends enough samples",
    ),
    why: Label::constant(
        "Bộ cần đủ mẫu để đánh giá",
        "The ministry needs the samples to evaluate",
    ),
    message: Label::constant(
        "cấp tỉnh gửi {given} mẫu sản phẩm, cần {asked} mẫu",
        "the province sends {given} samples, {asked} asked",
    ),
    repair: Label::constant(
        "gửi bổ sung cho đủ {asked} mẫu",
        "send further samples, {asked} in all",
    ),
    example: Label::constant(
        "Cấp tỉnh chỉ gửi bốn mẫu",
        "The province sends four samples",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let given = examination.province().and_then(|part| part.samples);
    samples::too_few(examination, findings, "province.samples", given);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn five_samples_are_enough_and_four_are_not() {
        let mut dossier = sent_by_province();
        for enough in [None, Some(5), Some(6)] {
            dossier.province.as_mut().unwrap().samples = enough;
            finds("too-few-samples-from-province", &dossier, &[]);
        }
        dossier.province.as_mut().unwrap().samples = Some(4);
        finds(
            "too-few-samples-from-province",
            &dossier,
            &[(
                "province.samples",
                "Cấp tỉnh gửi 4 mẫu sản phẩm, cần 5 mẫu",
                "The province sends 4 samples, 5 asked",
            )],
        );

        dossier.stage = Stage::Commune;
        finds("too-few-samples-from-province", &dossier, &[]);
    }

    #[test]
    fn tourism_and_earlier_editions_are_not_asked() {
        for (edition, set) in [(Edition::E2026, 26), (Edition::E2023, 4)] {
            let mut dossier = of_sheet(edition, set);
            dossier.stage = Stage::Province;
            dossier.province = Some(ProvincePart {
                samples: Some(0),
                ..ProvincePart::default()
            });
            finds("too-few-samples-from-province", &dossier, &[]);
        }
    }
}
