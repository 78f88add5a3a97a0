//! A self-score without the star that follows from it.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "claimed-star-missing",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ReportContents),
    checks: Label::constant(
        "Phần tự chấm ghi hạng sao",
        "The self-score states its star",
    ),
    why: Label::constant(
        "Hạng sao ghi trên báo cáo cho biết kết quả tự xếp hạng của chủ thể",
        "The star on the report shows how the applicant rates its product",
    ),
    message: Label::constant(
        "phần tự chấm chưa ghi hạng sao",
        "the self-score does not state its star",
    ),
    repair: Label::constant(
        "ghi hạng sao theo tổng điểm và các mức tối thiểu",
        "enter the star that follows from the total and the minimum levels",
    ),
    example: Label::constant(
        "Ghi 75 điểm nhưng không ghi hạng sao",
        "75 points are stated without a star",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let score = examination.dossier.self_score.as_ref();
    // A stop on zero leaves no star to state.
    let gives = examination
        .card
        .as_ref()
        .is_none_or(|card| card.star().is_some());
    if gives && score.is_some_and(|score| score.star.is_none() && !score.choices.is_empty()) {
        findings.add("self_score.star", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::SelfScore;
    use crate::testing::{best, choose, clean, finds};

    #[test]
    fn a_star_is_stated() {
        let mut dossier = clean();
        finds("claimed-star-missing", &dossier, &[]);
        dossier.self_score.as_mut().unwrap().star = None;
        let missing = [(
            "self_score.star",
            "Phần tự chấm chưa ghi hạng sao",
            "The self-score does not state its star",
        )];
        finds("claimed-star-missing", &dossier, &missing);
        choose(&mut dossier, "1.1", 9);
        finds("claimed-star-missing", &dossier, &missing);
        dossier.self_score = Some(SelfScore::default());
        finds("claimed-star-missing", &dossier, &[]);
        dossier.self_score = None;
        finds("claimed-star-missing", &dossier, &[]);
    }

    #[test]
    fn a_stop_on_zero_leaves_no_star_to_state() {
        let mut dossier = best(Edition::E2026, 16);
        dossier.self_score.as_mut().unwrap().star = None;
        let sheet = dossier.sheet().clone();
        let stops = sheet
            .criteria()
            .find(|criterion| criterion.stops_on_zero())
            .unwrap();
        choose(&mut dossier, stops.key(), stops.choices().next().unwrap());
        finds("claimed-star-missing", &dossier, &[]);
    }
}
