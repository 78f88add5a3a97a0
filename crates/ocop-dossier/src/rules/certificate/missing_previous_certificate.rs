//! An upgrade or re-evaluation without its earlier certificate, or with one of its entries missing.

use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-previous-certificate",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::PreviousCertificate),
    checks: Label::constant(
        "Hồ sơ nâng hạng, phân hạng lại ghi đủ giấy chứng nhận đã cấp",
        "An upgrade or re-evaluation states the earlier certificate in full",
    ),
    why: Label::constant(
        "Hạng mới và các thời hạn đều căn cứ giấy chứng nhận đã cấp",
        "The new star and all deadlines depend on the earlier certificate",
    ),
    message: Label::constant("chưa ghi {part}", "the {part} is missing"),
    repair: Label::constant(
        "ghi {part} theo bản chính",
        "enter the {part} from the original",
    ),
    example: Label::constant(
        "Hồ sơ phân hạng lại không ghi ngày cấp giấy chứng nhận",
        "A re-evaluation without the date of its certificate",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.dossier.kind == DossierKind::First {
        return;
    }
    // The law speaks of the recognition. That it is cited with a number and a tier is practice.
    let (law, practice) = (RULE.basis, Basis::Practice);
    let mut lacks = |basis, path, part: Label| {
        findings.add_by(basis, path, vec![("part", part.into())]);
    };
    let Some(certificate) = &examination.dossier.certificate else {
        lacks(law, "certificate", CERTIFICATE);
        return;
    };
    if said(&certificate.number).is_none() {
        lacks(practice, "certificate.number", NUMBER);
    }
    if certificate.issued.is_none() {
        lacks(law, "certificate.issued", DAY);
    }
    if certificate.star.is_none() {
        lacks(law, "certificate.star", STAR);
    }
    if certificate.tier.is_none() {
        lacks(practice, "certificate.tier", TIER);
    }
}

const CERTIFICATE: Label =
    Label::constant("giấy chứng nhận OCOP đã cấp", "earlier OCOP certificate");
const NUMBER: Label = Label::constant("số giấy chứng nhận OCOP", "number of the OCOP certificate");
const DAY: Label = Label::constant(
    "ngày cấp giấy chứng nhận OCOP",
    "date of the OCOP certificate",
);
const STAR: Label = Label::constant(
    "hạng sao trên giấy chứng nhận OCOP",
    "star of the OCOP certificate",
);
const TIER: Label = Label::constant(
    "cấp ban hành giấy chứng nhận OCOP",
    "tier that issued the OCOP certificate",
);

#[cfg(test)]
mod tests {
    use crate::model::PreviousCertificate;
    use crate::testing::{clean, costs, finds, re_evaluation, upgrade};

    #[test]
    fn an_upgrade_and_a_re_evaluation_require_a_certificate() {
        for dossier in [clean(), upgrade(), re_evaluation()] {
            finds("missing-previous-certificate", &dossier, &[]);
        }
        for mut dossier in [upgrade(), re_evaluation()] {
            dossier.certificate = None;
            assert_eq!(costs("missing-previous-certificate", &dossier), ["nothing"]);
        }
        let mut dossier = upgrade();
        dossier.certificate = None;
        finds(
            "missing-previous-certificate",
            &dossier,
            &[(
                "certificate",
                "Chưa ghi giấy chứng nhận OCOP đã cấp",
                "The earlier OCOP certificate is missing",
            )],
        );
    }

    #[test]
    fn each_missing_entry_is_reported() {
        let mut dossier = upgrade();
        dossier.certificate = Some(PreviousCertificate {
            number: Some(" ".into()),
            ..PreviousCertificate::default()
        });
        finds(
            "missing-previous-certificate",
            &dossier,
            &[
                (
                    "certificate.issued",
                    "Chưa ghi ngày cấp giấy chứng nhận OCOP",
                    "The date of the OCOP certificate is missing",
                ),
                (
                    "certificate.number",
                    "Chưa ghi số giấy chứng nhận OCOP",
                    "The number of the OCOP certificate is missing",
                ),
                (
                    "certificate.star",
                    "Chưa ghi hạng sao trên giấy chứng nhận OCOP",
                    "The star of the OCOP certificate is missing",
                ),
                (
                    "certificate.tier",
                    "Chưa ghi cấp ban hành giấy chứng nhận OCOP",
                    "The tier that issued the OCOP certificate is missing",
                ),
            ],
        );
    }
}
