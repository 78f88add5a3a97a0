//! A box of Mẫu 02 that is ticked although the dossier contains no such document (26/2026, Annex III).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{demanded, ticks};

pub(crate) const RULE: Rule = Rule {
    name: "tick-without-document",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Mỗi ô đã đánh dấu tại Mẫu 02 có giấy tờ kèm theo",
        "Every ticked box on Mẫu 02 has its document",
    ),
    why: Label::constant(
        "Đánh dấu ô là kê khai đã có giấy tờ; không có giấy tờ thì nội dung kê khai chưa có căn cứ",
        "A tick declares that the document exists. Without the document, the tick has no basis",
    ),
    message: Label::constant(
        "Mẫu 02 đánh dấu ô “{tick}” nhưng hồ sơ không có {document}",
        "the box “{tick}” on Mẫu 02 is ticked, but the dossier contains no {document}",
    ),
    repair: Label::constant(
        "nộp {document}, hoặc bỏ đánh dấu ô “{tick}”",
        "submit the {document}, or remove the tick from the box “{tick}”",
    ),
    example: Label::constant(
        "Đánh dấu ô nhãn hiệu nhưng không nộp giấy chứng nhận",
        "The trademark box is ticked, but the certificate is missing",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.procedure.states(Provision::ReportContents) {
        return;
    }
    for &tick in &examination.dossier.facts.ticks {
        let Some((kind, kinds)) = ticks::documents(tick) else {
            continue;
        };
        // If the sheet or a claimed level requires the document, its finding reports it.
        if examination.has_any(kinds)
            || ticks::is_demanded(examination, tick)
            || demanded::lacks_proof(examination, kinds)
        {
            continue;
        }
        let values = vec![
            ("tick", tick.words().into()),
            ("document", kind.words().into()),
        ];
        findings.add("facts.ticks", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::{Document, Tick};
    use crate::testing::{clean, costs, empty, finds, under};

    #[test]
    fn every_tick_has_its_document() {
        let mut dossier = clean();
        finds("tick-without-document", &dossier, &[]);

        dossier.facts.ticks.insert(Tick::Patent);
        dossier.facts.ticks.insert(Tick::ProductionEligibility);
        finds(
            "tick-without-document",
            &dossier,
            &[
                (
                    "facts.ticks",
                    "Mẫu 02 đánh dấu ô “giấy chứng nhận đủ điều kiện sản xuất” nhưng hồ sơ không có giấy chứng nhận đủ điều kiện sản xuất",
                    "The box “production-eligibility certificate” on Mẫu 02 is ticked, but the dossier contains no certificate of production eligibility",
                ),
                (
                    "facts.ticks",
                    "Mẫu 02 đánh dấu ô “sáng chế” nhưng hồ sơ không có bằng độc quyền sáng chế, giải pháp hữu ích",
                    "The box “patent” on Mẫu 02 is ticked, but the dossier contains no patent or utility solution",
                ),
            ],
        );
        for kind in [DocumentKind::Patent, DocumentKind::GmpCertificate] {
            dossier
                .documents
                .insert(kind.as_str().into(), Document::new(kind));
        }
        finds("tick-without-document", &dossier, &[]);
    }

    #[test]
    fn each_box_requires_its_own_documents() {
        for &tick in Tick::ALL {
            let mut dossier = empty(Edition::E2026, 26);
            dossier.facts.ticks.insert(tick);
            let reported = tick != Tick::BusinessRegistration;
            let found = costs("tick-without-document", &dossier).len();
            assert_eq!(found, usize::from(reported), "{tick}");
        }
        // Every dossier must contain the business registration, so that another rule reports it.
        let dossier = empty(Edition::E2026, 26);
        assert_eq!(costs("missing-business-registration", &dossier).len(), 1);
    }

    #[test]
    fn a_document_that_the_sheet_or_a_level_requires_is_reported_once() {
        // The sheet rejects dossiers without a food-safety document.
        let mut dossier = empty(Edition::E2026, 4);
        dossier.facts.ticks.insert(Tick::FoodSafety);
        finds("tick-without-document", &dossier, &[]);
        assert_eq!(costs("missing-food-safety-certificate", &dossier).len(), 1);
        // The sheet accepts a commitment, but it is not a certificate.
        let commitment = Document::new(DocumentKind::FoodSafetyCommitment);
        dossier.documents.insert("cam-ket".into(), commitment);
        assert_eq!(costs("tick-without-document", &dossier).len(), 1);
        // The level of intellectual property requires the certificate.
        let mut dossier = clean();
        dossier.documents.remove("nhan-hieu");
        finds("tick-without-document", &dossier, &[]);
        assert!(!costs("unproven-level", &dossier).is_empty());
    }

    #[test]
    fn the_earlier_editions_have_no_such_form() {
        let mut dossier = under(Edition::E2023, 26);
        dossier.facts.ticks.insert(Tick::Patent);
        finds("tick-without-document", &dossier, &[]);
    }
}
