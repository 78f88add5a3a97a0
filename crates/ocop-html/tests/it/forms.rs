//! Scorecards as forms.

use ocop_core::{Date, Edition, Lang, Points};
use ocop_html::ScorecardForm;

use crate::markup::{Markup, one_space};
use crate::util::{all_sheets, card, in_both};

#[test]
fn a_blank_form_has_every_level_of_every_sheet_with_its_points_and_mark() {
    for (sheet, lang) in in_both(all_sheets()) {
        let page = ScorecardForm::blank(&sheet, lang).to_page();
        let read = Markup::of(page);
        let text = &read.text;
        let mut boxes = sheet.grounds().count();
        for criterion in sheet.criteria() {
            read.says(criterion.label().get(lang));
            read.says(criterion.group().map_or("", |group| group.get(lang)));
            for choice in criterion.choices() {
                boxes += 1;
                let Some(level) = criterion.level_of(choice) else {
                    continue;
                };
                let mark = level
                    .mark()
                    .map_or_else(String::new, |star| format!(" {star}★"));
                let (label, points) = (level.label().get(lang), level.points());
                let row = one_space(&format!("☐ {choice}. {label} {points}{mark}"));
                assert!(text.contains(&row), "{sheet}: {row}");
            }
            boxes += usize::from(criterion.requires().is_some());
        }
        assert_eq!(text.matches('☐').count(), boxes, "{sheet}");
        assert!(!text.contains('☒'));
        for part in sheet.parts() {
            read.says(&format!("/ {}", part.max()));
        }
        for note in sheet.notes() {
            read.says(note.label().get(lang));
        }
        for ground in sheet
            .grounds()
            .filter(|ground| ground.criterion().is_none())
        {
            read.says(ground.label().get(lang));
        }
        for erratum in sheet.errata() {
            read.says(erratum.why().get(lang));
        }
    }
}

#[test]
fn a_filled_form_ticks_one_level_of_each_criterion_and_adds_up() {
    for (sheet, lang) in in_both(all_sheets()) {
        let card = card(&sheet, 1);
        let page = ScorecardForm::of(&card, lang).to_page();
        let read = Markup::of(page);
        let text = &read.text;
        assert_eq!(
            text.matches('☒').count(),
            sheet.criteria().count(),
            "{sheet}"
        );
        for (criterion, choice) in card.choices() {
            if let Some(level) = criterion.level_of(choice) {
                read.says(&format!(
                    "☒ {choice}. {} {}",
                    level.label().get(lang),
                    level.points()
                ));
            }
        }
        for part in sheet.parts() {
            let points: Points = part
                .criteria()
                .filter_map(|criterion| card.points(criterion.key()))
                .sum();
            read.says(&format!("{points} / {}", part.max()));
        }
        read.says(&format!("{} / {}", card.total(), sheet.max()));
        match card.code() {
            Ok(code) => read.says(&code.to_string()),
            Err(_) => assert_eq!(read.count("svg"), 0, "a custom sheet has no code"),
        }
    }
}

#[test]
fn a_criterion_without_its_story_is_ticked_as_not_applicable() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut card = sheet.best().edit().choose("5.1", 1).unwrap();
    card.clear("5.2").unwrap();
    let card = card.complete().unwrap();
    let page = ScorecardForm::of(&card, Lang::En).to_page();
    Markup::of(page).says("☒ Not applicable: no story (5.1)");
    let best = ScorecardForm::of(&sheet.best(), Lang::En).to_page();
    Markup::of(best).says("☐ Not applicable: no story (5.1)");
}

#[test]
fn the_head_has_what_is_known_and_lines_for_the_rest() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let blank = ScorecardForm::blank(&sheet, Lang::Vi);
    let lines = |form: ScorecardForm<'_>| {
        let read = Markup::of(form.to_page());
        let blank =
            |attributes: &[(String, String)]| attributes.iter().any(|(_, value)| value == "blank");
        read.elements
            .iter()
            .filter(|(name, attributes)| name == "dd" && blank(attributes))
            .count()
    };
    assert_eq!(lines(blank), 5);
    let known = blank
        .product("Mít sấy")
        .council("Hội đồng tỉnh")
        .member("Trần Thị Ví Dụ");
    assert_eq!(lines(known), 2);
    let code = "24-07432-1-2026".parse().unwrap();
    let known = known.day(Date::constant(2026, 7, 10)).product_code(code);
    assert_eq!(lines(known), 0);
    let read = Markup::of(known.to_page());
    for text in [
        "Sản phẩm: Mít sấy",
        "Mã sản phẩm: 24-07432-1-2026",
        "Hội đồng: Hội đồng tỉnh",
        "Thành viên: Trần Thị Ví Dụ",
        "Ngày: 10/07/2026",
    ] {
        read.says(text);
    }
}

#[test]
fn a_sum_has_a_line_to_write_on_until_it_is_known() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let lines = |form: ScorecardForm<'_>| {
        let read = Markup::of(form.to_page());
        let spans = read.elements.iter().filter(|(name, _)| name == "span");
        let classes = spans.flat_map(|(_, attributes)| attributes);
        classes.filter(|(_, value)| value == "gap blank").count()
    };
    let sections = sheet.sections().filter(|section| {
        section.criteria().len() > 1 || section.criteria().all(|only| only.key() != section.key())
    });
    let sums = sections.count() + sheet.parts().count() + 1;
    assert_eq!(lines(ScorecardForm::blank(&sheet, Lang::Vi)), sums);
    assert_eq!(lines(ScorecardForm::of(&sheet.best(), Lang::Vi)), 0);
}

#[test]
fn marks_are_explained_only_where_the_sheet_has_some() {
    let form = |edition: Edition| {
        let sheet = edition.sheets().next().unwrap();
        Markup::of(ScorecardForm::blank(&sheet, Lang::En).to_page()).text
    };
    assert!(form(Edition::E2026).contains("Marks: the lowest level"));
    assert!(!form(Edition::E2019).contains("Marks: the lowest level"));
}
