//! The commune's report without one of its parts.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "incomplete-commune-report",
    stage: Stage::Commune,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CommuneReportContents),
    checks: Label::constant(
        "Báo cáo của cấp xã có đủ phần chung và các nội dung theo mẫu",
        "The commune's report has its general part and all topics of its form",
    ),
    why: Label::constant(
        "Thiếu nội dung nào thì cấp tỉnh chưa có căn cứ xem xét nội dung đó",
        "Without a topic, the province has no basis for its review",
    ),
    message: Label::constant(
        "{form} chưa có phần “{part}”",
        "the part “{part}” is missing from the {form}",
    ),
    repair: Label::constant(
        "bổ sung phần “{part}” vào {form}",
        "complete the part “{part}” of the {form}",
    ),
    example: Label::constant(
        "Báo cáo không đánh giá việc sử dụng lao động địa phương",
        "The report does not assess local labour",
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
                    "Báo cáo của cấp xã chưa có phần “thông tin chung”",
                    "The part “general part” is missing from the commune's report",
                ),
                (
                    "forms.commune-report.parts.idea-origin",
                    "Báo cáo của cấp xã chưa có phần “nguồn gốc ý tưởng sản phẩm”",
                    "The part “origin of the product idea” is missing from the commune's report",
                ),
                (
                    "forms.commune-report.parts.local-identity",
                    "Báo cáo của cấp xã chưa có phần “bản sắc, tri thức địa phương”",
                    "The part “local identity and knowledge” is missing from the commune's report",
                ),
                (
                    "forms.commune-report.parts.local-labour",
                    "Báo cáo của cấp xã chưa có phần “sử dụng lao động địa phương”",
                    "The part “use of local labour” is missing from the commune's report",
                ),
                (
                    "forms.commune-report.parts.local-material",
                    "Báo cáo của cấp xã chưa có phần “sử dụng nguyên liệu địa phương”",
                    "The part “use of local raw material” is missing from the commune's report",
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
