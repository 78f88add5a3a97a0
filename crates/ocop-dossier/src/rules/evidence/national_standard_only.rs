//! A level of certificates to international standards that only national ones support.

use alloc::vec::Vec;

use ocop_core::{Criterion, Label};

use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Findings;
use crate::evidence::ProofRow;
use crate::evidence::national::is_national;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::{Document, Stage};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "national-standard-only",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Mức chứng nhận theo tiêu chuẩn quốc tế có giấy chứng nhận theo tiêu chuẩn quốc tế",
        "A level of international standards has a certificate to an international standard",
    ),
    why: Label::constant(
        "VietGAP, TCVN 11041 (hữu cơ) là tiêu chuẩn quốc gia",
        "VietGAP and TCVN 11041 (organic) are national standards",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng giấy chứng nhận chỉ theo tiêu chuẩn quốc gia: {standards}",
        "criterion {criterion} claims level {level} “{condition}”, but the certificates are for national standards only: {standards}",
    ),
    repair: Label::constant(
        "nộp giấy chứng nhận theo tiêu chuẩn quốc tế, hoặc chấm lại tiêu chí {criterion}",
        "submit a certificate to an international standard, or score criterion {criterion} again",
    ),
    example: Label::constant(
        "Tự chấm mức tiêu chuẩn quốc tế nhưng vùng nguyên liệu chỉ có chứng nhận VietGAP",
        "The level of international standards is claimed with a VietGAP certificate",
    ),
    check,
};

/// The certificates. One of GMP names no standard.
const CERTIFICATES: Kinds = Kinds::of(&[
    DocumentKind::QualityCertificate,
    DocumentKind::AreaCertificate,
    DocumentKind::GmpCertificate,
]);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (criterion, choice, row) in examination.claims() {
        // A certificate without a standard has its own finding.
        let national = |document: &Document| said(&document.standard).is_some_and(is_national);
        let certificates = || cited(examination, criterion, row);
        if !row.international || certificates().next().is_none() || !certificates().all(national) {
            continue;
        }
        let mut values = claim::values(criterion, choice);
        let mut standards: Vec<&str> = Vec::new();
        for standard in certificates().filter_map(|document| said(&document.standard)) {
            if !standards.iter().any(|known| same_name(known, standard)) {
                standards.push(standard);
            }
        }
        let standards = standards.into_iter().map(Value::from).collect();
        values.push(("standards", standards));
        let left = examination.remaining_if(criterion, choice, |lower| {
            !examination.proof(criterion, lower).international
        });
        let risk = examination.risk([(criterion, choice, left)]);
        findings.add_at_criterion(criterion.key(), claim::path(criterion), values, risk);
    }
}

/// The certificates cited for a criterion that a level asks for.
fn cited<'a>(
    examination: &'a Examination<'_>,
    criterion: Criterion<'a>,
    row: &'a ProofRow,
) -> impl Iterator<Item = &'a Document> {
    let asked = |kind| CERTIFICATES.has(kind) && row.proof.iter().any(|any| any.has(kind));
    let documents = examination.papers().map(|(_, document)| document);
    documents.filter(move |document| asked(document.kind) && document.is_cited_for(criterion.key()))
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::evidence::Proofs;
    use crate::testing::{choose, clean, costs, finds, paper};

    const RULE: &str = "national-standard-only";

    #[test]
    fn vietgap_is_no_international_standard() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "1.2", 3);
        paper(&mut dossier, "vietgap").standard = Some("VietGAP".into());
        let found = [(
            "self_score.choices.1.2",
            "Tiêu chí 1.2 tự chấm mức 3 “Được cấp giấy chứng nhận chất lượng theo tiêu chuẩn quốc tế (GlobalGAP, hữu cơ - Organic…)” nhưng giấy chứng nhận chỉ theo tiêu chuẩn quốc gia: VietGAP",
            "Criterion 1.2 claims level 3 “Quality certificate granted to an international standard (GlobalGAP, organic, …)”, but the certificates are for national standards only: VietGAP",
        )];
        finds(RULE, &dossier, &found);
        assert_eq!(costs(RULE, &dossier), ["1.2: 3 → 2, 76 → 75, 4★ → 4★"]);
        // Each standard is named once.
        let mut second = paper(&mut dossier, "vietgap").clone();
        second.standard = Some("VIETGAP".into());
        dossier.documents.insert("vietgap-2".into(), second.clone());
        finds(RULE, &dossier, &found);
        second.standard = Some("GlobalGAP".into());
        dossier.documents.insert("globalgap".into(), second);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_certificate_without_a_standard_is_left_to_another_rule() {
        let mut dossier = clean();
        choose(&mut dossier, "1.2", 3);
        paper(&mut dossier, "vietgap").standard = None;
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("vietgap");
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn every_level_of_certificates_to_international_standards_is_marked() {
        let mut marked = 0;
        for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
            for criterion in sheet.criteria() {
                for level in criterion.levels() {
                    let row = Proofs::of(&sheet).row(criterion, level.choice());
                    let label = level.label().get(ocop_core::Lang::Vi);
                    let printed = label.contains("chứng nhận")
                        && label.contains("tiêu chuẩn quốc tế")
                        && row
                            .proof
                            .iter()
                            .any(|any| any.has(crate::DocumentKind::AreaCertificate));
                    assert_eq!(row.international, printed, "{sheet}: {label}");
                    marked += usize::from(printed);
                }
            }
        }
        assert!(marked > 30, "{marked}");
    }
}
