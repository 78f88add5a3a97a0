//! A decision of the province after the end of its round.

use ocop_core::{Label, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::rounds;

pub(crate) const RULE: Rule = Rule {
    name: "province-decided-late",
    stage: Stage::Province,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ProvinceRounds),
    checks: Label::constant(
        "Tỉnh có kết quả trước khi đợt đánh giá kết thúc",
        "The province decides before its round ends",
    ),
    why: Label::constant(
        "Mỗi đợt đánh giá có một ngày mà kết quả phải có trước ngày đó",
        "Each round has a date before which its results are due",
    ),
    message: Label::constant(
        "đề nghị gửi ngày {sent} phải có kết quả trước ngày {before}, nhưng tỉnh quyết định ngày {decided}",
        "the result of a request sent on {sent} was due before {before}, but the province decided on {decided}",
    ),
    repair: Label::constant(
        "cấp tỉnh nêu lý do chậm trong văn bản gửi kèm",
        "state the reason for the delay in the province's letter",
    ),
    example: Label::constant(
        "Đề nghị gửi ngày 02/10/2026, tỉnh quyết định ngày 30/12/2026",
        "Requested on 2026-10-02, decided on 2026-12-30",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let steps = &examination.dossier.steps;
    let days = (steps.sent, steps.decided);
    rounds::decided_late(examination, findings, Tier::Province, "steps.decided", days);
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::check::settings::{Round, Settings};
    use crate::testing::{at_province, day, finds, finds_under, under};

    #[test]
    fn the_province_decides_before_its_round_ends() {
        let mut dossier = at_province();
        dossier.steps.decided = Some(day(2026, 12, 29));
        finds("province-decided-late", &dossier, &[]);

        dossier.steps.decided = Some(day(2026, 12, 30));
        finds(
            "province-decided-late",
            &dossier,
            &[(
                "steps.decided",
                "Đề nghị gửi ngày 02/10/2026 phải có kết quả trước ngày 30/12/2026, nhưng tỉnh quyết định ngày 30/12/2026",
                "The result of a request sent on 2026-10-02 was due before 2026-12-30, but the province decided on 2026-12-30",
            )],
        );
        let mut settings = Settings::default();
        settings.extra_rounds.push(Round {
            requests_before: day(2026, 10, 3),
            results_before: day(2026, 11, 30),
        });
        finds_under(
            &settings,
            "province-decided-late",
            &dossier,
            &[(
                "steps.decided",
                "Đề nghị gửi ngày 02/10/2026 phải có kết quả trước ngày 30/11/2026, nhưng tỉnh quyết định ngày 30/12/2026",
                "The result of a request sent on 2026-10-02 was due before 2026-11-30, but the province decided on 2026-12-30",
            )],
        );
    }

    #[test]
    fn a_re_evaluation_and_the_earlier_editions_have_no_rounds() {
        let mut dossier = at_province();
        dossier.steps.decided = Some(day(2026, 12, 30));
        dossier.kind = DossierKind::ReEvaluation;
        finds("province-decided-late", &dossier, &[]);
        let mut old = under(Edition::E2023, 4);
        old.steps = dossier.steps;
        finds("province-decided-late", &old, &[]);
    }
}
