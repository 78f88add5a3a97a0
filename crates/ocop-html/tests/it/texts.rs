//! Pages have every text of the reports.

use ocop_core::CertificateState;
use ocop_core::internal::{comparison as compared, plan as planned};
use ocop_core::{Date, Lang, Star};
use ocop_html::{CertificateTimeline, ComparisonTable, LetterForm, Page, PlanChecklist};

use crate::samples::{self, PLAIN};

/// A text as it is in a page.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[track_caller]
fn has(page: &Page, text: &str) {
    assert!(page.as_str().contains(&escaped(text)), "{text}");
}

#[test]
fn a_letter_has_every_text_in_its_order() {
    for lang in Lang::ALL {
        for dossier in ["dried-tao-meo", "community-tourism", "mountain-honey"] {
            let letter = samples::letter(dossier, lang, None);
            let page = LetterForm::of(&letter).to_page();
            let mut texts: Vec<&str> = Vec::new();
            let entries = |entries: &'_ [(String, String)]| -> Vec<String> {
                entries
                    .iter()
                    .flat_map(|(head, line)| [head.clone(), line.clone()])
                    .collect()
            };
            let heads: Vec<String> = [entries(&letter.sender), vec![letter.title.clone()]]
                .into_iter()
                .chain([entries(&letter.addressee), entries(&letter.heads)])
                .flatten()
                .collect();
            texts.extend(heads.iter().map(String::as_str));
            texts.push(&letter.verdict);
            texts.extend(letter.standing.iter().map(String::as_str));
            for section in &letter.sections {
                texts.push(&section.title);
                for item in &section.items {
                    texts.extend([item.weight.as_str(), &item.message]);
                    texts.extend(item.risk.as_deref());
                    texts.extend([item.repair.as_str(), &item.place]);
                }
            }
            texts.extend(letter.term.as_deref());
            texts.extend(letter.remarks.iter().map(String::as_str));
            texts.extend(letter.signature.iter().map(String::as_str));
            texts.extend((!letter.annex.is_empty()).then_some(letter.annex.title.as_str()));
            for line in &letter.annex.lines {
                texts.extend([line.rule, &line.path]);
            }
            texts.extend(letter.annex.set_aside.iter());
            // The title of the document has the title of the letter too.
            let (_, mut rest) = page.as_str().split_once("<main>").unwrap();
            for text in texts {
                let Some((_, after)) = rest.split_once(&escaped(text)) else {
                    panic!("{dossier} {lang}: {text}");
                };
                rest = after;
            }
        }
    }
}

#[test]
fn a_plan_has_its_steps_costs_proofs_and_lists() {
    for lang in Lang::ALL {
        let plan = samples::plan(Star::Five, lang);
        let page = PlanChecklist::of(&plan).product("A & B").to_page();
        has(&page, "A & B");
        has(&page, planned::reminder(&plan));
        for (head, value) in planned::summary(&plan) {
            has(&page, head);
            has(&page, &value);
        }
        for (head, lines) in planned::lists(&plan) {
            assert_eq!(page.as_str().contains(head), !lines.is_empty(), "{head}");
            lines.iter().for_each(|line| has(&page, line));
        }
        let steps = &plan.plans[0].steps;
        assert!(steps.len() > 3);
        for step in steps {
            has(&page, &format!("{} {}", step.key, step.name));
            has(&page, &planned::levels(step, lang));
            planned::gains(step, lang)
                .iter()
                .for_each(|gain| has(&page, gain));
            has(&page, step.cost.as_deref().unwrap());
            assert!(!step.documents.is_empty());
            for (_, line) in planned::details(step, lang) {
                has(&page, line);
            }
        }
        has(&page, plan.cost.as_deref().unwrap());
        // A box for each step and each document.
        let documents = steps.iter().map(|step| step.documents.len()).sum::<usize>();
        let boxes = page.as_str().matches("class=\"tick\"").count();
        assert_eq!(boxes, steps.len() + documents);
    }
}

#[test]
fn without_a_plan_the_page_has_the_obstacles_and_no_table_of_steps() {
    for lang in Lang::ALL {
        let plan = samples::obstacles(lang);
        assert!(plan.plans.is_empty() && !plan.obstacles.is_empty());
        let page = PlanChecklist::of(&plan).to_page();
        plan.obstacles
            .iter()
            .for_each(|line| has(&page, &line.text));
        assert!(!page.as_str().contains("class=\"tick\""));
    }
}

#[test]
fn a_comparison_has_both_sheets_and_a_box_for_each_open_level() {
    for lang in Lang::ALL {
        let comparison = samples::comparison(lang);
        let page = ComparisonTable::of(&comparison).to_page();
        has(&page, compared::reminder(&comparison));
        for (head, value) in compared::summary(&comparison) {
            has(&page, head);
            has(&page, &value);
        }
        for (_, lines) in compared::lists(&comparison) {
            lines.iter().for_each(|line| has(&page, line));
        }
        for card in [&comparison.from, &comparison.lowest] {
            has(&page, &format!("{} ({})", card.heading, card.place));
        }
        for line in &comparison.criteria {
            has(&page, &format!("{} {}", line.key, line.name));
            has(&page, &compared::outcome(line, lang));
            compared::before(line, lang)
                .iter()
                .for_each(|before| has(&page, before));
            compared::now(line, lang)
                .iter()
                .for_each(|now| has(&page, now));
        }
        // The points of a level and its mark are two numbers.
        has(&page, lang.pick("mức 3 (2, 4★): ", "level 3 (2, 4★): "));
        let levels = comparison.criteria.iter().map(|line| line.levels.len());
        let boxes = page.as_str().matches("class=\"tick\"").count();
        assert_eq!(boxes, levels.sum::<usize>());
    }
}

#[test]
fn certificates_have_their_states_dates_and_articles() {
    for lang in Lang::ALL {
        let page = samples::certificates(lang, PLAIN).to_page();
        for state in CertificateState::ALL {
            has(&page, state.label(lang));
            // One certificate is in each state.
            let counted = format!("{}: <strong>1</strong>", escaped(state.label(lang)));
            assert!(page.as_str().contains(&counted), "{counted}");
        }
        for article in ["12.1", "4.3", "7.6.a", "12.3", "8"] {
            let word = lang.pick("Điều", "Art.");
            assert!(
                page.as_str()
                    .contains(&format!("[26/2026, {word} {article}]")),
                "{article}"
            );
        }
        // The last day of the certificate in grace, which only the picture and the state name.
        has(&page, lang.pick("17/03/2027", "2027-03-17"));
    }
}

#[test]
fn the_picture_has_every_period_in_words() {
    let page = samples::certificates(Lang::Vi, PLAIN).to_page();
    assert!(page.as_str().contains(
        "aria-label=\"Còn hiệu lực 10/07/2026 – 10/01/2029; Đang trong thời gian nộp hồ sơ phân hạng lại \
         11/01/2029 – 10/02/2029; 30 ngày cuối để nộp hồ sơ phân hạng lại 11/02/2029 – 12/03/2029; \
         Đã hết thời gian nộp hồ sơ phân hạng lại 13/03/2029 – 10/07/2029\""
    ));
}

#[test]
fn pictures_stay_inside_for_any_day() {
    for on in [
        Date::MIN,
        Date::constant(1, 1, 1),
        Date::constant(2026, 11, 30),
        Date::MAX,
    ] {
        let mut timeline = CertificateTimeline::on(on, Lang::En);
        for issued in [Date::constant(2019, 8, 21), Date::constant(9990, 12, 31)] {
            let certificate =
                ocop_core::Certificate::new(issued, Star::Five, ocop_core::Tier::Centre).unwrap();
            timeline = timeline.product("x", certificate, None);
        }
        let page = timeline.to_page();
        for part in page.as_str().split("<rect ").skip(1) {
            let number = |name: &str| -> i32 {
                let (_, rest) = part.split_once(&format!("{name}=\"")).unwrap();
                rest.split('"').next().unwrap().parse().unwrap()
            };
            let (x, width) = (number(" x"), number("width"));
            assert!(
                x >= 0 && width >= 0 && x + width <= 6000,
                "{on}: {x} {width}"
            );
        }
    }
}
