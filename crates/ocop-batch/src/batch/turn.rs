//! Points turned from a column for each criterion to a place for each row: unmet requirements with a
//! bit for each criterion, for a row and for a whole council.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, u8x16, u64x2};

use super::columns::Columns;
use super::sweep::Rows;
use super::tables::{SETS, Tables};

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
        let numbers = numbers(simd, planes, part);
        places.copy_from_slice(&numbers[..places.len()]);
    }
}

/// Eight planes of bytes as numbers of eight bytes, for the sixteen places from one on.
#[inline(always)]
pub(super) fn numbers<S: Simd, V>(simd: S, planes: &[V; 8], part: usize) -> [u64; 16]
where
    V: SimdBase<S, Element = u8>,
{
    let of = |plane: usize| u8x16::from_slice(simd, &planes[plane].as_slice()[part..part + 16]);
    let sides = [of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)];
    let sides = shuffle_eight(shuffle_eight(shuffle_eight(sides)));
    let mut pairs = [0; 16];
    for (pair, side) in pairs.chunks_exact_mut(2).zip(sides) {
        side.bitcast::<u64x2<S>>().store_slice(pair);
    }
    pairs.map(u64::from_le)
}
