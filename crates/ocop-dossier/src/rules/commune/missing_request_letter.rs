//! No letter of request from the commune to the province.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-request-letter",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::RequestLetter),
    checks: Label::constant(
        "Cấp xã có văn bản đề nghị cấp tỉnh đánh giá, phân hạng",
        "The commune requests the evaluation from the province by letter",
    ),
    why: Label::constant(
        "Cấp tỉnh tổ chức đánh giá theo đề nghị của cấp xã",
        "The province evaluates at the commune's request",
    ),
    message: Label::constant(
        "hồ sơ chưa có văn bản đề nghị của cấp xã gửi cấp tỉnh",
        "the commune's request letter to the province is missing",
    ),
    repair: Label::constant(
        "ban hành văn bản đề nghị và bổ sung vào hồ sơ",
        "issue the request letter and add it to the dossier",
    ),
    example: Label::constant(
        "Cấp xã chỉ chuyển hồ sơ của chủ thể",
        "The commune sends only the applicant's dossier",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::RequestLetter);
    if asked
        && examination
            .commune()
            .is_some_and(|part| part.letter.is_none())
    {
        findings.add("commune.letter", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{CommunePart, Paper, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn the_commune_asks_by_letter() {
        let mut dossier = sent_by_commune();
        for kind in DossierKind::ALL {
            dossier.kind = kind;
            dossier.commune.as_mut().unwrap().letter = Some(Paper::default());
            finds("missing-request-letter", &dossier, &[]);

            dossier.commune.as_mut().unwrap().letter = None;
            finds(
                "missing-request-letter",
                &dossier,
                &[(
                    "commune.letter",
                    "Hồ sơ chưa có văn bản đề nghị của cấp xã gửi cấp tỉnh",
                    "The commune's request letter to the province is missing",
                )],
            );
        }
    }

    #[test]
    fn other_stages_editions_and_a_missing_part_are_not_its_matter() {
        let mut dossier = sent_by_commune();
        dossier.kind = DossierKind::First;
        dossier.commune = Some(CommunePart::default());
        dossier.stage = Stage::Applicant;
        finds("missing-request-letter", &dossier, &[]);

        dossier.stage = Stage::Province;
        dossier.commune = None;
        finds("missing-request-letter", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        dossier.kind = DossierKind::First;
        dossier.commune = Some(CommunePart::default());
        finds("missing-request-letter", &dossier, &[]);
    }
}
