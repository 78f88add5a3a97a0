//! An upgrade or re-evaluation of a certificate that was withdrawn (26/2026, Art. 8.1).

use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "certificate-withdrawn",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Withdrawal),
    checks: Label::constant(
        "Giấy chứng nhận đã cấp không bị thu hồi",
        "The earlier certificate was not withdrawn",
    ),
    why: Label::constant(
        "Giấy chứng nhận đã thu hồi thì không còn hạng sao để nâng hạng hoặc phân hạng lại",
        "A withdrawn certificate leaves no star to raise or renew",
    ),
    message: Label::constant(
        "giấy chứng nhận đã cấp bị thu hồi từ ngày {withdrawn}",
        "the earlier certificate was withdrawn on {withdrawn}",
    ),
    repair: Label::constant(
        "nộp hồ sơ đánh giá lần đầu, hoặc đề nghị cơ quan quản lý Chương trình OCOP cấp tỉnh hướng dẫn",
        "file a first-time dossier, or ask the OCOP agency of the province how to proceed",
    ),
    example: Label::constant(
        "Nộp nâng hạng cho sản phẩm đã bị thu hồi giấy chứng nhận",
        "An upgrade is filed for a product whose certificate was withdrawn",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.dossier.kind == DossierKind::First {
        return;
    }
    let certificate = examination.dossier.certificate.as_ref();
    let Some(withdrawn) = certificate.and_then(|certificate| certificate.withdrawn) else {
        return;
    };
    // Whatever the day: without the certificate there is no result.
    findings.add(
        "certificate.withdrawn",
        vec![("withdrawn", withdrawn.into())],
    );
}

#[cfg(test)]
mod tests {
    use ocop_core::DossierKind;

    use crate::testing::{costs, day, finds, re_evaluation, upgrade};

    const NAME: &str = "certificate-withdrawn";

    #[test]
    fn a_withdrawn_certificate_is_no_ground_for_an_upgrade_or_a_re_evaluation() {
        for mut dossier in [upgrade(), re_evaluation()] {
            finds(NAME, &dossier, &[]);
            if let Some(certificate) = &mut dossier.certificate {
                certificate.withdrawn = Some(day(2026, 9, 1));
            }
            finds(
                NAME,
                &dossier,
                &[(
                    "certificate.withdrawn",
                    "Giấy chứng nhận đã cấp bị thu hồi từ ngày 01/09/2026",
                    "The earlier certificate was withdrawn on 2026-09-01",
                )],
            );
            assert_eq!(costs(NAME, &dossier), ["nothing"]);
            // Another rule reports the certificate of a first dossier.
            dossier.kind = DossierKind::First;
            finds(NAME, &dossier, &[]);
        }
    }
}
