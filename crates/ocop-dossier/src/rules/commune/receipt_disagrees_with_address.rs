//! A receipt number of another province or commune than those of the applicant.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::units;

pub(crate) const RULE: Rule = Rule {
    name: "receipt-disagrees-with-address",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Mã tỉnh, mã xã trong số tiếp nhận là của chủ thể",
        "The province and commune in the receipt number are the applicant's",
    ),
    why: Label::constant(
        "Hồ sơ nộp tại UBND cấp xã nơi có chủ thể",
        "The dossier is filed with the applicant's commune",
    ),
    message: Label::constant(
        "số tiếp nhận “{receipt}” không có mã tỉnh, mã xã của chủ thể ({places})",
        "the receipt number “{receipt}” does not contain the applicant's province and commune ({places})",
    ),
    repair: Label::constant(
        "đối chiếu số tiếp nhận với địa chỉ của chủ thể và sửa nội dung ghi sai",
        "compare the receipt number with the applicant's address and correct the wrong one",
    ),
    example: Label::constant(
        "Chủ thể ở xã này, số tiếp nhận của xã khác",
        "The applicant is in one commune, and the number is from another",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let Some(text) = examination.commune().and_then(|part| said(&part.receipt)) else {
        return;
    };
    let elsewhere = units::Receipt::read(text)
        .is_some_and(|receipt| units::lie_elsewhere(applicant, receipt.province, receipt.commune));
    if elsewhere {
        let values = vec![
            ("receipt", text.into()),
            ("places", units::written(applicant)),
        ];
        findings.add("commune.receipt", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Stage;
    use crate::testing::{finds, sent_by_commune};

    #[test]
    fn the_applicants_commune_takes_the_dossier() {
        let mut dossier = sent_by_commune();
        finds("receipt-disagrees-with-address", &dossier, &[]);

        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-11-03254-2026".into());
        finds(
            "receipt-disagrees-with-address",
            &dossier,
            &[(
                "commune.receipt",
                "Số tiếp nhận “07/PĐK-11-03254-2026” không có mã tỉnh, mã xã của chủ thể (11-03253)",
                "The receipt number “07/PĐK-11-03254-2026” does not contain the applicant's province and commune (11-03253)",
            )],
        );

        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-12-03253-2026".into());
        finds(
            "receipt-disagrees-with-address",
            &dossier,
            &[(
                "commune.receipt",
                "Số tiếp nhận “07/PĐK-12-03253-2026” không có mã tỉnh, mã xã của chủ thể (11-03253)",
                "The receipt number “07/PĐK-12-03253-2026” does not contain the applicant's province and commune (11-03253)",
            )],
        );

        dossier.stage = Stage::Applicant;
        finds("receipt-disagrees-with-address", &dossier, &[]);
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        let mut dossier = sent_by_commune();
        for receipt in [None, Some(" "), Some("07")] {
            dossier.commune.as_mut().unwrap().receipt = receipt.map(Into::into);
            finds("receipt-disagrees-with-address", &dossier, &[]);
        }
        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-12-03253-2026".into());
        dossier.applicant.address = None;
        finds("receipt-disagrees-with-address", &dossier, &[]);
    }
}
