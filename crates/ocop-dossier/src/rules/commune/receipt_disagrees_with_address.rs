//! A receipt number of another province or commune than those of the applicant, or of none that exists.

use alloc::format;
use alloc::vec;

use ocop_core::{Label, Lang};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units;

pub(crate) const RULE: Rule = Rule {
    name: "receipt-disagrees-with-address",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Mã tỉnh, mã xã trong số tiếp nhận có trong danh mục và là của chủ thể",
        "The province and commune in the receipt number exist and are the applicant's",
    ),
    why: Label::constant(
        "Hồ sơ nộp tại UBND cấp xã nơi có chủ thể",
        "The dossier is filed with the applicant's commune",
    ),
    message: Label::constant(
        "số tiếp nhận “{receipt}” {fault}",
        "the receipt number “{receipt}” {fault}",
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
    let Ok(receipt) = units::Receipt::read(text) else {
        return;
    };
    let mut values = vec![];
    let fault = receipt.fault();
    let basis = if fault.is_some() {
        Basis::Beside(Statute::UNITS)
    } else {
        RULE.basis
    };
    let fault = fault.or_else(|| {
        if !units::lie_elsewhere(applicant, receipt.province, receipt.commune) {
            return None;
        }
        let places = units::written(applicant);
        let (vi, en) = (places.shown(Lang::Vi), places.shown(Lang::En));
        values.push(("places", places));
        Some(Label::new(
            format!("không có mã tỉnh, mã xã của chủ thể ({vi})"),
            format!("does not contain the applicant's province and commune ({en})"),
        ))
    });
    if let Some(fault) = fault {
        values.extend([("receipt", text.into()), ("fault", fault.into())]);
        findings.add_by(basis, "commune.receipt", values);
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

        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-11-03295-2026".into());
        finds(
            "receipt-disagrees-with-address",
            &dossier,
            &[(
                "commune.receipt",
                "Số tiếp nhận “07/PĐK-11-03295-2026” không có mã tỉnh, mã xã của chủ thể (11-03253)",
                "The receipt number “07/PĐK-11-03295-2026” does not contain the applicant's province and commune (11-03253)",
            )],
        );

        for (receipt, vi, en) in [
            (
                "07/PĐK-12-03253-2026",
                "Số tiếp nhận “07/PĐK-12-03253-2026” có mã tỉnh 12, nhưng xã 03253 (Xã Tuần Giáo) thuộc tỉnh 11 (Tỉnh Điện Biên)",
                "The receipt number “07/PĐK-12-03253-2026” has the province code 12, but commune 03253 (Xã Tuần Giáo) is in province 11 (Tỉnh Điện Biên)",
            ),
            (
                "01/PĐK-83-28882-2026",
                "Số tiếp nhận “01/PĐK-83-28882-2026” có mã tỉnh 83 không có trong danh mục đơn vị hành chính",
                "The receipt number “01/PĐK-83-28882-2026” has the province code 83, which is not in the list of units",
            ),
            (
                "01/PĐK-11-03254-2026",
                "Số tiếp nhận “01/PĐK-11-03254-2026” có mã xã 03254 không có trong danh mục đơn vị hành chính",
                "The receipt number “01/PĐK-11-03254-2026” has the commune code 03254, which is not in the list of units",
            ),
        ] {
            dossier.commune.as_mut().unwrap().receipt = Some(receipt.into());
            finds(
                "receipt-disagrees-with-address",
                &dossier,
                &[("commune.receipt", vi, en)],
            );
        }

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
        dossier.commune.as_mut().unwrap().receipt = Some("07/PĐK-11-03295-2026".into());
        dossier.applicant.address = None;
        finds("receipt-disagrees-with-address", &dossier, &[]);
    }
}
