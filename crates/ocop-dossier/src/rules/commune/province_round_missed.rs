//! A request that came too late for the province's round that was open at receipt.

use ocop_core::{Label, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::rounds;

pub(crate) const RULE: Rule = Rule {
    name: "province-round-missed",
    stage: Stage::Commune,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ProvinceRounds),
    checks: Label::constant(
        "Đề nghị gửi cấp tỉnh kịp đợt đánh giá đang mở khi tiếp nhận",
        "The request is in time for the province's round that was open at receipt",
    ),
    why: Label::constant(
        "Đề nghị không kịp đợt đánh giá thì phải chờ đợt sau",
        "A request that misses a round waits for the next one",
    ),
    message: Label::constant(
        "hồ sơ tiếp nhận ngày {from} nhưng gửi cấp tỉnh ngày {sent}, không kịp đợt nhận đề nghị trước ngày {before}. Đợt sau có kết quả trước ngày {result}",
        "received on {from} and sent to the province on {sent}, too late for the round of requests before {before}. The next results are due before {result}",
    ),
    repair: Label::constant(
        "thông báo để chủ thể biết hồ sơ chuyển sang đợt sau; nếu quy chế của hội đồng cho phép thì đề nghị tổ chức đợt bổ sung",
        "inform the applicant that the dossier waits for the next round, or request an extra round if the council's rules allow it",
    ),
    example: Label::constant(
        "Nhận ngày 12/10/2026, gửi cấp tỉnh ngày 30/10/2026",
        "Received on 2026-10-12, sent to the province on 2026-10-30",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let steps = &examination.dossier.steps;
    let days = (steps.received.or(steps.filed), steps.sent);
    rounds::missed(examination, findings, Tier::Province, "steps.sent", days);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind, Edition};

    use crate::check::settings::{Round, Settings};
    use crate::model::Dossier;
    use crate::testing::{at_commune, costs, day, finds, finds_under, under};

    fn sent(received: Date, sent: Date) -> Dossier {
        let mut dossier = at_commune();
        dossier.steps.received = Some(received);
        dossier.steps.sent = Some(sent);
        dossier
    }

    #[test]
    fn a_request_comes_before_the_round_closes() {
        finds("province-round-missed", &at_commune(), &[]);
        finds(
            "province-round-missed",
            &sent(day(2026, 10, 12), day(2026, 10, 29)),
            &[],
        );

        let dossier = sent(day(2026, 10, 12), day(2026, 10, 30));
        finds(
            "province-round-missed",
            &dossier,
            &[(
                "steps.sent",
                "Hồ sơ tiếp nhận ngày 12/10/2026 nhưng gửi cấp tỉnh ngày 30/10/2026, không kịp đợt nhận đề nghị trước ngày 30/10/2026. Đợt sau có kết quả trước ngày 30/06/2027",
                "Received on 2026-10-12 and sent to the province on 2026-10-30, too late for the round of requests before 2026-10-30. The next results are due before 2027-06-30",
            )],
        );
        // The round of 30/10 was closed at receipt.
        finds(
            "province-round-missed",
            &sent(day(2026, 10, 30), day(2026, 11, 10)),
            &[],
        );
        // Of two missed rounds, the first is reported.
        let dossier = sent(day(2026, 10, 12), day(2027, 4, 30));
        finds(
            "province-round-missed",
            &dossier,
            &[(
                "steps.sent",
                "Hồ sơ tiếp nhận ngày 12/10/2026 nhưng gửi cấp tỉnh ngày 30/04/2027, không kịp đợt nhận đề nghị trước ngày 30/10/2026. Đợt sau có kết quả trước ngày 30/12/2027",
                "Received on 2026-10-12 and sent to the province on 2027-04-30, too late for the round of requests before 2026-10-30. The next results are due before 2027-12-30",
            )],
        );
    }

    #[test]
    fn without_a_receipt_the_day_of_filing_counts() {
        let mut dossier = sent(day(2026, 10, 12), day(2026, 10, 30));
        dossier.steps.received = None;
        assert_eq!(costs("province-round-missed", &dossier).len(), 1);
        dossier.steps.filed = None;
        finds("province-round-missed", &dossier, &[]);
    }

    #[test]
    fn a_round_of_the_council_may_still_be_open() {
        let mut settings = Settings::default();
        settings.extra_rounds.push(Round {
            requests_before: day(2026, 10, 31),
            results_before: day(2026, 11, 30),
        });
        // The law's round was missed all the same; the result comes sooner.
        let dossier = sent(day(2026, 10, 12), day(2026, 10, 30));
        finds_under(
            &settings,
            "province-round-missed",
            &dossier,
            &[(
                "steps.sent",
                "Hồ sơ tiếp nhận ngày 12/10/2026 nhưng gửi cấp tỉnh ngày 30/10/2026, không kịp đợt nhận đề nghị trước ngày 30/10/2026. Đợt sau có kết quả trước ngày 30/11/2026",
                "Received on 2026-10-12 and sent to the province on 2026-10-30, too late for the round of requests before 2026-10-30. The next results are due before 2026-11-30",
            )],
        );
    }

    #[test]
    fn a_re_evaluation_and_the_earlier_editions_have_no_rounds() {
        let mut dossier = sent(day(2026, 10, 12), day(2026, 10, 30));
        dossier.kind = DossierKind::ReEvaluation;
        finds("province-round-missed", &dossier, &[]);
        let mut old = under(Edition::E2023, 4);
        old.steps = dossier.steps;
        finds("province-round-missed", &old, &[]);
    }
}
