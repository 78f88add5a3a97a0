//! No report of the commune: Mẫu 03 of 26/2026.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-commune-report",
    stage: Stage::Commune,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "Điều 6, 7; Phụ lục III, Mẫu 03",
        "Art. 6, 7; Annex III, Mẫu 03",
    )]),
    checks: Label::constant(
        "Hồ sơ cấp xã gửi có báo cáo theo Mẫu 03",
        "What the commune sends holds its report by Mẫu 03",
    ),
    why: Label::constant(
        "Cấp tỉnh xét bốn nội dung do cấp xã đánh giá",
        "The province looks at the four topics that the commune assessed",
    ),
    message: Label::constant(
        "thiếu báo cáo của cấp xã (Mẫu 03)",
        "the commune's report (Mẫu 03) is missing",
    ),
    repair: Label::constant(
        "lập báo cáo theo Mẫu 03, ký và gửi kèm hồ sơ",
        "write the report by Mẫu 03, sign it and add it",
    ),
    example: Label::constant(
        "Cấp xã gửi văn bản đề nghị mà không kèm báo cáo",
        "The commune sends its letter without the report",
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
                    "Thiếu báo cáo của cấp xã (Mẫu 03)",
                    "The commune's report (Mẫu 03) is missing",
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
