//! A form of the applicant without a part that its kind of dossier requires.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormPart, Stage};
use crate::procedure::Provision;
use crate::procedure::row::RequiredForm;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "incomplete-form",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::Forms),
    checks: Label::constant(
        "Biểu mẫu của chủ thể có đủ các phần",
        "The applicant's forms are complete",
    ),
    why: Label::constant(
        "Thiếu phần nào thì nội dung đó chưa được báo cáo",
        "The content of a missing part is not reported",
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
    // A report that says of some topics what is new has a rule of its own.
    let rows = rows.filter(|row| !says_what_is_new(examination, row));
    for row in rows.filter(|row| row.from == stage) {
        let Some(values) = missing(examination, row) else {
            continue;
        };
        // What one kind of dossier adds to a form has its own clause.
        let basis = match row.provision {
            own @ (Provision::UpgradeDossier | Provision::ReEvaluationDossier) => Basis::Law(own),
            _ => Basis::of_form(row.form),
        };
        findings.add_by(basis, format!("forms.{}.parts", row.form), values);
    }
}

/// Whether a form has some of the parts on what is new since the recognition, which a re-evaluation adds.
pub(crate) fn says_what_is_new(examination: &Examination<'_>, row: &RequiredForm) -> bool {
    let form = examination.dossier.forms.get(&row.form);
    row.provision == Provision::ReEvaluationDossier
        && form.is_some_and(|form| row.parts.iter().any(|part| form.parts.contains(part)))
}

/// A form of the dossier and the parts that it lacks, if it lacks any.
pub(crate) fn missing(
    examination: &Examination<'_>,
    row: &RequiredForm,
) -> Option<Vec<(&'static str, Value)>> {
    let form = examination.dossier.forms.get(&row.form)?;
    let lacks = |part: &&FormPart| !form.parts.contains(part);
    let mut missing = examination.parts(row).filter(lacks).peekable();
    missing.peek()?;
    let parts: Value = missing.map(|part| Value::from(part.words())).collect();
    Some(vec![("form", row.form.words().into()), ("parts", parts)])
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{FormKind, FormPart};
    use crate::testing::{clean, finds, of_sheet, sent_by_commune};

    const COMMITMENT: (&str, &str, &str) = (
        "forms.registration.parts",
        "Phiếu đăng ký thiếu phần: cam kết",
        "Missing from the registration form: commitment",
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
                    "forms.self-report.parts",
                    "Báo cáo tự đánh giá thiếu phần: thông tin chung; kết quả sản xuất, kinh doanh; tự đánh giá, chấm điểm; kế hoạch",
                    "Missing from the self-evaluation report: general part, business results, self-score, plan",
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
                "forms.self-report.parts",
                "Báo cáo tự đánh giá thiếu phần: nội dung thay đổi từ khi được công nhận",
                "Missing from the self-evaluation report: changes since recognition",
            )],
        );
    }

    #[test]
    fn a_re_evaluation_says_what_is_new() {
        let mut dossier = clean();
        dossier.kind = DossierKind::ReEvaluation;
        finds(
            "incomplete-form",
            &dossier,
            &[(
                "forms.self-report.parts",
                "Báo cáo tự đánh giá thiếu phần: cập nhật nguyên liệu, cập nhật công nghệ, cập nhật bao bì, cập nhật nhãn, cập nhật công bố chất lượng, cập nhật kiểm nghiệm định kỳ, cập nhật thị trường, cập nhật sản lượng, cập nhật doanh thu",
                "Missing from the self-evaluation report: update on raw material, update on technology, update on packaging, update on labels, update on the quality declaration, update on periodic tests, update on the market, update on output, update on revenue",
            )],
        );
        // One topic is enough for this rule: `updates-not-stated` asks about the others.
        let report = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        report.parts.insert(FormPart::RevenueUpdate);
        finds("incomplete-form", &dossier, &[]);
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
                "forms.self-report.parts",
                "Báo cáo tự đánh giá thiếu phần: tự đánh giá, chấm điểm",
                "Missing from the self-evaluation report: self-score",
            )],
        );
    }
}
