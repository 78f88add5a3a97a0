//! An upgrade to a star that is not above that of the certificate.

use alloc::vec;

use ocop_core::{DossierKind, Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "upgrade-not-above",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "về nâng hạng", "on upgrade")]),
    checks: Label::constant(
        "Hạng đăng ký nâng cao hơn hạng đã được công nhận",
        "The star of an upgrade is above the recognised one",
    ),
    why: Label::constant(
        "Nâng hạng là lên hạng cao hơn; giữ hạng thì là phân hạng lại",
        "An upgrade goes to a higher star; the same star is a re-evaluation",
    ),
    message: Label::constant(
        "đăng ký nâng hạng lên {wanted} nhưng giấy chứng nhận đã cấp là {star}",
        "an upgrade to {wanted} is applied for, and the certificate is of {star}",
    ),
    repair: Label::constant(
        "đăng ký hạng cao hơn {star}, hoặc chuyển sang phân hạng lại",
        "apply for more than {star}, or for a re-evaluation",
    ),
    example: Label::constant(
        "Sản phẩm 4 sao đăng ký nâng hạng lên 4 sao",
        "A product of four stars applies for an upgrade to four",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let star = dossier
        .certificate
        .as_ref()
        .and_then(|certificate| certificate.star);
    let (DossierKind::Upgrade, Some(wanted), Some(star)) = (dossier.kind, dossier.wanted, star)
    else {
        return;
    };
    if wanted <= star {
        findings.add(
            "wanted",
            vec![("wanted", wanted.into()), ("star", star.into())],
        );
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Star;

    use crate::testing::{costs, finds, re_evaluation, upgrade};

    #[test]
    fn an_upgrade_goes_to_a_higher_star() {
        finds("upgrade-not-above", &upgrade(), &[]);

        let mut dossier = upgrade();
        dossier.wanted = Some(Star::Three);
        finds(
            "upgrade-not-above",
            &dossier,
            &[(
                "wanted",
                "Đăng ký nâng hạng lên 3★ nhưng giấy chứng nhận đã cấp là 3★",
                "An upgrade to 3★ is applied for, and the certificate is of 3★",
            )],
        );
        dossier.certificate.as_mut().unwrap().star = Some(Star::Four);
        assert_eq!(costs("upgrade-not-above", &dossier), ["nothing"]);
        dossier.wanted = None;
        finds("upgrade-not-above", &dossier, &[]);
    }

    #[test]
    fn a_re_evaluation_keeps_its_star() {
        finds("upgrade-not-above", &re_evaluation(), &[]);
    }
}
