//! Administrative units: every unit against the files of the lists, and no code beside them.

use std::collections::{BTreeMap, BTreeSet};

use ocop_core::units::{FormerUnit, Unit, UnitKind};
use ocop_core::{Date, ErrorKind, Lang};

const PROVINCES: &str = include_str!("../../law/units/provinces.tsv");
const COMMUNES: &str = include_str!("../../law/units/communes.tsv");
const FORMER_PROVINCES: &str = include_str!("../../law/units/former-provinces.tsv");
const FORMER_DISTRICTS: &str = include_str!("../../law/units/former-districts.tsv");
const FORMER_COMMUNES: &str = include_str!("../../law/units/former-communes.tsv");

/// The rows of a list; missing cells are empty.
fn rows<const N: usize>(list: &str) -> Vec<[&str; N]> {
    let rows = list.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    });
    rows.collect()
}

/// What a list says of a unit: its day, and its name before.
#[track_caller]
fn is_as_listed(unit: Unit, code: &str, name: &str, from: &str, before: &str) {
    assert_eq!(unit.to_string(), code);
    assert_eq!(unit.full_name(), name, "{code}");
    assert_eq!(code.parse(), Ok(unit));
    assert!(unit.is_named(unit.name()), "{code}");
    let first = if from.is_empty() { "2025-07-01" } else { from };
    assert_eq!(unit.from().to_string(), first, "{code}");
    assert_eq!(unit.before(), UnitKind::split(before), "{code}");
    let day = unit.from();
    assert_eq!(unit.on(day), (unit.kind(), unit.name()), "{code}");
    if let (Some(before), Ok(eve)) = (unit.before(), day.yesterday()) {
        assert_eq!(unit.on(eve), before, "{code}");
    }
}

#[test]
fn every_unit_of_now_is_as_in_the_list() {
    let listed = rows::<4>(PROVINCES);
    assert_eq!((listed.len(), Unit::provinces().len()), (34, 34));
    for (unit, [code, name, from, before]) in Unit::provinces().zip(listed) {
        is_as_listed(unit, code, name, from, before);
        assert_eq!(unit.province(), unit);
        assert!(unit.is_province());
    }
    let listed = rows::<5>(COMMUNES);
    assert_eq!((listed.len(), Unit::communes().len()), (3_321, 3_321));
    let mut kinds = BTreeMap::new();
    for (unit, [code, province, name, from, before]) in Unit::communes().zip(listed) {
        is_as_listed(unit, code, name, from, before);
        assert_eq!(unit.province().to_string(), province, "{code}");
        assert!(!unit.is_province());
        *kinds.entry(unit.kind().as_str()).or_insert(0) += 1;
    }
    assert_eq!(
        kinds,
        [("commune", 2_611), ("special-zone", 13), ("ward", 697)].into()
    );
}

#[test]
fn every_unit_of_before_is_as_in_the_list() {
    let listed = rows::<2>(FORMER_PROVINCES);
    assert_eq!((listed.len(), FormerUnit::provinces().len()), (63, 63));
    for (unit, [code, name]) in FormerUnit::provinces().zip(listed) {
        assert_eq!(
            (unit.to_string().as_str(), unit.full_name().as_str()),
            (code, name)
        );
        assert_eq!(code.parse(), Ok(unit));
        assert_eq!((unit.province(), unit.district()), (unit, None));
        let [now] = unit.now()[..] else {
            panic!("{code}")
        };
        assert!(now.is_province() && unit.became(now) && now.former().contains(&unit));
    }
    let listed = rows::<3>(FORMER_DISTRICTS);
    assert_eq!((listed.len(), FormerUnit::districts().len()), (691, 691));
    for (unit, [code, province, name]) in FormerUnit::districts().zip(listed) {
        assert_eq!(
            (unit.to_string().as_str(), unit.full_name().as_str()),
            (code, name)
        );
        assert_eq!(code.parse(), Ok(unit));
        assert_eq!(unit.province().to_string(), province, "{code}");
        assert_eq!(unit.district(), Some(unit));
    }
    let listed = rows::<4>(FORMER_COMMUNES);
    assert_eq!(
        (listed.len(), FormerUnit::communes().len()),
        (10_035, 10_035)
    );
    let mut splits = BTreeMap::new();
    let mut of_now = BTreeSet::new();
    for (unit, [code, district, name, now]) in FormerUnit::communes().zip(listed) {
        assert_eq!(
            (unit.to_string().as_str(), unit.full_name().as_str()),
            (code, name)
        );
        assert_eq!(code.parse(), Ok(unit));
        assert!(unit.is_named(&unit.name()), "{code}");
        let own = unit.district().unwrap();
        assert_eq!(own.to_string(), district, "{code}");
        assert_eq!(unit.province(), own.province(), "{code}");
        let successors: Vec<_> = unit.now().iter().map(ToString::to_string).collect();
        assert_eq!(successors.join(","), now, "{code}");
        for successor in unit.now() {
            assert!(unit.became(successor), "{code}");
            assert!(unit.province().became(successor.province()), "{code}");
            of_now.insert(successor.code());
        }
        *splits.entry(successors.len()).or_insert(0) += 1;
    }
    assert_eq!(
        splits,
        [(1, 9_564), (2, 397), (3, 58), (4, 15), (5, 1)].into()
    );
    assert_eq!(
        splits.range(2..).map(|(_, number)| number).sum::<i32>(),
        471
    );
    // Five special zones had no communes before.
    let without = Unit::communes().filter(|unit| !of_now.contains(&unit.code()));
    let without: Vec<_> = without.map(Unit::kind).collect();
    assert_eq!(without, [UnitKind::SpecialZone; 5]);
}

#[test]
fn no_other_code_is_of_a_unit() {
    let (mut now, mut former) = (0, 0);
    for code in 0..=100_000 {
        if let Some(unit) = Unit::commune_by_code(code) {
            // Two lists of 2025 give Ba Chẽ this code.
            assert!(unit.code() == code || code == 6_970, "{code}");
            now += 1;
        }
        former += usize::from(FormerUnit::commune_by_code(code).is_some());
    }
    assert_eq!((now, former), (3_322, 10_035));
    let found = (0..=255).filter_map(Unit::province_by_code);
    assert!(found.eq(Unit::provinces()));
    let found = (0..=255).filter_map(FormerUnit::province_by_code);
    assert!(found.eq(FormerUnit::provinces()));
    let found = (0..=u32::from(u16::MAX)).filter_map(FormerUnit::district_by_code);
    assert!(found.eq(FormerUnit::districts()));
    assert_eq!(Unit::commune_by_code(u32::MAX), None);
    assert_eq!(FormerUnit::commune_by_code(65_536 + 3_253), None);
}

#[test]
fn ba_che_has_two_codes() {
    let ba_che: Unit = "06978".parse().unwrap();
    assert_eq!("06970".parse(), Ok(ba_che));
    assert_eq!(
        (ba_che.full_name().as_str(), ba_che.other_code()),
        ("Xã Ba Chẽ", Some(6_970))
    );
    let others = Unit::provinces().chain(Unit::communes());
    assert_eq!(others.filter(|unit| unit.other_code().is_some()).count(), 1);
    // Before, it was the township's.
    let before: FormerUnit = "06970".parse().unwrap();
    assert_eq!(before.full_name(), "Thị trấn Ba Chẽ");
    assert!(before.became(ba_che));
}

#[test]
fn dong_nai_and_ten_of_its_communes_changed_on_30_april_2026() {
    let changed = Date::constant(2026, 4, 30);
    let all = Unit::provinces().chain(Unit::communes());
    let renamed: Vec<_> = all.filter(|unit| unit.from() != Unit::FROM).collect();
    assert_eq!(renamed.len(), 11);
    for unit in renamed {
        assert_eq!(
            (unit.from(), unit.province().to_string().as_str()),
            (changed, "75")
        );
        let (kind, name) = unit.before().unwrap();
        assert_eq!(name, unit.name());
        let kinds = (kind, unit.kind());
        let wanted = if unit.is_province() {
            (UnitKind::Province, UnitKind::City)
        } else {
            (UnitKind::Commune, UnitKind::Ward)
        };
        assert_eq!(kinds, wanted, "{unit}");
        assert_eq!(unit.on(Date::constant(2026, 4, 29)).0, kind);
        assert_eq!(unit.on(changed).0, unit.kind());
    }
}

#[test]
fn the_lists_say_what_they_rest_on() {
    for (lang, now, former) in [
        (
            Lang::Vi,
            "Quyết định 19/2025/QĐ-TTg; Nghị quyết 30/2026/QH16; Nghị quyết 237/NQ-UBTVQH16",
            "Danh mục đơn vị hành chính tháng 6/2025",
        ),
        (
            Lang::En,
            "Decision 19/2025/QĐ-TTg; Resolution 30/2026/QH16; Resolution 237/NQ-UBTVQH16",
            "List of administrative units of June 2025",
        ),
    ] {
        assert_eq!(Unit::source().get(lang), now);
        assert_eq!(FormerUnit::source().get(lang), former);
    }
    assert_eq!(Unit::AS_OF, Date::constant(2026, 7, 1));
    assert_eq!(FormerUnit::AS_OF, Date::constant(2025, 6, 30));
    assert_eq!(FormerUnit::AS_OF.tomorrow().unwrap(), Unit::FROM);
}

#[test]
fn every_unit_of_now_is_found_by_its_name() {
    let all = Unit::provinces().chain(Unit::communes());
    for unit in testkit::effort::sample(9, all) {
        let name = unit.full_name();
        assert!(Unit::named(&name).any(|found| found == unit), "{name}");
    }
}

#[test]
fn units_are_found_by_name() {
    let found = |name: &str| {
        Unit::named(name)
            .map(|unit| unit.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("xã Quài Tở"), ["03295"]);
    assert_eq!(found("QUÀI TỞ"), ["03295"]);
    assert_eq!(found("Quai To"), ["03295"]);
    assert_eq!(found("Chiềng Sinh"), ["03283", "03679"]);
    assert_eq!(found("phường Chiềng Sinh"), ["03679"]);
    // A province and a commune of one name.
    assert_eq!(found("Cà Mau"), ["96"]);
    assert_eq!(found("TP. Hồ Chí Minh"), ["79"]);
    assert_eq!(found("tỉnh Đồng Nai"), found("thành phố Đồng Nai"));
    // What differs in a tone differs.
    assert_eq!(found("Sơn Hạ"), ["21292"]);
    for none in [
        "",
        " ",
        "-",
        "xã",
        "Bến Tre.",
        "huyện Tuần Giáo",
        "thị trấn Tuần Giáo",
    ] {
        let hits = found(none);
        assert!(none == "Bến Tre." || hits.is_empty(), "{none}: {hits:?}");
    }
    let former = |name: &str| {
        FormerUnit::named(name)
            .map(|unit| unit.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(former("thị trấn Tuần Giáo"), ["03253"]);
    assert_eq!(former("huyện Tuần Giáo"), ["099"]);
    assert_eq!(former("Tuần Giáo"), ["099", "03253"]);
    assert_eq!(former("tỉnh Bến Tre"), ["83"]);
}

#[test]
fn units_are_shown_by_code_and_name() {
    let unit = Unit::communes().next().unwrap();
    let shown = format!("{unit:?}");
    assert!(
        shown.contains(&unit.to_string()) && shown.contains(unit.name()),
        "{shown}"
    );
    let unit = FormerUnit::communes().next().unwrap();
    let shown = format!("{unit:?}");
    assert!(
        shown.contains(&unit.to_string()) && shown.contains(&unit.name()),
        "{shown}"
    );
}

#[test]
fn former_codes_are_written_with_digits_alone() {
    for text in [
        "+1", "+12", "+01", "+0001", "+1234", " 1", "1 ", "", "1", "0001", "０１", "00", "000",
        "00000",
    ] {
        let error = text.parse::<FormerUnit>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadValue, "{text}");
    }
    assert_eq!("01".parse::<FormerUnit>().unwrap().to_string(), "01");
}

#[test]
fn codes_are_written_with_all_digits() {
    for text in [
        "",
        "1",
        "011",
        "1100",
        "0325",
        "003295",
        "3295",
        "+3295",
        "０３２９５",
        "83",
        "99",
        "00",
        "28882",
    ] {
        let error = text.parse::<Unit>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadValue, "{text}");
    }
    let error = "83".parse::<Unit>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "unknown code of a unit `83`: expected a code of the list, two digits for a province or five for a commune"
    );
    assert_eq!(
        error.message_in(Lang::Vi),
        "mã đơn vị hành chính `83` không hợp lệ: yêu cầu mã tỉnh có hai chữ số hoặc mã xã có năm chữ số trong danh mục"
    );
    assert!("28883".parse::<FormerUnit>().is_err());
    assert!("0099".parse::<FormerUnit>().is_err());
    let units = ["11", "03295"].map(|code| code.parse::<Unit>().unwrap());
    let json = serde_json::to_string(&units).unwrap();
    assert_eq!(json, r#"["11","03295"]"#);
    assert_eq!(serde_json::from_str::<[Unit; 2]>(&json).unwrap(), units);
    let former: FormerUnit = serde_json::from_str("\"832\"").unwrap();
    assert_eq!(
        format!("{former:?} {former:>5}"),
        "FormerUnit(832 Huyện Chợ Lách)   832"
    );
    for kind in UnitKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
}
