//! Growth of business: what its levels ask of profit, or of the class of a cooperative.
//!
//! 26/2026 lets a cooperative go by either, 148/2023 by its class only. Years are counted from the
//! one before the assessment, which is that of the day that counts.

use alloc::format;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Edition, Label, Lang, Level, Points};
use rust_decimal::Decimal;

use crate::case::Case;
use crate::document_kind::DocumentKind;
use crate::dossier::{CooperativeClass, LegalForm};
use crate::value::Value;

pub(super) const CONCEPT: &str = "business-growth";

/// What is declared for the growth of business.
#[derive(Clone, Copy)]
pub(super) struct Growth<'a> {
    case: &'a Case<'a>,
    /// The year before the assessment.
    pub(super) last: u16,
    /// The classification of a cooperative is among the papers.
    classified: bool,
}

impl<'a> Growth<'a> {
    /// `None` without a day, from which the years are counted.
    pub(super) fn of(case: &'a Case<'a>, criterion: Criterion<'_>) -> Option<Self> {
        let year = u16::try_from(case.day?.year()).ok()?;
        let classified = case.present(criterion);
        Some(Self {
            case,
            last: year.checked_sub(1)?,
            classified: classified.has(DocumentKind::CooperativeClassification),
        })
    }

    /// Whether the claim may rest on the class of a cooperative, which another year's accounts need
    /// not show.
    pub(super) fn may_go_by_class(self) -> bool {
        self.may_be_cooperative() && (self.class().is_some() || self.classified)
    }

    /// Whether what is declared contradicts years of growth, or the class that stands for them.
    pub(super) fn contradicts(self, years: u16) -> bool {
        let falls = self.falls(years).is_some();
        let class = self.class().map(|class| class >= needed(years));
        match (self.case.edition(), self.case.dossier.applicant.legal_form) {
            (_, Some(form)) if form != LegalForm::Cooperative => falls,
            (Edition::E2023, Some(_)) => class == Some(false),
            _ if self.may_go_by_class() => falls && class == Some(false),
            _ => falls,
        }
    }

    /// The first of the years back from the last in which the profit is not above that of the year
    /// before; years without figures show nothing.
    fn falls(self, years: u16) -> Option<u16> {
        let mut back = (0..years).filter_map(|back| self.last.checked_sub(back));
        back.find(|&year| {
            let before = year.checked_sub(1).and_then(|before| self.profit(before));
            self.profit(year)
                .zip(before)
                .is_some_and(|(now, before)| now <= before)
        })
    }

    /// The figures that contradict years of growth, with the path of the first.
    pub(super) fn figures(self, years: u16) -> (alloc::string::String, Value) {
        let mut figures = Vec::new();
        let mut path = None;
        let only_class = self.case.edition() == Edition::E2023
            && self.case.dossier.applicant.legal_form == Some(LegalForm::Cooperative);
        if let Some(year) = self.falls(years).filter(|_| !only_class) {
            path = Some(format!("facts.years.{year}.profit"));
            figures.push(self.compared(year));
        }
        if let Some(class) = self.class().filter(|_| self.may_be_cooperative()) {
            let (last, class) = (self.last, class.label());
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
        let shown = |year, lang| Value::Decimal(self.profit(year).unwrap_or_default()).shown(lang);
        let (vi, en) = (Lang::Vi, Lang::En);
        Value::from(Label::new(
            format!(
                "lợi nhuận năm {year} ({} đồng) không cao hơn năm {before} ({} đồng)",
                shown(year, vi),
                shown(before, vi)
            ),
            format!(
                "the profit of {year} ({} đồng) is not above that of {before} ({} đồng)",
                shown(year, en),
                shown(before, en)
            ),
        ))
    }

    fn may_be_cooperative(self) -> bool {
        let form = self.case.dossier.applicant.legal_form;
        form.is_none_or(|form| form == LegalForm::Cooperative)
    }

    fn class(self) -> Option<CooperativeClass> {
        let year = self.case.dossier.facts.years.get(&self.last)?;
        year.cooperative_class
    }

    fn profit(self, year: u16) -> Option<Decimal> {
        self.case.dossier.facts.years.get(&year)?.profit
    }
}

/// The years of growth that a level asks for: its place among those worth points.
pub(super) fn years(criterion: Criterion<'_>, choice: Choice) -> u16 {
    let points = criterion.level_of(choice).map(Level::points);
    let levels = criterion.levels().filter(|level| {
        level.points() > Points::default() && points.is_some_and(|top| level.points() <= top)
    });
    levels.fold(0, |years, _| years + 1)
}

/// The class of a cooperative that stands for years of growth.
const fn needed(years: u16) -> CooperativeClass {
    match years {
        0 => CooperativeClass::Weak,
        1 => CooperativeClass::Average,
        _ => CooperativeClass::Fair,
    }
}
