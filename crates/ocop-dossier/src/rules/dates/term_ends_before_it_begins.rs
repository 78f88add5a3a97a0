//! A document that expires before its date of issue.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "term-ends-before-it-begins",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ hết hạn sau ngày cấp",
        "Documents expire after their date of issue",
    ),
    why: Label::constant(
        "Một trong hai ngày ghi sai, nên chưa xác định được giấy tờ còn giá trị không",
        "One of the two dates is wrong, so it is unknown whether the document is valid",
    ),
    message: Label::constant(
        "{paper} ghi ngày hết hạn {until}, trước cả ngày cấp",
        "the validity of the {paper} ends on {until}, before the date of issue",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính và sửa ngày ghi sai",
        "compare it with the original and correct the wrong date",
    ),
    example: Label::constant(
        "Ghi nhầm năm hết hạn 2018 thay vì 2028",
        "The year of expiry is written as 2018 instead of 2028",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.with(Sign::EndsFirst) {
        let (Some(issued), Some(until)) = (document.issued, document.valid_until) else {
            continue;
        };
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("issued", issued.into()),
            ("until", until.into()),
        ];
        let path = format!("documents.{name}.valid_until");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, day, finds, paper};

    #[test]
    fn a_term_of_one_day_is_one_and_none_ends_before_it_begins() {
        let mut dossier = clean();
        paper(&mut dossier, "vietgap").valid_until = Some(day(2025, 10, 1));
        finds("term-ends-before-it-begins", &dossier, &[]);

        paper(&mut dossier, "vietgap").valid_until = Some(day(2025, 9, 30));
        finds(
            "term-ends-before-it-begins",
            &dossier,
            &[(
                "documents.vietgap.valid_until",
                "Giấy chứng nhận vùng nguyên liệu, vùng sản xuất TCVN 11041:2017 (hữu cơ) số GD-VG-0077 ngày 01/10/2025 ghi ngày hết hạn 30/09/2025, trước cả ngày cấp",
                "The validity of the certificate of the raw-material or production area TCVN 11041:2017 (hữu cơ) no. GD-VG-0077 of 2025-10-01 ends on 2025-09-30, before the date of issue",
            )],
        );
        assert_eq!(
            costs("term-ends-before-it-begins", &dossier),
            ["1.2: 2 → 1, 75 → 74, 4★ → 4★"]
        );
        // It is not reported again as expired.
        finds("expired-document", &dossier, &[]);
    }
}
