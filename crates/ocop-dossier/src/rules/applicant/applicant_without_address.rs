//! An applicant without an address.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "applicant-without-address",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Hồ sơ ghi địa chỉ của chủ thể",
        "The address of the applicant is given",
    ),
    why: Label::constant(
        "Địa chỉ là căn cứ xác định UBND cấp xã tiếp nhận hồ sơ",
        "The address decides which commune receives the dossier",
    ),
    message: Label::constant(
        "chưa ghi địa chỉ của chủ thể",
        "the address of the applicant is missing",
    ),
    repair: Label::constant(
        "ghi địa chỉ: thôn (bản, tổ dân phố), xã (phường), tỉnh (thành phố)",
        "enter the address: hamlet, commune and province",
    ),
    example: Label::constant(
        "Phiếu đăng ký để trống địa chỉ",
        "A registration form with a blank address",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    match &examination.dossier.applicant.address {
        None => findings.add("applicant.address", vec![]),
        Some(address) if said(&address.text).is_none() => {
            findings.add("applicant.address.text", vec![]);
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds};

    const MESSAGE: (&str, &str) = (
        "Chưa ghi địa chỉ của chủ thể",
        "The address of the applicant is missing",
    );

    #[test]
    fn an_applicant_has_an_address() {
        let mut dossier = clean();
        finds("applicant-without-address", &dossier, &[]);

        dossier.applicant.address.as_mut().unwrap().text = Some(" ".into());
        let (vi, en) = MESSAGE;
        finds(
            "applicant-without-address",
            &dossier,
            &[("applicant.address.text", vi, en)],
        );

        dossier.applicant.address = None;
        finds(
            "applicant-without-address",
            &dossier,
            &[("applicant.address", vi, en)],
        );
    }
}
