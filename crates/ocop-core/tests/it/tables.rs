//! The tables against an independent reading of the decisions: every sheet, criterion, level, point
//! and mark, in order and with nothing left over.

use std::collections::BTreeMap;

use ocop_core::{Concept, Edition, Lang, NoteKind, Points, Star};

use crate::util::{rows, sheet_of, sheets};

const SHEETS: &str = include_str!("../data/sheets.tsv");
const CRITERIA: &str = include_str!("../data/criteria.tsv");
const LEVELS: &str = include_str!("../data/levels.tsv");
const GROUNDS: &str = include_str!("../data/grounds.tsv");
const NOTES: &str = include_str!("../data/notes.tsv");

#[test]
fn every_sheet_has_its_titles_and_samples() {
    let rows = rows(SHEETS);
    assert_eq!((rows.len(), sheets().len()), (78, 77));
    for row in rows {
        if row("status").starts_with("missing") {
            let edition: Edition = row("edition").parse().unwrap();
            let missing: Vec<_> = edition.missing_sheets().collect();
            let (number, heading) = (row("set").parse().unwrap(), row("heading"));
            assert_eq!(missing, [(number, heading.as_str())]);
            continue;
        }
        let sheet = sheet_of(&row);
        let reconciled = row("status") == "reconciled";
        assert_eq!(sheet.unreconciled().is_none(), reconciled, "{sheet}");
        assert_eq!(sheet.max(), Points::FULL);
        assert_eq!(sheet.heading().get(Lang::Vi), row("heading"));
        assert_eq!(sheet.industry_number(), row("industry_no"));
        assert_eq!(sheet.industry().get(Lang::Vi), row("industry"));
        assert_eq!(sheet.group().get(Lang::Vi), row("group"));
        assert_eq!(sheet.subgroup().get(Lang::Vi), row("subgroup"));
        let ministries: Vec<_> = sheet.ministries().map(|name| name.get(Lang::Vi)).collect();
        assert_eq!(ministries.join("; "), row("ministry"));
        assert_eq!(sheet.samples().to_string(), row("samples"));
        for label in [
            sheet.heading(),
            sheet.industry(),
            sheet.group(),
            sheet.subgroup(),
        ] {
            assert_eq!(
                label.get(Lang::Vi).is_empty(),
                label.get(Lang::En).is_empty()
            );
        }
    }
}

#[test]
fn every_criterion_is_where_it_is_printed() {
    let mut expected = BTreeMap::new();
    for row in rows(CRITERIA) {
        let sheet = sheet_of(&row);
        let keys: &mut Vec<String> = expected.entry(sheet.to_string()).or_default();
        let criterion = sheet.criteria().nth(keys.len()).unwrap();
        keys.push(row("criterion"));
        assert_eq!(criterion.key(), row("criterion"));
        assert_eq!(criterion.title(), row("title"));
        assert_eq!(criterion.section().key(), row("section"));
        assert_eq!(criterion.section().title(), row("section_title"));
        assert_eq!(criterion.section().max().to_string(), row("section_max"));
        assert_eq!(criterion.section().part().id(), row("part"));
        assert_eq!(
            criterion.group().map_or("", |group| group.get(Lang::Vi)),
            row("group")
        );
        assert_eq!(
            criterion.max().to_string(),
            row("max"),
            "{sheet} {}",
            criterion.key()
        );
        let mark = criterion
            .line_mark()
            .map_or(String::new(), |star| star.to_string());
        assert_eq!(mark, row("criterion_mark"));
        let requires = criterion.requires().map_or("", |story| story.key());
        assert_eq!(requires, row("depends_on"));
        assert_eq!(criterion.stops_on_zero(), row("stop_if_zero") == "yes");
        // 26/2026 set 26 prints 35 at part A, and sections that sum to 40: an erratum.
        let printed = row("part_max");
        let part = criterion.section().part().max().to_string();
        assert!(part == printed || (sheet.to_string() == "26/2026 set 26" && part == "40"));
    }
    for sheet in sheets() {
        assert_eq!(
            sheet.criteria().count(),
            expected[&sheet.to_string()].len(),
            "{sheet}"
        );
    }
}

#[test]
fn every_level_has_its_points_and_mark() {
    let mut counts = BTreeMap::new();
    for row in rows(LEVELS) {
        let sheet = sheet_of(&row);
        let criterion = sheet.criterion(row("criterion")).unwrap();
        let place = format!(
            "{sheet} {} {}{}",
            criterion.key(),
            row("case"),
            row("level")
        );
        let index: &mut usize = counts
            .entry(format!("{sheet} {}", criterion.key()))
            .or_default();
        let level = criterion.levels().nth(*index).unwrap();
        *index += 1;
        let case = level.case().map_or(String::new(), |case| case.to_string());
        assert_eq!(case, row("case"), "{place}");
        assert_eq!(level.number().to_string(), row("level"), "{place}");
        assert_eq!(level.points().to_string(), row("points"), "{place}");
        let mark = level.mark().map_or(String::new(), |star| star.to_string());
        assert_eq!(mark, row("min_star"), "{place}");
    }
    for sheet in sheets() {
        for criterion in sheet.criteria() {
            let place = format!("{sheet} {}", criterion.key());
            assert_eq!(criterion.levels().count(), counts[&place], "{place}");
        }
    }
}

#[test]
fn every_ground_is_where_it_is_printed() {
    let mut expected = BTreeMap::new();
    for row in rows(GROUNDS) {
        let place = (
            row("criterion"),
            row("ground"),
            row("kind").replace('_', "-"),
        );
        let grounds: &mut Vec<_> = expected.entry(sheet_of(&row).to_string()).or_default();
        grounds.push(place);
    }
    for sheet in sheets() {
        let mut found: Vec<_> = sheet
            .grounds()
            .map(|ground| {
                let place = ground
                    .criterion()
                    .map_or("header", |criterion| criterion.key());
                (
                    place.to_owned(),
                    ground.id().to_owned(),
                    ground.kind().to_string(),
                )
            })
            .collect();
        // The sources have the heads of 26/2026 only (`grounds-unknown`, `head-by-parallel`).
        let has_head = sheet.edition() == Edition::E2026;
        assert_eq!(sheet.grounds_unknown(), !has_head, "{sheet}");
        for ground in sheet.grounds() {
            let by_parallel = ground.criterion().is_none() && !has_head;
            assert_eq!(ground.is_by_parallel(), by_parallel, "{ground:?}");
        }
        let mut wanted = expected.remove(&sheet.to_string()).unwrap_or_default();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{sheet}");
    }
    assert!(expected.is_empty());
}

#[test]
fn every_printed_note_is_there_once_in_its_kind() {
    let mut expected: BTreeMap<_, usize> = BTreeMap::new();
    for row in rows(NOTES) {
        let key = (
            sheet_of(&row).to_string(),
            row("criterion"),
            row("kind").replace('_', "-"),
        );
        *expected.entry(key).or_default() += 1;
    }
    let mut found: BTreeMap<_, usize> = BTreeMap::new();
    for sheet in sheets() {
        for note in sheet
            .notes()
            .filter(|note| note.kind() != NoteKind::Interpretation)
        {
            let key = note.criterion().map_or("", |criterion| criterion.key());
            let key = (sheet.to_string(), key.to_owned(), note.kind().to_string());
            *found.entry(key).or_default() += 1;
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn each_edition_has_as_many_marks_as_it_prints() {
    let marks = |edition: Edition| {
        Star::RECOGNISED.map(|star| {
            let sheets = edition.sheets();
            let marked = sheets.map(|sheet| {
                let levels = sheet.criteria().flat_map(ocop_core::Criterion::levels);
                levels.filter(|level| level.mark() == Some(star)).count()
            });
            marked.sum::<usize>()
        })
    };
    assert_eq!(marks(Edition::E2019), [0, 0, 0]);
    assert_eq!(marks(Edition::E2023), [83, 261, 199]);
    assert_eq!(marks(Edition::E2026), [179, 290, 106]);
}

#[test]
fn the_line_of_intellectual_property_is_marked_on_all_sheets_of_148() {
    for sheet in Edition::E2023.sheets() {
        let marked = sheet.criteria().filter(|c| c.line_mark().is_some());
        let marked: Vec<_> = marked.collect();
        assert_eq!(marked.len(), 1, "{sheet}");
        assert_eq!(marked[0].title(), "Sở hữu trí tuệ");
        assert_eq!(marked[0].line_mark(), Some(Star::Four));
        let lowest = marked[0]
            .levels()
            .find(|level| level.points() > Points::ZERO);
        assert_eq!(
            marked[0].requirement(Star::Four),
            lowest.map(ocop_core::Level::points)
        );
        let shown: Vec<_> = marked[0].marked(Star::Four).collect();
        assert_eq!(shown, lowest.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn what_does_not_add_up_says_what_it_reaches() {
    let unreconciled: Vec<_> = sheets()
        .into_iter()
        .filter(|sheet| sheet.unreconciled().is_some())
        .map(|sheet| {
            let best = sheet.criteria().map(|criterion| {
                let levels = criterion.levels().map(ocop_core::Level::points);
                levels.max().unwrap()
            });
            assert_eq!(best.sum::<Points>(), sheet.reaches());
            format!("{sheet}: {}", sheet.reaches())
        })
        .collect();
    assert_eq!(
        unreconciled,
        [
            "1048/2019 set 21: 98",
            "1048/2019 set 23: 98",
            "1048/2019 set 24: 98",
            "148/2023 set 7: 99",
            "148/2023 set 11: 97",
            "148/2023 set 12: 97",
            "148/2023 set 13: 98",
        ]
    );
}

#[test]
fn every_wording_is_there_in_both_languages_and_is_short() {
    for sheet in sheets() {
        let levels = sheet.criteria().flat_map(ocop_core::Criterion::levels);
        let labels = levels
            .map(ocop_core::Level::label)
            .chain(sheet.criteria().map(ocop_core::Criterion::label))
            .chain(sheet.sections().map(ocop_core::Section::label))
            .chain(sheet.notes().map(ocop_core::Note::label))
            .chain(
                sheet
                    .grounds()
                    .map(ocop_core::DisqualificationGround::label),
            )
            .chain(
                sheet
                    .errata()
                    .flat_map(|erratum| [erratum.place(), erratum.why()]),
            );
        for label in labels {
            for lang in Lang::ALL {
                let text = label.get(lang);
                assert!(
                    !text.is_empty() && text == text.trim() && !text.ends_with('.'),
                    "{text}"
                );
                assert!(!text.contains('\n') && text.chars().count() < 500, "{text}");
            }
        }
    }
}

/// Both wordings of a level.
#[track_caller]
fn wording(edition: Edition, set: u16, key: &str, choice: &str) -> [String; 2] {
    let sheet = edition.sheet(set).unwrap();
    let criterion = sheet.criterion(key).unwrap();
    let level = criterion.level_of(choice.parse().unwrap()).unwrap();
    Lang::ALL.map(|lang| level.label().get(lang).to_owned())
}

#[test]
fn words_that_change_the_choice_are_those_of_the_print() {
    let check = |edition, set, key: &str, choice: &str, expected: [&str; 2]| {
        let found = wording(edition, set, key, choice);
        for (found, part) in found.iter().zip(expected) {
            assert!(found.contains(part), "{part}: {found}");
        }
    };
    // Contracts of linkage, not any contracts.
    let mut linkage = 0;
    for sheet in sheets() {
        for level in sheet.criteria().flat_map(ocop_core::Criterion::levels) {
            let (vi, en) = (level.label().get(Lang::Vi), level.label().get(Lang::En));
            let contracts = vi.contains("hợp đồng liên kết");
            assert_eq!(
                contracts,
                en.to_lowercase().contains("linkage contracts"),
                "{vi}"
            );
            linkage += usize::from(contracts);
        }
    }
    assert_eq!(linkage, 2 * 25 * 3);
    // One local woman is enough.
    check(
        Edition::E2019,
        1,
        "3.2",
        "a2",
        [
            "có thành viên là phụ nữ địa phương",
            "at least one of them a local woman",
        ],
    );
    // A comma between rating forms and votes is read as "or".
    for (edition, set, service, product) in [
        (Edition::E2019, 8, "15", "14"),
        (Edition::E2023, 26, "14", "13"),
        (Edition::E2026, 26, "14", "13"),
    ] {
        let sheet = edition.sheet(set).unwrap();
        for key in [service, product] {
            let criterion = sheet.criterion(key).unwrap();
            let best = criterion.level_of(criterion.best()).unwrap().label();
            let (vi, en) = (best.get(Lang::Vi), best.get(Lang::En));
            assert!(vi.contains("phiếu đánh giá hoặc qua bình chọn"), "{vi}");
            assert!(en.contains("rating forms or customer votes"), "{en}");
        }
    }
    // An assessment that there is, but not by the rules.
    check(
        Edition::E2019,
        1,
        "1.5",
        "2",
        [
            "Có đánh giá tác động môi trường/kế hoạch bảo vệ môi trường (hoặc tương đương) nhưng chưa theo quy định hiện hành",
            "in place, but not yet under current rules",
        ],
    );
    check(
        Edition::E2026,
        1,
        "4.3",
        "3",
        ["hội chợ, triển lãm", "fairs or exhibitions"],
    );
    check(
        Edition::E2026,
        1,
        "3.2",
        "1",
        ["không phải là nữ", "neither a woman"],
    );
}

#[test]
fn vietnamese_labels_begin_with_their_verb() {
    let labels = sheets();
    let labels = labels.iter().flat_map(|sheet| {
        let levels = sheet.criteria().flat_map(ocop_core::Criterion::levels);
        levels.map(|level| level.label().get(Lang::Vi).to_owned())
    });
    for label in labels.collect::<std::collections::BTreeSet<_>>() {
        assert!(!label.contains("không là "), "{label}");
        // "Theo quy định hiện hành: đánh giá …" has its condition before its verb.
        let (head, rest) = label.split_once(": ").unwrap_or((&label, ""));
        let turned = rest.starts_with("có ") && !head.starts_with("Có ") && !head.contains('(');
        let market = head.starts_with("Thị trường");
        assert!(market || !turned, "{label}");
        for head in ["Theo ", "Tại ", "Ở ", "Để ", "Đúng "] {
            assert!(!label.starts_with(head), "{label}");
        }
    }
}

#[test]
fn the_same_wording_never_hides_two_conditions_on_one_ladder() {
    for sheet in sheets() {
        for criterion in sheet.criteria() {
            for lang in Lang::ALL {
                for case in std::iter::once(None).chain(criterion.cases().map(Some)) {
                    let levels = criterion.levels().filter(|level| level.case() == case);
                    let mut texts: Vec<_> = levels.map(|level| level.label().get(lang)).collect();
                    let all = texts.len();
                    texts.sort_unstable();
                    texts.dedup();
                    // 148/2023 prints one condition twice, for 0 and 1 point: misprints of these sheets.
                    let twice =
                        matches!(&*sheet.to_string(), "148/2023 set 24" | "148/2023 set 25");
                    let printed_twice = usize::from(twice && criterion.key() == "2.b");
                    let place = format!("{sheet} {}", criterion.key());
                    assert_eq!(texts.len() + printed_twice, all, "{place}");
                }
            }
        }
    }
}

#[test]
fn misprints_keep_the_printed_value_beside_the_used_one() {
    let errata: Vec<_> = sheets()
        .iter()
        .flat_map(|sheet| {
            let errata = sheet.errata().filter(|erratum| erratum.is_mended());
            errata
                .map(|erratum| {
                    format!(
                        "{} {}: {} → {}",
                        sheet.number(),
                        erratum.place().get(Lang::En),
                        erratum.printed(),
                        erratum.used()
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        errata,
        [
            "6 6.1.4, number: 6.1.3 → 6.1.4",
            "6 6.1.5, number: 6.1.4 → 6.1.5",
            "21 part C: 40 → 38",
            "23 part C: 40 → 38",
            "24 part C: 40 → 38",
            "11 part C: 35 → 32",
            "12 part C: 35 → 32",
            "13 part C: 35 → 33",
            "13 6.a, 6.b: 6.a, 6.b → 6.a.1 … 6.b.2",
            "17 1.d, level 2: l, t → 1",
            "18 3.c printed twice: 3.c, 3.c → 3.c.1, 3.c.2",
            "18 1.b, level 2: l, t → 1",
            "19 3.c printed twice: 3.c, 3.c → 3.c.1, 3.c.2",
            "20 1.a, all levels: trong tính → trong tỉnh",
            "21 1.d, level 4: ấn định → ổn định",
            "22 1.d, level 4: ấn định → ổn định",
            "4 7, level 3: 13 → 3",
            "4 1.2, level 1:  → 0",
            "4 6.4, level 2: mùi vị/lạ → mùi/vị lạ",
            "7 1.2, level 1:  → 0",
            "10 1.2, level 1:  → 0",
            "11 6.1.1, level 2: 11 → 1",
            "11 1.2, level 1:  → 0",
            "16 3.5, level 3: đăng độc quyền → Bằng độc quyền",
            "23 9, maximum: 4 1 → 4",
            "26 part A, maximum: 35 → 40",
        ]
    );
}

#[test]
fn every_concept_is_used_and_found() {
    for concept in Concept::all() {
        let used = sheets()
            .iter()
            .any(|sheet| sheet.criteria_of(concept).next().is_some());
        assert!(used, "{concept}");
    }
    for sheet in sheets() {
        for criterion in sheet.criteria() {
            let concept = criterion.concept().unwrap();
            assert!(
                sheet
                    .criteria_of(concept)
                    .any(|other| other.key() == criterion.key())
            );
        }
    }
    let origin = "raw-material-origin".parse().unwrap();
    let with_origin = Edition::E2026
        .sheets()
        .filter(|sheet| sheet.criteria_of(origin).count() == 1);
    assert_eq!(with_origin.count(), 25);
}

#[test]
fn editions_are_data() {
    let parts = |edition: Edition| {
        let sheet = edition.sheets().next().unwrap();
        sheet
            .parts()
            .map(|part| part.max().get())
            .collect::<Vec<_>>()
    };
    assert_eq!(parts(Edition::E2019), [35, 25, 40]);
    assert_eq!(parts(Edition::E2023), [40, 25, 35]);
    assert_eq!(parts(Edition::E2026), [40, 25, 35]);
    let sheet = Edition::E2019.sheet(15).unwrap();
    let cases: Vec<_> = sheet
        .criteria()
        .filter(|criterion| criterion.has_cases())
        .collect();
    assert_eq!(
        cases
            .iter()
            .map(|criterion| criterion.key())
            .collect::<Vec<_>>(),
        ["3.2"]
    );
    assert_eq!(
        cases[0]
            .cases()
            .map(ocop_core::Case::letter)
            .collect::<String>(),
        "ab"
    );
}
