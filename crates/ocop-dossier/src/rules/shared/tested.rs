//! The content of the product: as labels and declarations state it, and as test reports measured it.

use alloc::format;
use alloc::string::String;

use ocop_core::explain::one_line;
use ocop_core::{Label, Lang};
use rust_decimal::Decimal;

use crate::check::examination::{Examination, said, same};
use crate::model::document_kind::DocumentKind;
use crate::model::{Document, LabelClaim, TestResult};
use crate::report::value::Value;

/// A claim of a label or declaration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stated<'a> {
    /// The name of the document, and the index of the claim in it.
    pub(crate) name: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) index: usize,
    pub(crate) claim: &'a LabelClaim,
}

/// The claims of labels and declarations that name an indicator.
pub(crate) fn claims<'a>(examination: &'a Examination<'_>) -> impl Iterator<Item = Stated<'a>> {
    let kinds = [DocumentKind::ProductLabel, DocumentKind::QualityDeclaration];
    let documents = kinds
        .into_iter()
        .flat_map(|kind| examination.documents(kind));
    documents.flat_map(|(name, document)| {
        let claims = document.claims.iter().enumerate();
        let named = claims.filter(|(_, claim)| !claim.indicator.trim().is_empty());
        named.map(move |(index, claim)| Stated {
            name,
            document,
            index,
            claim,
        })
    })
}

/// The results of test reports for an indicator.
pub(crate) fn results<'a>(
    examination: &'a Examination<'_>,
    indicator: &'a str,
) -> impl Iterator<Item = (&'a str, &'a Document, &'a TestResult)> {
    let reports = examination.documents(DocumentKind::TestReport);
    reports.flat_map(move |(name, report)| {
        let results = report.results.iter();
        let own = results.filter(move |result| same(&result.indicator, indicator));
        own.map(move |result| (name, report, result))
    })
}

/// Whether a claim and a result have the same unit.
pub(crate) fn in_one_unit(claim: &LabelClaim, result: &TestResult) -> bool {
    match (said(&claim.unit), said(&result.unit)) {
        (Some(one), Some(other)) => same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The bounds of a claim in words, such as `từ 60 g/100 g`.
pub(crate) fn bounds(claim: &LabelClaim) -> Label {
    in_both(&claim.unit, |lang| {
        let number = |bound: Decimal| Value::Decimal(bound).shown(lang);
        let (from, to, up_to) = match lang {
            Lang::Vi => ("từ", "đến", "không quá"),
            Lang::En => ("from", "to", "at most"),
        };
        match (claim.least, claim.most) {
            (Some(least), Some(most)) => {
                format!("{from} {} {to} {}", number(least), number(most))
            }
            (Some(least), None) => format!("{from} {}", number(least)),
            (None, Some(most)) => format!("{up_to} {}", number(most)),
            (None, None) => String::new(),
        }
    })
}

/// The measured value in words, such as `68,4 g/100 g`.
pub(crate) fn measured(result: &TestResult) -> Label {
    match result.value {
        Some(value) => in_both(&result.unit, |lang| Value::Decimal(value).shown(lang)),
        None => Label::constant("“không phát hiện”", "“not detected”"),
    }
}

/// A number in both languages, with its unit.
fn in_both(unit: &Option<String>, number: impl Fn(Lang) -> String) -> Label {
    let unit = said(unit).map_or_else(String::new, |unit| format!(" {}", one_line(unit, 20)));
    let text = |lang| format!("{}{unit}", number(lang));
    Label::new(text(Lang::Vi), text(Lang::En))
}
