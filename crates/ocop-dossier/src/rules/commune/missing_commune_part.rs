//! Nothing of what the commune adds.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-commune-part",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6, 7", "Art. 6, 7")]),
    checks: Label::constant(
        "Từ cấp xã trở đi hồ sơ có phần của cấp xã",
        "From the commune on the dossier holds the commune's part",
    ),
    why: Label::constant(
        "Cấp xã tiếp nhận, đánh giá và đề nghị thì cấp tỉnh mới xét",
        "The province takes up what a commune received, assessed and asked for",
    ),
    message: Label::constant(
        "hồ sơ {stage} chưa có phần của cấp xã",
        "the dossier, handed on by the {stage}, holds nothing of the commune",
    ),
    repair: Label::constant(
        "bổ sung số tiếp nhận, văn bản đề nghị và số mẫu của cấp xã",
        "add the commune's receipt number, letter of request and number of samples",
    ),
    example: Label::constant(
        "Hồ sơ gửi thẳng từ chủ thể lên cấp tỉnh",
        "A dossier that went from the applicant straight to the province",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks_commune() {
        let stage = examination.dossier.stage.label();
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
                "Hồ sơ cấp xã chưa có phần của cấp xã",
                "The dossier, handed on by the commune, holds nothing of the commune",
            ),
            (
                sent_by_province(),
                "Hồ sơ cấp tỉnh chưa có phần của cấp xã",
                "The dossier, handed on by the province, holds nothing of the commune",
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
