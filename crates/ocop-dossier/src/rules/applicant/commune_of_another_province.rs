//! A commune code of another province than the province code.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::Label;
use ocop_core::units::FormerUnit;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::{Address, Stage};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units::names::communes_named;
use crate::rules::shared::units::{self, List, coded, commune_of, province_of};

pub(crate) const RULE: Rule = Rule {
    name: "commune-of-another-province",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Mã xã của địa chỉ thuộc tỉnh có mã tỉnh đã ghi",
        "The commune code of an address is in the province of its province code",
    ),
    why: Label::constant(
        "Mã sai làm sai số tiếp nhận và mã số sản phẩm",
        "A wrong code makes the receipt number and the product code wrong",
    ),
    message: Label::constant(
        "{place} ghi mã tỉnh {province}, nhưng xã {commune} thuộc tỉnh {own}",
        "the {place} has the province code {province}, but commune {commune} is in province {own}",
    ),
    repair: Label::constant(
        "đối chiếu địa chỉ với danh mục đơn vị hành chính và sửa mã ghi sai: {right}",
        "compare the address with the list of administrative units and correct the wrong code: {right}",
    ),
    example: Label::constant(
        "Mã tỉnh ghi 12 (Lai Châu), mã xã ghi 03253 (xã Tuần Giáo, tỉnh Điện Biên)",
        "The province code is 12, Lai Châu; the commune code is 03253, Tuần Giáo in Điện Biên",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if units::are_right(examination) {
        return;
    }
    let list = List::of(examination);
    for (member, place, address) in units::places(&examination.dossier.applicant) {
        let codes = said(&address.province).zip(said(&address.commune));
        let Some((province, commune)) = codes else {
            continue;
        };
        let numbers = units::province(province).zip(units::commune(commune));
        let Some((number, code)) = numbers.filter(|&(number, _)| list.has_province(number)) else {
            continue;
        };
        let now = commune_of(address).map(|unit| (coded(unit), unit.province().code()));
        let former = FormerUnit::commune_by_code(code).map(|unit| {
            let name = format!("{unit} ({})", unit.full_name());
            (name, unit.province().code())
        });
        let known = match list {
            List::Now => [now, None],
            List::Former => [None, former],
            List::Either => [now, former],
        };
        let is_own = |(_, own): &(_, u32)| *own == number;
        if known.iter().flatten().any(is_own) {
            continue;
        }
        let Some((name, own)) = known.into_iter().flatten().next() else {
            continue;
        };
        let own = format!("{own:02}");
        let values = vec![
            ("place", place.into()),
            ("province", province.into()),
            ("commune", Value::Text(name)),
            ("right", right(address, &own).into()),
            ("own", Value::Text(own)),
        ];
        findings.add(format!("applicant.{member}.commune"), values);
    }
}

/// The commune of the province that the text names; otherwise the commune's own province.
fn right(address: &Address, own: &str) -> Label {
    let named = said(&address.text).map(|text| communes_named(text, province_of(address)));
    let named = named.into_iter().flatten().next();
    let Some((named, communes)) = named else {
        return Label::new(
            format!("mã tỉnh của xã này là {own}"),
            format!("the province code of this commune is {own}"),
        );
    };
    let codes: Vec<_> = communes
        .into_iter()
        .map(|unit| format!("{}-{}", unit.province(), coded(unit)))
        .collect();
    let codes = codes.join("; ");
    Label::new(
        format!("địa chỉ ghi “{named}”, mã tỉnh và mã xã là {codes}"),
        format!("the address names “{named}”, whose codes are {codes}"),
    )
}

#[cfg(test)]
mod tests {
    use ocop_core::Lang;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::testing::{clean, day, finds};

    const RULE: &str = "commune-of-another-province";

    #[test]
    fn a_commune_is_in_its_province() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        let address = dossier.applicant.address.as_mut().unwrap();
        address.province = Some("12".into());
        let found = [(
            "applicant.address.commune",
            "Địa chỉ ghi mã tỉnh 12, nhưng xã 03253 (Xã Tuần Giáo) thuộc tỉnh 11",
            "The address has the province code 12, but commune 03253 (Xã Tuần Giáo) is in province 11",
        )];
        finds(RULE, &dossier, &found);
        let report = check(&dossier, &Settings::default());
        let mut findings = report.findings();
        let first = findings.find(|found| found.rule().name() == RULE).unwrap();
        assert_eq!(
            first.repair(Lang::En),
            "Compare the address with the list of administrative units and correct the wrong code: the address names “xã Tuần Giáo”, whose codes are 11-03253 (Xã Tuần Giáo)"
        );
        dossier.applicant.address.as_mut().unwrap().text = None;
        finds(RULE, &dossier, &found);
        // An unknown code is found by another rule.
        dossier.applicant.address.as_mut().unwrap().province = Some("99".into());
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn units_of_before_belong_together_on_papers_of_their_time() {
        let mut dossier = clean();
        dossier.steps.filed = Some(day(2025, 6, 30));
        let address = dossier.applicant.address.as_mut().unwrap();
        (address.province, address.commune) = (Some("83".into()), Some("28882".into()));
        finds(RULE, &dossier, &[]);
        dossier.applicant.address.as_mut().unwrap().province = Some("84".into());
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.address.commune",
                "Địa chỉ ghi mã tỉnh 84, nhưng xã 28882 (Xã Hòa Nghĩa) thuộc tỉnh 83",
                "The address has the province code 84, but commune 28882 (Xã Hòa Nghĩa) is in province 83",
            )],
        );
        // 86 is the province of now, which was another before.
        dossier.applicant.address.as_mut().unwrap().province = Some("86".into());
        dossier.applicant.address.as_mut().unwrap().commune = Some("28870".into());
        assert_eq!(crate::testing::costs(RULE, &dossier).len(), 1);
        dossier.steps.filed = Some(day(2025, 7, 1));
        finds(RULE, &dossier, &[]);
    }
}
