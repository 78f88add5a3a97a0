//! The figures of every sheet as a table, which `proof.rs` of `testkit` calculates a second time.
//!
//! A row has an edition, a set, the name of a figure, what it is a figure of, and its values with a
//! space between them. A list without items is `none`.

use std::fmt::{Display, Write};

use anyhow::Result;
use ocop_batch::Distribution;
use ocop_core::{Criterion, Edition, Interpretation, Part, Points, Section, Star};

use super::figures::{Figures, best};
use super::findings;
use super::wording;

pub(super) fn table(editions: &[(Edition, Vec<Figures>)]) -> Result<String> {
    let mut text = String::from(
        "# Made by `cargo xtask prove` from the tables of ocop-core.\n\
         edition\tset\tfigure\tof\tvalues\n",
    );
    for figures in editions.iter().flat_map(|(_, figures)| figures) {
        let mut rows = Rows::default();
        state(&mut rows, figures);
        sums(&mut rows, figures);
        scorecards(&mut rows, figures);
        stars(&mut rows, figures);
        marks(&mut rows, figures);
        for wording in wording::of(&figures.sheet) {
            let kind = wording.kind.rsplit(" · ").next().unwrap_or_default();
            let values = [wording.texts, wording.in_both, wording.same.len()];
            rows.add("texts", kind, values);
        }
        let (edition, set) = (figures.sheet.edition(), figures.sheet.number());
        for [figure, of, values] in &rows.0 {
            writeln!(text, "{edition}\t{set}\t{figure}\t{of}\t{values}")?;
        }
    }
    Ok(text)
}

#[derive(Default)]
struct Rows(Vec<[String; 3]>);

impl Rows {
    fn add<V: Display>(
        &mut self,
        figure: &str,
        of: impl Display,
        values: impl IntoIterator<Item = V>,
    ) {
        let values: Vec<_> = values.into_iter().map(|value| value.to_string()).collect();
        let values = if values.is_empty() {
            "none".to_owned()
        } else {
            values.join(" ")
        };
        self.0.push([figure.to_owned(), of.to_string(), values]);
    }
}

/// Whether the sheet adds up, what is known of it, and from where.
fn state(rows: &mut Rows, figures: &Figures) {
    let sheet = &figures.sheet;
    let state = match sheet.unreconciled() {
        None => "adds-up",
        Some(_) => "does-not-add-up",
    };
    let points = [sheet.reaches(), sheet.max()].map(|points| points.to_string());
    rows.add("points", "", points.into_iter().chain([state.to_owned()]));
    let by_parallel = sheet.grounds().filter(|ground| ground.is_by_parallel());
    let by_parallel = by_parallel.count();
    rows.add("grounds", "printed", [sheet.grounds().len() - by_parallel]);
    rows.add("grounds", "by-parallel", [by_parallel]);
    let head = if sheet.grounds_unknown() {
        "unknown"
    } else {
        "known"
    };
    rows.add("head", "", [head]);
    rows.add("misprints", "mended", [figures.errata(true)]);
    rows.add("misprints", "kept", [figures.errata(false)]);
    rows.add("readings", "", &figures.interpretations);
    let source = if figures
        .interpretations
        .contains(&Interpretation::SecondarySources)
    {
        "secondary"
    } else {
        "decision"
    };
    rows.add("source", "", [source]);
}

/// The maximum of each part of the sheet, the sum of the maxima below it, and that of the best levels.
fn sums(rows: &mut Rows, figures: &Figures) {
    let sheet = &figures.sheet;
    let mut row =
        |of: String, max: Points, below, levels| rows.add("sum", of, [max, below, levels]);
    for part in sheet.parts() {
        for section in part.sections() {
            row(
                format!("section {}", section.key()),
                section.max(),
                section.criteria().map(Criterion::max).sum(),
                section.criteria().map(best).sum(),
            );
        }
        row(
            format!("part {}", part.id()),
            part.max(),
            part.sections().map(Section::max).sum(),
            part.criteria().map(best).sum(),
        );
    }
    row(
        "sheet".to_owned(),
        Points::FULL,
        sheet.parts().map(Part::max).sum(),
        sheet.criteria().map(best).sum(),
    );
    for criterion in sheet.criteria() {
        if best(criterion) != criterion.max() {
            let values = [best(criterion), criterion.max()];
            rows.add("below-maximum", criterion.key(), values);
        }
    }
}

/// How many scorecards there are, and how many have each total.
fn scorecards(rows: &mut Rows, figures: &Figures) {
    let sheet = &figures.sheet;
    let levels = sheet.criteria().map(|criterion| criterion.levels().len());
    rows.add("criteria", "", [sheet.criteria().len()]);
    rows.add("levels", "", [levels.sum::<usize>()]);
    rows.add("scorecards", "", [figures.all.scorecards()]);
    rows.add("numbers", "below", [figures.numbers()]);
    rows.add("numbers", "bits", [figures.bits()]);
    rows.add("numbers", "fit", [figures.packs]);
    rows.add("totals", "", figures.all.totals().map(|(_, count)| count));
    rows.add("totals", "of no scorecard", figures.totals_of_none());
}

/// How many scorecards have each band and star, with the marks and without.
fn stars(rows: &mut Rows, figures: &Figures) {
    let sheet = &figures.sheet;
    for star in Star::ALL {
        let in_band = figures.all.with_band(star).to_string();
        let ends = [sheet.bands().least(star), last(figures, star)];
        let ends = ends.map(|points| points.to_string());
        rows.add("band", star, ends.into_iter().chain([in_band]));
    }
    for star in Star::ALL.into_iter().map(Some).chain([None]) {
        let of = star.map_or("none".to_owned(), |star| star.to_string());
        rows.add("unmarked", &of, [figures.bare.with_star(star)]);
        rows.add("star", &of, [figures.all.with_star(star)]);
        let ends = figures.totals_with(star).map(|(low, high)| [low, high]);
        rows.add("star-totals", &of, ends.into_iter().flatten());
    }
    let reached = |distribution: &Distribution| {
        let mut stars = Star::ALL.to_vec();
        stars.retain(|&star| distribution.with_star(Some(star)) > 0);
        stars
    };
    rows.add("within-reach", "marked", reached(&figures.all));
    rows.add("within-reach", "unmarked", reached(&figures.bare));
    let stops = sheet
        .criteria()
        .filter(|criterion| criterion.stops_on_zero());
    rows.add("stops-on-zero", "", stops.map(Criterion::key));
}

/// The last whole total of a star's band.
fn last(figures: &Figures, star: Star) -> Points {
    let next = Star::ALL.into_iter().find(|&next| next > star);
    next.map_or(Points::FULL, |next| {
        let first = figures.sheet.bands().least(next).get();
        Points::new(first.saturating_sub(1))
    })
}

/// The marks of each star, what they sum to, and what does not go together.
fn marks(rows: &mut Rows, figures: &Figures) {
    for star in Star::RECOGNISED {
        rows.add("marks-on-levels", star, [figures.level_marks(star)]);
        rows.add("marks-on-lines", star, [figures.line_marks(star)]);
        rows.add("missing-a-mark", star, [figures.all.missing(star)]);
        let asked = figures.is_marked(star);
        let asked = asked.then(|| [figures.sum_of_marks(star), figures.least(star)]);
        // The points of the marks up to this star, and the least total that meets them.
        rows.add("asked", star, asked.into_iter().flatten());
    }
    for finding in findings::find(figures) {
        rows.add("finding", finding.kind.name(), [finding.detail]);
    }
}
