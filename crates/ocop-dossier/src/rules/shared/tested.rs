//! The content of the product: as labels and declarations state it, and as test reports measured it.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::internal::text::different_words;
use ocop_core::text::folded;
use ocop_core::text::outside;
use ocop_core::{Date, Label, Lang};
use rust_decimal::Decimal;

use crate::base::texts::written;
use crate::check::examination::{Examination, trimmed};
use crate::check::findings::{Cost, Findings};
use crate::check::risk::Entry;
use crate::check::unproven::{Place, Unproven};
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::{Document, LabelClaim, Measured, TestResult};
use crate::report::value::Value;
use crate::rules::agreement::scope_without_product::is_of_another_product;
use crate::rules::shared::measures;

pub(crate) use crate::check::unproven::Reason;

/// A claim of a label or declaration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stated<'a> {
    /// The name of the document, and the index of the claim in it.
    pub(crate) name: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) index: usize,
    pub(crate) claim: &'a LabelClaim,
}

impl Stated<'_> {
    /// The path of the claim.
    pub(crate) fn path(&self) -> String {
        format!("documents.{}.claims[{}]", self.name, self.index)
    }

    /// The values that messages name of a claim: document, name, indicator.
    pub(crate) fn values(&self, examination: &Examination<'_>) -> Vec<(&'static str, Value)> {
        vec![
            ("document", self.document.kind.words().into()),
            ("name", examination.document(self.name)),
            ("indicator", (&self.claim.indicator).into()),
        ]
    }

    /// The cost if the claims of the document do not count. A claim that nobody can compare with a test
    /// result costs as much as one that was not tested, or that is contradicted.
    pub(crate) fn risk(&self, examination: &Examination<'_>) -> Cost {
        examination.risk_without_entry(self.name, Entry::Claims)
    }
}

/// The claims of labels and declarations that test reports do not prove for a reason. They are compared
/// once for all rules.
pub(crate) fn unproven<'a>(
    examination: &Examination<'a>,
    reason: Reason,
) -> impl Iterator<Item = (Stated<'a>, Option<(&'a str, &'a TestResult)>)> {
    let all = examination.unproven.get_or_init(|| compare(examination));
    let own = all.iter().filter(move |claim| claim.reason == reason);
    own.filter_map(move |unproven| {
        let paper = |at| examination.at(at);
        let (at, index) = unproven.claim;
        let (name, document) = paper(at)?;
        let claim = document.claims.get(index)?;
        let (at, result) = unproven.result;
        let result = paper(at).and_then(|(name, report)| Some((name, report.results.get(result)?)));
        let stated = Stated {
            name,
            document,
            index,
            claim,
        };
        Some((stated, result))
    })
}

/// Adds a defect for each claim that a result leaves unproven for a reason, with both values.
pub(crate) fn add_unproven(
    examination: &Examination<'_>,
    reason: Reason,
    findings: &mut Findings<'_>,
) {
    for (stated, result) in unproven(examination, reason) {
        let Some((report, result)) = result else {
            continue;
        };
        let mut values = stated.values(examination);
        values.extend([
            ("bounds", bounds(stated.claim).into()),
            ("report", examination.document(report)),
            ("value", measured(result).into()),
        ]);
        findings.add_at_risk(stated.path(), values, stated.risk(examination));
    }
}

/// The claims that no test result proves.
fn compare(examination: &Examination<'_>) -> Vec<Unproven> {
    let mut unproven = Vec::new();
    for (at, (_, document)) in examination.papers().enumerate() {
        if document.claims.is_empty() || !CLAIMING.has(document.kind) {
            continue;
        }
        for (index, claim) in document.claims.iter().enumerate() {
            // Bounds that exclude each other have a finding of their own.
            if trimmed(&claim.indicator).is_empty() || is_impossible(claim) {
                continue;
            }
            // Most claims are proven. Only one that is not needs to know which reports count.
            let all = reason(examination, claim, |_, _| true);
            let found = all.and_then(|_| {
                let found = reason(examination, claim, |report, valid| {
                    valid && !is_of_another_product(examination, report)
                });
                // A report that does not count has a finding of its own.
                let untested = found.is_some_and(|(reason, _)| reason == Reason::Untested);
                let elsewhere = all.is_some_and(|(reason, _)| reason != Reason::Untested);
                found.filter(|_| !untested || !elsewhere)
            });
            if let Some((reason, result)) = found {
                let claim = (at, index);
                unproven.push(Unproven {
                    reason,
                    claim,
                    result,
                });
            }
        }
    }
    unproven
}

/// Whether the least value of a claim is above its greatest.
pub(crate) fn is_impossible(claim: &LabelClaim) -> bool {
    let bounds = claim.least.zip(claim.most);
    bounds.is_some_and(|(least, most)| least > most)
}

/// The kinds of document that state the content.
const CLAIMING: Kinds = Kinds::of(&[DocumentKind::ProductLabel, DocumentKind::QualityDeclaration]);

/// No result, where a place is asked for.
const NONE: Place = (usize::MAX, usize::MAX);

/// The day of a report, the place of its result, and whether the result is within the claim.
type Latest = (Option<Date>, Place, Option<bool>);

/// Why the test reports that count do not prove a claim, with the place of the result; `None` if they do, or
/// if it has no bounds. A report counts by its contents and by whether it is valid on the day. If there are several results, the worst of the latest report in a comparable unit counts.
fn reason(
    examination: &Examination<'_>,
    claim: &LabelClaim,
    counts: impl Fn(&Document, bool) -> bool,
) -> Option<(Reason, Place)> {
    let mut latest: Option<Latest> = None;
    let mut other = None;
    let (bounds, claimed) = ((claim.least, claim.most), written(&claim.unit));
    // Any result proves a claim without bounds.
    let unbound = bounds == (None, None);
    for (at, report, valid) in examination.reports() {
        if !counts(report, valid) {
            continue;
        }
        for (index, result) in report.results.iter().enumerate() {
            if !is_same_indicator(&result.indicator, &claim.indicator) {
                continue;
            }
            let value = result.value.unwrap_or(Measured::NotDetected);
            let place = (at, index);
            match measures::compared(value, written(&result.unit), bounds, claimed) {
                _ if unbound => return None,
                None => other = other.or(Some(place)),
                Some(within) => {
                    let new = (report.issued, place, within);
                    if latest.is_none_or(|latest| counts_before(new, latest)) {
                        latest = Some(new);
                    }
                }
            }
        }
    }
    match (latest, other) {
        (Some((.., Some(true))), _) => None,
        (Some((_, place, Some(false))), _) => Some((Reason::Contradicted, place)),
        (Some((_, place, None)), _) => Some((Reason::Undecided, place)),
        (None, Some(place)) => Some((Reason::OtherUnit, place)),
        (None, None) => Some((Reason::Untested, NONE)),
    }
}

/// Whether a result counts in place of another: one of a later report, or of one day the worse.
fn counts_before(one: Latest, other: Latest) -> bool {
    let grade = |(.., within): Latest| match within {
        Some(false) => 2,
        None => 1,
        Some(true) => 0,
    };
    (one.0, grade(one)) > (other.0, grade(other))
}

/// Whether two names of indicators are the same by their letters and digits, as `text::same` compares them:
/// without spaces and signs such as a laboratory's `(*)`.
pub(crate) fn is_same_indicator(one: &str, other: &str) -> bool {
    // Most names differ in their first letter.
    if let (Some(first), Some(second)) = (initial(one), initial(other))
        && first != second
    {
        return false;
    }
    if one == other {
        return true;
    }
    // Of the others most differ in their last letter or digit, such as `Vitamin B2` and `Vitamin B6`.
    if let (Some(last), Some(second)) = (ending(one), ending(other))
        && last != second
    {
        return false;
    }
    // Nobody writes such names, and a thousand times a thousand of them would take a minute.
    if one.len().max(other.len()) > LONGEST {
        return false;
    }
    let marks = |name| str::trim_end_matches(name, is_mark);
    let (one, other) = different_words(marks(one), marks(other));
    letters(one).eq(letters(other))
}

/// The most bytes of a name that is compared by its letters. A longer one is compared as it is.
const LONGEST: usize = 256;

/// The first letter of a name in lower case, if it has only one form; 0 for `đ`.
fn initial(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [first, ..] if first.is_ascii_alphabetic() => Some(first.to_ascii_lowercase()),
        // Đ, đ, Ð, ð
        [0xC4, 0x90 | 0x91, ..] | [0xC3, 0x90 | 0xB0, ..] => Some(0),
        _ => None,
    }
}

/// The last letter or digit of a name in lower case, if it has only one form but for y and i.
fn ending(name: &str) -> Option<u8> {
    let mut bytes = name.bytes().rev();
    let last = bytes.find(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    match last.to_ascii_lowercase() {
        b'y' => Some(b'i'),
        last => last.is_ascii().then_some(last),
    }
}

/// The letters, digits and diacritics of a name in the form that is compared.
fn letters(name: &str) -> impl Iterator<Item = char> {
    folded(name).filter(|&letter| letter.is_alphanumeric() || is_diacritic(letter))
}

const fn is_diacritic(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// What a laboratory puts behind the name of an indicator: `(*)`, `#`, a raised number.
fn is_mark(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
        || (!character.is_alphanumeric()
            && !is_diacritic(character)
            && !matches!(character, '⁺' | '⁻'))
}

/// The bounds of a claim in words, such as `không dưới 60 g/100 g`.
pub(crate) fn bounds(claim: &LabelClaim) -> Label {
    in_both(&claim.unit, |lang| {
        let number = |bound: Decimal| Value::Decimal(bound).shown(lang);
        let [from, to, at_least, at_most] = match lang {
            Lang::Vi => ["từ", "đến", "không dưới", "không quá"],
            Lang::En => ["from", "to", "at least", "at most"],
        };
        match (claim.least, claim.most) {
            (Some(least), Some(most)) => {
                format!("{from} {} {to} {}", number(least), number(most))
            }
            (Some(least), None) => format!("{at_least} {}", number(least)),
            (None, Some(most)) => format!("{at_most} {}", number(most)),
            (None, None) => String::new(),
        }
    })
}

/// The measured value in words, such as `68,4 g/100 g`.
pub(crate) fn measured(result: &TestResult) -> Label {
    let value = result.value.unwrap_or(Measured::NotDetected);
    match value.number() {
        Some(number) => in_both(&result.unit, |lang| {
            let number = Value::Decimal(number).shown(lang);
            format!("{}{number}", value.words(lang))
        }),
        None => {
            let quoted = |lang| format!("“{}”", value.words(lang));
            Label::new(quoted(Lang::Vi), quoted(Lang::En))
        }
    }
}

/// A number in both languages, with its unit.
fn in_both(unit: &Option<String>, number: impl Fn(Lang) -> String) -> Label {
    let unit =
        written(unit).map_or_else(String::new, |unit| format!(" {}", outside::short(unit, 20)));
    let text = |lang| format!("{}{unit}", number(lang));
    Label::new(text(Lang::Vi), text(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_letters_only_save_time() {
        let parts = [
            "a", "i", "Y", "k", "2", "6", "à", "o\u{31B}", "Đ", "²", "₂", " ", "(*)", "-", "",
        ];
        let names = |first: &str| -> Vec<String> {
            let two = parts.iter().flat_map(|one| parts.map(|two| (*one, two)));
            two.map(|(one, two)| format!("{first}{one}{two}")).collect()
        };
        let mut same = 0;
        for (one, other) in [("", ""), ("k", "K"), ("kh", "kh")] {
            let others = names(other);
            for one in names(one) {
                for other in &others {
                    let marks = |name| str::trim_end_matches(name, is_mark);
                    let letters = |name| letters(marks(name)).collect::<String>();
                    let equal = letters(&one) == letters(other);
                    assert_eq!(is_same_indicator(&one, other), equal, "{one} and {other}");
                    same += u32::from(equal);
                }
            }
        }
        assert!(same > 1_000);
    }

    #[test]
    fn indicators_are_compared_by_letters() {
        for (one, other) in [
            ("Đường khử tự do", "Đường khử tự do (*)"),
            ("Đường khử tự do", "(*) đường  KHỬ tự do"),
            ("Đường khử tự do", "Đường khử tự do*"),
            ("Đường khử tự do", "Đường khử tự do ¹"),
            ("Đường khử tự do", "Ðường khử tự do [#]"),
            ("Độ hoà tan", "Độ hòa tan"),
            ("Tỷ lệ hạt vỡ", "Tỉ lệ hạt vỡ"),
            ("Acid béo – omega 3", "Acid béo omega‑3"),
            ("Thuỷ ngân (Hg)", "thủy ngân Hg"),
            ("Nước", "Nu\u{31B}o\u{31B}\u{301}c"),
            ("Vitamin B12", "vitamin B₁₂"),
            ("Vitamin B 2", "Vitamin B2"),
            ("Vitamin B2", "vitamin b2 (*)"),
            ("Omega-3", "Omega 3"),
            ("Axit ki", "Axit KY (*)"),
        ] {
            assert!(is_same_indicator(one, other), "{one} and {other}");
        }
        let long = "Đường ".repeat(100);
        assert!(is_same_indicator(&long, &long));
        assert!(!is_same_indicator(&long, &format!("{long}(*)")));
        for (one, other) in [
            ("Đường khử", "Đường khử tự do"),
            ("Vitamin B2", "Vitamin B12"),
            ("Vitamin (C)", "Vitamin (A)"),
            ("Vitamin B2", "Vitamin B6 (*)"),
            ("Fe²⁺", "Fe³⁺"),
            ("Bơ", "Bở"),
            ("Tay", "Tai"),
            ("Đường", "Dường"),
            ("Dầu", "Dâu"),
            ("Chì", "Chi"),
            ("Tro", "Trơ"),
            ("Nước", "Đường"),
        ] {
            assert!(!is_same_indicator(one, other), "{one} and {other}");
        }
    }
}
