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
    basis: Basis::Form(Provision::CommuneReportContents),
    checks: Label::constant(
        "Báo cáo của cấp xã có đủ phần chung và các nội dung theo mẫu",
        "The commune's report has its general part and all topics of its form",
    ),
    why: Label::constant(
        "Thiếu nội dung nào thì cấp tỉnh chưa có căn cứ xem xét nội dung đó",
        "Without a topic, the province has no basis for its review",
    ),
    message: Label::constant(
        "{form} thiếu phần: {parts}",
        "missing from the {form}: {parts}",
    ),
    repair: Label::constant(
        "bổ sung vào {form} phần: {parts}",
        "add to the {form}: {parts}",
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
            &[(
                "forms.commune-report.parts",
                "Báo cáo của cấp xã thiếu phần: thông tin chung; sử dụng nguyên liệu địa phương; sử dụng lao động địa phương; nguồn gốc ý tưởng sản phẩm; bản sắc, tri thức địa phương",
                "Missing from the commune's report: general part, use of local raw material, use of local labour, origin of the product idea, local identity and knowledge",
            )],
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
