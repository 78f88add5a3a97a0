//! No mean of the province's council, first time or upgrade.

use alloc::vec;

use ocop_core::{DossierKind, Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "mean-not-stated",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "về đánh giá ở cấp tỉnh",
        "on the evaluation by the province",
    )]),
    checks: Label::constant(
        "Hồ sơ lần đầu, nâng hạng gửi bộ ghi điểm trung bình của hội đồng cấp tỉnh",
        "Sent up for the first time or an upgrade, it tells the mean of the province's council",
    ),
    why: Label::constant(
        "Chỉ kết quả từ 90 điểm mới được gửi bộ",
        "Only a result of 90 or more goes up",
    ),
    message: Label::constant(
        "chưa ghi điểm trung bình của hội đồng cấp tỉnh",
        "the mean of the province's council is missing",
    ),
    repair: Label::constant(
        "ghi điểm trung bình theo biên bản của hội đồng, không làm tròn",
        "give the mean by the council's minutes, not rounded",
    ),
    example: Label::constant(
        "Báo cáo của hội đồng chỉ ghi số sao",
        "The council's report tells the stars only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.dossier.kind != DossierKind::ReEvaluation;
    if asked
        && examination
            .province()
            .is_some_and(|part| part.mean.is_none())
    {
        findings.add("province.mean", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::DossierKind;

    use crate::model::Stage;
    use crate::testing::{finds, sent_by_province};

    #[test]
    fn the_mean_is_told_with_first_dossiers_and_upgrades() {
        let mut dossier = sent_by_province();
        finds("mean-not-stated", &dossier, &[]);

        dossier.province.as_mut().unwrap().mean = None;
        for kind in [DossierKind::First, DossierKind::Upgrade] {
            dossier.kind = kind;
            finds(
                "mean-not-stated",
                &dossier,
                &[(
                    "province.mean",
                    "Chưa ghi điểm trung bình của hội đồng cấp tỉnh",
                    "The mean of the province's council is missing",
                )],
            );
        }

        dossier.kind = DossierKind::ReEvaluation;
        finds("mean-not-stated", &dossier, &[]);
        dossier.kind = DossierKind::First;
        dossier.stage = Stage::Commune;
        finds("mean-not-stated", &dossier, &[]);
        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("mean-not-stated", &dossier, &[]);
    }
}
