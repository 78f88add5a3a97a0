//! A trademark in the name of the legal representative of a legal person.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::document_kind::DocumentKind;
use crate::model::{Document, LegalForm, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "mark-of-the-representative",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn hiệu đứng tên người đại diện có giấy cho chủ thể sử dụng",
        "A trademark of the representative comes with a permission for the applicant",
    ),
    why: Label::constant(
        "Người đại diện thường đứng tên nhãn hiệu; hội đồng có thể hỏi quyền sử dụng của chủ thể",
        "Representatives often own the mark; a council may ask whether the applicant may use it",
    ),
    message: Label::constant(
        "{paper} đứng tên người đại diện “{holder}”, không đứng tên chủ thể “{applicant}”",
        "the {paper} is in the name of the representative “{holder}”, not of the applicant “{applicant}”",
    ),
    repair: Label::constant(
        "nên nộp văn bản cho phép chủ thể sử dụng nhãn hiệu, hoặc làm thủ tục chuyển nhượng nhãn hiệu cho chủ thể",
        "submit a permission to use the mark, or transfer the mark to the applicant, to avoid questions",
    ),
    example: Label::constant(
        "Nhãn hiệu của hợp tác xã đứng tên giám đốc",
        "The director owns the trademark of the cooperative",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    // The documents of households, farms and the like are often in the name of their representative.
    let person = applicant.legal_form.is_none_or(LegalForm::is_legal_person);
    let Some(unit) = said(&applicant.name).filter(|_| person) else {
        return;
    };
    for (name, document) in examination
        .with(Sign::OtherHolder)
        .filter(|(_, own)| is_one(examination, own))
    {
        let holder = said(&document.holder).unwrap_or_default();
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("holder", holder.into()),
            ("applicant", unit.into()),
        ];
        findings.add(format!("documents.{name}.holder"), values);
    }
}

/// Whether a document is a trademark in the name of the representative.
pub(super) fn is_one(examination: &Examination<'_>, document: &Document) -> bool {
    let mark = matches!(
        document.kind,
        DocumentKind::TrademarkCertificate | DocumentKind::TrademarkApplication
    );
    let person = || {
        let representative = examination.dossier.applicant.representative.as_ref();
        said(&representative?.name)
    };
    mark && said(&document.holder)
        .zip(person())
        .is_some_and(|(holder, person)| same_name(holder, person))
}

#[cfg(test)]
mod tests {
    use crate::model::LegalForm;
    use crate::testing::{clean, finds, paper};

    const RULE: &str = "mark-of-the-representative";

    #[test]
    fn a_mark_of_the_director_is_a_note() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        paper(&mut dossier, "nhan-hieu").holder =
            Some("Người đại diện hợp tác xã (giả định)".into());
        finds(
            RULE,
            &dossier,
            &[(
                "documents.nhan-hieu.holder",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 đứng tên người đại diện “Người đại diện hợp tác xã (giả định)”, không đứng tên chủ thể “Hợp tác xã mật ong núi Tuần Giáo (giả định)”",
                "The trademark certificate no. GD-NH-400123 of 2023-11-20 is in the name of the representative “Người đại diện hợp tác xã (giả định)”, not of the applicant “Hợp tác xã mật ong núi Tuần Giáo (giả định)”",
            )],
        );
        finds("holder-is-not-applicant", &dossier, &[]);
    }

    #[test]
    fn a_mark_of_the_head_of_a_household_is_no_finding() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::ProducingHousehold);
        paper(&mut dossier, "nhan-hieu").holder =
            Some("Người đại diện hợp tác xã (giả định)".into());
        finds(RULE, &dossier, &[]);
        finds("holder-is-not-applicant", &dossier, &[]);
    }
}
