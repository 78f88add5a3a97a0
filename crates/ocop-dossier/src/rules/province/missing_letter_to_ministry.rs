//! No letter from the province to the ministry.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-letter-to-ministry",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::LetterToMinistry),
    checks: Label::constant(
        "Cấp tỉnh có văn bản đề nghị Bộ đánh giá, công nhận 5 sao",
        "The province requests 5 stars from the ministry by letter",
    ),
    why: Label::constant(
        "Bộ xem xét theo văn bản đề nghị của cấp tỉnh",
        "The ministry acts on the province's letter",
    ),
    message: Label::constant(
        "hồ sơ chưa có văn bản của cấp tỉnh gửi Bộ",
        "the province's letter to the ministry is missing",
    ),
    repair: Label::constant(
        "ban hành văn bản đề nghị và bổ sung vào hồ sơ",
        "issue the letter and add it to the dossier",
    ),
    example: Label::constant(
        "Hồ sơ gửi Bộ không có văn bản của cấp tỉnh",
        "A dossier goes to the ministry without a letter",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::LetterToMinistry);
    if asked
        && examination
            .province()
            .is_some_and(|part| part.letter.is_none())
    {
        findings.add("province.letter", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Paper, ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn the_province_writes_to_the_ministry() {
        let mut dossier = sent_by_province();
        for kind in DossierKind::ALL {
            dossier.kind = kind;
            dossier.province.as_mut().unwrap().letter = Some(Paper::default());
            finds("missing-letter-to-ministry", &dossier, &[]);

            dossier.province.as_mut().unwrap().letter = None;
            finds(
                "missing-letter-to-ministry",
                &dossier,
                &[(
                    "province.letter",
                    "Hồ sơ chưa có văn bản của cấp tỉnh gửi Bộ",
                    "The province's letter to the ministry is missing",
                )],
            );
        }
    }

    #[test]
    fn other_stages_editions_and_a_missing_part_are_not_its_matter() {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        dossier.stage = Stage::Commune;
        finds("missing-letter-to-ministry", &dossier, &[]);

        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("missing-letter-to-ministry", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        finds("missing-letter-to-ministry", &dossier, &[]);
    }
}
