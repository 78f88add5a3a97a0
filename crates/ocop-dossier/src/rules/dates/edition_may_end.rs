//! A dossier to which either of two editions applies, by the date of its decision.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::dates::edition_not_in_force::result;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "edition-may-end",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Current(Provision::Transition),
    checks: Label::constant(
        "Hồ sơ nộp trước văn bản mới có kết quả trong thời hạn chuyển tiếp",
        "A dossier filed before the new edition is decided within the transition period",
    ),
    why: Label::constant(
        "Sau thời hạn chuyển tiếp, hồ sơ phải được chấm theo văn bản mới",
        "After the transition period, the dossier is scored under the new edition",
    ),
    message: Label::constant(
        "hồ sơ nộp ngày {filed}: có kết quả đến hết ngày {until} thì áp dụng {edition}, sau đó áp dụng {later}",
        "filed on {filed}: {edition} applies if the result is given by {until}, otherwise {later}",
    ),
    repair: Label::constant(
        "theo dõi ngày có kết quả; nếu không kịp thì tự chấm lại theo {later}",
        "follow the date of the result; if it is later, score the product again under {later}",
    ),
    example: Label::constant(
        "Nộp ngày 20/05/2026, chưa có kết quả",
        "Filed on 2026-05-20 and not decided yet",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(filed) = examination.day else { return };
    let decided = result(examination);
    let Ok(found) = Edition::in_force(filed, decided, examination.dossier.kind) else {
        return;
    };
    let own = examination.edition();
    let (Some(later), Some(until)) = (found.or(), found.until()) else {
        return;
    };
    if found.editions().any(|edition| edition == own) {
        let values = vec![
            ("filed", filed.into()),
            ("until", until.into()),
            ("edition", found.edition().into()),
            ("later", later.into()),
        ];
        findings.add("steps.decided", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::testing::{clean, costs, day, finds, under};

    #[test]
    fn the_day_of_decision_decides_the_edition() {
        finds("edition-may-end", &clean(), &[]);

        let mut dossier = under(Edition::E2023, 4);
        dossier.steps.filed = Some(day(2026, 5, 22));
        finds("edition-may-end", &dossier, &[]);
        dossier.steps.filed = Some(day(2026, 5, 21));
        finds(
            "edition-may-end",
            &dossier,
            &[(
                "steps.decided",
                "Hồ sơ nộp ngày 21/05/2026: có kết quả đến hết ngày 21/07/2026 thì áp dụng Quyết định 148/QĐ-TTg năm 2023, sau đó áp dụng Quyết định 26/2026/QĐ-TTg",
                "Filed on 2026-05-21: Decision 148/QĐ-TTg of 2023 applies if the result is given by 2026-07-21, otherwise Decision 26/2026/QĐ-TTg",
            )],
        );
        dossier.kind = DossierKind::ReEvaluation;
        finds(
            "edition-may-end",
            &dossier,
            &[(
                "steps.decided",
                "Hồ sơ nộp ngày 21/05/2026: có kết quả đến hết ngày 21/06/2026 thì áp dụng Quyết định 148/QĐ-TTg năm 2023, sau đó áp dụng Quyết định 26/2026/QĐ-TTg",
                "Filed on 2026-05-21: Decision 148/QĐ-TTg of 2023 applies if the result is given by 2026-06-21, otherwise Decision 26/2026/QĐ-TTg",
            )],
        );
        dossier.steps.decided = Some(day(2026, 6, 1));
        finds("edition-may-end", &dossier, &[]);
        dossier.steps.decided = None;
        dossier.steps.decided_above = Some(day(2026, 6, 1));
        finds("edition-may-end", &dossier, &[]);
    }

    #[test]
    fn it_is_reported_under_both_editions_and_no_third() {
        let mut dossier = clean();
        dossier.steps.filed = Some(day(2026, 5, 21));
        assert_eq!(costs("edition-may-end", &dossier).len(), 1);
        let mut dossier = under(Edition::E2019, 11);
        dossier.steps.filed = Some(day(2026, 5, 21));
        finds("edition-may-end", &dossier, &[]);
    }
}
