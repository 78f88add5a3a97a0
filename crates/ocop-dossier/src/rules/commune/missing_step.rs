//! The day of a step that the dossier has passed and does not tell.

use alloc::format;
use alloc::vec;

use ocop_core::{DossierKind, Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::steps;

pub(crate) const RULE: Rule = Rule {
    name: "missing-step",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "về trình tự đánh giá, phân hạng",
        "on the steps of evaluation",
    )]),
    checks: Label::constant(
        "Ngày của các bước đã qua được ghi đủ",
        "The days of the steps that were passed are told",
    ),
    why: Label::constant(
        "Không có ngày thì không biết các thời hạn của cấp xã, cấp tỉnh có được giữ không",
        "Without them nobody knows whether commune and province kept their days",
    ),
    message: Label::constant("chưa có {step}", "the {step} is missing"),
    repair: Label::constant(
        "ghi {step} theo sổ tiếp nhận, báo cáo hoặc công văn",
        "tell the {step} as in the register, report or letter",
    ),
    example: Label::constant(
        "Cấp xã gửi hồ sơ mà không ghi ngày tiếp nhận",
        "The commune sends a dossier without its day of receipt",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !crate::check::required::later_stages_are_known(examination.edition()) {
        return;
    }
    let days = steps::days(&examination.dossier.steps);
    for ((name, label), day) in steps::STEPS.iter().zip(days) {
        let passed = match *name {
            "filed" | "received" | "reported" | "sent" => examination.is_at(Stage::Commune),
            // A re-evaluation goes to the ministry without a decision of the province.
            "decided" => {
                examination.is_at(Stage::Province)
                    && examination.dossier.kind != DossierKind::ReEvaluation
            }
            "sent_up" => examination.is_at(Stage::Province),
            _ => false,
        };
        if passed && day.is_none() {
            findings.add(format!("steps.{name}"), vec![("step", label.into())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::model::{Stage, Steps};
    use crate::testing::{at_commune, at_province, clean, costs, finds, under};

    #[test]
    fn each_stage_tells_the_days_of_its_steps() {
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
                    "Chưa có ngày quyết định của cấp tỉnh",
                    "The day of the province's decision is missing",
                ),
                (
                    "steps.filed",
                    "Chưa có ngày nộp hồ sơ",
                    "The day of filing is missing",
                ),
                (
                    "steps.received",
                    "Chưa có ngày tiếp nhận",
                    "The day of receipt is missing",
                ),
                (
                    "steps.reported",
                    "Chưa có ngày báo cáo của cấp xã",
                    "The day of the commune's report is missing",
                ),
                (
                    "steps.sent",
                    "Chưa có ngày gửi cấp tỉnh",
                    "The day of sending to the province is missing",
                ),
                (
                    "steps.sent_up",
                    "Chưa có ngày gửi bộ",
                    "The day of sending to the ministry is missing",
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
                    "Chưa có ngày nộp hồ sơ",
                    "The day of filing is missing",
                ),
                (
                    "steps.received",
                    "Chưa có ngày tiếp nhận",
                    "The day of receipt is missing",
                ),
                (
                    "steps.reported",
                    "Chưa có ngày báo cáo của cấp xã",
                    "The day of the commune's report is missing",
                ),
                (
                    "steps.sent",
                    "Chưa có ngày gửi cấp tỉnh",
                    "The day of sending to the province is missing",
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
