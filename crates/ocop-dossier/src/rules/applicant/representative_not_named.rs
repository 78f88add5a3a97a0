//! No legal representative, or one without a name or a position.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "representative-not-named",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Hồ sơ ghi họ tên và chức vụ của người đại diện theo pháp luật",
        "The name and the position of the legal representative are given",
    ),
    why: Label::constant(
        "Người đại diện ký và chịu trách nhiệm về hồ sơ",
        "The representative signs the dossier and is responsible for it",
    ),
    message: Label::constant("chưa ghi {part}", "the {part} is missing"),
    repair: Label::constant(
        "ghi {part} theo giấy đăng ký kinh doanh",
        "enter the {part} from the business registration",
    ),
    example: Label::constant(
        "Phiếu đăng ký không ghi người đại diện",
        "A registration form without a representative",
    ),
    check,
};

const REPRESENTATIVE: Label =
    Label::constant("người đại diện theo pháp luật", "legal representative");
const NAME: Label = Label::constant(
    "họ tên người đại diện theo pháp luật",
    "name of the legal representative",
);
const POSITION: Label = Label::constant(
    "chức vụ người đại diện theo pháp luật",
    "position of the legal representative",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let mut lacks = |path, part: Label| findings.add(path, vec![("part", part.into())]);
    let Some(representative) = &examination.dossier.applicant.representative else {
        return lacks("applicant.representative", REPRESENTATIVE);
    };
    if said(&representative.name).is_none() {
        lacks("applicant.representative.name", NAME);
    }
    if said(&representative.position).is_none() {
        lacks("applicant.representative.position", POSITION);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds};

    #[test]
    fn a_representative_is_given_with_name_and_position() {
        let mut dossier = clean();
        finds("representative-not-named", &dossier, &[]);

        let representative = dossier.applicant.representative.as_mut().unwrap();
        representative.name = Some(" ".into());
        representative.position = None;
        finds(
            "representative-not-named",
            &dossier,
            &[
                (
                    "applicant.representative.name",
                    "Chưa ghi họ tên người đại diện theo pháp luật",
                    "The name of the legal representative is missing",
                ),
                (
                    "applicant.representative.position",
                    "Chưa ghi chức vụ người đại diện theo pháp luật",
                    "The position of the legal representative is missing",
                ),
            ],
        );

        dossier.applicant.representative = None;
        finds(
            "representative-not-named",
            &dossier,
            &[(
                "applicant.representative",
                "Chưa ghi người đại diện theo pháp luật",
                "The legal representative is missing",
            )],
        );
    }
}
