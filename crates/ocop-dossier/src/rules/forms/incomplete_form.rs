//! A form of the applicant without a part that its kind of dossier requires.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "incomplete-form",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Forms),
    checks: Label::constant(
        "Biểu mẫu của chủ thể có đủ các phần",
        "The applicant's forms are complete",
    ),
    why: Label::constant(
        "Thiếu phần nào thì nội dung đó chưa được báo cáo",
        "The content of a missing part is not reported",
    ),
    message: Label::constant(
        "{form} chưa có phần “{part}”",
        "the part “{part}” of the {form} is missing",
    ),
    repair: Label::constant(
        "bổ sung phần “{part}” vào {form}",
        "fill in the part “{part}” of the {form}",
    ),
    example: Label::constant(
        "Báo cáo nâng hạng không nêu nội dung thay đổi từ khi được công nhận",
        "The report of an upgrade does not say what changed since recognition",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    add_missing_parts(examination, Stage::Applicant, findings);
}

/// Reports the parts that are missing in the forms of a stage. Missing forms are left to other rules.
pub(crate) fn add_missing_parts(
    examination: &Examination<'_>,
    stage: Stage,
    findings: &mut Findings<'_>,
) {
    let dossier = examination.dossier;
    let rows = examination.procedure.forms(dossier.stage, dossier.kind);
    for row in rows.filter(|row| row.from == stage) {
        let Some(form) = dossier.forms.get(&row.form) else {
            continue;
        };
        for &part in row.parts.iter().filter(|part| !form.parts.contains(part)) {
            let path = format!("forms.{}.parts.{part}", row.form);
            let values = vec![
                ("form", row.form.words().into()),
                ("part", part.words().into()),
            ];
            findings.add(path, values);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{FormKind, FormPart};
    use crate::testing::{clean, finds, of_sheet, sent_by_commune};

    const COMMITMENT: (&str, &str, &str) = (
        "forms.registration.parts.commitment",
        "Phiếu đăng ký chưa có phần “cam kết”",
        "The part “commitment” of the registration form is missing",
    );

    #[test]
    fn forms_are_complete() {
        let mut dossier = clean();
        finds("incomplete-form", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::Registration).unwrap();
        form.parts.remove(&FormPart::Commitment);
        finds("incomplete-form", &dossier, &[COMMITMENT]);

        let report = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        report.parts.clear();
        finds(
            "incomplete-form",
            &dossier,
            &[
                COMMITMENT,
                (
                    "forms.self-report.parts.business-results",
                    "Báo cáo tự đánh giá chưa có phần “kết quả sản xuất, kinh doanh”",
                    "The part “business results” of the self-evaluation report is missing",
                ),
                (
                    "forms.self-report.parts.general",
                    "Báo cáo tự đánh giá chưa có phần “thông tin chung”",
                    "The part “general part” of the self-evaluation report is missing",
                ),
                (
                    "forms.self-report.parts.plan",
                    "Báo cáo tự đánh giá chưa có phần “kế hoạch”",
                    "The part “plan” of the self-evaluation report is missing",
                ),
                (
                    "forms.self-report.parts.self-score",
                    "Báo cáo tự đánh giá chưa có phần “tự đánh giá, chấm điểm”",
                    "The part “self-score” of the self-evaluation report is missing",
                ),
            ],
        );
    }

    #[test]
    fn an_upgrade_says_what_changed() {
        let mut dossier = clean();
        dossier.kind = DossierKind::Upgrade;
        finds(
            "incomplete-form",
            &dossier,
            &[(
                "forms.self-report.parts.changes",
                "Báo cáo tự đánh giá chưa có phần “nội dung thay đổi từ khi được công nhận”",
                "The part “changes since recognition” of the self-evaluation report is missing",
            )],
        );
    }

    #[test]
    fn a_re_evaluation_updates_nine_things() {
        let mut dossier = clean();
        dossier.kind = DossierKind::ReEvaluation;
        let updates = [
            FormPart::MaterialUpdate,
            FormPart::TechnologyUpdate,
            FormPart::PackagingUpdate,
            FormPart::LabelUpdate,
            FormPart::DeclarationUpdate,
            FormPart::TestUpdate,
            FormPart::MarketUpdate,
            FormPart::OutputUpdate,
        ];
        let report = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        report.parts.extend(updates);
        finds(
            "incomplete-form",
            &dossier,
            &[(
                "forms.self-report.parts.revenue-update",
                "Báo cáo tự đánh giá chưa có phần “cập nhật doanh thu”",
                "The part “update on revenue” of the self-evaluation report is missing",
            )],
        );
    }

    #[test]
    fn a_form_that_is_missing_or_of_a_later_stage_is_left_to_other_rules() {
        let mut dossier = sent_by_commune();
        let report = dossier.forms.get_mut(&FormKind::CommuneReport).unwrap();
        report.parts.clear();
        dossier.forms.remove(&FormKind::SelfReport);
        finds("incomplete-form", &dossier, &[]);
    }

    #[test]
    fn known_parts_of_earlier_forms_are_required() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        for form in dossier.forms.values_mut() {
            form.parts.clear();
        }
        finds(
            "incomplete-form",
            &dossier,
            &[(
                "forms.self-report.parts.self-score",
                "Báo cáo tự đánh giá chưa có phần “tự đánh giá, chấm điểm”",
                "The part “self-score” of the self-evaluation report is missing",
            )],
        );
    }
}
