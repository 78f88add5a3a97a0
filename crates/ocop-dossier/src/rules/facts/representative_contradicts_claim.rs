//! A point claimed for a representative who is not a woman, not of a minority and not disabled.

use ocop_core::Label;
use ocop_core::internal::concept;

use crate::base::peoples::is_minority;
use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::{Gender, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "representative-contradicts-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Người đại diện theo pháp luật thuộc diện được tính điểm như đã tự chấm",
        "The legal representative belongs to a group for which the claimed point is given",
    ),
    why: Label::constant(
        "Điểm này chỉ dành cho người đại diện là nữ, người dân tộc thiểu số hoặc, theo 26/2026, người khuyết tật",
        "The point is for a woman, a member of an ethnic minority or, under 26/2026, a person with a disability",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng người đại diện kê khai là {who}",
        "criterion {criterion} claims level {level} “{condition}”, but the declared representative is {who}",
    ),
    repair: Label::constant(
        "chấm lại tiêu chí {criterion}, hoặc sửa thông tin người đại diện nếu kê khai sai",
        "score criterion {criterion} again, or correct the representative's details if they are wrong",
    ),
    example: Label::constant(
        "Giám đốc là nam, dân tộc Kinh nhưng tự chấm 1 điểm",
        "1 point is claimed, but the director is a man of the Kinh majority",
    ),
    check,
};

const MAN: Label = Label::constant("nam, dân tộc Kinh", "a man of the Kinh majority");
const ABLE: Label = Label::constant(
    "nam, dân tộc Kinh, không phải là người khuyết tật",
    "a man of the Kinh majority without a disability",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some((criterion, choice)) =
        examination.claim_on(const { concept("inclusive-representative") })
    else {
        return;
    };
    let level = criterion.level_of(choice);
    if level.is_none_or(|level| level.points().get() == 0) {
        return;
    }
    let Some(representative) = &examination.dossier.applicant.representative else {
        return;
    };
    let is_man = representative.gender == Some(Gender::Male);
    let is_kinh = said(&representative.ethnicity).and_then(is_minority) == Some(false);
    let counts_disability = examination.procedure.levels.disability_counts;
    let is_able = !counts_disability || representative.disability == Some(false);
    if !(is_man && is_kinh && is_able) {
        return;
    }
    let mut values = claim::values(criterion, choice);
    values.push(("who", if counts_disability { ABLE } else { MAN }.into()));
    let left = examination.remaining_where(criterion, choice, |_| true);
    let risk = examination.risk([(criterion, choice, left)]);
    findings.add_at_criterion(criterion.key(), "applicant.representative", values, risk);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Dossier, Gender, Representative};
    use crate::testing::{best, choose, clean, costs, finds};

    const RULE: &str = "representative-contradicts-claim";

    fn with(
        edition: Edition,
        gender: Option<Gender>,
        ethnicity: &str,
        disability: Option<bool>,
    ) -> Dossier {
        let mut dossier = best(edition, 1);
        dossier.applicant.representative = Some(Representative {
            gender,
            ethnicity: Some(ethnicity.into()),
            disability,
            ..Representative::default()
        });
        dossier
    }

    const MALE: Option<Gender> = Some(Gender::Male);

    #[test]
    fn the_point_is_for_women_minorities_and_the_disabled() {
        finds(RULE, &clean(), &[]);
        let dossier = with(Edition::E2026, MALE, " kinh ", Some(false));
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.representative",
                "Tiêu chí 3.2 tự chấm mức 2 “Đại diện pháp luật của chủ thể là nữ, đồng bào dân tộc thiểu số hoặc người khuyết tật” nhưng người đại diện kê khai là nam, dân tộc Kinh, không phải là người khuyết tật",
                "Criterion 3.2 claims level 2 “Applicant's legal representative: a woman, an ethnic minority member or a person with a disability”, but the declared representative is a man of the Kinh majority without a disability",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.2: 2 → 1, 100 → 99, 5★ → 5★"]);
        finds(
            RULE,
            &with(Edition::E2026, Some(Gender::Female), "Kinh", Some(false)),
            &[],
        );
        finds(RULE, &with(Edition::E2026, MALE, "Thái", Some(false)), &[]);
        finds(RULE, &with(Edition::E2026, MALE, "Việt", Some(true)), &[]);
        // A name with another name of the same people.
        let dossier = with(Edition::E2026, MALE, "Kinh (Việt)", Some(false));
        assert_eq!(costs(RULE, &dossier), ["3.2: 2 → 1, 100 → 99, 5★ → 5★"]);
    }

    #[test]
    fn disability_counts_under_26_only() {
        for disability in [None, Some(false), Some(true)] {
            finds(
                RULE,
                &with(Edition::E2023, MALE, "Việt", disability),
                &[(
                    "applicant.representative",
                    "Tiêu chí 3.b tự chấm mức 2 “Đại diện pháp luật của chủ thể là nữ hoặc đồng bào dân tộc thiểu số” nhưng người đại diện kê khai là nam, dân tộc Kinh",
                    "Criterion 3.b claims level 2 “Applicant's legal representative: a woman or an ethnic minority member”, but the declared representative is a man of the Kinh majority",
                )],
            );
        }
    }

    #[test]
    fn details_that_are_not_given_contradict_nothing() {
        finds(RULE, &with(Edition::E2026, None, "Kinh", Some(false)), &[]);
        finds(RULE, &with(Edition::E2026, MALE, " ", Some(false)), &[]);
        finds(RULE, &with(Edition::E2026, MALE, "Kinh", None), &[]);
        finds(RULE, &best(Edition::E2026, 1), &[]);
        let mut dossier = with(Edition::E2026, MALE, "Kinh", Some(false));
        choose(&mut dossier, "3.2", 1);
        finds(RULE, &dossier, &[]);
    }
}
