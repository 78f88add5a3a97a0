//! Fewer sets of the dossier than the commune sends to the province.

use ocop_core::Label;

use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::sets;

pub(crate) const RULE: Rule = Rule {
    name: "missing-set-from-commune",
    stage: Stage::Commune,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CommuneSets),
    checks: Label::constant(
        "Hồ sơ cấp xã gửi cấp tỉnh có một bộ giấy và một bộ điện tử, hoặc đã nộp trên phần mềm chấm điểm",
        "The commune sends a paper set and an electronic set to the province, or an upload",
    ),
    why: Label::constant(
        "Gửi đủ số bộ hồ sơ theo quy định thì cấp tỉnh mới có căn cứ xem xét",
        "The province reviews the sets that the decision requires",
    ),
    message: Label::constant(
        "hồ sơ cấp xã gửi cấp tỉnh ghi {given} {set}, yêu cầu {asked} bộ",
        "{set} stated for the province: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "gửi đủ {asked} {set} và ghi số bộ vào hồ sơ",
        "send the required {set} ({asked}) and state their number",
    ),
    example: Label::constant(
        "Hồ sơ cấp xã gửi cấp tỉnh chỉ có bộ giấy",
        "The commune sends the paper set only",
    ),
    check: |examination, findings| {
        let copies = examination.commune().and_then(|part| part.copies);
        let asked = examination.procedure.commune_sets;
        sets::missing(findings, "commune", copies.zip(asked));
    },
};

#[cfg(test)]
mod tests {
    use crate::model::Copies;
    use crate::testing::{finds, sent_by_commune};

    const RULE: &str = "missing-set-from-commune";

    #[test]
    fn the_commune_sends_one_paper_and_one_electronic_set() {
        let mut dossier = sent_by_commune();
        finds(RULE, &dossier, &[]);

        dossier.commune.as_mut().unwrap().copies = Some(Copies::default());
        finds(
            RULE,
            &dossier,
            &[
                (
                    "commune.copies.electronic",
                    "Hồ sơ cấp xã gửi cấp tỉnh ghi 0 bộ điện tử, yêu cầu 1 bộ",
                    "Electronic sets stated for the province: 0, required: 1",
                ),
                (
                    "commune.copies.paper",
                    "Hồ sơ cấp xã gửi cấp tỉnh ghi 0 bộ giấy, yêu cầu 1 bộ",
                    "Paper sets stated for the province: 0, required: 1",
                ),
            ],
        );
        let upload = Copies::default().uploaded(true);
        dossier.commune.as_mut().unwrap().copies = Some(upload);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn an_absent_part_is_left_to_another_rule() {
        let mut dossier = sent_by_commune();
        dossier.commune = None;
        finds(RULE, &dossier, &[]);
    }
}
