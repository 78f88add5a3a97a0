//! The commune's report without its general part or one of its four topics.

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "incomplete-commune-report",
    stage: Stage::Commune,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Phụ lục III, Mẫu 03", "Annex III, Mẫu 03")]),
    checks: Label::constant(
        "Báo cáo của cấp xã đủ phần chung và bốn nội dung",
        "The commune's report has its general part and four topics",
    ),
    why: Label::constant(
        "Nội dung nào thiếu thì cấp tỉnh chưa có căn cứ xét",
        "Without a topic the province has nothing to go by",
    ),
    message: Label::constant(
        "{form} thiếu phần “{part}”",
        "the {form} lacks the part “{part}”",
    ),
    repair: Label::constant(
        "viết phần “{part}” vào {form}",
        "write the part “{part}” of the {form}",
    ),
    example: Label::constant(
        "Báo cáo không nói đến sử dụng lao động địa phương",
        "The report does not speak of local labour",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    crate::rules::forms::incomplete_form::add_missing_parts(examination, Stage::Commune, findings);
}

#[cfg(test)]
mod tests {
    use crate::model::{FormKind, Stage};
    use crate::testing::{finds, sent_by_commune};

    #[test]
    fn the_report_has_all_its_topics() {
        let mut dossier = sent_by_commune();
        finds("incomplete-commune-report", &dossier, &[]);

        let report = dossier.forms.get_mut(&FormKind::CommuneReport).unwrap();
        report.parts.clear();
        finds(
            "incomplete-commune-report",
            &dossier,
            &[
                (
                    "forms.commune-report.parts.general",
                    "Báo cáo của cấp xã thiếu phần “thông tin chung”",
                    "The commune's report lacks the part “general part”",
                ),
                (
                    "forms.commune-report.parts.idea-origin",
                    "Báo cáo của cấp xã thiếu phần “nguồn gốc ý tưởng sản phẩm”",
                    "The commune's report lacks the part “origin of the product idea”",
                ),
                (
                    "forms.commune-report.parts.local-identity",
                    "Báo cáo của cấp xã thiếu phần “bản sắc, tri thức địa phương”",
                    "The commune's report lacks the part “local identity and knowledge”",
                ),
                (
                    "forms.commune-report.parts.local-labour",
                    "Báo cáo của cấp xã thiếu phần “sử dụng lao động địa phương”",
                    "The commune's report lacks the part “use of local labour”",
                ),
                (
                    "forms.commune-report.parts.local-material",
                    "Báo cáo của cấp xã thiếu phần “sử dụng nguyên liệu địa phương”",
                    "The commune's report lacks the part “use of local raw material”",
                ),
            ],
        );
    }

    #[test]
    fn a_missing_report_or_an_earlier_stage_is_not_incomplete() {
        let mut dossier = sent_by_commune();
        let report = dossier.forms.get_mut(&FormKind::CommuneReport).unwrap();
        report.parts.clear();
        dossier.stage = Stage::Applicant;
        finds("incomplete-commune-report", &dossier, &[]);

        let mut dossier = sent_by_commune();
        dossier.forms.remove(&FormKind::CommuneReport);
        dossier
            .forms
            .get_mut(&FormKind::SelfReport)
            .unwrap()
            .parts
            .clear();
        finds("incomplete-commune-report", &dossier, &[]);
    }
}
