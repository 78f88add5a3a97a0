//! All counts for programs: a table and JSON.

use anyhow::Result;
use ocop_batch::{CostCounts, Outcome};
use ocop_batch_examples::wide::io_error;
use ocop_core::text::outside;
use ocop_core::{Lang, Star};
use serde::Serialize;

use crate::measures::reach;
use crate::summary::{Group, Source, Summary};

/// The columns of the table.
const COLUMNS: [&str; 15] = [
    "source",
    "group",
    "products",
    "not_rated",
    "star",
    "without",
    "what",
    "title",
    "gain",
    "alone",
    "with_1",
    "with_2",
    "with_3_or_more",
    "few_points",
    "points_lost",
];

/// A row for each group and star of too few points, of each criterion, and of each measure. The group of
/// all products is empty.
pub(crate) fn table(summary: &Summary<'_>, lang: Lang) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: Vec<String>| writer.write_record(cells).map_err(io_error);
    write(COLUMNS.map(str::to_owned).to_vec())?;
    let source = summary.source(lang);
    for group in groups(summary) {
        let counts = &group.counts;
        for &star in &summary.stars {
            let before = [
                source.clone(),
                outside::cell(&group.name).into_owned(),
                counts.rows().to_string(),
                group.not_rated().to_string(),
                star.to_string(),
                counts.without(star).to_string(),
            ];
            let row = |what: &str, title: &str, numbers: [Option<u64>; 7]| {
                let names = [what.to_owned(), title.to_owned()];
                let numbers =
                    numbers.map(|number| number.map_or(String::new(), |it| it.to_string()));
                before.iter().cloned().chain(names).chain(numbers).collect()
            };
            let title = lang.pick("chỉ thiếu điểm", "only points are missing");
            let alone = Some(counts.few_points_alone(star));
            write(row(
                "points",
                title,
                [None, alone, None, None, None, None, None],
            ))?;
            for line in summary.lines(group, star) {
                let [alone, one, two, more] = line.others;
                let lost = counts.points_lost(line.criterion.index());
                let numbers = [line.gain, alone, one, two, more, line.few_points, lost].map(Some);
                write(row(
                    line.criterion.key(),
                    line.criterion.label().get(lang),
                    numbers,
                ))?;
            }
            for (text, gain) in summary.reached(group, star) {
                let title = lang.pick("giải pháp", "measure");
                write(row(
                    text,
                    title,
                    [Some(gain), None, None, None, None, None, None],
                ))?;
            }
        }
    }
    Ok(writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?)
}

/// All products, then each group.
fn groups<'s>(summary: &'s Summary<'_>) -> impl Iterator<Item = &'s Group> {
    let groups = summary.groups.iter().flat_map(|(_, groups)| groups);
    [&summary.all].into_iter().chain(groups)
}

#[derive(Serialize)]
pub(crate) struct Json {
    edition: String,
    set: u16,
    source: String,
    invented: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_column: Option<String>,
    all: Counted,
    groups: Vec<Counted>,
}

#[derive(Serialize)]
struct Counted {
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    products: u64,
    not_rated: u64,
    scorecards: u64,
    /// No star, and one to five stars.
    stars: [u64; 6],
    below: Vec<Below>,
    measures: Vec<Measured>,
    points_lost: Vec<Lost>,
}

/// What keeps products from a star.
#[derive(Serialize)]
struct Below {
    star: u8,
    products: u64,
    only_points_missing: u64,
    criteria: Vec<Missed>,
}

#[derive(Serialize)]
struct Missed {
    key: String,
    label: String,
    gain: u64,
    alone: u64,
    with_1: u64,
    with_2: u64,
    with_3_or_more: u64,
    few_points: u64,
}

#[derive(Serialize)]
struct Measured {
    measure: String,
    moved: u64,
    gains: u64,
    losses: u64,
    /// The products that reach three, four and five stars by it.
    reach: [u64; 3],
}

#[derive(Serialize)]
struct Lost {
    key: String,
    points: u64,
}

pub(crate) fn json(summary: &Summary<'_>, lang: Lang) -> Json {
    let seed = match summary.source {
        Source::Invented(seed) => Some(seed),
        Source::Bundled | Source::Given => None,
    };
    let column = summary.groups.as_ref();
    Json {
        edition: summary.sheet.edition().to_string(),
        set: summary.sheet.number(),
        source: summary.source(lang),
        invented: !matches!(summary.source, Source::Given),
        seed,
        group_column: column.map(|(column, _)| column.clone()),
        all: counted(summary, &summary.all, lang),
        groups: groups(summary)
            .skip(1)
            .map(|group| counted(summary, group, lang))
            .collect(),
    }
}

fn counted(summary: &Summary<'_>, group: &Group, lang: Lang) -> Counted {
    let counts: &CostCounts = &group.counts;
    let stars = [None].into_iter().chain(Star::ALL.map(Some));
    let mut by_star = [0; 6];
    for (place, star) in by_star.iter_mut().zip(stars) {
        *place = counts.outcome(Outcome::Rated(star));
    }
    let below = summary.stars.iter().map(|&star| Below {
        star: star.number(),
        products: counts.without(star),
        only_points_missing: counts.few_points_alone(star),
        criteria: summary
            .lines(group, star)
            .iter()
            .map(|line| {
                let [alone, with_1, with_2, with_3_or_more] = line.others;
                Missed {
                    key: line.criterion.key().to_owned(),
                    label: line.criterion.label().get(lang).to_owned(),
                    gain: line.gain,
                    alone,
                    with_1,
                    with_2,
                    with_3_or_more,
                    few_points: line.few_points,
                }
            })
            .collect(),
    });
    let typed = summary.wishes.typed.iter().enumerate();
    let measures = typed.map(|(place, typed)| Measured {
        measure: typed.text.clone(),
        moved: counts.moved(place),
        gains: counts.gains(place),
        losses: counts.losses(place),
        reach: Star::RECOGNISED.map(|star| reach(counts, place, star)),
    });
    let lost = summary.sheet.criteria().map(|criterion| Lost {
        key: criterion.key().to_owned(),
        points: counts.points_lost(criterion.index()),
    });
    Counted {
        name: group.name.clone(),
        products: counts.rows(),
        not_rated: group.not_rated(),
        scorecards: counts.scorecards(),
        stars: by_star,
        below: below.collect(),
        measures: measures.collect(),
        points_lost: lost.collect(),
    }
}
