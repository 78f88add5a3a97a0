//! No number of the samples that the commune sends on, where the sheet has samples.

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "samples-from-commune-not-stated",
    stage: Stage::Commune,
    topic: Topic::Copies,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6, 7", "Art. 6, 7")]),
    checks: Label::constant(
        "Hồ sơ cấp xã gửi ghi số mẫu sản phẩm",
        "What the commune sends tells the number of samples",
    ),
    why: Label::constant(
        "Hồ sơ gửi cấp tỉnh phải kèm đủ mẫu",
        "A dossier goes to the province with enough samples",
    ),
    message: Label::constant(
        "cấp xã chưa ghi số mẫu sản phẩm gửi kèm, cần {asked} mẫu",
        "the commune does not tell how many samples it sends, {asked} are asked",
    ),
    repair: Label::constant(
        "kiểm lại và ghi số mẫu gửi cấp tỉnh",
        "count the samples and tell how many go to the province",
    ),
    example: Label::constant(
        "Văn bản gửi cấp tỉnh không nói đến mẫu sản phẩm",
        "The letter to the province does not speak of samples",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let part = examination.commune().map(|part| part.samples);
    samples::unstated(examination, findings, "commune.samples", part);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{CommunePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn the_commune_counts_the_samples() {
        let mut dossier = sent_by_commune();
        finds("samples-from-commune-not-stated", &dossier, &[]);

        dossier.commune.as_mut().unwrap().samples = None;
        finds(
            "samples-from-commune-not-stated",
            &dossier,
            &[(
                "commune.samples",
                "Cấp xã chưa ghi số mẫu sản phẩm gửi kèm, cần 5 mẫu",
                "The commune does not tell how many samples it sends, 5 are asked",
            )],
        );

        dossier.stage = Stage::Applicant;
        finds("samples-from-commune-not-stated", &dossier, &[]);
    }

    #[test]
    fn tourism_and_earlier_editions_are_not_asked() {
        for (edition, set) in [(Edition::E2026, 26), (Edition::E2023, 4)] {
            let mut dossier = of_sheet(edition, set);
            dossier.stage = Stage::Province;
            dossier.commune = Some(CommunePart::default());
            finds("samples-from-commune-not-stated", &dossier, &[]);
        }
    }
}
