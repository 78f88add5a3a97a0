//! A self-evaluation report that a person other than the legal representative signed.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "form-signed-by-another",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Người đại diện theo pháp luật ký báo cáo tự đánh giá",
        "The legal representative signs the self-evaluation report",
    ),
    why: Label::constant(
        "Người khác ký thì phải có giấy ủy quyền",
        "Another person needs a power of attorney to sign",
    ),
    message: Label::constant(
        "{form} do “{signer}” ký, trong khi người đại diện là “{representative}”",
        "the {form} is signed by “{signer}”, but the representative is “{representative}”",
    ),
    repair: Label::constant(
        "người đại diện ký lại {form}, hoặc nộp giấy ủy quyền cho “{signer}”",
        "have the representative sign the {form}, or submit a power of attorney for “{signer}”",
    ),
    example: Label::constant(
        "Kế toán ký báo cáo tự đánh giá thay giám đốc",
        "The accountant signs the self-evaluation report for the director",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let representative = examination.dossier.applicant.representative.as_ref();
    let Some(representative) = representative.and_then(|person| said(&person.name)) else {
        return;
    };
    for (&kind, form) in &examination.dossier.forms {
        let signature = form.signature.as_ref();
        let signer = signature.and_then(|signature| said(&signature.by));
        let another = signer.filter(|signer| !same_name(signer, representative));
        // Mẫu 01 has the signature of a representative, Mẫu 02 that of the legal representative.
        if let Some(signer) = another.filter(|_| kind == FormKind::SelfReport) {
            let values = vec![
                ("form", kind.words().into()),
                ("signer", signer.into()),
                ("representative", representative.into()),
            ];
            findings.add(format!("forms.{kind}.signature.by"), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::FormKind;
    use crate::testing::{clean, finds, sent_by_commune};

    #[test]
    fn the_representative_signs() {
        let mut dossier = sent_by_commune();
        finds("form-signed-by-another", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().by = Some("NGƯỜI đại diện hợp tác xã  (giả định)".into());
        finds("form-signed-by-another", &dossier, &[]);
        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().by =
            Some("Bà Người đại diện hợp tác xã (giả định)".into());
        finds("form-signed-by-another", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().by = Some("Kế toán (giả định)".into());
        finds(
            "form-signed-by-another",
            &dossier,
            &[(
                "forms.self-report.signature.by",
                "Báo cáo tự đánh giá do “Kế toán (giả định)” ký, trong khi người đại diện là “Người đại diện hợp tác xã (giả định)”",
                "The self-evaluation report is signed by “Kế toán (giả định)”, but the representative is “Người đại diện hợp tác xã (giả định)”",
            )],
        );
    }

    #[test]
    fn the_registration_form_may_be_signed_by_another_representative() {
        let mut dossier = clean();
        let form = dossier.forms.get_mut(&FormKind::Registration).unwrap();
        form.signature.as_mut().unwrap().by = Some("Phó giám đốc (giả định)".into());
        finds("form-signed-by-another", &dossier, &[]);
    }

    #[test]
    fn without_a_signer_or_a_representative_nothing_is_compared() {
        let mut dossier = clean();
        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature.as_mut().unwrap().by = Some(" ".into());
        finds("form-signed-by-another", &dossier, &[]);
        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        let signature = form.signature.take();
        finds("form-signed-by-another", &dossier, &[]);

        let form = dossier.forms.get_mut(&FormKind::SelfReport).unwrap();
        form.signature = signature;
        form.signature.as_mut().unwrap().by = Some("Kế toán (giả định)".into());
        dossier.applicant.representative.as_mut().unwrap().name = None;
        finds("form-signed-by-another", &dossier, &[]);
        dossier.applicant.representative = None;
        finds("form-signed-by-another", &dossier, &[]);
    }
}
