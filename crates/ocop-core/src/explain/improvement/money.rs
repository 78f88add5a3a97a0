//! Costs as they are written in each language.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

use crate::base::lang::Lang;
use crate::improve::{Cost, CostUnit};

/// The cost of a plan or a step.
pub(super) fn cost(cost: Cost, unit: Option<CostUnit>, lang: Lang) -> String {
    match cost {
        Cost::Sum(amount) => sum(amount, unit, lang),
        Cost::Ranks(counts) => {
            let rank = lang.pick("bậc chi phí", "rank");
            let used = (1..).zip(counts).filter(|(_, count)| *count > 0);
            let ranks: Vec<String> = used
                .map(|(place, count): (u8, u16)| format!("{count} × {rank} {place}"))
                .collect();
            if ranks.is_empty() {
                "0".to_string()
            } else {
                ranks.join(", ")
            }
        }
    }
}

/// A sum of money or months.
pub(super) fn sum(amount: Decimal, unit: Option<CostUnit>, lang: Lang) -> String {
    let number = number(amount, lang);
    let one = amount == Decimal::ONE;
    match (unit, lang) {
        (Some(CostUnit::Dong), Lang::Vi) => format!("{number} đồng"),
        (Some(CostUnit::Dong), Lang::En) => format!("{number} dong"),
        (Some(CostUnit::Months), Lang::Vi) => format!("{number} tháng"),
        (Some(CostUnit::Months), Lang::En) if one => format!("{number} month"),
        (Some(CostUnit::Months), Lang::En) => format!("{number} months"),
        _ => number,
    }
}

/// A number with its thousands apart: `12.500.000,5`, `12,500,000.5`.
fn number(amount: Decimal, lang: Lang) -> String {
    let (thousands, point) = lang.pick(('.', ','), (',', '.'));
    let text = amount.normalize().to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let mut written = String::new();
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left % 3 == 0 {
            written.push(thousands);
        }
        written.push(digit);
    }
    if !places.is_empty() {
        written.push(point);
        written.push_str(places);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_written_as_each_language_does() {
        let shown = |text: &str, unit, lang| sum(text.parse().unwrap(), Some(unit), lang);
        assert_eq!(
            shown("12500000", CostUnit::Dong, Lang::Vi),
            "12.500.000 đồng"
        );
        assert_eq!(
            shown("12500000.50", CostUnit::Dong, Lang::En),
            "12,500,000.5 dong"
        );
        assert_eq!(shown("999", CostUnit::Dong, Lang::En), "999 dong");
        assert_eq!(shown("1000", CostUnit::Dong, Lang::En), "1,000 dong");
        assert_eq!(shown("1.0", CostUnit::Months, Lang::En), "1 month");
        assert_eq!(shown("1.5", CostUnit::Months, Lang::Vi), "1,5 tháng");
    }

    #[test]
    fn ranks_are_counted() {
        let shown = cost(
            Cost::Ranks([2, 0, 1, 0, 0, 0, 0, 0, 0]),
            Some(CostUnit::Ranks),
            Lang::En,
        );
        assert_eq!(shown, "2 × rank 1, 1 × rank 3");
        let none = cost(Cost::Ranks([0; 9]), Some(CostUnit::Ranks), Lang::Vi);
        assert_eq!(none, "0");
    }
}
