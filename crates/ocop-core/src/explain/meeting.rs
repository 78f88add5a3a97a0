//! The findings of a meeting in words.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::text::{other_stars, points, stars_or_none};
use super::{CouncilLine, ExplainOptions};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::rating::meeting::{Cause, Change, Finding, Margin, QuorumUnmet, SpreadExceeded};
use crate::rating::member::Member;
use crate::rating::rating::Rating;

/// The findings of the meeting, a line each.
pub(super) fn lines(rating: &Rating, options: ExplainOptions) -> Vec<CouncilLine> {
    let lang = options.lang();
    let findings = rating.meeting().findings();
    let line = |finding: &Finding<'_>| CouncilLine {
        id: finding.as_str().to_string(),
        members: finding.members().into_iter().map(Member::place).collect(),
        criterion: finding
            .criterion()
            .map(|criterion| criterion.key().to_string()),
        text: finding.text(options, &|star| other_stars(rating, star, lang)),
    };
    findings.iter().map(line).collect()
}

impl Finding<'_> {
    /// The finding in a sentence. Five stars are those of the sheet: only [`Rating::explain`] knows
    /// whether the council's tier recognises them.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        let stars = |star| stars_or_none(star, lang);
        self.text(ExplainOptions::new(lang), &stars)
    }

    /// The finding in a sentence, with the words for a star.
    fn text(&self, options: ExplainOptions, stars: &dyn Fn(Option<Star>) -> String) -> String {
        let lang = options.lang();
        match self {
            Self::Quorum(unmet) => quorum(*unmet, lang),
            Self::Spread(exceeded) => spread(exceeded, lang),
            Self::Below {
                lower,
                difference,
                higher,
            } => below(*lower, *difference, higher, lang),
            Self::MorePairs(more) => match lang {
                Lang::Vi => format!("… và {more} cặp nữa"),
                Lang::En if *more == 1 => "… and 1 more pair".into(),
                Lang::En => format!("… and {more} more pairs"),
            },
            Self::SpreadCause { rank, cause, pairs } => spread_cause(*rank, *cause, *pairs, lang),
            Self::NotSettled(criterion) => {
                let name = named(*criterion, lang);
                match lang {
                    Lang::Vi => {
                        format!(
                            "{name}: quy chế yêu cầu một điểm chung, các thành viên chấm khác nhau"
                        )
                    }
                    Lang::En => {
                        format!(
                            "{name}: the rules require one common score, but the members' choices differ"
                        )
                    }
                }
            }
            Self::Without {
                member,
                without,
                star,
            } => {
                let (without, star) = (stars(*without), stars(*star));
                match lang {
                    Lang::Vi => format!("Không tính thành viên {member}: {without} thay vì {star}"),
                    Lang::En => format!("Without member {member}: {without} instead of {star}"),
                }
            }
            Self::Change { members, change } => {
                changed(members, *change, &stars(change.star()), lang)
            }
            Self::Margin { band, margin } => distance(*band, *margin, options),
        }
    }
}

fn named(criterion: Criterion<'_>, lang: Lang) -> String {
    format!("{} ({})", criterion.key(), criterion.label().get(lang))
}

fn quorum(unmet: QuorumUnmet, lang: Lang) -> String {
    match (unmet, lang) {
        (QuorumUnmet::NotKnown, _) => lang
            .pick(
                "Quy chế yêu cầu đủ số thành viên, nhưng không ghi nhận ai có mặt",
                "The rules require a quorum, but the attendance is not given",
            )
            .to_string(),
        (
            QuorumUnmet::TooFew {
                present,
                least,
                appointed,
            },
            Lang::Vi,
        ) => format!("Có mặt {present}/{appointed} thành viên, quy chế yêu cầu ít nhất {least}"),
        (
            QuorumUnmet::TooFew {
                present,
                least,
                appointed,
            },
            Lang::En,
        ) => {
            format!("{present} of {appointed} members present, the rules require at least {least}")
        }
        (QuorumUnmet::MoreThanAppointed { present, appointed }, Lang::Vi) => {
            format!("Có {present} phiếu chấm, hội đồng chỉ có {appointed} thành viên")
        }
        (QuorumUnmet::MoreThanAppointed { present, appointed }, Lang::En) => {
            format!("{present} scorecards, but only {appointed} members appointed")
        }
        (QuorumUnmet::ChairAbsent, _) => lang
            .pick(
                "Chủ tịch hội đồng vắng mặt, quy chế yêu cầu có mặt",
                "The chair was absent, but the rules require the chair",
            )
            .to_string(),
    }
}

fn spread(exceeded: &SpreadExceeded<'_>, lang: Lang) -> String {
    let limit = exceeded.limit();
    let (limit, allowed) = (limit.limit(), limit.limit_allowed());
    let widest = exceeded.pairs().first();
    let widest = widest.map_or(Points::ZERO, |pair| pair.difference());
    match (lang, allowed) {
        (Lang::Vi, true) => {
            format!("Tổng điểm chênh lệch đến {widest}, quy chế cho phép tối đa {limit}")
        }
        (Lang::Vi, false) => {
            format!("Tổng điểm chênh lệch đến {widest}, quy chế yêu cầu dưới {limit}")
        }
        (Lang::En, true) => format!(
            "Totals differ by up to {}, the rules allow {limit} at most",
            points(widest)
        ),
        (Lang::En, false) => format!(
            "Totals differ by up to {}, the rules require less than {limit}",
            points(widest)
        ),
    }
}

fn below(
    (member, total): (Member<'_>, Points),
    difference: Points,
    higher: &[(Member<'_>, Points)],
    lang: Lang,
) -> String {
    let others: Vec<String> = higher
        .iter()
        .map(|(member, total)| format!("{member} ({total})"))
        .collect();
    let others = others.join(", ");
    match lang {
        Lang::Vi => format!(
            "Thành viên {member} ({total}) thấp hơn {difference} điểm so với thành viên {others}"
        ),
        Lang::En => {
            let members = if higher.len() == 1 {
                "member"
            } else {
                "members"
            };
            format!(
                "Member {member} ({total}) is {} below {members} {others}",
                points(difference)
            )
        }
    }
}

fn spread_cause(rank: usize, cause: Cause<'_>, pairs: u64, lang: Lang) -> String {
    let (name, apart) = (named(cause.criterion(), lang), cause.points());
    match (lang, pairs) {
        (Lang::Vi, 1) => format!("Nguyên nhân {rank}: {name}, chênh lệch {apart} điểm"),
        (Lang::Vi, _) => {
            format!("Nguyên nhân {rank}: {name}, chênh lệch {apart} điểm, cộng cả {pairs} cặp")
        }
        (Lang::En, 1) => format!("Cause {rank}: {name}, {} apart", points(apart)),
        (Lang::En, _) => format!(
            "Cause {rank}: {name}, {} apart over the {pairs} pairs",
            points(apart)
        ),
    }
}

fn changed(members: &[Member<'_>], change: Change<'_>, star: &str, lang: Lang) -> String {
    let (from, to) = (change.from(), change.to());
    let name = named(change.criterion(), lang);
    let who = named_few(members, lang);
    match (lang, members.len()) {
        (Lang::Vi, 1) => {
            format!("Nếu thành viên {who} chấm {name} mức {to} thay vì mức {from}: {star}")
        }
        (Lang::Vi, _) => format!(
            "Nếu một trong các thành viên {who} chấm {name} mức {to} thay vì mức {from}: {star}"
        ),
        (Lang::En, 1) => {
            format!("If member {who} chose level {to} instead of {from} on {name}: {star}")
        }
        (Lang::En, _) => {
            format!("If one of members {who} chose level {to} instead of {from} on {name}: {star}")
        }
    }
}

/// The most members that a sentence names.
const MOST_NAMED: usize = 8;

/// The members, or the first of them and how many more there are.
fn named_few(members: &[Member<'_>], lang: Lang) -> String {
    let named = members.iter().take(MOST_NAMED).map(ToString::to_string);
    let named = named.collect::<Vec<_>>().join(", ");
    match members.len().saturating_sub(MOST_NAMED) {
        0 => named,
        more => match lang {
            Lang::Vi => format!("{named} và {more} thành viên khác"),
            Lang::En => format!("{named} and {more} more"),
        },
    }
}

fn distance(band: Star, margin: Margin, options: ExplainOptions) -> String {
    let lang = options.lang();
    // Not as much above one edge as takes the mean to the next.
    let above = options.shown(margin.above(), [margin.gap()]);
    let above = options.printed(&above, margin.above());
    let mut text = match lang {
        Lang::Vi => format!("Trên ngưỡng của khung {band}★: {above} điểm"),
        Lang::En => format!("Above the edge of the {band}★ band: {}", points(&above)),
    };
    if let Some((star, lacks)) = margin.next() {
        let shown = options.shown_lack(lacks);
        let lacks = options.printed(&shown, lacks);
        text.push_str(&match lang {
            Lang::Vi => format!("; còn thiếu {lacks} đến khung {star}★"),
            Lang::En => format!("; {lacks} below the {star}★ band"),
        });
    }
    text
}
