//! An address with a name that no unit has on the day: a district, or a province or commune of before.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::name_fault::NameFault;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units::names::{day, faults};

pub(crate) const RULE: Rule = Rule {
    name: "unit-name-not-in-use",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Địa chỉ từ ngày 01/07/2025 ghi đơn vị hành chính hiện nay, không ghi cấp huyện",
        "An address from 2025-07-01 on has the units of its day and no district",
    ),
    why: Label::constant(
        "Từ ngày 01/07/2025 không còn cấp huyện, nhiều tỉnh và xã có tên mới",
        "Districts ended on 2025-07-01, and many provinces and communes have new names",
    ),
    message: Label::constant(
        "{place} ghi “{named}”, không phải tên đơn vị hành chính tại ngày {on}",
        "the {place} says “{named}”, which is not the name of a unit on {on}",
    ),
    repair: Label::constant(
        "ghi lại địa chỉ theo đơn vị hành chính hiện nay ({right})",
        "enter the address with the present units ({right})",
    ),
    example: Label::constant(
        "Địa chỉ nộp tháng 9/2026 còn ghi huyện Tuần Giáo",
        "An address filed in September 2026 still contains the district Tuần Giáo",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (member, place, fault) in faults(examination) {
        let NameFault::NotInUse { named, right } = fault else {
            continue;
        };
        let right: Value = match right.is_empty() {
            true => UNKNOWN.into(),
            false => right.into(),
        };
        let values = vec![
            ("place", (*place).into()),
            ("named", named.into()),
            ("on", day(examination).into()),
            ("right", right),
        ];
        findings.add(format!("applicant.{member}.text"), values);
    }
}

const UNKNOWN: Label = Label::constant("chỉ còn tỉnh và xã", "province and commune only");

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use ocop_core::units::FormerUnit;
    use ocop_core::{Date, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::Dossier;
    use crate::testing::{self, costs, day, finds};

    const RULE: &str = "unit-name-not-in-use";

    fn at(text: &str, province: &str, commune: &str, filed: Date) -> Dossier {
        let mut dossier = testing::at(text, province, commune);
        dossier.steps.filed = Some(filed);
        dossier
    }

    /// What is found and its repair.
    #[track_caller]
    fn found(dossier: &Dossier) -> Vec<[String; 2]> {
        let report = check(dossier, &Settings::default());
        let found = report
            .findings()
            .filter(|found| found.rule().name() == RULE);
        let text = |text: &str| text.to_string();
        found
            .map(|found| {
                [
                    text(&found.message(Lang::En)),
                    text(&found.repair(Lang::En)),
                ]
            })
            .collect()
    }

    #[test]
    fn an_address_has_no_district_after_june_2025() {
        let text = "Bản mẫu, xã Tuần Giáo, huyện Tuần Giáo, tỉnh Điện Biên";
        finds(RULE, &at(text, "11", "03253", day(2025, 6, 30)), &[]);
        for filed in [day(2025, 7, 1), day(2026, 9, 14)] {
            let found = found(&at(text, "11", "03253", filed));
            assert_eq!(
                found,
                [[
                    alloc::format!(
                        "The address says “huyện Tuần Giáo”, which is not the name of a unit on {filed}"
                    ),
                    "Enter the address with the present units (xã Tuần Giáo, tỉnh Điện Biên)"
                        .to_string(),
                ]]
            );
        }
        finds(
            RULE,
            &at(text, "11", "03253", day(2026, 9, 14)),
            &[(
                "applicant.address.text",
                "Địa chỉ ghi “huyện Tuần Giáo”, không phải tên đơn vị hành chính tại ngày 14/09/2026",
                "The address says “huyện Tuần Giáo”, which is not the name of a unit on 2026-09-14",
            )],
        );
    }

    #[test]
    fn every_district_of_before_is_found() {
        for district in testkit::effort::sample(7, FormerUnit::districts()) {
            let province = district.now()[0].province();
            let commune = district.now()[0];
            let text = alloc::format!(
                "Số 1, {}, {}, {}",
                commune.full_name(),
                district.full_name(),
                province.full_name()
            );
            let dossier = at(
                &text,
                &province.to_string(),
                &commune.to_string(),
                day(2026, 9, 14),
            );
            assert_eq!(costs(RULE, &dossier), ["nothing"], "{text}");
            finds("unit-name-disagrees-with-code", &dossier, &[]);
        }
    }

    #[test]
    fn what_is_no_district_is_not_found() {
        for text in [
            "Bản mẫu, xã Tuần Giáo, tỉnh Điện Biên (huyện Tuần Giáo cũ)",
            "Bản mẫu, xã Tuần Giáo (trước đây thuộc huyện Tuần Giáo), tỉnh Điện Biên",
            "Bản mẫu, xã Tuần Giáo, tỉnh Điện Biên (địa chỉ cũ: xã Quài Cang, huyện Tuần Giáo)",
            "Km 5 đường huyện 12, xã Tuần Giáo, tỉnh Điện Biên",
            "Tỉnh lộ 8, xã Tuần Giáo, tỉnh Điện Biên",
            "Cạnh Huyện ủy cũ, xã Tuần Giáo, tỉnh Điện Biên",
            "Tổ dân phố 5, xã Tuần Giáo, tỉnh Điện Biên",
        ] {
            finds(RULE, &at(text, "11", "03253", day(2026, 9, 14)), &[]);
        }
        finds(
            RULE,
            &at("Phường Thuận Hóa, TP. Huế", "46", "19813", day(2026, 9, 14)),
            &[],
        );
    }

    #[test]
    fn units_of_before_are_found_with_what_took_their_place() {
        let filed = day(2026, 9, 14);
        let dossier = at(
            "Bản mẫu, xã Quài Cang, tỉnh Điện Biên",
            "11",
            "03253",
            filed,
        );
        assert_eq!(
            found(&dossier),
            [[
                "The address says “xã Quài Cang”, which is not the name of a unit on 2026-09-14",
                "Enter the address with the present units (xã Tuần Giáo)",
            ]]
        );
        let dossier = at("Ấp mẫu, xã Chợ Lách, tỉnh Bến Tre", "86", "28870", filed);
        assert_eq!(
            found(&dossier),
            [[
                "The address says “tỉnh Bến Tre”, which is not the name of a unit on 2026-09-14",
                "Enter the address with the present units (tỉnh Vĩnh Long)",
            ]]
        );
        // A name of no list.
        let dossier = at("Ấp mẫu, xã Giả Định, tỉnh Vĩnh Long", "86", "28870", filed);
        assert_eq!(
            found(&dossier),
            [[
                "The address says “xã Giả Định”, which is not the name of a unit on 2026-09-14",
                "Enter the address with the present units (xã Chợ Lách)",
            ]]
        );
    }

    #[test]
    fn dong_nai_and_ten_communes_have_new_names_from_30_april_2026() {
        let (old, new) = (
            "Ấp mẫu, xã Trảng Bom, tỉnh Đồng Nai",
            "Khu phố mẫu, phường Trảng Bom, thành phố Đồng Nai",
        );
        let of = |text, filed| found(&at(text, "75", "26248", filed)).len();
        assert_eq!(
            [of(old, day(2026, 4, 29)), of(new, day(2026, 4, 29))],
            [0, 2]
        );
        assert_eq!(
            [of(old, day(2026, 4, 30)), of(new, day(2026, 4, 30))],
            [2, 0]
        );
        assert_eq!(
            found(&at(old, "75", "26248", day(2026, 4, 30)))[0][1],
            "Enter the address with the present units (thành phố Đồng Nai)"
        );
    }
}
