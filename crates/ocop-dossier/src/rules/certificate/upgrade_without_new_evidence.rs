//! An upgrade without a document issued after the certificate. 26/2026 requires contents and evidence of what changed.

use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{Document, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "upgrade-without-new-evidence",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::UpgradeDossier),
    checks: Label::constant(
        "Hồ sơ nâng hạng có minh chứng mới so với khi được công nhận",
        "An upgrade contains evidence of what changed since recognition",
    ),
    why: Label::constant(
        "Hồ sơ nâng hạng phải nêu nội dung và minh chứng thay đổi từ khi được công nhận",
        "An upgrade must show contents and evidence of what changed since recognition",
    ),
    message: Label::constant(
        "hồ sơ chưa có giấy tờ nào cấp sau ngày được công nhận ({issued})",
        "no document was issued after the recognition of {issued}",
    ),
    repair: Label::constant(
        "nộp minh chứng về những nội dung thay đổi từ ngày {issued}",
        "submit evidence of what changed since {issued}",
    ),
    example: Label::constant(
        "Nộp nâng hạng chỉ bằng giấy tờ của lần công nhận trước",
        "An upgrade is filed only with the documents of the earlier recognition",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let asked = examination.procedure.states(Provision::UpgradeDossier);
    if examination.dossier.kind != DossierKind::Upgrade || !asked {
        return;
    }
    let certificate = examination.dossier.certificate.as_ref();
    let Some(recognised) = certificate.and_then(|certificate| certificate.issued) else {
        return;
    };
    let mut documents = examination.dossier.documents.values();
    let is_new = |document: &Document| document.issued.is_some_and(|issued| recognised < issued);
    if !documents.any(is_new) {
        findings.add("documents", vec![("issued", recognised.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::testing::{day, finds, under, upgrade};

    #[test]
    fn an_upgrade_shows_what_changed_since_recognition() {
        let mut dossier = upgrade();
        finds("upgrade-without-new-evidence", &dossier, &[]);

        // The last document is dated 31/08/2026.
        dossier.certificate.as_mut().unwrap().issued = Some(day(2026, 8, 30));
        finds("upgrade-without-new-evidence", &dossier, &[]);
        dossier.certificate.as_mut().unwrap().issued = Some(day(2026, 8, 31));
        finds(
            "upgrade-without-new-evidence",
            &dossier,
            &[(
                "documents",
                "Hồ sơ chưa có giấy tờ nào cấp sau ngày được công nhận (31/08/2026)",
                "No document was issued after the recognition of 2026-08-31",
            )],
        );
        dossier.kind = DossierKind::ReEvaluation;
        finds("upgrade-without-new-evidence", &dossier, &[]);
    }

    #[test]
    fn the_earlier_editions_are_not_known_to_require_it() {
        let mut dossier = under(Edition::E2023, 4);
        dossier.kind = DossierKind::Upgrade;
        dossier.certificate = upgrade().certificate;
        dossier.certificate.as_mut().unwrap().issued = Some(day(2026, 8, 31));
        finds("upgrade-without-new-evidence", &dossier, &[]);
    }
}
