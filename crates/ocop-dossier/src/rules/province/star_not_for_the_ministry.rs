//! A dossier for fewer than five stars that goes to the ministry.

use alloc::vec;

use ocop_core::{Label, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "star-not-for-the-ministry",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hồ sơ gửi Bộ là hồ sơ đăng ký 5 sao",
        "A dossier for the ministry applies for 5 stars",
    ),
    why: Label::constant(
        "Bộ công nhận 5 sao; 3 và 4 sao do cấp tỉnh công nhận",
        "The ministry recognises 5 stars; the province recognises 3 and 4",
    ),
    message: Label::constant(
        "hồ sơ đăng ký {star} được gửi Bộ, trong khi Bộ chỉ công nhận {five}",
        "the dossier applies for {star} but goes to the ministry, which recognises only {five}",
    ),
    repair: Label::constant(
        "sửa hạng sao đăng ký nếu chủ thể đồng ý, hoặc để cấp tỉnh công nhận",
        "change the star with the applicant's consent, or let the province recognise it",
    ),
    example: Label::constant(
        "Hồ sơ đăng ký 4 sao được cấp tỉnh gửi Bộ",
        "The province sends a dossier for 4 stars to the ministry",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let part = examination.province();
    let Some(star) = examination.dossier.wanted.filter(|&star| star < Star::Five) else {
        return;
    };
    // `mean-below-ninety` reports a mean below five stars.
    let scored = examination.asks(Provision::PotentialFiveStars);
    let bands = examination.edition().bands();
    let goes_up = |mean| !scored || bands.of(mean) == Star::Five;
    if part.is_some_and(|part| part.mean.is_none_or(goes_up)) {
        let values = vec![("star", star.into()), ("five", Star::Five.into())];
        findings.add("wanted", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Mean, Star};

    use crate::model::Stage;
    use crate::testing::{finds, sent_by_province};

    const FOUR: (&str, &str, &str) = (
        "wanted",
        "Hồ sơ đăng ký 4 sao được gửi Bộ, trong khi Bộ chỉ công nhận 5 sao",
        "The dossier applies for 4 stars but goes to the ministry, which recognises only 5 stars",
    );

    #[test]
    fn the_ministry_is_asked_for_five_stars() {
        let mut dossier = sent_by_province();
        finds("star-not-for-the-ministry", &dossier, &[]);
        dossier.wanted = None;
        finds("star-not-for-the-ministry", &dossier, &[]);

        dossier.wanted = Some(Star::Four);
        finds("star-not-for-the-ministry", &dossier, &[FOUR]);
        dossier.province.as_mut().unwrap().mean = None;
        finds("star-not-for-the-ministry", &dossier, &[FOUR]);

        dossier.stage = Stage::Commune;
        finds("star-not-for-the-ministry", &dossier, &[]);
    }

    #[test]
    fn a_mean_below_ninety_is_reported_elsewhere() {
        let mut dossier = sent_by_province();
        dossier.wanted = Some(Star::Four);
        dossier.province.as_mut().unwrap().mean = Mean::new(89_999, 1000);
        finds("star-not-for-the-ministry", &dossier, &[]);
        dossier.kind = DossierKind::ReEvaluation;
        finds("star-not-for-the-ministry", &dossier, &[FOUR]);
        dossier.province = None;
        finds("star-not-for-the-ministry", &dossier, &[]);
    }
}
