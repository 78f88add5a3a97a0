//! Growth of business: the profit, or the class of a cooperative, that its levels require.
//!
//! By edition, a cooperative may use either, or only its class. Years are counted back from the year
//! before the assessment, which is the year of the reference date.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::internal::{concept, interpretation_of_dossiers};
use ocop_core::{Choice, Concept, Criterion, Label, Lang, Level, Points};
use rust_decimal::Decimal;

use crate::check::examination::Examination;
use crate::model::document_kind::DocumentKind;
use crate::model::{CooperativeClass, LegalForm, Year};
use crate::report::value::Value;

pub(crate) const CONCEPT: Concept = concept("business-growth");

/// The declared growth of business.
#[derive(Clone, Copy)]
pub(crate) struct Growth<'a> {
    examination: &'a Examination<'a>,
    /// The year before the assessment.
    pub(crate) last: u16,
    /// Whether the classification of a cooperative is among the documents.
    classified: bool,
}

impl<'a> Growth<'a> {
    /// `None` without a reference date, from which the years are counted.
    pub(crate) fn of(examination: &'a Examination<'a>, criterion: Criterion<'_>) -> Option<Self> {
        let year = u16::try_from(examination.day?.year()).ok()?;
        let classified = examination.present(criterion);
        Some(Self {
            examination,
            last: year.checked_sub(1)?,
            classified: classified.has(DocumentKind::CooperativeClassification),
        })
    }

    /// Whether the class of a cooperative may support the claim, without accounts.
    pub(crate) fn may_go_by_class(self) -> bool {
        self.must_go_by_class()
            || (self.may_be_cooperative() && (self.class().is_some() || self.classified))
    }

    /// Whether the claim of years of growth depends on a class that is not declared, and no profits
    /// support it.
    pub(crate) fn lacks_class(self, years: u16) -> bool {
        let by_profit = self.missing(years, |year| year.profit).next().is_none();
        self.may_go_by_class() && self.class().is_none() && (self.must_go_by_class() || !by_profit)
    }

    /// The years whose figure is not declared and is needed to compare years of growth: each with the
    /// year before (`three-years-of-profit`).
    pub(crate) fn missing(
        self,
        years: u16,
        figure: fn(&Year) -> Option<Decimal>,
    ) -> impl Iterator<Item = u16> {
        let declared = &self.examination.dossier.facts.years;
        let needed = self.last.saturating_sub(years)..=self.last;
        needed.filter(move |year| declared.get(year).and_then(figure).is_none())
    }

    /// Under some editions only the class decides the level of a cooperative.
    fn must_go_by_class(self) -> bool {
        let form = self.examination.dossier.applicant.legal_form;
        let by_class = self.examination.procedure.levels.cooperatives_by_class_only;
        by_class && form == Some(LegalForm::Cooperative)
    }

    /// Whether the declared facts contradict years of growth, or the class that replaces them.
    pub(crate) fn contradicts(self, years: u16) -> bool {
        let falls = self.falls(years).is_some();
        let class = self.class().map(|class| class >= needed(years));
        match self.examination.dossier.applicant.legal_form {
            Some(form) if form != LegalForm::Cooperative => falls,
            _ if self.must_go_by_class() => class == Some(false),
            _ if self.may_go_by_class() => falls && class == Some(false),
            _ => falls,
        }
    }

    /// The first year, back from the last, that has no profit, or whose profit does not exceed that of
    /// the year before. Years without figures show nothing.
    fn falls(self, years: u16) -> Option<u16> {
        let mut back = (0..years).filter_map(|back| self.last.checked_sub(back));
        back.find(|&year| {
            let before = year.checked_sub(1).and_then(|before| self.profit(before));
            self.profit(year).is_some_and(|now| {
                now <= Decimal::ZERO || before.is_some_and(|before| now <= before)
            })
        })
    }

    /// The figures that contradict years of growth, and the path of the first.
    pub(crate) fn figures(self, years: u16) -> (String, Value) {
        let mut figures = Vec::new();
        let mut path = None;
        if let Some(year) = self.falls(years).filter(|_| !self.must_go_by_class()) {
            path = Some(format!("facts.years.{year}.profit"));
            figures.push(self.compared(year));
            // A last year below the year before is no growth in any reading.
            let rests = year != self.last || self.profit(year) <= Some(Decimal::ZERO);
            figures.extend(reading(years).filter(|_| rests).map(Value::from));
        }
        if let Some(class) = self.class().filter(|_| self.may_be_cooperative()) {
            let (last, class) = (self.last, class.words());
            path.get_or_insert_with(|| format!("facts.years.{last}.cooperative_class"));
            figures.push(Value::from(Label::new(
                format!("hợp tác xã năm {last} xếp loại {}", class.get(Lang::Vi)),
                format!(
                    "the cooperative was rated {} in {last}",
                    class.get(Lang::En)
                ),
            )));
        }
        (
            path.unwrap_or_else(|| "facts.years".into()),
            Value::List(figures),
        )
    }

    fn compared(self, year: u16) -> Value {
        let before = year.saturating_sub(1);
        let profit = self.profit(year).unwrap_or_default();
        let shown = |year, lang| money(self.profit(year).unwrap_or_default(), lang);
        let (vi, en) = (Lang::Vi, Lang::En);
        if profit <= Decimal::ZERO {
            return Value::from(Label::new(
                format!("năm {year} không có lãi ({} đồng)", shown(year, vi)),
                format!("{year} shows no profit ({} đồng)", shown(year, en)),
            ));
        }
        Value::from(Label::new(
            format!(
                "lợi nhuận năm {year} ({} đồng) không cao hơn năm {before} ({} đồng)",
                shown(year, vi),
                shown(before, vi)
            ),
            format!(
                "the profit of {year} ({} đồng) does not exceed that of {before} ({} đồng)",
                shown(year, en),
                shown(before, en)
            ),
        ))
    }

    fn may_be_cooperative(self) -> bool {
        let form = self.examination.dossier.applicant.legal_form;
        form.is_none_or(|form| form == LegalForm::Cooperative)
    }

    fn class(self) -> Option<CooperativeClass> {
        let year = self.examination.dossier.facts.years.get(&self.last)?;
        year.cooperative_class
    }

    fn profit(self, year: u16) -> Option<Decimal> {
        self.examination.dossier.facts.years.get(&year)?.profit
    }
}

/// How years of growth are read where the decision says nothing.
pub(crate) fn reading(years: u16) -> Option<Label> {
    let id = (years > 1).then_some("three-years-of-profit")?;
    let reading = interpretation_of_dossiers(id)?;
    Some(Label::new(
        format!("cách áp dụng: {}", reading.get(Lang::Vi)),
        format!("interpretation: {}", reading.get(Lang::En)),
    ))
}

/// The years of growth that a level requires: its position among the levels with points.
pub(crate) fn years(criterion: Criterion<'_>, choice: Choice) -> u16 {
    let points = criterion.level_of(choice).map(Level::points);
    let levels = criterion.levels().filter(|level| {
        level.points() > Points::default() && points.is_some_and(|top| level.points() <= top)
    });
    levels.fold(0, |years, _| years + 1)
}

/// The class of a cooperative that replaces years of growth.
const fn needed(years: u16) -> CooperativeClass {
    match years {
        0 => CooperativeClass::Weak,
        1 => CooperativeClass::Average,
        _ => CooperativeClass::Fair,
    }
}

/// An amount with separated thousands: `398.000.000`, `398,000,000`.
fn money(amount: Decimal, lang: Lang) -> String {
    let (point, separator) = if lang == Lang::Vi {
        (',', '.')
    } else {
        ('.', ',')
    };
    let text = Value::Decimal(amount).shown(lang);
    let (whole, rest) = text.split_once(point).unwrap_or((&text, ""));
    let mut shown = String::new();
    for (place, digit) in (1..=whole.len()).rev().zip(whole.chars()) {
        shown.push(digit);
        if place > 1 && place % 3 == 1 && digit != '-' {
            shown.push(separator);
        }
    }
    if !rest.is_empty() {
        shown.push(point);
        shown.push_str(rest);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        let vi = |text: &str| money(text.parse().unwrap(), Lang::Vi);
        let shown = [
            "0",
            "999",
            "1000",
            "-100",
            "-1000",
            "398000000",
            "1234567.5",
        ]
        .map(vi);
        let wanted = [
            "0",
            "999",
            "1.000",
            "-100",
            "-1.000",
            "398.000.000",
            "1.234.567,5",
        ];
        assert_eq!(shown, wanted);
        assert_eq!(money(Decimal::new(12_345_675, 1), Lang::En), "1,234,567.5");
    }
}
