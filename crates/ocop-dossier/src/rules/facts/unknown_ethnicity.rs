//! An ethnicity of the representative that is none of the 54 peoples.

use alloc::vec;

use ocop_core::Label;
use ocop_core::internal::concept;

use crate::base::peoples::is_minority;
use crate::base::texts::written;
use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{Gender, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-ethnicity",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Dân tộc của người đại diện là một trong 54 dân tộc",
        "The ethnicity of the representative is one of the 54 peoples",
    ),
    why: Label::constant(
        "Điểm về người đại diện căn cứ vào dân tộc; ghi khác danh mục thì chưa xác định được",
        "The point for the representative depends on the ethnicity; other words do not show it",
    ),
    message: Label::constant(
        "dân tộc của người đại diện ghi là “{ethnicity}”, không có trong danh mục 54 dân tộc",
        "the representative's ethnicity is given as “{ethnicity}”, which is none of the 54 peoples",
    ),
    repair: Label::constant(
        "ghi tên dân tộc của người đại diện theo danh mục 54 dân tộc, ví dụ Kinh, Thái, Mông",
        "enter the ethnicity as on the list of the 54 peoples, such as Kinh, Thái or Mông",
    ),
    example: Label::constant("Ô dân tộc ghi “-”", "The ethnicity is given as “-”"),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(representative) = &examination.dossier.applicant.representative else {
        return;
    };
    let Some(ethnicity) = written(&representative.ethnicity) else {
        return;
    };
    if is_minority(ethnicity).is_some() {
        return;
    }
    let path = "applicant.representative.ethnicity";
    let values = vec![("ethnicity", ethnicity.into())];
    // The point of a man without a disability rests on his people.
    let counts_disability = examination.procedure.levels.disability_counts;
    let is_able = !counts_disability || representative.disability == Some(false);
    let rests = representative.gender == Some(Gender::Male) && is_able;
    let claim = examination.claim_on(const { concept("inclusive-representative") });
    let claim = claim.filter(|&(criterion, choice)| {
        let level = criterion.level_of(choice);
        rests && level.is_some_and(|level| level.points().get() > 0)
    });
    match claim {
        None => findings.add(path, values),
        Some((criterion, choice)) => {
            let left = examination.remaining_where(criterion, choice, |_| true);
            let risk = examination.risk([(criterion, choice, left)]);
            findings.add_at_risk(path, values, risk);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Dossier, Gender, Representative};
    use crate::testing::{best, choose, clean, costs, finds};

    const RULE: &str = "unknown-ethnicity";

    fn with(
        edition: Edition,
        set: u16,
        gender: Gender,
        ethnicity: &str,
        disability: Option<bool>,
    ) -> Dossier {
        let mut dossier = best(edition, set);
        dossier.applicant.representative = Some(Representative {
            gender: Some(gender),
            ethnicity: Some(ethnicity.into()),
            disability,
            ..Representative::default()
        });
        dossier
    }

    #[test]
    fn a_dash_is_no_minority() {
        finds(RULE, &clean(), &[]);
        let dossier = with(Edition::E2026, 1, Gender::Male, "-", Some(false));
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.representative.ethnicity",
                "Dân tộc của người đại diện ghi là “-”, không có trong danh mục 54 dân tộc",
                "The representative's ethnicity is given as “-”, which is none of the 54 peoples",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.2: 2 → 1, 100 → 99, 5★ → 5★"]);
        let known = ["Kinh (Việt)", "H’Mông", "Khmer", "", " "];
        for ethnicity in known {
            finds(
                RULE,
                &with(Edition::E2026, 1, Gender::Male, ethnicity, Some(false)),
                &[],
            );
        }
    }

    #[test]
    fn it_costs_the_point_only_where_the_point_rests_on_it() {
        for (gender, disability) in [
            (Gender::Female, Some(false)),
            (Gender::Male, Some(true)),
            (Gender::Male, None),
        ] {
            let dossier = with(Edition::E2026, 1, gender, "Khác", disability);
            assert_eq!(costs(RULE, &dossier), ["nothing"]);
        }
        let mut dossier = with(Edition::E2026, 1, Gender::Male, "Khác", Some(false));
        choose(&mut dossier, "3.2", 1);
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
    }

    #[test]
    fn every_sheet_that_gives_the_point_loses_it() {
        for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
            let (edition, set) = (sheet.edition(), sheet.number());
            let gives = sheet.criteria().any(|own| {
                own.concept()
                    .is_some_and(|own| own.as_str() == "inclusive-representative")
            });
            let dossier = with(edition, set, Gender::Male, "x", Some(false));
            assert_eq!(costs(RULE, &dossier)[0] != "nothing", gives, "{sheet}");
            assert_eq!(gives, edition != Edition::E2019, "{sheet}");
        }
    }
}
