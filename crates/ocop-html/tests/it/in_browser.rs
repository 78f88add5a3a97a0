//! Pages in a headless Chromium: nothing is wider than its screen, and no text is over another.
//!
//! A page runs no script. So the pages are in frames of another document, whose script measures them. What is
//! compared is structure and no pixels. Without a Chromium the tests are skipped; with `OCOP_OFFICE=1` they fail.

use std::path::{Path, PathBuf};

use ocop_core::Lang;
use ocop_html::{RatingPage, ScorecardForm};

use crate::browser;
use crate::samples::{self, Outside, PLAIN, Sample};
use crate::util::{card, named, sheet_of};

/// A name that is hard to lay out: one word as long as three lines.
const LONG: &str = "MậtongrừngnguyênchấtcủahợptácxãnôngnghiệpdượcliệuvàdulịchcộngđồngTuầnGiáoĐiệnBiênsảnxuấttheotiêuchuẩnVietGAP\
    Mậtongrừngnguyênchấtcủahợptácxãnôngnghiệpdượcliệuvàdulịchcộngđồng";

/// The browser; `None` with a printed reason if there is none and it is not demanded.
pub(crate) fn found() -> Option<PathBuf> {
    let found = browser::find();
    if found.is_none() {
        let demanded = std::env::var_os("OCOP_OFFICE").is_some_and(|value| value == "1");
        assert!(!demanded, "OCOP_OFFICE=1, but there is no Chromium");
        println!("skipped: there is no Chromium");
    }
    found
}

/// How a page is shown: the name, the width in pixels, and whether as on paper.
const VIEWS: [(&str, u32, bool); 3] = [
    ("narrow", 390, false),
    ("wide", 1280, false),
    // The width of A4 between its margins.
    ("paper", 703, true),
];

/// What the browser says about pages: a line for each view of each page, and a line for each fault.
fn measured(browser: &Path, samples: &[Sample]) -> Vec<String> {
    let mut document = String::from("<!DOCTYPE html><meta charset=utf-8><body>");
    for Sample { name, page } in samples {
        for (view, width, paper) in VIEWS {
            let mut page = page.clone();
            if paper {
                page = page.replace("@media print{", "@media all{");
            }
            let page = page.replace('&', "&amp;").replace('"', "&quot;");
            document += &format!(
                "<iframe title=\"{name} {view}\" style=\"border:0;width:{width}px;height:900px\" srcdoc=\"{page}\"></iframe>"
            );
        }
    }
    document += &format!("<script>{}</script></body>", include_str!("harness.js"));
    let folder = tempfile::tempdir().unwrap();
    let options = ["--dump-dom".into(), "--virtual-time-budget=60000".into()];
    let output = browser::run(browser, &document, &folder, &options).unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let (_, report) = text.split_once("<pre>").expect("no report");
    let (report, _) = report.split_once("</pre>").expect("no end of the report");
    report.lines().map(str::to_owned).collect()
}

/// Checks that every view of every page was measured, and returns the faults.
#[track_caller]
fn faults(browser: &Path, samples: &[Sample]) -> Vec<String> {
    let (measured, faults): (Vec<_>, Vec<_>) = measured(browser, samples)
        .into_iter()
        .partition(|line| line.ends_with(" lines of text"));
    assert_eq!(measured.len(), samples.len() * VIEWS.len(), "{measured:?}");
    for line in measured {
        let words: Vec<_> = line.split_whitespace().collect();
        let lines: usize = words[words.len() - 4].parse().unwrap();
        assert!(lines > 10, "{line}");
    }
    faults
}

#[test]
fn nothing_overflows_and_no_text_is_over_another() {
    let Some(browser) = found() else { return };
    assert_eq!(faults(&browser, &samples::all(PLAIN)), [""; 0]);
}

#[test]
fn very_long_words_overflow_nothing() {
    let Some(browser) = found() else { return };
    let mut pages = samples::all(Outside(LONG));
    let sheet = sheet_of(LONG);
    let (card, rating) = (card(&sheet, 0), named(&sheet, [LONG, "b"]));
    let own = [
        ("own form", ScorecardForm::of(&card, Lang::Vi).to_page()),
        ("own rating", RatingPage::new(&rating, Lang::Vi).to_page()),
    ];
    pages.extend(own.map(|(name, page)| Sample {
        name: name.into(),
        page: page.into_string(),
    }));
    assert_eq!(faults(&browser, &pages), [""; 0]);
}

#[test]
fn text_from_right_to_left_overflows_nothing() {
    let Some(browser) = found() else { return };
    let pages = samples::all(Outside("عسل الجبل של ההר (giả định) <b>&amp;</b>"));
    assert_eq!(faults(&browser, &pages), [""; 0]);
}

#[test]
fn faults_are_found_by_the_measure() {
    let Some(browser) = found() else { return };
    let letter = samples::all(PLAIN).swap_remove(0);
    for (style, fault) in [
        ("h1{width:3000px}", "the page is"),
        (
            ".findings{position:relative;left:900px}",
            "table.stack findings is from",
        ),
        ("td{white-space:nowrap;max-width:20px}", "leaves its box"),
        ("p{margin:-6px 0}", "are over each other"),
    ] {
        let page = letter.page.replace("</style>", &format!("{style}</style>"));
        let name = letter.name.clone();
        let found = faults(&browser, &[Sample { name, page }]);
        assert!(
            found.iter().any(|line| line.contains(fault)),
            "{style}: {found:?}"
        );
    }
}
