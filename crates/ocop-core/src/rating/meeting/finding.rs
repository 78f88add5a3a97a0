//! Findings of a meeting, one by one: first against the council's own rules, then how firm the star is.

use alloc::vec::Vec;

use super::{Cause, Change, Margin, Meeting, Pair, QuorumUnmet, SpreadExceeded};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::rating::member::Member;

/// A finding of a council's meeting. [`explain`](Finding::explain) gives its text.
///
/// ```
/// use ocop_core::meeting::Finding;
/// use ocop_core::{Council, Edition, Lang, Quorum, Rules};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let card = sheet.scorecard_from(best)?.complete()?;
/// let rules = Rules::default().quorum("3/4".parse()?);
/// let rating = Council::of([card])?.under(rules).rate()?;
///
/// let findings = rating.meeting().findings();
/// assert!(matches!(findings[..], [Finding::Quorum(_)]));
/// assert_eq!(findings[0].as_str(), "quorum-not-known");
/// assert_eq!(
///     findings[0].explain(Lang::En),
///     "The rules require a quorum, but the attendance is not given"
/// );
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Finding<'a> {
    /// The quorum is not met, or not known to be.
    Quorum(QuorumUnmet),
    /// The totals differ by more than the rules allow.
    Spread(SpreadExceeded<'a>),
    /// A member is too far below others, by the same points below each.
    Below {
        /// The member, and the total.
        lower: (Member<'a>, Points),
        /// The points between them.
        difference: Points,
        /// The other members and their totals.
        higher: Vec<(Member<'a>, Points)>,
    },
    /// Pairs that are not listed one by one.
    MorePairs(u64),
    /// A criterion that causes the spread.
    SpreadCause {
        /// Its place among the causes, from 1.
        rank: usize,
        /// The criterion and its points.
        cause: Cause<'a>,
        /// How many pairs the points are summed over.
        pairs: u64,
    },
    /// The rules require one common score on this criterion, and the members' choices differ.
    NotSettled(Criterion<'a>),
    /// Without this member the star would be another.
    Without {
        /// The member.
        member: Member<'a>,
        /// The star without the member; `None` for no star.
        without: Option<Star>,
        /// The star of the council; `None` for no star.
        star: Option<Star>,
    },
    /// The same change by any one of these members would give another star.
    Change {
        /// The members.
        members: Vec<Member<'a>>,
        /// The change.
        change: Change<'a>,
    },
    /// How far the mean is from the edges of its band.
    Margin {
        /// The star of the band.
        band: Star,
        /// The distances.
        margin: Margin,
    },
}

impl Finding<'_> {
    /// The most members that are listed as too far below others.
    const MOST_BELOW: usize = 12;
    /// The most criteria that are listed as causes of a spread.
    const MOST_CAUSES: usize = 5;

    /// The name of the finding, in kebab-case.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Quorum(unmet) => unmet.as_str(),
            Self::Spread(_) => "spread-exceeded",
            Self::Below { .. } => "spread-pair",
            Self::MorePairs(_) => "spread-pairs",
            Self::SpreadCause { .. } => "spread-cause",
            Self::NotSettled(_) => "not-settled",
            Self::Without { .. } => "swing-without",
            Self::Change { .. } => "swing-change",
            Self::Margin { .. } => "margin",
        }
    }
}

impl<'a> Finding<'a> {
    /// The finding in a few words, without its members and points;
    /// [`explain`](Finding::explain) gives those.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang, Quorum, Rules};
    ///
    /// let rules = Rules::default().quorum(Quorum::share(3, 4)?);
    /// let rating = Council::of([Edition::E2026.sheet(7)?.best()])?.under(rules).rate()?;
    /// let findings = rating.meeting().findings();
    /// assert_eq!(findings[0].label(Lang::Vi), "Chưa biết số thành viên dự họp");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub const fn label(&self, lang: Lang) -> &'static str {
        match self {
            Self::Quorum(unmet) => unmet.label(lang),
            Self::Spread(_) => lang.pick("Điểm chênh lệch quá mức", "Totals too far apart"),
            Self::Below { .. } => {
                lang.pick("Thành viên chấm thấp hơn", "A member far below others")
            }
            Self::MorePairs(_) => {
                lang.pick("Còn các cặp chênh lệch khác", "More pairs too far apart")
            }
            Self::SpreadCause { .. } => lang.pick(
                "Tiêu chí gây chênh lệch",
                "A criterion that causes the spread",
            ),
            Self::NotSettled(_) => {
                lang.pick("Chưa thống nhất mức chung", "No common score settled")
            }
            Self::Without { .. } => lang.pick(
                "Thành viên quyết định hạng sao",
                "A member who decides the star",
            ),
            Self::Change { .. } => {
                lang.pick("Thay đổi làm đổi hạng sao", "A change that moves the star")
            }
            Self::Margin { .. } => lang.pick("Khoảng cách đến khung điểm", "Margin to the bands"),
        }
    }

    /// The members that it is about; of pairs with one lower member, that one first.
    #[must_use]
    pub fn members(&self) -> Vec<Member<'a>> {
        match self {
            Self::Below { lower, higher, .. } => {
                let higher = higher.iter().map(|(member, _)| *member);
                core::iter::once(lower.0).chain(higher).collect()
            }
            Self::Without { member, .. } => alloc::vec![*member],
            Self::Change { members, .. } => members.clone(),
            _ => Vec::new(),
        }
    }

    /// The criterion that it is about.
    #[must_use]
    pub const fn criterion(&self) -> Option<Criterion<'a>> {
        match self {
            Self::SpreadCause { cause, .. } => Some(cause.criterion()),
            Self::NotSettled(criterion) => Some(*criterion),
            Self::Change { change, .. } => Some(change.criterion()),
            _ => None,
        }
    }
}

impl<'a> Meeting<'a> {
    /// All findings: first what breaks the council's own rules, then which members decide the star.
    #[must_use]
    pub fn findings(self) -> Vec<Finding<'a>> {
        let quorum = self.quorum_unmet().into_iter();
        let mut findings: Vec<Finding<'a>> = quorum.map(Finding::Quorum).collect();
        if let Some(exceeded) = self.spread_exceeded() {
            self.add_spread(exceeded, &mut findings);
        }
        findings.extend(self.not_settled().map(Finding::NotSettled));
        if self.rating.totals().len() > 1 {
            self.add_swings(&mut findings);
            findings.push(Finding::Margin {
                band: self.rating.band(),
                margin: self.rating.margin(),
            });
        }
        findings
    }

    fn add_spread(self, exceeded: SpreadExceeded<'a>, findings: &mut Vec<Finding<'a>>) {
        let totals = self.rating.totals();
        let council = self.rating.council();
        let with_total = |member: usize| (council.member(member - 1), totals[member - 1]);
        let count = exceeded.count();
        let alike = |a: &Pair, b: &Pair| a.lower() == b.lower() && a.difference() == b.difference();
        let groups = exceeded.pairs().chunk_by(alike).take(Finding::MOST_BELOW);
        let mut listed = 0;
        let mut details = Vec::new();
        for pairs in groups {
            let [first, ..] = pairs else { continue };
            listed += pairs.len();
            details.push(Finding::Below {
                lower: with_total(first.lower()),
                difference: first.difference(),
                higher: pairs.iter().map(|pair| with_total(pair.higher())).collect(),
            });
        }
        let more = count - u64::try_from(listed).unwrap_or(0);
        if more > 0 {
            details.push(Finding::MorePairs(more));
        }
        let causes = exceeded.causes().iter().take(Finding::MOST_CAUSES);
        details.extend((1..).zip(causes).map(|(rank, cause)| Finding::SpreadCause {
            rank,
            cause: *cause,
            pairs: count,
        }));
        findings.push(Finding::Spread(exceeded));
        findings.append(&mut details);
    }

    /// Members with the same change share one finding.
    fn add_swings(self, findings: &mut Vec<Finding<'a>>) {
        let swings = self.swings();
        let named = |member: usize| self.rating.council().member(member - 1);
        findings.extend(swings.iter().filter_map(|swing| {
            Some(Finding::Without {
                member: named(swing.member()),
                without: swing.without()?.star(),
                star: self.rating.star(),
            })
        }));
        let mut changes: Vec<(Vec<Member<'a>>, Change<'a>)> = Vec::new();
        for swing in &swings {
            let Some(change) = swing.change() else {
                continue;
            };
            match changes.iter_mut().find(|(_, other)| *other == change) {
                Some((members, _)) => members.push(named(swing.member())),
                None => changes.push((alloc::vec![named(swing.member())], change)),
            }
        }
        let changes = changes.into_iter();
        findings.extend(changes.map(|(members, change)| Finding::Change { members, change }));
    }
}
