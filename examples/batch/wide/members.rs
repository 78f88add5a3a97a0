//! Members and rounds of a council: of a member's cards, the one of the latest round counts.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::Result;

use super::{Chunk, RowFault};
use ocop_examples::Words;

/// What is known of the councils of a chunk once each member has one card.
#[derive(Debug, Default)]
pub struct Settled {
    /// The councils at fault: place, line and fault, in order.
    pub faults: Vec<(usize, u64, RowFault)>,
    /// The cards of each council that do not count.
    pub aside: Vec<usize>,
}

/// Drops the cards that do not count from councils, which are the rows between offsets. The column is that
/// of members.
pub fn settle(chunk: &mut Chunk, offsets: &mut [u32], column: &str) -> Result<Settled> {
    let (mut faults, mut aside) = (Vec::new(), Vec::new());
    let mut latest: HashMap<&[u8], usize> = HashMap::new();
    for (council, pair) in offsets.windows(2).enumerate() {
        latest.clear();
        let rows = pair[0] as usize..pair[1] as usize;
        let before = aside.len();
        let fault = unreadable(chunk, rows.clone());
        if let Some((row, fault)) = fault.or_else(|| twice(chunk, rows.clone(), column)) {
            faults.push((council, chunk.line(row), fault));
            continue;
        }
        for row in rows.filter(|&row| !chunk.member(row).is_empty()) {
            let counts = latest.entry(chunk.member(row)).or_insert(row);
            if *counts != row {
                let earlier = chunk.round(row) < chunk.round(*counts);
                aside.push(if earlier {
                    row
                } else {
                    std::mem::replace(counts, row)
                });
            }
        }
        aside[before..].sort_unstable();
    }
    // Offsets and rows after the cards that are set aside are gone.
    let gone = |row: u32| aside.partition_point(|&gone| gone < row as usize);
    let pairs = offsets.windows(2);
    let of_each = pairs.map(|pair| gone(pair[1]) - gone(pair[0])).collect();
    for offset in offsets {
        *offset -= u32::try_from(gone(*offset))?;
    }
    chunk.drop_rows(&aside);
    Ok(Settled {
        faults,
        aside: of_each,
    })
}

/// The first row of which it is not known whose card of which round it is.
fn unreadable(chunk: &Chunk, rows: Range<usize>) -> Option<(usize, RowFault)> {
    if !chunk.has_unreadable(rows.clone()) {
        return None;
    }
    let mut rows = rows.filter_map(|row| Some((row, chunk.own_fault(row)?)));
    let found = rows.find(|(_, fault)| !fault.is_of_criterion());
    found.map(|(row, fault)| (row, fault.clone()))
}

/// The second of two cards of one member in one round.
fn twice(chunk: &Chunk, rows: Range<usize>, column: &str) -> Option<(usize, RowFault)> {
    let mut met = HashMap::new();
    for row in rows.filter(|&row| !chunk.member(row).is_empty()) {
        let card = (chunk.member(row), chunk.round(row));
        if let Some(first) = met.insert(card, row) {
            let member = String::from_utf8_lossy(card.0);
            let (first, round) = (chunk.line(first), card.1);
            let words = Words::new(
                format!(
                    "thành viên `{member}` có hai phiếu trong vòng {round}: hàng {first} và hàng này"
                ),
                format!(
                    "member `{member}` has two cards in round {round}: row {first} and this one"
                ),
            );
            return Some((row, RowFault::new("member-twice", column, words)));
        }
    }
    None
}
