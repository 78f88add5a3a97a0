//! A trademark certificate with a longer term than a registration has: 10 years from the application.

use alloc::format;
use alloc::vec;

use ocop_core::{Date, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "trademark-term-too-long",
    stage: Stage::Applicant,
    topic: Topic::Documents,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Nhãn hiệu có hiệu lực không quá 10 năm kể từ ngày nộp đơn, trừ khi đã gia hạn",
        "A trademark runs at most 10 years from its application, unless it is renewed",
    ),
    why: Label::constant(
        "Thời hạn 10 năm tính từ ngày nộp đơn nên hết trước khi đủ 10 năm kể từ ngày cấp",
        "The 10 years begin with the application, so they end within 10 years of the issue",
    ),
    message: Label::constant(
        "{paper} ghi hiệu lực đến ngày {until}, dài hơn thời hạn 10 năm",
        "the last valid day of the {paper} is given as {until}, beyond its term of 10 years",
    ),
    repair: Label::constant(
        "ghi ngày hết hiệu lực của {document} theo bản chính; nếu đã gia hạn thì nộp quyết định gia hạn",
        "enter the expiry date of the {document} from the original; if it was renewed, submit the decision",
    ),
    example: Label::constant(
        "Giấy chứng nhận cấp năm 2023 ghi hiệu lực đến năm 2043",
        "A certificate of 2023 is said to be valid until 2043",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    for (name, document) in examination.documents(DocumentKind::TrademarkCertificate) {
        let (Some(issued), Some(until)) = (document.issued, document.valid_until) else {
            continue;
        };
        if until <= years_after(issued, 10) || may_be_renewed(issued, until, examination.day) {
            continue;
        }
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("issued", issued.into()),
            ("until", until.into()),
        ];
        findings.add(format!("documents.{name}.valid_until"), values);
    }
}

/// Whether a longer term may come from a renewal. A mark can be renewed only in the last months of its
/// term, of which the registration itself takes a part: not before five years after its issue, and never
/// for more than 11 years ahead.
fn may_be_renewed(issued: Date, until: Date, day: Option<Date>) -> bool {
    day.is_none_or(|day| years_after(issued, 5) <= day && until <= years_after(day, 11))
}

/// The same day some years later; of 29 February, the last of that month.
fn years_after(day: Date, years: i16) -> Date {
    let year = day.year().saturating_add(years);
    let same = Date::new(year, day.month(), day.day());
    same.or_else(|_| Date::new(year, 2, 28)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, day, finds, paper};

    #[test]
    fn a_mark_runs_ten_years_from_its_application() {
        let mut dossier = clean();
        finds("trademark-term-too-long", &dossier, &[]);
        // Filed on 14/09/2026.
        for (issued, until, wrong) in [
            (day(2023, 11, 20), day(2033, 11, 20), false),
            (day(2023, 11, 20), day(2033, 11, 21), true),
            (day(2024, 2, 29), day(2034, 2, 28), false),
            (day(2024, 2, 29), day(2034, 3, 1), true),
            // Renewed, or too early to be so, or too far ahead.
            (day(2017, 5, 4), day(2036, 1, 5), false),
            (day(2021, 9, 14), day(2032, 1, 5), false),
            (day(2021, 9, 15), day(2032, 1, 5), true),
            (day(2010, 5, 4), day(2040, 1, 5), true),
        ] {
            let mark = paper(&mut dossier, "nhan-hieu");
            (mark.issued, mark.valid_until) = (Some(issued), Some(until));
            let found = costs("trademark-term-too-long", &dossier).len();
            assert_eq!(found, usize::from(wrong), "{issued} to {until}");
        }
        let mark = paper(&mut dossier, "nhan-hieu");
        (mark.issued, mark.valid_until) = (Some(day(2023, 11, 20)), Some(day(2043, 6, 10)));
        finds(
            "trademark-term-too-long",
            &dossier,
            &[(
                "documents.nhan-hieu.valid_until",
                "Giấy chứng nhận đăng ký nhãn hiệu số GD-NH-400123 ngày 20/11/2023 ghi hiệu lực đến ngày 10/06/2043, dài hơn thời hạn 10 năm",
                "The last valid day of the trademark certificate no. GD-NH-400123 of 2023-11-20 is given as 2043-06-10, beyond its term of 10 years",
            )],
        );
    }

    #[test]
    fn without_both_days_there_is_nothing_to_compare() {
        let mut dossier = clean();
        paper(&mut dossier, "nhan-hieu").issued = None;
        finds("trademark-term-too-long", &dossier, &[]);
    }
}
