//! A mean of the province's council below that of five stars, which does not go up.

use alloc::vec;

use ocop_core::{DossierKind, Edition, Label, Rounding, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "mean-below-ninety",
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
        "Kết quả của hội đồng cấp tỉnh gửi bộ đạt từ 90 điểm",
        "A result that goes up is 90 or more",
    ),
    why: Label::constant(
        "Dưới 90 điểm thì cấp tỉnh tự công nhận 3, 4 sao, không gửi bộ",
        "Below 90 the province recognises three or four stars itself",
    ),
    message: Label::constant(
        "điểm trung bình {mean} chưa đến {least}, không thuộc diện gửi bộ",
        "the mean {mean} does not reach {least}, so the dossier does not go to the ministry",
    ),
    repair: Label::constant(
        "không gửi bộ; cấp tỉnh quyết định công nhận theo kết quả",
        "do not send it up; let the province decide by its result",
    ),
    example: Label::constant(
        "Điểm trung bình 89,67 được làm tròn thành 90 rồi gửi bộ",
        "A mean of 89.67 is rounded to 90 and sent up",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let scored = examination.dossier.kind != DossierKind::ReEvaluation;
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
            "Điểm trung bình 89,99 chưa đến 90, không thuộc diện gửi bộ",
            "The mean 89.99 does not reach 90, so the dossier does not go to the ministry",
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
