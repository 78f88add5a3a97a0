//! A form without a signature, or whose signature has no name or date.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::signed;

pub(crate) const RULE: Rule = Rule {
    name: "unsigned-form",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::Forms),
    checks: Label::constant(
        "Mọi biểu mẫu có người ký và ngày ký",
        "Every form is signed, with name and date",
    ),
    why: Label::constant(
        "Biểu mẫu chưa ký thì không có người chịu trách nhiệm về nội dung",
        "Nobody is responsible for a form that is not signed",
    ),
    message: Label::constant("{form} chưa có {part}", "the {form} lacks {part}"),
    repair: Label::constant(
        "người đại diện ký, ghi họ tên và ngày ký vào {form}",
        "have the representative sign the {form}, with name and date",
    ),
    example: Label::constant(
        "Phiếu đăng ký bỏ trống chỗ ký",
        "A registration form with the signature left blank",
    ),
    check,
};

const SIGNATURE: Label = Label::constant("chữ ký", "a signature");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    // The commune's report is checked with the commune's papers.
    let own = |kind: &FormKind| *kind != FormKind::CommuneReport;
    for (&kind, form) in examination
        .dossier
        .forms
        .iter()
        .filter(|(kind, _)| own(kind))
    {
        for (path, lacking) in signed::form_lacks(form, SIGNATURE) {
            let values = vec![("form", kind.words().into()), ("part", lacking.into())];
            findings.add_by(Basis::of_form(kind), format!("forms.{kind}.{path}"), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::FormKind;
    use crate::testing::{clean, finds};

    #[test]
    fn a_form_requires_a_signature_with_name_and_date() {
        let mut dossier = clean();
        finds("unsigned-form", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::Registration).unwrap();
        let signature = form.signature.as_mut().unwrap();
        signature.by = Some(" ".into());
        signature.on = None;
        dossier
            .forms
            .get_mut(&FormKind::SelfReport)
            .unwrap()
            .signature = None;
        finds(
            "unsigned-form",
            &dossier,
            &[
                (
                    "forms.registration.signature.by",
                    "Phiếu đăng ký chưa có tên người ký",
                    "The registration form lacks the name of the signer",
                ),
                (
                    "forms.registration.signature.on",
                    "Phiếu đăng ký chưa có ngày ký",
                    "The registration form lacks the date of signing",
                ),
                (
                    "forms.self-report.signature",
                    "Báo cáo tự đánh giá chưa có chữ ký",
                    "The self-evaluation report lacks a signature",
                ),
            ],
        );
    }
}
