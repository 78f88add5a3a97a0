//! What is shown near an edge: no mean at or above an edge that it does not reach, and no shortfall
//! smaller than it is.

use ocop_core::explain::{ExplainOptions, Explanation};
use ocop_core::sheet::{CriterionSpec, LevelSpec, PartSpec, SectionSpec, SheetSpec};
use ocop_core::{
    ClaimedResult, Council, Decimal, Edition, ImprovementRequest, Label, Lang, Mean, Points,
    Rounding, Rules, Sheet, Star,
};

const EDGES: [u16; 5] = [30, 50, 70, 90, 100];
/// What the marks of the first criterion require.
const REQUIRED: [(Star, u8); 3] = [(Star::Three, 15), (Star::Four, 35), (Star::Five, 45)];

/// Two criteria of 50 points, with a level for each number of points.
fn sheet() -> Sheet {
    let mut section = SectionSpec::new("0", "", Label::new("mục", "section"), 100);
    for key in ["1", "2"] {
        let mut spec = CriterionSpec::new(key, "", Label::new("tiêu chí", "criterion"), 50);
        for points in 1..=50 {
            let mut level = LevelSpec::new(points, Label::new("mức", "level"));
            let mark = REQUIRED.iter().find(|(_, required)| *required == points);
            level.mark = mark.filter(|_| key == "1").map(|(star, _)| *star);
            spec.levels.push(level);
        }
        section.criteria.push(spec);
    }
    let mut part = PartSpec::new("A", 100);
    part.sections.push(section);
    let mut spec = SheetSpec::new(Edition::E2026, 1, Label::new("thử", "trial"));
    spec.parts.push(part);
    spec.build().unwrap()
}

/// A council whose totals have this sum.
fn council(sheet: &Sheet, members: u16, sum: u16) -> Council {
    let card = |member: u16| {
        let total = sum / members + u16::from(member < sum % members);
        let first = total.div_ceil(2);
        let points = |points: u16| u8::try_from(points).unwrap();
        let choices = [("1", points(first)), ("2", points(total - first))];
        sheet.scorecard_from(choices).unwrap().complete().unwrap()
    };
    Council::of((0..members).map(card).collect::<Vec<_>>()).unwrap()
}

/// Small fractions around each edge.
fn near_the_edges() -> impl Iterator<Item = (u16, u16)> {
    (1..=9).flat_map(|members| {
        let sums = EDGES.iter().flat_map(move |edge| {
            let at = edge * members;
            at - members..=(at + members).min(100 * members)
        });
        sums.map(move |sum| (members, sum))
    })
}

fn all_options() -> impl Iterator<Item = (u32, Rounding)> {
    (0..=4).flat_map(|places| Rounding::ALL.map(|rounding| (places, rounding)))
}

fn number(text: &str) -> Decimal {
    text.replace(',', ".").parse().unwrap()
}

/// Whether a decimal is at least a mean.
fn reaches(shown: Decimal, mean: Mean) -> bool {
    shown * Decimal::from(mean.denominator()) >= Decimal::from(mean.numerator())
}

#[track_caller]
fn below_edges(shown: &str, mean: Mean, edges: impl IntoIterator<Item = u16>) {
    for edge in edges {
        let reached = mean >= Mean::from(Points::new(edge));
        assert!(
            reached || number(shown) < Decimal::from(edge),
            "{mean} is shown as {shown}, with an edge at {edge}"
        );
    }
}

/// A shortfall is shown rounded up, and by less than one in its last place.
#[track_caller]
fn rounded_up(shown: &str, lack: Mean, places: u32) {
    let shown = number(shown);
    let step = Decimal::new(1, places);
    assert!(reaches(shown, lack), "{lack} is shown as {shown}");
    assert!(!reaches(shown - step, lack), "{lack} is shown as {shown}");
}

/// The text between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text
        .split_once(before)
        .unwrap_or_else(|| panic!("{before}: {text}"));
    rest.split_once(after)
        .unwrap_or_else(|| panic!("{after}: {text}"))
        .0
}

fn check(council: &Council, places: u32, rounding: Rounding) {
    let rating = council.rate().unwrap();
    let (mean, band) = (rating.mean(), rating.band());
    let from = rating.sheet().bands().least(band).get();
    for lang in Lang::ALL {
        let options = ExplainOptions::new(lang)
            .places(places)
            .rounding(rounding)
            .fractions(true);
        let explanation = rating.explain_with(options);
        let shown = &explanation.mean_shown;
        below_edges(shown, mean, EDGES);
        assert!(
            number(shown) >= Decimal::from(from),
            "{shown} is below its band"
        );
        for criterion in explanation.criteria() {
            let required = REQUIRED.map(|(_, required)| u16::from(required));
            let required = required.into_iter().filter(|_| criterion.key == "1");
            below_edges(&criterion.shown, criterion.mean, required.chain([50]));
        }
        for part in &explanation.parts {
            below_edges(&part.shown, part.mean, [100]);
        }
        lines(&explanation, mean, places, lang);
    }
}

/// The same figures in the text, on the page and in the line on the meeting.
fn lines(explanation: &Explanation, mean: Mean, places: u32, lang: Lang) {
    let written = |text: &str| match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text.to_owned(),
    };
    let (text, page) = (explanation.to_string(), explanation.to_markdown());
    let shown = written(&explanation.mean_shown);
    let points = match lang {
        Lang::Vi => "Tổng điểm",
        Lang::En => "Points",
    };
    let line = between(&text, &format!("\n{points}"), " / 100\n").trim();
    assert_eq!(line.split(' ').next(), Some(&*shown), "{text}");
    assert!(page.contains(&format!("**{points}:** {shown}")), "{page}");
    let Some(next) = &explanation.next_band else {
        return;
    };
    rounded_up(&next.shown, next.lacks, places);
    assert!(text.contains(&written(&next.shown)), "{text}");
    if mean.is_whole() {
        return;
    }
    // The meeting has two means: how far from the edges of the band.
    let Some(margin) = explanation.council.iter().find(|line| line.id == "margin") else {
        return;
    };
    let (above, lack) = match lang {
        Lang::Vi => ("★: ", "còn thiếu "),
        Lang::En => (" band: ", "; "),
    };
    let above = between(&margin.text, above, " (");
    let from = explanation.band_from.get();
    below_edges(
        &(number(above) + Decimal::from(from)).to_string(),
        mean,
        EDGES,
    );
    rounded_up(between(&margin.text, lack, " ("), next.lacks, places);
}

#[test]
fn no_mean_is_shown_at_an_edge_that_it_has_not_reached() {
    let sheet = sheet();
    for (members, sum) in testkit::effort::sample(5, near_the_edges()) {
        let council = council(&sheet, members, sum);
        for (places, rounding) in all_options() {
            check(&council, places, rounding);
        }
    }
}

#[test]
fn a_plan_and_its_obstacles_show_no_edge_that_is_not_reached() {
    let sheet = sheet();
    for (members, sum) in near_the_edges().filter(|(members, _)| *members <= 4) {
        let council = council(&sheet, members, sum);
        for (places, rounding) in all_options() {
            let rules = Rules::default().shown(places, rounding);
            let council = council.clone().under(rules);
            for fixed in [&[][..], &["1", "2"]] {
                let request = ImprovementRequest::to(Star::Five);
                let request = fixed.iter().fold(request, |request, key| request.fix(*key));
                let improvement = request.find(&council).unwrap();
                let explanation = improvement.explain(Lang::En);
                below_edges(&explanation.mean_shown, explanation.mean, EDGES);
                for plan in &explanation.plans {
                    below_edges(&plan.mean_shown, plan.mean, EDGES);
                }
                for obstacle in &explanation.obstacles {
                    if let Some((_, rest)) = obstacle.text.split_once("may change give ") {
                        let (highest, _) = rest.split_once(' ').unwrap();
                        below_edges(highest, council.mean(), EDGES);
                    }
                }
            }
        }
    }
}

#[test]
fn a_rounded_claim_reaches_no_edge_that_the_mean_has_not_reached() {
    let sheet = sheet();
    for (members, sum) in near_the_edges() {
        let council = council(&sheet, members, sum);
        let rating = council.rate().unwrap();
        let first = rating.criterion("1").unwrap();
        for (places, rounding) in all_options() {
            let differs = |claim: ClaimedResult| claim.check(&council).unwrap().is_some();
            let total = rating.mean().round(places, rounding);
            let crosses = EDGES[..4].iter().any(|&edge| {
                let edge = Points::new(edge);
                rating.mean() < edge.into() && total >= Decimal::from(edge.get())
            });
            assert!(!crosses || differs(ClaimedResult::new().total(total)));
            let points = first.round(places, rounding);
            let crosses = REQUIRED.iter().any(|&(_, required)| {
                let edge = Points::new(required.into());
                first < edge.into() && points >= Decimal::from(required)
            });
            let claim = ClaimedResult::new().criterion("1", points);
            assert!(!crosses || differs(claim), "{first} {points}");
        }
    }
}

#[test]
fn a_third_below_five_stars_is_shown_as_one_below() {
    // 269/3, as the programs show it with `--places 0 --rounding half-up`.
    let near = council(&sheet(), 3, 269);
    let options = ExplainOptions::new(Lang::En)
        .places(0)
        .rounding(Rounding::HalfUp);
    let text = near.rate().unwrap().explain_with(options).to_string();
    for line in [" 89 / 100\n", " 5★ (from 90): 1 more\n"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let high = council(&sheet(), 3, 260);
    let text = high.rate().unwrap().explain_with(options).to_string();
    assert!(text.contains(" 87 / 100\n"), "{text}");
}
