//! Obstacles to a star, in words.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{ObstacleLine, money};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::explain::{ExplainOptions, GroundPrint, edges, text};
use crate::improve::{Held, Improvement, Obstacle};
use crate::law::criterion::Criterion;

pub(super) fn line(
    obstacle: &Obstacle,
    improvement: &Improvement,
    options: ExplainOptions,
) -> ObstacleLine {
    let criterion = obstacle.criterion(improvement);
    ObstacleLine {
        id: obstacle.as_str().to_string(),
        key: criterion.map(|criterion| criterion.key().to_string()),
        text: sentence(obstacle, improvement, criterion, options),
    }
}

fn sentence(
    obstacle: &Obstacle,
    improvement: &Improvement,
    criterion: Option<Criterion<'_>>,
    options: ExplainOptions,
) -> String {
    let lang = options.lang();
    let vi = lang == Lang::Vi;
    let name = criterion.map_or_else(String::new, |criterion| {
        format!("{} ({})", criterion.key(), criterion.label().get(lang))
    });
    match obstacle {
        Obstacle::DisqualificationGround { id, .. } => {
            let places = improvement.council().sheet().grounds_of(id);
            let prints: Vec<String> = places
                .map(|ground| GroundPrint::of(ground, lang).applied(lang))
                .collect();
            let word = lang.pick("không mức nào khắc phục được", "no level removes it");
            format!("{}; {word}", prints.join("; "))
        }
        Obstacle::Requirement { star, held, .. } => {
            let requirement = criterion.and_then(|criterion| criterion.requirement(*star));
            let requirement = requirement.unwrap_or(Points::ZERO);
            let held = held_by(*held, lang);
            if vi {
                format!("{star}★ yêu cầu {requirement} điểm ở {name}; {held}")
            } else {
                let points = text::points(requirement);
                format!("{star}★ requires {points} on {name}; {held}")
            }
        }
        Obstacle::Zero { held, .. } => {
            let held = held_by(*held, lang);
            if vi {
                format!("0 điểm ở {name} làm dừng đánh giá; {held}")
            } else {
                format!("zero points on {name} end the evaluation; {held}")
            }
        }
        Obstacle::NoStory { held, .. } => {
            let held = held_by(*held, lang);
            if vi {
                format!(
                    "{name} không có điểm, trong khi mục tiêu cần tiêu chí chỉ áp dụng khi có câu chuyện; {held}"
                )
            } else {
                format!(
                    "{name} has no points, but a criterion that applies only with a story is required; {held}"
                )
            }
        }
        Obstacle::Points {
            highest, wanted, ..
        } => {
            let bands = improvement.council().sheet().bands();
            let edges = edges(bands).chain([*wanted]);
            let shown = options.shown(*highest, edges);
            let highest = options.printed(&shown, *highest);
            if vi {
                format!(
                    "các tiêu chí có thể thay đổi chỉ đạt nhiều nhất {highest} điểm, yêu cầu {wanted}"
                )
            } else {
                format!(
                    "the criteria that may change give {highest} points at most, {wanted} are required"
                )
            }
        }
        Obstacle::Budget { cheapest, .. } => {
            let unit = improvement.request().unit();
            let cheapest = money::sum(*cheapest, unit, lang);
            let most = improvement.request().most().unwrap_or_default();
            let most = money::sum(most, unit, lang);
            if vi {
                format!("phương án ít tốn kém nhất cần {cheapest}, ngân sách là {most}")
            } else {
                format!("the cheapest plan costs {cheapest}, the budget is {most}")
            }
        }
    }
}

const fn held_by(held: Held, lang: Lang) -> &'static str {
    match held {
        Held::Fixed => lang.pick(
            "tiêu chí này được yêu cầu giữ nguyên",
            "the request keeps this criterion fixed",
        ),
        Held::Barred => lang.pick(
            "các mức đủ điểm được xác định là không thể đạt",
            "the request excludes the levels with enough points",
        ),
        Held::Unpriced => lang.pick(
            "chưa có chi phí cho các bước nâng mức đủ điểm",
            "no cost is given for the sufficient steps",
        ),
        Held::Several => lang.pick(
            "nhiều giới hạn được yêu cầu cùng cản trở",
            "several limits of the request block it together",
        ),
        Held::Case => lang.pick(
            "chỉ trường hợp kia đủ điểm, nhưng trường hợp được giữ nguyên",
            "only the other case has enough points, and a case is kept",
        ),
        Held::Story => lang.pick(
            "tiêu chí này không áp dụng khi không có câu chuyện",
            "it does not apply without a story",
        ),
        Held::Nothing => lang.pick(
            "không mức nào của tiêu chí này đủ điểm",
            "none of its levels has enough points",
        ),
    }
}
