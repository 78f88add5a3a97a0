//! What the file of working days says, and what is refused of it.

use super::*;

fn law() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ocop-dossier/law")
}

fn written() -> Written {
    law::read(&law().join("working-days.toml")).unwrap()
}

#[test]
fn by_the_law_the_known_years_have_these_days_but_for_swaps() {
    let written = written();
    assert_eq!(written.known.len(), 4);
    for (year, known) in &written.known {
        let year = year.parse().unwrap();
        let swapped = known.iter().filter(|known| known.worked.is_none());
        let known: BTreeSet<_> = swapped
            .map(|known| day(year, &known.off).unwrap())
            .collect();
        let computed = written.computed(year, written.tet.before, false).unwrap();
        assert_eq!(computed, known, "{year}");
    }
}

#[test]
fn the_other_possibility_moves_one_day_by_a_week_or_less() {
    let days = read(&law()).unwrap();
    let open = days.years.iter().flat_map(|year| &year.open);
    for Open {
        question,
        off,
        worked,
    } in open
    {
        let apart = worked.since(*off).unwrap().get_days().abs();
        assert!(matches!(
            (*question, apart),
            ("Tet", 7) | ("NationalDay", 2 | 4) | ("Swap", 5)
        ));
    }
    let year = days.years.iter().find(|year| year.year == 2027).unwrap();
    let open: Vec<_> = year
        .open
        .iter()
        .map(|open| (open.off, open.worked))
        .collect();
    let day = |month, number| Date::new(2027, month, number).unwrap();
    assert_eq!(open, [(day(2, 4), day(2, 11)), (day(9, 3), day(9, 1))]);
}

#[test]
fn lunar_days_are_those_of_the_moon_and_the_sun() {
    for (year, [tet, hung_kings]) in &written().lunar {
        let year = year.parse().unwrap();
        let days = [tet, hung_kings].map(|text| day(year, text).unwrap());
        assert_eq!(moon::lunar_days(year), days, "{year}");
    }
    // By the calendar of China they are 3 February 2030 and 18 February 2007.
    assert_eq!(moon::lunar_days(2030)[0], Date::constant(2030, 2, 2));
    assert_eq!(moon::lunar_days(2007)[0], Date::constant(2007, 2, 17));
}

/// After a change in the file, it is refused with these words.
#[track_caller]
fn refused(from: &str, to: &str, words: &str) {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(law().join("working-days.toml")).unwrap();
    assert!(text.contains(from), "the file has no {from}");
    let path = folder.path().join("working-days.toml");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    let message = format!("{:#}", read(folder.path()).err().unwrap());
    assert!(message.contains(words), "{message}");
}

#[test]
fn slips_are_refused() {
    refused(
        "off = \"01-23\"",
        "off = \"01-22\"",
        "a day off on a weekend: 2023-01-22",
    );
    refused("off = \"01-24\"", "off = \"01-23\"", "twice: 2023-01-23");
    refused(
        "worked = \"05-04\"",
        "worked = \"05-06\"",
        "worked anyway: 2024-05-06",
    );
    refused(
        "off = \"04-18\", what = \"Hùng Kings' day\"",
        "off = \"04-18\"",
        "a reason or a swap",
    );
    refused(
        "    { off = \"11-24\", what = \"Culture Day\" },\n",
        "",
        "11 days off, 12 by the law",
    );
    refused("2040 = [", "3040 = [", "a year is missing");
    refused("\"04-16\"]", "\"04-26\"]", "79 days");
    refused(
        "\"02-06\", \"04-16\"",
        "\"02-30\", \"04-16\"",
        "not a day: 02-30",
    );
    refused(
        "worked = \"11-28\"",
        "worked = \"11-27\"",
        "not a swap: 2026-11-23",
    );
}
