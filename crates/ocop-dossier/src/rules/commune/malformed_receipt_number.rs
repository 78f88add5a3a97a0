//! A receipt number that does not have the form of the registration form.

use alloc::format;
use alloc::string::String;
use alloc::vec;

use ocop_core::Label;
use ocop_core::text::outside;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::units::Receipt;

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
        "số tiếp nhận “{receipt}” {fault}",
        "the receipt number “{receipt}” {fault}",
    ),
    repair: Label::constant(
        "đối chiếu với sổ tiếp nhận và {how}",
        "compare it with the register and {how}",
    ),
    example: Label::constant(
        "Số tiếp nhận chỉ ghi 07/PĐK",
        "The receipt number is only 07/PĐK",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let receipt = examination.commune().and_then(|part| said(&part.receipt));
    let Some(receipt) = receipt else { return };
    if let Err(fault) = Receipt::read(receipt) {
        let how = match mended(receipt) {
            Some(number) => Label::new(format!("ghi là {number}"), format!("write {number}")),
            None => Label::constant(
                "ghi lại số, ví dụ 07/PĐK-11-03253-2026",
                "copy the number, for example 07/PĐK-11-03253-2026",
            ),
        };
        let values = vec![
            ("receipt", receipt.into()),
            ("fault", fault.into()),
            ("how", how.into()),
        ];
        findings.add("commune.receipt", values);
    }
}

/// The number that a faulty text means, with hyphens, without spaces and with all zeros of its units.
fn mended(receipt: &str) -> Option<String> {
    let (serial, _, units) = Receipt::parts(receipt)?;
    let is_other = |sign: char| !sign.is_ascii_digit();
    let units = units.trim_matches(is_other);
    let mut units = units.split(is_other).filter(|unit| !unit.is_empty());
    let (province, commune, year) = (units.next()?, units.next()?, units.next()?);
    let number = format!(
        "{serial}/{}-{province:0>2}-{commune:0>5}-{year}",
        Receipt::SIGN
    );
    let is_whole = units.next().is_none() && Receipt::read(&number).is_ok();
    is_whole.then(|| outside::short(&number, 60).into_owned())
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{CommunePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn a_receipt_number_has_the_form_of_mau_01() {
        let mut dossier = sent_by_commune();
        for receipt in [
            None,
            Some(" "),
            Some(" 1/PĐK-99-99999-2027 "),
            Some("01/PÐK-11-03253-2026"),
            Some("01/PĐK–11–03253–2026"),
            Some("01 / PĐK - 11 - 03253 - 2026"),
            Some("01/pđk-11-03253-2026"),
        ] {
            dossier.commune.as_mut().unwrap().receipt = receipt.map(Into::into);
            finds("malformed-receipt-number", &dossier, &[]);
        }
        for (receipt, vi, en, repair) in FAULTS {
            dossier.commune.as_mut().unwrap().receipt = Some(receipt.into());
            finds(
                "malformed-receipt-number",
                &dossier,
                &[(
                    "commune.receipt",
                    &alloc::format!("Số tiếp nhận “{receipt}” {vi}"),
                    &alloc::format!("The receipt number “{receipt}” {en}"),
                )],
            );
            let report = check(&dossier, &Settings::default());
            let mut findings = report.findings();
            let found = findings.find(|found| found.rule().name() == "malformed-receipt-number");
            for lang in Lang::ALL {
                let shown = found.unwrap().repair(lang);
                assert!(shown.ends_with(repair), "{shown}");
            }
        }

        dossier.stage = Stage::Applicant;
        finds("malformed-receipt-number", &dossier, &[]);
    }

    /// Faulty numbers: the first fault in words, and the end of the repair.
    const FAULTS: [(&str, &str, &str, &str); 13] = [
        (
            "07/PĐK-11-3253-2026",
            "sai mã xã: giá trị là `3253`, thiếu số 0 ở đầu, yêu cầu 5 chữ số: `03253`",
            "has a faulty commune: found `3253`, expected 5 digits with leading zeros: `03253`",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "07/PĐK-1-00004-2026",
            "sai mã tỉnh: giá trị là `1`, thiếu số 0 ở đầu, yêu cầu 2 chữ số: `01`",
            "has a faulty province: found `1`, expected 2 digits with leading zeros: `01`",
            " 07/PĐK-01-00004-2026",
        ),
        (
            "07/PĐK-11-00000-2026",
            "sai mã xã: 0 ngoài phạm vi: yêu cầu từ 1 đến 99999",
            "has a faulty commune: 0 out of range: expected 1 to 99999",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "07/PĐK-11-03253-26",
            "sai năm: giá trị là `26`, yêu cầu 4 chữ số",
            "has a faulty year: found `26`, expected 4 digits",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "01/PÐK-11-3253-2026",
            "sai mã xã: giá trị là `3253`, thiếu số 0 ở đầu, yêu cầu 5 chữ số: `03253`",
            "has a faulty commune: found `3253`, expected 5 digits with leading zeros: `03253`",
            " 01/PĐK-11-03253-2026",
        ),
        (
            "01/2026/PĐK-11-3253-2026",
            "sai mã xã: giá trị là `3253`, thiếu số 0 ở đầu, yêu cầu 5 chữ số: `03253`",
            "has a faulty commune: found `3253`, expected 5 digits with leading zeros: `03253`",
            " 01/2026/PĐK-11-03253-2026",
        ),
        (
            "07/PĐK/11/03253/2026",
            "thiếu dấu gạch nối sau “PĐK”",
            "lacks the hyphen after “PĐK”",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "01/PDK-11-03253-2026",
            "ghi “PDK”, yêu cầu “PĐK”",
            "has “PDK” in place of “PĐK”",
            " 01/PĐK-11-03253-2026",
        ),
        (
            "/PĐK-11-03253-2026",
            "thiếu số thứ tự trước “/PĐK-”",
            "lacks the serial before “/PĐK-”",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "07",
            "thiếu “/PĐK-” và mã tỉnh, mã xã, năm",
            "lacks “/PĐK-” with the province, the commune and the year",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "07/PĐK-11-03253",
            "không có đúng ba phần sau “/PĐK-”: mã tỉnh, mã xã, năm",
            "does not have three parts after “/PĐK-”: the province, the commune, the year",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "07/PĐK-11-03253-2026-1",
            "không có đúng ba phần sau “/PĐK-”: mã tỉnh, mã xã, năm",
            "does not have three parts after “/PĐK-”: the province, the commune, the year",
            " 07/PĐK-11-03253-2026",
        ),
        (
            "07/PĐK11-03253-2026",
            "thiếu dấu gạch nối sau “PĐK”",
            "lacks the hyphen after “PĐK”",
            " 07/PĐK-11-03253-2026",
        ),
    ];

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
