//! A dossier that does not state the star applied for.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wanted-star-not-stated",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hồ sơ ghi hạng sao đăng ký",
        "The dossier states the star applied for",
    ),
    why: Label::constant(
        "Có hạng đăng ký thì mới đối chiếu được với điểm tự chấm và minh chứng",
        "Scores and evidence are compared with the star applied for",
    ),
    message: Label::constant(
        "chưa ghi hạng sao đăng ký",
        "the star applied for is missing",
    ),
    repair: Label::constant(
        "ghi hạng sao mà chủ thể đăng ký đánh giá",
        "state the star for which the applicant wants to be rated",
    ),
    example: Label::constant(
        "Hồ sơ đủ điểm 4 sao nhưng không ghi hạng đăng ký",
        "A dossier with points for 4 stars that states no star",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.dossier.wanted.is_none() {
        findings.add("wanted", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds};

    #[test]
    fn a_star_is_applied_for() {
        let mut dossier = clean();
        finds("wanted-star-not-stated", &dossier, &[]);
        dossier.wanted = None;
        finds(
            "wanted-star-not-stated",
            &dossier,
            &[(
                "wanted",
                "Chưa ghi hạng sao đăng ký",
                "The star applied for is missing",
            )],
        );
    }
}
