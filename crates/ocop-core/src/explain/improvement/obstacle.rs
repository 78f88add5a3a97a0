//! What stands in the way, in words.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{ObstacleLine, money};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::explain::{ExplainOptions, GroundPrint, text};
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
        text: told(obstacle, improvement, criterion, options),
    }
}

fn told(
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
            let grounds = improvement.council().sheet().grounds();
            let prints = grounds.filter(|ground| ground.id() == id);
            let prints = prints.map(|ground| GroundPrint::of(ground, lang));
            let prints: Vec<String> = prints
                .map(|print| format!("{} [{}]", print.text, print.place))
                .collect();
            let word = lang.pick("không mức nào gỡ được", "no level takes it away");
            format!("{}; {word}", prints.join("; "))
        }
        Obstacle::Requirement { star, held, .. } => {
            let requirement = criterion.and_then(|criterion| criterion.requirement(*star));
            let requirement = requirement.unwrap_or(Points::ZERO);
            let held = held_by(*held, lang);
            if vi {
                format!("{star}★ cần {requirement} điểm ở {name}; {held}")
            } else {
                let points = text::told_points(requirement);
                format!("{star}★ needs {points} on {name}; {held}")
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
                    "không có {name}, mà tiêu chí chỉ áp dụng khi có câu chuyện lại cần; {held}"
                )
            } else {
                format!(
                    "{name} has no points, and what applies only with a story is needed; {held}"
                )
            }
        }
        Obstacle::Points {
            highest, wanted, ..
        } => {
            let highest = text::mean(&options.shown(*highest), *highest, lang);
            if vi {
                format!(
                    "tất cả những gì có thể thay đổi chỉ đưa lên đến {highest} điểm, cần {wanted}"
                )
            } else {
                format!("all that may move comes to {highest} points at most, {wanted} are needed")
            }
        }
        Obstacle::Budget { cheapest, .. } => {
            let unit = improvement.request().unit();
            let cheapest = money::sum(*cheapest, unit, lang);
            let most = improvement.request().most().unwrap_or_default();
            let most = money::sum(most, unit, lang);
            if vi {
                format!("cách ít tốn nhất cần {cheapest}, ngân sách chỉ có {most}")
            } else {
                format!("the cheapest way costs {cheapest}, the budget is {most}")
            }
        }
    }
}

const fn held_by(held: Held, lang: Lang) -> &'static str {
    match held {
        Held::Fixed => lang.pick(
            "tiêu chí này đã được nêu là không thể thay đổi",
            "it was said that this cannot move",
        ),
        Held::Barred => lang.pick(
            "các mức đủ điểm đã được nêu là không thể đạt",
            "the levels that would do were said to be out of reach",
        ),
        Held::Unpriced => lang.pick(
            "chưa có chi phí cho các bậc đủ điểm",
            "no cost is given for the steps that would do",
        ),
        Held::Several => lang.pick(
            "nhiều giới hạn đã nêu cùng chặn lại",
            "several of the limits given hold it together",
        ),
        Held::Case => lang.pick(
            "chỉ trường hợp kia đủ điểm, mà trường hợp thì giữ nguyên",
            "only the other case would do, and a case stays",
        ),
        Held::Story => lang.pick(
            "không có câu chuyện thì tiêu chí này không áp dụng",
            "without a story it does not apply",
        ),
        Held::Nothing => lang.pick(
            "không mức nào của tiêu chí này đủ điểm",
            "none of its levels would do",
        ),
    }
}
