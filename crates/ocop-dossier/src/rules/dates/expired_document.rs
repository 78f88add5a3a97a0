//! A document that ran out before the day that counts.

use alloc::format;
use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "expired-document",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 6", "Art. 6")]),
    checks: Label::constant(
        "Giấy tờ có thời hạn còn giá trị vào ngày nộp hồ sơ",
        "Papers with a term are valid on the day of filing",
    ),
    why: Label::constant(
        "Giấy hết hạn không chứng minh được gì cho mức điểm",
        "A paper that has run out proves no level",
    ),
    message: Label::constant(
        "{document} “{name}” hết hạn ngày {until}, trước ngày {day}",
        "the {document} “{name}” ran out on {until}, before {day}",
    ),
    repair: Label::constant(
        "gia hạn hoặc xin cấp lại {document} rồi thay bản cũ",
        "renew the {document} and replace the copy",
    ),
    example: Label::constant(
        "Giấy chứng nhận an toàn thực phẩm hết hạn một tháng trước khi nộp",
        "A food-safety certificate that ran out a month before filing",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(day) = examination.day else { return };
    for (name, document) in &examination.dossier.documents {
        let Some(until) = document.valid_until.filter(|&until| until < day) else {
            continue;
        };
        // A term that ends before it begins is a slip of the pen, told as such.
        if document.issued.is_some_and(|issued| until < issued) {
            continue;
        }
        let values = vec![
            ("document", document.kind.label().into()),
            ("name", name.into()),
            ("until", until.into()),
            ("day", day.into()),
        ];
        let path = format!("documents.{name}.valid_until");
        findings.add_at_risk(path, values, examination.risk_without(name));
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
                "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm “an-toan-thuc-pham” hết hạn ngày 13/09/2026, trước ngày 14/09/2026",
                "The food-safety eligibility certificate “an-toan-thuc-pham” ran out on 2026-09-13, before 2026-09-14",
            )],
        );
    }
}
