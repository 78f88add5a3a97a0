//! A document in the name of someone else than the applicant.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::{Document, Stage};
use crate::rules::agreement::mark_of_the_representative;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::{due, holders};

pub(crate) const RULE: Rule = Rule {
    name: "holder-is-not-applicant",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ cấp cho chủ thể đứng tên chủ thể",
        "Documents issued to the applicant are in its name",
    ),
    why: Label::constant(
        "Giấy tờ đứng tên tổ chức, cá nhân khác không chứng minh được cho chủ thể",
        "A document of someone else proves nothing for the applicant",
    ),
    message: Label::constant(
        "{paper} đứng tên “{holder}”, không đứng tên chủ thể “{applicant}”",
        "the holder of the {paper} is “{holder}”, but the applicant is “{applicant}”",
    ),
    repair: Label::constant(
        "nộp {document} đứng tên chủ thể; nếu chủ thể được chuyển đổi, nhận chuyển giao hoặc được ủy quyền từ “{holder}” thì nộp giấy tờ về việc đó",
        "submit the {document} in the applicant's name. If the applicant took it over from “{holder}” or may use it, submit the proof of that",
    ),
    example: Label::constant(
        "Nhãn hiệu đứng tên giám đốc, trong khi chủ thể là hợp tác xã",
        "The trademark is in the director's name, but the applicant is the cooperative",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    for (name, document) in examination.with(Sign::OtherHolder) {
        let Some(holder) = other_holder(examination, document) else {
            continue;
        };
        if due::is_superseded(examination, document) {
            continue;
        }
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("holder", holder.into()),
            (
                "applicant",
                said(&applicant.name).unwrap_or_default().into(),
            ),
        ];
        let path = format!("documents.{name}.holder");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

/// The holder of a document that must be in the applicant's name and is not.
pub(crate) fn other_holder<'d>(
    examination: &Examination<'_>,
    document: &'d Document,
) -> Option<&'d str> {
    let applicant = &examination.dossier.applicant;
    let holder = said(&document.holder).filter(|_| document.kind.demands().holder)?;
    if same_name(holder, said(&applicant.name)?) {
        return None;
    }
    if mark_of_the_representative::is_one(examination, document) {
        return None;
    }
    // The documents of those that are not legal persons are often in the name of their representative.
    let own = applicant.representative.as_ref().filter(|_| {
        let form = applicant.legal_form;
        form.is_some_and(|form| !form.is_legal_person())
    });
    let person = own.and_then(|person| said(&person.name));
    // `document-of-related-holder` notes it.
    let related = || {
        let name = said(&applicant.name)?;
        holders::relation(examination, name, document.kind, holder)
    };
    (!person.is_some_and(|person| same_name(holder, person)) && related().is_none())
        .then_some(holder)
}

#[cfg(test)]
mod tests {
    use crate::model::LegalForm;
    use crate::testing::{clean, costs, finds, paper};

    #[test]
    fn documents_are_in_the_applicants_name() {
        let mut dossier = clean();
        finds("holder-is-not-applicant", &dossier, &[]);

        paper(&mut dossier, "haccp").holder =
            Some("HỢP TÁC XÃ  mật ong núi Tuần Giáo (giả định) ".into());
        finds("holder-is-not-applicant", &dossier, &[]);
        paper(&mut dossier, "nhan-hieu").holder = Some("Người khác (giả định)".into());
        // A test report belongs to a product. It may be in any name.
        paper(&mut dossier, "kiem-nghiem").holder = Some("Đại lý (giả định)".into());
        finds(
            "holder-is-not-applicant",
            &dossier,
            &[(
                "documents.nhan-hieu.holder",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 đứng tên “Người khác (giả định)”, không đứng tên chủ thể “Hợp tác xã mật ong núi Tuần Giáo (giả định)”",
                "The holder of the trademark certificate no. GD-NH-400123 of 2023-11-20 is “Người khác (giả định)”, but the applicant is “Hợp tác xã mật ong núi Tuần Giáo (giả định)”",
            )],
        );
        assert_eq!(
            costs("holder-is-not-applicant", &dossier),
            ["3.5: 2 → 0, 75 → 73, 4★ → 2★"]
        );
    }

    #[test]
    fn documents_of_a_unit_that_is_no_legal_person_may_be_in_the_name_of_its_representative() {
        let mut dossier = clean();
        paper(&mut dossier, "haccp").holder = Some("Người đại diện hợp tác xã (giả định)".into());
        for &form in LegalForm::ALL {
            dossier.applicant.legal_form = Some(form);
            let is_person = !matches!(
                form,
                LegalForm::ProducingHousehold
                    | LegalForm::FamilyHousehold
                    | LegalForm::Farm
                    | LegalForm::CooperativeGroup
                    | LegalForm::PrivateEnterprise
            );
            let found = costs("holder-is-not-applicant", &dossier).len();
            assert_eq!(found, usize::from(is_person), "{form}");
        }
    }

    #[test]
    fn missing_names_are_left_to_other_rules() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan-hieu").holder = Some(" ".into());
        finds("holder-is-not-applicant", &dossier, &[]);
        paper(&mut dossier, "nhan-hieu").holder = Some("Người khác (giả định)".into());
        dossier.applicant.name = None;
        finds("holder-is-not-applicant", &dossier, &[]);
    }
}
