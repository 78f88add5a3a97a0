//! A re-evaluation whose report says of some topics what is new since the recognition, and not of others.

use alloc::format;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::forms::incomplete_form::{missing, says_what_is_new};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "updates-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ReEvaluationDossier),
    checks: Label::constant(
        "Báo cáo của hồ sơ phân hạng lại nêu nội dung mới từ khi được công nhận",
        "The report of a re-evaluation says what is new since the recognition",
    ),
    why: Label::constant(
        "Nội dung nào có thay đổi thì phải cập nhật; không nêu thì không biết có thay đổi hay không",
        "What is new must be reported. Without its part, nobody can see whether anything changed",
    ),
    message: Label::constant(
        "{form} của hồ sơ phân hạng lại chưa có phần: {parts}",
        "missing from the {form} of the re-evaluation: {parts}",
    ),
    repair: Label::constant(
        "bổ sung từng phần còn thiếu, hoặc ghi rõ nội dung đó không có gì mới",
        "add each missing part, or state in it that nothing is new",
    ),
    example: Label::constant(
        "Bao bì đã đổi sau khi được công nhận nhưng báo cáo không nêu",
        "The packaging changed after the recognition, and the report does not say so",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let rows = examination.procedure.forms(dossier.stage, dossier.kind);
    // Without any of them the form is incomplete.
    for row in rows.filter(|row| says_what_is_new(examination, row)) {
        if let Some(values) = missing(examination, row) {
            findings.add(format!("forms.{}.parts", row.form), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{FormKind, FormPart};
    use crate::testing::{clean, costs, finds, of_sheet, under};

    #[test]
    fn a_re_evaluation_says_what_is_new_on_nine_topics() {
        let mut dossier = clean();
        dossier.kind = DossierKind::ReEvaluation;
        // A report without any is incomplete: `incomplete-form`.
        finds("updates-not-stated", &dossier, &[]);
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
            "updates-not-stated",
            &dossier,
            &[(
                "forms.self-report.parts",
                "Báo cáo tự đánh giá của hồ sơ phân hạng lại chưa có phần: cập nhật doanh thu",
                "Missing from the self-evaluation report of the re-evaluation: update on revenue",
            )],
        );
        assert_eq!(costs("updates-not-stated", &dossier), ["nothing"]);
        let report = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        report.parts.insert(FormPart::RevenueUpdate);
        finds("updates-not-stated", &dossier, &[]);
    }

    #[test]
    fn a_service_has_no_packaging_label_declaration_or_tests_to_update() {
        let mut dossier = of_sheet(Edition::E2026, 26);
        dossier.kind = DossierKind::ReEvaluation;
        let report = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        report.parts.insert(FormPart::RevenueUpdate);
        finds(
            "updates-not-stated",
            &dossier,
            &[(
                "forms.self-report.parts",
                "Báo cáo tự đánh giá của hồ sơ phân hạng lại chưa có phần: cập nhật nguyên liệu, cập nhật công nghệ, cập nhật thị trường, cập nhật sản lượng",
                "Missing from the self-evaluation report of the re-evaluation: update on raw material, update on technology, update on the market, update on output",
            )],
        );
    }

    #[test]
    fn other_kinds_and_editions_have_no_such_parts() {
        for kind in [DossierKind::First, DossierKind::Upgrade] {
            let mut dossier = clean();
            dossier.kind = kind;
            finds("updates-not-stated", &dossier, &[]);
        }
        let mut dossier = under(Edition::E2023, 4);
        dossier.kind = DossierKind::ReEvaluation;
        finds("updates-not-stated", &dossier, &[]);
    }
}
