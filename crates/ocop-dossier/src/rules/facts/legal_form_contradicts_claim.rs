//! A claimed level of legal form above the level of the applicant's form.

use ocop_core::internal::concept;
use ocop_core::{Choice, Concept, Label};
use rust_decimal::Decimal;

use crate::check::examination::{Examination, is_share};
use crate::check::findings::Findings;
use crate::model::{LegalForm, Stage};
use crate::report::value::Value;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "legal-form-contradicts-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Loại hình của chủ thể đạt mức tự chấm; công ty cổ phần tính theo vốn góp của cộng đồng địa phương",
        "The applicant's legal form reaches the claimed level; for a joint-stock company the local capital decides",
    ),
    why: Label::constant(
        "Mỗi mức ghi rõ loại hình được tính; đăng ký kinh doanh cho biết loại hình thực tế",
        "Each level names its legal forms; the business registration shows the actual form",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng chủ thể là {form}",
        "criterion {criterion} claims level {level} “{condition}”, but the applicant is a {form}",
    ),
    repair: Label::constant(
        "chấm lại tiêu chí {criterion} theo loại hình trên giấy đăng ký kinh doanh",
        "score criterion {criterion} again from the legal form on the business registration",
    ),
    example: Label::constant(
        "Công ty TNHH tự chấm mức của hợp tác xã",
        "A limited company claims the level of cooperatives",
    ),
    check,
};

pub(crate) const CONCEPT: Concept = concept("legal-form");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some((criterion, choice)) = examination.claim_on(CONCEPT) else {
        return;
    };
    let Some(form) = examination.dossier.applicant.legal_form else {
        return;
    };
    let Some(level) = level(examination, form).filter(|&level| level < choice.level()) else {
        return;
    };
    let mut values = claim::values(criterion, choice);
    values.push(("form", named(examination, form)));
    let left = Choice::from(level);
    let risk = examination.risk([(criterion, choice, Some(left))]);
    findings.add_at_criterion(criterion.key(), "applicant.legal_form", values, risk);
}

/// The level of a legal form. `None` if the sheet does not name the form, or if the capital decides
/// and is not declared.
fn level(examination: &Examination<'_>, form: LegalForm) -> Option<u8> {
    let levels = examination.procedure.levels;
    let tourism = if examination.is_tourism() {
        levels.tourism
    } else {
        &[]
    };
    let mut forms = tourism.iter().chain(levels.legal_forms);
    let &(_, level) = forms.find(|(own, _)| *own == form)?;
    if form != LegalForm::JointStockCompany {
        return Some(level);
    }
    let capital = examination.dossier.facts.local_capital;
    let capital = capital.filter(|&capital| is_share(capital))?;
    let (percent, local) = levels.local_capital;
    let is_local = capital >= Decimal::new(percent.into(), 2);
    Some(if is_local { local } else { level })
}

/// The form, with the local capital if that decides.
fn named(examination: &Examination<'_>, form: LegalForm) -> Value {
    let capital = examination.dossier.facts.local_capital;
    match capital.filter(|_| form == LegalForm::JointStockCompany) {
        None => form.words().into(),
        Some(capital) => {
            let share = |lang| Value::Share(capital).shown(lang);
            let name = |lang| form.label(lang);
            let (vi, en) = (ocop_core::Lang::Vi, ocop_core::Lang::En);
            Value::from(Label::new(
                alloc::format!("{}, cộng đồng địa phương góp {} vốn", name(vi), share(vi)),
                alloc::format!("{} with {} of local capital", name(en), share(en)),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Dossier, LegalForm};
    use crate::testing::{best, choose, clean, costs, decimal, finds};

    const RULE: &str = "legal-form-contradicts-claim";

    fn with(edition: Edition, set: u16, form: LegalForm) -> Dossier {
        let mut dossier = best(edition, set);
        dossier.applicant.legal_form = Some(form);
        dossier
    }

    #[test]
    fn a_limited_company_lacks_the_level_of_cooperatives() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.legal_form",
                "Tiêu chí 3.1 tự chấm mức 3 “HTX tổ chức và hoạt động đúng pháp luật, hoặc công ty cổ phần với vốn góp của cộng đồng địa phương từ 51% trở lên” nhưng chủ thể là công ty TNHH hai thành viên trở lên",
                "Criterion 3.1 claims level 3 “Cooperative organised and operating in line with the law, or joint-stock company with 51% or more of capital contributed by the local community”, but the applicant is a limited company with two or more members",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.1: 3 → 2, 75 → 74, 4★ → 4★"]);
        choose(&mut dossier, "3.1", 2);
        finds(RULE, &dossier, &[]);
        // A level below the form's own loses points but contradicts nothing.
        choose(&mut dossier, "3.1", 1);
        finds(RULE, &dossier, &[]);
        dossier.applicant.legal_form = None;
        choose(&mut dossier, "3.1", 3);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_joint_stock_company_is_judged_by_51_percent_of_local_capital() {
        let mut dossier = with(Edition::E2026, 1, LegalForm::JointStockCompany);
        finds(RULE, &dossier, &[]);
        dossier.facts.local_capital = decimal("0.51");
        finds(RULE, &dossier, &[]);
        dossier.facts.local_capital = decimal("0.5099");
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.legal_form",
                "Tiêu chí 3.1 tự chấm mức 3 “HTX tổ chức và hoạt động đúng pháp luật, hoặc công ty cổ phần với vốn góp của cộng đồng địa phương từ 51% trở lên” nhưng chủ thể là công ty cổ phần, cộng đồng địa phương góp 50,99% vốn",
                "Criterion 3.1 claims level 3 “Cooperative organised and operating in line with the law, or joint-stock company with 51% or more of capital contributed by the local community”, but the applicant is a joint-stock company with 50.99% of local capital",
            )],
        );
        dossier.facts.local_capital = decimal("51");
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn every_form_has_its_level_in_each_edition() {
        use LegalForm as Form;
        // The levels under 26/2026, 148/2023 and 1048/2019; 0 if the sheet does not name the form.
        let levels = [
            (Form::Cooperative, [3, 3, 3]),
            (Form::CooperativeGroup, [1, 1, 1]),
            (Form::OneMemberCompany, [2, 1, 1]),
            (Form::LimitedCompany, [2, 2, 2]),
            (Form::PrivateEnterprise, [2, 1, 1]),
            (Form::Partnership, [0, 0, 0]),
            (Form::Farm, [1, 1, 0]),
            (Form::ProducingHousehold, [1, 1, 1]),
            (Form::FamilyHousehold, [1, 1, 1]),
            (Form::Association, [0, 0, 0]),
            (Form::OperatingCentre, [0, 0, 0]),
            (Form::Other, [0, 0, 0]),
        ];
        let sheets = [
            (Edition::E2026, 1, "3.1"),
            (Edition::E2023, 1, "3.a"),
            (Edition::E2019, 12, "3.1"),
        ];
        for (form, own) in levels {
            for ((edition, set, key), own) in sheets.into_iter().zip(own) {
                let mut dossier = with(edition, set, form);
                for claimed in 1..=3 {
                    choose(&mut dossier, key, claimed);
                    let found = costs(RULE, &dossier).len();
                    let wanted = usize::from(own != 0 && claimed > own);
                    assert_eq!(found, wanted, "{form} at level {claimed} of {edition}");
                }
            }
        }
    }

    #[test]
    fn tourism_lets_a_centre_have_the_top_level() {
        for (edition, set) in [(Edition::E2026, 26), (Edition::E2023, 26)] {
            finds(RULE, &with(edition, set, LegalForm::OperatingCentre), &[]);
            assert_eq!(
                costs(RULE, &with(edition, set, LegalForm::LimitedCompany)).len(),
                1
            );
        }
    }

    #[test]
    fn two_levels_of_the_same_points_cost_nothing() {
        // 26/2026 set 7 prints 1 point for both lower levels.
        let mut dossier = with(Edition::E2026, 7, LegalForm::Farm);
        choose(&mut dossier, "3.1", 2);
        assert_eq!(costs(RULE, &dossier), ["nothing"]);
    }
}
