//! No report of the commune.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-commune-report",
    stage: Stage::Commune,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CommuneReport),
    checks: Label::constant(
        "Hồ sơ cấp xã gửi có báo cáo của cấp xã",
        "The dossier that the commune sends includes its report",
    ),
    why: Label::constant(
        "Cấp tỉnh xem xét các nội dung do cấp xã đánh giá",
        "The province reviews the topics that the commune assessed",
    ),
    message: Label::constant(
        "hồ sơ chưa có báo cáo của cấp xã",
        "the commune's report is missing",
    ),
    repair: Label::constant(
        "lập báo cáo theo mẫu, ký, đóng dấu và bổ sung vào hồ sơ",
        "write the report on its form, sign it and add it to the dossier",
    ),
    example: Label::constant(
        "Cấp xã gửi văn bản đề nghị mà không kèm báo cáo",
        "The commune sends its request letter without the report",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks(FormKind::CommuneReport) {
        findings.add("forms.commune-report", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{FormKind, Stage};
    use crate::testing::{clean, finds, of_sheet, sent_by_commune, sent_by_province};

    #[test]
    fn the_commune_reports_from_its_stage_on() {
        finds("missing-commune-report", &clean(), &[]);
        for mut dossier in [sent_by_commune(), sent_by_province()] {
            finds("missing-commune-report", &dossier, &[]);
            dossier.forms.remove(&FormKind::CommuneReport);
            finds(
                "missing-commune-report",
                &dossier,
                &[(
                    "forms.commune-report",
                    "Hồ sơ chưa có báo cáo của cấp xã",
                    "The commune's report is missing",
                )],
            );
        }
    }

    #[test]
    fn earlier_editions_are_not_known_to_ask() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Commune;
        finds("missing-commune-report", &dossier, &[]);
    }
}
