//! The tables of a sheet for a batch: what a byte is worth, criterion by criterion.
//!
//! Levels up to 15 are in tables of sixteen bytes, which one instruction looks up for many rows at
//! once. Higher levels, which no sheet of the law has, are looked up row by row.

use alloc::vec::Vec;

use super::columns::{LEFT_OUT, case_byte};
use super::row;
use super::unpack::Packing;
use super::words::BEFORE;
use ocop_core::{Case, Criterion, Level, Points, RequirementRule, Sheet, Star};

/// Faults of a row and reasons for a lower star, one bit each. The lowest three bits are three, four
/// and five stars.
pub(super) mod mark {
    /// A zero ends the evaluation.
    pub(in super::super) const STOPPED: u8 = 8;
    /// A requirement of three, four or five stars is unmet.
    pub(in super::super) const UNMET: u8 = 7;
    /// The row must be looked at by itself.
    pub(in super::super) const FAULT: u8 = 128;
}

/// How many sets of criteria there are: those with an unmet requirement of three, four and five stars, and those
/// whose zero ends the evaluation.
pub(super) const SETS: usize = 4;

/// The set of the criteria whose zero ends the evaluation.
pub(super) const STOPPED: usize = 3;

/// A table of the levels 0 to 15.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
pub(super) struct Sixteen(pub(super) [u8; 16]);

/// What the levels of a criterion, or of a case of it, are worth.
#[derive(Clone, Debug)]
pub(super) struct Worth {
    /// The byte of the case, 0 where none are printed.
    pub(super) case: u8,
    /// The highest level in the tables.
    pub(super) top: u8,
    pub(super) points: Sixteen,
    pub(super) marks: Sixteen,
    /// Levels above 15, and their points.
    higher: Vec<(u8, u8)>,
}

/// A criterion that always applies and prints no cases: most are so.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    pub(super) criterion: usize,
    pub(super) worth: Worth,
}

/// Any criterion.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// One for each case; a single one where none are printed.
    pub(super) worths: Vec<Worth>,
    /// The column of cases.
    pub(super) cases: Option<usize>,
    /// The story criterion without which it does not apply.
    pub(super) story: Option<usize>,
    /// The requirements that its zero points do not meet, if it is left out.
    pub(super) left_out: u8,
    /// The points that three, four and five stars require, and 1 if a zero ends the evaluation.
    pub(super) requirements: [u8; SETS],
    /// The bytes of case and level of each option in a packed scorecard, in the order of its digits.
    pub(super) options: Vec<(u8, u8)>,
}

/// What is summed up over the members of a council at a criterion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    pub(super) criterion: usize,
    /// The set with the requirement that members reach or not, who are counted. Without one, their
    /// points are added.
    pub(super) set: Option<usize>,
    /// What each set requires there; 0 where it requires nothing.
    pub(super) requirements: [u8; SETS],
    /// The most that a member adds.
    pub(super) most: u8,
}

/// A requirement that a council meets only if every member does: by the mean too, if it is the most points of its
/// criterion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flag {
    pub(super) criterion: usize,
    /// The points that every member needs.
    pub(super) least: u8,
    /// The sets with the requirement, one bit each.
    pub(super) sets: u8,
}

/// The most flags of a sheet: a bit each in a byte. Requirements beyond them have lanes.
const MOST_FLAGS: usize = 8;

/// What the sums of a council have by a requirement rule.
#[derive(Clone, Debug)]
pub(super) struct Summed {
    /// Everything that the rule asks for: the flags as lanes too.
    pub(super) all: Vec<Lane>,
    pub(super) flags: Vec<Flag>,
    pub(super) lanes: Vec<Lane>,
    /// What the star of a council needs, if it goes by the mean of all criteria.
    pub(super) asked: Option<Asked>,
}

/// What sums must reach for a star.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The flags of each set, one bit each.
    pub(super) flags: [u8; SETS],
    /// The sums of three, four and five stars.
    pub(super) sums: [Vec<AskedSum>; STOPPED],
}

/// A sum that must reach a number of points for each member.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedSum {
    /// Its word, and its first bit there.
    pub(super) word: usize,
    pub(super) shift: u32,
    pub(super) least: u64,
}

impl Asked {
    fn of(flags: &[Flag], lanes: &[Lane]) -> Self {
        let low = lanes.len().div_ceil(2);
        let of_flags = |set| {
            let flags = (0..).zip(flags);
            let own = flags.filter(|(_, flag)| flag.sets >> set & 1 == 1);
            own.fold(0, |own, (bit, _)| own | 1 << bit)
        };
        let of_sums = |set: usize| {
            let lanes = lanes.iter().enumerate();
            let own = lanes.filter(|(_, lane)| lane.requirements[set] > 0);
            let own = own.map(|(place, lane)| AskedSum {
                word: BEFORE + place % low,
                shift: if place < low { 0 } else { 32 },
                least: lane.requirements[set].into(),
            });
            own.collect()
        };
        Self {
            flags: core::array::from_fn(of_flags),
            sums: core::array::from_fn(of_sums),
        }
    }
}

impl Summed {
    /// Points by the mean, by the other rules how many members reach each requirement, and both by one that is not
    /// known here. A zero that ends the evaluation is any member's.
    fn by(rule: Option<RequirementRule>, lanes: &[Lane]) -> Self {
        let asks = |lane: &&Lane| match rule {
            Some(RequirementRule::Mean) => matches!(lane.set, None | Some(STOPPED)),
            Some(RequirementRule::EveryMember | RequirementRule::Majority) => lane.set.is_some(),
            _ => true,
        };
        let mut own = Self {
            all: lanes.iter().filter(asks).copied().collect(),
            flags: Vec::new(),
            lanes: Vec::new(),
            asked: None,
        };
        for lane in lanes.iter().filter(asks) {
            match lane.flag(rule).filter(|_| own.flags.len() < MOST_FLAGS) {
                Some(flag) => own.flags.push(flag),
                None => own.lanes.push(*lane),
            }
        }
        // Stops beyond the flags are counted.
        let is_mean = rule == Some(RequirementRule::Mean);
        if is_mean && own.lanes.iter().all(|lane| lane.set.is_none()) {
            own.asked = Some(Asked::of(&own.flags, &own.lanes));
        }
        own
    }
}

impl Lane {
    /// The lane as a flag, if one member decides.
    fn flag(&self, rule: Option<RequirementRule>) -> Option<Flag> {
        let flag = |least, sets| Flag {
            criterion: self.criterion,
            least,
            sets,
        };
        let stars = &self.requirements[..STOPPED];
        match (self.set, rule) {
            (None, Some(RequirementRule::Mean)) => {
                let is_flag = stars.iter().all(|&least| least == 0 || least == self.most);
                let sets = (0..).zip(stars).filter(|(_, least)| **least > 0);
                is_flag.then(|| flag(self.most, sets.fold(0, |sets, (set, _)| sets | 1 << set)))
            }
            (Some(set), Some(RequirementRule::EveryMember)) | (Some(set @ STOPPED), _) => {
                Some(flag(self.requirements[set], 1 << set))
            }
            _ => None,
        }
    }
}

/// The tables of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) plain: Vec<Plain>,
    /// The criteria that are not plain.
    pub(super) special: Vec<usize>,
    /// All criteria, in printed order.
    pub(super) entries: Vec<Entry>,
    /// Criteria with a requirement, by their place.
    pub(super) weighed: Vec<usize>,
    /// How packed scorecards are taken apart; `None` if they do not fit 64 bits.
    pub(super) packing: Option<Packing>,
    /// What is summed up over the members of a council, by each rule: see [`Tables::summed`].
    summed: [Summed; 4],
    /// The most members of a council whose sums are sure to fit 32 bits.
    pub(super) most_members: u64,
    /// The star of each band, 0 to 5, with each bit set of what is missed.
    stars: [[u8; 1 << SETS]; 6],
    /// The most members whose points on a criterion fit a byte, and twice their number too.
    pub(super) few: usize,
    /// The number of columns of cases.
    pub(super) cases: usize,
    /// The least points for two, three, four and five stars.
    pub(super) edges: [u8; 4],
}

impl Tables {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut cases = 0;
        let entries: Vec<Entry> = sheet
            .criteria()
            .map(|criterion| Entry::of(criterion, &mut cases))
            .collect();
        let (plain, special): (Vec<_>, Vec<_>) =
            (0..entries.len()).partition(|&index| entries[index].is_plain());
        let plain = plain.into_iter().map(|criterion| Plain {
            criterion,
            worth: entries[criterion].worths[0].clone(),
        });
        let weighed = (0..entries.len()).filter(|&index| entries[index].requirements != [0; SETS]);
        let levels = sheet.criteria().flat_map(Criterion::levels);
        let best = levels.map(|level| byte(level.points())).max();
        let lanes = lanes(&entries);
        let most = lanes.iter().map(|lane| lane.most).max();
        Self {
            most_members: u64::from(u32::MAX / u32::from(most.unwrap_or(1).max(1))),
            few: (255 / usize::from(best.unwrap_or(1).max(1))).min(127),
            stars: core::array::from_fn(|band| {
                let [band, ..] = band.to_le_bytes();
                core::array::from_fn(|bits| {
                    let is_missed = |set: usize| (bits >> set & 1) as u64;
                    row::star(band, core::array::from_fn(is_missed))
                })
            }),
            packing: Packing::of(&entries),
            summed: [
                Some(RequirementRule::Mean),
                Some(RequirementRule::EveryMember),
                Some(RequirementRule::Majority),
                None,
            ]
            .map(|rule| Summed::by(rule, &lanes)),
            plain: plain.collect(),
            special,
            weighed: weighed.collect(),
            cases,
            edges: [Star::Two, Star::Three, Star::Four, Star::Five]
                .map(|star| byte(sheet.bands().least(star))),
            entries,
        }
    }

    /// Whether a criterion has levels above 15, which vectors do not look up.
    pub(super) fn has_higher_levels(&self) -> bool {
        let mut entries = self.entries.iter();
        entries.any(Entry::has_higher)
    }

    /// The star of a band, or of none (0), whose requirements are missed by the bits of a set each.
    pub(super) fn star(&self, band: u8, missed: u8) -> u8 {
        self.stars[usize::from(band)][usize::from(missed)]
    }

    /// What a requirement rule asks of a council.
    pub(super) const fn summed(&self, rule: RequirementRule) -> &Summed {
        let [mean, every_member, majority, other] = &self.summed;
        match rule {
            RequirementRule::Mean => mean,
            RequirementRule::EveryMember => every_member,
            RequirementRule::Majority => majority,
            _ => other,
        }
    }
}

/// Points first, then stops, then the requirements of stars.
fn lanes(entries: &[Entry]) -> Vec<Lane> {
    let with = |set: usize| {
        let of = move |&(_, entry): &(usize, &Entry)| entry.requirements[set] > 0;
        let lane = move |(criterion, entry): (usize, &Entry)| Lane {
            criterion,
            set: Some(set),
            requirements: entry.requirements,
            most: 1,
        };
        entries.iter().enumerate().filter(of).map(lane)
    };
    let has_star = |(_, entry): &(usize, &Entry)| entry.requirements[..STOPPED] != [0; STOPPED];
    let points = entries.iter().enumerate().filter(has_star);
    let points = points.map(|(criterion, entry)| Lane {
        criterion,
        set: None,
        requirements: entry.requirements,
        most: entry.most(),
    });
    let stars = (0..STOPPED).flat_map(with);
    points.chain(with(STOPPED)).chain(stars).collect()
}

impl Lane {
    /// What a member with these points adds.
    pub(super) fn adds(&self, points: u8) -> u8 {
        match self.set {
            None => points,
            Some(set) => u8::from(points >= self.requirements[set]),
        }
    }
}

impl Entry {
    /// Whether a level is above 15.
    pub(super) fn has_higher(&self) -> bool {
        self.worths.iter().any(|worth| !worth.higher.is_empty())
    }

    /// The points in a row that has no fault; 0 if nothing is chosen.
    pub(super) fn points(&self, level: u8, case: Option<u8>) -> u8 {
        let own = |worth: &&Worth| case.is_none_or(|case| worth.case == case);
        let worth = self.worths.iter().find(own).filter(|_| level != LEFT_OUT);
        worth.and_then(|worth| worth.points(level)).unwrap_or(0)
    }

    fn of(criterion: Criterion<'_>, columns: &mut usize) -> Self {
        let [three, four, five] =
            Star::RECOGNISED.map(|star| criterion.requirement(star).map_or(0, byte));
        let requirements = [three, four, five, u8::from(criterion.stops_on_zero())];
        let worth = |case: Option<Case>| Worth::of(criterion, case, requirements);
        let has_cases = criterion.has_cases();
        let column = *columns;
        *columns += usize::from(has_cases);
        Self {
            worths: if has_cases {
                criterion.cases().map(|case| worth(Some(case))).collect()
            } else {
                Vec::from([worth(None)])
            },
            cases: has_cases.then_some(column),
            story: criterion.requires().map(Criterion::index),
            left_out: marks(0, requirements),
            requirements,
            options: options(criterion).collect(),
        }
    }

    /// The most points of a level.
    pub(super) fn most(&self) -> u8 {
        self.worths.iter().map(Worth::best).max().unwrap_or(0)
    }

    /// What the levels are worth if the criterion always applies and prints no cases.
    pub(super) fn plain(&self) -> Option<&Worth> {
        self.worths.first().filter(|_| self.is_plain())
    }

    pub(super) fn is_plain(&self) -> bool {
        self.story.is_none() && self.cases.is_none()
    }
}

impl Worth {
    fn of(criterion: Criterion<'_>, case: Option<Case>, requirements: [u8; SETS]) -> Self {
        let mut worth = Self {
            case: case.map_or(0, case_byte),
            top: 0,
            points: Sixteen([0; 16]),
            marks: Sixteen([mark::FAULT; 16]),
            higher: Vec::new(),
        };
        let own = criterion.choices().filter(|choice| choice.case() == case);
        for choice in own {
            let points = criterion
                .level_of(choice)
                .map_or(Points::ZERO, Level::points);
            let (number, points) = (choice.level(), byte(points));
            let place = usize::from(number);
            if place < 16 {
                worth.top = worth.top.max(number);
                worth.points.0[place] = points;
                worth.marks.0[place] = marks(points, requirements);
            } else {
                worth.higher.push((number, points));
            }
        }
        worth
    }

    /// The most points of a level.
    fn best(&self) -> u8 {
        let higher = self.higher.iter().map(|&(_, points)| points);
        higher.chain(self.points.0).max().unwrap_or(0)
    }

    /// The points of a level; `None` where there is no such level.
    pub(super) fn points(&self, level: u8) -> Option<u8> {
        let place = usize::from(level);
        match self.marks.0.get(place) {
            Some(&marks) => (marks & mark::FAULT == 0).then(|| self.points.0[place]),
            None => {
                let mut higher = self.higher.iter();
                higher
                    .find(|&&(number, _)| number == level)
                    .map(|&(_, points)| points)
            }
        }
    }
}

/// The options of a criterion in a packed scorecard as bytes of case and level: its choices, and after
/// them "left out" if it depends on a story.
fn options(criterion: Criterion<'_>) -> impl Iterator<Item = (u8, u8)> {
    let choices = criterion
        .choices()
        .map(|choice| (choice.case().map_or(0, case_byte), choice.level()));
    choices.chain(criterion.requires().map(|_| (0, LEFT_OUT)))
}

/// Points of a level or band, which are at most 100.
fn byte(points: Points) -> u8 {
    u8::try_from(points.get()).unwrap_or(u8::MAX)
}

/// The requirements that a criterion's points do not meet, one bit per requirement.
pub(super) fn marks(points: u8, requirements: [u8; SETS]) -> u8 {
    requirements
        .iter()
        .enumerate()
        .fold(0, |bits, (set, &requirement)| {
            bits | (u8::from(points < requirement) << set)
        })
}
