//! A letter of the commune without number, day or signature, or a report that nobody signed.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::case::{Case, said};
use crate::dossier::{FormKind, Paper, Stage};
use crate::findings::Findings;
use crate::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unsigned-commune-paper",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Other(&DECREE),
    checks: Label::constant(
        "Văn bản của cấp xã có số, ngày và chữ ký; báo cáo có người ký, ngày ký",
        "The commune's letter has number, day and signature, its report a signer and a day",
    ),
    why: Label::constant(
        "Văn bản chưa ký, chưa vào sổ thì chưa có giá trị",
        "A paper that is not signed and entered has no value yet",
    ),
    message: Label::constant("{paper} chưa có {part}", "the {paper} lacks {part}"),
    repair: Label::constant(
        "hoàn thiện {paper}: ký, đóng dấu, ghi số và ngày",
        "complete the {paper}: signature, seal, number and day",
    ),
    example: Label::constant(
        "Văn bản đề nghị còn để trống số",
        "The letter of request has its number left blank",
    ),
    check,
};

static DECREE: Label = Label::constant(
    "Nghị định 30/2020/NĐ-CP, Điều 8",
    "Decree 30/2020/NĐ-CP, Art. 8",
);

const LETTER: Label = Label::constant("văn bản đề nghị của cấp xã", "commune's letter of request");
const NUMBER: Label = Label::constant("số văn bản", "a number");
const DAY: Label = Label::constant("ngày ban hành", "a day of issue");
const SIGNATURE: Label = Label::constant("chữ ký, dấu", "signature and seal");
const SIGNER: Label = Label::constant("tên người ký", "the name of the signer");
const SIGNED: Label = Label::constant("ngày ký", "the day of signing");

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let Some(part) = case.commune() else { return };
    for (path, lacking) in part.letter.iter().flat_map(lacks) {
        let values = vec![("paper", LETTER.into()), ("part", lacking.into())];
        findings.add(format!("commune.letter.{path}"), values);
    }
    let kind = FormKind::CommuneReport;
    let Some(report) = case.dossier.forms.get(&kind) else {
        return;
    };
    let mut add = |path, lacking: Label| {
        let values = vec![("paper", kind.label().into()), ("part", lacking.into())];
        findings.add(path, values);
    };
    match &report.signature {
        None => add("forms.commune-report.signature", SIGNATURE),
        Some(signature) => {
            if said(&signature.by).is_none() {
                add("forms.commune-report.signature.by", SIGNER);
            }
            if signature.on.is_none() {
                add("forms.commune-report.signature.on", SIGNED);
            }
        }
    }
}

/// What a paper lacks: the member, and its name.
pub(super) fn lacks(paper: &Paper) -> impl Iterator<Item = (&'static str, Label)> {
    let number = said(&paper.number).is_none().then_some(("number", NUMBER));
    let day = paper.issued.is_none().then_some(("issued", DAY));
    let signature = (!paper.signed).then_some(("signed", SIGNATURE));
    [number, day, signature].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use crate::dossier::{FormKind, Paper, Stage};
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
                    "The commune's letter of request lacks a day of issue",
                ),
                (
                    "commune.letter.number",
                    "Văn bản đề nghị của cấp xã chưa có số văn bản",
                    "The commune's letter of request lacks a number",
                ),
                (
                    "commune.letter.signed",
                    "Văn bản đề nghị của cấp xã chưa có chữ ký, dấu",
                    "The commune's letter of request lacks signature and seal",
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
                    "The commune's report lacks the day of signing",
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
