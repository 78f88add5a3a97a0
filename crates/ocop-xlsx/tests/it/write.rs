//! Workbooks as they are written: every sheet, the drop-downs, what can be changed, what is refused.

use std::io::Read;

use calamine::Reader;
use ocop_core::{Council, Date, Edition, ErrorDetail, ErrorKind, Lang, NoteKind, Sheet};
use ocop_xlsx::{FilledWorkbook, ScoringWorkbook};

use crate::office_stars::custom;
use crate::results::{self, Results};

fn sheets() -> Vec<Sheet> {
    let law = Edition::ALL.into_iter().flat_map(Edition::sheets);
    law.chain([custom().sheet().clone()]).collect()
}

/// A part of the archive of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn every_sheet_has_a_workbook_with_all_its_criteria_and_choices() {
    for (number, sheet) in sheets().iter().enumerate() {
        let lang = Lang::ALL[number % 2];
        let bytes = ScoringWorkbook::new(sheet)
            .lang(lang)
            .members(2)
            .to_bytes()
            .unwrap();
        let mut book = results::open(&bytes);
        let choices = book.worksheet_range("ocop_choices").unwrap();
        let listed = |key: &str, code: &str, points: u16| {
            (0..choices.height()).any(|row| {
                let cell = |column| results::text(&choices, u32::try_from(row).unwrap(), column);
                cell(0) == key && cell(1) == code && cell(2) == points.to_string()
            })
        };
        let page = book
            .worksheet_range(lang.pick("Phiếu 2", "Member 2"))
            .unwrap();
        let keys: Vec<_> = page.rows().map(|row| row[0].to_string()).collect();
        for criterion in sheet.criteria() {
            assert!(
                keys.contains(&criterion.key().to_owned()),
                "{sheet} {}",
                criterion.key()
            );
            for choice in criterion.choices() {
                let points = criterion
                    .level_of(choice)
                    .map_or(0, |level| level.points().get());
                assert!(
                    listed(criterion.key(), &choice.to_string(), points),
                    "{sheet} {criterion:?}"
                );
            }
        }
        let text: String = page
            .rows()
            .flatten()
            .map(|cell| cell.to_string() + "\n")
            .collect();
        let labels = sheet
            .criteria()
            .flat_map(|criterion| criterion.notes().map(ocop_core::Note::label));
        let sections = sheet.sections().map(ocop_core::Section::label);
        for label in labels.chain(sections.filter(|_| lang == Lang::En)) {
            assert!(text.contains(label.get(lang)), "{sheet}: {label:?}");
        }
        for note in sheet.criteria().flat_map(ocop_core::Criterion::notes) {
            let (kind, label) = (note.kind().label(lang), note.label().get(lang));
            let is_named = text.contains(&format!("{kind}: {label}"));
            // The others say themselves what they require or end.
            let wanted = matches!(note.kind(), NoteKind::Info | NoteKind::Interpretation);
            assert_eq!(is_named, wanted, "{sheet}: {label}");
        }
        let missing = (2 * sheet.criteria().count()).to_string();
        assert_eq!(Results::of(&bytes).missing, missing, "{sheet}");
    }
}

#[test]
fn keys_are_texts_so_that_1_10_is_not_1_1() {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    spec.criterion_mut("1.2").unwrap().key = "1.10".to_owned();
    let sheet = spec.build().unwrap();
    let bytes = ScoringWorkbook::new(&sheet).to_bytes().unwrap();
    let page = results::open(&bytes).worksheet_range("Phiếu 1").unwrap();
    let mut keys = page.rows().map(|row| &row[0]);
    assert!(keys.any(|key| matches!(key, calamine::Data::String(key) if key == "1.10")));
}

/// A list inside a drop-down is split at commas, and is limited to 255 characters.
#[test]
fn every_criterion_has_a_drop_down_that_points_at_its_choices() {
    for sheet in sheets() {
        let bytes = ScoringWorkbook::new(&sheet).to_bytes().unwrap();
        let page = part(&bytes, "xl/worksheets/sheet2.xml");
        let validations: Vec<_> = page.split("<dataValidation ").skip(1).collect();
        assert_eq!(validations.len(), sheet.criteria().count(), "{sheet}");
        // Two lists come first: tiers and answers.
        let mut next = 3 + 2 + 1;
        for (validation, criterion) in validations.iter().zip(sheet.criteria()) {
            let last = next + criterion.choices().count() - 1;
            let cells = format!("<formula1>ocop_choices!$D${next}:$D${last}</formula1>");
            assert!(
                validation.contains(&cells),
                "{sheet} {criterion:?}: {validation}"
            );
            next = last + 1;
        }
    }
}

/// The styles of cells that can be changed are those with `locked="0"`.
#[test]
fn only_names_choices_comments_and_the_fields_of_the_first_page_can_be_changed() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let bytes = ScoringWorkbook::new(&sheet).members(1).to_bytes().unwrap();
    let styles = part(&bytes, "xl/styles.xml");
    let (_, styles) = styles.split_once("<cellXfs").unwrap();
    let (styles, _) = styles.split_once("</cellXfs>").unwrap();
    let open = styles
        .split("<xf ")
        .skip(1)
        .map(|style| style.contains("locked=\"0\""));
    let open: Vec<_> = open.collect();
    let open_cells = |page: &str| {
        let page = part(&bytes, page);
        assert!(page.contains("<sheetProtection sheet=\"1\""));
        let cells = page.split("<c r=\"").skip(1);
        let cells = cells.filter_map(|cell| {
            let (name, rest) = cell.split_once('"')?;
            let style = rest.strip_prefix(" s=\"")?.split_once('"')?.0;
            open[style.parse::<usize>().unwrap()].then(|| name.to_owned())
        });
        cells.collect::<Vec<_>>()
    };
    let first = open_cells("xl/worksheets/sheet1.xml");
    let grounds = ["C18", "C19", "C20"];
    assert_eq!(
        first,
        [["B4", "B5", "B6", "B7"].as_slice(), &grounds].concat()
    );
    let member = open_cells("xl/worksheets/sheet2.xml");
    let columns = |letter| {
        member
            .iter()
            .filter(|cell| cell.starts_with(letter))
            .count()
    };
    let criteria = sheet.criteria().count();
    assert_eq!(
        (columns('C'), columns('D'), columns('H')),
        (1, criteria, criteria)
    );
    assert_eq!(member.len(), 1 + 2 * criteria);
    for page in [
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/sheet4.xml",
        "xl/worksheets/sheet5.xml",
    ] {
        assert_eq!(open_cells(page), [""; 0]);
    }
}

#[test]
fn pages_are_printed_on_a4_with_repeated_headings_and_page_numbers() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let bytes = ScoringWorkbook::new(&sheet).members(25).to_bytes().unwrap();
    let names = part(&bytes, "xl/workbook.xml");
    for page in 1..=27 {
        let page_text = part(&bytes, &format!("xl/worksheets/sheet{page}.xml"));
        assert!(page_text.contains("paperSize=\"9\""), "{page}");
        assert!(page_text.contains("fitToHeight=\"0\""), "{page}");
        assert!(page_text.contains("Trang &amp;P/&amp;N"), "{page}");
        let titles = format!("name=\"_xlnm.Print_Titles\" localSheetId=\"{}\"", page - 1);
        assert_eq!(names.contains(&titles), page > 1, "{page}");
    }
    assert_eq!(names.matches("state=\"veryHidden\"").count(), 2);
}

#[test]
fn the_same_workbook_has_the_same_bytes() {
    let council = custom();
    let bytes = || ScoringWorkbook::of(&council).to_bytes().unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_workbook_shows_the_results_of_its_council() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let blank = ScoringWorkbook::new(&sheet).lang(Lang::En).to_bytes();
    let summary = part(&blank.unwrap(), "xl/worksheets/sheet3.xml");
    assert!(summary.contains("<v>Cells missing or wrong: 32</v>"));
    let council = custom();
    let rating = council.rate().unwrap();
    let results = Results::of(&ScoringWorkbook::of(&council).to_bytes().unwrap());
    assert_eq!(results.star, rating.star().unwrap().to_string());
    assert_eq!(results.band, rating.band().to_string());
    assert_eq!(results.missing, "0");
    let blank = ScoringWorkbook::new(council.sheet())
        .members(2)
        .to_bytes()
        .unwrap();
    let missing = 2 * council.sheet().criteria().count();
    let star = format!("Còn {missing} ô chưa chọn hoặc chọn sai");
    assert_eq!(Results::of(&blank).star, star);
}

#[test]
fn wrong_members_and_texts_are_refused_with_their_place() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    #[track_caller]
    fn check(workbook: &ScoringWorkbook<'_>, en: &str, vi: &str) {
        let fault = workbook.to_bytes().unwrap_err();
        assert_eq!(
            (fault.explain(Lang::En), fault.explain(Lang::Vi)),
            (en.into(), vi.into())
        );
        assert_eq!(fault.kind(), ErrorKind::BadValue);
    }
    let workbook = ScoringWorkbook::new(&sheet);
    for members in [1, 25, ScoringWorkbook::MOST_MEMBERS] {
        assert!(workbook.clone().members(members).to_bytes().is_ok());
    }
    check(
        &workbook.clone().members(0),
        "members: found 0 members, expected 1 to 50",
        "members: có 0 thành viên, yêu cầu 1 đến 50",
    );
    check(
        &workbook.clone().members(usize::MAX),
        "members: found 51 members, expected 1 to 50",
        "members: có 51 thành viên, yêu cầu 1 đến 50",
    );
    let council = Council::of([sheet.best(), sheet.best()]).unwrap();
    check(
        &ScoringWorkbook::of(&council).named(["Lan"]),
        "members: found 1 members, expected 2",
        "members: có 1 thành viên, yêu cầu 2",
    );
    let many = Council::of(vec![sheet.best(); 51]).unwrap();
    for workbook in [
        ScoringWorkbook::of(&many),
        ScoringWorkbook::of(&many).members(50),
    ] {
        check(
            &workbook,
            "members: found 51 members, expected 1 to 50",
            "members: có 51 thành viên, yêu cầu 1 đến 50",
        );
    }
    check(
        &workbook.clone().product("a".repeat(1_001)),
        "product: 1001 characters long, at most 1000 allowed",
        "product: dài 1001 ký tự, nhiều nhất 1000",
    );
    check(
        &workbook.clone().council("a\nb"),
        "council: contains the hidden character U+000A",
        "council: có ký tự ẩn U+000A",
    );
    check(
        &workbook.named(["Lan", "Mi\u{FFFF}nh"]),
        "members[1]: contains the hidden character U+FFFF",
        "members[1]: có ký tự ẩn U+FFFF",
    );
}

#[test]
fn what_no_workbook_can_contain_is_an_error() {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    let long = "a".repeat(40_000);
    spec.criterion_mut("1.1").unwrap().levels[0].label = ocop_core::Label::new(long.clone(), long);
    let sheet = spec.build().unwrap();
    let fault = ScoringWorkbook::new(&sheet).to_bytes().unwrap_err();
    assert_eq!(fault.detail().as_str(), "workbook-not-written");
    let early = ScoringWorkbook::new(&sheet)
        .day(Date::constant(-1, 1, 1))
        .to_bytes();
    assert_eq!(early.unwrap_err().path(), "day");
}

#[test]
fn days_that_do_not_fit_the_sheet_are_refused() {
    let council = Council::of([Edition::E2026.sheet(7).unwrap().best()]).unwrap();
    let council = council.decided_on(Date::constant(2015, 6, 1));
    let fault = ScoringWorkbook::of(&council).to_bytes().unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ErrorKind::NotInForce, "decided")
    );
    // A day of the meeting that the reader refuses.
    let sheet = Edition::E2026.sheet(7).unwrap();
    let first = sheet.edition().in_force_from();
    let workbook = ScoringWorkbook::new(&sheet);
    assert!(workbook.clone().day(first).to_bytes().is_ok());
    let fault = workbook
        .day(first.yesterday().unwrap())
        .to_bytes()
        .unwrap_err();
    assert_eq!(
        fault.to_string(),
        "day: found the string `2026-05-21`, expected a day such as 10/07/2026 on which the edition is in force"
    );
}

#[test]
fn a_name_that_begins_like_a_formula_stays_text_when_it_is_edited() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let workbook = |name: &str| {
        let workbook = ScoringWorkbook::new(&sheet).named([name]).product(name);
        workbook.council(name).to_bytes().unwrap()
    };
    let styles = |bytes: &[u8]| part(bytes, "xl/styles.xml");
    assert!(!styles(&workbook("Chè")).contains("quotePrefix"));
    assert!(styles(&workbook("=1+1")).contains("quotePrefix=\"1\""));
    // It is read back as it was given.
    let best = sheet.best();
    let council = Council::of([best.by("=1+1").unwrap()]).unwrap();
    let bytes = ScoringWorkbook::of(&council)
        .product("+1")
        .to_bytes()
        .unwrap();
    let filled = FilledWorkbook::read(&bytes).unwrap();
    assert_eq!(filled.product(), "+1");
    assert_eq!(
        filled.council().members().next().unwrap().name(),
        Some("=1+1")
    );
}

#[test]
fn a_text_with_a_hidden_character_is_refused_by_its_code() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    for (letter, code) in [
        ('\u{1b}', "U+001B"),
        ('\n', "U+000A"),
        ('\u{202e}', "U+202E"),
        ('\u{200b}', "U+200B"),
        ('\u{ffff}', "U+FFFF"),
    ] {
        let workbook = ScoringWorkbook::new(&sheet).product(format!("Chè{letter}"));
        let error = workbook.to_bytes().unwrap_err();
        assert_eq!(error.detail(), ErrorDetail::HiddenCharacter);
        assert_eq!(
            error.to_string(),
            format!("product: contains the hidden character {code}")
        );
    }
    // Marks of letters stay.
    let apart = "che\u{300} o\u{302}\u{301}t";
    assert!(
        ScoringWorkbook::new(&sheet)
            .product(apart)
            .to_bytes()
            .is_ok()
    );
}
