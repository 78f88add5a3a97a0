//! The findings of a meeting as lines: what breaks the council's own rules, and how firm its star is.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::text::{self, stars, told_points};
use super::{CouncilLine, ExplainOptions};
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::rating::meeting::{Change, Pair, QuorumUnmet, SpreadExceeded, Swing};
use crate::rating::rating::Rating;

/// The most members that are told as too far below others.
const GROUPS_TOLD: usize = 12;

/// The most criteria that are told as causes of a spread.
const CAUSES_TOLD: usize = 5;

/// What the meeting shows, a line each: findings first, then on whom the star hangs.
pub(super) fn lines(rating: &Rating, options: ExplainOptions) -> Vec<CouncilLine> {
    let lang = options.lang();
    let meeting = rating.meeting();
    let mut lines: Vec<CouncilLine> = meeting
        .quorum_missed()
        .into_iter()
        .map(|unmet| quorum(unmet, lang))
        .collect();
    if let Some(exceeded) = meeting.spread_exceeded() {
        spread(&exceeded, rating, lang, &mut lines);
    }
    lines.extend(meeting.not_settled().map(|criterion| {
        let name = named(criterion, lang);
        let text = match lang {
            Lang::Vi => {
                format!("{name}: quy chế đòi một điểm chung, các thành viên chấm khác nhau")
            }
            Lang::En => {
                format!("{name}: the rules want one common score, the members' choices differ")
            }
        };
        line("not-settled", &[], Some(criterion), text)
    }));
    if rating.totals().len() > 1 {
        swing_lines(&meeting.swings(), rating, lang, &mut lines);
        lines.push(margin(rating, options));
    }
    lines
}

fn line(
    id: &str,
    members: &[usize],
    criterion: Option<Criterion<'_>>,
    text: String,
) -> CouncilLine {
    CouncilLine {
        id: id.to_string(),
        members: members.to_vec(),
        criterion: criterion.map(|criterion| criterion.key().to_string()),
        text,
    }
}

fn named(criterion: Criterion<'_>, lang: Lang) -> String {
    format!("{} ({})", criterion.key(), criterion.label().get(lang))
}

fn quorum(unmet: QuorumUnmet, lang: Lang) -> CouncilLine {
    let vi = lang == Lang::Vi;
    let text = match unmet {
        QuorumUnmet::NotKnown if vi => {
            "Quy chế đòi đủ số thành viên, nhưng không cho biết ai có mặt".to_string()
        }
        QuorumUnmet::NotKnown => {
            "The rules ask for a quorum, and who came is not given".to_string()
        }
        QuorumUnmet::TooFew {
            present,
            least,
            appointed,
        } if vi => format!("Có mặt {present}/{appointed} thành viên, quy chế đòi ít nhất {least}"),
        QuorumUnmet::TooFew {
            present,
            least,
            appointed,
        } => {
            format!("{present} of {appointed} members present, the rules ask for at least {least}")
        }
        QuorumUnmet::MoreThanAppointed { present, appointed } if vi => {
            format!("Có {present} phiếu chấm, hội đồng chỉ có {appointed} thành viên")
        }
        QuorumUnmet::MoreThanAppointed { present, appointed } => {
            format!("{present} scorecards, but only {appointed} members appointed")
        }
        QuorumUnmet::ChairAbsent if vi => {
            "Chủ tịch hội đồng vắng mặt, quy chế đòi có mặt".to_string()
        }
        QuorumUnmet::ChairAbsent => "The chair was absent, the rules ask for the chair".to_string(),
    };
    line(unmet.as_str(), &[], None, text)
}

fn spread(
    exceeded: &SpreadExceeded<'_>,
    rating: &Rating,
    lang: Lang,
    lines: &mut Vec<CouncilLine>,
) {
    let limit = exceeded.limit();
    let (points, pairs) = (limit.limit(), exceeded.pairs());
    let widest = pairs
        .first()
        .map_or_else(String::new, |pair| pair.difference().to_string());
    let text = match (lang, limit.limit_allowed()) {
        (Lang::Vi, true) => format!("Tổng điểm chênh đến {widest}, quy chế cho tối đa {points}"),
        (Lang::Vi, false) => format!("Tổng điểm chênh đến {widest}, quy chế đòi dưới {points}"),
        (Lang::En, true) => {
            format!(
                "Totals differ by up to {}, the rules allow {points} at most",
                told_points(&widest)
            )
        }
        (Lang::En, false) => {
            format!(
                "Totals differ by up to {}, the rules ask for less than {points}",
                told_points(&widest)
            )
        }
    };
    lines.push(line("spread-exceeded", &[], None, text));
    let alike = |a: &Pair, b: &Pair| a.lower() == b.lower() && a.difference() == b.difference();
    let groups = pairs.chunk_by(alike);
    lines.extend(
        groups
            .clone()
            .take(GROUPS_TOLD)
            .map(|pairs| told(pairs, rating, lang)),
    );
    let shown: usize = groups.take(GROUPS_TOLD).map(<[Pair]>::len).sum();
    let more = exceeded.count() - u64::try_from(shown).unwrap_or(0);
    if more > 0 {
        let text = match lang {
            Lang::Vi => format!("… và {more} cặp nữa"),
            Lang::En => format!("… and {more} more pairs"),
        };
        lines.push(line("spread-pairs", &[], None, text));
    }
    let count = exceeded.count();
    for (rank, cause) in (1..).zip(exceeded.causes().iter().take(CAUSES_TOLD)) {
        let (name, points) = (named(cause.criterion(), lang), cause.points());
        let text = match (lang, count) {
            (Lang::Vi, 1) => format!("Nguyên nhân {rank}: {name}, {points} điểm chênh"),
            (Lang::Vi, _) => {
                format!("Nguyên nhân {rank}: {name}, {points} điểm chênh, cộng cả {count} cặp")
            }
            (Lang::En, 1) => format!("Cause {rank}: {name}, {} apart", told_points(points)),
            (Lang::En, _) => format!(
                "Cause {rank}: {name}, {} apart over the {count} pairs",
                told_points(points)
            ),
        };
        lines.push(line("spread-cause", &[], Some(cause.criterion()), text));
    }
}

/// A member who is as far below several others.
fn told(pairs: &[Pair], rating: &Rating, lang: Lang) -> CouncilLine {
    let totals = rating.totals();
    let with_total = |member: usize| format!("{member} ({})", totals[member - 1]);
    let Some(first) = pairs.first() else {
        return line("spread-pair", &[], None, String::new());
    };
    let (lower, difference) = (with_total(first.lower()), first.difference());
    let others: Vec<String> = pairs.iter().map(|pair| with_total(pair.higher())).collect();
    let text = match (lang, others.len()) {
        (Lang::Vi, _) => {
            let others = others.join(", ");
            format!("Thành viên {lower} thấp hơn {difference} điểm so với thành viên {others}")
        }
        (Lang::En, count) => {
            let member = if count == 1 { "member" } else { "members" };
            let others = others.join(", ");
            format!(
                "Member {lower} is {} below {member} {others}",
                told_points(difference)
            )
        }
    };
    let higher = pairs.iter().map(|pair| pair.higher());
    let members: Vec<usize> = core::iter::once(first.lower()).chain(higher).collect();
    line("spread-pair", &members, None, text)
}

/// On whom the star hangs; members with the same change are told together.
fn swing_lines(swings: &[Swing<'_>], rating: &Rating, lang: Lang, lines: &mut Vec<CouncilLine>) {
    let star = |star: Option<Star>| match star {
        None => lang.pick("không xếp sao", "no star").to_string(),
        Some(star) => stars(star, lang),
    };
    for swing in swings {
        if let Some(without) = swing.without() {
            let member = swing.member();
            let (without, is) = (star(without.star()), star(rating.star()));
            let text = match lang {
                Lang::Vi => format!("Không tính thành viên {member}: {without} thay vì {is}"),
                Lang::En => format!("Without member {member} it would be {without}, not {is}"),
            };
            lines.push(line("swing-without", &[member], None, text));
        }
    }
    let mut changes: Vec<(Vec<usize>, Change<'_>)> = Vec::new();
    for swing in swings {
        let Some(change) = swing.change() else {
            continue;
        };
        match changes.iter_mut().find(|(_, other)| *other == change) {
            Some((members, _)) => members.push(swing.member()),
            None => changes.push((alloc::vec![swing.member()], change)),
        }
    }
    for (members, change) in changes {
        let (from, to, new) = (change.from(), change.to(), star(change.star()));
        let name = named(change.criterion(), lang);
        let who: Vec<String> = members.iter().map(ToString::to_string).collect();
        let who = who.join(", ");
        let text = match (lang, members.len()) {
            (Lang::Vi, 1) => {
                format!("Nếu thành viên {who} chấm {name} mức {to} thay vì mức {from}: {new}")
            }
            (Lang::Vi, _) => format!(
                "Chỉ cần một trong các thành viên {who} chấm {name} mức {to} thay vì mức {from}: {new}"
            ),
            (Lang::En, 1) => format!(
                "Member {who} choosing level {to} instead of {from} on {name} would make it {new}"
            ),
            (Lang::En, _) => format!(
                "Any one of members {who} choosing level {to} instead of {from} on {name} would make it {new}"
            ),
        };
        let criterion = Some(change.criterion());
        lines.push(line("swing-change", &members, criterion, text));
    }
}

fn margin(rating: &Rating, options: ExplainOptions) -> CouncilLine {
    let lang = options.lang();
    let margin = rating.margin();
    let shown = |mean: Mean| text::mean(&options.shown(mean), mean, lang);
    let (above, band) = (shown(margin.above()), rating.band());
    let mut text = match lang {
        Lang::Vi => format!("Trên ngưỡng của khung {band}★: {above} điểm"),
        Lang::En => format!(
            "Above the edge of the {band}★ band: {}",
            told_points(&above)
        ),
    };
    if let Some((star, lacks)) = margin.next() {
        let lacks = shown(lacks);
        text.push_str(&match lang {
            Lang::Vi => format!("; còn thiếu {lacks} đến khung {star}★"),
            Lang::En => format!("; {lacks} below the {star}★ band"),
        });
    }
    line("margin", &[], None, text)
}
