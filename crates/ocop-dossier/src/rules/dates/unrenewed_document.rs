//! A document of the earlier recognition that expires no later than the certificate and is not renewed.

use alloc::format;
use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::due;

pub(crate) const RULE: Rule = Rule {
    name: "unrenewed-document",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ có thời hạn được gia hạn hoặc cấp lại trước khi phân hạng lại",
        "Documents with a term are renewed for a re-evaluation",
    ),
    why: Label::constant(
        "Giấy tờ còn giá trị khi có kết quả là đủ, nhưng sẽ hết hạn sớm trong thời hạn của giấy chứng nhận OCOP mới",
        "A document that is valid at the decision is enough, but this one ends early in the term of the new OCOP certificate",
    ),
    message: Label::constant(
        "{paper} đã dùng từ lần công nhận trước và hết hạn ngày {until}, trước hoặc cùng ngày giấy chứng nhận OCOP hết hạn ({expires})",
        "the validity of the {paper}, used since the earlier recognition, ends on {until}, no later than the OCOP certificate ({expires})",
    ),
    repair: Label::constant("{renewal} và nộp vào hồ sơ", "{renewal} and submit it"),
    example: Label::constant(
        "Nộp lại giấy an toàn thực phẩm đã dùng khi được công nhận, sắp hết hạn",
        "The food-safety certificate of the first recognition is submitted again shortly before it expires",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let re_evaluation = examination.dossier.kind == DossierKind::ReEvaluation;
    if !re_evaluation || !examination.procedure.states(Provision::ReEvaluationDossier) {
        return;
    }
    let Some(certificate) = examination.certificate() else {
        return;
    };
    let expires = certificate.expires();
    // Other rules report what expired already, or will before the decision.
    let from = due::decision(examination).or(examination.day);
    for (name, document) in &examination.dossier.documents {
        let Some(until) = document.valid_until.filter(|&until| until <= expires) else {
            continue;
        };
        let is_old = document
            .issued
            .is_some_and(|issued| issued <= certificate.issued());
        let is_reported = from.is_some_and(|from| until < from);
        let Ok(after) = until.tomorrow() else {
            continue;
        };
        if !is_old || is_reported || due::renewal(examination, document, after).is_some() {
            continue;
        }
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("until", until.into()),
            ("expires", expires.into()),
        ];
        let path = format!("documents.{name}.valid_until");
        findings.add(path, values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, DossierKind, Edition};

    use crate::model::Dossier;
    use crate::testing::{costs, day, finds, paper, re_evaluation, under};

    /// A re-evaluation with an area certificate from before the recognition of 12/02/2024.
    fn with(until: Date) -> Dossier {
        let mut dossier = re_evaluation();
        let area = paper(&mut dossier, "vietgap");
        area.issued = Some(day(2024, 2, 12));
        area.valid_until = Some(until);
        dossier
    }

    #[test]
    fn papers_of_the_earlier_recognition_are_renewed() {
        finds("unrenewed-document", &re_evaluation(), &[]);

        // The certificate runs out on 12/02/2027.
        finds("unrenewed-document", &with(day(2027, 2, 13)), &[]);
        let dossier = with(day(2027, 2, 12));
        finds(
            "unrenewed-document",
            &dossier,
            &[(
                "documents.vietgap.valid_until",
                "Giấy chứng nhận vùng nguyên liệu, vùng sản xuất TCVN 11041:2017 (hữu cơ) số GD-VG-0077 ngày 12/02/2024 đã dùng từ lần công nhận trước và hết hạn ngày 12/02/2027, trước hoặc cùng ngày giấy chứng nhận OCOP hết hạn (12/02/2027)",
                "The validity of the certificate of the raw-material or production area TCVN 11041:2017 (hữu cơ) no. GD-VG-0077 of 2024-02-12, used since the earlier recognition, ends on 2027-02-12, no later than the OCOP certificate (2027-02-12)",
            )],
        );
        assert_eq!(costs("unrenewed-document", &dossier), ["nothing"]);
    }

    #[test]
    fn papers_issued_since_then_are_new() {
        let mut dossier = with(day(2027, 2, 12));
        paper(&mut dossier, "vietgap").issued = Some(day(2024, 2, 13));
        finds("unrenewed-document", &dossier, &[]);
        paper(&mut dossier, "vietgap").issued = None;
        finds("unrenewed-document", &dossier, &[]);
    }

    #[test]
    fn what_runs_out_before_the_decision_is_reported_once() {
        // 45 days from filing end on 29/10/2026.
        let dossier = with(day(2026, 10, 29));
        assert_eq!(costs("unrenewed-document", &dossier).len(), 1);
        let dossier = with(day(2026, 10, 28));
        finds("unrenewed-document", &dossier, &[]);
        assert_eq!(costs("expires-before-decision", &dossier).len(), 1);
    }

    #[test]
    fn a_newer_paper_takes_its_place() {
        let mut dossier = with(day(2027, 2, 12));
        let mut newer = paper(&mut dossier, "vietgap").clone();
        newer.valid_until = Some(day(2027, 2, 13));
        dossier.documents.insert("vietgap-moi".into(), newer);
        finds("unrenewed-document", &dossier, &[]);
    }

    #[test]
    fn only_a_re_evaluation_under_26_asks_for_it() {
        let mut dossier = with(day(2027, 2, 12));
        dossier.kind = DossierKind::Upgrade;
        finds("unrenewed-document", &dossier, &[]);

        let old = with(day(2027, 2, 12));
        let mut dossier = under(Edition::E2023, 4);
        dossier.kind = DossierKind::ReEvaluation;
        dossier.documents = old.documents;
        dossier.certificate = old.certificate;
        finds("unrenewed-document", &dossier, &[]);
    }
}
