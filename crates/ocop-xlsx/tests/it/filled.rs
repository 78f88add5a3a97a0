//! Workbooks that a council filled in, read back: what is understood, and every fault.

use std::collections::HashMap;
use std::sync::LazyLock;

use ocop_core::{
    Choice, Council, Date, DisqualificationGround, Edition, ErrorDetail, ErrorKind, Label, Lang,
    RequirementRule, Rules, Scorecard, Sheet, Tier,
};
use ocop_xlsx::{Faults, FilledWorkbook, ScoringWorkbook, page_to_csv};

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::changed::{Changed, Put, name};

fn sheet() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

/// A scorecard with other choices for each number.
pub(crate) fn card(sheet: &Sheet, number: usize) -> Scorecard {
    let story = |key: &str| {
        sheet
            .criteria()
            .any(|other| other.requires().is_some_and(|story| story.key() == key))
    };
    let choices = sheet.criteria().map(|criterion| {
        let choices: Vec<Choice> = criterion.choices().collect();
        let choice = if story(criterion.key()) {
            criterion.best()
        } else {
            choices[(criterion.index() * 7 + number * 3) % choices.len()]
        };
        (criterion.key().to_owned(), choice)
    });
    sheet
        .scorecard_from(choices.collect::<Vec<_>>())
        .unwrap()
        .complete()
        .unwrap()
}

fn council(sheet: &Sheet) -> Council {
    let named = ["Lò Thị Mẫu", "Nguyễn Văn Thử"].iter().enumerate();
    let ballots = named.map(|(number, name)| card(sheet, number).by(name).unwrap());
    Council::of(ballots).unwrap()
}

/// A workbook of sheet 7, filled in by two members: page 1 is the first page, 2 and 3 are the members'.
fn office() -> Changed {
    static OFFICE: LazyLock<Changed> = LazyLock::new(|| {
        let council = council(&sheet());
        let workbook = ScoringWorkbook::of(&council).product("Chuối sấy");
        Changed::open(&workbook.to_bytes().unwrap())
    });
    OFFICE.clone()
}

/// The rows of a member's page by their keys.
fn rows(bytes: &[u8]) -> HashMap<String, u32> {
    let csv = page_to_csv(bytes, Some("Phiếu 1")).unwrap();
    // Titles have line feeds, so the records are counted, not the lines.
    let (mut rows, mut row, mut quoted) = (HashMap::new(), 0, false);
    for line in csv.as_str().split('\n') {
        if !quoted && let Some((key, _)) = line.split_once(',') {
            rows.insert(key.to_owned(), row);
        }
        quoted ^= line.matches('"').count() % 2 == 1;
        row += u32::from(!quoted);
    }
    rows
}

/// The cell of a criterion on a member's page, in a column.
fn at(key: &str, column: u32) -> String {
    static ROWS: LazyLock<HashMap<String, u32>> = LazyLock::new(|| rows(&office().save()));
    name(ROWS[key], column)
}

const KEY: u32 = 0;
const TITLE: u32 = 1;
const CHOICE: u32 = 3;
const POINTS: u32 = 4;
const COMMENT: u32 = 7;

#[track_caller]
fn understood(office: &Changed) {
    let filled = FilledWorkbook::read(&office.save());
    let filled = filled.unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(filled.council(), &council(&sheet()));
}

#[track_caller]
fn faults(office: &Changed) -> Faults {
    let faults = FilledWorkbook::read(&office.save()).unwrap_err();
    for fault in faults.iter() {
        assert_ne!(fault.explain(Lang::Vi), fault.explain(Lang::En));
    }
    faults
}

/// The only fault is in the cell of a member's page, as it is worded.
#[track_caller]
fn one(office: &Changed, cell: &str, message: &str) {
    let faults = faults(office);
    let texts: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(texts, [format!("Phiếu 1!{cell}: {message}")]);
    assert_eq!(faults.iter().next().unwrap().cell().as_deref(), Some(cell));
}

#[test]
fn every_sheet_comes_back_as_it_was_filled_in() {
    for edition in Edition::ALL {
        for sheet in edition.sheets() {
            let council = council(&sheet).at(Tier::Centre);
            let rules = Rules::default().requirement(RequirementRule::Majority);
            let council = council.under(rules);
            for lang in Lang::ALL {
                let bytes = ScoringWorkbook::of(&council).lang(lang).to_bytes().unwrap();
                let filled = FilledWorkbook::read(&bytes)
                    .unwrap_or_else(|faults| panic!("{sheet}: {faults}"));
                assert_eq!(filled.council(), &council, "{sheet}");
                assert_eq!((filled.sheet(), filled.lang()), (&sheet, lang));
            }
        }
    }
}

#[test]
fn the_first_page_and_comments_come_back() {
    let sheet = sheet();
    let ground = sheet.grounds().next().unwrap().id().to_owned();
    let council = council(&sheet).with_ground(&ground).unwrap();
    let bytes = ScoringWorkbook::of(&council)
        .product("Chuối sấy “loại 1”")
        .council("Hội đồng tỉnh Mẫu")
        .day(Date::constant(2026, 7, 10))
        .to_bytes()
        .unwrap();
    let mut office = Changed::open(&bytes);
    office.set(2, &at("1.2", COMMENT), Put::Text(" Thiếu hợp đồng "));
    office.set(3, &at("1.1", COMMENT), Put::Number("5"));
    let filled = FilledWorkbook::read(&office.save()).unwrap();
    assert_eq!(filled.council(), &council);
    assert!(
        filled
            .council()
            .grounds()
            .map(DisqualificationGround::id)
            .eq([&*ground])
    );
    assert_eq!(filled.product(), "Chuối sấy “loại 1”");
    assert_eq!(filled.council_name(), "Hội đồng tỉnh Mẫu");
    assert_eq!(filled.day(), Some(Date::constant(2026, 7, 10)));
    let comments: Vec<_> = filled.comments().collect();
    assert_eq!(comments, [(0, "1.2", "Thiếu hợp đồng"), (1, "1.1", "5")]);
}

#[test]
fn members_without_names_come_back_without() {
    let sheet = sheet();
    let council = Council::of([card(&sheet, 0), card(&sheet, 1), card(&sheet, 0)]).unwrap();
    let bytes = ScoringWorkbook::of(&council).to_bytes().unwrap();
    assert_eq!(FilledWorkbook::read(&bytes).unwrap().council(), &council);
}

#[test]
fn what_offices_do_is_understood() {
    let key = |text| {
        let mut office = office();
        office.set(2, &at("1.1", KEY), text);
        office
    };
    understood(&office());
    for text in [
        Put::Text("1,1"),
        Put::Text(" 1.1. "),
        Put::Text("1 . 1"),
        Put::Number("1.1"),
        Put::Number("1.1000000000000001"),
        // 1 January 2026.
        Put::Day(46_023),
    ] {
        understood(&key(text));
    }
    let shift = |to: fn(u32, u32) -> Option<(u32, u32)>| {
        let mut office = office();
        office.shift(2, to);
        office
    };
    // Rows inserted above and in the table, a column inserted, two columns exchanged.
    understood(&shift(|row, column| Some((row + 3, column))));
    understood(&shift(|row, column| {
        Some((row + u32::from(row > 12), column))
    }));
    understood(&shift(|row, column| Some((row, column + 1))));
    understood(&shift(|row, column| {
        Some((
            row,
            if row < 7 {
                column
            } else {
                [0, 3, 2, 1, 4, 5, 6, 7][column as usize]
            },
        ))
    }));
    let mut renamed = office();
    renamed.rename("Phiếu 1", "Chị Mẫu");
    renamed.rename("Tổng hợp", "Kết quả");
    understood(&renamed);
    renamed.rename("Trang đầu", "Bìa");
    understood(&renamed);
    // A letterhead above the first page.
    let mut letterhead = office();
    letterhead.insert_above(1, "Trang đầu", 40, 2);
    understood(&letterhead);
    // Letters in another form, spaces, and capitals.
    let sheet = sheet();
    let card = card(&sheet, 0);
    for criterion in ["1.3", "2.1", "3.1"] {
        let choice = card.choice(criterion).unwrap();
        let criterion = sheet.criterion(criterion).unwrap();
        let points = criterion
            .level_of(choice)
            .map_or(0, |level| level.points().get());
        let label = criterion.level_of(choice).map_or(
            "Chưa đạt mức thấp nhất được quy định",
            |level| level.label().get(Lang::Vi),
        );
        let entry = format!("{choice} · {points} điểm · {label}");
        let decomposed: String = entry.nfd().collect();
        assert_ne!(decomposed, entry);
        for entry in [
            decomposed,
            format!("  {entry}\u{a0}"),
            entry.to_uppercase(),
            entry.replace(' ', "  "),
        ] {
            let mut office = office();
            office.set(2, &at(criterion.key(), CHOICE), Put::Text(&entry));
            understood(&office);
        }
    }
}

#[test]
fn wrong_choices_are_named_in_their_cell() {
    let cell = at("1.3", CHOICE);
    let with = |put| {
        let mut office = office();
        office.set(2, &cell, put);
        office
    };
    let blank = "1.3: no level is chosen for";
    for put in [Put::Blank, Put::Text("  "), Put::Text("\u{a0}")] {
        let faults = faults(&with(put)).to_string();
        assert!(
            faults.starts_with(&format!("Phiếu 1!{cell}: {blank}")),
            "{faults}"
        );
        assert_eq!(faults.lines().count(), 1, "{faults}");
    }
    one(
        &with(Put::Text("9 · 9 điểm · Khác")),
        &cell,
        "1.3: `9 · 9 điểm · Khác` is no level of this criterion: choose a level from the list of the cell",
    );
    one(
        &with(Put::Number("1.5")),
        &cell,
        "1.3: `1.5` is no level of this criterion: choose a level from the list of the cell",
    );
    one(
        &with(Put::Day(46_023)),
        &cell,
        "1.3: `2026-01-01` is no level of this criterion: choose a level from the list of the cell",
    );
    one(
        &with(Put::Formula("D9", "2")),
        &cell,
        "1.3: found a formula in a cell that is filled in by hand: delete it and fill in the value",
    );
    one(
        &with(Put::Text("b2")),
        &cell,
        "1.3: unexpected case `b`: the criterion has no cases",
    );
    one(
        &with(Put::Number("77")),
        &cell,
        "1.3: level 77 out of range: expected 0 to 3",
    );
    let sheet = sheet();
    let other = sheet.criterion("2.1").unwrap();
    let label = other.level_of(other.best()).unwrap().label().get(Lang::Vi);
    let entry = format!("{} · {} điểm · {label}", other.best(), other.max());
    let faults = faults(&with(Put::Text(&entry)));
    assert_eq!(
        faults.iter().next().unwrap().error().detail(),
        ErrorDetail::LevelOfAnotherCriterion
    );
}

#[test]
fn points_in_place_of_a_level_are_refused_with_that_word() {
    // A criterion whose points are no level numbers.
    let sheet = sheet();
    let worth = |criterion: ocop_core::Criterion<'_>, choice| {
        criterion
            .level_of(choice)
            .map_or(0, |level| level.points().get())
    };
    let found = sheet.criteria().find(|&criterion| {
        !criterion.has_cases()
            && criterion
                .choices()
                .all(|choice| choice.number() != i64::from(worth(criterion, criterion.best())))
    });
    let criterion = found.unwrap();
    let points = criterion.max().to_string();
    let cell = at(criterion.key(), CHOICE);
    for put in [Put::Number(&points), Put::Text(&points)] {
        let mut office = office();
        office.set(2, &cell, put);
        let faults = faults(&office);
        let fault = faults.iter().next().unwrap();
        assert_eq!(fault.error().detail(), ErrorDetail::PointsForLevel);
        let start = format!(
            "Phiếu 1!{cell}: {}: found the points `{points}` in place of a level, worth {points} is `{} · ",
            criterion.key(),
            criterion.best()
        );
        assert!(fault.to_string().starts_with(&start), "{fault}");
        assert!(
            fault
                .explain(Lang::Vi)
                .contains(&format!("giá trị `{points}` là điểm, không phải mức"))
        );
    }
}

#[test]
fn changed_keys_and_titles_are_named() {
    let with = |cell: &str, put| {
        let mut office = office();
        office.set(2, cell, put);
        office
    };
    let (key, title) = (at("1.3", KEY), at("1.3", TITLE));
    for put in ["1.2", "9.9", "x"] {
        one(
            &with(&key, Put::Text(put)),
            &key,
            &format!(
                "found the key `{put}`, which does not fit the criterion of the row: expected `1.3`"
            ),
        );
    }
    one(
        &with(&key, Put::Blank),
        &key,
        "found the key ``, which does not fit the criterion of the row: expected `1.3`",
    );
    let faults = faults(&with(&title, Put::Text("Tiêu chí khác")));
    let text = faults.to_string();
    assert!(
        text.starts_with(&format!(
            "Phiếu 1!{title}: 1.3: found the criterion `Tiêu chí khác`, expected “"
        )),
        "{text}"
    );
    assert_eq!(faults.iter().len(), 1);
}

#[test]
fn rows_are_there_once() {
    let row = |key: &str| at(key, KEY)[1..].parse::<u32>().unwrap() - 1;
    let gone = row("1.3");
    let mut deleted = office();
    deleted.shift(2, |row, column| {
        (row != gone).then_some((row - u32::from(row > gone), column))
    });
    let text = faults(&deleted).to_string();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.starts_with("Phiếu 1: 1.3: the row of the criterion “"),
        "{text}"
    );

    // A level in a row that was inserted.
    let mut stray = office();
    stray.shift(2, |row, column| Some((row + u32::from(row > 11), column)));
    stray.set(2, "D13", Put::Text("2"));
    one(
        &stray,
        "A13",
        "found nothing, expected the key of a criterion, because a level is chosen in this row",
    );

    let mut twice = office();
    twice.copy_row(2, row("1.3"), row("1.4"));
    let text = faults(&twice).to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[0].starts_with("Phiếu 1: 1.4: the row of the criterion “"),
        "{text}"
    );
    assert_eq!(
        lines[1],
        format!(
            "Phiếu 1!{}: the criterion `1.3` appears twice, before in {}",
            at("1.4", KEY),
            at("1.3", KEY)
        )
    );
}

#[test]
fn headings_are_there_once() {
    let mut office = office();
    office.set(2, "D8", Put::Text("Mức"));
    let text = faults(&office).to_string();
    assert_eq!(
        text,
        "Phiếu 1: the column `Mức chọn` is missing: expected a row of headings with `Mã`, `Tiêu chí`, `Mức chọn`"
    );
    office.set(2, "D8", Put::Text("Mức chọn"));
    office.set(2, "G8", Put::Text("mã"));
    one(&office, "G8", "the column `Mã` appears twice, before in A8");
}

#[test]
fn pages_are_those_of_the_workbook() {
    let mut more = office();
    more.add_page("Nháp");
    assert_eq!(
        faults(&more).to_string(),
        "Nháp: the page is not one of the scoring workbook: delete it, expected only `Trang đầu`, `Phiếu 1` to `Phiếu 2` and `Tổng hợp`"
    );
    let mut fewer = office();
    fewer.delete_page("Phiếu 2");
    let text = faults(&fewer).to_string();
    assert!(
        text.starts_with(
            "the page `Phiếu 2` is missing; the workbook has `Trang đầu`, `Phiếu 1`, "
        ),
        "{text}"
    );
    let mut unlisted = office();
    unlisted.delete_page("ocop_choices");
    // The formulas have lost it too.
    unlisted.set(2, &at("1.1", POINTS), Put::Formula("#REF!", "#REF!"));
    assert_eq!(
        faults(&unlisted).to_string(),
        "the page `ocop_choices` is missing; the workbook has `Trang đầu`, `Phiếu 1`, `Phiếu 2`, `Tổng hợp`, `ocop_facts`"
    );
    let mut none = office();
    none.delete_page("ocop_facts");
    let faults = FilledWorkbook::read(&none.save()).unwrap_err();
    assert_eq!(
        faults.explain(Lang::Vi),
        "không phải tệp chấm điểm do phần mềm này lập: thiếu trang ẩn `ocop_facts`"
    );
}

#[test]
fn a_page_of_another_sheet_that_was_pasted_is_refused() {
    let other = Edition::E2026.sheet(14).unwrap();
    let other = ScoringWorkbook::of(&council(&other)).to_bytes().unwrap();
    let mut pasted = office();
    pasted.paste(2, Changed::open(&other), 2);
    let faults = faults(&pasted);
    assert!(faults.iter().len() > 10, "{faults}");
    assert!(
        faults.iter().all(|fault| fault.page() == Some("Phiếu 1")),
        "{faults}"
    );

    // A page of the same sheet, of another member, is understood.
    let mut same = office();
    let own = office();
    same.paste(2, own, 3);
    let faults = FilledWorkbook::read(&same.save()).unwrap_err();
    assert_eq!(
        faults.iter().next().unwrap().error().detail(),
        ErrorDetail::MemberTwice
    );
}

#[test]
fn the_workbook_is_of_the_sheet_edition_and_version() {
    let facts = |name: &str, value: &str| {
        let mut office = office();
        let row = [
            "format",
            "edition",
            "set",
            "sheet",
            "table",
            "language",
            "members",
            "requirement",
        ];
        let row = row.iter().position(|own| *own == name).unwrap();
        office.set(6, &format!("B{}", row + 1), Put::Text(value));
        faults(&office)
    };
    for (name, value, text) in [
        (
            "format",
            "2",
            "ocop_facts!B1: unsupported format 2: expected 1",
        ),
        (
            "edition",
            "148/2023",
            "the scoring workbook was made from another table than that of",
        ),
        (
            "edition",
            "99/2026",
            "ocop_facts!B2: unknown edition `99/2026`",
        ),
        (
            "set",
            "8",
            "the scoring workbook was made from another table than that of",
        ),
        (
            "set",
            "27",
            "edition 26/2026 has no sheet 27: expected 1 to 26",
        ),
        ("set", "x", "ocop_facts!B3: found the string `x`"),
        (
            "sheet",
            "custom",
            "the scoring workbook is of a custom sheet of 26/2026 set 7",
        ),
        (
            "table",
            "0",
            "the scoring workbook was made from another table than that of",
        ),
        ("language", "fr", "ocop_facts!B6: unknown language `fr`"),
        ("members", "0", "ocop_facts!B7: found the string `0`"),
        ("requirement", "x", "ocop_facts!B8: "),
    ] {
        let faults = facts(name, value).to_string();
        assert!(faults.starts_with(text), "{name} {value}: {faults}");
    }
    let other = Edition::E2026.sheet(8).unwrap();
    let faults = FilledWorkbook::read_on(&other, &office().save()).unwrap_err();
    let text = "the scoring workbook is of 26/2026 set 7, expected 26/2026 set 8";
    assert_eq!(faults.to_string(), text);
}

#[test]
fn formulas_are_unchanged() {
    let points = at("1.3", POINTS);
    let own = card(&sheet(), 0).points("1.3").unwrap();
    let other = own.get() + 1;
    // A formula with another result, one with the same result, a number, and nothing.
    let mut office_1 = office();
    office_1.set(2, &points, Put::Formula("9-7", &other.to_string()));
    let texts: Vec<_> = faults(&office_1)
        .iter()
        .map(|fault| fault.error().detail())
        .collect();
    // Its result follows from the formula.
    assert_eq!(texts, [ErrorDetail::FormulaChanged]);
    let mut office_2 = office();
    office_2.set(2, &points, Put::Formula("9-7", &own.to_string()));
    let faults_2 = faults(&office_2);
    assert_eq!(faults_2.iter().len(), 1);
    assert_eq!(
        faults_2.iter().next().unwrap().error().detail(),
        ErrorDetail::FormulaChanged
    );
    for put in [Put::Number("5"), Put::Blank] {
        let mut office = office();
        office.set(2, &points, put);
        let faults = faults(&office);
        assert_eq!(faults.iter().len(), 1, "{faults}");
        assert!(
            faults
                .to_string()
                .starts_with(&format!("Phiếu 1!{points}: ")),
            "{faults}"
        );
    }
    // The star on the summary.
    let mut star = office();
    star.set(4, "C5", Put::Formula("5", "5"));
    let faults = faults(&star).to_string();
    assert!(
        faults.starts_with("Tổng hợp!C5: a formula of the workbook was changed: restore it, or"),
        "{faults}"
    );
}

#[test]
fn numbers_of_the_sheet_are_unchanged() {
    let max = sheet().criterion("1.1").unwrap().max();
    let mut most = office();
    let cell = at("1.1", POINTS + 1);
    most.set(2, &cell, Put::Number("50"));
    one(
        &most,
        &cell,
        &format!(
            "a cell of the workbook was changed, in its place is `50`: restore `{max}`, or make a new workbook"
        ),
    );
    // What a star requires, on the summary: the star need not change with it.
    let row = at("1.1", 0).replace('A', "").parse::<u32>().unwrap() + 7;
    let mut required = office();
    required.set(4, &format!("G{row}"), Put::Blank);
    let faults = faults(&required);
    let fault = faults.iter().next().unwrap();
    assert_eq!(
        (fault.page(), fault.error().detail().as_str()),
        (Some("Tổng hợp"), "cell-changed"),
        "{faults}"
    );
}

#[test]
fn a_choice_that_the_formulas_do_not_count_is_named_in_its_cell() {
    let mut office = office();
    office.set(2, &at("1.1", CHOICE), Put::Text("2"));
    office.set_result(2, &at("1.1", POINTS), "?");
    let faults = faults(&office);
    let start = "Phiếu 1!D11: 1.1: `2` is read as `2 · 2 points · ";
    let end = "`, but the formulas of the workbook do not count it: choose that entry from the list of the cell";
    let text = faults.to_string();
    assert!(text.starts_with(start) && text.ends_with(end), "{text}");
    assert_eq!(faults.iter().len(), 1, "{text}");
}

#[test]
fn a_result_that_does_not_follow_from_the_choices_is_named() {
    let mut office = office();
    // Columns moved, so that only results are compared.
    office.shift(2, |row, column| Some((row, column + 1)));
    let cell = at("1.3", POINTS + 1);
    office.set(2, &cell, Put::Formula("9-7", "77"));
    let own = card(&sheet(), 0).points("1.3").unwrap();
    one(
        &office,
        &cell,
        &format!(
            "the cell shows `77`, the choices give `{own}`: open the workbook, recalculate and save it"
        ),
    );
    // A program that saves formulas without results says nothing wrong.
    let text = office.part("xl/worksheets/sheet2.xml");
    *text = text.replace("<v>77</v>", "");
    understood(&office);
}

#[test]
fn the_first_page_has_its_own_faults() {
    let with = |cell: &str, put| {
        let mut office = office();
        office.set(1, cell, put);
        office
    };
    for (put, day) in [
        (Put::Text("10/07/2026"), Some(Date::constant(2026, 7, 10))),
        (Put::Text("2026-07-10"), Some(Date::constant(2026, 7, 10))),
        (Put::Text("10.7.2026"), Some(Date::constant(2026, 7, 10))),
        (Put::Blank, None),
    ] {
        let filled = FilledWorkbook::read(&with("B6", put).save()).unwrap();
        assert_eq!(filled.day(), day);
    }
    for (cell, put, text) in [
        (
            "B6",
            Put::Text("31/02/2026"),
            "Trang đầu!B6: found the string `31/02/2026`, expected a day such as 10/07/2026",
        ),
        (
            "B6",
            Put::Text("10/07/26"),
            "Trang đầu!B6: found the string `10/07/26`, expected a day such as 10/07/2026",
        ),
        // 2026 in a cell of a day is 18 July 1905.
        (
            "B6",
            Put::Number("2026"),
            "Trang đầu!B6: found the string `1905-07-18`, expected a day such as 10/07/2026 on which the edition is in force",
        ),
        (
            "B6",
            Put::Text("10/07/2025"),
            "Trang đầu!B6: found the string `10/07/2025`, expected a day such as 10/07/2026 on which the edition is in force",
        ),
        (
            "B7",
            Put::Blank,
            "Trang đầu!B7: found nothing, expected a tier from the list of the cell",
        ),
        (
            "B7",
            Put::Text("Cấp khác"),
            "Trang đầu!B7: found the string `Cấp khác`, expected a tier from the list of the cell",
        ),
        (
            "B4",
            Put::Formula("A1", "x"),
            "Trang đầu!B4: found a formula in a cell that is filled in by hand: delete it and fill in the value",
        ),
    ] {
        assert_eq!(faults(&with(cell, put)).to_string(), text);
    }
    let grounds = Sheet::grounds(&sheet()).count();
    assert!(grounds > 0);
    let faults = faults(&with("C18", Put::Blank)).to_string();
    assert!(
        faults.contains("found nothing, expected `Yes` or `No`"),
        "{faults}"
    );
}

#[test]
fn all_faults_come_at_once_in_the_order_of_pages_and_cells() {
    let mut office = office();
    office.set(3, &at("2.1", CHOICE), Put::Blank);
    office.set(3, "C4", Put::Text("Lò Thị Mẫu"));
    office.set(2, &at("3.1", CHOICE), Put::Blank);
    office.set(2, &at("1.2", CHOICE), Put::Text("?"));
    office.set(1, "B7", Put::Text("?"));
    office.add_page("Nháp");
    let faults = faults(&office);
    let places: Vec<_> = faults
        .iter()
        .map(|fault| {
            format!(
                "{}!{}",
                fault.page().unwrap(),
                fault.cell().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            "Trang đầu!B7".to_owned(),
            format!("Phiếu 1!{}", at("1.2", CHOICE)),
            format!("Phiếu 1!{}", at("3.1", CHOICE)),
            "Phiếu 2!C4".to_owned(),
            format!("Phiếu 2!{}", at("2.1", CHOICE)),
            "Nháp!".to_owned(),
        ]
    );
}

#[test]
fn what_depends_on_a_story_is_blank_without_one() {
    let sheet = sheet();
    let dependent = sheet
        .criteria()
        .find(|criterion| criterion.requires().is_some());
    let dependent = dependent.unwrap();
    let story = dependent.requires().unwrap();
    let without = sheet
        .lowest()
        .edit()
        .choose("1.1", 3)
        .unwrap()
        .complete()
        .unwrap();
    assert_eq!(without.points(story.key()).unwrap().get(), 0);
    let mut blank = without.edit();
    for criterion in sheet
        .criteria()
        .filter(|criterion| criterion.requires().is_some())
    {
        blank.clear(criterion.key()).unwrap();
    }
    let council = Council::of([blank.complete().unwrap(), sheet.best()]).unwrap();
    let bytes = ScoringWorkbook::of(&council).to_bytes().unwrap();
    let filled = FilledWorkbook::read(&bytes).unwrap();
    assert_eq!(filled.council(), &council);

    // Points without a story are a fault of the criterion, and so is a blank with one.
    let mut points = Changed::open(&bytes);
    let best = dependent.level_of(dependent.best()).unwrap();
    let label = best.label().get(Lang::Vi);
    let entry = format!("{} · {} điểm · {label}", dependent.best(), best.points());
    let cell = at(dependent.key(), CHOICE);
    points.set(2, &cell, Put::Text(&entry));
    let found = faults(&points);
    let fault = found.iter().next().unwrap();
    assert_eq!(fault.error().detail(), ErrorDetail::NotApplicable);
    assert_eq!(fault.cell(), Some(cell.clone()));
    let mut missing = Changed::open(&bytes);
    missing.set(3, &cell, Put::Blank);
    let found = faults(&missing);
    let fault = found.iter().next().unwrap();
    assert_eq!((fault.page(), fault.cell()), (Some("Phiếu 2"), Some(cell)));
    assert_eq!(fault.error().detail(), ErrorDetail::MissingCriterion);
}

#[test]
fn two_cases_are_read_by_their_letter() {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let council = Council::of([sheet.best(), sheet.lowest()]).unwrap();
    let bytes = ScoringWorkbook::of(&council).to_bytes().unwrap();
    let cell = name(rows(&bytes)["8"], CHOICE);
    let mut office = Changed::open(&bytes);
    office.set(2, &cell, Put::Text("A2"));
    let filled = FilledWorkbook::read(&office.save()).unwrap();
    assert_eq!(filled.council(), &council);
    for (put, message) in [
        (
            Put::Number("1"),
            "the case is missing: choose `a` or `b` and a level in it",
        ),
        (Put::Number("3"), "found the points `3` in place of a level"),
        (Put::Text("c1"), "unknown case `c`: expected `a` or `b`"),
        (Put::Text("b9"), "level 9 of case `b` out of range"),
    ] {
        let mut office = Changed::open(&bytes);
        office.set(2, &cell, put);
        let found = faults(&office).to_string();
        assert!(
            found.starts_with(&format!("Phiếu 1!{cell}: 8: ")) && found.contains(message),
            "{found}"
        );
    }
}

#[test]
fn a_custom_sheet_is_read_on_that_sheet_only() {
    let mut spec = sheet().to_spec();
    spec.parts[0].sections[0].criteria[0].label =
        Label::constant("Tiêu chí của tỉnh", "A provincial criterion");
    let custom = spec.build().unwrap();
    let council = Council::of([custom.best()]).unwrap();
    let bytes = ScoringWorkbook::of(&council).to_bytes().unwrap();
    assert_eq!(
        FilledWorkbook::read_on(&custom, &bytes).unwrap().council(),
        &council
    );
    let faults = FilledWorkbook::read(&bytes).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "the scoring workbook is of a custom sheet of 26/2026 set 7: it must be read on that sheet"
    );
    let faults = FilledWorkbook::read_on(&sheet(), &bytes).unwrap_err();
    assert_eq!(
        faults.explain(Lang::Vi),
        "tệp chấm điểm theo bộ tiêu chí tự lập theo bộ số 7 của 26/2026, yêu cầu bộ số 7 của 26/2026"
    );
}

#[test]
fn damaged_workbooks_of_a_council_never_panic() {
    let bytes = office().save();
    for length in (0..bytes.len()).step_by(bytes.len() / 40) {
        let faults = FilledWorkbook::read(&bytes[..length]).unwrap_err();
        assert_eq!(faults.iter().len(), 1);
        assert_eq!(
            faults.iter().next().unwrap().error().kind(),
            ErrorKind::BadWorkbook
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn whatever_is_typed_anywhere_is_read_or_named(
        typed in prop::collection::vec(
            (1..7_usize, 0..60_u32, 0..8_u32, prop::sample::select(TYPED.to_vec())),
            1..6,
        ),
    ) {
        let mut office = office();
        for (page, row, column, text) in typed {
            let put = match text.strip_prefix('=') {
                Some(formula) => Put::Formula(formula, "1"),
                None if text.parse::<f64>().is_ok() => Put::Number(text),
                None => Put::Text(text),
            };
            office.set(page, &name(row, column), put);
        }
        if let Err(faults) = FilledWorkbook::read(&office.save()) {
            prop_assert!(faults.iter().len() > 0);
            for fault in faults.iter() {
                prop_assert!(!fault.explain(Lang::Vi).is_empty());
            }
        }
    }
}

/// What may be typed into any cell.
const TYPED: [&str; 14] = [
    "",
    " ",
    "1",
    "1.1",
    "-1",
    "1e300",
    "0.1",
    "2 · 3 điểm",
    "Mã",
    "Mức chọn",
    "=1+1",
    "Có",
    "1.3",
    "\u{202e}x",
];

#[test]
fn an_entry_that_another_version_worded_differently_is_read() {
    let sheet = sheet();
    let criterion = sheet.criterion("1.3").unwrap();
    let choice = card(&sheet, 0).choice("1.3").unwrap();
    let mut office = office();
    let csv = page_to_csv(&office.save(), Some("ocop_choices")).unwrap();
    let start = format!("1.3,{choice},");
    let row = csv
        .as_str()
        .lines()
        .position(|line| line.starts_with(&start))
        .unwrap();
    let text = format!("{choice} · nhãn của phiên bản khác");
    office.set(5, &name(u32::try_from(row).unwrap(), 3), Put::Text(&text));
    office.set(2, &at(criterion.key(), CHOICE), Put::Text(&text));
    understood(&office);
    // It is an entry of this criterion only.
    office.set(2, &at("1.4", CHOICE), Put::Text(&text));
    let found = faults(&office);
    let details: Vec<_> = found.iter().map(|fault| fault.error().detail()).collect();
    assert_eq!(details, [ErrorDetail::LevelOfAnotherCriterion]);
}
