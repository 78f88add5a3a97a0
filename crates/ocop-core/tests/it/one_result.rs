//! A result reads the same wherever it is shown: its grounds, what its tier recognises, its rounding.

use ocop_core::explain::ExplainOptions;
use ocop_core::{
    ClaimedResult, Council, Edition, ImprovementRequest, Interpretation, Lang, Mean, Rating,
    Rounding, Rules, Scorecard, Star, Tier,
};

fn best(edition: Edition, set: u16) -> Scorecard {
    edition.sheet(set).unwrap().best()
}

fn at(tier: Tier) -> Council {
    Council::of([best(Edition::E2026, 7)]).unwrap().at(tier)
}

#[test]
fn a_product_with_a_ground_has_no_star_in_a_comparison() {
    let new = Edition::E2026.sheet(7).unwrap();
    let council = Council::of([best(Edition::E2023, 7), best(Edition::E2023, 7)]).unwrap();
    let council = council.with_ground("forged-dossier").unwrap();
    assert_eq!(council.compare(&new).len(), 2);
    for comparison in council.compare(&new) {
        let explanation = comparison.explain(Lang::En);
        for card in [&explanation.from, &explanation.lowest, &explanation.highest] {
            assert_eq!(
                (card.stars, &*card.grounds),
                (None, &["forged-dossier".into()][..])
            );
        }
        for lang in Lang::ALL {
            let explanation = comparison.explain(lang);
            let ground = new.grounds_of("forged-dossier").next().unwrap().fact(lang);
            let none = match lang {
                Lang::Vi => "không xếp sao",
                Lang::En => "no star",
            };
            let line = format!(
                "100 {}, {none}: {ground}",
                if lang == Lang::Vi {
                    "điểm"
                } else {
                    "points"
                }
            );
            assert!(explanation.to_string().contains(&line), "{explanation}");
        }
    }
    // A ground that the other sheet does not print has no effect there.
    let old = Edition::E2019.sheet(7).unwrap();
    let own = new
        .grounds()
        .find(|ground| old.grounds_of(ground.id()).next().is_none());
    let council = Council::of([new.best()])
        .unwrap()
        .with_ground(own.unwrap().id())
        .unwrap();
    let explanation = council.compare(&old).next().unwrap().explain(Lang::En);
    assert_eq!(explanation.from.stars, None);
    assert!(explanation.highest.stars.is_some() && explanation.highest.grounds.is_empty());
}

#[test]
fn a_comparison_names_the_parallel_that_its_grounds_rest_on() {
    let old = Edition::E2023.sheet(7).unwrap();
    let card = best(Edition::E2026, 7);
    let explanation = card.compare(&old).explain(Lang::En);
    assert!(explanation.to_string().contains("by parallel with 26/2026"));
    let mut ids = explanation
        .interpretations
        .iter()
        .map(|line| line.id.as_str());
    assert!(ids.any(|id| id == Interpretation::HeadByParallel.as_str()));
}

#[test]
fn five_stars_below_the_centre_are_potential_everywhere() {
    let potential = |lang| match lang {
        Lang::Vi => "5 sao theo bộ tiêu chí (tiềm năng 5 sao ở cấp này)",
        Lang::En => "5 stars by the sheet (potential 5 stars at this tier)",
    };
    let old = Edition::E2023.sheet(7).unwrap();
    for lang in Lang::ALL {
        let texts = |council: &Council| {
            let rating = council.rate().unwrap();
            let three = ClaimedResult::new()
                .star(Star::Three)
                .check(council)
                .unwrap();
            let lower = best(Edition::E2026, 7).edit().choose("1.5", 3).unwrap();
            let lower = Council::of([lower.complete().unwrap()]).unwrap();
            let lower = lower.at(council.tier());
            [
                rating.summary(lang),
                ImprovementRequest::to(Star::Five)
                    .find(council)
                    .unwrap()
                    .explain(lang)
                    .to_string(),
                ImprovementRequest::to(Star::Five)
                    .find(&lower)
                    .unwrap()
                    .explain(lang)
                    .to_string(),
                three.unwrap().explain(lang).to_string(),
                council
                    .compare(&old)
                    .next()
                    .unwrap()
                    .explain(lang)
                    .to_string(),
            ]
        };
        for text in texts(&at(Tier::Province)) {
            assert!(text.contains(potential(lang)), "{text}");
        }
        for text in texts(&at(Tier::Centre)) {
            assert!(
                !text.contains("theo bộ tiêu chí (") && !text.contains("by the sheet"),
                "{text}"
            );
        }
    }
}

#[test]
fn five_stars_without_a_tier_are_those_of_the_sheet() {
    let (card, old) = (best(Edition::E2026, 7), Edition::E2023.sheet(7).unwrap());
    let text = card.compare(&old).explain(Lang::En).to_string();
    assert!(
        text.contains("100 points, 5 stars by the sheet (26/2026"),
        "{text}"
    );
    let sheet = card.sheet().clone();
    let bounds = sheet
        .scorecard()
        .bounds()
        .unwrap()
        .explain(Lang::Vi)
        .to_string();
    assert!(
        bounds.contains("100 điểm, 5 sao theo bộ tiêu chí"),
        "{bounds}"
    );
}

#[test]
fn a_finding_of_the_meeting_knows_the_tier() {
    let low = best(Edition::E2026, 7)
        .edit()
        .choose("2.3", 1)
        .unwrap()
        .complete()
        .unwrap();
    let full = best(Edition::E2026, 7);
    let council = Council::of([full.clone(), full, low]).unwrap();
    let text = |tier| {
        council
            .clone()
            .at(tier)
            .rate()
            .unwrap()
            .explain(Lang::En)
            .to_string()
    };
    let (province, centre) = (text(Tier::Province), text(Tier::Centre));
    assert!(
        province.contains(
            "Without member 3: 5 stars by the sheet (potential 5 stars at this tier) instead of"
        ),
        "{province}"
    );
    assert!(
        centre.contains("Without member 3: 5 stars instead of"),
        "{centre}"
    );
}

#[test]
fn many_members_are_counted_instead_of_named() {
    let low = best(Edition::E2026, 7)
        .edit()
        .choose("2.3", 1)
        .unwrap()
        .complete()
        .unwrap();
    let council = Council::of(vec![low; 200]).unwrap();
    let longest = |lang| {
        let explanation = council.rate().unwrap().explain(lang);
        explanation
            .council
            .into_iter()
            .map(|line| line.text.chars().count())
            .max()
    };
    for lang in Lang::ALL {
        assert!(longest(lang) < Some(300), "{:?}", longest(lang));
    }
}

/// A rating with a mean of 5/3 on 2.3.
fn thirds(rules: Rules) -> Rating {
    let with = |level: i64| {
        let card = best(Edition::E2026, 7).edit().choose("2.3", level).unwrap();
        card.complete().unwrap()
    };
    let council = Council::of([with(1), with(2), with(2)]).unwrap();
    council.under(rules).rate().unwrap()
}

#[test]
fn one_report_rounds_in_one_way() {
    let rounded = Rules::default().shown(2, Rounding::HalfUp);
    let third = thirds(Rules::default());
    let cards = third.council().scorecards().iter();
    let mean = Mean::of(cards.filter_map(|card| card.points("2.3"))).unwrap();
    let (down, up) = (
        mean.round(2, Rounding::Down).to_string(),
        mean.round(2, Rounding::HalfUp).to_string(),
    );
    assert_ne!(down, up);
    let report = thirds(rounded).explain(Lang::En).to_string();
    assert!(
        report.contains(&format!("it has {up}")) && !report.contains(&down),
        "{report}"
    );
    let own = ExplainOptions::new(Lang::En).rounding(Rounding::HalfUp);
    let report = third.explain_with(own).to_string();
    assert!(
        report.contains(&format!("it has {up}")) && !report.contains(&down),
        "{report}"
    );
    let unmet = third
        .unmet(Star::Four)
        .next()
        .unwrap()
        .explain(Lang::En)
        .to_string();
    assert!(unmet.contains(&format!("it has {down}")), "{unmet}");
}

#[test]
fn a_requirement_reads_as_itself_and_as_not_met() {
    for edition in Edition::ALL {
        for sheet in edition.sheets() {
            for ground in sheet
                .grounds()
                .filter(|one| one.kind().as_str() == "requirement")
            {
                let council = Council::of([sheet.best()])
                    .unwrap()
                    .with_ground(ground.id())
                    .unwrap();
                for (lang, not, unmet, shown) in [
                    (
                        Lang::Vi,
                        "không",
                        "Không đạt yêu cầu: 100% sản phẩm",
                        "Yêu cầu: 100% sản phẩm",
                    ),
                    (
                        Lang::En,
                        "not",
                        "Requirement not met: 100% of the product is",
                        "Requirement: 100% of the product is",
                    ),
                ] {
                    let label = ground.label().get(lang).to_lowercase();
                    assert!(
                        label.starts_with("100%") && !label.starts_with(not),
                        "{label}"
                    );
                    let report = council.rate().unwrap().explain(lang).to_string();
                    assert!(report.contains(&format!("- {unmet}")), "{report}");
                    let listed = sheet.best().compare(&sheet).explain(lang).to_string();
                    assert!(listed.contains(&format!("- {shown}")), "{listed}");
                }
            }
        }
    }
}
