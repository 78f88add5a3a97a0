//! The prose of 781/QĐ-TTg contains minimum requirements of 1048/2019 that are not checked here (`minima-in-prose`).

use alloc::vec;

use ocop_core::{Label, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "minima-in-prose",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Law(Provision::Minima),
    checks: Label::constant(
        "Người chấm xem xét các yêu cầu tối thiểu bằng lời của Quyết định 781/QĐ-TTg",
        "People check the minimum requirements in the prose of Decision 781/QĐ-TTg",
    ),
    why: Label::constant(
        "Chỉ biết được một phần văn bản nên không kiểm tra tự động",
        "The text is only partly known, so no program checks it",
    ),
    message: Label::constant(
        "hồ sơ đăng ký {wanted} theo {edition}: yêu cầu tối thiểu bằng lời của Quyết định 781/QĐ-TTg chưa được kiểm tra tại phiếu này",
        "the dossier applies for {wanted} under {edition}: the minimum requirements in the prose of Decision 781/QĐ-TTg are not checked here",
    ),
    repair: Label::constant(
        "người xét hồ sơ đối chiếu trực tiếp với yêu cầu tối thiểu của hạng đăng ký",
        "compare the dossier with the minimum requirements of the star by hand",
    ),
    example: Label::constant(
        "Đăng ký 4 sao theo 1048/2019",
        "4 stars are applied for under 1048/2019",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let wanted = examination
        .dossier
        .wanted
        .filter(|&star| star >= Star::Three);
    if let Some(wanted) = wanted.filter(|_| examination.procedure.minima_in_prose) {
        let edition = examination.edition().into();
        findings.add(
            "wanted",
            vec![("wanted", wanted.into()), ("edition", edition)],
        );
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
                "Hồ sơ đăng ký 3 sao theo Quyết định 1048/QĐ-TTg năm 2019: yêu cầu tối thiểu bằng lời của Quyết định 781/QĐ-TTg chưa được kiểm tra tại phiếu này",
                "The dossier applies for 3 stars under Decision 1048/QĐ-TTg of 2019: the minimum requirements in the prose of Decision 781/QĐ-TTg are not checked here",
            )],
        );
    }
}
