//! That each kind of finding is found, on sheets made to have it: the law's have few.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

use ocop_core::sheet::{
    CriterionSpec, LevelSpec, PartSpec, SectionSpec, SheetSpec, UnreconciledSpec,
};
use ocop_core::{Case, Edition, Label, Star};

use super::figures::Figures;
use super::findings::{self, Kind};
use super::{grouped, wording};

const THREE: Option<Star> = Some(Star::Three);
const FOUR: Option<Star> = Some(Star::Four);
const FIVE: Option<Star> = Some(Star::Five);

/// A level of a case: its points and mark.
fn level(case: Option<Case>, points: u8, mark: Option<Star>) -> LevelSpec {
    let mut level = LevelSpec::new(points, Label::new("mức", "level"));
    (level.case, level.mark) = (case, mark);
    level
}

/// A criterion without cases.
fn criterion(key: &str, levels: &[(u8, Option<Star>)]) -> CriterionSpec {
    let levels = levels
        .iter()
        .map(|&(points, mark)| level(None, points, mark));
    in_cases(key, levels.collect())
}

fn in_cases(key: &str, levels: Vec<LevelSpec>) -> CriterionSpec {
    let max = levels.iter().map(|level| level.points).max().unwrap();
    let mut spec = CriterionSpec::new(key, "", Label::new("tiêu chí", "criterion"), max);
    spec.levels = levels;
    spec
}

/// The figures of a sheet of one section.
fn figures(criteria: Vec<CriterionSpec>) -> Figures {
    let reaches = criteria.iter().map(|spec| u16::from(spec.max)).sum();
    let mut section = SectionSpec::new("0", "", Label::new("mục", "section"), reaches);
    section.criteria = criteria;
    let mut part = PartSpec::new("A", 100);
    part.sections.push(section);
    let mut spec = SheetSpec::new(Edition::E2026, 1, Label::new("thử", "trial"));
    spec.parts.push(part);
    if reaches < 100 {
        spec.unreconciled = Some(UnreconciledSpec::new(reaches, Label::new("thử", "trial")));
    }
    Figures::of(spec.build().unwrap()).unwrap()
}

/// What is found of a kind.
fn found(figures: &Figures, kind: Kind) -> Vec<String> {
    let found = findings::find(figures).into_iter();
    let found = found.filter(|finding| finding.kind == kind);
    found.map(|finding| finding.detail).collect()
}

#[test]
fn marks_above_their_band_are_found_with_the_stars_and_totals_out_of_reach() {
    let sheet = figures(vec![
        criterion("1", &[(0, None), (60, THREE)]),
        criterion("2", &[(30, THREE)]),
        criterion("3", &[(0, None), (10, None)]),
    ]);
    assert_eq!(
        found(&sheet, Kind::MinimaDecide),
        ["3★: 90 > 50", "4★: 90 > 70"]
    );
    assert_eq!(
        found(&sheet, Kind::MinimaAboveBand),
        ["3★: 90 > 69", "4★: 90 > 89"]
    );
    assert_eq!(found(&sheet, Kind::StarOutOfReach), ["3★", "4★"]);
    assert_eq!(found(&sheet, Kind::MarkOnOnlyLevel), ["2: 3★ 30"]);
    assert_eq!(found(&sheet, Kind::StarWithoutMarks), ["4★", "5★"]);
    // 0, 10, 30, 40, 60, 70, 90 and 100 are left of 0 to 100.
    assert_eq!(found(&sheet, Kind::TotalOutOfReach).len(), 101 - 8);
}

#[test]
fn marks_that_fall_or_differ_between_cases_are_found() {
    let sheet = figures(vec![
        in_cases(
            "1",
            vec![
                level(Some(Case::A), 0, None),
                level(Some(Case::A), 10, THREE),
                level(Some(Case::B), 5, FIVE),
            ],
        ),
        criterion("2", &[(90, None)]),
    ]);
    assert_eq!(found(&sheet, Kind::MarksFall), ["1: 3★ 10, 5★ 5"]);
    assert_eq!(found(&sheet, Kind::CasesMarkedUnlike), ["1: 3★", "1: 5★"]);
    assert_eq!(found(&sheet, Kind::MarkOnOnlyLevel), ["1: 5★ 5"]);
    assert_eq!(found(&sheet, Kind::MarkAddsNothing), [""; 0]);
}

#[test]
fn marks_that_add_nothing_or_are_met_below_are_found() {
    let mut line = criterion("1", &[(0, None), (5, None), (5, THREE), (50, None)]);
    line.line_mark = FOUR;
    let sheet = figures(vec![line, criterion("2", &[(0, None), (50, FIVE)])]);
    assert_eq!(found(&sheet, Kind::MarkMetBelow), ["1: 3★ 5"]);
    assert_eq!(found(&sheet, Kind::LineBesideLevel), ["1: 3★ 5"]);
    assert_eq!(found(&sheet, Kind::MarkAddsNothing), ["1: 3★ 5, 4★ 5"]);
    // Without the 5 points 50 of 100 are left, enough for three stars and not for four; but what
    // four stars ask for here three have asked for before.
    assert_eq!(
        found(&sheet, Kind::MarkNeverDecides),
        ["2: 5★ 50 (50 < 90)"]
    );
    assert_eq!(
        (sheet.level_marks(Star::Four), sheet.line_marks(Star::Four)),
        (0, 1)
    );
}

#[test]
fn a_mark_that_hangs_on_a_story_is_found_and_the_story_then_needs_points() {
    let mut structure = criterion("2", &[(0, None), (20, THREE)]);
    structure.requires = Some("1".to_owned());
    let mut some = criterion("3", &[(0, None), (10, FOUR), (60, None)]);
    (some.some_products, some.zero_stops) = (true, true);
    let sheet = figures(vec![
        criterion("1", &[(0, None), (7, None), (20, None)]),
        structure,
        some,
    ]);
    assert_eq!(found(&sheet, Kind::MarkNeedsStory), ["2: 3★ 20"]);
    assert_eq!(found(&sheet, Kind::MarkForSomeProducts), ["3: 4★ 10"]);
    let sums = Star::RECOGNISED.map(|star| sheet.sum_of_marks(star).get());
    let least = Star::RECOGNISED.map(|star| sheet.least(star).get());
    // The story's 7 points, and the 10 whose absence would end the evaluation.
    assert_eq!((sums, least), ([20, 30, 30], [37, 37, 37]));
    // Story and structure: 1 · 2 and 2 · 2 options with rule 4; numbers count 3 · 3.
    assert_eq!((sheet.all.scorecards(), sheet.numbers()), ((2 + 4) * 3, 27));
}

#[test]
fn wordings_that_lack_a_language_or_are_the_same_are_counted() {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    let levels = &mut spec.criterion_mut("1.1").unwrap().levels;
    levels[0].label = Label::new("mức", "");
    levels[1].label = Label::new("OCOP", "OCOP");
    let changed = wording::of(&spec.build().unwrap());
    let of = |kind: &str| changed.iter().find(|one| one.kind.ends_with(kind)).unwrap();
    assert_eq!((of("Levels").texts, of("Levels").in_both), (103, 102));
    assert_eq!(of("Levels").same, ["OCOP"]);
    assert_eq!((of("Notes").texts, of("Notes").in_both), (12, 12));
}

#[test]
fn the_committed_figures_and_summary_are_those_of_the_library() {
    let (summary, figures) = super::files().unwrap();
    assert!(summary == include_str!("../../../pages/proof.md"));
    assert!(figures == include_str!("../../../pages/figures.tsv"));
}

#[test]
fn long_numbers_stand_in_groups_of_three() {
    let shown = [0, 999, 1_000, 12_345_678].map(grouped);
    assert_eq!(
        shown.map(|text| text.replace('\u{202f}', " ")),
        ["0", "999", "1 000", "12 345 678"]
    );
}
