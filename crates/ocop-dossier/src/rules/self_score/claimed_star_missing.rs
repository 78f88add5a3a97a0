//! A self-score without the star that it gives.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "claimed-star-missing",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Phụ lục III, Mẫu 02", "Annex III, Mẫu 02")]),
    checks: Label::constant(
        "Phần tự chấm ghi hạng sao",
        "The self-score states its star",
    ),
    why: Label::constant(
        "Hạng sao ghi trên báo cáo cho biết chủ thể tự xếp hạng nào",
        "The star on the report shows where the applicant sees itself",
    ),
    message: Label::constant(
        "phần tự chấm chưa ghi hạng sao",
        "the self-score does not state its star",
    ),
    repair: Label::constant(
        "ghi hạng sao theo tổng điểm và các mức tối thiểu",
        "write down the star by the total and the minima",
    ),
    example: Label::constant(
        "Ghi 75 điểm mà không ghi mấy sao",
        "75 points are written and no star",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let score = examination.dossier.self_score.as_ref();
    // A card whose zero ends the evaluation has no star to write down.
    let gives = examination.card.as_ref().is_none_or(|card| card.star().is_some());
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
    fn a_star_is_written_down() {
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
    fn where_a_zero_ends_the_evaluation_there_is_no_star_to_write() {
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
