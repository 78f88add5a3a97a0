//! A dossier that applies for one or two stars, which nobody recognises.

use alloc::vec;

use ocop_core::{Label, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wanted-star-not-recognised",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hồ sơ đăng ký từ 3 sao trở lên",
        "The dossier applies for 3 stars or more",
    ),
    why: Label::constant(
        "Sản phẩm 1 sao, 2 sao không có quyết định công nhận và không được cấp giấy chứng nhận",
        "A product with 1 or 2 stars gets no decision and no certificate",
    ),
    message: Label::constant(
        "hồ sơ đăng ký {wanted}, hạng không được công nhận",
        "the dossier applies for {wanted}, which is not recognised",
    ),
    repair: Label::constant(
        "đăng ký từ 3 sao trở lên; nếu chưa đủ điểm thì hoàn thiện sản phẩm rồi mới nộp",
        "apply for 3 stars or more; if the points are not enough yet, improve the product before filing",
    ),
    example: Label::constant("Hồ sơ đăng ký 2 sao", "A dossier applies for 2 stars"),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let wanted = examination.dossier.wanted;
    if let Some(wanted) = wanted.filter(|&wanted| wanted < Star::Three) {
        findings.add("wanted", vec![("wanted", wanted.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Star;

    use crate::testing::{clean, finds};

    #[test]
    fn three_stars_are_the_least_that_is_recognised() {
        let mut dossier = clean();
        for wanted in [None, Some(Star::Three), Some(Star::Five)] {
            dossier.wanted = wanted;
            finds("wanted-star-not-recognised", &dossier, &[]);
        }
        for (wanted, vi, en) in [
            (Star::One, "1 sao", "1 star"),
            (Star::Two, "2 sao", "2 stars"),
        ] {
            dossier.wanted = Some(wanted);
            let vi = alloc::format!("Hồ sơ đăng ký {vi}, hạng không được công nhận");
            let en = alloc::format!("The dossier applies for {en}, which is not recognised");
            finds(
                "wanted-star-not-recognised",
                &dossier,
                &[("wanted", &vi, &en)],
            );
        }
    }
}
