//! A re-evaluation that applies for more stars than the certificate has.

use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "re-evaluation-above",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hồ sơ phân hạng lại đăng ký không quá hạng đã được công nhận",
        "A re-evaluation is for no more than the recognised star",
    ),
    why: Label::constant(
        "Lên hạng cao hơn là nâng hạng: báo cáo nêu nội dung thay đổi, và hồ sơ đề nghị 5 sao có đủ văn bản của hội đồng",
        "A higher star needs an upgrade: its report says what changed, and a dossier for 5 stars has the council's papers",
    ),
    message: Label::constant(
        "hồ sơ phân hạng lại đăng ký {wanted} nhưng giấy chứng nhận đã cấp là {star}",
        "the re-evaluation applies for {wanted}, but the certificate has {star}",
    ),
    repair: Label::constant(
        "đăng ký {star}, hoặc chuyển sang nâng hạng",
        "apply for {star}, or file an upgrade",
    ),
    example: Label::constant(
        "Sản phẩm 4 sao nộp phân hạng lại để lên 5 sao",
        "A 4-star product files a re-evaluation for 5 stars",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let own = dossier.certificate.as_ref();
    let star = own.and_then(|certificate| certificate.star);
    let (DossierKind::ReEvaluation, Some(wanted), Some(star)) =
        (dossier.kind, dossier.wanted, star)
    else {
        return;
    };
    if wanted > star {
        let values = vec![("wanted", wanted.into()), ("star", star.into())];
        findings.add("wanted", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Star;

    use crate::testing::{costs, finds, re_evaluation, upgrade};

    #[test]
    fn a_re_evaluation_keeps_its_star_or_goes_below_it() {
        let mut dossier = re_evaluation();
        dossier.certificate.as_mut().unwrap().star = Some(Star::Four);
        for wanted in [None, Some(Star::Three), Some(Star::Four)] {
            dossier.wanted = wanted;
            finds("re-evaluation-above", &dossier, &[]);
        }
        dossier.wanted = Some(Star::Five);
        finds(
            "re-evaluation-above",
            &dossier,
            &[(
                "wanted",
                "Hồ sơ phân hạng lại đăng ký 5 sao nhưng giấy chứng nhận đã cấp là 4 sao",
                "The re-evaluation applies for 5 stars, but the certificate has 4 stars",
            )],
        );
        assert_eq!(costs("re-evaluation-above", &dossier), ["nothing"]);
    }

    #[test]
    fn an_upgrade_is_for_more() {
        finds("re-evaluation-above", &upgrade(), &[]);
    }
}
