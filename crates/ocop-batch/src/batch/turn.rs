//! Points turned from a column for each criterion to a place for each row: unmet requirements with a
//! bit for each criterion, for a row and for a whole council.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, mask8x16, u8x16, u64x2};

use super::columns::Columns;
use super::row::CardPoints;
use super::sweep::Rows;
use super::tables::{SETS, STOPPED, Tables};
use ocop_core::RequirementRule;
use ocop_core::internal::MOST_CRITERIA;

/// Whether a criterion with a requirement is among sixteen.
#[inline(always)]
fn has_requirements(tables: &Tables, sixteen: usize) -> bool {
    tables
        .weighed
        .iter()
        .any(|criterion| criterion / 16 == sixteen)
}

/// Turns the points of a block: for each row those of the criteria with a requirement, by their place
/// on the sheet.
#[inline(always)]
pub(super) fn turn<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    turned: &mut [CardPoints],
) {
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        let first = at - range.start;
        for sixteen in (0..MOST_CRITERIA / 16).filter(|&sixteen| has_requirements(tables, sixteen))
        {
            let mut planes = [S::u8s::splat(simd, 0); 16];
            for &criterion in &tables.weighed {
                if criterion / 16 == sixteen {
                    planes[criterion % 16] = rows.find(simd, tables, criterion).points;
                }
            }
            for part in (0..S::u8s::LEN).step_by(16) {
                let Some(places) = turned.get_mut(first + part..) else {
                    break;
                };
                let square = square(simd, &planes, part);
                for (row, points) in places.iter_mut().zip(square) {
                    points.store_slice(&mut row[sixteen * 16..sixteen * 16 + 16]);
                }
            }
        }
    }
}

/// Sixteen columns at sixteen rows as rows.
#[inline(always)]
pub(super) fn square<S: Simd>(simd: S, planes: &[S::u8s; 16], part: usize) -> [u8x16<S>; 16] {
    let of = |plane: usize| u8x16::from_slice(simd, &planes[plane].as_slice()[part..part + 16]);
    let square = [
        of(0),
        of(1),
        of(2),
        of(3),
        of(4),
        of(5),
        of(6),
        of(7),
        of(8),
        of(9),
        of(10),
        of(11),
        of(12),
        of(13),
        of(14),
        of(15),
    ];
    let square = shuffle_sixteen(shuffle_sixteen(square));
    shuffle_sixteen(shuffle_sixteen(square))
}

/// One round of a perfect shuffle: the first half of the vectors between the second. As many rounds
/// as the number of vectors has bits make columns of bytes to rows. Written out, so that all stays in
/// registers.
#[inline(always)]
fn shuffle_sixteen<S: Simd>(vectors: [u8x16<S>; 16]) -> [u8x16<S>; 16] {
    let [
        v0,
        v1,
        v2,
        v3,
        v4,
        v5,
        v6,
        v7,
        v8,
        v9,
        v10,
        v11,
        v12,
        v13,
        v14,
        v15,
    ] = vectors;
    [
        v0.zip_low(v8),
        v0.zip_high(v8),
        v1.zip_low(v9),
        v1.zip_high(v9),
        v2.zip_low(v10),
        v2.zip_high(v10),
        v3.zip_low(v11),
        v3.zip_high(v11),
        v4.zip_low(v12),
        v4.zip_high(v12),
        v5.zip_low(v13),
        v5.zip_high(v13),
        v6.zip_low(v14),
        v6.zip_high(v14),
        v7.zip_low(v15),
        v7.zip_high(v15),
    ]
}

/// The same of eight vectors.
#[inline(always)]
fn shuffle_eight<S: Simd>(vectors: [u8x16<S>; 8]) -> [u8x16<S>; 8] {
    let [v0, v1, v2, v3, v4, v5, v6, v7] = vectors;
    [
        v0.zip_low(v4),
        v0.zip_high(v4),
        v1.zip_low(v5),
        v1.zip_high(v5),
        v2.zip_low(v6),
        v2.zip_high(v6),
        v3.zip_low(v7),
        v3.zip_high(v7),
    ]
}

/// The criteria with an unmet requirement, or whose zero ends the evaluation, one bit per criterion.
#[inline(always)]
pub(super) fn miss<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    mut sets: [Option<&mut [u64]>; SETS],
) {
    let zero = S::u8s::splat(simd, 0);
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        // Eight criteria are a byte of a set.
        let mut planes = [[zero; 8]; SETS];
        for &criterion in &tables.weighed {
            let found = rows.find(simd, tables, criterion);
            let (byte, bit) = (criterion / 8, S::u8s::splat(simd, 1 << (criterion % 8)));
            for (planes, requirement) in planes
                .iter_mut()
                .zip(tables.entries[criterion].requirements)
            {
                if requirement > 0 {
                    let unmet = S::u8s::splat(simd, requirement).simd_gt(found.points);
                    planes[byte] |= unmet.select(bit, zero);
                }
            }
        }
        for (set, planes) in sets.iter_mut().zip(&planes) {
            if let Some(set) = set {
                put::<S>(simd, planes, &mut set[at - range.start..]);
            }
        }
    }
}

/// Writes eight planes of bytes as a number of eight bytes a row.
#[inline(always)]
fn put<S: Simd>(simd: S, planes: &[S::u8s; 8], places: &mut [u64]) {
    for (part, places) in (0..S::u8s::LEN).step_by(16).zip(places.chunks_mut(16)) {
        let of = |plane: usize| u8x16::from_slice(simd, &planes[plane].as_slice()[part..part + 16]);
        let sides = [of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)];
        let sides = shuffle_eight(shuffle_eight(shuffle_eight(sides)));
        let mut pairs = [0; 16];
        for (pair, side) in pairs.chunks_exact_mut(2).zip(sides) {
            side.bitcast::<u64x2<S>>().store_slice(pair);
        }
        let length = places.len();
        places.copy_from_slice(&pairs.map(u64::from_le)[..length]);
    }
}

/// The points that a number of members must have together, by criterion.
#[derive(Clone, Copy)]
pub(super) struct Together {
    members: u8,
    requirements: [CardPoints; SETS],
}

impl Together {
    pub(super) const NONE: Self = Self {
        members: 0,
        requirements: [[0; MOST_CRITERIA]; SETS],
    };

    /// The requirements of a number of members: one member's, that many times.
    #[inline(always)]
    fn of(&mut self, tables: &Tables, members: u8) {
        if self.members != members {
            self.members = members;
            self.requirements = tables.requirements;
            for requirement in self.requirements.iter_mut().flatten() {
                *requirement = requirement.wrapping_mul(members);
            }
        }
    }
}

/// The unmet requirements and stops of a small council: at most [`Tables::few`] members, whose sums
/// fit a byte. `None` for a requirement rule that is not known here.
#[inline(always)]
pub(super) fn gather<S: Simd>(
    simd: S,
    tables: &Tables,
    minimum: RequirementRule,
    members: &[CardPoints],
    together: &mut Together,
) -> Option<[u64; SETS]> {
    let [count, ..] = members.len().to_le_bytes();
    together.of(tables, count);
    let (zero, one) = (u8x16::splat(simd, 0), u8x16::splat(simd, 1));
    let mut sets = [0; SETS];
    for sixteen in (0..MOST_CRITERIA / 16).filter(|&sixteen| has_requirements(tables, sixteen)) {
        let own = |row: &CardPoints| u8x16::from_slice(simd, &row[sixteen * 16..sixteen * 16 + 16]);
        let requirements = tables.requirements.each_ref().map(own);
        let mut put = |set: usize, unmet: mask8x16<S>| {
            sets[set] |= unmet.to_bitmask() << (sixteen * 16);
        };
        let points = || members.iter().map(own);
        let least = || {
            points().fold(u8x16::splat(simd, u8::MAX), |least, points| {
                least.min(points)
            })
        };
        match minimum {
            RequirementRule::Mean => {
                let sum = points().fold(zero, |sum, points| sum + points);
                for set in 0..STOPPED {
                    put(set, sum.simd_lt(own(&together.requirements[set])));
                }
            }
            RequirementRule::EveryMember => {
                let least = least();
                for (set, &requirement) in requirements.iter().enumerate().take(STOPPED) {
                    put(set, least.simd_lt(requirement));
                }
            }
            RequirementRule::Majority => {
                for (set, &requirement) in requirements.iter().enumerate().take(STOPPED) {
                    let reached = points().fold(zero, |reached, points| {
                        reached + points.simd_ge(requirement).select(one, zero)
                    });
                    // Not more than half of them; all members reach a requirement of 0.
                    put(set, (reached + reached).simd_le(u8x16::splat(simd, count)));
                }
            }
            _ => return None,
        }
        // A zero is any member's.
        if tables.stops {
            put(STOPPED, least().simd_lt(requirements[STOPPED]));
        }
    }
    Some(sets)
}
