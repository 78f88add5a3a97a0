//! No report of the province's council.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-council-report",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CouncilReport),
    checks: Label::constant(
        "Hồ sơ lần đầu, nâng hạng gửi Bộ có báo cáo của hội đồng",
        "A first dossier or an upgrade for the ministry includes the council's report",
    ),
    why: Label::constant(
        "Báo cáo của hội đồng cho biết điểm và cách chấm",
        "The council's report shows the points and how they were given",
    ),
    message: Label::constant(
        "hồ sơ chưa có báo cáo của hội đồng cấp tỉnh",
        "the report of the province's council is missing",
    ),
    repair: Label::constant(
        "bổ sung báo cáo của hội đồng",
        "add the report of the council",
    ),
    example: Label::constant(
        "Hồ sơ có quyết định phê duyệt mà không có báo cáo của hội đồng",
        "A dossier with the approval but without the council's report",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::CouncilReport);
    let missing = examination
        .province()
        .is_some_and(|part| part.council_report.is_none());
    if asked && missing {
        findings.add("province.council_report", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Paper, ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn the_council_reports_on_first_dossiers_and_upgrades() {
        let mut dossier = sent_by_province();
        for kind in [DossierKind::First, DossierKind::Upgrade] {
            dossier.kind = kind;
            dossier.province.as_mut().unwrap().council_report = Some(Paper::default());
            finds("missing-council-report", &dossier, &[]);

            dossier.province.as_mut().unwrap().council_report = None;
            finds(
                "missing-council-report",
                &dossier,
                &[(
                    "province.council_report",
                    "Hồ sơ chưa có báo cáo của hội đồng cấp tỉnh",
                    "The report of the province's council is missing",
                )],
            );
        }

        dossier.kind = DossierKind::ReEvaluation;
        finds("missing-council-report", &dossier, &[]);
    }

    #[test]
    fn other_stages_editions_and_a_missing_part_are_not_its_matter() {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        dossier.stage = Stage::Commune;
        finds("missing-council-report", &dossier, &[]);

        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("missing-council-report", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        dossier.kind = DossierKind::First;
        dossier.province = Some(ProvincePart::default());
        finds("missing-council-report", &dossier, &[]);
    }
}
