//! A document that was issued after the reference date.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::model::document_kind::DocumentKind;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "not-yet-issued-document",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ được cấp chậm nhất vào ngày nộp hồ sơ, hoặc ngày hoàn thiện hồ sơ nếu đã bổ sung",
        "Documents are issued on or before the filing date, or the day on which the dossier was complete",
    ),
    why: Label::constant(
        "Hồ sơ được bổ sung theo yêu cầu thì giấy tờ có sau ngày nộp vẫn được tính; cấp sau ngày hoàn thiện thì không",
        "An office may ask for documents after the filing. One that is issued after the dossier was complete proves no level",
    ),
    message: Label::constant(
        "{paper} chưa có tại ngày xét giấy tờ ({day})",
        "the date of the {paper} is after the reference date ({day})",
    ),
    repair: Label::constant(
        "kiểm tra lại ngày cấp; nếu ngày cấp đúng và giấy tờ được nộp bổ sung theo yêu cầu thì ghi ngày hoàn thiện hồ sơ",
        "check the date of issue. If it is correct and the document was added on request, enter the date on which the dossier was completed",
    ),
    example: Label::constant(
        "Phiếu kết quả kiểm nghiệm có ngày sau ngày nộp hồ sơ",
        "A test report dated after the filing",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(day) = examination.issued_by else {
        return;
    };
    let registered = examination.dossier.applicant.registration.as_ref();
    let registered = registered.and_then(|registration| registration.issued);
    for (name, document) in examination.with(Sign::IssuedLater) {
        let Some(issued) = document.issued else {
            continue;
        };
        // `registered-after-filing` and `term-ends-before-it-begins` report these.
        let own = document.kind == DocumentKind::BusinessRegistration && registered == Some(issued);
        if own || document.valid_until.is_some_and(|until| until < issued) {
            continue;
        }
        let values = vec![
            ("document", document.kind.words().into()),
            ("name", examination.document(name)),
            ("issued", issued.into()),
            ("day", day.into()),
        ];
        let path = format!("documents.{name}.issued");
        findings.add_at_risk(path, values, examination.risk_without(name));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::settings::Settings;
    use crate::testing::{clean, costs, costs_under, day, finds, finds_under, paper};

    #[test]
    fn a_paper_may_be_of_the_day_of_filing_and_not_of_the_next() {
        let mut dossier = clean();
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2026, 9, 14));
        finds("not-yet-issued-document", &dossier, &[]);

        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2026, 9, 15));
        finds(
            "not-yet-issued-document",
            &dossier,
            &[(
                "documents.kiem-nghiem.issued",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/09/2026 chưa có tại ngày xét giấy tờ (14/09/2026)",
                "The date of the test report no. KN-2026-0715 of 2026-09-15 is after the reference date (2026-09-14)",
            )],
        );
        assert_eq!(
            costs("not-yet-issued-document", &dossier),
            ["7: 3 → 1, 9: 2 → 0, 75 → 68, 4★ → 2★"]
        );
    }

    #[test]
    fn a_paper_added_on_request_is_issued_before_the_dossier_is_complete() {
        let mut dossier = clean();
        dossier.steps.completed = Some(day(2026, 9, 20));
        for issued in [day(2026, 9, 18), day(2026, 9, 20)] {
            paper(&mut dossier, "kiem-nghiem").issued = Some(issued);
            finds("not-yet-issued-document", &dossier, &[]);
            let report = crate::check(&dossier, &Settings::default());
            assert_eq!(report.supported(), report.claimed());
        }
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2026, 9, 21));
        finds(
            "not-yet-issued-document",
            &dossier,
            &[(
                "documents.kiem-nghiem.issued",
                "Phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 21/09/2026 chưa có tại ngày xét giấy tờ (20/09/2026)",
                "The date of the test report no. KN-2026-0715 of 2026-09-21 is after the reference date (2026-09-20)",
            )],
        );
        // A day before the filing moves nothing.
        dossier.steps.completed = Some(day(2026, 9, 10));
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2026, 9, 14));
        finds("not-yet-issued-document", &dossier, &[]);
    }

    #[test]
    fn without_a_day_of_filing_the_day_of_the_check_counts() {
        let mut dossier = clean();
        dossier.steps.filed = None;
        paper(&mut dossier, "kiem-nghiem").issued = Some(day(2026, 9, 15));
        finds("not-yet-issued-document", &dossier, &[]);
        let settings = Settings::default().on(day(2026, 9, 15));
        finds_under(&settings, "not-yet-issued-document", &dossier, &[]);
        let settings = Settings::default().on(day(2026, 9, 14));
        assert_eq!(
            costs_under(&settings, "not-yet-issued-document", &dossier).len(),
            1
        );
    }

    #[test]
    fn what_other_rules_report_is_reported_once() {
        let mut dossier = clean();
        let after = day(2026, 9, 15);
        // A term that ends before it begins.
        paper(&mut dossier, "vietgap").issued = Some(day(2027, 10, 1));
        // The registration, with the date that the applicant states.
        paper(&mut dossier, "dang-ky-kinh-doanh").issued = Some(after);
        dossier.applicant.registration.as_mut().unwrap().issued = Some(after);
        finds("not-yet-issued-document", &dossier, &[]);
        assert_eq!(costs("registered-after-filing", &dossier).len(), 1);
        assert_eq!(costs("term-ends-before-it-begins", &dossier).len(), 1);
    }
}
