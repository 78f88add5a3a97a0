//! LibreOffice works out the stars of the crate, from choices that are typed into blank workbooks.

use calamine::Reader;
use ocop_core::sheet::NoteSpec;
use ocop_core::{Council, Edition, Label, Lang, NoteKind, Rating, RequirementRule, Rules, Star};
use ocop_xlsx::ScoringWorkbook;
use testkit::cases;

use crate::office::{self, Job};
use crate::results::{self, Results};

/// The sheets whose cases are filled in: one with zeros that end the evaluation, one with two cases of a
/// criterion, one with marks on lines, one of the first edition.
const SHEETS: [(Edition, u16); 4] = [
    (Edition::E2026, 16),
    (Edition::E2026, 26),
    (Edition::E2023, 7),
    (Edition::E2019, 3),
];

/// The councils of the conformance cases of a sheet, each with the star that is expected of it.
pub(crate) fn councils(edition: Edition, set: u16) -> Vec<(Council, Option<u64>)> {
    let start = format!("{{\"id\":\"{edition}-{set}-");
    let cases = cases::rating().into_iter();
    // A few cases are errors.
    let is_rated = |case: &cases::Case| case.expect.get("error").is_none();
    let cases = cases.filter(|case| case.line.starts_with(&start) && is_rated(case));
    let councils = cases.map(|case| {
        let council = serde_json::from_str(&case.line).unwrap();
        (council, case.expect["stars"].as_u64())
    });
    let councils: Vec<_> = councils.collect();
    assert!(councils.len() >= 15, "{start}: {}", councils.len());
    councils
}

/// A blank workbook, and what the members of a council type into it.
fn typed(council: &Council, lang: Lang, rule: RequirementRule) -> Job {
    let blank = ScoringWorkbook::new(council.sheet())
        .lang(lang)
        .members(council.scorecards().len())
        .requirement(rule);
    let bytes = blank.to_bytes().unwrap();
    // The words of the choices come from the workbook itself, as its drop-downs do.
    let mut book = results::open(&bytes);
    let words = book.worksheet_range("ocop_choices").unwrap();
    let word = |list: &str, code: &str| {
        let mut rows = 0..words.end().unwrap().0 + 1;
        let cell = |row, column| results::text(&words, row, column);
        let row = rows.find(|&row| cell(row, 0) == list && cell(row, 1) == code);
        cell(row.unwrap_or_else(|| panic!("{list} {code}")), 3)
    };
    let mut typed = Vec::new();
    for (number, card) in (1..).zip(council.scorecards()) {
        let page = format!("{} {number}", lang.pick("Phiếu", "Member"));
        let range = book.worksheet_range(&page).unwrap();
        for (criterion, choice) in card.choices() {
            let mut rows = 0..range.end().unwrap().0 + 1;
            let is_row = |row: &u32| {
                let is_key = results::text(&range, *row, 0) == criterion.key();
                // Parts and sections have no levels.
                is_key && results::text(&range, *row, 2).contains(" · ")
            };
            let row = rows.find(is_row).unwrap();
            let text = word(criterion.key(), &choice.to_string());
            typed.push((page.clone(), format!("D{}", row + 1), text));
        }
    }
    let first = lang.pick("Trang đầu", "First page");
    let range = book.worksheet_range(first).unwrap();
    for ground in council.grounds() {
        let mut rows = 0..range.end().unwrap().0 + 1;
        let row = rows.find(|&row| results::text(&range, row, 3) == ground.id());
        let cell = format!("C{}", row.unwrap() + 1);
        typed.push((first.to_owned(), cell, word("answer", "yes")));
    }
    Job { bytes, typed }
}

/// The results that a rating requires.
fn required(rating: &Rating, lang: Lang) -> Results {
    let totals = rating.totals().iter().map(|total| u64::from(total.get()));
    let mean = rating.mean();
    let hundredths = mean.numerator() * 100 / mean.denominator();
    let decimals = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let decimals = decimals.trim_end_matches('0').trim_end_matches('.');
    let none = lang.pick("Không xếp sao", "No star");
    Results {
        missing: "0".to_owned(),
        sum: totals.sum::<u64>().to_string(),
        mean: decimals.to_owned(),
        band: rating.band().to_string(),
        star: rating
            .star()
            .map_or(none.to_owned(), |star| star.to_string()),
        unmet: Star::RECOGNISED.map(|star| {
            let keys = rating
                .unmet(star)
                .map(|unmet| unmet.criterion().key().to_owned());
            keys.collect::<Vec<_>>().join(", ")
        }),
    }
}

/// A council of a custom sheet: other bands, other points, and a note on the whole sheet.
pub(crate) fn custom() -> Council {
    let mut spec = Edition::E2026.sheet(16).unwrap().to_spec();
    spec.bands = Some([31, 52, 71, 93]);
    let note = Label::new("Bộ tiêu chí thử nghiệm", "A pilot sheet");
    spec.notes.push(NoteSpec::new(NoteKind::Info, note));
    let sheet = spec.build().unwrap();
    let low = sheet.best().edit().choose("7", 3).unwrap();
    let low = low.choose("5.1", 1).unwrap().leave_out("5.2").unwrap();
    Council::of([sheet.best(), low.complete().unwrap()]).unwrap()
}

#[test]
fn libreoffice_gives_the_stars_of_the_crate() {
    let sheets = SHEETS.into_iter();
    let cases: Vec<_> = sheets
        .flat_map(|(edition, set)| councils(edition, set))
        .collect();
    let mean = cases
        .iter()
        .map(|(council, _)| (council.clone(), RequirementRule::Mean));
    // The other rules, where members differ.
    let several = cases
        .iter()
        .filter(|(council, _)| council.scorecards().len() > 2);
    let others = several.flat_map(|(council, _)| {
        let rules = [RequirementRule::EveryMember, RequirementRule::Majority];
        rules.map(|rule| (council.clone(), rule))
    });
    let mut councils: Vec<_> = mean.chain(others).collect();
    let best = Council::of([Edition::E2026.sheet(19).unwrap().best()]).unwrap();
    let ground = best.sheet().grounds().next().unwrap().id().to_owned();
    councils.push((
        best.clone().with_ground(ground).unwrap(),
        RequirementRule::Mean,
    ));
    councils.push((best, RequirementRule::Mean));
    councils.push((custom(), RequirementRule::Mean));

    let lang = |number: usize| Lang::ALL[number % 2];
    let jobs = councils.iter().enumerate();
    let jobs = jobs.map(|(number, (council, rule))| typed(council, lang(number), *rule));
    let jobs: Vec<_> = jobs.collect();
    let Some(saved) = office::run(&jobs) else {
        return;
    };
    let mut stars = std::collections::BTreeMap::new();
    for (number, ((council, rule), saved)) in councils.into_iter().zip(&saved).enumerate() {
        let sheet = council.sheet().clone();
        let council = council.under(Rules::default().requirement(rule));
        let rating = council.rate().unwrap();
        let results = Results::of(saved);
        assert_eq!(
            results,
            required(&rating, lang(number)),
            "{number}: {sheet}, {rule}"
        );
        if let Some((_, expected)) = cases.get(number) {
            let star = rating.star().map(|star| u64::from(star.number()));
            assert_eq!(star, *expected, "{number}: {sheet}");
        }
        *stars.entry(results.star).or_insert(0) += 1;
    }
    println!("{} workbooks: {stars:?}", saved.len());
    // Two stars to five, and none, in two languages.
    for star in ["2", "3", "4", "5", "No star", "Không xếp sao"] {
        assert!(stars.contains_key(star), "{star}: {stars:?}");
    }
}
