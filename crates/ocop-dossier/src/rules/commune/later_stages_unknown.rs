//! A later stage under 148/2023 or 1048/2019, of which it is not known what it adds.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::required;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "later-stages-unknown",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Other(&UNKNOWN),
    checks: Label::constant(
        "Hồ sơ của cấp xã, cấp tỉnh được đối chiếu khi biết thành phần hồ sơ",
        "What later stages add is checked where it is known",
    ),
    why: Label::constant(
        "Chỉ 26/2026 có danh mục hồ sơ của cấp xã, cấp tỉnh ở đây",
        "Only for 26/2026 the lists of commune and province are at hand here",
    ),
    message: Label::constant(
        "chưa đối chiếu được phần hồ sơ của {stage} theo {edition}",
        "what the {stage} adds was not checked under {edition}",
    ),
    repair: Label::constant(
        "người xét hồ sơ tự đối chiếu với hướng dẫn khi đó",
        "compare it by hand with the guides of that time",
    ),
    example: Label::constant(
        "Hồ sơ theo 148/2023 do cấp huyện gửi lên",
        "A dossier under 148/2023 on its way up",
    ),
    check,
};

static UNKNOWN: Label = Label::constant(
    "148/2023 và 1048/2019, chưa có nguồn",
    "148/2023 and 1048/2019, no source at hand",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.is_at(Stage::Commune) && !required::later_stages_are_known(examination.edition())
    {
        let values = vec![
            ("stage", examination.dossier.stage.label().into()),
            ("edition", examination.edition().as_str().into()),
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
                "Chưa đối chiếu được phần hồ sơ của cấp xã theo 148/2023",
                "What the commune adds was not checked under 148/2023",
            )],
        );

        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.stage = Stage::Province;
        finds(
            "later-stages-unknown",
            &dossier,
            &[(
                "stage",
                "Chưa đối chiếu được phần hồ sơ của cấp tỉnh theo 1048/2019",
                "What the province adds was not checked under 1048/2019",
            )],
        );
    }
}
