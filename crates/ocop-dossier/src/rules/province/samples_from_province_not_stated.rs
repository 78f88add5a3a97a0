//! No number of the samples that the province sends, on a sheet that requires samples.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::samples;

pub(crate) const RULE: Rule = Rule {
    name: "samples-from-province-not-stated",
    stage: Stage::Province,
    topic: Topic::Copies,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::SamplesForMinistry),
    checks: Label::constant(
        "Hồ sơ cấp tỉnh gửi ghi số sản phẩm mẫu",
        "The province states how many samples it sends",
    ),
    why: Label::constant(
        "Hồ sơ gửi Bộ phải kèm đủ sản phẩm mẫu",
        "A dossier for the ministry includes the required samples",
    ),
    message: Label::constant(
        "cấp tỉnh chưa ghi số sản phẩm mẫu gửi kèm; yêu cầu {asked} sản phẩm mẫu",
        "the province does not state how many samples it sends; {asked} are required",
    ),
    repair: Label::constant(
        "kiểm đếm và ghi số sản phẩm mẫu gửi Bộ",
        "count the samples and state how many go to the ministry",
    ),
    example: Label::constant(
        "Văn bản gửi Bộ không nêu số sản phẩm mẫu",
        "The letter to the ministry does not mention samples",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let part = examination.province().map(|part| part.samples);
    samples::unstated(examination, findings, "province.samples", part);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn the_province_counts_the_samples() {
        let mut dossier = sent_by_province();
        finds("samples-from-province-not-stated", &dossier, &[]);

        dossier.province.as_mut().unwrap().samples = None;
        finds(
            "samples-from-province-not-stated",
            &dossier,
            &[(
                "province.samples",
                "Cấp tỉnh chưa ghi số sản phẩm mẫu gửi kèm; yêu cầu 5 sản phẩm mẫu",
                "The province does not state how many samples it sends; 5 are required",
            )],
        );

        dossier.stage = Stage::Commune;
        finds("samples-from-province-not-stated", &dossier, &[]);
    }

    #[test]
    fn tourism_and_earlier_editions_are_not_asked() {
        for (edition, set) in [(Edition::E2026, 26), (Edition::E2023, 4)] {
            let mut dossier = of_sheet(edition, set);
            dossier.stage = Stage::Province;
            dossier.province = Some(ProvincePart::default());
            finds("samples-from-province-not-stated", &dossier, &[]);
        }
    }
}
