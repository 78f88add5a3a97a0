//! No receipt number on the registration form.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-receipt-number",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Phiếu đăng ký có số tiếp nhận của cấp xã",
        "The registration form has the commune's receipt number",
    ),
    why: Label::constant(
        "Số tiếp nhận cho biết hồ sơ đã nộp ở đâu, năm nào",
        "The receipt number shows where and in which year the dossier was filed",
    ),
    message: Label::constant(
        "chưa có số tiếp nhận hồ sơ",
        "the receipt number is missing",
    ),
    repair: Label::constant(
        "vào sổ tiếp nhận và ghi số theo dạng …/PĐK-(mã tỉnh)-(mã xã)-(năm)",
        "register the dossier and state its number as …/PĐK-(province)-(commune)-(year)",
    ),
    example: Label::constant(
        "Phiếu đăng ký bỏ trống số tiếp nhận",
        "A registration form without a receipt number",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination
        .commune()
        .is_some_and(|part| said(&part.receipt).is_none())
    {
        findings.add("commune.receipt", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{CommunePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn a_dossier_that_was_received_has_a_number() {
        let mut dossier = sent_by_commune();
        finds("missing-receipt-number", &dossier, &[]);

        for receipt in [None, Some(" ".into())] {
            dossier.commune.as_mut().unwrap().receipt = receipt;
            finds(
                "missing-receipt-number",
                &dossier,
                &[(
                    "commune.receipt",
                    "Chưa có số tiếp nhận hồ sơ",
                    "The receipt number is missing",
                )],
            );
        }

        dossier.stage = Stage::Applicant;
        finds("missing-receipt-number", &dossier, &[]);
    }

    #[test]
    fn earlier_editions_and_a_missing_part_are_reported_elsewhere() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Commune;
        dossier.commune = Some(CommunePart::default());
        finds("missing-receipt-number", &dossier, &[]);

        let mut dossier = sent_by_commune();
        dossier.commune = None;
        finds("missing-receipt-number", &dossier, &[]);
    }
}
