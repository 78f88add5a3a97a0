//! An upgrade to a star that is not above the star of the certificate.

use alloc::vec;

use ocop_core::{DossierKind, Label};

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
    basis: Basis::Practice,
    checks: Label::constant(
        "Hạng đăng ký cao hơn hạng đã được công nhận",
        "An upgrade is for a star above the recognised star",
    ),
    why: Label::constant(
        "Nâng hạng là lên hạng cao hơn; giữ nguyên hạng là phân hạng lại",
        "An upgrade leads to a higher star; keeping the star is a re-evaluation",
    ),
    message: Label::constant(
        "hồ sơ đăng ký nâng hạng lên {wanted} nhưng giấy chứng nhận đã cấp là {star}",
        "the upgrade applies for {wanted}, but the certificate already has {star}",
    ),
    repair: Label::constant(
        "đăng ký hạng cao hơn {star}, hoặc chuyển sang phân hạng lại",
        "apply for more than {star}, or file a re-evaluation",
    ),
    example: Label::constant(
        "Sản phẩm 4 sao đăng ký nâng hạng lên 4 sao",
        "A 4-star product applies for an upgrade to 4 stars",
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
                "Hồ sơ đăng ký nâng hạng lên 3 sao nhưng giấy chứng nhận đã cấp là 3 sao",
                "The upgrade applies for 3 stars, but the certificate already has 3 stars",
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
