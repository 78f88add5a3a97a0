//! Product codes: accepted and refused texts, with the place, and the effect of a fault in one
//! character.

use ocop_core::{CodeEra, ErrorKind, ProductCode};
use proptest::prelude::*;

const CODES: &str = include_str!("../data/product-codes.txt");

/// Codes in use, of the old form.
fn codes() -> impl Iterator<Item = &'static str> {
    CODES.lines().filter(|line| !line.starts_with('#'))
}

/// The same products with codes of the new form.
fn new_codes() -> impl Iterator<Item = String> {
    codes().map(|text| {
        let code: ProductCode = text.parse().unwrap();
        ProductCode::without_district(code.province(), code.commune(), code.serial(), 2026)
            .unwrap()
            .to_string()
    })
}

#[track_caller]
fn refused(text: &str, path: &str, message: &str) {
    let fault = text.parse::<ProductCode>().unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::BadProductCode, "{text}");
    assert_eq!((fault.path(), fault.message()), (path, message), "{text}");
}

#[test]
fn every_code_in_use_is_read_and_printed_back() {
    assert_eq!(codes().count(), 41);
    for text in codes() {
        let code: ProductCode = text.parse().unwrap();
        assert_eq!(code.era(), CodeEra::Old);
        assert_eq!(code.to_string(), text);
        let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap()).collect();
        let district = code.district().unwrap();
        let of_code = [
            code.province().into(),
            district.into(),
            code.commune(),
            code.serial(),
            code.year().into(),
        ];
        assert_eq!(parts, of_code);
    }
    for text in new_codes() {
        let code: ProductCode = text.parse().unwrap();
        assert_eq!((code.era(), code.district()), (CodeEra::New, None));
        assert_eq!(code.to_string(), text);
    }
}

#[test]
fn a_fault_names_its_part() {
    let whole = |text: &str| {
        format!(
            "`{text}` is not a product code: expected `TT-XXXXX-N-YYYY`, or `TT-HHH-XXXXX-N-YYYY` before 26/2026"
        )
    };
    for text in [
        "",
        "83",
        "83-28882-2026",
        "83-832-28882-2-2022-1",
        "1-2-3-4-5-6-7",
    ] {
        refused(text, "", &whole(text));
    }
    refused(
        "8-832-28882-2-2022",
        "province",
        "found `8`, expected 2 digits",
    );
    refused(
        "00-832-28882-2-2022",
        "province",
        "0 out of range: expected 1 to 99",
    );
    refused(
        "83-83-28882-2-2022",
        "district",
        "found `83`, expected 3 digits",
    );
    refused(
        "83-000-28882-2-2022",
        "district",
        "0 out of range: expected 1 to 999",
    );
    refused(
        "83-832-+8882-2-2022",
        "commune",
        "found `+8882`, expected 5 digits",
    );
    refused(
        "83-832-00000-2-2022",
        "commune",
        "0 out of range: expected 1 to 99999",
    );
    let serial =
        |text| format!("found `{text}`, expected a number from 1 to 9999 without leading zeros");
    for text in ["", "0", "02", "+2", " 2", "٢", "99999999999"] {
        refused(
            &format!("83-832-28882-{text}-2022"),
            "serial",
            &serial(text),
        );
    }
    refused(
        "83-832-28882-10000-2022",
        "serial",
        "10000 out of range: expected 1 to 9999",
    );
    refused("83-832-28882-2-22", "year", "found `22`, expected 4 digits");
    refused(
        "83-832-28882-2-2018",
        "year",
        "2018 out of range: expected 2019 to 2026 [years-of-product-codes]",
    );
    refused(
        "83-832-28882-2-2027",
        "year",
        "2027 out of range: expected 2019 to 2026 [years-of-product-codes]",
    );
    refused(
        "83-28882-2-2025",
        "year",
        "2025 out of range: expected 2026 to 2099 [years-of-product-codes]",
    );
    refused(
        "83-28882-2-2100",
        "year",
        "2100 out of range: expected 2026 to 2099 [years-of-product-codes]",
    );
    refused("83-832-2-2026", "commune", "found `832`, expected 5 digits");
}

#[test]
fn constructors_name_the_part_that_is_out_of_range() {
    let (old, new) = (ProductCode::with_district, ProductCode::without_district);
    for (code, part) in [
        (old(0, 1, 1, 1, 2021), "province"),
        (new(100, 1, 1, 2026), "province"),
        (old(1, 0, 1, 1, 2021), "district"),
        (old(1, 1000, 1, 1, 2021), "district"),
        (new(1, 0, 1, 2026), "commune"),
        (new(1, 100_000, 1, 2026), "commune"),
        (new(1, 1, 0, 2026), "serial"),
        (new(1, 1, 10_000, 2026), "serial"),
        (old(1, 1, 1, 1, 2018), "year"),
        (old(1, 1, 1, 1, 2027), "year"),
        (new(1, 1, 1, 2025), "year"),
        (new(1, 1, 1, 2100), "year"),
    ] {
        let fault = code.unwrap_err();
        assert_eq!(
            (fault.kind(), fault.path()),
            (ErrorKind::BadProductCode, part)
        );
    }
}

#[test]
fn years_are_taken_up_to_both_ends_of_the_era() {
    for year in 1900..=2200 {
        let old = ProductCode::with_district(1, 1, 1, 1, year);
        let new = ProductCode::without_district(1, 1, 1, year);
        assert_eq!(old.is_ok(), CodeEra::Old.years().contains(&year), "{year}");
        assert_eq!(new.is_ok(), CodeEra::New.years().contains(&year), "{year}");
    }
    assert_eq!(
        (CodeEra::Old.years(), CodeEra::New.years()),
        (2019..=2026, 2026..=2099)
    );
}

/// The change of one character of a code, or of two neighbours.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Substituted(usize, char),
    Dropped(usize),
    Added(usize, char),
    Swapped(usize),
}

impl Fault {
    fn of(self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        match self {
            Self::Substituted(at, by) => characters[at] = by,
            Self::Dropped(at) => drop(characters.remove(at)),
            Self::Added(at, new) => characters.insert(at, new),
            Self::Swapped(at) => characters.swap(at, at + 1),
        }
        characters.into_iter().collect()
    }

    /// Whether the docs of `ProductCode` call the change detected: a hyphen changed, no digit for a
    /// digit, or a digit too many or too few outside the serial.
    fn is_caught_by_its_kind(self, text: &str) -> bool {
        let serial = serial(text);
        let hyphen = |at: usize| text.as_bytes()[at] == b'-';
        match self {
            Self::Substituted(at, by) => hyphen(at) || !by.is_ascii_digit(),
            Self::Dropped(at) => hyphen(at) || !serial.contains(&at),
            Self::Added(at, new) => {
                !new.is_ascii_digit() || !(serial.start..=serial.end).contains(&at)
            }
            Self::Swapped(at) => hyphen(at) || hyphen(at + 1),
        }
    }
}

/// The index of the serial: the part before the last.
fn serial(text: &str) -> std::ops::Range<usize> {
    let end = text.rfind('-').unwrap();
    text[..end].rfind('-').unwrap() + 1..end
}

/// Whether the docs say that a text of sound form is caught by its numbers.
fn is_caught_by_its_numbers(text: &str, years: &std::ops::RangeInclusive<u16>) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let (units, rest) = parts.split_at(parts.len() - 2);
    let zero = units
        .iter()
        .any(|unit| unit.bytes().all(|byte| byte == b'0'));
    let year: u16 = rest[1].parse().unwrap();
    zero || rest[0].is_empty()
        || rest[0].starts_with('0')
        || rest[0].len() > 4
        || !years.contains(&year)
}

/// Tries every fault on a code; gives how many were caught and how many make another code.
fn try_all(text: &str) -> (u32, u32) {
    let years = text.parse::<ProductCode>().unwrap().era().years();
    let characters: Vec<char> = (0..=127_u8)
        .map(char::from)
        .chain(['–', '−', '２', '٢', '\u{301}', 'đ'])
        .collect();
    let mut faults = Vec::new();
    for at in 0..text.len() {
        faults.push(Fault::Dropped(at));
        faults.extend(characters.iter().map(|&by| Fault::Substituted(at, by)));
    }
    for at in 0..=text.len() {
        faults.extend(characters.iter().map(|&new| Fault::Added(at, new)));
    }
    faults.extend((0..text.len() - 1).map(Fault::Swapped));

    let (mut caught, mut others) = (0, 0);
    for fault in faults {
        let changed = fault.of(text);
        if changed == text {
            continue;
        }
        let is_caught =
            fault.is_caught_by_its_kind(text) || is_caught_by_its_numbers(&changed, &years);
        match changed.parse::<ProductCode>() {
            Err(error) => {
                assert!(is_caught, "{text} {fault:?}: {changed} is refused");
                assert_eq!(error.kind(), ErrorKind::BadProductCode);
                caught += 1;
            }
            Ok(code) => {
                assert!(!is_caught, "{text} {fault:?}: {changed} is read");
                assert_eq!(code.to_string(), changed);
                assert_eq!(code.era().years(), years);
                others += 1;
            }
        }
    }
    (caught, others)
}

#[test]
fn every_fault_in_one_character_is_caught_or_makes_the_documented_other_code() {
    let (mut caught, mut others) = (0, 0);
    for text in codes().map(str::to_owned).chain(new_codes()) {
        let (more_caught, more_others) = try_all(&text);
        caught += more_caught;
        others += more_others;
    }
    // A long serial, and units one digit away from zero.
    for text in [
        "01-001-00001-1234-2021",
        "10-100-10000-10-2026",
        "01-10000-9999-2099",
    ] {
        let (more_caught, more_others) = try_all(text);
        assert!(more_caught > more_others);
    }
    assert_eq!((caught, others), (376_244, 9_595));
}

#[test]
fn json_and_padding_take_the_printed_text_whole() {
    let code: ProductCode = serde_json::from_str("\"83-832-28882-2-2022\"").unwrap();
    assert_eq!(
        serde_json::to_string(&code).unwrap(),
        "\"83-832-28882-2-2022\""
    );
    let fault = serde_json::from_str::<ProductCode>("\"00-28882-2-2026\"").unwrap_err();
    assert!(
        fault
            .to_string()
            .starts_with("province: 0 out of range: expected 1 to 99")
    );
    assert!(serde_json::from_str::<ProductCode>("83").is_err());
    assert_eq!(format!("{code:>20}"), " 83-832-28882-2-2022");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(2000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn codes_print_and_parse_back(
        province in 1..=99_u8, district in prop::option::of(1..=999_u16), commune in 1..=99_999_u32,
        serial in 1..=9_999_u32, year in any::<prop::sample::Index>(),
    ) {
        let era = if district.is_some() { CodeEra::Old } else { CodeEra::New };
        let years: Vec<u16> = era.years().collect();
        let year = *year.get(&years);
        let code = match district {
            Some(district) => ProductCode::with_district(province, district, commune, serial, year),
            None => ProductCode::without_district(province, commune, serial, year),
        }.unwrap();
        prop_assert_eq!(code.to_string().parse::<ProductCode>(), Ok(code));
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(serde_json::from_str::<ProductCode>(&json).unwrap(), code);
    }

    #[test]
    fn any_text_is_read_as_it_prints_or_refused_in_words(text in "\\PC*|[0-9-]{0,24}|[0-9]{2}(-[0-9]{3})?-[0-9]{5}-[0-9]{1,5}-20[0-9]{2}") {
        match text.parse::<ProductCode>() {
            Ok(code) => prop_assert_eq!(code.to_string(), text),
            Err(fault) => {
                prop_assert_eq!(fault.kind(), ErrorKind::BadProductCode);
                prop_assert!(!fault.message().is_empty());
            }
        }
    }

    #[test]
    fn any_numbers_make_a_code_that_reads_back_or_an_error(
        province in any::<u8>(), district in any::<u16>(), commune in any::<u32>(), serial in any::<u32>(), year in any::<u16>(),
    ) {
        for code in [
            ProductCode::with_district(province, district, commune, serial, year),
            ProductCode::without_district(province, commune, serial, year),
        ] {
            match code {
                Ok(code) => prop_assert_eq!(code.to_string().parse::<ProductCode>(), Ok(code)),
                Err(fault) => prop_assert!(!fault.path().is_empty()),
            }
        }
    }
}
