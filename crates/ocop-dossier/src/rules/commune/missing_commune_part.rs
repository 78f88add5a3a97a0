//! Nothing of what the commune adds.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-commune-part",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CommuneDossier),
    checks: Label::constant(
        "Từ cấp xã trở đi hồ sơ có phần của cấp xã",
        "From the commune on, the dossier includes the commune's part",
    ),
    why: Label::constant(
        "Cấp tỉnh chỉ xem xét sau khi cấp xã tiếp nhận, đánh giá và đề nghị",
        "The province acts only after the commune's receipt, assessment and request",
    ),
    message: Label::constant(
        "hồ sơ do {stage} gửi chưa có phần của cấp xã",
        "the dossier sent by the {stage} lacks the commune's part",
    ),
    repair: Label::constant(
        "bổ sung số tiếp nhận, văn bản đề nghị và số sản phẩm mẫu của cấp xã",
        "add the commune's receipt number, request letter and number of samples",
    ),
    example: Label::constant(
        "Hồ sơ gửi thẳng từ chủ thể lên cấp tỉnh",
        "A dossier sent from the applicant directly to the province",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks_commune() {
        let stage = examination.dossier.stage.words();
        findings.add("commune", vec![("stage", stage.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Stage;
    use crate::testing::{clean, finds, of_sheet, sent_by_commune, sent_by_province};

    #[test]
    fn the_commune_adds_its_part() {
        finds("missing-commune-part", &clean(), &[]);
        for (mut dossier, vi, en) in [
            (
                sent_by_commune(),
                "Hồ sơ do cấp xã gửi chưa có phần của cấp xã",
                "The dossier sent by the commune lacks the commune's part",
            ),
            (
                sent_by_province(),
                "Hồ sơ do cấp tỉnh gửi chưa có phần của cấp xã",
                "The dossier sent by the province lacks the commune's part",
            ),
        ] {
            finds("missing-commune-part", &dossier, &[]);
            dossier.commune = None;
            finds("missing-commune-part", &dossier, &[("commune", vi, en)]);
        }
    }

    #[test]
    fn earlier_editions_are_not_known_to_ask() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        finds("missing-commune-part", &dossier, &[]);
    }
}
