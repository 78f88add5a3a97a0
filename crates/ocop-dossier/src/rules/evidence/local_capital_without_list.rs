//! A joint-stock company that claims the level of local capital without a list of capital contributions.

use ocop_core::{Choice, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::document_kind::DocumentKind;
use crate::model::{LegalForm, Stage};
use crate::rules::facts::legal_form_contradicts_claim::CONCEPT;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "local-capital-without-list",
    stage: Stage::Applicant,
    topic: Topic::Evidence,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Công ty cổ phần tự chấm mức vốn góp của cộng đồng địa phương có danh sách thành viên góp vốn",
        "A joint-stock company that claims the level of local capital has a list of capital contributions",
    ),
    why: Label::constant(
        "Giấy đăng ký kinh doanh không cho biết tỷ lệ vốn của người địa phương",
        "The business registration does not show the share of local capital",
    ),
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng công ty cổ phần chưa nộp {missing}",
        "criterion {criterion} claims level {level} “{condition}”, but the joint-stock company has no {missing}",
    ),
    repair: Label::constant(
        "nộp {missing} có ghi nơi thường trú và tỷ lệ vốn, hoặc chấm lại tiêu chí {criterion}",
        "submit the {missing} with residence and shares, or score criterion {criterion} again",
    ),
    example: Label::constant(
        "Công ty cổ phần tự chấm mức từ 51% vốn địa phương nhưng chỉ nộp giấy đăng ký kinh doanh",
        "A joint-stock company claims 51% of local capital with its business registration only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.dossier.applicant.legal_form != Some(LegalForm::JointStockCompany) {
        return;
    }
    let Some((criterion, choice)) = examination.claim_on(CONCEPT) else {
        return;
    };
    let levels = examination.procedure.levels;
    if choice.level() != levels.local_capital.1
        || examination
            .present(criterion)
            .has(DocumentKind::CapitalList)
    {
        return;
    }
    let mut forms = levels.legal_forms.iter();
    let own = forms.find(|(form, _)| *form == LegalForm::JointStockCompany);
    let mut values = claim::values(criterion, choice);
    values.push(("missing", DocumentKind::CapitalList.words().into()));
    let left = own.map(|&(_, level)| Choice::from(level));
    let risk = examination.risk([(criterion, choice, left)]);
    findings.add_at_criterion(criterion.key(), claim::path(criterion), values, risk);
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use ocop_core::Edition;

    use crate::DocumentKind;
    use crate::model::LegalForm;
    use crate::testing::{best, choose, clean, costs, decimal, finds};

    const RULE: &str = "local-capital-without-list";

    #[test]
    fn a_company_of_51_percent_lists_its_capital() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::JointStockCompany);
        dossier.facts.local_capital = decimal("0.51");
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("danh-sach-gop-von");
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.choices.3.1",
                "Tiêu chí 3.1 tự chấm mức 3 “HTX tổ chức và hoạt động đúng pháp luật, hoặc công ty cổ phần với vốn góp của cộng đồng địa phương từ 51% trở lên” nhưng công ty cổ phần chưa nộp danh sách thành viên góp vốn",
                "Criterion 3.1 claims level 3 “Cooperative organised and operating in line with the law, or joint-stock company with 51% or more of capital contributed by the local community”, but the joint-stock company has no list of capital contributions",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.1: 3 → 2, 75 → 74, 4★ → 4★"]);
        // Only the level of local capital asks for it.
        choose(&mut dossier, "3.1", 2);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "3.1", 3);
        dossier.applicant.legal_form = Some(LegalForm::Cooperative);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn every_sheet_prints_the_level_of_local_capital() {
        for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
            let mut dossier = best(sheet.edition(), sheet.number());
            dossier.applicant.legal_form = Some(LegalForm::JointStockCompany);
            finds(RULE, &dossier, &[]);
            let list = DocumentKind::CapitalList.as_str();
            dossier
                .documents
                .get_mut(list)
                .unwrap()
                .criteria
                .insert(String::from("x"));
            assert_eq!(costs(RULE, &dossier).len(), 1, "{sheet}");
        }
    }
}
