//! A whole scorecard as one number. The law has no such form; it is this library's.
//!
//! The number has a mixed radix, with the criteria as digits in printed order. The options of a
//! criterion are its choices from worst to best, case by case. "Left out" comes last if the
//! criterion depends on a story.

use alloc::format;
use core::fmt;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::OptionRow;
use crate::law::row::rows;
use crate::law::sheet::Sheet;
use crate::law::slot::Slot;
use crate::rating::scorecard::Scorecard;

impl Scorecard {
    /// The scorecard as one number. [`Sheet::unpack`] reads it back on an equal sheet.
    ///
    /// Criteria are digits in printed order, the first the most significant. A digit counts the
    /// choices in the order of [`Criterion::choices`](crate::Criterion::choices), then "left out".
    /// The lowest choice everywhere gives 0. Later versions give the same numbers.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet
    ///     .criteria()
    ///     .map(|criterion| (criterion.key(), criterion.best()));
    /// let card = sheet.scorecard_from(best)?.complete()?;
    /// assert_eq!(sheet.unpack(card.pack()?)?, card);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheetCode`](crate::ErrorKind::BadSheetCode) for a custom sheet whose scorecards do not fit 64 bits. Every
    /// sheet of the law fits.
    pub fn pack(&self) -> Result<u64, Error> {
        let (radices, mut options) = digits(self.sheet())?;
        let mut packed = 0;
        for (&radix, &slot) in radices.iter().zip(self.slots()) {
            let (own, after) = options.split_at(radix.into());
            packed = packed * u64::from(radix) + place(own, slot);
            options = after;
        }
        Ok(packed)
    }
}

impl Sheet {
    /// The scorecard of a number from [`Scorecard::pack`].
    ///
    /// ```
    /// use ocop_core::{Choice, Edition, ErrorKind, Points};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let least = sheet.unpack(0)?;
    /// assert_eq!(least.total(), Points::ZERO);
    /// assert_eq!(least.choice("1.1"), Some(Choice::from(0)));
    /// assert_eq!(sheet.unpack(u64::MAX).unwrap_err().kind(), ErrorKind::BadSheetCode);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheetCode`](crate::ErrorKind::BadSheetCode) for a number above the last scorecard, and if
    /// [`Scorecard::pack`] fails. Also if a criterion contradicts its story: the path names the
    /// criterion.
    pub fn unpack(&self, packed: u64) -> Result<Scorecard, Error> {
        let (radices, mut options) = digits(self)?;
        let (mut builder, mut dependent) = (self.scorecard(), 0);
        let mut rest = packed;
        for (index, &radix) in radices.iter().enumerate().rev() {
            let (quotient, place) = divide(rest, radix);
            let (before, own) = options.split_at(options.len() - usize::from(radix));
            builder.put(index, own[usize::from(place)]);
            let may_be_left_out = own[own.len() - 1].slot.is_left_out();
            dependent |= u64::from(may_be_left_out) << index;
            (rest, options) = (quotient, before);
        }
        if rest != 0 {
            return Err(out_of_range(self, packed));
        }
        match builder.fault_among(CriterionSet::from_bits(dependent)) {
            None => Ok(builder.into_scorecard()),
            Some(fault) => {
                let vi = fault.message_in(Lang::Vi).into_owned();
                let en = fault.message_in(Lang::En).into_owned();
                let values = [
                    ("found", packed.into()),
                    ("sheet", self.named().into()),
                    ("reason", Label::new(vi, en).into()),
                ];
                Err(Error::new(ErrorDetail::PackedInvalid, fault.path(), values))
            }
        }
    }
}

/// The error for a number above the last scorecard of a sheet.
pub(crate) fn out_of_range(sheet: &Sheet, packed: impl fmt::Display) -> Error {
    let last = sheet.row().packed_below.saturating_sub(1);
    let values = [
        ("found", ErrorValue::Text(format!("{packed}").into())),
        ("sheet", sheet.named().into()),
        ("least", 0_u8.into()),
        ("most", last.into()),
    ];
    Error::new(ErrorDetail::PackedOutOfRange, "", values)
}

/// The radix of each criterion, and all options, if their product fits 64 bits.
pub(crate) fn digits(sheet: &Sheet) -> Result<(&[u8], &[OptionRow]), Error> {
    let row = sheet.row();
    if row.packed_below == 0 {
        let sheet = ("sheet", sheet.named().into());
        return Err(Error::new(ErrorDetail::PackedTooWide, "", [sheet]));
    }
    let criteria = rows(&row.criteria).len();
    Ok((&row.radix[..criteria], rows(&row.options)))
}

/// The index of a choice among the options of its criterion.
fn place(options: &[OptionRow], slot: Slot) -> u64 {
    // Levels follow one another, so only a second case or a left-out criterion needs a search.
    match slot.levels_above(options[0].slot) {
        Some(place) => place.into(),
        None => (0..)
            .zip(options)
            .find(|(_, option)| option.slot == slot)
            .map_or(0, |(place, _)| place),
    }
}

/// 2⁶⁴ over each radix, rounded up.
static RECIPROCALS: [u64; 256] = {
    let mut reciprocals = [0; 256];
    let mut radix = 2;
    while radix < 256 {
        reciprocals[radix] = u64::MAX / radix as u64 + 1;
        radix += 1;
    }
    reciprocals
};

/// A number divided by a radix: the quotient and the remainder.
///
/// A scorecard has about thirty digits, and each waits for the one before. A multiplication is
/// therefore faster than a division. The reciprocal is too large by less than 1. For a number below
/// 2⁵⁶ the quotient is too large by less than 1 / 256. That is less than 1 / radix, so the
/// truncated quotient is exact.
#[inline]
pub(crate) fn divide(number: u64, radix: u8) -> (u64, u8) {
    let wide = u64::from(radix);
    let quotient = if number < 1 << 56 && radix > 1 {
        let product = u128::from(number) * u128::from(RECIPROCALS[usize::from(radix)]);
        u64::try_from(product >> 64).unwrap_or(u64::MAX)
    } else {
        number / wide
    };
    let [remainder, ..] = (number - quotient * wide).to_le_bytes();
    (quotient, remainder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_divide_exactly_by_every_radix() {
        let edges = (0..64).map(|bits| 1_u64 << bits).chain([0, u64::MAX]);
        for radix in 1..=u8::MAX {
            let wide = u64::from(radix);
            let multiples = edges.clone().map(|edge| edge / wide * wide);
            for around in edges.clone().chain(multiples) {
                for number in around.saturating_sub(300)..=around.saturating_add(300) {
                    let (quotient, remainder) = divide(number, radix);
                    let exact = (number / wide, number % wide);
                    assert_eq!(
                        (quotient, u64::from(remainder)),
                        exact,
                        "{number} / {radix}"
                    );
                }
            }
        }
    }
}
