//! A claimed star that the claimed levels do not give.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Council, Criterion, Label, Lang, Scorecard};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "claimed-star-wrong",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Bands),
    checks: Label::constant(
        "Hạng sao tự xếp phù hợp với tổng điểm và các mức tối thiểu",
        "The claimed star follows from the total and the minimum levels",
    ),
    why: Label::constant(
        "Đủ điểm chưa đủ: mỗi hạng sao còn yêu cầu mức tối thiểu ở một số tiêu chí",
        "Points alone are not enough: each star requires minimum levels on some criteria",
    ),
    message: Label::constant(
        "chủ thể tự xếp {claimed} nhưng bảng điểm cho kết quả {star}: {why}",
        "the applicant claims {claimed}, but the scores give {star}: {why}",
    ),
    repair: Label::constant(
        "ghi lại hạng sao tự xếp: {star}; hoặc xem xét lại điểm các tiêu chí",
        "correct the claimed star ({star}), or review the points of the criteria",
    ),
    example: Label::constant(
        "92 điểm nhưng tiêu chí liên kết chưa đạt mức tối thiểu của 5 sao",
        "92 points, but chain linkage is below the minimum level for 5 stars",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let claimed = examination
        .dossier
        .self_score
        .as_ref()
        .and_then(|score| score.star);
    let (Some(claimed), Some(card)) = (claimed, &examination.card) else {
        return;
    };
    if card.star() == Some(claimed) {
        return;
    }
    let (why, basis) = why(card);
    let values = vec![
        ("claimed", claimed.into()),
        ("star", card.star().into()),
        ("why", why),
    ];
    findings.add_by(basis, "self_score.star", values);
}

/// How many criteria a message names at most.
const NAMED: usize = 3;

/// Why a scorecard gives its star: a stop on zero or unmet requirements, which the sheet prints, or the points.
fn why(card: &Scorecard) -> (Value, Basis) {
    let (total, band) = (card.total(), card.band());
    let Ok(rating) = Council::of([card.clone()]).and_then(|council| council.rate()) else {
        return (Value::from(total), RULE.basis);
    };
    let stopped: Vec<_> = rating.stopped().map(Criterion::key).collect();
    if !stopped.is_empty() {
        let keys = named(&stopped);
        let why = Label::new(
            format!("tiêu chí {} được 0 điểm nên dừng đánh giá", keys(Lang::Vi)),
            format!("0 points on {} stop the evaluation", keys(Lang::En)),
        );
        return (Value::from(why), Basis::Sheet);
    }
    let unmet: Vec<_> = rating.unmet_for_next_star().collect();
    if let Some(star) = unmet.first().map(|requirement| requirement.star()) {
        let keys: Vec<_> = unmet
            .iter()
            .map(|requirement| requirement.criterion().key())
            .collect();
        let keys = named(&keys);
        let why = Label::new(
            format!(
                "{total} điểm nhưng chưa đạt mức tối thiểu của {star}★ ở tiêu chí {}",
                keys(Lang::Vi)
            ),
            format!(
                "{total} points, but below the minimum level for {star}★ on {}",
                keys(Lang::En)
            ),
        );
        return (Value::from(why), Basis::Sheet);
    }
    let why = Label::new(
        format!("{total} điểm thuộc khung {band}★"),
        format!("{total} points are in the band of {band}★"),
    );
    (Value::from(why), RULE.basis)
}

/// The first of some criteria, and how many more there are.
fn named(keys: &[&str]) -> impl Fn(Lang) -> alloc::string::String {
    let first = keys.get(..NAMED).unwrap_or(keys).join(", ");
    let more = keys.len().saturating_sub(NAMED);
    move |lang| match (more, lang) {
        (0, _) => first.clone(),
        (_, Lang::Vi) => format!("{first} và {more} tiêu chí khác"),
        (_, Lang::En) => format!("{first} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Star};

    use crate::testing::{best, choose, clean, finds};

    const RULE: &str = "claimed-star-wrong";

    #[test]
    fn the_band_decides_if_all_requirements_are_met() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.self_score.as_mut().unwrap().star = Some(Star::Five);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.star",
                "Chủ thể tự xếp 5 sao nhưng bảng điểm cho kết quả 4 sao: 75 điểm thuộc khung 4 sao",
                "The applicant claims 5 stars, but the scores give 4 stars: 75 points are in the band of 4 stars",
            )],
        );
        dossier.self_score.as_mut().unwrap().star = Some(Star::Three);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.star",
                "Chủ thể tự xếp 3 sao nhưng bảng điểm cho kết quả 4 sao: 75 điểm thuộc khung 4 sao",
                "The applicant claims 3 stars, but the scores give 4 stars: 75 points are in the band of 4 stars",
            )],
        );
        dossier.self_score.as_mut().unwrap().star = None;
        finds(RULE, &dossier, &[]);
        dossier.self_score = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn unmet_requirements_are_named() {
        let mut dossier = clean();
        choose(&mut dossier, "1.5", 2);
        let one = [(
            "self_score.star",
            "Chủ thể tự xếp 4 sao nhưng bảng điểm cho kết quả 3 sao: 74 điểm nhưng chưa đạt mức tối thiểu của 4 sao ở tiêu chí 1.5",
            "The applicant claims 4 stars, but the scores give 3 stars: 74 points, but below the minimum level for 4 stars on 1.5",
        )];
        finds(RULE, &dossier, &one);
        choose(&mut dossier, "1.6", 0);
        choose(&mut dossier, "3.4", 1);
        choose(&mut dossier, "4.1", 2);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.star",
                "Chủ thể tự xếp 4 sao nhưng bảng điểm cho kết quả 3 sao: 70 điểm nhưng chưa đạt mức tối thiểu của 4 sao ở tiêu chí 1.5, 1.6, 3.4 và 1 tiêu chí khác",
                "The applicant claims 4 stars, but the scores give 3 stars: 70 points, but below the minimum level for 4 stars on 1.5, 1.6, 3.4 and 1 more",
            )],
        );
        choose(&mut dossier, "1.5", 9);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_zero_may_stop_the_evaluation() {
        let mut dossier = best(Edition::E2026, 16);
        let sheet = dossier.sheet().clone();
        let stops = sheet
            .criteria()
            .filter(|criterion| criterion.stops_on_zero());
        for criterion in stops {
            let worst = criterion.choices().next().unwrap();
            choose(&mut dossier, criterion.key(), worst);
        }
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.star",
                "Chủ thể tự xếp 5 sao nhưng bảng điểm cho kết quả không xếp sao: tiêu chí 6.1, 6.2, 6.3 và 1 tiêu chí khác được 0 điểm nên dừng đánh giá",
                "The applicant claims 5 stars, but the scores give no star: 0 points on 6.1, 6.2, 6.3 and 1 more stop the evaluation",
            )],
        );
    }
}
