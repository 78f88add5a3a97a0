//! An upgrade to a star that is not above the star of the certificate.

use alloc::format;
use alloc::vec;

use ocop_core::{DossierKind, Label, Lang, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::report::value::stars;
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
        "the upgrade applies for {wanted}, but the certificate has {star}",
    ),
    repair: Label::constant(
        "{higher}chuyển sang phân hạng lại{highest}",
        "{higher}file a re-evaluation{highest}",
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
        let (higher, highest) = match star {
            Star::Five => (NOTHING, HIGHEST),
            _ => (higher(star), NOTHING),
        };
        let values = vec![
            ("wanted", wanted.into()),
            ("star", star.into()),
            ("higher", higher.into()),
            ("highest", highest.into()),
        ];
        findings.add("wanted", values);
    }
}

/// A higher star to apply for instead.
fn higher(star: Star) -> Label {
    let star = |lang| stars(Some(star), lang);
    Label::new(
        format!("đăng ký hạng cao hơn {}, hoặc ", star(Lang::Vi)),
        format!("apply for more than {}, or ", star(Lang::En)),
    )
}

const HIGHEST: Label = Label::constant("; 5 sao là hạng cao nhất", "; 5 stars is the highest star");

const NOTHING: Label = Label::constant("", "");

#[cfg(test)]
mod tests {
    use ocop_core::Star;

    use crate::testing::{both_repairs, costs, finds, re_evaluation, upgrade};

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
                "The upgrade applies for 3 stars, but the certificate has 3 stars",
            )],
        );
        dossier.certificate.as_mut().unwrap().star = Some(Star::Four);
        assert_eq!(costs("upgrade-not-above", &dossier), ["nothing"]);
        dossier.wanted = None;
        finds("upgrade-not-above", &dossier, &[]);
    }

    #[test]
    fn no_star_is_above_five() {
        let mut dossier = upgrade();
        dossier.wanted = Some(Star::Four);
        dossier.certificate.as_mut().unwrap().star = Some(Star::Four);
        assert_eq!(
            both_repairs("upgrade-not-above", &dossier),
            [
                "Đăng ký hạng cao hơn 4 sao, hoặc chuyển sang phân hạng lại",
                "Apply for more than 4 stars, or file a re-evaluation"
            ]
        );
        dossier.certificate.as_mut().unwrap().star = Some(Star::Five);
        assert_eq!(
            both_repairs("upgrade-not-above", &dossier),
            [
                "Chuyển sang phân hạng lại; 5 sao là hạng cao nhất",
                "File a re-evaluation; 5 stars is the highest star"
            ]
        );
    }

    #[test]
    fn a_re_evaluation_keeps_its_star() {
        finds("upgrade-not-above", &re_evaluation(), &[]);
    }
}
