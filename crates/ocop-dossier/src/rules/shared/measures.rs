//! Units of measure of test reports and labels, compared by exact factors.
//!
//! A unit is an amount of a quantity (`mg`, `kcal`, `CFU`) in an amount of something (`100 g`, `1 l`, a
//! tablet). Units of the same two quantities convert into each other; `ml/g` and `g/ml` do not.

use core::cmp::Ordering;

use ocop_core::text::folded;
use rust_decimal::Decimal;

use crate::model::Measured;

/// A quantity. Its base unit is in brackets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Quantity {
    /// Mass (gram).
    Mass,
    /// Volume (millilitre).
    Volume,
    /// Energy (joule).
    Energy,
    /// Colony-forming units.
    Colonies,
    /// Most probable number.
    ProbableNumber,
    /// International units of activity.
    Activity,
    /// Presence in a sample of a given size, such as `/25 g`. It is no rate: the size belongs to it.
    Presence,
    /// Nothing: the unit is an amount alone.
    Nothing,
    /// A serving, a day, a tablet or the like; the unit has its letters.
    Other,
}

/// A unit: what is measured in what, and how many base units of the one are in a base unit of the other,
/// as a fraction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Unit {
    of: Quantity,
    within: Quantity,
    /// The letters of [`Quantity::Other`].
    other: Text,
    factor: (u128, u128),
}

/// The spellings of simple units: letters, quantity, and the factor to the base unit.
const SIMPLE: &[(&str, Quantity, (u128, u128))] = &[
    ("kg", Quantity::Mass, (1_000, 1)),
    ("kilogam", Quantity::Mass, (1_000, 1)),
    ("kilogram", Quantity::Mass, (1_000, 1)),
    ("g", Quantity::Mass, (1, 1)),
    ("gr", Quantity::Mass, (1, 1)),
    ("gam", Quantity::Mass, (1, 1)),
    ("gram", Quantity::Mass, (1, 1)),
    ("mg", Quantity::Mass, (1, 1_000)),
    ("miligam", Quantity::Mass, (1, 1_000)),
    ("milligram", Quantity::Mass, (1, 1_000)),
    ("µg", Quantity::Mass, (1, 1_000_000)),
    ("mcg", Quantity::Mass, (1, 1_000_000)),
    ("ug", Quantity::Mass, (1, 1_000_000)),
    ("microgam", Quantity::Mass, (1, 1_000_000)),
    ("microgram", Quantity::Mass, (1, 1_000_000)),
    ("ng", Quantity::Mass, (1, 1_000_000_000)),
    ("l", Quantity::Volume, (1_000, 1)),
    ("lit", Quantity::Volume, (1_000, 1)),
    ("lít", Quantity::Volume, (1_000, 1)),
    ("litre", Quantity::Volume, (1_000, 1)),
    ("liter", Quantity::Volume, (1_000, 1)),
    ("dm3", Quantity::Volume, (1_000, 1)),
    ("dm^3", Quantity::Volume, (1_000, 1)),
    ("m3", Quantity::Volume, (1_000_000, 1)),
    ("m^3", Quantity::Volume, (1_000_000, 1)),
    ("ml", Quantity::Volume, (1, 1)),
    ("mililit", Quantity::Volume, (1, 1)),
    ("mililít", Quantity::Volume, (1, 1)),
    ("millilitre", Quantity::Volume, (1, 1)),
    ("cc", Quantity::Volume, (1, 1)),
    ("cm3", Quantity::Volume, (1, 1)),
    ("cm^3", Quantity::Volume, (1, 1)),
    ("µl", Quantity::Volume, (1, 1_000)),
    ("kj", Quantity::Energy, (1_000, 1)),
    ("j", Quantity::Energy, (1, 1)),
    ("kcal", Quantity::Energy, (4_184, 1)),
    ("cfu", Quantity::Colonies, (1, 1)),
    ("kl", Quantity::Colonies, (1, 1)),
    ("khuẩnlạc", Quantity::Colonies, (1, 1)),
    ("mpn", Quantity::ProbableNumber, (1, 1)),
    ("iu", Quantity::Activity, (1, 1)),
    ("ui", Quantity::Activity, (1, 1)),
];

/// The spellings of whole units, without brackets: quantities and factor.
const WHOLE: &[(&str, Quantity, Quantity, (u128, u128))] = &[
    ("%", Quantity::Mass, Quantity::Mass, (1, 100)),
    ("%kl", Quantity::Mass, Quantity::Mass, (1, 100)),
    ("%khốilượng", Quantity::Mass, Quantity::Mass, (1, 100)),
    ("%theokhốilượng", Quantity::Mass, Quantity::Mass, (1, 100)),
    ("%m/m", Quantity::Mass, Quantity::Mass, (1, 100)),
    ("%w/w", Quantity::Mass, Quantity::Mass, (1, 100)),
    ("‰", Quantity::Mass, Quantity::Mass, (1, 1_000)),
    ("ppm", Quantity::Mass, Quantity::Mass, (1, 1_000_000)),
    ("ppb", Quantity::Mass, Quantity::Mass, (1, 1_000_000_000)),
    ("%vol", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("%v/v", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("%tt", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("%thểtích", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("%theothểtích", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("%abv", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("độcồn", Quantity::Volume, Quantity::Volume, (1, 100)),
    ("%m/v", Quantity::Mass, Quantity::Volume, (1, 100)),
    ("%w/v", Quantity::Mass, Quantity::Volume, (1, 100)),
];

/// Whether a unit is known: an amount or a share, which is never negative.
pub(crate) fn is_amount(unit: &str) -> bool {
    Text::of(unit).is_some_and(|text| text.unit().is_some())
}

/// A result in the unit of a claim, against the bounds of the claim: whether it is within them, or that
/// this cannot be decided. `None` if the units cannot be compared.
pub(crate) fn compared(
    value: Measured,
    unit: Option<&str>,
    (least, most): (Option<Decimal>, Option<Decimal>),
    claimed: Option<&str>,
) -> Option<Option<bool>> {
    let ratio = match (unit, claimed) {
        (None, None) => (1, 1),
        (Some(unit), Some(claimed)) => ratio(unit, claimed)?,
        _ => return None,
    };
    let within = |bound: Option<Decimal>, holds: fn(Measured, Decimal) -> Option<bool>| {
        bound.map_or(Some(true), |bound| decide(value, ratio, bound, holds))
    };
    let both = [
        within(least, Measured::is_at_least),
        within(most, Measured::is_at_most),
    ];
    Some(match both {
        [Some(true), Some(true)] => Some(true),
        [Some(false), _] | [_, Some(false)] => Some(false),
        _ => None,
    })
}

/// Whether a value in another unit meets a bound. Only the order of the two numbers matters, so that
/// nothing is converted and rounded. Numbers too long to be compared exactly are not decided.
fn decide(
    value: Measured,
    ratio: (u128, u128),
    bound: Decimal,
    holds: fn(Measured, Decimal) -> Option<bool>,
) -> Option<bool> {
    let Some(number) = value.number().filter(|_| ratio.0 != ratio.1) else {
        return holds(value, bound);
    };
    let beside = match order(number, ratio, bound)? {
        Ordering::Less => Decimal::NEGATIVE_ONE,
        Ordering::Equal => Decimal::ZERO,
        Ordering::Greater => Decimal::ONE,
    };
    holds(value.with_number(beside), Decimal::ZERO)
}

/// The order of a number times a fraction and another number, exactly.
fn order(number: Decimal, (above, below): (u128, u128), other: Decimal) -> Option<Ordering> {
    let (number, other) = (number.normalize(), other.normalize());
    let scale = number.scale().max(other.scale());
    let whole = |number: Decimal, factor: u128| {
        let tens = 10_i128.checked_pow(scale - number.scale())?;
        let scaled = number.mantissa().checked_mul(tens)?;
        scaled.checked_mul(i128::try_from(factor).ok()?)
    };
    Some(whole(number, above)?.cmp(&whole(other, below)?))
}

/// How many of the second unit one of the first is, as a fraction in its lowest terms. `None` if they
/// cannot be compared.
fn ratio(one: &str, other: &str) -> Option<(u128, u128)> {
    if one == other {
        return Some((1, 1));
    }
    let (one, other) = (Text::of(one)?, Text::of(other)?);
    if one == other {
        return Some((1, 1));
    }
    let (one, other) = (one.unit()?, other.unit()?);
    if (one.of, one.within, one.other) != (other.of, other.within, other.other) {
        return None;
    }
    let above = one.factor.0.checked_mul(other.factor.1)?;
    let below = one.factor.1.checked_mul(other.factor.0)?;
    // Samples of other sizes are other tests.
    if one.of == Quantity::Presence && above != below {
        return None;
    }
    let common = common_divisor(above, below);
    Some((above / common, below / common))
}

fn common_divisor(one: u128, other: u128) -> u128 {
    if other == 0 {
        one
    } else {
        common_divisor(other, one % other)
    }
}

/// The most characters of a unit that is read.
const MOST: usize = 40;

/// The characters of a unit in the form that is compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Text {
    characters: [char; MOST],
    length: usize,
}

impl Text {
    const EMPTY: Self = Self {
        characters: ['\0'; MOST],
        length: 0,
    };

    /// A unit in small letters, composed, without spaces, brackets and final stop; with `/` for `trên`
    /// and `per`, one sign for micro, and plain digits.
    fn of(unit: &str) -> Option<Self> {
        let mut text = Self::EMPTY;
        for word in unit.split_whitespace() {
            let before = text.length;
            for character in folded(word) {
                match character {
                    ' ' | '(' | ')' => {}
                    'μ' => text.push('µ')?,
                    '⁄' | '∕' => text.push('/')?,
                    // `10³` is not `103`.
                    '⁻' => {
                        text.push('^')?;
                        text.push('-')?;
                    }
                    '²' => {
                        text.push('^')?;
                        text.push('2')?;
                    }
                    '³' => {
                        text.push('^')?;
                        text.push('3')?;
                    }
                    '¹' => text.push('1')?,
                    _ => text.push(character)?,
                }
            }
            let word = &text.characters[before..text.length];
            if before > 0 && (is(word, "trên") || is(word, "per")) {
                text.length = before;
                text.push('/')?;
            }
        }
        if text.as_slice().last() == Some(&'.') {
            text.length -= 1;
        }
        (text.length > 0).then_some(text)
    }

    fn push(&mut self, character: char) -> Option<()> {
        *self.characters.get_mut(self.length)? = character;
        self.length += 1;
        Some(())
    }

    fn as_slice(&self) -> &[char] {
        &self.characters[..self.length]
    }

    /// The unit that it names.
    fn unit(&self) -> Option<Unit> {
        let text = self.as_slice();
        if let Some(&(_, of, within, factor)) = WHOLE.iter().find(|(whole, ..)| is(text, whole)) {
            return Some(Unit {
                of,
                within,
                other: Self::EMPTY,
                factor,
            });
        }
        let Some(slash) = text.iter().position(|&character| character == '/') else {
            return self.without_slash();
        };
        fraction(&text[..slash], &text[slash + 1..])
    }

    /// A unit such as `mg.kg-1`, or an amount alone.
    fn without_slash(&self) -> Option<Unit> {
        let text = self.as_slice();
        if let Some(of) = simple(text) {
            return Some(Unit {
                of: of.0,
                within: Quantity::Nothing,
                other: Self::EMPTY,
                factor: of.1,
            });
        }
        let text = text.strip_suffix(&['-', '1'])?;
        let text = text.strip_suffix(&['^']).unwrap_or(text);
        // `mg.kg`, or without a stop the first cut that leaves two simple units.
        let mut cuts = 1..text.len();
        cuts.find_map(|cut| {
            let (of, within) = text.split_at(cut);
            let within = match within {
                ['.' | '·' | '*' | '×', within @ ..] => within,
                _ => within,
            };
            simple(of)?;
            simple(within)?;
            fraction(of, within)
        })
    }
}

/// A unit of two parts: `mg` and `100g`.
fn fraction(of: &[char], within: &[char]) -> Option<Unit> {
    let (size, letters) = counted(within)?;
    let letters = SAMPLE.iter().fold(letters, |letters, word| {
        let cut = letters.len().saturating_sub(folded(word).count());
        if is(&letters[cut..], word) {
            &letters[..cut]
        } else {
            letters
        }
    });
    let mut other = Text::EMPTY;
    let (within, (base, parts)) = match simple(letters) {
        Some(known) => known,
        // `mg/khẩu phần`, `IU/viên`.
        None if !letters.is_empty() && !letters.contains(&'/') => {
            letters.iter().try_for_each(|&letter| other.push(letter))?;
            (Quantity::Other, (1, 1))
        }
        None => return None,
    };
    let size_in_base = size.checked_mul(base)?;
    let (count, letters) = counted(of)?;
    let known = simple(letters);
    let counts = matches!(
        known,
        Some((Quantity::Colonies | Quantity::ProbableNumber, _))
    );
    // Absence in 25 g is another test than a count in 1 g.
    let (of, factor) = if of.is_empty() || (counts && count == 1 && !is_rate(size)) {
        (Quantity::Presence, (parts, size_in_base))
    } else {
        let (of, (above, below)) = known?;
        let above = above.checked_mul(count)?.checked_mul(parts)?;
        (of, (above, below.checked_mul(size_in_base)?))
    };
    (factor.0 > 0 && factor.1 > 0).then_some(Unit {
        of,
        within,
        other,
        factor,
    })
}

/// Words behind a size that say nothing new: `mg/kg sản phẩm`.
const SAMPLE: [&str; 3] = ["sảnphẩm", "thựcphẩm", "mẫu"];

/// Whether a count in so many grams or millilitres is a rate. Others are sizes of samples: `CFU/25 g`.
const fn is_rate(count: u128) -> bool {
    matches!(count, 1 | 100 | 1_000)
}

/// A simple unit by its letters.
fn simple(letters: &[char]) -> Option<(Quantity, (u128, u128))> {
    let mut all = SIMPLE.iter();
    let (_, quantity, factor) = all.find(|(name, ..)| is(letters, name))?;
    Some((*quantity, *factor))
}

/// A number before letters, such as `100` or `10^3`; 1 without one.
fn counted(text: &[char]) -> Option<(u128, &[char])> {
    let (number, rest) = digits(text)?;
    let ['^', power @ ..] = rest else {
        return Some((number.unwrap_or(1), rest));
    };
    let (power, rest) = digits(power)?;
    let power = u32::try_from(power?).ok()?;
    Some((number?.checked_pow(power)?, rest))
}

/// The number of the digits before other characters, if there are any and it is below a million.
fn digits(text: &[char]) -> Option<(Option<u128>, &[char])> {
    let mut digits = text.iter().map_while(|letter| letter.to_digit(10));
    let count = digits.clone().count();
    let number = digits.try_fold(0_u128, |number, digit| {
        Some(number * 10 + u128::from(digit)).filter(|&number| number < 1_000_000)
    })?;
    Some(((count > 0).then_some(number), &text[count..]))
}

fn is(letters: &[char], text: &str) -> bool {
    letters.iter().copied().eq(folded(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_unit_are_one_unit() {
        for (one, other) in [
            ("g/100 g", "g/100g"),
            ("g/100 g", " G / 100  G "),
            ("g/100 g", "gam/100 gam"),
            ("g/100 g", "g trên 100 g"),
            ("g/100 g", "g per 100 g"),
            ("g/100 g", "%"),
            ("g/100 g", "% (m/m)"),
            ("% khối lượng", "%w/w"),
            ("µg/kg", "μg/kg"),
            ("µg/kg", "mcg/kg"),
            ("µg/kg", "ug/Kg"),
            ("µg/kg", "ppb"),
            ("µg/kg", "µg kg⁻¹"),
            ("mg/kg", "mg/kg sản phẩm"),
            ("g/100 g", "g/100g mẫu"),
            ("% vol", "% theo thể tích"),
            ("mg/kg", "mg·kg⁻¹"),
            ("mg/kg", "mg kg-1"),
            ("mg/kg", "mg.kg^-1"),
            ("mg/kg", "ppm"),
            ("g/L", "g/lít"),
            ("g/L", "g/li\u{301}t"),
            ("mg/ml", "g/l"),
            ("mg/mL", "mg/cm³"),
            ("% vol", "% (v/v)"),
            ("% vol.", "ml/100 ml"),
            ("% thể tích", "%vol"),
            ("KJ/100g", "kJ/100 g"),
            ("CFU/g", "cfu / g"),
            ("CFU/g", "KL/g"),
            ("CFU/25 g", "/25g"),
            ("MPN/25 g", "/25 g"),
            ("mg/khẩu phần", "mg / Khẩu phần"),
            ("°Brix", "° brix"),
        ] {
            assert_eq!(ratio(one, other), Some((1, 1)), "{one} and {other}");
        }
    }

    #[test]
    fn units_of_one_dimension_convert_exactly() {
        for (one, other, of) in [
            ("%", "g/kg", (10, 1)),
            ("g/kg", "%", (1, 10)),
            ("mg/100 g", "mg/kg", (10, 1)),
            ("mg/100 g", "%", (1, 1_000)),
            ("µg/kg", "mg/kg", (1, 1_000)),
            ("ppm", "ppb", (1_000, 1)),
            ("µg/100 g", "ng/g", (10, 1)),
            ("g/100 ml", "g/l", (10, 1)),
            ("mg/l", "g/100 ml", (1, 10_000)),
            ("kcal/100 g", "kJ/100 g", (523, 125)),
            ("kcal", "kJ", (523, 125)),
            ("MPN/100 ml", "MPN/ml", (1, 100)),
            ("10³ CFU/g", "CFU/g", (1_000, 1)),
            ("10^3 CFU/g", "CFU/g", (1_000, 1)),
            ("mg/30 g", "mg/kg", (100, 3)),
            ("µg/ngày", "mg/ngày", (1, 1_000)),
            ("g/viên", "mg/viên", (1_000, 1)),
        ] {
            assert_eq!(ratio(one, other), Some(of), "{one} and {other}");
        }
    }

    #[test]
    fn other_dimensions_and_unknown_units_do_not_convert() {
        for (one, other) in [
            ("%", "% vol"),
            ("mg/kg", "mg/l"),
            ("g/100 g", "g/100 g chất khô"),
            ("mg/kg", "mg/sản phẩm"),
            ("ppm", "mg/l"),
            ("g/100 g", "g/100 ml"),
            ("kcal/100 g", "kcal/100 ml"),
            ("CFU/g", "MPN/g"),
            ("CFU/g", "CFU/ml"),
            ("CFU/g", "CFU/25 g"),
            ("/25 g", "/10 g"),
            ("/25 g", "/25 ml"),
            ("mg/kg", "mg/ngày"),
            ("mg/ngày", "mg/khẩu phần"),
            ("mg", "mg/kg"),
            ("g/kg", "kg/l"),
            ("10³ CFU/g", "103"),
            ("điểm", "%"),
            ("độ", "%"),
            ("cal/100 g", "kcal/100 g"),
            ("g/0 g", "g/kg"),
            ("g/", "g/kg"),
            ("/", "g/kg"),
            ("g/g/g", "g/kg"),
            ("", "g/kg"),
            ("()", "g/kg"),
        ] {
            assert_eq!(ratio(one, other), None, "{one} and {other}");
            assert_eq!(ratio(other, one), None, "{other} and {one}");
        }
        // Long texts and numbers are no known units.
        let long = "g".repeat(1_000);
        for wild in [
            long.as_str(),
            "g/99999999999999999999 g",
            "10^99999 g/kg",
            "999999^9 g/999999^9 kg",
        ] {
            assert_eq!(ratio(wild, "g/kg"), None, "{wild}");
        }
    }

    fn within(
        value: &str,
        unit: &str,
        least: &str,
        most: &str,
        claimed: &str,
    ) -> Option<Option<bool>> {
        let bound = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let (least, most) = (bound(least), bound(most));
        compared(
            value.parse().unwrap(),
            Some(unit),
            (least, most),
            Some(claimed),
        )
    }

    #[test]
    fn a_result_is_compared_in_the_unit_of_the_claim() {
        let (met, missed, open) = (Some(Some(true)), Some(Some(false)), Some(None));
        for (value, unit, least, most, claimed, outcome) in [
            ("40", "g/100g", "60", "", "g/100 g", missed),
            ("684", "g/kg", "60", "", "g/100 g", met),
            ("600", "g/kg", "60", "", "%", met),
            ("599.9999", "g/kg", "60", "", "%", missed),
            ("0.5", "mg/kg", "", "500", "µg/kg", met),
            ("0.5001", "mg/kg", "", "500", "µg/kg", missed),
            ("100", "kcal/100 g", "418.4", "418.4", "kJ/100 g", met),
            ("100", "kcal/100 g", "418.41", "", "kJ/100 g", missed),
            // A third of 100 mg/kg has no last digit.
            ("1", "mg/30 g", "33.333333333333333333", "", "mg/kg", met),
            ("1", "mg/30 g", "33.333333333333333334", "", "mg/kg", missed),
            ("<0.5", "mg/kg", "", "1", "mg/kg", met),
            ("<0.5", "mg/kg", "", "0.3", "mg/kg", open),
            ("<500", "µg/kg", "", "1", "mg/kg", met),
            ("<500", "µg/kg", "", "0.5", "mg/kg", met),
            ("<500", "µg/kg", "", "0.3", "mg/kg", open),
            ("<500", "µg/kg", "0.5", "", "mg/kg", missed),
            ("≤500", "µg/kg", "0.5", "", "mg/kg", open),
            ("KPH", "/25 g", "", "0", "CFU/25 g", met),
            ("KPH", "µg/kg", "", "0.1", "mg/kg", met),
            ("KPH", "µg/kg", "0.1", "", "mg/kg", missed),
            ("40", "mg/l", "", "60", "mg/kg", None),
            // One bound is missed, the other open.
            ("<0.5", "mg/kg", "1", "0.3", "mg/kg", missed),
        ] {
            assert_eq!(
                within(value, unit, least, most, claimed),
                outcome,
                "{value} {unit} against {least} to {most} {claimed}"
            );
        }
        let one = Measured::from(Decimal::ONE);
        assert_eq!(compared(one, None, (None, None), None), met);
        assert_eq!(compared(one, Some("%"), (None, None), None), None);
    }

    #[test]
    fn no_number_overflows() {
        let most = "79228162514264337593543950335";
        let least = "0.0000000000000000000000000001";
        for (value, bound) in [(most, least), (least, most), (most, most), (least, least)] {
            // In one unit the numbers are compared as they are.
            let equal = within(value, "g/kg", bound, "", "g/kg");
            assert_eq!(equal, Some(Some(value == bound || value == most)));
            // In others what is too long is not decided.
            let other = within(value, "kcal/100 g", bound, "", "kJ/100 g");
            assert!(matches!(other, Some(None | Some(_))));
        }
    }
}
