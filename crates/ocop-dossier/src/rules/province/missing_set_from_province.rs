//! Fewer sets of the dossier than the province sends to the ministry.

use ocop_core::Label;

use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::sets;

pub(crate) const RULE: Rule = Rule {
    name: "missing-set-from-province",
    stage: Stage::Province,
    topic: Topic::Copies,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::ProvinceSets),
    checks: Label::constant(
        "Hồ sơ cấp tỉnh gửi Bộ có một bộ giấy và một bộ điện tử, hoặc đã nộp trên phần mềm chấm điểm",
        "The province sends a paper set and an electronic set to the ministry, or an upload",
    ),
    why: Label::constant(
        "Gửi đủ số bộ hồ sơ theo quy định thì bộ mới có căn cứ xem xét",
        "The ministry reviews the sets that the decision requires",
    ),
    message: Label::constant(
        "hồ sơ cấp tỉnh gửi Bộ ghi {given} {set}, yêu cầu {asked} bộ",
        "{set} stated for the ministry: {given}, required: {asked}",
    ),
    repair: Label::constant(
        "gửi đủ {asked} {set} và ghi số bộ vào hồ sơ",
        "send the required {set} ({asked}) and state their number",
    ),
    example: Label::constant(
        "Hồ sơ cấp tỉnh gửi Bộ chỉ có bộ giấy",
        "The province sends the paper set only",
    ),
    check: |examination, findings| {
        let copies = examination.province().and_then(|part| part.copies);
        let asked = examination.procedure.province_sets;
        sets::missing(findings, "province", copies.zip(asked));
    },
};

#[cfg(test)]
mod tests {
    use crate::model::Copies;
    use crate::testing::{finds, sent_by_province};

    const RULE: &str = "missing-set-from-province";

    #[test]
    fn the_province_sends_one_paper_and_one_electronic_set() {
        let mut dossier = sent_by_province();
        finds(RULE, &dossier, &[]);

        dossier.province.as_mut().unwrap().copies = Some(Copies::default());
        finds(
            RULE,
            &dossier,
            &[
                (
                    "province.copies.electronic",
                    "Hồ sơ cấp tỉnh gửi Bộ ghi 0 bộ điện tử, yêu cầu 1 bộ",
                    "Electronic sets stated for the ministry: 0, required: 1",
                ),
                (
                    "province.copies.paper",
                    "Hồ sơ cấp tỉnh gửi Bộ ghi 0 bộ giấy, yêu cầu 1 bộ",
                    "Paper sets stated for the ministry: 0, required: 1",
                ),
            ],
        );
        let upload = Copies::default().uploaded(true);
        dossier.province.as_mut().unwrap().copies = Some(upload);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn an_absent_part_is_left_to_another_rule() {
        let mut dossier = sent_by_province();
        dossier.province = None;
        finds(RULE, &dossier, &[]);
    }
}
