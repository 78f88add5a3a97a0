//! An address without the code of its province or commune. The product code contains both.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::units;

pub(crate) const RULE: Rule = Rule {
    name: "address-without-unit-codes",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Địa chỉ có mã tỉnh và mã xã",
        "Every address has a province code and a commune code",
    ),
    why: Label::constant(
        "Số tiếp nhận và mã số sản phẩm được lập từ mã tỉnh, mã xã",
        "The receipt number and the product code contain these codes",
    ),
    message: Label::constant("{place} chưa có {part}", "the {place} has no {part}"),
    repair: Label::constant(
        "ghi {part} theo danh mục đơn vị hành chính",
        "enter the {part} from the official list of administrative units",
    ),
    example: Label::constant(
        "Địa chỉ ghi tên xã nhưng không ghi mã xã",
        "An address with the commune's name but without its code",
    ),
    check,
};

const PROVINCE: Label = Label::constant("mã tỉnh", "province code");
const COMMUNE: Label = Label::constant("mã xã", "commune code");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination
        .procedure
        .states(Provision::RegistrationContents)
    {
        return;
    }
    for (member, place, address) in units::places(&examination.dossier.applicant) {
        let mut lacks = |path, part: Label| {
            let values = vec![("place", place.into()), ("part", part.into())];
            findings.add(format!("applicant.{member}.{path}"), values);
        };
        if said(&address.province).is_none() {
            lacks("province", PROVINCE);
        }
        if said(&address.commune).is_none() {
            lacks("commune", COMMUNE);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Address;
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn every_address_has_two_codes() {
        let mut dossier = clean();
        finds("address-without-unit-codes", &dossier, &[]);

        let address = dossier.applicant.address.as_mut().unwrap();
        address.commune = Some(" ".into());
        dossier.applicant.production_site = Some(Address::default());
        finds(
            "address-without-unit-codes",
            &dossier,
            &[
                (
                    "applicant.address.commune",
                    "Địa chỉ chưa có mã xã",
                    "The address has no commune code",
                ),
                (
                    "applicant.production_site.commune",
                    "Nơi sản xuất chưa có mã xã",
                    "The production site has no commune code",
                ),
                (
                    "applicant.production_site.province",
                    "Nơi sản xuất chưa có mã tỉnh",
                    "The production site has no province code",
                ),
            ],
        );
    }

    #[test]
    fn no_address_has_no_codes_and_earlier_editions_do_not_require_it() {
        let mut dossier = clean();
        dossier.applicant.address = None;
        finds("address-without-unit-codes", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.address = Some(Address::default());
        finds("address-without-unit-codes", &dossier, &[]);
    }
}
