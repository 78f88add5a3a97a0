//! Findings of a council's meeting: spread, quorum, common scores, and on whom the star hangs.

use ocop_core::meeting::{Finding, QuorumUnmet};
use ocop_core::{
    Attendance, Choice, Council, Edition, Lang, Mean, Points, Quorum, Rating, RequirementRule,
    Rules, Scorecard, Sheet, Spread, Star,
};
use proptest::prelude::*;

use crate::custom_limits::{criterion, one_section};
use crate::util::{card_with_total, full, rate, sheets};

fn ten() -> Rules {
    Rules::default().spread(Spread::at_most(Points::new(10)))
}

/// Nine members on frozen vegetables; the sixth sees the market and the packaging much worse.
fn nine_with_an_outlier() -> Rating {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let usual = full(&sheet);
    let outlier = ["4.1", "4.2", "2.2", "11"]
        .iter()
        .fold(usual.clone(), |builder, key| {
            let lowest = sheet.criterion(key).unwrap().choices().next().unwrap();
            builder.choose(key, lowest).unwrap()
        });
    let mut cards = vec![usual.complete().unwrap(); 9];
    cards[5] = outlier.complete().unwrap();
    Council::of(cards).unwrap().under(ten()).rate().unwrap()
}

#[test]
fn a_council_of_nine_with_one_outlier_is_explained_by_name_of_criterion() {
    let rating = nine_with_an_outlier();
    let exceeded = rating.meeting().spread_exceeded().unwrap();
    let pairs: Vec<_> = exceeded
        .pairs()
        .iter()
        .map(|pair| (pair.lower(), pair.higher()))
        .collect();
    assert_eq!(pairs, [1, 2, 3, 4, 5, 7, 8, 9].map(|other| (6, other)));
    let causes: Vec<_> = exceeded
        .causes()
        .iter()
        .map(|cause| (cause.criterion().key(), cause.points()))
        .collect();
    let sheet = rating.sheet();
    let lost = |key: &str| 8 * u64::from(sheet.criterion(key).unwrap().max().get());
    let sum: u64 = causes.iter().map(|(_, points)| points).sum();
    assert_eq!(sum, 8 * u64::from(exceeded.pairs()[0].difference().get()));
    assert!(causes.is_sorted_by(|a, b| a.1 >= b.1));
    assert_eq!(causes[0], ("4.1", lost("4.1")));
    let text = rating.explain(Lang::En).to_string();
    assert!(text.contains("Member 6 (86) is 14 points below members 1 (100), 2 (100), 3 (100), 4 (100), 5 (100), 7 (100), 8 (100), 9 (100)\n"), "{text}");
    assert!(
        text.contains("Cause 1: 4.1 (Main distribution area), 40 points apart over the 8 pairs"),
        "{text}"
    );
    let text = rating.explain(Lang::Vi).to_string();
    assert!(
        text.contains("Nguyên nhân 1: 4.1 (Khu vực phân phối chính), chênh lệch 40 điểm"),
        "{text}"
    );
}

#[test]
fn findings_have_the_names_that_json_has() {
    let rating = nine_with_an_outlier();
    let findings = rating.meeting().findings();
    let names: Vec<_> = findings.iter().map(Finding::as_str).collect();
    // One member is below all others, so no further pairs are left.
    let wanted = [
        "spread-exceeded",
        "spread-pair",
        "spread-cause",
        "spread-cause",
        "spread-cause",
        "spread-cause",
        "swing-without",
        "swing-change",
        "margin",
    ];
    assert_eq!(names, wanted);
    let json = serde_json::to_value(rating.meeting()).unwrap();
    let mut ids: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    // There each pair is listed, and on whom the star hangs is not.
    ids.dedup();
    let mut names = names;
    names.dedup();
    assert_eq!(ids, names[..3]);
}

#[test]
fn pairs_as_far_apart_are_in_the_order_of_their_lower_members() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let cards = [70, 90, 60, 80].map(|total| card_with_total(&sheet, total));
    let rules = Rules::default().spread(Spread::at_most(Points::new(15)));
    let rating = Council::of(cards).unwrap().under(rules).rate().unwrap();
    let exceeded = rating.meeting().spread_exceeded().unwrap();
    let pairs: Vec<_> = exceeded
        .pairs()
        .iter()
        .map(|pair| (pair.lower(), pair.higher(), pair.difference().get()))
        .collect();
    assert_eq!(pairs, [(3, 2, 30), (1, 2, 20), (3, 4, 20)]);
}

#[test]
fn the_limit_of_the_spread_is_allowed_or_not_one_point_either_side() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    for (difference, at_most, less_than) in [(9, false, false), (10, false, true), (11, true, true)]
    {
        let cards = [90, 90 - difference].map(|total| card_with_total(&sheet, total));
        let exceeds = |spread| {
            let council = Council::of(cards.clone()).unwrap();
            let rating = council
                .under(Rules::default().spread(spread))
                .rate()
                .unwrap();
            rating.meeting().spread_exceeded().is_some()
        };
        assert_eq!(
            exceeds(Spread::at_most(Points::new(10))),
            at_most,
            "{difference}"
        );
        assert_eq!(
            exceeds(Spread::less_than(Points::new(10))),
            less_than,
            "{difference}"
        );
    }
}

#[test]
fn without_rules_there_are_no_findings() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rating = rate([30, 90].map(|total| card_with_total(&sheet, total)));
    let meeting = rating.meeting();
    assert!(meeting.spread_exceeded().is_none());
    assert!(meeting.quorum_unmet().is_empty());
    assert_eq!(meeting.not_settled().count(), 0);
}

#[test]
fn a_quorum_fails_by_number_or_chair_or_is_unknown() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rules = Rules::default().quorum(Quorum::share(3, 4).unwrap().with_chair());
    let unmet = |present: usize, attendance: Option<(u16, bool)>| {
        let cards = vec![full(&sheet).complete().unwrap(); present];
        let mut council = Council::of(cards).unwrap().under(rules.clone());
        if let Some((members, chair)) = attendance {
            council = council.attended(Attendance { members, chair });
        }
        council.rate().unwrap().meeting().quorum_unmet()
    };
    let few = QuorumUnmet::TooFew {
        present: 6,
        least: 7,
        appointed: 9,
    };
    assert_eq!(unmet(7, None), [QuorumUnmet::NotKnown]);
    assert_eq!(unmet(7, Some((9, true))), []);
    assert_eq!(unmet(7, Some((9, false))), [QuorumUnmet::ChairAbsent]);
    assert_eq!(unmet(6, Some((9, true))), [few]);
    assert_eq!(unmet(6, Some((9, false))), [few, QuorumUnmet::ChairAbsent]);
    let unruled = vec![full(&sheet).complete().unwrap(); 6];
    let unruled = Council::of(unruled).unwrap();
    let unruled = unruled
        .attended(Attendance {
            members: 5,
            chair: true,
        })
        .rate()
        .unwrap();
    assert_eq!(unruled.meeting().quorum_unmet().len(), 1);
    let more = QuorumUnmet::MoreThanAppointed {
        present: 6,
        appointed: 5,
    };
    assert_eq!(unmet(6, Some((5, true))), [more]);
}

#[test]
fn an_absent_chair_is_a_finding_only_if_the_rules_require_the_chair() {
    let share = Quorum::share(3, 4).unwrap();
    let without = [Rules::default(), Rules::default().quorum(share)];
    let with = Rules::default().quorum(share.with_chair());
    for (rules, wanted) in without
        .map(|rules| (rules, vec![]))
        .into_iter()
        .chain([(with, vec![QuorumUnmet::ChairAbsent])])
    {
        let card = Edition::E2026.sheet(7).unwrap().best();
        let council = Council::of([card]).unwrap().under(rules);
        let absent = Attendance {
            members: 1,
            chair: false,
        };
        let rating = council.attended(absent).rate().unwrap();
        assert_eq!(rating.meeting().quorum_unmet(), wanted);
    }
}

#[test]
fn the_closest_change_leaves_a_complete_scorecard() {
    // 90 points. A story of 0 points would be the closest change for the worse, but what depends on the
    // story has points.
    let mut depends = criterion("2", [9]);
    depends.requires = Some("1".into());
    let criteria = vec![
        criterion("1", [0, 1]),
        depends,
        criterion("3", [79, 80, 90]),
    ];
    let sheet = one_section(criteria).build().unwrap();
    let card = sheet
        .scorecard_from([("1", 2), ("2", 1), ("3", 2)])
        .unwrap();
    let rating = rate([card.complete().unwrap()]);
    assert_eq!(
        (rating.mean(), rating.star()),
        (Mean::from(Points::new(90)), Some(Star::Five))
    );
    let swings = rating.meeting().swings();
    let change = swings[0].change().unwrap();
    assert_eq!(
        (change.criterion().key(), change.to()),
        ("3", Choice::from(1))
    );
    assert_eq!(change.star(), Some(Star::Four));
}

#[test]
fn with_a_ground_nobody_decides_the_star() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let cards = [90, 90, 89].map(|total| card_with_total(&sheet, total));
    let council = Council::of(cards).unwrap();
    let rating = council.rate().unwrap();
    assert!(!rating.meeting().swings().is_empty());
    let council = council.with_ground("forged-dossier").unwrap();
    let rating = council.rate().unwrap();
    assert_eq!(rating.star(), None);
    assert!(rating.meeting().swings().is_empty());
}

#[test]
fn a_common_criterion_is_one_choice_of_all() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let concept = sheet.criterion("3.1").unwrap().concept().unwrap();
    let rules = Rules::default().common([concept]);
    let cards = [1, 2].map(|level| {
        full(&sheet)
            .choose("3.1", level)
            .unwrap()
            .complete()
            .unwrap()
    });
    let council = Council::of(cards).unwrap().under(rules);
    let rating = council.rate().unwrap();
    let open: Vec<_> = rating
        .meeting()
        .not_settled()
        .map(ocop_core::Criterion::key)
        .collect();
    assert_eq!(open, ["3.1"]);
    let settled = council.settle([("3.1", 2)]).unwrap().rate().unwrap();
    assert_eq!(settled.meeting().not_settled().count(), 0);
    assert_eq!(settled.totals()[0], settled.totals()[1]);
    let fault = Council::of([full(&sheet).complete().unwrap()])
        .unwrap()
        .settle([("3.1", 9)]);
    assert_eq!(fault.unwrap_err().path(), "3.1");
}

#[test]
fn a_story_is_agreed_for_members_with_and_without_one() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let with = full(&sheet).complete().unwrap();
    let mut without = sheet.scorecard();
    for criterion in sheet
        .criteria()
        .filter(|criterion| criterion.key() != "5.2")
    {
        without
            .set(criterion.key(), criterion.choices().next().unwrap())
            .unwrap();
    }
    let without = without.complete().unwrap();
    let council = Council::of([with, without]).unwrap();
    let settled = council.clone().settle([("5.1", 3), ("5.2", 2)]).unwrap();
    let points: Vec<_> = settled
        .scorecards()
        .iter()
        .map(|card| card.points("5.2").unwrap().get())
        .collect();
    assert_eq!(points[0], points[1]);
    let none = council.clone().settle([("5.1", 1)]).unwrap();
    assert!(
        none.scorecards()
            .iter()
            .all(|card| card.choice("5.2").is_none())
    );
    let fault = council.clone().settle([("5.1", 3)]).unwrap_err();
    assert_eq!(fault.path(), "5.2");
    // What is agreed on is kept: 0 points without a story, and points against it.
    let zero = council.clone().settle([("5.1", 1), ("5.2", 1)]).unwrap();
    let cards = zero.scorecards().iter();
    let choices: Vec<_> = cards.map(|card| card.choice("5.2")).collect();
    assert_eq!(choices, [Some(Choice::from(1)); 2]);
    let fault = council.settle([("5.1", 1), ("5.2", 2)]).unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ocop_core::ErrorKind::NotApplicable, "5.2")
    );
}

#[test]
fn without_a_story_left_out_and_no_points_are_agreed_alike() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let concept = sheet.criterion("5.2").unwrap().concept().unwrap();
    let none = full(&sheet).choose("5.1", 1).unwrap();
    let left_out = none.clone().leave_out("5.2").unwrap().complete().unwrap();
    let zero = none.choose("5.2", 1).unwrap().complete().unwrap();
    let rules = Rules::default().common([concept]);
    let rating = Council::of([left_out, zero])
        .unwrap()
        .under(rules)
        .rate()
        .unwrap();
    assert_eq!(rating.meeting().not_settled().count(), 0);
}

#[test]
fn a_spread_of_thousands_of_members_is_reported_in_a_few_hundred_pairs() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let [low, high] = [60, 90].map(|total| card_with_total(&sheet, total));
    let mut cards = vec![low; 1500];
    cards.extend(vec![high; 1500]);
    let rating = Council::of(cards).unwrap().under(ten()).rate().unwrap();
    let exceeded = rating.meeting().spread_exceeded().unwrap();
    assert_eq!(exceeded.count(), 1500 * 1500);
    assert_eq!(
        exceeded.pairs().len(),
        ocop_core::meeting::SpreadExceeded::MOST_PAIRS
    );
    let caused: u64 = exceeded.causes().iter().map(|cause| cause.points()).sum();
    assert!(caused >= 30 * exceeded.count());
    assert!(serde_json::to_string(&rating.meeting()).unwrap().len() < 40_000);
    assert!(rating.explain(Lang::En).to_string().contains("more pairs"));
    // Those that are listed and the others are all.
    let (mut listed, mut more) = (0, 0);
    for finding in rating.meeting().findings() {
        match finding {
            Finding::Below { higher, .. } => listed += higher.len() as u64,
            Finding::MorePairs(count) => more = count,
            _ => {}
        }
    }
    assert!(more > 0);
    assert_eq!(listed + more, exceeded.count());
}

#[test]
fn margins_are_exact_fractions() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rating = rate([89, 88, 88].map(|total| card_with_total(&sheet, total)));
    let margin = rating.margin();
    assert_eq!(margin.above(), Mean::new(55, 3).unwrap());
    assert_eq!(margin.next(), Some((Star::Five, Mean::new(5, 3).unwrap())));
    let lowest = rate([card_with_total(&sheet, 20)]).margin();
    assert_eq!(lowest.above(), Mean::new(20, 1).unwrap());
    assert_eq!(lowest.next(), Some((Star::Two, Mean::new(10, 1).unwrap())));
}

/// Levels, points and place of a change; its criterion, its choice, the star it gives.
type Closest = ((u8, u16, usize), String, Choice, Option<Star>);

/// The star by going through the members one by one.
fn star_by_hand(cards: &[Scorecard], requirement_rule: RequirementRule) -> Option<Star> {
    let sheet = cards[0].sheet();
    let sum: u64 = cards.iter().map(|card| u64::from(card.total().get())).sum();
    let members = cards.len() as u64;
    let stops = sheet.criteria().any(|criterion| {
        let zero = |card: &Scorecard| card.points(criterion.key()) == Some(Points::ZERO);
        criterion.stops_on_zero() && cards.iter().any(zero)
    });
    if stops {
        return None;
    }
    let mut star = Star::One;
    for (edge, reached) in [
        (30, Star::Two),
        (50, Star::Three),
        (70, Star::Four),
        (90, Star::Five),
    ] {
        if sum < edge * members {
            break;
        }
        let met = sheet.criteria().all(|criterion| {
            let Some(requirement) = criterion
                .requirement(reached)
                .map(|requirement| u64::from(requirement.get()))
            else {
                return true;
            };
            let points: Vec<u64> = cards
                .iter()
                .map(|card| card.points(criterion.key()).unwrap().get().into())
                .collect();
            let reach = points
                .iter()
                .filter(|&&points| points >= requirement)
                .count();
            match requirement_rule {
                RequirementRule::EveryMember => reach == points.len(),
                RequirementRule::Majority => 2 * reach > points.len(),
                _ => points.iter().sum::<u64>() >= requirement * members,
            }
        });
        if !met {
            break;
        }
        star = reached;
    }
    Some(star)
}

/// A card near the best one: some criteria a few levels down.
fn card(sheet: &Sheet, down: &[(usize, usize)]) -> Scorecard {
    let keys: Vec<_> = sheet
        .criteria()
        .map(|criterion| criterion.key().to_owned())
        .collect();
    let mut builder = full(sheet);
    for (criterion, level) in down {
        let criterion = sheet.criterion(&keys[criterion % keys.len()]).unwrap();
        let choices: Vec<Choice> = criterion.choices().collect();
        let changed = builder
            .clone()
            .choose(criterion.key(), choices[level % choices.len()]);
        let changed = changed.unwrap();
        if changed.clone().complete().is_ok() {
            builder = changed;
        }
    }
    builder.complete().unwrap()
}

fn councils() -> impl Strategy<Value = (usize, Vec<Vec<(usize, usize)>>, RequirementRule)> {
    let member = proptest::collection::vec((0..64_usize, 0..8_usize), 0..14);
    let requirement_rule = proptest::sample::select(RequirementRule::ALL.to_vec());
    (
        any::<usize>(),
        proptest::collection::vec(member, 1..6),
        requirement_rule,
    )
}

proptest! {
    #[test]
    fn swings_are_those_found_by_new_ratings((index, downs, requirement_rule) in councils()) {
        let all = sheets();
        let sheet = &all[index % all.len()];
        let cards: Vec<_> = downs.iter().map(|down| card(sheet, down)).collect();
        let rules = Rules::default().requirement(requirement_rule);
        let rating = Council::of(cards.clone()).unwrap().under(rules).rate().unwrap();
        let star = rating.star();
        prop_assert_eq!(star, star_by_hand(&cards, requirement_rule));

        let swings = rating.meeting().swings();
        for member in 1..=cards.len() {
            let swing = swings.iter().find(|swing| swing.member() == member);
            let mut others = cards.clone();
            others.remove(member - 1);
            let without = (!others.is_empty()).then(|| star_by_hand(&others, requirement_rule));
            let without = without.filter(|without| *without != star);
            prop_assert_eq!(swing.and_then(|swing| swing.without()).map(ocop_core::meeting::Flip::star), without);

            // The closest change: fewest levels, then fewest points, then the first criterion.
            let own = &cards[member - 1];
            let mut best: Option<Closest> = None;
            for (place, criterion) in sheet.criteria().enumerate() {
                let Some(from) = own.choice(criterion.key()) else { continue };
                for to in criterion.choices().filter(|to| to.case() == from.case() && *to != from) {
                    let Ok(changed) = own.edit().choose(criterion.key(), to).unwrap().complete() else { continue };
                    let points = changed.points(criterion.key()).unwrap().get();
                    let by = own.points(criterion.key()).unwrap().get().abs_diff(points);
                    let mut cards = cards.clone();
                    cards[member - 1] = changed;
                    let new = star_by_hand(&cards, requirement_rule);
                    let distance = (to.level().abs_diff(from.level()), by, place);
                    if new != star && best.as_ref().is_none_or(|best| distance < best.0) {
                        best = Some((distance, criterion.key().to_owned(), to, new));
                    }
                }
            }
            let found = swing.and_then(|swing| swing.change());
            let found = found.map(|change| (change.criterion().key().to_owned(), change.to(), change.star()));
            prop_assert_eq!(found, best.map(|(_, key, to, star)| (key, to, star)));
        }
    }

    #[test]
    fn causes_sum_to_the_differences_of_the_pairs((index, downs, _) in councils(), limit in 0..30_u16) {
        let all = sheets();
        let sheet = &all[index % all.len()];
        let cards: Vec<_> = downs.iter().map(|down| card(sheet, down)).collect();
        let rules = Rules::default().spread(Spread::at_most(Points::new(limit)));
        let rating = Council::of(cards.clone()).unwrap().under(rules).rate().unwrap();
        let lowest = rating.totals().iter().min().unwrap().get();
        let highest = rating.totals().iter().max().unwrap().get();
        let exceeded = rating.meeting().spread_exceeded();
        prop_assert_eq!(exceeded.is_some(), highest - lowest > limit);
        if let Some(exceeded) = exceeded {
            prop_assert_eq!(exceeded.pairs()[0].difference().get(), highest - lowest);
            let differences: u64 = exceeded.pairs().iter().map(|pair| u64::from(pair.difference().get())).sum();
            let caused: u64 = exceeded.causes().iter().map(|cause| cause.points()).sum();
            // Criteria that narrow a difference are not listed as its causes.
            prop_assert!(caused >= differences);
        }
    }
}
