//! An address with the name of one unit and the code of another.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::name_fault::NameFault;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units::names::faults;

pub(crate) const RULE: Rule = Rule {
    name: "unit-name-disagrees-with-code",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Tên tỉnh, tên xã trong địa chỉ khớp với mã tỉnh, mã xã",
        "The names of province and commune in an address match its codes",
    ),
    why: Label::constant(
        "Tên và mã khác nhau thì không biết chủ thể thuộc xã nào",
        "If name and code differ, the commune of the applicant is not known",
    ),
    message: Label::constant(
        "{place} ghi “{named}”, nhưng mã {code} là của {unit}",
        "the {place} says “{named}”, but the code {code} is that of {unit}",
    ),
    repair: Label::constant(
        "đối chiếu tên với mã và sửa nội dung ghi sai: {right}",
        "compare the name with the code and correct the wrong one: {right}",
    ),
    example: Label::constant(
        "Địa chỉ ghi xã Quài Tở, mã xã ghi 03283 là của xã Chiềng Sinh",
        "The address says xã Quài Tở, and the code 03283 is that of xã Chiềng Sinh",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (at, place, fault) in faults(examination) {
        let NameFault::Other {
            member,
            named,
            code,
            unit,
            right,
        } = fault
        else {
            continue;
        };
        let values = vec![
            ("place", (*place).into()),
            ("named", named.into()),
            ("code", code.into()),
            ("unit", unit.into()),
            ("right", right.clone().into()),
        ];
        findings.add(format!("applicant.{at}.{member}"), values);
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use ocop_core::units::{FormerUnit, Unit};

    use crate::testing::{at, costs, day, finds, repairs};

    const RULE: &str = "unit-name-disagrees-with-code";

    #[test]
    fn codes_that_do_not_belong_together_are_found_once() {
        let text = "Bản Hua Sa A, xã Quài Tở, tỉnh Điện Biên";
        for (province, commune) in [("12", "03295"), ("12", "03283"), ("11", "03388")] {
            let dossier = at(text, province, commune);
            finds(RULE, &dossier, &[]);
            assert_eq!(
                repairs("commune-of-another-province", &dossier),
                [
                    "Compare the address with the list of administrative units and correct the wrong code: the address names “xã Quài Tở”, whose codes are 11-03295 (Xã Quài Tở)"
                ]
            );
        }
    }

    #[test]
    fn the_commune_of_the_name_is_that_of_the_code() {
        let text = "Bản Hua Sa A, xã Quài Tở, tỉnh Điện Biên";
        finds(RULE, &at(text, "11", "03295"), &[]);
        let dossier = at(text, "11", "03283");
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.address.commune",
                "Địa chỉ ghi “xã Quài Tở”, nhưng mã 03283 là của Xã Chiềng Sinh",
                "The address says “xã Quài Tở”, but the code 03283 is that of Xã Chiềng Sinh",
            )],
        );
        assert_eq!(
            repairs(RULE, &dossier),
            [
                "Compare the name with the code and correct the wrong one: the code of “xã Quài Tở” is 03295 (Xã Quài Tở)"
            ]
        );
    }

    #[test]
    fn the_province_of_the_name_is_that_of_the_code() {
        let dossier = at("Bản mẫu, xã Tuần Giáo, tỉnh Sơn La", "11", "03253");
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.address.province",
                "Địa chỉ ghi “tỉnh Sơn La”, nhưng mã 11 là của Tỉnh Điện Biên",
                "The address says “tỉnh Sơn La”, but the code 11 is that of Tỉnh Điện Biên",
            )],
        );
        // A province of before that is in another one now.
        let dossier = at("Ấp mẫu, xã Tuần Giáo, tỉnh Bến Tre", "11", "03253");
        assert_eq!(
            repairs(RULE, &dossier),
            [
                "Compare the name with the code and correct the wrong one: the code of “tỉnh Bến Tre” is 86 (Tỉnh Vĩnh Long)"
            ]
        );
    }

    #[test]
    fn what_is_behind_the_name_hides_no_other_code() {
        for text in [
            "Phường Thuận Hóa, TT. Huế",
            "Phường Thuận Hóa (P. 302), TP. Huế",
            "Số 1, phường Thuận Hóa, Hợp tác xã Thuỷ Xuân, thành phố Huế",
            "Hợp tác xã Thuỷ Xuân, phường Thuận Hóa, thành phố Huế",
        ] {
            assert_eq!(
                repairs(RULE, &at(text, "46", "19813")),
                [
                    "Compare the name with the code and correct the wrong one: the code of “phường Thuận Hóa” is 19789 (Phường Thuận Hoá)"
                ],
                "{text}"
            );
            finds(RULE, &at(text, "46", "19789"), &[]);
        }
        // A cooperative is no commune.
        let text = "Hợp tác xã Mường Ảng, xã Tuân Giao, tỉnh Điện Biên";
        finds(RULE, &at(text, "11", "03253"), &[]);
    }

    #[test]
    fn a_text_that_is_no_address_takes_no_long_time() {
        // Each unit of the whole text would take minutes.
        for name in ["xã A, ", "thành phố X, ", "huyện Tuần Giáo, ", "xã 1 ("] {
            let text = name.repeat(50_000) + "xã Quài Tở, tỉnh Điện Biên";
            for code in ["03295", "99999"] {
                finds(RULE, &at(&*text, "11", code), &[]);
            }
            assert_eq!(repairs(RULE, &at(&*text, "11", "03283")).len(), 1, "{name}");
        }
    }

    #[test]
    fn a_commune_of_before_leads_to_those_of_now() {
        let dossier = at("Bản mẫu, xã Quài Cang, tỉnh Điện Biên", "11", "03295");
        assert_eq!(
            repairs(RULE, &dossier),
            [
                "Compare the name with the code and correct the wrong one: the code of “xã Quài Cang” is 03253 (Xã Tuần Giáo)"
            ]
        );
    }

    #[test]
    fn the_district_says_which_ward_of_a_number_is_meant() {
        let text = "Số 1, Phường 5, Quận 3, TP. Hồ Chí Minh";
        let former = FormerUnit::communes().find(|unit| {
            unit.is_named("5") && unit.district().is_some_and(|own| own.code() == 770)
        });
        let now = former.unwrap().now();
        finds(RULE, &at(text, "79", &now[0].to_string()), &[]);
        // Bến Thành, in the former district 1.
        let repairs = repairs(RULE, &at(text, "79", "26743"));
        let codes: Vec<_> = now
            .iter()
            .map(|unit| format!("{unit} ({})", unit.full_name()))
            .collect();
        assert_eq!(
            repairs,
            [format!(
                "Compare the name with the code and correct the wrong one: the code of “phường 5” is {}",
                codes.join(", ")
            )]
        );
    }

    #[test]
    fn every_usual_spelling_of_the_name_agrees() {
        for text in [
            "Bản Hua Sa A, xã Quài Tở, tỉnh Điện Biên",
            "BẢN HUA SA A, XÃ QUÀI TỞ, TỈNH ĐIỆN BIÊN",
            "Bản Hua Sa A, X. Quài Tở, T. Điện Biên",
            "Bản Hua Sa A xã Quài Tở tỉnh Điện Biên",
            "Bản Hua Sa A - xã Quài Tở - tỉnh Điện Biên.",
            "Bản Hua Sa A; Quài Tở; Điện Biên",
            "ban Hua Sa A, xa Quai To, tinh Dien Bien",
            "Bản Hua Sa A, xã Quài Tở Điện Biên",
            "xã Quài Tở",
            "Bản Hua Sa A, Điện Biên",
            "Bản Hua Sa A",
            "Ba\u{309}n Hua Sa A, xa\u{303} Qua\u{300}i Tơ\u{309}, ti\u{309}nh Ðiê\u{323}n Biên",
            "Đường Xã Đàn, xã Quài Tở, tỉnh Điện Biên",
        ] {
            let dossier = at(text, "11", "03295");
            finds(RULE, &dossier, &[]);
            finds("unit-name-not-in-use", &dossier, &[]);
        }
    }

    #[test]
    fn every_commune_agrees_with_itself_on_the_day() {
        for unit in testkit::effort::sample(3, Unit::communes()) {
            let text = format!(
                "Số 1, {}, {}",
                unit.full_name(),
                unit.province().full_name()
            );
            let dossier = at(&*text, &unit.province().to_string(), &unit.to_string());
            finds(RULE, &dossier, &[]);
            finds("unit-name-not-in-use", &dossier, &[]);
        }
    }

    #[test]
    fn every_commune_disagrees_with_the_next_of_its_province() {
        let communes: Vec<_> = Unit::communes().collect();
        for pair in testkit::effort::sample(11, communes.windows(2)) {
            let &[unit, next] = pair else { continue };
            if unit.province() != next.province() {
                continue;
            }
            let text = format!(
                "Số 1, {}, {}",
                unit.full_name(),
                unit.province().full_name()
            );
            let dossier = at(&*text, &next.province().to_string(), &next.to_string());
            let found = repairs(RULE, &dossier);
            assert_eq!(found.len(), 1, "{unit:?} {next:?}");
            assert!(
                found[0].contains(&unit.to_string()),
                "{unit:?} {next:?}: {found:?}"
            );
        }
    }

    #[test]
    fn names_of_before_july_2025_are_not_compared() {
        let mut dossier = at("Ấp mẫu, xã Hòa Nghĩa, tỉnh Bến Tre", "83", "28870");
        dossier.steps.filed = Some(day(2025, 6, 30));
        assert!(costs(RULE, &dossier).is_empty());
    }
}
