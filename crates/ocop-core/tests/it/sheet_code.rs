//! Sheet codes: one form, every small mistake found, and the same for ever.

use std::collections::BTreeMap;

use ocop_core::{Choice, Criterion, Edition, ErrorKind, Scorecard, Sheet, SheetCode};
use proptest::prelude::*;

use crate::laws::builder;
use crate::util::{full, rows, sheet_of, sheets};

const CODES: &str = include_str!("../data/sheet-codes.tsv");
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTWXYZ";

/// Some codes of different sheets, with and without a story.
fn codes() -> Vec<String> {
    sheets()
        .iter()
        .step_by(5)
        .flat_map(|sheet| [full(sheet).complete().unwrap(), mixed(sheet)])
        .map(|card| card.code().unwrap().to_string())
        .collect()
}

/// A card of better and worse choices that differ from sheet to sheet; those with even numbers have
/// no story, and leave out what depends on it.
fn mixed(sheet: &Sheet) -> Scorecard {
    let without = sheet.number().is_multiple_of(2);
    let is_story = |criterion| {
        sheet
            .criteria()
            .any(|other| other.requires() == Some(criterion))
    };
    let mut builder = sheet.scorecard();
    for criterion in sheet.criteria() {
        let choices: Vec<_> = criterion.choices().collect();
        let index = criterion.index();
        let place = match (without, is_story(criterion)) {
            (true, true) => 0,
            (false, true) => choices.len() - 1,
            _ => (index * index + 7 * index + usize::from(sheet.number())) % choices.len(),
        };
        builder = if without && criterion.requires().is_some() {
            builder.leave_out(criterion.key()).unwrap()
        } else {
            builder.choose(criterion.key(), choices[place]).unwrap()
        };
    }
    builder.complete().unwrap()
}

fn refused(text: &str) -> bool {
    text.parse::<SheetCode>().is_err()
}

/// A code with right check characters, by brute force.
fn with_check(start: &str) -> String {
    let all = || ALPHABET.chars();
    all()
        .flat_map(|c| all().map(move |d| format!("{start}-{c}{d}")))
        .find(|text| {
            let fault = text.parse::<SheetCode>().map_err(|fault| fault.to_string());
            !fault.is_err_and(|fault| fault.contains("the check characters"))
        })
        .unwrap()
}

#[track_caller]
fn check(text: &str, kind: ErrorKind, shown: &str) {
    let fault = text.parse::<SheetCode>().unwrap_err();
    assert_eq!((fault.kind(), fault.to_string().as_str()), (kind, shown));
}

#[test]
fn every_edition_has_its_own_two_digits() {
    let mut heads = BTreeMap::new();
    for sheet in sheets() {
        let code = full(&sheet).complete().unwrap().code().unwrap();
        let text = code.to_string();
        let year = sheet.edition().as_str().rsplit_once('/').unwrap().1;
        assert_eq!(text[..6], format!("{}-{:02}-", &year[2..], sheet.number()));
        assert_eq!(
            (code.edition(), code.number()),
            (sheet.edition(), sheet.number())
        );
        assert_eq!(heads.insert(text[..6].to_owned(), sheet), None);
    }
}

#[test]
fn a_code_fits_the_alphanumeric_mode_of_a_qr_code() {
    for text in codes() {
        assert_eq!(text.len(), 24);
        let fits = |letter: char| letter == '-' || ALPHABET.contains(letter);
        assert!(text.chars().all(fits), "{text}");
        let hyphens = text.match_indices('-').map(|(place, _)| place);
        assert!(hyphens.eq([2, 5, 11, 16, 21]), "{text}");
        assert_eq!(
            format!("{:>26}", text.parse::<SheetCode>().unwrap()),
            format!("  {text}")
        );
    }
}

#[test]
fn both_sums_of_a_code_are_zero() {
    for text in codes() {
        let worths = text.chars().filter_map(|letter| ALPHABET.find(letter));
        let sums = (1..)
            .zip(worths)
            .fold((0, 0), |(plain, weighted), (place, worth)| {
                (plain + worth, weighted + place * worth)
            });
        assert_eq!((sums.0 % 31, sums.1 % 31), (0, 0), "{text}");
    }
}

#[test]
fn every_wrong_character_is_refused() {
    let wild = ['\u{0}', '\n', '–', 'Ａ', 'Đ', 'О', '٣', '🍵'];
    for text in codes() {
        for (place, own) in text.char_indices() {
            for other in (' '..='~').chain(wild).filter(|&other| other != own) {
                let wrong = format!("{}{other}{}", &text[..place], &text[place + 1..]);
                assert!(refused(&wrong), "{wrong} for {text}");
            }
        }
        assert!(refused(&text.to_lowercase()));
    }
}

#[test]
fn every_two_wrong_characters_of_the_alphabet_are_refused() {
    let text = &codes()[1];
    let places: Vec<usize> = (0..text.len())
        .filter(|&place| &text[place..=place] != "-")
        .collect();
    for (nth, &first) in places.iter().enumerate() {
        for &second in &places[nth + 1..] {
            for one in ALPHABET.bytes() {
                for two in ALPHABET.bytes() {
                    let mut wrong = text.clone().into_bytes();
                    (wrong[first], wrong[second]) = (one, two);
                    let wrong = String::from_utf8(wrong).unwrap();
                    assert_eq!(refused(&wrong), wrong != *text, "{wrong} for {text}");
                }
            }
        }
    }
}

#[test]
fn any_two_characters_that_changed_places_are_refused() {
    for text in codes() {
        for first in 0..text.len() {
            for second in first + 1..text.len() {
                let mut swapped = text.clone().into_bytes();
                swapped.swap(first, second);
                let swapped = String::from_utf8(swapped).unwrap();
                assert_eq!(refused(&swapped), swapped != text, "{swapped} for {text}");
            }
        }
    }
}

#[test]
fn a_character_too_few_or_too_many_is_refused() {
    for text in codes() {
        for place in 0..text.len() {
            let fewer = format!("{}{}", &text[..place], &text[place + 1..]);
            assert!(refused(&fewer), "{fewer} for {text}");
        }
        for place in 0..=text.len() {
            for more in ' '..='~' {
                let more = format!("{}{more}{}", &text[..place], &text[place..]);
                assert!(refused(&more), "{more} for {text}");
            }
        }
    }
}

#[test]
fn a_code_that_is_none_says_why() {
    use ErrorKind::{BadSheetCode, UnknownEdition, UnknownSheet};
    check("", BadSheetCode, "found 0 characters, expected 24");
    check(
        "26-07-1B1XA-Y92M-K8W2-M",
        BadSheetCode,
        "found 23 characters, expected 24",
    );
    check(
        "2б-07-1B1XA-Y92M-K8W2-MF",
        BadSheetCode,
        "character 2 is `б`: expected a digit",
    );
    check(
        "26.07-1B1XA-Y92M-K8W2-MF",
        BadSheetCode,
        "character 3 is `.`: expected a hyphen",
    );
    check(
        "26-07-1B1XA-Y92M-K8W2-mF",
        BadSheetCode,
        "character 23 is `m`: expected a digit or a capital without I, L, O, U and V",
    );
    check(
        "26-07-1B1XA-Y92M-K8W2-MG",
        BadSheetCode,
        "the check characters of `26-07-1B1XA-Y92M-K8W2-MG` do not match",
    );
    check(
        &with_check("00-07-00000-0000-0000"),
        UnknownEdition,
        "unknown edition code 00",
    );
    check(
        &with_check("26-99-00000-0000-0000"),
        UnknownSheet,
        "edition 26/2026 has no sheet 99: expected 1 to 26",
    );
    let sheet = Edition::E2026.sheet(7).unwrap();
    let last = sheet.unpack(u64::MAX).unwrap_err().to_string();
    let (_, last) = last.rsplit_once(' ').unwrap();
    check(
        &with_check("26-07-ZZZZZ-ZZZZ-ZZZZ"),
        BadSheetCode,
        &format!(
            "scorecard number 24417546297445042590 of 26/2026 set 7 out of range: expected 0 to {last}"
        ),
    );
}

/// The highest number of a scorecard of set 7 of 26/2026.
fn last() -> u64 {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let fault = sheet.unpack(u64::MAX).unwrap_err().to_string();
    fault.rsplit_once(' ').unwrap().1.parse().unwrap()
}

/// A code of set 7 of 26/2026 for a number.
fn code_of(mut value: u64) -> String {
    let mut digits = Vec::new();
    for _ in 0..13 {
        digits.insert(0, ALPHABET.chars().nth((value % 31) as usize).unwrap());
        value /= 31;
    }
    let digits: String = digits.into_iter().collect();
    let (one, two, three) = (&digits[..5], &digits[5..9], &digits[9..]);
    with_check(&format!("26-07-{one}-{two}-{three}"))
}

#[test]
fn the_last_number_has_a_code_and_the_next_has_none() {
    assert!(!refused(&code_of(last())));
    assert!(refused(&code_of(last() + 1)));
}

#[test]
fn a_code_in_range_that_contradicts_the_story_is_no_scorecard() {
    let code: SheetCode = code_of(last()).parse().unwrap();
    let fault = code.scorecard().unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ErrorKind::BadSheetCode, "5.2")
    );
}

#[test]
fn a_custom_sheet_has_no_code() {
    let sheet = Edition::E2026.sheet(7).unwrap().to_spec().build().unwrap();
    let fault = full(&sheet).complete().unwrap().code().unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::BadSheetCode);
    assert_eq!(
        fault.to_string(),
        "custom sheet of 26/2026 set 7 has no code: a sheet of the law is required"
    );
}

#[test]
fn a_code_in_json_is_its_text() {
    for text in codes() {
        let code: SheetCode = text.parse().unwrap();
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<SheetCode>(&json).unwrap(), code);
    }
    assert!(serde_json::from_str::<SheetCode>("\"26-07\"").is_err());
    let fault = serde_json::from_str::<SheetCode>("26")
        .unwrap_err()
        .to_string();
    assert!(fault.contains("expected a sheet code such as"), "{fault}");
}

/// The line of a sheet in the file of codes that never change.
fn line(sheet: &Sheet) -> String {
    let least = |criterion: Criterion<'_>| criterion.choices().next().unwrap();
    let lowest: Vec<_> = sheet
        .criteria()
        .map(|criterion| (criterion.key(), least(criterion)))
        .collect();
    let lowest = sheet.scorecard_from(lowest).unwrap().complete().unwrap();
    let best = full(sheet).complete().unwrap();
    let mixed = mixed(sheet);
    let choices: Vec<_> = mixed
        .choices()
        .map(|(criterion, choice)| format!("{}={choice}", criterion.key()))
        .collect();
    let [lowest, best, mixed] = [lowest, best, mixed].map(|card| card.code().unwrap().to_string());
    let (edition, set, choices) = (sheet.edition(), sheet.number(), choices.join(" "));
    format!("{edition}\t{set}\t{lowest}\t{best}\t{mixed}\t{choices}")
}

#[test]
fn codes_that_were_given_out_mean_the_same_for_ever() {
    let mut seen = Vec::new();
    for row in rows(CODES) {
        let sheet = sheet_of(&row);
        let read = |column: &str| {
            row(column)
                .parse::<SheetCode>()
                .unwrap()
                .scorecard()
                .unwrap()
        };
        let choices: Vec<(String, Choice)> = row("choices")
            .split(' ')
            .map(|cell| {
                let (key, choice) = cell.split_once('=').unwrap();
                (key.to_owned(), choice.parse().unwrap())
            })
            .collect();
        let card = sheet.scorecard_from(choices).unwrap().complete().unwrap();
        assert_eq!(read("mixed"), card, "{sheet}");
        assert_eq!(card.code().unwrap().to_string(), row("mixed"), "{sheet}");
        let least = |criterion: Criterion<'_>| criterion.choices().next();
        for criterion in sheet.criteria() {
            assert_eq!(
                read("lowest").choice(criterion.key()),
                least(criterion),
                "{sheet}"
            );
        }
        assert_eq!(read("best"), full(&sheet).complete().unwrap(), "{sheet}");
        seen.push(sheet);
    }
    let missing: Vec<_> = sheets()
        .iter()
        .filter(|sheet| !seen.contains(sheet))
        .map(line)
        .collect();
    assert!(
        missing.is_empty(),
        "add to tests/data/sheet-codes.tsv:\n{}",
        missing.join("\n")
    );
    assert_eq!(
        seen.len(),
        sheets().len(),
        "a sheet stands twice in tests/data/sheet-codes.tsv"
    );
}

#[test]
#[ignore = "prints the lines of tests/data/sheet-codes.tsv, to take those of new sheets from"]
fn the_line_of_every_sheet() {
    for sheet in sheets() {
        println!("{}", line(&sheet));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(4000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scorecard_prints_as_a_code_and_reads_back(
        index in any::<prop::sample::Index>(),
        seed in prop::collection::vec(any::<u16>(), 64),
    ) {
        let sheets = sheets();
        let card = builder(index.get(&sheets), &seed).complete().unwrap();
        let code = card.code().unwrap();
        prop_assert_eq!(code.to_string().parse(), Ok(code));
        prop_assert_eq!(code.scorecard().unwrap(), card);
    }

    #[test]
    fn any_text_is_a_code_or_answered_in_words(text in prop_oneof![
        any::<String>(),
        "[0-9A-Z]{2}-[0-9A-Z]{2}-[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}",
        "(19|23|26)-[012][0-9]-[0-9A-HJ-KM-NP-TW-Z]{5}-[0-9A-HJ-KM-NP-TW-Z]{4}-[0-9A-HJ-KM-NP-TW-Z]{4}-[0-9A-HJ-KM-NP-TW-Z]{2}",
    ]) {
        match text.parse::<SheetCode>() {
            Ok(code) => prop_assert_eq!(code.to_string(), text),
            Err(fault) => prop_assert!(!fault.message().is_empty()),
        }
    }
}
