//! A registration number of the applicant that is not the one on the business registration.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said, same_code};
use crate::check::findings::Findings;
use crate::model::document_kind::DocumentKind;
use crate::model::{Document, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "registration-number-differs",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Số đăng ký kinh doanh của chủ thể trùng với số trên giấy đăng ký kinh doanh",
        "The applicant's registration number is the one on the business registration",
    ),
    why: Label::constant(
        "Số khác thì giấy tờ có thể là của đơn vị khác",
        "A different number may belong to another unit",
    ),
    message: Label::constant(
        "số đăng ký kinh doanh kê khai là {number}, khác số {other} trên {document}",
        "the declared registration number {number} differs from {other} on the {document}",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính {document} và sửa số ghi sai",
        "compare both with the original and correct the wrong number",
    ),
    example: Label::constant(
        "Kê khai mã số thuế thay cho số đăng ký hộ kinh doanh",
        "The tax number is declared instead of the business-household registration number",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let registration = examination.dossier.applicant.registration.as_ref();
    let Some(number) = registration.and_then(|registration| said(&registration.number)) else {
        return;
    };
    let registrations = || examination.documents(DocumentKind::BusinessRegistration);
    // A registration without a number may be the one.
    let fits =
        |document: &Document| said(&document.number).is_none_or(|own| same_code(own, number));
    let Some((_, first)) = registrations().next() else {
        return;
    };
    if registrations().any(|(_, document)| fits(document)) {
        return;
    }
    let values = vec![
        ("number", number.into()),
        ("other", said(&first.number).unwrap_or_default().into()),
        ("document", first.kind.words().into()),
    ];
    findings.add("applicant.registration.number", values);
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds, paper};

    #[test]
    fn the_number_is_the_one_on_the_registration() {
        let mut dossier = clean();
        finds("registration-number-differs", &dossier, &[]);

        for number in [
            " gd-6207-0001",
            "GD 6207 0001",
            "GD–6207–0001",
            "GD62070001.",
        ] {
            paper(&mut dossier, "dang-ky-kinh-doanh").number = Some(number.into());
            finds("registration-number-differs", &dossier, &[]);
        }
        paper(&mut dossier, "dang-ky-kinh-doanh").number = Some("GD-6207-0002".into());
        finds(
            "registration-number-differs",
            &dossier,
            &[(
                "applicant.registration.number",
                "Số đăng ký kinh doanh kê khai là GD-6207-0001, khác số GD-6207-0002 trên giấy đăng ký kinh doanh",
                "The declared registration number GD-6207-0001 differs from GD-6207-0002 on the business registration",
            )],
        );

        let mut second = paper(&mut dossier, "dang-ky-kinh-doanh").clone();
        second.number = Some("GD-6207-0001".into());
        dossier.documents.insert("dang-ky-moi".into(), second);
        finds("registration-number-differs", &dossier, &[]);
    }

    #[test]
    fn missing_numbers_are_left_to_other_rules() {
        let mut dossier = clean();
        paper(&mut dossier, "dang-ky-kinh-doanh").number = None;
        finds("registration-number-differs", &dossier, &[]);
        paper(&mut dossier, "dang-ky-kinh-doanh").number = Some("GD-6207-0002".into());
        dossier.applicant.registration.as_mut().unwrap().number = Some(" ".into());
        finds("registration-number-differs", &dossier, &[]);
        dossier.applicant.registration = None;
        finds("registration-number-differs", &dossier, &[]);
    }
}
