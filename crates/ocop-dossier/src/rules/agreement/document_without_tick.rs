//! A document in the dossier whose box on Mẫu 02 is not ticked (26/2026, Annex III).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::ticks;

pub(crate) const RULE: Rule = Rule {
    name: "document-without-tick",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Giấy tờ có ô tại Mẫu 02 thì ô đó được đánh dấu",
        "If a document has a box on Mẫu 02, the box is ticked",
    ),
    why: Label::constant(
        "Mẫu 02 và giấy tờ phải khớp nhau để người xét hồ sơ không bỏ sót giấy tờ nào",
        "Mẫu 02 must match the documents so that none is overlooked",
    ),
    message: Label::constant(
        "hồ sơ có {paper} nhưng Mẫu 02 chưa đánh dấu ô “{tick}”",
        "the dossier contains the {paper}, but the box “{tick}” on Mẫu 02 is not ticked",
    ),
    repair: Label::constant(
        "đánh dấu ô “{tick}” tại phần I Mẫu 02",
        "tick the box “{tick}” in part I of Mẫu 02",
    ),
    example: Label::constant(
        "Có giấy chứng nhận đăng ký nhãn hiệu nhưng quên đánh dấu",
        "The dossier contains the trademark certificate, but the box is not ticked",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.procedure.states(Provision::ReportContents) {
        return;
    }
    for &(tick, kinds) in ticks::BOXES {
        if examination.dossier.facts.ticks.contains(&tick) {
            continue;
        }
        // Each box is reported once, with its first document.
        let mut documents = kinds.iter().flat_map(|&kind| examination.documents(kind));
        let Some((name, document)) = documents.next() else {
            continue;
        };
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("tick", tick.words().into()),
        ];
        findings.add("facts.ticks", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::{Document, Tick};
    use crate::testing::{clean, costs, empty, finds, paper, under};

    #[test]
    fn documents_that_have_a_box_are_ticked() {
        let mut dossier = clean();
        finds("document-without-tick", &dossier, &[]);

        dossier.facts.ticks.remove(&Tick::Trademark);
        dossier.facts.ticks.remove(&Tick::OriginMark);
        let second = paper(&mut dossier, "nhan-hieu").clone();
        dossier.documents.insert("nhan-hieu-2".into(), second);
        finds(
            "document-without-tick",
            &dossier,
            &[
                (
                    "facts.ticks",
                    "Hồ sơ có giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 (“nhan-hieu”) nhưng Mẫu 02 chưa đánh dấu ô “nhãn hiệu”",
                    "The dossier contains the trademark certificate no. GD-NH-400123 of 2023-11-20 (“nhan-hieu”), but the box “trademark” on Mẫu 02 is not ticked",
                ),
                (
                    "facts.ticks",
                    "Hồ sơ có văn bản về quyền sử dụng nhãn hiệu tập thể, nhãn hiệu chứng nhận số GD-NHTT-15 ngày 01/06/2024 nhưng Mẫu 02 chưa đánh dấu ô “chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận”",
                    "The dossier contains the document on the right to use a collective or certification mark no. GD-NHTT-15 of 2024-06-01, but the box “geographical indication, collective or certification mark” on Mẫu 02 is not ticked",
                ),
            ],
        );
    }

    #[test]
    fn each_box_has_its_own_documents() {
        for (kind, tick) in [
            (
                DocumentKind::BusinessRegistration,
                Tick::BusinessRegistration,
            ),
            (DocumentKind::QualityDeclaration, Tick::QualityDeclaration),
            (DocumentKind::FoodSafetyCertificate, Tick::FoodSafety),
            (
                DocumentKind::ProductionEligibility,
                Tick::ProductionEligibility,
            ),
            (DocumentKind::TrademarkCertificate, Tick::Trademark),
            (DocumentKind::OriginSign, Tick::OriginMark),
            (DocumentKind::GeographicalIndication, Tick::OriginMark),
            (DocumentKind::Patent, Tick::Patent),
            (DocumentKind::IndustrialDesign, Tick::IndustrialDesign),
            (DocumentKind::Copyright, Tick::Copyright),
            (
                DocumentKind::OtherIntellectualProperty,
                Tick::OtherIntellectualProperty,
            ),
        ] {
            let mut dossier = empty(Edition::E2026, 4);
            dossier.documents.insert("giay".into(), Document::new(kind));
            assert_eq!(costs("document-without-tick", &dossier).len(), 1, "{kind}");
            dossier.facts.ticks.insert(tick);
            finds("document-without-tick", &dossier, &[]);
        }
        // An application is not a trademark, and a standard is not a declaration.
        let mut dossier = empty(Edition::E2026, 4);
        for kind in [
            DocumentKind::TrademarkApplication,
            DocumentKind::ProductStandard,
        ] {
            dossier
                .documents
                .insert(kind.as_str().into(), Document::new(kind));
        }
        finds("document-without-tick", &dossier, &[]);
    }

    #[test]
    fn the_earlier_editions_have_no_such_form() {
        let mut dossier = under(Edition::E2023, 4);
        dossier.facts.ticks.clear();
        finds("document-without-tick", &dossier, &[]);
    }
}
