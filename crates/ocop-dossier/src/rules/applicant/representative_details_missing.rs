//! A representative without gender, ethnicity or permanent address, which Mẫu 02 of 26/2026 requires. A
//! criterion depends on the first two.

use alloc::vec;

use ocop_core::Label;

use crate::base::texts::written;
use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "representative-details-missing",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::ReportContents),
    checks: Label::constant(
        "Người đại diện khai giới tính, dân tộc và địa chỉ thường trú",
        "The gender, ethnicity and permanent address of the representative are stated",
    ),
    why: Label::constant(
        "Mẫu 02 yêu cầu ghi các nội dung này; tiêu chí về người đại diện căn cứ vào giới tính, dân tộc",
        "Mẫu 02 asks for them, and a criterion depends on gender and ethnicity",
    ),
    message: Label::constant(
        "chưa ghi {part} của người đại diện",
        "the {part} of the representative is missing",
    ),
    repair: Label::constant(
        "ghi {part} của người đại diện ở Mẫu 02",
        "enter the {part} of the representative in Mẫu 02",
    ),
    example: Label::constant(
        "Mẫu 02 không ghi dân tộc của giám đốc hợp tác xã",
        "Mẫu 02 without the ethnicity of the cooperative's director",
    ),
    check,
};

const GENDER: Label = Label::constant("giới tính", "gender");
const ETHNICITY: Label = Label::constant("dân tộc", "ethnicity");
const ADDRESS: Label = Label::constant("địa chỉ thường trú", "permanent address");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let representative = examination.dossier.applicant.representative.as_ref();
    let known = examination.procedure.states(Provision::ReportContents);
    let Some(representative) = representative.filter(|_| known) else {
        return;
    };
    let mut lacks = |path, part: Label| findings.add(path, vec![("part", part.into())]);
    if representative.gender.is_none() {
        lacks("applicant.representative.gender", GENDER);
    }
    // A dash is an ethnicity that nobody knows: `unknown-ethnicity`.
    if written(&representative.ethnicity).is_none() {
        lacks("applicant.representative.ethnicity", ETHNICITY);
    }
    if said(&representative.permanent_address).is_none() {
        lacks("applicant.representative.permanent_address", ADDRESS);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Representative;
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn gender_and_ethnicity_are_stated() {
        let mut dossier = clean();
        finds("representative-details-missing", &dossier, &[]);

        let representative = dossier.applicant.representative.as_mut().unwrap();
        representative.gender = None;
        representative.ethnicity = Some(" ".into());
        representative.permanent_address = Some("-".into());
        finds(
            "representative-details-missing",
            &dossier,
            &[
                (
                    "applicant.representative.ethnicity",
                    "Chưa ghi dân tộc của người đại diện",
                    "The ethnicity of the representative is missing",
                ),
                (
                    "applicant.representative.gender",
                    "Chưa ghi giới tính của người đại diện",
                    "The gender of the representative is missing",
                ),
                (
                    "applicant.representative.permanent_address",
                    "Chưa ghi địa chỉ thường trú của người đại diện",
                    "The permanent address of the representative is missing",
                ),
            ],
        );

        dossier.applicant.representative = None;
        finds("representative-details-missing", &dossier, &[]);
    }

    #[test]
    fn earlier_editions_are_not_known_to_require_it() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.representative = Some(Representative::default());
        finds("representative-details-missing", &dossier, &[]);
    }
}
