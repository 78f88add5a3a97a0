//! No business registration among the documents: 26/2026, Art. 2.3, and the lists of the earlier editions.

use alloc::format;
use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-business-registration",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "Điều 2.3; Phụ lục III, Mẫu 02",
        "Art. 2.3; Annex III, Mẫu 02",
    )]),
    checks: Label::constant(
        "Hồ sơ có giấy đăng ký kinh doanh của chủ thể",
        "The dossier holds the applicant's business registration",
    ),
    why: Label::constant(
        "Chủ thể phải có đăng ký kinh doanh mới được tham gia",
        "Only units with a business registration may apply",
    ),
    message: Label::constant("thiếu {document}", "the {document} is missing"),
    repair: Label::constant(
        "bổ sung bản sao {document} của chủ thể",
        "add a copy of the applicant's {document}",
    ),
    example: Label::constant(
        "Hộ sản xuất chưa nộp giấy chứng nhận đăng ký hộ kinh doanh",
        "A producing household without the certificate of its business household",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for &kind in crate::check::required::documents(examination.edition()) {
        if examination.documents(kind).next().is_none() {
            let values = vec![("document", kind.label().into())];
            findings.add(format!("documents.{kind}"), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, costs, finds, under};

    #[test]
    fn every_dossier_holds_the_business_registration() {
        let mut dossier = clean();
        finds("missing-business-registration", &dossier, &[]);

        dossier.documents.remove("dang-ky-kinh-doanh");
        finds(
            "missing-business-registration",
            &dossier,
            &[(
                "documents.business-registration",
                "Thiếu giấy đăng ký kinh doanh",
                "The business registration is missing",
            )],
        );
    }

    #[test]
    fn every_edition_asks_for_it() {
        for edition in Edition::ALL {
            let mut dossier = under(edition, 4);
            dossier.documents.clear();
            assert_eq!(
                costs("missing-business-registration", &dossier),
                ["nothing"],
                "{edition}"
            );
        }
    }
}
