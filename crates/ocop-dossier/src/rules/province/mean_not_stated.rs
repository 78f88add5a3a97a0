//! No mean of the province's council.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "mean-not-stated",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::PotentialFiveStars),
    checks: Label::constant(
        "Hồ sơ lần đầu, nâng hạng gửi Bộ ghi điểm trung bình của hội đồng cấp tỉnh",
        "A first dossier or an upgrade for the ministry states the mean of the province's council",
    ),
    why: Label::constant(
        "Chỉ kết quả đạt mức điểm của 5 sao mới được gửi Bộ",
        "Only a result with the points of 5 stars goes to the ministry",
    ),
    message: Label::constant(
        "chưa ghi điểm trung bình của hội đồng cấp tỉnh",
        "the mean of the province's council is missing",
    ),
    repair: Label::constant(
        "ghi điểm trung bình theo biên bản của hội đồng, không làm tròn",
        "state the mean from the council's minutes, not rounded",
    ),
    example: Label::constant(
        "Báo cáo của hội đồng chỉ ghi số sao",
        "The council's report states only the stars",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.asks(Provision::PotentialFiveStars);
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
    fn the_mean_is_stated_with_first_dossiers_and_upgrades() {
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
