//! No organisation chart: biểu 04 of 1048/2019.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-organisation-chart",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Other(&GUIDES),
    checks: Label::constant(
        "Hồ sơ theo 1048/2019 có sơ đồ tổ chức",
        "A dossier under 1048/2019 holds an organisation chart",
    ),
    why: Label::constant(
        "Hướng dẫn thời 1048/2019 xếp sơ đồ tổ chức vào phần bắt buộc",
        "Guides of 1048/2019 list the organisation chart as mandatory",
    ),
    message: Label::constant("thiếu sơ đồ tổ chức", "the organisation chart is missing"),
    repair: Label::constant(
        "vẽ sơ đồ tổ chức theo biểu 04 và nộp kèm hồ sơ",
        "draw the organisation chart by form 04 and add it",
    ),
    example: Label::constant(
        "Hồ sơ theo 1048/2019 có phương án mà không có sơ đồ",
        "A dossier under 1048/2019 with a plan and no chart",
    ),
    check,
};

static GUIDES: Label = Label::constant(
    "1048/2019, theo hướng dẫn của các tỉnh (nguồn thứ cấp)",
    "1048/2019, by provincial guides (secondary sources)",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks(FormKind::OrganisationChart) {
        findings.add("forms.organisation-chart", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Form, FormKind};
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn only_1048_asks_for_an_organisation_chart() {
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
                "Thiếu sơ đồ tổ chức",
                "The organisation chart is missing",
            )],
        );
        dossier
            .forms
            .insert(FormKind::OrganisationChart, Form::default());
        finds("missing-organisation-chart", &dossier, &[]);
    }
}
