//! Packed scorecards taken apart, for as many at once as a vector has numbers.
//!
//! One chain of some thirty divisions of 64 bits is slow, because each waits for the one before. So a
//! number is divided into words of 32 bits, a word into parts of 16 bits, and only a part into digits:
//! short chains of small numbers, with a vector of rows in each step.

use alloc::vec::Vec;

use fearless_simd::{Level, dispatch};

use super::tables::Entry;

/// The rows of a block that is unpacked, whose columns are on the stack.
pub(super) const ROWS: usize = 256;

/// A level that no criterion has.
pub(super) const NO_LEVEL: u8 = 254;

/// How the packed scorecards of a sheet are taken apart. The last criterion is the lowest digit, so
/// everything is in the order from the last criterion to the first.
#[derive(Clone, Debug)]
pub(super) struct Packing {
    /// The number above the last scorecard.
    below: u64,
    words: Vec<Word>,
    /// What the digits of each criterion mean, in printed order.
    runs: Vec<Vec<Run>>,
    /// The column of cases of each criterion.
    cases: Vec<Option<usize>>,
}

/// Digits whose numbers fit 32 bits.
#[derive(Clone, Debug)]
struct Word {
    /// How many numbers there are, at most 2³².
    numbers: u64,
    parts: Vec<Part>,
}

/// Digits whose numbers fit 16 bits.
#[derive(Clone, Debug)]
struct Part {
    /// How many numbers there are, at most 2¹⁶.
    numbers: u32,
    /// The criteria, and how many options each has.
    digits: Vec<(usize, u8)>,
}

impl Word {
    const NONE: Self = Self {
        numbers: 1,
        parts: Vec::new(),
    };

    /// Adds a digit above the others, for which there is room.
    fn push(&mut self, criterion: usize, radix: u8) {
        self.numbers *= u64::from(radix);
        let numbers = u32::from(radix);
        match self.parts.last_mut() {
            Some(part) if part.numbers * numbers <= 1 << 16 => {
                part.numbers *= numbers;
                part.digits.push((criterion, radix));
            }
            _ => self.parts.push(Part {
                numbers,
                digits: Vec::from([(criterion, radix)]),
            }),
        }
    }
}

/// Options that follow one another: of one case, each with a level one above that of the option
/// before.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// The first option.
    from: u8,
    case: u8,
    /// What is added to the digit to get the level, modulo 256.
    add: u8,
}

/// The columns of a block.
pub(super) struct Digits<'a> {
    pub(super) levels: &'a mut [[u8; ROWS]],
    pub(super) cases: &'a mut [[u8; ROWS]],
}

impl Packing {
    /// `None` if the scorecards do not fit 64 bits.
    pub(super) fn of(entries: &[Entry]) -> Option<Self> {
        let radices = entries
            .iter()
            .map(|entry| u8::try_from(entry.options.len()));
        let radices = radices.collect::<Result<Vec<u8>, _>>().ok()?;
        let product = |product: u64, &radix: &u8| product.checked_mul(radix.into());
        let below = radices.iter().try_fold(1, product)?;
        let mut words: Vec<Word> = Vec::new();
        for (criterion, &radix) in radices.iter().enumerate().rev() {
            let wide = u64::from(radix);
            if words
                .last()
                .is_none_or(|word| word.numbers * wide > 1 << 32)
            {
                words.push(Word::NONE);
            }
            if let Some(word) = words.last_mut() {
                word.push(criterion, radix);
            }
        }
        Some(Self {
            below,
            words,
            runs: entries.iter().map(|entry| runs(&entry.options)).collect(),
            cases: entries.iter().map(|entry| entry.cases).collect(),
        })
    }

    /// The columns of a block of packed scorecards. A number above the last scorecard has
    /// [no level](NO_LEVEL) at the first criterion.
    pub(super) fn unpack(&self, level: Level, packed: &[u64], digits: &mut Digits<'_>) {
        // The plain loops below become vectors of the widest kind.
        dispatch!(level, _simd => self.unpack_inline(packed, digits));
    }

    #[inline(always)]
    fn unpack_inline(&self, packed: &[u64], digits: &mut Digits<'_>) {
        let (mut rest, mut word, mut part) = ([0; ROWS], [0; ROWS], [0; ROWS]);
        let rows = packed.len().min(ROWS);
        let (rest, word, part) = (&mut rest[..rows], &mut word[..rows], &mut part[..rows]);
        for (rest, &number) in rest.iter_mut().zip(packed) {
            *rest = if number < self.below { number } else { 0 };
        }
        for own in &self.words {
            divide_64(rest, own.numbers, word);
            for own in &own.parts {
                divide_32(word, own.numbers, part);
                for &(criterion, radix) in &own.digits {
                    let column = &mut digits.levels[criterion][..rows];
                    divide_16(part, radix.into(), column);
                }
            }
        }
        let mut own = [0; ROWS];
        for (criterion, runs) in self.runs.iter().enumerate() {
            // Most criteria: the digit is the level.
            if matches!(
                runs[..],
                [Run {
                    case: 0,
                    add: 0,
                    ..
                }]
            ) {
                continue;
            }
            let levels = &mut digits.levels[criterion][..rows];
            let own = &mut own[..rows];
            own.copy_from_slice(levels);
            for &Run { from, add, .. } in runs {
                put(levels, own, from, move |digit| digit.wrapping_add(add));
            }
            if let Some(column) = self.cases[criterion] {
                let cases = &mut digits.cases[column][..rows];
                for &Run { from, case, .. } in runs {
                    put(cases, own, from, move |_| case);
                }
            }
        }
        for (level, &number) in digits.levels[0].iter_mut().zip(packed) {
            if number >= self.below {
                *level = NO_LEVEL;
            }
        }
    }
}

/// The options of a criterion as runs.
fn runs(options: &[(u8, u8)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (digit, &(case, level)) in (0..).zip(options) {
        let add = level.wrapping_sub(digit);
        if runs
            .last()
            .is_none_or(|run| (run.case, run.add) != (case, add))
        {
            runs.push(Run {
                from: digit,
                case,
                add,
            });
        }
    }
    runs
}

/// Writes what the digits from one on mean.
#[inline(always)]
fn put(column: &mut [u8], digits: &[u8], from: u8, mean: impl Fn(u8) -> u8) {
    for (byte, &digit) in column.iter_mut().zip(digits) {
        *byte = if digit >= from { mean(digit) } else { *byte };
    }
}

/// Divides numbers in place by a divisor that fits the type of the remainders, or is one more.
///
/// The reciprocal is that of the divisor, rounded down: a number below 2ⁿ times 2ⁿ − 1, over the
/// divisor, is short of the quotient by less than 1. So the quotient that comes out is right or 1 too
/// small. In that case the remainder is at least the divisor, and both are put right.
macro_rules! divide {
    ($name:ident, $number:ty, $wide:ty, $remainder:ty) => {
        #[inline(always)]
        fn $name(numbers: &mut [$number], divisor: $number, remainders: &mut [$remainder]) {
            let reciprocal = <$wide>::from(<$number>::MAX / divisor);
            for (number, remainder) in numbers.iter_mut().zip(remainders) {
                let product = <$wide>::from(*number) * reciprocal >> <$number>::BITS;
                let quotient = <$number>::try_from(product).unwrap_or(<$number>::MAX);
                let left = *number - quotient * divisor;
                let is_short = left >= divisor;
                *number = quotient + <$number>::from(is_short);
                let left = if is_short { left - divisor } else { left };
                let left = left & <$number>::from(<$remainder>::MAX);
                *remainder = <$remainder>::try_from(left).unwrap_or_default();
            }
        }
    };
}

divide!(divide_64, u64, u128, u32);
divide!(divide_32, u32, u64, u16);
divide!(divide_16, u16, u32, u8);

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn numbers_of_16_bits_divide_exactly_by_every_divisor() {
        let all: Vec<u16> = (0..=u16::MAX).collect();
        for divisor in 1..=u16::from(u8::MAX) {
            let (mut quotients, mut remainders) = (all.clone(), vec![0; all.len()]);
            divide_16(&mut quotients, divisor, &mut remainders);
            for ((number, quotient), remainder) in all.iter().zip(&quotients).zip(&remainders) {
                let exact = (number / divisor, number % divisor);
                assert_eq!(
                    (*quotient, u16::from(*remainder)),
                    exact,
                    "{number} / {divisor}"
                );
            }
        }
    }

    /// Numbers around powers of two, and around multiples of a divisor near them.
    fn edges(bits: u32, divisor: u64) -> Vec<u64> {
        let most = u64::MAX >> (64 - bits);
        let edges = (0..bits).map(|bit| 1_u64 << bit).chain([0, most]);
        let edges = edges.flat_map(|edge| [edge, edge / divisor * divisor]);
        let around = |edge: u64| edge.saturating_sub(3)..=edge.saturating_add(3).min(most);
        edges.flat_map(around).collect()
    }

    /// Divisors up to one, around powers of two and at them.
    fn divisors(bits: u32) -> impl Iterator<Item = u64> {
        let most = 1_u64 << bits;
        let around = move |bit: u32| (1_u64 << bit).saturating_sub(3)..=(1 << bit) + 3;
        let all = (0..=bits)
            .flat_map(around)
            .chain((1..bits.into()).map(move |part| most / part));
        all.filter(move |divisor| (1..=most).contains(divisor))
    }

    #[test]
    fn numbers_of_32_bits_divide_exactly() {
        for divisor in divisors(16) {
            let numbers = edges(32, divisor);
            let exact = numbers
                .iter()
                .map(|number| (number / divisor, number % divisor));
            let mut quotients: Vec<u32> = numbers
                .iter()
                .map(|&number| number.try_into().unwrap())
                .collect();
            let mut remainders = vec![0; numbers.len()];
            divide_32(&mut quotients, divisor.try_into().unwrap(), &mut remainders);
            let found = quotients.into_iter().map(u64::from);
            let found = found.zip(remainders.into_iter().map(u64::from));
            assert!(found.eq(exact), "{divisor}");
        }
    }

    #[test]
    fn numbers_of_64_bits_divide_exactly() {
        for divisor in divisors(32) {
            let numbers = edges(64, divisor);
            let exact = numbers
                .iter()
                .map(|number| (number / divisor, number % divisor));
            let (mut quotients, mut remainders) = (numbers.clone(), vec![0; numbers.len()]);
            divide_64(&mut quotients, divisor, &mut remainders);
            let found = quotients
                .into_iter()
                .zip(remainders.into_iter().map(u64::from));
            assert!(found.eq(exact), "{divisor}");
        }
    }
}
