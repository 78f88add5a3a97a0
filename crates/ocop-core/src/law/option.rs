//! The options of a criterion in a packed scorecard; the law prints the levels, not this order.
//!
//! Options are the choices from worst to best, case by case. "Left out" comes last if the criterion
//! depends on a story. The order never changes, because users keep packed scorecards.

use crate::law::row::{CriterionRow, LevelRow, MOST_CRITERIA, OptionRow, SheetRow, rows, same};
use crate::law::slot::Slot;

/// The number of options of each criterion; 0 after the last criterion.
pub(crate) const fn radix(criteria: &[CriterionRow], levels: &[LevelRow]) -> [u8; MOST_CRITERIA] {
    let mut radix: [u8; MOST_CRITERIA] = [0; MOST_CRITERIA];
    let mut criterion = 0;
    while criterion < criteria.len() && criterion < MOST_CRITERIA {
        let mut options: u8 = criteria[criterion].requires.is_some() as u8;
        let span = criteria[criterion].levels;
        let mut level = span.start as usize;
        while level < span.end as usize && level < levels.len() {
            options = options.saturating_add(1 + has_zero_below(&levels[level]) as u8);
            level += 1;
        }
        radix[criterion] = options;
        criterion += 1;
    }
    radix
}

/// The option of a criterion at an index, from 0.
pub(crate) const fn option(criterion: &CriterionRow, levels: &[LevelRow], place: u8) -> OptionRow {
    let (mut level, mut before) = (criterion.levels.start as usize, 0);
    while level < criterion.levels.end as usize && level < levels.len() {
        let row = &levels[level];
        if has_zero_below(row) {
            if before == place {
                let slot = Slot::new(row.case, 0);
                return OptionRow { slot, points: 0 };
            }
            before += 1;
        }
        if before == place {
            return OptionRow {
                slot: Slot::new(row.case, row.number),
                points: row.points,
            };
        }
        before += 1;
        level += 1;
    }
    OptionRow::LEFT_OUT
}

/// `level-zero`: level 0 lies below the first level of a criterion or case if that is worth points.
const fn has_zero_below(level: &LevelRow) -> bool {
    level.number == 1 && level.points > 0
}

/// The options of all criteria, one criterion after another: as many as the sum of the radices.
pub(crate) const fn options<const N: usize>(
    criteria: &[CriterionRow],
    levels: &[LevelRow],
) -> [OptionRow; N] {
    let radix = radix(criteria, levels);
    let mut options = [OptionRow::LEFT_OUT; N];
    let (mut criterion, mut next) = (0, 0);
    while criterion < criteria.len() {
        let mut place = 0;
        while place < radix[criterion] {
            options[next] = option(&criteria[criterion], levels, place);
            next += 1;
            place += 1;
        }
        criterion += 1;
    }
    options
}

/// The sum of the radices.
pub(crate) const fn count(radix: &[u8; MOST_CRITERIA]) -> usize {
    let (mut criterion, mut sum) = (0, 0);
    while criterion < MOST_CRITERIA {
        sum += radix[criterion] as usize;
        criterion += 1;
    }
    sum
}

/// The product of the radices; 0 if it does not fit 64 bits.
pub(crate) const fn packed_below(radix: &[u8; MOST_CRITERIA]) -> u64 {
    let (mut criterion, mut product) = (0, 1_u64);
    while criterion < MOST_CRITERIA && radix[criterion] != 0 {
        product = match product.checked_mul(radix[criterion] as u64) {
            Some(product) => product,
            None => return 0,
        };
        criterion += 1;
    }
    product
}

/// Whether the derived columns of a sheet match its rows.
pub(super) const fn fit(sheet: &SheetRow) -> bool {
    let (criteria, levels) = (rows(&sheet.criteria), rows(&sheet.levels));
    let options = rows(&sheet.options);
    let radix = radix(criteria, levels);
    if !same(&radix, &sheet.radix)
        || packed_below(&radix) != sheet.packed_below
        || count(&radix) != options.len()
    {
        return false;
    }
    let (mut criterion, mut next) = (0, 0);
    while criterion < criteria.len() {
        let mut place = 0;
        while place < radix[criterion] {
            if !options[next].is(option(&criteria[criterion], levels, place)) {
                return false;
            }
            next += 1;
            place += 1;
        }
        criterion += 1;
    }
    true
}

impl SheetRow {
    /// The options of the criterion at an index.
    pub(crate) fn options_of(&self, index: usize) -> &[OptionRow] {
        // A sum of small numbers is quicker.
        let before = self.radix[..index].iter().map(|&radix| u16::from(radix));
        let start = usize::from(before.sum::<u16>());
        &rows(&self.options)[start..start + usize::from(self.radix[index])]
    }
}
