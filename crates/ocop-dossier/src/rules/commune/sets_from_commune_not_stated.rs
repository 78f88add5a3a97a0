//! No number of the sets that the commune sends to the province.

use alloc::vec;

use ocop_core::Label;

use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "sets-from-commune-not-stated",
    stage: Stage::Commune,
    topic: Topic::Copies,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::CommuneSets),
    checks: Label::constant(
        "Hồ sơ cấp xã gửi cấp tỉnh ghi số bộ giấy và số bộ điện tử",
        "The commune states the sets that it sends to the province",
    ),
    why: Label::constant(
        "Không ghi số bộ thì không đối chiếu được hồ sơ gửi đi đã đủ hay chưa",
        "Without the number, nobody can see whether all sets were sent",
    ),
    message: Label::constant(
        "chưa ghi số bộ hồ sơ cấp xã gửi cấp tỉnh",
        "the number of sets for the province is missing",
    ),
    repair: Label::constant(
        "ghi số bộ giấy và số bộ điện tử đã gửi cấp tỉnh",
        "state the paper and electronic sets that were sent to the province",
    ),
    example: Label::constant(
        "Văn bản gửi cấp tỉnh không ghi số bộ hồ sơ kèm theo",
        "The letter to the province does not state the enclosed sets",
    ),
    check: |examination, findings| {
        let unstated = examination
            .commune()
            .is_some_and(|part| part.copies.is_none());
        if unstated && examination.procedure.commune_sets.is_some() {
            findings.add("commune.copies", vec![]);
        }
    },
};

#[cfg(test)]
mod tests {
    use crate::testing::{finds, sent_by_commune};

    const RULE: &str = "sets-from-commune-not-stated";

    #[test]
    fn the_commune_states_its_sets() {
        let mut dossier = sent_by_commune();
        finds(RULE, &dossier, &[]);

        dossier.commune.as_mut().unwrap().copies = None;
        finds(
            RULE,
            &dossier,
            &[(
                "commune.copies",
                "Chưa ghi số bộ hồ sơ cấp xã gửi cấp tỉnh",
                "The number of sets for the province is missing",
            )],
        );
        finds("missing-set-from-commune", &dossier, &[]);
        dossier.commune = None;
        finds(RULE, &dossier, &[]);
    }
}
