//! A document that expired before the reference date.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::due;

pub(crate) const RULE: Rule = Rule {
    name: "expired-document",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::ReEvaluation,
    checks: Label::constant(
        "Giấy tờ có thời hạn còn giá trị vào ngày nộp hồ sơ",
        "Documents with a term are valid on the filing date",
    ),
    why: Label::constant(
        "Giấy tờ hết hạn không được dùng làm minh chứng cho mức điểm",
        "An expired document proves no level",
    ),
    message: Label::constant(
        "{paper} đã hết hạn ngày {until}, không còn giá trị vào ngày {day}",
        "the validity of the {paper} ended on {until}, before {day}",
    ),
    repair: Label::constant("{renewal} và nộp vào hồ sơ", "{renewal} and submit it"),
    example: Label::constant(
        "Giấy chứng nhận an toàn thực phẩm hết hạn một tháng trước khi nộp",
        "A food-safety certificate that expired a month before filing",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document, day, until, newer) in due::expired(examination) {
        // `superseded-document` notes it.
        if newer.is_some() {
            continue;
        }
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("until", until.into()),
            ("day", day.into()),
        ];
        let path = format!("documents.{name}.valid_until");
        findings.add_at_risk(path, values, examination.risk_without(name));
        if !document.kind.is_legal() {
            findings.rest_on(Basis::Practice);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, day, finds};

    #[test]
    fn a_paper_is_valid_on_its_last_day_and_not_after() {
        let mut dossier = clean();
        let filed = dossier.steps.filed.unwrap();
        let paper = dossier.documents.get_mut("an-toan-thuc-pham").unwrap();
        paper.valid_until = Some(filed);
        finds("expired-document", &dossier, &[]);

        let paper = dossier.documents.get_mut("an-toan-thuc-pham").unwrap();
        paper.valid_until = Some(day(2026, 9, 13));
        finds(
            "expired-document",
            &dossier,
            &[(
                "documents.an-toan-thuc-pham.valid_until",
                "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm số GD-ATTP-0042 ngày 10/04/2025 đã hết hạn ngày 13/09/2026, không còn giá trị vào ngày 14/09/2026",
                "The validity of the food-safety eligibility certificate no. GD-ATTP-0042 of 2025-04-10 ended on 2026-09-13, before 2026-09-14",
            )],
        );
    }
}
