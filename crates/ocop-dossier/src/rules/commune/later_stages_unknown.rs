//! A later stage under an edition of which it is not known what the stage adds.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "later-stages-unknown",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::NoSource(Provision::CommuneDossier),
    checks: Label::constant(
        "Hồ sơ của cấp xã, cấp tỉnh được đối chiếu khi biết thành phần hồ sơ",
        "The later stages are checked if their requirements are known",
    ),
    why: Label::constant(
        "Chưa có nguồn về thành phần hồ sơ của cấp xã, cấp tỉnh theo quyết định này",
        "There is no source on what commune and province add under this edition",
    ),
    message: Label::constant(
        "chưa đối chiếu được phần hồ sơ của {stage} theo {edition}",
        "the part of the {stage} was not checked under {edition}",
    ),
    repair: Label::constant(
        "người xét hồ sơ tự đối chiếu với hướng dẫn tại thời điểm đó",
        "compare it by hand with the guidance of that time",
    ),
    example: Label::constant(
        "Hồ sơ theo 148/2023 do cấp huyện gửi lên",
        "A dossier under 148/2023 that the district sends on",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.is_at(Stage::Commune) && !examination.procedure.states(Provision::CommuneDossier)
    {
        let values = vec![
            ("stage", examination.dossier.stage.words().into()),
            ("edition", examination.edition().into()),
        ];
        findings.add("stage", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Stage;
    use crate::testing::{finds, of_sheet, sent_by_commune, sent_by_province};

    #[test]
    fn later_stages_are_known_of_26_2026_only() {
        finds("later-stages-unknown", &sent_by_commune(), &[]);
        finds("later-stages-unknown", &sent_by_province(), &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        finds("later-stages-unknown", &dossier, &[]);
        dossier.stage = Stage::Commune;
        finds(
            "later-stages-unknown",
            &dossier,
            &[(
                "stage",
                "Chưa đối chiếu được phần hồ sơ của cấp xã theo Quyết định 148/QĐ-TTg năm 2023",
                "The part of the commune was not checked under Decision 148/QĐ-TTg of 2023",
            )],
        );

        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.stage = Stage::Province;
        finds(
            "later-stages-unknown",
            &dossier,
            &[(
                "stage",
                "Chưa đối chiếu được phần hồ sơ của cấp tỉnh theo Quyết định 1048/QĐ-TTg năm 2019",
                "The part of the province was not checked under Decision 1048/QĐ-TTg of 2019",
            )],
        );
    }
}
