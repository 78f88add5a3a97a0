//! Two documents of the same kind and issuer with the same number.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use ocop_core::Label;
use ocop_core::internal::text::{code, name};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::check::risk::Entry;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::due;
use crate::rules::shared::repeated::Traces;

pub(crate) const RULE: Rule = Rule {
    name: "document-number-twice",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hai giấy tờ cùng loại, cùng nơi cấp không trùng số",
        "No two documents of the same kind and issuer have the same number",
    ),
    why: Label::constant(
        "Một nơi cấp không cấp hai giấy tờ cùng số: giấy tờ bị nộp hai lần hoặc ghi sai số",
        "An issuer uses each number once: a document was submitted twice, or a number is wrong",
    ),
    message: Label::constant(
        "{paper} trùng số với {other_paper}",
        "same number: the {paper} and the {other_paper}",
    ),
    repair: Label::constant(
        "sửa số ghi sai, hoặc rút giấy tờ nộp hai lần",
        "correct the wrong number, or withdraw the document submitted twice",
    ),
    example: Label::constant(
        "Hai phiếu kết quả kiểm nghiệm của một phòng kiểm nghiệm cùng ghi số KN-01",
        "Two test reports of the same laboratory both have the number KN-01",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let all = examination.papers();
    // Two documents with one number are of one kind.
    let all = all.filter(|(_, document)| examination.repeats(document.kind));
    let numbered = all.filter_map(|(name, document)| {
        Some(Numbered {
            kind: document.kind,
            number: said(&document.number)?,
            issuer: said(&document.issuer).unwrap_or_default(),
            name,
        })
    });
    let mut traces = Traces::NONE;
    let mut numbers = numbered.clone().map(|paper| digits_as_one(paper.number));
    if !numbers.any(|number| traces.may_repeat(number)) {
        return;
    }
    let mut documents: Vec<_> = numbered.collect();
    documents.sort_by(order);
    for same in documents.chunk_by(|one, other| order(one, other).is_eq()) {
        // A renewal may keep the number.
        let is_old = |paper: &&Numbered<'_>| {
            let document = examination.dossier.documents.get(paper.name);
            document.is_some_and(|document| due::is_superseded(examination, document))
        };
        let mut left = same.iter().filter(|paper| !is_old(paper));
        let Some(Numbered { name: first, .. }) = left.next() else {
            continue;
        };
        for document in left {
            let values = vec![
                ("document", document.kind.words().into()),
                ("name", examination.document(document.name)),
                ("number", document.number.into()),
                ("other", examination.document(first)),
            ];
            let path = format!("documents.{}.number", document.name);
            // The first document proves what the second does, unless each is for its own criteria.
            let cost = examination.risk_without_entry(document.name, Entry::Number);
            findings.add_at_risk(path, values, cost);
        }
    }
}

/// A document with a number.
#[derive(Clone, Copy)]
struct Numbered<'a> {
    kind: DocumentKind,
    number: &'a str,
    issuer: &'a str,
    name: &'a str,
}

/// By kind, number and issuer. Documents that name no issuer are the applicant's own.
fn order(one: &Numbered<'_>, other: &Numbered<'_>) -> Ordering {
    // Most numbers differ in their digits, which are fast to compare.
    let digits = || digits(one.number).cmp(digits(other.number));
    let numbers = || code(one.number).cmp(code(other.number));
    let issuers = || name(one.issuer).cmp(name(other.issuer));
    let kinds = one.kind.cmp(&other.kind);
    kinds
        .then_with(digits)
        .then_with(numbers)
        .then_with(issuers)
}

/// The digits of a number as one number, the last ones if there are many.
fn digits_as_one(number: &str) -> u64 {
    let digits = digits(number).map(|digit| u64::from(digit - b'0'));
    digits.fold(0, |number: u64, digit| {
        number.wrapping_mul(10).wrapping_add(digit)
    })
}

fn digits(number: &str) -> impl Iterator<Item = u8> {
    number.bytes().filter(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn an_issuer_uses_a_number_once() {
        let mut dossier = clean();
        finds("document-number-twice", &dossier, &[]);

        let mut copy = paper(&mut dossier, "kiem-nghiem").clone();
        copy.number = Some("kn-2026-0715 ".into());
        dossier.documents.insert("kiem-nghiem-2".into(), copy);
        finds(
            "document-number-twice",
            &dossier,
            &[(
                "documents.kiem-nghiem-2.number",
                "Phiếu kết quả kiểm nghiệm số kn-2026-0715 ngày 15/07/2026 trùng số với phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026",
                "Same number: the test report no. kn-2026-0715 of 2026-07-15 and the test report no. KN-2026-0715 of 2026-07-15",
            )],
        );
        for (number, issuer, found) in [
            ("KN 2026 0715", None, 1),
            ("KN–2026–0715.", None, 1),
            ("KN-2026-0715", Some("PHÒNG KIỂM NGHIỆM"), 0),
            ("KN-2026-0716", None, 0),
        ] {
            let mut other = dossier.clone();
            let copy = paper(&mut other, "kiem-nghiem-2");
            copy.number = Some(number.into());
            copy.issuer = issuer.map(Into::into).or(copy.issuer.take());
            assert_eq!(
                costs("document-number-twice", &other).len(),
                found,
                "{number}"
            );
        }
        // Without it, the other document proves the same.
        assert_eq!(costs("document-number-twice", &dossier), ["nothing"]);
    }

    #[test]
    fn documents_of_other_kinds_and_issuers_may_share_a_number() {
        let mut dossier = clean();
        let mut copy = paper(&mut dossier, "kiem-nghiem").clone();
        copy.issuer = Some("Phòng kiểm nghiệm khác (giả định)".into());
        dossier
            .documents
            .insert("kiem-nghiem-2".into(), copy.clone());
        copy.issuer = None;
        dossier
            .documents
            .insert("kiem-nghiem-3".into(), copy.clone());
        copy.issuer = paper(&mut dossier, "kiem-nghiem").issuer.clone();
        copy.number = Some("KN-2026-0716".into());
        dossier
            .documents
            .insert("kiem-nghiem-4".into(), copy.clone());
        copy.number = None;
        dossier
            .documents
            .insert("kiem-nghiem-5".into(), copy.clone());
        dossier.documents.insert("kiem-nghiem-6".into(), copy);
        // A standard and its declaration may share a number.
        paper(&mut dossier, "tieu-chuan").number = Some("01/MORTG/2025".into());
        finds("document-number-twice", &dossier, &[]);
    }
}
