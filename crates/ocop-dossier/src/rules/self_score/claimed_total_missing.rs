//! A self-score without its total.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "claimed-total-missing",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ReportContents),
    checks: Label::constant(
        "Phần tự chấm ghi tổng điểm",
        "The self-score states its total",
    ),
    why: Label::constant(
        "Tổng điểm ghi trên báo cáo cho thấy chủ thể cộng đúng",
        "The total on the report shows that the applicant added the points correctly",
    ),
    message: Label::constant(
        "phần tự chấm chưa ghi tổng điểm",
        "the self-score does not state its total",
    ),
    repair: Label::constant(
        "ghi tổng điểm của các tiêu chí",
        "enter the sum of the points",
    ),
    example: Label::constant(
        "Chấm đủ các tiêu chí nhưng để trống tổng điểm",
        "All criteria are scored but the total is blank",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let score = examination.dossier.self_score.as_ref();
    if score.is_some_and(|score| score.total.is_none() && !score.choices.is_empty()) {
        findings.add("self_score.total", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::SelfScore;
    use crate::testing::{clean, finds};

    #[test]
    fn a_total_is_stated() {
        let mut dossier = clean();
        finds("claimed-total-missing", &dossier, &[]);
        dossier.self_score.as_mut().unwrap().total = None;
        finds(
            "claimed-total-missing",
            &dossier,
            &[(
                "self_score.total",
                "Phần tự chấm chưa ghi tổng điểm",
                "The self-score does not state its total",
            )],
        );
        dossier.self_score = Some(SelfScore::default());
        finds("claimed-total-missing", &dossier, &[]);
        dossier.self_score = None;
        finds("claimed-total-missing", &dossier, &[]);
    }
}
