//! A code of a province or commune in the wrong form.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units;

pub(crate) const RULE: Rule = Rule {
    name: "malformed-unit-code",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Mã tỉnh có hai chữ số, mã xã có năm chữ số",
        "A province code has two digits, a commune code five",
    ),
    why: Label::constant(
        "Mã sai làm sai số tiếp nhận và mã số sản phẩm",
        "A wrong code makes the receipt number and the product code wrong",
    ),
    message: Label::constant(
        "{part} “{code}” của {place} chưa đúng: mã phải có {digits} chữ số",
        "the {part} “{code}” of the {place} is wrong: it must have {digits} digits",
    ),
    repair: Label::constant(
        "ghi {part} theo danh mục đơn vị hành chính, đủ cả số 0 ở đầu",
        "enter the {part} from the official list of administrative units, with leading zeros",
    ),
    example: Label::constant(
        "Mã xã ghi 3253 thay cho 03253",
        "A commune code entered as 3253 instead of 03253",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (member, place, address) in units::places(&examination.dossier.applicant) {
        let mut is_no_code = |path, part: Label, code: &str, digits: u16| {
            let values = vec![
                ("part", part.into()),
                ("code", code.into()),
                ("place", place.into()),
                ("digits", digits.into()),
            ];
            findings.add(format!("applicant.{member}.{path}"), values);
        };
        if let Some(code) = said(&address.province)
            && units::province(code).is_none()
        {
            is_no_code("province", units::PROVINCE, code, 2);
        }
        if let Some(code) = said(&address.commune)
            && units::commune(code).is_none()
        {
            is_no_code("commune", units::COMMUNE, code, 5);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Address;
    use crate::testing::{clean, finds};

    #[test]
    fn a_province_has_two_digits_and_a_commune_five() {
        let mut dossier = clean();
        finds("malformed-unit-code", &dossier, &[]);

        let address = dossier.applicant.address.as_mut().unwrap();
        address.province = Some("011".into());
        address.commune = Some("3253".into());
        dossier.applicant.production_site = Some(Address {
            province: Some("1".into()),
            commune: Some("032530".into()),
            ..Address::default()
        });
        finds(
            "malformed-unit-code",
            &dossier,
            &[
                (
                    "applicant.address.commune",
                    "Mã xã “3253” của địa chỉ chưa đúng: mã phải có 5 chữ số",
                    "The commune code “3253” of the address is wrong: it must have 5 digits",
                ),
                (
                    "applicant.address.province",
                    "Mã tỉnh “011” của địa chỉ chưa đúng: mã phải có 2 chữ số",
                    "The province code “011” of the address is wrong: it must have 2 digits",
                ),
                (
                    "applicant.production_site.commune",
                    "Mã xã “032530” của nơi sản xuất chưa đúng: mã phải có 5 chữ số",
                    "The commune code “032530” of the production site is wrong: it must have 5 digits",
                ),
                (
                    "applicant.production_site.province",
                    "Mã tỉnh “1” của nơi sản xuất chưa đúng: mã phải có 2 chữ số",
                    "The province code “1” of the production site is wrong: it must have 2 digits",
                ),
            ],
        );
    }

    #[test]
    fn a_blank_code_is_missing_and_not_malformed() {
        let mut dossier = clean();
        let address = dossier.applicant.address.as_mut().unwrap();
        address.province = Some(" ".into());
        address.commune = None;
        finds("malformed-unit-code", &dossier, &[]);
    }
}
