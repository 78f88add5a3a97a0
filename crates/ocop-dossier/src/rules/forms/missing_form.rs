//! Forms that are missing: Mẫu 01 and 02 of 26/2026, and the forms of the earlier editions.

use alloc::format;
use alloc::vec;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::FormKind;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::row::Row;

pub(crate) const REGISTRATION: Rule = Row {
    name: "missing-registration-form",
    severity: Severity::Error,
    basis: Basis::Law(Provision::Registration),
    checks: (
        "Hồ sơ có phiếu đăng ký",
        "The dossier contains the registration form",
    ),
    why: (
        "Không có phiếu đăng ký thì chưa có căn cứ tiếp nhận hồ sơ",
        "Without the registration form, there is no application",
    ),
    message: (
        "hồ sơ chưa có phiếu đăng ký",
        "the registration form is missing",
    ),
    repair: (
        "lập phiếu đăng ký theo mẫu, ký và bổ sung vào hồ sơ",
        "fill in the registration form, sign it and add it",
    ),
    example: (
        "Hồ sơ chỉ có báo cáo tự đánh giá",
        "The dossier contains only the self-evaluation report",
    ),
    check: |examination, findings| find(examination, findings, FormKind::Registration),
}
.rule(Topic::Forms);

/// The guides of 1048/2019 do not name it.
pub(crate) const SELF_REPORT: Rule = Row {
    name: "missing-self-report",
    severity: Severity::Error,
    basis: Basis::Law(Provision::SelfReport),
    checks: (
        "Hồ sơ có báo cáo tự đánh giá",
        "The dossier contains the self-evaluation report",
    ),
    why: (
        "Không có báo cáo thì hội đồng không có căn cứ để xét",
        "Without the report, the council has nothing to review",
    ),
    message: (
        "hồ sơ chưa có báo cáo tự đánh giá",
        "the self-evaluation report is missing",
    ),
    repair: (
        "lập báo cáo theo mẫu, ký và bổ sung vào hồ sơ",
        "write the report on its form, sign it and add it",
    ),
    example: (
        "Hồ sơ chỉ có phiếu đăng ký và giấy tờ",
        "The dossier contains only the registration form and documents",
    ),
    check: |examination, findings| find(examination, findings, FormKind::SelfReport),
}
.rule(Topic::Forms);

/// Biểu 03 of 1048/2019.
pub(crate) const BUSINESS_PLAN: Rule = Row {
    name: "missing-business-plan",
    severity: Severity::Error,
    basis: Basis::Law(Provision::BusinessPlan),
    checks: (
        "Hồ sơ theo 1048/2019 có phương án kinh doanh",
        "A dossier under 1048/2019 contains a business plan",
    ),
    why: (
        "Hướng dẫn thời 1048/2019 xếp phương án kinh doanh vào phần bắt buộc",
        "Guides of 1048/2019 list the business plan as mandatory",
    ),
    message: (
        "hồ sơ chưa có phương án kinh doanh",
        "the business plan is missing",
    ),
    repair: (
        "lập phương án kinh doanh theo biểu 03 và bổ sung vào hồ sơ",
        "write the business plan on form 03 and add it",
    ),
    example: (
        "Hồ sơ theo 1048/2019 chỉ có phiếu đăng ký",
        "A dossier under 1048/2019 contains only the registration form",
    ),
    check: |examination, findings| find(examination, findings, FormKind::BusinessPlan),
}
.rule(Topic::Forms);

/// Biểu 04 of 1048/2019.
pub(crate) const ORGANISATION_CHART: Rule = Row {
    name: "missing-organisation-chart",
    severity: Severity::Error,
    basis: Basis::Law(Provision::OrganisationChart),
    checks: (
        "Hồ sơ theo 1048/2019 có sơ đồ tổ chức",
        "A dossier under 1048/2019 contains an organisation chart",
    ),
    why: (
        "Hướng dẫn thời 1048/2019 xếp sơ đồ tổ chức vào phần bắt buộc",
        "Guides of 1048/2019 list the organisation chart as mandatory",
    ),
    message: (
        "hồ sơ chưa có sơ đồ tổ chức",
        "the organisation chart is missing",
    ),
    repair: (
        "lập sơ đồ tổ chức theo biểu 04 và bổ sung vào hồ sơ",
        "draw the organisation chart on form 04 and add it",
    ),
    example: (
        "Hồ sơ theo 1048/2019 có phương án kinh doanh nhưng không có sơ đồ tổ chức",
        "A dossier under 1048/2019 contains a business plan but no organisation chart",
    ),
    check: |examination, findings| find(examination, findings, FormKind::OrganisationChart),
}
.rule(Topic::Forms);

/// Finds a form missing that the edition, kind and stage of the dossier require.
fn find(examination: &Examination<'_>, findings: &mut Findings<'_>, form: FormKind) {
    if examination.lacks(form) {
        findings.add(format!("forms.{form}"), vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Form, FormKind};
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_dossier_contains_the_registration_form() {
        let mut dossier = clean();
        finds("missing-registration-form", &dossier, &[]);

        dossier.forms.remove(&FormKind::Registration);
        finds(
            "missing-registration-form",
            &dossier,
            &[(
                "forms.registration",
                "Hồ sơ chưa có phiếu đăng ký",
                "The registration form is missing",
            )],
        );
    }

    #[test]
    fn a_dossier_contains_the_self_evaluation_report() {
        for mut dossier in [clean(), of_sheet(Edition::E2023, 4)] {
            finds("missing-self-report", &dossier, &[]);
            dossier.forms.remove(&FormKind::SelfReport);
            finds(
                "missing-self-report",
                &dossier,
                &[(
                    "forms.self-report",
                    "Hồ sơ chưa có báo cáo tự đánh giá",
                    "The self-evaluation report is missing",
                )],
            );
        }
    }

    #[test]
    fn guides_of_1048_do_not_name_the_report() {
        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.forms.remove(&FormKind::SelfReport);
        finds("missing-self-report", &dossier, &[]);
    }

    #[test]
    fn only_1048_requires_a_business_plan() {
        finds("missing-business-plan", &clean(), &[]);
        finds("missing-business-plan", &of_sheet(Edition::E2023, 4), &[]);
        let mut dossier = of_sheet(Edition::E2019, 11);
        finds(
            "missing-business-plan",
            &dossier,
            &[(
                "forms.business-plan",
                "Hồ sơ chưa có phương án kinh doanh",
                "The business plan is missing",
            )],
        );
        dossier
            .forms
            .insert(FormKind::BusinessPlan, Form::default());
        finds("missing-business-plan", &dossier, &[]);
    }

    #[test]
    fn only_1048_requires_an_organisation_chart() {
        finds("missing-organisation-chart", &clean(), &[]);
        finds(
            "missing-organisation-chart",
            &of_sheet(Edition::E2023, 4),
            &[],
        );
        let mut dossier = of_sheet(Edition::E2019, 11);
        finds(
            "missing-organisation-chart",
            &dossier,
            &[(
                "forms.organisation-chart",
                "Hồ sơ chưa có sơ đồ tổ chức",
                "The organisation chart is missing",
            )],
        );
        dossier
            .forms
            .insert(FormKind::OrganisationChart, Form::default());
        finds("missing-organisation-chart", &dossier, &[]);
    }
}
