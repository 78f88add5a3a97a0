//! A ground that the sheet does not print.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "ground-not-on-sheet",
    stage: Stage::Applicant,
    topic: Topic::Grounds,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Mọi trường hợp bị loại được nêu đều in trên bộ tiêu chí",
        "Every stated ground is printed on the sheet",
    ),
    why: Label::constant(
        "Hồ sơ chỉ bị loại theo trường hợp in trên bộ tiêu chí của chính sản phẩm",
        "A dossier is rejected only on grounds that its own sheet prints",
    ),
    message: Label::constant(
        "trường hợp bị loại “{ground}” không có trên bộ tiêu chí này",
        "the ground “{ground}” is not on this sheet",
    ),
    repair: Label::constant(
        "bỏ trường hợp “{ground}”, hoặc ghi theo mã trường hợp của bộ tiêu chí",
        "remove the ground “{ground}”, or use the id of a ground on the sheet",
    ),
    example: Label::constant(
        "Nêu trường hợp bị loại về tạp chất đối với dịch vụ du lịch",
        "The ground on impurities is stated for a tourism service",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for id in &examination.dossier.grounds {
        if !examination
            .sheet()
            .grounds()
            .any(|ground| ground.id() == id)
        {
            findings.add("grounds", vec![("ground", id.into())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::report::Verdict;
    use crate::testing::{best, clean, finds};

    #[test]
    fn a_ground_is_one_of_the_sheet() {
        let mut dossier = clean();
        dossier.grounds.insert("forged-dossier".into());
        finds("ground-not-on-sheet", &dossier, &[]);

        let mut dossier = best(Edition::E2026, 26);
        dossier.grounds.insert("unacceptable-impurities".into());
        finds(
            "ground-not-on-sheet",
            &dossier,
            &[(
                "grounds",
                "Trường hợp bị loại “unacceptable-impurities” không có trên bộ tiêu chí này",
                "The ground “unacceptable-impurities” is not on this sheet",
            )],
        );
        finds("ground-stands", &dossier, &[]);
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.verdict(), Verdict::ToBeCompleted);
    }
}
