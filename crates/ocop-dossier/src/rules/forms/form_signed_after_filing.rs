//! A form of the applicant that was signed after the filing.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "form-signed-after-filing",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Ngày ký biểu mẫu của chủ thể không sau ngày nộp hồ sơ, hoặc ngày hoàn thiện hồ sơ nếu đã bổ sung",
        "The applicant's forms are signed on or before the filing date, or the day on which the dossier was complete",
    ),
    why: Label::constant(
        "Biểu mẫu phải được ký trước khi nộp; biểu mẫu làm lại theo yêu cầu thì ký trước khi hồ sơ hoàn thiện",
        "A form must be signed before it is filed. One that an office had corrected is signed before the dossier is complete",
    ),
    message: Label::constant(
        "{form} ký ngày {signed}, sau ngày xét giấy tờ ({day})",
        "the {form} was signed on {signed}, after the reference date ({day})",
    ),
    repair: Label::constant(
        "đối chiếu ngày ký với ngày nộp và sửa ngày ghi sai",
        "compare the dates of signing and filing and correct the wrong one",
    ),
    example: Label::constant(
        "Phiếu đăng ký ghi ngày ký sau ngày nộp một ngày",
        "A registration form is dated one day after the filing",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(day) = examination.issued_by else {
        return;
    };
    for (&kind, form) in &examination.dossier.forms {
        let signed = form.signature.as_ref().and_then(|signature| signature.on);
        let late = signed.filter(|&signed| signed > day && kind != FormKind::CommuneReport);
        if let Some(signed) = late {
            let values = vec![
                ("form", kind.words().into()),
                ("signed", signed.into()),
                ("day", day.into()),
            ];
            findings.add(format!("forms.{kind}.signature.on"), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::settings::Settings;
    use crate::model::FormKind;
    use crate::testing::{clean, day, finds, finds_under, sent_by_commune};

    #[test]
    fn a_form_is_signed_on_or_before_the_date_of_filing() {
        let mut dossier = sent_by_commune();
        finds("form-signed-after-filing", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().on = Some(day(2026, 9, 14));
        finds("form-signed-after-filing", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().on = Some(day(2026, 9, 15));
        let late = (
            "forms.self-report.signature.on",
            "Báo cáo tự đánh giá ký ngày 15/09/2026, sau ngày xét giấy tờ (14/09/2026)",
            "The self-evaluation report was signed on 2026-09-15, after the reference date (2026-09-14)",
        );
        finds("form-signed-after-filing", &dossier, &[late]);

        // A form that was corrected on request is signed before the dossier is complete.
        dossier.steps.completed = Some(day(2026, 9, 15));
        finds("form-signed-after-filing", &dossier, &[]);
        dossier.steps.completed = None;

        dossier.steps.filed = None;
        finds("form-signed-after-filing", &dossier, &[]);
        let settings = Settings::default().on(day(2026, 9, 14));
        finds_under(&settings, "form-signed-after-filing", &dossier, &[late]);
    }

    #[test]
    fn a_form_without_a_signature_or_date_is_left_to_other_rules() {
        let mut dossier = clean();
        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().on = None;
        dossier
            .forms
            .get_mut(&FormKind::Registration)
            .unwrap()
            .signature = None;
        finds("form-signed-after-filing", &dossier, &[]);
    }
}
