//! A mean of the province's council below five stars, with which a dossier does not go to the ministry.

use alloc::vec;

use ocop_core::{Label, Rounding, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "mean-below-ninety",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::PotentialFiveStars),
    checks: Label::constant(
        "Kết quả của hội đồng cấp tỉnh gửi Bộ đạt mức điểm của 5 sao",
        "A result that is sent to the ministry has the points of 5 stars",
    ),
    why: Label::constant(
        "Dưới mức điểm của 5 sao thì cấp tỉnh công nhận, không gửi Bộ",
        "Below 5 stars, the province recognises the product itself",
    ),
    message: Label::constant(
        "điểm trung bình {mean} thấp hơn {least}, không thuộc diện gửi Bộ",
        "the mean is {mean}, below {least}, so the dossier does not go to the ministry",
    ),
    repair: Label::constant(
        "không gửi Bộ; cấp tỉnh quyết định công nhận theo kết quả",
        "do not send the dossier to the ministry; the province decides on its own result",
    ),
    example: Label::constant(
        "Điểm trung bình 89,67 được làm tròn thành 90 rồi gửi Bộ",
        "A mean of 89.67 is rounded to 90 and sent to the ministry",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let scored = examination.asks(Provision::PotentialFiveStars);
    let Some(mean) = examination.province().and_then(|part| part.mean) else {
        return;
    };
    let bands = examination.edition().bands();
    if scored && bands.of(mean) < Star::Five {
        let values = vec![
            // Rounded down, so that 89.999 does not read as 90.
            ("mean", Value::Decimal(mean.round(2, Rounding::Down))),
            ("least", bands.least(Star::Five).get().into()),
        ];
        findings.add("province.mean", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Mean};

    use crate::model::Stage;
    use crate::testing::{finds, sent_by_province};

    #[test]
    fn ninety_goes_up_and_a_hair_below_does_not() {
        let mut dossier = sent_by_province();
        for mean in [
            Mean::new(90, 1),
            Mean::new(90_001, 1000),
            Mean::new(100, 1),
            None,
        ] {
            dossier.province.as_mut().unwrap().mean = mean;
            finds("mean-below-ninety", &dossier, &[]);
        }
        dossier.province.as_mut().unwrap().mean = Mean::new(89_999, 1000);
        let below = (
            "province.mean",
            "Điểm trung bình 89,99 thấp hơn 90, không thuộc diện gửi Bộ",
            "The mean is 89.99, below 90, so the dossier does not go to the ministry",
        );
        for kind in [DossierKind::First, DossierKind::Upgrade] {
            dossier.kind = kind;
            finds("mean-below-ninety", &dossier, &[below]);
        }
    }

    #[test]
    fn re_evaluations_and_other_stages_are_not_held_to_it() {
        let mut dossier = sent_by_province();
        dossier.province.as_mut().unwrap().mean = Mean::new(70, 1);
        dossier.kind = DossierKind::ReEvaluation;
        finds("mean-below-ninety", &dossier, &[]);

        dossier.kind = DossierKind::First;
        dossier.stage = Stage::Commune;
        finds("mean-below-ninety", &dossier, &[]);
        dossier.stage = Stage::Province;
        dossier.province = None;
        finds("mean-below-ninety", &dossier, &[]);
    }
}
