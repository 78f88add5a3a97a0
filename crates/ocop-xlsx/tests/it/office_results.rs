//! The results that are written beside formulas are those that LibreOffice works out.

use ocop_core::{Council, Date, Edition, Lang, RequirementRule, Tier};
use ocop_xlsx::ScoringWorkbook;

use crate::office::{self, Job};
use crate::office_stars::{councils, custom};
use crate::results;

/// Workbooks of every kind: blank and filled in, of all editions, both languages and all rules.
fn workbooks() -> Vec<Vec<u8>> {
    let mut workbooks = Vec::new();
    let sheets = [
        (Edition::E2026, 16),
        (Edition::E2026, 26),
        (Edition::E2023, 7),
        (Edition::E2019, 3),
    ];
    for ((edition, set), lang) in sheets.into_iter().zip(Lang::ALL.into_iter().cycle()) {
        let blank = ScoringWorkbook::new(&edition.sheet(set).unwrap())
            .lang(lang)
            .members(3)
            .to_bytes();
        workbooks.push(blank.unwrap());
        let mut rules = RequirementRule::ALL.into_iter().cycle();
        // The largest councils, and one of one member.
        let mut councils = councils(edition, set);
        councils.sort_by_key(|(council, _)| council.scorecards().len());
        let some = [
            0,
            councils.len() - 3,
            councils.len() - 2,
            councils.len() - 1,
        ];
        for (council, _) in some.map(|place| &councils[place]) {
            let filled = ScoringWorkbook::of(council)
                .lang(lang)
                .requirement(rules.next().unwrap());
            workbooks.push(filled.to_bytes().unwrap());
        }
    }
    let council = custom()
        .at(Tier::Centre)
        .with_ground("forged-dossier")
        .unwrap();
    let filled = ScoringWorkbook::of(&council)
        .named(["H’Byên Niê", "Nan"])
        .product("1e5 & <Mật ong> \"rừng\"")
        .council("Hội đồng")
        .day(Date::constant(2026, 11, 30));
    workbooks.push(filled.to_bytes().unwrap());
    let full: Council = Council::of(vec![custom().sheet().best(); 25]).unwrap();
    workbooks.push(
        ScoringWorkbook::of(&full)
            .lang(Lang::En)
            .to_bytes()
            .unwrap(),
    );
    workbooks
}

#[test]
fn libreoffice_works_out_the_results_that_are_written() {
    let workbooks = workbooks();
    let jobs = workbooks.iter().map(|bytes| Job {
        bytes: bytes.clone(),
        typed: Vec::new(),
    });
    let Some(saved) = office::run(&jobs.collect::<Vec<_>>()) else {
        return;
    };
    for (number, (written, saved)) in workbooks.iter().zip(&saved).enumerate() {
        let (written, saved) = (results::all(written), results::all(saved));
        assert_eq!(written.len(), saved.len());
        for ((page, cells), (saved_page, saved_cells)) in written.into_iter().zip(saved) {
            assert_eq!(page, saved_page);
            assert!(cells.len() > 20, "{page}");
            for (cell, saved_cell) in cells.iter().zip(&saved_cells) {
                assert_eq!(cell, saved_cell, "{number}: {page}");
            }
            assert_eq!(cells.len(), saved_cells.len(), "{number}: {page}");
        }
    }
}
