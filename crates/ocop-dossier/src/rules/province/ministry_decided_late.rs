//! A decision of the ministry after the end of its round.

use ocop_core::{Label, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::rounds;

pub(crate) const RULE: Rule = Rule {
    name: "ministry-decided-late",
    stage: Stage::Province,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::MinistryRounds),
    checks: Label::constant(
        "Bộ có kết quả trước khi đợt đánh giá kết thúc",
        "The ministry decides before its round ends",
    ),
    why: Label::constant(
        "Mỗi đợt đánh giá có một ngày mà kết quả phải có trước ngày đó",
        "Each round has a date before which its results are due",
    ),
    message: Label::constant(
        "hồ sơ gửi Bộ ngày {sent} phải có kết quả trước ngày {before}, nhưng Bộ quyết định ngày {decided}",
        "the result of a dossier sent to the ministry on {sent} was due before {before}, but the ministry decided on {decided}",
    ),
    repair: Label::constant(
        "ghi lý do chậm vào hồ sơ",
        "record the reason for the delay",
    ),
    example: Label::constant(
        "Gửi Bộ ngày 15/12/2026, Bộ quyết định ngày 30/03/2027",
        "Sent to the ministry on 2026-12-15, decided on 2027-03-30",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let steps = &examination.dossier.steps;
    let days = (steps.sent_up, steps.decided_above);
    rounds::decided_late(
        examination,
        findings,
        Tier::Centre,
        "steps.decided_above",
        days,
    );
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::check::check;
    use crate::check::settings::{Round, Settings};
    use crate::testing::{at_province, both_repairs, day, finds, under};

    #[test]
    fn the_ministry_decides_before_its_round_ends() {
        let mut dossier = at_province();
        dossier.steps.decided_above = Some(day(2027, 3, 29));
        finds("ministry-decided-late", &dossier, &[]);

        dossier.steps.decided_above = Some(day(2027, 3, 30));
        finds(
            "ministry-decided-late",
            &dossier,
            &[(
                "steps.decided_above",
                "Hồ sơ gửi Bộ ngày 15/12/2026 phải có kết quả trước ngày 30/03/2027, nhưng Bộ quyết định ngày 30/03/2027",
                "The result of a dossier sent to the ministry on 2026-12-15 was due before 2027-03-30, but the ministry decided on 2027-03-30",
            )],
        );
        assert_eq!(
            both_repairs("ministry-decided-late", &dossier),
            [
                "Ghi lý do chậm vào hồ sơ",
                "Record the reason for the delay"
            ]
        );
    }

    #[test]
    fn the_councils_own_rounds_are_not_those_of_the_ministry() {
        let mut settings = Settings::default();
        settings.extra_rounds.push(Round {
            requests_before: day(2026, 12, 20),
            results_before: day(2027, 1, 20),
        });
        let mut dossier = at_province();
        for (decided, is_late) in [(day(2027, 3, 29), false), (day(2027, 3, 30), true)] {
            dossier.steps.decided_above = Some(decided);
            let report = check(&dossier, &settings);
            let mut findings = report.findings();
            let is_found = findings.any(|found| found.rule().name() == "ministry-decided-late");
            assert_eq!(is_found, is_late, "{decided}");
        }
    }

    #[test]
    fn a_re_evaluation_and_the_earlier_editions_have_no_rounds() {
        let mut dossier = at_province();
        dossier.steps.decided_above = Some(day(2027, 3, 30));
        dossier.kind = DossierKind::ReEvaluation;
        finds("ministry-decided-late", &dossier, &[]);
        let mut old = under(Edition::E2023, 4);
        old.steps = dossier.steps;
        finds("ministry-decided-late", &old, &[]);
    }
}
