//! No business plan: biểu 03 of 1048/2019.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-business-plan",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Other(&GUIDES),
    checks: Label::constant(
        "Hồ sơ theo 1048/2019 có phương án kinh doanh",
        "A dossier under 1048/2019 holds a business plan",
    ),
    why: Label::constant(
        "Hướng dẫn thời 1048/2019 xếp phương án kinh doanh vào phần bắt buộc",
        "Guides of 1048/2019 list the business plan as mandatory",
    ),
    message: Label::constant("thiếu phương án kinh doanh", "the business plan is missing"),
    repair: Label::constant(
        "lập phương án kinh doanh theo biểu 03 và nộp kèm hồ sơ",
        "write the business plan by form 03 and add it",
    ),
    example: Label::constant(
        "Hồ sơ theo 1048/2019 chỉ có phiếu đăng ký",
        "A dossier under 1048/2019 with the registration form only",
    ),
    check,
};

static GUIDES: Label = Label::constant(
    "1048/2019, theo hướng dẫn của các tỉnh (nguồn thứ cấp)",
    "1048/2019, by provincial guides (secondary sources)",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks(FormKind::BusinessPlan) {
        findings.add("forms.business-plan", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Form, FormKind};
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn only_1048_asks_for_a_business_plan() {
        finds("missing-business-plan", &clean(), &[]);
        finds("missing-business-plan", &of_sheet(Edition::E2023, 4), &[]);
        let mut dossier = of_sheet(Edition::E2019, 11);
        finds(
            "missing-business-plan",
            &dossier,
            &[(
                "forms.business-plan",
                "Thiếu phương án kinh doanh",
                "The business plan is missing",
            )],
        );
        dossier
            .forms
            .insert(FormKind::BusinessPlan, Form::default());
        finds("missing-business-plan", &dossier, &[]);
    }
}
