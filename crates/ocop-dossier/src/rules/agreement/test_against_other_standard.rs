//! Test reports of which none follows the declared standard, as Mẫu 02 (26/2026, Annex III) requires.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::base::texts::written;
use crate::check::examination::{Examination, said, same_code};
use crate::check::findings::Findings;
use crate::check::risk::Entry;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::model::{Document, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "test-against-other-standard",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Phiếu kết quả kiểm nghiệm áp dụng tiêu chuẩn mà sản phẩm đã công bố",
        "Test reports apply the declared standard",
    ),
    why: Label::constant(
        "Kết quả đánh giá theo tiêu chuẩn khác chưa chứng minh được chất lượng đã công bố",
        "Results under another standard do not prove the declared quality",
    ),
    message: Label::constant(
        "{paper} áp dụng {standard}, trong khi sản phẩm công bố theo {declared}",
        "the {paper} applies {standard}, but the declared standard is {declared}",
    ),
    repair: Label::constant(
        "đề nghị phòng kiểm nghiệm đánh giá các chỉ tiêu theo {declared}; nếu bản công bố ghi nhầm tiêu chuẩn thì sửa bản công bố",
        "ask the laboratory to assess the results against {declared}, or correct the declaration if it names the wrong standard",
    ),
    example: Label::constant(
        "Công bố TCCS 01:2025, phiếu kết quả kiểm nghiệm áp dụng TCCS 01:2022",
        "TCCS 01:2025 is declared, but the test report applies TCCS 01:2022",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let declarations = || examination.documents(DocumentKind::QualityDeclaration);
    let declared = || declarations().filter_map(|(_, declaration)| said(&declaration.standard));
    let Some(first) = declared().next() else {
        return;
    };
    let reports = || examination.documents(DocumentKind::TestReport);
    // One report to the declared standard is enough. A report without a standard may be the one.
    let fits = |report: &Document| {
        written(&report.standard)
            .is_none_or(|own| declared().any(|declared| share_one(declared, own)))
    };
    if reports().any(|(_, report)| fits(report)) {
        return;
    }
    for (name, report) in reports() {
        let standard = written(&report.standard).unwrap_or_default();
        let values = vec![
            ("document", report.kind.words().into()),
            ("name", examination.document(name)),
            ("standard", standard.into()),
            ("declared", first.into()),
        ];
        let reports = Kinds::of(&[DocumentKind::TestReport]);
        let risk = examination.risk_without_kinds(reports, Entry::Standard);
        findings.add_at_risk(format!("documents.{name}.standard"), values, risk);
    }
}

/// Whether two lists of standards have one in common.
fn share_one(declared: &str, own: &str) -> bool {
    let each = |list| {
        let parts = str::split(list, [';', ',', '&', '\n']);
        parts.flat_map(|part| part.split(" và "))
    };
    same_code(declared, own)
        || each(declared).any(|declared| each(own).any(|own| same_code(declared, own)))
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn a_report_to_several_standards_needs_the_declared_one_among_them() {
        let mut dossier = clean();
        for (standard, found) in [
            ("QCVN 8-2:2011/BYT; TCCS 01:2025/MORTG", 0),
            ("TCCS 01:2025/MORTG, QCVN 8-2:2011/BYT", 0),
            ("TCVN 5603:2023 và TCCS 01 : 2025/MORTG", 0),
            ("QCVN 8-2:2011/BYT; TCCS 02:2025/MORTG", 1),
            (";", 1),
        ] {
            paper(&mut dossier, "kiem-nghiem").standard = Some(standard.into());
            assert_eq!(
                costs("test-against-other-standard", &dossier).len(),
                found,
                "{standard}"
            );
        }
    }

    #[test]
    fn the_product_is_tested_to_the_declared_standard() {
        let mut dossier = clean();
        finds("test-against-other-standard", &dossier, &[]);

        paper(&mut dossier, "kiem-nghiem").standard = Some(" tccs 01:2025/MORTG".into());
        finds("test-against-other-standard", &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").standard = Some("TCCS 01:2022/MORTG".into());
        finds(
            "test-against-other-standard",
            &dossier,
            &[(
                "documents.kiem-nghiem.standard",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 áp dụng TCCS 01:2022/MORTG, trong khi sản phẩm công bố theo TCCS 01:2025/MORTG",
                "The test report no. KN-2026-0715 of 2026-07-15 applies TCCS 01:2022/MORTG, but the declared standard is TCCS 01:2025/MORTG",
            )],
        );
        assert_eq!(
            costs("test-against-other-standard", &dossier),
            ["9: 2 → 0, 75 → 71, 4★ → 2★"]
        );
    }

    #[test]
    fn one_report_to_it_is_enough() {
        let mut dossier = clean();
        let mut other = paper(&mut dossier, "kiem-nghiem").clone();
        other.standard = Some("QCVN 8-2:2011/BYT".into());
        dossier
            .documents
            .insert("kiem-nghiem-2".into(), other.clone());
        finds("test-against-other-standard", &dossier, &[]);
        paper(&mut dossier, "kiem-nghiem").standard = Some("QCVN 8-1:2011/BYT".into());
        assert_eq!(costs("test-against-other-standard", &dossier).len(), 2);
        // A report without a standard is also enough.
        paper(&mut dossier, "kiem-nghiem").standard = Some(" ".into());
        finds("test-against-other-standard", &dossier, &[]);
    }

    #[test]
    fn without_a_declared_standard_there_is_nothing_to_compare() {
        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").standard = Some("TCCS 01:2022/MORTG".into());
        paper(&mut dossier, "cong-bo").standard = None;
        finds("test-against-other-standard", &dossier, &[]);
    }
}
