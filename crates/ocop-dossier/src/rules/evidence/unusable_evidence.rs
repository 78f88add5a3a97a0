//! A claimed level whose documents are there, but none is valid on the reference date.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::Kinds;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "unusable-evidence",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::ReEvaluation,
    checks: Label::constant(
        "Trong các giấy tờ chứng minh một mức có ít nhất một giấy tờ còn giá trị vào ngày nộp hồ sơ",
        "At least one of the documents that prove a level is valid on the filing date",
    ),
    why: Label::constant(
        "Mức này có thể chứng minh bằng nhiều loại giấy tờ, nhưng không giấy tờ nào còn giá trị",
        "Several documents can prove the level, but none of them is valid",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng các giấy tờ chứng minh đều không có giá trị vào ngày {day}: {papers}",
        "criterion {criterion} claims level {level} “{condition}”, but none of the documents that prove it is valid on {day}: {papers}",
    ),
    repair: Label::constant(
        "nộp bản còn giá trị của ít nhất một trong các giấy tờ: {papers}; hoặc chấm lại tiêu chí {criterion}",
        "submit a valid version of at least one of these: {papers}; or score criterion {criterion} again",
    ),
    example: Label::constant(
        "Cả giấy chứng nhận HACCP và giấy chứng nhận GMP đều hết hạn",
        "Both the HACCP and the GMP certificate have expired",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(day) = examination.day.filter(|_| examination.lacks_proof) else {
        return;
    };
    for (criterion, choice, row) in examination.claims() {
        let kinds = examination.usable(criterion);
        if row.is_proven_by(kinds) || !row.is_proven_by(examination.present(criterion)) {
            continue;
        }
        // The only document of a set decides. The finding on it reports the loss.
        let rests_on_one = |&any: &Kinds| examination.rests_on_one_unusable(criterion, any);
        if row.proof.iter().any(rests_on_one) {
            continue;
        }
        let fails = |kind| row.missing(kinds).any(|any| any.has(kind));
        let failing = || {
            let unusable = examination.unusable(criterion);
            unusable.filter(|&(_, kind)| fails(kind))
        };
        let is_legal = failing().any(|(_, kind)| kind.is_legal());
        let names: Value = failing()
            .map(|(name, _)| examination.described(name))
            .collect();
        let mut values = claim::values(criterion, choice);
        values.extend([("day", day.into()), ("papers", names)]);
        let left = examination.remaining(criterion, choice, kinds);
        let risk = examination.risk([(criterion, choice, left)]);
        findings.add_at_criterion(criterion.key(), claim::path(criterion), values, risk);
        if !is_legal {
            findings.rest_on(Basis::Practice);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::model::{Document, Dossier};
    use crate::testing::{clean, costs, day, finds};

    const RULE: &str = "unusable-evidence";

    /// The clean dossier with a second certificate of quality management.
    fn with_two() -> Dossier {
        let mut dossier = clean();
        let mut second = Document::new(DocumentKind::QualityCertificate);
        second.valid_until = Some(day(2026, 9, 14));
        dossier.documents.insert("iso".into(), second);
        dossier
    }

    fn expire(dossier: &mut Dossier, name: &str) {
        let document = dossier.documents.get_mut(name).unwrap();
        document.valid_until = Some(day(2026, 9, 13));
    }

    #[test]
    fn one_valid_document_of_several_is_enough() {
        let mut dossier = with_two();
        finds(RULE, &dossier, &[]);
        expire(&mut dossier, "haccp");
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("expired-document", &dossier), ["nothing"]);
    }

    #[test]
    fn two_expired_documents_that_replace_each_other_cost_the_level() {
        let mut dossier = with_two();
        expire(&mut dossier, "haccp");
        expire(&mut dossier, "iso");
        assert_eq!(costs("expired-document", &dossier), ["nothing", "nothing"]);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.10",
                "Tiêu chí 10 tự chấm mức 2 “Cơ sở sơ chế, đóng gói có chứng nhận quản lý chất lượng theo tiêu chuẩn quốc gia (ISO, HACCP…)” nhưng các giấy tờ chứng minh đều không có giá trị vào ngày 14/09/2026: giấy chứng nhận quản lý chất lượng TCVN 5603:2008 số GD-HACCP-118 ngày 01/09/2025; giấy chứng nhận quản lý chất lượng (ISO, HACCP…)",
                "Criterion 10 claims level 2 “Primary-processing and packing site: quality management certified to a national standard (ISO, HACCP, …)”, but none of the documents that prove it is valid on 2026-09-14: quality-management certificate TCVN 5603:2008 no. GD-HACCP-118 of 2025-09-01; quality-management certificate (ISO, HACCP, …)",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["10: 2 → 1, 75 → 73, 4★ → 3★"]);
    }

    #[test]
    fn the_finding_on_a_single_document_reports_the_loss() {
        let mut dossier = clean();
        expire(&mut dossier, "haccp");
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("expired-document", &dossier).len(), 1);
        assert_ne!(costs("expired-document", &dossier), ["nothing"]);
    }

    #[test]
    fn a_missing_document_or_date_is_left_to_other_rules() {
        let mut dossier = clean();
        dossier.documents.remove("haccp");
        finds(RULE, &dossier, &[]);
        let mut dossier = with_two();
        expire(&mut dossier, "haccp");
        expire(&mut dossier, "iso");
        dossier.steps.filed = None;
        finds(RULE, &dossier, &[]);
    }
}
