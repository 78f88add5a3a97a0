//! A claimed level whose papers are there, but none of them counts on the day that counts.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "unusable-evidence",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6", "Art. 6")]),
    checks: Label::constant(
        "Trong các giấy tờ chứng minh một mức có giấy còn giá trị vào ngày nộp hồ sơ",
        "Of the papers that prove a level one is valid on the day of filing",
    ),
    why: Label::constant(
        "Từng giấy hết hạn có giấy khác thay, nhưng các giấy thay cũng không còn giá trị",
        "Each paper that has run out has another in its place, but none of these is valid either",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng các giấy tờ chứng minh đều không có giá trị vào ngày {day}: {papers}",
        "criterion {criterion} claims level {level} “{condition}” while none of the papers for it is valid on {day}: {papers}",
    ),
    repair: Label::constant(
        "thay ít nhất một giấy trong số {papers} bằng giấy còn giá trị, hoặc chấm lại tiêu chí {criterion}",
        "replace at least one of {papers} by a valid paper, or score criterion {criterion} anew",
    ),
    example: Label::constant(
        "Cả chứng nhận HACCP lẫn chứng nhận GMP đều hết hạn",
        "Both the HACCP and the GMP certificate have run out",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(day) = examination.day else { return };
    for (criterion, choice, row) in examination.claims() {
        let kinds = examination.usable(criterion);
        if row.is_proven_by(kinds) || !row.is_proven_by(examination.present(criterion)) {
            continue;
        }
        let decides = |name| !row.is_proven_by(examination.present_without(criterion, name));
        if examination.unusable(criterion).any(|(name, _)| decides(name)) {
            // The finding on that paper shows what it costs.
            continue;
        }
        let fails = |kind| row.missing(kinds).any(|any| any.has(kind));
        let papers = examination.unusable(criterion).filter(|&(_, kind)| fails(kind));
        let papers: Value = papers.map(|(name, _)| name).collect();
        let mut values = claim::values(criterion, choice);
        values.extend([("day", day.into()), ("papers", papers)]);
        let left = examination.remaining(criterion, choice, kinds);
        let risk = examination.risk(vec![(criterion, choice, left)]);
        findings.add_at_criterion(criterion.key(), claim::path(criterion), values, risk);
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
        let paper = dossier.documents.get_mut(name).unwrap();
        paper.valid_until = Some(day(2026, 9, 13));
    }

    #[test]
    fn one_valid_paper_of_several_is_enough() {
        let mut dossier = with_two();
        finds(RULE, &dossier, &[]);
        expire(&mut dossier, "haccp");
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("expired-document", &dossier), ["nothing"]);
    }

    #[test]
    fn two_that_stand_for_each_other_and_ran_out_cost_the_level() {
        let mut dossier = with_two();
        expire(&mut dossier, "haccp");
        expire(&mut dossier, "iso");
        assert_eq!(costs("expired-document", &dossier), ["nothing", "nothing"]);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.10",
                "Tiêu chí 10 tự chấm mức 2 “Cơ sở sơ chế, đóng gói: chứng nhận quản lý chất lượng theo tiêu chuẩn quốc gia (ISO, HACCP…)” nhưng các giấy tờ chứng minh đều không có giá trị vào ngày 14/09/2026: haccp, iso",
                "Criterion 10 claims level 2 “Primary-processing and packing site: quality management certified to a national standard (ISO, HACCP, …)” while none of the papers for it is valid on 2026-09-14: haccp, iso",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["10: 2 → 1, 75 → 73, 4★ → 3★"]);
    }

    #[test]
    fn a_single_paper_tells_its_cost_itself() {
        let mut dossier = clean();
        expire(&mut dossier, "haccp");
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("expired-document", &dossier).len(), 1);
        assert_ne!(costs("expired-document", &dossier), ["nothing"]);
    }

    #[test]
    fn what_no_paper_would_prove_is_not_found_again() {
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
