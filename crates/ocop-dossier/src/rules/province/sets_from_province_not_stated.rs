//! No number of the sets that the province sends to the ministry.

use alloc::vec;

use ocop_core::Label;

use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "sets-from-province-not-stated",
    stage: Stage::Province,
    topic: Topic::Copies,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ProvinceSets),
    checks: Label::constant(
        "Hồ sơ cấp tỉnh gửi Bộ ghi số bộ giấy và số bộ điện tử",
        "The province states the sets that it sends to the ministry",
    ),
    why: Label::constant(
        "Không ghi số bộ thì không đối chiếu được hồ sơ gửi đi đã đủ hay chưa",
        "Without the number, nobody can see whether all sets were sent",
    ),
    message: Label::constant(
        "chưa ghi số bộ hồ sơ cấp tỉnh gửi Bộ",
        "the number of sets for the ministry is missing",
    ),
    repair: Label::constant(
        "ghi số bộ giấy và số bộ điện tử đã gửi Bộ",
        "state the paper and electronic sets that were sent to the ministry",
    ),
    example: Label::constant(
        "Văn bản gửi Bộ không ghi số bộ hồ sơ kèm theo",
        "The letter to the ministry does not state the enclosed sets",
    ),
    check: |examination, findings| {
        let unstated = examination
            .province()
            .is_some_and(|part| part.copies.is_none());
        if unstated && examination.procedure.province_sets.is_some() {
            findings.add("province.copies", vec![]);
        }
    },
};

#[cfg(test)]
mod tests {
    use crate::testing::{finds, sent_by_province};

    const RULE: &str = "sets-from-province-not-stated";

    #[test]
    fn the_province_states_its_sets() {
        let mut dossier = sent_by_province();
        finds(RULE, &dossier, &[]);

        dossier.province.as_mut().unwrap().copies = None;
        finds(
            RULE,
            &dossier,
            &[(
                "province.copies",
                "Chưa ghi số bộ hồ sơ cấp tỉnh gửi Bộ",
                "The number of sets for the ministry is missing",
            )],
        );
        finds("missing-set-from-province", &dossier, &[]);
        dossier.province = None;
        finds(RULE, &dossier, &[]);
    }
}
