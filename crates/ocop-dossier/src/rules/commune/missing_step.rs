//! The date of a completed step that the dossier does not state.

use alloc::format;
use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::steps;

pub(crate) const RULE: Rule = Rule {
    name: "missing-step",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Ngày của các bước đã thực hiện được ghi đủ",
        "The dates of all completed steps are stated",
    ),
    why: Label::constant(
        "Không có ngày thì không xác định được cấp xã, cấp tỉnh có đúng thời hạn không",
        "Without them, it is unknown whether commune and province met their deadlines",
    ),
    message: Label::constant("chưa ghi {step}", "the {step} is missing"),
    repair: Label::constant(
        "ghi {step} theo sổ tiếp nhận, báo cáo hoặc văn bản",
        "enter the {step} from the register, report or letter",
    ),
    example: Label::constant(
        "Cấp xã gửi hồ sơ mà không ghi ngày tiếp nhận",
        "The commune sends a dossier without the date of receipt",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination.procedure.states(Provision::CommuneDossier) {
        return;
    }
    let days = steps::days(&examination.dossier.steps);
    for ((name, label), day) in steps::STEPS.iter().zip(days) {
        let passed = match *name {
            "filed" | "received" | "reported" | "sent" => examination.is_at(Stage::Commune),
            // What goes to the ministry without a decision of the province has no such day.
            "decided" => examination.asks(Provision::ApprovalDecision),
            "sent_up" => examination.is_at(Stage::Province),
            // The days for the decision of a re-evaluation are counted from it.
            "completed" => is_decided_again(examination),
            _ => false,
        };
        if passed && day.is_none() {
            findings.add(format!("steps.{name}"), vec![("step", label.into())]);
        }
    }
}

/// Whether a re-evaluation is decided, for which the edition sets a number of days.
fn is_decided_again(examination: &Examination<'_>) -> bool {
    let steps = &examination.dossier.steps;
    examination.dossier.kind == DossierKind::ReEvaluation
        && examination.procedure.re_evaluation_days.is_some()
        && steps.decided.or(steps.decided_above).is_some()
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Stage, Steps};
    use crate::testing::{at_commune, at_province, clean, costs, finds, under};

    #[test]
    fn a_decided_re_evaluation_has_the_day_of_the_full_dossier() {
        let mut dossier = at_commune();
        dossier.steps.completed = None;
        dossier.steps.decided = Some(crate::testing::day(2027, 2, 1));
        finds("missing-step", &dossier, &[]);
        dossier.kind = DossierKind::ReEvaluation;
        finds(
            "missing-step",
            &dossier,
            &[(
                "steps.completed",
                "Chưa ghi ngày hồ sơ đầy đủ",
                "The date of the complete dossier is missing",
            )],
        );
        dossier.steps.decided = None;
        finds("missing-step", &dossier, &[]);
    }

    #[test]
    fn each_stage_has_the_days_of_its_steps() {
        finds("missing-step", &clean(), &[]);
        finds("missing-step", &at_commune(), &[]);
        finds("missing-step", &at_province(), &[]);

        let mut dossier = at_province();
        dossier.steps = Steps::default();
        finds(
            "missing-step",
            &dossier,
            &[
                (
                    "steps.decided",
                    "Chưa ghi ngày quyết định của cấp tỉnh",
                    "The date of the province's decision is missing",
                ),
                (
                    "steps.filed",
                    "Chưa ghi ngày nộp hồ sơ",
                    "The filing date is missing",
                ),
                (
                    "steps.received",
                    "Chưa ghi ngày tiếp nhận",
                    "The date of receipt is missing",
                ),
                (
                    "steps.reported",
                    "Chưa ghi ngày báo cáo của cấp xã",
                    "The date of the commune's report is missing",
                ),
                (
                    "steps.sent",
                    "Chưa ghi ngày gửi cấp tỉnh",
                    "The date of sending to the province is missing",
                ),
                (
                    "steps.sent_up",
                    "Chưa ghi ngày gửi Bộ",
                    "The date of sending to the ministry is missing",
                ),
            ],
        );
        dossier.stage = Stage::Commune;
        finds(
            "missing-step",
            &dossier,
            &[
                (
                    "steps.filed",
                    "Chưa ghi ngày nộp hồ sơ",
                    "The filing date is missing",
                ),
                (
                    "steps.received",
                    "Chưa ghi ngày tiếp nhận",
                    "The date of receipt is missing",
                ),
                (
                    "steps.reported",
                    "Chưa ghi ngày báo cáo của cấp xã",
                    "The date of the commune's report is missing",
                ),
                (
                    "steps.sent",
                    "Chưa ghi ngày gửi cấp tỉnh",
                    "The date of sending to the province is missing",
                ),
            ],
        );
        dossier.stage = Stage::Applicant;
        finds("missing-step", &dossier, &[]);
    }

    #[test]
    fn a_re_evaluation_goes_up_without_a_decision_of_the_province() {
        let mut dossier = at_province();
        dossier.steps.decided = None;
        assert_eq!(costs("missing-step", &dossier).len(), 1);
        dossier.kind = DossierKind::ReEvaluation;
        finds("missing-step", &dossier, &[]);
    }

    #[test]
    fn later_stages_of_the_earlier_editions_are_not_known() {
        let mut dossier = under(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        finds("missing-step", &dossier, &[]);
    }
}
