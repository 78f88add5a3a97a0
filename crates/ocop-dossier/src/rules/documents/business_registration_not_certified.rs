//! A business registration that is not a certified copy, as 1048/2019 requires.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "business-registration-not-certified",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::CertifiedCopy),
    checks: Label::constant(
        "Giấy đăng ký kinh doanh là bản sao có chứng thực (1048/2019)",
        "The business registration is a certified copy (1048/2019)",
    ),
    why: Label::constant(
        "Hướng dẫn của các tỉnh theo 1048/2019 yêu cầu bản sao có chứng thực. Các quyết định sau không yêu cầu",
        "Provincial guides under 1048/2019 require a certified copy. The later editions do not",
    ),
    message: Label::constant(
        "bản sao {paper} chưa được chứng thực",
        "the copy of the {paper} is not certified",
    ),
    repair: Label::constant("nộp bản sao có chứng thực", "submit a certified copy"),
    example: Label::constant(
        "Bản phô tô giấy chứng nhận đăng ký hộ kinh doanh, chưa chứng thực",
        "An uncertified photocopy of the registration of a business household",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let kind = DocumentKind::BusinessRegistration;
    let mut asked = examination.procedure.documents.iter();
    if !asked.any(|row| row.kind == kind && row.certified) {
        return;
    }
    // One certified copy is enough.
    let mut registrations = examination.documents(kind);
    if registrations.any(|(_, document)| document.certified_copy) {
        return;
    }
    if let Some((name, document)) = examination.documents(kind).next() {
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
        ];
        findings.add(format!("documents.{name}.certified_copy"), values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, paper, under};

    #[test]
    fn only_the_first_edition_requires_a_certified_copy() {
        finds("business-registration-not-certified", &clean(), &[]);
        finds(
            "business-registration-not-certified",
            &under(Edition::E2023, 4),
            &[],
        );

        let mut dossier = under(Edition::E2019, 11);
        finds(
            "business-registration-not-certified",
            &dossier,
            &[(
                "documents.dang-ky-kinh-doanh.certified_copy",
                "Bản sao giấy đăng ký kinh doanh số GD-6207-0001 ngày 15/03/2021 chưa được chứng thực",
                "The copy of the business registration no. GD-6207-0001 of 2021-03-15 is not certified",
            )],
        );

        let mut copy = paper(&mut dossier, "dang-ky-kinh-doanh").clone();
        copy.certified_copy = true;
        dossier
            .documents
            .insert("dang-ky-kinh-doanh-2".into(), copy);
        finds("business-registration-not-certified", &dossier, &[]);
        dossier.documents.clear();
        finds("business-registration-not-certified", &dossier, &[]);
    }
}
