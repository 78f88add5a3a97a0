//! What the lists of units say, what is refused of them, and how another list is compared.

use super::against::compare_text;
use super::*;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ocop-core/law/units")
}

fn units() -> Units {
    Units::read(&folder()).unwrap()
}

/// After a change in a file, the lists are refused with these words.
#[track_caller]
fn refused(file: &str, from: &str, to: &str, words: &str) {
    let copy = tempfile::tempdir().unwrap();
    for path in std::fs::read_dir(folder()).unwrap() {
        let path = path.unwrap().path();
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    let path = copy.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let error = Units::read(copy.path()).err().unwrap();
    let error = format!("{error:#}");
    assert!(error.contains(words), "{error}");
}

#[test]
fn the_lists_have_every_unit() {
    let units = units();
    assert_eq!((units.provinces.len(), units.communes.len()), (34, 3_321));
    let Former {
        provinces,
        districts,
        communes,
        now,
    } = &units.former;
    assert_eq!(
        (provinces.len(), districts.len(), communes.len()),
        (63, 691, 10_035)
    );
    assert_eq!(now.iter().filter(|now| now.len() > 1).count(), 471);
}

#[test]
fn faults_of_the_lists_are_refused() {
    refused("communes.tsv", "00004\t01", "00004\t02", "not in the list");
    refused(
        "communes.tsv",
        "00004\t",
        "4\t",
        "\"4\" does not have 5 digits",
    );
    refused(
        "communes.tsv",
        "00008\t",
        "00004\t",
        "twice in the list, or not in order",
    );
    refused(
        "communes.tsv",
        "Phường Ba Đình",
        "Ba Đình",
        "does not begin with the kind",
    );
    refused(
        "communes.tsv",
        "Phường Ba Đình",
        "Phường  Ba Đình",
        "outer spaces",
    );
    refused(
        "communes.tsv",
        "2026-04-30\tXã Lộc Ninh",
        "2026-04-30",
        "a day without a name",
    );
    refused("communes.tsv", "code\t", "codes\t", "the columns are");
    refused(
        "communes.tsv",
        "Phường Ba Đình",
        "Phường Ba Đình\t\t\tx",
        "line 2 has too many columns",
    );
    refused(
        "other-codes.tsv",
        "06970",
        "06978",
        "is a commune of the list",
    );
    refused("other-codes.tsv", "06978", "06977", "is no commune");
    refused(
        "former-communes.tsv",
        "00007\t001\tPhường Cống Vị\t00008,00025",
        "00007\t001\tPhường Cống Vị\t00025,00008",
        "not sorted",
    );
    refused(
        "former-communes.tsv",
        "Phường Phúc Xá\t00097",
        "Phường Phúc Xá\t00001",
        "not in the list",
    );
    refused(
        "former-communes.tsv",
        "Phường Phúc Xá\t00097",
        "Phường Phúc Xá",
        "does not have 5 digits",
    );
}

/// Our own communes as another list, changed.
fn other(change: impl Fn(&str) -> String) -> String {
    let text = std::fs::read_to_string(folder().join("communes.tsv")).unwrap();
    change(&text)
}

#[track_caller]
fn differences(text: &str) -> Vec<String> {
    compare_text(&units(), text).unwrap().differences
}

#[test]
fn our_own_list_does_not_differ() {
    let found = compare_text(&units(), &other(str::to_owned)).unwrap();
    assert!(found.differences.is_empty(), "{:?}", found.differences);
    assert_eq!(
        found.summary,
        "3321 communes here, 3321 there\n0 differences"
    );
}

#[test]
fn other_headings_separators_and_spellings_do_not_differ() {
    // Case, the place of tones, and the words for the kinds.
    let text = other(|text| {
        text.replace("Yên Hoà", "Yên Hòa")
            .replace("Xã Bắc Sơn", "xã Bắc sơn")
    });
    assert!(differences(&text).is_empty());
    let text = other(|text| {
        let rows = text.lines().skip(1).map(|row| {
            let cells: Vec<_> = row.split('\t').collect();
            // As a spreadsheet writes it.
            let bare = cells[2]
                .split_once(' ')
                .unwrap()
                .1
                .trim_start_matches("khu ");
            format!(
                "{};\"{bare}\";{}\r\n",
                cells[0].trim_start_matches('0'),
                cells[1].trim_start_matches('0')
            )
        });
        format!(
            "\u{feff}Mã xã;Tên xã;Mã tỉnh\r\n{}",
            rows.collect::<String>()
        )
    });
    let found = compare_text(&units(), &text).unwrap();
    assert!(found.differences.is_empty(), "{:?}", found.differences);
    assert!(
        found
            .summary
            .contains("codes there lack zeros in front; they were added")
    );
    let provinces = std::fs::read_to_string(folder().join("provinces.tsv")).unwrap();
    assert!(differences(&provinces).is_empty());
}

#[test]
fn every_difference_is_named() {
    let text = other(|text| {
        text.replace("06978\t", "06970\t")
            .replace("03283\t11\tXã Chiềng Sinh", "03283\t11\tXã Nà Sáy")
            .replace("03295\t11", "03295\t12")
    });
    assert_eq!(
        differences(&text),
        [
            "other name: 03283 Xã Chiềng Sinh here, Xã Nà Sáy there",
            "other province: 03295 Xã Quài Tở in 11 here, in 12 there",
            "missing there: 06978 Xã Ba Chẽ",
            "extra there: 06970 Xã Ba Chẽ",
        ]
    );
    let text = "code,name\n01,Hà Nội\n83,Bến Tre\n";
    let found = differences(text);
    assert_eq!(found.len(), 34);
    assert!(found.contains(&"extra there: 83 Bến Tre".to_owned()));
}

#[test]
fn a_list_that_cannot_be_read_is_an_error() {
    for (text, words) in [
        ("", "the first line has one column"),
        ("code\n00004\n", "the first line has one column"),
        (
            "code,title\n00004,x\n",
            "no column of names among: code, title",
        ),
        (
            "number,name\n00004,x\n",
            "no column of codes among: number, name",
        ),
        ("code,name\n", "the list has no rows"),
        ("code,name\nabc,x\n", "line 2: \"abc\" is no code"),
        ("code,name\n,x\n", "line 2: \"\" is no code"),
        ("code,name\n123456,x\n", "line 2: \"123456\" is no code"),
        ("code,name\n00004,\n", "line 2: 00004 has no name"),
        ("code,name\n00004,x\n4x,y\n", "line 3: \"4x\" is no code"),
        (
            "code,name\n00004,x\n00004,y\n",
            "line 3: the code 00004 is twice",
        ),
        ("code,name\n00004,x,y\n", "line 2 has 3 columns, not 2"),
        (
            "code,name,province\n00004,x,ab\n",
            "line 2: \"ab\" is no code of a province",
        ),
    ] {
        let error = compare_text(&units(), text).err().unwrap();
        let error = format!("{error:#}");
        assert!(error.contains(words), "{text}: {error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    assert!(against::compare(&units(), &path).is_err());
    std::fs::write(&path, b"code,name\n00004,\xff\n").unwrap();
    let error = against::compare(&units(), &path).err().unwrap();
    assert!(format!("{error:#}").contains("is not UTF-8"));
}
