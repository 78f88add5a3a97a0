//! No report of the province's OCOP agency.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-agency-report",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::AgencyReport),
    checks: Label::constant(
        "Hồ sơ phân hạng lại gửi Bộ có báo cáo của cơ quan quản lý Chương trình OCOP cấp tỉnh",
        "A re-evaluation for the ministry includes the OCOP agency's report",
    ),
    why: Label::constant(
        "Khi phân hạng lại, Bộ căn cứ vào báo cáo của cơ quan này",
        "In a re-evaluation, the ministry relies on this report",
    ),
    message: Label::constant(
        "hồ sơ chưa có báo cáo của cơ quan quản lý Chương trình OCOP cấp tỉnh",
        "the report of the province's OCOP agency is missing",
    ),
    repair: Label::constant(
        "bổ sung báo cáo của cơ quan quản lý Chương trình OCOP",
        "add the report of the OCOP agency",
    ),
    example: Label::constant(
        "Hồ sơ phân hạng lại chỉ có văn bản gửi Bộ",
        "A re-evaluation with only the letter",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::AgencyReport);
    let missing = examination
        .province()
        .is_some_and(|part| part.agency_report.is_none());
    if asked && missing {
        findings.add("province.agency_report", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Paper, ProvincePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_province};

    #[test]
    fn the_agency_reports_on_re_evaluations() {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::ReEvaluation;
        dossier.province.as_mut().unwrap().agency_report = Some(Paper::default());
        finds("missing-agency-report", &dossier, &[]);

        dossier.province.as_mut().unwrap().agency_report = None;
        finds(
            "missing-agency-report",
            &dossier,
            &[(
                "province.agency_report",
                "Hồ sơ chưa có báo cáo của cơ quan quản lý Chương trình OCOP cấp tỉnh",
                "The report of the province's OCOP agency is missing",
            )],
        );

        for kind in [DossierKind::First, DossierKind::Upgrade] {
            dossier.kind = kind;
            finds("missing-agency-report", &dossier, &[]);
        }
    }

    #[test]
    fn other_stages_editions_and_a_missing_part_are_not_its_matter() {
        let mut dossier = sent_by_province();
        dossier.kind = DossierKind::ReEvaluation;
        dossier.province = Some(ProvincePart::default());
        dossier.stage = Stage::Commune;
        finds("missing-agency-report", &dossier, &[]);

        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("missing-agency-report", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        dossier.kind = DossierKind::ReEvaluation;
        dossier.province = Some(ProvincePart::default());
        finds("missing-agency-report", &dossier, &[]);
    }
}
