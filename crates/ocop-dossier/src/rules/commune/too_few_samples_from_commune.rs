//! Fewer samples from the commune than required.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "too-few-samples-from-commune",
    stage: Stage::Commune,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Samples),
    checks: Label::constant(
        "Cấp xã gửi đủ số sản phẩm mẫu theo yêu cầu",
        "The commune sends the required samples",
    ),
    why: Label::constant(
        "Cấp tỉnh cần đủ sản phẩm mẫu để đánh giá",
        "The province needs the samples for its evaluation",
    ),
    message: Label::constant(
        "cấp xã gửi {given} sản phẩm mẫu, yêu cầu {asked} sản phẩm mẫu",
        "samples sent by the commune: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "gửi thêm cho đủ {asked} sản phẩm mẫu",
        "send the missing samples ({asked} in all)",
    ),
    example: Label::constant(
        "Cấp xã chỉ gửi bốn sản phẩm mẫu",
        "The commune sends only four samples",
    ),
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
                "Cấp xã gửi 4 sản phẩm mẫu, yêu cầu 5 sản phẩm mẫu",
                "Samples sent by the commune: 4, required: 5",
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
