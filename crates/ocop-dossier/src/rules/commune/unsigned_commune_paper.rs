//! A letter of the commune without number, date or signature, or a report without a signature.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::signed;

pub(crate) const RULE: Rule = Rule {
    name: "unsigned-commune-paper",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Văn bản của cấp xã có số, ngày và chữ ký; báo cáo có người ký, ngày ký",
        "The commune's letter has a number, a date and a signature; its report has a signer and a date",
    ),
    why: signed::WHY,
    message: signed::MESSAGE,
    repair: signed::REPAIR,
    example: Label::constant(
        "Văn bản đề nghị còn để trống số",
        "The number of the request letter is blank",
    ),
    check,
};

const LETTER: Label = Label::constant("văn bản đề nghị của cấp xã", "commune's request letter");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(part) = examination.commune() else {
        return;
    };
    for (path, lacking) in part.letter.iter().flat_map(signed::paper_lacks) {
        let values = vec![("paper", LETTER.into()), ("part", lacking.into())];
        findings.add(format!("commune.letter.{path}"), values);
    }
    let kind = FormKind::CommuneReport;
    let report = examination.dossier.forms.get(&kind).into_iter();
    for (path, lacking) in report.flat_map(|report| signed::form_lacks(report, signed::SEALED)) {
        let values = vec![("paper", kind.words().into()), ("part", lacking.into())];
        findings.add(format!("forms.{kind}.{path}"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Paper;
    use crate::model::{FormKind, Stage};
    use crate::testing::{finds, sent_by_commune};

    #[test]
    fn the_letter_has_number_day_and_signature() {
        let mut dossier = sent_by_commune();
        finds("unsigned-commune-paper", &dossier, &[]);

        dossier.commune.as_mut().unwrap().letter = Some(Paper {
            number: Some(" ".into()),
            ..Paper::default()
        });
        finds(
            "unsigned-commune-paper",
            &dossier,
            &[
                (
                    "commune.letter.issued",
                    "Văn bản đề nghị của cấp xã chưa có ngày ban hành",
                    "The commune's request letter lacks a date of issue",
                ),
                (
                    "commune.letter.number",
                    "Văn bản đề nghị của cấp xã chưa có số văn bản",
                    "The commune's request letter lacks a number",
                ),
                (
                    "commune.letter.signed",
                    "Văn bản đề nghị của cấp xã chưa có chữ ký, dấu",
                    "The commune's request letter lacks signature and seal",
                ),
            ],
        );

        dossier.commune.as_mut().unwrap().letter = None;
        finds("unsigned-commune-paper", &dossier, &[]);
    }

    #[test]
    fn the_report_is_signed_by_someone_on_a_day() {
        let mut dossier = sent_by_commune();
        let report = dossier.forms.get_mut(&FormKind::CommuneReport).unwrap();
        let signature = report.signature.as_mut().unwrap();
        signature.by = Some(" ".into());
        signature.on = None;
        finds(
            "unsigned-commune-paper",
            &dossier,
            &[
                (
                    "forms.commune-report.signature.by",
                    "Báo cáo của cấp xã chưa có tên người ký",
                    "The commune's report lacks the name of the signer",
                ),
                (
                    "forms.commune-report.signature.on",
                    "Báo cáo của cấp xã chưa có ngày ký",
                    "The commune's report lacks the date of signing",
                ),
            ],
        );
        finds("unsigned-form", &dossier, &[]);

        let report = dossier.forms.get_mut(&FormKind::CommuneReport).unwrap();
        report.signature = None;
        finds(
            "unsigned-commune-paper",
            &dossier,
            &[(
                "forms.commune-report.signature",
                "Báo cáo của cấp xã chưa có chữ ký, dấu",
                "The commune's report lacks signature and seal",
            )],
        );
        finds("unsigned-form", &dossier, &[]);

        dossier.stage = Stage::Applicant;
        finds("unsigned-commune-paper", &dossier, &[]);
    }
}
