//! Workbooks that LibreOffice saved again are read back, with the choice that was changed in it.

use ocop_core::{Choice, Council, Edition, ErrorDetail, Lang};
use ocop_xlsx::{FilledWorkbook, ScoringWorkbook, page_to_csv};

use crate::filled::card;
use crate::office::{self, Job};

/// The entry of a choice in the drop-down.
fn entry(bytes: &[u8], key: &str, choice: Choice) -> String {
    let csv = page_to_csv(bytes, Some("ocop_choices")).unwrap();
    let mut rows = csv.as_str().lines();
    let start = format!("{key},{choice},");
    let row = rows.find(|row| row.starts_with(&start)).unwrap();
    let text = row.splitn(4, ',').nth(3).unwrap();
    text.trim_matches('"').replace("\"\"", "\"")
}

#[test]
fn a_workbook_that_libreoffice_changed_and_saved_is_read_back() {
    let (mut jobs, mut wanted) = (Vec::new(), Vec::new());
    for (number, (edition, set)) in [
        (Edition::E2026, 7),
        (Edition::E2026, 26),
        (Edition::E2023, 5),
        (Edition::E2019, 3),
    ]
    .into_iter()
    .enumerate()
    {
        let sheet = edition.sheet(set).unwrap();
        let lang = Lang::ALL[number % 2];
        let names = ["Lò Thị Mẫu", "Nguyễn Văn Thử"];
        let cards = [card(&sheet, number), card(&sheet, number + 1)];
        let ballots = cards.iter().zip(names);
        let ballots = ballots.map(|(card, name)| card.clone().by(name).unwrap());
        let council = Council::of(ballots).unwrap();
        let bytes = ScoringWorkbook::of(&council)
            .lang(lang)
            .product("Chuối sấy")
            .to_bytes()
            .unwrap();

        // The first criterion that no other depends on gets another level.
        let is_story = |key: &str| {
            sheet
                .criteria()
                .any(|other| other.requires().is_some_and(|story| story.key() == key))
        };
        let criterion = sheet
            .criteria()
            .find(|criterion| !is_story(criterion.key()) && criterion.requires().is_none())
            .unwrap();
        let before = cards[0].choice(criterion.key());
        let changed = criterion
            .choices()
            .find(|choice| Some(*choice) != before)
            .unwrap();
        let page = lang.pick("Phiếu 1", "Member 1");
        let csv = page_to_csv(&bytes, Some(page)).unwrap();
        let row = csv
            .as_str()
            .lines()
            .position(|line| line.starts_with(&format!("{},", criterion.key())))
            .unwrap();
        let cell = format!("D{}", row + 1);
        // Titles above it have no line feeds.
        let typed = vec![(
            page.to_owned(),
            cell,
            entry(&bytes, criterion.key(), changed),
        )];
        jobs.push(Job { bytes, typed });
        let card = cards[0]
            .edit()
            .choose(criterion.key(), changed)
            .unwrap()
            .complete()
            .unwrap();
        let ballots = [card.by(names[0]), cards[1].clone().by(names[1])];
        wanted.push(Council::of(ballots.map(Result::unwrap)).unwrap());
    }
    // What nobody changed in the office, and a blank workbook.
    let same = wanted[0].clone();
    jobs.push(Job {
        bytes: ScoringWorkbook::of(&same).to_bytes().unwrap(),
        typed: Vec::new(),
    });
    wanted.push(same);
    let sheet = Edition::E2026.sheet(7).unwrap();
    jobs.push(Job {
        bytes: ScoringWorkbook::new(&sheet).to_bytes().unwrap(),
        typed: Vec::new(),
    });

    let Some(saved) = office::run(&jobs) else {
        return;
    };
    for (saved, council) in saved.iter().zip(&wanted) {
        let filled = FilledWorkbook::read(saved).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(filled.council(), council);
    }
    let faults = FilledWorkbook::read(&saved[wanted.len()]).unwrap_err();
    assert!(
        faults
            .iter()
            .all(|fault| fault.error().detail() == ErrorDetail::MissingCriterion),
        "{faults}"
    );
}
