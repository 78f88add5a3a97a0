//! The pages of proof against an independent reading of the decisions: every figure is computed anew
//! from the vendored tables, in another way than the library's and with nothing of it.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::PathBuf;

mod law;

use law::{Counts, STARS, Sheet, bands, sheets};

fn read(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ocop-core/docs/proof");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// The page of a sheet.
fn page(edition: &str, set: u16) -> String {
    read(&format!("{}/set-{set:02}.md", edition.replace('/', "-")))
}

/// The part of a page from a heading, by its English end, to the next.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let mut sections = page.split("\n## ").flat_map(|part| part.split("\n### "));
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

/// The numbers after a text of a section, in their order.
fn numbers_after(section: &str, text: &str) -> Vec<u128> {
    let rest = section.split(text).nth(1).unwrap();
    let line = rest.lines().next().unwrap().replace('\u{202f}', "");
    let runs = line.split(|c: char| !c.is_ascii_digit());
    runs.filter_map(|run| run.parse().ok()).collect()
}

#[test]
fn every_sum_is_that_of_the_printed_points() {
    let mut shorts = Vec::new();
    for ((edition, set), sheet) in sheets() {
        let page = page(&edition, set);
        let mut expected = Vec::new();
        let mut row = |name: String, max: u32, below: u32, levels: u32| {
            if max != below || max != levels {
                shorts.push(format!("{edition} {set} {name}"));
            }
            let verdict = if max == below && max == levels {
                "đủ · adds up"
            } else {
                "không đủ · does not"
            };
            let cells = [
                name,
                max.to_string(),
                below.to_string(),
                levels.to_string(),
                verdict.to_owned(),
            ];
            expected.push(cells.to_vec());
        };
        let mut reaches = 0;
        for part in ["A", "B", "C"] {
            let own = || {
                sheet
                    .criteria
                    .iter()
                    .filter(|criterion| criterion.part == part)
            };
            let mut keys: Vec<_> = own().map(|criterion| &criterion.section).collect();
            keys.dedup();
            let (mut of_sections, mut best_of_part) = (0, 0);
            for key in keys {
                let of = || own().filter(|criterion| &criterion.section == key);
                let max = of().next().unwrap().section_max;
                let best = of().map(law::Criterion::best).sum();
                row(
                    format!("Mục · Section {key}"),
                    max,
                    of().map(|criterion| criterion.max).sum(),
                    best,
                );
                of_sections += max;
                best_of_part += best;
            }
            let max = own().next().unwrap().part_max;
            row(
                format!("Phần · Part {part}"),
                max,
                of_sections,
                best_of_part,
            );
            reaches += best_of_part;
        }
        row("Cả bộ · Sheet".to_owned(), 100, 100, reaches);
        assert_eq!(table(section(&page, "Sums")), expected, "{edition} {set}");
        let state = section(&page, "State and source");
        let verdict = if reaches == 100 {
            "Adds up: "
        } else {
            "Does not add up**: "
        };
        assert_eq!(
            numbers_after(state, verdict)[..2],
            [u128::from(reaches), 100]
        );
    }
    // The sheets that do not add up, each at the sheet, and where it comes from.
    shorts.retain(|short| short.ends_with("Sheet"));
    let all = "148/2023 7, 148/2023 11, 148/2023 12, 148/2023 13, 1048/2019 21, 1048/2019 23, 1048/2019 24";
    let mut all: Vec<_> = all
        .split(", ")
        .map(|sheet| format!("{sheet} Cả bộ · Sheet"))
        .collect();
    all.sort();
    shorts.sort();
    assert_eq!(shorts, all);
}

#[test]
fn every_count_of_scorecards_totals_bands_and_stars_is_that_of_the_printed_levels() {
    for ((edition, set), sheet) in sheets() {
        let (page, place) = (page(&edition, set), format!("{edition} {set}"));
        let cards = section(&page, "Scorecards");
        let all = sheet.count(|_, _| true);
        assert_eq!(
            numbers_after(cards, "complete scorecards: "),
            [all.iter().sum::<u128>()],
            "{place}"
        );
        let numbers: u128 = sheet.criteria.iter().map(law::Criterion::options).product();
        let bits = (0..).find(|bits| 1_u128 << bits >= numbers).unwrap();
        assert_eq!(
            numbers_after(cards, "of scorecards, below: ")[..2],
            [numbers, bits],
            "{place}"
        );
        assert!(bits <= 64 && cards.contains("they fit\n"), "{place}");
        let shown = table(cards).into_iter().flat_map(|row| row[1..].to_vec());
        let shown: Vec<u128> = shown.filter_map(|cell| cell.parse().ok()).collect();
        assert_eq!(shown, all, "{place}");

        let going_on = sheet.count(|criterion, points| !criterion.stops || points > 0);
        let stars = by_star(&sheet);
        let rows = table(section(&page, "Bands and stars"));
        assert_eq!(rows.len(), 6, "{place}");
        for (row, star) in rows.iter().zip([5, 4, 3, 2, 1, 0]) {
            let counts = &stars[star];
            let mut cells = vec![if star > 0 {
                format!("{star}★")
            } else {
                "không · none".to_owned()
            }];
            if star > 0 {
                let (first, last) = bands(star);
                let inside =
                    |counts: &Counts| counts[first..=last].iter().sum::<u128>().to_string();
                cells.extend([format!("{first}–{last}"), inside(&all), inside(&going_on)]);
            } else {
                let stopped = all.iter().sum::<u128>() - going_on.iter().sum::<u128>();
                cells.extend(["–".to_owned(), "–".to_owned(), stopped.to_string()]);
            }
            cells.push(counts.iter().sum::<u128>().to_string());
            let first = counts.iter().position(|&count| count > 0);
            let last = counts.iter().rposition(|&count| count > 0);
            let shown =
                |total: Option<usize>| total.map_or("–".to_owned(), |total| total.to_string());
            cells.extend([shown(first), shown(last)]);
            assert_eq!(row, &cells, "{place}");
        }
    }
}

/// The scorecards of each star, none to five, by total: those of a band and what is below it, as far
/// as the marks of each star on the way are met.
fn by_star(sheet: &Sheet) -> [Counts; 6] {
    let all = sheet.count(|_, _| true);
    let meets = |star: usize| {
        sheet.count(|criterion, points| {
            let stopped = criterion.stops && points == 0;
            !stopped
                && STARS
                    .into_iter()
                    .all(|of| of > star || points >= criterion.requirement(of))
        })
    };
    let met: Vec<_> = (0..=5).map(meets).collect();
    std::array::from_fn(|star| {
        std::array::from_fn(|total| {
            let band = (1..=5).rev().find(|&band| bands(band).0 <= total).unwrap();
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
    for ((edition, set), sheet) in sheets() {
        let (page, place) = (page(&edition, set), format!("{edition} {set}"));
        let all: u128 = sheet.count(|_, _| true).iter().sum();
        let rows = table(section(&page, "Marks"));
        assert_eq!(rows.len(), 3, "{place}");
        for (row, star) in rows.iter().zip(STARS) {
            let met = sheet.count(|criterion, points| points >= criterion.requirement(star));
            let asked = |criterion: &law::Criterion| {
                STARS
                    .into_iter()
                    .filter(|&of| of <= star)
                    .map(|of| criterion.requirement(of))
                    .max()
                    .unwrap()
            };
            let sum: u32 = sheet.criteria.iter().map(asked).sum();
            let least = sheet.count(|criterion, points| {
                points >= asked(criterion) && !(criterion.stops && points == 0)
            });
            let least = least.iter().position(|&count| count > 0).unwrap();
            let [sum, least] = if sum > 0 {
                [sum.to_string(), least.to_string()]
            } else {
                ["–".to_owned(), "–".to_owned()]
            };
            let cells = [
                format!("{star}★"),
                sheet.level_marks(star).to_string(),
                sheet.line_marks(star).to_string(),
                (all - met.iter().sum::<u128>()).to_string(),
                sum,
                least,
                bands(star).0.to_string(),
            ];
            assert_eq!(row, &cells, "{place}");
        }
        let wording = table(section(&page, "Wording"));
        assert_eq!(wording[3][1], sheet.levels().to_string(), "{place}");
        assert!(wording.iter().all(|row| row[1] == row[2]), "{place}");
    }
}

#[test]
fn the_summary_has_the_figures_of_each_edition_and_sheet() {
    let summary = read("README.md");
    let totals: BTreeMap<_, _> = table(section(&summary, "By edition"))
        .into_iter()
        .map(|row| {
            (
                row[0].split(" · ").nth(1).unwrap().to_owned(),
                row[1..].to_vec(),
            )
        })
        .collect();
    for (column, edition) in ["26/2026", "148/2023", "1048/2019"].into_iter().enumerate() {
        let of: Vec<_> = sheets()
            .into_iter()
            .filter(|((of, _), _)| of == edition)
            .collect();
        let sum = |figure: &dyn Fn(&Sheet) -> usize| {
            of.iter()
                .map(|(_, sheet)| figure(sheet))
                .sum::<usize>()
                .to_string()
        };
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
        let rows = table(section(&summary, edition));
        assert_eq!(rows.len(), of.len(), "{edition}");
        for (row, ((_, set), sheet)) in rows.iter().zip(&of) {
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
fn the_contradictions_told_are_those_of_the_printed_marks() {
    let summary = read("README.md");
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, sheet) in sheets() {
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
                let stopped = criterion.stops && points == 0;
                !stopped
                    && STARS
                        .into_iter()
                        .all(|of| of > star || points >= criterion.requirement(of))
            });
            let least = least.iter().position(|&count| count > 0).unwrap();
            add("`minima-decide`", least > first);
            add("`minima-above-band`", least > last.min(reaches));
            add(
                "`star-without-marks`",
                sheet.level_marks(star) + sheet.line_marks(star) == 0,
            );
            for criterion in &sheet.criteria {
                let requirement = criterion.requirement(star);
                let requirements = STARS
                    .into_iter()
                    .filter(|&of| of < star)
                    .map(|of| criterion.requirement(of));
                let lower: Vec<_> = requirements.filter(|&lower| lower > 0).collect();
                add(
                    "`marks-fall`",
                    requirement > 0 && lower.iter().any(|&lower| requirement < lower),
                );
                add(
                    "`mark-adds-nothing`",
                    requirement > 0 && lower.contains(&requirement),
                );
                add(
                    "`mark-needs-story`",
                    requirement > 0 && criterion.depends_on.is_some(),
                );
            }
        }
        for criterion in &sheet.criteria {
            for level in criterion.levels.iter().filter(|level| level.mark.is_some()) {
                let case = || {
                    criterion
                        .levels
                        .iter()
                        .filter(|other| other.case == level.case)
                };
                add("`mark-worth-nothing`", level.points == 0);
                add("`mark-on-only-level`", case().count() == 1);
                add(
                    "`mark-met-below`",
                    case().any(|other| other.number < level.number && other.points == level.points),
                );
                add("`line-beside-level`", criterion.line_mark.is_some());
                add("`cases-marked-unlike`", !level.case.is_empty());
            }
        }
    }
    for (kind, count) in &found {
        let told = section(&summary, kind);
        assert_eq!(told.contains("không có · none"), *count == 0, "{kind}");
    }
    // 25 sheets, three marks each; one sheet of 26/2026, one of 148/2023 and all of 1048/2019.
    assert_eq!(
        (found["`mark-needs-story`"], found["`star-without-marks`"]),
        (75, 1 + 2 + 75)
    );
    assert_eq!(found.values().filter(|&&count| count > 0).count(), 2);
}
