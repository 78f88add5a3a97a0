//! Pages printed by a headless Chromium: headings again on each sheet, no row cut, parts on their own sheets.
//! And the pictures of pages in the docs.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use ocop_core::{Lang, Star};
use ocop_html::{ComparisonTable, LetterForm, PlanChecklist};

use crate::browser;
use crate::in_browser::found;
use crate::program::run;
use crate::samples::{self, PLAIN};

/// The words of each sheet of a printed page; `None` with a printed reason where there is no program for it.
fn printed(page: &str) -> Option<Vec<Words>> {
    let chromium = found()?;
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("printed.pdf");
    std::fs::write(&pdf, browser::print(&chromium, page).unwrap()).unwrap();
    let read = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(&pdf)
        .arg("-")
        .output();
    let Ok(read) = read else {
        let demanded = std::env::var_os("OCOP_OFFICE").is_some_and(|value| value == "1");
        assert!(!demanded, "OCOP_OFFICE=1, but there is no pdftotext");
        println!("skipped: there is no pdftotext");
        return None;
    };
    let text = String::from_utf8(read.stdout).unwrap();
    let sheets = text.trim_end_matches('\u{C}').split('\u{C}');
    Some(sheets.map(Words::of).collect())
}

/// How often each word is in a text. Words end at any sign, because lines break there.
#[derive(Debug)]
struct Words(BTreeMap<String, usize>);

impl Words {
    fn of(text: &str) -> Self {
        let mut words = BTreeMap::new();
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            if !word.is_empty() {
                *words.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        Self(words)
    }

    fn has(&self, text: &str) -> bool {
        let wanted = Self::of(text).0;
        let has = |(word, count)| self.0.get(word).is_some_and(|found: &usize| found >= count);
        wanted.iter().all(has)
    }
}

/// The text of each row of the tables of a page.
fn rows(page: &str) -> Vec<String> {
    let rows = page.split("<tr").skip(1).map(|row| {
        let (row, _) = row.split_once("</tr>").unwrap();
        let mut text = String::new();
        let (_, row) = row.split_once('>').unwrap();
        for piece in row.split('<') {
            text.push(' ');
            text += piece.split_once('>').map_or(piece, |(_, text)| text);
        }
        text.replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    });
    rows.collect()
}

/// Checks that every row is whole on a sheet, and that a sheet with rows of a table has its head.
#[track_caller]
fn check(page: &str, heads: &[&str]) -> Option<Vec<Words>> {
    let sheets = printed(page)?;
    let rows = rows(page);
    assert!(rows.len() > 5);
    for row in &rows {
        let whole = sheets.iter().filter(|sheet| sheet.has(row)).count();
        assert!(whole > 0, "cut: {row}\n{sheets:?}");
    }
    let with_head = |sheet: &&Words| heads.iter().all(|head| sheet.has(head));
    assert!(sheets.iter().filter(with_head).count() > 1, "{heads:?}");
    Some(sheets)
}

#[test]
fn a_letter_prints_its_head_on_each_sheet_and_its_annex_on_another() {
    for lang in Lang::ALL {
        let letter = samples::letter("dried-tao-meo", lang, None);
        let page = LetterForm::of(&letter).to_page();
        let words = letter.words();
        let Some(sheets) = check(page.as_str(), &[words.repair, words.place]) else {
            return;
        };
        // Findings fill the first sheets. The last of them has the signature, and the annex follows.
        let signed = letter.signature.join(" ");
        let signed = sheets.iter().position(|sheet| sheet.has(&signed)).unwrap();
        let annex = sheets
            .iter()
            .position(|sheet| sheet.has(&letter.annex.title))
            .unwrap();
        assert_eq!(annex, signed + 1);
        // A signature is never alone on its sheet.
        assert!(sheets[signed].has(letter.remarks.last().unwrap()));
        for finding in letter.sections.iter().flat_map(|section| &section.items) {
            let at = sheets
                .iter()
                .position(|sheet| sheet.has(&finding.message))
                .unwrap();
            assert!(
                at <= signed && sheets[at].has(words.repair),
                "{}",
                finding.number
            );
        }
    }
}

#[test]
fn a_plan_prints_whole_steps() {
    for lang in Lang::ALL {
        let plan = samples::plan(Star::Five, lang);
        let page = PlanChecklist::of(&plan).product("Mít sấy").to_page();
        if check(
            page.as_str(),
            &[lang.pick("Nội dung yêu cầu", "Requirements")],
        )
        .is_none()
        {
            return;
        }
    }
}

#[test]
fn a_comparison_prints_both_heads_on_each_sheet() {
    for lang in Lang::ALL {
        let comparison = samples::comparison(lang);
        let page = ComparisonTable::of(&comparison)
            .product("Sầu riêng")
            .to_page();
        let heads = [
            lang.pick("Trước", "Before"),
            lang.pick("Nay", "Now"),
            &comparison.from.place,
        ];
        let Some(sheets) = check(page.as_str(), &heads) else {
            return;
        };
        for line in &comparison.criteria {
            let name = format!("{} {}", line.key, line.name);
            let with =
                |sheet: &&Words| heads.iter().all(|head| sheet.has(head)) && sheet.has(&name);
            assert!(sheets.iter().any(|sheet| with(&sheet)), "{name}");
        }
    }
}

#[test]
fn no_row_of_any_page_is_cut_and_the_sheets_are_counted() {
    // As many sheets as the pages take today. More would be waste, and fewer are welcome.
    for (name, most) in [
        ("certificates-vi", 2),
        ("rating-vi", 7),
        ("rating-en", 7),
        ("form-vi", 8),
        ("blank-en", 8),
        ("obstacles-vi", 1),
        ("acceptable-vi", 2),
    ] {
        let samples = samples::all(PLAIN);
        let sample = samples.iter().find(|sample| sample.name == name).unwrap();
        let Some(sheets) = printed(&sample.page) else {
            return;
        };
        assert!(sheets.len() <= most, "{name}: {} sheets", sheets.len());
        for row in rows(&sample.page) {
            assert!(sheets.iter().any(|sheet| sheet.has(&row)), "{name}: {row}");
        }
    }
}

/// The pictures of the docs: the name, what the program shows, and the height in pixels.
const PICTURES: [(&str, &[&str], u32); 3] = [
    ("rating-vi", &["--bundled", "dried-banana"], 640),
    ("letter-vi", &["--bundled", "dried-tao-meo"], 640),
    (
        "certificates-vi",
        &["--bundled", "certificates", "--on", "2026-11-30"],
        560,
    ),
];

/// `OCOP_WRITE=1 cargo test -p ocop-html --test it pictures` writes them again.
#[test]
fn the_pictures_of_the_docs_are_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    if std::env::var_os("OCOP_WRITE").is_some() {
        let chromium = browser::find().expect("pictures are made by Chromium");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, args, height) in PICTURES {
            let (code, page, _) = run(&[args, &["--lang", "vi"]].concat(), "");
            assert_eq!(code, Some(0));
            let mut file = OsString::from("--screenshot=");
            file.push(folder.join(format!("{name}.png")));
            let size = format!("--window-size=820,{height}");
            let temporary = tempfile::tempdir().unwrap();
            browser::run(&chromium, &page, &temporary, &[file, size.into()]).unwrap();
        }
    }
    let readme = include_str!("../../README.md");
    for (name, ..) in PICTURES {
        let file = folder.join(format!("{name}.png"));
        let bytes = std::fs::read(&file).unwrap();
        let small = bytes.len() < 200_000;
        assert!(
            bytes.starts_with(b"\x89PNG") && small,
            "{name}: {}",
            bytes.len()
        );
        assert!(
            readme.contains(&format!("docs/pictures/{name}.png")),
            "{name}"
        );
    }
}
