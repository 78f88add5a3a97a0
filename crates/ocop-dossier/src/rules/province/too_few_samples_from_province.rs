//! Fewer samples from the province than required.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-samples-from-province",
    stage: Stage::Province,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::SamplesForMinistry),
    checks: Label::constant(
        "Cấp tỉnh gửi đủ số sản phẩm mẫu theo yêu cầu",
        "The province sends the required samples",
    ),
    why: Label::constant(
        "Bộ cần đủ sản phẩm mẫu để đánh giá",
        "The ministry needs the samples for its evaluation",
    ),
    message: Label::constant(
        "cấp tỉnh gửi {given} sản phẩm mẫu, yêu cầu {asked} sản phẩm mẫu",
        "samples sent by the province: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "gửi thêm cho đủ {asked} sản phẩm mẫu",
        "send the missing samples ({asked} in all)",
    ),
    example: Label::constant(
        "Cấp tỉnh chỉ gửi bốn sản phẩm mẫu",
        "The province sends only four samples",
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
                "Cấp tỉnh gửi 4 sản phẩm mẫu, yêu cầu 5 sản phẩm mẫu",
                "Samples sent by the province: 4, required: 5",
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
