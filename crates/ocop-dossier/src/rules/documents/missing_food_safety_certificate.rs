//! No paper on food safety where the sheet rejects or stops without one (26/2026, Annex II, sets 1 to 17).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::demanded;

pub(crate) const RULE: Rule = Rule {
    name: "missing-food-safety-certificate",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Hồ sơ có giấy tờ về an toàn thực phẩm khi bộ tiêu chí loại nếu thiếu",
        "The dossier holds a paper on food safety where the sheet rejects without it",
    ),
    why: Label::constant(
        "Bộ tiêu chí loại hồ sơ không tuân thủ quy định về giấy này; cơ sở có GMP, HACCP, ISO 22000 không phải có thêm (Nghị định 15/2018/NĐ-CP, Điều 12)",
        "The sheet rejects dossiers that do not keep the rules on this paper; sites with GMP, HACCP or ISO 22000 need none besides (Decree 15/2018/NĐ-CP, Art. 12)",
    ),
    message: demanded::MESSAGE,
    repair: Label::constant(
        "bổ sung {document}; giấy GMP, HACCP, ISO 22000 hoặc bản cam kết của cơ sở nhỏ lẻ cũng được tính",
        "add the {document}; a GMP, HACCP or ISO 22000 certificate, or the commitment of a small producer, also answers it",
    ),
    example: Label::constant(
        "Cơ sở chế biến nộp hồ sơ mà chưa có giấy an toàn thực phẩm",
        "A processing site applies without any food-safety paper",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    demanded::FOOD_SAFETY.check(examination, findings);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::check::settings::Settings;
    use crate::model::Document;
    use crate::testing::{clean, costs, empty, finds, under};

    #[test]
    fn food_sheets_ask_for_a_paper_on_food_safety() {
        let mut dossier = clean();
        dossier.self_score = None;
        finds("missing-food-safety-certificate", &dossier, &[]);

        dossier.documents.remove("an-toan-thuc-pham");
        // HACCP answers it.
        finds("missing-food-safety-certificate", &dossier, &[]);

        dossier.documents.remove("haccp");
        finds(
            "missing-food-safety-certificate",
            &dossier,
            &[(
                "documents.food-safety-certificate",
                "Thiếu giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm; không có thì vướng quy định trên bộ tiêu chí: “Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm”",
                "The food-safety eligibility certificate is missing, without which this line of the sheet stands: “Rules on the food-safety eligibility certificate of the site not fully kept”",
            )],
        );
    }

    #[test]
    fn any_of_the_papers_answers_it() {
        for kind in [
            DocumentKind::FoodSafetyCertificate,
            DocumentKind::FoodSafetyCommitment,
            DocumentKind::GmpCertificate,
            DocumentKind::QualityCertificate,
        ] {
            let mut dossier = empty(Edition::E2026, 4);
            assert_eq!(costs("missing-food-safety-certificate", &dossier).len(), 1);
            dossier.documents.insert("giay".into(), Document::new(kind));
            finds("missing-food-safety-certificate", &dossier, &[]);
        }
    }

    #[test]
    fn a_claimed_level_that_lacks_it_tells_so_alone() {
        let mut dossier = clean();
        dossier.documents.remove("an-toan-thuc-pham");
        dossier.documents.remove("haccp");
        assert!(!costs("unproven-level", &dossier).is_empty());
        finds("missing-food-safety-certificate", &dossier, &[]);
    }

    #[test]
    fn in_148_it_stands_at_the_criterion() {
        let mut dossier = under(Edition::E2023, 4);
        dossier.documents.remove("an-toan-thuc-pham");
        dossier.documents.remove("haccp");
        let report = crate::check(&dossier, &Settings::default());
        let mut findings = report.findings();
        let found = findings
            .find(|finding| finding.rule().name() == "missing-food-safety-certificate")
            .unwrap();
        assert_eq!(found.criterion(), Some("10"));
        dossier
            .grounds
            .insert("food-safety-certificate-breach".into());
        finds("missing-food-safety-certificate", &dossier, &[]);
    }

    #[test]
    fn the_sheets_of_26_that_ask_for_it_are_these() {
        for sheet in Edition::E2026.sheets() {
            let asked = !costs(
                "missing-food-safety-certificate",
                &empty(Edition::E2026, sheet.number()),
            )
            .is_empty();
            assert_eq!(asked, sheet.number() <= 17, "{sheet}");
        }
    }
}
