//! A receipt number that does not have the form of the registration form.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::units;

pub(crate) const RULE: Rule = Rule {
    name: "malformed-receipt-number",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Số tiếp nhận đúng dạng …/PĐK-(mã tỉnh)-(mã xã)-(năm)",
        "The receipt number has the form …/PĐK-(province)-(commune)-(year)",
    ),
    why: Label::constant(
        "Số không đúng dạng thì không tra cứu được trong sổ tiếp nhận",
        "A number in another form cannot be found in the register",
    ),
    message: Label::constant(
        "số tiếp nhận “{receipt}” không đúng dạng …/PĐK-(mã tỉnh)-(mã xã)-(năm)",
        "the receipt number “{receipt}” does not have the form …/PĐK-(province)-(commune)-(year)",
    ),
    repair: Label::constant(
        "ghi lại theo sổ tiếp nhận, ví dụ 07/PĐK-11-03253-2026",
        "copy the number from the register, for example 07/PĐK-11-03253-2026",
    ),
    example: Label::constant(
        "Số tiếp nhận chỉ ghi 07/PĐK",
        "The receipt number is only 07/PĐK",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let receipt = examination.commune().and_then(|part| said(&part.receipt));
    if let Some(receipt) = receipt.filter(|receipt| units::Receipt::read(receipt).is_none()) {
        findings.add("commune.receipt", vec![("receipt", receipt.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{CommunePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn a_receipt_number_has_the_form_of_mau_01() {
        let mut dossier = sent_by_commune();
        for receipt in [None, Some(" "), Some(" 1/PĐK-99-99999-2027 ")] {
            dossier.commune.as_mut().unwrap().receipt = receipt.map(Into::into);
            finds("malformed-receipt-number", &dossier, &[]);
        }
        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-11-3253-2026".into());
        finds(
            "malformed-receipt-number",
            &dossier,
            &[(
                "commune.receipt",
                "Số tiếp nhận “07/PĐK-11-3253-2026” không đúng dạng …/PĐK-(mã tỉnh)-(mã xã)-(năm)",
                "The receipt number “07/PĐK-11-3253-2026” does not have the form …/PĐK-(province)-(commune)-(year)",
            )],
        );

        dossier.stage = Stage::Applicant;
        finds("malformed-receipt-number", &dossier, &[]);
    }

    #[test]
    fn earlier_editions_have_no_such_form() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Commune;
        dossier.commune = Some(CommunePart {
            receipt: Some("07".into()),
            ..CommunePart::default()
        });
        finds("malformed-receipt-number", &dossier, &[]);
    }
}
