//! No report of the province's advisory team.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-advisory-report",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::AdvisoryReport),
    checks: Label::constant(
        "Hồ sơ lần đầu, nâng hạng gửi Bộ có báo cáo của tổ tư vấn",
        "A first dossier or an upgrade for the ministry includes the advisory team's report",
    ),
    why: Label::constant(
        "Báo cáo cho Bộ biết tổ tư vấn đã thẩm tra những gì",
        "The report shows the ministry what the advisory team examined",
    ),
    message: Label::constant(
        "hồ sơ chưa có báo cáo của tổ tư vấn cấp tỉnh",
        "the report of the province's advisory team is missing",
    ),
    repair: Label::constant(
        "bổ sung báo cáo của tổ tư vấn",
        "add the report of the advisory team",
    ),
    example: Label::constant(
        "Hồ sơ chỉ có báo cáo của hội đồng",
        "A dossier with the council's report only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::AdvisoryReport);
    let missing = examination
        .province()
        .is_some_and(|part| part.advisory_report.is_none());
    if asked && missing {
        findings.add("province.advisory_report", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Paper, ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn the_advisory_team_reports_on_first_dossiers_and_upgrades() {
        let mut dossier = sent_by_province();
        for kind in [DossierKind::First, DossierKind::Upgrade] {
            dossier.kind = kind;
            dossier.province.as_mut().unwrap().advisory_report = Some(Paper::default());
            finds("missing-advisory-report", &dossier, &[]);

            dossier.province.as_mut().unwrap().advisory_report = None;
            finds(
                "missing-advisory-report",
                &dossier,
                &[(
                    "province.advisory_report",
                    "Hồ sơ chưa có báo cáo của tổ tư vấn cấp tỉnh",
                    "The report of the province's advisory team is missing",
                )],
            );
        }

        dossier.kind = DossierKind::ReEvaluation;
        finds("missing-advisory-report", &dossier, &[]);
    }

    #[test]
    fn other_stages_editions_and_a_missing_part_are_not_its_matter() {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        dossier.stage = Stage::Commune;
        finds("missing-advisory-report", &dossier, &[]);

        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("missing-advisory-report", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        finds("missing-advisory-report", &dossier, &[]);
    }
}
