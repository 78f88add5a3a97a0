//! A dossier sent too late for the ministry's round that was open at the province's decision.

use ocop_core::{Label, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::rounds;

pub(crate) const RULE: Rule = Rule {
    name: "ministry-round-missed",
    stage: Stage::Province,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::MinistryRounds),
    checks: Label::constant(
        "Hồ sơ gửi Bộ kịp đợt đánh giá đang mở khi tỉnh quyết định",
        "The dossier is in time for the ministry's round that was open at the province's decision",
    ),
    why: Label::constant(
        "Đề nghị không kịp đợt đánh giá thì phải chờ đợt sau",
        "A request that misses a round waits for the next one",
    ),
    message: Label::constant(
        "tỉnh quyết định ngày {from} nhưng gửi Bộ ngày {sent}, không kịp đợt nhận đề nghị trước ngày {before}. Đợt sau có kết quả trước ngày {result}",
        "decided by the province on {from} and sent to the ministry on {sent}, too late for the round of requests before {before}. The next results are due before {result}",
    ),
    repair: Label::constant(
        "thông báo để chủ thể biết hồ sơ chuyển sang đợt sau của Bộ",
        "inform the applicant that the dossier waits for the ministry's next round",
    ),
    example: Label::constant(
        "Tỉnh quyết định ngày 20/12/2026, gửi Bộ ngày 30/01/2027",
        "Decided by the province on 2026-12-20, sent to the ministry on 2027-01-30",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let steps = &examination.dossier.steps;
    let days = (steps.decided, steps.sent_up);
    rounds::missed(examination, findings, Tier::Centre, "steps.sent_up", days);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind, Edition};

    use crate::model::Dossier;
    use crate::testing::{at_province, day, finds, under};

    fn sent_up(decided: Date, sent_up: Date) -> Dossier {
        let mut dossier = at_province();
        dossier.steps.decided = Some(decided);
        dossier.steps.sent_up = Some(sent_up);
        dossier
    }

    #[test]
    fn a_dossier_goes_up_before_the_round_closes() {
        finds("ministry-round-missed", &at_province(), &[]);
        finds(
            "ministry-round-missed",
            &sent_up(day(2026, 12, 20), day(2027, 1, 29)),
            &[],
        );

        let dossier = sent_up(day(2026, 12, 20), day(2027, 1, 30));
        finds(
            "ministry-round-missed",
            &dossier,
            &[(
                "steps.sent_up",
                "Tỉnh quyết định ngày 20/12/2026 nhưng gửi Bộ ngày 30/01/2027, không kịp đợt nhận đề nghị trước ngày 30/01/2027. Đợt sau có kết quả trước ngày 30/09/2027",
                "Decided by the province on 2026-12-20 and sent to the ministry on 2027-01-30, too late for the round of requests before 2027-01-30. The next results are due before 2027-09-30",
            )],
        );
        finds(
            "ministry-round-missed",
            &sent_up(day(2027, 1, 30), day(2027, 2, 10)),
            &[],
        );
    }

    #[test]
    fn a_re_evaluation_and_the_earlier_editions_have_no_rounds() {
        let mut dossier = sent_up(day(2026, 12, 20), day(2027, 1, 30));
        dossier.kind = DossierKind::ReEvaluation;
        finds("ministry-round-missed", &dossier, &[]);
        let mut old = under(Edition::E2023, 4);
        old.steps = dossier.steps;
        finds("ministry-round-missed", &old, &[]);
    }
}
