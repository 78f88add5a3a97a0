//! No number of the samples that the commune sends, on a sheet that requires samples.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "samples-from-commune-not-stated",
    stage: Stage::Commune,
    topic: Topic::Copies,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::Samples),
    checks: Label::constant(
        "Hồ sơ cấp xã gửi ghi số sản phẩm mẫu",
        "The commune states how many samples it sends",
    ),
    why: Label::constant(
        "Hồ sơ gửi cấp tỉnh phải kèm đủ sản phẩm mẫu",
        "A dossier for the province includes the required samples",
    ),
    message: Label::constant(
        "cấp xã chưa ghi số sản phẩm mẫu gửi kèm; yêu cầu {asked} sản phẩm mẫu",
        "the commune does not state how many samples it sends; {asked} are required",
    ),
    repair: Label::constant(
        "kiểm đếm và ghi số sản phẩm mẫu gửi cấp tỉnh",
        "count the samples and state how many go to the province",
    ),
    example: Label::constant(
        "Văn bản gửi cấp tỉnh không nêu số sản phẩm mẫu",
        "The letter to the province does not mention samples",
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
                "Cấp xã chưa ghi số sản phẩm mẫu gửi kèm; yêu cầu 5 sản phẩm mẫu",
                "The commune does not state how many samples it sends; 5 are required",
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
