//! The figures of every sheet against an independent reading of the decisions: each is calculated
//! a second time from the printed tables, by another method and without the library.

use std::collections::BTreeMap;

use testkit::printed::{Counts, Criterion, Sheet, sheets};

/// The stars that levels are marked with.
const STARS: [i64; 3] = [3, 4, 5];

/// The first and last total of a star's band.
fn bands(star: i64) -> (usize, usize) {
    [(0, 29), (30, 49), (50, 69), (70, 89), (90, 100)][usize::try_from(star - 1).unwrap()]
}

/// The points that a star needs on a criterion; 0 for none.
fn need(criterion: &Criterion, star: i64) -> i64 {
    criterion.requirement(star).unwrap_or(0)
}

/// The figures of the sheets that `cargo xtask prove` wrote, and those that a test compared.
struct Figures(BTreeMap<[&'static str; 4], &'static str>);

impl Figures {
    fn read() -> Self {
        let lines = include_str!("../../../xtask/pages/figures.tsv")
            .lines()
            .skip(2);
        let mut figures = BTreeMap::new();
        for line in lines {
            let cells: Vec<_> = line.split('\t').collect();
            let [edition, set, figure, of, values] = cells[..] else {
                panic!("{line}");
            };
            // Findings of one kind are one figure a place; the summary has them all.
            let before = figures.insert([edition, set, figure, of], values);
            assert!(before.is_none() || figure == "finding", "{line}");
        }
        Self(figures)
    }

    /// The names of what a figure is given of, on a sheet.
    fn of(&self, sheet: &Sheet, figure: &str) -> Vec<&'static str> {
        let set = sheet.set.to_string();
        let keys = self.0.keys().filter(|[edition, number, name, _]| {
            (*edition, *number, *name) == (sheet.edition, &*set, figure)
        });
        keys.map(|[.., of]| *of).collect()
    }

    #[track_caller]
    fn values(&self, sheet: &Sheet, figure: &str, of: &str) -> &'static str {
        let set = sheet.set.to_string();
        let found = self.0.get(&[sheet.edition, &set, figure, of]);
        found.unwrap_or_else(|| panic!("{} {set} has no {figure} {of}", sheet.edition))
    }

    /// Compares the values of a figure, none of them as `none`.
    #[track_caller]
    fn check<V: ToString>(&self, sheet: &Sheet, figure: &str, of: &str, values: &[V]) {
        let values: Vec<_> = values.iter().map(ToString::to_string).collect();
        let expected = if values.is_empty() {
            "none".to_owned()
        } else {
            values.join(" ")
        };
        let place = format!("{} {} {figure} {of}", sheet.edition, sheet.set);
        assert_eq!(self.values(sheet, figure, of), expected, "{place}");
    }
}

#[test]
fn every_sum_is_that_of_the_printed_points() {
    let figures = Figures::read();
    let mut shorts = Vec::new();
    for sheet in &sheets() {
        let mut rows = 0;
        let mut row = |of: &str, max: i64, below: i64, levels: i64| {
            figures.check(sheet, "sum", of, &[max, below, levels]);
            rows += 1;
        };
        let mut reaches = 0;
        for part in ["A", "B", "C"] {
            let own = || {
                sheet
                    .criteria
                    .iter()
                    .filter(|criterion| criterion.part == part)
            };
            let mut keys: Vec<_> = own().map(|criterion| criterion.section).collect();
            keys.dedup();
            let (mut of_sections, mut best_of_part) = (0, 0);
            for key in keys {
                let of = || own().filter(|criterion| criterion.section == key);
                let max = of().next().unwrap().section_max;
                let best = of().map(Criterion::best).sum();
                row(
                    &format!("section {key}"),
                    max,
                    of().map(|criterion| criterion.max).sum(),
                    best,
                );
                of_sections += max;
                best_of_part += best;
            }
            let max = own().next().unwrap().part_max;
            row(&format!("part {part}"), max, of_sections, best_of_part);
            reaches += best_of_part;
        }
        row("sheet", 100, 100, reaches);
        assert_eq!(figures.of(sheet, "sum").len(), rows);

        let state = if reaches == 100 {
            "adds-up"
        } else {
            shorts.push(format!("{} {}", sheet.edition, sheet.set));
            "does-not-add-up"
        };
        let points = [reaches.to_string(), "100".to_owned(), state.to_owned()];
        figures.check(sheet, "points", "", &points);
        let below = sheet.criteria.iter();
        let below: Vec<_> = below
            .filter(|criterion| criterion.best() != criterion.max)
            .collect();
        assert_eq!(figures.of(sheet, "below-maximum").len(), below.len());
        for criterion in below {
            let values = [criterion.best(), criterion.max];
            figures.check(sheet, "below-maximum", criterion.key, &values);
        }
    }
    // The sheets that do not add up, each at the sheet, and where it comes from.
    let all = [
        "148/2023 7",
        "148/2023 11",
        "148/2023 12",
        "148/2023 13",
        "1048/2019 21",
        "1048/2019 23",
        "1048/2019 24",
    ];
    assert_eq!(shorts, all);
}

#[test]
fn every_count_of_scorecards_totals_bands_and_stars_is_that_of_the_printed_levels() {
    let figures = Figures::read();
    for sheet in &sheets() {
        let check = |figure, of: &str, values: &[u128]| figures.check(sheet, figure, of, values);
        check("criteria", "", &[sheet.criteria.len() as u128]);
        check("levels", "", &[sheet.levels() as u128]);
        let all = sheet.count(|_, _| true);
        check("scorecards", "", &[all.iter().sum()]);
        let numbers: u128 = sheet.criteria.iter().map(Criterion::options).product();
        let bits = (0..).find(|bits| 1_u128 << bits >= numbers).unwrap();
        check("numbers", "below", &[numbers]);
        check("numbers", "bits", &[bits]);
        assert!(bits <= 64);
        figures.check(sheet, "numbers", "fit", &[true]);
        check("totals", "", &all);
        let reaches = all.iter().rposition(|&count| count > 0).unwrap();
        let none: Vec<_> = (0..=reaches).filter(|&total| all[total] == 0).collect();
        figures.check(sheet, "totals", "of no scorecard", &none);

        let going_on = sheet.count(|criterion, points| !criterion.zero_stops || points > 0);
        let inside = |counts: &Counts, (first, last): (usize, usize)| -> u128 {
            counts[first..=last].iter().sum()
        };
        let with_star = by_star(sheet);
        let (mut marked, mut unmarked) = (Vec::new(), Vec::new());
        for (star, counts) in (0..=5).zip(&with_star) {
            let of = if star == 0 {
                "none".to_owned()
            } else {
                star.to_string()
            };
            let bare = if star == 0 {
                all.iter().sum::<u128>() - going_on.iter().sum::<u128>()
            } else {
                let (first, last) = bands(star);
                let in_band = inside(&all, (first, last));
                check("band", &of, &[first as u128, last as u128, in_band]);
                inside(&going_on, (first, last))
            };
            check("unmarked", &of, &[bare]);
            check("star", &of, &[counts.iter().sum()]);
            let first = counts.iter().position(|&count| count > 0);
            let last = counts.iter().rposition(|&count| count > 0);
            let ends: Vec<_> = first.into_iter().chain(last).collect();
            figures.check(sheet, "star-totals", &of, &ends);
            marked.extend((star > 0 && !ends.is_empty()).then_some(star));
            unmarked.extend((star > 0 && bare > 0).then_some(star));
        }
        figures.check(sheet, "within-reach", "marked", &marked);
        figures.check(sheet, "within-reach", "unmarked", &unmarked);
        let stops = sheet.criteria.iter();
        let stops = stops.filter(|criterion| criterion.zero_stops);
        let stops: Vec<_> = stops.map(|criterion| criterion.key).collect();
        figures.check(sheet, "stops-on-zero", "", &stops);
    }
}

/// The scorecards of each star, none to five, by total: those of a band, and of the bands above it
/// that do not meet the marks on the way.
fn by_star(sheet: &Sheet) -> [Counts; 6] {
    let all = sheet.count(|_, _| true);
    let meets = |star: i64| {
        sheet.count(|criterion, points| {
            let stopped = criterion.zero_stops && points == 0;
            !stopped
                && STARS
                    .into_iter()
                    .all(|of| of > star || points >= need(criterion, of))
        })
    };
    let met: Vec<_> = (0..=5).map(meets).collect();
    std::array::from_fn(|star| {
        std::array::from_fn(|total| {
            let band = (1..=5).rev().find(|&band| bands(band).0 <= total).unwrap();
            let band = usize::try_from(band).unwrap();
            match star {
                0 => all[total] - met[0][total],
                // Two stars: those of the band, and those of higher ones without the marks of three.
                2 if band > 2 => met[2][total] - met[3][total],
                1 | 2 => {
                    if band == star {
                        met[2][total]
                    } else {
                        0
                    }
                }
                _ if band < star => 0,
                _ if band == star => met[star][total],
                _ => met[star][total] - met[star + 1][total],
            }
        })
    })
}

#[test]
fn every_mark_is_counted_and_summed_as_printed() {
    let figures = Figures::read();
    for sheet in &sheets() {
        let all: u128 = sheet.count(|_, _| true).iter().sum();
        for star in STARS {
            let of = star.to_string();
            let met = sheet.count(|criterion, points| points >= need(criterion, star));
            let asked = |criterion: &Criterion| {
                let stars = STARS.into_iter().filter(|&of| of <= star);
                stars.map(|of| need(criterion, of)).max().unwrap()
            };
            let sum: i64 = sheet.criteria.iter().map(asked).sum();
            let least = sheet.count(|criterion, points| {
                points >= asked(criterion) && !(criterion.zero_stops && points == 0)
            });
            let least = least.iter().position(|&count| count > 0).unwrap();
            let least = i64::try_from(least).unwrap();
            let both = if sum > 0 {
                vec![sum, least]
            } else {
                Vec::new()
            };
            figures.check(sheet, "marks-on-levels", &of, &[sheet.level_marks(star)]);
            figures.check(sheet, "marks-on-lines", &of, &[sheet.line_marks(star)]);
            let missing = all - met.iter().sum::<u128>();
            figures.check(sheet, "missing-a-mark", &of, &[missing]);
            figures.check(sheet, "asked", &of, &both);
        }
        let levels = figures.values(sheet, "texts", "Levels");
        let levels = levels.split(' ').next().unwrap();
        assert_eq!(levels, sheet.levels().to_string());
        for kind in figures.of(sheet, "texts") {
            let texts: Vec<_> = figures.values(sheet, "texts", kind).split(' ').collect();
            assert_eq!(texts[0], texts[1], "{kind}");
        }
    }
}

const SUMMARY: &str = include_str!("../../../xtask/pages/proof.md");

/// The part of the summary from a heading, by its English end, to the next.
fn section(heading: &str) -> &'static str {
    let mut sections = SUMMARY.split("\n## ").flat_map(|part| part.split("\n### "));
    let found = sections.find(|part| part.lines().next().unwrap().ends_with(heading));
    found.unwrap()
}

/// The rows of the table of a section, without its head; numbers without their spaces.
fn table(section: &str) -> Vec<Vec<String>> {
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells = row.trim_matches('|').split('|');
        let cells = cells.map(|cell| cell.trim().replace('\u{202f}', ""));
        cells.map(|cell| cell.replace("**", "")).collect()
    })
    .collect()
}

#[test]
fn the_summary_has_the_figures_of_each_edition_and_sheet() {
    let totals: BTreeMap<_, _> = table(section("By edition"))
        .into_iter()
        .map(|row| {
            (
                row[0].split(" · ").nth(1).unwrap().to_owned(),
                row[1..].to_vec(),
            )
        })
        .collect();
    for (column, edition) in ["26/2026", "148/2023", "1048/2019"].into_iter().enumerate() {
        let mut of = sheets();
        of.retain(|sheet| sheet.edition == edition);
        let sum =
            |figure: &dyn Fn(&Sheet) -> usize| of.iter().map(figure).sum::<usize>().to_string();
        let row = |name: &str| totals[name][column].clone();
        assert_eq!(row("Sheets"), of.len().to_string());
        assert_eq!(row("Criteria"), sum(&|sheet| sheet.criteria.len()));
        assert_eq!(row("Printed levels"), sum(&Sheet::levels));
        for star in STARS {
            assert_eq!(
                row(&format!("Marks of {star}★ on levels")),
                sum(&|sheet| sheet.level_marks(star))
            );
        }
        assert_eq!(row("Texts"), row("Texts in both languages"));
        let rows = table(section(edition));
        assert_eq!(rows.len(), of.len(), "{edition}");
        for (row, sheet) in rows.iter().zip(&of) {
            let set = sheet.set;
            let cards: u128 = sheet.count(|_, _| true).iter().sum();
            let figures = [
                sheet.criteria.len(),
                sheet.levels(),
                sheet.level_marks(3),
                sheet.level_marks(4),
                sheet.level_marks(5),
            ];
            assert_eq!(
                (&row[0], &row[9]),
                (&set.to_string(), &cards.to_string()),
                "{edition}"
            );
            assert_eq!(
                row[3..8],
                figures.map(|figure| figure.to_string()),
                "{edition} {set}"
            );
        }
    }
    // As the decisions print them.
    let marks = STARS.map(|star| totals[&format!("Marks of {star}★ on levels")][..2].join(" "));
    assert_eq!(marks, ["179 83", "290 261", "106 199"]);
    assert_eq!(totals["Marks on lines of criteria"], ["0", "26", "0"]);
}

#[test]
fn the_contradictions_found_are_those_of_the_printed_marks() {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for sheet in sheets() {
        let all = sheet.count(|_, _| true);
        let stars = by_star(&sheet);
        let mut add =
            |kind: &'static str, is: bool| *found.entry(kind).or_default() += usize::from(is);
        for counts in &stars[1..] {
            let none = counts.iter().sum::<u128>() == 0;
            add("`star-out-of-reach`", none);
        }
        let reaches = all.iter().rposition(|&count| count > 0).unwrap();
        add("`total-out-of-reach`", all[..reaches].contains(&0));
        for star in STARS {
            let (first, last) = bands(star);
            let least = sheet.count(|criterion, points| {
                let stopped = criterion.zero_stops && points == 0;
                !stopped
                    && STARS
                        .into_iter()
                        .all(|of| of > star || points >= need(criterion, of))
            });
            let least = least.iter().position(|&count| count > 0).unwrap();
            add("`minima-decide`", least > first);
            add("`minima-above-band`", least > last.min(reaches));
            add(
                "`star-without-marks`",
                sheet.level_marks(star) + sheet.line_marks(star) == 0,
            );
            for criterion in &sheet.criteria {
                let asked = need(criterion, star);
                let lower = STARS
                    .into_iter()
                    .filter(|&of| of < star)
                    .map(|of| need(criterion, of));
                let lower: Vec<_> = lower.filter(|&lower| lower > 0).collect();
                add(
                    "`marks-fall`",
                    asked > 0 && lower.iter().any(|&lower| asked < lower),
                );
                add("`mark-adds-nothing`", asked > 0 && lower.contains(&asked));
                add("`mark-needs-story`", asked > 0 && criterion.story.is_some());
            }
        }
        for criterion in &sheet.criteria {
            for case in &criterion.cases {
                for (place, level) in case.printed.iter().enumerate() {
                    if level.mark.is_none() {
                        continue;
                    }
                    let mut below = case.printed[..place].iter();
                    add("`mark-worth-nothing`", level.points == 0);
                    add("`mark-on-only-level`", case.printed.len() == 1);
                    add(
                        "`mark-met-below`",
                        below.any(|other| other.points == level.points),
                    );
                    add("`line-beside-level`", criterion.line_mark.is_some());
                    add("`cases-marked-unlike`", case.letter.is_some());
                }
            }
        }
    }
    for (kind, count) in &found {
        let found = section(kind);
        assert_eq!(found.contains("không có · none"), *count == 0, "{kind}");
    }
    // 25 sheets, three marks each; one sheet of 26/2026, one of 148/2023 and all of 1048/2019.
    assert_eq!(
        (found["`mark-needs-story`"], found["`star-without-marks`"]),
        (75, 1 + 2 + 75)
    );
    assert_eq!(found.values().filter(|&&count| count > 0).count(), 2);
}
