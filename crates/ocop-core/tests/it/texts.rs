//! Texts against their own data: every line that a report prints, written again by the formatter.

use std::fmt::Write as _;

use ocop_core::explain::{ChosenLine, CriterionLine, Explanation, ImprovementExplanation};
use ocop_core::{Council, ImprovementRequest, Label, Lang, NoteKind, Scorecard, Sheet, Star};

use crate::laws::builder;
use crate::util::{full, sheets};

/// All sheets of the law, and a custom sheet whose names are longer and have other letters.
fn all_sheets() -> Vec<Sheet> {
    let mut all = sheets();
    let mut spec = all[0].to_spec();
    spec.heading = Label::new("Đậu phụ | 豆腐", "Tofu");
    for criterion in spec.parts.iter_mut().flat_map(|part| &mut part.sections) {
        criterion.label = Label::new("Một mục có tên rất dài", "A section");
    }
    all.push(spec.build().unwrap());
    all
}

/// The best scorecard, and some others.
fn cards(sheet: &Sheet) -> Vec<Scorecard> {
    let seeds = |seed: u16| (0..64).map(move |place| (place * 257) ^ seed.wrapping_mul(40_503));
    let others = (1..=4).map(|seed| builder(sheet, &seeds(seed).collect::<Vec<_>>()));
    let all = [full(sheet)].into_iter().chain(others);
    all.map(|builder| builder.complete().unwrap()).collect()
}

/// A figure as each language writes it.
fn figure(shown: &str, lang: Lang) -> String {
    lang.pick(shown.replace('.', ",").as_str(), shown)
        .to_owned()
}

/// The parts of a report, from its data.
fn parts(explanation: &Explanation) -> String {
    let lang = explanation.lang;
    let (part_word, of) = lang.pick(("Phần", "trên"), ("Part", "of"));
    let mut text = String::new();
    for part in &explanation.parts {
        let shown = figure(&part.shown, lang);
        writeln!(
            text,
            "\n{part_word} {}: {shown} {of} {}",
            part.part, part.max
        )
        .unwrap();
        for section in &part.sections {
            let (key, name) = (&section.key, &section.name);
            let shown = figure(&section.shown, lang);
            writeln!(text, "  {key}. {name}: {shown} {of} {}", section.max).unwrap();
            for line in &section.criteria {
                if section.criteria.len() > 1 || line.key != section.key {
                    let points = format!("{}/{}", figure(&line.shown, lang), line.max);
                    let (key, name) = (&line.key, &line.name);
                    let width = 11_usize.saturating_sub(key.chars().count());
                    writeln!(text, "    {key} {points:>width$}  {name}").unwrap();
                }
                below(&mut text, explanation, line);
            }
        }
    }
    text
}

/// The lines below a criterion.
fn below(text: &mut String, explanation: &Explanation, line: &CriterionLine) {
    let lang = explanation.lang;
    for chosen in &line.chosen {
        let differ = line.chosen.len() > 1;
        writeln!(text, "{:18}{}", "", choice(explanation, chosen, differ)).unwrap();
    }
    if let Some(mark) = &line.next_mark {
        let levels = mark.levels.iter();
        let levels: Vec<_> = levels
            .map(|level| format!("{} “{}”", level.choice, level.text))
            .collect();
        let (requires, or) = lang.pick(("yêu cầu mức", " hoặc "), ("requires level", " or "));
        let levels = levels.join(or);
        writeln!(text, "{:18}→ {}★ {requires} {levels}", "", mark.star).unwrap();
    }
    for note in line.notes.iter().filter(|note| note.kind != NoteKind::Info) {
        writeln!(text, "{:18}! {}", "", note.text).unwrap();
    }
}

fn choice(explanation: &Explanation, chosen: &ChosenLine, differ: bool) -> String {
    let lang = explanation.lang;
    let level = lang.pick("mức", "level");
    let text = match chosen.choice {
        Some(choice) => format!("{level} {choice}: {}", chosen.text),
        None => chosen.text.to_string(),
    };
    if !differ {
        return text;
    }
    let named = chosen.members.iter().map(|place| {
        let mut members = explanation.members.iter();
        let member = members.find(|member| member.place == *place).unwrap();
        member.name.clone().unwrap_or_else(|| place.to_string())
    });
    let named: Vec<String> = named.collect();
    let members = match named.len() {
        1 => lang.pick("thành viên", "member"),
        _ => lang.pick("thành viên", "members"),
    };
    format!("{text} [{members} {}]", named.join(", "))
}

#[track_caller]
fn check_rating(council: &Council) {
    let rating = council.rate().unwrap();
    for lang in Lang::ALL {
        let explanation = rating.explain(lang);
        let text = explanation.to_string();
        let start = text.find(lang.pick("\nPhần A", "\nPart A")).unwrap();
        let wanted = parts(&explanation);
        let found = text.get(start..start + wanted.len());
        assert_eq!(found, Some(&*wanted), "{}", rating.sheet());
        for (line, criterion) in explanation.criteria().zip(rating.sheet().criteria()) {
            assert_eq!(line.place, format!("{}, {}", explanation.place, line.key));
            assert_eq!(line.place, criterion.place(lang).to_string());
        }
        let width = text.chars().count() + 3;
        assert_eq!(format!("{explanation:->width$.2}"), format!("---{text}"));
    }
}

#[test]
fn a_report_has_every_criterion_as_its_data_says() {
    for sheet in all_sheets() {
        let cards = cards(&sheet);
        for card in &cards {
            check_rating(&Council::of([card.clone()]).unwrap());
        }
        check_rating(&Council::of(cards.clone()).unwrap());
        let named = cards.into_iter().zip(["Bà Lan", "Ông Hùng", "Cô Mai"]);
        let named = named.map(|(card, name)| card.by(name).unwrap());
        check_rating(&Council::of(named).unwrap());
    }
}

/// The steps of the first plan, from their data.
fn steps(explanation: &ImprovementExplanation) -> String {
    let lang = explanation.lang;
    let mut text = String::new();
    for (number, step) in (1..).zip(&explanation.plans[0].steps) {
        let level = lang.pick("mức", "level");
        let from = step.from.as_ref().map_or_else(
            || lang.pick("chưa chấm", "left out").to_owned(),
            |from| from.choice.to_string(),
        );
        let points = figure(&step.points_shown, lang);
        let point = lang.pick("điểm", if points == "1" { "point" } else { "points" });
        let mut gains = vec![format!("+{points} {point}")];
        if step.ends_stop {
            let ends = lang.pick(
                "không còn điểm 0 làm dừng đánh giá",
                "removes the zero that ends the evaluation",
            );
            gains.push(ends.to_owned());
        }
        if !step.meets.is_empty() {
            let stars: Vec<_> = step.meets.iter().map(|star| format!("{star}★")).collect();
            let meets = lang.pick("đạt yêu cầu của", "meets the requirement of");
            gains.push(format!("{meets} {}", stars.join(", ")));
        }
        let (to, gains) = (step.to.choice, gains.join(", "));
        writeln!(text, "\n{number:>2}. {} {}", step.key, step.name).unwrap();
        writeln!(text, "    {level} {from} → {to}, {gains} [{}]", step.place).unwrap();
        if let Some(from) = &step.from {
            writeln!(text, "      {} {}", lang.pick("nay:", "now:"), from.text).unwrap();
        }
        writeln!(
            text,
            "      {} {}",
            lang.pick("yêu cầu:", "then:"),
            step.to.text
        )
        .unwrap();
        for note in &step.notes {
            writeln!(text, "      ! {}", note.text).unwrap();
        }
    }
    text
}

#[test]
fn a_plan_has_every_step_as_its_data_says() {
    for sheet in all_sheets() {
        let cards = cards(&sheet);
        let alone = cards[1..].iter().map(|card| vec![card.clone()]);
        for council in alone.chain([cards.clone()]) {
            let council = Council::of(council).unwrap();
            let found = ImprovementRequest::to(Star::Five).find(&council).unwrap();
            let now = council.rate().unwrap();
            for plan in found.plans() {
                let then = plan.apply().rate().unwrap();
                for step in plan.steps() {
                    // What a step says of a requirement is what the ratings before and after say.
                    let unmet = |rating: &ocop_core::Rating, star| {
                        let mut unmet = rating.unmet(star);
                        unmet.any(|unmet| unmet.criterion() == step.criterion())
                    };
                    let stars = Star::RECOGNISED.into_iter();
                    let meets = stars.filter(|star| unmet(&now, *star) && !unmet(&then, *star));
                    assert_eq!(step.meets(), meets.collect::<Vec<_>>(), "{sheet} {step:?}");
                }
            }
            for lang in Lang::ALL {
                let explanation = found.explain(lang);
                if explanation.plans.is_empty() {
                    continue;
                }
                let text = explanation.to_string();
                assert!(text.contains(&steps(&explanation)), "{sheet}\n{text}");
            }
        }
    }
}
