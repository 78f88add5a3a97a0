//! An earlier certificate from before the applicant was founded, without a transfer.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::holders;

pub(crate) const RULE: Rule = Rule {
    name: "certificate-before-founding",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy chứng nhận OCOP cấp sau ngày thành lập chủ thể, hoặc có giấy chuyển giao, chuyển đổi",
        "The OCOP certificate was issued after the applicant was founded, or came to it by a transfer",
    ),
    why: Label::constant(
        "Giấy chứng nhận cấp trước khi chủ thể thành lập là của chủ thể khác",
        "A certificate from before the founding was issued to someone else",
    ),
    message: Label::constant(
        "giấy chứng nhận OCOP cấp ngày {issued}, trước ngày thành lập chủ thể ({founded}), nhưng hồ sơ chưa có giấy chuyển giao, chuyển đổi",
        "the OCOP certificate of {issued} is older than the applicant, founded on {founded}, but no transfer document is submitted",
    ),
    repair: Label::constant(
        "nộp giấy chuyển giao, chuyển đổi có ghi tên chủ cũ, hoặc sửa ngày ghi sai",
        "submit the transfer or conversion document that names the former holder, or correct the wrong date",
    ),
    example: Label::constant(
        "Hộ kinh doanh được công nhận năm 2024, hợp tác xã thành lập năm 2025 đề nghị phân hạng lại",
        "A household was recognised in 2024; the cooperative founded in 2025 applies for its re-evaluation",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let issued = dossier
        .certificate
        .as_ref()
        .and_then(|certificate| certificate.issued);
    let Some((issued, founded)) = issued.zip(dossier.applicant.founded) else {
        return;
    };
    if issued < founded && holders::transfers(examination).next().is_none() {
        let values = vec![("issued", issued.into()), ("founded", founded.into())];
        findings.add("certificate.issued", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::model::Document;
    use crate::testing::{day, finds, re_evaluation};

    #[test]
    fn a_certificate_is_of_the_applicant_or_was_transferred() {
        let mut dossier = re_evaluation();
        finds("certificate-before-founding", &dossier, &[]);
        dossier.applicant.founded = Some(day(2024, 2, 12));
        finds("certificate-before-founding", &dossier, &[]);
        dossier.applicant.founded = Some(day(2024, 2, 13));
        finds(
            "certificate-before-founding",
            &dossier,
            &[(
                "certificate.issued",
                "Giấy chứng nhận OCOP cấp ngày 12/02/2024, trước ngày thành lập chủ thể (13/02/2024), nhưng hồ sơ chưa có giấy chuyển giao, chuyển đổi",
                "The OCOP certificate of 2024-02-12 is older than the applicant, founded on 2024-02-13, but no transfer document is submitted",
            )],
        );
        let transfer = Document::new(DocumentKind::TransferPaper)
            .holder(dossier.applicant.name.clone().unwrap())
            .former_holder("Hộ kinh doanh cũ (giả định)");
        dossier.documents.insert("chuyen-doi".into(), transfer);
        finds("certificate-before-founding", &dossier, &[]);
        dossier.applicant.founded = None;
        finds("certificate-before-founding", &dossier, &[]);
    }
}
