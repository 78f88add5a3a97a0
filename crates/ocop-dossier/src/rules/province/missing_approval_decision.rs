//! No decision that approves the province's result.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-approval-decision",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::ApprovalDecision),
    checks: Label::constant(
        "Hồ sơ lần đầu, nâng hạng gửi Bộ có quyết định phê duyệt kết quả",
        "A first dossier or an upgrade for the ministry includes the decision that approves the result",
    ),
    why: Label::constant(
        "Kết quả phải được phê duyệt trước khi gửi Bộ",
        "The result is approved before it goes to the ministry",
    ),
    message: Label::constant(
        "hồ sơ chưa có quyết định của Chủ tịch Ủy ban nhân dân cấp tỉnh phê duyệt kết quả",
        "the decision of the province's chairman that approves the result is missing",
    ),
    repair: Label::constant(
        "trình phê duyệt kết quả và bổ sung quyết định",
        "have the result approved and add the decision",
    ),
    example: Label::constant(
        "Hồ sơ gửi Bộ khi kết quả chưa được phê duyệt",
        "A dossier goes to the ministry before the result is approved",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::ApprovalDecision);
    let missing = examination
        .province()
        .is_some_and(|part| part.approval.is_none());
    if asked && missing {
        findings.add("province.approval", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Paper, ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn the_result_of_first_dossiers_and_upgrades_is_approved() {
        let mut dossier = sent_by_province();
        for kind in [DossierKind::First, DossierKind::Upgrade] {
            dossier.kind = kind;
            dossier.province.as_mut().unwrap().approval = Some(Paper::default());
            finds("missing-approval-decision", &dossier, &[]);

            dossier.province.as_mut().unwrap().approval = None;
            finds(
                "missing-approval-decision",
                &dossier,
                &[(
                    "province.approval",
                    "Hồ sơ chưa có quyết định của Chủ tịch Ủy ban nhân dân cấp tỉnh phê duyệt kết quả",
                    "The decision of the province's chairman that approves the result is missing",
                )],
            );
        }

        dossier.kind = DossierKind::ReEvaluation;
        finds("missing-approval-decision", &dossier, &[]);
    }

    #[test]
    fn other_stages_editions_and_a_missing_part_are_not_its_matter() {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        dossier.stage = Stage::Commune;
        finds("missing-approval-decision", &dossier, &[]);

        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("missing-approval-decision", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        finds("missing-approval-decision", &dossier, &[]);
    }
}
