//! Published results of real products against bands and recognition.

use ocop_core::{Date, Edition, Mean, Recognition, Star, Tier};

use crate::util::rows;

const PUBLISHED: &str = include_str!("../data/published.tsv");

/// An exact score such as `90.75`; a bound of a published range is one too.
fn score(text: &str) -> Mean {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let places_count = u32::try_from(places.len()).unwrap();
    let digits: u64 = format!("{whole}{places}").parse().unwrap();
    let mean = Mean::new(digits, 10_u64.pow(places_count)).unwrap();
    // It is read as published, with a point or a comma.
    assert_eq!(text.parse(), Ok(mean));
    assert_eq!(text.replace('.', ",").parse(), Ok(mean));
    mean
}

/// The scores that a published figure names: one, or the ends of a range.
fn scores(text: &str) -> Vec<Mean> {
    let text = text.trim_matches(['>', '+']);
    let ends = text.split("..").flat_map(|end| end.split('-'));
    ends.map(score).collect()
}

#[test]
fn every_published_score_lies_in_the_band_of_its_star() {
    let (mut compared, mut candidates) = (0, 0);
    for row in rows(PUBLISHED) {
        // If the edition is not stated, all have the same bands.
        let edition = match row("edition").as_str() {
            "148" => Edition::E2023,
            _ => Edition::E2019,
        };
        let star: u8 = row("stars").parse().unwrap();
        for mean in scores(&row("score")) {
            let band = edition.bands().of(mean);
            compared += 1;
            if band.number() == star {
                continue;
            }
            // 26/2026, Art. 7.3.e: 90 and more stays four stars until the centre decides.
            assert_eq!((band, star), (Star::Five, 4), "{mean}");
            assert!(row("outcome").contains("proposed_to_central"));
            candidates += 1;
        }
    }
    assert_eq!((compared, candidates), (51, 1));
}

#[test]
fn every_published_outcome_is_what_follows() {
    let mut compared = 0;
    for row in rows(PUBLISHED) {
        let (edition, day): (Edition, Date) = match row("edition").as_str() {
            "148" => (Edition::E2023, "2024-06-01".parse().unwrap()),
            "1048/781" => (Edition::E2019, "2021-06-01".parse().unwrap()),
            _ => continue,
        };
        let tier = match row("level").as_str() {
            "district" => Tier::District,
            "province" => Tier::Province,
            "central" => Tier::Centre,
            _ => continue,
        };
        let wanted = match row("outcome").as_str() {
            "recognised" | "proposed_recognition" => Recognition::Recognised,
            "proposed_to_province" => Recognition::SentUp { to: Tier::Province },
            "proposed_to_central" | "potential_5" => Recognition::SentUp { to: Tier::Centre },
            other => panic!("{other}"),
        };
        let star = Star::from_number(row("stars").parse().unwrap());
        for mean in scores(&row("score")) {
            let days = edition.recognition(tier, mean, star);
            let found = days.iter().rfind(|from| from.from() <= day).unwrap();
            assert_eq!(found.recognition(), wanted, "{edition} {tier} {mean}");
            compared += 1;
        }
    }
    assert_eq!(compared, 46);
}
