//! No self-score: part III of Mẫu 02 (26/2026, Annex III).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-self-score",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Hồ sơ có phần tự chấm điểm",
        "The dossier contains a self-score",
    ),
    why: Label::constant(
        "Hội đồng chấm căn cứ mức và minh chứng mà chủ thể nêu ở từng tiêu chí",
        "A council scores from the levels and the evidence that the applicant names at each criterion",
    ),
    message: Label::constant(
        "hồ sơ chưa có phần tự chấm điểm theo bộ tiêu chí",
        "the self-score on the criteria sheet is missing",
    ),
    repair: Label::constant(
        "tự chấm điểm từng tiêu chí theo bộ tiêu chí, kèm thuyết minh và minh chứng",
        "score every criterion of the sheet, with a description and evidence",
    ),
    example: Label::constant(
        "Báo cáo tự đánh giá không kèm bảng điểm",
        "A self-evaluation report without scores",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    match &examination.dossier.self_score {
        None => findings.add("self_score", vec![]),
        Some(score) if score.choices.is_empty() => findings.add("self_score.choices", vec![]),
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::model::SelfScore;
    use crate::testing::{clean, finds};

    #[test]
    fn a_dossier_contains_a_self_score() {
        let mut dossier = clean();
        finds("missing-self-score", &dossier, &[]);
        let missing = |path| {
            [(
                path,
                "Hồ sơ chưa có phần tự chấm điểm theo bộ tiêu chí",
                "The self-score on the criteria sheet is missing",
            )]
        };
        // A self-score without choices is one finding, not one for each criterion.
        dossier.self_score = Some(SelfScore {
            total: Some(75),
            ..SelfScore::default()
        });
        finds(
            "missing-self-score",
            &dossier,
            &missing("self_score.choices"),
        );
        finds("self-score-error", &dossier, &[]);
        dossier.self_score = None;
        finds("missing-self-score", &dossier, &missing("self_score"));
        finds("self-score-error", &dossier, &[]);
    }
}
