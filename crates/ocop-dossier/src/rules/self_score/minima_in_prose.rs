//! Minimum requirements of 1048/2019 stand in the prose of 781/QĐ-TTg and are not checked here.

use alloc::vec;

use ocop_core::{Edition, Label, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "minima-in-prose",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Other(&Label::constant(
        "Quyết định 781/QĐ-TTg (nguồn thứ cấp)",
        "Decision 781/QĐ-TTg (secondary sources)",
    )),
    checks: Label::constant(
        "Yêu cầu tối thiểu bằng lời của Quyết định 781/QĐ-TTg được người chấm xem xét",
        "The minimum requirements in the prose of Decision 781/QĐ-TTg are looked at by people",
    ),
    why: Label::constant(
        "Văn bản chỉ biết được một phần nên không kiểm tra tự động",
        "The text is known only in part, so that no program checks it",
    ),
    message: Label::constant(
        "đăng ký {wanted} theo 1048/2019: yêu cầu tối thiểu bằng lời của 781/QĐ-TTg chưa được kiểm tra ở đây",
        "{wanted} is applied for under 1048/2019: the minimum requirements in the prose of 781/QĐ-TTg are not checked here",
    ),
    repair: Label::constant(
        "tự đối chiếu hồ sơ với yêu cầu tối thiểu của hạng đăng ký",
        "compare the dossier with the minimum requirements of the star by hand",
    ),
    example: Label::constant(
        "Đăng ký 4 sao theo 1048/2019",
        "4 stars are applied for under 1048/2019",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let wanted = examination.dossier.wanted.filter(|&star| star >= Star::Three);
    if let Some(wanted) = wanted.filter(|_| examination.edition() == Edition::E2019) {
        findings.add("wanted", vec![("wanted", wanted.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Star};

    use crate::testing::{best, clean, finds};

    #[test]
    fn three_stars_and_more_under_1048_have_minima_in_prose() {
        finds("minima-in-prose", &clean(), &[]);
        let mut dossier = best(Edition::E2019, 12);
        finds("minima-in-prose", &dossier, &[]);
        dossier.wanted = Some(Star::Two);
        finds("minima-in-prose", &dossier, &[]);
        dossier.wanted = Some(Star::Three);
        finds(
            "minima-in-prose",
            &dossier,
            &[(
                "wanted",
                "Đăng ký 3★ theo 1048/2019: yêu cầu tối thiểu bằng lời của 781/QĐ-TTg chưa được kiểm tra ở đây",
                "3★ is applied for under 1048/2019: the minimum requirements in the prose of 781/QĐ-TTg are not checked here",
            )],
        );
    }
}
